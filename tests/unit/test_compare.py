"""A further report beside a treaty: what it confirms, adds, contradicts, or has elsewhere."""

from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model.cli import main
from treaty_model.model import Article, Assistance, Misplacement, MutualAid, OnDate, Timing, Undertaking

TREATY = tm.merge([FRAME, GAZETTE])


def found(report: tm.Report, treaty: tm.Treaty = TREATY) -> dict[tuple[Any, ...], tm.Comparison]:
    return {(c.placed.article, c.placed.clause.kind, c.placed.clause.told): c for c in tm.compare(treaty, report)}


def changed(report: tm.Report, **changes: Any) -> tm.Report:
    return report.model_copy(update=changes)


def test_confirms() -> None:
    comparison = next(c for c in tm.compare(TREATY, KURIER) if c.placed.event and c.placed.event.id == "signing")
    assert (comparison.verdict, comparison.before, comparison.after) == ("confirms", (1, 1), (2, 1))


def test_contradicts() -> None:
    comparison = found(KURIER)[None, "date", "2031-05-02"]
    assert comparison.verdict == "contradicts"
    assert [(other.told, other.reported_by) for other in comparison.others] == [("XXXX-05-03", ("gazette.p1",))]
    assert (comparison.before, comparison.after) == ((0, 0), (1, 1))


def test_the_best_supported_of_others_comes_first() -> None:
    herald = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald").replace(b"NWA", b"another"))
    third = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"third").replace(b"XXXX-05-03", b"2030"))
    comparison = found(KURIER, tm.merge([TREATY, herald, third]))[None, "date", "2031-05-02"]
    assert [other.told for other in comparison.others] == ["XXXX-05-03", "2030"]


def test_only_what_it_disagrees_with_is_named() -> None:
    herald = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald").replace(b"XXXX-05-03", b"XXXX-05-02"))
    comparison = found(KURIER, tm.merge([TREATY, herald]))[None, "date", "2031-05-02"]
    assert [other.told for other in comparison.others] == ["XXXX-05-03"]


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
    unplaced = changed(KURIER, articles=(), unplaced=KURIER.articles[0].provisions)
    assert found(unplaced)[None, "timing", "immediate"].where == (2,)
    treaty = tm.merge([TREATY, unplaced])
    assert found(KURIER, treaty)[3, "timing", "immediate"].where == (2, None)


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
    treaty = tm.merge([FRAME, changed(KURIER, articles=(Article(number=4, provisions=(aid,)),))])
    clause = treaty.article(4).provisions[0].clauses[0]
    pointer = "/articles/3/provisions/0/clauses/0/reported_by/1"
    assert treaty.misplacements() == (Misplacement(4, "mutual-aid", clause, "kurier.p2", (3,), pointer),)
    assert tm.merge(DOCUMENTS).misplacements() == ()
    assert tm.merge([FRAME, changed(KURIER, articles=(), unplaced=(aid,))]).misplacements() == ()


def test_no_source_to_take_out() -> None:
    assert tm.without(tm.merge([FRAME, GAZETTE, KURIER]), "kurier") == TREATY
    with pytest.raises(LookupError):
        tm.without(TREATY, "kurier")


def test_diff(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    aid = MutualAid(clauses=(Assistance(form="military", reported_by=("kurier.p2",)),))
    report = changed(KURIER, articles=(Article(number=2, provisions=(aid,)),))
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
