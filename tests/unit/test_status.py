"""What reports let one say of a treaty on a day."""

import datetime
from typing import Any

import pytest

from kestrel import GAZETTE, KURIER
from treaty_model import FORMAT_VERSION, Treaty, dumps, validate
from treaty_model.model import (
    Act,
    Actor,
    Article,
    Chamber,
    Clause,
    Concerns,
    Duration,
    EffectiveUpon,
    EntryIntoForce,
    EntryIntoForceProvision,
    Event,
    ExchangeOfInstruments,
    Instrument,
    Occurrence,
    OnDate,
    OnWeekday,
    ParliamentaryAction,
    Party,
    Period,
    Ratification,
    Signing,
    Termination,
    Unknown,
    Visit,
)

DATED, UNDATED = "gazette.p1", "kurier.p1"  # published on 4 May 2031; on a day that is not known
SOURCES = (GAZETTE.source, KURIER.source.model_copy(update={"published": Unknown()}))


def event(cls: type[Any], *dates: str, status: str = "done", passage: str = UNDATED, id: str = "") -> Any:
    clauses: list[Clause] = [Occurrence(reported_by=(passage,))]
    clauses += [OnDate(value=date, reported_by=(passage,)) for date in dates]
    return cls(id=id or cls.__name__.lower(), status=status, clauses=tuple(clauses))


def treaty(*events: Any, upon: Any = None) -> Treaty:
    articles: tuple[Article, ...] = ()
    if upon:
        final = EntryIntoForceProvision(clauses=(EffectiveUpon(value=upon, reported_by=(UNDATED,)),))
        articles = (Article(number=1, provisions=(final,)),)
    return Treaty(format_version=FORMAT_VERSION, id="t", articles=articles, events=events, sources=SOURCES)


SIGNED = event(Signing, "2030-06-19")
PLAN = event(Signing, "2030-06-19", status="planned")


@pytest.mark.parametrize(
    ("events", "day", "state", "certain"),
    [
        pytest.param((), "2030-06-19", "unknown", "unknown", id="nothing told"),
        pytest.param((SIGNED,), "2030-06-18", "not-signed", "not-signed", id="the day before"),
        pytest.param((SIGNED,), "2030-06-19", "signed", "signed", id="the very day"),
        pytest.param((SIGNED,), "2031-05-04", "signed", "signed", id="the last day that any report covers"),
        pytest.param((SIGNED,), "2031-05-05", "unknown", "signed", id="the day after that"),
        pytest.param((SIGNED,), "9999-12-31", "unknown", "signed", id="the last day of all"),
        pytest.param((event(Signing, "2030-06"),), "2030-06-19", "unknown", "unknown", id="within the month"),
        pytest.param((event(Signing, "2030-06"),), "2030-05-31", "not-signed", "not-signed", id="before the month"),
        pytest.param((event(Signing, "2030-06"),), "2030-06-30", "signed", "signed", id="at the end of the month"),
        pytest.param((event(Signing, "XXXX-06-19"),), "2030-06-19", "unknown", "unknown", id="no year"),
        pytest.param(
            (event(Signing, "XXXX-06-19", "2030"),), "2030-06-19", "signed", "signed", id="year from elsewhere"
        ),
        pytest.param((event(Signing, "XXXX-06", passage=DATED),), "2031-05-04", "signed", "signed", id="told by then"),
        pytest.param(
            (event(Signing, "XXXX-06", passage=DATED),), "2030-06-29", "unknown", "unknown", id="nearest month"
        ),
        pytest.param((PLAN,), "2031-01-01", "unknown", "unknown", id="a plan is no deed"),
        pytest.param(
            (SIGNED, event(EntryIntoForce, "2030-01-01")),
            "2030-02-01",
            "not-signed",
            "not-signed",
            id="told to be in force before it was signed",
        ),
        pytest.param((event(Signing, "2030-06-19", "2030-06-21"),), "2030-06-20", "unknown", "unknown", id="at odds"),
        pytest.param((event(Signing, "2030-06-19", "2030-06-21"),), "2030-06-21", "signed", "signed", id="after both"),
        pytest.param((SIGNED, event(EntryIntoForce, "2031")), "2030-12-31", "signed", "signed", id="not yet in force"),
        pytest.param((SIGNED, event(EntryIntoForce, "2031")), "2031-02-01", "unknown", "signed", id="perhaps in force"),
        pytest.param((SIGNED, event(EntryIntoForce, "2031-02")), "2031-02-28", "in-force", "in-force", id="in force"),
        pytest.param(
            (SIGNED, event(EntryIntoForce)), "2030-06-18", "not-signed", "not-signed", id="not before signing"
        ),
        pytest.param((SIGNED, event(EntryIntoForce)), "2031-01-01", "unknown", "signed", id="in force at some time"),
        pytest.param(
            (SIGNED, event(EntryIntoForce, "2031-01-01"), event(Termination, "2035-01-01")),
            *("2035-01-01", "terminated", "terminated"),
            id="ended",
        ),
        pytest.param(
            (SIGNED, event(EntryIntoForce, "2031-01-01"), event(Termination)),
            *("2031-02-01", "unknown", "in-force"),
            id="ended at some time",
        ),
    ],
)
def test_status(events: tuple[Event, ...], day: str, state: str, certain: str) -> None:
    found = treaty(*events).status_on(day)
    assert (found.state, found.certain, found.day.isoformat()) == (state, certain, day)


