"""A further report beside a treaty: what it confirms, adds, contradicts, or has elsewhere."""

import datetime
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model.cli import main
from treaty_model.model import (
    Article,
    Assistance,
    Duration,
    EntryIntoForce,
    Misplacement,
    MutualAid,
    NumberOfArticles,
    Obligation,
    Occurrence,
    OnDate,
    Period,
    Signing,
    Timing,
    Undertaking,
)
from treaty_model.reports.comparing import Hint

TREATY = tm.merge([FRAME, GAZETTE])


def found(report: tm.Report, treaty: tm.Treaty = TREATY) -> dict[tuple[Any, ...], tm.Comparison]:
    return {(c.placed.article, c.placed.clause.kind, c.placed.clause.summary): c for c in tm.compare(treaty, report)}


def changed(report: tm.Report, **changes: Any) -> tm.Report:
    return report.model_copy(update=changes)


def naming(report: tm.Report, passage: str, *numbers: int) -> tm.Report:
    """The report with a passage that names other articles."""
    passages = [
        p.model_copy(update={"names_articles": numbers}) if p.id == passage else p for p in report.source.passages
    ]
    return changed(report, source=report.source.model_copy(update={"passages": tuple(passages)}))


def test_confirms() -> None:
    comparison = next(c for c in tm.compare(TREATY, KURIER) if c.placed.event and c.placed.event.id == "signing")
    assert comparison.verdict == "confirms"
    assert [support[:3] for support in (comparison.before, comparison.after)] == [(1, 1, False), (2, 1, False)]


def test_contradicts() -> None:
    comparison = found(KURIER)[None, "date", "2031-05-02"]
    assert comparison.verdict == "contradicts"
    assert [(other.summary, other.reported_by) for other in comparison.others] == [("XXXX-05-03", ("gazette.p1",))]
    assert [support[:2] for support in (comparison.before, comparison.after)] == [(0, 0), (1, 1)]


def test_the_best_supported_of_others_comes_first() -> None:
    herald = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald").replace(b"NWA", b"another"))
    third = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"third").replace(b"XXXX-05-03", b"2030"))
    comparison = found(KURIER, tm.merge([TREATY, herald, third]))[None, "date", "2031-05-02"]
    assert [other.summary for other in comparison.others] == ["XXXX-05-03", "2030"]


def test_only_what_it_disagrees_with_is_named() -> None:
    herald = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald").replace(b"XXXX-05-03", b"XXXX-05-02"))
    comparison = found(KURIER, tm.merge([TREATY, herald]))[None, "date", "2031-05-02"]
    assert [other.summary for other in comparison.others] == ["XXXX-05-03"]


def test_a_report_at_odds_with_itself_contradicts_no_treaty() -> None:
    signing = GAZETTE.events[0]
    both = tuple(OnDate(value=value, reported_by=("gazette.p1",)) for value in ("2031-05-01", "2031-05-02"))
    report = changed(GAZETTE, events=(signing.model_copy(update={"clauses": (signing.clauses[0], *both)}),))
    comparisons = found(report, FRAME)
    assert {c.verdict for c in comparisons.values()} == {"adds"}
    assert {c.others for c in comparisons.values()} == {()}


def test_less_that_agrees_is_no_contradiction() -> None:
    less = tm.loads(tm.dumps(KURIER).replace(b"2031-05-02", b"2031-05"))
    assert isinstance(less, tm.Report)
    assert found(less)[None, "date", "2031-05"].verdict == "adds"


def test_elsewhere() -> None:
    comparison = found(KURIER)[3, "timing", "immediate"]
    assert (comparison.verdict, comparison.where) == ("elsewhere", (2,))
    third = tm.loads(tm.dumps(KURIER).replace(b"kurier", b"third").replace(b"nwa", b"another"))
    assert isinstance(third, tm.Report)
    fourth = changed(naming(third, "third.p2"), articles=(), unplaced=third.articles[0].provisions)
    tied = tm.merge([TREATY, KURIER, fourth])  # two articles are named as often, so that nothing is drawn
    assert found(naming(changed(GAZETTE, articles=(KURIER_IN_FIVE,)), "gazette.p3", 5), tied)[
        5, "timing", "immediate"
    ].where == (2, 3, None)


KURIER_IN_FIVE = Article(
    number=5, provisions=(MutualAid(clauses=(Timing(value="immediate", reported_by=("gazette.p3",)),)),)
)


