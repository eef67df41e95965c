"""Computes whether and how a browser shows an element of a page that loads nothing.

It uses the default style sheet of browsers (the chapter "Rendering" of the HTML Standard) and the `style` attributes of
the page. The style sheets of the page are not read.
"""

from collections.abc import Container, Iterable
from typing import NamedTuple

from turbohtml import Element, Namespace, Node

from .style_attribute import declared_style, valid_value

BLOCK, ROW, CELL, INLINE, NONE = "block", "row", "cell", "inline", "none"
_UNTIL_FOUND = "until-found"

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
    *("hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p"),
    *("div", "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp"),
}
_IN_TABLES = {"tbody": ROW, "td": CELL, "tfoot": ROW, "th": CELL, "thead": ROW, "tr": ROW}
_NOT_SHOWN = {
    *("area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "param", "rp", "script"),
    *("style", "template", "title"),
}
# The content of these is never shown; a browser shows something else instead, or nothing.
_REPLACED = {
    *("audio", "canvas", "fencedframe", "iframe", "meter", "noscript", "progress", "textarea", "video"),
}
_BLOCKS_IN_SVG = {"foreignObject", "text"}
_NOT_SHOWN_IN_SVG = {"desc", "metadata", "script", "style", "title"}
_NOT_SHOWN_IN_MATHML = {"annotation", "annotation-xml"}
_TEXTS_IN_MATHML = {"mi", "mn", "mo", "ms", "mtext"}
_ALWAYS_BLOCKS = {"dialog", "legend", "option", "p"}  # whatever their style is
_PREFORMATTED = {"listing", "plaintext", "pre", "xmp"}

# Values of CSS properties.
_DISPLAYS = {
    **dict.fromkeys(("block", "flex", "flow", "flow-root", "grid", "list-item", "table", "table-caption"), BLOCK),
    **dict.fromkeys(("-webkit-box", "-webkit-flex"), BLOCK),
    **dict.fromkeys(("table-footer-group", "table-header-group", "table-row", "table-row-group"), ROW),
    **dict.fromkeys(("contents", "initial", "inline", "inline-block", "inline-flex", "inline-grid", "unset"), INLINE),
    **dict.fromkeys(("inline-table", "math", "ruby", "ruby-text", "-webkit-inline-box", "-webkit-inline-flex"), INLINE),
    "table-cell": CELL,
    **dict.fromkeys(("none", "table-column", "table-column-group"), NONE),
}
_OUT_OF_FLOW_POSITIONS = {"absolute", "fixed"}
_FLOATS = {"inline-end", "inline-start", "left", "right"}
_BREAKING = {"break-spaces", "pre", "pre-line", "pre-wrap", "preserve", "preserve-breaks"}


class ComputedStyle(NamedTuple):
    """How an element is shown, and what its children inherit from that."""

    display: str = BLOCK
    visible: bool = True
    has_text: bool = True
    """Whether text directly in it is shown; in a `select`, for example, only the text of options is."""
    breaks: bool = False
    """Whether a line break in the text breaks the line."""
    child_blocks: bool = False
    """Whether each child element is a block, as with `display: flex`."""


def computed_style(element: Element, parent: ComputedStyle) -> ComputedStyle | None:
    """The style of an element in a parent of that style; None if neither it nor its content is shown."""
    style = _Style(element)
    value = style["display"]
    display = _DISPLAYS.get(value) or _default_display(element, parent, value)
    if value != "contents" and display == INLINE and (parent.child_blocks or _is_out_of_line(style)):
        display = BLOCK
    if element.tag in ("html", "body"):  # if the whole page is hidden, its scripts show it
        display = BLOCK
    if display == NONE or ((display != INLINE or "-" in value) and _is_empty(element, style)):
        return None
    if element.tag in _ALWAYS_BLOCKS:
        display = BLOCK
    return ComputedStyle(
        display,
        visible=_is_visible(element, style, parent),
        has_text=_has_text(element, parent),
        breaks=_breaks(element, style, parent),
        child_blocks=parent.child_blocks if value == "contents" else value.endswith(("flex", "grid")),
    )


def shown_children(element: Element) -> Iterable[Node]:
    """The children of an element, without those that are shown only after the user opens it."""
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
    """The CSS properties that the attributes of an element set, in lower case; "" for others."""

    def __init__(self, element: Element) -> None:
        self._element = element
        self._declared = declared_style(element.attr("style") or "")

    def __getitem__(self, name: str) -> str:
        value = self._declared.get(name)
        if value is None and self._element.namespace is Namespace.SVG:
            value = valid_value(name, self._element.attr(name) or "")
        return value or ""


def _default_display(element: Element, parent: ComputedStyle, value: str) -> str:
    """The `display` of an element whose own style sets no known value."""
    if value == "inherit":
        return parent.display
    if element.namespace is Namespace.SVG:
        return _default(element.tag, _BLOCKS_IN_SVG, _NOT_SHOWN_IN_SVG)
    if element.namespace is Namespace.MATHML:
        return _default(element.tag, {element.tag} - {"math"}, _NOT_SHOWN_IN_MATHML)
    closed = element.tag == "dialog" and element.attr("open") is None
    if closed or element.attr("popover") is not None or _hidden(element) not in (None, _UNTIL_FOUND):
        return NONE
    return _IN_TABLES.get(element.tag) or _default(element.tag, _BLOCKS, _NOT_SHOWN)


def _default(tag: str, blocks: Container[str], not_shown: Container[str]) -> str:
    return NONE if tag in not_shown else BLOCK if tag in blocks else INLINE


def _hidden(element: Element) -> str | None:
    value = element.attr("hidden")
    return None if value is None else value.lower()


def _is_out_of_line(style: _Style) -> bool:
    return style["position"] in _OUT_OF_FLOW_POSITIONS or style["float"] in _FLOATS


def _is_empty(element: Element, style: _Style) -> bool:
    """Whether the content of an element that is not inline is hidden."""
    in_html = element.namespace is Namespace.HTML
    return style["content-visibility"] == "hidden" or (in_html and _hidden(element) == _UNTIL_FOUND)


def _is_visible(element: Element, style: _Style, parent: ComputedStyle) -> bool:
    value = style["visibility"]
    if value in ("visible", "hidden", "collapse", "initial"):
        return value in ("visible", "initial")
    return parent.visible and element.tag != "mphantom"


def _has_text(element: Element, parent: ComputedStyle) -> bool:
    if element.namespace is Namespace.MATHML:
        return element.tag in _TEXTS_IN_MATHML
    if element.tag in ("svg", "select"):
        return False
    return parent.has_text or element.tag in ("foreignObject", "option", "text")


def _breaks(element: Element, style: _Style, parent: ComputedStyle) -> bool:
    value = style["white-space-collapse"] or style["white-space"]
    if value in ("", "inherit", "unset"):
        return parent.breaks or element.tag in _PREFORMATTED
    return not _BREAKING.isdisjoint(value.split())
