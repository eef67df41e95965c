"""What a page is about: a treaty, and what several parts of the page need to know of it."""

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
    """A treaty, and its passages as one's own copies have them where these are to be shown."""

    def __init__(self, treaty: Treaty, verification: Verification | None) -> None:
        self.treaty = treaty
        sources = verification.sources if verification else ()
        self.found: dict[str, tuple[PassageResult, SourceResult]] = {
            f.passage.id: (f, v) for v in sources for f in v.passages
        }

    @cached_property
    def compared(self) -> tuple[ComparedProvision, ...]:
        """What comparisons place under articles, and no report does."""
        return tuple(compared_provisions(self.treaty))

    @cached_property
    def compared_in(self) -> dict[int, list[ComparedProvision]]:
        """The same by the article."""
        found: dict[int, list[ComparedProvision]] = defaultdict(list)
        for one in self.compared:
            found[one.placement.article].append(one)
        return dict(found)

    @cached_property
    def standing(self) -> PlacementNotes:
        """Where provisions stand, and what can be said of that."""
        return PlacementNotes(self.treaty)

    @cached_property
    def reported_names(self) -> frozenset[tuple[str, str]]:
        """The parties that reports call by a name, each with the name."""
        return reported_names(self.treaty)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the articles; a report can name one that the treaty has not."""
        return frozenset(article.number for article in self.treaty.articles)

    @cached_property
    def origin_of(self) -> dict[str, IndependentOrigin]:
        """The independent origin behind each source."""
        return independent_origins(self.treaty.sources)

    @cached_property
    def possibly_same(self) -> dict[str, list[PossiblySame]]:
        """Pairs of events that may be one, and are both there, by each of the two."""
        known = {event.id for event in self.treaty.events}
        found: dict[str, list[PossiblySame]] = defaultdict(list)
        for pair in self.treaty.possibly_same:
            if {pair.event, pair.other} <= known:
                for id in {pair.event: None, pair.other: None}:
                    found[id].append(pair)
        return dict(found)

    @cached_property
    def clauses(self) -> tuple[LocatedClause, ...]:
        """Every clause of the treaty, and where it stands."""
        return tuple(iter_clauses(self.treaty))

    @cached_property
    def held(self) -> dict[str, list[LocatedClause]]:
        """The clauses of each provision and each event by its anchor, and the facts."""
        held: dict[str, list[LocatedClause]] = {}
        for placed in self.clauses:
            if placed.provision:
                anchor = provision_key(placed.provision, placed.article)
            else:
                anchor = event_anchor(placed.event.id) if placed.event else "facts"
            held.setdefault(anchor, []).append(placed)
        return held

    @cached_property
    def anchors(self) -> dict[str, str]:
        """The anchor of each clause by its JSON pointer."""
        return clause_anchors(self.treaty)

    def placed(self, clause: Clause) -> LocatedClause:
        """Where a clause of the treaty stands."""
        return self._places[id(clause)]

    @cached_property
    def _places(self) -> dict[int, LocatedClause]:
        return {id(placed.clause): placed for placed in self.clauses}

    @cached_property
    def disputed(self) -> frozenset[tuple[str, str]]:
        """What is at odds: pointers of clauses, each with a passage that reports it.

        Of a contradiction these are all passages of its values, of a misplacement only the one that names another
        article.
        """
        contradictions = self.treaty.contradictions()
        pairs = [
            (self.placed(clause).pointer, id)
            for contradiction in contradictions
            for clause in contradiction.clauses
            for id in clause.reported_by
        ]
        named = {id for c in contradictions if not c.clauses for value in c.values for id in value.passages}
        placed = [placed for placed in self.clauses if placed.article is not None] if named else []
        pairs += [(one.pointer, id) for one in placed for id in one.clause.reported_by if id in named]
        pairs += [(self.placed(m.clause).pointer, m.passage) for m in self.treaty.misplacements()]
        return frozenset(pairs)
