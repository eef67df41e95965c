"""How browsers show an element of a page when they load nothing: not at all, in a line, or apart from what is around.

That is the style sheet which every browser has (the chapter "Rendering" of the HTML Standard), and of the page's own
styles those in attributes. Style sheets of the page are not read.
"""

from collections.abc import Container, Iterable
from typing import NamedTuple

from turbohtml import Element, Namespace, Node

from .styles import declared_style, valid_value

BLOCK, ROW, CELL, INLINE, NONE = "block", "row", "cell", "inline", "none"
_UNTIL_FOUND = "until-found"

_BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
    ),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
    *("hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p"),
    *("plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp"),
}
_IN_TABLES = {"tbody": ROW, "td": CELL, "tfoot": ROW, "th": CELL, "thead": ROW, "tr": ROW}
_NOT_SHOWN = {
    *("area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "param", "rp", "script"),
    *("style", "template", "title"),
}
# What stands in these is never shown: something else is shown in its place, or nothing.
_REPLACED = {
    *("audio", "canvas", "fencedframe", "iframe", "meter", "noscript", "progress", "textarea", "video"),
}
_BLOCKS_IN_SVG = {"foreignObject", "text"}
_NOT_SHOWN_IN_SVG = {"desc", "metadata", "script", "style", "title"}
_NOT_SHOWN_IN_MATHML = {"annotation", "annotation-xml"}
_TEXTS_IN_MATHML = {"mi", "mn", "mo", "ms", "mtext"}
_APART = {"dialog", "legend", "option", "p"}  # which stand apart whatever their style says
_PREFORMATTED = {"listing", "plaintext", "pre", "xmp"}

# Values of properties of CSS.
_DISPLAYS = {
    **dict.fromkeys(("block", "flex", "flow", "flow-root", "grid", "list-item", "table", "table-caption"), BLOCK),
    **dict.fromkeys(("-webkit-box", "-webkit-flex"), BLOCK),
    **dict.fromkeys(("table-footer-group", "table-header-group", "table-row", "table-row-group"), ROW),
    **dict.fromkeys(("contents", "initial", "inline", "inline-block", "inline-flex", "inline-grid", "unset"), INLINE),
    **dict.fromkeys(("inline-table", "math", "ruby", "ruby-text", "-webkit-inline-box", "-webkit-inline-flex"), INLINE),
    "table-cell": CELL,
    **dict.fromkeys(("none", "table-column", "table-column-group"), NONE),
}
_POSITIONS_APART = {"absolute", "fixed"}
_FLOATS_APART = {"inline-end", "inline-start", "left", "right"}
_BREAKING = {"break-spaces", "pre", "pre-line", "pre-wrap", "preserve", "preserve-breaks"}


class Rendering(NamedTuple):
    """How an element is shown, and what that means for what stands in it."""

    display: str = BLOCK
    visible: bool = True
    has_text: bool = True
    """Whether text that stands right in it is shown, and not that of some elements in it alone."""
    breaks: bool = False
    """Whether a line break in the text breaks the line."""
    parts: bool = False
    """Whether each element in it stands apart, as with `display: flex`."""


def rendered(element: Element, around: Rendering) -> Rendering | None:
    """How an element is shown in one that is shown so, None where neither it nor what stands in it is shown."""
    style = _Style(element)
    value = style["display"]
    display = _DISPLAYS.get(value) or _usual_display(element, around, value)
    if value != "contents" and display == INLINE and (around.parts or _is_out_of_line(style)):
        display = BLOCK
    if element.tag in ("html", "body"):  # where the whole page is hidden, its scripts show it
        display = BLOCK
    if display == NONE or ((display != INLINE or "-" in value) and _is_empty(element, style)):
        return None
    if element.tag in _APART:
        display = BLOCK
    return Rendering(
        display,
        visible=_is_visible(element, style, around),
        has_text=_has_text(element, around),
        breaks=_breaks(element, style, around),
        parts=around.parts if value == "contents" else value.endswith(("flex", "grid")),
    )


def shown_children(element: Element) -> Iterable[Node]:
    """What stands in an element, without what is shown only once somebody opens it."""
    if element.namespace is Namespace.MATHML:
        return _elements(element)[:1] if element.tag in ("maction", "semantics") else element
    if element.namespace is Namespace.SVG:
        return element
    if element.tag in _REPLACED:
        return ()
    if element.tag == "details" and element.attr("open") is None:
        return [child for child in _elements(element) if child.tag == "summary"][:1]
    if element.tag == "select":
        return [child for child in _elements(element) if child.tag in ("option", "optgroup")]
    return element


def _elements(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child, Element)]


class _Style:
    """What the attributes of an element say of its style: values in lower case, "" where they say nothing."""

    def __init__(self, element: Element) -> None:
        self._element = element
        self._declared = declared_style(element.attr("style") or "")

    def __getitem__(self, name: str) -> str:
        value = self._declared.get(name)
        if value is None and self._element.namespace is Namespace.SVG:
            value = valid_value(name, self._element.attr(name) or "")
        return value or ""


def _usual_display(element: Element, around: Rendering, value: str) -> str:
    """How an element is displayed of which its own style says nothing that is understood."""
    if value == "inherit":
        return around.display
    if element.namespace is Namespace.SVG:
        return _usual(element.tag, _BLOCKS_IN_SVG, _NOT_SHOWN_IN_SVG)
    if element.namespace is Namespace.MATHML:
        return _usual(element.tag, {element.tag} - {"math"}, _NOT_SHOWN_IN_MATHML)
    closed = element.tag == "dialog" and element.attr("open") is None
    if closed or element.attr("popover") is not None or _hidden(element) not in (None, _UNTIL_FOUND):
        return NONE
    return _IN_TABLES.get(element.tag) or _usual(element.tag, _BLOCKS, _NOT_SHOWN)


def _usual(tag: str, blocks: Container[str], not_shown: Container[str]) -> str:
    return NONE if tag in not_shown else BLOCK if tag in blocks else INLINE


def _hidden(element: Element) -> str | None:
    value = element.attr("hidden")
    return None if value is None else value.lower()


def _is_out_of_line(style: _Style) -> bool:
    return style["position"] in _POSITIONS_APART or style["float"] in _FLOATS_APART


def _is_empty(element: Element, style: _Style) -> bool:
    """Whether an element is shown without what stands in it, where it does not stand in a line."""
    in_html = element.namespace is Namespace.HTML
    return style["content-visibility"] == "hidden" or (in_html and _hidden(element) == _UNTIL_FOUND)


def _is_visible(element: Element, style: _Style, around: Rendering) -> bool:
    value = style["visibility"]
    if value in ("visible", "hidden", "collapse", "initial"):
        return value in ("visible", "initial")
    return around.visible and element.tag != "mphantom"


def _has_text(element: Element, around: Rendering) -> bool:
    if element.namespace is Namespace.MATHML:
        return element.tag in _TEXTS_IN_MATHML
    if element.tag in ("svg", "select"):
        return False
    return around.has_text or element.tag in ("foreignObject", "option", "text")


def _breaks(element: Element, style: _Style, around: Rendering) -> bool:
    value = style["white-space-collapse"] or style["white-space"]
    if value in ("", "inherit", "unset"):
        return around.breaks or element.tag in _PREFORMATTED
    return not _BREAKING.isdisjoint(value.split())
