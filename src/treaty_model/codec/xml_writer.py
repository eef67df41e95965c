"""A document to XML: the same bytes for the same document, always.

UTF-8 with a declaration, attributes and elements in the models' order, what is absent left out, each element on a line
of its own and indented by two blanks, one newline at the end.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from ..lexical import IntegerLeaf
from ..model.base import Model
from ..spec import FieldSpec, ModelSpec, spec_of
from .document import Document
from .xml_layout import ELEMENTS, NAMESPACE, Form, element_name, fields_in, forms, members

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def encode(document: Document) -> bytes:
    """The document as UTF-8 XML."""
    spec = spec_of(type(document))
    out = [DECLARATION]
    _model(spec, element_name(spec), f' xmlns="{NAMESPACE}"')(document, "\n", out)
    out.append("\n")
    return "".join(out).encode()


def escaped(text: str) -> str:
    """Text as it stands in an element or an attribute."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


# Adds the XML of a value to the pieces, each element on a new line (a newline and its indentation).
_Write = Callable[[Any, str, list[str]], None]


@cache
def _model(spec: ModelSpec, name: str, declaration: str = "") -> _Write:
    """Writes a model as an element of the given name."""
    start, end = f"<{name}{declaration}", f"</{name}>"
    attributes = [(f.name, f' {f.name}="', _attribute(f)) for f in fields_in(spec, Form.ATTRIBUTE)]
    content = [f.name for f in fields_in(spec, Form.CONTENT)]
    elements = [(f.name, _element(f, form)) for f, form in forms(spec).items() if form in ELEMENTS]

    def write(model: Model, line: str, out: list[str]) -> None:
        values = model.__dict__
        piece = line + start
        for key, opening, text in attributes:
            value = values[key]
            if value is not None and value != ():
                piece += f'{opening}{text(value)}"'
        if content:
            out.append(f"{piece}>{escaped(values[content[0]])}{end}")
            return
        present = [(value, add) for key, add in elements if (value := values[key]) is not None and value != ()]
        if not present:
            out.append(piece + "/>")
            return
        out.append(piece + ">")
        for value, add in present:
            add(value, line + "  ", out)
        out.append(line + end)

    return write


def _attribute(field: FieldSpec) -> Callable[[Any], str]:
    """What makes an attribute's text of a value."""
    if isinstance(field.type, IntegerLeaf):
        return (lambda values: " ".join(map(str, values))) if field.many else str
    return (lambda values: escaped(" ".join(values))) if field.many else escaped


def _element(field: FieldSpec, form: Form) -> _Write:
    """Writes a field that is an element, or the elements of a list that stands inline."""
    name = field.name
    if form is Form.TEXT:
        start, end = f"<{name}>", f"</{name}>"
        return lambda text, line, out: out.append(f"{line}{start}{escaped(text)}{end}")
    if form is Form.MODEL:
        (spec,) = members(field)
        return _model(spec, name)
    writers = {member.cls: _model(member, element_name(member)) for member in members(field)}

    def write(items: Any, line: str, out: list[str]) -> None:
        for item in items:
            writers[type(item)](item, line, out)

    def write_wrapped(value: Any, line: str, out: list[str]) -> None:
        out.append(f"{line}<{name}>")
        write(value if field.many else (value,), line + "  ", out)
        out.append(f"{line}</{name}>")

    return write if form is Form.INLINE else write_wrapped
