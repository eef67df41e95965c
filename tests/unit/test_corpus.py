"""Documents found by folder: those in `valid` are taken, those in `invalid` have the issues that stand beside them.

A mistake is one pair of files, JSON and XML, and one file of words: code, pointer, message and hint are the same for
both, and below them stand the places, `json LINE:COLUMN` and `xml LINE:COLUMN PATH`. A mistake that only one format can
have is one file. All valid documents say what `minimal.json` says.
"""

import json
import re
from pathlib import Path
from typing import Literal

import jsonschema
import pytest
from lxml import etree

import treaty_model as tm
from treaty_model.check.catalogue import CATALOGUE, RULES, STRUCTURE, Entry

_OTHER = {".json": "xml ", ".xml": "json "}

CORPUS = Path(__file__).parents[1] / "corpus"
VALID = sorted((CORPUS / "valid").glob("*.[jx]*"))
INVALID = [path for path in sorted((CORPUS / "invalid").iterdir()) if path.suffix != ".txt"]

IN_JSON_ONLY = {"not-json", "not-a-number"}
IN_XML_ONLY = {
    *("not-xml", "undeclared-entity", "doctype", "misplaced-field", "wrong-order", "wrong-namespace", "stray-text"),
    *("xinclude", "instance-type", "not-followed"),
}
NO_FILE = {"too-large", "too-many-parts", "unreadable"}  # test_validation.py makes them
NO_FILE |= {"schema"}  # tests/parity/test_engine.py asks for it

# What a schema cannot say although it is said of a document's shape.
NOT_IN_SCHEMAS = {"xinclude", "instance-type", "not-followed"}


def by_schema(path: Path) -> bool:
    if path.suffix == ".xml":
        return etree.XMLSchema(etree.fromstring(tm.xsd())).validate(etree.fromstring(path.read_bytes()))
    tree = json.loads(path.read_bytes(), parse_int=float)
    kind: Literal["treaty", "report"] = "report" if tree["kind"] == "report" else "treaty"
    return jsonschema.Draft202012Validator(tm.json_schema(kind)).is_valid(tree)


def code(path: Path) -> str:
    return path.stem.partition(".")[0]


def said(path: Path) -> list[list[str]]:
    """For each issue of a document what the file of words has of it: words in the same order, and the place."""
    found = []
    for issue in tm.validate(path).issues:
        place = f"{path.suffix[1:]} {issue.line}:{issue.column}" + (f" {issue.path}" if issue.path else "")
        at = f"{issue.severity}: {issue.code} {issue.pointer}".strip()
        found.append([at, issue.message, issue.hint, place])
    return found


def expected(path: Path) -> list[list[str]]:
    """The same as the file of words has it, for the format of a document."""
    found = []
    for block in path.with_suffix(".txt").read_text("utf-8").rstrip("\n").split("\n\n"):
        *words, place = [line for line in block.split("\n") if not line.startswith(_OTHER[path.suffix])]
        assert place.startswith(f"{path.suffix[1:]} ")
        found.append([*words, place])
    return found


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_valid(path: Path) -> None:
    document = tm.read(path)
    assert tm.loads(tm.dumps(document)) == tm.loads(tm.dumps(document, "xml"), "xml") == document
    assert by_schema(path)
    assert document == tm.read(CORPUS / "valid" / "minimal.json")
    validation = tm.validate(path)
    assert validation.document == document
    assert {issue.code for issue in validation.issues} <= {"not-followed"}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_invalid(path: Path) -> None:
    issues = said(path)
    assert issues == expected(path)
    assert code(path) == "several" or {issue[0].split()[1] for issue in issues} == {code(path)}
    if tm.validate(path).ok:
        assert CATALOGUE[code(path)].severity != "error"
        assert tm.read(path)
    else:
        with pytest.raises(tm.InvalidDocument) as caught:
            tm.read(path)
        assert caught.value.issues == tm.validate(path).issues


SCHEMA_CODES = {entry.code for entry in STRUCTURE} - NOT_IN_SCHEMAS


@pytest.mark.parametrize("path", [path for path in INVALID if code(path) in SCHEMA_CODES], ids=lambda path: path.name)
def test_the_schema_rejects_what_the_models_reject(path: Path) -> None:
    assert not by_schema(path)


@pytest.mark.parametrize("path", [p for p in INVALID if code(p) in {e.code for e in RULES}], ids=lambda path: path.name)
def test_no_schema_can_say_a_rule(path: Path) -> None:
    assert by_schema(path)


def test_every_code_has_a_pair() -> None:
    have = {suffix: {code(path) for path in INVALID if path.suffix == suffix} for suffix in (".json", ".xml")}
    assert have[".json"] == CATALOGUE.keys() - IN_XML_ONLY - NO_FILE | {"several"}
    assert have[".xml"] == CATALOGUE.keys() - IN_JSON_ONLY - NO_FILE | {"several"}


def test_every_rule_is_listed_beside_the_schemas() -> None:
    page = (CORPUS.parents[1] / "schemas" / "README.md").read_text("utf-8")
    codes = (CATALOGUE.keys() - SCHEMA_CODES) | {"duplicate-field"}
    assert {code for code in codes if f"`{code}`" not in page} == set()


def normal(text: str, suffix: str) -> str:
    """A text, or a piece of one, without the white space that means nothing."""
    if suffix == ".json":
        return re.sub(r'("(?:[^"\\]|\\.)*")|\s+', r"\1", text)
    return re.sub(r">\s+<", "><", text)


IN_PIECES = [entry for entry in CATALOGUE.values() if not entry.wrong.startswith("(")]


@pytest.mark.parametrize("entry", IN_PIECES, ids=lambda entry: entry.code)
def test_the_example_of_a_code_is_a_piece_of_its_document_and_its_correction_mends_it(entry: Entry) -> None:
    suffix: Literal[".json", ".xml"] = ".xml" if entry.code in IN_XML_ONLY else ".json"
    data = (CORPUS / "invalid" / f"{entry.code}{suffix}").read_bytes()
    text = normal(data.decode("latin-1" if entry.code == "not-utf-8" else "utf-8"), suffix)
    wrong, right = normal(entry.wrong, suffix), normal(entry.right, suffix)
    assert wrong in text
    mended = tm.validate(text.replace(wrong, right, 1).encode(), "xml" if suffix == ".xml" else "json")
    assert mended.ok
    assert entry.code not in {issue.code for issue in mended.issues}
