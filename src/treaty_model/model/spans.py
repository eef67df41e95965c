"""When events can have happened: the days from a first to a last one, and what sets each of the two.

A deed lies on a day that agrees with all its dates, not after a report of it was published, and neither before what
must precede it nor after what must follow it. What other events would allow never outweighs an event's own dates: such
a bound is left out, and is a conflict.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import Literal, NamedTuple, Protocol

from .consent import done, is_consent, is_of_one_party
from .dates import PartialDate
from .event_clauses import DateClause, Fulfils, OnDate
from .events import (
    EntryIntoForce,
    Event,
    ExchangeOfInstruments,
    ParliamentaryAction,
    Ratification,
    Signing,
    Termination,
)
from .order import orders
from .provision_clauses import EffectiveUpon
from .source import Source, Unknown, source_of
from .walk import Content, walk

_BY_EXCHANGE = "exchange-of-instruments-of-ratification"

# How a day is known that bounds an event: as a publication date is, or by what shows when a text was written.
Basis = Literal["stated", "inferred", "external", "recorded"]


class Party(Protocol):
    """A party to a treaty."""

    @property
    def id(self) -> str: ...


class Bound(NamedTuple):
    """What sets the first or the last day of a span.

    `by` is `date` where the event's own dates do; `publication` where the report `of` does, which was published or
    written then, with how that is known in `basis`; `nearest` where a date lacks its year and is taken as the nearest
    one to the publication of the report `of`; and `event` where the event `of` does. `passages` are all that the bound
    rests on.
    """

    day: datetime.date
    by: Literal["date", "publication", "nearest", "event"]
    of: str
    passages: tuple[str, ...]
    basis: Basis = "stated"

    def reason(self, end: Literal["first", "last"]) -> str:
        """What sets that end, in a few words; empty for a date that reports state."""
        if self.by == "date":
            return ""
        if self.by == "event":
            return f"{self.of} came {'first' if end == 'first' else 'later'}"
        known = "" if self.basis == "stated" else f" ({self.basis})"
        when = f"{self.of} was {'written' if self.basis == 'recorded' else 'published'}{known}"
        if self.by == "nearest":
            return f"the nearest such day {'before' if end == 'first' else 'after'} {when}"
        return f"still to come when {when}" if end == "first" else f"not after {when}"


class Span(NamedTuple):
    """The first and the last day on which an event can have happened, or is planned for; None where nothing sets it."""

    first: Bound | None
    last: Bound | None

    @property
    def earliest(self) -> datetime.date | None:
        """The first day."""
        return None if self.first is None else self.first.day

    @property
    def latest(self) -> datetime.date | None:
        """The last day."""
        return None if self.last is None else self.last.day

    @property
    def passages(self) -> tuple[str, ...]:
        """All passages that the two ends rest on."""
        return tuple(dict.fromkeys(id for bound in self if bound is not None for id in bound.passages))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What sets the two ends, where that is not the dates that reports state."""
        first, last = self
        if first and last and {first.by, last.by} == {"nearest", "publication"} and first.of == last.of:
            return (first.reason("first") if first.by == "nearest" else last.reason("last"),)
        reasons = [first and first.reason("first"), last and last.reason("last")]
        return tuple(dict.fromkeys(reason for reason in reasons if reason))

    def __str__(self) -> str:
        why = f" ({'; '.join(self.reasons)})" if self.reasons else ""
        if self.first is None and self.last is None:
            return "no day known"
        if self.earliest == self.latest:
            return f"on {self.latest}{why}"
        first = "" if self.first is None else f"not before {self.earliest}"
        last = "" if self.last is None else f"not after {self.latest}"
        open_end = "; no last day told" if self.last is None else ""
        return ", ".join(part for part in (first, last) if part) + why + open_end


class Spans(NamedTuple):
    """The spans of all events by identifier; and the pairs of events of which the first must precede the second and
    cannot have."""

    by_event: dict[str, Span]
    conflicts: tuple[tuple[str, str], ...]


def spans_of(document: Content, parties: Iterable[Party] = ()) -> Spans:
    """When each event of a document can have happened, or is planned for, given the parties where they are listed."""
    sources = {source.id: SourceDays(source) for source in document.sources}
    windows: dict[str, _Window] = {}
    deeds: dict[str, list[Event]] = defaultdict(list)  # by the plan that they carry out
    for event in document.events:
        if event.status == "done":
            windows[event.id] = _window(event, sources)
            for clause in event.clauses:
                if isinstance(clause, Fulfils):
                    deeds[clause.event].append(event)
    for event in document.events:
        if event.status == "planned":
            windows[event.id] = _window(event, _before(deeds[event.id], sources, windows))
    order = _Order(document, frozenset(party.id for party in parties))
    conflicts = order.narrow(windows)
    return Spans({id: Span(window.first, window.last) for id, window in windows.items()}, conflicts)


# --- what an event's own dates and its reports allow ---


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


