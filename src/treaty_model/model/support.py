"""How well a clause is vouched for."""

from collections.abc import Mapping
from typing import NamedTuple

from .clause import Clause
from .source import Voice, source_of


class Support(NamedTuple):
    """How many documents vouch for a clause, and how many independent origins there are among them.

    Documents that rest on one origin count once. A document that does not tell its origin counts as an origin of its
    own, so that number is an upper bound.
    """

    documents: int
    origins: int

    @classmethod
    def of(cls, clause: Clause, voices: Mapping[str, Voice]) -> "Support":
        """The support of a clause, given the voice behind each source."""
        sources = {source_of(id) for id in clause.reported_by}
        return cls(len(sources), len({voices.get(id, ("source", id)) for id in sources}))

    @property
    def rank(self) -> tuple[int, int]:
        """A sort key that puts the best-supported first: by origins, then by documents."""
        return -self.origins, -self.documents
