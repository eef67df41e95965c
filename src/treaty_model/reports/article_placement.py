"""Computes under which articles provisions stand when documents are merged.

A provision that a report places stays under that article: one of the passages that report it names the number. If a
treaty can have a kind of provision only once, references that place no article join those that do: at the article that
their own passage names, else at the one of their own report, else at the one that most independent origins name. If
several articles are named equally often, they stay unplaced.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from ..model.base import Model
from ..model.clause import Clause
from ..model.provisions import Provision
from ..model.source import IndependentOrigin, Source, source_of

Key = tuple[Hashable, ...]
Clauses = defaultdict[Key, list[Clause]]
Provisions = dict[Key, tuple[Provision, Clauses]]
M = TypeVar("M", bound=Model)


class ArticlePlacer:
    """Places the unplaced provisions of merged documents under articles.

    Provisions with equal keys are the same provision, and clauses with equal keys are the same clause.
    """

    def __init__(
        self,
        articles: defaultdict[int, Provisions],
        unplaced: Provisions,
        last_article: int | None,
        sources: Iterable[Source],
        origin_of: Mapping[str, IndependentOrigin],
    ) -> None:
        self.articles, self.unplaced, self.last_article = articles, unplaced, last_article
        self.origin_of = origin_of
        self.named_articles = {passage.id: passage.names_articles for source in sources for passage in source.passages}

    def place_all(self) -> None:
        """Change `articles` and `unplaced` so that every provision is in its final place."""
        if self.last_article is not None:
            self._unplace_beyond(self.last_article)
        for key in list(self.unplaced):
            self._place_provision(key)

    def _unplace_beyond(self, last: int) -> None:
        """Unplace the provisions that reports place beyond the last article of the treaty."""
        for number in [number for number in self.articles if number > last]:
            for provision, clauses in self.articles.pop(number).values():
                unplaced = clauses_of(self.unplaced, provision)
                for key, same in clauses.items():
                    unplaced[key].extend(same)

    def _place_provision(self, key: Key) -> None:
        """Place the unplaced references of a provision that a treaty has only once, if an article is known for them."""
        provision, clauses = self.unplaced[key]
        if not provision.once:
            return
        unplaced = [clause for same in clauses.values() for clause in same]
        numbers: dict[str, set[int]] = defaultdict(set)  # by source, the articles where it has the provision
        for number, provisions in self.articles.items():
            if key in provisions:
                for placed in chain.from_iterable(provisions[key][1].values()):
                    for id in placed.reported_by:
                        numbers[source_of(id)].add(number)
        ids = {id for clause in unplaced for id in clause.reported_by}
        named = {id: self._named_by(id) for id in ids}
        for id, articles in named.items():
            if len(articles) == 1 and self._is_article(articles[0]):
                numbers[source_of(id)].update(articles)
        most_named = _most_named(numbers, self.origin_of)

        def article_for(id: str) -> int | None:
            candidates = named[id] or tuple(numbers.get(source_of(id), ()))
            if candidates:
                return candidates[0] if len(candidates) == 1 and self._is_article(candidates[0]) else None
            return most_named

        passages_by_number: dict[int, set[str]] = defaultdict(set)
        for id in ids:
            if (article := article_for(id)) is not None:
                passages_by_number[article].add(id)
        for number, passages in sorted(passages_by_number.items()):
            placed_here, unplaced = split_by_passage(unplaced, passages.__contains__)
            add_clauses(clauses_of(self.articles[number], provision), placed_here)
        del self.unplaced[key]
        if unplaced:
            add_clauses(clauses_of(self.unplaced, provision), unplaced)

    def _named_by(self, id: str) -> tuple[int, ...]:
        """The articles that a passage names, each once."""
        return tuple(dict.fromkeys(self.named_articles.get(id, ())))

    def _is_article(self, number: int) -> bool:
        return self.last_article is None or number <= self.last_article


def _most_named(numbers: Mapping[str, set[int]], origin_of: Mapping[str, IndependentOrigin]) -> int | None:
    """The article that most independent origins name; None if there is none, or several are named equally often."""
    origins: dict[int, set[IndependentOrigin]] = defaultdict(set)
    for source, named in numbers.items():
        for number in named:
            origins[number].add(origin_of.get(source, ("source", source)))
    best = sorted(origins, key=lambda number: -len(origins[number]))[:2]
    if len(best) == 2 and len(origins[best[0]]) == len(origins[best[1]]):
        return None
    return best[0] if best else None


def clauses_of(union: Provisions, provision: Provision) -> Clauses:
    """The clauses of a provision in a union; the provision is added if it is not there yet."""
    key = key_of(provision, ignoring="clauses")
    if key not in union:
        union[key] = provision, defaultdict(list)
    return union[key][1]


def split_by_passage(clauses: Iterable[Clause], wanted: Callable[[str], bool]) -> tuple[list[Clause], list[Clause]]:
    """The clauses with the references to wanted passages only, and the clauses with the other references only."""
    with_wanted: list[Clause] = []
    with_others: list[Clause] = []
    for clause in clauses:
        ids = tuple(id for id in clause.reported_by if wanted(id))
        if len(ids) == len(clause.reported_by):
            with_wanted.append(clause)
        elif not ids:
            with_others.append(clause)
        else:
            with_wanted.append(copy_with(clause, reported_by=ids))
            others = set(clause.reported_by).difference(ids)
            with_others.append(copy_with(clause, reported_by=tuple(id for id in clause.reported_by if id in others)))
    return with_wanted, with_others


def add_clauses(union: Clauses, clauses: Iterable[Clause]) -> None:
    """Add clauses to the group of those that are equal except for their references."""
    for clause in clauses:
        union[key_of(clause, ignoring="reported_by")].append(clause)


def key_of(model: Model, *, ignoring: str) -> Key:
    """The identity of a model: its class, and all fields except the ignored one."""
    values = model.__dict__
    return type(model), *[values[name] for name in _field_names(type(model), ignoring)]


@cache
def _field_names(cls: type[Model], ignoring: str) -> tuple[str, ...]:
    return tuple(name for name in cls.model_fields if name != ignoring)


def copy_with(model: M, **changes: Any) -> M:
    """A copy with other values, without validation: the values come from validated documents."""
    return model.model_copy(update=changes)
