"""What reports let one say of a treaty on a day."""

import datetime
from typing import Any

import pytest

from kestrel import GAZETTE, KURIER
from treaty_model import FORMAT_VERSION, Treaty
from treaty_model.model import (
    Article,
    Clause,
    EffectiveUpon,
    EntryIntoForce,
    EntryIntoForceProvision,
    Event,
    ExchangeOfInstruments,
    Occurrence,
    OnDate,
    OnWeekday,
    ParliamentaryAction,
    Signing,
    Termination,
)

DATED, UNDATED = "gazette.p1", "kurier.p1"  # published on 4 May 2031; at a time that is only inferred


def event(cls: type[Any], *dates: str, status: str = "done", passage: str = UNDATED, id: str = "") -> Any:
    clauses: list[Clause] = [Occurrence(reported_by=(passage,))]
    clauses += [OnDate(value=date, reported_by=(passage,)) for date in dates]
    return cls(id=id or cls.__name__.lower(), status=status, clauses=tuple(clauses))


def treaty(*events: Any, upon: Any = None) -> Treaty:
    articles: tuple[Article, ...] = ()
    if upon:
        final = EntryIntoForceProvision(clauses=(EffectiveUpon(value=upon, reported_by=(UNDATED,)),))
        articles = (Article(number=1, provisions=(final,)),)
    sources = (GAZETTE.source, KURIER.source)
    return Treaty(format_version=FORMAT_VERSION, id="t", articles=articles, events=events, sources=sources)


SIGNED = event(Signing, "2030-06-19")
PLAN = event(Signing, "2030-06-19", status="planned")


@pytest.mark.parametrize(
    ("events", "day", "state", "certain"),
    [
        pytest.param((), "2030-06-19", "unknown", "unknown", id="nothing told"),
        pytest.param((SIGNED,), "2030-06-18", "not-signed", "not-signed", id="the day before"),
        pytest.param((SIGNED,), "2030-06-19", "signed", "signed", id="the very day"),
        pytest.param((SIGNED,), "9999-12-31", "signed", "signed", id="no more told"),
        pytest.param((event(Signing, "2030-06"),), "2030-06-19", "unknown", "unknown", id="within the month"),
        pytest.param((event(Signing, "2030-06"),), "2030-05-31", "not-signed", "not-signed", id="before the month"),
        pytest.param((event(Signing, "2030-06"),), "2030-06-30", "signed", "signed", id="at the end of the month"),
        pytest.param((event(Signing, "XXXX-06-19"),), "2030-06-19", "unknown", "unknown", id="no year"),
        pytest.param(
            (event(Signing, "XXXX-06-19", "2030"),), "2030-06-19", "signed", "signed", id="year from elsewhere"
        ),
        pytest.param((event(Signing, "XXXX-06", passage=DATED),), "2031-05-04", "signed", "signed", id="told by then"),
        pytest.param(
            (event(Signing, "XXXX-06", passage=DATED),), "2031-05-03", "unknown", "unknown", id="not told yet"
        ),
        pytest.param((PLAN,), "2031-01-01", "unknown", "unknown", id="a plan is no deed"),
        pytest.param((event(Signing, "2030-06-19", "2030-06-21"),), "2030-06-20", "unknown", "unknown", id="at odds"),
        pytest.param((event(Signing, "2030-06-19", "2030-06-21"),), "2030-06-21", "signed", "signed", id="after both"),
        pytest.param((SIGNED, event(EntryIntoForce, "2031")), "2030-12-31", "signed", "signed", id="not yet in force"),
        pytest.param((SIGNED, event(EntryIntoForce, "2031")), "2031-02-01", "unknown", "signed", id="perhaps in force"),
        pytest.param((SIGNED, event(EntryIntoForce, "2031")), "2031-12-31", "in-force", "in-force", id="in force"),
        pytest.param(
            (SIGNED, event(EntryIntoForce)), "2030-06-18", "not-signed", "not-signed", id="not before signing"
        ),
        pytest.param((SIGNED, event(EntryIntoForce)), "2050-01-01", "unknown", "signed", id="in force at some time"),
        pytest.param(
            (SIGNED, event(EntryIntoForce, "2031-01-01"), event(Termination, "2035-01-01")),
            *("2036-01-01", "terminated", "terminated"),
            id="ended",
        ),
        pytest.param(
            (SIGNED, event(EntryIntoForce, "2031-01-01"), event(Termination)),
            *("2036-01-01", "unknown", "in-force"),
            id="ended at some time",
        ),
    ],
)
def test_status(events: tuple[Event, ...], day: str, state: str, certain: str) -> None:
    found = treaty(*events).status_on(day)
    assert (found.state, found.certain, found.day.isoformat()) == (state, certain, day)


def test_entry_into_force_is_not_before_the_steps_that_lead_to_it() -> None:
    ratified = event(ParliamentaryAction, "XXXX-10-24", id="lower-house")
    steps = (SIGNED, ratified, event(ExchangeOfInstruments), event(EntryIntoForce))
    by_exchange = treaty(*steps, upon="exchange-of-instruments-of-ratification")
    assert by_exchange.status_on("2030-10-23").state == "signed"
    assert by_exchange.status_on("2030-10-24").state == "unknown"
    assert "lower-house" in by_exchange.status_on("2030-10-24").because[-1].text
    otherwise = treaty(*steps, upon="signature")  # then what parliaments do decides nothing
    assert otherwise.status_on("2030-10-23").state == "unknown"


def test_a_weekday_alone_says_nothing_of_the_day() -> None:
    occurrence, weekday = Occurrence(reported_by=(UNDATED,)), OnWeekday(value="friday", reported_by=(UNDATED,))
    signing = Signing(id="signing", status="done", clauses=(occurrence, weekday))
    assert treaty(signing).status_on("2031-01-01").state == "unknown"


def test_the_reasons_name_their_passages() -> None:
    status = treaty(SIGNED).status_on("2031-01-01")
    assert [(reason.text, reason.passages) for reason in status.because] == [
        ("signed: on 2030-06-19", (UNDATED,)),
        ("in-force: no report tells of it", ()),
        ("terminated: no report tells of it", ()),
    ]


def test_a_day_is_a_date_or_its_text() -> None:
    by_text = treaty(SIGNED).status_on("2031-01-01")
    assert by_text == treaty(SIGNED).status_on(datetime.date(2031, 1, 1))
    assert by_text == treaty(SIGNED).status_on(datetime.datetime(2031, 1, 1, 12, 30))
    with pytest.raises(ValueError, match="isoformat"):
        treaty(SIGNED).status_on("next week")


@pytest.mark.parametrize(
    ("dates", "passage", "told"),
    [
        (("XXXX-06-19",), UNDATED, "signed: no last day told"),
        (("XXXX-06-19",), DATED, "signed: not after 2031-05-04"),
        (("XXXX-02-29",), DATED, "signed: not after 2031-05-04"),
        (("XXXX-06-19", "2030"), UNDATED, "signed: on 2030-06-19"),
        (("2030-06",), UNDATED, "signed: not before 2030-06-01, not after 2030-06-30"),
        ((), DATED, "signed: not after 2031-05-04"),
    ],
)
def test_no_year_is_made_of_a_date_that_tells_none(dates: tuple[str, ...], passage: str, told: str) -> None:
    status = treaty(event(Signing, *dates, passage=passage)).status_on("2032-01-01")
    assert status.because[0].text == told