class _Window:
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
            self.first = bound._replace(day=day, passages=_together(bound.passages, self.dated))
        return bool(left)

    def set_last(self, bound: Bound) -> bool:
        """Take a bound from above, unless no day is left then: False."""
        if self.last is not None and self.last.day <= bound.day:
            return True
        left = [choice for choice in (choice.not_after(bound.day) for choice in self.choices) if choice]
        if left:
            self.choices = left
            day = max(choice.last or datetime.date.max for choice in left)
            self.last = bound._replace(day=day, passages=_together(bound.passages, self.dated))
        return bool(left)


def _before(
    deeds: list[Event], sources: Mapping[str, SourceDays], windows: Mapping[str, _Window]
) -> Mapping[str, SourceDays]:
    """The sources that can have been written before some deeds: not those that tell of them, nor any later one."""
    if not deeds:
        return sources
    telling = {source_of(id) for deed in deeds for clause in deed.clauses for id in clause.reported_by}
    lasts = [last.day for deed in deeds if (last := windows[deed.id].last)]
    return {
        id: days
        for id, days in sources.items()
        if id not in telling and not (days.not_before and lasts and days.not_before[0] >= min(lasts))
    }


def _window(event: Event, sources: Mapping[str, SourceDays]) -> _Window:
    clauses = [clause for clause in event.clauses if isinstance(clause, DateClause)]
    dated = _together(*(clause.reported_by for clause in clauses))
    deed = event.status == "done"
    possible = possible_dates(clauses)
    window = _Window([_Choice(date, date.first, date.last) for date in possible], dated)
    if all(date.year is not None for date in possible):
        window.first = Bound(min(date.first for date in possible if date.first), "date", "", dated)
        window.last = Bound(max(date.last for date in possible if date.last), "date", "", dated)
    reporting: dict[str, list[str]] = defaultdict(list)
    for clause in event.clauses:
        for id in clause.reported_by:
            reporting[source_of(id)].append(id)
    dated_by = [days for id in reporting if (days := sources.get(id))]
    ends = [(end, days.id) for days in dated_by if (end := days.not_after if deed else days.not_before)]
    if deed and OnDate in event.several_valued:  # it can go on after the first report of it
        ends = [max(ends)] if ends else []
    # A deed is not after the first report of it, and what is still planned not before the last one.
    for (day, basis), id in sorted(ends, reverse=not deed):
        bound = Bound(day, "publication", id, _together(reporting[id]), basis)
        _ = window.set_last(bound) if deed else window.set_first(bound)
    lacking = _together(*(clause.reported_by for clause in clauses if clause.when.lacks_year))
    known = [days for id in dict.fromkeys(map(source_of, lacking)) if (days := sources.get(id)) and days.published]
    # A date without its year is the nearest one to a report: of a deed to the first, of a plan to the last.
    for days in sorted(known, key=lambda days: days.published or (), reverse=not deed):
        passages = [passage for passage in lacking if source_of(passage) == days.id]
        _nearest(window, days, _together(passages), deed=deed)
    return window


def _nearest(window: _Window, days: SourceDays, passages: tuple[str, ...], *, deed: bool) -> None:
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


def possible_dates(clauses: list[DateClause]) -> list[PartialDate]:
    """The date that clauses state together; where they disagree, each of theirs, because each may be right.

    A date that only says less than one of the days is not another one.
    """
    dates = [clause.when for clause in clauses]
    together = PartialDate.combine(dates)
    return PartialDate.without_less(dates) if together is None else [together]


def _together(*passages: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for ids in passages if ids for id in ids))


# --- what other events allow ---

_Node = str | type[Event]  # an event by its identifier, or all events of one step


class _Need(NamedTuple):
    """A node that bounds another one; the passages that say so, and whether it is they who put the two in order."""

    node: _Node
    passages: tuple[str, ...] = ()
    reported: bool = False