def test_one_passage_that_says_the_same_under_two_articles() -> None:
    both = naming(KURIER, "kurier.p2", 3, 4)
    provisions = KURIER.articles[0].provisions
    both = changed(both, articles=tuple(Article(number=number, provisions=provisions) for number in (3, 4)))
    for number, other in ((3, 4), (4, 3)):
        one = changed(naming(KURIER, "kurier.p2", number), articles=(Article(number=number, provisions=provisions),))
        third = tm.loads(tm.dumps(one).replace(b"kurier", b"third"))
        compared = found(both, tm.merge([FRAME, third]))
        assert compared[number, "timing", "immediate"].verdict == "confirms"
        assert compared[other, "timing", "immediate"][1:3] == ("elsewhere", other)
        assert compared[other, "timing", "immediate"].where == (number,)


def test_a_clause_whose_passages_name_two_articles_is_compared_under_both() -> None:
    aid = MutualAid(clauses=(Timing(value="immediate", reported_by=("kurier.p1", "kurier.p2")),))
    both = changed(naming(naming(KURIER, "kurier.p1", 3), "kurier.p2", 4), articles=(), unplaced=(aid,))
    four = changed(
        naming(KURIER, "kurier.p2", 4), articles=(Article(number=4, provisions=KURIER.articles[0].provisions),)
    )
    treaty = tm.merge([FRAME, tm.loads(tm.dumps(four).replace(b"kurier", b"third"))])
    found = [(c.article, c.verdict, c.where) for c in tm.compare(treaty, both) if c.placed.provision]
    assert found == [(3, "elsewhere", (4,)), (4, "confirms", ())]


def test_what_is_placed_in_the_same_article_confirms() -> None:
    unnamed = changed(naming(KURIER, "kurier.p2"), articles=(), unplaced=KURIER.articles[0].provisions)
    comparison = found(unnamed)[None, "timing", "immediate"]
    assert (comparison.verdict, comparison.before.documents, comparison.after.documents) == ("confirms", 1, 2)
    # And the other way round: the report places what the treaty had under no article.
    comparison = found(GAZETTE, tm.merge([FRAME, unnamed]))[2, "timing", "immediate"]
    assert (comparison.verdict, comparison.before.documents, comparison.after.documents) == ("confirms", 1, 2)


def test_the_same_clause_of_another_kind_of_provision_is_not_elsewhere() -> None:
    other = Undertaking(topic="haste", clauses=(Timing(value="immediate", reported_by=("kurier.p2",)),))
    assert (
        found(changed(KURIER, articles=(Article(number=3, provisions=(other,)),)))[3, "timing", "immediate"].verdict
        == "adds"
    )


def test_adds() -> None:
    assert found(KURIER)[3, "attack", ""].verdict == "adds"
    assert found(KURIER)[None, "title", "Kestrel-Pakt (de)"].verdict == "adds"


def test_what_does_not_fit_is_no_comparison() -> None:
    with pytest.raises(tm.MergeError):
        tm.compare(TREATY, changed(KURIER, treaty="other"))


def test_a_passage_that_names_another_article() -> None:
    aid = MutualAid(clauses=(Assistance(reported_by=("kurier.p1", "kurier.p2")),))
    report = naming(KURIER, "kurier.p1", 4)
    treaty = tm.merge([FRAME, changed(report, articles=(Article(number=4, provisions=(aid,)),))])
    clause = treaty.article(4).provisions[0].clauses[0]
    pointer = "/articles/3/provisions/0/clauses/0/reported_by/1"
    assert treaty.misplacements() == (Misplacement(4, "mutual-aid", clause, "kurier.p2", (3,), pointer),)
    assert tm.merge(DOCUMENTS).misplacements() == ()
    assert tm.merge([FRAME, changed(report, articles=(), unplaced=(aid,))]).misplacements() == ()


def test_no_source_to_take_out() -> None:
    assert tm.without_source(tm.merge([FRAME, GAZETTE, KURIER]), "kurier") == TREATY
    with pytest.raises(LookupError):
        tm.without_source(TREATY, "kurier")


