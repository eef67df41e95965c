"""Partial dates: which days the dates and weekdays of documents cover, and how they compare."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Literal, Self, get_args

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


@dataclass(frozen=True)
class PartialDate:
    """The days that agree with every part that is told; a part that is not told is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None

    @classmethod
    @lru_cache(4096)  # because many clauses and rules ask for the same few dates
    def parse(cls, value: str) -> Self:
        """Read a `Date` of a document (EDTF, already checked against its pattern)."""
        year, month, day = [*value.split("-"), None, None][:3]
        assert year is not None
        return cls(None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def combine(cls, dates: Iterable[Self]) -> Self | None:
        """What several dates tell together, or None where no day agrees with all of them."""
        parts: dict[str, set[int | str]] = {field.name: set() for field in fields(cls)}
        for date in dates:
            for name, values in parts.items():
                if (value := getattr(date, name)) is not None:
                    values.add(value)
        if any(len(values) > 1 for values in parts.values()):
            return None
        together = cls(**{name: values.pop() for name, values in parts.items() if values})  # type: ignore[arg-type]  # each part keeps the type it came with
        return together if together._exists() else None

    def agrees_with(self, other: Self) -> bool:
        """Whether some day agrees with both: then neither contradicts the other, though one may tell less."""
        return self.combine((self, other)) is not None

    def earliest(self, not_before: datetime.date) -> datetime.date:
        """The first day, from `not_before` on, that agrees; where none does, the first that agrees at all."""
        if self.year is not None:
            return max(self._first(self.year), min(not_before, self._last(self.year)))
        if self.month is None:
            return not_before
        # 29 February is at most eight years away.
        for year in range(not_before.year, min(not_before.year + 9, datetime.MAXYEAR + 1)):
            if self._in(year)._exists() and self._last(year) >= not_before:
                return max(self._first(year), not_before)
        return not_before

    @cached_property
    def first(self) -> datetime.date | None:
        """The first day that agrees, or None where the year is not told."""
        return None if self.year is None else self._first(self.year)

    def latest(self) -> datetime.date | None:
        """The last day that agrees, or None where the year is not told."""
        return None if self.year is None else self._last(self.year)

    def _in(self, year: int) -> "PartialDate":
        return PartialDate(year, self.month, self.day)

    def _first(self, year: int) -> datetime.date:
        return datetime.date(year, self.month or 1, self.day or 1)

    def _last(self, year: int) -> datetime.date:
        month = self.month or 12
        return datetime.date(year, month, self.day or calendar.monthrange(year, month)[1])

    def _exists(self) -> bool:
        if self.month is None or self.day is None:
            return True
        if self.year is None:
            return self.day <= calendar.monthrange(2000, self.month)[1]  # 2000 was a leap year
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            return False
        told = WEEKDAYS[datetime.date(self.year, self.month, self.day).weekday()]
        return self.weekday is None or self.weekday == told
