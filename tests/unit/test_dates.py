"""Partial dates: what they cover, and when they agree."""

import datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from treaty_model.model import OnDate
from treaty_model.model.dates import WEEKDAYS, Dates, PartialDate

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9990, 12, 31))


def partial(text: str) -> PartialDate:
    return PartialDate(weekday=text) if text in WEEKDAYS else PartialDate.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2024-06-19", "2024-06-19", True),
        ("2024-06-19", "2024-06-20", False),
        ("2024-06", "2024-06-19", True),
        ("2024", "2024-06-19", True),
        ("2023", "2024-06-19", False),
        ("XXXX-06-19", "2024-06-19", True),
        ("XXXX-06-19", "2024", True),
        ("XXXX-06", "XXXX-06-19", True),
        ("XXXX-07", "2024-06-19", False),
        ("XXXX-02-29", "2024", True),
        ("XXXX-02-29", "2023", False),
        ("wednesday", "2024-06-19", True),
        ("thursday", "2024-06-19", False),
        ("thursday", "2024-06", True),
        ("thursday", "XXXX-06-19", True),
        ("thursday", "friday", False),
        ("XXXX-XX-31", "2024", True),
        ("XXXX-XX-31", "XXXX-02", False),
        ("XXXX-XX-31", "thursday", True),
    ],
)
def test_agreement(one: str, other: str, agree: bool) -> None:
    assert partial(one).agrees_with(partial(other)) is agree
    assert partial(other).agrees_with(partial(one)) is agree


def test_dates_can_agree_two_by_two_and_not_together() -> None:
    dates = [partial("2024-06"), partial("XXXX-06-19"), partial("thursday")]
    assert all(one.agrees_with(other) for one in dates for other in dates)
    assert PartialDate.combine(dates) is None
    assert PartialDate.combine(dates[:2]) == partial("2024-06-19")


@pytest.mark.parametrize(
    ("date", "floor", "first", "last"),
    [
        ("2024-06-19", None, "2024-06-19", "2024-06-19"),
        ("2024-06-19", "2030-01-01", None, "2024-06-19"),
        ("2024-06", None, "2024-06-01", "2024-06-30"),
        ("2024-06", "2024-06-19", "2024-06-19", "2024-06-30"),
        ("2024-02", None, "2024-02-01", "2024-02-29"),
        ("2024", "2024-06-19", "2024-06-19", "2024-12-31"),
        ("XXXX-10-24", "2024-06-19", "2024-10-24", None),
        ("XXXX-06-19", "2024-06-19", "2024-06-19", None),
        ("XXXX-06-18", "2024-06-19", "2025-06-18", None),
        ("XXXX-06", "2024-06-19", "2024-06-19", None),
        ("XXXX-05", "2024-06-19", "2025-05-01", None),
        ("XXXX-02-29", "2096-03-01", "2104-02-29", None),
        ("XXXX-XX-31", "2024-02-01", "2024-03-31", None),
        ("XXXX-XX-20", None, None, None),
        ("XXXX-06-19", "9999-06-20", None, None),
        ("wednesday", "2024-06-19", "2024-06-19", None),
        ("wednesday", "2024-06-20", "2024-06-26", None),
        ("wednesday", None, None, None),
    ],
)
def test_first_days(date: str, floor: str | None, first: str | None, last: str | None) -> None:
    found = partial(date).first_from(None if floor is None else datetime.date.fromisoformat(floor))
    assert (found and found.isoformat()) == first
    found = partial(date).last
    assert (found and found.isoformat()) == last


@pytest.mark.parametrize(
    ("date", "ceiling", "last"),
    [
        ("XXXX-06-19", "2024-11-04", "2024-06-19"),
        ("XXXX-06-19", "2024-06-18", "2023-06-19"),
        ("XXXX-06", "2024-06-18", "2024-06-18"),
        ("XXXX-02-29", "2103-12-31", "2096-02-29"),
        ("XXXX-XX-31", "2024-06-30", "2024-05-31"),
        ("2024", "2024-06-19", "2024-06-19"),
        ("2025", "2024-06-19", None),
        ("wednesday", "2024-12-05", "2024-12-04"),
        ("XXXX-01-01", "0001-01-01", "0001-01-01"),
        ("XXXX-01-02", "0001-01-01", None),
    ],
)
def test_last_days(date: str, ceiling: str, last: str | None) -> None:
    found = partial(date).last_to(datetime.date.fromisoformat(ceiling))
    assert (found and found.isoformat()) == last


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        ("2024-06-18 2024-06-19 XXXX-06 XXXX-06-19 2024 wednesday", "2024-06-18 2024-06-19"),
        ("2024-06-18 2024-07-19 XXXX-06-20 monday", "2024-06-18 2024-07-19 XXXX-06-20 monday"),
        ("2024-06 2024-07 XXXX-06 XXXX-08", "2024-06 2024-07 XXXX-08"),
        ("2024-06 2024-06", "2024-06"),
        ("", ""),
    ],
)
def test_what_only_says_less_is_left_out(dates: str, kept: str) -> None:
    found = PartialDate.without_less(map(partial, dates.split()))
    assert found == list(map(partial, kept.split()))


