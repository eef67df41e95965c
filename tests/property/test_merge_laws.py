"""Merging is a union: grouping, order and repetition do not matter, and nothing is lost or invented."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import treaty_model as tm
from treaty_model.model import Article, LocatedClause, Party, iter_clauses
from treaty_model.model.placements import Naming, named_articles
from treaty_model.model.source import independent_origins
from treaty_model.model.support import OriginCount
from treaty_model.reports.merging import union_of
from treaty_model.reports.splitting import by_article
from treaty_model.testing import HIGHEST_ARTICLE, TREATY, frames, several_reports

# What a clause says, with one of its references.
Said = tuple[object, ...]


def said(documents: Iterable[tm.Report | tm.Treaty]) -> set[Said]:
    """Everything that documents say, apart from how it is laid out and where provisions stand."""
    return {
        (
            placed.provision and (placed.provision.kind, getattr(placed.provision, "topic", None)),
            placed.event and (placed.event.id, placed.event.kind, placed.event.status),
            placed.clause.kind,
            *(value for name, value in placed.clause if name != "reported_by"),
            id,
        )
        for document in documents
        for placed in iter_clauses(document)
        for id in placed.clause.reported_by
    }


def said_alone(placed: LocatedClause) -> Said:
    """What a clause says, wherever it stands."""
    provision, event = placed.provision, placed.event
    where = provision and (provision.kind, getattr(provision, "topic", None)), event and event.id
    return *where, placed.clause.kind, *(value for name, value in placed.clause if name != "reported_by")


# A provision, a clause of it, a passage that reports that, and an article under which it stands, or None.
Standing = set[tuple[str, Said, str, int | None]]


def standing(document: tm.Report | tm.Treaty) -> Standing:
    """Under which articles each passage's part of each provision stands."""
    return {
        (placed.provision.label, said_alone(placed), id, placed.article)
        for placed in iter_clauses(document)
        if placed.provision
        for id in placed.clause.reported_by
    }


def computed(reports: Iterable[tm.Report], frame: tm.Treaty | None = None) -> Standing:
    """Where everything stands by the rules, one after the other: slowly, and in words of their own."""
    reports = list(reports)
    last = (frame and frame.last_article) or 9999
    names = {p.id: p.names_articles for report in reports for p in report.source.passages}
    origin_of = independent_origins(report.source for report in reports)
    once = {p.label: p.once for r in reports for p in (*r.unplaced, *(p for a in r.articles for p in a.provisions))}
    placed: Standing = set()
    loose: Standing = set()
    for report in reports:
        for label, clause, id, article in standing(report):
            if article is not None and article <= last:
                placed.add((label, clause, id, article))
            elif once[label] and len(names[id]) == 1 and names[id][0] <= last:
                placed.add((label, clause, id, names[id][0]))
            else:
                loose.add((label, clause, id, None))
    found = placed.copy()
    for label, clause, id, _ in loose:
        own: dict[str, set[int]] = {}
        for other, _, passage, article in placed:
            if other == label and article is not None:
                own.setdefault(passage.partition(".")[0], set()).add(article)
        numbers = {n for some in own.values() for n in some}
        votes = {n: len({origin_of[source] for source, some in own.items() if n in some}) for n in numbers}
        most = [n for n, count in votes.items() if count == max(votes.values())]
        candidates = list(own.get(id.partition(".")[0], most)) if once[label] and not names[id] else []
        found.add((label, clause, id, candidates[0] if len(candidates) == 1 else None))
    return found


def provisions_are_placed_by_the_rules(frame: list[tm.Treaty], some: list[tm.Report], _: Random) -> None:
    treaty = union_of([*some, *frame])
    assert standing(treaty) == computed(some, *frame)
    for article in treaty.articles:
        for provision in article.provisions:
            assert Naming(provision, article.number, named_articles(treaty)).passages


def grouping_order_and_repetition_do_not_matter(frame: list[tm.Treaty], some: list[tm.Report], random: Random) -> None:
    whole = union_of([*frame, *some])
    pile: list[tm.Report | tm.Treaty] = [*frame, *some, *random.sample(some, random.randint(0, len(some)))]
    while len(pile) > 1:
        random.shuffle(pile)
        count = random.randint(2, len(pile))
        taken, pile = pile[:count], pile[count:]
        part = union_of(taken)
        if random.random() < 0.3:
            part = tm.without_source(union_of([part, *some]), some[0].source.id) if len(some) > 1 else part
        if random.random() < 0.3:
            excerpts, outside = by_article(part)
            part = union_of([*random.sample(excerpts, len(excerpts)), outside])
        pile.append(part)
    assert union_of([*pile, *some]) == whole


def without_a_report_the_others_remain(frame: list[tm.Treaty], some: list[tm.Report], _: Random) -> None:
    whole = union_of([*frame, *some])
    for report in some:
        rest = [other for other in some if other is not report]
        assert tm.without_source(whole, report.source.id) == union_of([*frame, *rest])


