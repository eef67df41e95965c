"""Generate JSON Schema 2020-12: a closed, self-contained schema for each kind of document.

Every leaf, enumeration, union and model is defined once, in `$defs`. A union is a `oneOf` whose members each require
their constant `kind`. Nothing is nullable or has a default, and no `format` affects validation.
"""

from typing import Any, Literal, get_args

from ..codec.document import roots
from ..leaf import IntegerLeaf, TextLeaf
from ..model.base import SCHEMA_KEY, SCHEMA_KEY_DEFINITION
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, types_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DocumentKind = Literal["treaty", "report"]


def json_schema(kind: DocumentKind) -> dict[str, Any]:
    """The JSON Schema of a kind of document. Raises ValueError for any other kind."""
    kinds = {root.kind: root for root in roots()}
    if not isinstance(kind, str) or kind not in kinds:
        raise ValueError(f"no document of kind {kind!r}; there are {' and '.join(get_args(DocumentKind))}")
    root = kinds[kind]
    return {
        "$schema": DIALECT,
        "$id": f"urn:treaty-model:schema:v1:{kind}",
        "title": root.name,
        "$ref": _reference(root),
        "$defs": {name: _definition(type, at_root=type is root) for name, type in sorted(types_of(root).items())},
    }


def _reference(type: FieldType) -> str:
    return f"#/$defs/{type.name}"


def _definition(type: FieldType, *, at_root: bool) -> dict[str, Any]:
    description = {"description": type.doc} if type.doc else {}
    if isinstance(type, TextLeaf | IntegerLeaf):
        return description | type.json_schema
    if isinstance(type, Enumeration):
        return description | {"type": "string", "enum": list(type.values)}
    if isinstance(type, ModelSpec):
        return description | {
            "type": "object",
            "properties": ({SCHEMA_KEY: SCHEMA_KEY_DEFINITION} if at_root else {})
            | {field.name: _property(field) for field in type.fields},
            "required": [field.name for field in type.fields if field.required],
            "additionalProperties": False,
        }
    return description | {"oneOf": [{"$ref": _reference(member)} for member in type.members]}


def _property(field: FieldSpec) -> dict[str, Any]:
    description = {"description": field.doc} if field.doc else {}
    if isinstance(field.type, Enumeration) and field.type.name is None:
        return description | {"const": field.type.values[0]}
    reference = {"$ref": _reference(field.type)}
    return description | ({"type": "array", "items": reference, "minItems": 1} if field.many else reference)
