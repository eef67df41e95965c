"""Events in order: the days on which each can lie, told and concluded, planned and done."""

import datetime
from typing import Any

import pytest
from hypothesis import given

import treaty_model as tm
from kestrel import GAZETTE, KURIER
from treaty_model.cli import main
from treaty_model.model import (
    Fulfils,
    InferredOnDate,
    Moment,
    Occurrence,
    OnDate,
    OnWeekday,
    OtherEvent,
    Ratification,
    Signing,
    Visit,
)
from treaty_model.testing import several_reports

DATED, UNDATED = "gazette.p1", "kurier.p1"  # published on 4 May 2031; at a time that is only inferred


def event(cls: type[Any], *clauses: Any, id: str = "event", status: str = "done", by: str = UNDATED) -> Any:
    return cls(id=id, status=status, clauses=(Occurrence(reported_by=(by,)), *clauses))


def on(value: str, by: str = UNDATED) -> OnDate:
    return OnDate(value=value, reported_by=(by,))


def treaty(*events: Any) -> tm.Treaty:
    return tm.Treaty(format_version="1.0", id="t", events=events, sources=(GAZETTE.source, KURIER.source))


def moment(*events: Any) -> Moment:
    """The moment of the last of some events."""
    return next(found for found in treaty(*events).timeline() if found.event == events[-1].id)


SIGNED = event(Signing, on("2030-06-19"), id="signing")
WEDNESDAY = OnWeekday(value="wednesday", reported_by=(UNDATED,))


@pytest.mark.parametrize(
    ("events", "interval", "concluded"),
    [
        pytest.param([event(Visit)], "", False, id="nothing told"),
        pytest.param([event(Visit, on("2030-06-19"))], "2030-06-19", False, id="a day"),
        pytest.param([event(Visit, on("2030-06"))], "2030-06-01/2030-06-30", False, id="a month"),
        pytest.param([event(Visit, on("2030"))], "2030-01-01/2030-12-31", False, id="a year"),
        pytest.param([event(Visit, on("XXXX-06-19"))], "", False, id="no year"),
        pytest.param([event(Visit, on("XXXX-02-29"))], "", False, id="no year, and not in every one"),
        pytest.param([event(Visit, on("XXXX-06-19"), on("2030"))], "2030-06-19", False, id="the year from elsewhere"),
        pytest.param([event(Visit, WEDNESDAY)], "", False, id="a weekday"),
        pytest.param([event(Signing, on("2030-06-19"), on("2030-07"))], "2030-06-19/2030-07-31", False, id="at odds"),
        pytest.param([event(Visit, by=DATED)], "/2031-05-04", True, id="reported on a day"),
        pytest.param(
            [event(Visit, on("2031", DATED))], "2031-01-01/2031-05-04", True, id="in a year, reported on a day"
        ),
        pytest.param([SIGNED, event(Ratification)], "2030-06-19/", True, id="after signing"),
        pytest.param([SIGNED, event(Ratification, on("XXXX-05-01"))], "2031-05-01/", True, id="no year, after signing"),
        pytest.param([SIGNED, event(Ratification, status="planned", by=DATED)], "", False, id="a plan is not bound"),
        pytest.param(
            [event(Visit, on("2030-06"), status="planned")], "2030-06-01/2030-06-30", False, id="a plan's date"
        ),
    ],
)
def test_spans(events: list[Any], interval: str, concluded: bool) -> None:
    found = moment(*events)
    assert (found.interval, found.concluded) == (interval, concluded)


def test_what_is_told_is_kept_apart_from_what_follows() -> None:
    inferred = InferredOnDate(value="2030-06", basis="publication-date", reported_by=(UNDATED,))
    found = moment(event(Visit, on("XXXX-06"), inferred, WEDNESDAY))
    assert found.told == (("XXXX-06", ("kurier",)), ("wednesday", ("kurier",)))
    assert found.inferred == (("2030-06 (publication-date)", ("kurier",)),)
    assert found.passages == (UNDATED,)


def test_order() -> None:
    events = [
        event(Visit, id="a"),
        event(Visit, on("2031"), id="b"),
        event(Visit, on("2030-06"), id="c"),
        event(Visit, on("2030-06-01"), id="d"),
        event(Visit, by=DATED, id="e"),
        event(Visit, on("2030-06"), id="f", status="planned"),
    ]
    assert [found.event for found in treaty(*events).timeline()] == ["d", "c", "f", "b", "e", "a"]


def test_a_plan_and_the_deed_that_fulfils_it() -> None:
    plan = event(OtherEvent, id="plan", status="planned")
    deed = event(OtherEvent, Fulfils(event="plan", reported_by=(UNDATED,)), id="deed")
    document = treaty(plan, deed)
    assert tm.loads(tm.dumps(document)) == tm.loads(tm.dumps(document, "xml"), "xml") == document
    by_id = {found.event: found for found in document.timeline()}
    assert (by_id["plan"].fulfilled_by, by_id["deed"].fulfils) == (("deed",), ("plan",))
    assert (by_id["deed"].fulfilled_by, by_id["plan"].fulfils) == ((), ())


@pytest.mark.parametrize(("plan", "deed"), [("done", "done"), ("planned", "planned"), ("done", "planned")])
def test_only_a_deed_fulfils_and_only_a_plan_is_fulfilled(plan: str, deed: str) -> None:
    fulfils = Fulfils(event="plan", reported_by=(UNDATED,))
    document = treaty(event(OtherEvent, id="plan", status=plan), event(OtherEvent, fulfils, id="deed", status=deed))
    with pytest.raises(tm.InvalidDocument, match="not-a-plan /events/1/clauses/1/event"):
        tm.dumps(document)


def test_a_plan_that_is_nowhere_is_one_mistake() -> None:
    document = treaty(event(OtherEvent, Fulfils(event="plan", reported_by=(UNDATED,))))
    with pytest.raises(tm.InvalidDocument) as refused:
        tm.dumps(document)
    assert [issue.code for issue in refused.value.issues] == ["unknown-event"]


@given(several_reports())
def test_every_event_once_and_in_order(some: list[tm.Report]) -> None:
    document = tm.merge(some)
    found = document.timeline()
    assert sorted(moment.event for moment in found) == sorted(event.id for event in document.events)
    assert tm.merge(some[::-1]).timeline() == found
    starts = [moment.first or moment.last or datetime.date.max for moment in found]
    assert starts == sorted(starts)
    for moment in found:
        assert moment.first is None or moment.last is None or moment.first <= moment.last
        assert moment.status == document.event(moment.event).status


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    plan = event(OtherEvent, id="a-plan-with-a-name-that-is-as-long-as-an-identifier-can-be-here", status="planned")
    deed = event(Visit, Fulfils(event=plan.id, reported_by=(DATED,)), on("XXXX-05-01", DATED), id="deed", by=DATED)
    tm.write(treaty(plan, deed), tmp_path / "t.json")
    assert main(["timeline", "--treaty", str(tmp_path / "t.json")]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert out.splitlines()[0].split() == ["by", "2031-05-04*", "done", "deed"]
    assert "told: XXXX-05-01 (gazette)" in out
    tm.write(treaty(), tmp_path / "none.json")
    assert main(["timeline", "--treaty", str(tmp_path / "none.json")]) == 0
    assert capsys.readouterr().out == "No report tells of an event.\n"


def test_reasons_lead_to_sources() -> None:
    signed = event(Signing, on("2030-06-19"), on("2030-06-19", DATED), id="signing")
    assert treaty(signed).status_on("2031-01-01").because[0].sources == ("kurier", "gazette")
