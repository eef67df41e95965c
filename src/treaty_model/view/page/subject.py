"""The subject of a page: a treaty, with the values that several parts of the page need."""

from collections import defaultdict
from functools import cached_property

from ...model.clause import Clause
from ...model.frame import PossiblySame
from ...model.iteration import LocatedClause, iter_clauses
from ...model.keys import provision_key
from ...model.source import IndependentOrigin, independent_origins
from ...model.treaty import Treaty
from ...passages.matching import PassageResult
from ...passages.verification import SourceResult, Verification
from ..placement_notes import ComparedProvision, PlacementNotes, compared_provisions, reported_names
from .anchors import clause_anchors, event_anchor


class Subject:
    """A treaty, and the verification of its passages if the page quotes them from the user's copies."""

    def __init__(self, treaty: Treaty, verification: Verification | None) -> None:
        self.treaty = treaty
        sources = verification.sources if verification else ()
        self.results: dict[str, tuple[PassageResult, SourceResult]] = {
            f.passage.id: (f, v) for v in sources for f in v.passages
        }

    @cached_property
    def compared(self) -> tuple[ComparedProvision, ...]:
        """The provisions that comparisons place under articles, and no report does."""
        return tuple(compared_provisions(self.treaty))

    @cached_property
    def compared_in(self) -> dict[int, list[ComparedProvision]]:
        """These provisions by article."""
        by_article: dict[int, list[ComparedProvision]] = defaultdict(list)
        for compared in self.compared:
            by_article[compared.placement.article].append(compared)
        return dict(by_article)

    @cached_property
    def placement_notes(self) -> PlacementNotes:
        """The explanations of where provisions stand."""
        return PlacementNotes(self.treaty)

    @cached_property
    def reported_names(self) -> frozenset[tuple[str, str]]:
        """The names of parties that reports use, as pairs of party and name."""
        return reported_names(self.treaty)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the articles; a report can name an article that the treaty does not have."""
        return frozenset(article.number for article in self.treaty.articles)

    @cached_property
    def origin_of(self) -> dict[str, IndependentOrigin]:
        """The independent origin behind each source."""
        return independent_origins(self.treaty.sources)

    @cached_property
    def possibly_same(self) -> dict[str, list[PossiblySame]]:
        """The pairs of events that may be the same, by each of the two; pairs with an unknown event are left out."""
        known = {event.id for event in self.treaty.events}
        pairs: dict[str, list[PossiblySame]] = defaultdict(list)
        for pair in self.treaty.possibly_same:
            if {pair.event, pair.other} <= known:
                for id in {pair.event: None, pair.other: None}:
                    pairs[id].append(pair)
        return dict(pairs)

    @cached_property
    def clauses(self) -> tuple[LocatedClause, ...]:
        """Every clause of the treaty with its place."""
        return tuple(iter_clauses(self.treaty))

    @cached_property
    def clauses_by_anchor(self) -> dict[str, list[LocatedClause]]:
        """The clauses of each provision and each event by its anchor; the facts under "facts"."""
        by_anchor: dict[str, list[LocatedClause]] = {}
        for placed in self.clauses:
            if placed.provision:
                anchor = provision_key(placed.provision, placed.article)
            else:
                anchor = event_anchor(placed.event.id) if placed.event else "facts"
            by_anchor.setdefault(anchor, []).append(placed)
        return by_anchor

    @cached_property
    def anchors(self) -> dict[str, str]:
        """The anchor of each clause by its JSON pointer."""
        return clause_anchors(self.treaty)

    def placed(self, clause: Clause) -> LocatedClause:
        """A clause of the treaty with its place."""
        return self._placed_by_id[id(clause)]

    @cached_property
    def _placed_by_id(self) -> dict[int, LocatedClause]:
        return {id(placed.clause): placed for placed in self.clauses}

    @cached_property
    def disputed(self) -> frozenset[tuple[str, str]]:
        """The clauses in disagreements: pointers of clauses, each with a passage that reports it.

        For a contradiction these are all passages of its values, for a misplacement only the passage that names another
        article.
        """
        contradictions = self.treaty.contradictions()
        pairs = [
            (self.placed(clause).pointer, id)
            for contradiction in contradictions
            for clause in contradiction.clauses
            for id in clause.reported_by
        ]
        disputed_places = {id for c in contradictions if not c.clauses for value in c.values for id in value.passages}
        placed = [placed for placed in self.clauses if placed.article is not None] if disputed_places else []
        pairs += [(each.pointer, id) for each in placed for id in each.clause.reported_by if id in disputed_places]
        pairs += [(self.placed(m.clause).pointer, m.passage) for m in self.treaty.misplacements()]
        return frozenset(pairs)