def merging_is_associative_and_commutative(frame: list[tm.Treaty], some: list[tm.Report], random: Random) -> None:
    a, b, *rest = some
    whole = union_of([*frame, *some])
    assert union_of([union_of([*frame, a]), union_of([b, *rest])]) == whole
    assert union_of([union_of([a, b]), *rest, *frame]) == whole
    shuffled: list[tm.Report | tm.Treaty] = [*frame, *some]
    random.shuffle(shuffled)
    assert tm.dumps(union_of(shuffled)) == tm.dumps(whole)


def merging_is_idempotent(frame: list[tm.Treaty], some: list[tm.Report], _: Random) -> None:
    everything: list[tm.Report | tm.Treaty] = [*frame, *some]
    for few in (everything, everything[-1:]):
        once = union_of(few)
        assert union_of([once]) == union_of([once, once]) == union_of([*few, *few]) == once


LAWS_OF_A_FRAME_AND_REPORTS = (
    merging_is_associative_and_commutative,
    merging_is_idempotent,
    grouping_order_and_repetition_do_not_matter,
    without_a_report_the_others_remain,
    provisions_are_placed_by_the_rules,
)


def require(laws: Iterable[Callable[..., None]], *drawn: Any) -> None:
    """Check laws on the same documents, because drawing them takes nearly all of the time; name the law that fails."""
    for law in laws:
        try:
            law(*drawn)
        except Exception as error:
            error.add_note(f"the law that does not hold: {law.__name__}")
            raise


@settings(max_examples=50)
@given(st.lists(frames(), max_size=1), several_reports(least=2, most=4), st.randoms(use_true_random=False))
def test_laws_of_reports_with_a_frame(frame: list[tm.Treaty], some: list[tm.Report], random: Random) -> None:
    require(LAWS_OF_A_FRAME_AND_REPORTS, frame, some, random)


