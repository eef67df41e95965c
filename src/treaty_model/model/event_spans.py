"""The span of days on which each event can have taken place, by its own dates and by the other events.

An event is not before those that must precede it, and not after those that must follow it. If such a bound is
incompatible with the event's own dates, the dates prevail: the bound is ignored, and the pair of events is a conflict.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from .consent import done_events, is_consent, is_of_one_party
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
from .frame import Party
from .iteration import DocumentContent, iter_clauses
from .order import orders
from .provision_clauses import EffectiveUpon
from .spans import Bound, Span, together
from .windows import SourceDays, SourcesBefore, Window, window_of

# For one event, at most so many conflicts with events of one kind are reported.
_MOST_CONFLICTS = 10

_BY_EXCHANGE = "exchange-of-instruments-of-ratification"


class EventSpans(NamedTuple):
    """The spans of all events by identifier, and the conflicts: pairs of events whose dates contradict their order.

    The first event of such a pair must precede the second one, but by their dates it cannot.
    """

    by_event: dict[str, Span]
    conflicts: tuple[tuple[str, str], ...]


def event_spans(document: DocumentContent, parties: Iterable[Party] = ()) -> EventSpans:
    """The span of each event of a document, done or planned, given the parties if the treaty lists them."""
    sources = {source.id: SourceDays(source) for source in document.sources}
    windows: dict[str, Window] = {}
    fulfilling: dict[str, list[Event]] = defaultdict(list)  # the events that carry out each plan
    for event in document.events:
        if event.status == "done":
            windows[event.id] = window_of(event, sources)
            for clause in event.clauses:
                if isinstance(clause, Fulfils):
                    fulfilling[clause.event].append(event)
    before = SourcesBefore(sources, windows)
    for event in document.events:
        if event.status == "planned":
            windows[event.id] = window_of(event, before.of(event, fulfilling[event.id]))
    order = _Order(document, frozenset(party.id for party in parties))
    conflicts = order.narrow(windows)
    return EventSpans({id: Span(window.first, window.last) for id, window in windows.items()}, conflicts)


_Node = str | type[Event]  # an event by its identifier, or all events of one class


class _Need(NamedTuple):
    """A node that bounds another one, the passages that say so, and whether a report states the order of the two."""

    node: _Node
    passages: tuple[str, ...] = ()
    reported: bool = False


class _Order:
    """The events that must precede others, by their kinds and by the orders that reports state."""

    def __init__(self, document: DocumentContent, parties: frozenset[str]) -> None:
        # For each event, the events that set its first day, and those that set its last day.
        self.first_after: dict[_Node, list[_Need]] = defaultdict(list)
        self.last_before: dict[_Node, list[_Need]] = defaultdict(list)
        self._by_kind(document, parties)
        self._by_sequence(document)

    def _precedes(self, earlier: _Node, later: _Node, passages: tuple[str, ...] = ()) -> None:
        self.first_after[later].append(_Need(earlier, passages))
        self.last_before[earlier].append(_Need(later, passages))

    def _by_kind(self, document: DocumentContent, parties: frozenset[str]) -> None:
        """The order of a treaty's steps: signing, consent, exchange of instruments, entry into force, termination."""
        for signing in done_events(document, Signing):
            self._precedes(signing.id, Signing)
        for step in done_events(document, ParliamentaryAction, Ratification):
            if is_consent(step, parties):
                self._precedes(Signing, step.id)
                self._precedes(step.id, Ratification)
        for exchange in done_events(document, ExchangeOfInstruments):
            self._precedes(Signing, exchange.id)
            self._precedes(Ratification, exchange.id)
            self._precedes(exchange.id, ExchangeOfInstruments)
        clauses = (located.clause for located in iter_clauses(document))
        upon = [clause for clause in clauses if isinstance(clause, EffectiveUpon)]
        by_exchange = {clause.value for clause in upon} == {_BY_EXCHANGE}
        for entry in done_events(document, EntryIntoForce):
            if not is_of_one_party(entry):
                self._precedes(Signing, entry.id)
                if by_exchange:
                    self._precedes(ExchangeOfInstruments, entry.id, together(*(clause.reported_by for clause in upon)))
                self._precedes(entry.id, EntryIntoForce)
        for end in done_events(document, Termination):
            if not is_of_one_party(end):
                self._precedes(EntryIntoForce, end.id)

    def _by_sequence(self, document: DocumentContent) -> None:
        """The orders of two done events that reports state, unless they state several relations of the two."""
        done = {event.id for event in document.events if event.status == "done"}
        for event, other, relations in orders(document.events):
            if len(relations) > 1 or not done.issuperset((event, other)):
                continue
            for relation, clauses in relations.items():
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
        """Narrow the window of each event by those of others, as far as its own dates allow. Return the conflicts."""
        steps: dict[_Node, Window] = {node: Window() for node in {*self.first_after, *self.last_before}}
        steps.update(windows)
        conflicts: dict[tuple[str, str], None] = {}
        for needs, from_below in ((self.first_after, True), (self.last_before, False)):
            kept, circles = _without_circles(needs)
            pairs = [(other, node) for node, other in circles]
            ends: dict[_Node, list[tuple[datetime.date, str]]] = {}  # of the events of a class, tightest first
            for node in _sorted(kept):
                if isinstance(node, type):
                    ends[node] = sorted(_ends(kept[node], steps, from_below=from_below), reverse=from_below)
                for other, passages, _ in kept[node]:
                    bound = steps[other].first if from_below else steps[other].last
                    if bound is None:
                        continue
                    of = bound.of if isinstance(other, type) else other
                    new_bound = Bound(bound.day, "event", of, together(bound.passages, passages))
                    is_possible = steps[node].set_first(new_bound) if from_below else steps[node].set_last(new_bound)
                    if not is_possible and isinstance(node, str):
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
    """The bounds of the needed events, each with its event."""
    for need in needed:
        bound = steps[need.node].first if from_below else steps[need.node].last
        if bound is not None and isinstance(need.node, str):
            yield bound.day, need.node


def _without_circles(needs: _Needs) -> tuple[_Needs, list[tuple[str, str]]]:
    """The needs without the reported orders that form a circle, and the pairs of events in these orders.

    Each pair is an event and the one that it needs.
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
    """The nodes that need others, each after those that it needs."""
    order = TopologicalSorter({node: [need.node for need in needed] for node, needed in needs.items()})
    return (node for node in order.static_order() if node in needs)


def _circles(needs: Mapping[_Node, list[_Node]]) -> dict[_Node, int]:
    """The nodes that need one another in circles, each with the number of its circle.

    Usually there is none. Otherwise this is Kosaraju's algorithm for strongly connected components: the nodes from
    which a node can be reached, starting with the node that a depth-first search leaves last.
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
    circle_of: dict[_Node, int] = {}
    seen: set[_Node] = set()
    for number, start in enumerate(reversed(list(_in_postorder(needs, list(needs), set())))):
        members = list(_in_postorder(needed_by, [start], seen))
        if len(members) > 1:
            circle_of.update(dict.fromkeys(members, number))
    return circle_of


def _in_postorder(edges: Mapping[_Node, list[_Node]], starts: list[_Node], seen: set[_Node]) -> Iterator[_Node]:
    """The nodes that can be reached and were not seen, each after all nodes that it leads to."""
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
