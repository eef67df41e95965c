"""The specification of a model, read once from its fields: the single basis of codecs, schemas and test data.

A field is a leaf, an enumeration, a model, a union of models that is discriminated by `kind`, or a list of one of
these. Anything else (a bare string or number, a mapping, `Any`) is rejected, because the document formats could not
agree on it.
"""

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from threading import RLock
from typing import Annotated, Any, Literal

from annotated_types import MinLen
from pydantic import FailFast, Field
from pydantic.fields import FieldInfo
from typing_extensions import Doc, TypeAliasType

from .docstrings import docstring
from .leaf import IntegerLeaf, TextLeaf
from .model.base import AcceptsList, Model, Omittable

# The constraints of OneOrMore (model/base.py).
_LIST_CONSTRAINTS = (MinLen(1), FailFast())


class UnsupportedField(TypeError):
    """A model field has a type that the document formats cannot agree on."""


@dataclass(frozen=True)
class Enumeration:
    """A closed set of strings. Without a name, it is the constant `kind` of a model."""

    name: str | None
    values: tuple[str, ...]
    doc: str = ""


@dataclass(frozen=True)
class UnionSpec:
    """A union of models, discriminated by their `kind`."""

    name: str
    members: tuple["ModelSpec", ...]
    doc: str = ""


@dataclass(frozen=True)
class FieldSpec:
    """A field: its type, whether it is a list of that type (`many`), and whether it is required.

    `inline` is true for a list of models whose items stand directly in the XML element of the model. `example` is a
    typical value, or None if any value of the type is one.
    """

    name: str
    type: "FieldType"
    many: bool
    required: bool
    doc: str = ""
    inline: bool = False
    example: str | int | None = None

    @property
    def members(self) -> tuple["ModelSpec", ...]:
        """The models that the field can have as values; empty for a field of other values."""
        if isinstance(self.type, UnionSpec):
            return self.type.members
        return (self.type,) if isinstance(self.type, ModelSpec) else ()


@dataclass(frozen=True, eq=False)
class ModelSpec:
    """A model class and its fields in document order. `kind` is the constant that identifies it in a union."""

    cls: type[Model]
    name: str
    kind: str | None
    doc: str
    fields: tuple[FieldSpec, ...] = field(repr=False)

    @property
    def flat(self) -> bool:
        """Whether no field has models as values, so that an instance is one row of values."""
        return not any(isinstance(f.type, ModelSpec | UnionSpec) for f in self.fields)

    def union(self, name: str) -> UnionSpec:
        """The union that is the type of a field, or of its items. KeyError for a field of another type."""
        return {f.name: f.type for f in self.fields if isinstance(f.type, UnionSpec)}[name]

    def order(self, name: str) -> dict[type[Model], int]:
        """The position of each model class in the union of a field."""
        return {member.cls: n for n, member in enumerate(self.union(name).members)}


FieldType = TextLeaf | IntegerLeaf | Enumeration | UnionSpec | ModelSpec


_SPECS: dict[type[Model], ModelSpec] = {}

# Specifications are compared by identity, so there must be only one for each class, also if several threads ask for it
# at the same time.
_LOCK = RLock()


def spec_of(cls: type[Model]) -> ModelSpec:
    """The specification of a model class. UnsupportedField if a field cannot be expressed in every format."""
    spec = _SPECS.get(cls)
    if spec is None:
        with _LOCK:
            spec = _SPECS.get(cls) or _build(cls)
            _SPECS[cls] = spec
    return spec


def _build(cls: type[Model]) -> ModelSpec:
    fields = tuple(_field(cls, name, info) for name, info in cls.model_fields.items())
    kind = next((f.type.values[0] for f in fields if isinstance(f.type, Enumeration) and f.type.name is None), None)
    return ModelSpec(cls, cls.__name__, kind, docstring(cls), fields)


def types_of(*roots: FieldType) -> dict[str, FieldType]:
    """All named types of the roots and of their fields, by name, in order of first occurrence.

    ValueError if two different types have the same name.
    """
    types: dict[str, FieldType] = {}

    def visit(type: FieldType) -> None:
        if type.name is None:
            return
        if type.name in types:
            if types[type.name] != type:
                raise ValueError(f"two types are called {type.name}")
            return
        types[type.name] = type
        if isinstance(type, ModelSpec):
            for field in type.fields:
                visit(field.type)
        elif isinstance(type, UnionSpec):
            for member in type.members:
                visit(member)

    for root in roots:
        visit(root)
    return types


@cache
def _fields_with(spec: ModelSpec, leaf: str) -> tuple[FieldSpec, ...]:
    """The fields of a model that have values of a leaf type, directly or in other models."""
    return tuple(f for f in spec.fields if leaf in types_of(f.type))


