"""Reads and writes documents. They are checked both ways, so every written document can be read again."""

import os
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from pkgutil import get_data

from pydantic import ValidationError

from ..arguments import path_text, require, require_binary_stream, require_several, size_limit, type_name
from ..codec.document import Document, Format, format_of, require_format, roots
from ..files import BinaryStream, open_to_read, read_at_most, write_atomically, write_to_stream
from ..gc_pause import collector_paused
from ..model.base import SCHEMA_KEY
from ..model.treaty import Treaty
from ..model.validity_mark import is_known_valid
from .decoding import UNEXPLAINED, decode_and_check
from .issues import InvalidDocument, Problem
from .preflight import SIZE_LIMIT, Rejected, parse_json, require_text, require_within_limits
from .rules import RULES, find_problems


def loads(data: bytes | str, format: Format = "json") -> Document:
    """Read a document from UTF-8 bytes or from a text.

    Raises InvalidDocument with all issues, ValueError for an unknown format and for the path of a file, and TypeError
    for anything but bytes or text.
    """
    require_format(format)
    if isinstance(data, str):
        if format_of(data) and not data.lstrip().startswith(("{", "<")):
            raise ValueError("this is the path of a file, not the text of a document: `read` reads it")
        data = data.encode("utf-8", "surrogatepass")  # an unpaired surrogate becomes an issue
    if not isinstance(data, bytes):
        raise TypeError(f"a document is read from bytes or text, not from {type_name(data)}: {_instead_of_bytes(data)}")
    return _read(data, format, None)


def _instead_of_bytes(data: object) -> str:
    if isinstance(data, os.PathLike):
        return "for the path of a file use `read`"
    if hasattr(data, "read"):
        return "open the file in mode `rb` and give the result of its `read()`"
    if isinstance(data, bytearray | memoryview):
        return "give `bytes(data)`"
    return "for a tree of values use `Treaty.model_validate` or `Report.model_validate`"


def dumps(
    document: Document, format: Format = "json", *, max_bytes: int = SIZE_LIMIT, schema: str | None = None
) -> bytes:
    """A document as UTF-8 bytes. The same document always gives the same bytes.

    `schema` is any text; in JSON it becomes the value of `$schema`, which editors use. XML has no such field. The
    document is checked first, unless it was read or validated and is still that object, because documents are frozen.
    If you change a part of such a document by force (`object.__setattr__`, `__dict__`), copy it with `model_copy`.
    Raises InvalidDocument if `loads` would reject the result, ValueError for an unknown format and for a `schema` in
    XML, and TypeError for anything but a report or a treaty. More than 16 MiB is rejected too, unless `max_bytes` is
    larger; then `validate` needs the same `max_bytes`.
    """
    from ..codec import json_writer, xml_writer  # noqa: PLC0415  # reading needs neither

    require_format(format)
    require(document, Document, "a document is a report or a treaty")
    _require_schema(schema, format)
    max_bytes = size_limit(max_bytes)
    if not is_known_valid(document):
        document = _valid(document)
    data = json_writer.encode(document, schema) if format == "json" else xml_writer.encode(document)
    try:
        require_within_limits(data, format, max_bytes, lambda: json_writer.encode(document))
    except Rejected as rejected:
        from .location import without_place  # noqa: PLC0415  # valid documents need no messages

        raise InvalidDocument(without_place(list(rejected.problems))) from None
    return data


def _require_schema(schema: str | None, format: Format) -> None:
    if schema is None:
        return
    require(schema, str, "`schema` is the text of `$schema`")
    if format == "xml":
        raise ValueError("`schema` is for JSON only, because XML has no `$schema`")
    try:
        schema.encode()
    except UnicodeEncodeError:
        raise ValueError("`schema` has an unpaired surrogate, which UTF-8 cannot encode") from None


