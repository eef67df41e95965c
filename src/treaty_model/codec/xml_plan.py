"""Plans for the readers of XML: what each element can contain and the JSON that it becomes.

Plans are made once, from the specification of the models.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from ..leaf import IntegerLeaf
from ..spec import FieldSpec, ModelSpec, UnionSpec
from .xml_layout import NAMESPACE, PARTS, XmlForm, element_name, fields_in, forms


class ElementContent(Enum):
    """The content that an element can have."""

    NOTHING = auto()  # not even white space (XML Schema, Element Locally Valid (Complex Type), 2.1)
    TEXT = auto()
    PARTS = auto()  # elements of fields, each at most once and in order
    ITEMS = auto()  # elements of models
    ANYTHING = auto()  # in an unexpected element, whose content is ignored


class Attribute(NamedTuple):
    """How an attribute becomes a member of a JSON object."""

    key: str  # with the comma before it
    is_list: bool
    to_number: Callable[[str], str] | None  # the JSON of a number or of a list of numbers; None for texts


@dataclass(slots=True, eq=False)
class Plan:
    """The meaning of an element and its possible content."""

    content: ElementContent
    name: str = ""  # the field of the element; empty for an item
    order_bit: int = 0  # the position among the parts of the model, as a power of two
    children: "Mapping[str, Plan]" = field(default_factory=dict)
    key: str = ""  # the JSON key of the field, with a colon
    by_kind: bool = False  # whether its items are members of a union
    single: bool = False  # whether it contains a single item, and not a list
    leaf: bool = False  # whether it contains no elements
    end: str = ""  # the end of its JSON, after a text
    # for the element of a model:
    model: bool = False
    kind: str | None = None
    start: str = "{"  # the start of its JSON
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    fields: tuple[str, ...] = ()  # the names of all its fields, attributes or not
    content_start: str = ""  # the start of the JSON member for its items or its text
    content_field: str = ""  # the field of its items or its text


SKIPPED = Plan(ElementContent.ANYTHING)


@cache
def root_plan(models: tuple[ModelSpec, ...]) -> Plan:
    """The plan of the document around the root element, which is one of the models."""
    children = {namespaced(element_name(model)): _model_plan(model) for model in models}
    return Plan(ElementContent.ITEMS, children=children, by_kind=True, single=True)


def local_name(tag: str) -> str:
    """The name of an element. A namespace other than that of the documents is in braces before it."""
    return tag.removeprefix(namespaced("")) if tag.startswith("{") else f"{{}}{tag}"


@cache
def _model_plan(spec: ModelSpec, name: str = "", order_bit: int = 0) -> Plan:
    """The plan of the element of a model."""
    plan = Plan(ElementContent.NOTHING, name, order_bit, key=_key(name), leaf=True, end="}", model=True, kind=spec.kind)
    if spec.kind is not None:
        plan.start = f'{{"kind":{quoted(spec.kind)}'
    plan.attributes = {
        f.name: Attribute(f",{_key(f.name)}", f.many, _number_of(f)) for f in fields_in(spec, XmlForm.ATTRIBUTE)
    }
    plan.fields = tuple(f.name for f in spec.fields)
    for text in fields_in(spec, XmlForm.CONTENT):
        plan.content, plan.content_start, plan.content_field = ElementContent.TEXT, _key(text.name), text.name
    for items in fields_in(spec, XmlForm.INLINE):
        plan.content, plan.leaf, plan.content_start, plan.content_field = (
            ElementContent.ITEMS,
            False,
            f"{_key(items.name)}[",
            items.name,
        )
        plan.children, plan.by_kind = _item_plans(items), isinstance(items.type, UnionSpec)
    if parts := [(f, form) for f, form in forms(spec).items() if form in PARTS]:
        plan.content, plan.leaf = ElementContent.PARTS, False
        plan.children = {namespaced(f.name): _field_plan(f, form, 1 << n) for n, (f, form) in enumerate(parts)}
    return plan


def _field_plan(field: FieldSpec, form: XmlForm, order_bit: int) -> Plan:
    """The plan of the element of a field."""
    if form is XmlForm.TEXT:
        return Plan(ElementContent.TEXT, field.name, order_bit, key=_key(field.name), leaf=True)
    if form is XmlForm.MODEL:
        (spec,) = field.members
        return _model_plan(spec, field.name, order_bit)
    by_kind, single = isinstance(field.type, UnionSpec), form is XmlForm.CHOICE
    children, key = _item_plans(field), _key(field.name)
    return Plan(ElementContent.ITEMS, field.name, order_bit, children, key, by_kind, single)


def _item_plans(field: FieldSpec) -> dict[str, Plan]:
    return {namespaced(element_name(member)): _model_plan(member) for member in field.members}


def _number_of(field: FieldSpec) -> Callable[[str], str] | None:
    """The function that converts a number, or a list of numbers, to JSON; None for a field of another type."""
    if not isinstance(field.type, IntegerLeaf):
        return None
    return _numbers if field.many else _number


# An integer in JSON. The model checks its bounds.
_WHOLE = "(?:0|-?[1-9][0-9]*+)"
WHOLE_NUMBERS = f"{_WHOLE}(?: {_WHOLE})*+"
_is_whole, _are_whole = re.compile(_WHOLE).fullmatch, re.compile(WHOLE_NUMBERS).fullmatch


def _number(text: str) -> str:
    """An integer unchanged, and any other text as a string, which the model rejects."""
    return text if _is_whole(text) else quoted(text)


def _numbers(text: str) -> str:
    if _are_whole(text):
        return f"[{text.replace(' ', ',')}]"
    return f"[{','.join(map(_number, text.split(' ')))}]" if text else "[]"


def _key(name: str) -> str:
    return f'"{name}":'


def namespaced(name: str) -> str:
    """The name of an element of the documents, with its namespace as lxml writes it."""
    return f"{{{NAMESPACE}}}{name}"
