"""What one might try instead, each thing by itself, on models that are otherwise the same."""

import gc
from collections import deque
from collections.abc import Callable
from typing import Any

import orjson
from lxml import etree

import treaty_model as tm

from .. import documents
from ..clock import in_turns, over
from ..figures import Result, Table
from ..peers import with_msgspec, with_pydantic
from ..peers.with_pydantic import Way


def tried(rounds: int) -> Result:
    """Ways to read and to write, beside the plain one."""
    treaties = documents.treaties()
    plain = with_pydantic.model()
    read = {"plain models: model_validate_json": over(plain.model_validate_json, treaties)}
    for name, way in {
        "unions tried one after the other": Way(by_kind=False),
        "patterns matched by Python's re": Way(patterns="python-re"),
        "no patterns at all": Way(patterns=None),
    }.items():
        read[name] = over(with_pydantic.model(way).model_validate_json, treaties)
    read |= {
        "bytes decoded first": over(lambda data: plain.model_validate_json(data.decode()), treaties),
        "orjson.loads, and then validated": over(lambda data: plain.model_validate(orjson.loads(data)), treaties),
        "msgspec": over(with_msgspec.decoder().decode, treaties),
        "msgspec without patterns": over(with_msgspec.decoder(patterns=False).decode, treaties),
    }
    kept: deque[Any] = deque(maxlen=50)
    with_pause = _paused(plain.model_validate_json)
    keep: dict[str, Callable[[], Any]] = {
        "plain models, the last 50 documents kept": over(
            lambda data: kept.append(plain.model_validate_json(data)), treaties
        ),
        "the collector paused for each of them": over(lambda data: kept.append(with_pause(data)), treaties),
        "paused, and each document let go": over(with_pause, treaties),
    }
    first, of_names = "every colon", "ends of names, blanks left out first"
    count: dict[str, Callable[[], Any]] = {
        first: over(lambda data: data.count(b":"), treaties),
        of_names: over(lambda data: data.translate(None, b" \t\r\n").count(b'":'), treaties),
    }
    as_any = with_pydantic.model(Way(as_any=True))
    write = {
        "plain models: model_dump_json": over(_dumped, [plain.model_validate_json(data) for data in treaties]),
        "unions written as any": over(_dumped, [as_any.model_validate_json(data) for data in treaties]),
    }
    documents_in_xml = [tm.loads(data) for data in treaties]
    trees = [etree.fromstring(tm.dumps(treaty, "xml"), etree.XMLParser()) for treaty in documents_in_xml]
    xml: dict[str, Callable[[], Any]] = {
        "tostring of a ready tree": over(etree.tostring, trees),
        "the tree built again with SubElement, and tostring": over(lambda tree: etree.tostring(_again(tree)), trees),
    }
    times = in_turns(read | keep | count | write | xml, rounds)

    def table(title: str, cases: dict[str, Any]) -> Table:
        return Table(title, "ms", {name: times[name].times(1e3) for name in cases}, next(iter(cases)))

    return Result(
        (
            table("Reading JSON", read),
            table("Reading JSON and keeping it", keep),
            table("Counting fields in JSON, to find one that is given twice", count),
            table("Writing JSON", write),
            table("Writing XML", xml),
        ),
        notes=("The plain models are made from the specification, without rules and other additions of the package.",),
    )


def _paused(read: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
    def paused(data: bytes) -> Any:
        gc.disable()
        try:
            return read(data)
        finally:
            gc.enable()

    return paused


def _dumped(model: Any) -> str:
    text: str = model.model_dump_json(exclude_none=True)
    return text


def _again(element: Any, parent: Any = None) -> Any:
    attributes = dict(element.attrib)
    made = (
        etree.Element(element.tag, attributes, nsmap=element.nsmap)
        if parent is None
        else etree.SubElement(parent, element.tag, attributes)
    )
    made.text, made.tail = element.text, element.tail
    for child in element:
        _again(child, made)
    return made
