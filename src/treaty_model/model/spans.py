"""When events can have happened, as far as reports tell: the days from a first to a last one."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple, Protocol

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


class Reported(Content, Protocol):
    """A treaty with the sources behind it."""

    def passage(self, id: str) -> Passage: ...
    def source(self, id: str) -> Source: ...


class Span(NamedTuple):
    """The first and the last day on which an event can have happened.

    Nothing bounds the first where it is `datetime.date.min`, nor the last where it is None. `after` is the earlier
    event that sets the first day, where the event's own dates do not.
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


def done(treaty: Content, *kinds: type[Event]) -> list[Event]:
    """The deeds of some kinds."""
    return [event for event in treaty.events if isinstance(event, kinds) and event.status == "done"]


def span_of(treaty: Reported, event: Event) -> Span:
    """When an event happened: what its dates tell, not before what must precede it, not after who reports it."""
    floor, after = datetime.date.min, None
    passages: list[str] = []
    for earlier in done(treaty, *precedents(treaty, event)):
        span = span_of(treaty, earlier)
        if span.earliest > floor:
            floor, after, passages = span.earliest, span.after or earlier.id, list(span.passages)
    clauses = dated_by(event)
    possible = possible_dates(clauses)
    earliest = min(_first_from(floor, date) for date in possible)
    told = [end for end in (last_day(possible), _told_by(treaty, event)) if end is not None]
    if earliest != floor:
        after, passages = None, []
    for clause in clauses or event.clauses:
        passages.extend(clause.reported_by)
    latest = max(min(told), earliest) if told else None
    return Span(earliest, latest, tuple(dict.fromkeys(passages)), after)


def _first_from(floor: datetime.date, date: PartialDate) -> datetime.date:
    """The first day from a floor on that agrees with a date; a day whose year nothing tells has none."""
    return floor if date.year is None and floor == datetime.date.min else date.earliest(floor)


def dated_by(event: Event) -> list[DateClause]:
    """The clauses that tell when an event happened or is planned."""
    return [clause for clause in event.clauses if isinstance(clause, DateClause)]


def possible_dates(clauses: list[DateClause]) -> list[PartialDate]:
    """The date that clauses tell together; where they disagree, each of theirs, because each may be right."""
    dates = [clause.when for clause in clauses]
    together = PartialDate.combine(dates)
    return dates if together is None else [together]


def last_day(dates: list[PartialDate]) -> datetime.date | None:
    """The last day that any of the dates allows, or None where one tells no year."""
    ends = [date.latest() for date in dates]
    return None if None in ends else max(end for end in ends if end is not None)


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


def widest(spans: Iterable[Span]) -> Span:
    """One span for events that may each be meant; its end is known only where all of theirs are."""
    first, *others = spans
    for span in others:
        latest = None if first.latest is None or span.latest is None else max(first.latest, span.latest)
        earlier = min(first, span, key=lambda span: span.earliest)
        both = tuple(dict.fromkeys(first.passages + span.passages))
        first = Span(earlier.earliest, latest, both, earlier.after)
    return first
