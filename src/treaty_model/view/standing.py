"""Where provisions stand, in words: what stands under no article and why, and what only a comparison places."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.facts import NameOfParty
from ..model.frame import ExternalPlacement, Party
from ..model.provisions import Provision
from ..model.treaty import Treaty

# What each sign of a source beside a clause means, for an article.
EXPLICIT, EXTERNAL = "*", "+"
EXPLICIT_MEANS = "* a passage of that report names the article; the others are drawn here by those passages"
UNNAMED = "no report names the article"
EXTERNAL_MEANS = "+ external: no report places it; a comparison does"


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


def article_of(placement: ExternalPlacement) -> str:
    """The article of a comparison and how certain it is: `article 3 (certain)`."""
    return f"article {placement.article} ({placement.certainty})"


def why_unplaced(treaty: Treaty, provision: Provision) -> str:
    """Why a provision stands under no article."""
    passages = {id for clause in provision.clauses for id in clause.reported_by}
    own = sorted({n for id in passages for n in treaty.passage(id).names_articles})
    others = [a.number for a in treaty.articles if any(p.label == provision.label for p in a.provisions)]
    if own:
        return f"its own passages name {_articles(own)}, which does not tell where in this treaty it stands"
    if others and provision.once:
        return f"reports disagree about the article: they name {_articles(others)}"
    if others:
        return f"it can stand in several articles; other reports name {_articles(others)} for such a provision"
    return UNNAMED


def also_named(treaty: Treaty, provision: Provision, number: int) -> str:
    """That reports name other articles for what a treaty has once, which stands under one of them; empty if none do."""
    others = [a.number for a in treaty.articles if any(p.label == provision.label for p in a.provisions)]
    others.remove(number)
    return f"reports disagree about the article: others name {_articles(others)}" if others and provision.once else ""


def naming(treaty: Treaty, number: int) -> list[str]:
    """The passages that name an article."""
    return [p.id for source in treaty.sources for p in source.passages if number in p.names_articles]


def _articles(numbers: list[int]) -> str:
    return f"{'article' if len(numbers) == 1 else 'articles'} {' and '.join(map(str, numbers))}"


def is_reported(treaty: Treaty, party: Party, name: str) -> bool:
    """Whether a report calls a party by a name of the frame; else the name is known from elsewhere."""
    facts = (fact for fact in treaty.facts if isinstance(fact, NameOfParty))
    return any((fact.party, fact.value) == (party.id, name) for fact in facts)
