"""Treaties as plain pydantic models: what one writes without knowing of any trick, and with one trick at a time."""

from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Optional, Union as OneOf

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, create_model

from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.model import Treaty
from treaty_model.spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, spec_of


class Way(NamedTuple):
    """How models are made: whether unions are told by kind, and written as what they are; who matches patterns."""

    by_kind: bool = True
    as_any: bool = False
    patterns: Literal["rust-regex", "python-re"] | None = "rust-regex"


class _Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _BaseOfPython(_Base):
    model_config = ConfigDict(regex_engine="python-re")


def model(way: Way = Way()) -> Any:  # noqa: B008  # it cannot be changed
    """The class of a treaty."""
    return _model(spec_of(Treaty), way)


@cache
def _model(spec: ModelSpec, way: Way) -> Any:
    fields: Any = {field.name: _field(field, way) for field in spec.fields}
    base = _BaseOfPython if way.patterns == "python-re" else _Base
    return create_model(spec.name, __base__=base, **fields)


def _field(field: FieldSpec, way: Way) -> tuple[Any, Any]:
    made: Any = _type(field.type, way)
    if field.many:
        made = tuple[made, ...]
        return (made, Field(min_length=1)) if field.required else (made, ())
    return (made, ...) if field.required else (Optional[made], None)


def _type(type: FieldType, way: Way) -> Any:
    if isinstance(type, ModelSpec):
        return _model(type, way)
    if isinstance(type, UnionSpec):
        members: Any = OneOf[tuple(_model(member, way) for member in type.members)]
        if way.by_kind:
            members = Annotated[members, Field(discriminator="kind")]
        if way.as_any:
            members = Annotated[members, SerializeAsAny()]  # type: ignore[type-arg]  # what it is an instance of
        return members
    if isinstance(type, Enumeration):
        return Literal[type.values]
    if isinstance(type, IntegerLeaf):
        return Annotated[int, Field(ge=type.least, le=type.greatest)]
    assert isinstance(type, TextLeaf)
    return Annotated[str, Field(pattern=type.anchored if way.patterns else None, max_length=type.max_length)]
