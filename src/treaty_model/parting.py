"""A treaty taken apart: into its reports, into its articles, or without a source. Merging puts the parts together."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from .merging import union_of
from .model.base import Model
from .model.clause import Clause
from .model.provisions import Article
from .model.report import FORMAT_VERSION, Report
from .model.source import Source, source_of
from .model.treaty import Treaty
from .model.walk import Content, walk

M = TypeVar("M", bound=Model)


def without(treaty: Treaty, source: str) -> Treaty:
    """The treaty as if a source had never been merged into it.

    Its passages are gone, and every clause, provision and event that only they report; what stood under an article
    because of them stands elsewhere, or under none. What the frame has stays. LookupError where the treaty has no such
    source.
    """
    treaty.source(source)
    return _only(treaty, lambda other: other != source)


def apart(treaty: Treaty) -> tuple[Treaty, tuple[Report, ...]]:
    """The frame of a treaty, and what each of its sources reports: merging all of them gives the treaty again.

    Of a treaty that was merged from reports, each is a valid document. Of another one, a report can lack an event that
    only another report tells, which writing it refuses.
    """
    return frame_of(treaty), tuple(_report(treaty, source) for source in treaty.sources)


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
    last one has those too that nothing refers to. Merging all of them gives the treaty again.
    """
    frame = frame_of(treaty)
    excerpts = []
    for n, article in enumerate(treaty.articles):
        only = _with(frame, articles=(*frame.articles[:n], article, *frame.articles[n + 1 :]))
        used = _used(only)
        sources = tuple(_with(s, passages=tuple(p for p in s.passages if p.id in used)) for s in treaty.sources)
        excerpts.append(_with(only, sources=tuple(source for source in sources if source.passages)))
    outside = _with(frame, unplaced=treaty.unplaced, events=treaty.events, facts=treaty.facts)
    elsewhere = _used(_with(frame, articles=treaty.articles)) - _used(outside)
    sources = tuple(_with(s, passages=tuple(p for p in s.passages if p.id not in elsewhere)) for s in treaty.sources)
    return tuple(excerpts), _with(outside, sources=sources)


def _report(treaty: Treaty, source: Source) -> Report:
    alone = _only(treaty, lambda other: other == source.id)  # so that no other report has a say in the order of clauses
    return Report(
        format_version=FORMAT_VERSION,
        treaty=treaty.id,
        source=alone.sources[0],
        articles=tuple(article for article in alone.articles if article.provisions),
        unplaced=alone.unplaced,
        events=alone.events,
        facts=alone.facts,
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


def _used(document: Content) -> set[str]:
    """The passages that the clauses of a document refer to."""
    return {id for placed in walk(document) for id in placed.clause.reported_by}


def _with(model: M, **changes: Any) -> M:
    """A copy with other values. Nothing checks it here: what it goes into, or writing it, does."""
    return model.model_copy(update=changes)
