"""Generate XML Schema 1.0: one schema for all documents, in which every type has a name.

Every simple type restricts xs:string by a pattern or an enumeration, because processors differ in the values of the
other built-in types. Nothing has a default, nothing can be derived or substituted, and no foreign content is allowed.
"""

from functools import cache

from ..codec.document import roots
from ..codec.xml_layout import ELEMENTS, NAMESPACE, XmlForm, element_name, fields_in
from ..codec.xml_writer import DECLARATION, escaped
from ..leaf import IntegerLeaf, TextLeaf
from ..spec import Enumeration, FieldSpec, ModelSpec, UnionSpec, types_of

# An element of the schema, as lines.
_Node = list[str]


@cache
def xsd() -> bytes:
    """The XML Schema of treaties and reports: XSD 1.0, in ASCII."""
    types: dict[str, _Node] = {}
    groups: dict[str, _Node] = {}
    for name, type in types_of(*roots()).items():
        if isinstance(type, UnionSpec):
            groups[name] = _group(type)
        elif isinstance(type, ModelSpec):
            types[name] = _model(type)
            types |= {_type_name(field): _list(field) for field in type.fields if field.many and not field.inline}
            types |= {
                _type_name(field): _complex_type(field.type.doc, _type_name(field), _items(field))
                for field in fields_in(type, XmlForm.CHOICE)
            }
        else:
            types[name] = _leaf(type)
    schema = _node(
        "schema",
        {
            "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
            "xmlns": NAMESPACE,
            "targetNamespace": NAMESPACE,
            "elementFormDefault": "qualified",
            "blockDefault": "#all",
            "finalDefault": "#all",
        },
        _documentation("The documents of treaty-model: a treaty as its reports describe it, and a single report."),
        *(_node("element", {"name": element_name(root), "type": root.name}) for root in roots()),
        *(node for _, node in sorted(types.items())),
        *(node for _, node in sorted(groups.items())),
    )
    # Character references, because some characters in patterns are invisible or change the direction of the text.
    return "\n".join([DECLARATION, *schema, ""]).encode("ascii", "xmlcharrefreplace")


def _type_name(field: FieldSpec) -> str:
    return f"{field.type.name}List" if field.many else f"{field.type.name}"


def _model(spec: ModelSpec) -> _Node:
    attributes = [
        _node(
            "attribute",
            _named(field) | ({"use": "required"} if field.required else {}),
            _documentation(field.doc),
        )
        for field in fields_in(spec, XmlForm.ATTRIBUTE)
    ]
    for field in fields_in(spec, XmlForm.CONTENT):
        extension = _node("extension", {"base": _type_name(field)}, _documentation(field.doc), *attributes)
        return _complex_type(spec.doc, spec.name, _node("simpleContent", {}, extension))
    elements = [
        _items(field)
        if field.inline
        else _node("element", _named(field) | ({} if field.required else {"minOccurs": "0"}), _documentation(field.doc))
        for field in fields_in(spec, *ELEMENTS)
    ]
    return _complex_type(spec.doc, spec.name, _node("sequence", {}, *elements) if elements else [], *attributes)


def _named(field: FieldSpec) -> dict[str, str]:
    return {"name": field.name, "type": _type_name(field)}


def _list(field: FieldSpec) -> _Node:
    """The type of a list: an element with the items in it, or an attribute with single spaces between the items."""
    if isinstance(field.type, UnionSpec | ModelSpec):
        return _complex_type("", _type_name(field), _node("sequence", {}, _items(field)))
    body = "|".join(field.type.values) if isinstance(field.type, Enumeration) else field.type.body
    return _simple_type("", _type_name(field), _node("pattern", {"value": f"({body})( ({body}))*"}))


def _items(field: FieldSpec) -> _Node:
    """The content of the element of a field of models: one, or for a list one or more."""
    occurs = {"maxOccurs": "unbounded"} if field.many else {}
    if field.inline and not field.required:
        occurs["minOccurs"] = "0"
    if isinstance(field.type, UnionSpec):
        return _node("group", {"ref": field.type.name} | occurs)
    assert isinstance(field.type, ModelSpec)
    return _node("element", {"name": element_name(field.type), "type": field.type.name} | occurs)


def _group(union: UnionSpec) -> _Node:
    members = (_node("element", {"name": element_name(member), "type": member.name}) for member in union.members)
    return _node("group", {"name": union.name}, _documentation(union.doc), _node("choice", {}, *members))


def _leaf(type: TextLeaf | IntegerLeaf | Enumeration) -> _Node:
    assert type.name is not None
    if isinstance(type, Enumeration):
        return _simple_type(type.doc, type.name, *(_node("enumeration", {"value": value}) for value in type.values))
    facets = [_node("pattern", {"value": type.body})]
    if isinstance(type, TextLeaf) and type.max_length is not None:
        facets.append(_node("maxLength", {"value": str(type.max_length)}))
    return _simple_type(type.doc, type.name, *facets)


def _simple_type(doc: str, name: str, *facets: _Node) -> _Node:
    # Extension is allowed: an element with text and attributes extends the type of its text.
    restriction = _node("restriction", {"base": "xs:string"}, *facets)
    return _node("simpleType", {"name": name, "final": "list union restriction"}, _documentation(doc), restriction)


def _complex_type(doc: str, name: str, *content: _Node) -> _Node:
    return _node("complexType", {"name": name}, _documentation(doc), *content)


def _documentation(doc: str) -> _Node:
    text = f"<xs:documentation>{escaped(' '.join(doc.split()))}</xs:documentation>"
    return _node("annotation", {}, [text]) if doc else []


def _node(name: str, attributes: dict[str, str], *children: _Node) -> _Node:
    start = "".join([f"<xs:{name}", *(f' {key}="{escaped(value)}"' for key, value in attributes.items())])
    inside = [f"  {line}" for child in children for line in child]
    return [f"{start}>", *inside, f"</xs:{name}>"] if inside else [f"{start}/>"]
