"""A treaty taken apart: into its reports, into its articles, or without a source. Merging puts the parts together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from ..arguments import require
from ..model.base import Model
from ..model.clause import Clause
from ..model.iteration import DocumentContent, iter_clauses
from ..model.provisions import Article
from ..model.report import FORMAT_VERSION, Report
from ..model.source import Source, source_of
from ..model.treaty import Treaty
from .merging import ordered, union_of

M = TypeVar("M", bound=Model)

# Of so many articles there are excerpts, because each excerpt has the numbers of all articles.
MOST_EXCERPTS = 100


def without(treaty: Treaty, source: str) -> Treaty:
    """The treaty as if a source had never been merged into it.

    Its passages are gone, and every clause, provision and event that only they report; what stood under an article
    because of them stands elsewhere, or under none. What the frame has stays. LookupError where the treaty has no such
    source.
    """
    require(treaty, Treaty, "without takes a treaty, and then the identifier of a source")
    treaty.source(source)
    return _only(treaty, lambda other: other != source)


def split(treaty: Treaty) -> tuple[Treaty, tuple[Report, ...]]:
    """The frame of a treaty, and what each of its sources reports: merging all of them gives the treaty again.

    Of a treaty that was merged from reports, each is a valid document. Of another one, a report can lack an event that
    only another report tells, which writing it refuses.
    """
    require(treaty, Treaty, "apart takes a treaty", "a report is one part already")
    said = _by_source(treaty)
    return frame_of(treaty), tuple(ordered(report, treaty.last_article) for report in said)


def frame_of(treaty: Treaty) -> Treaty:
    """The treaty before any report of it: its parties, its articles, all of them empty, and what people decided."""
    return Treaty(
        format_version=FORMAT_VERSION,
        id=treaty.id,
        parties=treaty.parties,
        articles=tuple(Article(number=article.number) for article in treaty.articles),
        articles_known=treaty.articles_known,
        placements=treaty.placements,
        possibly_same=treaty.possibly_same,
    )


def by_article(treaty: Treaty) -> tuple[tuple[Treaty, ...], Treaty]:
    """For each article the treaty with nothing but that one, and then the treaty with all that stands in none.

    Each has all parties and the numbers of all articles, and of the sources only the passages that it refers to; the
    last one has those too that nothing refers to. Because each excerpt lists all articles, there are excerpts of the
    first hundred articles only; of a longer treaty the last one has what stands in the others too. Merging all of them
    gives the treaty again.
    """
    frame = frame_of(treaty)
    shown, others = treaty.articles[:MOST_EXCERPTS], treaty.articles[MOST_EXCERPTS:]
    places = {
        passage.id: (s, p) for s, source in enumerate(treaty.sources) for p, passage in enumerate(source.passages)
    }
    excerpts = []
    elsewhere: set[str] = set()
    for n, article in enumerate(shown):
        used = {id for provision in article.provisions for clause in provision.clauses for id in clause.reported_by}
        elsewhere |= used
        only = (*frame.articles[:n], article, *frame.articles[n + 1 :])
        sources = tuple(_with_passages(treaty, sorted(places[id] for id in used if id in places)))
        excerpts.append(_with(frame, articles=only, sources=sources))
    articles = (*frame.articles[: len(shown)], *others)
    outside = _with(frame, articles=articles, unplaced=treaty.unplaced, events=treaty.events, facts=treaty.facts)
    elsewhere -= _used(outside)
    sources = tuple(_with(s, passages=tuple(p for p in s.passages if p.id not in elsewhere)) for s in treaty.sources)
    return tuple(excerpts), _with(outside, sources=sources)


def _with_passages(treaty: Treaty, places: Iterable[tuple[int, int]]) -> Iterator[Source]:
    """The sources with some passages alone: those at some places, which are in order."""
    for s, own in groupby(places, key=lambda place: place[0]):
        source = treaty.sources[s]
        yield _with(source, passages=tuple(source.passages[p] for _, p in own))


def _by_source(treaty: Treaty) -> Iterator[Report]:
    """What each source of a treaty says, in the order of the treaty."""

    def clauses(clauses: Iterable[Clause]) -> dict[str, list[Clause]]:
        found: dict[str, list[Clause]] = defaultdict(list)
        for clause in clauses:
            own: dict[str, list[str]] = defaultdict(list)
            for id in clause.reported_by:
                own[source_of(id)].append(id)
            for source, ids in own.items():
                found[source].append(_with(clause, reported_by=tuple(ids)))
        return found

    def parts(parts: Iterable[Any]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for part in parts:
            for source, some in clauses(part.clauses).items():
                found[source].append(_with(part, clauses=tuple(some)))
        return found

    articles: dict[str, list[Article]] = defaultdict(list)
    for article in treaty.articles:
        for id, provisions in parts(article.provisions).items():
            articles[id].append(_with(article, provisions=tuple(provisions)))
    unplaced, events, facts = parts(treaty.unplaced), parts(treaty.events), clauses(treaty.facts)
    for source in treaty.sources:
        yield Report.model_construct(
            format_version=FORMAT_VERSION,
            treaty=treaty.id,
            source=source,
            articles=tuple(articles[source.id]),
            unplaced=tuple(unplaced[source.id]),
            events=tuple(events[source.id]),
            facts=tuple(facts[source.id]),
        )


def _only(treaty: Treaty, wanted: Callable[[str], bool]) -> Treaty:
    """What some sources say, by their identifiers, in the order that it has without the others."""

    def clauses(clauses: Iterable[Clause]) -> tuple[Any, ...]:
        left = ((clause, tuple(id for id in clause.reported_by if wanted(source_of(id)))) for clause in clauses)
        return tuple(_with(clause, reported_by=ids) for clause, ids in left if ids)

    def parts(parts: Iterable[Any]) -> tuple[Any, ...]:
        left = ((part, clauses(part.clauses)) for part in parts)
        return tuple(_with(part, clauses=some) for part, some in left if some)

    left = _with(
        treaty,
        articles=tuple(_with(article, provisions=parts(article.provisions)) for article in treaty.articles),
        unplaced=parts(treaty.unplaced),
        events=parts(treaty.events),
        facts=clauses(treaty.facts),
        sources=tuple(source for source in treaty.sources if wanted(source.id)),
    )
    return union_of([left])


def _used(document: DocumentContent) -> set[str]:
    """The passages that the clauses of a document refer to."""
    return {id for placed in iter_clauses(document) for id in placed.clause.reported_by}


def _with(model: M, **changes: Any) -> M:
    """A copy with other values. Nothing checks it here: what it goes into, or writing it, does."""
    return model.model_copy(update=changes)
