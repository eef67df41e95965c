"""The writers know every kind of field, also those that no document has yet."""

import itertools
import json
from typing import Annotated, Any, Literal

import pytest
from lxml import etree
from pydantic import create_model

from treaty_model.codec import json_writer, xml_writer
from treaty_model.leaf import TextLeaf
from treaty_model.lexical import ArticleNumber, PassageId, Slug, Text
from treaty_model.model import base
from treaty_model.model.base import BY_KIND, Model
from treaty_model.spec import UnsupportedField

# Aliases as values, which type checkers do not know.
Optional: Any = base.Optional
Several: Any = base.Several

SIGNS = ("<", ">", "&", '"', "'", "\\", "\\n", "plain")
Sign: Any = Literal[SIGNS]


def model(name: str, **fields: Any) -> Any:
    return create_model(name, __base__=Model, **fields)


# One member with every kind of value, and one with nothing but its kind.
Full: Any = model(
    "Full",
    kind=(Literal["full"], "full"),
    sign=(Sign, ...),
    note=(Optional[Text], None),
    number=(Optional[ArticleNumber], None),
    numbers=(Several[ArticleNumber], ()),
    signs=(Several[Sign], ()),
    passages=(Several[PassageId], ()),
)
Empty: Any = model("Empty", kind=(Literal["empty"], "empty"))
Alone: Any = model("Alone", id=(Slug, ...), value=(Optional[Text], None))
Both = Annotated[Full | Empty, BY_KIND]
Whole: Any = model(
    "Whole",
    kind=(Literal["whole"], "whole"),
    alone=(Optional[Alone], None),
    of_both=(Optional[Both], None),
    all_alone=(Several[Alone], ()),
    all_of_both=(Several[Both], ()),
)

Outer: Any = model("Outer", kind=(Literal["outer"], "outer"), whole=(Annotated[Whole | Empty, BY_KIND], ...))

# The writers of documents, for the models of these tests.
to_json: Any = json_writer.encode
to_xml: Any = xml_writer.encode

HOSTILE = ['</note><script>alert("1")</script>', "\\", '\\"', "&amp;", "]]>", "a\u00a0b", "\u202bعربى\u202c 동맹 🕊"]
PARTS = {
    "alone": [Alone(id="a", value=text) for text in HOSTILE] + [Alone(id="a")],
    "of_both": [Empty(), Full(sign="&"), *(Full(sign=sign, number=7) for sign in SIGNS)],
    "all_alone": [(Alone(id="a"),), tuple(Alone(id="a", value=text) for text in HOSTILE)],
    "all_of_both": [
        (Empty(), Full(sign="<", note='"', signs=SIGNS, numbers=(1, 23), passages=("a.b", "c.d"))),
        tuple(Full(sign="plain", note=text) for text in HOSTILE),
    ],
}
WHOLES = [
    Whole(**dict(zip(names, values, strict=True)))
    for count in range(3)
    for names in itertools.combinations(PARTS, count)
    for values in itertools.product(*(PARTS[name] for name in names))
]


def tree(whole: Model) -> dict[str, Any]:
    """What a model holds, as plain values."""
    return dict(without_absent(whole.model_dump()))


def without_absent(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_absent(item) for name, item in value.items() if item not in (None, ())}
    return [without_absent(item) for item in value] if isinstance(value, tuple) else value


def as_element(name: str, value: dict[str, Any]) -> etree._Element:
    """The XML of a model of these tests, built with a library."""
    element = etree.Element(name)
    for field, content in value.items():
        if field in ("note", "alone", "of_both", "all_alone", "all_of_both"):
            continue
        if field == "value":
            element.text = content
        elif field != "kind":
            element.set(field, " ".join(map(str, content)) if isinstance(content, list) else str(content))
    if "note" in value:
        etree.SubElement(element, "note").text = value["note"]
    if "alone" in value:
        element.append(as_element("alone", value["alone"]))
    if "of_both" in value:
        etree.SubElement(element, "of_both").append(as_element(value["of_both"]["kind"], value["of_both"]))
    for field in ("all_alone", "all_of_both"):
        if field in value:
            items = [as_element(item.get("kind", "alone"), item) for item in value[field]]
            etree.SubElement(element, field).extend(items)
    return element


# A model within another one is written by a function of its own, and a document in pieces.
@pytest.mark.parametrize("within", [False, True])
def test_every_kind_of_field(within: bool) -> None:
    assert len(WHOLES) > 100
    for whole in WHOLES:
        document = Outer(whole=whole) if within else whole
        in_json, in_xml = to_json(document), to_xml(document)
        written = json.loads(in_json)
        parsed = etree.fromstring(in_xml.replace(b' xmlns="urn:treaty-model:1"', b""))
        written, parsed = (written["whole"], parsed[0][0]) if within else (written, parsed)
        assert written == tree(whole)
        assert list(written) == list(tree(whole))
        for element in parsed.iter():
            if len(element):
                element.text = None
            element.tail = None
        assert etree.tostring(parsed, method="c14n2") == etree.tostring(
            as_element("whole", tree(whole)), method="c14n2"
        )


def test_what_can_be_left_out_cannot_come_first() -> None:
    sample = model("Sample", note=(Optional[Text], None), id=(Slug, ...))
    with pytest.raises(UnsupportedField, match="Sample: the first field must be required"):
        to_json(sample(id="a"))


CHARACTERS = "".join(map(chr, range(0x80))) + "é🕊"


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("[a-c]+", "abc"),
        (r"a\.b|(c){2,3}", ".abc"),
        (r"[&<]?\\*", "&<\\"),
        ("[!-#]", '!"#'),
        (r"[\]\\-]", "-\\]"),
        ("é", "é"),
        ("()", ""),
    ],
)
def test_which_characters_a_pattern_has(body: str, held: str) -> None:
    assert TextLeaf("Sample", "", body, (), ()).among(CHARACTERS) == held
