"""Under which article a clause stands by each of its passages, and what puts it there.

What stands under an article does so because passages name the article's number; `merging.py` draws the rest there.
What only a comparison shows (`frame.py`) is external: such a clause stands under no article.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from .frame import ExternalPlacement
from .iteration import DocumentContent
from .provisions import Article, Provision
from .source import source_of

PlacementKind = Literal["explicit", "inferred", "external"]

# How many numbers are shown where many articles are named.
_SHOWN = 20

# The articles that passages name, by the identifier of the passage.
Names = Mapping[str, tuple[int, ...]]


class Placement(NamedTuple):
    """How a clause stands under an article by one of its passages.

    `explicit`: the passage names the article's number. `inferred`: the passages in `by` do, and draw it there: those of
    its own report, if any, else all of them. `external`: only a comparison places it, which `external` is; it stands
    under no article.
    """

    kind: PlacementKind
    article: int
    by: tuple[str, ...] = ()
    external: ExternalPlacement | None = None


class Naming:
    """The passages that report something of a provision and name the number of its article."""

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
        """How what a passage reports of the provision stands under the article."""
        if passage in self._named:
            return Placement("explicit", self.article)
        own = self._by_source.get(source_of(passage))
        return Placement("inferred", self.article, tuple(own) if own else self.passages)


def placed_otherwise(
    placements: Iterable[ExternalPlacement], articles: Iterable[Article]
) -> Iterator[tuple[int, ExternalPlacement, tuple[int, ...]]]:
    """The comparisons that have what a treaty has once under another article than reports do.

    Each has its number, and the articles that reports name, but for that which the comparison has too.
    """
    reported: dict[str, list[int]] = defaultdict(list)
    places: dict[tuple[str, int], int] = {}
    for article in articles:
        for provision in article.provisions:
            if provision.once:
                places[provision.kind, article.number] = len(reported[provision.kind])
                reported[provision.kind].append(article.number)
    for n, placement in enumerate(placements):
        numbers = reported.get(placement.provision, [])
        own = places.get((placement.provision, placement.article))
        if others := numbers if own is None else numbers[:own] + numbers[own + 1 :]:
            yield n, placement, tuple(others)


def in_words(numbers: Sequence[int]) -> str:
    """Numbers of articles in words: `article 3`, `articles 3 and 4`; of many the first ones, and how many more."""
    shown = [*map(str, numbers[:_SHOWN]), *([f"{len(numbers) - _SHOWN} more"] if len(numbers) > _SHOWN else [])]
    return f"{'article' if len(numbers) == 1 else 'articles'} {' and '.join(shown)}"


def names_of(document: DocumentContent) -> dict[str, tuple[int, ...]]:
    """The articles that passages of a document name; passages that name none are left out."""
    passages = (passage for source in document.sources for passage in source.passages)
    return {passage.id: passage.names_articles for passage in passages if passage.names_articles}


class Comparisons:
    """Where comparisons place provisions that stand under no article: what is certain first, then by number.

    What is beyond the last article of the treaty, of which there are so many, is left out.
    """

    def __init__(self, placements: Iterable[ExternalPlacement], articles: int) -> None:
        self._found: dict[tuple[str, str | None], list[ExternalPlacement]] = defaultdict(list)
        for one in sorted(placements, key=lambda placement: (placement.certainty, placement.article)):
            if one.article <= articles:
                self._found[one.provision, one.topic].append(one)

    def of(self, provision: Provision) -> tuple[ExternalPlacement, ...]:
        """Those that are about a provision."""
        return tuple(self._found.get((provision.kind, getattr(provision, "topic", None)), ()))
