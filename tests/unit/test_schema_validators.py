"""The compiled validators of the published schemas: they judge as jsonschema does, and from any thread."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

import treaty_model as tm
from parity.generator import document
from parity.mutations import Unsayable, changed_values
from treaty_model.check.preflight import Rejected, parse_json
from treaty_model.schema import DocumentKind, validator
from treaty_model.schema.validators import compiled, xml_validator

CORPUS = Path(__file__).parents[1] / "corpus"
PLAIN = {kind: Draft202012Validator(tm.json_schema(kind)) for kind in get_args(DocumentKind)}


def corpus() -> Iterator[tuple[str, Any]]:
    """The values of all documents of the corpus that are JSON at all, valid or not."""
    for path in sorted(CORPUS.rglob("*.json")):
        try:
            yield path.name, parse_json(path.read_text("utf-8"))
        except (Rejected, UnicodeDecodeError):
            continue


def drawn() -> Iterator[tuple[str, Any]]:
    """Documents as they are drawn, and each with its values changed."""
    for seed in range(25):
        tree = document(seed)
        yield f"document {seed}", tree
        try:
            yield f"document {seed}, changed", changed_values(tree, Random(seed))
        except Unsayable:
            continue


@pytest.mark.parametrize("source", [corpus, drawn])
def test_it_judges_as_jsonschema_does(source: Any) -> None:
    verdicts = set()
    for name, tree in source():
        for kind, plain in PLAIN.items():
            verdict = plain.is_valid(tree)
            assert validator(kind).is_valid(tree) is verdict, f"{name}, as a {kind}"
            verdicts.add(verdict)
    assert verdicts == {True, False}


@pytest.mark.parametrize("value", [None, 1, "treaty", [], {}, {"kind": None}, {"kind": []}, {"kind": "letter"}])
def test_what_is_no_member_of_a_union(value: Any) -> None:
    tree = json.loads(tm.dumps(tm.bundled())) | {"facts": [value]}
    (error,) = validator("treaty").iter_errors(tree)
    (same,) = PLAIN["treaty"].iter_errors(tree)
    assert (error.message, list(error.absolute_path)) == (same.message, list(same.absolute_path))


def test_a_union_of_which_several_members_fit() -> None:
    definition = {"type": "object", "properties": {"kind": {"const": "a"}, "b": {}}, "required": ["kind"]}
    open_one = {"type": "object", "properties": {"kind": {}}, "required": []}
    for other in (definition, open_one):
        schema = {
            "$defs": {"A": definition, "B": other},
            "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
        }
        for value in ({"kind": "a"}, {"kind": "b"}, {}, 7):
            assert compiled(schema).is_valid(value) is Draft202012Validator(schema).is_valid(value), value


def test_errors_are_those_of_the_member_that_is_meant() -> None:
    tree = json.loads(tm.dumps(tm.bundled()))
    clause = tree["articles"][3]["provisions"][0]["clauses"][0]
    clause["strength"] = clause.pop("reported_by")
    errors = sorted((error.message, list(error.absolute_path)) for error in validator("treaty").iter_errors(tree))
    at = ["articles", 3, "provisions", 0, "clauses", 0]
    assert errors == [
        ("'reported_by' is a required property", at),
        ("Additional properties are not allowed ('strength' was unexpected)", at),
    ]


def test_it_is_compiled_once_and_is_of_the_dialect_that_the_schema_names() -> None:
    for kind in get_args(DocumentKind):
        assert validator(kind) is validator(kind)
        assert validator(kind).schema == tm.json_schema(kind)
        assert validator_for(validator(kind).schema) is Draft202012Validator


def test_another_kind_is_rejected() -> None:
    unknown: Any = "letter"
    with pytest.raises(ValueError, match="no document of kind 'letter'"):
        validator(unknown)


def test_first_calls_from_several_threads() -> None:
    validator.cache_clear()
    xml_validator.cache_clear()
    trees = [tree for _, tree in drawn()]
    alone = [PLAIN["treaty"].is_valid(tree) for tree in trees]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda tree: validator("treaty").is_valid(tree), trees))
    assert together == alone


def test_the_libraries_are_imported_with_the_first_validator() -> None:
    program = (
        "import sys, treaty_model.schema as s; print({'lxml', 'jsonschema'} & set(sys.modules));"
        "s.validator('report'); print({'lxml', 'jsonschema'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["set()", "{'jsonschema'}"]
