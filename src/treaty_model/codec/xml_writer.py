"""A document to XML: the same bytes for the same document, always.

UTF-8 with a declaration, attributes and elements in the models' order, what is absent left out, each element on a line
of its own and indented by two blanks, one newline at the end.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..spec import FieldSpec, ModelSpec, spec_of
from .document import Document
from .generated import FunctionBuilder, Writer
from .xml_layout import ELEMENTS, NAMESPACE, XmlForm, element_name, fields_in, forms

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

# What is escaped, in elements and attributes alike.
_SPECIAL = '&<>"'


def encode(document: Document) -> bytes:
    """The document as UTF-8 XML."""
    return b"".join([piece.encode() for piece in _document_writer(spec_of(type(document)))(document)])


def escaped(text: str) -> str:
    """Text as it stands in an element or an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@cache
def _document_writer(spec: ModelSpec) -> Callable[[Any], list[str]]:
    """What gives a document in pieces."""
    function, name = FunctionBuilder(escaped, _SPECIAL), element_name(spec)
    start = function.text(f'{DECLARATION}\n<{name} xmlns="{NAMESPACE}"')
    rest = _behind_name(function, spec, name, "\n", function.pieces)
    return function.build_in_parts(f"the XML of {spec.name}", start, *rest, function.text("\n"))


@cache
def _writer(spec: ModelSpec, name: str, line: str) -> Writer:
    """What writes a model as an element of a name, on a line of its own: a newline and the indentation."""
    function = FunctionBuilder(escaped, _SPECIAL)
    rest = _behind_name(function, spec, name, line, function.models)
    return function.made(f"the XML of {spec.name}", function.text(f"{line}<{name}"), *rest)


def _behind_name(
    function: FunctionBuilder, spec: ModelSpec, name: str, line: str, models: Callable[..., str]
) -> Iterator[str]:
    """The pieces of an element behind `<` and its name; `models` gives those of its lists of models."""
    for field in fields_in(spec, XmlForm.ATTRIBUTE):
        yield function.value(field, f' {field.name}="', '"', " ")
    inside = fields_in(spec, XmlForm.CONTENT, *ELEMENTS)
    yield function.where_any(inside, ">", "/>")
    for field in inside:
        yield _field(function, field, forms(spec)[field], f"{line}  ", models)
    before = line if fields_in(spec, *ELEMENTS) else ""
    yield function.where_any(inside, f"{before}</{name}>", "")


def _field(function: FunctionBuilder, field: FieldSpec, form: XmlForm, line: str, models: Callable[..., str]) -> str:
    """The piece of a field that is text, or elements on lines of their own."""
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
