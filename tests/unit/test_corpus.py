"""Documents found by folder: those in `valid` are taken, those in `invalid` are refused in the words beside them.

A mistake that both formats can have is told in the same words in both, so the two documents share the words. Three
dots at the end stand for what the parser says. All valid XML documents say what `minimal.json` says.
"""

import ast
import json
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

import treaty_model as tm

CORPUS = Path(__file__).parents[1] / "corpus"
VALID = sorted((CORPUS / "valid").glob("*.[jx]*"))
INVALID = [path for path in sorted((CORPUS / "invalid").iterdir()) if path.suffix != ".txt"]

# What a schema can say; the other codes are the rules' and the hygiene's.
SCHEMA_CODES = {
    *("missing-field", "unknown-field", "unknown-kind", "missing-kind", "not-a-choice", "wrong-form", "wrong-type"),
    *("out-of-range", "empty-list", "stray-text", "wrong-order", "misplaced-field", "wrong-namespace"),
}


def by_schema(path: Path) -> bool:
    if path.suffix == ".xml":
        return etree.XMLSchema(etree.fromstring(tm.xsd())).validate(etree.fromstring(path.read_bytes()))
    tree = json.loads(path.read_bytes())
    return jsonschema.Draft202012Validator(tm.json_schema(tree["kind"])).is_valid(tree)


def code(path: Path) -> str:
    return path.stem.partition(".")[0]


def said_by_schemas(path: Path) -> bool:
    """Whether a schema can have the mistake of a document. What an instance says of its own type is for hygiene."""
    repeated_element = path.suffix == ".xml" and code(path) == "duplicate-field"
    return (code(path) in SCHEMA_CODES or repeated_element) and path.name != "unknown-field.type.xml"


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_valid(path: Path) -> None:
    document = tm.read(path)
    assert tm.loads(tm.dumps(document)) == tm.loads(tm.dumps(document, "xml"), "xml") == document
    assert by_schema(path)
    if path.suffix == ".xml":
        assert document == tm.read(CORPUS / "valid" / "minimal.json")


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_invalid(path: Path) -> None:
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.read(path)
    told, expected = f"{caught.value}\n", path.with_suffix(".txt").read_text("utf-8")
    if expected.endswith("…\n"):
        told = f"{told[: len(expected) - 2]}…\n"
    assert told == expected
    assert [problem.code for problem in caught.value.problems] == [code(path)]


@pytest.mark.parametrize("path", [path for path in INVALID if said_by_schemas(path)], ids=lambda path: path.name)
def test_the_schema_refuses_what_the_models_refuse(path: Path) -> None:
    assert not by_schema(path)


def test_every_code_has_a_document() -> None:
    tested = {code(path) for path in INVALID}
    package = Path(tm.__file__).parent
    sources = [*(package / "check").glob("*.py"), package / "codec" / "xml_reader.py"]
    trees = [ast.parse(path.read_text("utf-8")) for path in sources]
    strings = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    codes = {text for text in strings if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+|doctype", text)}
    twice = {"party", "event", "source", "passage", "article", "provision", "reference"}
    codes.remove("too-large")  # 16 MiB are no fixture; test_documents.py makes them
    page = (CORPUS.parents[1] / "schemas" / "README.md").read_text("utf-8")
    assert {code for code in tested - SCHEMA_CODES if f"`{code}`" not in page} == set()
    assert tested == codes | {f"duplicate-{what}" for what in twice}
