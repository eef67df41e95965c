"""Shows the events of a treaty in order, as text."""

from collections.abc import Iterator

from ..model.timeline import Moment
from ..model.treaty import Treaty
from .text_layout import beside, paragraph

_EVENT_COLUMN = 26


def timeline_lines(treaty: Treaty) -> Iterator[str]:
    """Each event with its possible days, the dates that reports give, and the plans that it fulfils."""
    moments = treaty.timeline()
    if not moments:
        yield "No report mentions an event."
        return
    for moment in moments:
        when = f"{_when(moment)}{'*' if moment.concluded else ''}"
        yield from beside(
            f"{when:<{_EVENT_COLUMN}}{moment.status}", moment.event, right_column=_EVENT_COLUMN + 9, indent=0
        )
        for line in _details(moment):
            yield from paragraph(line, indent=_EVENT_COLUMN)
    if any(moment.concluded for moment in moments):
        yield ""
        yield from paragraph(
            "* concluded from events that must come before or after it, or from the date when a report of it was "
            "published or written; without *, from dates that reports state or that are inferred from them"
        )


def _when(moment: Moment) -> str:
    if moment.first is None:
        return "not known" if moment.last is None else f"by {moment.last}"
    if moment.last is None:
        return f"from {moment.first} on"
    return f"{moment.first}" if moment.first == moment.last else f"{moment.first}/{moment.last}"


def _details(moment: Moment) -> Iterator[str]:
    for name, dates in (("stated", moment.stated_dates), ("inferred", moment.inferred)):
        if dates:
            yield f"{name}: " + "; ".join(f"{date} ({', '.join(sources)})" for date, sources in dates)
    if moment.concluded:
        yield f"concluded: {'; '.join(moment.span.reasons)}"
    if moment.possibly_same:
        yield f"possibly the same as {', '.join(moment.possibly_same)}"
    if moment.fulfils:
        yield f"fulfils {', '.join(moment.fulfils)}"
    if moment.fulfilled_by:
        yield f"fulfilled by {', '.join(moment.fulfilled_by)}"
