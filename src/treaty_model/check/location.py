"""Problems to issues: the catalogue's words, and the place in the bytes that the document was read from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import AnyStr, NamedTuple

from ..codec.document import Format
from ..codec.pointer import pointer_steps
from ..spelling import clipped
from .catalogue import CATALOGUE
from .issues import Issue, Problem
from .json_places import places


class _Found(NamedTuple):
    """Where something is: how much of the text stands before it, and its path in XML."""

    offset: int
    path: str | None = None


def issues(
    problems: Sequence[Problem], data: bytes, format: Format, file: str | None, first_line: int = 1
) -> list[Issue]:
    """What is told of problems, in the order of their places; `first_line` is the number of the text's first line."""
    found = list((_in_json if format == "json" else _in_xml)(problems, data))
    offsets = [at.offset for at in found]
    lines = line_columns(data.decode(errors="replace"), offsets) if format == "json" else line_columns(data, offsets)
    told = [
        _issue(problem, file, first_line + line - 1, column, at.path)
        for problem, at, (line, column) in zip(problems, found, lines, strict=True)
    ]
    return sorted(told, key=lambda issue: (issue.line or 0, issue.column or 0))


def without_place(problems: Iterable[Problem], file: str | None = None) -> list[Issue]:
    """What is told of problems of what stands in no text."""
    return [_issue(problem, file, None, None, None) for problem in problems]


def line_columns(text: AnyStr, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Line and column of places in a text or in UTF-8 bytes, both from 1; columns are code points.

    A line ends with LF, CR LF or CR.
    """
    cr, lf, crlf = ("\r", "\n", "\r\n") if isinstance(text, str) else (b"\r", b"\n", b"\r\n")
    found: dict[int, tuple[int, int]] = {}
    at, line, column = 0, 1, 1
    for offset in sorted(set(offsets)):
        part = text[at:offset]
        breaks = part.count(lf) + part.count(cr) - part.count(crlf)
        if breaks:
            line, column = line + breaks, 1
            part = part[max(part.rfind(lf), part.rfind(cr)) + 1 :]
        column += len(part) if isinstance(part, str) else len(part.decode(errors="replace"))
        found[offset] = (line, column)
        at = offset
    return [found[offset] for offset in offsets]


def _issue(problem: Problem, file: str | None, line: int | None, column: int | None, path: str | None) -> Issue:
    entry = CATALOGUE[problem.code]
    values = {name: value if isinstance(value, str) else value() for name, value in problem.values.items()}
    message = entry.message.format(**{name: clipped(value) for name, value in values.items()})
    hint = entry.hint.format(**values)
    return Issue(problem.code, entry.severity, message, hint, problem.pointer, file, line, column, path)


def _in_json(problems: Sequence[Problem], data: bytes) -> Iterator[_Found]:
    text = data.decode(errors="replace")
    # Of a field given twice the last value is judged, so that its mistakes are looked for there too.
    last = any(map(_is_last, problems))
    spans = places(text, [_place(problem) for problem in problems if problem.offset is None], last=last)
    for problem in problems:
        if problem.offset is not None:
            yield _Found(len(data[: problem.offset].decode(errors="replace")))
        else:
            span = spans[_place(problem)]
            yield _Found(span.name if _at_name(problem) else span.value)


def _in_xml(problems: Sequence[Problem], data: bytes) -> Iterator[_Found]:
    from .xml_places import spots  # noqa: PLC0415  # documents without mistakes need no second parser

    wanted: dict[bool, set[tuple[str, ...]]] = {}
    for problem in problems:
        if problem.offset is None:
            wanted.setdefault(_is_last(problem), set()).add(_place(problem))
    found = {last: spots(data, steps, last=last) for last, steps in wanted.items()}
    for problem in problems:
        if problem.offset is not None:
            yield _Found(problem.offset)
        else:
            spot = found[_is_last(problem)][_place(problem)]
            yield _Found(spot.name, spot.path_of_name) if _at_name(problem) else _Found(spot.value, spot.path)


def _place(problem: Problem) -> tuple[str, ...]:
    """The steps to the place of a problem; what is missing has that of what lacks it."""
    steps = pointer_steps(problem.pointer)
    return steps[:-1] if problem.code == "missing-field" else steps


def _at_name(problem: Problem) -> bool:
    return CATALOGUE[problem.code].points_at != "value"


def _is_last(problem: Problem) -> bool:
    return CATALOGUE[problem.code].points_at == "last"