class _Order:
    """Which events cannot come after which others, by their kinds and by what reports say of their order."""

    def __init__(self, document: Content, parties: frozenset[str]) -> None:
        # By each event, those that bound it from below, and from above.
        self.first_after: dict[_Node, list[_Need]] = defaultdict(list)
        self.last_before: dict[_Node, list[_Need]] = defaultdict(list)
        self._by_kind(document, parties)
        self._by_sequence(document)

    def _precedes(self, earlier: _Node, later: _Node, passages: tuple[str, ...] = ()) -> None:
        self.first_after[later].append(_Need(earlier, passages))
        self.last_before[earlier].append(_Need(later, passages))

    def _by_kind(self, document: Content, parties: frozenset[str]) -> None:
        """A treaty is signed, then consented to; then instruments are exchanged, with which it may enter into force."""
        for signing in done(document, Signing):
            self._precedes(signing.id, Signing)
        for step in done(document, ParliamentaryAction, Ratification):
            if is_consent(step, parties):
                self._precedes(Signing, step.id)
                self._precedes(step.id, Ratification)
        for exchange in done(document, ExchangeOfInstruments):
            self._precedes(Signing, exchange.id)
            self._precedes(Ratification, exchange.id)
            self._precedes(exchange.id, ExchangeOfInstruments)
        upon = [placed.clause for placed in walk(document) if isinstance(placed.clause, EffectiveUpon)]
        by_exchange = {clause.value for clause in upon} == {_BY_EXCHANGE}
        for entry in done(document, EntryIntoForce):
            if not is_of_one_party(entry):
                self._precedes(Signing, entry.id)
                if by_exchange:
                    self._precedes(ExchangeOfInstruments, entry.id, _together(*(clause.reported_by for clause in upon)))
                self._precedes(entry.id, EntryIntoForce)
        for end in done(document, Termination):
            if not is_of_one_party(end):
                self._precedes(EntryIntoForce, end.id)

    def _by_sequence(self, document: Content) -> None:
        """What reports say of two deeds: before, during or after; nothing where they disagree about it."""
        deeds = {event.id for event in document.events if event.status == "done"}
        for event, other, said in (order for order in orders(document.events) if not order.at_odds):
            if not deeds.issuperset((event, other)):
                continue
            for relation, clauses in said.items():
                passages = _together(*(clause.reported_by for clause in clauses))
                if relation in ("after", "during"):
                    self.first_after[event].append(_Need(other, passages, reported=True))
                if relation in ("before", "during"):
                    self.last_before[event].append(_Need(other, passages, reported=True))
                if relation in ("before", "includes"):
                    self.first_after[other].append(_Need(event, passages, reported=True))
                if relation in ("after", "includes"):
                    self.last_before[other].append(_Need(event, passages, reported=True))

    def narrow(self, windows: dict[str, _Window]) -> tuple[tuple[str, str], ...]:
        """Bound each event by the others, as far as its own dates allow it.

        Returns the pairs of events that cannot have been in the order in which they must have been.
        """
        steps: dict[_Node, _Window] = {node: _Window() for node in {*self.first_after, *self.last_before}}
        steps.update(windows)
        conflicts: dict[tuple[str, str], None] = {}
        first_after, circles = _without_circles(self.first_after)
        conflicts.update(dict.fromkeys(circles))
        for node in _sorted(first_after):
            for earlier, passages, _ in first_after[node]:
                bound = steps[earlier].first
                if bound is not None:
                    of = bound.of if isinstance(earlier, type) else earlier
                    found = Bound(bound.day, "event", of, _together(bound.passages, passages))
                    if not steps[node].set_first(found) and isinstance(node, str):
                        conflicts[of, node] = None
        last_before, circles = _without_circles(self.last_before)
        conflicts.update(dict.fromkeys((earlier, later) for later, earlier in circles))
        for node in _sorted(last_before):
            for later, passages, _ in last_before[node]:
                bound = steps[later].last
                if bound is not None:
                    of = bound.of if isinstance(later, type) else later
                    found = Bound(bound.day, "event", of, _together(bound.passages, passages))
                    if not steps[node].set_last(found) and isinstance(node, str):
                        conflicts[node, of] = None
        return tuple(conflicts)


_Needs = Mapping[_Node, list[_Need]]


def _without_circles(needs: _Needs) -> tuple[_Needs, list[tuple[str, str]]]:
    """What nodes need, without what reports say of events that need one another in a circle; and these pairs.

    Each pair is the event that is needed, and the one that needs it.
    """
    circle = _in_circles({node: [need.node for need in needed] for node, needed in needs.items()})
    kept: dict[_Node, list[_Need]] = {}
    pairs = []
    for node, needed in needs.items():
        kept[node] = []
        for need in needed:
            if not (need.reported and node in circle and need.node in circle):
                kept[node].append(need)
            elif isinstance(node, str) and isinstance(need.node, str):
                pairs.append((need.node, node))
    return kept, pairs


def _sorted(needs: _Needs) -> Iterator[_Node]:
    """The nodes that need others, each behind those that it needs."""
    order = TopologicalSorter({node: [need.node for need in needed] for node, needed in needs.items()})
    return (node for node in order.static_order() if node in needs)


def _in_circles(needs: Mapping[_Node, Iterable[_Node]]) -> set[_Node]:
    """The nodes that need one another in circles, and those that lie between two circles."""
    behind = _unsorted(needs)
    needed_by: dict[_Node, list[_Node]] = defaultdict(list)
    for node in behind:
        for other in needs[node]:
            if other in behind:
                needed_by[other].append(node)
    return _unsorted(needed_by)


def _unsorted(needs: Mapping[_Node, Iterable[_Node]]) -> set[_Node]:
    """The nodes that cannot stand behind all that they need: those in circles, and behind these."""
    sorter = TopologicalSorter(needs)
    with suppress(CycleError):  # what is in no circle can be taken out all the same
        sorter.prepare()
    left = set(needs)
    while ready := sorter.get_ready():
        left.difference_update(ready)
        sorter.done(*ready)
    return left
