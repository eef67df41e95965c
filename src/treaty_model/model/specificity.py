"""Which clauses of one event or provision are more specific than others.

An armed attack is an attack; military assistance is assistance; an actor with an office is an actor; a day lies in its
month. So a report of the more specific clause also supports the other one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from .clause import Clause

_Parts = frozenset[tuple[str, Any]]


def more_specific(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """For each clause, those of the others that are more specific."""
    parts_of_clauses = [frozenset(clause.parts.items()) for clause in clauses]
    # Clauses of one kind have few different sets of parts. So no clause needs to be compared with every other one.
    names_of_parts: dict[type[Clause], set[frozenset[str]]] = defaultdict(set)
    for clause, parts in zip(clauses, parts_of_clauses, strict=True):
        names_of_parts[type(clause)].add(frozenset(name for name, _ in parts))
    with_more_parts: dict[tuple[type[Clause], _Parts], list[Clause]] = defaultdict(list)
    for clause, parts in zip(clauses, parts_of_clauses, strict=True):
        for names in names_of_parts[type(clause)]:
            some = frozenset((name, value) for name, value in parts if name in names)
            if len(some) == len(names) < len(parts):
                with_more_parts[type(clause), some].append(clause)
    by_kind: dict[type[Clause], list[Clause]] = defaultdict(list)
    for clause in clauses:
        by_kind[type(clause)].append(clause)
    return [
        with_more_parts[type(clause), parts] + [stronger for kind in clause.stronger for stronger in by_kind[kind]]
        for clause, parts in zip(clauses, parts_of_clauses, strict=True)
    ]


def most_specific(clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses for which no other one is more specific."""
    clauses = list(clauses)
    return [clause for clause, more in zip(clauses, more_specific(clauses), strict=True) if not more]