def test_a_weekday_and_a_day_without_a_year() -> None:
    both = PartialDate.combine([partial("XXXX-12-04"), partial("wednesday")])
    assert both is not None
    assert both.last_to(datetime.date(2024, 12, 10)) == datetime.date(2024, 12, 4)
    assert both.last_to(datetime.date(2024, 12, 3)) == datetime.date(2019, 12, 4)
    assert both.nearest_before(datetime.date(2024, 12, 10)) == PartialDate(2024, 12, 4, "wednesday")


@given(DAYS, DAYS)
def test_a_day_lies_within_all_dates_that_state_it(day: datetime.date, other: datetime.date) -> None:
    told = [f"{day:%m-%d}", f"{day:%m}", f"XX-{day:%d}"]
    forms = [day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], *(f"XXXX-{text}" for text in told)]
    dates = [*map(partial, forms), PartialDate(weekday=WEEKDAYS[day.weekday()])]
    assert PartialDate.combine(dates) is not None
    for date in dates:
        first, last = date.first_from(min(other, day)), date.last_to(max(other, day))
        assert first is not None
        assert last is not None
        assert min(other, day) <= first <= day <= last <= max(other, day)
        assert date.first is None or date.first <= day
        assert date.last is None or day <= date.last


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_the_nearest_weekday_is_less_than_a_week_away(day: datetime.date, weekday: str) -> None:
    date = PartialDate(weekday=weekday)
    first, last = date.first_from(day), date.last_to(day)
    assert first is not None
    assert last is not None
    assert 0 <= (first - day).days < 7
    assert 0 <= (day - last).days < 7
    assert {first.weekday(), last.weekday()} == {WEEKDAYS.index(weekday)}


@pytest.mark.parametrize(
    ("year", "weekday", "exists"),
    [("2024", "wednesday", True), ("2024", "monday", False), ("9999", "thursday", False), ("0001", "sunday", False)],
)
def test_the_31st_of_a_year_on_a_day_of_the_week(year: str, weekday: str, exists: bool) -> None:
    dates = [partial(year), partial("XXXX-XX-31"), partial(weekday)]
    together = PartialDate.combine(dates)
    assert (together is not None) is exists
    if together is not None:
        assert together.first is not None
        assert together.first.year == int(year)


def test_a_stated_year_is_not_left_in_search_of_a_day() -> None:
    never = PartialDate(year=2024, day=31, weekday="monday")
    assert (never.first, never.last) == (None, None)
    assert never.first_from(datetime.date(2020, 1, 1)) is never.last_to(datetime.date(2030, 1, 1)) is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024-06-19", "2024 2024-06 2024-06-19 XXXX-06 wednesday"),
        ("2024", "2024 2024-06 2024-06-19 XXXX-06 XXXX-02-29 wednesday friday"),
        ("XXXX-02-29", "2024 XXXX-02-29 wednesday friday"),
        ("friday", "2024 2024-06 2023-02 XXXX-06 XXXX-02-29 friday"),
        ("2023-02", "2023-02 wednesday friday"),
    ],
)
def test_the_dates_that_agree_with_one(asked: str, found: str) -> None:
    texts = ["2024", "2024-06", "2024-06-19", "2023-02", "XXXX-06", "XXXX-02-29", "wednesday", "friday"]
    dates = {partial(text): text for text in texts}
    assert {dates[date] for date in Dates(dates).agreeing_with(partial(asked))} == set(found.split())


@pytest.mark.parametrize(
    ("value", "part", "parts"),
    [
        ("2024", None, {"year": 2024}),
        ("2024-06", None, {"year": 2024, "month": 6}),
        ("2024-06", "early", {"year": 2024, "month": 6, "part": "early"}),
        ("2024-06-19", None, {"year": 2024, "month": 6, "day": 19}),
        ("XXXX-06-19", None, {"month": 6, "day": 19}),
        ("XXXX-XX-19", None, {"day": 19}),
    ],
)
def test_the_parts_of_a_date_are_those_that_it_has(value: str, part: Any, parts: dict[str, Any]) -> None:
    assert OnDate(value=value, part=part, reported_by=("gazette.p1",)).parts == parts
