"""The timeline of the page: the events in order, each with its possible days, in words and as a bar."""

import datetime

from ...model.timeline import Moment
from .anchors import event_anchor
from .html import Content, Html, element, joined, markup
from .parts import day, legend, link, section, source_links, whole, words
from .subject import Subject

_MOST_TICKS = 5  # so that their labels fit on a telephone
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000, 24000)  # in months

# Arrow heads, in pixels around their position.
_LEFT, _RIGHT = "M5 -6L-3 0L5 6", "M-5 -6L3 0L-5 6"

_KINDS = {
    "stated": "done, on days that reports state or that are inferred from them",
    "concluded": "done, on days concluded from the order of events, or from the date of a report",
    "planned": "planned for these days",
}


def timeline(subject: Subject) -> Html:
    """The dated events with bars on one scale, then the events without known days."""
    moments = subject.treaty.timeline()
    if not moments:
        return section("timeline", "Timeline", element("p", "No report mentions an event."))
    dated = [moment for moment in moments if moment.first or moment.last]
    undated = [moment for moment in moments if not (moment.first or moment.last)]
    parts: list[Content] = []
    if dated:
        scale = _Scale([end for moment in dated for end in (moment.first, moment.last) if end])
        items = [element("li", _about(moment), scale.bar(moment)) for moment in dated]
        parts += [_legend(), element("ol", items, class_="moments"), scale.axis()]
    if undated:
        parts += [
            element("h3", "Events without known days"),
            element("p", "Neither a report nor another event limits the possible days of these events."),
            element("ul", [element("li", _about(moment)) for moment in undated], class_="moments undated"),
        ]
    return section("timeline", "Timeline", parts)


def _about(moment: Moment) -> Html:
    details: list[Content] = [moment.status]
    for name, dates in (("stated", moment.stated_dates), ("inferred", moment.inferred)):
        if dates:
            values = [markup(whole(date), " (", source_links(ids), ")") for date, ids in dates]
            details.append([f"{name}: ", joined(values, "; ")])
    if moment.concluded:
        details.append(f"concluded: {'; '.join(moment.span.reasons)}")
    if moment.possibly_same:
        details.append(["possibly the same as ", _events(moment.possibly_same)])
    if moment.fulfils:
        details.append(["fulfils ", _events(moment.fulfils)])
    if moment.fulfilled_by:
        details.append(["fulfilled by ", _events(moment.fulfilled_by)])
    when = _when(moment)
    return markup(
        element("span", when, class_="when") if when else None,
        element(
            "span",
            link(event_anchor(moment.event), words(moment.event)),
            " ",
            element("span", joined(details, " · "), class_="more"),
            class_="what",
        ),
    )


def _events(ids: tuple[str, ...]) -> Html:
    return joined([link(event_anchor(id), words(id)) for id in ids])


def _when(moment: Moment) -> Html | None:
    if moment.first is None:
        return None if moment.last is None else markup("by ", day(moment.last))
    if moment.last is None:
        return markup("from ", day(moment.first), " on")
    return day(moment.first) if moment.first == moment.last else markup(day(moment.first), " to ", day(moment.last))


class _Scale:
    """Positions of days from left to right, in percent, with a margin on both sides for open ends."""

    _MARGIN = 6

    def __init__(self, days: list[datetime.date]) -> None:
        self.first, self.last = min(days), max(days)

    def position(self, date: datetime.date) -> str:
        """The position of a day."""
        length = (self.last - self.first).days
        fraction = (date - self.first).days / length if length else 0.5
        return f"{self._MARGIN + fraction * (100 - 2 * self._MARGIN):.2f}%"

    def bar(self, moment: Moment) -> Html:
        """The bar of an event, hidden from screen readers, because the same days stand beside it in words."""
        kind = "planned" if moment.status == "planned" else "concluded" if moment.concluded else "stated"
        begin = self.position(moment.first) if moment.first else "2%"
        end = self.position(moment.last) if moment.last else "98%"
        lines = [element("line", x1=begin, x2=end, y1="50%", y2="50%", class_=name) for name in ("outer", "inner")]
        open_ends = [
            _arrow(position, path)
            for bound, position, path in ((moment.first, "1%", _LEFT), (moment.last, "99%", _RIGHT))
            if bound is None
        ]
        ticks = [
            element("line", x1=self.position(date), x2=self.position(date), y1="0", y2="100%", class_="grid")
            for date in self.ticks()
        ]
        return _drawing(f"bar {kind}", ticks, lines, open_ends)

    def ticks(self) -> list[datetime.date]:
        """A few first days of months, at regular intervals."""
        first, last = (date.year * 12 + date.month - 1 for date in (self.first, self.last))
        step = next(step for step in _STEPS if (last - first) / step < _MOST_TICKS)
        months = range(-(-first // step) * step, last + 1, step)
        dates = [datetime.date(month // 12, month % 12 + 1, 1) for month in months if month >= 12]
        return [date for date in dates if self.first <= date <= self.last]

    def axis(self) -> Html:
        """The labels of the ticks."""
        texts = [
            element("text", date.isoformat()[: 4 if date.month == 1 else 7], x=self.position(date), y="1em")
            for date in self.ticks()
        ]
        return element("div", _drawing("axis", texts), class_="axis-row")


def _legend() -> Html:
    rows: list[tuple[Html, Content]] = []
    for kind, text in _KINDS.items():
        lines = [element("line", x1="20%", x2="80%", y1="50%", y2="50%", class_=name) for name in ("outer", "inner")]
        rows.append((_drawing(f"bar key {kind}", lines), [element("b", kind), f": {text}"]))
    rows.append((_drawing("bar key", _arrow("60%", _RIGHT)), "no limit is known on that side"))
    return legend(rows)


def _arrow(position: str, path: str) -> Html:
    return element("svg", element("path", d=path), x=position, y="50%", class_="open")


def _drawing(kind: str, *content: Content) -> Html:
    """A drawing, hidden from screen readers."""
    return element("svg", *content, class_=kind, aria_hidden="true", focusable="false")
