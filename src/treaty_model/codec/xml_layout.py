"""How documents look in XML: which element or attribute each field is. The codec and the XML Schema both follow it.

A model is an element: named by its kind in a union, by its field where it stands alone, and in a list of its own by
its class. Numbers, enumerations and tokens are attributes, and a list of them is one attribute with single blanks
between its items. A list of models is an element, unless the model has its items inline. Free text is an element too,
or, as the `value` of a model with nothing else in elements, what stands in the element of the model.
"""

import re
from enum import Enum, auto
from functools import cache

from ..leaf import TextLeaf
from ..spec import FieldSpec, ModelSpec, UnionSpec, UnsupportedField

NAMESPACE = "urn:treaty-model:1"

# What instances of any XML Schema can say about themselves. Where a schema lies is a hint for editors: it is neither
# followed nor kept. Everything else is refused.
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
HINTS = frozenset({f"{XSI}schemaLocation", f"{XSI}noNamespaceSchemaLocation"})

XINCLUDE = "{http://www.w3.org/2001/XInclude}"

# White space of XML; Python's own idea of it is wider.
BLANKS = " \t\n\r"

# A start tag in well-formed XML, and of it what stands before its attributes.
START_TAG = re.compile(rb"""(<[^\s<>/"']+)(?:[^"'<>]*+(?:"[^"]*"|'[^']*'))*+[^"'<>]*+>""")

# What expat is told to put between a namespace and a name: then a name is as lxml has it, but for the brace before it.
BETWEEN = "}"


class XmlForm(Enum):
    """What a field is in the element of its model."""

    NAME = auto()  # the name of the element: the kind
    ATTRIBUTE = auto()
    TEXT = auto()  # an element that holds text
    CONTENT = auto()  # the text that the element itself holds
    MODEL = auto()  # an element that is the model
    CHOICE = auto()  # an element that holds the element of one member of a union
    LIST = auto()  # an element that holds an element for each item
    INLINE = auto()  # an element for each item


# What is an element of its own; and with it, what is several.
PARTS = (XmlForm.TEXT, XmlForm.MODEL, XmlForm.CHOICE, XmlForm.LIST)
ELEMENTS = (*PARTS, XmlForm.INLINE)


@cache
def forms(spec: ModelSpec) -> dict[FieldSpec, XmlForm]:
    """How the fields of a model stand in XML.

    UnsupportedField where a list stands inline beside other elements, because nothing would tell the two apart.
    """
    found = {field: _form(field) for field in spec.fields}
    elements = [field for field, form in found.items() if form in ELEMENTS]
    if len(elements) > 1 and any(field.inline for field in elements):
        raise UnsupportedField(f"{spec.name}: a list that stands inline is the only element of its model")
    if [(field.name, found[field]) for field in elements] == [("value", XmlForm.TEXT)]:
        found[elements[0]] = XmlForm.CONTENT
    return found


def _form(field: FieldSpec) -> XmlForm:
    if isinstance(field.type, ModelSpec | UnionSpec):
        if field.many:
            return XmlForm.INLINE if field.inline else XmlForm.LIST
        return XmlForm.MODEL if isinstance(field.type, ModelSpec) else XmlForm.CHOICE
    if field.type.name is None:
        return XmlForm.NAME
    return XmlForm.TEXT if isinstance(field.type, TextLeaf) and not field.type.token else XmlForm.ATTRIBUTE


def fields_in(spec: ModelSpec, *wanted: XmlForm) -> tuple[FieldSpec, ...]:
    """The fields of a model that stand in XML in one of these ways."""
    return tuple(field for field, form in forms(spec).items() if form in wanted)


def element_name(spec: ModelSpec) -> str:
    """The name of a model's element in a union or a list."""
    return spec.kind or hyphenated(spec.name)


def hyphenated(name: str) -> str:
    """The name of a class or a field as kinds are written: lower-case words joined by hyphens."""
    return re.sub("(?<=[a-z0-9])(?=[A-Z])", "-", name).lower().replace("_", "-")
