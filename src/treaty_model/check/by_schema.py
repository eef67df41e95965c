"""Checks a document with the published schema only, and reports what its validator says.

The preflight is the same as for the models. Rules that no schema can express are not checked.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..codec import xml_reader
from ..codec.document import DEPTH_LIMIT, Format, roots
from ..codec.pointer import json_pointer
from ..codec.xml_layout import HINTS, XSI
from ..codec.xml_plan import SKIPPED, local_name, namespaced, root_plan
from ..printable import made_visible, shown
from ..schema.json_schema import DocumentKind
from ..schema.validators import validator, xml_validator
from ..spelling import EXCERPT, clipped
from .issues import Problem
from .preflight import Rejected, parse_json, repeated_fields, require_few_parts, require_plain_xml, require_text
from .xml_places import Open, Steps, first_deeper_than, steps_to
from .xml_problems import not_xml, too_deep, unexpected_content

if TYPE_CHECKING:
    from jsonschema import ValidationError

# How much of a value a message repeats, so that there is room for the reason.
_VALUE = 36

# How many errors of XML are collected: lxml copies the whole list whenever it is read.
_XML_LIMIT = 2_000

# How many references (such as &amp;) a document can have: for each of them libxml2 measures the text again.
_REFERENCE_LIMIT = 250_000

# The beginning of libxml2's messages. The element is left out, because the issue has its path; an attribute is kept.
_ELEMENT = re.compile(r"Element '[^']*'(?:, attribute '([^']*)')?: ")


def kind_by_schema(data: bytes, format: Format, limit: int) -> str:
    """The kind of a document, if its published schema accepts it. Raises Rejected."""
    text = require_text(data, limit)
    require_few_parts(data, format, limit)
    kind, problems = _check_json(text) if format == "json" else _check_xml(data)
    for problem in problems:
        raise Rejected(chain([problem], problems))
    return kind


def _check_json(text: str) -> tuple[str, Iterator[Problem]]:
    tree = parse_json(text)
    kind: DocumentKind = "report" if isinstance(tree, dict) and tree.get("kind") == "report" else "treaty"
    # JSON Schema sees only the last value of a field that is given twice.
    return kind, chain(repeated_fields(tree), map(_json_problem, validator(kind).iter_errors(tree)))


def _json_problem(error: "ValidationError") -> Problem:
    value, reason = repr(error.instance), error.message
    if reason.startswith(value):
        reason = clipped(shown(error.instance), _VALUE) + reason.removeprefix(value)
    return _problem(json_pointer(error.absolute_path), "JSON Schema", reason)


def _check_xml(data: bytes) -> tuple[str, Iterator[Problem]]:
    require_plain_xml(data)
    try:
        root = xml_reader.parsed(data)
    except xml_reader.NotXml as error:
        raise Rejected([not_xml(data, error)]) from None
    if first_deeper_than(data, DEPTH_LIMIT):
        raise Rejected([too_deep(data)])
    if data.count(b"&") > _REFERENCE_LIMIT:
        raise Rejected([Problem("", "too-many-parts", {"limit": f"{_REFERENCE_LIMIT:,}", "what": "references"}, 0)])
    collector = _ErrorCollector()
    collector.parser = xml_reader.parser(target=collector, schema=xml_validator())
    with suppress(_Enough, etree.XMLSyntaxError):  # the errors were collected
        etree.fromstring(data, collector.parser)
    return local_name(str(root.tag)), iter(collector.problems)


class _Enough(Exception):
    """The limit of errors is reached."""


class _ErrorCollector:
    """Follows the elements while libxml2 validates them, because its errors have a line and no column."""

    parser: Any

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.seen = 0
        self.steps: Steps = ()
        self.open = [Open(root_plan(roots()), (), "")]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.collect()
        parent = self.open[-1]
        plan = parent.plan.children.get(tag, SKIPPED)
        self.steps = (*parent.steps, *steps_to(parent, plan, local_name(tag)))
        self.open.append(Open(plan, self.steps, tag))
        for name in attributes:
            if name.startswith(XSI) and name not in HINTS:  # XML Schema allows it on every element
                self.problems.append(unexpected_content(json_pointer((*self.steps, name)), "instance-type", name, ()))

    def end(self, _: str) -> None:
        self.collect()
        self.steps = self.open.pop().steps

    def close(self) -> None:
        self.collect()

    def collect(self) -> None:
        """Collect new errors: they concern the element that began or ended before."""
        errors = self.parser.error_log
        for error in islice(errors, self.seen, None) if len(errors) > self.seen else ():
            element = _ELEMENT.match(error.message)
            reason = error.message[element.end() :] if element else error.message
            steps = (*self.steps, element[1]) if element and element[1] else self.steps
            self.problems.append(_problem(json_pointer(steps), "XML Schema", reason.replace(namespaced(""), "")))
        self.seen = len(errors)
        if self.seen > _XML_LIMIT:
            raise _Enough


def _problem(pointer: str, schema: str, reason: str) -> Problem:
    return Problem(pointer, "schema", {"schema": schema, "reason": made_visible(reason[: EXCERPT + 1])})
