"""Under which article a clause stands by each of its passages, and what puts it there.

What stands under an article does so because passages name the article's number; `merging.py` draws the rest there.
What only a comparison shows (`frame.py`) is external: such a clause stands under no article.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from .frame import ExternalPlacement
from .provisions import Article, Provision
from .source import source_of
from .walk import Content

PlacementKind = Literal["explicit", "inferred", "external"]

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


def placed_otherwise(placement: ExternalPlacement, articles: Iterable[Article]) -> tuple[int, ...]:
    """The articles that reports name for what a treaty has once, but for that which a comparison has too."""
    return tuple(
        article.number
        for article in articles
        for provision in article.provisions
        if provision.once and provision.kind == placement.provision and article.number != placement.article
    )


def in_words(numbers: Sequence[int]) -> str:
    """Numbers of articles in words: `article 3`, `articles 3 and 4`."""
    return f"{'article' if len(numbers) == 1 else 'articles'} {' and '.join(map(str, numbers))}"


def names_of(document: Content) -> dict[str, tuple[int, ...]]:
    """The articles that passages of a document name; passages that name none are left out."""
    passages = (passage for source in document.sources for passage in source.passages)
    return {passage.id: passage.names_articles for passage in passages if passage.names_articles}


def external_placements(
    provision: Provision, known: Iterable[ExternalPlacement], articles: int
) -> tuple[ExternalPlacement, ...]:
    """Where comparisons place a provision that stands under no article: what is certain first, then by number.

    What is beyond the last article of the treaty, of which there are so many, is left out.
    """
    about = provision.kind, getattr(provision, "topic", None)
    found = [one for one in known if (one.provision, one.topic) == about and one.article <= articles]
    return tuple(sorted(found, key=lambda placement: (placement.certainty, placement.article)))
