"""Partial dates: the days that a date or weekday of a document covers, and how two of them compare."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Literal, Self, get_args

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

# Within this many years, every day of the year falls on every day of the week; 29 February takes the longest.
_YEARS = 41


@dataclass(frozen=True)
class PartialDate:
    """The days that match all stated parts; a part that is not stated is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None

    @classmethod
    @lru_cache(4096)  # many clauses have the same few dates
    def parse(cls, value: str) -> Self:
        """Parse a `Date` of a document: EDTF that matches the pattern of that type."""
        year, month, day = [*(None if set(part) == {"X"} else int(part) for part in value.split("-")), None, None][:3]
        return cls(year, month, day)

    @classmethod
    def combine(cls, dates: Iterable[Self]) -> Self | None:
        """The date with the stated parts of several dates, or None if no day matches all of them."""
        parts: dict[str, set[int | str]] = {field.name: set() for field in fields(cls)}
        for date in dates:
            for name, values in parts.items():
                if (value := getattr(date, name)) is not None:
                    values.add(value)
        if any(len(values) > 1 for values in parts.values()):
            return None
        together = cls(**{name: values.pop() for name, values in parts.items() if values})  # type: ignore[arg-type]  # each part keeps the type it came with
        return together if together._exists() else None

    @classmethod
    def without_less(cls, dates: Iterable[Self]) -> list[Self]:
        """The distinct dates, without those that are only less precise than another one."""
        distinct = list(dict.fromkeys(dates))
        less_precise: set[tuple[tuple[str, ...], tuple[int | str | None, ...]]] = set()
        for date in distinct:
            full = date._with_weekday if date._is_day else date
            names = full.stated
            for length in range(len(names)):
                less_precise.update((some, full.only(some)) for some in combinations(names, length))
        return [date for date in distinct if date._is_day or (date.stated, date.only(date.stated)) not in less_precise]

    @property
    def _is_day(self) -> bool:
        return None not in (self.year, self.month, self.day)

    @property
    def _with_weekday(self) -> Self:
        day = self.first
        return self if day is None else replace(self, weekday=WEEKDAYS[day.weekday()])

    @property
    def stated(self) -> tuple[str, ...]:
        """The names of the parts that are stated."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is not None)

    def only(self, names: tuple[str, ...]) -> tuple[int | str | None, ...]:
        """The values of the given parts."""
        return tuple(getattr(self, name) for name in names)

    def agrees_with(self, other: Self) -> bool:
        """Whether at least one day matches both. One of them may be less precise."""
        return self.combine((self, other)) is not None

    def first_from(self, floor: datetime.date | None) -> datetime.date | None:
        """The first matching day, from `floor` on. None if there is none, or without both a floor and a year."""
        if floor is None and self.year is None:
            return None
        start = datetime.date.min if floor is None else floor
        if self == PartialDate():
            return start
        last = self.year or min(start.year + _YEARS, datetime.MAXYEAR)
        years = range(max(start.year, self.year or 1), last + 1)
        return next((day for year in years for day in self._days(year) if day >= start), None)

    def last_to(self, ceiling: datetime.date | None) -> datetime.date | None:
        """The last matching day, up to `ceiling`. None if there is none, or without both a ceiling and a year."""
        if ceiling is None and self.year is None:
            return None
        end = datetime.date.max if ceiling is None else ceiling
        if self == PartialDate():
            return end
        first = self.year or max(end.year - _YEARS, 1)
        years = range(min(end.year, self.year or datetime.MAXYEAR), first - 1, -1)
        return next((day for year in years for day in self._days(year, backwards=True) if day <= end), None)

    @cached_property
    def first(self) -> datetime.date | None:
        """The first matching day, or None if the year is not stated."""
        return self.first_from(None)

    @cached_property
    def last(self) -> datetime.date | None:
        """The last matching day, or None if the year is not stated."""
        return self.last_to(None)

    @property
    def lacks_year(self) -> bool:
        """Whether it states a day or a month, but no year."""
        return self.year is None and not (self.month is None and self.day is None)

    def nearest_before(self, day: datetime.date) -> Self | None:
        """The date completed with the year, and the month if not stated, of its last occurrence up to a day."""
        return self._as_of(self.last_to(day))

    def nearest_after(self, day: datetime.date) -> Self | None:
        """The date completed with the year, and the month if not stated, of its first occurrence from a day on."""
        return self._as_of(self.first_from(day))

    def _as_of(self, day: datetime.date | None) -> Self | None:
        return None if day is None else replace(self, year=day.year, month=day.month)

    def _days(self, year: int, *, backwards: bool = False) -> Iterator[datetime.date]:
        """The days of a year that match all other stated parts, in order."""
        months = range(1, 13) if self.month is None else range(self.month, self.month + 1)
        for month in reversed(months) if backwards else months:
            first, length = calendar.monthrange(year, month)
            if self.day is not None:
                days = range(self.day, min(self.day, length) + 1)
            elif self.weekday is not None:
                days = range(1 + (WEEKDAYS.index(self.weekday) - first) % 7, length + 1, 7)
            else:
                days = range(1, length + 1)
            for day in reversed(days) if backwards else days:
                date = datetime.date(year, month, day)
                if self.weekday is None or WEEKDAYS[date.weekday()] == self.weekday:
                    yield date

    def _exists(self) -> bool:
        if self.day is None:
            return True
        if self.year is not None:
            return next(self._days(self.year), None) is not None
        return self.month is None or self.day <= calendar.monthrange(2000, self.month)[1]  # 2000 was a leap year


class Dates:
    """An index of dates that finds those which agree with a given date without comparing it with each of them."""

    def __init__(self, dates: Iterable[PartialDate]) -> None:
        self._by_stated: dict[tuple[str, ...], list[PartialDate]] = defaultdict(
            list
        )  # by the names of the stated parts
        for date in dates:
            self._by_stated[date.stated].append(date)
        # Dates with the same stated parts, by the values of some of these parts. Filled on first use.
        self._by_parts: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[Hashable, list[PartialDate]]] = {}

    def agreeing_with(self, date: PartialDate) -> set[PartialDate]:
        """The dates that agree with a date: all parts that both state are equal, and the day exists."""
        agreeing: set[PartialDate] = set()
        for stated, dates in self._by_stated.items():
            both = tuple(name for name in stated if name in date.stated)
            if (stated, both) not in self._by_parts:
                by_parts = self._by_parts[stated, both] = defaultdict(list)
                for other in dates:
                    by_parts[other.only(both)].append(other)
            same_parts = self._by_parts[stated, both].get(date.only(both), ())
            agreeing.update(other for other in same_parts if other.agrees_with(date))
        return agreeing
