"""Turns problems into issues: adds the texts of the catalogue, and line and column in the bytes of the document."""

from collections.abc import Iterable, Iterator, Sequence
from typing import AnyStr, NamedTuple

from ..codec.document import Format
from ..codec.pointer import pointer_steps
from ..spelling import clipped
from .catalogue import CATALOGUE
from .issues import Issue, Problem
from .json_places import positions


class _Place(NamedTuple):
    """The offset of a problem, in code points of JSON or bytes of XML, and its path in XML."""

    offset: int
    path: str | None = None


def issues(
    problems: Sequence[Problem], data: bytes, format: Format, file: str | None, first_line: int = 1
) -> list[Issue]:
    """The issues of problems, ordered by line and column. `first_line` is the number of the first line of the data."""
    places = list((_in_json if format == "json" else _in_xml)(problems, data))
    offsets = [place.offset for place in places]
    lines = line_columns(data.decode(errors="replace"), offsets) if format == "json" else line_columns(data, offsets)
    found = [
        _issue(problem, file, first_line + line - 1, column, place.path)
        for problem, place, (line, column) in zip(problems, places, lines, strict=True)
    ]
    return sorted(found, key=lambda issue: (issue.line or 0, issue.column or 0))


def without_place(problems: Iterable[Problem], file: str | None = None) -> list[Issue]:
    """The issues of problems in a document that was not read from bytes."""
    return [_issue(problem, file, None, None, None) for problem in problems]


def line_columns(text: AnyStr, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Line and column, from 1, of offsets in a text or in UTF-8 bytes. Columns count code points.

    A line ends with LF, CR LF or CR.
    """
    cr, lf, crlf = ("\r", "\n", "\r\n") if isinstance(text, str) else (b"\r", b"\n", b"\r\n")
    places: dict[int, tuple[int, int]] = {}
    at, line, column = 0, 1, 1
    for offset in sorted(set(offsets)):
        part = text[at:offset]
        breaks = part.count(lf) + part.count(cr) - part.count(crlf)
        if breaks:
            line, column = line + breaks, 1
            part = part[max(part.rfind(lf), part.rfind(cr)) + 1 :]
        column += len(part) if isinstance(part, str) else len(part.decode(errors="replace"))
        places[offset] = (line, column)
        at = offset
    return [places[offset] for offset in offsets]


def _issue(problem: Problem, file: str | None, line: int | None, column: int | None, path: str | None) -> Issue:
    entry = CATALOGUE[problem.code]
    values = {name: value if isinstance(value, str) else value() for name, value in problem.values.items()}
    message = entry.message.format(**{name: clipped(value) for name, value in values.items()})
    hint = entry.hint.format(**values)
    return Issue(problem.code, entry.severity, message, hint, problem.pointer, file, line, column, path)


def _in_json(problems: Sequence[Problem], data: bytes) -> Iterator[_Place]:
    text = data.decode(errors="replace")
    # If a field is given twice, the models check the last value, so its problems are located there too.
    last = any(map(_is_last, problems))
    found = positions(text, [_steps(problem) for problem in problems if problem.offset is None], last=last)
    for problem in problems:
        if problem.offset is not None:
            yield _Place(len(data[: problem.offset].decode(errors="replace")))
        else:
            position = found[_steps(problem)]
            yield _Place(position.name if _at_name(problem) else position.value)


def _in_xml(problems: Sequence[Problem], data: bytes) -> Iterator[_Place]:
    from .xml_places import positions as xml_positions  # noqa: PLC0415  # valid documents need no second parser

    wanted: dict[bool, set[tuple[str, ...]]] = {}
    for problem in problems:
        if problem.offset is None:
            wanted.setdefault(_is_last(problem), set()).add(_steps(problem))
    found = {last: xml_positions(data, steps, last=last) for last, steps in wanted.items()}
    for problem in problems:
        if problem.offset is not None:
            yield _Place(problem.offset)
        else:
            place = found[_is_last(problem)][_steps(problem)]
            yield _Place(place.name, place.path_of_name) if _at_name(problem) else _Place(place.value, place.path)


def _steps(problem: Problem) -> tuple[str, ...]:
    """The steps to the place of a problem; for a missing field, to the object that lacks it."""
    steps = pointer_steps(problem.pointer)
    return steps[:-1] if problem.code == "missing-field" else steps


def _at_name(problem: Problem) -> bool:
    return CATALOGUE[problem.code].points_at != "value"


def _is_last(problem: Problem) -> bool:
    return CATALOGUE[problem.code].points_at == "last"
