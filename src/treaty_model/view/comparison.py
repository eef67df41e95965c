"""Shows as text how a report compares with a treaty, clause by clause, and what else it changes."""

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

_MOST_LISTED = 10  # of values that contradict a clause, and of articles where it stands

T = TypeVar("T")

_VERDICT_COLUMN = 44


def comparison_lines(
    treaty: Treaty, report: Report, comparisons: Sequence[Comparison], changes: Changes, warnings: Sequence[str] = ()
) -> Iterator[str]:
    """Each clause of a report with its verdict, grouped by place; then further changes, doubts, and the counts.

    `warnings` are the warnings about the treaty with the report.
    """
    current_place = None
    for comparison in comparisons:
        if (place := _place(comparison)) != current_place:
            yield from () if current_place is None else ("",)
            yield from paragraph(place)
            current_place = place
        yield from beside(clause_text(comparison.placed.clause), _verdict(comparison), right_column=_VERDICT_COLUMN)
    yield from _changes(changes)
    if doubts := [*_misplaced(treaty, report), *doubt_lines(treaty, changes, warnings)]:
        yield from ("", *doubts)
    counts = Counter(comparison.verdict for comparison in comparisons)
    yield ""
    yield ", ".join(f"{verdict}: {counts[verdict]}" for verdict in get_args(Verdict))


def _changes(changes: Changes) -> Iterator[str]:
    """The changes to the state of the treaty, to the days of its events, and to the articles of its provisions."""
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
    known = {misplacement.passage for misplacement in treaty.misplacements()}
    for misplacement in find_misplacements(report):
        if misplacement.passage not in known:
            place = f"{clause_text(misplacement.clause)} stands in article {misplacement.article}"
            yield from paragraph(f"misplaced: {misplacement.passage} names {in_words(misplacement.names)}; {place}")


def doubt_lines(treaty: Treaty, changes: Changes, warnings: Sequence[str]) -> Iterator[str]:
    """What a person should check: disagreements about articles, similar names, provisions that may be the same."""
    origin_of = independent_origins(treaty.sources)
    for contradiction in changes.places:
        yield from paragraph(f"disagreement: {disagreement(contradiction, origin_of)}")
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
    """The place of a clause after merging, and its place in the record if that differs."""
    placed = comparison.placed
    if placed.event:
        return f"event {placed.event.id} ({placed.event.kind}, {placed.event.status})"
    if placed.provision:
        in_record = f" (in the record: {_article(placed.article)})" if placed.article != comparison.article else ""
        return f"{_article(comparison.article)}, {placed.provision.label}{in_record}"
    return "facts"


def _article(number: int | None) -> str:
    return "unplaced" if number is None else f"article {number}"


def _verdict(comparison: Comparison) -> str:
    others = "; ".join(_first(comparison.others, _value))
    if comparison.verdict == "confirms":
        still_or_now = "still" if comparison.before == comparison.after else "now"
        confirms = f"confirms; {still_or_now} {comparison.after}"
        return f"{confirms} (disagrees with {others})" if others else confirms
    if comparison.verdict == "contradicts":
        return f"contradicts {others}"
    if comparison.verdict == "elsewhere":
        return f"elsewhere: {', '.join(_first(comparison.where, _article))}"
    return "adds"


def _first(things: Sequence[T], text: Callable[[T], str]) -> Iterator[str]:
    """The first things as text, and the number of the others."""
    yield from map(text, things[:_MOST_LISTED])
    if len(things) > _MOST_LISTED:
        yield f"and {len(things) - _MOST_LISTED} more"


def _value(clause: Clause) -> str:
    return f"{clause.summary} ({', '.join(dict.fromkeys(map(source_of, clause.reported_by)))})"