def merging_a_document_again_changes_nothing(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    assert union_of([treaty, *some, treaty]) == treaty


def nothing_is_lost_and_nothing_is_invented(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    assert said([treaty]) == said(some)
    assert {passage for source in treaty.sources for passage in source.passages} == {
        passage for report in some for passage in report.source.passages
    }
    assert {(claim.clause, claim.passage) for claim in treaty.claims()} == {(s[2], s[-1]) for s in said([treaty])}


def equal_clauses_become_one(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    clauses = [
        (id(placed.container), type(placed.clause), placed.clause.model_copy(update={"reported_by": ()}))
        for placed in iter_clauses(treaty)
    ]
    assert len(set(clauses)) == len(clauses)


def a_further_report_removes_no_reference(some: list[tm.Report], _: int) -> None:
    before, after = union_of(some[:-1]), union_of(some)
    support = {said_by[:-1]: 0 for said_by in said([before])}
    for document, step in ((before, -1), (after, 1)):
        for said_by in said([document]):
            if said_by[:-1] in support:
                support[said_by[:-1]] += step
    assert min(support.values(), default=0) >= 0


def a_further_report_lowers_no_number_of_documents_or_origins(some: list[tm.Report], _: int) -> None:
    """Of what is said, wherever it stands: a further report can draw a part of it to another article."""
    counts = []
    for documents in (some[:-1], some):
        passages: dict[Said, list[str]] = {}
        for placed in iter_clauses(union_of(documents)):
            passages.setdefault(said_alone(placed), []).extend(placed.clause.reported_by)
        origin_of = independent_origins(report.source for report in some)
        counts.append({what: OriginCount.of(ids, origin_of) for what, ids in passages.items()})
    before, after = counts
    for what, support in before.items():
        assert after[what].documents >= support.documents
        assert after[what].origins >= support.origins


def support_has_bounds(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    for placed in iter_clauses(treaty):
        support = treaty.support(placed.clause)
        assert support.documents <= support.or_more.documents <= len(some)
        assert 1 <= support.origins <= support.documents
        assert support.origins <= support.or_more.origins <= support.or_more.documents


FRAME = tm.Treaty(
    format_version=tm.FORMAT_VERSION,
    id=TREATY,
    parties=tuple(Party(id=id) for id in ("ruritania", "sylvania")),
    articles=tuple(Article(number=number) for number in range(1, HIGHEST_ARTICLE + 1)),
)


def without_a_source_nothing_of_it_remains(some: list[tm.Report], number: int) -> None:
    out = some[number % len(some)]
    rest = [report for report in some if report is not out]
    assert tm.without_source(union_of([FRAME, *some]), out.source.id) == union_of([FRAME, *rest])


def split_and_merge_give_the_same_treaty(some: list[tm.Report], _: int) -> None:
    treaty = union_of([FRAME, *some])
    frame, reports = tm.split(treaty)
    assert frame == FRAME
    assert union_of([frame, *reports]) == treaty
    assert [report.source.id for report in reports] == sorted(report.source.id for report in some)
    for report in reports:
        (told,) = [one for one in some if one.source.id == report.source.id]
        assert union_of([frame, report]) == union_of([frame, told])
        assert tm.split(union_of([told]))[1] == (report,)  # whatever the others say
        assert tm.loads(tm.dumps(report)) == report


def excerpts_by_article_merge_to_the_same_treaty(some: list[tm.Report], _: int) -> None:
    treaty = union_of([FRAME, *some])
    excerpts, outside = by_article(treaty)
    assert union_of([*excerpts, outside]) == treaty
    assert [excerpt.articles[n] for n, excerpt in enumerate(excerpts)] == list(treaty.articles)
    for document in (*excerpts, outside):
        assert tm.loads(tm.dumps(document)) == document
        assert [article.number for article in document.articles] == [article.number for article in treaty.articles]
    for excerpt in excerpts:
        needed = {id for placed in iter_clauses(excerpt) for id in placed.clause.reported_by}
        assert {passage.id for source in excerpt.sources for passage in source.passages} == needed
        assert len([article for article in excerpt.articles if article.provisions]) <= 1


def a_report_of_the_treaty_adds_nothing(some: list[tm.Report], number: int) -> None:
    treaty = union_of(some)
    for comparison in tm.compare(treaty, some[number % len(some)]):
        assert comparison.verdict == "confirms"
        assert comparison.before == comparison.after


def every_clause_of_a_report_is_compared_in_its_place(some: list[tm.Report], _: int) -> None:
    *others, report = some
    treaty = union_of(others)
    found = tm.compare(treaty, report)
    assert list(dict.fromkeys(comparison.placed.pointer for comparison in found)) == [
        p.pointer for p in iter_clauses(report)
    ]
    known = {(said_alone(placed), id) for placed in iter_clauses(treaty) for id in placed.clause.reported_by}
    together = list(iter_clauses(union_of([treaty, report])))
    for comparison in found:
        what, own = said_alone(comparison.placed), set(comparison.placed.clause.reported_by)
        stands = [p for p in together if said_alone(p) == what and own & set(p.clause.reported_by)]
        assert {p.article for p in stands} <= {c.article for c in found if said_alone(c.placed) == what}
        (merged,) = [p.clause for p in stands if p.article == comparison.article]
        joined = any((what, other) in known for other in merged.reported_by)
        assert (comparison.verdict == "confirms") is joined
        assert comparison.verdict != "contradicts" or comparison.others
        assert (comparison.before.documents == 0) is (comparison.verdict != "confirms")


@settings(max_examples=30)
@given(several_reports())
def test_a_merged_treaty_passes_every_check(some: list[tm.Report]) -> None:
    treaty = union_of(some)
    assert tm.loads(tm.dumps(treaty)) == treaty
    numbers = [article.number for article in treaty.articles]
    assert numbers == list(range(1, len(numbers) + 1))
    listed = [article.number for report in some for article in report.articles if article.provisions]
    assert max(listed, default=0) <= len(numbers)  # what a passage names may be drawn further


def documents_that_were_read_merge_to_the_same_treaty(some: list[tm.Report], _: int) -> None:
    treaty = union_of([tm.loads(tm.dumps(report)) for report in some])
    assert treaty == union_of(some) == tm.Treaty.model_validate(treaty)
    assert union_of([tm.loads(tm.dumps(treaty)), *some]) == treaty


LAWS_OF_ONE_AND_MORE = (
    merging_a_document_again_changes_nothing,
    nothing_is_lost_and_nothing_is_invented,
    equal_clauses_become_one,
    support_has_bounds,
    without_a_source_nothing_of_it_remains,
    split_and_merge_give_the_same_treaty,
    excerpts_by_article_merge_to_the_same_treaty,
    a_report_of_the_treaty_adds_nothing,
    documents_that_were_read_merge_to_the_same_treaty,
)
LAWS_OF_TWO_AND_MORE = (
    a_further_report_removes_no_reference,
    a_further_report_lowers_no_number_of_documents_or_origins,
    every_clause_of_a_report_is_compared_in_its_place,
)


@settings(max_examples=50)
@given(several_reports(least=2), st.integers(0, 2))
def test_laws_of_reports(some: list[tm.Report], number: int) -> None:
    require(LAWS_OF_ONE_AND_MORE, some, number)
    require(LAWS_OF_ONE_AND_MORE, some[:1], number)
    require(LAWS_OF_TWO_AND_MORE, some, number)


def test_a_law_that_fails_is_named() -> None:
    def nothing_is_ever_equal(_: int) -> None:
        raise AssertionError

    with pytest.raises(AssertionError) as failed:
        require([nothing_is_ever_equal], 1)
    assert failed.value.__notes__ == ["the law that does not hold: nothing_is_ever_equal"]
