"""Encode XML: a document to bytes.

Equal documents give equal bytes: UTF-8 with a declaration, attributes and elements in the order of the models without
absent ones, each element on a line of its own and indented by two spaces, and a newline at the end.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..spec import FieldSpec, ModelSpec, spec_of
from .document import Document
from .generated import FunctionBuilder, Writer
from .xml_layout import ELEMENTS, NAMESPACE, XmlForm, element_name, fields_in, forms

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

# The characters that are escaped, in elements and in attributes.
_SPECIAL = '&<>"'


def encode(document: Document) -> bytes:
    """The document as UTF-8 XML."""
    return b"".join([piece.encode() for piece in _document_writer(spec_of(type(document)))(document)])


def escaped(text: str) -> str:
    """A text with escapes for an element or an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@cache
def _document_writer(spec: ModelSpec) -> Callable[[Any], list[str]]:
    """The function that returns a document in pieces."""
    function, name = FunctionBuilder(escaped, _SPECIAL), element_name(spec)
    start = function.text(f'{DECLARATION}\n<{name} xmlns="{NAMESPACE}"')
    others = _after_name(function, spec, name, "\n", function.pieces)
    return function.build_in_parts(f"the XML of {spec.name}", start, *others, function.text("\n"))


@cache
def _writer(spec: ModelSpec, name: str, line: str) -> Writer:
    """The writer of a model as an element with the given name. `line` is a newline and the indentation."""
    function = FunctionBuilder(escaped, _SPECIAL)
    others = _after_name(function, spec, name, line, function.models)
    return function.build(f"the XML of {spec.name}", function.text(f"{line}<{name}"), *others)


def _after_name(
    function: FunctionBuilder, spec: ModelSpec, name: str, line: str, models: Callable[..., str]
) -> Iterator[str]:
    """The pieces of an element after `<` and its name; `models` makes those of lists of models."""
    for field in fields_in(spec, XmlForm.ATTRIBUTE):
        yield function.value(field, f' {field.name}="', '"', " ")
    inside = fields_in(spec, XmlForm.CONTENT, *ELEMENTS)
    yield function.if_any(inside, ">", "/>")
    for field in inside:
        yield _field(function, field, forms(spec)[field], f"{line}  ", models)
    before = line if fields_in(spec, *ELEMENTS) else ""
    yield function.if_any(inside, f"{before}</{name}>", "")


def _field(function: FunctionBuilder, field: FieldSpec, form: XmlForm, line: str, models: Callable[..., str]) -> str:
    """The piece of a field that is an element or several, or the text of the model's element."""
    if form is XmlForm.CONTENT:
        return function.value(field, "", "")
    start, end = f"{line}<{field.name}>", f"</{field.name}>"
    if form is XmlForm.TEXT:
        return function.value(field, start, end)
    if form is XmlForm.MODEL:
        return function.models(field, lambda member: _writer(member, field.name, line), "", "")
    item = line if form is XmlForm.INLINE else f"{line}  "
    before, after = ("", "") if form is XmlForm.INLINE else (start, line + end)

    def writer(member: ModelSpec) -> Writer:
        return _writer(member, element_name(member), item)

    return (models if field.many else function.models)(field, writer, before, after, "")
