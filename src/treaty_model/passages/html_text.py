"""A page saved from the web, as the text that a browser shows.

The yardstick is `innerText` in Chromium, for a page that can load nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import turbohtml
from turbohtml import Element, Node, Text

from .encodings import decoded
from .rendering import BLOCK, CELL, ROW, Rendering, rendered, shown_children

_BLANKS = re.compile(r"\s+")
_LINE = "\x00"  # which no page has: parsers take it for nothing
_BETWEEN = {ROW: _LINE, CELL: " "}  # what stands between rows and cells, and not around them


class Page(NamedTuple):
    """The text of a page, and what is wrong with the bytes that it was read from; None where nothing is."""

    text: str
    problem: str | None


def page_text(data: bytes) -> str:
    """The text of an HTML page, a line for each block; what no browser shows is left out.

    Raises UnreadablePage where the page declares an encoding that no browser reads.
    """
    return read_page(data).text


def read_page(data: bytes) -> Page:
    """The text of an HTML page as `page_text` has it, and what is to be said of its bytes. Raises UnreadablePage."""
    text, _, problem = decoded(data)
    root = turbohtml.parse(text, scripting=True, positions=False, allow_declarative_shadow_roots=False).root
    lines = "" if root is None else "".join(_shown(root))
    return Page("\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in lines.split(_LINE)))), problem)


class _Open(NamedTuple):
    """An element that the walk is in: what it has yet to visit, how it is shown, and what stands behind it."""

    nodes: Iterator[Node]
    rendering: Rendering
    mark: str


def _shown(root: Element) -> Iterator[str]:
    """The pieces of text of a page as they are shown, with a mark where a block begins or ends."""
    walk = [_Open(iter((root,)), Rendering(), "")]
    while walk:
        around = walk[-1].rendering
        node = next(walk[-1].nodes, None)
        if node is None:
            yield walk.pop().mark
        elif isinstance(node, Text):
            if around.visible and around.has_text:
                yield node.data.replace("\n", _LINE) if around.breaks else node.data
        elif isinstance(node, Element) and (rendering := rendered(node, around)):
            mark = _LINE if rendering.visible and (rendering.display == BLOCK or node.tag == "br") else ""
            between = _BETWEEN.get(rendering.display)
            if between and any(isinstance(sibling, Element) for sibling in node.previous_siblings):
                yield between
            yield mark
            walk.append(_Open(iter(shown_children(node)), rendering, mark))
