"""What every model shares: frozen, strict, closed, and absent rather than null or empty."""

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

# The field by which a document may name its JSON Schema, for editors.
HINT = "$schema"
HINT_JSON_SCHEMA = {"type": "string", "description": "Where a schema for editors is; nothing follows it."}


if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass as _OfModels
else:
    _OfModels = type(BaseModel)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class _Frozen(_OfModels):
    """Tells type checkers that fields of models cannot be set, and puts off what validates a class.

    That is made on first use, because documents need only what validates them as a whole. Afterwards the class does not
    say that it was put off, because then whatever holds it would be put off too, which FastAPI is not ready for.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **settings: Any) -> type:
        made: Any = super().__new__(cls, name, bases, namespace, defer_build=True, **settings)
        made.model_config = {**made.model_config, "defer_build": False}
        return cast(type, made)


class _Signature:
    """The signature of a model, for `help`, notebooks and editors: pydantic makes it with what validates the model."""

    def __get__(self, model: object, cls: type[BaseModel]) -> inspect.Signature:
        cls.model_rebuild()
        return cls.__signature__


class Model(BaseModel, metaclass=_Frozen):
    """A value: it cannot be changed, and instances with equal fields are equal."""

    # Instances are validated again wherever they are put, because model_construct and model_copy validate nothing.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", revalidate_instances="always")

    # The list whose items in XML stand in the model's own element, without an element around them.
    inline: ClassVar[str | None] = None

    # Fields of which at most one is given; no schema can say it, so a rule does.
    alternatives: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        made: Any = handler(source)
        if made["type"] == "model":  # or else it was made before, and comes as it was
            dumped = core_schema.wrap_serializer_function_ser_schema(partial(_dumped, cls), schema=made.copy())
            made["serialization"] = dumped
        return cast(CoreSchema, made)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The same whether documents are read or written, and to the same effect as the published schema."""
        reference = handler(schema)
        made = handler.resolve_ref_schema(reference)
        for described in made["properties"].values():
            described.pop("title", None)
            described.pop("default", None)
        if "kind" in made["properties"]:
            made["required"] = ["kind", *(name for name in made.get("required", ()) if name != "kind")]
        return reference

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with other values where `update` has any; a list will do for a tuple.

        Nothing else is validated before the copy is written, merged or put into another model. TypeError for a field
        that there is not, for None where a field is always there, and for anything but a list or a tuple in a list.
        """
        for name, value in (update or {}).items():
            if name not in type(self).model_fields:
                raise TypeError(str(unknown(f"field of {type(self).__name__}", name, type(self).model_fields)))
            if not isinstance(value, tuple):
                _require_kind(type(self), name, value)
        values = {name: _as_tuple(value) for name, value in update.items()} if update else None
        return super().model_copy(update=values, deep=deep)

    def __repr_args__(self) -> Iterable[tuple[str, ShortRepr]]:
        """What is there, in few words; the name of the class tells the kind. `model_dump` and `dumps` give all."""
        return ((name, ShortRepr(value)) for name, value in present_fields(self))

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        type.__setattr__(cls, "__signature__", _Signature())

    if not TYPE_CHECKING:  # or else any name would do

        def __getattr__(self, name: str) -> Any:
            """What pydantic notes in each of its models, and models that are made of bytes are made without."""
            if name == "__pydantic_fields_set__":
                return {name for name, value in vars(self).items() if value not in (None, ())}
            if name in ("__pydantic_extra__", "__pydantic_private__"):
                return None
            return super().__getattr__(name)


class DocumentModel(Model):
    """A model that is a document by itself: in JSON it may name its `$schema`, for editors, which is no field of it."""

    # What it held when it was found valid (checked.py). Equality, copies and validation do not see it.
    __slots__ = ("_checked",)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = super().__get_pydantic_core_schema__(source, handler)
        if schema["type"] != "model":
            return cast(CoreSchema, schema)
        # What is dumped has no such field, so that what dumps does not miss it.
        fields = {**schema["schema"]["fields"], HINT: core_schema.model_field(hint())}
        schema["schema"] = {**schema["schema"], "fields": fields}
        # The name of the model is that of the whole, as pydantic has it: else FastAPI 0.119 to 0.122 find no name.
        return core_schema.no_info_after_validator_function(_without_hint, schema, ref=schema.pop("ref", None))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        reference = super().__get_pydantic_json_schema__(schema, handler)
        handler.resolve_ref_schema(reference)["properties"][HINT] = HINT_JSON_SCHEMA
        return reference


def hint() -> CoreSchema:
    """How pydantic's core validates what names a document's JSON Schema."""
    return core_schema.with_default_schema(core_schema.str_schema(strict=True), default=None)


def _without_hint(document: BaseModel) -> BaseModel:
    document.__dict__.pop(HINT)
    document.__pydantic_fields_set__.discard(HINT)
    return document


def _require_kind(cls: type[BaseModel], name: str, value: Any) -> None:
    """Raise TypeError for what a field cannot hold at all: None where it is always there, a single value in a list."""
    field = cls.model_fields[name]
    if get_origin(field.annotation) is tuple:
        nothing = "" if field.is_required() else ", or () for none"
        require(value, tuple | list, f"{name} of {cls.__name__} takes a list or a tuple{nothing}")
    elif value is None and (field.is_required() or field.default is not None):
        raise TypeError(f"{name} of {cls.__name__} is always there, and cannot be None")


def _dumped(cls: type[Model], model: Any, dumped: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """What is dumped of a model: what is absent is left out, as in a document."""
    if not isinstance(model, cls):
        raise PydanticSerializationUnexpectedValue(f"expected {cls.__name__}")
    return {name: value for name, value in dumped(model).items() if not (value is None or value in ((), []))}


@dataclass(frozen=True)
class Omittable:
    """In a document a field is left out, never null and never an empty list; in Python it is then None or ()."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        in_python: Any = handler(source)
        if in_python["type"] == "nullable":
            return core_schema.json_or_python_schema(in_python["schema"], in_python)
        assert in_python["type"] == "tuple"
        return _listed({**in_python, "min_length": 1, "fail_fast": True}, in_python)


@dataclass(frozen=True)
class AcceptsList:
    """In Python a list will do for a tuple, and is made one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        schema = handler(source)
        return _listed(schema, schema)


def _listed(in_document: CoreSchema, in_python: CoreSchema) -> CoreSchema:
    either = core_schema.no_info_before_validator_function(_as_tuple, in_python)
    return core_schema.json_or_python_schema(in_document, either)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


# A field that may be left out: `note: Optional[Text] = None`.
Optional = Annotated[T | None, Omittable()]

# A list that may be left out: `passages: Several[Passage] = ()`.
Several = Annotated[tuple[T, ...], Omittable()]

# A list that holds at least one thing. Its first mistake ends it; what else is wrong is for the checks to find.
OneOrMore = Annotated[tuple[T, ...], Field(min_length=1, fail_fast=True), AcceptsList()]

# Marks a union whose members are told apart by their `kind`.
BY_KIND: Any = Field(discriminator="kind")