def values_of(model: Model, leaf: str, pointer: str = "") -> Iterator[tuple[str, Model, Any]]:
    """Every value of a leaf type anywhere in a model: its JSON pointer, the model that has it as a field, the value."""
    for f in _fields_with(spec_of(type(model)), leaf):
        value, field_pointer = getattr(model, f.name), f"{pointer}/{f.name}"
        if f.many:
            items = [(f"{field_pointer}/{n}", item) for n, item in enumerate(value)]
        else:
            items = [] if value is None else [(field_pointer, value)]
        for item_pointer, item in items:
            if isinstance(item, Model):
                yield from values_of(item, leaf, item_pointer)
            else:
                yield item_pointer, model, item


def _field(cls: type[Model], name: str, info: FieldInfo) -> FieldSpec:
    where = f"{cls.__name__}.{name}"
    if info.alias or info.validation_alias or info.serialization_alias:
        raise UnsupportedField(f"{where}: a field has one name everywhere, and no alias")
    annotation: Any = info.annotation
    many = typing.get_origin(annotation) is tuple
    metadata = [
        m for m in info.metadata if not isinstance(m, Omittable | AcceptsList) and not (many and m in _LIST_CONSTRAINTS)
    ]
    required = info.is_required() or name == "kind"
    if not required:
        if info.default_factory or info.default != (() if many else None):
            raise UnsupportedField(f"{where}: a document has no defaults; a field is present or absent")
        if not any(isinstance(m, Omittable) for m in info.metadata):
            raise UnsupportedField(f"{where}: declare an optional field as Optional, or Several for a list")
        annotation = annotation if many else _without_none(annotation)
    elif many and not any(isinstance(m, AcceptsList) for m in info.metadata):
        raise UnsupportedField(f"{where}: declare a required list as OneOrMore")
    if many:
        annotation, *length = typing.get_args(annotation)
        if length != [Ellipsis]:
            raise UnsupportedField(f"{where}: a list has items of one type, and any number of them")
    if info.discriminator is not None:
        metadata.append(Field(discriminator=info.discriminator))
    for m in metadata:
        annotation = Annotated[annotation, m]
    type = _type(annotation, where, f"{cls.__name__}{name.removesuffix('s').title()}", constant=name == "kind")
    inline = name == cls.inline
    if inline and not (many and isinstance(type, ModelSpec | UnionSpec)):
        raise UnsupportedField(f"{where}: only a list of models can be inline")
    if many and not isinstance(type, ModelSpec | UnionSpec) and not _fits_a_list(type):
        raise UnsupportedField(
            f"{where}: in XML a list of values is one string, so an item can have neither spaces nor a maximum length"
        )
    example = info.examples[0] if info.examples else None
    return FieldSpec(name, type, many, required, info.description or "", inline, example)


def _fits_a_list(type: FieldType) -> bool:
    if isinstance(type, TextLeaf):
        return type.token and type.max_length is None
    return not isinstance(type, Enumeration) or all(value.isascii() and " " not in value for value in type.values)


def _without_none(annotation: Any) -> Any:
    (inner,) = (a for a in typing.get_args(annotation) if a is not types.NoneType)
    return inner


def _type(annotation: Any, where: str, name: str, *, constant: bool) -> FieldType:
    """The type of an annotation. `name` is the name of a type that has none of its own, unless it is a constant."""
    if isinstance(annotation, TypeAliasType):
        name, annotation = annotation.__name__, annotation.__value__
    metadata: list[Any] = []
    if typing.get_origin(annotation) is Annotated:
        annotation, *metadata = typing.get_args(annotation)
    doc = next((m.documentation for m in metadata if isinstance(m, Doc)), "")
    constraints = [m for m in metadata if not isinstance(m, Doc)]
    origin, members = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in (str, int) and len(constraints) == 1 and isinstance(constraints[0], TextLeaf | IntegerLeaf):
        return constraints[0]
    by_kind = [getattr(m, "discriminator", None) for m in constraints] == ["kind"]
    if origin in (typing.Union, types.UnionType) and by_kind:
        if not all(isinstance(member, type) and issubclass(member, Model) for member in members):
            raise UnsupportedField(f"{where}: the members of a union are models")
        specs = tuple(spec_of(member) for member in members)
        if len({spec.kind for spec in specs} - {None}) != len(specs):
            raise UnsupportedField(f"{where}: each member of a union has a kind of its own")
        return UnionSpec(name, specs, doc)
    if constraints:
        raise UnsupportedField(f"{where}: {constraints[0]!r} belongs in a leaf type, for every format")
    if origin is Literal and all(isinstance(value, str) for value in members):
        if constant and len(members) != 1:
            raise UnsupportedField(f"{where}: a kind is one constant")
        return Enumeration(None if constant else name, members, doc)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        spec = spec_of(annotation)
        if spec.kind is not None:
            raise UnsupportedField(f"{where}: a model with a kind must be a member of a union")
        return spec
    raise UnsupportedField(
        f"{where}: {annotation!r} is not a leaf, enumeration, model, union by kind, or list of these"
    )
