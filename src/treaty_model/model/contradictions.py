"""Where reports disagree: facts that can have one value only, and values that cannot all hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .clause import Clause
from .dates import Dates, PartialDate
from .event_clauses import DateClause
from .events import Event
from .iteration import DocumentContent, LocatedClause, iter_clauses
from .order import orders
from .placements import Naming, names_of
from .source import IndependentOrigin
from .specificity import most_specific
from .support import OriginCount


class Value(NamedTuple):
    """One of the values that reports give: in words, with the passages that give it, and the clause that holds it.

    The number of an article, for the fact `place`, is in no clause.
    """

    text: str
    passages: tuple[str, ...]
    clause: Clause | None = None


class Contradiction(NamedTuple):
    """Values of one fact that cannot all hold, best-supported first: origins, then documents, then their order.

    `fact` is the kind of clause, or `date`; `place` where reports name different articles for a provision that a treaty
    has once.
    """

    article: int | None
    provision: str | None
    event: str | None
    fact: str
    values: tuple[Value, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the values; none for a place."""
        return tuple(value.clause for value in self.values if value.clause is not None)


def find_contradictions(
    document: DocumentContent, origin_of: Mapping[str, IndependentOrigin]
) -> tuple[Contradiction, ...]:
    """Every fact whose reported values cannot all hold, given the independent origin behind each source.

    A value that only says less than another (a month beside a day of that month) does not contradict it. A fact's
    values are those of one event, of one provision of one article, or of the treaty.
    """
    return (
        *_of_places(document, origin_of),
        *_of_clauses(iter_clauses(document), origin_of),
        *_of_orders(document.events, origin_of),
    )


def _of_places(document: DocumentContent, origin_of: Mapping[str, IndependentOrigin]) -> Iterable[Contradiction]:
    """Provisions that a treaty has once, and for which passages name several articles."""
    places: dict[str, list[Value]] = defaultdict(list)
    names = names_of(document)
    for article in document.articles:
        for provision in article.provisions:
            if provision.once and (passages := Naming(provision, article.number, names).passages):
                places[provision.label].append(Value(f"article {article.number}", passages))
    for label, values in places.items():
        if len(values) > 1:
            yield Contradiction(None, label, None, "place", _ranked(values, origin_of))


def _of_clauses(
    clauses: Iterable[LocatedClause], origin_of: Mapping[str, IndependentOrigin]
) -> Iterable[Contradiction]:
    facts: dict[_Fact, list[Clause]] = defaultdict(list)
    for placed in clauses:
        clause, provision, event = placed.clause, placed.provision, placed.event
        if clause.single_valued and not (event and isinstance(clause, event.several_valued)):
            name = "date" if isinstance(clause, DateClause) else clause.kind  # each of them says when
            where = placed.article, provision.label if provision else None, event.id if event else None
            facts[(*where, name)].append(clause)
    for (article, label, id, name), found in facts.items():
        if at_odds := _at_odds(found):
            values = [Value(clause.summary or clause.kind, clause.reported_by, clause) for clause in at_odds]
            yield Contradiction(article, label, id, name, _ranked(values, origin_of))


# Article, provision, event, and name of the fact.
_Fact = tuple[int | None, str | None, str | None, str]


def _of_orders(events: Iterable[Event], origin_of: Mapping[str, IndependentOrigin]) -> Iterable[Contradiction]:
    """Two events of which reports state orders that cannot all hold, on either of the two."""
    for order in orders(events):
        if order.at_odds:
            values = []
            for relation, clauses in order.said.items():
                passages = tuple(dict.fromkeys(id for clause in clauses for id in clause.reported_by))
                values.append(Value(f"{relation} {order.other}", passages, clauses[0]))
            values.sort(key=lambda value: value.text)
            yield Contradiction(None, None, order.event, "sequence", _ranked(values, origin_of))


def _ranked(values: Iterable[Value], origin_of: Mapping[str, IndependentOrigin]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: OriginCount.of(value.passages, origin_of).rank))


def _at_odds(clauses: list[Clause]) -> list[Clause]:
    """Those that contradict at least one other; all of them where only all together cannot hold."""
    dates = [clause.when for clause in clauses if isinstance(clause, DateClause)]
    if not dates:
        specific = most_specific(clauses) if len(clauses) > 1 else []
        return specific if len({clause.summary for clause in specific}) > 1 else []
    distinct = dict.fromkeys(dates)
    odd = {date for date in distinct if not all(map(date.agrees_with, distinct))}
    if not odd and PartialDate.combine(distinct) is None:
        return clauses
    return [clause for clause, date in zip(clauses, dates, strict=True) if date in odd]


class Values:
    """Some values of one fact that has several, in order, and which of them cannot hold with another one."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.clauses = tuple(clauses)
        self._places: dict[PartialDate | str, list[int]] = defaultdict(list)
        for n, clause in enumerate(self.clauses):
            self._places[_value(clause)].append(n)
        self._dates = Dates(date for date in self._places if isinstance(date, PartialDate))

    def not_holding_with(self, clause: Clause) -> tuple[Clause, ...]:
        """Those that cannot hold together with a value of the same fact; all others, if each of them can.

        Dates can be such that each two of them hold, and all of them do not.
        """
        value = _value(clause)
        holding = self._dates.agreeing_with(value) if isinstance(value, PartialDate) else {value}
        found = self._without(n for each in holding for n in self._places.get(each, ()))
        return found or self._without(n for n in self._places.get(value, ()) if self.clauses[n] is clause)

    def _without(self, places: Iterable[int]) -> tuple[Clause, ...]:
        """All but those at some places. What lies between these is taken at once, because often it is nearly all."""
        left: list[Clause] = []
        start = 0
        for place in sorted(places):
            left += self.clauses[start:place]
            start = place + 1
        return (*left, *self.clauses[start:]) if start else self.clauses


def _value(clause: Clause) -> PartialDate | str:
    """What makes values of one fact different: dates by the days that they cover, all else by what is told."""
    return clause.when if isinstance(clause, DateClause) else clause.summary
