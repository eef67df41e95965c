"""Explains in words where provisions stand: why one has no article, and what only a comparison places."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..model.facts import NameOfParty
from ..model.frame import ExternalPlacement
from ..model.placements import in_words, placed_otherwise
from ..model.provisions import Provision
from ..model.treaty import Treaty
from ..spelling import counted

# The signs after a source in the lines of an article, and their meanings.
EXPLICIT, EXTERNAL = "*", "+"
EXPLICIT_MEANS = "* a passage that reports the clause names the article; without *, only other passages name it"
UNNAMED = "no report names the article"
EXTERNAL_MEANS = "+ external: this report does not place the clause; a comparison places it here"


class ComparedProvision(NamedTuple):
    """A provision under no article, and a comparison that places it."""

    provision: Provision
    placement: ExternalPlacement


def compared_provisions(treaty: Treaty, number: int | None = None) -> Iterator[ComparedProvision]:
    """The provisions that comparisons place under an article, or under any article."""
    for provision in treaty.unplaced:
        for placement in treaty.compared(provision):
            if number in (None, placement.article):
                yield ComparedProvision(provision, placement)


def article_count_text(treaty: Treaty) -> str:
    """The number of articles of a treaty, as far as it is known."""
    if treaty.last_article is not None:
        return str(treaty.last_article)
    return f"at least {len(treaty.articles)}" if treaty.articles else "not known"


def article_and_certainty(placement: ExternalPlacement) -> str:
    """The article of a comparison and how certain it is: `article 3 (certain)`."""
    return f"article {placement.article} ({placement.certainty})"


class PlacementNotes:
    """Explains where the provisions of a treaty stand; the places of all of them are collected once."""

    def __init__(self, treaty: Treaty) -> None:
        self._treaty = treaty
        self._articles: dict[str, list[int]] = defaultdict(list)  # of each provision, by its label
        for article in treaty.articles:
            for label in dict.fromkeys(provision.label for provision in article.provisions):
                self._articles[label].append(article.number)
        # Each comparison that disagrees with reports about the article, with the articles that the reports name.
        self.compared_otherwise = [found[1:] for found in placed_otherwise(treaty.placements, treaty.articles)]
        self._compared_otherwise: dict[str, list[ExternalPlacement]] = defaultdict(list)
        for placement, _ in self.compared_otherwise:
            self._compared_otherwise[placement.provision].append(placement)

    def why_unplaced(self, provision: Provision) -> str:
        """Why a provision stands under no article."""
        treaty, others = self._treaty, self._articles.get(provision.label, [])
        if others and provision.once:
            return f"reports disagree about the article: they name {in_words(others)}"
        passages = dict.fromkeys(id for clause in provision.clauses for id in clause.reported_by)
        naming = [(id, treaty.passage(id).names_articles) for id in passages if treaty.passage(id).names_articles]
        if naming:
            named = "; ".join(f"{id} names {in_words(numbers)}" for id, numbers in naming)
            last = treaty.last_article or 0
            beyond = last and all(number > last for _, numbers in naming for number in numbers)
            if beyond:
                return f"{named}, and the treaty has {counted(last, 'article')}"
            several = any(len(numbers) > 1 for _, numbers in naming)
            reason = (
                "a passage that names several articles places no provision"
                if several
                else "its report leaves it unplaced"
            )
            return f"{named}; {reason}"
        if others:
            return f"it can stand in several articles; other reports name {in_words(others)} for such a provision"
        return UNNAMED

    def doubts_of_place(self, provision: Provision, number: int) -> Iterator[str]:
        """Other articles that reports or comparisons name for a provision that a treaty has only once."""
        others = list(self._articles.get(provision.label, ())) if provision.once else []
        if len(others) > 1:
            others.remove(number)
            yield f"reports disagree about the article: others name {in_words(others)}"
        for placement in self._compared_otherwise.get(provision.kind, ()):
            yield f"external: {article_and_certainty(placement)} by comparison"


def passages_by_article(treaty: Treaty) -> dict[int, list[str]]:
    """The passages that name each article, without articles that no passage names."""
    passages: dict[int, list[str]] = defaultdict(list)
    for source in treaty.sources:
        for passage in source.passages:
            for number in dict.fromkeys(passage.names_articles):
                passages[number].append(passage.id)
    return passages


def reported_names(treaty: Treaty) -> frozenset[tuple[str, str]]:
    """The names of parties that reports use, each with the party; other names come from external sources."""
    return frozenset((fact.party, fact.value) for fact in treaty.facts if isinstance(fact, NameOfParty))
