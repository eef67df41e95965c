"""Rules about events: what is planned and what is done, and the order in time."""

import datetime
from collections.abc import Iterator

from ...codec.document import Document
from ...model.consent import is_of_one_party, repeated_events
from ...model.dates import PartialDate
from ...model.event_clauses import Fulfils, InferredOnDate, Occurrence, OnDate
from ...model.event_spans import event_spans
from ...model.events import Event
from ...model.source import Unknown, source_of
from ...model.treaty import Treaty
from ..entry import Entry
from ..issues import Problem
from .rule import rule


@rule(
    Entry(
        "unreported-event",
        title="An event that no passage reports",
        message="no passage reports that {id} took place or is planned",
        hint="add a clause of kind `occurrence` with the passage that reports the event",
        why=(
            "A report can give the date or the place of an event that did not happen. The occurrence states that it "
            "did, or that it is planned."
        ),
        wrong='{"kind": "place", "value": "capital", "reported_by": ["gazette.p2"]}',
        right='{"kind": "occurrence", "reported_by": ["gazette.p2"]}',
    ),
)
def unreported_event(document: Document) -> Iterator[Problem]:
    """A passage reports the event itself, and not only its circumstances."""
    for n, event in enumerate(document.events):
        if not any(type(clause) is Occurrence for clause in event.clauses):
            yield Problem(f"/events/{n}/clauses", "unreported-event", {"id": event.id})


@rule(
    Entry(
        "not-a-plan",
        title="`fulfils` between events that are not done and planned",
        message="{deed} is {status} and fulfils {plan}; only a done event fulfils, and only a planned one is fulfilled",
        hint="remove the clause, or correct the status of one of the two events",
        why="A planned event and the event that carries it out are two events; the second refers to the first.",
        wrong='"kind": "fulfils", "event": "first-visit"',
        right='"kind": "sequence", "relation": "after", "event": "first-visit"',
    ),
)
def not_a_plan(document: Document) -> Iterator[Problem]:
    """A done event fulfils a planned one."""
    statuses = {event.id: event.status for event in document.events}
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if type(clause) is Fulfils and (event.status, statuses.get(clause.event, "planned")) != ("done", "planned"):
                texts = {"deed": event.id, "status": event.status, "plan": clause.event}
                yield Problem(f"/events/{n}/clauses/{c}/event", "not-a-plan", texts)


@rule(
    Entry(
        "reported-too-early",
        title="A done event reported before its date",
        message="{event} is done on {date}, but {source} reports it and was published on {published}",
        hint="correct one of the two dates, or make it a planned event",
        why=(
            "A report can say that something was done only after that. Dates are compared by the days that they "
            "cover; it is an error only if no day fits."
        ),
        wrong='"value": "2031-06-02"',
        right='"value": "2031-05-03"',
    ),
)
def reported_too_early(document: Document) -> Iterator[Problem]:
    """No report of a done event is older than the event. Dates without a year are not compared."""
    published: dict[str, tuple[datetime.date, str]] = {}
    for source in document.sources:
        date = None if isinstance(source.published, Unknown) else source.published.value
        if date is not None and (day := PartialDate.parse(date).last) is not None:
            published[source.id] = day, date
    if not published:
        return
    soonest = min(day for day, _ in published.values())
    for n, event in enumerate(document.events):
        for c, clause in _dates(event) if event.status == "done" else ():
            first = clause.when.first
            if first is None or first <= soonest:
                continue
            for id in sorted(published.keys() & set(map(source_of, clause.reported_by))):
                last, date = published[id]
                if last < first:
                    texts = {"event": event.id, "date": clause.value, "source": id, "published": date}
                    yield Problem(f"/events/{n}/clauses/{c}/value", "reported-too-early", texts)


@rule(
    Entry(
        "event-order",
        title="Events in an impossible order",
        message="{later} can only have taken place before {earlier}, which must precede it",
        hint="check both dates, and whether both events are done and about this treaty",
        why=(
            "A treaty is signed before it is ratified, and enters into force after that (Vienna Convention, "
            "Articles 10 to 16 and 24). It is a warning because reports can disagree, and a treaty records what they "
            "say. The timeline then ignores this order."
        ),
        wrong='"value": "2031-04-30"',
        right='"value": "2031-05-03"',
        severity="warning",
    ),
)
def event_order(document: Document) -> Iterator[Problem]:
    """No done event can only have taken place before one that must precede it."""
    if sum(event.status == "done" for event in document.events) > 1:
        parties = document.parties if isinstance(document, Treaty) else ()
        places = {event.id: n for n, event in enumerate(document.events)}
        for earlier, later in event_spans(document, parties).conflicts:
            yield Problem(f"/events/{places[later]}", "event-order", {"later": later, "earlier": earlier})


@rule(
    Entry(
        "second-event",
        title="A second event of a kind that happens once",
        message="{id} is a second {kind}, beside {first}",
        hint="use one identifier for one event; if the event is about another instrument, add `concerns`",
        why=(
            "A treaty is signed once and enters into force once. Reports of one event under two identifiers are not "
            "merged."
        ),
        wrong='"kind": "signing", "id": "signature"',
        right='"kind": "visit", "id": "signature"',
        severity="warning",
    ),
)
def second_event(document: Document) -> Iterator[Problem]:
    """Kinds of events that happen once have one event; a second may be the same one under another identifier."""
    places = {event.id: n for n, event in enumerate(document.events)}
    for kind, (first, *others) in repeated_events(document).items():
        for id in others:
            yield Problem(f"/events/{places[id]}/id", "second-event", {"id": id, "kind": kind, "first": first})


@rule(
    Entry(
        "event-of-one-party",
        title="An entry into force or a termination with an actor",
        message="{id} has an actor, so it is not the treaty's {kind}",
        hint="remove the actor if the treaty itself enters into force or is terminated",
        why=(
            "A treaty enters into force, or ends, for all parties. An act of one party does not change the state of "
            "the treaty."
        ),
        wrong="(an event `termination` with a clause `actor`)",
        severity="warning",
    ),
)
def event_of_one_party(document: Document) -> Iterator[Problem]:
    """An entry into force or a termination has no actor; with one, it is an act of that party only."""
    for n, event in enumerate(document.events):
        if is_of_one_party(event):
            yield Problem(f"/events/{n}", "event-of-one-party", {"id": event.id, "kind": event.kind})


def _dates(event: Event) -> Iterator[tuple[int, OnDate | InferredOnDate]]:
    """The clauses that date an event, with their positions; compared by `type`, because `isinstance` is slow."""
    for n, clause in enumerate(event.clauses):
        if type(clause) is OnDate or type(clause) is InferredOnDate:
            yield n, clause
