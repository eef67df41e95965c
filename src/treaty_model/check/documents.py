"""Documents in and out of bytes and files, checked both ways: whatever is written can be read again."""

import os
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from ..codec import json_codec
from ..files import write_atomically
from ..model.treaty import Treaty
from .hygiene import parse_json
from .problems import InvalidDocument
from .rules import Document, broken_rules
from .shape import shape_problems

Format = Literal["json"]


def loads(data: bytes, format: Format = "json") -> Document:
    """The document that bytes hold.

    Raises InvalidDocument with all problems where they hold none, ValueError for a format that there is not, and
    TypeError for anything but bytes.
    """
    _require(format)
    if not isinstance(data, bytes):
        raise TypeError(f"a document is read from bytes, not from {type(data).__name__}")
    tree = parse_json(data)
    try:
        document = json_codec.decode(data)
    except ValidationError as error:
        raise InvalidDocument(shape_problems(error, tree)) from None
    return _sound(document)


def dumps(document: Document, format: Format = "json") -> bytes:
    """A document as bytes: the same bytes for the same document, always.

    Raises InvalidDocument where `loads` would refuse what is written, ValueError for a format that there is not, and
    TypeError for anything but a report or a treaty.
    """
    _require(format)
    if not isinstance(document, Document):
        raise TypeError(f"a document is a report or a treaty, not {type(document).__name__}")
    try:
        document = type(document).model_validate(document)
    except ValidationError as error:
        raise InvalidDocument(shape_problems(error, document.model_dump())) from None
    return json_codec.encode(_sound(document))


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
    if format != "json":
        raise ValueError(f"no format {format!r}; there is json")


def _format_of(path: str | os.PathLike[str]) -> Format:
    if Path(path).suffix != ".json":
        raise ValueError(f"{os.fspath(path)}: the ending tells the format, and there is .json")
    return "json"


def _sound(document: Document) -> Document:
    if problems := broken_rules(document):
        raise InvalidDocument(problems)
    return document
