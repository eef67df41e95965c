"""The TypeScript declarations: what they say, read without a compiler. Compilers judge them in tests/witnesses."""

import json
import re
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, create_model
from typing_extensions import Doc, TypeAliasType

import treaty_model as tm
from treaty_model.codec.document import roots
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.model.base import Model
from treaty_model.schema.json_schema import DocumentKind
from treaty_model.schema.typescript import declarations
from treaty_model.spec import ModelSpec, spec_of, types_of

TEXT = declarations(*roots())
KINDS: tuple[DocumentKind, ...] = ("treaty", "report")


def interfaces(text: str) -> dict[str, dict[str, str]]:
    """For each interface its properties: the name, with a question mark where it can be left out, and the type."""
    found = {}
    for name, body in re.findall(r"^export interface (\w+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        found[name] = dict(re.findall(r"^  readonly ([$\w]+\??): (.*);$", body, re.MULTILINE))
    return found


def aliases(text: str) -> dict[str, list[str]]:
    """For each other type the members that it is a union of, or the one type that it is."""
    found = re.findall(r"^export type (\w+) =([^;]*);", text, re.MULTILINE)
    return {name: [part.strip() for part in body.split("|") if part.strip()] for name, body in found}


def expected(definition: dict[str, Any]) -> dict[str, str]:
    """The properties of an interface, as an object's JSON Schema has them."""

    def typed(node: dict[str, Any]) -> str:
        if "const" in node:
            return json.dumps(node["const"])
        if node.get("type") == "array":
            return f"readonly {typed(node['items'])}[]"
        return str(node["$ref"]).removeprefix("#/$defs/") if "$ref" in node else str(node["type"])

    required = definition["required"]
    return {name if name in required else f"{name}?": typed(node) for name, node in definition["properties"].items()}


@pytest.mark.parametrize("kind", KINDS)
def test_types_are_those_of_the_json_schema(kind: DocumentKind) -> None:
    for name, definition in tm.json_schema(kind)["$defs"].items():
        if definition.get("type") == "object":
            assert interfaces(TEXT)[name] == expected(definition)
        elif "oneOf" in definition:
            assert aliases(TEXT)[name] == [node["$ref"].removeprefix("#/$defs/") for node in definition["oneOf"]]
        elif "enum" in definition:
            assert aliases(TEXT)[name] == [json.dumps(value) for value in definition["enum"]]
        else:
            assert aliases(TEXT)[name] == ["number" if definition["type"] == "integer" else definition["type"]]


def test_every_type_stands_once_and_every_name_leads_to_one() -> None:
    names = re.findall(r"^export (?:type|interface) (\w+)", TEXT, re.MULTILINE)
    assert sorted(names) == sorted([*types_of(*roots()), "TreatyModelDocument"])
    code = re.sub(r'/\*\*.*?\*/|//.*|"[^"]*"', "", TEXT, flags=re.DOTALL)
    assert set(re.findall(r"\b[A-Z]\w*", code)) <= set(names)
    assert aliases(TEXT)["TreatyModelDocument"] == ["Treaty", "Report"]


def test_only_patterns_are_long_and_nothing_is_invisible() -> None:
    assert [character for character in TEXT if not character.isprintable() and character != "\n"] == []
    assert TEXT.endswith("}\n")
    assert [line for line in TEXT.splitlines() if len(line) > 120 and not line.startswith(" * @pattern ")] == []


@pytest.mark.parametrize("type", types_of(*roots()).values(), ids=lambda type: type.name)
def test_comments_describe_a_type_and_its_bounds(type: Any) -> None:
    (block,) = re.findall(rf"(?:^/\*\*(?:(?!\*/).)*\*/\n)?^export \w+ {type.name}\b", TEXT, re.MULTILINE | re.DOTALL)
    told = " ".join(re.sub(r"^ \*", "", block, flags=re.MULTILINE).split())
    assert " ".join(type.doc.split()) in told
    if isinstance(type, IntegerLeaf):
        assert f"@minimum {type.least} @maximum {type.greatest} " in told
    if isinstance(type, TextLeaf):
        assert "@pattern ^(" in told
        assert (f"@maxLength {type.max_length} " in told) is (type.max_length is not None)


def sample(doc: str, **fields: Any) -> ModelSpec:
    return spec_of(create_model("Sample", __base__=Model, __doc__=doc, **fields))


def test_no_text_ends_a_comment_or_a_string() -> None:
    leaf = Annotated[str, TextLeaf("Leaf", "ends */ here", "[a]*/", ("a/",), ("",))]
    choice = TypeAliasType("Choice", Annotated[Literal['"; evil', "\\"], Doc("*/ evil(); /*")])  # type: ignore[misc]  # it stands in a function, as no type does
    spec = sample("*/ evil(); /*", leaf=(leaf, Field(description="**/")), choice=(choice, ...))
    text = declarations(spec)
    code = re.sub(r"/\*\*.*?\*/", "", text, flags=re.DOTALL)
    assert "evil()" not in code
    assert "*\\/ evil(); /*" in text
    assert " * @pattern ^([a]*\\/)$" in text
    assert r'export type Choice = "\"; evil" | "\\";' in code


def test_a_long_text_is_broken_between_words_and_paragraphs_stay() -> None:
    text = declarations(sample(f"First {'word ' * 60}end.\n\n{'x' * 200} a"))
    comment = re.findall(r"^ \*(.*)$", text.partition("export interface")[0], re.MULTILINE)
    assert all(len(line) <= 118 or line.strip() == "x" * 200 for line in comment)
    assert "" in comment
    assert " ".join(" ".join(comment).split()).startswith("First word word")
    assert text.count("word") == 60
