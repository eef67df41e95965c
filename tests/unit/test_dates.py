"""Partial dates: what they cover, and when they agree."""

import datetime

import pytest
from hypothesis import given, strategies as st

from treaty_model.model.dates import WEEKDAYS, PartialDate

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
    ("date", "not_before", "earliest", "latest"),
    [
        ("2024-06-19", "0001-01-01", "2024-06-19", "2024-06-19"),
        ("2024-06-19", "2030-01-01", "2024-06-19", "2024-06-19"),
        ("2024-06", "0001-01-01", "2024-06-01", "2024-06-30"),
        ("2024-06", "2024-06-19", "2024-06-19", "2024-06-30"),
        ("2024-02", "0001-01-01", "2024-02-01", "2024-02-29"),
        ("2024", "2024-06-19", "2024-06-19", "2024-12-31"),
        ("XXXX-10-24", "2024-06-19", "2024-10-24", None),
        ("XXXX-06-19", "2024-06-19", "2024-06-19", None),
        ("XXXX-06-18", "2024-06-19", "2025-06-18", None),
        ("XXXX-06", "2024-06-19", "2024-06-19", None),
        ("XXXX-05", "2024-06-19", "2025-05-01", None),
        ("XXXX-02-29", "2096-03-01", "2104-02-29", None),
        ("wednesday", "2024-06-19", "2024-06-19", None),
    ],
)
def test_bounds(date: str, not_before: str, earliest: str, latest: str | None) -> None:
    assert partial(date).earliest(datetime.date.fromisoformat(not_before)).isoformat() == earliest
    last = partial(date).latest()
    assert (last and last.isoformat()) == latest


@given(DAYS, DAYS)
def test_a_day_lies_within_all_that_is_told_of_it(day: datetime.date, before: datetime.date) -> None:
    told = [f"{day:%m-%d}", f"{day:%m}"]
    forms = [day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], *(f"XXXX-{text}" for text in told)]
    dates = [*map(partial, forms), PartialDate(weekday=WEEKDAYS[day.weekday()])]
    assert PartialDate.combine(dates) is not None
    for date in dates:
        assert date.earliest(min(before, day)) <= day
        last = date.latest()
        assert last is None or last >= day
