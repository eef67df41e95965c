"""When events can have happened, by their own dates and by one another.

A deed is neither before what must precede it nor after what must follow it. What other events would allow never
outweighs an event's own dates: such a bound is left out, and is a conflict.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, Protocol

from .consent import done, is_consent, is_of_one_party
from .event_clauses import Fulfils
from .events import (
    EntryIntoForce,
    Event,
    ExchangeOfInstruments,
    ParliamentaryAction,
    Ratification,
    Signing,
    Termination,
)
from .iteration import DocumentContent, iter_clauses
from .order import orders
from .provision_clauses import EffectiveUpon
from .spans import Bound, Span, together
from .windows import SourceDays, SourcesBefore, Window, window_of

# Of one kind so many events are named that must precede another one and cannot have, or that must follow it.
_MOST_CONFLICTS = 10

_BY_EXCHANGE = "exchange-of-instruments-of-ratification"


class Party(Protocol):
    """A party to a treaty."""

    @property
    def id(self) -> str: ...


class EventSpans(NamedTuple):
    """The spans of all events by identifier; and the pairs of events of which the first must precede the second and
    cannot have."""

    by_event: dict[str, Span]
    conflicts: tuple[tuple[str, str], ...]


def event_spans(document: DocumentContent, parties: Iterable[Party] = ()) -> EventSpans:
    """When each event of a document can have happened, or is planned for, given the parties where they are listed."""
    sources = {source.id: SourceDays(source) for source in document.sources}
    windows: dict[str, Window] = {}
    deeds: dict[str, list[Event]] = defaultdict(list)  # by the plan that they carry out
    for event in document.events:
        if event.status == "done":
            windows[event.id] = window_of(event, sources)
            for clause in event.clauses:
                if isinstance(clause, Fulfils):
                    deeds[clause.event].append(event)
    before = SourcesBefore(sources, windows)
    for event in document.events:
        if event.status == "planned":
            windows[event.id] = window_of(event, before.of(event, deeds[event.id]))
    order = _Order(document, frozenset(party.id for party in parties))
    conflicts = order.narrow(windows)
    return EventSpans({id: Span(window.first, window.last) for id, window in windows.items()}, conflicts)


_Node = str | type[Event]  # an event by its identifier, or all events of one step


class _Need(NamedTuple):
    """A node that bounds another one; the passages that say so, and whether it is they who put the two in order."""

    node: _Node
    passages: tuple[str, ...] = ()
    reported: bool = False


class _Order:
    """Which events cannot come after which others, by their kinds and by what reports say of their order."""

    def __init__(self, document: DocumentContent, parties: frozenset[str]) -> None:
        # By each event, those that bound it from below, and from above.
        self.first_after: dict[_Node, list[_Need]] = defaultdict(list)
        self.last_before: dict[_Node, list[_Need]] = defaultdict(list)
        self._by_kind(document, parties)
        self._by_sequence(document)

    def _precedes(self, earlier: _Node, later: _Node, passages: tuple[str, ...] = ()) -> None:
        self.first_after[later].append(_Need(earlier, passages))
        self.last_before[earlier].append(_Need(later, passages))

    def _by_kind(self, document: DocumentContent, parties: frozenset[str]) -> None:
        """A treaty is signed, then consented to; then instruments are exchanged, with which it may enter into force."""
        for signing in done(document, Signing):
            self._precedes(signing.id, Signing)
        for step in done(document, ParliamentaryAction, Ratification):
            if is_consent(step, parties):
                self._precedes(Signing, step.id)
                self._precedes(step.id, Ratification)
        for exchange in done(document, ExchangeOfInstruments):
            self._precedes(Signing, exchange.id)
            self._precedes(Ratification, exchange.id)
            self._precedes(exchange.id, ExchangeOfInstruments)
        upon = [placed.clause for placed in iter_clauses(document) if isinstance(placed.clause, EffectiveUpon)]
        by_exchange = {clause.value for clause in upon} == {_BY_EXCHANGE}
        for entry in done(document, EntryIntoForce):
            if not is_of_one_party(entry):
                self._precedes(Signing, entry.id)
                if by_exchange:
                    self._precedes(ExchangeOfInstruments, entry.id, together(*(clause.reported_by for clause in upon)))
                self._precedes(entry.id, EntryIntoForce)
        for end in done(document, Termination):
            if not is_of_one_party(end):
                self._precedes(EntryIntoForce, end.id)

    def _by_sequence(self, document: DocumentContent) -> None:
        """What reports say of two deeds: before, during or after; nothing where they say several of these."""
        deeds = {event.id for event in document.events if event.status == "done"}
        for event, other, said in orders(document.events):
            if len(said) > 1 or not deeds.issuperset((event, other)):
                continue
            for relation, clauses in said.items():
                passages = together(*(clause.reported_by for clause in clauses))
                if relation in ("after", "during"):
                    self.first_after[event].append(_Need(other, passages, reported=True))
                if relation in ("before", "during"):
                    self.last_before[event].append(_Need(other, passages, reported=True))
                if relation in ("before", "includes"):
                    self.first_after[other].append(_Need(event, passages, reported=True))
                if relation in ("after", "includes"):
                    self.last_before[other].append(_Need(event, passages, reported=True))

    def narrow(self, windows: dict[str, Window]) -> tuple[tuple[str, str], ...]:
        """Bound each event by the others, as far as its own dates allow it.

        Returns the pairs of events that cannot have been in the order in which they must have been.
        """
        steps: dict[_Node, Window] = {node: Window() for node in {*self.first_after, *self.last_before}}
        steps.update(windows)
        conflicts: dict[tuple[str, str], None] = {}
        for needs, from_below in ((self.first_after, True), (self.last_before, False)):
            kept, circles = _without_circles(needs)
            pairs = [(other, node) for node, other in circles]
            ends: dict[_Node, list[tuple[datetime.date, str]]] = {}  # of the events of a kind, the closest bound first
            for node in _sorted(kept):
                if isinstance(node, type):
                    ends[node] = sorted(_ends(kept[node], steps, from_below=from_below), reverse=from_below)
                for other, passages, _ in kept[node]:
                    bound = steps[other].first if from_below else steps[other].last
                    if bound is None:
                        continue
                    of = bound.of if isinstance(other, type) else other
                    found = Bound(bound.day, "event", of, together(bound.passages, passages))
                    taken = steps[node].set_first(found) if from_below else steps[node].set_last(found)
                    if not taken and isinstance(node, str):
                        for day, id in ends.get(other, [(bound.day, of)])[:_MOST_CONFLICTS]:
                            if steps[node].allows(day, from_below=from_below):
                                break
                            pairs.append((id, node))
            conflicts.update(dict.fromkeys(pairs if from_below else [(node, of) for of, node in pairs]))
        return tuple(conflicts)


_Needs = Mapping[_Node, list[_Need]]


def _ends(
    needed: Iterable[_Need], steps: Mapping[_Node, Window], *, from_below: bool
) -> Iterator[tuple[datetime.date, str]]:
    """The bounds of some events, each with the event."""
    for need in needed:
        bound = steps[need.node].first if from_below else steps[need.node].last
        if bound is not None and isinstance(need.node, str):
            yield bound.day, need.node


def _without_circles(needs: _Needs) -> tuple[_Needs, list[tuple[str, str]]]:
    """What nodes need, without what reports say of events that need one another in a circle; and these pairs.

    Each pair is an event, and the one that it needs.
    """
    circle = _circles({node: [need.node for need in needed] for node, needed in needs.items()})
    kept: dict[_Node, list[_Need]] = {}
    pairs = []
    for node, needed in needs.items():
        kept[node] = []
        for need in needed:
            if not (need.reported and node in circle and circle[node] == circle.get(need.node)):
                kept[node].append(need)
            elif isinstance(node, str) and isinstance(need.node, str):
                pairs.append((node, need.node))
    return kept, pairs


def _sorted(needs: _Needs) -> Iterator[_Node]:
    """The nodes that need others, each behind those that it needs."""
    order = TopologicalSorter({node: [need.node for need in needed] for node, needed in needs.items()})
    return (node for node in order.static_order() if node in needs)


def _circles(needs: Mapping[_Node, list[_Node]]) -> dict[_Node, int]:
    """The nodes that need one another in circles, each with the number of its circle.

    Most have none. They are found by Kosaraju's algorithm: those from which a node is reached, in the order in which a
    depth-first search leaves them, last first.
    """
    try:
        TopologicalSorter(needs).prepare()
    except CycleError:
        pass
    else:
        return {}
    needed_by: dict[_Node, list[_Node]] = defaultdict(list)
    for node, needed in needs.items():
        for other in needed:
            needed_by[other].append(node)
    found: dict[_Node, int] = {}
    seen: set[_Node] = set()
    for number, start in enumerate(reversed(list(_left(needs, list(needs), set())))):
        members = list(_left(needed_by, [start], seen))
        if len(members) > 1:
            found.update(dict.fromkeys(members, number))
    return found


def _left(edges: Mapping[_Node, list[_Node]], starts: list[_Node], seen: set[_Node]) -> Iterator[_Node]:
    """The nodes that can be reached and were not seen, each when all that it leads to has been left."""
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(edges.get(start, ())))]
        while path:
            node, others = path[-1]
            for other in others:
                if other not in seen:
                    seen.add(other)
                    path.append((other, iter(edges.get(other, ()))))
                    break
            else:
                path.pop()
                yield node
