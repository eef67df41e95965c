"""Splits a treaty into its reports or its articles, or removes a source. Merging the parts gives the treaty again."""

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

# The largest number of excerpts, because each excerpt lists the numbers of all articles.
MOST_EXCERPTS = 100


def without_source(treaty: Treaty, source: str) -> Treaty:
    """The treaty without a source, as if it had never been merged.

    Its passages are removed, and so is every clause, provision and event that only they report. Provisions that stood
    under an article because of them move to another article or to none. The frame stays. Raises LookupError if the
    treaty has no such source.
    """
    require(treaty, Treaty, "without_source takes a treaty, and then the identifier of a source")
    treaty.source(source)
    return _only(treaty, lambda other: other != source)


def split(treaty: Treaty) -> tuple[Treaty, tuple[Report, ...]]:
    """The frame of a treaty, and one report for each of its sources; merging all of them gives the treaty again.

    If the treaty was merged from reports, each of them is a valid document. Otherwise a report can lack an event that
    it refers to, because only another report has it; writing such a report fails.
    """
    require(treaty, Treaty, "split takes a treaty", "a report is one part already")
    return frame_of(treaty), tuple(ordered(report, treaty.last_article) for report in _reports(treaty))


def frame_of(treaty: Treaty) -> Treaty:
    """The treaty without reports: its parties, its empty articles, and its comparisons and notes on events."""
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
    """Excerpts of the treaty, one with the content of each article, and the treaty with all other content.

    Each part has all parties and the numbers of all articles, and only the passages that it refers to; the last part
    also has the passages that nothing refers to. Because each excerpt lists all articles, only the first hundred
    articles have excerpts; in a longer treaty, the last part has the content of the others. Merging all parts gives the
    treaty again.
    """
    frame = frame_of(treaty)
    excerpted, others = treaty.articles[:MOST_EXCERPTS], treaty.articles[MOST_EXCERPTS:]
    positions = {
        passage.id: (s, p) for s, source in enumerate(treaty.sources) for p, passage in enumerate(source.passages)
    }
    excerpts = []
    used_in_excerpts: set[str] = set()
    for n, article in enumerate(excerpted):
        used = {id for provision in article.provisions for clause in provision.clauses for id in clause.reported_by}
        used_in_excerpts |= used
        articles = (*frame.articles[:n], article, *frame.articles[n + 1 :])
        sources = tuple(_with_passages(treaty, sorted(positions[id] for id in used if id in positions)))
        excerpts.append(_with(frame, articles=articles, sources=sources))
    articles = (*frame.articles[: len(excerpted)], *others)
    outside = _with(frame, articles=articles, unplaced=treaty.unplaced, events=treaty.events, facts=treaty.facts)
    unneeded = used_in_excerpts - _used(outside)
    sources = tuple(_with(s, passages=tuple(p for p in s.passages if p.id not in unneeded)) for s in treaty.sources)
    return tuple(excerpts), _with(outside, sources=sources)


def _with_passages(treaty: Treaty, positions: Iterable[tuple[int, int]]) -> Iterator[Source]:
    """The sources with only the passages at these positions: number of the source and number of the passage, sorted."""
    for s, group in groupby(positions, key=lambda position: position[0]):
        source = treaty.sources[s]
        yield _with(source, passages=tuple(source.passages[p] for _, p in group))


def _reports(treaty: Treaty) -> Iterator[Report]:
    """The report of each source of a treaty, in the order of the treaty, without validation."""

    def clauses(clauses: Iterable[Clause]) -> dict[str, list[Clause]]:
        by_source: dict[str, list[Clause]] = defaultdict(list)
        for clause in clauses:
            references: dict[str, list[str]] = defaultdict(list)
            for id in clause.reported_by:
                references[source_of(id)].append(id)
            for source, ids in references.items():
                by_source[source].append(_with(clause, reported_by=tuple(ids)))
        return by_source

    def parts(parts: Iterable[Any]) -> dict[str, list[Any]]:
        by_source: dict[str, list[Any]] = defaultdict(list)
        for part in parts:
            for source, clauses_of_source in clauses(part.clauses).items():
                by_source[source].append(_with(part, clauses=tuple(clauses_of_source)))
        return by_source

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
    """The treaty with only the wanted sources, placed and ordered as if the others had never been merged."""

    def clauses(clauses: Iterable[Clause]) -> tuple[Any, ...]:
        references = ((clause, tuple(id for id in clause.reported_by if wanted(source_of(id)))) for clause in clauses)
        return tuple(_with(clause, reported_by=ids) for clause, ids in references if ids)

    def parts(parts: Iterable[Any]) -> tuple[Any, ...]:
        remaining = ((part, clauses(part.clauses)) for part in parts)
        return tuple(_with(part, clauses=kept) for part, kept in remaining if kept)

    reduced = _with(
        treaty,
        articles=tuple(_with(article, provisions=parts(article.provisions)) for article in treaty.articles),
        unplaced=parts(treaty.unplaced),
        events=parts(treaty.events),
        facts=clauses(treaty.facts),
        sources=tuple(source for source in treaty.sources if wanted(source.id)),
    )
    return union_of([reduced])


def _used(document: DocumentContent) -> set[str]:
    """The passages that the clauses of a document refer to."""
    return {id for placed in iter_clauses(document) for id in placed.clause.reported_by}


def _with(model: M, **changes: Any) -> M:
    """A copy with other values, without validation: merging or writing the result validates it."""
    return model.model_copy(update=changes)
