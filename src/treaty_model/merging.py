"""Reports to a treaty: the union of what documents about one treaty say.

Clauses that are equal but for their references become one clause with all the references. The result rests only on
what the documents say together: their order and grouping do not matter, and a document taken twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from .collector import collector_paused
from .model.base import Model
from .model.checked import is_checked
from .model.clause import Clause
from .model.events import AnyEvent
from .model.provisions import Article, Provision
from .model.report import FORMAT_VERSION, Report
from .model.source import Passage, Source, Voice, source_of
from .model.support import Support
from .model.treaty import Party, PartyName, Treaty
from .spec import spec_of, values_of


class MergeError(ValueError):
    """Documents that cannot be one treaty: about several treaties, or with one identifier for different things."""


def merge(documents: Iterable[Report | Treaty]) -> Treaty:
    """What reports and treaties about one treaty say together.

    The treaty has the parties that the documents name, and as many articles as the highest number among them. Its
    parts stand in one order: articles by number, provisions and events by kind, clauses by kind and then
    best-supported first, sources by identifier, passages by place.

    Raises MergeError where there is no document, where documents are about different treaties, or where an event, a
    source or a passage differs between documents although it has the same identifier; TypeError for anything but
    reports and treaties; pydantic's ValidationError for a document whose parts were made without being validated. What
    was read or validated, and is still the same object, was checked, and is not validated again (see `dumps`).
    """
    union = _Union()
    with collector_paused():
        for document in documents:
            if not isinstance(document, Report | Treaty):
                raise TypeError(f"merge takes reports and treaties, not {type(document).__name__}")
            union.add(document if is_checked(document) else type(document).model_validate(document))
        return union.treaty()


_Key = tuple[Hashable, ...]
_Clauses = defaultdict[_Key, list[Clause]]
_Provisions = dict[_Key, tuple[Provision, _Clauses]]
M = TypeVar("M", bound=Model)


class _Union:
    """What documents say together, by what makes two things the same: identifier, or all fields that do not add up.

    Documents that were validated make a treaty whose parts need no validation: it has their very clauses, and passages,
    and where these add up, their references; each stands in what held it before. To validate it whole took half of the
    time.
    """

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.parties: dict[str, set[PartyName]] = {}
        self.articles: dict[int, _Provisions] = defaultdict(dict)
        self.unplaced: _Provisions = {}
        self.events: dict[str, tuple[AnyEvent, _Clauses]] = {}
        self.facts: _Clauses = defaultdict(list)
        self.sources: dict[str, tuple[Source, dict[str, Passage]]] = {}

    def add(self, document: Report | Treaty) -> None:
        self.ids.add(document.treaty if isinstance(document, Report) else document.id)
        for _, _, party in values_of(document, "PartyId"):
            self.parties.setdefault(party, set())  # a report has no list of the parties that it speaks of
        if isinstance(document, Treaty):
            for party in document.parties:
                self.parties[party.id].update(party.names)
        for article in document.articles:
            _add_provisions(self.articles[article.number], article.provisions)
        _add_provisions(self.unplaced, document.unplaced)
        for event in document.events:
            known, clauses = self.events.setdefault(event.id, (event, defaultdict(list)))
            if (known.kind, known.status) != (event.kind, event.status):
                both = f"a {known.status} {known.kind} and a {event.status} {event.kind}"
                raise MergeError(f"event {event.id} is both {both}")
            _add_clauses(clauses, event.clauses)
        _add_clauses(self.facts, document.facts)
        for source in document.sources:
            self._add_source(source)

    def _add_source(self, source: Source) -> None:
        about, passages = self.sources.setdefault(source.id, (_with(source, passages=()), {}))
        if about != _with(source, passages=()):
            raise MergeError(f"source {source.id} is described in two ways")
        for passage in source.passages:
            if passages.setdefault(passage.id, passage) != passage:
                raise MergeError(f"passage {passage.id} is described in two ways")

    def treaty(self) -> Treaty:
        if len(self.ids) != 1:
            raise MergeError(f"one treaty at a time, not {len(self.ids)}: {', '.join(sorted(self.ids)) or 'none'}")
        sources = [
            _with(about, passages=tuple(sorted(passages.values(), key=lambda p: (p.start, p.end, p.id))))
            for _, (about, passages) in sorted(self.sources.items())
        ]
        writer = _InOrder(sources)
        events = _order(Treaty, "events")
        return Treaty.model_construct(
            format_version=FORMAT_VERSION,
            id=next(iter(self.ids)),
            parties=tuple(
                Party(id=id, names=tuple(sorted(names, key=lambda name: (name.language, name.value))))
                for id, names in sorted(self.parties.items())
            ),
            articles=tuple(
                Article.model_construct(number=number, provisions=writer.provisions(self.articles.get(number, {})))
                for number in range(1, max(self.articles, default=0) + 1)
            ),
            unplaced=writer.provisions(self.unplaced),
            events=tuple(
                _holding(event, writer.clauses(clauses, _order(type(event), "clauses")))
                for event, clauses in sorted(self.events.values(), key=lambda e: (events[type(e[0])], e[0].id))
            ),
            facts=writer.clauses(self.facts, _order(Treaty, "facts")),
            sources=tuple(sources),
        )


class _InOrder:
    """Puts clauses and provisions in the one order that a treaty has."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.voices: dict[str, Voice] = {source.id: source.voice for source in sources}
        self.places = {passage.id: n for n, passage in enumerate(p for s in sources for p in s.passages)}

    def provisions(self, provisions: _Provisions) -> tuple[Any, ...]:
        order = _order(Article, "provisions")
        return tuple(
            _holding(provision, self.clauses(clauses, _order(type(provision), "clauses")))
            for key, (provision, clauses) in sorted(
                provisions.items(), key=lambda p: (order[type(p[1][0])], _sortable(p[0]))
            )
        )

    def clauses(self, clauses: _Clauses, order: Mapping[type[Model], int]) -> tuple[Any, ...]:
        if len(clauses) == 1:
            (same,) = clauses.values()
            return (self._together(same),)
        together = [(self._together(same), key) for key, same in clauses.items()]
        together.sort(key=lambda c: (order[type(c[0])], self._rank(c[0]), _sortable(c[1])))
        return tuple(clause for clause, _ in together)

    def _together(self, same: list[Clause]) -> Clause:
        """Clauses that are equal but for their references, as one; most stand alone, and stay as they are."""
        clause = same[0]
        if len(same) == len(clause.reported_by) == 1:
            return clause
        ids = tuple(sorted({id for each in same for id in each.reported_by}, key=self._place))
        return clause if ids == clause.reported_by else _with(clause, reported_by=ids)

    def _rank(self, clause: Clause) -> tuple[int, int]:
        return _BY_ONE if len(clause.reported_by) == 1 else Support.of(clause, self.voices).rank

    def _place(self, id: str) -> tuple[str, int, str]:
        return source_of(id), self.places.get(id, 0), id


