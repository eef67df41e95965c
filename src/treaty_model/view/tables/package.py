"""Describes the tables as a Data Package, version 2, with its Table Schema: types, constraints, keys, meanings.

Table Schema uses the pattern language of XML Schema, in which a pattern matches the whole value.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from ...leaf import IntegerLeaf, TextLeaf
from ...spec import Enumeration
from .columns import Column, Leaf
from .definitions import Definition, definitions

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package(treaty: str, files: Mapping[str, bytes]) -> bytes:
    """The `datapackage.json` of a treaty's CSV files, which are given by name."""
    description = {
        "$schema": PROFILE,
        "name": treaty,
        "description": "The content of a treaty according to reports, and the passages that report it.",
        "resources": [_resource(definition, files[f"{name}.csv"]) for name, definition in definitions().items()],
    }
    return (json.dumps(description, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(definition: Definition, data: bytes) -> dict[str, Any]:
    return {
        "name": definition.name,
        "type": "table",
        "path": f"{definition.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "description": definition.doc,
        "schema": {
            "fields": [_field(column, unique=definition.key == (column.name,)) for column in definition.columns],
            "missingValues": [""],
            "primaryKey": list(definition.key),
            **_foreign_keys(definition),
        },
    }


def _foreign_keys(definition: Definition) -> dict[str, Any]:
    keys = [
        {"fields": [column.name], "reference": {"resource": table.name, "fields": list(table.key)}}
        for column in definition.references
        for table in [definitions()[str(column.refers)]]
    ]
    return {"foreignKeys": keys} if keys else {}


def _field(column: Column, *, unique: bool) -> dict[str, Any]:
    constraints = {"required": True} if column.required else {}
    if unique:
        constraints["unique"] = True
    return {
        "name": column.name,
        "type": "integer" if column.whole_numbers else "string",
        "description": column.doc,
        **({"shows": list(column.shows)} if column.shows else {}),
        "constraints": constraints | _constraints(column.types),
    }


def _constraints(types: tuple[Leaf, ...]) -> dict[str, Any]:
    """The constraints that hold for the values of all types together."""
    numbers = [type for type in types if isinstance(type, IntegerLeaf)]
    choices = [type for type in types if isinstance(type, Enumeration)]
    if len(numbers) == len(types):
        return {"minimum": min(n.least for n in numbers), "maximum": max(n.greatest for n in numbers)}
    if len(choices) == len(types):
        return {"enum": list(dict.fromkeys(value for choice in choices for value in choice.values))}
    bodies = dict.fromkeys(_body(type) for type in types)
    lengths = [type.max_length for type in types if isinstance(type, TextLeaf) and type.max_length]
    length = {"maxLength": max(lengths)} if len(lengths) == len(types) else {}
    return {"pattern": f"({'|'.join(bodies)})"} | length  # in parentheses, for readers that add anchors


def _body(type: Leaf) -> str:
    """The pattern of one type, as an alternative."""
    if isinstance(type, Enumeration):
        return "|".join(re.sub(r"([.\\()\[\]{}|?*+^$])", r"\\\1", value) for value in type.values)
    return type.body
