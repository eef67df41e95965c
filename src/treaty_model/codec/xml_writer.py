"""A document to XML: the same bytes for the same document, always.

UTF-8 with a declaration, attributes and elements in the models' order, what is absent left out, each element on a line
of its own and indented by two blanks, one newline at the end.

For each class of model a function is made from its specification, as source: it says once what an interpreter of the
specification would ask of every element.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..lexical import IntegerLeaf, TextLeaf
from ..spec import Enumeration, FieldSpec, ModelSpec, Type, spec_of
from .document import Document
from .xml_layout import ELEMENTS, NAMESPACE, Form, element_name, fields_in, forms

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

# Adds the XML of a value to the pieces: the value, a newline with the indentation, and what adds a piece.
_Write = Callable[[Any, str, Callable[[str], None]], None]


def encode(document: Document) -> bytes:
    """The document as UTF-8 XML."""
    spec = spec_of(type(document))
    pieces = [DECLARATION]
    _writer(spec, element_name(spec), f' xmlns="{NAMESPACE}"')(document, "\n", pieces.append)
    pieces.append("\n")
    return "".join(pieces).encode()


def escaped(text: str) -> str:
    """Text as it stands in an element or an attribute."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


@cache
def _writer(spec: ModelSpec, name: str, declaration: str = "") -> _Write:
    """What writes a model as an element of the given name."""
    scope: dict[str, Any] = {"escaped": escaped}
    source = "\n".join(_source(spec, name, declaration, scope))
    exec(compile(source, f"<writer of {spec.name}>", "exec"), scope)
    write: _Write = scope["write"]
    return write


def _source(spec: ModelSpec, name: str, declaration: str, scope: dict[str, Any]) -> Iterator[str]:
    """The lines of a function that writes a model. What it calls is put into its scope."""
    yield "def write(model, line, add):"
    yield "    values = model.__dict__"
    yield f"    text = line + {f'<{name}{declaration}'!r}"
    for field in fields_in(spec, Form.ATTRIBUTE):
        opening, indent = f' {field.name}="', "    "
        if not field.required:
            yield f"    if values[{field.name!r}]{'' if field.many else ' is not None'}:"
            indent += "    "
        yield f"{indent}text += {opening!r} + {_attribute(field)} + '\"'"
    for field in fields_in(spec, Form.CONTENT):
        yield f"    add(text + '>' + escaped(values[{field.name!r}]) + {f'</{name}>'!r})"
        return
    elements = fields_in(spec, *ELEMENTS)
    if not any(field.required for field in elements):
        if elements:
            yield f"    if not ({' or '.join(f'values[{field.name!r}]' for field in elements)}):"
        yield f"    {'    ' if elements else ''}return add(text + '/>')"
    if not elements:
        return
    yield "    add(text + '>')"
    yield "    inner = line + '  '"
    for field in elements:
        yield f"    value = values[{field.name!r}]"
        if not field.required:
            yield f"    if value{'' if field.many else ' is not None'}:"
        for statement in _element(field, forms(spec)[field], scope):
            yield f"    {'' if field.required else '    '}{statement}"
    yield f"    add(line + {f'</{name}>'!r})"


def _attribute(field: FieldSpec) -> str:
    """The expression for an attribute's text."""
    value = f"values[{field.name!r}]"
    if isinstance(field.type, IntegerLeaf):
        return f"' '.join(map(str, {value}))" if field.many else f"str({value})"
    text = f"' '.join({value})" if field.many else value
    return f"escaped({text})" if _can_need_escapes(field.type) else text


def _element(field: FieldSpec, form: Form, scope: dict[str, Any]) -> Iterator[str]:
    """The statements that write the `value` of a field as an element, or as the elements of a list."""
    start, end = f"inner + {f'<{field.name}>'!r}", f"{f'</{field.name}>'!r}"
    if form is Form.TEXT:
        yield f"add({start} + escaped(value) + {end})"
        return
    if form is Form.MODEL:
        scope[f"write_{field.name}"] = _writer(field.members[0], field.name)
        yield f"write_{field.name}(value, inner, add)"
        return
    scope[f"write_{field.name}"] = {member.cls: _writer(member, element_name(member)) for member in field.members}
    inner = "inner" if form is Form.INLINE else "inner + '  '"
    if form is not Form.INLINE:
        yield f"add({start})"
    if field.many:
        yield "for item in value:"
        yield f"    write_{field.name}[type(item)](item, {inner}, add)"
    else:
        yield f"write_{field.name}[type(value)](value, {inner}, add)"
    if form is not Form.INLINE:
        yield f"add(inner + {end})"


def _can_need_escapes(type: Type) -> bool:
    """Whether a value can hold a character that is escaped: whether its pattern has one, by itself or in a class."""
    if isinstance(type, Enumeration):
        return any(value != escaped(value) for value in type.values)
    assert isinstance(type, TextLeaf)
    classes = re.compile(r"\[(?:\\.|[^\]\\])+\]")
    alone = classes.sub("", type.body)
    return any(c in alone or any(re.fullmatch(each, c) for each in classes.findall(type.body)) for c in '&<>"')
