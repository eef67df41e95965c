"""Treaties as plain pydantic models: what one writes without knowing of any trick."""

from functools import cache
from typing import Annotated, Any, Literal, Optional, Union as OneOf

from pydantic import BaseModel, ConfigDict, Field, create_model

from treaty_model.lexical import IntegerLeaf, TextLeaf
from treaty_model.model import Treaty
from treaty_model.spec import Enumeration, FieldSpec, ModelSpec, Type, Union, spec_of


class _Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def model() -> Any:
    """The class of a treaty."""
    return _model(spec_of(Treaty))


@cache
def _model(spec: ModelSpec) -> Any:
    fields: Any = {field.name: _field(field) for field in spec.fields}
    return create_model(spec.name, __base__=_Base, **fields)


def _field(field: FieldSpec) -> tuple[Any, Any]:
    made: Any = _type(field.type)
    if field.many:
        made = tuple[made, ...]
        return (made, Field(min_length=1)) if field.required else (made, ())
    return (made, ...) if field.required else (Optional[made], None)


def _type(type: Type) -> Any:
    if isinstance(type, ModelSpec):
        return _model(type)
    if isinstance(type, Union):
        members: Any = OneOf[tuple(_model(member) for member in type.members)]
        return Annotated[members, Field(discriminator="kind")]
    if isinstance(type, Enumeration):
        return Literal[type.values]
    if isinstance(type, IntegerLeaf):
        return Annotated[int, Field(ge=type.least, le=type.greatest)]
    assert isinstance(type, TextLeaf)
    return Annotated[str, Field(pattern=type.anchored, max_length=type.max_length)]
