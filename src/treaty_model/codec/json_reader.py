"""Decode JSON: pydantic's core parses and validates the bytes in one step."""

from collections.abc import Callable
from functools import cache

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..model.base import SCHEMA_KEY
from ..spec import ModelSpec
from .document import Document
from .validator import Fields, documents_schema


def decode(data: bytes) -> Document:
    """The document in UTF-8 JSON, without its `$schema`. Raises pydantic's ValidationError."""
    document = _decoder()(data)
    del document.__dict__[SCHEMA_KEY]
    return document


@cache
def _decoder() -> Callable[[bytes], Document]:
    return SchemaValidator(documents_schema(as_dataclass)).validate_json


def as_dataclass(spec: ModelSpec, fields: Fields, config: core_schema.CoreConfig) -> CoreSchema:
    """A schema that creates models without pydantic's bookkeeping attributes, as the core does for dataclasses.

    pydantic stores in each model the set of the given fields, and two attributes that these models do not use. Without
    them, documents take three fifths of the memory and nine tenths of the time. `Model.__getattr__` computes the set
    of the given fields if it is needed.
    """
    parameters = [core_schema.dataclass_field(name, field["schema"], kw_only=True) for name, field in fields.items()]
    arguments = core_schema.dataclass_args_schema(spec.name, parameters)
    return core_schema.dataclass_schema(spec.cls, arguments, list(fields), config=config, ref=spec.name)
