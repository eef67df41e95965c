"""Encode JSON: a document to bytes.

Equal documents give equal bytes: UTF-8, fields in the order of the models without absent ones, a model without other
models on one line, anything else indented by two spaces, and a newline at the end.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial
from json.encoder import encode_basestring as quoted
from typing import Any

from ..leaf import IntegerLeaf
from ..model.base import SCHEMA_KEY
from ..spec import Enumeration, FieldSpec, ModelSpec, UnsupportedField, spec_of
from .document import Document
from .generated import FunctionBuilder, Writer

# The characters that are escaped in a string.
_SPECIAL = '"\\' + "".join(map(chr, range(0x20)))


_START = "{\n  "


def encode(document: Document, schema: str | None = None) -> bytes:
    """The document as UTF-8 JSON. If a `schema` is given, `$schema` is the first key."""
    first, *others = _document_writer(spec_of(type(document)))(document)
    if schema is not None:
        first = f"{_START}{quoted(SCHEMA_KEY)}: {quoted(schema)},\n  {first.removeprefix(_START)}"
    return b"".join([piece.encode() for piece in (first, *others)])


def escaped(text: str) -> str:
    """A text with escapes, without the quotation marks of the string."""
    return quoted(text)[1:-1]


@cache
def _document_writer(spec: ModelSpec) -> Callable[[Any], list[str]]:
    """The function that returns a document in pieces."""
    function = FunctionBuilder(escaped, _SPECIAL)
    return function.build_in_parts(f"the JSON of {spec.name}", *_object(function, spec, "", function.pieces), r"'\n'")


def _writer(spec: ModelSpec, indent: str) -> Writer:
    """The writer of a model in a line with the given indentation."""
    return _indented_writer(spec, "" if spec.flat else indent)


@cache
def _indented_writer(spec: ModelSpec, indent: str) -> Writer:
    function = FunctionBuilder(escaped, _SPECIAL)
    return function.build(f"the JSON of {spec.name}", *_object(function, spec, indent, function.models))


def _object(function: FunctionBuilder, spec: ModelSpec, indent: str, models: Callable[..., str]) -> Iterator[str]:
    """The pieces of an object in a line with the given indentation; `models` makes those of lists of models."""
    if not spec.fields[0].required:
        raise UnsupportedField(
            f"{spec.name}: the first field must be required, because a comma precedes every other field"
        )
    inner = f"{indent}  "
    start, comma, end = ("{", ", ", "}") if spec.flat else (f"{{\n{inner}", f",\n{inner}", f"\n{indent}}}")
    for field in spec.fields:
        key, start = f"{start}{quoted(field.name)}: ", comma
        if isinstance(field.type, Enumeration) and field.type.name is None:
            yield function.text(key + quoted(field.type.values[0]))
        elif not field.members:
            yield _value(function, field, key)
        elif field.many:
            item = f"{inner}  "
            yield models(field, partial(_writer, indent=item), f"{key}[\n{item}", f"\n{inner}]", f",\n{item}")
        else:
            yield function.models(field, partial(_writer, indent=inner), key, "")
    yield function.text(end)


def _value(function: FunctionBuilder, field: FieldSpec, key: str) -> str:
    quote = "" if isinstance(field.type, IntegerLeaf) else '"'
    if field.many:
        return function.value(field, f"{key}[{quote}", f"{quote}]", f"{quote}, {quote}")
    return function.value(field, key + quote, quote)