BY_EXCHANGE = "exchange-of-instruments-of-ratification"


def with_more(event: Any, *clauses: Clause) -> Any:
    return event.model_copy(update={"clauses": (*event.clauses, *clauses)})


def consent(*dates: str, id: str = "lower-house", act: str = "ratification", **actor: str) -> Any:
    clauses: list[Clause] = [Act(value=act, reported_by=(UNDATED,))]
    if actor:
        clauses.append(Chamber(value="lower", party=actor.get("party"), of=actor.get("of"), reported_by=(UNDATED,)))
    return with_more(event(ParliamentaryAction, *dates, id=id), *clauses)


def test_entry_into_force_is_not_before_the_steps_that_lead_to_it() -> None:
    steps = (SIGNED, consent("XXXX-10-24"), event(ExchangeOfInstruments), event(EntryIntoForce))
    by_exchange = treaty(*steps, upon=BY_EXCHANGE)
    assert by_exchange.status_on("2030-10-23").state == "signed"
    assert by_exchange.status_on("2030-10-24").state == "unknown"
    reason = by_exchange.status_on("2030-10-24").because[-1]
    assert reason.text == (
        "in-force: reported by kurier, no date is reported; not before 2030-10-24 (exchangeofinstruments came first); "
        "no latest date is reported"
    )
    otherwise = treaty(*steps, upon="signature")  # then what parliaments do decides nothing
    assert otherwise.status_on("2030-10-23").state == "unknown"


CONCERNS = Concerns(value="protocol-to-the-treaty", reported_by=(UNDATED,))
PROTOCOL = Instrument(value="protocol-to-the-treaty", reported_by=(UNDATED,))
BILL = Instrument(value="bill-on-the-treaty", reported_by=(UNDATED,))


@pytest.mark.parametrize(
    ("step", "moves"),
    [
        (consent("2030-10-24"), True),
        (with_more(consent("2030-10-24"), BILL), True),
        (event(Ratification, "2030-10-24"), True),
        (consent("2030-10-24", party="sylvania"), True),
        (with_more(consent("2030-10-24"), PROTOCOL), False),
        (with_more(consent("2030-10-24"), CONCERNS), False),
        (consent("2030-10-24", party="freedonia"), False),
        (consent("2030-10-24", of="freedonia"), False),
        (with_more(event(Ratification, "2030-10-24"), Actor(of="freedonia", reported_by=(UNDATED,))), False),
        (consent("2030-10-24", act="resolution-against-the-treaty"), False),
        (event(ParliamentaryAction, "2030-10-24"), False),
        (event(Visit, "2030-10-24"), False),
    ],
)
def test_only_steps_of_consent_to_this_treaty_by_its_parties_bound_it(step: Any, moves: bool) -> None:
    document = treaty(SIGNED, step, event(ExchangeOfInstruments), event(EntryIntoForce), upon=BY_EXCHANGE)
    parties = tuple(Party(id=id) for id in ("ruritania", "sylvania"))
    document = document.model_copy(update={"parties": parties})
    assert document.status_on("2030-08-01").state == ("signed" if moves else "unknown")


def test_what_contradicts_a_report_of_the_deed_is_a_warning_and_no_bound() -> None:
    late = consent("2032-01-01")
    document = treaty(
        SIGNED, late, event(ExchangeOfInstruments), event(EntryIntoForce, passage=DATED), upon=BY_EXCHANGE
    )
    assert document.status_on("2031-05-04").state == "in-force"
    found = [issue for issue in validate(dumps(document)).issues if issue.code == "event-order"]
    assert [issue.pointer for issue in found] == ["/events/3"]


