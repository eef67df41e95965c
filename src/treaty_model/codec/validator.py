"""What validates documents in JSON, made of the specification of their models.

pydantic makes the same of the classes itself (`pydantic.TypeAdapter`), and a test compares the two. But it looks at
each annotation anew, makes what validates values of Python and what serialises, which nothing here uses, and looks for
plug-ins among all packages that are installed: with it, loading the package's treaty takes a quarter longer.
"""

from collections.abc import Callable

from pydantic_core import CoreSchema, core_schema

from ..leaf import IntegerLeaf, TextLeaf
from ..model.base import HINT, DocumentModel, Model, hint
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, types_of
from .document import roots

Fields = dict[str, core_schema.ModelField]

# What makes of a model, with its fields and its configuration, how pydantic's core validates it.
_Maker = Callable[[ModelSpec, Fields, core_schema.CoreConfig], CoreSchema]


def documents_schema(make: _Maker) -> CoreSchema:
    """How pydantic's core validates a document, with each model as `make` has it.

    Documents have one field more than their models, `$schema`, which whoever makes them of bytes takes out.
    """
    return schema_of(UnionSpec("Document", roots()), make)


def schema_of(union: UnionSpec, make: _Maker) -> CoreSchema:
    """How pydantic's core validates a member of a union, and all that it can hold."""
    shared = [spec for spec in types_of(*union.members).values() if isinstance(spec, ModelSpec)]
    definitions = [_model(spec, make) for spec in shared if spec not in union.members]
    members = {member.kind: _model(member, make) for member in union.members if member.kind}
    return core_schema.definitions_schema(_tagged(members), definitions)


def _tagged(members: dict[str, CoreSchema]) -> CoreSchema:
    return core_schema.tagged_union_schema(members, "kind", strict=False, from_attributes=True)


def _model(spec: ModelSpec, make: _Maker) -> CoreSchema:
    config = spec.cls.model_config
    fields = {field.name: _field(spec.cls, field) for field in spec.fields}
    if issubclass(spec.cls, DocumentModel):
        fields[HINT] = core_schema.model_field(hint())
    settings = core_schema.CoreConfig(
        title=spec.name,
        extra_fields_behavior=config["extra"] or "ignore",
        strict=config["strict"],
        revalidate_instances=config["revalidate_instances"],
    )
    return make(spec, fields, settings)


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
