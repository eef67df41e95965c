"""Documents in and out of bytes and files, checked both ways: whatever is written can be read again."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from pkgutil import get_data

from pydantic import ValidationError

from ..arguments import kind_of, path_text, require, several, size_limit
from ..codec.document import Document, Format, format_of, require_format, roots
from ..files import open_to_read, read_at_most, write_atomically
from ..gc_pause import collector_paused
from ..model.base import HINT
from ..model.treaty import Treaty
from ..model.validity_mark import is_known_valid
from .decoding import UNEXPLAINED, decode_and_check
from .issues import InvalidDocument, Problem
from .preflight import SIZE_LIMIT, Rejected, parse_json, require_text, require_within_limits
from .rules import RULES, find_problems


def loads(data: bytes | str, format: Format = "json") -> Document:
    """The document that bytes in UTF-8, or a text, hold.

    Raises InvalidDocument with all problems where they hold none, ValueError for a format that there is not and for the
    path of a file, and TypeError for anything but bytes or text.
    """
    require_format(format)
    if isinstance(data, str):
        if format_of(data) and not data.lstrip().startswith(("{", "<")):
            raise ValueError("this is the path of a file, not the text of a document: `read` reads it")
        data = data.encode("utf-8", "surrogatepass")  # half of a surrogate pair is no UTF-8, which is an issue
    if not isinstance(data, bytes):
        raise TypeError(f"a document is read from bytes or text, not from {kind_of(data)}: {_instead_of_bytes(data)}")
    return _read(data, format, None)


def _instead_of_bytes(data: object) -> str:
    if isinstance(data, os.PathLike):
        return "`read` takes the path of a file"
    if hasattr(data, "read"):
        return "give what its `read()` returns, of a file opened in the mode `rb`"
    if isinstance(data, bytearray | memoryview):
        return "give `bytes(data)`"
    return "a tree of values is taken by `Treaty.model_validate` and `Report.model_validate`"


def dumps(
    document: Document, format: Format = "json", *, max_bytes: int = SIZE_LIMIT, schema: str | None = None
) -> bytes:
    """A document as bytes, in UTF-8: the same bytes for the same document, always.

    In JSON it names a `schema` for editors, if one is given: any text, the value of `$schema`, which XML does not have.
    It is checked first, unless it was read or validated and is still the same object: that was checked, and is frozen.
    Who changes a model inside of such a document by force (`object.__setattr__`, `__dict__`) must `model_copy` it.
    Raises InvalidDocument where `loads` would refuse what is written, ValueError for a format that there is not and for
    a `schema` in XML, and TypeError for anything but a report or a treaty. More than 16 MiB are refused too, unless
    `max_bytes` says more, and then so must whoever calls `validate`.
    """
    from ..codec import json_writer, xml_writer  # noqa: PLC0415  # who only reads needs neither

    require_format(format)
    require(document, Document, "a document is a report or a treaty")
    _require_schema(schema, format)
    max_bytes = size_limit(max_bytes)
    if not is_known_valid(document):
        document = _valid(document)
    data = json_writer.encode(document, schema) if format == "json" else xml_writer.encode(document)
    try:
        require_within_limits(data, format, max_bytes, lambda: json_writer.encode(document))
    except Rejected as refused:
        from .location import without_place  # noqa: PLC0415  # documents without mistakes need no words for any

        raise InvalidDocument(without_place(list(refused.problems))) from None
    return data


def _require_schema(schema: str | None, format: Format) -> None:
    if schema is None:
        return
    require(schema, str, "`schema` is the text that `$schema` is to have")
    if format == "xml":
        raise ValueError("only JSON names its `$schema`; write XML without `schema`")
    try:
        schema.encode()
    except UnicodeEncodeError:
        raise ValueError("`schema` has half of a surrogate pair, which no text in UTF-8 can have") from None


def schema_named(path: Path) -> str | None:
    """The `$schema` of a treaty or a report in a JSON file, valid or not, for whoever writes the file anew.

    None where it names none, and where the file is no such document or cannot be read.
    """
    if format_of(path) != "json" or not path.is_file():
        return None
    try:
        with path.open("rb") as opened:
            tree = parse_json(require_text(read_at_most(opened, SIZE_LIMIT)))
    except (OSError, Rejected):
        return None
    is_ours = isinstance(tree, dict) and tree.get("kind") in [root.kind for root in roots()]
    named = tree.get(HINT) if is_ours else None
    return named if isinstance(named, str) else None


def _valid(document: Document) -> Document:
    """The document, made again of what it holds. Raises InvalidDocument."""
    from .location import without_place  # noqa: PLC0415  # documents without mistakes need no words for any
    from .structure import structure_problems, tree_of  # noqa: PLC0415

    problems: list[Problem] = []
    with collector_paused():
        try:
            document = type(document).model_validate(document)
        except ValidationError:
            problems = list(structure_problems(tree_of(document))) or [UNEXPLAINED]
        if problems := problems or list(find_problems(RULES, document)):
            raise InvalidDocument(without_place(problems))
        return document


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file, whose ending tells its format. Raises as `loads` does, and OSError.

    No more than 16 MiB are read, whatever the file is.
    """
    file = path_text(path, "read")
    with open_to_read(file) as opened:
        format = _format_of(file)
        data = read_at_most(opened, SIZE_LIMIT)
    return _read(data, format, file)


def read_all(paths: Iterable[str | os.PathLike[str]]) -> tuple[Document, ...]:
    """The documents in files, in their order, to be kept together: it takes little more than half of a loop.

    What Python's cycle collector would do again and again waits until all are there. Raises as `read` does, at the
    first file that holds no document.
    """
    instead = "`read` takes one path, and `Path(folder).glob('*.json')` gives those in a folder"
    several(paths, "read_all takes the paths of several files", instead)
    with collector_paused():
        return tuple(map(read, paths))


def write(
    document: Document, path: str | os.PathLike[str], *, max_bytes: int = SIZE_LIMIT, schema: str | None = None
) -> None:
    """Write a document to a file, whose ending tells its format. The file is the old or the new one, never a part.

    Nothing of an old file is kept, neither the `$schema` that it names; `schema` names one.
    Raises as `dumps` does, and OSError.
    """
    require(document, Document, "write takes a report or a treaty, and then the path of a file")
    path = path_text(path, "write")
    write_atomically(Path(path), dumps(document, _format_of(path), max_bytes=max_bytes, schema=schema))


def load() -> Treaty:
    """The old name of `bundled`, until 0.2."""
    return bundled()


@cache
def bundled() -> Treaty:
    """The treaty that comes with the package, built from its reports."""
    data = get_data("treaty_model", "data/treaty.json")  # not importlib.resources, which takes 9 ms to import
    assert data is not None
    treaty = loads(data)
    assert isinstance(treaty, Treaty)
    return treaty


def _read(data: bytes, format: Format, file: str | None) -> Document:
    with collector_paused():
        try:
            document = decode_and_check(data, format)
        except Rejected as refused:
            from .validation import to_issues  # noqa: PLC0415  # documents without mistakes need no words for any

            raise InvalidDocument(*to_issues(refused.problems, data, format, file)) from None
    return document


def _format_of(path: str | os.PathLike[str]) -> Format:
    format = format_of(path)
    if format is None:
        raise ValueError(f"{os.fspath(path)}: the ending tells the format, and there are .json and .xml")
    return format
