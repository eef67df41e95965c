"""Builds HTML from elements; every string is escaped as text.

libxml2 is not used, because its releases write the same HTML in different bytes.
"""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

_VOID = frozenset({"link", "meta"})

# A line break follows these elements, so that two pages can be compared line by line.
_ENDS_LINE = frozenset(
    {"body", "caption", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li"}
    | {"link", "main", "meta", "nav", "ol", "p", "section", "style", "table", "tbody", "td", "th", "thead", "title"}
    | {"tr", "ul"}
)


class Html:
    """Finished markup, which only this module creates."""

    __slots__ = ("_markup",)

    def __init__(self, markup: str) -> None:
        self._markup = markup

    def __str__(self) -> str:
        return self._markup


# The content of an element: nothing, text, a number, markup, or several of these.
Content: TypeAlias = Html | str | int | Iterable["Content"] | None


def element(name: str, /, *content: Content, **attributes: str | int | None) -> Html:
    """An element. Attributes that are None are left out; `class_` means class, and `aria_label` means aria-label."""
    attribute_text = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    end = "\n" if name in _ENDS_LINE else ""
    if name in _VOID:
        return Html(f"<{name}{attribute_text}>{end}")
    return Html(f"<{name}{attribute_text}>{markup(content)}</{name}>{end}")


def markup(*content: Content) -> Html:
    """The markup of several contents, one after the other."""
    parts: list[str] = []
    for part in content:
        if isinstance(part, Html):
            parts.append(str(part))
        elif isinstance(part, str | int):
            parts.append(escape(str(part), quote=False))
        elif part is not None:
            parts.extend(str(markup(item)) for item in part)
    return Html("".join(parts))


def joined(content: Iterable[Content], separator: str = ", ") -> Html:
    """The markup of several contents with a separator between them."""
    return markup([separator, part] if n else part for n, part in enumerate(content))


def style(css: str) -> Html:
    """A style sheet, which is not escaped. Raises ValueError if it could end its own element."""
    if "<" in css:
        raise ValueError("a style sheet in a page cannot contain <")
    return Html(f"<style>{css}</style>\n")


def page(html: Html) -> str:
    """A whole document with this root element."""
    return f"<!doctype html>\n{html}"
