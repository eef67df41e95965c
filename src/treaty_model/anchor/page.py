"""A page saved from the web, as the text that a browser shows."""

import re
from collections.abc import Iterator

from lxml import etree

_BLANKS = re.compile(r"\s+")
_LINE = "\x00"  # which no page has: parsers take it for nothing
# The parser puts an element that it does not know into the head, where nothing came before it.
_HIDDEN = {"script", "style", "noscript", "template", "title", "iframe", "object", "svg", "math"}
_IN_LINES = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"),
    *("sup", "time", "tt", "u", "var", "wbr"),
}


def page_text(data: bytes) -> str:
    """The text of an HTML page, a line for each block; what no browser shows is left out.

    A page in UTF-8 is read as that, another one in the encoding that it declares.
    """
    try:
        data.decode()
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    parser = etree.HTMLParser(encoding=encoding, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing in it at all
        return ""
    lines = "" if root is None else "".join(_shown(root))
    return "\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in lines.split(_LINE))))


def _shown(page: etree._Element) -> Iterator[str]:
    """The pieces of text of a page as they are shown, with a mark where a block begins or ends."""
    walk = etree.iterwalk(page, events=("start", "end"))
    for event, element in walk:
        mark = "" if element.tag in _IN_LINES or element.tag in _HIDDEN else _LINE
        if event == "start":
            yield mark
            if element.tag in _HIDDEN:
                walk.skip_subtree()
            else:
                yield element.text or ""
        else:
            yield mark
            yield (element.tail or "") if element is not page else ""
