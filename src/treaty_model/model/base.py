"""The base of all models: frozen, strict, without unknown fields; optional fields are absent, never null or empty."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar, cast, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticSerializationUnexpectedValue, core_schema
from typing_extensions import dataclass_transform

from ..arguments import require, unknown
from .short_repr import ShortRepr, present_fields

T = TypeVar("T")

# The key under which a JSON document may name its JSON Schema, for editors.
SCHEMA_KEY = "$schema"
SCHEMA_KEY_DEFINITION = {
    "type": "string",
    "description": "The address of a schema, for editors. This package does not read it.",
}


if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass as _OfModels
else:
    _OfModels = type(BaseModel)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class _Frozen(_OfModels):
    """The metaclass of models: type checkers see frozen fields, and pydantic builds each validator on first use.

    Reading a document uses one validator of the whole document, so most classes never need their own. `defer_build` is
    reset after the class is made: otherwise pydantic would also defer every model that holds this class, and FastAPI
    does not support that.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **settings: Any) -> type:
        model: Any = super().__new__(cls, name, bases, namespace, defer_build=True, **settings)
        model.model_config = {**model.model_config, "defer_build": False}
        return cast(type, model)


class _Signature:
    """The signature of a model, for `help`, notebooks and editors. pydantic makes it when it builds the validator."""

    def __get__(self, model: object, cls: type[BaseModel]) -> inspect.Signature:
        cls.model_rebuild()
        return cls.__signature__


class Model(BaseModel, metaclass=_Frozen):
    """An immutable value; instances with equal fields are equal."""

    # An instance is validated again when it becomes a field, because model_construct and model_copy validate nothing.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", revalidate_instances="always")

    # The list whose items stand directly in the model's XML element, without an element around them.
    inline: ClassVar[str | None] = None

    # Fields of which at most one may be given. A rule checks it, because the schemas cannot express it.
    alternatives: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = handler(source)
        if schema["type"] == "model":  # otherwise it is a reference to a schema that was already made
            serializer = core_schema.wrap_serializer_function_ser_schema(partial(_serialize, cls), schema=schema.copy())
            schema["serialization"] = serializer
        return cast(CoreSchema, schema)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """One schema for reading and writing, equivalent to the published schema."""
        reference = handler(schema)
        json_schema = handler.resolve_ref_schema(reference)
        for property_schema in json_schema["properties"].values():
            property_schema.pop("title", None)
            property_schema.pop("default", None)
        if "kind" in json_schema["properties"]:
            json_schema["required"] = ["kind", *(name for name in json_schema.get("required", ()) if name != "kind")]
        return reference

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with the values in `update` replaced. A list is accepted for a tuple.

        The values are validated only when the copy is written, merged or put into another model. TypeError for an
        unknown field, for None in a required field, and for anything but a list or a tuple in a field that is a list.
        """
        for name, value in (update or {}).items():
            if name not in type(self).model_fields:
                raise TypeError(str(unknown(f"field of {type(self).__name__}", name, type(self).model_fields)))
            if not isinstance(value, tuple):
                _require_kind(type(self), name, value)
        values = {name: _as_tuple(value) for name, value in update.items()} if update else None
        return super().model_copy(update=values, deep=deep)

    def __repr_args__(self) -> Iterable[tuple[str, ShortRepr]]:
        """The fields that are present, shortened. `model_dump` and `dumps` give all of the model."""
        return ((name, ShortRepr(value)) for name, value in present_fields(self))

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        type.__setattr__(cls, "__signature__", _Signature())

    if not TYPE_CHECKING:  # otherwise type checkers would accept any attribute

        def __getattr__(self, name: str) -> Any:
            """The attributes of pydantic that a model read from a document does not store (codec/json_reader.py)."""
            if name == "__pydantic_fields_set__":
                return {name for name, value in vars(self).items() if value not in (None, ())}
            if name in ("__pydantic_extra__", "__pydantic_private__"):
                return None
            return super().__getattr__(name)


class DocumentModel(Model):
    """A model that is a whole document. In JSON it may also have the key `$schema`, for editors; it is not a field."""

    # The fields that it had when it was found valid (validity_mark.py). Equality, copies and validation ignore it.
    __slots__ = ("_valid_fields",)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = super().__get_pydantic_core_schema__(source, handler)
        if schema["type"] != "model":
            return cast(CoreSchema, schema)
        # Only validation has this field: the serializer of the model was made without it.
        fields = {**schema["schema"]["fields"], SCHEMA_KEY: core_schema.model_field(schema_key())}
        schema["schema"] = {**schema["schema"], "fields": fields}
        # The outer schema gets the reference, as pydantic does it: otherwise FastAPI 0.119 to 0.122 find no name.
        return core_schema.no_info_after_validator_function(_without_schema_key, schema, ref=schema.pop("ref", None))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        reference = super().__get_pydantic_json_schema__(schema, handler)
        handler.resolve_ref_schema(reference)["properties"][SCHEMA_KEY] = SCHEMA_KEY_DEFINITION
        return reference


def schema_key() -> CoreSchema:
    """The core schema of `$schema`, the key that names a document's JSON Schema."""
    return core_schema.with_default_schema(core_schema.str_schema(strict=True), default=None)


