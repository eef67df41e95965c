"""A treaty beside a further report: what the report confirms, adds, contradicts, and what changes with it."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from ..arguments import kind_of
from ..model.clause import Clause
from ..model.contradictions import Contradiction, Values
from ..model.iteration import DocumentContent, LocatedClause, iter_clauses
from ..model.report import Report
from ..model.source import source_of
from ..model.status import State, Status
from ..model.support import OriginCount, Support
from ..model.treaty import Treaty
from .article_placement import key_of
from .merging import union_of
from .similar_names import SimilarNames, find_similar_names

Verdict = Literal["confirms", "contradicts", "elsewhere", "adds"]

_ONE_DAY = datetime.timedelta(days=1)


class Comparison(NamedTuple):
    """What one clause of a report is to a treaty.

    `confirms`: the treaty has it in the same place, which is where both stand when they are merged. `contradicts`: it
    states a fact of one value, and the treaty has `others` that cannot hold with it, best-supported first; a clause
    that confirms may have them too. `elsewhere`: the treaty has it in a provision of that kind, but under the articles
    `where`, None for no article. `adds`: the treaty has nothing of it. `before` and `after` are the support of the
    clause without and with the report. `article` is that under which it stands when they are merged, None for none.
    """

    placed: LocatedClause
    verdict: Verdict
    article: int | None
    before: Support
    after: Support
    others: tuple[Clause, ...] = ()
    where: tuple[int | None, ...] = ()


class StateChange(NamedTuple):
    """Days, both ends included, on which the state of a treaty is another one; None for no end."""

    first: datetime.date | None
    last: datetime.date | None
    before: State
    after: State


class SpanChange(NamedTuple):
    """An event whose days are others, in EDTF; None for an event that is not there."""

    event: str
    before: str | None
    after: str | None


class Move(NamedTuple):
    """What a source says of a provision, and the articles under which that stands; None for none."""

    provision: str
    source: str
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]


class Changes(NamedTuple):
    """What else a report changes in a treaty: its state, the days of its events, where provisions stand.

    `places` are the disagreements about an article that are new or have other values; `resemblances` are names of the
    report that may mean what others of the treaty mean; `hints` are provisions that can stand in several articles,
    which only one side places: whether they are the same is for a person to say.
    """

    states: tuple[StateChange, ...]
    spans: tuple[SpanChange, ...]
    moves: tuple[Move, ...]
    places: tuple[Contradiction, ...]
    resemblances: tuple[SimilarNames, ...]
    hints: tuple["Hint", ...]


class Hint(NamedTuple):
    """A provision that can stand in several articles, unplaced by some sources and under articles by others.

    `compared` are other articles under which the frame has it by comparison.
    """

    provision: str
    unplaced_by: tuple[str, ...]
    articles: tuple[int, ...]
    compared: tuple[int, ...] = ()


def compare(treaty: Treaty, report: Report) -> tuple[Comparison, ...]:
    """One comparison for each clause of a report, in its order; several where its passages put it in several places.

    Raises MergeError where the two cannot be merged.
    """
    _require_both(treaty, report, "compare")
    together = union_of([treaty, report])
    known, merged = _Places(), _Places()
    articles: dict[Hashable, list[int | None]] = defaultdict(list)
    for placed in iter_clauses(treaty):
        content = _content(placed)
        for passage in placed.clause.reported_by:
            known.add(content, passage, placed)
        articles[content].append(placed.article)
    for placed in iter_clauses(together):
        for passage in placed.clause.reported_by:
            if source_of(passage) == report.source.id:
                merged.add(_content(placed), passage, placed)
    contradictions = together.contradictions()
    of_the_treaty = {
        id(placed.clause)
        for placed in (iter_clauses(together) if contradictions else ())
        for content in (_content(placed),)
        if known.nearest(content, placed.clause.reported_by, None)
    }
    at_odds: dict[int, Values] = {}
    for contradiction in contradictions:
        values = Values(clause for clause in contradiction.clauses if id(clause) in of_the_treaty)
        at_odds.update((id(clause), values) for clause in contradiction.clauses)
    found = []
    for placed in iter_clauses(report):
        content = _content(placed)
        # One passage can say the same under two articles; then each is compared with what stands where it does.
        places = [merged.nearest(content, (passage,), placed.article) for passage in placed.clause.reported_by]
        for there in {place.article: place for place in places if place}.values():
            clause = there.clause
            before = known.nearest(content, clause.reported_by, there.article)
            others = at_odds[id(clause)].not_holding_with(clause) if id(clause) in at_odds else ()
            where = tuple(articles.get(content, ())) if placed.provision and before is None else ()
            verdict: Verdict = "confirms" if before else "contradicts" if others else "elsewhere" if where else "adds"
            support = treaty.support(before.clause) if before else _NONE
            found.append(Comparison(placed, verdict, there.article, support, together.support(clause), others, where))
    return tuple(found)


def _require_both(treaty: object, report: object, function: str) -> None:
    takes = f"{function} takes a treaty first and then a report"
    if not (isinstance(treaty, Treaty) and isinstance(report, Report)):
        instead = "`merge([report])` makes a treaty of a report, and `split(treaty)` gives the reports of a treaty"
        raise TypeError(f"{takes}, not {kind_of(treaty)} and {kind_of(report)}: {instead}")


class _Places:
    """Where what passages say stands: the first place, and the first under each article."""

    def __init__(self) -> None:
        self._first: dict[tuple[Hashable, str], LocatedClause] = {}
        self._under: dict[tuple[Hashable, str, int | None], LocatedClause] = {}

    def add(self, content: Hashable, passage: str, placed: LocatedClause) -> None:
        """Note where a passage says something."""
        self._first.setdefault((content, passage), placed)
        self._under.setdefault((content, passage, placed.article), placed)

    def nearest(self, content: Hashable, passages: Iterable[str], article: int | None) -> LocatedClause | None:
        """Where some of the passages say it: under an article if any does, else where the first of them does."""
        under = (self._under.get((content, passage, article)) for passage in passages)
        first = (self._first.get((content, passage)) for passage in passages)
        return next(filter(None, chain(under, first)), None)


_NONE = Support(0, 0, False, OriginCount(0, 0, False))


def changes(treaty: Treaty, report: Report) -> Changes:
    """What else a report changes in a treaty. Raises MergeError where the two cannot be merged."""
    _require_both(treaty, report, "changes")
    together = union_of([treaty, report])
    before = {moment.event: moment.interval for moment in treaty.timeline()}
    after = {moment.event: moment.interval for moment in together.timeline()}
    places = set(map(_place_of, _about_articles(treaty)))
    known = set(hints(treaty))
    return Changes(
        states=tuple(_state_changes(treaty, together)),
        spans=tuple(
            SpanChange(id, before.get(id), interval) for id, interval in after.items() if before.get(id) != interval
        ),
        moves=tuple(_moves(treaty, together)),
        places=tuple(found for found in _about_articles(together) if _place_of(found) not in places),
        resemblances=find_similar_names(together, report.source.id),
        hints=tuple(hint for hint in hints(together) if hint not in known),
    )


def hints(treaty: Treaty) -> tuple[Hint, ...]:
    """Provisions that can stand in several articles, and that reports place and do not place.

    Nothing is drawn to an article for them. Who has compared the two writes it into the frame (`placements`), and then
    there is no hint any more.
    """
    placed: dict[str, list[int]] = defaultdict(list)
    for article in treaty.articles:
        for provision in article.provisions:
            if not provision.once:
                placed[provision.label].append(article.number)
    found = []
    for provision in treaty.unplaced:
        articles = placed.get(provision.label, [])
        compared = tuple(one.article for one in treaty.compared(provision))
        if articles and not set(compared) & set(articles):
            sources = tuple(sorted(_sources(provision.clauses)))
            found.append(Hint(provision.label, sources, tuple(articles), compared))
    return tuple(found)


def _content(placed: LocatedClause) -> Hashable:
    """What a clause says, in which kind of provision or in which event, wherever that stands."""
    provision = key_of(placed.provision, ignoring="clauses") if placed.provision else None
    return provision, placed.event.id if placed.event else None, key_of(placed.clause, ignoring="reported_by")


def _sources(clauses: Iterable[Clause]) -> Iterable[str]:
    """The sources of clauses, each once, in the order in which they are named."""
    return dict.fromkeys(source_of(id) for clause in clauses for id in clause.reported_by)


def _about_articles(treaty: Treaty) -> Iterator[Contradiction]:
    """The disagreements about the article of a provision."""
    return (found for found in treaty.contradictions() if found.provision and not found.clauses)


def _place_of(found: Contradiction) -> tuple[str | None, frozenset[str]]:
    return found.provision, frozenset(value.text for value in found.values)


def _state_changes(before: Treaty, after: Treaty) -> Iterator[StateChange]:
    """The longest runs of days on which the one state is always the same, and the other one too, and they differ."""
    starts = {change.first for treaty in (before, after) for change in treaty.states() if change.first is not None}
    days = sorted(starts)
    found: list[StateChange] = []
    for start, end in zip([None, *days], [*days, None], strict=True):
        last = None if end is None else end - _ONE_DAY
        day = start or last or datetime.date.min
        change = StateChange(start, last, _on(before, day).state, _on(after, day).state)
        if found and found[-1][2:] == change[2:]:
            change = change._replace(first=found.pop().first)
        found.append(change)
    yield from (change for change in found if change.before != change.after)


def _on(treaty: Treaty, day: datetime.date) -> Status:
    return treaty.status_on(day)


def _moves(before: Treaty, after: Treaty) -> Iterator[Move]:
    """What the sources of a treaty say of provisions, where it stands elsewhere when a report is added."""
    stands = _standing(after)
    for (provision, source), articles in _standing(before).items():
        if articles != stands[provision, source]:
            yield Move(provision, source, _ordered(articles), _ordered(stands[provision, source]))


def _standing(document: DocumentContent) -> dict[tuple[str, str], set[int | None]]:
    """Under which articles what each source says of each provision stands."""
    found: dict[tuple[str, str], set[int | None]] = defaultdict(set)
    placed = ((provision, article.number) for article in document.articles for provision in article.provisions)
    for provision, number in chain(placed, ((provision, None) for provision in document.unplaced)):
        for source in _sources(provision.clauses):
            found[provision.label, source].add(number)
    return found


def _ordered(numbers: set[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(numbers, key=lambda number: (number is None, number or 0)))
