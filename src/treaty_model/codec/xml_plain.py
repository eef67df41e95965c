"""Plain XML to the JSON that says the same: what programs write, read in a quarter of the time that all of XML takes.

Plain is a document in the one default namespace, declared at the root at least, with attributes in double quotation
marks and no comments, instructions, sections of characters, or references by number; its layout is free. Of anything
else `read` says nothing, and xml_reader.py has to: it is the one that knows all of XML and tells mistakes.
For each document that the models take from here, xml_reader.py must give the same JSON, and nothing that is stray;
tests/parity compares the two.

It is quick because C cuts the text at its quotation marks. Between them stand the values of attributes and markup, in
turn, and documents have the same markup again and again, up to the next value with all its tags and blanks: it is
understood once, and from then on is one look into a dictionary, which gives the JSON it becomes and where it leads.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from .document import roots
from .xml_layout import NAMESPACE
from .xml_plan import Content, Plan, namespaced, root_plan

# How much markup is remembered, in pieces and in characters of each, before all is forgotten. A treaty of 96 kB has
# some 400 different pieces, and 300 of them have 3,500, which take 1.5 MB.
_REMEMBERED, _LONGEST = 10_000, 1_000


class _NotPlain(Exception):
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


class _Place(NamedTuple):
    """A place in a document behind the value of an attribute, behind a text, or at its start or end."""

    above: tuple[_Open, ...]
    tag: _StartTag | None = None  # in which the value stood, or behind which the text
    in_text: bool = False
    ending: bytes = b""  # of the value's JSON


class _State:
    """A place, and the markup that was met there."""

    __slots__ = ("place", "steps", "to_text")

    def __init__(self, place: _Place) -> None:
        self.place = place
        self.steps: dict[bytes, _Step] = {}  # by all markup up to the next value of an attribute, or to the end
        self.to_text: dict[bytes, _Step] = {}  # by all markup up to the next text


# What makes JSON of the value of an attribute or of a text; None where it stays as it is, between quotation marks.
_Makes = Callable[[bytes], bytes] | None

# The JSON that markup becomes, what makes JSON of the value behind it, and what follows.
_Step = tuple[bytes, _Makes, _State]


class _Nothing(bytes):
    """Stands for the value behind the last markup of a document."""

    __slots__ = ()


_NOTHING = _Nothing()
_XMLNS = "xmlns"


def read(data: bytes) -> bytes | None:
    """The JSON of a document in XML, or None where another reader is to be asked.

    The bytes must be UTF-8 and safe to parse already, and their declaration, if they have one, be right.
    """
    if data.startswith(b"<?xml "):
        data = data[data.find(b"?>") + 2 :]
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")  # as XML 1.0 demands (2.11)
    try:
        return _json(data)
    except _NotPlain:
        pass
    without = _QUOTED_TEXT.sub(lambda text: text[0].replace(b'"', b"&quot;"), data)
    try:
        return None if without == data else _json(without)
    except _NotPlain:
        return None


def _json(data: bytes) -> bytes:
    if _machine().is_full:
        _machine.cache_clear()
    machine = _machine()
    state = machine.start
    parts = data.split(b'"')
    parts.append(_NOTHING)
    values = parts[1::2]
    has_special = b"&" in data or b"\\" in data
    if has_special:
        values = [_plain(v) if b"&" in v or b"\\" in v or b"<" in v else v for v in values]
    written: list[bytes] = []
    numbers: list[bytes] = []
    for n, markup in enumerate(parts[::2]):
        step = state.steps.get(markup)
        if step is None:
            *texts, last = _TEXT.split(markup)
            for m in range(0, len(texts), 2):
                before, text = texts[m : m + 2]
                texts[m], _, state = state.to_text.get(before) or machine.to_text(state, before)
                if has_special:
                    texts[m + 1] = _plain(text)
            json, makes, state = state.steps.get(last) or machine.to_value(state, last)
            json = b"".join([*texts, json])
        else:
            json, makes, state = step
        written.append(json)
        if makes is _number:
            numbers.append(values[n])
        elif makes is not None:
            values[n] = makes(values[n])
    parts[::2], parts[1::2] = written, values
    made = b"".join(parts)
    if state is not machine.end or (b"<" in made and not has_special):
        raise _NotPlain
    if numbers and not _are_whole(b" ".join(numbers)):
        raise _NotPlain
    return made


class _Machine:
    """All places that were met, and the markup between them."""

    def __init__(self) -> None:
        self._states: dict[_Place, _State] = {}
        self._remembered = 0
        around = _Open(root_plan(roots()), b"", members=False)
        self.start = self._state(_Place((around,)))
        self.end = self._state(_Place((around._replace(seen=1),)))

    @property
    def is_full(self) -> bool:
        """Whether it remembers nothing more."""
        return max(self._remembered, len(self._states)) >= _REMEMBERED

    def to_value(self, state: _State, markup: bytes) -> _Step:
        """What markup is that leads from a place to the value of an attribute, or to the end."""
        step = self._step(state, markup)
        if step[2].place.in_text:
            raise _NotPlain
        self._remember(state.steps, markup, step)
        return step

    def to_text(self, state: _State, markup: bytes) -> _Step:
        """What markup is that leads from a place to a text, without its last bracket."""
        step = self._step(state, markup + b">")
        if not step[2].place.in_text:
            raise _NotPlain
        self._remember(state.to_text, markup, step)
        return step

    def _step(self, state: _State, markup: bytes) -> _Step:
        json, makes, place = _understood(state.place, markup)
        return json, makes, self._state(place)

    def _state(self, place: _Place) -> _State:
        state = self._states.get(place) or _State(place)
        if not self.is_full:
            self._states[place] = state
        return state

    def _remember(self, steps: dict[bytes, _Step], markup: bytes, step: _Step) -> None:
        if len(markup) <= _LONGEST and not self.is_full:
            self._remembered += 1
            steps[markup] = step


@cache
def _machine() -> _Machine:
    return _Machine()


_BLANKS = b" \t\n"

# A text that holds no bracket; possessive, so that matching goes once through any markup.
_TEXT = re.compile(b">([%b]*+[^<>%b][^<>]*+)(?=</)" % (_BLANKS, _BLANKS))
# A text in which a quotation mark stands, up to the next tag: no value of an attribute can hold the bracket of one.
_QUOTED_TEXT = re.compile(rb'>[^<>"]*+"[^<>]*+(?=<)')
_BETWEEN_TAGS = re.compile(b"[%b]*<(/?)([A-Za-z_][A-Za-z0-9_-]*)" % _BLANKS)
_IN_TAG = re.compile(rb" ([A-Za-z_][A-Za-z0-9_]*)=|( ?/)?>")
_are_whole = re.compile(rb"(?:0|-?[1-9][0-9]*+)(?: (?:0|-?[1-9][0-9]*+))*+").fullmatch


def _understood(place: _Place, markup: bytes) -> tuple[bytes, _Makes, _Place]:
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
                return b"".join(json), _nothing, _Place(tuple(above))
        found = _IN_TAG.match(markup, at)
        if found is None:
            raise _NotPlain
        at = found.end()
        if found[1]:
            start, makes, ending, tag = _attribute(tag, found[1].decode())
            json.append(start)
            break
        if len(above) == 1 and _XMLNS not in tag.attributes:
            raise _NotPlain
        if tag.plan.content is Content.TEXT and not found[2]:
            json.append(f'{"," if tag.members else ""}{tag.plan.makes}"'.encode())
            makes, ending = None, b'"'
            break
        if found[2] or tag.plan.content is Content.NOTHING:
            if not tag.plan.model:
                raise _NotPlain
            at = at if found[2] else _behind_end(markup, at, tag.name)
            json.append(b"}")
        else:
            above.append(_Open(tag.plan, tag.name, tag.members))
        tag = None
    if at < len(markup):
        raise _NotPlain
    return b"".join(json), makes, _Place(tuple(above), tag, in_text=not found[1], ending=ending)


def _to_start_tag(markup: bytes, at: int, above: list[_Open], json: list[bytes]) -> tuple[_StartTag | None, int]:
    """The next start tag, if there is one, and where its name ends."""
    while found := _BETWEEN_TAGS.match(markup, at):
        if not found[1]:
            return _started(above, found[2], json), found.end()
        at = _behind_end(markup, found.start(1) - 1, above[-1].name)
        json.append(_ended(above.pop()))
    if markup[at:].strip(_BLANKS):
        raise _NotPlain
    return None, at


def _started(above: list[_Open], name: bytes, json: list[bytes]) -> _StartTag:
    """The start tag of a name in the innermost element, with what its JSON starts with."""
    around = above[-1]
    plan = around.plan.children.get(namespaced(name.decode()))
    if plan is None:
        raise _NotPlain
    in_parts = around.plan.content is Content.PARTS
    place, mark = (plan.place, plan.place) if in_parts else (1 if around.plan.single else 2, 1)
    if around.seen >= place:
        raise _NotPlain
    above[-1] = around._replace(seen=mark)
    comma = "," if around.seen or around.members else ""
    makes = "" if around.seen else around.plan.makes
    key = plan.key if in_parts else ""
    start = plan.start if plan.model else "[" if plan.content is Content.ITEMS and not plan.single else ""
    json.append(f"{comma}{makes}{key}{start}".encode())
    return _StartTag(plan, name)


def _ended(element: _Open) -> bytes:
    """The end of the JSON of an element."""
    if element.plan.model:
        return b"]}" if element.seen and element.plan.content is Content.ITEMS else b"}"
    return b"" if element.plan.single else b"]"


def _attribute(tag: _StartTag, name: str) -> tuple[bytes, _Makes, bytes, _StartTag]:
    """Of an attribute in a tag: the start of its JSON, what makes JSON of its value, the end, and the tag with it."""
    if name in tag.attributes:
        raise _NotPlain
    after = tag._replace(attributes=(*tag.attributes, name))
    if name == _XMLNS:
        return b"", _namespace, b"", after
    attribute = tag.plan.attributes.get(name)
    if attribute is None:
        raise _NotPlain
    key = (attribute.key if tag.members else attribute.key[1:]).encode()
    if attribute.number is not None:
        return (key + b"[", _numbers, b"]", after) if attribute.listed else (key, _number, b"", after)
    return (key + b'["', _listed, b'"]', after) if attribute.listed else (key + b'"', None, b'"', after)


def _behind_end(markup: bytes, at: int, name: bytes) -> int:
    """Where what follows an end tag begins, which must stand at a place."""
    end = b"</%b>" % name
    if not markup.startswith(end, at):
        raise _NotPlain
    return at + len(end)


def _namespace(value: bytes) -> bytes:
    if value != NAMESPACE.encode():
        raise _NotPlain
    return b""


def _nothing(value: bytes) -> bytes:
    if value is not _NOTHING:
        raise _NotPlain
    return b""


def _listed(value: bytes) -> bytes:
    return value.replace(b" ", b'","')


def _number(value: bytes) -> bytes:
    """A number stays as it is, and all of them are looked at together."""
    return value


def _numbers(value: bytes) -> bytes:
    if not _are_whole(value):
        raise _NotPlain
    return value.replace(b" ", b",")


_REFERENCES = {b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'", b"&amp;": b"&"}  # the last one last


def _plain(value: bytes) -> bytes:
    """What stands between the quotation marks of JSON for a value or a text, as far as it is plain."""
    if b"<" in value:
        raise _NotPlain
    if b"&" in value:
        value = _unescaped(value)
    return value.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def _unescaped(text: bytes) -> bytes:
    """Character data, as far as it is plain."""
    if text.count(b"&") != sum(map(text.count, _REFERENCES)):
        raise _NotPlain
    for reference, character in _REFERENCES.items():
        text = text.replace(reference, character)
    return text
