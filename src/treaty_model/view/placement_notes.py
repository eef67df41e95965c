"""Where provisions stand, in words: what stands under no article and why, and what only a comparison places."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..model.facts import NameOfParty
from ..model.frame import ExternalPlacement
from ..model.placements import in_words, placed_otherwise
from ..model.provisions import Provision
from ..model.treaty import Treaty
from ..spelling import counted

# What each sign of a source beside a clause means, for an article.
EXPLICIT, EXTERNAL = "*", "+"
EXPLICIT_MEANS = "* a passage that reports the clause names the article; without *, it stands here because others do"
UNNAMED = "no report names the article"
EXTERNAL_MEANS = "+ external: this report does not place it; a comparison does"


class ComparedProvision(NamedTuple):
    """A provision that stands under no article, and a comparison that places it."""

    provision: Provision
    placement: ExternalPlacement


def compared_provisions(treaty: Treaty, number: int | None = None) -> Iterator[ComparedProvision]:
    """What comparisons place under an article, or under any."""
    for provision in treaty.unplaced:
        for placement in treaty.compared(provision):
            if number in (None, placement.article):
                yield ComparedProvision(provision, placement)


def article_count_text(treaty: Treaty) -> str:
    """How many articles a treaty has, as far as that is known."""
    if treaty.last_article is not None:
        return str(treaty.last_article)
    return f"at least {len(treaty.articles)}" if treaty.articles else "not known"


def article_and_certainty(placement: ExternalPlacement) -> str:
    """The article of a comparison and how certain it is: `article 3 (certain)`."""
    return f"article {placement.article} ({placement.certainty})"


class PlacementNotes:
    """Where the provisions of a treaty stand, put together once for all that asks about single ones."""

    def __init__(self, treaty: Treaty) -> None:
        self._treaty = treaty
        self._articles: dict[str, list[int]] = defaultdict(list)  # under which each provision stands
        for article in treaty.articles:
            for label in dict.fromkeys(provision.label for provision in article.provisions):
                self._articles[label].append(article.number)
        # The comparisons that have something under another article than reports do, and the articles of the reports.
        self.compared_otherwise = [found[1:] for found in placed_otherwise(treaty.placements, treaty.articles)]
        self._otherwise: dict[str, list[ExternalPlacement]] = defaultdict(list)
        for placement, _ in self.compared_otherwise:
            self._otherwise[placement.provision].append(placement)

    def why_unplaced(self, provision: Provision) -> str:
        """Why a provision stands under no article."""
        treaty, others = self._treaty, self._articles.get(provision.label, [])
        if others and provision.once:
            return f"reports disagree about the article: they name {in_words(others)}"
        passages = dict.fromkeys(id for clause in provision.clauses for id in clause.reported_by)
        own = [(id, treaty.passage(id).names_articles) for id in passages if treaty.passage(id).names_articles]
        if own:
            named = "; ".join(f"{id} names {in_words(numbers)}" for id, numbers in own)
            last = treaty.last_article or 0
            beyond = last and all(number > last for _, numbers in own for number in numbers)
            if beyond:
                return f"{named}, and the treaty has {counted(last, 'article')}"
            several = any(len(numbers) > 1 for _, numbers in own)
            return f"{named}; {'only one number places a provision' if several else 'its report leaves it unplaced'}"
        if others:
            return f"it can stand in several articles; other reports name {in_words(others)} for such a provision"
        return UNNAMED

    def doubts_of_place(self, provision: Provision, number: int) -> Iterator[str]:
        """What else than its article is named for what a treaty has once: by other reports, or by a comparison."""
        others = list(self._articles.get(provision.label, ())) if provision.once else []
        if len(others) > 1:
            others.remove(number)
            yield f"reports disagree about the article: others name {in_words(others)}"
        for placement in self._otherwise.get(provision.kind, ()):
            yield f"external: {article_and_certainty(placement)} by comparison"


def passages_by_article(treaty: Treaty) -> dict[int, list[str]]:
    """The passages that name each article; those that none names are left out."""
    found: dict[int, list[str]] = defaultdict(list)
    for source in treaty.sources:
        for passage in source.passages:
            for number in dict.fromkeys(passage.names_articles):
                found[number].append(passage.id)
    return found


def reported_names(treaty: Treaty) -> frozenset[tuple[str, str]]:
    """The names by which reports call parties, each with the party; other names are known from elsewhere."""
    return frozenset((fact.party, fact.value) for fact in treaty.facts if isinstance(fact, NameOfParty))
