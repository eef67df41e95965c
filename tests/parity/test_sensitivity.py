"""The harness finds faults: each one seeded here, in a schema or in the code, makes it disagree."""

import copy
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

import treaty_model as tm
from parity.judges import Judges, published
from parity.leaves import judges_of
from parity.run import findings, verdicts
from treaty_model.check import decoding as examination, location, structure as shape
from treaty_model.codec import xml_layout, xml_markup, xml_plain, xml_plan, xml_reader, xml_writer
from treaty_model.fixtures.random_documents import LEAVES
from treaty_model.schema.validators import compiled

# How many documents there are to find a fault in. Most show in the first few.
DOCUMENTS = 2000


def found_in_schema(judges: Judges) -> bool:
    """Whether any document shows that a schema is wrong, which the verdicts alone show."""
    return any(finding.wrong for seed in range(DOCUMENTS) for finding in verdicts(seed, judges))


def found_in_code() -> bool:
    """Whether any document shows that something is wrong."""
    for seed in range(DOCUMENTS):
        try:
            if any(finding.wrong for finding in findings(seed, published(), originals=seed % 3 == 0)):
                return True
        except Exception:  # what was written cannot be read; without a fault there is none, as test_documents.py shows
            return True
    return False


def schemas() -> dict[str, Any]:
    return {kind: copy.deepcopy(tm.json_schema(kind)) for kind in ("treaty", "report")}


XSD_FAULTS = {
    "pattern": (b'<xs:pattern value="[1-9][0-9]{0,3}"/>', b'<xs:pattern value="[0-9]{1,4}"/>'),
    "enumeration": (b'<xs:enumeration value="paraphrase"/>', b""),
    "optional attribute": (b'name="manner" type="Manner" use="required"', b'name="manner" type="Manner"'),
    "required element": (b'name="speaker" type="Speaker" minOccurs="0"', b'name="speaker" type="Speaker"'),
    "order": (b"text_start", b"text_END"),
    "repetition": (b'type="Passage" maxOccurs="unbounded"', b'type="Passage"'),
    "emptiness": (b'maxOccurs="unbounded"/>', b'maxOccurs="unbounded" minOccurs="0"/>'),
    "kind": (b'<xs:element name="occurrence" ', b'<xs:element name="occurrences" '),
}


@pytest.mark.parametrize(("right", "wrong"), XSD_FAULTS.values(), ids=XSD_FAULTS)
def test_a_fault_in_the_xml_schema(right: bytes, wrong: bytes) -> None:
    assert right in tm.xsd()
    faulty = tm.xsd().replace(right, wrong)
    if wrong == b"text_END":  # the two change places
        faulty = faulty.replace(b"text_end", b"text_start").replace(wrong, b"text_end")
    assert found_in_schema(Judges(published().by_kind, faulty))


def bound(defs: Any) -> None:
    defs["ArticleNumber"]["maximum"] += 1


def least(defs: Any) -> None:
    defs["ArticleNumber"]["minimum"] -= 1


def greatest(defs: Any) -> None:
    for definition in defs.values():
        if "maximum" in definition:
            definition["maximum"] += 1


def pattern(defs: Any) -> None:
    defs["Text"]["pattern"] = defs["Text"]["pattern"].removesuffix("$")


def optional(defs: Any) -> None:
    defs["Passage"]["required"].remove("manner")


def openness(defs: Any) -> None:
    defs["SourceText"]["additionalProperties"] = True


def emptiness(defs: Any) -> None:
    for definition in defs.values():
        for field in definition.get("properties", {}).values():
            field.pop("minItems", None)


def kind(defs: Any) -> None:
    defs["Occurrence"]["properties"]["kind"] = {"type": "string"}


def enumeration(defs: Any) -> None:
    defs["Manner"]["enum"].remove("paraphrase")


@pytest.mark.parametrize("fault", [bound, least, greatest, pattern, optional, openness, emptiness, kind, enumeration])
def test_a_fault_in_the_json_schema(fault: Callable[[Any], None]) -> None:
    faulty = schemas()
    for schema in faulty.values():
        fault(schema["$defs"])
    assert found_in_schema(Judges({kind: compiled(schema) for kind, schema in faulty.items()}, tm.xsd()))


