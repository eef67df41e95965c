"""Compiled validators of the published schemas: jsonschema for JSON, libxml2 for XML. They do not use the network.

They check only what the schemas express, not the rules in check/. Both libraries are imported on first use.
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

    It gives the verdicts of jsonschema's `Draft202012Validator` in a fraction of the time, and is safe to share between
    threads. Raises ValueError for any other kind.
    """
    return compiled(json_schema(kind))


def compiled(schema: dict[str, Any]) -> "Validator":
    """A validator of a JSON Schema in which the members of each union require a constant `kind`.

    jsonschema tries every member of a union and keeps the errors of all. This validator skips members with another
    `kind`, which cannot be valid. If a single member remains, its errors are those of the union.
    """
    from jsonschema import Draft202012Validator, ValidationError, validators  # noqa: PLC0415  # seldom needed
    from referencing import Registry  # noqa: PLC0415  # it comes with jsonschema

    def one_of(validator: Any, members: Any, value: Any, parent_schema: Any) -> "Iterator[ValidationError]":
        kind = value.get("kind") if isinstance(value, dict) else None
        possible = [member for member in members if _kind_of(member, schema["$defs"]) in (None, kind)]
        if len(possible) == 1:
            yield from validator.descend(value, possible[0])
        elif not possible:
            yield ValidationError(f"{value!r} is not valid under any of the given schemas")
        else:
            yield from Draft202012Validator.VALIDATORS["oneOf"](validator, possible, value, parent_schema)

    extend: Any = validators.extend  # it has no types
    result: Validator = extend(Draft202012Validator, {"oneOf": one_of})(schema, registry=Registry())
    return result


def _kind_of(member: dict[str, str], definitions: dict[str, Any]) -> str | None:
    """The constant `kind` that a member of a union requires, or None."""
    definition = definitions[member["$ref"].removeprefix("#/$defs/")]
    kind: str | None = definition["properties"]["kind"].get("const") if "kind" in definition["required"] else None
    return kind


@cache
def xml_validator() -> "etree.XMLSchema":
    """The published XML Schema, compiled by libxml2, for documents of both kinds."""
    from lxml import etree  # noqa: PLC0415  # importing the package loads no XML library

    return etree.XMLSchema(etree.fromstring(xsd()))
