"""Documents found by folder: those in `valid` are taken, those in `invalid` are refused in the words beside them."""

import ast
import json
import re
from pathlib import Path

import jsonschema
import pytest

import treaty_model as tm
from treaty_model.schema.json_schema import json_schema

CORPUS = Path(__file__).parents[1] / "corpus"
VALID = sorted((CORPUS / "valid").glob("*.json"))
INVALID = sorted((CORPUS / "invalid").glob("*.json"))

# What a schema can say; the other codes are the rules' and the hygiene's.
SCHEMA_CODES = {
    *("missing-field", "unknown-field", "unknown-kind", "missing-kind", "not-a-choice", "wrong-form", "wrong-type"),
    *("out-of-range", "empty-list"),
}


def by_schema(path: Path) -> bool:
    tree = json.loads(path.read_bytes())
    return jsonschema.Draft202012Validator(json_schema(tree["kind"])).is_valid(tree)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    document = tm.read(path)
    assert tm.loads(tm.dumps(document)) == document
    assert by_schema(path)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid(path: Path) -> None:
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.read(path)
    assert f"{caught.value}\n" == path.with_suffix(".txt").read_text("utf-8")
    assert [problem.code for problem in caught.value.problems] == [path.stem.partition(".")[0]]


@pytest.mark.parametrize(
    "path", [path for path in INVALID if path.stem.partition(".")[0] in SCHEMA_CODES], ids=lambda path: path.stem
)
def test_the_schema_refuses_what_the_models_refuse(path: Path) -> None:
    assert not by_schema(path)


def test_every_code_has_a_document() -> None:
    tested = {path.stem.partition(".")[0] for path in INVALID}
    trees = [ast.parse(path.read_text("utf-8")) for path in (Path(tm.__file__).parent / "check").glob("*.py")]
    strings = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    codes = {text for text in strings if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text)}
    twice = {"party", "event", "source", "passage", "article", "provision", "reference"}
    codes.remove("too-large")  # 16 MiB are no fixture; test_documents.py makes them
    page = (CORPUS.parents[1] / "schemas" / "README.md").read_text("utf-8")
    assert {code for code in tested - SCHEMA_CODES if f"`{code}`" not in page} == set()
    assert tested == codes | {f"duplicate-{what}" for what in twice}
