"""Merging is a union: grouping, order and repetition do not matter, and nothing is lost or invented."""

from collections.abc import Iterable
from random import Random

from hypothesis import given, settings, strategies as st

import treaty_model as tm
from treaty_model.model import Article, LocatedClause, Party, iter_clauses
from treaty_model.model.placements import Naming, names_of
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


def provisions_stand_where_the_rules_put_them(frame: list[tm.Treaty], some: list[tm.Report], _: Random) -> None:
    treaty = union_of([*some, *frame])
    assert standing(treaty) == computed(some, *frame)
    for article in treaty.articles:
        for provision in article.provisions:
            assert Naming(provision, article.number, names_of(treaty)).passages


def in_any_grouping_order_and_number_of_times(frame: list[tm.Treaty], some: list[tm.Report], random: Random) -> None:
    whole = union_of([*frame, *some])
    pile: list[tm.Report | tm.Treaty] = [*frame, *some, *random.sample(some, random.randint(0, len(some)))]
    while len(pile) > 1:
        random.shuffle(pile)
        count = random.randint(2, len(pile))
        taken, pile = pile[:count], pile[count:]
        part = union_of(taken)
        if random.random() < 0.3:
            part = tm.without(union_of([part, *some]), some[0].source.id) if len(some) > 1 else part
        if random.random() < 0.3:
            excerpts, outside = by_article(part)
            part = union_of([*random.sample(excerpts, len(excerpts)), outside])
        pile.append(part)
    assert union_of([*pile, *some]) == whole


def taking_a_report_out_moves_things_back(frame: list[tm.Treaty], some: list[tm.Report], _: Random) -> None:
    whole = union_of([*frame, *some])
    for report in some:
        rest = [other for other in some if other is not report]
        assert tm.without(whole, report.source.id) == union_of([*frame, *rest])


def associative_and_commutative_to_the_byte(frame: list[tm.Treaty], some: list[tm.Report], random: Random) -> None:
    a, b, *rest = some
    whole = union_of([*frame, *some])
    assert union_of([union_of([*frame, a]), union_of([b, *rest])]) == whole
    assert union_of([union_of([a, b]), *rest, *frame]) == whole
    shuffled: list[tm.Report | tm.Treaty] = [*frame, *some]
    random.shuffle(shuffled)
    assert tm.dumps(union_of(shuffled)) == tm.dumps(whole)


def idempotent(frame: list[tm.Treaty], some: list[tm.Report], _: Random) -> None:
    everything: list[tm.Report | tm.Treaty] = [*frame, *some]
    for few in (everything, everything[-1:]):
        once = union_of(few)
        assert union_of([once]) == union_of([once, once]) == union_of([*few, *few]) == once


LAWS_OF_FRAMES = (
    associative_and_commutative_to_the_byte,
    idempotent,
    in_any_grouping_order_and_number_of_times,
    taking_a_report_out_moves_things_back,
    provisions_stand_where_the_rules_put_them,
)


# The laws share what is drawn, because drawing takes nearly all of the time.
@given(st.lists(frames(), max_size=1), several_reports(least=2, most=4), st.randoms(use_true_random=False))
def test_laws_of_reports_with_a_frame(frame: list[tm.Treaty], some: list[tm.Report], random: Random) -> None:
    for law in LAWS_OF_FRAMES:
        law(frame, some, random)


def a_document_taken_again_changes_nothing(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    assert union_of([treaty, *some, treaty]) == treaty


def nothing_is_lost_and_nothing_is_invented(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    assert said([treaty]) == said(some)
    assert {passage for source in treaty.sources for passage in source.passages} == {
        passage for report in some for passage in report.source.passages
    }
    assert {(claim.clause, claim.passage) for claim in treaty.claims()} == {(s[2], s[-1]) for s in said([treaty])}


def equal_clauses_stand_once(some: list[tm.Report], _: int) -> None:
    treaty = union_of(some)
    clauses = [
        (id(placed.container), type(placed.clause), placed.clause.model_copy(update={"reported_by": ()}))
        for placed in iter_clauses(treaty)
    ]
    assert len(set(clauses)) == len(clauses)


def a_further_report_lowers_nobodys_support(some: list[tm.Report], _: int) -> None:
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


def who_says_more_says_this_too(some: list[tm.Report], _: int) -> None:
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


def what_is_taken_out_was_never_there(some: list[tm.Report], number: int) -> None:
    out = some[number % len(some)]
    rest = [report for report in some if report is not out]
    assert tm.without(union_of([FRAME, *some]), out.source.id) == union_of([FRAME, *rest])


def what_was_taken_apart_makes_the_treaty_again(some: list[tm.Report], _: int) -> None:
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


def the_articles_and_what_stands_in_none_make_the_treaty_again(some: list[tm.Report], _: int) -> None:
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


def a_report_that_is_there_already_adds_nothing(some: list[tm.Report], number: int) -> None:
    treaty = union_of(some)
    for comparison in tm.compare(treaty, some[number % len(some)]):
        assert comparison.verdict == "confirms"
        assert comparison.before == comparison.after


def every_clause_of_a_report_is_compared_where_it_stands(some: list[tm.Report], _: int) -> None:
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


def what_was_read_makes_the_same_treaty_and_a_valid_one(some: list[tm.Report], _: int) -> None:
    treaty = union_of([tm.loads(tm.dumps(report)) for report in some])
    assert treaty == union_of(some) == tm.Treaty.model_validate(treaty)
    assert union_of([tm.loads(tm.dumps(treaty)), *some]) == treaty


# The laws of any reports, and of two and more.
LAWS_OF_SOME = (
    a_document_taken_again_changes_nothing,
    nothing_is_lost_and_nothing_is_invented,
    equal_clauses_stand_once,
    who_says_more_says_this_too,
    what_is_taken_out_was_never_there,
    what_was_taken_apart_makes_the_treaty_again,
    the_articles_and_what_stands_in_none_make_the_treaty_again,
    a_report_that_is_there_already_adds_nothing,
    what_was_read_makes_the_same_treaty_and_a_valid_one,
)
LAWS_OF_SEVERAL = (
    a_further_report_lowers_nobodys_support,
    a_further_report_lowers_no_number_of_documents_or_origins,
    every_clause_of_a_report_is_compared_where_it_stands,
)


@given(several_reports(least=2), st.integers(0, 2))
def test_laws(some: list[tm.Report], number: int) -> None:
    for law in LAWS_OF_SOME:
        law(some, number)
        law(some[:1], number)
    for law in LAWS_OF_SEVERAL:
        law(some, number)
