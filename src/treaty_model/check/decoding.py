"""Bytes to a document, or to the problems that keep them from being one.

The way is a line: hygiene, codec and models, rules. Where one of them finds a mistake the next is not asked. A good
document goes it once; what only serves to tell of mistakes is done when there are any.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..codec import json_reader
from ..codec.document import DEPTH_LIMIT, Document, Format
from ..codec.pointer import json_pointer
from ..model.checked import mark_checked
from .issues import Problem, shown
from .preflight import (
    SIZE_LIMIT,
    Rejected,
    parse_json,
    repeated_fields,
    repeats_a_field,
    require_few_parts,
    require_plain_xml,
    require_text,
)
from .rules import RULES, find_problems

if TYPE_CHECKING:
    from ..codec.xml_reader import NotXml, UnexpectedContent


def decode_and_check(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> Document:
    """The document that bytes hold. Raises Rejected."""
    document = decode(data, format, limit)
    problems = find_problems(RULES, document)
    for problem in problems:
        raise Rejected(chain([problem], problems))
    mark_checked(document)
    return document


def decode(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> Document:
    """The document that bytes hold, whatever the rules say of it. Raises Rejected where its shape is not right."""
    return _decode_json(data, limit) if format == "json" else _decode_xml(data, limit)


def _decode_json(data: bytes, limit: int) -> Document:
    if len(data) > limit:
        require_text(data, limit)
    require_few_parts(data, "json", limit)
    decoded = _decoded(data)
    if decoded is None:
        tree = parse_json(require_text(data, limit))
        _require_this_version(tree)
        raise Rejected(chain(repeated_fields(tree), _why(tree)))
    text = data.decode()
    if repeats_a_field(text):  # of which the models see only the last
        raise Rejected(repeated_fields(parse_json(text)))
    return decoded


def _decode_xml(data: bytes, limit: int) -> Document:
    from ..codec import xml_plain  # noqa: PLC0415  # documents in JSON need none of what knows XML

    require_text(data, limit)
    require_few_parts(data, "xml", limit)
    require_plain_xml(data)
    plain = xml_plain.read(data)
    if plain is not None:
        require_few_parts(plain, "json", limit)
        decoded = _decoded(plain)
        if decoded is not None:
            return decoded
    from ..codec.xml_reader import NotXml, read  # noqa: PLC0415  # importing the package loads no XML library

    try:
        in_json, strays = read(data)
    except NotXml as error:
        raise Rejected([_not_xml(data, error)]) from None
    _require_this_namespace(strays)
    problems = [_stray(*stray) for stray in strays]
    if in_json is None:
        raise Rejected([_too_deep(data)] if problems[0].code == "too-deep" else problems)
    require_few_parts(in_json, "json", limit)  # because a list of many values is one attribute
    decoded = _decoded(in_json)
    if decoded is None:
        tree = parse_json(in_json.decode())
        _require_this_version(tree)
        told = {problem.pointer for problem in problems}
        raise Rejected(chain(problems, (p for p in _why(tree) if p.pointer not in told)))
    if problems:
        raise Rejected(problems)
    return decoded


def _decoded(data: bytes) -> Document | None:
    """What the models make of JSON, or None. Their errors can be large, and are let go here."""
    try:
        return json_reader.decode(data)
    except ValidationError:
        return None


def _require_this_version(tree: Any) -> None:
    """Raise Rejected for a document of another version of the format, of which nothing else is to be said."""
    from .versions import of_another_version  # noqa: PLC0415  # documents without mistakes need none of it

    if (problem := of_another_version(tree)) is not None:
        raise Rejected([problem])


def _require_this_namespace(strays: "Iterable[UnexpectedContent]") -> None:
    from .versions import of_another_namespace  # noqa: PLC0415  # see above

    for stray in strays:
        if stray.code == "wrong-namespace":
            namespace = stray.found[1:].partition("}")[0]
            if (problem := of_another_namespace(namespace)) is not None:
                raise Rejected([problem])


def _why(tree: Any) -> Iterator[Problem]:
    """Why the models refuse a tree of values."""
    from .structure import structure_problems  # noqa: PLC0415  # documents without mistakes need none of it

    problems = structure_problems(tree)
    yield next(problems, UNEXPLAINED)
    yield from problems


# Told where the models refuse something for which no reason is found, which would be a mistake of this package.
UNEXPLAINED = Problem(
    "", "wrong-type", {"found": "this", "expected": "a document", "instead": "compare it with the schema"}
)


def _stray(pointer: str, code: str, found: str, known: tuple[str, ...]) -> Problem:
    """What has no place in XML, as a problem."""
    from ..codec.xml_layout import NAMESPACE  # noqa: PLC0415  # see above
    from .structure import unknown_field  # noqa: PLC0415

    if code == "unknown-field" and not found.startswith("{"):
        return unknown_field(pointer.removesuffix(json_pointer([found])), found, known)
    listed = ", ".join(known)
    return Problem(
        pointer,
        code,
        {
            "name": shown(_prefixed(found)),
            "nearest": "remove it",
            "found": _namespace(found) if code == "wrong-namespace" else shown(found),
            "wanted": listed,
            "order": listed,
            "namespace": NAMESPACE,
        },
    )


def _prefixed(name: str) -> str:
    """A name with the usual prefix of its namespace."""
    from ..codec.xml_layout import XINCLUDE, XSI  # noqa: PLC0415  # see above

    namespace, _, local = name.rpartition("}")
    prefixes = {XSI: "xsi:", XINCLUDE: "xi:", "{http://www.w3.org/XML/1998/namespace}": "xml:", "{}": ""}
    prefix = prefixes.get(namespace + "}")
    return name if prefix is None else prefix + local


def _namespace(tag: str) -> str:
    """The namespace of an element, in words."""
    namespace = tag[1:].partition("}")[0]
    return f"the namespace {shown(namespace)}" if namespace else "no namespace"


def _not_xml(data: bytes, error: "NotXml") -> Problem:
    """Why bytes are no XML, and where the parser noticed."""
    # The end of the line before, found by counting, because going from line to line takes long.
    start = bisect_left(range(len(data)), error.line - 1, key=lambda at: data.count(b"\n", 0, at))
    end = data.find(b"\n", start)
    line = data[start : len(data) if end < 0 else end].decode()
    at = start + len(line[: max(error.column - 1, 0)].encode())
    if error.type == "ERR_UNDECLARED_ENTITY":
        name = f"&{error.message.split(chr(39))[1]};"
        before = data.rfind(name.encode(), 0, at + 1)
        return Problem("", "undeclared-entity", {"name": shown(name)}, at if before < 0 else before)
    if error.type == "ERR_RESOURCE_LIMIT" and "depth" in error.message:
        return _too_deep(data)
    if error.type == "ERR_ATTRIBUTE_REDEFINED":
        name = error.message.removeprefix("Attribute ").removesuffix(" redefined")
        return Problem("", "duplicate-field", {"name": shown(name)}, at)
    return Problem("", "not-xml", {"reason": _reason(error)}, at)


def _reason(error: "NotXml") -> str:
    """What the parser says, for common mistakes in the words of a document's author."""
    message = " ".join(error.message.split())
    if message.startswith(("xmlParseEntityRef: no name", "EntityRef: expecting")):
        return "a & stands here by itself; write &amp;"
    if tags := re.fullmatch(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)", message):
        opened, line, closed = tags.groups()
        return f"{shown(f'</{closed}>')} stands where {shown(f'<{opened}>')} of line {line} must be closed"
    if message.startswith("xmlParseCharRef: invalid"):
        return "this character is none that XML can hold, also as a number"
    return shown(message).strip('"')


def _too_deep(data: bytes) -> Problem:
    from .xml_places import first_below  # noqa: PLC0415  # documents without mistakes need no second parser

    return Problem("", "too-deep", {"limit": str(DEPTH_LIMIT)}, first_below(data, DEPTH_LIMIT))
