"""Iterate over all clauses of a document, each with its location."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from ..arguments import require
from .base import DocumentModel
from .clause import Clause
from .events import AnyEvent, Event
from .facts import AnyFact
from .provisions import AnyProvision, Article, Provision
from .source import Source


class DocumentContent(Protocol):
    """The fields that reports and treaties have in common."""

    @property
    def articles(self) -> tuple[Article, ...]: ...
    @property
    def unplaced(self) -> tuple[AnyProvision, ...]: ...
    @property
    def events(self) -> tuple[AnyEvent, ...]: ...
    @property
    def facts(self) -> tuple[AnyFact, ...]: ...
    @property
    def sources(self) -> tuple[Source, ...]: ...


class LocatedClause(NamedTuple):
    """A clause, its JSON pointer, and its location: a provision (of an article or unplaced), an event, or the facts."""

    pointer: str
    clause: Clause
    provision: Provision | None = None
    article: int | None = None
    event: Event | None = None

    @property
    def container(self) -> Provision | Event | None:
        """The provision or event of the clause; None for a fact."""
        return self.provision or self.event


def iter_clauses(document: DocumentContent) -> Iterator[LocatedClause]:
    """Every clause of a report or a treaty, in document order. TypeError for anything else."""
    require(document, DocumentModel, "clauses are those of a report or a treaty")
    return _clauses(document)


def _clauses(document: DocumentContent) -> Iterator[LocatedClause]:
    for a, article in enumerate(document.articles):
        yield from _provisions(article.provisions, f"/articles/{a}/provisions", article.number)
    yield from _provisions(document.unplaced, "/unplaced", None)
    for e, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            yield LocatedClause(f"/events/{e}/clauses/{c}", clause, event=event)
    for f, fact in enumerate(document.facts):
        yield LocatedClause(f"/facts/{f}", fact)


def _provisions(provisions: Iterable[Provision], pointer: str, article: int | None) -> Iterator[LocatedClause]:
    for p, provision in enumerate(provisions):
        for c, clause in enumerate(provision.clauses):
            yield LocatedClause(f"{pointer}/{p}/clauses/{c}", clause, provision=provision, article=article)
