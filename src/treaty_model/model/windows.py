"""The window of an event: the days on which it can have taken place, or is planned, by its own dates and reports.

A done event took place on a day that agrees with all its dates, and not after a report of it was published. If its
dates are incompatible, each of them may be correct.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from .dates import PartialDate
from .event_clauses import DateClause, OnDate
from .events import Event
from .source import Source, Unknown, source_of
from .spans import Basis, Bound, together


class SourceDays:
    """The first and last day on which a source can have been published, and on which it can have been written."""

    def __init__(self, source: Source) -> None:
        self.id = source.id
        published, recorded = source.published, source.recorded
        self.basis: Basis = "stated" if isinstance(published, Unknown) else published.kind
        date = None if isinstance(published, Unknown) else PartialDate.parse(published.value)
        self.published = (date.first, date.last) if date and date.first and date.last else None
        first, last = self.published or (None, None)
        self.not_before = _end(first, self.basis, recorded.not_before if recorded else None, max)
        self.not_after = _end(last, self.basis, recorded.not_after if recorded else None, min)


_Day = tuple[datetime.date, Basis]


def _end(
    published: datetime.date | None, basis: Basis, recorded: str | None, closer: Callable[[Iterable[_Day]], _Day]
) -> _Day | None:
    """The first or last day on which a text can have been written, and how that day is known."""
    ends: list[_Day] = [] if published is None else [(published, basis)]
    if recorded is not None:
        date = PartialDate.parse(recorded)
        if day := date.first if closer is max else date.last:
            ends.append((day, "recorded"))
    return closer(ends) if ends else None


class _Choice(NamedTuple):
    """A possible date of an event, and the first and last day that it allows; None for an unknown day."""

    date: PartialDate
    first: datetime.date | None
    last: datetime.date | None

    def not_before(self, day: datetime.date) -> "_Choice | None":
        """The choice without the days before a day; None if no day remains."""
        first = self.date.first_from(max(day, self.first or day))
        return None if first is None or (self.last is not None and first > self.last) else self._replace(first=first)

    def not_after(self, day: datetime.date) -> "_Choice | None":
        """The choice without the days after a day; None if no day remains."""
        last = self.date.last_to(min(day, self.last or day))
        return None if last is None or (self.first is not None and last < self.first) else self._replace(last=last)


class Window:
    """The days on which an event can have taken place. If its dates are incompatible, each of them is a choice.

    `dated` are the passages that state its dates. Every bound rests on them.
    """

    def __init__(self, choices: list[_Choice] | None = None, dated: tuple[str, ...] = ()) -> None:
        self.choices = [_Choice(PartialDate(), None, None)] if choices is None else choices
        self.dated = dated
        self.first: Bound | None = None
        self.last: Bound | None = None

    def set_first(self, bound: Bound) -> bool:
        """Apply a bound from below; False if no day would remain. A bound that changes nothing is not recorded."""
        if self.first is not None and self.first.day >= bound.day:
            return True
        remaining = [choice for choice in (choice.not_before(bound.day) for choice in self.choices) if choice]
        if remaining:
            self.choices = remaining
            day = min(choice.first or datetime.date.min for choice in remaining)
            self.first = bound._replace(day=day, passages=together(bound.passages, self.dated))
        return bool(remaining)

    def allows(self, day: datetime.date, *, from_below: bool) -> bool:
        """Whether any day remains from a day on, or up to it."""
        return any(choice.not_before(day) if from_below else choice.not_after(day) for choice in self.choices)

    def set_last(self, bound: Bound) -> bool:
        """Apply a bound from above; False if no day would remain. A bound that changes nothing is not recorded."""
        if self.last is not None and self.last.day <= bound.day:
            return True
        remaining = [choice for choice in (choice.not_after(bound.day) for choice in self.choices) if choice]
        if remaining:
            self.choices = remaining
            day = max(choice.last or datetime.date.max for choice in remaining)
            self.last = bound._replace(day=day, passages=together(bound.passages, self.dated))
        return bool(remaining)


class SourcesBefore:
    """Finds the sources of a plan that were written before the plan was carried out."""

    def __init__(self, sources: Mapping[str, SourceDays], windows: Mapping[str, Window]) -> None:
        self._sources, self._windows = sources, windows
        # The sources that report certain events, and the last day of these; one event can carry out many plans.
        self._reports_of: dict[tuple[str, ...], tuple[set[str], datetime.date | None]] = {}

    def of(self, plan: Event, fulfilling: list[Event]) -> Mapping[str, SourceDays]:
        """The sources of a plan without those that report an event which carries it out, and without later ones."""
        if not fulfilling:
            return self._sources
        key = tuple(event.id for event in fulfilling)
        if key not in self._reports_of:
            reporting = {source for event in fulfilling for source in _sources_of(event)}
            last_days = [last.day for event in fulfilling if (last := self._windows[event.id].last)]
            self._reports_of[key] = reporting, min(last_days, default=None)
        reporting, end = self._reports_of[key]
        others = {id: self._sources[id] for id in _sources_of(plan) if id in self._sources and id not in reporting}
        return {id: days for id, days in others.items() if not (days.not_before and end and days.not_before[0] >= end)}


def _sources_of(event: Event) -> Iterable[str]:
    """The sources that report an event, each once."""
    return dict.fromkeys(source_of(id) for clause in event.clauses for id in clause.reported_by)


def window_of(event: Event, sources: Mapping[str, SourceDays]) -> Window:
    """The window of an event by its own dates and the days of its sources."""
    clauses = [clause for clause in event.clauses if isinstance(clause, DateClause)]
    dated = together(*(clause.reported_by for clause in clauses))
    is_done = event.status == "done"
    is_long = OnDate in event.several_valued
    possible = _days_within(clauses) if is_long else possible_dates(clauses)
    window = Window([_Choice(date, date.first, date.last) for date in possible], dated)
    if all(date.year is not None for date in possible):
        window.first = Bound(min(date.first for date in possible if date.first), "date", "", dated)
        window.last = Bound(max(date.last for date in possible if date.last), "date", "", dated)
    reporting: dict[str, list[str]] = defaultdict(list)
    for clause in event.clauses:
        for id in clause.reported_by:
            reporting[source_of(id)].append(id)
    dated_by = [days for id in reporting if (days := sources.get(id))]
    ends = [(end, days.id) for days in dated_by if (end := days.not_after if is_done else days.not_before)]
    if is_done and is_long:  # it can continue after the first report of it, up to the last one
        ends = [max(ends)] if ends and len(ends) == len(reporting) else []
    # A done event is not after the first report of it, and a planned one not before the last report.
    for (day, basis), id in sorted(ends, reverse=not is_done):
        bound = Bound(day, "publication", id, together(reporting[id]), basis)
        _ = window.set_last(bound) if is_done else window.set_first(bound)
    lacking = together(*(clause.reported_by for clause in clauses if clause.when.lacks_year))
    known = [days for id in dict.fromkeys(map(source_of, lacking)) if (days := sources.get(id)) and days.published]
    # A date without a year is the one nearest to a report: to the first report of a done event, to the last of a plan.
    for days in sorted(known, key=lambda days: days.published or (), reverse=not is_done):
        passages = [passage for passage in lacking if source_of(passage) == days.id]
        _apply_nearest(window, days, together(passages), is_done=is_done)
    return window


def _apply_nearest(window: Window, days: SourceDays, passages: tuple[str, ...], *, is_done: bool) -> None:
    """Bound dates without a year by their last occurrence before a report, or of a plan by the first one after it."""
    assert days.published
    start, end = days.published
    ends: list[datetime.date] = []
    for choice in window.choices:
        if choice.date.lacks_year:
            nearest = (
                choice.date.nearest_before(min(start, choice.last or start))
                if is_done
                else choice.date.nearest_after(max(end, choice.first or end))
            )
        else:
            nearest = choice.date
        day = None if nearest is None else nearest.first if is_done else nearest.last
        if day is None:
            return
        ends.append(day)
    if is_done:
        window.set_first(Bound(min(ends), "nearest", days.id, passages, days.basis))
    else:
        window.set_last(Bound(max(ends), "nearest", days.id, passages, days.basis))


def _days_within(clauses: list[DateClause]) -> list[PartialDate]:
    """The dates of an event that can last several days. The dates in one passage are of one day, if they can be."""
    by_passage: dict[str, list[DateClause]] = defaultdict(list)
    for clause in clauses:
        for passage in dict.fromkeys(clause.reported_by):
            by_passage[passage].append(clause)
    dates = [date for same_passage in by_passage.values() for date in possible_dates(same_passage)]
    return PartialDate.without_less(dates) or [PartialDate()]


def possible_dates(clauses: list[DateClause]) -> list[PartialDate]:
    """The date that clauses state together or, if they are incompatible, each of their dates, as each may be correct.

    A date that is only less precise than another one is left out.
    """
    dates = [clause.when for clause in clauses]
    combined = PartialDate.combine(dates)
    return PartialDate.without_less(dates) if combined is None else [combined]
