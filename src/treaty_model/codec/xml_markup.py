"""What the markup of plain XML means between two values: the JSON that it becomes, and the place it leads to.

A piece of markup is whatever stands between the value of an attribute, or a text, and the next one: ends of tags, whole
tags, blanks. What it means depends on the place where it begins, and on nothing else in the document.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from .document import roots
from .xml_layout import BLANKS, NAMESPACE
from .xml_plan import WHOLE_NUMBERS, ElementContent, Plan, namespaced, root_plan

# What makes JSON of the value of an attribute or of a text; None where it stays as it is, between quotation marks.
Encoder = Callable[[bytes], bytes] | None

_XMLNS = "xmlns"


class NotPlain(Exception):
    """The other reader is to be asked."""


class _Open(NamedTuple):
    """An element that holds elements, as far as it was read."""

    plan: Plan
    name: bytes
    members: bool  # whether its JSON has any before what stands in it
    seen: int = 0  # what stood in it last, by its place


class _StartTag(NamedTuple):
    """A start tag, as far as it was read."""

    plan: Plan
    name: bytes
    attributes: tuple[str, ...] = ()

    @property
    def members(self) -> bool:
        """Whether its JSON has any yet."""
        return self.plan.kind is not None or bool(set(self.attributes) - {_XMLNS})


class Place(NamedTuple):
    """A place in a document behind the value of an attribute, behind a text, or at its start or end."""

    above: tuple[_Open, ...]
    tag: _StartTag | None = None  # in which the value stood, or behind which the text
    in_text: bool = False
    ending: bytes = b""  # of the value's JSON


class _Nothing(bytes):
    """Stands for the value behind the last markup of a document."""

    __slots__ = ()


NOTHING = _Nothing()

# A text that holds no bracket; possessive, so that matching goes once through any markup.
TEXT = re.compile(b">([%b]*+[^<>%b][^<>]*+)(?=</)" % (BLANKS.encode(), BLANKS.encode()))
_BETWEEN_TAGS = re.compile(b"[%b]*<(/?)([A-Za-z_][A-Za-z0-9_-]*)" % BLANKS.encode())
_IN_TAG = re.compile(rb" ([A-Za-z_][A-Za-z0-9_]*)=|( ?/)?>")
are_whole = re.compile(WHOLE_NUMBERS.encode()).fullmatch


def ends() -> tuple[Place, Place]:
    """The places at the start and at the end of a document."""
    around = _Open(root_plan(roots()), b"", members=False)
    return Place((around,)), Place((around._replace(seen=1),))


def understood(place: Place, markup: bytes) -> tuple[bytes, Encoder, Place]:
    """What markup is that begins at a place: its JSON, what makes JSON of the value behind it, and where it leads."""
    json, above, tag, at = [place.ending], list(place.above), place.tag, 0
    if tag is not None and place.in_text:
        at = _behind_end(markup, at, tag.name)
        json.append(tag.plan.end.encode())
        tag = None
    while True:
        if tag is None:
            tag, at = _to_start_tag(markup, at, above, json)
            if tag is None:
                return b"".join(json), _nothing, Place(tuple(above))
        found = _IN_TAG.match(markup, at)
        if found is None:
            raise NotPlain
        at = found.end()
        if found[1]:
            start, makes, ending, tag = _attribute(tag, found[1].decode())
            json.append(start)
            break
        if len(above) == 1 and _XMLNS not in tag.attributes:
            raise NotPlain
        if tag.plan.content is ElementContent.TEXT and not found[2]:
            json.append(f'{"," if tag.members else ""}{tag.plan.makes}"'.encode())
            makes, ending = None, b'"'
            break
        if found[2] or tag.plan.content is ElementContent.NOTHING:
            if not tag.plan.model:
                raise NotPlain
            at = at if found[2] else _behind_end(markup, at, tag.name)
            json.append(b"}")
        else:
            above.append(_Open(tag.plan, tag.name, tag.members))
        tag = None
    if at < len(markup):
        raise NotPlain
    return b"".join(json), makes, Place(tuple(above), tag, in_text=not found[1], ending=ending)


def _to_start_tag(markup: bytes, at: int, above: list[_Open], json: list[bytes]) -> tuple[_StartTag | None, int]:
    """The next start tag, if there is one, and where its name ends."""
    while found := _BETWEEN_TAGS.match(markup, at):
        if not found[1]:
            return _started(above, found[2], json), found.end()
        at = _behind_end(markup, found.start(1) - 1, above[-1].name)
        json.append(_ended(above.pop()))
    if markup[at:].strip(BLANKS.encode()):
        raise NotPlain
    return None, at


def _started(above: list[_Open], name: bytes, json: list[bytes]) -> _StartTag:
    """The start tag of a name in the innermost element, with what its JSON starts with."""
    around = above[-1]
    plan = around.plan.children.get(namespaced(name.decode()))
    if plan is None:
        raise NotPlain
    in_parts = around.plan.content is ElementContent.PARTS
    place, mark = (plan.place, plan.place) if in_parts else (1 if around.plan.single else 2, 1)
    if around.seen >= place:
        raise NotPlain
    above[-1] = around._replace(seen=mark)
    comma = "," if around.seen or around.members else ""
    makes = "" if around.seen else around.plan.makes
    key = plan.key if in_parts else ""
    start = plan.start if plan.model else "[" if plan.content is ElementContent.ITEMS and not plan.single else ""
    json.append(f"{comma}{makes}{key}{start}".encode())
    return _StartTag(plan, name)


def _ended(element: _Open) -> bytes:
    """The end of the JSON of an element."""
    if element.plan.model:
        return b"]}" if element.seen and element.plan.content is ElementContent.ITEMS else b"}"
    return b"" if element.plan.single else b"]"


def _attribute(tag: _StartTag, name: str) -> tuple[bytes, Encoder, bytes, _StartTag]:
    """Of an attribute in a tag: the start of its JSON, what makes JSON of its value, the end, and the tag with it."""
    if name in tag.attributes:
        raise NotPlain
    after = tag._replace(attributes=(*tag.attributes, name))
    if name == _XMLNS:
        return b"", _namespace, b"", after
    attribute = tag.plan.attributes.get(name)
    if attribute is None:
        raise NotPlain
    key = (attribute.key if tag.members else attribute.key[1:]).encode()
    if attribute.number is not None:
        return (key + b"[", _numbers, b"]", after) if attribute.listed else (key, number, b"", after)
    return (key + b'["', _listed, b'"]', after) if attribute.listed else (key + b'"', None, b'"', after)


def _behind_end(markup: bytes, at: int, name: bytes) -> int:
    """Where what follows an end tag begins, which must stand at a place."""
    end = b"</%b>" % name
    if not markup.startswith(end, at):
        raise NotPlain
    return at + len(end)


def _namespace(value: bytes) -> bytes:
    if value != NAMESPACE.encode():
        raise NotPlain
    return b""


def _nothing(value: bytes) -> bytes:
    if value is not NOTHING:
        raise NotPlain
    return b""


def _listed(value: bytes) -> bytes:
    return value.replace(b" ", b'","')


def number(value: bytes) -> bytes:
    """A number stays as it is, and all of them are looked at together."""
    return value


def _numbers(value: bytes) -> bytes:
    if not are_whole(value):
        raise NotPlain
    return value.replace(b" ", b",")
