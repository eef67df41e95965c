"""Treaties as msgspec structs: tagged unions, closed objects, patterns (Python's `re`), lengths and bounds."""

from functools import cache
from typing import Annotated, Any, Literal, Union as OneOf

import msgspec

from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.model import Treaty
from treaty_model.spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, spec_of


@cache
def decoder(*, patterns: bool = True) -> msgspec.json.Decoder[Any]:
    """Reads the JSON of a treaty."""
    return msgspec.json.Decoder(_struct(spec_of(Treaty), patterns))


@cache
def _struct(spec: ModelSpec, patterns: bool) -> Any:
    fields = [_field(field, patterns) for field in spec.fields if field.name != "kind"]
    tag_field = "kind" if spec.kind else None
    return msgspec.defstruct(
        spec.name, fields, kw_only=True, frozen=True, forbid_unknown_fields=True, tag_field=tag_field, tag=spec.kind
    )


def _field(field: FieldSpec, patterns: bool) -> tuple[Any, ...]:
    made: Any = _type(field.type, patterns)
    if field.many:
        made = Annotated[tuple[made, ...], msgspec.Meta(min_length=1)]
    if field.required:
        return field.name, made
    return field.name, OneOf[made, msgspec.UnsetType], msgspec.UNSET


def _type(type: FieldType, patterns: bool) -> Any:
    if isinstance(type, ModelSpec):
        return _struct(type, patterns)
    if isinstance(type, UnionSpec):
        return OneOf[tuple(_struct(member, patterns) for member in type.members)]
    if isinstance(type, Enumeration):
        return Literal[type.values]
    if isinstance(type, IntegerLeaf):
        return Annotated[int, msgspec.Meta(ge=type.least, le=type.greatest)]
    assert isinstance(type, TextLeaf)
    return Annotated[str, msgspec.Meta(pattern=type.anchored if patterns else None, max_length=type.max_length)]
