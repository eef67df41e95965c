"""Reading: bytes to a typed document, beside what only parses and what also types."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

import orjson
from cyclonedx.model.bom import Bom
from fhir.resources.bundle import Bundle
from lxml import etree
from xsdata.formats.dataclass.context import XmlContext
from xsdata.formats.dataclass.parsers import JsonParser, XmlParser
from xsdata.formats.dataclass.serializers import JsonSerializer

import treaty_model as tm

from .. import documents
from ..clock import in_turns, over
from ..figures import Goal, Result, Spread, Table
from ..peers import with_cyclonedx, with_fhir, with_msgspec, with_pydantic, with_pydantic_xml, with_xsdata
from ..profile import profile

_OBJECTS_NOTE = (
    "cyclonedx-python-lib and fhir.resources read other documents, so the time is compared per JSON object: {}."
)


def json_read(rounds: int) -> Result:
    """JSON to objects."""
    treaties = documents.treaties()
    decoder = with_msgspec.decoder()
    plain = with_pydantic.model()
    with_kinds = with_pydantic_xml.model(kinds=True)
    for_kinds = [documents.compact(with_pydantic_xml.for_json(json.loads(data))) for data in treaties]
    context, dataclass = XmlContext(), with_xsdata.model()
    in_xml = [tm.dumps(tm.loads(data), "xml") for data in treaties]
    of_xsdata = [XmlParser(context=context).from_bytes(data, dataclass) for data in in_xml]
    for_xsdata = [JsonSerializer(context=context).render(each).encode() for each in of_xsdata]
    parts = with_cyclonedx.to_json(with_cyclonedx.bom())
    bundle = with_fhir.bundle().model_dump_json().encode()
    cases: dict[str, Callable[[], Any]] = {
        "orjson.loads, untyped": over(orjson.loads, treaties),
        "msgspec, the same constraints": over(decoder.decode, treaties),
        "pydantic, the same models: model_validate_json": over(tm.Treaty.model_validate_json, treaties),
        "pydantic, plain models": over(plain.model_validate_json, treaties),
        _OURS: over(tm.loads, treaties),
        "pydantic-xml": over(with_kinds.model_validate_json, for_kinds),
        "xsdata": over(lambda data: JsonParser(context=context).from_bytes(data, dataclass), for_xsdata),
        "cyclonedx-python-lib": lambda: Bom.from_json(json.loads(parts)),
        "fhir.resources": lambda: Bundle.model_validate_json(bundle),
        "orjson.loads of the bill of cyclonedx-python-lib": lambda: orjson.loads(parts),
        "orjson.loads of the bundle of fhir.resources": lambda: orjson.loads(bundle),
    }
    times = in_turns(cases, rounds)
    bare, ours = _medians(times, "pydantic, the same", "treaty_model")
    trees = _trees(treaties[0], parts, bundle)
    sizes = _sizes(trees)
    each, goals = _by_object(times, sizes, fhir=2, cyclonedx=2)
    own_floors = {
        name: Spread.of([times[name].median / times[own].median])
        for name, own in zip((_OURS, *_OWN), ("orjson.loads, untyped", *list(cases)[-2:]), strict=True)
    }
    return Result(
        (
            _of_treaty(treaties, times, "orjson.loads, untyped"),
            each,
            Table("Ratio to orjson.loads of the same document", "times", own_floors, _OURS),
            profile("loads", cases[_OURS]),
        ),
        (
            Goal("loads / model_validate_json of the same models", ours / bare, "at most", 2.0),
            *goals,
        ),
        (
            _objects_note(trees),
            "pydantic-xml accepts unknown fields and has lists of identifiers as strings; xsdata reads its own JSON.",
        ),
    )


def xml_read(rounds: int) -> Result:
    """XML to objects."""
    treaties = [tm.dumps(tm.loads(data), "xml") for data in documents.treaties()]
    schema = etree.XMLSchema(etree.fromstring(tm.xsd()))
    of_pydantic = with_pydantic_xml.model()
    context, dataclass = XmlContext(), with_xsdata.model()
    bom = with_cyclonedx.bom()
    parts = with_cyclonedx.to_xml(bom)
    bundle = with_fhir.bundle()
    of_bundle = bundle.model_dump_xml()

    def parse_then_validate(data: bytes) -> None:
        assert schema.validate(etree.fromstring(data, etree.XMLParser()))

    cases: dict[str, Callable[[], Any]] = {
        "lxml, parser with the XML Schema": over(
            lambda data: etree.fromstring(data, etree.XMLParser(schema=schema)), treaties
        ),
        "lxml, parse and then validate": over(parse_then_validate, treaties),
        _OURS: over(lambda data: tm.loads(data, "xml"), treaties),
        "pydantic-xml": over(of_pydantic.from_xml, treaties),
        "xsdata": over(lambda data: XmlParser(context=context).from_bytes(data, dataclass), treaties),
        "cyclonedx-python-lib": lambda: Bom.from_xml(ElementTree.fromstring(parts)),
        "fhir.resources": lambda: Bundle.model_validate_xml(of_bundle),
    }
    times = in_turns(cases, rounds)
    ours, pydantic_xml, xsdata = _medians(times, "treaty_model", "pydantic-xml", "xsdata")
    trees = _trees(documents.treaty(), with_cyclonedx.to_json(bom), bundle.model_dump_json().encode())
    sizes = _sizes(trees)
    each, _ = _by_object(times, sizes)
    floor = min(list(cases)[:2], key=lambda name: times[name].median)
    return Result(
        (_of_treaty(treaties, times, floor), each, profile("loads of XML", cases[_OURS])),
        (
            Goal("loads of XML / lxml parse + XSD, the quicker way", ours / times[floor].median, "at most", 2.1),
            Goal("pydantic-xml / loads of XML", pydantic_xml / ours, "at least", 3.5),
            Goal("xsdata / loads of XML", xsdata / ours, "at least", 4.5),
        ),
        (_objects_note(trees), "pydantic-xml tries the members of a union one after another."),
    )


_OWN = ("cyclonedx-python-lib", "fhir.resources")
_OURS = "treaty_model.loads, checks and rules included"


def _medians(times: Mapping[str, Spread], *starts: str) -> list[float]:
    return [next(spread.median for name, spread in times.items() if name.startswith(start)) for start in starts]


def _of_treaty(treaties: Sequence[bytes], times: Mapping[str, Spread], floor: str) -> Table:
    own = (*_OWN, *(name for name in times if name.startswith("orjson.loads of")))
    rows = {name: spread.times(1e3) for name, spread in times.items() if name not in own}
    return Table(f"A treaty of {len(treaties[0]) / 1000:.0f} kB, {len(treaties)} of them in turn", "ms", rows, floor)


def _trees(treaty: bytes, parts: bytes, bundle: bytes) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in zip((_OURS, *_OWN), (treaty, parts, bundle), strict=True)}


def _sizes(trees: Mapping[str, Any]) -> dict[str, int]:
    return {name: documents.objects(tree) for name, tree in trees.items()}


def _by_object(times: Mapping[str, Spread], sizes: Mapping[str, int], **least: float) -> tuple[Table, list[Goal]]:
    rows = {name: times[name].times(1e6 / size) for name, size in sizes.items()}
    goals = [
        Goal(f"{name} / loads, per object", spread.median / rows[_OURS].median, "at least", least[start])
        for name, spread in rows.items()
        if (start := name.partition(".")[0].partition("-")[0]) in least
    ]
    return Table("Per object", "µs", rows, _OURS), goals


def _objects_note(trees: Mapping[str, Any]) -> str:
    said = []
    for name, tree in trees.items():
        size = documents.objects(tree)
        said.append(
            f"{size} objects with {documents.fields(tree) / size:.1f} fields on average for {name.split(',')[0]}"
        )
    return _OBJECTS_NOTE.format(", ".join(said))
