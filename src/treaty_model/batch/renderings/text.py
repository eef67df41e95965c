"""Renders issues as text for people, in two lines each."""

from collections.abc import Iterable, Iterator

from ...check.issues import Issue, more_issues
from ..outcome import Outcome

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[36m"}
_RESET = "\x1b[0m"


def text(outcomes: Iterable[Outcome], *, colour: bool = False) -> Iterator[str]:
    """The issues in the order of the outcomes; with `colour`, each severity in its colour."""
    more = 0
    for outcome in outcomes:
        for issue in outcome.issues:
            yield _coloured(issue) if colour else str(issue)
        more += outcome.more
    if more:
        yield more_issues(more)


def _coloured(issue: Issue) -> str:
    plain, start = str(issue), len(f"{issue.place}: ")
    end = start + len(issue.severity)
    return f"{plain[:start]}{_COLOURS[issue.severity]}{plain[start:end]}{_RESET}{plain[end:]}"
