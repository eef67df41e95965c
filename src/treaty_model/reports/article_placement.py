"""Under which article provisions stand where documents are merged.

What a report says of a provision stays under the number that one of the passages which report it names. Of a kind that
a treaty has once, what no passage of a report places joins what others place: at the number that its own passage names,
else at that of its own report, else at that which most independent origins name; where these are several, it stays
unplaced.
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
    """The provisions that documents have under articles and under none, of a treaty whose last article may be known.

    What makes two of them, or two of their clauses, the same is their key.
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
        self.names = {passage.id: passage.names_articles for source in sources for passage in source.passages}

    def draw(self) -> None:
        """Put everything where it stands."""
        if self.last_article is not None:
            self._unplace_beyond(self.last_article)
        for key in list(self.unplaced):
            self._draw_one(key)

    def _unplace_beyond(self, last: int) -> None:
        """What a report places beyond the last article of the treaty stands under none."""
        for number in [number for number in self.articles if number > last]:
            for provision, clauses in self.articles.pop(number).values():
                unplaced = clauses_of(self.unplaced, provision)
                for key, same in clauses.items():
                    unplaced[key].extend(same)

    def _draw_one(self, key: Key) -> None:
        """Put what is unplaced of a provision that a treaty has once under the article where it belongs, if any."""
        provision, clauses = self.unplaced[key]
        if not provision.once:
            return
        left = [clause for same in clauses.values() for clause in same]
        numbers: dict[str, set[int]] = defaultdict(set)  # by source, those under which it has the provision
        for number, provisions in self.articles.items():
            if key in provisions:
                for placed in chain.from_iterable(provisions[key][1].values()):
                    for id in placed.reported_by:
                        numbers[source_of(id)].add(number)
        ids = {id for clause in left for id in clause.reported_by}
        named = {id: self._named_by(id) for id in ids}
        for id, own in named.items():
            if len(own) == 1 and self._is_article(own[0]):
                numbers[source_of(id)].update(own)
        most = _most(numbers, self.origin_of)

        def place(id: str) -> int | None:
            own = named[id] or tuple(numbers.get(source_of(id), ()))
            if own:
                return own[0] if len(own) == 1 and self._is_article(own[0]) else None
            return most

        places = {id: place(id) for id in ids}
        for number in sorted({found for found in places.values() if found is not None}):
            drawn, left = split_by_passage(left, {id for id, found in places.items() if found == number}.__contains__)
            add_clauses(clauses_of(self.articles[number], provision), drawn)
        del self.unplaced[key]
        if left:
            add_clauses(clauses_of(self.unplaced, provision), left)

    def _named_by(self, id: str) -> tuple[int, ...]:
        """The articles that a passage names, each once."""
        return tuple(dict.fromkeys(self.names.get(id, ())))

    def _is_article(self, number: int) -> bool:
        return self.last_article is None or number <= self.last_article


def _most(numbers: Mapping[str, set[int]], origin_of: Mapping[str, IndependentOrigin]) -> int | None:
    """The number that most independent origins name; None where there is none, or several are named as often."""
    origins: dict[int, set[IndependentOrigin]] = defaultdict(set)
    for source, found in numbers.items():
        for number in found:
            origins[number].add(origin_of.get(source, ("source", source)))
    best = sorted(origins, key=lambda number: -len(origins[number]))[:2]
    if len(best) == 2 and len(origins[best[0]]) == len(origins[best[1]]):
        return None
    return best[0] if best else None


def clauses_of(union: Provisions, provision: Provision) -> Clauses:
    """The clauses of a provision in a union, which is made to have it."""
    key = key_of(provision, ignoring="clauses")
    if key not in union:
        union[key] = provision, defaultdict(list)
    return union[key][1]


def split_by_passage(clauses: Iterable[Clause], wanted: Callable[[str], bool]) -> tuple[list[Clause], list[Clause]]:
    """What some passages report, and what the others do."""
    some: list[Clause] = []
    rest: list[Clause] = []
    for clause in clauses:
        ids = tuple(id for id in clause.reported_by if wanted(id))
        if len(ids) == len(clause.reported_by):
            some.append(clause)
        elif not ids:
            rest.append(clause)
        else:
            some.append(copy_with(clause, reported_by=ids))
            left = set(clause.reported_by).difference(ids)
            rest.append(copy_with(clause, reported_by=tuple(id for id in clause.reported_by if id in left)))
    return some, rest


def add_clauses(union: Clauses, clauses: Iterable[Clause]) -> None:
    """Add clauses to those that are equal but for their references."""
    for clause in clauses:
        union[key_of(clause, ignoring="reported_by")].append(clause)


def key_of(model: Model, *, ignoring: str) -> Key:
    """What makes two models the same: their class, and all fields but the one that adds up."""
    values = model.__dict__
    return type(model), *[values[name] for name in _others(type(model), ignoring)]


@cache
def _others(cls: type[Model], but: str) -> tuple[str, ...]:
    """The fields of a class but one."""
    return tuple(name for name in cls.model_fields if name != but)


def copy_with(model: M, **changes: Any) -> M:
    """A copy with other values, which nothing checks: they come from documents that were."""
    return model.model_copy(update=changes)
