"""The days from a first to a last one on which something can have happened, and what sets each of the two."""

import datetime
from collections.abc import Iterable
from itertools import chain
from typing import Literal, NamedTuple

# How a day is known that bounds an event: as a publication date is, or by what shows when a text was written.
Basis = Literal["stated", "inferred", "external", "recorded"]


class Bound(NamedTuple):
    """What sets the first or the last day of a span.

    `by` is `date` where the event's own dates do; `publication` where the report `of` does, which was published or
    written then, with how that is known in `basis`; `nearest` where a date lacks its year and is taken as the nearest
    one to the publication of the report `of`; and `event` where the event `of` does. `passages` are all that the bound
    rests on.
    """

    day: datetime.date
    by: Literal["date", "publication", "nearest", "event"]
    of: str
    passages: tuple[str, ...]
    basis: Basis = "stated"

    def reason(self, end: Literal["first", "last"]) -> str:
        """What sets that end, in a few words; empty for a date that reports state."""
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
    """The first and the last day on which an event can have happened, or is planned for; None where nothing sets it."""

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
        """All passages that the two ends rest on."""
        return together(*(bound.passages for bound in self if bound is not None))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What sets the two ends, where that is not the dates that reports state."""
        first, last = self
        if first and last and {first.by, last.by} == {"nearest", "publication"} and first.of == last.of:
            return (first.reason("first") if first.by == "nearest" else last.reason("last"),)
        reasons = [first and first.reason("first"), last and last.reason("last")]
        return tuple(dict.fromkeys(reason for reason in reasons if reason))

    def __str__(self) -> str:
        why = f" ({'; '.join(self.reasons)})" if self.reasons else ""
        if self.first is None and self.last is None:
            return "no day known"
        if self.earliest == self.latest:
            return f"on {self.latest}{why}"
        first = "" if self.first is None else f"not before {self.earliest}"
        last = "" if self.last is None else f"not after {self.latest}"
        open_end = "; no latest date is reported" if self.last is None else ""
        return ", ".join(part for part in (first, last) if part) + why + open_end


def together(*passages: Iterable[str] | None) -> tuple[str, ...]:
    """Passages, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(ids for ids in passages if ids)))
