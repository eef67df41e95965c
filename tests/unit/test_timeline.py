"""Events in order: the days on which each can have taken place, stated and concluded, planned and done."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings

import treaty_model as tm
from kestrel import GAZETTE, KURIER
from treaty_model.cli import main
from treaty_model.model import (
    Declaration,
    EntryIntoForce,
    ExchangeOfInstruments,
    ExternalDate,
    Fulfils,
    InferredDate,
    InferredOnDate,
    Moment,
    Occurrence,
    OnDate,
    OnWeekday,
    OtherEvent,
    PossiblySame,
    Ratification,
    Recorded,
    Sequence,
    Signing,
    StatedDate,
    Termination,
    Unknown,
    Visit,
)
from treaty_model.model.timeline import PROCESS
from treaty_model.spec import spec_of
from treaty_model.testing import several_reports
from treaty_model.view.timeline import timeline_lines

DATED, UNDATED = "gazette.p1", "kurier.p1"  # published on 4 May 2031; on a day that is not known


def event(cls: type[Any], *clauses: Any, id: str = "event", status: str = "done", by: str = UNDATED) -> Any:
    return cls(id=id, status=status, clauses=(Occurrence(reported_by=(by,)), *clauses))


def on(value: str, by: str = UNDATED) -> OnDate:
    return OnDate(value=value, reported_by=(by,))


def treaty(*events: Any, **kurier: Any) -> tm.Treaty:
    """A treaty with events; `kurier` changes the source that is not dated."""
    undated = KURIER.source.model_copy(update={"published": Unknown(), **kurier})
    return tm.Treaty(format_version="1.0", id="t", events=events, sources=(GAZETTE.source, undated))


def moment(*events: Any) -> Moment:
    """The moment of the last of some events."""
    return next(found for found in treaty(*events).timeline() if found.event == events[-1].id)


SIGNED = event(Signing, on("2030-06-19"), id="signing")


def weekday(by: str = UNDATED, day: Any = "wednesday") -> OnWeekday:
    return OnWeekday(value=day, reported_by=(by,))


WEDNESDAY, THURSDAY = weekday(), weekday(day="thursday")


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
            [event(Declaration, on("2031", DATED))], "2031-01-01/2031-05-04", True, id="in a year, reported on a day"
        ),
        pytest.param([SIGNED, event(Ratification)], "2030-06-19/", True, id="after signing"),
        pytest.param([SIGNED, event(Ratification, on("XXXX-05-01"))], "2031-05-01/", True, id="no year, after signing"),
        pytest.param([SIGNED, event(Ratification, status="planned")], "", False, id="a plan is not bound by events"),
        pytest.param([event(Visit, status="planned", by=DATED)], "2031-05-04/", True, id="still to come"),
        pytest.param(
            [event(Visit, on("2030-06", DATED), status="planned", by=DATED)],
            *("2030-06-01/2030-06-30", False),
            id="a plan that was over when it was reported",
        ),
        pytest.param([event(Visit, on("XXXX-05-01", DATED), by=DATED)], "2031-05-01", True, id="nearest day"),
        pytest.param([event(Visit, on("XXXX-06-19", DATED), by=DATED)], "2030-06-19", True, id="nearest day last year"),
        pytest.param([event(Visit, on("XXXX-05", DATED), by=DATED)], "2031-05-01/2031-05-04", True, id="nearest month"),
        pytest.param(
            [event(Visit, on("XXXX-XX-20", DATED), by=DATED)], "2031-04-20", True, id="nearest day of a month"
        ),
        pytest.param(
            [event(Visit, on("XXXX-06-19", DATED), status="planned", by=DATED)],
            "2031-06-19",
            True,
            id="nearest to come",
        ),
        pytest.param(
            [event(Declaration, on("XXXX-06-19"), by=DATED)],
            "/2030-06-19",
            True,
            id="no year, in a report without a day",
        ),
        pytest.param([event(Visit, weekday(DATED), by=DATED)], "/2031-04-30", True, id="a weekday, reported on a day"),
        pytest.param([SIGNED, event(Ratification, WEDNESDAY)], "2030-06-19/", True, id="a weekday, after signing"),
        pytest.param([SIGNED, event(Ratification, THURSDAY)], "2030-06-20/", True, id="another weekday, after signing"),
        pytest.param(
            [event(Visit, on("2030-06"), status="planned")], "2030-06-01/2030-06-30", False, id="a plan's date"
        ),
    ],
)
def test_spans(events: list[Any], interval: str, concluded: bool) -> None:
    found = moment(*events)
    assert (found.interval, found.concluded) == (interval, concluded)


def test_a_day_is_the_nearest_to_the_first_report_of_a_deed_and_to_the_last_of_a_plan() -> None:
    """Though the report that gives the day, of 4 May 2031, is another one."""
    (found,) = treaty(event(Visit, on("XXXX-06-19", DATED), status="planned", by=DATED)).timeline()
    assert found.span.reasons == ("the nearest such day after gazette was published",)
    deed = event(Signing, on("XXXX-05-03", DATED))
    (found,) = treaty(deed, published=StatedDate(value="2030-01-01")).timeline()
    assert found.interval == "2029-05-03"
    plan = event(Signing, on("XXXX-06-19", DATED), status="planned")
    (found,) = treaty(plan, published=StatedDate(value="2032-01-01")).timeline()
    assert found.interval == "2032-06-19"
    assert found.span.reasons[-1] == "the nearest such day after gazette was published"


def test_the_passages_of_a_moment_are_those_that_date_it_or_else_all() -> None:
    assert moment(event(Visit)).passages == (UNDATED,)
    assert moment(event(Visit, on("2030-06", DATED))).passages == (DATED,)


@pytest.mark.parametrize("kind", [InferredDate, ExternalDate])
def test_a_date_that_is_not_stated_bounds_and_says_so(kind: Any) -> None:
    document = treaty(event(Visit, on("XXXX-04")), published=kind(value="2031-05-04", basis="a crawl"))
    (found,) = document.timeline()
    assert (found.interval, found.concluded) == ("2031-04-01/2031-04-30", True)
    basis = "inferred" if kind is InferredDate else "external"
    assert found.span.reasons == (f"the nearest such day before kurier was published ({basis})",)
    (found,) = treaty(event(Visit), published=kind(value="2031-05-04", basis="a crawl")).timeline()
    assert found.span.reasons == (f"not after kurier was published ({basis})",)


def test_when_a_text_was_written_bounds_deeds_from_above_and_plans_from_below() -> None:
    recorded = Recorded(basis="a post in the text, and the crawl", not_before="2031-05-01", not_after="2031-05-03")
    events = (
        event(Visit, id="deed"),
        event(Visit, id="plan", status="planned"),
        event(Visit, WEDNESDAY, id="w", status="planned"),
    )
    found = {moment.event: moment for moment in treaty(*events, recorded=recorded).timeline()}
    assert {id: moment.interval for id, moment in found.items()} == {
        "deed": "/2031-05-03",
        "plan": "2031-05-01/",
        "w": "2031-05-07/",
    }
    assert found["deed"].span.reasons == ("not after kurier was written (recorded)",)
    assert found["plan"].span.reasons == ("still to come when kurier was written (recorded)",)


def test_a_report_of_a_done_event_does_not_bound_its_plan() -> None:
    plan = event(OtherEvent, id="plan", status="planned", by=DATED)
    deed = event(OtherEvent, Fulfils(event="plan", reported_by=(DATED,)), id="deed", by=DATED)
    by_another = event(OtherEvent, Fulfils(event="plan", reported_by=(UNDATED,)), on("2031-05-01"), id="deed")
    assert {m.event: m.interval for m in treaty(plan, deed).timeline()} == {"deed": "/2031-05-04", "plan": ""}
    assert {m.event: m.interval for m in treaty(plan, by_another).timeline()} == {"deed": "2031-05-01", "plan": ""}
    later = by_another.model_copy(update={"clauses": (*by_another.clauses[:2], on("2031-06-01"))})
    assert {m.event: m.interval for m in treaty(plan, later).timeline()} == {
        "deed": "2031-06-01",
        "plan": "2031-05-04/",
    }


def after(other: str, relation: Any = "after", by: str = UNDATED) -> Sequence:
    return Sequence(relation=relation, event=other, reported_by=(by,))


@pytest.mark.parametrize(
    ("clauses", "interval"),
    [
        ((after("a"),), "2030-06-01/"),
        ((after("a", "before"),), "/2030-06-30"),
        ((after("a", "during"),), "2030-06-01/2030-06-30"),
        ((after("a"), after("b", "before")), "2030-06-01/2030-09-01"),
        ((after("a", "during"), on("XXXX-06-19")), "2030-06-19"),
        ((after("a", "during"), on("XXXX-XX-19")), "2030-06-19"),
        ((after("a", "during"), WEDNESDAY), "2030-06-05/2030-06-26"),
        ((after("a"), after("a", "before")), ""),  # reports disagree about it
        ((after("b", "during"), on("2030-07")), "2030-07-01/2030-07-31"),  # its own date is stronger
        ((after("plan"),), ""),
    ],
)
def test_what_reports_say_of_the_order_of_two_events(clauses: tuple[Any, ...], interval: str) -> None:
    others = event(Visit, on("2030-06"), id="a"), event(Visit, on("2030-09-01"), id="b")
    plan = event(Visit, on("2031"), id="plan", status="planned")
    assert moment(*others, plan, event(Visit, *clauses)).interval == interval


def test_what_comes_later_bounds_what_came_first() -> None:
    exchange = event(ExchangeOfInstruments, on("2030-12-04"), id="exchange")
    found = {m.event: m for m in treaty(SIGNED, exchange, event(Ratification, on("XXXX-10-24"))).timeline()}
    assert found["event"].interval == "2030-10-24"
    assert found["event"].span.reasons == ("signing came first", "exchange came later")
    assert found["event"].passages == (UNDATED,)


@pytest.mark.parametrize("signing", ["a", "z"])  # in whatever order their names stand
def test_two_events_that_are_each_said_to_come_first_do_not_bound_one_another(signing: str) -> None:
    visit = event(Visit, on("2030-05-10"), after(signing, "before"), id="m", by=DATED)
    document = treaty(visit, event(Signing, after("m", "before"), id=signing))
    assert {m.event: m.interval for m in document.timeline()} == {"m": "2030-05-10", signing: ""}
    (found,) = document.contradictions()
    assert (found.event, found.fact, [value.text for value in found.values]) == (
        *("m", "sequence"),
        [f"after {signing}", f"before {signing}"],
    )
    assert document.status_on("2030-05-10").certain == "unknown"


@pytest.mark.parametrize(
    ("relation", "inverse", "is_contradictory"),
    [
        ("before", "after", False),
        ("before", "before", True),
        ("before", "during", True),
        ("after", "during", True),
        ("during", "during", False),
    ],
)
def test_an_order_is_compared_from_both_events(relation: str, inverse: str, is_contradictory: bool) -> None:
    both = event(Visit, after("b", relation), id="a"), event(Visit, after("a", inverse), id="b", by=DATED)
    assert bool(treaty(*both).contradictions()) is is_contradictory
    assert bool(treaty(*reversed(both)).contradictions()) is is_contradictory
    assert "event-order" not in [issue.code for issue in tm.validate(tm.dumps(treaty(*both))).issues]


@pytest.mark.parametrize("names", ["abcd", "dcba", "bdac"])
def test_events_in_a_circle_do_not_bound_one_another(names: str) -> None:
    one, two, three, outside = tuple(names)
    circle = [
        event(Visit, after(two), on("2030-06-01"), id=one),
        event(Visit, after(three), id=two),
        event(Visit, after(one), id=three),
    ]
    document = treaty(*circle, event(Visit, after(one), id=outside))
    found = {m.event: m.interval for m in document.timeline()}
    assert found == {one: "2030-06-01", two: "", three: "", outside: "2030-06-01/"}
    assert document.contradictions() == ()
    codes = [issue.code for issue in tm.validate(tm.dumps(document)).issues]
    assert codes.count("event-order") == 3


def test_the_process_holds_against_a_report_that_turns_it_round() -> None:
    exchange = event(ExchangeOfInstruments, after("event", "before"), on("2030-12"), id="exchange")
    document = treaty(event(Signing, on("2030-12-10")), exchange, event(EntryIntoForce, id="entry"))
    assert {m.event: m.interval for m in document.timeline()}["exchange"] == "2030-12-10/2030-12-31"
    assert "event-order" in [issue.code for issue in tm.validate(tm.dumps(document)).issues]


def test_an_event_between_two_circles_is_bounded() -> None:
    circles = [
        event(Visit, after("b"), on("2030-01-01"), id="a"),
        event(Visit, after("c"), id="b"),
        event(Visit, after("a"), id="c"),
        event(Visit, after("e"), on("2030-03-01"), id="d"),
        event(Visit, after("f"), id="e"),
        event(Visit, after("d"), id="f"),
    ]
    between = event(Declaration, after("a"), after("d", "before"), id="x")
    assert moment(*circles, between).interval == "2030-01-01/2030-03-01"
    document = treaty(*circles, between)
    found = [issue.pointer for issue in tm.validate(tm.dumps(document)).issues if issue.code == "event-order"]
    assert set(found) == {f"/events/{n}" for n in range(6)}


def later_report(published: Any) -> tuple[Any, ...]:
    later = KURIER.source.model_copy(update={"id": "later", "published": published})
    passage = KURIER.source.passages[0].model_copy(update={"id": "later.p1"})
    return GAZETTE.source, later.model_copy(update={"passages": (passage,)})


@pytest.mark.parametrize(
    ("dates", "published", "interval"),
    [
        # Two days of it, or one: which of them is not known.
        (
            (weekday(DATED, "sunday"), on("XXXX-XX-03", by="later.p1")),
            ExternalDate(value="2031-05-07", basis="x"),
            "/2031-05-04",
        ),
        # The year that one report states need not be that of the day that the other one states.
        (
            (on("XXXX-12-31", by=DATED), on("2031", by="later.p1")),
            ExternalDate(value="2031-05-07", basis="x"),
            "2030-12-31/2031-05-07",
        ),
        # What one passage states of a day is of one day.
        (
            (on("2030-06-19", by=DATED), weekday(DATED), on("2030-06-20", by="later.p1")),
            ExternalDate(value="2031-05-07", basis="x"),
            "2030-06-19/2030-06-20",
        ),
        # A report whose day is not known can be the last one.
        ((on("2031-05-04", by=DATED), on("2031-05-06", by="later.p1")), Unknown(), "2031-05-04/2031-05-06"),
        ((), Unknown(), ""),
    ],
)
def test_the_days_of_a_visit_can_be_several(dates: tuple[Any, ...], published: Any, interval: str) -> None:
    visit = Visit(id="visit", status="done", clauses=(Occurrence(reported_by=(DATED, "later.p1")), *dates))
    document = tm.Treaty(format_version="1.0", id="t", events=(visit,), sources=later_report(published))
    assert [m.interval for m in document.timeline()] == [interval]


def test_a_visit_can_go_on_after_it_was_first_reported() -> None:
    days = on("2031-05-04", by=DATED), on("2031-05-06", by="later.p1")
    visit = Visit(id="visit", status="done", clauses=(Occurrence(reported_by=(DATED, "later.p1")), *days))
    sources = later_report(ExternalDate(value="2031-05-07", basis="x"))
    document = tm.Treaty(format_version="1.0", id="t", events=(visit,), sources=sources)
    assert [m.interval for m in document.timeline()] == ["2031-05-04/2031-05-06"]
    signing = Signing(
        id="signing",
        status="done",
        clauses=(Occurrence(reported_by=("later.p1",)), after("visit", "during", by="later.p1")),
    )
    document = document.model_copy(update={"events": (visit, signing)})
    assert document.status_on("2031-05-05").state == "unknown"


def test_events_of_the_same_days_stand_in_the_order_of_the_process() -> None:
    day = on("2030-06-19")
    kinds = (EntryIntoForce, ExchangeOfInstruments, Ratification, Signing, Visit, Declaration, Termination)
    events = [event(kind, day, id=f"e{n}") for n, kind in enumerate(kinds)]
    assert [found.kind for found in treaty(*events).timeline()] == [
        *(
            "visit",
            "signing",
            "ratification",
            "exchange-of-instruments",
            "entry-into-force",
            "declaration",
            "termination",
        ),
    ]


def test_every_kind_of_event_has_its_place_in_the_process() -> None:
    assert set(PROCESS) == {member.cls for member in spec_of(tm.Treaty).union("events").members}


def test_possibly_the_same() -> None:
    pair = PossiblySame(event="a", other="b", reason="the same ministers, in the same town")
    document = treaty(event(Visit, id="a"), event(Visit, id="b"), event(Visit, id="c"))
    document = document.model_copy(update={"possibly_same": (pair, pair.model_copy(update={"other": "nowhere"}))})
    assert {m.event: m.possibly_same for m in document.timeline()} == {"a": ("b",), "b": ("a",), "c": ()}
    lines = "\n".join(timeline_lines(document))
    assert "possibly the same as b" in lines
    assert "nowhere" not in lines


def test_stated_dates_are_separate_from_inferred_dates() -> None:
    inferred = InferredOnDate(value="2030-06", basis="publication-date", reported_by=(UNDATED,))
    found = moment(event(Visit, on("XXXX-06"), inferred, WEDNESDAY))
    assert found.stated_dates == (("XXXX-06", ("kurier",)), ("wednesday", ("kurier",)))
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


@settings(max_examples=40)
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
    assert out.splitlines()[0].split() == ["2031-05-01*", "done", "deed"]
    assert "stated: XXXX-05-01 (gazette)" in out
    tm.write(treaty(), tmp_path / "none.json")
    assert main(["timeline", "--treaty", str(tmp_path / "none.json")]) == 0
    assert capsys.readouterr().out == "No report mentions an event.\n"


def test_reasons_lead_to_sources() -> None:
    signed = event(Signing, on("2030-06-19"), on("2030-06-19", DATED), id="signing")
    assert treaty(signed).status_on("2031-01-01").because[0].sources == ("kurier", "gazette")


def test_all_events_of_a_kind_that_stand_in_the_wrong_order_are_named() -> None:
    signings = [event(Signing, on(day), id=id) for id, day in (("s1", "2030-05-03"), ("s2", "2030-05-04"))]
    ratified = [event(Ratification, on(day), id=id) for id, day in (("r1", "2030-04-01"), ("r2", "2030-04-02"))]
    late = event(Ratification, on("2030-06-01"), id="late")
    found = tm.validate(tm.dumps(treaty(*signings, *ratified, late))).issues
    messages = [issue.message.partition(",")[0] for issue in found if issue.code == "event-order"]
    assert {word for text in messages for word in text.split() if word[1:].isdigit()} == {"s1", "s2", "r1", "r2"}