OWN = Actor(party="sylvania", reported_by=(UNDATED,))


def test_what_one_party_does_is_not_the_treatys() -> None:
    for kind in (EntryIntoForce, Termination):
        of_one = with_more(event(kind, "2031-01-01"), OWN)
        document = treaty(SIGNED, event(EntryIntoForce, "2030-07-01", id="entry"), of_one)
        assert document.status_on("2030-07-01").state == "in-force"
        assert document.status_on("2031-02-01").state == "in-force"
        assert [issue.code for issue in validate(dumps(document)).issues].count("event-of-one-party") == 1


def test_the_end_of_another_treaty_is_not_this_ones() -> None:
    entry = event(EntryIntoForce, "2030-07-01")
    for clause in (CONCERNS, Instrument(value="treaty-of-2000", reported_by=(UNDATED,))):
        document = treaty(SIGNED, entry, with_more(event(Termination, "2031-01-01"), clause))
        assert document.status_on("2031-02-01").state == "in-force"


def test_after_its_period_a_treaty_may_have_ended() -> None:
    for years, day, state in (
        (1, "2031-06-30", "in-force"),
        (1, "2031-07-01", "unknown"),
        (2, "2031-12-31", "in-force"),
    ):
        period = Duration(clauses=(Period(value="fixed", years=years, reported_by=(UNDATED,)),))
        later = event(Visit, "2031-12-31")
        document = treaty(SIGNED, event(EntryIntoForce, "2030-07-01"), later).model_copy(update={"unplaced": (period,)})
        status = document.status_on(day)
        assert (status.state, status.certain) == (state, "in-force")
        ended = [reason.text for reason in status.because if " year" in reason.text]
        assert ended == (
            ["unknown: from 2031-07-01 on, the first day on which its 1 year can be over"] if state == "unknown" else []
        )


def test_a_period_whose_first_day_is_not_known_may_be_over() -> None:
    period = Duration(clauses=(Period(value="fixed", years=10, reported_by=(UNDATED,)),))
    document = treaty(event(EntryIntoForce, passage=DATED)).model_copy(update={"unplaced": (period,)})
    status = document.status_on("2031-05-04")
    assert (status.state, status.certain) == ("unknown", "in-force")
    assert status.because[-1] == (
        *("unknown: no first day of its 10 years is known, so that they can be over", (UNDATED,)),
    )


OF_FREEDONIA = Actor(of="freedonia", reported_by=(UNDATED,))


def test_what_somebody_of_no_party_signs_or_exchanges_is_not_this_treaty() -> None:
    other = with_more(event(Signing, "2031-01-01", id="other"), OF_FREEDONIA)
    assert treaty(other).status_on("2031-02-01").state == "unknown"
    entry = event(EntryIntoForce)
    for step in (other, with_more(event(ExchangeOfInstruments, "2031-01-01"), OF_FREEDONIA)):
        document = treaty(SIGNED, step, entry, upon=BY_EXCHANGE)
        assert {m.event: m.first and m.first.isoformat() for m in document.timeline()}["entryintoforce"] == "2030-06-19"
    # Somebody else may stand beside the parties.
    beside = with_more(SIGNED, OWN, OF_FREEDONIA)
    assert treaty(beside).status_on("2030-06-19").state == "signed"


@pytest.mark.parametrize("instrument", ["law-on-the-treaty", "bill-on-ratification", "protocol"])
def test_what_is_signed_is_the_treaty_and_no_law_on_it(instrument: str) -> None:
    clause = Instrument(value=instrument, reported_by=(UNDATED,))
    for kind in (Signing, EntryIntoForce):
        document = treaty(with_more(event(kind, "2031-01-01"), clause))
        assert document.status_on("2031-02-01").state == "unknown"
    own = Instrument(value="treaty", reported_by=(UNDATED,))
    assert treaty(with_more(SIGNED, own)).status_on("2031-02-01").state == "signed"


def test_after_a_planned_end_a_treaty_may_have_ended() -> None:
    plan = event(Termination, "2031-01-01", status="planned")
    document = treaty(SIGNED, event(EntryIntoForce, "2030-07-01"), plan)
    assert document.status_on("2030-12-31").state == "in-force"
    assert document.status_on("2031-01-01").state == "unknown"
    undated = treaty(SIGNED, event(EntryIntoForce, "2030-07-01"), event(Termination, status="planned"))
    assert undated.status_on("2031-01-01").state == "in-force"
    yearless = treaty(SIGNED, event(EntryIntoForce, "2030-07-01"), event(Termination, "XXXX-06-19", status="planned"))
    assert yearless.status_on("2031-01-01").state == "unknown"


