"""What a model looks like, read once from its fields: the one source of codecs, schemas and test data.

A field is a leaf, an enumeration, a model, a union of models told apart by `kind`, or a list of one of these. Anything
else (a bare string or number, a mapping, `Any`) is refused, because the document formats could not agree on it.
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

# How a list that must be there is marked: it holds something, and its first mistake ends it.
_OF_LISTS = (MinLen(1), FailFast())


class UnsupportedField(TypeError):
    """A model field whose type the document formats cannot agree on."""


@dataclass(frozen=True)
class Enumeration:
    """A closed set of strings. One without a name is the constant `kind` of a model."""

    name: str | None
    values: tuple[str, ...]
    doc: str = ""


@dataclass(frozen=True)
class UnionSpec:
    """Models told apart by their `kind`."""

    name: str
    members: tuple["ModelSpec", ...]
    doc: str = ""


@dataclass(frozen=True)
class FieldSpec:
    """A field: its type, whether it is a list of that type, and whether it can be left out.

    `inline` is for a list of models whose items in XML stand in the element of the model itself. `example` is a usual
    value, or None where any value of the type will do.
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
        """The models that can stand in the field; none in a field of other values."""
        if isinstance(self.type, UnionSpec):
            return self.type.members
        return (self.type,) if isinstance(self.type, ModelSpec) else ()


@dataclass(frozen=True, eq=False)
class ModelSpec:
    """A model class and its fields in document order. `kind` is the constant that tells it in a union."""

    cls: type[Model]
    name: str
    kind: str | None
    doc: str
    fields: tuple[FieldSpec, ...] = field(repr=False)

    @property
    def flat(self) -> bool:
        """Whether no field holds a model, so that an instance is one row of values."""
        return not any(isinstance(f.type, ModelSpec | UnionSpec) for f in self.fields)

    def union(self, name: str) -> UnionSpec:
        """The union of which a field holds one member, or a list of them. KeyError where the field holds none."""
        return {f.name: f.type for f in self.fields if isinstance(f.type, UnionSpec)}[name]

    def order(self, name: str) -> dict[type[Model], int]:
        """The place of each model class in the union of a field."""
        return {member.cls: place for place, member in enumerate(self.union(name).members)}


FieldType = TextLeaf | IntegerLeaf | Enumeration | UnionSpec | ModelSpec


_SPECS: dict[type[Model], ModelSpec] = {}

# There is one specification of a class, because specifications are compared by identity; so two threads that ask for it
# first must not make one each.
_MAKING = RLock()


def spec_of(cls: type[Model]) -> ModelSpec:
    """The specification of a model class. UnsupportedField where a field cannot be said in every format."""
    known = _SPECS.get(cls)
    if known is None:
        with _MAKING:
            known = _SPECS.get(cls) or _made(cls)
            _SPECS[cls] = known
    return known


def _made(cls: type[Model]) -> ModelSpec:
    fields = tuple(_field(cls, name, info) for name, info in cls.model_fields.items())
    kind = next((f.type.values[0] for f in fields if isinstance(f.type, Enumeration) and f.type.name is None), None)
    return ModelSpec(cls, cls.__name__, kind, docstring(cls), fields)


def types_of(*roots: FieldType) -> dict[str, FieldType]:
    """Every named type that the roots reach, by name, in the order in which a reader meets them.

    ValueError where two different types have one name.
    """
    found: dict[str, FieldType] = {}

    def visit(type: FieldType) -> None:
        if type.name is None:
            return
        if type.name in found:
            if found[type.name] != type:
                raise ValueError(f"two types are called {type.name}")
            return
        found[type.name] = type
        if isinstance(type, ModelSpec):
            for field in type.fields:
                visit(field.type)
        elif isinstance(type, UnionSpec):
            for member in type.members:
                visit(member)

    for root in roots:
        visit(root)
    return found


