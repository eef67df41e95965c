"""Find contradictions: facts that can have only one value, and for which reports give incompatible values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .clause import Clause
from .dates import Dates, PartialDate
from .event_clauses import DateClause
from .events import Event
from .iteration import DocumentContent, LocatedClause, iter_clauses
from .order import orders
from .placements import Naming, named_articles
from .source import IndependentOrigin
from .specificity import most_specific
from .support import OriginCount


class Value(NamedTuple):
    """One of the reported values: in words, with the passages that report it and the clause that states it.

    The fact `place`, which is the number of an article, has no clause.
    """

    text: str
    passages: tuple[str, ...]
    clause: Clause | None = None


class Contradiction(NamedTuple):
    """Values of one fact that cannot all be true, best-supported first: by origins, then by documents, then in order.

    `fact` is the kind of clause, or `date`. It is `place` if reports name different articles for a provision that a
    treaty has once, and `sequence` if they state different orders of two events.
    """

    article: int | None
    provision: str | None
    event: str | None
    fact: str
    values: tuple[Value, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that state the values; none for `place`."""
        return tuple(value.clause for value in self.values if value.clause is not None)


def find_contradictions(
    document: DocumentContent, origin_of: Mapping[str, IndependentOrigin]
) -> tuple[Contradiction, ...]:
    """Every fact whose reported values cannot all be true, given the independent origin of each source.

    A less precise value (a month, and a day of that month) is no contradiction. Values are compared within one event,
    within one provision of one article, or among the facts about the treaty.
    """
    return (
        *_of_places(document, origin_of),
        *_of_clauses(iter_clauses(document), origin_of),
        *_of_orders(document.events, origin_of),
    )


def _of_places(document: DocumentContent, origin_of: Mapping[str, IndependentOrigin]) -> Iterable[Contradiction]:
    """Provisions that a treaty has once, but for which passages name several articles."""
    places: dict[str, list[Value]] = defaultdict(list)
    names = named_articles(document)
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
    clauses_of_fact: dict[_Fact, list[Clause]] = defaultdict(list)
    for located in clauses:
        clause, provision, event = located.clause, located.provision, located.event
        if clause.single_valued and not (event and isinstance(clause, event.several_valued)):
            name = "date" if isinstance(clause, DateClause) else clause.kind  # all kinds of dates state one fact
            label, event_id = provision.label if provision else None, event.id if event else None
            clauses_of_fact[located.article, label, event_id, name].append(clause)
    for (article, label, event_id, name), same_fact in clauses_of_fact.items():
        if contradicting := _contradicting(same_fact):
            values = [Value(clause.summary or clause.kind, clause.reported_by, clause) for clause in contradicting]
            yield Contradiction(article, label, event_id, name, _ranked(values, origin_of))


# Article, provision, event, and name of the fact.
_Fact = tuple[int | None, str | None, str | None, str]


def _of_orders(events: Iterable[Event], origin_of: Mapping[str, IndependentOrigin]) -> Iterable[Contradiction]:
    """Pairs of events for which reports state orders that cannot all be true."""
    for order in orders(events):
        if order.is_contradictory:
            values = []
            for relation, clauses in order.relations.items():
                passages = tuple(dict.fromkeys(id for clause in clauses for id in clause.reported_by))
                values.append(Value(f"{relation} {order.other}", passages, clauses[0]))
            values.sort(key=lambda value: value.text)
            yield Contradiction(None, None, order.event, "sequence", _ranked(values, origin_of))


def _ranked(values: Iterable[Value], origin_of: Mapping[str, IndependentOrigin]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: OriginCount.of(value.passages, origin_of).rank))


def _contradicting(clauses: list[Clause]) -> list[Clause]:
    """The clauses that contradict at least one other. All of them if they are compatible in pairs but not together."""
    dates = [clause.when for clause in clauses if isinstance(clause, DateClause)]
    if not dates:
        specific = most_specific(clauses) if len(clauses) > 1 else []
        return specific if len({clause.summary for clause in specific}) > 1 else []
    distinct = dict.fromkeys(dates)
    incompatible = {date for date in distinct if not all(map(date.agrees_with, distinct))}
    if not incompatible and PartialDate.combine(distinct) is None:
        return clauses
    return [clause for clause, date in zip(clauses, dates, strict=True) if date in incompatible]


class Values:
    """The values of one contradictory fact, in order, searchable for those that contradict a given value."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.clauses = tuple(clauses)
        self._positions: dict[PartialDate | str, list[int]] = defaultdict(list)
        for n, clause in enumerate(self.clauses):
            self._positions[_value(clause)].append(n)
        self._dates = Dates(date for date in self._positions if isinstance(date, PartialDate))

    def incompatible_with(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that are incompatible with a clause of the same fact; all others if none of them is.

        Several dates can be compatible in pairs, and still have no day in common.
        """
        value = _value(clause)
        compatible = self._dates.agreeing_with(value) if isinstance(value, PartialDate) else {value}
        incompatible = self._without(n for each in compatible for n in self._positions.get(each, ()))
        return incompatible or self._without(n for n in self._positions.get(value, ()) if self.clauses[n] is clause)

    def _without(self, positions: Iterable[int]) -> tuple[Clause, ...]:
        """All clauses but those at the given positions. It copies slices, because usually few are left out."""
        others: list[Clause] = []
        start = 0
        for position in sorted(positions):
            others += self.clauses[start:position]
            start = position + 1
        return (*others, *self.clauses[start:]) if start else self.clauses


def _value(clause: Clause) -> PartialDate | str:
    """The value by which clauses of one fact are compared: a date by its days, any other clause by its text."""
    return clause.when if isinstance(clause, DateClause) else clause.summary
