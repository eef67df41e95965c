"""Which clauses of one event or provision say the same as another one, and more.

An armed attack is an attack; military assistance is assistance; an actor with an office is an actor; a day lies in its
month. So whoever reports the one reports the other too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from .clause import Clause

_Parts = frozenset[tuple[str, Any]]


def more_specific(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """For each of some clauses, those of the others that say the same and more."""
    said = [frozenset(clause.parts.items()) for clause in clauses]
    # Which parts clauses of each kind have: there are few such sets, so that no clause is compared with every other.
    shapes: dict[type[Clause], set[frozenset[str]]] = defaultdict(set)
    for clause, parts in zip(clauses, said, strict=True):
        shapes[type(clause)].add(frozenset(name for name, _ in parts))
    holding: dict[tuple[type[Clause], _Parts], list[Clause]] = defaultdict(list)
    for clause, parts in zip(clauses, said, strict=True):
        for shape in shapes[type(clause)]:
            some = frozenset((name, value) for name, value in parts if name in shape)
            if len(some) == len(shape) < len(parts):
                holding[type(clause), some].append(clause)
    by_kind: dict[type[Clause], list[Clause]] = defaultdict(list)
    for clause in clauses:
        by_kind[type(clause)].append(clause)
    return [
        holding[type(clause), parts] + [stronger for kind in clause.stronger for stronger in by_kind[kind]]
        for clause, parts in zip(clauses, said, strict=True)
    ]


def most_specific(clauses: Iterable[Clause]) -> list[Clause]:
    """Those of some clauses of which no other one says the same and more."""
    clauses = list(clauses)
    return [clause for clause, more in zip(clauses, more_specific(clauses), strict=True) if not more]
