"""JSON: a document to bytes and back.

The same document gives the same bytes everywhere: UTF-8, fields in the models' order, what is absent left out, a model
that holds no other model on one line, everything else indented by two blanks, one newline at the end.
"""

import json
from collections.abc import Iterator

from ..model.base import Model
from ..spec import ModelSpec, Union, spec_of
from .document import Document, adapter

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def decode(data: bytes) -> Document:
    """The document that UTF-8 JSON holds. Raises pydantic's ValidationError, with all the errors there are."""
    return adapter().validate_json(data)


def encode(document: Document) -> bytes:
    """The document as UTF-8 JSON."""
    return "".join([*_lines(document, ""), "\n"]).encode()


def _lines(model: Model, indent: str) -> Iterator[str]:
    """The pieces of a model's text, the first one standing where the model starts."""
    spec = spec_of(type(model))
    present = [(f, value) for f in spec.fields if (value := getattr(model, f.name)) not in (None, ())]
    if spec.flat:
        yield "{" + ", ".join(f"{_quoted(f.name)}: {_quoted(value)}" for f, value in present) + "}"
        return
    inner = indent + "  "
    separator = "{\n"
    for field, value in present:
        yield f"{separator}{inner}{_quoted(field.name)}: "
        separator = ",\n"
        if not isinstance(field.type, ModelSpec | Union):
            yield _quoted(value)
        elif field.many:
            start = "[\n"
            for item in value:
                yield f"{start}{inner}  "
                yield from _lines(item, inner + "  ")
                start = ",\n"
            yield f"\n{inner}]"
        else:
            yield from _lines(value, inner)
    yield f"\n{indent}}}"
