"""Renders issues as workflow commands of GitHub Actions, which shows them beside the lines of the files."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ...check.issues import Issue, Severity, more_issues
from ...printable import Verbatim, in_one_line, without_commands
from ..outcome import Outcome, sentences
from .paths import Paths
from .text import text

# GitHub shows no more of a step.
LIMIT = 10

# In this order.
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def github(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The first issues, errors before warnings before notes, and the number of further ones."""
    annotations = _Annotations()
    for outcome in outcomes:
        annotations.add(outcome)
    yield from annotations.lines()


def text_and_github(outcomes: Iterable[Outcome], *, colour: bool = False) -> Iterator[str]:
    """All issues for people, and then the first of them as annotations."""
    annotations = _Annotations()

    def annotated() -> Iterator[Outcome]:
        for outcome in outcomes:
            annotations.add(outcome)
            yield outcome

    yield from text(annotated(), colour=colour)
    yield from annotations.lines()


class _Annotations:
    """Collects the first issues of each severity, and counts all."""

    def __init__(self) -> None:
        self._first: dict[Severity, list[tuple[str, Issue]]] = {severity: [] for severity in _LEVELS}
        self._count = 0

    def add(self, outcome: Outcome) -> None:
        self._count += outcome.counts.total()
        for issue in outcome.issues:
            if len(first := self._first[issue.severity]) < LIMIT:
                first.append((outcome.file, issue))

    def lines(self) -> Iterator[str]:
        paths = Paths()
        shown = list(chain.from_iterable(self._first.values()))[:LIMIT]
        for file, issue in shown:
            yield _annotation(paths.of(file), issue)
        if more := self._count - len(shown):
            yield Verbatim(f"::notice title=treaty-model::{more_issues(more)}")


def _annotation(path: str, issue: Issue) -> str:
    fields = {"file": path, "line": issue.line, "col": issue.column, "title": issue.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items() if value is not None)
    rest = without_commands(f"{properties}::{_data(sentences(issue))}")
    return Verbatim(f"::{_LEVELS[issue.severity]} {in_one_line(rest)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
