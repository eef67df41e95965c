"""The events of a treaty in order, as text."""

from collections.abc import Iterator

from ..model.timeline import Moment
from ..model.treaty import Treaty
from .text_layout import beside, paragraph

_AT = 26  # the column in which events begin


def timeline_lines(treaty: Treaty) -> Iterator[str]:
    """Each event with its span of days, what reports tell of its date, and which plans are fulfilled."""
    moments = treaty.timeline()
    if not moments:
        yield "No report tells of an event."
        return
    for moment in moments:
        when = f"{_when(moment)}{'*' if moment.concluded else ''}"
        yield from beside(f"{when:<{_AT}}{moment.status}", moment.event, at=_AT + 9, indent=0)
        for line in _more(moment):
            yield from paragraph(line, indent=_AT)
    if any(moment.concluded for moment in moments):
        yield ""
        yield from paragraph(
            "* concluded from what must come before or after it, or from when a report of it was published or "
            "written; without *, it follows from the dates that reports tell or infer"
        )


def _when(moment: Moment) -> str:
    if moment.first is None:
        return "not known" if moment.last is None else f"by {moment.last}"
    if moment.last is None:
        return f"from {moment.first} on"
    return f"{moment.first}" if moment.first == moment.last else f"{moment.first}/{moment.last}"


def _more(moment: Moment) -> Iterator[str]:
    for name, dates in (("told", moment.stated_dates), ("inferred", moment.inferred)):
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
