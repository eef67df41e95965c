"""What the published schemas say of a document, in their validators' words, for whoever wants the standard's verdict.

The bytes are checked first, as for the models. No rule is asked that schemas cannot say, and no document is made.
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
from ..schema.json_schema import DocumentKind
from ..schema.validators import validator, xml_validator
from ..spelling import EXCERPT, clipped
from .issues import Problem, made_visible, shown
from .preflight import Rejected, parse_json, repeated_fields, require_few_parts, require_plain_xml, require_text
from .xml_places import Open, Steps, first_deeper_than, steps_to
from .xml_problems import not_xml, too_deep, unexpected_content

if TYPE_CHECKING:
    from jsonschema import ValidationError

# How much of a value is repeated, so that there is room for what is wrong with it.
_VALUE = 36

# How many errors of XML are looked for: lxml copies the list of those that it has for each look at it.
_XML_LIMIT = 2_000

# How many references (&amp; and the like) are looked at: libxml2 measures a text anew for each of them that it has.
_REFERENCE_LIMIT = 250_000

# How libxml2 begins: the element, which has a place of its own in an issue, and perhaps an attribute of it.
_ELEMENT = re.compile(r"Element '[^']*'(?:, attribute '([^']*)')?: ")


def kind_by_schema(data: bytes, format: Format, limit: int) -> str:
    """The kind of a document that its published schema accepts. Raises Rejected."""
    text = require_text(data, limit)
    require_few_parts(data, format, limit)
    kind, problems = _asked_json(text) if format == "json" else _asked_xml(data)
    for problem in problems:
        raise Rejected(chain([problem], problems))
    return kind


def _asked_json(text: str) -> tuple[str, Iterator[Problem]]:
    tree = parse_json(text)
    kind: DocumentKind = "report" if isinstance(tree, dict) and tree.get("kind") == "report" else "treaty"
    # Of a field that is given twice JSON Schema sees only the last.
    return kind, chain(repeated_fields(tree), map(_json_problem, validator(kind).iter_errors(tree)))


def _json_problem(error: "ValidationError") -> Problem:
    value, words = repr(error.instance), error.message
    if words.startswith(value):
        words = clipped(shown(error.instance), _VALUE) + words.removeprefix(value)
    return _problem(json_pointer(error.absolute_path), "JSON Schema", words)


def _asked_xml(data: bytes) -> tuple[str, Iterator[Problem]]:
    require_plain_xml(data)
    try:
        root = xml_reader.parsed(data)
    except xml_reader.NotXml as error:
        raise Rejected([not_xml(data, error)]) from None
    if first_deeper_than(data, DEPTH_LIMIT):
        raise Rejected([too_deep(data)])
    if data.count(b"&") > _REFERENCE_LIMIT:
        raise Rejected([Problem("", "too-many-parts", {"limit": f"{_REFERENCE_LIMIT:,}", "what": "references"}, 0)])
    follower = _Follower()
    follower.parser = xml_reader.parser(target=follower, schema=xml_validator())
    with suppress(_Enough, etree.XMLSyntaxError):  # the errors are those that were noted
        etree.fromstring(data, follower.parser)
    return local_name(str(root.tag)), iter(follower.problems)


class _Enough(Exception):
    """There are more errors than anybody reads."""


class _Follower:
    """Follows the elements that libxml2 parses and judges, because its errors do not say where in a line they are."""

    parser: Any

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.noted = 0
        self.at: Steps = ()
        self.open = [Open(root_plan(roots()), (), "")]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.note()
        around = self.open[-1]
        plan = around.plan.children.get(tag, SKIPPED)
        self.at = (*around.steps, *steps_to(around, plan, local_name(tag)))
        self.open.append(Open(plan, self.at, tag))
        for name in attributes:
            if name.startswith(XSI) and name not in HINTS:  # which has a place on every element for XML Schema
                self.problems.append(unexpected_content(json_pointer((*self.at, name)), "instance-type", name, ()))

    def end(self, _: str) -> None:
        self.note()
        self.at = self.open.pop().steps

    def close(self) -> None:
        self.note()

    def note(self) -> None:
        """Note what is new among the errors: it is of the element that began or ended before."""
        errors = self.parser.error_log
        for error in islice(errors, self.noted, None) if len(errors) > self.noted else ():
            element = _ELEMENT.match(error.message)
            words = error.message[element.end() :] if element else error.message
            steps = (*self.at, element[1]) if element and element[1] else self.at
            self.problems.append(_problem(json_pointer(steps), "XML Schema", words.replace(namespaced(""), "")))
        self.noted = len(errors)
        if self.noted > _XML_LIMIT:
            raise _Enough


def _problem(pointer: str, schema: str, words: str) -> Problem:
    return Problem(pointer, "schema", {"schema": schema, "reason": made_visible(words[: EXCERPT + 1])})
