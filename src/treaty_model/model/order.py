"""What reports say of the order of two events, whichever of the two they say it of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from .event_clauses import Sequence
from .events import Event

# How an event lies in time to another one; `includes` where that one is during it.
Relation = Literal["before", "during", "after", "includes"]

_SEEN_FROM_THE_OTHER: dict[str, Relation] = {"before": "after", "during": "includes", "after": "before"}


class Order(NamedTuple):
    """How an event lies in time to another one: each relation that reports state, with the clauses that state it."""

    event: str
    other: str
    said: dict[Relation, list[Sequence]]

    @property
    def at_odds(self) -> bool:
        """Whether the relations cannot all hold. Events that are during each other take the same time."""
        return len(self.said) > 1 and bool(self.said.keys() & {"before", "after"})


def orders(events: Iterable[Event]) -> Iterator[Order]:
    """The orders of all pairs of events of which reports state one, each seen from the event that comes first here."""
    found: dict[tuple[str, str], dict[Relation, list[Sequence]]] = {}
    for event in events:
        for clause in event.clauses:
            if isinstance(clause, Sequence) and clause.event != event.id:
                relation: Relation = clause.relation
                pair = event.id, clause.event
                if pair[::-1] in found:
                    pair, relation = pair[::-1], _SEEN_FROM_THE_OTHER[relation]
                found.setdefault(pair, defaultdict(list))[relation].append(clause)
    return (Order(*pair, dict(said)) for pair, said in found.items())
