"""What the benchmarks compare with: models of other libraries that say the same, and cases that run."""

import json
from typing import Any

import pytest
from lxml import etree

import treaty_model as tm
from benchmarks import documents
from benchmarks.cases import CASES
from treaty_model.codec.xml_layout import NAMESPACE

from .conftest import require_package

TREATIES = documents.treaties(3)


@pytest.fixture(autouse=True)
def _peers() -> None:
    for package in ("orjson", "msgspec", "pydantic_xml", "xsdata", "cyclonedx", "fhir.resources"):
        require_package(package.partition(".")[0])


def without_blanks(xml: bytes) -> bytes:
    """XML in its canonical form, and without the layout."""
    tree = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    canonical: bytes = etree.tostring(tree, method="c14n")
    return canonical


@pytest.mark.parametrize("data", TREATIES, ids=["0", "1", "2"])
def test_msgspec_and_pydantic_have_all_that_json_has(data: bytes) -> None:
    import msgspec  # noqa: PLC0415  # the fixture asks whether it is at hand

    from benchmarks.peers import with_msgspec, with_pydantic  # noqa: PLC0415

    tree = json.loads(data)
    assert json.loads(msgspec.json.encode(with_msgspec.decoder().decode(data))) == tree
    assert json.loads(with_pydantic.model().model_validate_json(data).model_dump_json(exclude_defaults=True)) == tree


@pytest.mark.parametrize("data", TREATIES, ids=["0", "1", "2"])
def test_pydantic_xml_and_xsdata_have_all_that_xml_has(data: bytes) -> None:
    from xsdata.formats.dataclass.parsers import XmlParser  # noqa: PLC0415
    from xsdata.formats.dataclass.serializers import XmlSerializer  # noqa: PLC0415

    from benchmarks.peers import with_pydantic_xml, with_xsdata  # noqa: PLC0415

    xml = tm.dumps(tm.loads(data), "xml")
    assert without_blanks(with_pydantic_xml.model().from_xml(xml).to_xml(exclude_none=True)) == without_blanks(xml)
    of_xsdata = XmlParser().from_bytes(xml, with_xsdata.model())
    written = XmlSerializer().render(of_xsdata, ns_map={None: NAMESPACE}).encode()
    assert without_blanks(written) == without_blanks(xml)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'"start":', b'"begin":'),
        (b'"start":', b'"start":-'),
        (b'"format_version":"1.0"', b'"format_version":"one"'),
        (b'"kind":"visit"', b'"kind":"vizit"'),
        (b'"reported_by":["', b'"reported_by":["?'),
    ],
)
def test_peers_reject_what_the_package_rejects(right: bytes, wrong: bytes) -> None:
    from benchmarks.peers import with_msgspec, with_pydantic  # noqa: PLC0415

    data = next(data for data in documents.treaties(20) if right in data)
    bad = data.replace(right, wrong, 1)
    readers: list[Any] = [tm.loads, with_msgspec.decoder().decode, with_pydantic.model().model_validate_json]
    for read in readers:
        read(data)
        with pytest.raises(Exception, match=r"."):
            read(bad)


@pytest.mark.parametrize("name", ["json-read", "xml-read", "json-write", "xml-write", "tried"])
def test_short_cases_run(name: str) -> None:
    result = CASES[name].run(1)
    assert all(row.median > 0 for table in result.tables for row in table.rows.values())
