"""The order in time of two events, as reports state it of either of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from .event_clauses import Sequence
from .events import Event

# How an event relates in time to another one. `includes`: the other event is during it.
Relation = Literal["before", "during", "after", "includes"]

_INVERSE: dict[str, Relation] = {"before": "after", "during": "includes", "after": "before"}


class Order(NamedTuple):
    """The relations in time of an event to another one that reports state, each with the clauses that state it."""

    event: str
    other: str
    relations: dict[Relation, list[Sequence]]

    @property
    def is_contradictory(self) -> bool:
        """Whether the relations cannot all be true. Two events can be during each other: they take the same time."""
        return len(self.relations) > 1 and bool(self.relations.keys() & {"before", "after"})


def orders(events: Iterable[Event]) -> Iterator[Order]:
    """The order of each pair of events for which reports state one, from the event that mentions the other first."""
    relations: dict[tuple[str, str], dict[Relation, list[Sequence]]] = {}
    for event in events:
        for clause in event.clauses:
            if isinstance(clause, Sequence) and clause.event != event.id:
                relation: Relation = clause.relation
                pair = event.id, clause.event
                if pair[::-1] in relations:
                    pair, relation = pair[::-1], _INVERSE[relation]
                relations.setdefault(pair, defaultdict(list))[relation].append(clause)
    return (Order(*pair, dict(by_relation)) for pair, by_relation in relations.items())
