"""What reports let one say of a treaty on a given day, and why."""

import datetime
from collections.abc import Iterable
from typing import Literal, NamedTuple, Protocol

from .dates import PartialDate
from .event_clauses import DateClause
from .events import (
    EntryIntoForce,
    Event,
    ExchangeOfInstruments,
    ParliamentaryAction,
    Ratification,
    Signing,
    SubmissionToParliament,
    Termination,
)
from .provision_clauses import EffectiveUpon
from .source import ExternalDate, Passage, Source, StatedDate
from .walk import Content, walk

State = Literal["not-signed", "signed", "in-force", "terminated", "unknown"]

_STAGES: tuple[tuple[State, type[Event]], ...] = (
    ("signed", Signing),
    ("in-force", EntryIntoForce),
    ("terminated", Termination),
)


class Reported(Content, Protocol):
    """A treaty with the sources behind it."""

    def passage(self, id: str) -> Passage: ...
    def source(self, id: str) -> Source: ...


class Reason(NamedTuple):
    """One step of the argument, and the passages that it rests on."""

    text: str
    passages: tuple[str, ...]


class Status(NamedTuple):
    """The state of a treaty on a day. `certain` is the furthest state that it has surely reached by then.

    The state is `unknown` where the treaty may or may not have gone further than that.
    """

    day: datetime.date
    state: State
    certain: State
    because: tuple[Reason, ...]


class _Span(NamedTuple):
    """The first and the last day on which an event can have happened; None where nothing bounds it.

    `after` is the earlier event that sets the first day, where the event's own dates do not.
    """

    earliest: datetime.date
    latest: datetime.date | None
    passages: tuple[str, ...]
    after: str | None = None

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return f"on {self.latest}"
        first = "" if self.earliest == datetime.date.min else f"not before {self.earliest}"
        if self.after:
            first += f" (the first day on which {self.after} can have been)"
        last = "no last day told" if self.latest is None else f"not after {self.latest}"
        return ", ".join(part for part in (first, last) if part)


def status_on(treaty: Reported, day: datetime.date) -> Status:
    """The state of a treaty on a day, as far as reports of done events let one say it. Plans count for nothing."""
    state: State = "unknown"
    certain: State = "unknown"
    because = []
    for stage, kind in _STAGES:
        events = _done(treaty, kind)
        if not events:
            because.append(Reason(f"{stage}: no report tells of it", ()))
            continue
        span = _widest(_span(treaty, event) for event in events)
        because.append(Reason(f"{stage}: {span}", span.passages))
        if day < span.earliest:
            state = certain = "not-signed" if kind is Signing else certain
            break
        if span.latest is None or day < span.latest:
            state = "unknown"
            break
        state = certain = stage
    return Status(day, state, certain, tuple(because))


def _done(treaty: Reported, *kinds: type[Event]) -> list[Event]:
    return [event for event in treaty.events if isinstance(event, kinds) and event.status == "done"]


def _span(treaty: Reported, event: Event) -> _Span:
    """When an event happened: what its dates tell, not before what must precede it, not after who reports it."""
    floor, after = datetime.date.min, None
    passages: list[str] = []
    for earlier in _done(treaty, *precedents(treaty, event)):
        span = _span(treaty, earlier)
        if span.earliest > floor:
            floor, after, passages = span.earliest, span.after or earlier.id, list(span.passages)
    clauses = [clause for clause in event.clauses if isinstance(clause, DateClause)]
    dates = [clause.when for clause in clauses]
    together = PartialDate.combine(dates)
    possible = dates if together is None else [together]  # where they disagree, each may be right
    earliest = min(date.earliest(floor) for date in possible)
    ends = [date.latest() for date in possible]
    own_end = None if None in ends else max(end for end in ends if end is not None)
    told = [end for end in (own_end, _told_by(treaty, event)) if end is not None]
    if earliest != floor:
        after, passages = None, []
    for clause in clauses or event.clauses:
        passages.extend(clause.reported_by)
    latest = max(min(told), earliest) if told else None
    return _Span(earliest, latest, tuple(dict.fromkeys(passages)), after)


def precedents(treaty: Content, event: Event) -> tuple[type[Event], ...]:
    """The kinds of events that cannot come after this one (Vienna Convention, Articles 10 to 16, 24 and 54)."""
    if isinstance(event, Termination):
        return (EntryIntoForce,)
    if isinstance(event, EntryIntoForce):
        upon = {placed.clause.value for placed in walk(treaty) if isinstance(placed.clause, EffectiveUpon)}
        exchanged = upon == {"exchange-of-instruments-of-ratification"}
        return (Signing, ExchangeOfInstruments) if exchanged else (Signing,)
    if isinstance(event, ExchangeOfInstruments):  # each party has first consented at home
        return (Signing, SubmissionToParliament, ParliamentaryAction, Ratification)
    if isinstance(event, SubmissionToParliament | ParliamentaryAction | Ratification):
        return (Signing,)
    return ()


def _told_by(treaty: Reported, event: Event) -> datetime.date | None:
    """The last day of the first dated publication that tells of a done event: it happened by then."""
    ends = []
    for clause in event.clauses:
        for id in clause.reported_by:
            published = treaty.source(treaty.passage(id).source).published
            if isinstance(published, StatedDate | ExternalDate):
                ends.append(PartialDate.parse(published.value).latest())
    return min((end for end in ends if end is not None), default=None)


def _widest(spans: Iterable[_Span]) -> _Span:
    """One span for events that may each be meant; its end is known only where all of theirs are."""
    first, *others = spans
    for span in others:
        latest = None if first.latest is None or span.latest is None else max(first.latest, span.latest)
        earlier = min(first, span, key=lambda span: span.earliest)
        both = tuple(dict.fromkeys(first.passages + span.passages))
        first = _Span(earlier.earliest, latest, both, earlier.after)
    return first
