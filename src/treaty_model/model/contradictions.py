"""Where reports disagree: facts that can have one value only, and values that cannot all hold."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .clause import Clause
from .dates import PartialDate
from .event_clauses import DateClause, Sequence
from .support import Support
from .walk import Placed


class Contradiction(NamedTuple):
    """Values of one fact that cannot all hold, best-supported first: origins, then documents, then their order."""

    article: int | None
    provision: str | None
    event: str | None
    fact: str
    clauses: tuple[Clause, ...]


def find_contradictions(clauses: Iterable[Placed], support: Callable[[Clause], Support]) -> tuple[Contradiction, ...]:
    """Every fact whose reported values cannot all hold, given a treaty's clauses and how well each is vouched for.

    A value that only tells less than another (a month beside a day of that month) does not contradict it. A fact's
    values are those of one event, of one provision of one article, or of the treaty.
    """
    facts: dict[_Fact, list[Clause]] = defaultdict(list)
    for placed in clauses:
        clause, provision, event = placed.clause, placed.provision, placed.event
        if clause.single_valued and not (event and isinstance(clause, event.several_valued)):
            name = "date" if isinstance(clause, DateClause) else clause.kind  # they all tell when
            other = clause.event if isinstance(clause, Sequence) else None
            where = placed.article, provision.label if provision else None, event.id if event else None
            facts[(*where, name, other)].append(clause)
    found = []
    for (article, label, id, name, _), values in facts.items():
        if at_odds := _at_odds(values):
            ranked = sorted(at_odds, key=lambda clause: support(clause).rank)
            found.append(Contradiction(article, label, id, name, tuple(ranked)))
    return tuple(found)


# Article, provision, event, and name of the fact; where it is told by another event, that one.
_Fact = tuple[int | None, str | None, str | None, str, str | None]


def _at_odds(clauses: list[Clause]) -> list[Clause]:
    """Those that contradict at least one other; all of them where only all together cannot hold."""
    dates = [clause.when for clause in clauses if isinstance(clause, DateClause)]
    if not dates:
        return clauses if len({clause.told for clause in clauses}) > 1 else []
    distinct = dict.fromkeys(dates)
    odd = {date for date in distinct if not all(map(date.agrees_with, distinct))}
    if not odd and PartialDate.combine(distinct) is None:
        return clauses
    return [clause for clause, date in zip(clauses, dates, strict=True) if date in odd]


def disagree(one: Clause, other: Clause) -> bool:
    """Whether two values of one fact cannot both hold."""
    if isinstance(one, DateClause) and isinstance(other, DateClause):
        return not one.when.agrees_with(other.when)
    return one.told != other.told
