"""Compares a report with a treaty: what it confirms, adds and contradicts, and what else it would change."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from ..arguments import type_name
from ..model.clause import Clause
from ..model.contradictions import Contradiction, Values
from ..model.iteration import DocumentContent, LocatedClause, iter_clauses
from ..model.report import Report
from ..model.source import source_of
from ..model.status import State
from ..model.support import OriginCount, Support
from ..model.treaty import Treaty
from .article_placement import key_of
from .merging import union_of
from .similar_names import SimilarNames, find_similar_names

Verdict = Literal["confirms", "contradicts", "elsewhere", "adds"]

_NO_SUPPORT = Support(0, 0, False, OriginCount(0, 0, False))

_ONE_DAY = datetime.timedelta(days=1)


class Comparison(NamedTuple):
    """The result of comparing one clause of a report with a treaty.

    `confirms`: the treaty has the clause in the same place, after merging both. `contradicts`: the fact has one value,
    and the treaty has `others` that are incompatible with this one, best-supported first; a clause that confirms can
    have them too. `elsewhere`: the treaty has the clause in the same kind of provision, but under the articles `where`,
    None for no article. `adds`: the treaty does not have it. `before` and `after` are the support of the clause without
    and with the report. `article` is its article after merging, None for none.
    """

    placed: LocatedClause
    verdict: Verdict
    article: int | None
    before: Support
    after: Support
    others: tuple[Clause, ...] = ()
    where: tuple[int | None, ...] = ()


class StateChange(NamedTuple):
    """A period, both ends included, in which the state of a treaty changes; None for an open end."""

    first: datetime.date | None
    last: datetime.date | None
    before: State
    after: State


class SpanChange(NamedTuple):
    """An event whose possible days change, as EDTF intervals; None if there is no such event."""

    event: str
    before: str | None
    after: str | None


class Move(NamedTuple):
    """A provision of a source that moves to other articles; None stands for no article."""

    provision: str
    source: str
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]


class Changes(NamedTuple):
    """Further changes that a report makes to a treaty: its state, the days of its events, the articles of provisions.

    `places` are the disagreements about an article that are new or have other values. `similar_names` are names in the
    report that may mean the same as names in the treaty. `hints` are provisions that can stand in several articles, and
    that only one side places; a person decides whether they are the same.
    """

    states: tuple[StateChange, ...]
    spans: tuple[SpanChange, ...]
    moves: tuple[Move, ...]
    places: tuple[Contradiction, ...]
    similar_names: tuple[SimilarNames, ...]
    hints: tuple["Hint", ...]


class Hint(NamedTuple):
    """A provision that can stand in several articles, and that some sources place and others do not.

    `compared` are the articles under which the frame places it by comparison.
    """

    provision: str
    unplaced_by: tuple[str, ...]
    articles: tuple[int, ...]
    compared: tuple[int, ...] = ()


def compare(treaty: Treaty, report: Report) -> tuple[Comparison, ...]:
    """Compare each clause of a report with a treaty, in the order of the report.

    A clause has several comparisons if its passages place it in several articles. Raises MergeError if the report and
    the treaty cannot be merged.
    """
    _require_both(treaty, report, "compare")
    merged_treaty = union_of([treaty, report])
    known, merged = _ClauseLocations(), _ClauseLocations()
    articles: dict[Hashable, list[int | None]] = defaultdict(list)
    for placed in iter_clauses(treaty):
        content = _content(placed)
        for passage in placed.clause.reported_by:
            known.add(content, passage, placed)
        articles[content].append(placed.article)
    for placed in iter_clauses(merged_treaty):
        for passage in placed.clause.reported_by:
            if source_of(passage) == report.source.id:
                merged.add(_content(placed), passage, placed)
    contradicting = _contradicting_values(merged_treaty, known)
    comparisons = []
    for placed in iter_clauses(report):
        content = _content(placed)
        # A passage can report the same under two articles; each is compared with the clause under the same article.
        locations = [merged.nearest(content, (passage,), placed.article) for passage in placed.clause.reported_by]
        for location in {found.article: found for found in locations if found}.values():
            clause = location.clause
            before = known.nearest(content, clause.reported_by, location.article)
            others = contradicting[id(clause)].incompatible_with(clause) if id(clause) in contradicting else ()
            where = tuple(articles.get(content, ())) if placed.provision and before is None else ()
            verdict: Verdict = "confirms" if before else "contradicts" if others else "elsewhere" if where else "adds"
            support = treaty.support(before.clause) if before else _NO_SUPPORT
            comparisons.append(
                Comparison(placed, verdict, location.article, support, merged_treaty.support(clause), others, where)
            )
    return tuple(comparisons)


def _require_both(treaty: object, report: object, function: str) -> None:
    takes = f"{function} takes a treaty first and then a report"
    if not (isinstance(treaty, Treaty) and isinstance(report, Report)):
        instead = "`merge([report])` makes a treaty of a report, and `split(treaty)` gives the reports of a treaty"
        raise TypeError(f"{takes}, not {type_name(treaty)} and {type_name(report)}: {instead}")


def _contradicting_values(merged_treaty: Treaty, known: "_ClauseLocations") -> dict[int, Values]:
    """For each clause in a contradiction, by its `id()`, the clauses of the contradiction that the treaty has."""
    contradictions = merged_treaty.contradictions()
    treaty_clauses = {
        id(placed.clause)
        for placed in (iter_clauses(merged_treaty) if contradictions else ())
        if known.nearest(_content(placed), placed.clause.reported_by, None)
    }
    contradicting: dict[int, Values] = {}
    for contradiction in contradictions:
        values = Values(clause for clause in contradiction.clauses if id(clause) in treaty_clauses)
        contradicting.update((id(clause), values) for clause in contradiction.clauses)
    return contradicting


class _ClauseLocations:
    """Finds the clause in which a passage reports some content: the first one, and the first under each article."""

    def __init__(self) -> None:
        self._first: dict[tuple[Hashable, str], LocatedClause] = {}
        self._under: dict[tuple[Hashable, str, int | None], LocatedClause] = {}

    def add(self, content: Hashable, passage: str, placed: LocatedClause) -> None:
        """Add the location of a content that a passage reports."""
        self._first.setdefault((content, passage), placed)
        self._under.setdefault((content, passage, placed.article), placed)

    def nearest(self, content: Hashable, passages: Iterable[str], article: int | None) -> LocatedClause | None:
        """The location of a content that these passages report: under the article if possible, else the first one."""
        under = (self._under.get((content, passage, article)) for passage in passages)
        first = (self._first.get((content, passage)) for passage in passages)
        return next(filter(None, chain(under, first)), None)


def changes(treaty: Treaty, report: Report) -> Changes:
    """The further changes that a report makes to a treaty. Raises MergeError if the two cannot be merged."""
    _require_both(treaty, report, "changes")
    merged_treaty = union_of([treaty, report])
    before = {moment.event: moment.interval for moment in treaty.timeline()}
    after = {moment.event: moment.interval for moment in merged_treaty.timeline()}
    known_disagreements = set(map(_values_of, _about_articles(treaty)))
    known_hints = set(hints(treaty))
    return Changes(
        states=tuple(_state_changes(treaty, merged_treaty)),
        spans=tuple(
            SpanChange(id, before.get(id), interval) for id, interval in after.items() if before.get(id) != interval
        ),
        moves=tuple(_moves(treaty, merged_treaty)),
        places=tuple(found for found in _about_articles(merged_treaty) if _values_of(found) not in known_disagreements),
        similar_names=find_similar_names(merged_treaty, report.source.id),
        hints=tuple(hint for hint in hints(merged_treaty) if hint not in known_hints),
    )


def hints(treaty: Treaty) -> tuple[Hint, ...]:
    """Provisions that can stand in several articles, and that some reports place and others do not.

    Merging does not place them. A person who has compared the texts records the result in the frame (`placements`);
    then the hint disappears.
    """
    placed: dict[str, list[int]] = defaultdict(list)
    for article in treaty.articles:
        for provision in article.provisions:
            if not provision.once:
                placed[provision.label].append(article.number)
    hints_found = []
    for provision in treaty.unplaced:
        articles = placed.get(provision.label, [])
        compared = tuple(one.article for one in treaty.compared(provision))
        if articles and not set(compared) & set(articles):
            sources = tuple(sorted(_sources(provision.clauses)))
            hints_found.append(Hint(provision.label, sources, tuple(articles), compared))
    return tuple(hints_found)


def _content(placed: LocatedClause) -> Hashable:
    """The content of a clause, with its kind of provision or its event, but without its article."""
    provision = key_of(placed.provision, ignoring="clauses") if placed.provision else None
    return provision, placed.event.id if placed.event else None, key_of(placed.clause, ignoring="reported_by")


def _sources(clauses: Iterable[Clause]) -> Iterable[str]:
    """The sources of clauses, each once, in order of their first reference."""
    return dict.fromkeys(source_of(id) for clause in clauses for id in clause.reported_by)


def _about_articles(treaty: Treaty) -> Iterator[Contradiction]:
    """The disagreements about the article of a provision."""
    return (found for found in treaty.contradictions() if found.provision and not found.clauses)


def _values_of(contradiction: Contradiction) -> tuple[str | None, frozenset[str]]:
    return contradiction.provision, frozenset(value.text for value in contradiction.values)


def _state_changes(before: Treaty, after: Treaty) -> Iterator[StateChange]:
    """The longest periods in which both states are constant and differ."""
    starts = {change.first for treaty in (before, after) for change in treaty.states() if change.first is not None}
    days = sorted(starts)
    periods: list[StateChange] = []
    for start, end in zip([None, *days], [*days, None], strict=True):
        last = None if end is None else end - _ONE_DAY
        day = start or last or datetime.date.min
        change = StateChange(start, last, before.status_on(day).state, after.status_on(day).state)
        if periods and periods[-1][2:] == change[2:]:
            change = change._replace(first=periods.pop().first)
        periods.append(change)
    yield from (change for change in periods if change.before != change.after)


def _moves(before: Treaty, after: Treaty) -> Iterator[Move]:
    """The provisions of sources that stand under other articles after a report is added."""
    new_articles = _articles_by_source(after)
    for (provision, source), articles in _articles_by_source(before).items():
        if articles != new_articles[provision, source]:
            yield Move(provision, source, _sorted(articles), _sorted(new_articles[provision, source]))


def _articles_by_source(document: DocumentContent) -> dict[tuple[str, str], set[int | None]]:
    """For each provision and source, the articles under which the provision stands."""
    articles: dict[tuple[str, str], set[int | None]] = defaultdict(set)
    placed = ((provision, article.number) for article in document.articles for provision in article.provisions)
    for provision, number in chain(placed, ((provision, None) for provision in document.unplaced)):
        for source in _sources(provision.clauses):
            articles[provision.label, source].add(number)
    return articles


def _sorted(numbers: set[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(numbers, key=lambda number: (number is None, number or 0)))
