"""Renders an entry of the catalogue of issues for people."""

import re
import textwrap
from collections.abc import Iterator

from ...check.catalogue import PLACEHOLDERS, Entry
from ...printable import made_visible

_WIDTH = 80


def explanation(entry: Entry) -> Iterator[str]:
    """Everything about one code. Placeholders of messages are written as <name>."""
    yield from _wrapped(f"{entry.code} ({entry.severity}): {entry.title}", indent="  ")
    yield ""
    yield from _wrapped(entry.why)
    yield ""
    yield from _wrapped(f"message: {_with_names(entry.message)}", indent="  ")
    yield from _wrapped(f"hint: {_with_names(entry.hint)}", indent="  ")
    yield ""
    yield from examples(entry)


def examples(entry: Entry) -> Iterator[str]:
    """A piece of a document with the issue, and the same piece without it."""
    yield "wrong:"
    yield from _piece(entry.wrong)
    if not entry.wrong.startswith("("):  # in parentheses, it describes what no piece of text shows
        yield "right:"
        yield from _piece(entry.right or "(nothing)")


def _with_names(text: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: f"<{PLACEHOLDERS.get(name[1], name[1])}>", text)


def _piece(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"  {made_visible(line)}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False)
