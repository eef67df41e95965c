"""JSON as plain dicts and tuples, checked as the models check it: for those who count documents and keep none.

What checks is made of what checks the models, with a typed dict in the place of each model. It takes and refuses the
same bytes, and needs two thirds of the time, because nothing is made that behaves like a model.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..model.base import Model
from ..spec import ModelSpec, spec_of
from .document import roots
from .validator import Fields, documents_schema

Tree = dict[str, Any]


@cache
def tree_decoder() -> Callable[[bytes], Tree]:
    """What makes UTF-8 JSON of a document a tree, fields that are not given left out. Raises ValidationError."""
    return SchemaValidator(documents_schema(_tree)).validate_json


def fields_given(trees: list[Tree]) -> int:
    """How many fields are given in all objects of some documents."""
    return _count(trees, _below(frozenset(spec.cls for spec in roots())))


class _Below(NamedTuple):
    """A field that holds objects, or a list of them, and the fields of these that do."""

    name: str
    many: bool
    inner: "tuple[_Below, ...]"


@cache
def _below(classes: frozenset[type[Model]]) -> tuple[_Below, ...]:
    members: dict[tuple[str, bool], set[type[Model]]] = defaultdict(set)
    for cls in classes:
        for field in spec_of(cls).fields:
            if field.members:
                members[field.name, field.many].update(member.cls for member in field.members)
    return tuple(_Below(name, many, _below(frozenset(inner))) for (name, many), inner in members.items())


def _count(trees: list[Tree], below: tuple[_Below, ...]) -> int:
    """All that stand in one field, in whatever document, are looked at together, because each look takes time."""
    fields = sum(map(len, trees))
    for name, many, inner in below:
        if held := [tree[name] for tree in trees if name in tree]:
            fields += _count(list(chain.from_iterable(held)) if many else held, inner)
    return fields


def _tree(spec: ModelSpec, fields: Fields, config: core_schema.CoreConfig) -> CoreSchema:
    held = {name: _field(field["schema"]) for name, field in fields.items()}
    return core_schema.typed_dict_schema(held, config=config, ref=spec.name)


def _field(schema: Any) -> core_schema.TypedDictField:
    if schema["type"] == "default":
        return core_schema.typed_dict_field(schema["schema"], required=False)
    return core_schema.typed_dict_field(schema, required=True)
