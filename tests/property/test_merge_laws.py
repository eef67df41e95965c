"""Merging is a union: grouping, order and repetition do not matter, and nothing is lost or invented."""

from collections.abc import Iterable
from random import Random

from hypothesis import given, settings, strategies as st

import treaty_model as tm
from treaty_model.model import Article, Party, Placed, walk
from treaty_model.parting import by_article
from treaty_model.testing import HIGHEST_ARTICLE, TREATY, reports, several_reports

THREE = several_reports(least=3, most=3)

# What a clause says and where it stands, with one of its references.
Said = tuple[object, ...]


def said(documents: Iterable[tm.Report | tm.Treaty]) -> set[Said]:
    """Everything that documents say, apart from how it is laid out."""
    return {
        (
            placed.article,
            placed.provision and (placed.provision.kind, getattr(placed.provision, "topic", None)),
            placed.event and (placed.event.id, placed.event.kind, placed.event.status),
            placed.clause.kind,
            *(value for name, value in placed.clause if name != "reported_by"),
            id,
        )
        for document in documents
        for placed in walk(document)
        for id in placed.clause.reported_by
    }


def said_alone(placed: Placed) -> Said:
    """What a clause says and where it stands."""
    provision, event = placed.provision, placed.event
    where = placed.article, provision and (provision.kind, getattr(provision, "topic", None)), event and event.id
    return *where, placed.clause.kind, *(value for name, value in placed.clause if name != "reported_by")


@given(THREE, st.randoms(use_true_random=False))
def test_associative_and_commutative_to_the_byte(three: list[tm.Report], random: Random) -> None:
    a, b, c = three
    assert tm.merge([tm.merge([a, b]), c]) == tm.merge([a, tm.merge([b, c])]) == tm.merge(three)
    shuffled = random.sample(three, len(three))
    assert tm.dumps(tm.merge(shuffled)) == tm.dumps(tm.merge(three))


@given(reports())
def test_idempotent(report: tm.Report) -> None:
    once = tm.merge([report])
    assert tm.merge([once]) == tm.merge([once, once]) == tm.merge([report, report]) == once


def a_document_taken_again_changes_nothing(some: list[tm.Report], _: int) -> None:
    treaty = tm.merge(some)
    assert tm.merge([treaty, *some, treaty]) == treaty


def nothing_is_lost_and_nothing_is_invented(some: list[tm.Report], _: int) -> None:
    treaty = tm.merge(some)
    assert said([treaty]) == said(some)
    assert {passage for source in treaty.sources for passage in source.passages} == {
        passage for report in some for passage in report.source.passages
    }
    assert len(treaty.claims()) == len(said([treaty]))


def equal_clauses_stand_once(some: list[tm.Report], _: int) -> None:
    treaty = tm.merge(some)
    clauses = [
        (id(placed.container), type(placed.clause), placed.clause.model_copy(update={"reported_by": ()}))
        for placed in walk(treaty)
    ]
    assert len(set(clauses)) == len(clauses)


def a_further_report_lowers_nobodys_support(some: list[tm.Report], _: int) -> None:
    before, after = tm.merge(some[:-1]), tm.merge(some)
    support = {said_by[:-1]: 0 for said_by in said([before])}
    for document, step in ((before, -1), (after, 1)):
        for said_by in said([document]):
            if said_by[:-1] in support:
                support[said_by[:-1]] += step
    assert min(support.values(), default=0) >= 0


def a_further_report_lowers_no_number_of_documents_or_origins(some: list[tm.Report], _: int) -> None:
    before, after = tm.merge(some[:-1]), tm.merge(some)
    now = {said_alone(placed): after.support(placed.clause) for placed in walk(after)}
    for placed in walk(before):
        documents, origins = before.support(placed.clause)
        assert now[said_alone(placed)].documents >= documents
        assert now[said_alone(placed)].origins >= origins


FRAME = tm.Treaty(
    format_version=tm.FORMAT_VERSION,
    id=TREATY,
    parties=tuple(Party(id=id) for id in ("ruritania", "sylvania")),
    articles=tuple(Article(number=number) for number in range(1, HIGHEST_ARTICLE + 1)),
)


def what_is_taken_out_was_never_there(some: list[tm.Report], number: int) -> None:
    out = some[number % len(some)]
    rest = [report for report in some if report is not out]
    assert tm.without(tm.merge([FRAME, *some]), out.source.id) == tm.merge([FRAME, *rest])


