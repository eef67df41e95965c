"""One way through a document's clauses, for everything that looks at each of them."""

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
    """What reports and treaties hold alike."""

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
    """A clause and where it stands: in a provision (of an article, or of none), in an event, or among the facts."""

    pointer: str
    clause: Clause
    provision: Provision | None = None
    article: int | None = None
    event: Event | None = None

    @property
    def container(self) -> Provision | Event | None:
        """The provision or event that holds the clause; None for a fact."""
        return self.provision or self.event


def iter_clauses(document: DocumentContent) -> Iterator[LocatedClause]:
    """Every clause of a document in document order, with its JSON pointer. TypeError for anything else."""
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
