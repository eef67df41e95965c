"""The layout of documents in XML: the element or attribute of each field. The codec and the XML Schema use it.

A model is an element. Its name is its kind in a union, its class in a list of one class, and otherwise the name of the
field. Numbers, enumerations and tokens are attributes; a list of them is one attribute with single spaces between the
items. A list of models is an element with the items in it, unless the items are inline: then they stand directly in the
element of the model. Free text is an element. But if the field `value` is the only element of a model, its text is the
content of the model's element.
"""

import re
from enum import Enum, auto
from functools import cache

from ..leaf import TextLeaf
from ..spec import FieldSpec, ModelSpec, UnionSpec, UnsupportedField

NAMESPACE = "urn:treaty-model:1"

# The attributes that any instance of an XML Schema can have. Only the location of a schema is accepted, as a hint for
# editors: it is neither followed nor kept.
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
HINTS = frozenset({f"{XSI}schemaLocation", f"{XSI}noNamespaceSchemaLocation"})

XINCLUDE = "{http://www.w3.org/2001/XInclude}"

# White space in XML; `str.isspace` accepts more characters.
BLANKS = " \t\n\r"

# A start tag in well-formed XML; the group is the part before the attributes.
START_TAG = re.compile(rb"""(<[^\s<>/"']+)(?:[^"'<>]*+(?:"[^"]*"|'[^']*'))*+[^"'<>]*+>""")

# The separator between namespace and name for expat. With it, a name is as in lxml, but without the first brace.
BETWEEN = "}"


class XmlForm(Enum):
    """The form of a field in XML."""

    NAME = auto()  # the name of the element: the kind
    ATTRIBUTE = auto()
    TEXT = auto()  # an element that holds text
    CONTENT = auto()  # the text of the model's element
    MODEL = auto()  # an element that is the model
    CHOICE = auto()  # an element around the element of one member of a union
    LIST = auto()  # an element around an element for each item
    INLINE = auto()  # an element for each item, directly in the element of the model


# The forms that are one element; and all forms that are elements.
PARTS = (XmlForm.TEXT, XmlForm.MODEL, XmlForm.CHOICE, XmlForm.LIST)
ELEMENTS = (*PARTS, XmlForm.INLINE)


@cache
def forms(spec: ModelSpec) -> dict[FieldSpec, XmlForm]:
    """The forms of the fields of a model.

    UnsupportedField if a list is inline beside other elements, because these could be confused.
    """
    form_of = {field: _form(field) for field in spec.fields}
    elements = [field for field, form in form_of.items() if form in ELEMENTS]
    if len(elements) > 1 and any(field.inline for field in elements):
        raise UnsupportedField(f"{spec.name}: an inline list must be the only element of its model")
    if [(field.name, form_of[field]) for field in elements] == [("value", XmlForm.TEXT)]:
        form_of[elements[0]] = XmlForm.CONTENT
    return form_of


def _form(field: FieldSpec) -> XmlForm:
    if isinstance(field.type, ModelSpec | UnionSpec):
        if field.many:
            return XmlForm.INLINE if field.inline else XmlForm.LIST
        return XmlForm.MODEL if isinstance(field.type, ModelSpec) else XmlForm.CHOICE
    if field.type.name is None:
        return XmlForm.NAME
    return XmlForm.TEXT if isinstance(field.type, TextLeaf) and not field.type.token else XmlForm.ATTRIBUTE


def fields_in(spec: ModelSpec, *wanted: XmlForm) -> tuple[FieldSpec, ...]:
    """The fields of a model that have one of the given forms."""
    return tuple(field for field, form in forms(spec).items() if form in wanted)


def element_name(spec: ModelSpec) -> str:
    """The name of a model's element in a union or a list."""
    return spec.kind or hyphenated(spec.name)


def hyphenated(name: str) -> str:
    """The name of a class or field in the style of kinds: lower-case words joined by hyphens."""
    return re.sub("(?<=[a-z0-9])(?=[A-Z])", "-", name).lower().replace("_", "-")