def _without_schema_key(document: BaseModel) -> BaseModel:
    document.__dict__.pop(SCHEMA_KEY)
    document.__pydantic_fields_set__.discard(SCHEMA_KEY)
    return document


def _require_kind(cls: type[BaseModel], name: str, value: Any) -> None:
    """Raise TypeError for None in a required field, and for a single value in a field that is a list."""
    field = cls.model_fields[name]
    if get_origin(field.annotation) is tuple:
        or_empty = "" if field.is_required() else ", or () for none"
        require(value, tuple | list, f"{name} of {cls.__name__} takes a list or a tuple{or_empty}")
    elif value is None and (field.is_required() or field.default is not None):
        raise TypeError(f"{name} of {cls.__name__} is always there, and cannot be None")


def _serialize(cls: type[Model], model: Any, serialize: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """The fields of a model by name, without those that are absent, as in a document."""
    if not isinstance(model, cls):
        raise PydanticSerializationUnexpectedValue(f"expected {cls.__name__}")
    return {name: value for name, value in serialize(model).items() if not (value is None or value in ((), []))}


@dataclass(frozen=True)
class Omittable:
    """Marks an optional field: absent in a document, never null and never an empty list; None or () in Python."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        python_schema: Any = handler(source)
        if python_schema["type"] == "nullable":
            return core_schema.json_or_python_schema(python_schema["schema"], python_schema)
        assert python_schema["type"] == "tuple"
        return _accepting_lists({**python_schema, "min_length": 1, "fail_fast": True}, python_schema)


@dataclass(frozen=True)
class AcceptsList:
    """Marks a tuple for which Python code may give a list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        schema = handler(source)
        return _accepting_lists(schema, schema)


def _accepting_lists(json_schema: CoreSchema, python_schema: CoreSchema) -> CoreSchema:
    list_or_tuple = core_schema.no_info_before_validator_function(_as_tuple, python_schema)
    return core_schema.json_or_python_schema(json_schema, list_or_tuple)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


# An optional field: `note: Optional[Text] = None`.
Optional = Annotated[T | None, Omittable()]

# An optional list: `passages: Several[Passage] = ()`.
Several = Annotated[tuple[T, ...], Omittable()]

# A required list, of at least one item. Validation stops at its first invalid item, and check/structure.py finds all.
OneOrMore = Annotated[tuple[T, ...], Field(min_length=1, fail_fast=True), AcceptsList()]

# Marks a union whose members are distinguished by their `kind`.
BY_KIND: Any = Field(discriminator="kind")
