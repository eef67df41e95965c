"""How each passage of a clause places the clause under an article.

A passage that names the article's number places its clauses there (explicit). Merging (reports/article_placement.py)
adds the clauses of other passages to the same provision (inferred). A comparison (frame.py) does not move a clause:
it stays under no article (external).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from .frame import ExternalPlacement
from .iteration import DocumentContent
from .provisions import Article, Provision
from .source import source_of

PlacementKind = Literal["explicit", "inferred", "external"]

# If many articles are named, only so many numbers are shown.
_SHOWN = 20

# The articles that passages name, by the identifier of the passage.
Names = Mapping[str, tuple[int, ...]]


class Placement(NamedTuple):
    """How one of its passages places a clause under an article.

    `explicit`: the passage names the article's number. `inferred`: other passages of the provision name it, namely
    those in `by`: of the same report if there are any, otherwise of all reports. `external`: only the comparison in
    `external` names it, and the clause stands under no article.
    """

    kind: PlacementKind
    article: int
    by: tuple[str, ...] = ()
    external: ExternalPlacement | None = None


class Naming:
    """The passages that report a clause of a provision and name the number of its article."""

    def __init__(self, provision: Provision, article: int, names: Names) -> None:
        ids = dict.fromkeys(id for clause in provision.clauses for id in clause.reported_by)
        self.article = article
        self.passages = tuple(id for id in ids if article in names.get(id, ()))
        self._named = frozenset(self.passages)
        self._by_source: dict[str, list[str]] = defaultdict(list)
        for id in self.passages:
            self._by_source[source_of(id)].append(id)

    @property
    def sources(self) -> frozenset[str]:
        """The reports that name the number."""
        return frozenset(self._by_source)

    def placement(self, passage: str) -> Placement:
        """How a passage places the clauses that it reports of the provision."""
        if passage in self._named:
            return Placement("explicit", self.article)
        same_report = self._by_source.get(source_of(passage))
        return Placement("inferred", self.article, tuple(same_report) if same_report else self.passages)


def placed_otherwise(
    placements: Iterable[ExternalPlacement], articles: Iterable[Article]
) -> Iterator[tuple[int, ExternalPlacement, tuple[int, ...]]]:
    """The comparisons that place a provision which a treaty has once under another article than reports do.

    Each is given with its index and with the other articles under which reports have the provision.
    """
    reported: dict[str, list[int]] = defaultdict(list)
    positions: dict[tuple[str, int], int] = {}  # of an article in the list above
    for article in articles:
        for provision in article.provisions:
            if provision.once:
                positions[provision.kind, article.number] = len(reported[provision.kind])
                reported[provision.kind].append(article.number)
    for n, placement in enumerate(placements):
        numbers = reported.get(placement.provision, [])
        same = positions.get((placement.provision, placement.article))
        if others := numbers if same is None else numbers[:same] + numbers[same + 1 :]:
            yield n, placement, tuple(others)


def in_words(numbers: Sequence[int]) -> str:
    """Numbers of articles in words: `article 3`, `articles 3 and 4`. Of many, the first ones and how many more."""
    shown = [*map(str, numbers[:_SHOWN]), *([f"{len(numbers) - _SHOWN} more"] if len(numbers) > _SHOWN else [])]
    return f"{'article' if len(numbers) == 1 else 'articles'} {' and '.join(shown)}"


def named_articles(document: DocumentContent) -> dict[str, tuple[int, ...]]:
    """The articles that each passage of a document names, without the passages that name none."""
    passages = (passage for source in document.sources for passage in source.passages)
    return {passage.id: passage.names_articles for passage in passages if passage.names_articles}


class Comparisons:
    """The placements by comparison, by the provision that they are about: certain before probable, then by number.

    Placements beyond the last article of the treaty are left out.
    """

    def __init__(self, placements: Iterable[ExternalPlacement], articles: int) -> None:
        self._by_provision: dict[tuple[str, str | None], list[ExternalPlacement]] = defaultdict(list)
        for placement in sorted(placements, key=lambda placement: (placement.certainty, placement.article)):
            if placement.article <= articles:
                self._by_provision[placement.provision, placement.topic].append(placement)

    def of(self, provision: Provision) -> tuple[ExternalPlacement, ...]:
        """The placements of a provision."""
        return tuple(self._by_provision.get((provision.kind, getattr(provision, "topic", None)), ()))
