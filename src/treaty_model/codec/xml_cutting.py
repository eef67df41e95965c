"""A large document in XML, cut into small ones that are read like any other, however large the whole is.

It is cut before an article or another item of a list at its top. What is open there is closed, and opened again by the
same tags in the next piece, so that each byte stands in a piece at its depth, and a reader of the pieces sees all that
a reader of the whole would. This decides nothing: where the parser that looks for the places stops, be it for a
mistake or for a document type, what was read is the last piece, and the reader of that has to say why.
"""

from codecs import utf_8_decode
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

from .document import roots
from .xml_layout import BETWEEN, START_TAG
from .xml_plan import Content, Plan, local_name, root_plan

_CHUNK = 64 * 1024

# How many bytes of the document a piece has at the least, so that what it costs to begin one does not count.
LEAST = 64 * 1024


class Piece(NamedTuple):
    """A part of a document, as a document.

    `head` is how much of `data` was repeated so that it is one, and `tail` how much was added behind. What lies between
    stands at `line` and `column` of the whole, both from 1, in code points, and starts in the list `field`, behind the
    items that were there `before`, counted by their names.
    """

    data: bytes
    head: int = 0
    tail: int = 0
    line: int = 1
    column: int = 1
    field: str = ""
    before: Mapping[str, int] = {}


def pieces(stream: IO[bytes], limit: int, least: int = LEAST) -> Iterator[Piece]:
    """The pieces of a document. Where one had more bytes than the limit it is the last, and one byte longer."""
    cutter = _Cutter(least)
    going_on = True
    while going_on and len(cutter.data) <= limit:
        # The more is waiting for its end, the more is read, because the parser may start again at what has no end.
        chunk = stream.read(min(max(_CHUNK, len(cutter.data)), limit + 1 - len(cutter.data)))
        going_on = cutter.takes(chunk) and bool(chunk)
        yield from cutter.ready()
    yield cutter.rest()


class _Cut(NamedTuple):
    """A place between two pieces."""

    at: int
    tail: bytes
    head: bytes
    next: Piece  # without its data


class _Stopped(Exception):
    """There is something that the parser is not to see."""


class _Cutter:
    """Looks for the places. `data` is what was read and is in no piece yet, and `base` stands before it."""

    def __init__(self, least: int) -> None:
        self.least = least
        self.data, self.base = bytearray(), 0
        self.cuts: list[_Cut] = []
        self.head, self.next = b"", Piece(b"")
        self.last = 0  # where the next piece starts
        self.depth = 0
        self.plan: Plan | None = None
        self.root, self.list = b"", b""
        self.models: dict[str, bytes] = {}  # what stands at the top and is no list: pieces must have it too
        self.field, self.start_of_field = "", 0
        self.known_items: Mapping[str, Plan] = {}
        self.items = Counter[str]()
        self.parser = parser = expat.ParserCreate("UTF-8", BETWEEN)
        parser.ordered_attributes = True  # which are cheaper to make, and not looked at
        parser.StartDoctypeDeclHandler = self.stop
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end

    def takes(self, chunk: bytes) -> bool:
        """Look through what comes next; nothing is the end. Whether the parser gets on with it."""
        self.data += chunk
        try:
            self.parser.Parse(chunk, not chunk)
        except (expat.ExpatError, _Stopped):
            if chunk:  # a character of which only the first bytes were read would be a mistake, and not the one
                del self.data[utf_8_decode(self.data, "replace", False)[1] :]
            return False
        return True

    def ready(self) -> Iterator[Piece]:
        """The pieces whose ends were found."""
        for at, tail, head, following in self.cuts:
            end = at - self.base
            data = b"".join((self.head, self.data[:end], tail))
            yield self.next._replace(data=data, head=len(self.head), tail=len(tail))
            del self.data[:end]
            self.base, self.head, self.next = at, head, following
        self.cuts.clear()

    def rest(self) -> Piece:
        """The last piece."""
        return self.next._replace(data=self.head + self.data, head=len(self.head))

    def stop(self, *_: object) -> None:
        raise _Stopped

    def start(self, name: str, _: object) -> None:
        depth = self.depth
        self.depth = depth + 1
        if depth > 2:
            return
        if depth == 2:
            if _tag(name) in self.known_items:
                self.start_item(_tag(name))
        elif depth == 1:
            plan = self.plan.children.get(_tag(name)) if self.plan else None
            self.field, self.start_of_field = plan.name if plan else "", self.parser.CurrentByteIndex
            is_list = plan is not None and plan.content is Content.ITEMS and not (plan.single or plan.model)
            self.known_items = plan.children if plan and is_list else {}
            self.list = self.tag()
            self.items.clear()
        else:
            self.plan = root_plan(roots()).children.get(_tag(name))
            self.root = self.tag()

    def end(self, _: str) -> None:
        self.depth -= 1
        if self.depth == 1 and self.field and not self.known_items and self.field not in self.models:
            end = self.data.find(b">", self.parser.CurrentByteIndex - self.base) + 1
            self.models[self.field] = bytes(self.data[self.start_of_field - self.base : end])

    def start_item(self, tag: str) -> None:
        """Cut before an item, unless the piece is small, or one of the two lists would have no item."""
        at = self.parser.CurrentByteIndex
        if self.items and at - self.last >= self.least:
            # The line feed is so that nothing of the head stands in a line with what follows it.
            head = b"".join((self.root, *self.models.values(), self.list, b"\n"))
            # Where it is large there are few of it.
            if at - self.last >= len(head):
                line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
                following = Piece(b"", 0, 0, line, column, self.field, Counter(self.items))
                self.cuts.append(_Cut(at, _end_tag(self.list) + _end_tag(self.root), head, following))
                self.last = at
        self.items[local_name(tag)] += 1

    def tag(self) -> bytes:
        """The start tag that the parser is at."""
        tag = START_TAG.match(self.data, self.parser.CurrentByteIndex - self.base)
        if tag is None:  # the parser took the bytes for UTF-16
            raise _Stopped
        return bytes(tag[0])


def _tag(name: str) -> str:
    """The name of an element as plans have it."""
    return f"{{{name}" if BETWEEN in name else name


def _end_tag(tag: bytes) -> bytes:
    match = START_TAG.match(tag)
    assert match is not None
    return b"</" + match[1][1:] + b">"