def schema_named(path: Path) -> str | None:
    """The `$schema` of a treaty or a report in a JSON file, valid or not, so that a new version can keep it.

    None if there is no `$schema`, or if the file cannot be read or is something else.
    """
    if format_of(path) != "json" or not path.is_file():
        return None
    try:
        with path.open("rb") as opened:
            tree = parse_json(require_text(read_at_most(opened, SIZE_LIMIT)))
    except (OSError, Rejected):
        return None
    is_ours = isinstance(tree, dict) and tree.get("kind") in [root.kind for root in roots()]
    named = tree.get(SCHEMA_KEY) if is_ours else None
    return named if isinstance(named, str) else None


def _valid(document: Document) -> Document:
    """The document, validated again. Raises InvalidDocument."""
    from .location import without_place  # noqa: PLC0415  # valid documents need no messages
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
    """Read a document from a file; the ending, .json or .xml, is its format. Raises as `loads` does, and OSError.

    At most 16 MiB are read.
    """
    file = path_text(path, "read")
    with open_to_read(file) as opened:
        format = _format_of(file)
        data = read_at_most(opened, SIZE_LIMIT)
    return _read(data, format, file)


def read_all(paths: Iterable[str | os.PathLike[str]]) -> tuple[Document, ...]:
    """Read the documents in several files, in their order, in little more than half the time of a loop.

    Python's cycle collector is paused until all are read. Raises as `read` does, for the first invalid document.
    """
    instead = "`read` takes one path, and `Path(folder).glob('*.json')` gives those in a folder"
    require_several(paths, "read_all takes the paths of several files", instead)
    with collector_paused():
        return tuple(map(read, paths))


def write(
    document: Document, path: str | os.PathLike[str], *, max_bytes: int = SIZE_LIMIT, schema: str | None = None
) -> None:
    """Write a document to a file; the ending, .json or .xml, is its format. The file is never left half written.

    Nothing of an old file is kept, not even its `$schema`; give it as `schema`. Raises as `dumps` does, and OSError.
    """
    require(document, Document, "write takes a report or a treaty, and then the path of a file")
    path = path_text(path, "write")
    write_atomically(Path(path), dumps(document, _format_of(path), max_bytes=max_bytes, schema=schema))


def dump(
    document: Document,
    stream: BinaryStream,
    format: Format = "json",
    *,
    max_bytes: int = SIZE_LIMIT,
    schema: str | None = None,
) -> None:
    """Write a document to a binary stream: an open file, standard output (`sys.stdout.buffer`), a buffer in memory.

    The stream stays open. Nothing is written if the document is not valid. Raises as `dumps` does, TypeError for a
    stream of text, and OSError.
    """
    require(document, Document, "dump takes a report or a treaty, and then a binary stream")
    require_binary_stream(stream)
    write_to_stream(stream, dumps(document, format, max_bytes=max_bytes, schema=schema))


def load() -> Treaty:
    """The old name of `bundled`, with a DeprecationWarning. It will be removed in 0.2."""
    warnings.warn("`load` is now `bundled`; 0.2 will remove `load`", DeprecationWarning, stacklevel=2)
    return bundled()


@cache
def bundled() -> Treaty:
    """The treaty that comes with the package, merged from five reports."""
    data = get_data("treaty_model", "data/treaty.json")  # importlib.resources takes 9 ms to import
    assert data is not None
    treaty = loads(data)
    assert isinstance(treaty, Treaty)
    return treaty


def _read(data: bytes, format: Format, file: str | None) -> Document:
    with collector_paused():
        try:
            document = decode_and_check(data, format)
        except Rejected as rejected:
            from .validation import to_issues  # noqa: PLC0415  # valid documents need no messages

            raise InvalidDocument(*to_issues(rejected.problems, data, format, file)) from None
    return document


def _format_of(path: str | os.PathLike[str]) -> Format:
    format = format_of(path)
    if format is None:
        raise ValueError(f"{os.fspath(path)}: the name must end with .json or .xml, which gives the format")
    return format