_BY_ONE = Support(documents=1, origins=1).rank


@cache
def _order(cls: type[Model], name: str) -> dict[type[Model], int]:
    return spec_of(cls).order(name)


def _add_provisions(union: _Provisions, provisions: Iterable[Provision]) -> None:
    for provision in provisions:
        key = key_of(provision, but="clauses")
        if key not in union:
            union[key] = provision, defaultdict(list)
        _add_clauses(union[key][1], provision.clauses)


def _add_clauses(union: _Clauses, clauses: Iterable[Clause]) -> None:
    for clause in clauses:
        union[key_of(clause, but="reported_by")].append(clause)


def key_of(model: Model, *, but: str) -> _Key:
    """What makes two models the same: their class, and all fields but the one that adds up."""
    values = model.__dict__
    return type(model), *[values[name] for name in _others(type(model), but)]


@cache
def _others(cls: type[Model], but: str) -> tuple[str, ...]:
    """The fields of a class but one, and but the kind, which is the same in all of the class."""
    return tuple(name for name in cls.model_fields if name not in ("kind", but))


def _sortable(key: _Key) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in key[1:])


def _holding(model: M, clauses: tuple[Clause, ...]) -> M:
    """A provision or an event with other clauses: itself, where they are its own."""
    own = model.__dict__["clauses"]
    same = len(own) == len(clauses) and all(one is other for one, other in zip(own, clauses, strict=True))
    return model if same else _with(model, clauses=clauses)


def _with(model: M, **changes: Any) -> M:
    """A copy with other values, which nothing checks: they come from documents that were."""
    return model.model_copy(update=changes)
