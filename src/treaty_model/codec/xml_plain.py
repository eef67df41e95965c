"""Convert plain XML to equivalent JSON, in a quarter of the time of the general reader.

A document is plain if it uses the one default namespace, declared at least at the root, attributes in double quotation
marks, and no comments, processing instructions, CDATA sections or numeric character references. Its layout is free.
For any other document, `read` returns None, and xml_reader.py must read it: that reader supports all of XML and reports
errors. For each document that the models accept from here, xml_reader.py must give the same JSON and no unexpected
content; tests/parity compares the two.

It is fast because the text is split at its quotation marks in C. The parts are markup and values of attributes, in
turn. Documents repeat the same markup, with all tags and white space up to the next value, again and again. Each piece
is interpreted once and then looked up in a dictionary, which gives its JSON and the state after it.
"""

import re
from functools import cache

from .xml_markup import END, TEXT, Encoder, NotPlain, Position, are_integers, interpret, number, start_and_end

# The largest number of pieces of markup in the cache, which is then emptied, and the largest number of characters of a
# piece. A treaty of 96 kB has some 400 different pieces; 300 such treaties have 3,500, which take 1.5 MB.
_MOST_CACHED, _LONGEST = 10_000, 1_000

# A text with a quotation mark, up to the next tag. The value of an attribute never matches: it has no `<`.
_QUOTED_TEXT = re.compile(rb'>[^<>"]*+"[^<>]*+(?=<)')


class _State:
    """A position in the document, and the markup that was read there."""

    __slots__ = ("position", "steps", "to_text")

    def __init__(self, position: Position) -> None:
        self.position = position
        self.steps: dict[bytes, _Step] = {}  # by the markup up to the next value of an attribute, or to the end
        self.to_text: dict[bytes, _Step] = {}  # by the markup up to the next text


# The JSON of markup, the encoder of the value after it, and the state after that value.
_Step = tuple[bytes, Encoder, _State]


def read(data: bytes) -> bytes | None:
    """The JSON of a document in XML, or None if xml_reader.py must read it.

    The caller must have checked that the bytes are UTF-8, safe to parse, and have a correct declaration or none.
    """
    if data.startswith(b"<?xml "):
        data = data[data.find(b"?>") + 2 :]
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")  # end-of-line handling of XML 1.0 (2.11)
    try:
        return _json(data)
    except NotPlain:
        pass
    escaped = _QUOTED_TEXT.sub(lambda text: text[0].replace(b'"', b"&quot;"), data)
    try:
        return None if escaped == data else _json(escaped)
    except NotPlain:
        return None


def _json(data: bytes) -> bytes:
    if _machine().is_full:
        _machine.cache_clear()
    machine = _machine()
    state = machine.start
    parts = data.split(b'"')
    parts.append(END)
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
            json, encoder, state = state.steps.get(last) or machine.to_value(state, last)
            json = b"".join([*texts, json])
        else:
            json, encoder, state = step
        written.append(json)
        if encoder is number:
            numbers.append(values[n])
        elif encoder is not None:
            values[n] = encoder(values[n])
    parts[::2], parts[1::2] = written, values
    result = b"".join(parts)
    if state is not machine.end or (b"<" in result and not has_special):  # a bracket in the value of an attribute
        raise NotPlain
    if numbers and not are_integers(b" ".join(numbers)):
        raise NotPlain
    return result


class _Machine:
    """The cache of all positions that were reached, and of the markup between them."""

    def __init__(self) -> None:
        self._states: dict[Position, _State] = {}
        self._cached = 0
        self.start, self.end = map(self._state, start_and_end())

    @property
    def is_full(self) -> bool:
        """Whether nothing more is added."""
        return max(self._cached, len(self._states)) >= _MOST_CACHED

    def to_value(self, state: _State, markup: bytes) -> _Step:
        """The step of markup from a position to the value of an attribute, or to the end."""
        step = self._step(state, markup)
        if step[2].position.after_text:
            raise NotPlain
        self._cache(state.steps, markup, step)
        return step

    def to_text(self, state: _State, markup: bytes) -> _Step:
        """The step of markup from a position to a text; the markup lacks its last bracket."""
        step = self._step(state, markup + b">")
        if not step[2].position.after_text:
            raise NotPlain
        self._cache(state.to_text, markup, step)
        return step

    def _step(self, state: _State, markup: bytes) -> _Step:
        json, encoder, position = interpret(state.position, markup)
        return json, encoder, self._state(position)

    def _state(self, position: Position) -> _State:
        state = self._states.get(position) or _State(position)
        if not self.is_full:
            self._states[position] = state
        return state

    def _cache(self, steps: dict[bytes, _Step], markup: bytes, step: _Step) -> None:
        if len(markup) <= _LONGEST and not self.is_full:
            self._cached += 1
            steps[markup] = step


@cache
def _machine() -> _Machine:
    return _Machine()


_REFERENCES = {b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'", b"&amp;": b"&"}  # `&amp;` must be last


def _plain(value: bytes) -> bytes:
    """A value or text as it is between the quotation marks of JSON. NotPlain if it is not plain."""
    if b"<" in value:
        raise NotPlain
    if b"&" in value:
        value = _unescaped(value)
    return value.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def _unescaped(text: bytes) -> bytes:
    """Character data without references. NotPlain if it is not plain."""
    if text.count(b"&") != sum(map(text.count, _REFERENCES)):
        raise NotPlain
    for reference, character in _REFERENCES.items():
        text = text.replace(reference, character)
    return text
