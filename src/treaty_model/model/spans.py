"""Spans of days on which an event can have taken place, and the reason for each of the two bounds."""

import datetime
from collections.abc import Iterable
from itertools import chain
from typing import Literal, NamedTuple

# How the day of a bound is known: as the publication date is, or by other evidence of when a text was written.
Basis = Literal["stated", "inferred", "external", "recorded"]


class Bound(NamedTuple):
    """The first or the last day of a span, and the reason for it.

    `by` is the kind of reason. `date`: the event's own dates. `publication`: the report `of` was published or written
    on that day, which is known as `basis` says. `nearest`: a date without a year is taken as the one nearest to the
    publication of the report `of`. `event`: the order of this event and the event `of`. `passages` are all passages
    that the bound rests on.
    """

    day: datetime.date
    by: Literal["date", "publication", "nearest", "event"]
    of: str
    passages: tuple[str, ...]
    basis: Basis = "stated"

    def reason(self, end: Literal["first", "last"]) -> str:
        """The reason in a few words, for the first or the last day; empty if reports state the date."""
        if self.by == "date":
            return ""
        if self.by == "event":
            return f"{self.of} came {'first' if end == 'first' else 'later'}"
        known = "" if self.basis == "stated" else f" ({self.basis})"
        when = f"{self.of} was {'written' if self.basis == 'recorded' else 'published'}{known}"
        if self.by == "nearest":
            return f"the nearest such day {'before' if end == 'first' else 'after'} {when}"
        return f"still to come when {when}" if end == "first" else f"not after {when}"


class Span(NamedTuple):
    """The first and the last day on which an event can have taken place, or is planned; None for an unknown day."""

    first: Bound | None
    last: Bound | None

    @property
    def earliest(self) -> datetime.date | None:
        """The first day."""
        return None if self.first is None else self.first.day

    @property
    def latest(self) -> datetime.date | None:
        """The last day."""
        return None if self.last is None else self.last.day

    @property
    def passages(self) -> tuple[str, ...]:
        """All passages that the two bounds rest on."""
        return together(*(bound.passages for bound in self if bound is not None))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons for the two bounds, without dates that reports state."""
        first, last = self
        if first and last and {first.by, last.by} == {"nearest", "publication"} and first.of == last.of:
            return (first.reason("first") if first.by == "nearest" else last.reason("last"),)
        reasons = [first and first.reason("first"), last and last.reason("last")]
        return tuple(dict.fromkeys(reason for reason in reasons if reason))

    def __str__(self) -> str:
        reasons = f" ({'; '.join(self.reasons)})" if self.reasons else ""
        if self.first is None and self.last is None:
            return "no day known"
        if self.earliest == self.latest:
            return f"on {self.latest}{reasons}"
        first = "" if self.first is None else f"not before {self.earliest}"
        last = "" if self.last is None else f"not after {self.latest}"
        open_end = "; no latest date is reported" if self.last is None else ""
        return ", ".join(part for part in (first, last) if part) + reasons + open_end


def together(*passages: Iterable[str] | None) -> tuple[str, ...]:
    """The identifiers of passages, each once, in order of first occurrence."""
    return tuple(dict.fromkeys(chain.from_iterable(ids for ids in passages if ids)))