def test_diff(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    aid = MutualAid(clauses=(Assistance(form="military", reported_by=("kurier.p1", "kurier.p2")),))
    report = changed(naming(KURIER, "kurier.p1", 2), articles=(Article(number=2, provisions=(aid,)),))
    tm.write(TREATY, tmp_path / "t.json")
    tm.write(report, tmp_path / "r.json")
    tm.write(changed(report, treaty="other"), tmp_path / "other.json")
    assert main(["diff", str(tmp_path / "t.json"), str(tmp_path / "r.json")]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    words = " ".join(out.split())
    for told in (
        "assistance: military confirms; now 1 origin, 2 reports",
        "date: 2031-05-02 contradicts XXXX-05-03 (gazette)",
        "misplaced: kurier.p2 names article 3; assistance: military stands in article 2",
        "confirms: 2, contradicts: 1, elsewhere: 0, adds: 2",
    ):
        assert told in words
    assert main(["diff", str(tmp_path / "t.json"), str(tmp_path / "other.json")]) == 1
    assert main(["diff", str(tmp_path / "r.json"), str(tmp_path / "t.json")]) == 2
    assert main(["diff", str(tmp_path / "t.json"), str(tmp_path / "t.json")]) == 2
    assert "Traceback" not in capsys.readouterr().err


# --- what changes with a report ---


def noting(report: tm.Report, *events: Any, **more: Any) -> tm.Report:
    return changed(report, events=events, facts=(), **more)


def event(cls: Any, id: str, *clauses: Any, by: str = "kurier.p1", status: str = "done") -> Any:
    return cls(id=id, status=status, clauses=(Occurrence(reported_by=(by,)), *clauses))


def test_a_report_that_changes_nothing() -> None:
    assert tm.changes(tm.merge([FRAME, GAZETTE, KURIER]), KURIER) == tm.Changes((), (), (), (), (), ())


def test_the_state_and_the_days_that_a_report_changes() -> None:
    entry = event(EntryIntoForce, "entry-into-force", OnDate(value="2031-05-04", reported_by=("kurier.p1",)))
    found = tm.changes(TREATY, noting(KURIER, entry))
    told = [
        (str(change.first), str(change.last), change.before, change.after)
        for change in found.states
        if change.after in ("in-force", "unknown")
    ]
    assert told[0] == ("2031-05-04", "2031-05-04", "signed", "in-force")
    assert [(span.event, span.before, span.after) for span in found.spans] == [("entry-into-force", None, "2031-05-04")]
    assert tm.changes(tm.merge([TREATY, noting(KURIER, entry)]), noting(KURIER, entry)).states == ()


@pytest.mark.parametrize("day", ["2031-05-02", "2031-05-03", "2031-05-04", "2031-12-31", "2032-01-01"])
def test_the_runs_of_days_are_those_on_which_the_state_differs(day: str) -> None:
    entry = event(EntryIntoForce, "entry-into-force", OnDate(value="2031-05-04", reported_by=("kurier.p1",)))
    report = noting(KURIER, entry)
    before, after = TREATY.status_on(day).state, tm.merge([TREATY, report]).status_on(day).state
    date = datetime.date.fromisoformat(day)
    runs = [
        (change.before, change.after)
        for change in tm.changes(TREATY, report).states
        if (change.first or date) <= date <= (change.last or date)
    ]
    assert runs == ([(before, after)] if before != after else [])


def test_what_a_report_moves() -> None:
    # Gazette's mutual aid without a number, and a report that names one.
    unnamed = naming(changed(GAZETTE, articles=(), unplaced=GAZETTE.articles[0].provisions), "gazette.p2")
    found = tm.changes(tm.merge([FRAME, unnamed]), KURIER)
    assert [(move.provision, move.source, move.before, move.after) for move in found.moves] == [
        ("mutual-aid", "gazette", (None,), (3,))
    ]
    assert found.places == ()


def test_two_articles_for_one_provision_are_reported() -> None:
    (found,) = tm.changes(TREATY, KURIER).places
    assert (found.fact, found.provision) == ("place", "mutual-aid")


def test_a_disagreement_about_what_a_provision_says_is_none_about_its_place() -> None:
    longer = Duration(clauses=(Period(value="fixed", years=20, reported_by=("kurier.p3",)),))
    report = changed(KURIER, articles=(), unplaced=(longer,))
    assert [one.clauses for one in tm.merge([TREATY, report]).contradictions() if one.provision] != [()]
    assert tm.changes(TREATY, report).places == ()


def test_a_second_event_and_nearly_equal_names_are_reported() -> None:
    second = event(Signing, "putting-names-to-it")
    (found,) = tm.changes(TREATY, noting(KURIER, second)).similar_names
    assert (found.name, found.known) == ("putting-names-to-it", "signing")


def test_hints_of_what_can_stand_in_several_articles() -> None:
    fair = Undertaking(topic="spring-fair", clauses=(Obligation(value="dance", reported_by=("kurier.p2",)),))
    placing = changed(KURIER, articles=(Article(number=3, provisions=(fair,)),))
    (hint,) = tm.changes(TREATY, placing).hints
    assert hint == Hint("undertaking: spring-fair", ("gazette",), (3,))
    together = tm.merge([TREATY, placing])
    assert [provision.label for provision in together.unplaced] == ["duration", "undertaking: spring-fair"]
    assert tm.changes(together, placing).hints == ()  # it was so before


def test_diff_shows_what_changes(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    fair = Undertaking(topic="spring-fair", clauses=(Obligation(value="dance", reported_by=("kurier.p2",)),))
    entry = event(EntryIntoForce, "entry-into-force", OnDate(value="2031-05-04", reported_by=("kurier.p1",)))
    second = event(Signing, "putting-names-to-it")
    provisions = (*KURIER.articles[0].provisions, fair)
    report = noting(KURIER, entry, second, articles=(Article(number=3, provisions=provisions),))
    tm.write(TREATY, tmp_path / "t.json")
    tm.write(report, tmp_path / "r.json")
    assert main(["diff", str(tmp_path / "t.json"), str(tmp_path / "r.json")]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    words = " ".join(out.split())
    for told in (
        "status on 2031-05-04: signed -> in-force",
        "entry-into-force: not there -> 2031-05-04",
        "putting-names-to-it (kurier) is a second signing",
        "undertaking: spring-fair",
        "disagreement: mutual-aid, place: article 2 (by 1 origin, 1 report) or article 3 (by 1 origin, 1 report)",
    ):
        assert told in words, (told, out)


def of_topics(report: tm.Report, *topics: str, article: int | None, by: str) -> tm.Report:
    """A report of undertakings alone."""
    held = tuple(Undertaking(topic=topic, clauses=(Timing(value="permanent", reported_by=(by,)),)) for topic in topics)
    articles = () if article is None else (Article(number=article, provisions=held),)
    return changed(report, articles=articles, unplaced=() if article else held, events=(), facts=())


def test_only_hints_that_are_new_are_changes() -> None:
    treaty = tm.merge([FRAME, of_topics(GAZETTE, "fair", "games", article=2, by="gazette.p2")])
    both = of_topics(KURIER, "fair", "games", article=None, by="kurier.p1")
    assert [hint.provision for hint in tm.changes(treaty, both).hints] == ["undertaking: fair", "undertaking: games"]
    known = tm.merge([treaty, of_topics(KURIER, "fair", article=None, by="kurier.p1")])
    herald = tm.Report.model_validate(tm.loads(tm.dumps(both).replace(b"kurier", b"herald")))
    other = of_topics(herald, "games", article=None, by="herald.p1")
    assert [hint.provision for hint in tm.changes(known, other).hints] == ["undertaking: games"]


def test_what_sources_say_moves_in_the_order_in_which_clauses_name_them() -> None:
    """It was in the order of a set once, which each process has in another way."""
    names = [f"report-{n}" for n in range(12)]
    reports = [tm.loads(tm.dumps(naming(KURIER, "kurier.p1")).replace(b"kurier", name.encode())) for name in names]
    treaty = tm.merge([FRAME, *reports])
    moved = [move.source for move in tm.changes(treaty, naming(GAZETTE, "gazette.p2", 2)).moves]
    assert moved == sorted(moved)


def test_of_many_values_the_first_are_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    facts = tuple(NumberOfArticles(value=number, reported_by=("gazette.p1",)) for number in range(5, 18))
    one = NumberOfArticles(value=4, reported_by=("kurier.p1",))
    tm.write(tm.merge([FRAME, changed(GAZETTE, facts=facts)]), tmp_path / "treaty.json")
    tm.write(changed(KURIER, facts=(one,)), tmp_path / "one.json")
    assert main(["diff", str(tmp_path / "treaty.json"), str(tmp_path / "one.json")]) == 0
    _, _, of_facts = " ".join(capsys.readouterr().out.split()).partition(" facts ")
    shown, _, _ = of_facts.partition("and 3 more")
    assert shown.count("(gazette)") == 10