def what_was_taken_apart_makes_the_treaty_again(some: list[tm.Report], _: int) -> None:
    treaty = tm.merge([FRAME, *some])
    frame, reports = tm.apart(treaty)
    assert frame == FRAME
    assert tm.merge([frame, *reports]) == treaty
    assert [report.source.id for report in reports] == sorted(report.source.id for report in some)
    for report in reports:
        (told,) = [one for one in some if one.source.id == report.source.id]
        assert tm.merge([frame, report]) == tm.merge([frame, told])
        assert tm.apart(tm.merge([told]))[1] == (report,)  # whatever the others say
        assert tm.loads(tm.dumps(report)) == report


def the_articles_and_what_stands_in_none_make_the_treaty_again(some: list[tm.Report], _: int) -> None:
    treaty = tm.merge([FRAME, *some])
    excerpts, outside = by_article(treaty)
    assert tm.merge([*excerpts, outside]) == treaty
    assert [excerpt.articles[n] for n, excerpt in enumerate(excerpts)] == list(treaty.articles)
    for document in (*excerpts, outside):
        assert tm.loads(tm.dumps(document)) == document
        assert [article.number for article in document.articles] == [article.number for article in treaty.articles]
    for excerpt in excerpts:
        needed = {id for placed in walk(excerpt) for id in placed.clause.reported_by}
        assert {passage.id for source in excerpt.sources for passage in source.passages} == needed
        assert len([article for article in excerpt.articles if article.provisions]) <= 1


def a_report_that_is_there_already_adds_nothing(some: list[tm.Report], number: int) -> None:
    treaty = tm.merge(some)
    for comparison in tm.compare(treaty, some[number % len(some)]):
        assert comparison.verdict == "confirms"
        assert comparison.before == comparison.after


def every_clause_of_a_report_is_compared_once(some: list[tm.Report], _: int) -> None:
    *others, report = some
    treaty = tm.merge(others)
    found = tm.compare(treaty, report)
    assert [comparison.placed for comparison in found] == list(walk(report))
    known = {said_alone(placed) for placed in walk(treaty)}
    for comparison in found:
        assert (comparison.verdict == "confirms") is (said_alone(comparison.placed) in known)
        assert comparison.verdict != "contradicts" or comparison.others
        assert (comparison.before.documents == 0) is (comparison.verdict != "confirms")
        assert comparison.after >= comparison.before


@settings(max_examples=30)
@given(several_reports())
def test_a_merged_treaty_passes_every_check(some: list[tm.Report]) -> None:
    treaty = tm.merge(some)
    assert tm.loads(tm.dumps(treaty)) == treaty
    numbers = [article.number for article in treaty.articles]
    assert numbers == list(range(1, max([a.number for r in some for a in r.articles], default=0) + 1))


def what_was_read_makes_the_same_treaty_and_a_valid_one(some: list[tm.Report], _: int) -> None:
    treaty = tm.merge([tm.loads(tm.dumps(report)) for report in some])
    assert treaty == tm.merge(some) == tm.Treaty.model_validate(treaty)
    assert tm.merge([tm.loads(tm.dumps(treaty)), *some]) == treaty


# The laws of any reports, and of two and more. They share what is drawn, because drawing takes nearly all of the time.
LAWS_OF_SOME = (
    a_document_taken_again_changes_nothing,
    nothing_is_lost_and_nothing_is_invented,
    equal_clauses_stand_once,
    what_is_taken_out_was_never_there,
    what_was_taken_apart_makes_the_treaty_again,
    the_articles_and_what_stands_in_none_make_the_treaty_again,
    a_report_that_is_there_already_adds_nothing,
    what_was_read_makes_the_same_treaty_and_a_valid_one,
)
LAWS_OF_SEVERAL = (
    a_further_report_lowers_nobodys_support,
    a_further_report_lowers_no_number_of_documents_or_origins,
    every_clause_of_a_report_is_compared_once,
)


@given(several_reports(least=2), st.integers(0, 2))
def test_laws(some: list[tm.Report], number: int) -> None:
    for law in LAWS_OF_SOME:
        law(some, number)
        law(some[:1], number)
    for law in LAWS_OF_SEVERAL:
        law(some, number)
