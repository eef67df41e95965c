"""Writing: a typed document to bytes, beside what only writes trees and what also knows types."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import orjson
from lxml import etree
from xsdata.formats.dataclass.context import XmlContext
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import JsonSerializer, XmlSerializer

import treaty_model as tm
from treaty_model.codec import json_writer, xml_writer

from .. import documents
from ..clock import in_turns, over
from ..figures import Goal, Result, Spread, Table
from ..peers import with_cyclonedx, with_fhir, with_msgspec, with_pydantic, with_pydantic_xml, with_xsdata
from ..profile import profile

_OURS = "treaty_model.dumps, checks and rules included"
_CHECKED = "`dumps` also checks what was not read or checked before; `encode` only writes."


def json_write(rounds: int) -> Result:
    """Objects to JSON."""
    compact = documents.treaties()
    trees = [orjson.loads(data) for data in compact]
    treaties = [tm.loads(data) for data in compact]
    structs, encoder = [with_msgspec.decoder().decode(data) for data in compact], msgspec.json.Encoder()
    plain = [with_pydantic.model().model_validate_json(data) for data in compact]
    model = with_pydantic_xml.model(kinds=True)
    of_pydantic_xml = [model.model_validate(with_pydantic_xml.for_json(tree)) for tree in trees]
    context = XmlContext()
    of_xsdata = [
        XmlParser(context=context).from_bytes(tm.dumps(treaty, "xml"), with_xsdata.model()) for treaty in treaties
    ]
    bom, bundle = with_cyclonedx.bom(), with_fhir.bundle()
    cases: dict[str, Callable[[], Any]] = {
        "orjson.dumps of a ready dict": over(orjson.dumps, trees),
        "msgspec": over(encoder.encode, structs),
        "pydantic, plain models: model_dump_json": over(_dump_json, plain),
        "pydantic, the same models: model_dump_json": over(_dump_json, treaties),
        "treaty_model, encode": over(json_writer.encode, treaties),
        _OURS: over(tm.dumps, treaties),
        "pydantic-xml": over(_dump_json, of_pydantic_xml),
        "xsdata": over(JsonSerializer(context=context).render, of_xsdata),
        "cyclonedx-python-lib, another document": lambda: with_cyclonedx.to_json(bom),
        "fhir.resources, another document": bundle.model_dump_json,
    }
    times = in_turns(cases, rounds)
    plainly = times["pydantic, plain models: model_dump_json"].median
    written, checked = (times[name].median for name in cases if name.startswith("treaty_model"))
    return Result(
        (
            _table(len(tm.dumps(treaties[0])), times, "orjson.dumps of a ready dict"),
            profile("dumps as JSON", cases[_OURS]),
        ),
        (
            Goal("encode as JSON / plain model_dump_json", written / plainly, "at most", 1.0),
            Goal("dumps as JSON, checks included / plain model_dump_json", checked / plainly, "at most", 1.0),
        ),
        (
            _CHECKED,
            f"treaty_model writes readable lines; the others write {len(compact[0]) / 1000:.0f} kB without spaces.",
            _own_documents(bom, bundle),
        ),
    )


def xml_write(rounds: int) -> Result:
    """Objects to XML."""
    treaties = [tm.loads(data) for data in documents.treaties()]
    written_before = [tm.dumps(treaty, "xml") for treaty in treaties]
    trees = [etree.fromstring(data, etree.XMLParser()) for data in written_before]
    of_pydantic = [with_pydantic_xml.model().from_xml(data) for data in written_before]
    context, dataclass = XmlContext(), with_xsdata.model()
    of_xsdata = [XmlParser(context=context).from_bytes(data, dataclass) for data in written_before]
    bom, bundle = with_cyclonedx.bom(), with_fhir.bundle()
    cases: dict[str, Callable[[], Any]] = {
        "lxml, tostring of a ready tree": over(
            lambda tree: etree.tostring(tree, encoding="UTF-8", xml_declaration=True), trees
        ),
        "treaty_model, encode": over(xml_writer.encode, treaties),
        _OURS: over(lambda treaty: tm.dumps(treaty, "xml"), treaties),
        "pydantic-xml": over(lambda model: model.to_xml(exclude_none=True), of_pydantic),
        "xsdata": over(XmlSerializer(context=context).render, of_xsdata),
        "cyclonedx-python-lib, another document": lambda: with_cyclonedx.to_xml(bom),
        "fhir.resources, another document": bundle.model_dump_xml,
    }
    times = in_turns(cases, rounds)
    floor, written, checked, pydantic_xml, xsdata, *_ = (spread.median for spread in times.values())
    return Result(
        (
            _table(len(written_before[0]), times, "lxml, tostring of a ready tree"),
            profile("dumps as XML", cases[_OURS]),
        ),
        (
            Goal("encode as XML / lxml tostring", written / floor, "at most", 2.6),
            Goal("pydantic-xml / encode as XML", pydantic_xml / written, "at least", 15),
            Goal("xsdata / encode as XML", xsdata / written, "at least", 28),
            Goal("dumps as XML, checks included / lxml tostring", checked / floor, "at most", 2.6),
            Goal("pydantic-xml / dumps as XML, checks included", pydantic_xml / checked, "at least", 15),
            Goal("xsdata / dumps as XML, checks included", xsdata / checked, "at least", 28),
        ),
        (_CHECKED, _own_documents(bom, bundle)),
    )


def _table(size: int, times: Mapping[str, Spread], floor: str) -> Table:
    rows = {name: spread.times(1e3) for name, spread in times.items()}
    return Table(f"A treaty of {size / 1000:.0f} kB", "ms", rows, floor)


def _dump_json(model: Any) -> str:
    dumped: str = model.model_dump_json(exclude_none=True)
    return dumped


def _own_documents(bom: Any, bundle: Any) -> str:
    ours, parts, entries = (
        documents.objects(json.loads(each))
        for each in (documents.treaty(), with_cyclonedx.to_json(bom), bundle.model_dump_json())
    )
    others = f"cyclonedx-python-lib and fhir.resources write other documents, with {parts} and {entries} objects"
    return f"{others}; the treaty has {ours}."
