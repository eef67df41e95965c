"""What the methods of a treaty look up and compute once: sources, passages, placements, spans, states, support."""

from collections.abc import Sequence
from typing import Protocol

from .clause import Clause
from .event_spans import EventSpans, event_spans
from .frame import ExternalPlacement, Party
from .iteration import DocumentContent, LocatedClause
from .placements import Comparisons, Naming, named_articles
from .provisions import Provision
from .source import IndependentOrigin, Passage, Source, independent_origins
from .specificity import more_specific
from .status import StatusHistory


class TreatyContent(DocumentContent, Protocol):
    """The fields of a treaty that its index reads."""

    @property
    def parties(self) -> tuple[Party, ...]: ...
    @property
    def placements(self) -> tuple[ExternalPlacement, ...]: ...


class TreatyIndex:
    """Lookup tables and results for one treaty. Most are computed on first use."""

    def __init__(self, treaty: TreatyContent) -> None:
        self.sources: dict[str, Source] = {source.id: source for source in treaty.sources}
        self.passages: dict[str, Passage] = {p.id: p for source in treaty.sources for p in source.passages}
        self.origin_of: dict[str, IndependentOrigin] = independent_origins(treaty.sources)
        self._names = named_articles(treaty)
        self._provisions: dict[int | None, tuple[Provision, ...]] = {a.number: a.provisions for a in treaty.articles}
        self._provisions[None] = treaty.unplaced
        self._located = frozenset(
            (number, id(one)) for number, provisions in self._provisions.items() for one in provisions
        )
        self._naming: dict[tuple[int, int], tuple[Provision, Naming]] = {}
        self._comparisons: Comparisons | None = None
        self._spans: EventSpans | None = None
        self._history: StatusHistory | None = None
        self._more_specific: dict[int | Clause, list[Clause]] | None = None

    def holds(self, placed: LocatedClause) -> bool:
        """Whether the provision of a clause is one of the treaty, under the same article, or equal to one."""
        article, provision = placed.article, placed.provision
        return (article, id(provision)) in self._located or provision in self._provisions.get(article, ())

    def naming(self, provision: Provision, article: int) -> Naming:
        """The passages of a provision that name its article."""
        cached, naming = self._naming.get((id(provision), article), (None, None))
        if cached is not provision or naming is None:
            naming = Naming(provision, article, self._names)
            self._naming[id(provision), article] = provision, naming
        return naming

    def comparisons(self, treaty: TreatyContent) -> Comparisons:
        """The placements by comparison."""
        if self._comparisons is None:
            self._comparisons = Comparisons(treaty.placements, len(treaty.articles))
        return self._comparisons

    def spans(self, treaty: TreatyContent) -> EventSpans:
        """The spans of all events."""
        if self._spans is None:
            self._spans = event_spans(treaty, treaty.parties)
        return self._spans

    def history(self, treaty: TreatyContent) -> StatusHistory:
        """The states of the treaty over time."""
        if self._history is None:
            self._history = StatusHistory(treaty, self.spans(treaty).by_event)
        return self._history

    def more_specific(self, treaty: TreatyContent, clause: Clause) -> Sequence[Clause]:
        """The clauses of the same event or provision that are more specific than a clause of the treaty.

        Equal clauses can occur in several events, so a clause is found by its identity first. A clause that is only
        equal to some of the treaty counts as the first of them.
        """
        if self._more_specific is None:
            more: dict[int | Clause, list[Clause]] = {}  # by identity, and by value for the first of equal clauses
            provisions = [p for article in treaty.articles for p in article.provisions] + list(treaty.unplaced)
            for clauses in (*(container.clauses for container in (*provisions, *treaty.events)), treaty.facts):
                for one, others in zip(clauses, more_specific(clauses), strict=True):
                    more[id(one)] = others
                    more.setdefault(one, others)
            self._more_specific = more
        by_identity = self._more_specific.get(id(clause))
        return self._more_specific.get(clause, ()) if by_identity is None else by_identity
