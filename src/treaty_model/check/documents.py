"""Documents in and out of bytes and files, checked both ways: whatever is written can be read again."""

import os
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, cast, get_args

from pydantic import ValidationError

from ..codec import json_codec, xml_writer
from ..codec.document import Document
from ..files import write_atomically
from ..model.treaty import Treaty
from .hygiene import may_repeat_a_field, parse_json, require_plain_xml, require_size
from .problems import InvalidDocument, Problem
from .rules import broken_rules
from .shape import shape_problems
from .survey import Survey

Format = Literal["json", "xml"]


def loads(data: bytes, format: Format = "json") -> Document:
    """The document that bytes hold.

    Raises InvalidDocument with all problems where they hold none, ValueError for a format that there is not, and
    TypeError for anything but bytes.
    """
    _require(format)
    if not isinstance(data, bytes):
        raise TypeError(f"a document is read from bytes, not from {type(data).__name__}")
    require_size(data)
    return _sound(*(shaped_json(data) if format == "json" else shaped_xml(data)))


def shaped_json(data: bytes) -> tuple[Document, Survey]:
    """The document that JSON holds, whatever the rules say of it. InvalidDocument where its shape is not right."""
    try:
        document = json_codec.decode(data)
    except ValidationError as error:
        parse_json(data)
        raise InvalidDocument(shape_problems(error)) from None
    survey = Survey(document)
    if may_repeat_a_field(data, survey):
        parse_json(data)
    return document, survey


def shaped_xml(data: bytes) -> tuple[Document, Survey]:
    """The same of XML."""
    require_plain_xml(data)
    from ..codec.xml_reader import NotXml, read  # noqa: PLC0415  # importing the package loads no XML library

    try:
        text, strays = read(data)
    except NotXml as error:
        raise InvalidDocument([Problem("", "not-xml", f"not XML: {error}")]) from None
    problems = [Problem(*stray) for stray in strays]
    if text is None:
        raise InvalidDocument(problems)
    try:
        document = json_codec.decode(text)
    except ValidationError as error:
        told = {problem.pointer for problem in problems}
        problems += [problem for problem in shape_problems(error) if problem.pointer not in told]
    if problems:
        raise InvalidDocument(problems)
    return document, Survey(document)


def dumps(document: Document, format: Format = "json") -> bytes:
    """A document as bytes, in UTF-8: the same bytes for the same document, always.

    Raises InvalidDocument where `loads` would refuse what is written, ValueError for a format that there is not, and
    TypeError for anything but a report or a treaty.
    """
    _require(format)
    if not isinstance(document, Document):
        raise TypeError(f"a document is a report or a treaty, not {type(document).__name__}")
    try:
        document = type(document).model_validate(document)
    except ValidationError as error:
        raise InvalidDocument(shape_problems(error)) from None
    _sound(document, Survey(document))
    return json_codec.encode(document) if format == "json" else xml_writer.encode(document)


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file, whose ending tells its format. Raises as `loads` does, and OSError."""
    return loads(Path(path).read_bytes(), _format_of(path))


def write(document: Document, path: str | os.PathLike[str]) -> None:
    """Write a document to a file, whose ending tells its format. The file is the old or the new one, never a part.

    Raises as `dumps` does, and OSError.
    """
    write_atomically(Path(path), dumps(document, _format_of(path)))


@cache
def load() -> Treaty:
    """The treaty that comes with the package, built from its reports."""
    treaty = loads(resources.files("treaty_model").joinpath("data/treaty.json").read_bytes())
    assert isinstance(treaty, Treaty)
    return treaty


def _require(format: str) -> None:
    if format not in get_args(Format):
        raise ValueError(f"no format {format!r}; there are {' and '.join(get_args(Format))}")


def _format_of(path: str | os.PathLike[str]) -> Format:
    for format in get_args(Format):
        if Path(path).suffix == f".{format}":
            return cast(Format, format)
    raise ValueError(f"{os.fspath(path)}: the ending tells the format, and there are .json and .xml")


def _sound(document: Document, survey: Survey) -> Document:
    if problems := broken_rules(document, survey):
        raise InvalidDocument(problems)
    return document
