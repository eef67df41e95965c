"""Merges reports and treaties into one treaty: the union of their content.

Clauses that are equal except for their references become one clause with all the references. The result depends only on
the content of all documents together: their order and grouping do not matter, and a repeated document changes nothing.
`article_placement.py` computes under which articles provisions stand.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from ..arguments import require, require_several, type_name
from ..gc_pause import collector_paused
from ..model.base import Model
from ..model.clause import Clause
from ..model.events import AnyEvent
from ..model.frame import ExternalPlacement, Party, PartyName, PossiblySame
from ..model.iteration import iter_clauses
from ..model.placements import Names, Naming, named_articles
from ..model.provisions import Article, Provision
from ..model.report import FORMAT_VERSION, Report
from ..model.source import IndependentOrigin, Passage, Source, independent_origins, source_of
from ..model.support import OriginCount
from ..model.treaty import ArticlesKnown, Treaty
from ..model.validity_mark import is_known_valid
from ..spec import spec_of, values_of
from ..spelling import close_matches
from .article_placement import (
    ArticlePlacer,
    Clauses,
    Key,
    Provisions,
    add_clauses,
    clauses_of,
    copy_with,
    split_by_passage,
)
from .similar_names import find_similar_names

# The largest number of similar names that one merge warns about: nobody reads more.
_MOST_WARNINGS = 20


class MergeWarning(UserWarning):
    """The merged documents may use two names for one thing: a signing under two identifiers, or a misspelled term."""


class MergeError(ValueError):
    """The documents cannot be one treaty: they are about several treaties, or one identifier has two meanings."""


def merge(documents: Iterable[Report | Treaty]) -> Treaty:
    """Merge reports and treaties about one treaty.

    If a treaty lists all parties or all articles (`articles_known`), the result has exactly these. Otherwise it lists
    no parties, and its last article is the last one with content, either reported or placed there by comparison. The
    parts have a fixed order: articles by number, provisions and events by kind, clauses by kind and then best-supported
    first, sources by identifier, passages by position.

    Raises MergeError if there is no document, if documents are about different treaties, if a document names a party
    that is not listed, if a clause refers to a passage that no document has, if two treaties list different numbers of
    articles, or if an event, a source or a passage with one identifier differs between documents. Raises TypeError for
    anything but reports and treaties, and pydantic's ValidationError for a document with parts that are invalid. Warns
    (MergeWarning) about a second event of a kind that happens once, and about similar identifiers and terms of
    different reports.

    Documents that were read or validated, and are still the same objects, are not validated again (see `dumps`).
    """
    treaty = union_of(documents)
    pairs = find_similar_names(treaty)
    for pair in pairs[:_MOST_WARNINGS]:
        warnings.warn(str(pair), MergeWarning, stacklevel=2)
    if len(pairs) > _MOST_WARNINGS:
        warnings.warn(f"and {len(pairs) - _MOST_WARNINGS} more pairs of similar names", MergeWarning, stacklevel=2)
    return treaty


def union_of(documents: Iterable[Report | Treaty]) -> Treaty:
    """Merge documents as `merge` does, without warnings about similar names."""
    if isinstance(documents, Report | Treaty):
        raise TypeError(f"merge takes several documents, not one {type_name(documents)}: put it into a list")
    require_several(documents, "merge takes several documents", "`merge([read(path), ...])` merges what files hold")
    union = _Union()
    with collector_paused():
        for document in documents:
            require(document, Report | Treaty, "merge takes reports and treaties", "`read` gives those in a file")
            if is_known_valid(document):
                union.add(document)
            else:
                union.add_unchecked(type(document).model_validate(document))
        return union.treaty()


def ordered(report: Report, last_article: int | None) -> Report:
    """A report with its parts in the order of `merge`, placed as in a treaty of this report alone.

    `last_article` is the last one of its treaty, if known. Raises pydantic's ValidationError for an invalid report.
    """
    union = _Union()
    with collector_paused():
        union.add(report if is_known_valid(report) else Report.model_validate(report))
        return union.report(last_article)


M = TypeVar("M", bound=Model)


class _Union:
    """Collects the content of documents by identity: by identifier, or by all fields except references and clauses.

    A treaty merged from validated documents needs no validation of its parts: they are the parts of the documents, with
    combined references, in containers of the same kind. Validating it again would double the time.
    """

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.references: dict[str, str] = {}  # passages that unchecked documents refer to: the first reference
        self.parties: dict[str, set[PartyName]] = {}
        self.named: dict[str, str] = {}  # each party that is named: a description of the first mention
        self.last_articles: set[int] = set()  # of the treaties that list all their articles
        self.articles: defaultdict[int, Provisions] = defaultdict(dict)
        self.unplaced: Provisions = {}
        self.placements: set[ExternalPlacement] = set()
        self.events: dict[str, tuple[AnyEvent, Clauses]] = {}
        self.possibly_same: set[PossiblySame] = set()
        self.facts: Clauses = defaultdict(list)
        self.sources: dict[str, tuple[Source, dict[str, Passage]]] = {}

    def add(self, document: Report | Treaty) -> None:
        self.ids.add(document.treaty if isinstance(document, Report) else document.id)
        for pointer, _, party in values_of(document, "PartyId"):
            if party not in self.named:
                self.named[party] = f"{_named(document)} names {party} as a party to the treaty ({pointer})"
        if isinstance(document, Treaty):
            for listed in document.parties:
                self.parties.setdefault(listed.id, set()).update(listed.names)
            if document.last_article is not None:
                self.last_articles.add(document.last_article)
            self.placements.update(document.placements)
            self.possibly_same.update(document.possibly_same)
        names = named_articles(document)
        for article in document.articles:
            provisions = self.articles[article.number]
            for provision in article.provisions:
                self._add_placed(provisions, provision, article.number, names)
        for provision in document.unplaced:
            add_clauses(clauses_of(self.unplaced, provision), provision.clauses)
        for event in document.events:
            known, clauses = self.events.setdefault(event.id, (event, defaultdict(list)))
            if (known.kind, known.status) != (event.kind, event.status):
                both = f"a {known.status} {known.kind} and a {event.status} {event.kind}"
                raise MergeError(f"event {event.id} is both {both}")
            add_clauses(clauses, event.clauses)
        add_clauses(self.facts, document.facts)
        for source in document.sources:
            self._add_source(source)

    def add_unchecked(self, document: Report | Treaty) -> None:
        """Add a document whose references no rule has checked."""
        for placed in iter_clauses(document):
            for id in placed.clause.reported_by:
                self.references.setdefault(id, f"{_named(document)} ({placed.pointer})")
        self.add(document)

    def _add_placed(self, placed: Provisions, provision: Provision, article: int, names: Names) -> None:
        """Add a provision under an article: references of sources that place it there as placed, others as unplaced.

        The others were placed by an earlier merge, and may belong elsewhere now.
        """
        placing_sources = Naming(provision, article, names).sources
        placed_here, not_placed = split_by_passage(provision.clauses, lambda id: source_of(id) in placing_sources)
        if placed_here:
            add_clauses(clauses_of(placed, provision), placed_here)
        if not_placed:
            add_clauses(clauses_of(self.unplaced, provision), not_placed)

    def _add_source(self, source: Source) -> None:
        about, passages = self.sources.setdefault(source.id, (copy_with(source, passages=()), {}))
        if about != copy_with(source, passages=()):
            raise MergeError(f"source {source.id} is described in two ways")
        for passage in source.passages:
            if passages.setdefault(passage.id, passage) != passage:
                raise MergeError(f"passage {passage.id} is described in two ways")

    def treaty(self) -> Treaty:
        if not self.ids:
            raise MergeError("there is nothing to merge: give at least one report or treaty")
        if len(self.ids) != 1:
            raise MergeError(
                f"the documents are about {len(self.ids)} treaties, not one: {', '.join(sorted(self.ids))}"
            )
        self._require_known_passages()
        self._require_listed_parties()
        if len(self.last_articles) > 1:
            numbers = " and ".join(map(str, sorted(self.last_articles)))
            raise MergeError(f"the documents list different numbers of articles: {numbers}")
        arranged = self._arranged()
        last = self.last_article or max(
            (
                *(number for number, provisions in self.articles.items() if provisions),
                *(placement.article for placement in self.placements),
            ),
            default=0,
        )
        known: ArticlesKnown = "in-part" if self.last_article is None else "all"
        usual = "all" if self.parties and last else "in-part"
        return Treaty.model_construct(
            format_version=FORMAT_VERSION,
            id=next(iter(self.ids)),
            parties=tuple(
                Party(id=id, names=tuple(sorted(names, key=lambda name: (name.language, name.value))))
                for id, names in sorted(self.parties.items())
            ),
            articles=tuple(
                Article.model_construct(number=number, provisions=arranged.provisions(self.articles.get(number, {})))
                for number in range(1, last + 1)
            ),
            articles_known=None if known == usual else known,
            unplaced=arranged.provisions(self.unplaced),
            placements=tuple(sorted(self.placements, key=_fields_of)),
            events=arranged.events(self.events),
            possibly_same=tuple(sorted(self.possibly_same, key=_fields_of)),
            facts=arranged.clauses(self.facts, _order(Treaty, "facts")),
            sources=arranged.sources,
        )

    def report(self, last_article: int | None) -> Report:
        """The one report that was added, of a treaty with that last article."""
        self.last_articles = set() if last_article is None else {last_article}
        arranged = self._arranged()
        return Report(
            format_version=FORMAT_VERSION,
            treaty=next(iter(self.ids)),
            source=arranged.sources[0],
            articles=tuple(
                Article.model_construct(number=number, provisions=arranged.provisions(provisions))
                for number, provisions in sorted(self.articles.items())
                if provisions
            ),
            unplaced=arranged.provisions(self.unplaced),
            events=arranged.events(self.events),
            facts=arranged.clauses(self.facts, _order(Treaty, "facts")),
        )

    def _arranged(self) -> "_Ordering":
        """Place all provisions, and return the ordering of their parts."""
        sources = tuple(
            copy_with(about, passages=tuple(sorted(passages.values(), key=lambda p: (p.start, p.end, p.id))))
            for _, (about, passages) in sorted(self.sources.items())
        )
        origin_of = independent_origins(sources)
        ArticlePlacer(self.articles, self.unplaced, self.last_article, sources, origin_of).place_all()
        return _Ordering(sources, origin_of)

    @property
    def last_article(self) -> int | None:
        """The last article, if all are known."""
        return next(iter(self.last_articles), None)

    def _require_known_passages(self) -> None:
        """Raise MergeError for a clause that refers to a passage that no document has."""
        known = {id for _, passages in self.sources.values() for id in passages}
        for id in sorted(self.references.keys() - known):
            raise MergeError(f"no source has the passage {id}, to which a clause of {self.references[id]} refers")

    def _require_listed_parties(self) -> None:
        """Raise MergeError for a party that no treaty lists, if any treaty lists parties."""
        for party in sorted(self.named.keys() - self.parties.keys()) if self.parties else ():
            similar = close_matches(party, self.parties)
            suggestion = f"did you mean {similar[0]}? " if similar else ""
            raise MergeError(
                f"{self.named[party]}; {suggestion}its parties are "
                f"{', '.join(sorted(self.parties))}; for anybody else, use `of` instead of `party`"
            )


def _named(document: Report | Treaty) -> str:
    return f"the report {document.source.id}" if isinstance(document, Report) else f"the treaty {document.id}"


class _Ordering:
    """Puts clauses, provisions and events in the order of a treaty; its sources are already in order."""

    def __init__(self, sources: tuple[Source, ...], origin_of: Mapping[str, IndependentOrigin]) -> None:
        self.sources, self.origin_of = sources, origin_of
        self.passage_order = {passage.id: n for n, passage in enumerate(p for s in sources for p in s.passages)}

    def provisions(self, provisions: Provisions) -> tuple[Any, ...]:
        order = _order(Article, "provisions")
        return tuple(
            _with_clauses(provision, self.clauses(clauses, _order(type(provision), "clauses")))
            for key, (provision, clauses) in sorted(
                provisions.items(), key=lambda p: (order[type(p[1][0])], _sortable(p[0]))
            )
        )

    def events(self, events: Mapping[str, tuple[AnyEvent, Clauses]]) -> tuple[Any, ...]:
        order = _order(Treaty, "events")
        return tuple(
            _with_clauses(event, self.clauses(clauses, _order(type(event), "clauses")))
            for event, clauses in sorted(events.values(), key=lambda e: (order[type(e[0])], e[0].id))
        )

    def clauses(self, clauses: Clauses, order: Mapping[type[Model], int]) -> tuple[Any, ...]:
        if len(clauses) == 1:
            (same,) = clauses.values()
            return (self._combined(same),)
        keyed = [(self._combined(same), key) for key, same in clauses.items()]
        keyed.sort(key=lambda c: (order[type(c[0])], self._rank(c[0]), _sortable(c[1])))
        return tuple(clause for clause, _ in keyed)

    def _combined(self, same: list[Clause]) -> Clause:
        """Clauses that are equal except for their references, as one clause with all references, in order."""
        clause = same[0]
        if len(same) == len(clause.reported_by) == 1:
            return clause
        ids = tuple(sorted({id for each in same for id in each.reported_by}, key=self._position))
        return clause if ids == clause.reported_by else copy_with(clause, reported_by=ids)

    def _rank(self, clause: Clause) -> tuple[int, int]:
        return _BY_ONE if len(clause.reported_by) == 1 else OriginCount.of(clause.reported_by, self.origin_of).rank

    def _position(self, id: str) -> tuple[str, int, str]:
        return source_of(id), self.passage_order.get(id, 0), id


_BY_ONE = OriginCount(documents=1, origins=1, at_most=False).rank


@cache
def _order(cls: type[Model], name: str) -> dict[type[Model], int]:
    return spec_of(cls).order(name)


def _fields_of(model: Model) -> tuple[str, ...]:
    """The sort key of models of one class: all their fields as text."""
    return tuple("" if value is None else f"{value:09}" if isinstance(value, int) else str(value) for _, value in model)


def _sortable(key: Key) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in key[1:])


def _with_clauses(model: M, clauses: tuple[Clause, ...]) -> M:
    """A provision or an event with these clauses: the same object if it has them already."""
    current = model.__dict__["clauses"]
    same = len(current) == len(clauses) and all(one is other for one, other in zip(current, clauses, strict=True))
    return model if same else copy_with(model, clauses=clauses)
