"""The problems that only XML has, in words: text that is not XML, and content that no model has."""

import re
from bisect import bisect_left

from ..codec.document import DEPTH_LIMIT
from ..codec.pointer import json_pointer
from ..codec.xml_layout import NAMESPACE, XINCLUDE, XSI
from ..codec.xml_reader import NotXml
from ..printable import shown
from .issues import Problem
from .structure import unknown_field
from .xml_places import first_deeper_than


def unexpected_content(pointer: str, code: str, found: str, known: tuple[str, ...]) -> Problem:
    """The problem of an element, an attribute or text in XML that no model has."""
    if code == "unknown-field" and not found.startswith("{"):
        problem = unknown_field(pointer.removesuffix(json_pointer([found])), found, known)
        if found in known:  # it is the text of the element around it
            problem = problem._replace(
                values={**problem.values, "nearest": f"write {found} as the text of the element"}
            )
        return problem
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
    namespace, _, local = name.rpartition("}")
    prefixes = {XSI: "xsi:", XINCLUDE: "xi:", "{http://www.w3.org/XML/1998/namespace}": "xml:", "{}": ""}
    prefix = prefixes.get(namespace + "}")
    return name if prefix is None else prefix + local


def _namespace(tag: str) -> str:
    """The namespace of an element, in words."""
    namespace = tag[1:].partition("}")[0]
    return f"the namespace {shown(namespace)}" if namespace else "no namespace"


def not_xml(data: bytes, error: NotXml) -> Problem:
    """Why bytes are not well-formed XML, and where the parser noticed it."""
    # Where the line begins, found by counting, because going from line to line is slow.
    start = bisect_left(range(len(data)), error.line - 1, key=lambda at: data.count(b"\n", 0, at))
    end = data.find(b"\n", start)
    line = data[start : len(data) if end < 0 else end].decode()
    at = start + len(line[: max(error.column - 1, 0)].encode())
    if error.type == "ERR_UNDECLARED_ENTITY":
        name = f"&{error.message.split(chr(39))[1]};"
        before = data.rfind(name.encode(), 0, at + 1)
        return Problem("", "undeclared-entity", {"name": shown(name)}, at if before < 0 else before)
    if error.type == "ERR_RESOURCE_LIMIT" and "depth" in error.message:
        return too_deep(data)
    if error.type == "ERR_ATTRIBUTE_REDEFINED":
        name = error.message.removeprefix("Attribute ").removesuffix(" redefined")
        return Problem("", "duplicate-field", {"name": shown(name)}, at)
    return Problem("", "not-xml", {"reason": _reason(error)}, at)


def _reason(error: NotXml) -> str:
    """The message of the parser, in plain words for common mistakes."""
    message = " ".join(error.message.split())
    if message.startswith(("xmlParseEntityRef: no name", "EntityRef: expecting")):
        return "this & is not part of an entity; write &amp;"
    if tags := re.fullmatch(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)", message):
        opened, line, closed = tags.groups()
        return f"this is {shown(f'</{closed}>')}, but {shown(f'<{opened}>')} of line {line} is not closed"
    if message.startswith("xmlParseCharRef: invalid"):
        return "XML does not allow this character, not even as a number"
    return shown(message).strip('"')


def too_deep(data: bytes) -> Problem:
    return Problem("", "too-deep", {"limit": str(DEPTH_LIMIT)}, first_deeper_than(data, DEPTH_LIMIT))
