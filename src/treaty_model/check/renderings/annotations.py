"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of the files."""

from collections.abc import Iterable, Iterator

from ..issues import Issue, Verbatim, in_one_line, more_issues, without_commands
from .checked import Checked, relative, sentences
from .text import text

# As many as GitHub shows of a step.
SHOWN = 10

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def github(parts: Iterable[Checked]) -> Iterator[str]:
    """The first annotations, as they come, and how many issues there are beyond."""
    annotations = _Annotations()
    for part in parts:
        yield from annotations.of(part)
    yield from annotations.rest()


def text_and_github(parts: Iterable[Checked], *, colour: bool = False) -> Iterator[str]:
    """The issues as people read them, and then the first of them as annotations."""
    annotations = _Annotations()
    kept: list[str] = []

    def passed_on() -> Iterator[Checked]:
        for part in parts:
            kept.extend(annotations.of(part))
            yield part

    yield from text(passed_on(), colour=colour)
    yield from kept
    yield from annotations.rest()


class _Annotations:
    """As many annotations as are shown, and a count of the issues beyond."""

    def __init__(self) -> None:
        self._shown = 0
        self._more = 0

    def of(self, part: Checked) -> list[str]:
        told = [_annotation(part.file, issue) for issue in part.issues[: SHOWN - self._shown]]
        self._shown += len(told)
        self._more += part.found.total() - len(told)
        return told

    def rest(self) -> list[str]:
        return [Verbatim(f"::notice title=treaty-model::{more_issues(self._more)}")] if self._more else []


def _annotation(file: str, issue: Issue) -> str:
    place = {"file": relative(file), "line": issue.line, "col": issue.column, "title": issue.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value is not None)
    told = without_commands(f"{properties}::{_data(sentences(issue))}")
    return Verbatim(f"::{_LEVELS[issue.severity]} {in_one_line(told)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
