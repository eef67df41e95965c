"""Interpret the markup between two values of plain XML: the JSON that it becomes, and the position after it.

A value is that of an attribute, or a text. A piece of markup is everything between two values: parts of tags, whole
tags and white space. Its meaning depends only on the position where it starts.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from .document import roots
from .xml_layout import BLANKS, NAMESPACE
from .xml_plan import WHOLE_NUMBERS, ElementContent, Plan, namespaced, root_plan

# Converts the value of an attribute to JSON; None for a value that is unchanged between quotation marks.
Encoder = Callable[[bytes], bytes] | None

_XMLNS = "xmlns"


class NotPlain(Exception):
    """The XML is not plain, or not valid: xml_reader.py must read it."""


class _OpenElement(NamedTuple):
    """An element with elements in it, as far as it was read."""

    plan: Plan
    name: bytes
    has_members: bool  # whether its JSON has members before those of its content
    seen: int = 0  # the order bit of its last part; for a list, whether it has an item


class _StartTag(NamedTuple):
    """A start tag, as far as it was read."""

    plan: Plan
    name: bytes
    attributes: tuple[str, ...] = ()

    @property
    def has_members(self) -> bool:
        """Whether its JSON has any members yet."""
        return self.plan.kind is not None or bool(set(self.attributes) - {_XMLNS})


class Position(NamedTuple):
    """A position in a document: after the value of an attribute, after a text, or at the start or end."""

    open_elements: tuple[_OpenElement, ...]
    tag: _StartTag | None = None  # the start tag of the attribute, or before the text
    after_text: bool = False
    ending: bytes = b""  # the end of the JSON of the value


class _End(bytes):
    """Sentinel: there is no value after the last piece of markup."""

    __slots__ = ()


END = _End()

# A text without brackets. The quantifiers are possessive, so that matching takes linear time.
TEXT = re.compile(b">([%b]*+[^<>%b][^<>]*+)(?=</)" % (BLANKS.encode(), BLANKS.encode()))
_BETWEEN_TAGS = re.compile(b"[%b]*<(/?)([A-Za-z_][A-Za-z0-9_-]*)" % BLANKS.encode())
_IN_TAG = re.compile(rb" ([A-Za-z_][A-Za-z0-9_]*)=|( ?/)?>")
are_integers = re.compile(WHOLE_NUMBERS.encode()).fullmatch


def start_and_end() -> tuple[Position, Position]:
    """The positions at the start and at the end of a document."""
    document = _OpenElement(root_plan(roots()), b"", has_members=False)
    return Position((document,)), Position((document._replace(seen=1),))


def interpret(position: Position, markup: bytes) -> tuple[bytes, Encoder, Position]:
    """The JSON of markup at a position, the encoder of the value after it, and the position after that value."""
    json, open_elements, tag, at = [position.ending], list(position.open_elements), position.tag, 0
    if tag is not None and position.after_text:
        at = _after_end_tag(markup, at, tag.name)
        json.append(tag.plan.end.encode())
        tag = None
    while True:
        if tag is None:
            tag, at = _next_start_tag(markup, at, open_elements, json)
            if tag is None:
                return b"".join(json), _at_end, Position(tuple(open_elements))
        match = _IN_TAG.match(markup, at)
        if match is None:
            raise NotPlain
        at = match.end()
        name, is_empty = match[1], match[2]
        if name:
            start, encoder, ending, tag = _attribute(tag, name.decode())
            json.append(start)
            break
        if len(open_elements) == 1 and _XMLNS not in tag.attributes:
            raise NotPlain
        if tag.plan.content is ElementContent.TEXT and not is_empty:
            json.append(f'{"," if tag.has_members else ""}{tag.plan.content_start}"'.encode())
            encoder, ending = None, b'"'
            break
        if is_empty or tag.plan.content is ElementContent.NOTHING:
            if not tag.plan.model:
                raise NotPlain
            at = at if is_empty else _after_end_tag(markup, at, tag.name)
            json.append(b"}")
        else:
            open_elements.append(_OpenElement(tag.plan, tag.name, tag.has_members))
        tag = None
    if at < len(markup):
        raise NotPlain
    return b"".join(json), encoder, Position(tuple(open_elements), tag, after_text=not name, ending=ending)


def _next_start_tag(
    markup: bytes, at: int, open_elements: list[_OpenElement], json: list[bytes]
) -> tuple[_StartTag | None, int]:
    """The next start tag, or None, and the end of its name in the markup."""
    while match := _BETWEEN_TAGS.match(markup, at):
        if not match[1]:
            return _start_tag(open_elements, match[2], json), match.end()
        at = _after_end_tag(markup, match.start(1) - 1, open_elements[-1].name)
        json.append(_json_end(open_elements.pop()))
    if markup[at:].strip(BLANKS.encode()):
        raise NotPlain
    return None, at


def _start_tag(open_elements: list[_OpenElement], name: bytes, json: list[bytes]) -> _StartTag:
    """The start tag with a name in the innermost open element. Appends the start of its JSON."""
    parent = open_elements[-1]
    plan = parent.plan.children.get(namespaced(name.decode()))
    if plan is None:
        raise NotPlain
    in_parts = parent.plan.content is ElementContent.PARTS
    # Parts must come in order. The items of a list can repeat, and a single item cannot.
    limit, seen = (plan.order_bit, plan.order_bit) if in_parts else (1 if parent.plan.single else 2, 1)
    if parent.seen >= limit:
        raise NotPlain
    open_elements[-1] = parent._replace(seen=seen)
    comma = "," if parent.seen or parent.has_members else ""
    content_start = "" if parent.seen else parent.plan.content_start
    key = plan.key if in_parts else ""
    start = plan.start if plan.model else "[" if plan.content is ElementContent.ITEMS and not plan.single else ""
    json.append(f"{comma}{content_start}{key}{start}".encode())
    return _StartTag(plan, name)


def _json_end(element: _OpenElement) -> bytes:
    """The end of the JSON of an element."""
    if element.plan.model:
        return b"]}" if element.seen and element.plan.content is ElementContent.ITEMS else b"}"
    return b"" if element.plan.single else b"]"


def _attribute(tag: _StartTag, name: str) -> tuple[bytes, Encoder, bytes, _StartTag]:
    """For an attribute: the start of its JSON, the encoder of its value, the end of its JSON, and the tag with it."""
    if name in tag.attributes:
        raise NotPlain
    after = tag._replace(attributes=(*tag.attributes, name))
    if name == _XMLNS:
        return b"", _namespace, b"", after
    attribute = tag.plan.attributes.get(name)
    if attribute is None:
        raise NotPlain
    key = (attribute.key if tag.has_members else attribute.key[1:]).encode()
    if attribute.to_number is not None:
        return (key + b"[", _numbers, b"]", after) if attribute.is_list else (key, number, b"", after)
    return (key + b'["', _tokens, b'"]', after) if attribute.is_list else (key + b'"', None, b'"', after)


def _after_end_tag(markup: bytes, at: int, name: bytes) -> int:
    """The position after an end tag, which must be there."""
    end = b"</%b>" % name
    if not markup.startswith(end, at):
        raise NotPlain
    return at + len(end)


def _namespace(value: bytes) -> bytes:
    if value != NAMESPACE.encode():
        raise NotPlain
    return b""


def _at_end(value: bytes) -> bytes:
    if value is not END:
        raise NotPlain
    return b""


def _tokens(value: bytes) -> bytes:
    return value.replace(b" ", b'","')


def number(value: bytes) -> bytes:
    """A number, unchanged. The caller checks all numbers of a document at once."""
    return value


def _numbers(value: bytes) -> bytes:
    if not are_integers(value):
        raise NotPlain
    return value.replace(b" ", b",")
