"""Treaties as pydantic-xml models: the same elements and attributes; a list in an attribute is one string.

In XML the element's name tells the member of a union. For JSON there are models with a `kind` more, which tells it.
"""

from functools import cache
from typing import Annotated, Any, Literal, Optional, Union as OneOf

from pydantic import ConfigDict, Field
from pydantic_xml import BaseXmlModel, attr, create_model, element, wrapped

from treaty_model.codec.xml_layout import NAMESPACE, XmlForm, element_name, forms
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.model import Treaty
from treaty_model.spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, spec_of

_NAMESPACES = {"": NAMESPACE}


class _Base(BaseXmlModel, nsmap=_NAMESPACES, ns=""):  # type: ignore[call-arg, misc]  # a class that mypy does not see
    model_config = ConfigDict(frozen=True)


def model(*, kinds: bool = False) -> Any:
    """The class of a treaty: it has from_xml and to_xml, and with `kinds` model_validate_json is meant to be used."""
    return _model(spec_of(Treaty), "treaty", kinds)


def for_json(tree: Any) -> Any:
    """The values of a treaty's JSON as these models want them: a list of leaves is one string."""
    if isinstance(tree, dict):
        return {name: for_json(value) for name, value in tree.items()}
    if isinstance(tree, list):
        items = [for_json(item) for item in tree]
        return items if isinstance(items[0], dict) else " ".join(map(str, items))
    return tree


@cache
def _model(spec: ModelSpec, tag: str, kinds: bool) -> Any:
    fields: Any = {
        field.name: _field(field, form, kinds)
        for field, form in forms(spec).items()
        if kinds or form is not XmlForm.NAME
    }
    return create_model(spec.name, __base__=_Base, __tag__=tag, __ns__="", __nsmap__=_NAMESPACES, **fields)


def _field(field: FieldSpec, form: XmlForm, kinds: bool) -> tuple[Any, Any]:
    place = {
        XmlForm.NAME: lambda: attr(name=field.name),
        XmlForm.ATTRIBUTE: lambda: attr(name=field.name, **_default(field)),
        XmlForm.TEXT: lambda: element(tag=field.name, **_default(field)),
        XmlForm.CONTENT: lambda: Field(**_default(field)),
        XmlForm.MODEL: lambda: element(tag=field.name, **_default(field)),
        XmlForm.CHOICE: lambda: wrapped(field.name, element(**_default(field))),
        XmlForm.LIST: lambda: wrapped(field.name, element(**_default(field))),
        XmlForm.INLINE: lambda: element(**_default(field)),
    }[form]()
    made: Any
    if form is XmlForm.MODEL:
        assert isinstance(field.type, ModelSpec)
        made = _model(field.type, field.name, kinds)
    elif isinstance(field.type, ModelSpec | UnionSpec):
        made = OneOf[tuple(_model(member, element_name(member), kinds) for member in field.members)]
        if kinds and len(field.members) > 1:
            made = Annotated[made, Field(discriminator="kind")]
    else:
        made = str if field.many else _leaf(field.type)
    if field.many and isinstance(field.type, ModelSpec | UnionSpec):
        made = list[made]
    return (made if field.required else Optional[made]), place


def _default(field: FieldSpec) -> dict[str, Any]:
    return {} if field.required else {"default": None}


def _leaf(type: FieldType) -> Any:
    if isinstance(type, Enumeration):
        return Literal[type.values]
    if isinstance(type, IntegerLeaf):
        return Annotated[int, Field(ge=type.least, le=type.greatest)]
    assert isinstance(type, TextLeaf)
    return Annotated[str, Field(pattern=type.anchored, max_length=type.max_length)]
