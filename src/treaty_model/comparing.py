"""A treaty beside a further report: what the report confirms, adds, contradicts, or has under another article."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Literal, NamedTuple

from .merging import key_of, merge
from .model.clause import Clause
from .model.contradictions import disagree
from .model.report import Report
from .model.support import Support
from .model.treaty import Treaty
from .model.walk import Content, Placed, walk

Verdict = Literal["confirms", "contradicts", "elsewhere", "adds"]


class Comparison(NamedTuple):
    """What one clause of a report is to a treaty.

    `confirms`: the treaty has it in the same place. `contradicts`: it tells a fact of one value, and the treaty has
    `others` that cannot hold with it, best-supported first; a clause that confirms may have them too. `elsewhere`: the
    treaty has it in a provision of that kind, but under the articles `where`, None for no named article. `adds`: the
    treaty has nothing of it. `before` and `after` tell how well the clause is vouched for without and with the report.
    """

    placed: Placed
    verdict: Verdict
    before: Support
    after: Support
    others: tuple[Clause, ...] = ()
    where: tuple[int | None, ...] = ()


def compare(treaty: Treaty, report: Report) -> tuple[Comparison, ...]:
    """One comparison for each clause of a report, in its order. Raises MergeError where the two cannot be merged."""
    together = merge([treaty, report])
    known, merged = _clauses(treaty), _clauses(together)
    articles: dict[Hashable, list[int | None]] = defaultdict(list)
    for placed in walk(treaty):
        if placed.provision:
            articles[_content(placed)].append(placed.article)
    at_odds = {id(clause): found.clauses for found in together.contradictions() for clause in found.clauses}
    found = []
    for placed in walk(report):
        at = _place(placed), key_of(placed.clause, but="reported_by")
        clause, before = merged[at], known.get(at)
        values = [
            other
            for other in at_odds.get(id(clause), ())
            if other is not clause and (at[0], key_of(other, but="reported_by")) in known
        ]
        # Dates can be such that each two of them hold, and all of them do not.
        others = tuple([other for other in values if disagree(clause, other)] or values)
        where = tuple(articles.get(_content(placed), ())) if placed.provision and before is None else ()
        verdict: Verdict = "confirms" if before else "contradicts" if others else "elsewhere" if where else "adds"
        support = treaty.support(before) if before else Support(0, 0)
        found.append(Comparison(placed, verdict, support, together.support(clause), others, where))
    return tuple(found)


def _clauses(document: Content) -> dict[tuple[Hashable, Hashable], Clause]:
    """The clauses of a document by where they stand and what they say."""
    return {(_place(placed), key_of(placed.clause, but="reported_by")): placed.clause for placed in walk(document)}


def _place(placed: Placed) -> Hashable:
    provision = key_of(placed.provision, but="clauses") if placed.provision else None
    return placed.article, provision, placed.event.id if placed.event else None


def _content(placed: Placed) -> Hashable:
    """What a clause says in which kind of provision, wherever that stands."""
    assert placed.provision
    return key_of(placed.provision, but="clauses"), key_of(placed.clause, but="reported_by")
