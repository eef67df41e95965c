"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of the files."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ...check.issues import Issue, Severity, Verbatim, in_one_line, more_issues, without_commands
from ..outcome import Checked, sentences
from .paths import Paths
from .text import text

# As many as GitHub shows of a step.
SHOWN = 10

# The gravest come first.
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def github(parts: Iterable[Checked]) -> Iterator[str]:
    """The first annotations, errors before warnings before notes, and how many issues there are beyond."""
    annotations = _Annotations()
    for part in parts:
        annotations.add(part)
    yield from annotations.lines()


def text_and_github(parts: Iterable[Checked], *, colour: bool = False) -> Iterator[str]:
    """The issues as people read them, and then the first of them as annotations."""
    annotations = _Annotations()

    def passed_on() -> Iterator[Checked]:
        for part in parts:
            annotations.add(part)
            yield part

    yield from text(passed_on(), colour=colour)
    yield from annotations.lines()


class _Annotations:
    """The first issues of each severity, as many as are shown at the most, and a count of all."""

    def __init__(self) -> None:
        self._first: dict[Severity, list[tuple[str, Issue]]] = {severity: [] for severity in _LEVELS}
        self._found = 0

    def add(self, part: Checked) -> None:
        self._found += part.found.total()
        for issue in part.issues:
            if len(first := self._first[issue.severity]) < SHOWN:
                first.append((part.file, issue))

    def lines(self) -> Iterator[str]:
        paths = Paths()
        shown = list(chain.from_iterable(self._first.values()))[:SHOWN]
        for file, issue in shown:
            yield _annotation(paths.of(file), issue)
        if more := self._found - len(shown):
            yield Verbatim(f"::notice title=treaty-model::{more_issues(more)}")


def _annotation(path: str, issue: Issue) -> str:
    place = {"file": path, "line": issue.line, "col": issue.column, "title": issue.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value is not None)
    told = without_commands(f"{properties}::{_data(sentences(issue))}")
    return Verbatim(f"::{_LEVELS[issue.severity]} {in_one_line(told)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
