"""Every leaf type against hostile values: pydantic, jsonschema and libxml2 take the same ones, in either format."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import jsonschema
from lxml import etree
from pydantic import TypeAdapter, ValidationError, create_model

import treaty_model as tm
from treaty_model.codec.xml_layout import NAMESPACE, XmlForm, forms
from treaty_model.codec.xml_reader import read
from treaty_model.leaf import IntegerLeaf, Leaf, TextLeaf
from treaty_model.model.base import Model
from treaty_model.spec import spec_of

from . import hostile


class LeafJudges:
    """The engines' verdicts on single values of a leaf type, by the given schemas' definition of it."""

    def __init__(self, leaf: Leaf, json_definition: Any, xsd: bytes) -> None:
        self.leaf = leaf
        base: Any = str if isinstance(leaf, TextLeaf) else int
        annotated: Any = Annotated[base, leaf]
        sample: type[Model] = create_model("Sample", __base__=Model, field=(annotated, ...))
        self.in_attribute = XmlForm.ATTRIBUTE in forms(spec_of(sample)).values()
        self.model: TypeAdapter[Any] = TypeAdapter(annotated)
        self.sample = sample
        self.json_schema = jsonschema.Draft202012Validator(json_definition)
        declared = f'name="field" type="{leaf.name}"'
        content = (
            f"<xs:attribute {declared}/>"
            if self.in_attribute
            else f"<xs:sequence><xs:element {declared}/></xs:sequence>"
        )
        element = f'<xs:element name="sample"><xs:complexType>{content}</xs:complexType></xs:element>'
        self.xsd = etree.XMLSchema(etree.fromstring(xsd.replace(b"</xs:schema>", f"{element}</xs:schema>".encode())))

    def disagreements(self) -> Iterator[str]:
        """What the engines do not agree on."""
        for text in hostile.strings(self.leaf):
            given = {"model": self._by_model(text), "JSON Schema": self.json_schema.is_valid(text)}
            try:
                given |= self._in_xml(text)
            except ValueError:  # lxml's word for characters that XML cannot carry
                given["XML"] = False
            if isinstance(self.leaf, IntegerLeaf):  # as text it is a number in XML, and in JSON it is none
                in_json = {given.pop("model"), given.pop("JSON Schema")}
                if in_json != {False}:
                    yield f"{self.leaf.name}: {text!r} is taken for a number in JSON"
            if len(set(given.values())) != 1:
                yield f"{self.leaf.name}: {text!r}: {given}"
        for text in hostile.json_texts():
            model, schema = (
                self._by_model(text.encode()),
                self.json_schema.is_valid(json.loads(text)) if _is_json(text) else False,
            )
            if model is not schema:
                yield f"{self.leaf.name}: {text} in JSON: model {model}, JSON Schema {schema}"

    def _by_model(self, value: str | bytes) -> bool:
        """A value in Python, or in JSON if it is bytes. Accepted values are kept unchanged."""
        try:
            if isinstance(value, bytes):
                self.model.validate_json(value)
            else:
                assert self.model.validate_python(value) == value
        except ValidationError:
            return False
        return True

    def _in_xml(self, text: str) -> dict[str, bool]:
        root = etree.Element(f"{{{NAMESPACE}}}sample")
        if self.in_attribute:
            root.set("field", text)
        else:
            etree.SubElement(root, f"{{{NAMESPACE}}}field").text = text
        data = etree.tostring(root)
        values, strays = read(data, (spec_of(self.sample),))
        try:
            self.sample.model_validate_json(values or b"")
            model = not strays
        except ValidationError:
            model = False
        return {"model in XML": model, "XML Schema": self.xsd.validate(etree.fromstring(data))}


def judges_of(leaf: Leaf, *, json_definition: Any = None, xsd: bytes | None = None) -> LeafJudges:
    """The judges of a leaf type, by the published schemas or by others."""
    return LeafJudges(leaf, json_definition or tm.json_schema("treaty")["$defs"][leaf.name], xsd or tm.xsd())


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_constant=lambda _: 1 / 0)
    except (ValueError, ZeroDivisionError):
        return False
    return True
