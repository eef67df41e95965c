"""What validates documents, made of the specification of their models.

pydantic makes the same of the classes itself (`pydantic.TypeAdapter`), and a test compares the two. But it looks at
each annotation anew, makes what serialises, which nothing here uses, and looks for plug-ins among all packages that are
installed: with it, loading the package's treaty takes a quarter longer.
"""

from functools import cache
from typing import Any

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..lexical import IntegerLeaf, TextLeaf
from ..model.base import Absent, DocumentModel, Model
from ..spec import Enumeration, FieldSpec, ModelSpec, Type, Union, types_of
from .document import roots


@cache
def validator() -> SchemaValidator:
    """The validator of documents, made on first use."""
    return SchemaValidator(documents_schema())


def documents_schema() -> CoreSchema:
    """How pydantic's core validates a document."""
    return schema_of(Union("Document", roots()))


def schema_of(union: Union) -> CoreSchema:
    """How pydantic's core validates a member of a union, and all that it can hold."""
    shared = [spec for spec in types_of(*union.members).values() if isinstance(spec, ModelSpec)]
    definitions = [_model(spec) for spec in shared if spec not in union.members]
    members = {member.kind: _model(member) for member in union.members if member.kind}
    return core_schema.definitions_schema(_tagged(members), definitions)


def _tagged(members: dict[str, CoreSchema]) -> CoreSchema:
    return core_schema.tagged_union_schema(members, "kind", strict=False, from_attributes=True)


def _model(spec: ModelSpec) -> CoreSchema:
    cls, config = spec.cls, spec.cls.model_config
    fields = {field.name: _field(cls, field) for field in spec.fields}
    schema = core_schema.model_schema(
        cls,
        core_schema.model_fields_schema(fields, model_name=spec.name),
        config=core_schema.CoreConfig(
            title=spec.name,
            extra_fields_behavior=config["extra"] or "ignore",
            strict=config["strict"],
            revalidate_instances=config["revalidate_instances"],
        ),
        ref=spec.name,
    )
    return cls.__get_pydantic_core_schema__(cls, _giving(schema)) if issubclass(cls, DocumentModel) else schema


def _field(cls: type[Model], field: FieldSpec) -> core_schema.ModelField:
    schema = _type(field.type)
    if field.many:
        bounds: dict[str, Any] = {"min_length": 1, "fail_fast": True} if field.required else {}
        schema = core_schema.tuple_schema([schema], variadic_item_index=0, **bounds)
    elif not field.required:
        schema = core_schema.nullable_schema(schema)
    if not field.required:
        schema = Absent().__get_pydantic_core_schema__(cls, _giving(schema))
    info = cls.model_fields[field.name]
    if not info.is_required():
        schema = core_schema.with_default_schema(schema, default=info.default)
    return core_schema.model_field(schema)


def _type(type: Type) -> CoreSchema:
    if isinstance(type, TextLeaf | IntegerLeaf):
        return type.__get_pydantic_core_schema__(None, _type)
    if isinstance(type, Enumeration):
        return core_schema.literal_schema(list(type.values))
    if isinstance(type, Union):
        return _tagged({member.kind: _reference(member) for member in type.members if member.kind})
    return _reference(type)


def _giving(schema: CoreSchema) -> Any:
    """What a hook of a model or a mark is given for pydantic's handler: a function that makes the schema it adds to."""
    return lambda _: schema


def _reference(spec: ModelSpec) -> CoreSchema:
    return core_schema.definition_reference_schema(spec.name)
