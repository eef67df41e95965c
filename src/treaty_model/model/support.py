"""Support: the number of reports that state something, and of the independent origins behind them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..spelling import counted
from .clause import Clause
from .source import IndependentOrigin, source_of


class OriginCount(NamedTuple):
    """A number of documents, and the number of their independent origins.

    Documents with the same origin count as one. A document of unknown origin counts as an origin of its own. If it may
    share an origin with another document, `at_most` is true, and `origins` is an upper bound.
    """

    documents: int
    origins: int
    at_most: bool

    @classmethod
    def of(cls, passages: Iterable[str], origin_of: Mapping[str, IndependentOrigin]) -> "OriginCount":
        """The count for some passages, by their identifiers, given the independent origin of each source."""
        sources = {source_of(id) for id in passages}
        origins = {origin_of.get(id, ("source", id)) for id in sources}
        return cls(len(sources), len(origins), len(origins) > 1 and any(kind == "source" for kind, _ in origins))

    @property
    def rank(self) -> tuple[int, int]:
        """A sort key, best-supported first: by origins, then by documents."""
        return -self.origins, -self.documents

    def __str__(self) -> str:
        bound = "at most " if self.at_most else ""
        return f"{bound}{counted(self.origins, 'origin')}, {counted(self.documents, 'report')}"


class Support(NamedTuple):
    """The support of a clause: the documents that state exactly this clause, and those that state it or more.

    `documents`, `origins` and `at_most` (see OriginCount) count those that state exactly this clause. `or_more` also
    counts those that state a more specific clause of the same event or provision: an armed attack for an attack,
    military assistance for assistance, an actor with an office for the actor.
    """

    documents: int
    origins: int
    at_most: bool
    or_more: OriginCount

    @classmethod
    def of(cls, clause: Clause, more: Iterable[Clause], origin_of: Mapping[str, IndependentOrigin]) -> "Support":
        """The support of a clause, given the more specific clauses, and the independent origin of each source."""
        ids = list(clause.reported_by)
        exactly = OriginCount.of(ids, origin_of)
        ids.extend(id for other in more for id in other.reported_by)
        return cls(*exactly, exactly if len(ids) == len(clause.reported_by) else OriginCount.of(ids, origin_of))

    @property
    def exactly(self) -> OriginCount:
        """The documents that state exactly this clause."""
        return OriginCount(self.documents, self.origins, self.at_most)

    def __str__(self) -> str:
        is_all = self.or_more == self.exactly
        return f"{self.exactly}" if is_all else f"{self.exactly}; with those that say more {self.or_more}"
