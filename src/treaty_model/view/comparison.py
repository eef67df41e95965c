"""What a report is to a treaty, clause by clause, and what else it changes, as text."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, get_args

from ..model.clause import Clause
from ..model.misplacements import find_misplacements
from ..model.placements import in_words
from ..model.report import Report
from ..model.source import independent_origins, source_of
from ..model.treaty import Treaty
from ..reports.comparing import Changes, Comparison, Verdict
from .articles import clause_text, disagreement, hint_text
from .text_layout import beside, paragraph

_MOST = 10  # values that a clause cannot hold with, and articles where it stands, of which there can be many

T = TypeVar("T")

_AT = 44  # the column in which the verdicts begin


def comparison_lines(
    treaty: Treaty, report: Report, found: Sequence[Comparison], changes: Changes, warnings: Sequence[str] = ()
) -> Iterator[str]:
    """Each clause of a report with its verdict, by where it stands; what else changes; what is worth a look; sums.

    `warnings` are those that the treaty gets with the report.
    """
    place = None
    for comparison in found:
        if (here := _place(comparison)) != place:
            yield from () if place is None else ("",)
            yield from paragraph(here)
            place = here
        yield from beside(clause_text(comparison.placed.clause), _verdict(comparison), at=_AT)
    yield from _changes(changes)
    if doubts := [*_misplaced(treaty, report), *doubt_lines(treaty, changes, warnings)]:
        yield from ("", *doubts)
    counts = Counter(comparison.verdict for comparison in found)
    yield ""
    yield ", ".join(f"{verdict}: {counts[verdict]}" for verdict in get_args(Verdict))


def _changes(changes: Changes) -> Iterator[str]:
    """What changes in the state of the treaty, in the days of its events, and in where its provisions stand."""
    lines = [
        *(f"status {_days(c.first, c.last)}: {c.before} -> {c.after}" for c in changes.states),
        *(f"timeline, {c.event}: {_span(c.before)} -> {_span(c.after)}" for c in changes.spans),
        *(
            f"placement, {m.provision} of {m.source}: {_articles(m.before)} -> {_articles(m.after)}"
            for m in changes.moves
        ),
    ]
    if lines:
        yield ""
    for line in lines:
        yield from paragraph(line)


def _misplaced(treaty: Treaty, report: Report) -> Iterator[str]:
    known = {found.passage for found in treaty.misplacements()}
    for found in find_misplacements(report):
        if found.passage not in known:
            stands = f"{clause_text(found.clause)} stands in article {found.article}"
            yield from paragraph(f"misplaced: {found.passage} names {in_words(found.names)}; {stands}")


def doubt_lines(treaty: Treaty, changes: Changes, warnings: Sequence[str]) -> Iterator[str]:
    """What a person should look at: other articles, names that may mean the same, provisions that may be the same."""
    origin_of = independent_origins(treaty.sources)
    for disagreeing in changes.places:
        yield from paragraph(f"at odds: {disagreement(disagreeing, origin_of)}")
    for warning in (*warnings, *changes.similar_names):
        yield from paragraph(f"warning: {warning}")
    for hint in changes.hints:
        yield from paragraph(f"hint: {hint_text(hint)}")


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    if first == last:
        return "always" if first is None else f"on {first}"
    if last is None:
        return f"from {first} on"
    return f"up to {last}" if first is None else f"from {first} to {last}"


def _span(interval: str | None) -> str:
    return "not there" if interval is None else interval or "no day known"


def _articles(numbers: tuple[int | None, ...]) -> str:
    return " and ".join(map(_article, numbers)) or "not there"


def _place(comparison: Comparison) -> str:
    """Where a clause stands when the report is merged, and in its record where that is somewhere else."""
    placed = comparison.placed
    if placed.event:
        return f"event {placed.event.id} ({placed.event.kind}, {placed.event.status})"
    if placed.provision:
        other = f" (in the record: {_article(placed.article)})" if placed.article != comparison.article else ""
        return f"{_article(comparison.article)}, {placed.provision.label}{other}"
    return "facts"


def _article(number: int | None) -> str:
    return "unplaced" if number is None else f"article {number}"


def _verdict(comparison: Comparison) -> str:
    others = "; ".join(_first(comparison.others, _value))
    if comparison.verdict == "confirms":
        grown = "still" if comparison.before == comparison.after else "now"
        confirms = f"confirms; {grown} {comparison.after}"
        return f"{confirms} (at odds with {others})" if others else confirms
    if comparison.verdict == "contradicts":
        return f"contradicts {others}"
    if comparison.verdict == "elsewhere":
        return f"elsewhere: {', '.join(_first(comparison.where, _article))}"
    return "adds"


def _first(things: Sequence[T], text: Callable[[T], str]) -> Iterator[str]:
    """The first of some things in words, and how many more there are."""
    yield from map(text, things[:_MOST])
    if len(things) > _MOST:
        yield f"and {len(things) - _MOST} more"


def _value(clause: Clause) -> str:
    return f"{clause.summary} ({', '.join(dict.fromkeys(map(source_of, clause.reported_by)))})"
