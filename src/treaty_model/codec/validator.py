"""The pydantic core schema that validates documents in JSON, built from the specification of their models.

`pydantic.TypeAdapter` builds an equivalent schema from the classes, and a test compares the two. But it evaluates every
annotation again, builds validators of Python values and serializers, which are not needed here, and searches all
installed packages for plug-ins. With it, loading the bundled treaty takes a quarter longer.
"""

from collections.abc import Callable

from pydantic_core import CoreSchema, core_schema

from ..leaf import IntegerLeaf, TextLeaf
from ..model.base import SCHEMA_KEY, DocumentModel, Model, schema_key
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, types_of
from .document import roots

Fields = dict[str, core_schema.ModelField]

# Builds the core schema of a model from its specification, fields and configuration.
_SchemaBuilder = Callable[[ModelSpec, Fields, core_schema.CoreConfig], CoreSchema]


def documents_schema(build: _SchemaBuilder) -> CoreSchema:
    """The core schema of a document; `build` makes the schema of each model.

    Documents have an additional field `$schema`, which the decoder removes.
    """
    return schema_of(UnionSpec("Document", roots()), build)


def schema_of(union: UnionSpec, build: _SchemaBuilder) -> CoreSchema:
    """The core schema of a union and of all models in the fields of its members."""
    shared = [spec for spec in types_of(*union.members).values() if isinstance(spec, ModelSpec)]
    definitions = [_model(spec, build) for spec in shared if spec not in union.members]
    members = {member.kind: _model(member, build) for member in union.members if member.kind}
    return core_schema.definitions_schema(_tagged(members), definitions)


def _tagged(members: dict[str, CoreSchema]) -> CoreSchema:
    return core_schema.tagged_union_schema(members, "kind", strict=False, from_attributes=True)


def _model(spec: ModelSpec, build: _SchemaBuilder) -> CoreSchema:
    config = spec.cls.model_config
    fields = {field.name: _field(spec.cls, field) for field in spec.fields}
    if issubclass(spec.cls, DocumentModel):
        fields[SCHEMA_KEY] = core_schema.model_field(schema_key())
    settings = core_schema.CoreConfig(
        title=spec.name,
        extra_fields_behavior=config["extra"] or "ignore",
        strict=config["strict"],
        revalidate_instances=config["revalidate_instances"],
    )
    return build(spec, fields, settings)


def _field(cls: type[Model], field: FieldSpec) -> core_schema.ModelField:
    schema = _type(field.type)
    if field.many:
        schema = core_schema.tuple_schema([schema], variadic_item_index=0, min_length=1, fail_fast=True)
    info = cls.model_fields[field.name]
    if not info.is_required():
        schema = core_schema.with_default_schema(schema, default=info.default)
    return core_schema.model_field(schema)


def _type(type: FieldType) -> CoreSchema:
    if isinstance(type, TextLeaf | IntegerLeaf):
        return type.__get_pydantic_core_schema__(None, _type)
    if isinstance(type, Enumeration):
        return core_schema.literal_schema(list(type.values))
    if isinstance(type, UnionSpec):
        return _tagged({member.kind: _reference(member) for member in type.members if member.kind})
    return _reference(type)


def _reference(spec: ModelSpec) -> CoreSchema:
    return core_schema.definition_reference_schema(spec.name)
