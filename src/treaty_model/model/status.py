"""The status of a treaty on a given day, as far as reports allow a conclusion, and the reasons."""

import calendar
import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from ..spelling import counted
from .consent import done_events, is_of_one_party, is_of_this_treaty
from .event_clauses import DateClause, Occurrence
from .events import EntryIntoForce, Event, Signing, Termination
from .iteration import DocumentContent, iter_clauses
from .provision_clauses import Period
from .source import source_of
from .spans import Span
from .windows import SourceDays

State = Literal["not-signed", "signed", "in-force", "terminated", "unknown"]

_STAGES: tuple[tuple[State, type[Event]], ...] = (
    ("signed", Signing),
    ("in-force", EntryIntoForce),
    ("terminated", Termination),
)

_ONE_DAY = datetime.timedelta(days=1)


class Reason(NamedTuple):
    """One step of the reasoning, and the passages that it rests on."""

    text: str
    passages: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The identifiers of the sources of the passages, each once."""
        return tuple(dict.fromkeys(map(source_of, self.passages)))


class Status(NamedTuple):
    """The state of a treaty on a day. `certain` is the furthest state that it has certainly reached by then.

    The state is `unknown` if the treaty may have gone further than `certain`, and after the last day that reports
    cover.
    """

    day: datetime.date
    state: State
    certain: State
    because: tuple[Reason, ...]


class StateFrom(NamedTuple):
    """A status from the day `first` until the next change; `first` is None for all days before the first change."""

    first: datetime.date | None
    status: Status


class StatusHistory:
    """The states of a treaty over time, as far as reports of done events allow a conclusion. Plans do not count."""

    def __init__(self, treaty: DocumentContent, spans: dict[str, Span]) -> None:
        self._stages: list[tuple[State, Span | None, Reason]] = []
        for state, kind in _STAGES:
            events = [event for event in done_events(treaty, kind) if not is_of_one_party(event)]
            span = _widest([spans[event.id] for event in events])
            self._stages.append((state, span, _reason(state, events, span)))
        self._ends = list(_ends(treaty, spans, self._stages[1][1]))
        self._first_end = min((day for day, _, _ in self._ends), default=None)
        self._horizon = _horizon(treaty, spans)

    def on(self, day: datetime.date) -> Status:
        """The status on a day."""
        state, certain, because = self._by_events(day)
        for first, reason, passages in self._ends:
            if day >= first and state == "in-force":
                state = "unknown"
                start = "" if first == datetime.date.min else f"from {first} on, "
                because.append(Reason(f"unknown: {start}{reason}", passages))
        if self._horizon is not None and day > self._horizon[0] and state != "unknown":
            state = "unknown"
            last, which, passages = self._horizon
            because.append(Reason(f"unknown: after {last}, the last day that any report covers ({which})", passages))
        return Status(day, state, certain, tuple(because))

    def periods(self) -> Iterator[StateFrom]:
        """Each change of the state, or of the certain state, in order. The first one starts from None."""
        days = {end for _, span, _ in self._stages if span for end in (span.earliest, span.latest) if end}
        days.update(first for first, _, _ in self._ends)
        if self._horizon is not None and self._horizon[0] < datetime.date.max:
            days.add(self._horizon[0] + _ONE_DAY)
        changes = sorted(day for day in days if day > datetime.date.min)
        before = (changes[0] - _ONE_DAY) if changes else datetime.date.min
        yield StateFrom(None, self.on(before))
        for last, day in pairwise((before, *changes)):
            if self._reached(last) != self._reached(day):
                yield StateFrom(day, self.on(day))

    def _reached(self, day: datetime.date) -> tuple[State, State]:
        """The state on a day, and the certain state."""
        state, certain, _ = self._by_events(day)
        ended = state == "in-force" and self._first_end is not None and day >= self._first_end
        beyond = self._horizon is not None and day > self._horizon[0]
        return "unknown" if ended or beyond else state, certain

    def _by_events(self, day: datetime.date) -> tuple[State, State, list[Reason]]:
        """The state on a day and the certain state by the events of the treaty alone, with the reasons."""
        state: State = "unknown"
        certain: State = "unknown"
        because = []
        for stage, span, reason in self._stages:
            because.append(reason)
            if span is None:
                continue
            if span.earliest is not None and day < span.earliest:
                state = certain = "not-signed" if stage == "signed" else certain
                break
            if span.latest is None or day < span.latest:
                state = "unknown"
                break
            state = certain = stage
        return state, certain, because


def _reason(state: State, events: list[Event], span: Span | None) -> Reason:
    if span is None:
        return Reason(f"{state}: not reported", ())
    occurrences = [clause for event in events for clause in event.clauses if isinstance(clause, Occurrence)]
    reporting = tuple(dict.fromkeys(id for clause in occurrences for id in clause.reported_by))
    passages = tuple(dict.fromkeys((*span.passages, *reporting)))
    if any(map(_is_dated, events)):
        return Reason(f"{state}: {span}", passages)
    by = ", ".join(dict.fromkeys(map(source_of, reporting)))
    bounds = "" if span.first is None and span.last is None else f"; {span}"
    return Reason(f"{state}: reported by {by}, no date is reported{bounds}", passages)


def _widest(spans: list[Span]) -> Span | None:
    """One span that includes those of all events. A bound is known only if it is known for all events."""
    if not spans:
        return None
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    first = None if None in firsts else min((b for b in firsts if b), key=lambda bound: bound.day)
    last = None if None in lasts else max((b for b in lasts if b), key=lambda bound: bound.day)
    return Span(first, last)


# A day from which, or after which, the state is unknown; the reason; and the passages that it rests on.
_Unknown = tuple[datetime.date, str, tuple[str, ...]]


def _ends(treaty: DocumentContent, spans: dict[str, Span], entry: Span | None) -> Iterator[_Unknown]:
    """The days from which the treaty may have ended: with the end of its period, or by a planned termination."""
    for located in iter_clauses(treaty):
        clause = located.clause
        if isinstance(clause, Period) and clause.years is not None and entry is not None:
            if entry.first is None:
                reason = f"no first day of its {counted(clause.years, 'year')} is known, so that they can be over"
                yield datetime.date.min, reason, clause.reported_by
                continue
            first = entry.first.day
            year = min(first.year + clause.years, datetime.MAXYEAR)
            end = datetime.date(year, first.month, min(first.day, calendar.monthrange(year, first.month)[1]))
            passages = tuple(dict.fromkeys((*clause.reported_by, *entry.first.passages)))
            yield end, f"the first day on which its {counted(clause.years, 'year')} can be over", passages
    for event in treaty.events:
        if isinstance(event, Termination) and event.status == "planned" and is_of_this_treaty(event):
            first_day = spans[event.id].first
            if is_of_one_party(event) or not _is_dated(event):
                continue
            if first_day is None:
                passages = tuple(dict.fromkeys(id for clause in event.clauses for id in clause.reported_by))
                yield datetime.date.min, f"no first day is known for which {event.id} is planned", passages
            else:
                yield first_day.day, f"the first day for which {event.id} is planned", first_day.passages


def _is_dated(event: Event) -> bool:
    return any(isinstance(clause, DateClause) for clause in event.clauses)


def _horizon(treaty: DocumentContent, spans: dict[str, Span]) -> _Unknown | None:
    """The last day that any report covers: the day of its publication, or of a done event that it reports."""
    days: list[_Unknown] = []
    for source in treaty.sources:
        end = SourceDays(source).not_before
        if end is not None:
            days.append((end[0], f"that of {source.id}", ()))
    for event in treaty.events:
        first = spans[event.id].first
        if event.status == "done" and first is not None:
            days.append((first.day, f"that of {event.id}", first.passages))
    return max(days, key=lambda end: end[0], default=None)
