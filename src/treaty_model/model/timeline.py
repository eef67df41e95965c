"""The events of a treaty in order, each as the span of days on which it can lie."""

import datetime
from collections import defaultdict
from typing import NamedTuple

from .clause import Clause
from .dates import PartialDate
from .event_clauses import Fulfils, InferredOnDate
from .events import Event
from .source import source_of
from .spans import Reported, dated_by, last_day, possible_dates, span_of


class Moment(NamedTuple):
    """An event and the days on which it can lie: from `first` to `last`, None where nothing bounds it.

    `told` is what the words of reports tell of its date, and `inferred` what follows from one report as a whole, each
    with the sources; `concluded` says whether another event or the date of a publication bounds it, and not these
    dates alone. `fulfils` names plans that it carries out, and `fulfilled_by` the deeds that carry it out, where a
    report says so. `passages` are what the span rests on.
    """

    event: str
    kind: str
    status: str
    first: datetime.date | None
    last: datetime.date | None
    told: tuple[tuple[str, tuple[str, ...]], ...]
    inferred: tuple[tuple[str, tuple[str, ...]], ...]
    concluded: bool
    fulfils: tuple[str, ...]
    fulfilled_by: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def interval(self) -> str:
        """The span in EDTF: a date, or an interval whose end is left out where it is not known; empty for no end."""
        if self.first == self.last:
            return "" if self.first is None else f"{self.first}"
        return f"{self.first or ''}/{self.last or ''}"


def timeline(treaty: Reported) -> tuple[Moment, ...]:
    """Every event once, by its first day, then its last; by the last alone where no first is known; else at the end.

    A deed lies on a day that agrees with its dates, not before what must precede it, and not after a dated publication
    that tells of it. Of a plan only its own dates count.
    """
    deeds: dict[str, list[str]] = defaultdict(list)
    for event in treaty.events:
        for clause in event.clauses:
            if isinstance(clause, Fulfils):
                deeds[clause.event].append(event.id)
    return tuple(sorted((_moment(treaty, event, deeds) for event in treaty.events), key=_order))


def _moment(treaty: Reported, event: Event, deeds: dict[str, list[str]]) -> Moment:
    dated = dated_by(event)
    possible = possible_dates(dated)
    own = first, last = _first_day(possible), last_day(possible)
    passages = tuple(dict.fromkeys(id for clause in dated or event.clauses for id in clause.reported_by))
    if event.status == "done":
        span = span_of(treaty, event)
        first = None if span.earliest == datetime.date.min and own[0] is None else span.earliest
        last, passages = span.latest, span.passages
    return Moment(
        event=event.id,
        kind=event.kind,
        status=event.status,
        first=first,
        last=last,
        told=tuple(_with_sources(clause) for clause in dated if not isinstance(clause, InferredOnDate)),
        inferred=tuple(_with_sources(clause) for clause in dated if isinstance(clause, InferredOnDate)),
        concluded=(first, last) != own,
        fulfils=tuple(dict.fromkeys(clause.event for clause in event.clauses if isinstance(clause, Fulfils))),
        fulfilled_by=tuple(dict.fromkeys(deeds[event.id])),
        passages=passages,
    )


def _with_sources(clause: Clause) -> tuple[str, tuple[str, ...]]:
    return clause.told, tuple(dict.fromkeys(map(source_of, clause.reported_by)))


def _first_day(dates: list[PartialDate]) -> datetime.date | None:
    """The first day that any of the dates allows, or None where one tells no year."""
    firsts = [date.first for date in dates]
    return None if None in firsts else min(first for first in firsts if first is not None)


def _order(moment: Moment) -> tuple[datetime.date, datetime.date, str]:
    end = datetime.date.max
    return moment.first or moment.last or end, moment.last or end, moment.event
