"""A document in XML that is too large to be held as a whole, read part by part.

It is cut into small documents (codec/xml_cutting.py), which go the way of all others: hygiene, codec, models, and the
rules that ask about one part. What rules ask about all parts together is kept here as sets of names.
"""

import io
import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO

from ..arguments import kind_of, path_text, size_limit
from ..codec.document import Document
from ..codec.xml_cutting import LEAST, Piece, pieces
from ..collector import collector_paused
from ..model.base import Model
from ..model.provisions import Article
from ..model.report import Report
from ..model.treaty import Treaty
from ..spec import spec_of
from .examination import shaped
from .hygiene import SIZE_LIMIT, Refused
from .issues import InvalidDocument, Issue, Problem
from .location import line_columns, without_place
from .rules import RULES_OF_PARTS, broken, known_ids, names_given, out_of_order
from .survey import REFERENCES, Survey
from .validation import COUNT_LIMIT, ISSUE_LIMIT, told

_NUMBER = re.compile(r"/([^/]+)/([0-9]+)(?![^/])")  # of an item, in a pointer
_ITEM = re.compile(r"(.+)\[([0-9]+)\]")  # in a path
_LINE = re.compile(r"( of|) line ([0-9]+)")


def articles(source: str | os.PathLike[str] | IO[bytes], *, max_bytes: int = SIZE_LIMIT) -> Iterator[Article]:
    """The articles of a document in XML, one after the other. The whole is checked, and raises as `parts` does."""
    found = parts(source, max_bytes=max_bytes)
    return (part for part in found if isinstance(part, Article))


def parts(source: str | os.PathLike[str] | IO[bytes], *, max_bytes: int = SIZE_LIMIT) -> Iterator[Model]:
    """What a document in XML holds, one after the other: parties, articles, provisions, events, facts, sources.

    It is given as the path of a file or as a binary stream, which is read as far as parts are taken from it and can
    have any size, because some parts are held at a time. `max_bytes` bounds a part: all that belongs to one article,
    say, or to one source.

    Each part is checked before it comes: its form as by `loads`, and what rules ask of one part. Across parts, articles
    are in order, and no identifier is given twice. That all references lead somewhere is known at the end, because the
    sources come last: who needs it takes all parts before using any. What `loads` checks and this does not: that a
    fulfilled plan is one (`not-a-plan`), that no report tells of a deed before its date (`reported-too-early`), and
    that a report's passages name the articles under which it puts provisions (`article-not-named`).

    Raises InvalidDocument at the first parts in which anything is wrong, with all of that, OSError, and TypeError for
    a stream of anything but bytes. A reference that leads nowhere is told without its place.
    """
    max_bytes = size_limit(max_bytes)
    if isinstance(source, str | os.PathLike):
        return _parts_of_file(path_text(source, "parts"), max_bytes)
    if hasattr(source, "read") and not isinstance(source, io.TextIOBase):
        return read_parts(source, None, max_bytes)
    instead = "open the file in the mode `rb`" if hasattr(source, "read") else "`io.BytesIO(data)` is a stream of bytes"
    raise TypeError(f"parts are read from a file or a binary stream, not from {kind_of(source)}: {instead}")


def _parts_of_file(file: str, max_bytes: int) -> Iterator[Model]:
    with Path(file).open("rb") as stream:
        yield from read_parts(stream, file, max_bytes)


def read_parts(stream: IO[bytes], file: str | None, max_bytes: int, least: int = LEAST) -> Iterator[Model]:
    """The parts of a document that is read from a stream, in pieces of so many bytes at the least."""
    so_far = _SoFar()
    for piece in pieces(stream, max_bytes, least):
        problems: Iterator[Problem]
        with collector_paused():
            again = piece.head > 0
            try:
                document, survey = shaped(piece.data, "xml", max_bytes + piece.head + piece.tail)
            except Refused as refused:
                problems = iter(refused.problems)
            else:
                problems = chain(broken(RULES_OF_PARTS, document, survey), so_far.broken(document, survey, again=again))
            for problem in problems:
                raise InvalidDocument(*_told(chain([problem], problems), piece, file))
        yield from _held(document, again=again)
    left = so_far.unknown()
    if first := list(islice(left, ISSUE_LIMIT)):
        raise InvalidDocument(without_place(first, file), sum(1 for _ in islice(left, COUNT_LIMIT - ISSUE_LIMIT)))


