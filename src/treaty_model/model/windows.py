"""What an event's own dates and its reports allow: the days on which it can have happened, or is planned for.

A deed lies on a day that agrees with all its dates, and not after a report of it was published. Where dates disagree,
each of them may be right.
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
    """The days on which a source was published, and between which it was written."""

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
    """The first or last day on which a text can have been written, and how it is known."""
    ends: list[_Day] = [] if published is None else [(published, basis)]
    if recorded is not None:
        date = PartialDate.parse(recorded)
        if day := date.first if closer is max else date.last:
            ends.append((day, "recorded"))
    return closer(ends) if ends else None


class _Choice(NamedTuple):
    """A date of which an event may be, and the first and last day that it allows; None where nothing sets it."""

    date: PartialDate
    first: datetime.date | None
    last: datetime.date | None

    def not_before(self, day: datetime.date) -> "_Choice | None":
        """What is left from a day on."""
        first = self.date.first_from(max(day, self.first or day))
        return None if first is None or (self.last is not None and first > self.last) else self._replace(first=first)

    def not_after(self, day: datetime.date) -> "_Choice | None":
        """What is left up to a day."""
        last = self.date.last_to(min(day, self.last or day))
        return None if last is None or (self.first is not None and last < self.first) else self._replace(last=last)


class Window:
    """The days on which something can have happened. Where its dates disagree, each of them may be right.

    `dated` are the passages that state its dates, on which every bound rests.
    """

    def __init__(self, choices: list[_Choice] | None = None, dated: tuple[str, ...] = ()) -> None:
        self.choices = [_Choice(PartialDate(), None, None)] if choices is None else choices
        self.dated = dated
        self.first: Bound | None = None
        self.last: Bound | None = None

    def set_first(self, bound: Bound) -> bool:
        """Take a bound from below, unless no day is left then: False. What it leaves as it was has no need of it."""
        if self.first is not None and self.first.day >= bound.day:
            return True
        left = [choice for choice in (choice.not_before(bound.day) for choice in self.choices) if choice]
        if left:
            self.choices = left
            day = min(choice.first or datetime.date.min for choice in left)
            self.first = bound._replace(day=day, passages=together(bound.passages, self.dated))
        return bool(left)

    def allows(self, day: datetime.date, *, from_below: bool) -> bool:
        """Whether something is left from a day on, or up to it."""
        return any(choice.not_before(day) if from_below else choice.not_after(day) for choice in self.choices)

    def set_last(self, bound: Bound) -> bool:
        """Take a bound from above, unless no day is left then: False."""
        if self.last is not None and self.last.day <= bound.day:
            return True
        left = [choice for choice in (choice.not_after(bound.day) for choice in self.choices) if choice]
        if left:
            self.choices = left
            day = max(choice.last or datetime.date.max for choice in left)
            self.last = bound._replace(day=day, passages=together(bound.passages, self.dated))
        return bool(left)


class SourcesBefore:
    """Which sources can have been written before deeds: not those that tell of them, nor any later one."""

    def __init__(self, sources: Mapping[str, SourceDays], windows: Mapping[str, Window]) -> None:
        self._sources, self._windows = sources, windows
        self._found: dict[
            tuple[str, ...], tuple[set[str], datetime.date | None]
        ] = {}  # one deed can carry out many plans

    def of(self, plan: Event, deeds: list[Event]) -> Mapping[str, SourceDays]:
        """Those of the sources of a plan that can have been written before the deeds that carry it out."""
        if not deeds:
            return self._sources
        key = tuple(deed.id for deed in deeds)
        if key not in self._found:
            telling = {source for deed in deeds for source in _sources_of(deed)}
            lasts = [last.day for deed in deeds if (last := self._windows[deed.id].last)]
            self._found[key] = telling, min(lasts, default=None)
        telling, end = self._found[key]
        found = {id: self._sources[id] for id in _sources_of(plan) if id in self._sources and id not in telling}
        return {id: days for id, days in found.items() if not (days.not_before and end and days.not_before[0] >= end)}


def _sources_of(event: Event) -> Iterable[str]:
    """The sources that tell of an event, each once."""
    return dict.fromkeys(source_of(id) for clause in event.clauses for id in clause.reported_by)


def window_of(event: Event, sources: Mapping[str, SourceDays]) -> Window:
    clauses = [clause for clause in event.clauses if isinstance(clause, DateClause)]
    dated = together(*(clause.reported_by for clause in clauses))
    deed = event.status == "done"
    long = OnDate in event.several_valued
    possible = _days_within(clauses) if long else possible_dates(clauses)
    window = Window([_Choice(date, date.first, date.last) for date in possible], dated)
    if all(date.year is not None for date in possible):
        window.first = Bound(min(date.first for date in possible if date.first), "date", "", dated)
        window.last = Bound(max(date.last for date in possible if date.last), "date", "", dated)
    reporting: dict[str, list[str]] = defaultdict(list)
    for clause in event.clauses:
        for id in clause.reported_by:
            reporting[source_of(id)].append(id)
    dated_by = [days for id in reporting if (days := sources.get(id))]
    ends = [(end, days.id) for days in dated_by if (end := days.not_after if deed else days.not_before)]
    if deed and long:  # it can go on after the first report of it, and after all but the last
        ends = [max(ends)] if ends and len(ends) == len(reporting) else []
    # A deed is not after the first report of it, and what is still planned not before the last one.
    for (day, basis), id in sorted(ends, reverse=not deed):
        bound = Bound(day, "publication", id, together(reporting[id]), basis)
        _ = window.set_last(bound) if deed else window.set_first(bound)
    lacking = together(*(clause.reported_by for clause in clauses if clause.when.lacks_year))
    known = [days for id in dict.fromkeys(map(source_of, lacking)) if (days := sources.get(id)) and days.published]
    # A date without its year is the nearest one to a report: of a deed to the first, of a plan to the last.
    for days in sorted(known, key=lambda days: days.published or (), reverse=not deed):
        passages = [passage for passage in lacking if source_of(passage) == days.id]
        _nearest(window, days, together(passages), deed=deed)
    return window


def _nearest(window: Window, days: SourceDays, passages: tuple[str, ...], *, deed: bool) -> None:
    """Bound dates without a year by their last occurrence before a report, or for a plan by the first one after it."""
    assert days.published
    start, end = days.published
    ends: list[datetime.date] = []
    for choice in window.choices:
        if choice.date.lacks_year:
            near = (
                choice.date.nearest_before(min(start, choice.last or start))
                if deed
                else choice.date.nearest_after(max(end, choice.first or end))
            )
        else:
            near = choice.date
        day = None if near is None else near.first if deed else near.last
        if day is None:
            return
        ends.append(day)
    if deed:
        window.set_first(Bound(min(ends), "nearest", days.id, passages, days.basis))
    else:
        window.set_last(Bound(max(ends), "nearest", days.id, passages, days.basis))


def _days_within(clauses: list[DateClause]) -> list[PartialDate]:
    """The dates of something that can take several days. Those of one passage are of one day, if they can be."""
    by_passage: dict[str, list[DateClause]] = defaultdict(list)
    for clause in clauses:
        for passage in dict.fromkeys(clause.reported_by):
            by_passage[passage].append(clause)
    dates = [date for of_one in by_passage.values() for date in possible_dates(of_one)]
    return PartialDate.without_less(dates) or [PartialDate()]


def possible_dates(clauses: list[DateClause]) -> list[PartialDate]:
    """The date that clauses state together; where they disagree, each of theirs, because each may be right.

    A date that only says less than another one is none of its own.
    """
    dates = [clause.when for clause in clauses]
    combined = PartialDate.combine(dates)
    return PartialDate.without_less(dates) if combined is None else [combined]
