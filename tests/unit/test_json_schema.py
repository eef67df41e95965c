"""The JSON Schemas: current, valid, closed, and of one mind with the models."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.schema import schema_files
from treaty_model.schema.json_schema import DocumentKind
from treaty_model.spec import ModelSpec, spec_of, types_of

ROOT = Path(__file__).parents[2]
KINDS: tuple[DocumentKind, ...] = ("treaty", "report")


# All that the schemas use, so that no reader of schemas meets a word that it does not know or warns of.
KEYWORDS = {
    *("$ref", "additionalProperties", "const", "description", "enum", "items", "maxLength", "maximum", "minItems"),
    *("minimum", "not", "oneOf", "pattern", "properties", "required", "type"),
}
TYPES = types_of(spec_of(tm.Treaty), spec_of(tm.Report))
FIELDS = {*TYPES, *(field.name for type in TYPES.values() if isinstance(type, ModelSpec) for field in type.fields)}


def objects(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(child)


def test_the_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_bytes() for path in (ROOT / "schemas" / "v1").iterdir()}
    assert committed == schema_files(), "run `python3 dev.py generate`"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: DocumentKind) -> None:
    schema = tm.json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    names = {name for node in objects(schema) for name in node}
    assert not names & {"discriminator", "default", "nullable", "anyOf", "prefixItems", "uniqueItems", "format"}
    for node in objects(schema["$defs"]):
        assert not isinstance(node.get("title"), str)
        assert set(node) <= KEYWORDS | FIELDS | {"$schema"}
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
        if "oneOf" in node:
            for member in node["oneOf"]:
                definition = schema["$defs"][member["$ref"].removeprefix("#/$defs/")]
                assert "kind" in definition["required"]
                assert "const" in definition["properties"]["kind"]


def test_only_a_document_itself_may_name_its_schema() -> None:
    for kind in KINDS:
        definitions = tm.json_schema(kind)["$defs"]
        assert {name for name, node in definitions.items() if "$schema" in node.get("properties", {})} == {kind.title()}


def test_every_reference_in_a_schema_resolves() -> None:
    for kind in KINDS:
        schema = tm.json_schema(kind)
        referred = {node["$ref"].removeprefix("#/$defs/") for node in objects(schema) if "$ref" in node}
        assert referred == set(schema["$defs"])


def test_another_kind_is_rejected() -> None:
    unknown: Any = "letter"
    with pytest.raises(ValueError, match="no document of kind 'letter'"):
        tm.json_schema(unknown)


@pytest.mark.parametrize("document", DOCUMENTS, ids=["frame", "gazette", "kurier"])
def test_what_is_written_is_valid(document: tm.Report | tm.Treaty) -> None:
    kind: DocumentKind = "report" if isinstance(document, tm.Report) else "treaty"
    tree = json.loads(tm.dumps(document))
    jsonschema.Draft202012Validator(tm.json_schema(kind)).validate(tree)
    other: DocumentKind = "treaty" if kind == "report" else "report"
    assert not jsonschema.Draft202012Validator(tm.json_schema(other)).is_valid(tree)