class _SoFar:
    """What rules need to know of the parts that were read: how many articles, which names, and which references."""

    def __init__(self) -> None:
        self.articles = 0
        self.names: dict[str, set[object]] = {}
        self.references: dict[str, set[str]] = {leaf: set() for leaf in REFERENCES}

    def broken(self, document: Document, survey: Survey, *, again: bool) -> Iterator[Problem]:
        """What is wrong with further parts because of those before. `again`: what is no list stood there before."""
        for what, names, pointer in names_given(document, survey):
            known = self.names.setdefault(what, set())
            if isinstance(document, Report) and again and what in ("source", "passage"):
                continue
            if not known.isdisjoint(names):
                for n, name in enumerate(names):
                    if name in known:
                        yield Problem(pointer(n), f"duplicate-{what}", {"name": str(name), "first": "an earlier place"})
            known.update(names)
        if isinstance(document, Treaty) and len(self.names["article"]) == self.articles + len(document.articles):
            yield from out_of_order([article.number for article in document.articles], self.articles)
        self.articles += len(document.articles)
        for leaf, found in survey.identifiers.items():
            self.references[leaf].update(found.all())

    def unknown(self) -> Iterator[Problem]:
        """The references that lead nowhere."""
        for leaf, named in self.references.items():
            what = leaf.removesuffix("Id").lower()
            known = self.names.get(what, set())
            if what == "party" and not known:
                continue  # a report lists no parties, and a treaty need not
            if ids := sorted(named - known):
                ordered = sorted(map(str, known))
                for id in ids:
                    yield Problem("", f"unknown-{what}", {"id": id, "nearest": partial(known_ids, id, ordered)})


def _held(document: Document, *, again: bool) -> Iterator[Model]:
    """The parts that a piece holds. What is no list is in all pieces, and belongs to the first."""
    for field in spec_of(type(document)).fields:
        if field.members:
            value = getattr(document, field.name)
            if field.many:
                yield from value
            elif value is not None and not again:
                yield value


def _told(problems: Iterable[Problem], piece: Piece, file: str | None) -> tuple[list[Issue], int]:
    """The issues that are told of problems of a piece, where they stand in the whole, and how many more there are."""
    issues, more = told((_told_in_whole(problem, piece) for problem in problems), piece.data, "xml", file)
    end_of_head = line_columns(piece.data, [piece.head])[0]
    return [_moved(issue, piece, *end_of_head) for issue in issues], more


def _told_in_whole(problem: Problem, piece: Piece) -> Problem:
    """A problem of a piece that speaks of another place as it is in the whole."""
    first = problem.values.get("first")
    if not isinstance(first, str):
        return problem
    return problem._replace(values={**problem.values, "first": _pointer(first, piece)})


def _moved(issue: Issue, piece: Piece, line: int, column: int) -> Issue:
    """An issue of a piece whose head ends at a line and a column, where it stands in the whole."""
    found = max((issue.line or 1, issue.column or 1), (line, column))  # what the head has, starts where that was left
    path = issue.path.split("/") if issue.path else []  # nothing, the root, the list, the item
    if path[2:3] == [piece.field] and (item := _ITEM.fullmatch("".join(path[3:4]))):
        path[3] = f"{item[1]}[{int(item[2]) + piece.before.get(item[1], 0)}]"
    return issue._replace(
        message=_LINE.sub(lambda tag: _line(tag[1], int(tag[2]), piece, line), issue.message)
        if issue.code == "not-xml"
        else issue.message,
        pointer=_pointer(issue.pointer, piece),
        line=found[0] + piece.line - line,
        column=found[1] + (piece.column - column if found[0] == line else 0),
        path="/".join(path) if path else issue.path,
    )


def _line(of: str, number: int, piece: Piece, line: int) -> str:
    """What the parser says of the line of a tag; those of the head have none."""
    return f"{of} line {number + piece.line - line}" if number >= line else ""


def _pointer(pointer: str, piece: Piece) -> str:
    """A pointer of a piece, as it is in the whole."""
    match = _NUMBER.match(pointer)
    if match is None or match[1] != piece.field:
        return pointer
    return f"/{piece.field}/{int(match[2]) + sum(piece.before.values())}{pointer[match.end() :]}"
