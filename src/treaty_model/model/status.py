"""What reports let one say of a treaty on a given day, and why."""

import calendar
import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from ..spelling import counted
from .consent import done, is_of_one_party, is_of_this_treaty
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
    """One step of the argument, and the passages that it rests on."""

    text: str
    passages: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The identifiers of the sources that the passages belong to, each once."""
        return tuple(dict.fromkeys(map(source_of, self.passages)))


class Status(NamedTuple):
    """The state of a treaty on a day. `certain` is the furthest state that it has surely reached by then.

    The state is `unknown` where the treaty may or may not have gone further than that, and beyond the last day that
    reports cover.
    """

    day: datetime.date
    state: State
    certain: State
    because: tuple[Reason, ...]


class StateFrom(NamedTuple):
    """A state, from a day on up to the day before the next one; from None on for all days before the first."""

    first: datetime.date | None
    status: Status


class Course:
    """The states of a treaty over time, as far as reports of deeds let one say them. Plans count for nothing."""

    def __init__(self, treaty: DocumentContent, spans: dict[str, Span]) -> None:
        self._stages: list[tuple[State, Span | None, Reason]] = []
        for state, kind in _STAGES:
            events = [event for event in done(treaty, kind) if not is_of_one_party(event)]
            span = _widest([spans[event.id] for event in events])
            self._stages.append((state, span, _reason(state, events, span)))
        self._ends = list(_ends(treaty, spans, self._stages[1][1]))
        self._first_end = min((day for day, _, _ in self._ends), default=None)
        self._horizon = _horizon(treaty, spans)

    def on(self, day: datetime.date) -> Status:
        """The state on a day."""
        state, certain, because = self._by_events(day)
        for first, why, passages in self._ends:
            if day >= first and state == "in-force":
                state = "unknown"
                start = "" if first == datetime.date.min else f"from {first} on, "
                because.append(Reason(f"unknown: {start}{why}", passages))
        if self._horizon is not None and day > self._horizon[0] and state != "unknown":
            state = "unknown"
            last, which, passages = self._horizon
            because.append(Reason(f"unknown: after {last}, the last day that any report covers ({which})", passages))
        return Status(day, state, certain, tuple(because))

    def periods(self) -> Iterator[StateFrom]:
        """Each change of the state, or of what is certain, in order; the first one is from None on."""
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
        """The state on a day, and what is certain by then."""
        state, certain, _ = self._by_events(day)
        ended = state == "in-force" and self._first_end is not None and day >= self._first_end
        beyond = self._horizon is not None and day > self._horizon[0]
        return "unknown" if ended or beyond else state, certain

    def _by_events(self, day: datetime.date) -> tuple[State, State, list[Reason]]:
        """How far the treaty has come by its events alone, how far for certain, and why."""
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
        return Reason(f"{state}: no report tells of it", ())
    occurrences = [clause for event in events for clause in event.clauses if isinstance(clause, Occurrence)]
    reporting = tuple(dict.fromkeys(id for clause in occurrences for id in clause.reported_by))
    passages = tuple(dict.fromkeys((*span.passages, *reporting)))
    if any(map(_is_dated, events)):
        return Reason(f"{state}: {span}", passages)
    by = ", ".join(dict.fromkeys(map(source_of, reporting)))
    bounds = "" if span.first is None and span.last is None else f"; {span}"
    return Reason(f"{state}: told by {by}, no day told{bounds}", passages)


def _widest(spans: list[Span]) -> Span | None:
    """One span for events that may each be meant; an end is known only where all of theirs are."""
    if not spans:
        return None
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    first = None if None in firsts else min((b for b in firsts if b), key=lambda bound: bound.day)
    last = None if None in lasts else max((b for b in lasts if b), key=lambda bound: bound.day)
    return Span(first, last)


# From a day on the state is unknown: the day, why, and the passages that say so.
_Unknown = tuple[datetime.date, str, tuple[str, ...]]


def _ends(treaty: DocumentContent, spans: dict[str, Span], entry: Span | None) -> Iterator[_Unknown]:
    """The days from which the treaty may have ended as it was to: with its period, or as planned."""
    for placed in iter_clauses(treaty):
        clause = placed.clause
        if isinstance(clause, Period) and clause.years is not None and entry is not None:
            if entry.first is None:
                why = f"no first day of its {counted(clause.years, 'year')} is known, so that they can be over"
                yield datetime.date.min, why, clause.reported_by
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
    """The last day that any report covers: that of its publication, or of a deed of which it tells."""
    found: list[_Unknown] = []
    for source in treaty.sources:
        end = SourceDays(source).not_before
        if end is not None:
            found.append((end[0], f"that of {source.id}", ()))
    for event in treaty.events:
        first = spans[event.id].first
        if event.status == "done" and first is not None:
            found.append((first.day, f"that of {event.id}", first.passages))
    return max(found, key=lambda end: end[0], default=None)
