"""What a report is to a treaty, clause by clause, as text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from ..comparing import Comparison, Verdict
from ..model.clause import Clause
from ..model.misplacements import find_misplacements
from ..model.report import Report
from ..model.source import source_of
from ..model.treaty import Treaty
from ..model.walk import Placed
from .articles import said
from .lines import beside, paragraph

_AT = 44  # the column in which the verdicts begin


def comparison_lines(treaty: Treaty, report: Report, found: Sequence[Comparison]) -> Iterator[str]:
    """Each clause of a report with its verdict, by where it stands; what it brings of misplacements; and the sums."""
    place = None
    for comparison in found:
        if (here := _place(comparison.placed)) != place:
            yield from () if place is None else ("",)
            yield from paragraph(here)
            place = here
        yield from beside(said(comparison.placed.clause), _verdict(comparison), at=_AT)
    yield from _misplacements(treaty, report)
    counts = Counter(comparison.verdict for comparison in found)
    yield ""
    yield ", ".join(f"{verdict}: {counts[verdict]}" for verdict in get_args(Verdict))


def _misplacements(treaty: Treaty, report: Report) -> Iterator[str]:
    known = {found.passage for found in treaty.misplacements()}
    for found in find_misplacements(report):
        if found.passage not in known:
            yield ""
            named = " and ".join(f"article {number}" for number in found.names)
            text = f"{found.passage} names {named}; {said(found.clause)} stands in article {found.article}"
            yield from paragraph(f"misplaced: {text}")


def _place(placed: Placed) -> str:
    if placed.event:
        return f"event {placed.event.id} ({placed.event.kind}, {placed.event.status})"
    if placed.provision:
        return f"{_article(placed.article)}, {placed.provision.label}"
    return "facts"


def _article(number: int | None) -> str:
    return "of no named article" if number is None else f"article {number}"


def _verdict(comparison: Comparison) -> str:
    others = "; ".join(map(_value, comparison.others))
    if comparison.verdict == "confirms":
        grown = "still" if comparison.before == comparison.after else "now"
        documents, origins = comparison.after
        confirms = f"confirms; {grown} {_of(origins, 'origin')}, {_of(documents, 'report')}"
        return f"{confirms} (at odds with {others})" if others else confirms
    if comparison.verdict == "contradicts":
        return f"contradicts {others}"
    if comparison.verdict == "elsewhere":
        return f"elsewhere: {', '.join(map(_article, comparison.where))}"
    return "adds"


def _of(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _value(clause: Clause) -> str:
    return f"{clause.told} ({', '.join(dict.fromkeys(map(source_of, clause.reported_by)))})"