@cache
def _reaches(spec: ModelSpec, leaf: str) -> tuple[FieldSpec, ...]:
    """The fields of a model that hold, or lead to, values of a leaf type."""
    return tuple(f for f in spec.fields if leaf in types_of(f.type))


def values_of(model: Model, leaf: str, pointer: str = "") -> Iterator[tuple[str, Model, Any]]:
    """Every value of a leaf type in a model and below it: its JSON pointer, the model that holds it, the value."""
    for f in _reaches(spec_of(type(model)), leaf):
        value, at = getattr(model, f.name), f"{pointer}/{f.name}"
        if f.many:
            items = [(f"{at}/{n}", item) for n, item in enumerate(value)]
        else:
            items = [] if value is None else [(at, value)]
        for at, item in items:
            if isinstance(item, Model):
                yield from values_of(item, leaf, at)
            else:
                yield at, model, item


def _field(cls: type[Model], name: str, info: FieldInfo) -> FieldSpec:
    where = f"{cls.__name__}.{name}"
    if info.alias or info.validation_alias or info.serialization_alias:
        raise UnsupportedField(f"{where}: a field has one name everywhere, and no alias")
    annotation: Any = info.annotation
    many = typing.get_origin(annotation) is tuple
    metadata = [
        m for m in info.metadata if not isinstance(m, Omittable | AcceptsList) and not (many and m in _OF_LISTS)
    ]
    required = info.is_required() or name == "kind"
    if not required:
        if info.default_factory or info.default != (() if many else None):
            raise UnsupportedField(f"{where}: a document has no defaults; a field is given or left out")
        if not any(isinstance(m, Omittable) for m in info.metadata):
            raise UnsupportedField(f"{where}: what can be left out is Optional, or Several")
        annotation = annotation if many else _without_none(annotation)
    elif many and not any(isinstance(m, AcceptsList) for m in info.metadata):
        raise UnsupportedField(f"{where}: a list that must be there is OneOrMore")
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
        raise UnsupportedField(f"{where}: only the items of a list of models stand inline")
    if many and not isinstance(type, ModelSpec | UnionSpec) and not _fits_a_list(type):
        raise UnsupportedField(f"{where}: in XML a list is one string, which holds blanks and bounds no item's length")
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
    """The type behind an annotation. `name` is for a type that has none of its own, unless it is a constant."""
    if isinstance(annotation, TypeAliasType):
        name, annotation = annotation.__name__, annotation.__value__
    metadata: list[Any] = []
    if typing.get_origin(annotation) is Annotated:
        annotation, *metadata = typing.get_args(annotation)
    doc = next((m.documentation for m in metadata if isinstance(m, Doc)), "")
    told = [m for m in metadata if not isinstance(m, Doc)]
    origin, members = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in (str, int) and len(told) == 1 and isinstance(told[0], TextLeaf | IntegerLeaf):
        return told[0]
    if origin in (typing.Union, types.UnionType) and [getattr(m, "discriminator", None) for m in told] == ["kind"]:
        if not all(isinstance(member, type) and issubclass(member, Model) for member in members):
            raise UnsupportedField(f"{where}: the members of a union are models")
        specs = tuple(spec_of(member) for member in members)
        if len({spec.kind for spec in specs} - {None}) != len(specs):
            raise UnsupportedField(f"{where}: the members of a union have a kind each, all different")
        return UnionSpec(name, specs, doc)
    if told:
        raise UnsupportedField(f"{where}: {told[0]!r} belongs into a leaf type, where every format sees it")
    if origin is Literal and all(isinstance(value, str) for value in members):
        if constant and len(members) != 1:
            raise UnsupportedField(f"{where}: a kind is one constant")
        return Enumeration(None if constant else name, members, doc)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        spec = spec_of(annotation)
        if spec.kind is not None:
            raise UnsupportedField(f"{where}: a model with a kind stands in a union, where its kind must be told")
        return spec
    raise UnsupportedField(f"{where}: {annotation!r} is no leaf, enumeration, model, union by kind, or list of these")
