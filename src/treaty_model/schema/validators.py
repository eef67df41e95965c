"""Compiled validators of the published schemas: jsonschema for JSON, libxml2 for XML. Nothing is fetched.

They know what the schemas say and no rule beyond. Both libraries are imported with the first validator.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from .json_schema import DocumentKind, json_schema
from .xml_schema import xsd

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator
    from lxml import etree


@cache
def validator(kind: DocumentKind) -> "Validator":
    """A compiled jsonschema validator of the published schema of a kind of document, `treaty` or `report`.

    It judges as jsonschema's `Draft202012Validator` does, in a fraction of the time, and several threads can share it.
    Raises ValueError for any other kind.
    """
    return compiled(json_schema(kind))


def compiled(schema: dict[str, Any]) -> "Validator":
    """A validator of a JSON Schema whose unions have members that require a constant `kind`.

    jsonschema tries every member of a union and keeps all of their errors. Here a member whose `kind` is another one
    is not tried, because it cannot be valid, and of a single member that is left the errors are those of the union.
    """
    from jsonschema import Draft202012Validator, ValidationError, validators  # noqa: PLC0415  # few need it
    from referencing import Registry  # noqa: PLC0415  # it comes with jsonschema

    def one_of(judge: Any, members: Any, value: Any, within: Any) -> "Iterator[ValidationError]":
        kind = value.get("kind") if isinstance(value, dict) else None
        possible = [member for member in members if _kind_of(member, schema["$defs"]) in (None, kind)]
        if len(possible) == 1:
            yield from judge.descend(value, possible[0])
        elif not possible:
            yield ValidationError(f"{value!r} is not valid under any of the given schemas")
        else:
            yield from Draft202012Validator.VALIDATORS["oneOf"](judge, possible, value, within)

    extend: Any = validators.extend  # which has no types
    validator: Validator = extend(Draft202012Validator, {"oneOf": one_of})(schema, registry=Registry())
    return validator


def _kind_of(member: dict[str, str], definitions: dict[str, Any]) -> str | None:
    """The constant kind that a member of a union requires, if it does."""
    definition = definitions[member["$ref"].removeprefix("#/$defs/")]
    kind: str | None = definition["properties"]["kind"].get("const") if "kind" in definition["required"] else None
    return kind


@cache
def xml_validator() -> "etree.XMLSchema":
    """The published XML Schema as libxml2 has it compiled, for documents of both kinds."""
    from lxml import etree  # noqa: PLC0415  # importing the package loads no XML library

    return etree.XMLSchema(etree.fromstring(xsd()))
