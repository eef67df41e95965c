"""The XML Schema: what it says, and what it has no place for. Other processors judge it in tests/witnesses."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import pytest
from lxml import etree
from pydantic import create_model

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.codec.xml_layout import XmlForm, element_name, forms
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.lexical import Text
from treaty_model.model import Occurrence, StateOfWar, Treaty, base
from treaty_model.model.base import BY_KIND, Model
from treaty_model.spec import Enumeration, ModelSpec, UnsupportedField, spec_of, types_of

XS = "{http://www.w3.org/2001/XMLSchema}"
SCHEMA = etree.fromstring(tm.xsd())
TYPES = types_of(spec_of(tm.Treaty), spec_of(tm.Report))

Several: Any = base.Several


def all_of(*names: str) -> Iterator[etree._Element]:
    return SCHEMA.iter(*(XS + name for name in names))


def test_nothing_foreign_or_silent_has_a_place() -> None:
    assert not list(all_of("any", "anyAttribute", "import", "include", "redefine", "union", "list", "key", "keyref"))
    names = {name for element in SCHEMA.iter() for name in element.attrib}
    assert not names & {"nillable", "default", "fixed", "mixed", "abstract", "substitutionGroup"}
    assert (SCHEMA.get("blockDefault"), SCHEMA.get("finalDefault")) == ("#all", "#all")


def test_documents_are_the_only_roots() -> None:
    assert [element.get("name") for element in SCHEMA.findall(f"{XS}element")] == ["treaty", "report"]


def test_every_type_has_a_name_and_every_name_leads_to_a_type() -> None:
    named = {type.get("name") for type in all_of("simpleType", "complexType")}
    assert None not in named
    used = {element.get("type") for element in all_of("element", "attribute") if element.get("name")}
    used |= {element.get("base") for element in all_of("extension")}
    assert used == named


def test_every_simple_type_restricts_a_string() -> None:
    for type in all_of("simpleType"):
        (restriction,) = type.iter(f"{XS}restriction")
        assert restriction.get("base") == "xs:string"
        assert {facet.tag for facet in restriction} <= {
            f"{XS}{name}" for name in ("pattern", "maxLength", "enumeration")
        }


@pytest.mark.parametrize("type", [t for t in TYPES.values() if t.doc], ids=lambda type: type.name)
def test_types_say_what_they_are(type: Any) -> None:
    documentation = f"{XS}annotation/{XS}documentation"
    told = {
        (element.get("name"), element.findtext(documentation))
        for element in SCHEMA
        if element.find(documentation) is not None
    }
    assert (type.name, " ".join(type.doc.split())) in told
    for field in type.fields if isinstance(type, ModelSpec) else ():
        if field.doc and forms(type)[field] is not XmlForm.INLINE:
            (model,) = SCHEMA.findall(f"{XS}complexType[@name='{type.name}']")
            content = forms(type)[field] is XmlForm.CONTENT
            (own,) = model.iterfind(f".//{XS}extension" if content else f".//*[@name='{field.name}']")
            assert own.findtext(documentation) == field.doc


def test_values_are_those_of_the_models() -> None:
    for type in TYPES.values():
        if isinstance(type, Enumeration):
            values = SCHEMA.findall(f"{XS}simpleType[@name='{type.name}']/{XS}restriction/{XS}enumeration")
            assert tuple(value.get("value") for value in values) == type.values
        elif isinstance(type, TextLeaf | IntegerLeaf):
            (pattern,) = SCHEMA.findall(f"{XS}simpleType[@name='{type.name}']/{XS}restriction/{XS}pattern")
            assert pattern.get("value") == type.body


@pytest.mark.parametrize("document", DOCUMENTS, ids=["frame", "gazette", "kurier"])
def test_what_is_written_is_valid(document: tm.Report | tm.Treaty) -> None:
    etree.XMLSchema(SCHEMA).assertValid(etree.fromstring(tm.dumps(document, "xml")))


def test_names_of_elements() -> None:
    assert [element_name(spec_of(cls)) for cls in (Treaty, Occurrence)] == ["treaty", "occurrence"]
    assert (
        element_name(next(t for t in TYPES.values() if isinstance(t, ModelSpec) and t.name == "PartyName"))
        == "party-name"
    )


def test_a_list_that_stands_inline_stands_alone() -> None:
    class Sample(Model):
        inline: ClassVar[str | None] = "items"

    item = Annotated[Occurrence | StateOfWar, BY_KIND]
    mixed: type[Model] = create_model("Mixed", __base__=Sample, note=(Text, ...), items=(Several[item], ()))
    with pytest.raises(UnsupportedField, match="the only element of its model"):
        forms(spec_of(mixed))
    no_list: type[Model] = create_model("NoList", __base__=Sample, items=(Text, ...))
    with pytest.raises(UnsupportedField, match="can be inline"):
        spec_of(no_list)
