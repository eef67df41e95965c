"""The values of a document as XML, whatever they are, as far as XML can say them.

What is right stands as the package's writer has it, to the byte. The two share no code beyond the layout of documents,
because the writer knows only what is right.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...codec.document import roots
from ...codec.xml_layout import NAMESPACE, Form, element_name, forms
from ...codec.xml_writer import DECLARATION, escaped
from ...leaf import IntegerLeaf
from ...spec import FieldSpec, ModelSpec

# What no document in XML 1.0 holds, not even as a reference.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unsayable(ValueError):
    """Values that XML has no way to say: it knows no types, and no difference between nothing and an empty text."""


def in_xml(tree: Any) -> bytes:
    """The values as XML, with a declaration. Raises Unsayable."""
    root = next((root for root in roots() if isinstance(tree, dict) and root.kind == tree.get("kind")), None)
    lines = _model(_kind(tree), tree, root, "", f' xmlns="{NAMESPACE}"')
    return "\n".join([DECLARATION, *lines, ""]).encode()


def _model(name: str, tree: Any, spec: ModelSpec | None, indent: str, declared: str = "") -> Iterator[str]:
    """The lines of a model's element; without a specification every field of it is unknown."""
    if not isinstance(tree, Mapping):
        raise Unsayable
    known = {field.name: (field, form) for field, form in forms(spec).items()} if spec else {}
    attributes, content, lines = [f"{name}{declared}"], None, list[str]()
    for field_name in [*(field for field in known if field in tree), *(field for field in tree if field not in known)]:
        value = tree[field_name]
        field, form = known.get(field_name, (None, Form.NAME if field_name == "kind" else Form.ATTRIBUTE))
        if form is Form.ATTRIBUTE:
            attributes.append(f'{_name(field_name)}="{_attribute(value, field)}"')
        elif form is Form.CONTENT:
            content = _text(value)
        elif field is not None and form is not Form.NAME:
            lines.extend(_element(field, form, value, indent + "  "))
    start = " ".join(attributes)
    if content is not None:
        yield f"{indent}<{start}>{content}</{name}>"
    elif lines:
        yield from (f"{indent}<{start}>", *lines, f"{indent}</{name}>")
    else:
        yield f"{indent}<{start}/>"


def _element(field: FieldSpec, form: Form, value: Any, indent: str) -> Iterator[str]:
    """The lines of a field that is an element, or several."""
    if form is Form.TEXT:
        yield f"{indent}<{field.name}>{_text(value)}</{field.name}>"
    elif form is Form.MODEL:
        yield from _model(field.name, value, field.members[0], indent)
    elif form is Form.INLINE:
        yield from _items(field, value, indent)
    else:
        if form is Form.CHOICE:  # a choice of nothing is the element alone
            value = [] if value == {} else [value]
        lines = list(_items(field, value, indent + "  ", inline=False))
        yield from (
            (f"{indent}<{field.name}>", *lines, f"{indent}</{field.name}>") if lines else (f"{indent}<{field.name}/>",)
        )


def _items(field: FieldSpec, value: Any, indent: str, *, inline: bool = True) -> Iterator[str]:
    if not isinstance(value, list) or (inline and not value):
        raise Unsayable
    for item in value:
        if isinstance(field.type, ModelSpec):
            yield from _model(element_name(field.type), item, field.type, indent)
        else:
            kind = _kind(item)
            member = next((member for member in field.members if member.kind == kind), None)
            yield from _model(kind, item, member, indent)


def _kind(tree: Any) -> str:
    """The kind of values, which is the name of their element."""
    kind = tree.get("kind") if isinstance(tree, Mapping) else None
    if not isinstance(kind, str):
        raise Unsayable
    return _name(kind)


def _name(name: str) -> str:
    if not re.fullmatch("[a-zA-Z_][a-zA-Z0-9_-]*", name):
        raise Unsayable
    return name


def _attribute(value: Any, field: FieldSpec | None) -> str:
    many = field is not None and field.many
    if isinstance(value, list) is not many or value == []:
        raise Unsayable
    words = [_word(item, field) for item in value] if many else [_word(value, field)]
    if many and any(not word or " " in word for word in words):  # blanks stand between the items
        raise Unsayable
    return " ".join(words)


def _word(value: Any, field: FieldSpec | None) -> str:
    """A value that is written in an attribute. Digits are a number there, and a number is its digits."""
    if field is not None and isinstance(field.type, IntegerLeaf):
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        elif isinstance(value, str) and re.fullmatch("-?[0-9]+", value):
            raise Unsayable
    return _text(value, empty=True)


def _text(value: Any, *, empty: bool = False) -> str:
    if not isinstance(value, str) or _NOT_IN_XML.search(value) or not (value or empty):
        raise Unsayable
    return re.sub("[\t\n\r]", lambda match: f"&#{ord(match[0])};", escaped(value))
