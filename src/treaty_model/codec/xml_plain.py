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
from functools import cache

from .xml_markup import NOTHING, TEXT, Encoder, NotPlain, Place, are_whole, ends, number, understood

# How much markup is remembered, in pieces and in characters of each, before all is forgotten. A treaty of 96 kB has
# some 400 different pieces, and 300 of them have 3,500, which take 1.5 MB.
_REMEMBERED, _LONGEST = 10_000, 1_000

# A text in which a quotation mark stands, up to the next tag: no value of an attribute can hold the bracket of one.
_QUOTED_TEXT = re.compile(rb'>[^<>"]*+"[^<>]*+(?=<)')


class _State:
    """A place, and the markup that was met there."""

    __slots__ = ("place", "steps", "to_text")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.steps: dict[bytes, _Step] = {}  # by all markup up to the next value of an attribute, or to the end
        self.to_text: dict[bytes, _Step] = {}  # by all markup up to the next text


# The JSON that markup becomes, what makes JSON of the value behind it, and what follows.
_Step = tuple[bytes, Encoder, _State]


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
    except NotPlain:
        pass
    without = _QUOTED_TEXT.sub(lambda text: text[0].replace(b'"', b"&quot;"), data)
    try:
        return None if without == data else _json(without)
    except NotPlain:
        return None


def _json(data: bytes) -> bytes:
    if _machine().is_full:
        _machine.cache_clear()
    machine = _machine()
    state = machine.start
    parts = data.split(b'"')
    parts.append(NOTHING)
    values = parts[1::2]
    has_special = b"&" in data or b"\\" in data
    if has_special:
        values = [_plain(v) if b"&" in v or b"\\" in v or b"<" in v else v for v in values]
    written: list[bytes] = []
    numbers: list[bytes] = []
    for n, markup in enumerate(parts[::2]):
        step = state.steps.get(markup)
        if step is None:
            *texts, last = TEXT.split(markup)
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
        if makes is number:
            numbers.append(values[n])
        elif makes is not None:
            values[n] = makes(values[n])
    parts[::2], parts[1::2] = written, values
    made = b"".join(parts)
    if state is not machine.end or (b"<" in made and not has_special):  # it stood in the value of an attribute
        raise NotPlain
    if numbers and not are_whole(b" ".join(numbers)):
        raise NotPlain
    return made


class _Machine:
    """All places that were met, and the markup between them."""

    def __init__(self) -> None:
        self._states: dict[Place, _State] = {}
        self._remembered = 0
        self.start, self.end = map(self._state, ends())

    @property
    def is_full(self) -> bool:
        """Whether it remembers nothing more."""
        return max(self._remembered, len(self._states)) >= _REMEMBERED

    def to_value(self, state: _State, markup: bytes) -> _Step:
        """What markup is that leads from a place to the value of an attribute, or to the end."""
        step = self._step(state, markup)
        if step[2].place.in_text:
            raise NotPlain
        self._remember(state.steps, markup, step)
        return step

    def to_text(self, state: _State, markup: bytes) -> _Step:
        """What markup is that leads from a place to a text, without its last bracket."""
        step = self._step(state, markup + b">")
        if not step[2].place.in_text:
            raise NotPlain
        self._remember(state.to_text, markup, step)
        return step

    def _step(self, state: _State, markup: bytes) -> _Step:
        json, makes, place = understood(state.place, markup)
        return json, makes, self._state(place)

    def _state(self, place: Place) -> _State:
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


_REFERENCES = {b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'", b"&amp;": b"&"}  # the last one last


def _plain(value: bytes) -> bytes:
    """What stands between the quotation marks of JSON for a value or a text, as far as it is plain."""
    if b"<" in value:
        raise NotPlain
    if b"&" in value:
        value = _unescaped(value)
    return value.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def _unescaped(text: bytes) -> bytes:
    """Character data, as far as it is plain."""
    if text.count(b"&") != sum(map(text.count, _REFERENCES)):
        raise NotPlain
    for reference, character in _REFERENCES.items():
        text = text.replace(reference, character)
    return text