@pytest.fixture
def fresh_plans() -> Iterator[None]:
    """The codec makes its plans anew, before the test and after it."""
    plans: list[Any] = [
        xml_plain._machine,
        xml_plan.root_plan,
        xml_plan._model_plan,
        xml_layout.forms,
        xml_writer._writer,
        xml_writer._document_writer,
    ]
    for plan in plans:
        plan.cache_clear()
    yield
    for plan in plans:
        plan.cache_clear()


def nothing(*_: object) -> None:
    """Do nothing."""


def content_accepted(data: bytes) -> tuple[bytes | None, list[Any]]:
    """What has no place in XML goes unnoticed."""
    text, _ = read(data)
    return text, []


class Everything(frozenset[str]):
    """A set that holds everything."""

    def __contains__(self, _: object) -> bool:
        return True


def reversed_fields(spec: Any) -> Any:
    return dict(reversed(forms(spec).items()))


def in_any_order(above: list[Any], name: bytes, json: list[bytes]) -> Any:
    """Whatever has been seen was the first part."""
    above[-1] = above[-1]._replace(seen=min(above[-1].seen, 1))
    return started(above, name, json)


read, forms, started = xml_reader.read, xml_layout.forms, xml_markup._start_tag
CODE_FAULTS: dict[str, tuple[Any, str, Any]] = {
    "unexpected content is accepted": (xml_reader, "read", content_accepted),
    "blanks are all white space": (xml_reader, "BLANKS", None),
    "hints are fields": (xml_reader, "HINTS", frozenset()),
    "any attribute is a hint": (xml_reader, "HINTS", Everything()),
    "numbers are read as Python reads them": (xml_plan, "_number", lambda text: str(int(text))),
    "elements in another order": (xml_plan, "forms", reversed_fields),
    "nothing is escaped in XML": (xml_writer, "escaped", lambda text: text),
    "nothing is escaped in JSON": (xml_reader, "quoted", lambda text: f'"{text}"'),
    "references stay in plain XML": (xml_plain, "_unescaped", lambda text: text),
    "anything stands between plain elements": (xml_markup, "_BETWEEN_TAGS", re.compile(rb"[^<]*<(/?)([a-z_-]+)")),
    "plain parts in any order": (xml_markup, "_start_tag", in_any_order),
    "plain text is no text": (xml_plain, "_plain", lambda _: b"a"),
    "text is normalised": (xml_writer, "escaped", partial(unicodedata.normalize, "NFD")),
    "a field given twice is let pass": (examination, "repeats_a_field", lambda _: False),
    "a document type is let pass": (examination, "require_plain_xml", nothing),
    "no reason is found": (shape, "_integer", lambda *_: iter(())),
    "a reason is found where there is none": (shape, "_matches", lambda _: nothing),
    "lines are counted from none": (location, "line_columns", lambda _, offsets: [(0, 1) for _ in offsets]),
}


@pytest.mark.usefixtures("fresh_plans")
@pytest.mark.parametrize(("module", "name", "fault"), CODE_FAULTS.values(), ids=CODE_FAULTS)
def test_a_fault_in_the_code(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, fault: Any) -> None:
    monkeypatch.setattr(module, name, fault)
    assert found_in_code()


LEAF_FAULTS = [
    ("Date", "-02-29", "-02-(29|30)"),
    ("Date", "000[1-9]", "000[0-9]"),
    ("Text", "( ", "( +"),
    ("PassageId", "\\.", "[.,]"),
    ("Sha256", "{64}", "{63,64}"),
    ("Sha256", "a-f", "a-fA-F"),
    ("EndWords", "{0,4}", "{0,5}"),
    ("LanguageTag", "[a-z]{2,3}", "[a-z]{1,3}"),
    ("Slug", "[a-z][a-z0-9]*", "[a-z0-9]+"),
]


@pytest.mark.parametrize(("name", "right", "wrong"), LEAF_FAULTS)
def test_a_fault_in_a_pattern(name: str, right: str, wrong: str) -> None:
    leaf = LEAVES[name]
    body = leaf.body
    assert right in body
    definition = copy.deepcopy(tm.json_schema("treaty")["$defs"][name])
    definition["pattern"] = definition["pattern"].replace(right, wrong, 1)
    assert any(judges_of(leaf, json_definition=definition).disagreements())
    xsd = tm.xsd().decode()
    assert right in xsd
    start = xsd.index(f'<xs:simpleType name="{name}"')
    faulty = xsd[:start] + xsd[start:].replace(right, wrong, 1)
    assert any(judges_of(leaf, xsd=faulty.encode()).disagreements())
