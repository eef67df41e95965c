"""How many reports, and how many independent origins behind them, say something."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..spelling import counted
from .clause import Clause
from .source import IndependentOrigin, source_of


class OriginCount(NamedTuple):
    """A number of documents, and of independent origins among them.

    Documents that rest on one origin count once. A document that does not state its origin counts as an origin of its
    own; where it may rest on one of the others, `at_most` is true, and `origins` is an upper bound.
    """

    documents: int
    origins: int
    at_most: bool

    @classmethod
    def of(cls, passages: Iterable[str], origin_of: Mapping[str, IndependentOrigin]) -> "OriginCount":
        """Those of some passages, by their identifiers, given the independent origin behind each source."""
        sources = {source_of(id) for id in passages}
        found = {origin_of.get(id, ("source", id)) for id in sources}
        return cls(len(sources), len(found), len(found) > 1 and any(kind == "source" for kind, _ in found))

    @property
    def rank(self) -> tuple[int, int]:
        """A sort key that puts the best-supported first: by origins, then by documents."""
        return -self.origins, -self.documents

    def __str__(self) -> str:
        bound = "at most " if self.at_most else ""
        return f"{bound}{counted(self.origins, 'origin')}, {counted(self.documents, 'report')}"


class Support(NamedTuple):
    """How well a clause is supported: by the documents that say exactly this, and by those that say this or more.

    `documents`, `origins` and `at_most` (see OriginCount) are of those that say exactly this. `or_more` adds, from the
    same event or provision, those that say more: an armed attack for an attack, military assistance for assistance, an
    actor with an office for the actor.
    """

    documents: int
    origins: int
    at_most: bool
    or_more: OriginCount

    @classmethod
    def of(cls, clause: Clause, more: Iterable[Clause], origin_of: Mapping[str, IndependentOrigin]) -> "Support":
        """The support of a clause, given those that say the same and more, and the origin behind each source."""
        ids = list(clause.reported_by)
        exactly = OriginCount.of(ids, origin_of)
        ids.extend(id for other in more for id in other.reported_by)
        return cls(*exactly, exactly if len(ids) == len(clause.reported_by) else OriginCount.of(ids, origin_of))

    @property
    def exactly(self) -> OriginCount:
        """Those that say exactly this."""
        return OriginCount(self.documents, self.origins, self.at_most)

    def __str__(self) -> str:
        same = self.or_more == self.exactly
        return f"{self.exactly}" if same else f"{self.exactly}; with those that say more {self.or_more}"
