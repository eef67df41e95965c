"""The text that a browser shows of a saved web page.

The reference is `innerText` in Chromium, for a page that can load nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import turbohtml
from turbohtml import Element, Node, Text

from .computed_style import BLOCK, CELL, ROW, ComputedStyle, computed_style, shown_children
from .encodings import decoded

_BLANKS = re.compile(r"\s+")
_LINE = "\x00"  # no page has it, because parsers drop it
_BETWEEN = {ROW: _LINE, CELL: " "}  # separators between rows and between cells


class Page(NamedTuple):
    """The text of a page, and the problem with its encoding, if any."""

    text: str
    problem: str | None


def page_text(data: bytes) -> str:
    """The text of an HTML page, one line for each block, without anything that no browser shows.

    Raises UnreadablePage if the page declares an encoding that no browser reads.
    """
    return read_page(data).text


def read_page(data: bytes) -> Page:
    """Like `page_text`, but with the problem of the encoding, if any."""
    text, _, problem = decoded(data)
    root = turbohtml.parse(text, scripting=True, positions=False, allow_declarative_shadow_roots=False).root
    lines = "" if root is None else "".join(_text_pieces(root))
    return Page("\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in lines.split(_LINE)))), problem)


class _OpenElement(NamedTuple):
    """An element whose children are being visited: the remaining ones, its style, and the separator after it."""

    nodes: Iterator[Node]
    style: ComputedStyle
    separator: str


def _text_pieces(root: Element) -> Iterator[str]:
    """The pieces of text that a page shows, with a separator at each begin and end of a block."""
    open_elements = [_OpenElement(iter((root,)), ComputedStyle(), "")]
    while open_elements:
        parent = open_elements[-1].style
        node = next(open_elements[-1].nodes, None)
        if node is None:
            yield open_elements.pop().separator
        elif isinstance(node, Text):
            if parent.visible and parent.has_text:
                yield node.data.replace("\n", _LINE) if parent.breaks else node.data
        elif isinstance(node, Element) and (style := computed_style(node, parent)):
            separator = _LINE if style.visible and (style.display == BLOCK or node.tag == "br") else ""
            between = _BETWEEN.get(style.display)
            if between and any(isinstance(sibling, Element) for sibling in node.previous_siblings):
                yield between
            yield separator
            open_elements.append(_OpenElement(iter(shown_children(node)), style, separator))
