"""Where provisions stand, in words: what stands under no article and why, and what only a comparison places."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.facts import NameOfParty
from ..model.frame import ExternalPlacement, Party
from ..model.placements import in_words, placed_otherwise
from ..model.provisions import Provision
from ..model.treaty import Treaty

# What each sign of a source beside a clause means, for an article.
EXPLICIT, EXTERNAL = "*", "+"
EXPLICIT_MEANS = "* a passage that reports the clause names the article; without *, it stands here because others do"
UNNAMED = "no report names the article"
EXTERNAL_MEANS = "+ external: this report does not place it; a comparison does"


class Compared(NamedTuple):
    """A provision that stands under no article, and a comparison that places it."""

    provision: Provision
    placement: ExternalPlacement


def compared(treaty: Treaty, number: int | None = None) -> Iterator[Compared]:
    """What comparisons place under an article, or under any."""
    for provision in treaty.unplaced:
        for placement in treaty.compared(provision):
            if number in (None, placement.article):
                yield Compared(provision, placement)


def articles_known(treaty: Treaty) -> str:
    """How many articles a treaty has, as far as that is known."""
    if treaty.last_article is not None:
        return str(treaty.last_article)
    return f"at least {len(treaty.articles)}" if treaty.articles else "not known"


def article_of(placement: ExternalPlacement) -> str:
    """The article of a comparison and how certain it is: `article 3 (certain)`."""
    return f"article {placement.article} ({placement.certainty})"


def why_unplaced(treaty: Treaty, provision: Provision) -> str:
    """Why a provision stands under no article."""
    others = [a.number for a in treaty.articles if any(p.label == provision.label for p in a.provisions)]
    if others and provision.once:
        return f"reports disagree about the article: they name {in_words(others)}"
    passages = dict.fromkeys(id for clause in provision.clauses for id in clause.reported_by)
    own = [(id, treaty.passage(id).names_articles) for id in passages if treaty.passage(id).names_articles]
    if own:
        named = "; ".join(f"{id} names {in_words(numbers)}" for id, numbers in own)
        last = treaty.last_article or 0
        beyond = last and all(number > last for _, numbers in own for number in numbers)
        if beyond:
            return f"{named}, and the treaty has {last} articles"
        several = any(len(numbers) > 1 for _, numbers in own)
        return f"{named}; {'only one number places a provision' if several else 'its report leaves it unplaced'}"
    if others:
        return f"it can stand in several articles; other reports name {in_words(others)} for such a provision"
    return UNNAMED


def doubts_of_place(treaty: Treaty, provision: Provision, number: int) -> Iterator[str]:
    """What else than its article is named for what a treaty has once: by other reports, or by a comparison."""
    others = [a.number for a in treaty.articles if any(p.label == provision.label for p in a.provisions)]
    others.remove(number)
    if others and provision.once:
        yield f"reports disagree about the article: others name {in_words(others)}"
    for placement, _ in compared_otherwise(treaty):
        if placement.provision == provision.kind:
            yield f"external: {article_of(placement)} by comparison"


def compared_otherwise(treaty: Treaty) -> Iterator[tuple[ExternalPlacement, tuple[int, ...]]]:
    """The comparisons that have something under another article than reports do, and the articles of the reports."""
    for placement in treaty.placements:
        if numbers := placed_otherwise(placement, treaty.articles):
            yield placement, numbers


def naming(treaty: Treaty, number: int) -> list[str]:
    """The passages that name an article."""
    return [p.id for source in treaty.sources for p in source.passages if number in p.names_articles]


def is_reported(treaty: Treaty, party: Party, name: str) -> bool:
    """Whether a report calls a party by a name of the frame; else the name is known from elsewhere."""
    facts = (fact for fact in treaty.facts if isinstance(fact, NameOfParty))
    return any((fact.party, fact.value) == (party.id, name) for fact in facts)
