"""What each element of a document's XML is to a reader: a plan for each, made once from the specification.

A plan says what can stand in an element and which piece of JSON the element becomes.
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
    """What can stand in an element."""

    NOTHING = auto()  # not even white space (XML Schema, Element Locally Valid (Complex Type), 2.1)
    TEXT = auto()
    PARTS = auto()  # fields, each once at the most and in their order
    ITEMS = auto()  # models, one after the other
    ANYTHING = auto()  # in what has no place anyway


class Attribute(NamedTuple):
    """How an attribute becomes a member of a JSON object."""

    key: str  # with the comma before it
    listed: bool
    number: Callable[[str], str] | None


@dataclass(slots=True, eq=False)
class Plan:
    """What an element is, and what can stand in it."""

    content: ElementContent
    name: str = ""  # of the field that it is; an item is none
    place: int = 0  # among the parts of its model, as a power of two
    children: "Mapping[str, Plan]" = field(default_factory=dict)
    key: str = ""  # the start of the member that it is
    by_kind: bool = False  # whether its items are members of a union
    single: bool = False  # whether it holds one item, and no list
    leaf: bool = False  # whether no element stands in it
    end: str = ""  # of its JSON, behind its text
    # of a model:
    model: bool = False
    kind: str | None = None
    start: str = "{"  # of its JSON
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    fields: tuple[str, ...] = ()  # the names of all its fields, attributes or not
    makes: str = ""  # the start of the member that is made of what stands in it
    holds: str = ""  # the field of its items or its text


SKIPPED = Plan(ElementContent.ANYTHING)


@cache
def root_plan(models: tuple[ModelSpec, ...]) -> Plan:
    """Of what is around the root: one of the models stands there."""
    children = {namespaced(element_name(model)): _model_plan(model) for model in models}
    return Plan(ElementContent.ITEMS, children=children, by_kind=True, single=True)


def local_name(tag: str) -> str:
    """An element's name, with its namespace in braces before it if that is not the documents'."""
    return tag.removeprefix(namespaced("")) if tag.startswith("{") else f"{{}}{tag}"


@cache
def _model_plan(spec: ModelSpec, name: str = "", place: int = 0) -> Plan:
    """Of an element that is a model."""
    plan = Plan(ElementContent.NOTHING, name, place, key=_key(name), leaf=True, end="}", model=True, kind=spec.kind)
    if spec.kind is not None:
        plan.start = f'{{"kind":{quoted(spec.kind)}'
    plan.attributes = {
        f.name: Attribute(f",{_key(f.name)}", f.many, _number_of(f)) for f in fields_in(spec, XmlForm.ATTRIBUTE)
    }
    plan.fields = tuple(f.name for f in spec.fields)
    for text in fields_in(spec, XmlForm.CONTENT):
        plan.content, plan.makes, plan.holds = ElementContent.TEXT, _key(text.name), text.name
    for items in fields_in(spec, XmlForm.INLINE):
        plan.content, plan.leaf, plan.makes, plan.holds = (
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


def _field_plan(field: FieldSpec, form: XmlForm, place: int) -> Plan:
    """Of an element that is a field."""
    if form is XmlForm.TEXT:
        return Plan(ElementContent.TEXT, field.name, place, key=_key(field.name), leaf=True)
    if form is XmlForm.MODEL:
        (spec,) = field.members
        return _model_plan(spec, field.name, place)
    by_kind, single = isinstance(field.type, UnionSpec), form is XmlForm.CHOICE
    children, key = _item_plans(field), _key(field.name)
    return Plan(ElementContent.ITEMS, field.name, place, children, key, by_kind, single)


def _item_plans(field: FieldSpec) -> dict[str, Plan]:
    return {namespaced(element_name(member)): _model_plan(member) for member in field.members}


def _number_of(field: FieldSpec) -> Callable[[str], str] | None:
    """What makes the JSON of a number, or of a list of them; None for a field of another type."""
    if not isinstance(field.type, IntegerLeaf):
        return None
    return _numbers if field.many else _number


# A whole number as JSON writes it; whether it lies within bounds is for the model to say.
_WHOLE = "(?:0|-?[1-9][0-9]*+)"
WHOLE_NUMBERS = f"{_WHOLE}(?: {_WHOLE})*+"
_is_whole, _are_whole = re.compile(_WHOLE).fullmatch, re.compile(WHOLE_NUMBERS).fullmatch


def _number(text: str) -> str:
    """A number as it is, and any other text as a string, for the model to refuse."""
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
