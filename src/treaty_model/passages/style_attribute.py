"""Reads the CSS properties in a `style` attribute that decide which text is shown.

As in browsers, a declaration with an invalid value is ignored, so that an earlier one applies. The values are those
that Chromium knows.
"""

import re
from collections.abc import Iterator
from itertools import product

from turbohtml.cssom import StyleDeclaration

_OF_ALL_PROPERTIES = {"inherit", "initial", "revert", "revert-layer", "unset"}
# The values of `display` in several words, and the single word that each means.
_DISPLAYS_IN_SEVERAL_WORDS = {
    **{frozenset(("block", inner)): inner for inner in ("flex", "flow-root", "grid", "table")},
    **{frozenset(("inline", inner)): f"inline-{inner}" for inner in ("flex", "grid", "table")},
    frozenset(("block", "flow")): "block",
    frozenset(("block", "math")): "block",
    frozenset(("block", "ruby")): "block",
    frozenset(("inline", "flow")): "inline",
    frozenset(("inline", "flow-root")): "inline-block",
    frozenset(("inline", "math")): "math",
    frozenset(("inline", "ruby")): "ruby",
    **{frozenset(("list-item", other)): "list-item" for other in ("block", "flow", "flow-root")},
    frozenset(("list-item", "inline")): "inline",
    **{frozenset(("list-item", "block", inner)): "list-item" for inner in ("flow", "flow-root")},
    **{frozenset(("list-item", "inline", inner)): "inline" for inner in ("flow", "flow-root")},
}
_VALUES = {
    "content-visibility": {"auto", "hidden", "visible"},
    "display": {
        *("-webkit-box", "-webkit-flex", "-webkit-inline-box", "-webkit-inline-flex", "block", "contents", "flex"),
        *("flow", "flow-root", "grid", "inline", "inline-block", "inline-flex", "inline-grid", "inline-table"),
        *("list-item", "math", "none", "ruby", "ruby-text", "table", "table-caption", "table-cell", "table-column"),
        *("table-column-group", "table-footer-group", "table-header-group", "table-row", "table-row-group"),
    },
    "float": {"inline-end", "inline-start", "left", "none", "right"},
    "position": {"-webkit-sticky", "absolute", "fixed", "relative", "static", "sticky"},
    "visibility": {"collapse", "hidden", "visible"},
    "white-space": {
        *("break-spaces", "collapse", "normal", "nowrap", "pre", "pre-line", "pre-wrap", "preserve"),
        *("preserve-breaks", "wrap"),
        *map(" ".join, product(("collapse", "preserve", "preserve-breaks", "break-spaces"), ("nowrap", "wrap"))),
        *map(" ".join, product(("nowrap", "wrap"), ("collapse", "preserve", "preserve-breaks", "break-spaces"))),
    },
    "white-space-collapse": {"break-spaces", "collapse", "preserve", "preserve-breaks"},
}
_STRING_OR_SIGN = re.compile(r"""\\.|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[;()\[\]{}]""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.DOTALL)


def declared_style(style: str) -> dict[str, str]:
    """The properties in a `style` attribute that decide what is shown, with valid values only.

    Values are in lower case, and `display` is one word.
    """
    normal: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in _declarations(StyleDeclaration.parse(style).text):
        for name in declaration:
            declared = important if declaration.important(name) else normal
            for property_name in _VALUES if name == "all" else (name,):
                if (value := valid_value(property_name, declaration[name])) is not None:
                    declared[property_name] = value
    return normal | important


def valid_value(name: str, value: str) -> str | None:
    """A value of a property in lower case; None if the property is unknown or has no such value."""
    value = " ".join(_ESCAPE.sub(_unescaped, value.strip().lower()).split())
    if name not in _VALUES:
        return None
    if "var(" in value:  # whether it is valid depends on all styles of the page
        return "unset"
    if name == "display":
        value = _DISPLAYS_IN_SEVERAL_WORDS.get(frozenset(value.split()), value)
    return value if value in _VALUES[name] | _OF_ALL_PROPERTIES else None


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(code).lower() if code <= 0x10FFFF else "\ufffd")


def _declarations(style: str) -> Iterator[StyleDeclaration]:
    """The declarations of a style one by one; a semicolon in a string or in brackets is no separator."""
    start = depth = 0
    for sign in _STRING_OR_SIGN.finditer(style):
        if sign[0] in "([{":
            depth += 1
        elif sign[0] in ")]}":
            depth = max(0, depth - 1)
        elif sign[0] == ";" and not depth:
            yield StyleDeclaration.parse(style[start : sign.start()])
            start = sign.end()
    yield StyleDeclaration.parse(style[start:])