def test_the_horizon_is_named() -> None:
    assert treaty(SIGNED).status_on("2040-01-01").because[-1] == (
        "unknown: after 2031-05-04, the last day that any report covers (that of gazette)",
        (),
    )
    later = event(Visit, "2032-01-01")
    assert treaty(SIGNED, later).status_on("2031-12-31").state == "signed"
    assert treaty(SIGNED, later).status_on("2032-01-02").because[-1] == (
        "unknown: after 2032-01-01, the last day that any report covers (that of visit)",
        (UNDATED,),
    )


def test_states_are_those_of_all_days() -> None:
    document = treaty(SIGNED, event(EntryIntoForce, "2030-08"))
    assert [(found.first and found.first.isoformat(), found.status.state) for found in document.states()] == [
        (None, "not-signed"),
        ("2030-06-19", "signed"),
        ("2030-08-01", "unknown"),
        ("2030-08-31", "in-force"),
        ("2031-05-05", "unknown"),
    ]
    assert [(found.first, found.status.state) for found in treaty().states()] == [(None, "unknown")]


def test_a_weekday_alone_says_nothing_of_the_day() -> None:
    occurrence, weekday = Occurrence(reported_by=(UNDATED,)), OnWeekday(value="friday", reported_by=(UNDATED,))
    signing = Signing(id="signing", status="done", clauses=(occurrence, weekday))
    assert treaty(signing).status_on("2031-01-01").state == "unknown"


def test_the_reasons_name_their_passages() -> None:
    status = treaty(SIGNED).status_on("2031-01-01")
    assert [(reason.text, reason.passages) for reason in status.because] == [
        ("signed: on 2030-06-19", (UNDATED,)),
        ("in-force: not reported", ()),
        ("terminated: not reported", ()),
    ]
    upon = treaty(SIGNED, event(ExchangeOfInstruments), event(EntryIntoForce, passage=DATED), upon=BY_EXCHANGE)
    assert upon.status_on("2031-01-01").because[1].passages == (UNDATED, DATED)


def test_a_day_is_a_date_or_its_text() -> None:
    by_text = treaty(SIGNED).status_on("2031-01-01")
    assert by_text == treaty(SIGNED).status_on(datetime.date(2031, 1, 1))
    assert by_text == treaty(SIGNED).status_on(datetime.datetime(2031, 1, 1, 12, 30))
    with pytest.raises(ValueError, match="a day is a date or its ISO 8601 text"):
        treaty(SIGNED).status_on("next week")


@pytest.mark.parametrize(
    ("dates", "passage", "told"),
    [
        (("XXXX-06-19",), UNDATED, "signed: no day known"),
        (("XXXX-06-19",), DATED, "signed: on 2030-06-19 (the nearest such day before gazette was published)"),
        (("XXXX-02-29",), DATED, "signed: on 2028-02-29 (the nearest such day before gazette was published)"),
        (("XXXX-XX-30",), DATED, "signed: on 2031-04-30 (the nearest such day before gazette was published)"),
        (("XXXX-06-19", "2030"), UNDATED, "signed: on 2030-06-19"),
        (("2030-06",), UNDATED, "signed: not before 2030-06-01, not after 2030-06-30"),
        ((), UNDATED, "signed: reported by kurier, no date is reported"),
        (
            *((), DATED),
            "signed: reported by gazette, no date is reported; not after 2031-05-04 (not after gazette was published)",
        ),
    ],
)
def test_a_date_without_its_year_is_the_nearest_one_to_its_report(
    dates: tuple[str, ...], passage: str, told: str
) -> None:
    status = treaty(event(Signing, *dates, passage=passage)).status_on("2032-01-01")
    assert status.because[0].text == told


def test_reasons_end_with_the_stage_that_is_not_reached() -> None:
    in_force = event(EntryIntoForce, "2030-09", id="entry")
    found = {
        day: [reason.text.partition(":")[0] for reason in treaty(SIGNED, in_force).status_on(day).because]
        for day in ("2030-06-18", "2030-06-19", "2030-09-15", "2030-09-30")
    }
    assert found == {
        "2030-06-18": ["signed"],
        "2030-06-19": ["signed", "in-force"],
        "2030-09-15": ["signed", "in-force"],
        "2030-09-30": ["signed", "in-force", "terminated"],
    }
