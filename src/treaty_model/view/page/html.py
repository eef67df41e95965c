"""Markup that is made of elements only: a string that is put into it is text, and always escaped.

The markup is written here and not by libxml2, whose releases write the same HTML in different bytes.
"""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

_VOID = frozenset({"link", "meta"})

# After these a line of the file ends, so that two pages can be compared line by line.
_OF_A_LINE = frozenset(
    {"body", "caption", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li"}
    | {"link", "main", "meta", "nav", "ol", "p", "section", "style", "table", "tbody", "td", "th", "thead", "title"}
    | {"tr", "ul"}
)


class Html:
    """Finished markup. Only this module makes it, of elements and of escaped text."""

    __slots__ = ("_markup",)

    def __init__(self, markup: str) -> None:
        self._markup = markup

    def __str__(self) -> str:
        return self._markup


# What an element can hold: nothing, text, a number, markup, or several of these.
Content: TypeAlias = Html | str | int | Iterable["Content"] | None


def element(name: str, /, *content: Content, **attributes: str | int | None) -> Html:
    """An element. An attribute that is None is left out; `class_` is class, and `aria_label` is aria-label."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    end = "\n" if name in _OF_A_LINE else ""
    if name in _VOID:
        return Html(f"<{name}{named}>{end}")
    return Html(f"<{name}{named}>{markup(content)}</{name}>{end}")


def markup(*content: Content) -> Html:
    """Several things in a row."""
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
    """Several things with a text between them."""
    return markup([separator, part] if n else part for n, part in enumerate(content))


def style(css: str) -> Html:
    """A style sheet, which a page holds as it is. ValueError where it could end its own element."""
    if "<" in css:
        raise ValueError("a style sheet in a page has no < in it")
    return Html(f"<style>{css}</style>\n")


def page(html: Html) -> str:
    """A whole document, from its root element."""
    return f"<!doctype html>\n{html}"
