"""What every model shares: frozen, strict, closed, and absent rather than null or empty."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")

# The field by which a document may name its JSON Schema, for editors.
HINT = "$schema"


class Model(BaseModel):
    """A value: it cannot be changed, and instances with equal fields are equal."""

    # Instances are validated again wherever they are put, because model_construct and model_copy validate nothing.
    # What validates a class is made on first use, because documents need only what validates them as a whole.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", revalidate_instances="always", defer_build=True)

    # The list whose items in XML stand in the model's own element, without an element around them.
    inline: ClassVar[str | None] = None

    # Fields of which at most one is given; no schema can say it, so a rule does.
    alternatives: ClassVar[tuple[str, ...]] = ()

    if not TYPE_CHECKING:  # or else any name would do

        def __getattr__(self, name: str) -> Any:
            """What pydantic notes in each of its models, and models that are made of bytes are made without."""
            if name == "__pydantic_fields_set__":
                return {name for name, value in vars(self).items() if value not in (None, ())}
            if name in ("__pydantic_extra__", "__pydantic_private__"):
                return None
            return super().__getattr__(name)


class DocumentModel(Model):
    """A model that is a document by itself: in JSON it may name its `$schema`, for editors, which is not kept."""

    # What it held when it was found valid (checked.py). Equality, copies and validation do not see it.
    __slots__ = ("_checked",)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = handler(source)
        made: CoreSchema = schema
        if made["type"] != "model":  # it was made before, and comes as it was
            return made
        schema["schema"]["fields"][HINT] = core_schema.model_field(hint())
        return core_schema.no_info_after_validator_function(_without_hint, schema)


def hint() -> CoreSchema:
    """How pydantic's core validates what names a document's JSON Schema."""
    return core_schema.with_default_schema(core_schema.str_schema(strict=True), default=None)


def _without_hint(document: BaseModel) -> BaseModel:
    document.__dict__.pop(HINT)
    document.__pydantic_fields_set__.discard(HINT)
    return document


class Absent:
    """In a document a field is left out, never null and never an empty list; in Python it is then None or ()."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        in_python = handler(source)
        if in_python["type"] == "nullable":
            # It would be serialised by the schema for JSON, by which None is a mistake.
            nullable = core_schema.wrap_serializer_function_ser_schema(_as_it_is, schema=in_python)
            return core_schema.json_or_python_schema(in_python["schema"], in_python, serialization=nullable)
        assert in_python["type"] == "tuple"
        in_document: Any = {**in_python, "min_length": 1, "fail_fast": True}
        return core_schema.json_or_python_schema(in_document, in_python)


def _as_it_is(value: Any, serialised: Callable[[Any], Any]) -> Any:
    return serialised(value)


# A field that may be left out: `note: Optional[Text] = None`.
Optional = Annotated[T | None, Absent()]

# A list that may be left out: `passages: Several[Passage] = ()`.
Several = Annotated[tuple[T, ...], Absent()]

# A list that holds at least one thing. Its first mistake ends it; what else is wrong is for the checks to find.
OneOrMore = Annotated[tuple[T, ...], Field(min_length=1, fail_fast=True)]

# Marks a union whose members are told apart by their `kind`.
BY_KIND: Any = Field(discriminator="kind")
