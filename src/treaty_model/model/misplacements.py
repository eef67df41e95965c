"""Find clauses under one article that are reported by a passage which names only other articles."""

from collections.abc import Iterator
from typing import NamedTuple

from .clause import Clause
from .iteration import DocumentContent, iter_clauses
from .placements import named_articles


class Misplacement(NamedTuple):
    """A clause under one article, and a passage that reports it but names only other articles.

    The clause is not moved: a person must judge to which article it belongs. `pointer` is the JSON pointer of the
    reference to the passage.
    """

    article: int
    provision: str
    clause: Clause
    passage: str
    names: tuple[int, ...]
    pointer: str


def find_misplacements(document: DocumentContent) -> Iterator[Misplacement]:
    """Every misplacement in a document, in its order."""
    named = named_articles(document)
    for located in iter_clauses(document) if named else ():
        if located.article is None or located.provision is None:
            continue
        for n, id in enumerate(located.clause.reported_by):
            if id in named and located.article not in named[id]:
                pointer = f"{located.pointer}/reported_by/{n}"
                label = located.provision.label
                yield Misplacement(located.article, label, located.clause, id, named[id], pointer)
