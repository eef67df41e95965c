"""`validate`: all issues of a file or of bytes. Invalid input never raises an exception."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal, NamedTuple

from ..arguments import path_text, require, size_limit
from ..codec.document import Document, Format, format_of, require_format
from ..files import open_to_read, read_at_most
from ..gc_pause import collector_paused
from ..printable import shown
from .decoding import decode_and_check
from .issues import Issue, Problem
from .location import issues
from .preflight import SIZE_LIMIT, Rejected
from .rules import REMARKS, find_problems
from .selection import ALL, Selection

# How many issues of a document are reported, and how many are counted. A document that is wrong throughout would have
# too many to be useful, and would take long.
ISSUE_LIMIT = 1000
COUNT_LIMIT = 10_000


# What decides: the models and the rules, or the published schema alone.
Engine = Literal["models", "schema"]


class DocumentOptions(NamedTuple):
    """How a document is checked: its largest size, the warnings and notes to report, its kind, and what decides."""

    max_bytes: int = SIZE_LIMIT
    selection: Selection = ALL
    kind: str | None = None
    engine: Engine = "models"


@dataclass(frozen=True)
class Validation:
    """The result of checking one document.

    `issues` are ordered by place, at most ISSUE_LIMIT of them; `more` counts further ones, up to COUNT_LIMIT in all.
    `document` is None if the document is invalid. `file` is the path, if one was given.
    """

    issues: tuple[Issue, ...]
    more: int = 0
    document: Document | None = None
    file: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the document is valid: no issue is an error. There can be warnings and notes."""
        return not any(issue.severity == "error" for issue in self.issues)


_INSTEAD = "`dumps` checks a treaty or a report and gives bytes"


def validate(
    source: bytes | str | os.PathLike[str], format: Format | None = None, *, max_bytes: int = SIZE_LIMIT
) -> Validation:
    """Check a document, given as bytes or as the path of a file.

    Without `format` it is that of the ending, .json or .xml, or else of the first character. Invalid and unreadable
    files give issues, not exceptions. Raises ValueError for an unknown format and for the text of a document instead of
    a path, and TypeError for a source that is neither bytes nor a path.
    """
    if format is not None:
        require_format(format)
    options = DocumentOptions(size_limit(max_bytes))
    if isinstance(source, bytes):
        return validate_text(source, format, None, options)
    require(source, str | os.PathLike, "validate takes bytes or the path of a file", _INSTEAD)
    return validate_file(path_text(source, "validate"), format, options)


def validate_file(file: str, format: Format | None, options: DocumentOptions) -> Validation:
    """Check the document in a file."""
    try:
        with open_to_read(file) as opened:
            data = read_at_most(opened, options.max_bytes)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = error.strerror if isinstance(error, OSError) else None
        return Validation((unreadable(file, reason or str(error)),), 0, None, file)
    return validate_text(data, format or format_of(file), file, options)


def validate_text(
    data: bytes, format: Format | None, file: str | None, options: DocumentOptions, line: int = 1
) -> Validation:
    """Check the bytes of a document from a file. `line` is the number of their first line."""
    format = format or ("xml" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "json")
    document: Document | None = None
    kind: str
    problems: Iterable[Problem]
    with collector_paused():
        try:
            if options.engine == "models":
                document = decode_and_check(data, format, options.max_bytes)
                kind = document.kind
            else:
                from .by_schema import kind_by_schema  # noqa: PLC0415  # it imports jsonschema

                kind = kind_by_schema(data, format, options.max_bytes)
        except Rejected as rejected:
            problems = rejected.problems
        else:
            problems = [] if options.kind in (None, kind) else [_wrong_kind(kind, options.kind)]
            if document is not None:
                remarks = options.selection.of_problems(_remarks(document, data, format), COUNT_LIMIT)
                problems = [*problems, *remarks]
        return Validation(*to_issues(problems, data, format, file, line), document, file)


def _remarks(document: Document, data: bytes, format: Format) -> Iterable[Problem]:
    """The warnings and notes of a valid document."""
    problems: Iterable[Problem] = find_problems(REMARKS, document)
    return chain(_ignored(data), problems) if format == "xml" else problems


def _wrong_kind(found: str, wanted: str) -> Problem:
    nearest = f"write {wanted}, or check without --kind"
    return Problem("/kind", "unknown-kind", {"kind": shown(found), "nearest": nearest}, 0)


def to_issues(
    problems: Iterable[Problem], data: bytes, format: Format, file: str | None, line: int = 1
) -> tuple[tuple[Issue, ...], int]:
    """The issues of the first problems, and the number of further ones."""
    found = iter(problems)
    first = issues(list(islice(found, ISSUE_LIMIT)), data, format, file, line)
    return tuple(first), sum(1 for _ in islice(found, COUNT_LIMIT - ISSUE_LIMIT))


def unreadable(file: str, reason: str, line: int = 1, hint: str | None = None) -> Issue:
    """The issue of a file that cannot be read, or not beyond a line. `hint` replaces the usual hint."""
    if reason[1:2].islower():  # the rest can contain names, which stay as they are
        reason = reason[0].lower() + reason[1:]
    problem = Problem("", "unreadable", {"reason": reason}, 0)
    issue = issues([problem], b"", "json", file, line)[0]
    return issue if hint is None else issue._replace(hint=hint)


def _ignored(data: bytes) -> Iterable[Problem]:
    """A note for each file that an XML document refers to, which is not read."""
    if b"schemaLocation" in data or b"SchemaLocation" in data or b"xml-stylesheet" in data:
        from .xml_places import ignored_references  # noqa: PLC0415  # most documents need no second parser

        for name, at in ignored_references(data, COUNT_LIMIT):
            yield Problem("", "not-followed", {"name": name}, at)
