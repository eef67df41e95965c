"""Findings as people read them, two lines each."""

from collections.abc import Iterable, Iterator

from ...check.issues import Issue, more_issues
from ..outcome import Checked

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
_PLAIN = "\x1b[0m"


def text(parts: Iterable[Checked], *, colour: bool = False) -> Iterator[str]:
    """The issues, as they come; with colour, that of the severity."""
    more = 0
    for part in parts:
        for issue in part.issues:
            yield _coloured(issue) if colour else str(issue)
        more += part.more
    if more:
        yield more_issues(more)


def _coloured(issue: Issue) -> str:
    said, start = str(issue), len(f"{issue.place}: ")
    end = start + len(issue.severity)
    return f"{said[:start]}{_COLOURS[issue.severity]}{said[start:end]}{_PLAIN}{said[end:]}"
