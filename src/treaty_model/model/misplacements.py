"""Where a passage names one article and the clause that it reports stands under another."""

from collections.abc import Iterator
from typing import NamedTuple

from .clause import Clause
from .iteration import DocumentContent, iter_clauses
from .placements import names_of


class Misplacement(NamedTuple):
    """A clause under one article, and a passage that reports it and names only others.

    The clause is not moved: which article it belongs to is for a reader to judge. `pointer` leads to the reference.
    """

    article: int
    provision: str
    clause: Clause
    passage: str
    names: tuple[int, ...]
    pointer: str


def find_misplacements(document: DocumentContent) -> Iterator[Misplacement]:
    """Every misplacement in a document, in its order."""
    named = names_of(document)
    for placed in iter_clauses(document) if named else ():
        if placed.article is None or placed.provision is None:
            continue
        for n, id in enumerate(placed.clause.reported_by):
            if id in named and placed.article not in named[id]:
                pointer = f"{placed.pointer}/reported_by/{n}"
                label = placed.provision.label
                yield Misplacement(placed.article, label, placed.clause, id, named[id], pointer)
