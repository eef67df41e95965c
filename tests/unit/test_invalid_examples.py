"""Invalid examples: validation finds just their one error, and the schemas reject them if they can see it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from parity.judges import published
from treaty_model.check.catalogue import CATALOGUE, RULES
from treaty_model.check.structure import tree_of
from treaty_model.codec.document import roots
from treaty_model.codec.xml_layout import hyphenated
from treaty_model.fixtures.invalid_examples import (
    FORMATS,
    InvalidExample,
    edits,
    invalid_example,
    invalid_examples,
    valid_example,
)
from treaty_model.fixtures.invalid_examples.edit import ABSENT, Edit, edited
from treaty_model.fixtures.invalid_examples.xml_encoder import NotExpressible, encode
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.spec import types_of
from treaty_model.testing import reports, treaties

TREATY = tm.merge(DOCUMENTS)
SMALLEST = tm.Treaty(format_version="1.0", id="a")
BASES: dict[str, tm.Treaty | tm.Report] = {
    "treaty": TREATY,
    "gazette": GAZETTE,
    "kurier": KURIER,
    "frame": FRAME,
    "smallest": SMALLEST,
}

# Codes without an example, with the reason.
NOT_MADE = {
    "unreadable": "a file that cannot be read, not a document",
    "too-large": "a document of more than 16 MiB",
    "too-many-parts": "a document of some hundred thousand parts",
    "schema": "it is reported with `--engine schema` alone",
    "article-not-named": "a report, and the example is a treaty",
}

# Errors that no schema detects, and no error.
NOT_FOR_SCHEMAS = {rule.code for rule in RULES} | {"not-followed"}


def issues_of(made: InvalidExample) -> list[tuple[str, str]]:
    return [(issue.code, issue.pointer) for issue in tm.validate(made.data, made.format).issues]


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_validation_finds_the_error_and_nothing_else(base: tm.Treaty | tm.Report) -> None:
    assert not tm.validate(tm.dumps(base)).issues
    found = list(invalid_examples(base))
    assert [(made.name, issues_of(made)) for made in found] == [
        (made.name, [(made.code, made.pointer)]) for made in found
    ]
    for made in found:
        assert tm.validate(made.data, made.format).ok is (made.severity != "error"), made.name


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_names_are_unique_and_can_be_names_of_files(base: tm.Treaty | tm.Report) -> None:
    names = [f"{made.name}.{made.format}" for made in invalid_examples(base)]
    assert len(set(map(str.casefold, names))) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)?\.(json|xml)", name) for name in names)


def test_every_code_has_an_example() -> None:
    made = {made.code for made in invalid_examples(valid_example())}
    assert not made & NOT_MADE.keys()
    assert made | NOT_MADE.keys() == CATALOGUE.keys()


def test_every_type_of_value_has_an_invalid_example() -> None:
    names = {made.name for made in invalid_examples(valid_example())}
    for type in types_of(*roots()).values():
        if isinstance(type, TextLeaf):
            assert {f"wrong-form.{hyphenated(type.name)}-{n}" for n in (1, 2)} <= names
        elif isinstance(type, IntegerLeaf):
            assert f"out-of-range.{hyphenated(type.name)}-1" in names


def test_the_example_stands_as_it_would_be_written() -> None:
    written = (Path(str(tm.__file__)).parent / "data" / "example.json").read_bytes()
    assert written == tm.dumps(tm.merge([valid_example()]))


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_schemas_reject_what_they_can_see(base: tm.Treaty | tm.Report) -> None:
    for made in invalid_examples(base):
        verdict = published().json(made.data) if made.format == "json" else published().xml(made.data)
        if verdict.preflight is None:  # else it is rejected before any schema is asked
            assert verdict.agreed, made
            assert verdict.schema is (made.code in NOT_FOR_SCHEMAS), made


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_the_same_bytes_each_time(base: tm.Treaty | tm.Report) -> None:
    assert list(invalid_examples(base)) == list(invalid_examples(tm.loads(tm.dumps(base))))


@settings(max_examples=25)
@given(treaties() | reports(), st.data())
def test_an_error_can_be_made_anywhere(document: tm.Treaty | tm.Report, data: st.DataObject) -> None:
    tree = tree_of(document)
    everywhere = list(edits(document))
    for number in data.draw(st.lists(st.integers(0, len(everywhere) - 1), min_size=1, max_size=20)):
        for format in FORMATS:
            made = invalid_example(tree, everywhere[number], format)
            assert made is None or issues_of(made) == [(made.code, made.pointer)], everywhere[number]
    assert tree == tree_of(document)


@settings(max_examples=50)
@given(treaties() | reports())
def test_valid_documents_are_encoded_as_the_package_writes_them(document: tm.Treaty | tm.Report) -> None:
    assert encode(tree_of(document)) == tm.dumps(document, "xml")


NOT_IN_XML: list[Any] = [
    *([], "text", None, {}, {"kind": 7}, {"kind": "<b>"}),
    {"kind": "treaty", "a b": "1"},
    {"kind": "treaty", "id": None},
    {"kind": "treaty", "id": 7.5},
    {"kind": "treaty", "id": "\ud800"},
    {"kind": "treaty", "articles": "text"},
    {"kind": "treaty", "articles": [7]},
    {"kind": "treaty", "articles": [{"number": "7"}]},
    {"kind": "treaty", "articles": [{"number": True}]},
    {"kind": "treaty", "articles": [{"number": 1, "provisions": []}]},
    {"kind": "treaty", "facts": [{"kind": "title", "value": ""}]},
    {"kind": "treaty", "facts": [{"kind": "title", "value": "\x00"}]},
    {"kind": "treaty", "facts": [{"kind": "title", "reported_by": "a"}]},
    {"kind": "treaty", "facts": [{"kind": "title", "reported_by": []}]},
    {"kind": "treaty", "facts": [{"kind": "title", "reported_by": ["a", "b c"]}]},
]


@pytest.mark.parametrize("tree", NOT_IN_XML, ids=repr)
def test_values_that_xml_cannot_express(tree: Any) -> None:
    with pytest.raises(NotExpressible):
        encode(tree)


def test_hostile_values_stay_what_they_are_encode() -> None:
    value = "<script>\"'&\t\n\r]]> 조약 \u202bعربى\u202c"
    xml = encode({"kind": "treaty", "format_version": value, "facts": [{"kind": "title", "value": value}]})
    found = {issue.pointer: issue.message for issue in tm.validate(xml, "xml").issues}
    same = {"kind": "treaty", "format_version": value, "facts": [{"kind": "title", "value": value}]}
    assert found == {issue.pointer: issue.message for issue in tm.validate(json.dumps(same).encode()).issues}
    assert "/facts/0/value" in found


@pytest.mark.parametrize(
    ("at", "value", "after"),
    [
        ("", 7, 7),
        ("/a", 7, {"a": 7, "b/c": {"d": 1}}),
        ("/e", 7, {"a": [1, 2], "b/c": {"d": 1}, "e": 7}),
        ("/a/0", 7, {"a": [7, 2], "b/c": {"d": 1}}),
        ("/a/2", 7, {"a": [1, 2, 7], "b/c": {"d": 1}}),
        ("/a/0", ABSENT, {"a": [2], "b/c": {"d": 1}}),
        ("/b~1c/d", ABSENT, {"a": [1, 2], "b/c": {}}),
    ],
)
def test_edited(at: str, value: Any, after: Any) -> None:
    before = {"a": [1, 2], "b/c": {"d": 1}}
    assert edited(before, Edit("a", "", at, value)) == after
    assert before == {"a": [1, 2], "b/c": {"d": 1}}
