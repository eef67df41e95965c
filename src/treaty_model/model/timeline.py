"""The events of a treaty in order of time, each with the span of days on which it can have taken place."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from .clause import Clause
from .event_clauses import DateClause, Fulfils, InferredOnDate
from .events import (
    Consultations,
    Declaration,
    EntryIntoForce,
    Event,
    ExchangeOfInstruments,
    OtherEvent,
    ParliamentaryAction,
    Publication,
    Ratification,
    Signing,
    SubmissionToParliament,
    Termination,
    Visit,
)
from .iteration import DocumentContent
from .source import source_of
from .spans import Span

# The usual order of the steps (Vienna Convention, Articles 10 to 16, 24 and 54), for events with equal days.
PROCESS: tuple[type[Event], ...] = (
    *(Visit, Consultations, Signing, SubmissionToParliament, Publication, ParliamentaryAction, Ratification),
    *(ExchangeOfInstruments, EntryIntoForce, Declaration, OtherEvent, Termination),
)


class Moment(NamedTuple):
    """An event and the days on which it can have taken place: from `first` to `last`, None for an unknown bound.

    `stated_dates` are the dates that the words of reports state, `inferred` those that follow from one report as a
    whole, each with its sources. `span` has the reasons for the two days. `concluded` says whether a bound follows from
    another event or from the date of a publication, and not from these dates alone. `fulfils` are the identifiers of
    the plans that the event carries out, and `fulfilled_by` those of the events that carry it out, if reports say so.
    `possibly_same` are the identifiers of events that may be this one, as the frame states. `passages` are all passages
    that the span rests on.
    """

    event: str
    kind: str
    status: str
    first: datetime.date | None
    last: datetime.date | None
    stated_dates: tuple[tuple[str, tuple[str, ...]], ...]
    inferred: tuple[tuple[str, tuple[str, ...]], ...]
    concluded: bool
    fulfils: tuple[str, ...]
    fulfilled_by: tuple[str, ...]
    passages: tuple[str, ...]
    span: Span
    possibly_same: tuple[str, ...]

    @property
    def interval(self) -> str:
        """The span in EDTF: a date, or an interval with an unknown bound left out; empty if both are unknown."""
        if self.first == self.last:
            return "" if self.first is None else f"{self.first}"
        return f"{self.first or ''}/{self.last or ''}"


def timeline(
    document: DocumentContent, spans: Mapping[str, Span], possibly_same: Mapping[str, tuple[str, ...]]
) -> tuple[Moment, ...]:
    """All events, ordered by first day and then by last day, given their spans and those that may be the same.

    Without a first day, an event is ordered by its last day; without both, it is at the end. Events with equal days are
    in the usual order of the steps of a treaty.
    """
    fulfilling: dict[str, list[str]] = defaultdict(list)
    for event in document.events:
        for clause in event.clauses:
            if isinstance(clause, Fulfils):
                fulfilling[clause.event].append(event.id)
    step = {kind: n for n, kind in enumerate(PROCESS)}  # a kind that is not in it comes last
    moments = []
    for event in document.events:
        moment = _moment(event, spans[event.id], fulfilling[event.id], possibly_same.get(event.id, ()))
        moments.append((*_days(moment), step.get(type(event), len(PROCESS)), event.id, moment))
    return tuple(moment for *_, moment in sorted(moments))


def _moment(event: Event, span: Span, fulfilling: list[str], same: tuple[str, ...]) -> Moment:
    dated = [clause for clause in event.clauses if isinstance(clause, DateClause)]
    reporting = [id for clause in dated or event.clauses for id in clause.reported_by]
    return Moment(
        event=event.id,
        kind=event.kind,
        status=event.status,
        first=span.earliest,
        last=span.latest,
        stated_dates=tuple(_with_sources(clause) for clause in dated if not isinstance(clause, InferredOnDate)),
        inferred=tuple(_with_sources(clause) for clause in dated if isinstance(clause, InferredOnDate)),
        concluded=any(bound is not None and bound.by != "date" for bound in span),
        fulfils=tuple(dict.fromkeys(clause.event for clause in event.clauses if isinstance(clause, Fulfils))),
        fulfilled_by=tuple(dict.fromkeys(fulfilling)),
        passages=tuple(dict.fromkeys((*span.passages, *reporting))),
        span=span,
        possibly_same=same,
    )


def _with_sources(clause: Clause) -> tuple[str, tuple[str, ...]]:
    return clause.summary, tuple(dict.fromkeys(map(source_of, clause.reported_by)))


def _days(moment: Moment) -> tuple[datetime.date, datetime.date]:
    end = datetime.date.max
    return moment.first or moment.last or end, moment.last or end
