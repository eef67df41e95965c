"""Documents in and out of bytes and files, checked both ways: whatever is written can be read again."""

import os
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..codec import json_codec
from ..files import write_atomically
from ..lexical import TextLeaf
from ..model.report import Report
from ..model.treaty import Treaty
from ..spec import spec_of, types_of
from .hygiene import parse_json
from .problems import InvalidDocument, Problem
from .rules import broken_rules

Document = Report | Treaty
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
        raise InvalidDocument(_problems(error, tree)) from None
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
        raise InvalidDocument(_problems(error, document.model_dump())) from None
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


# pydantic's types of errors: our code, and our words where its own would puzzle (None: its own).
_SAID: dict[str, tuple[str, str | None]] = {
    "json_invalid": ("not-json", None),
    "missing": ("missing-field", "this field must be there"),
    "extra_forbidden": ("unknown-field", "there is no such field here"),
    "union_tag_invalid": ("unknown-kind", "there is no kind {tag} here, but {expected_tags}"),
    "union_tag_not_found": ("missing-kind", "the kind must be there, first of all"),
    "literal_error": ("not-a-choice", None),
    "string_pattern_mismatch": ("wrong-form", None),
    "string_too_long": ("wrong-form", None),
    "greater_than_equal": ("out-of-range", None),
    "less_than_equal": ("out-of-range", None),
    "too_short": ("empty-list", "a list holds something, or is left out"),
}


def _problems(error: ValidationError, tree: Any) -> list[Problem]:
    """pydantic's errors as problems: without the union's tags in the pointer, and without what only follows."""
    problems = []
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and details["input"]:
            continue  # the list is not empty: its items are refused, and each says so itself
        problems.append(Problem(_pointer(details["loc"], tree), *_said(details)))
    return problems


def _pointer(place: tuple[int | str, ...], tree: Any) -> str:
    """A JSON pointer for the place that pydantic tells, which names the kind of each union on its way."""
    pointer = ""
    for step in place:
        if isinstance(tree, dict) and step not in tree and tree.get("kind") == step:
            continue
        pointer += f"/{str(step).replace('~', '~0').replace('/', '~1')}"
        inside = isinstance(tree, list) or (isinstance(tree, dict) and step in tree)
        tree = tree[step] if inside else None
    return pointer


def _said(details: ErrorDetails) -> tuple[str, str]:
    code, words = _SAID.get(details["type"], ("wrong-type", None))
    if details["type"] == "string_pattern_mismatch":
        message = f"this is not: {_docs_of_patterns()[details['ctx']['pattern']]}"
    else:
        message = details["msg"] if words is None else words.format(**details.get("ctx", {}))
    return code, message[:500]


@cache
def _docs_of_patterns() -> dict[str, str]:
    docs: dict[str, str] = {}
    for leaf in types_of(spec_of(Treaty), spec_of(Report)).values():
        if isinstance(leaf, TextLeaf):
            docs.setdefault(leaf.anchored, leaf.doc)
    return docs
