"""JSON: bytes to a document, which the models read by themselves."""

from collections.abc import Callable
from functools import cache

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..model.base import HINT
from ..spec import ModelSpec
from .document import Document
from .validator import Fields, documents_schema


def decode(data: bytes) -> Document:
    """The document that UTF-8 JSON holds, without its `$schema`. Raises pydantic's ValidationError."""
    document = _decoder()(data)
    del document.__dict__[HINT]
    return document


@cache
def _decoder() -> Callable[[bytes], Document]:
    return SchemaValidator(documents_schema(as_dataclass)).validate_json


def as_dataclass(spec: ModelSpec, fields: Fields, config: core_schema.CoreConfig) -> CoreSchema:
    """A model that holds its fields and nothing else: for the core this is a dataclass.

    pydantic notes in each model which fields were given, in a set, and two things more that these models never have.
    Without them documents take three fifths of the memory and are made in nine tenths of the time; and which fields
    were given can be seen (`Model.__getattr__`).
    """
    given = [core_schema.dataclass_field(name, field["schema"], kw_only=True) for name, field in fields.items()]
    arguments = core_schema.dataclass_args_schema(spec.name, given)
    return core_schema.dataclass_schema(spec.cls, arguments, list(fields), config=config, ref=spec.name)
