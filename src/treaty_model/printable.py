"""Values and texts in a form that is safe to print: in one line, without control characters and workflow commands."""

import re
from collections.abc import Iterable
from unicodedata import category

from .spelling import EXCERPT, clipped


def shown(value: object) -> str:
    """A value in a message: one line of at most 80 characters, without control characters."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = made_visible(f'"{value[: EXCERPT + 1]}"' if isinstance(value, str) else str(value)[: EXCERPT + 1])
    ending = '…"' if isinstance(value, str) else "…"
    return text if len(text) <= EXCERPT else text[: EXCERPT - len(ending)] + ending


def in_one_line(text: str) -> str:
    """A file name, a pointer or a message as one line that is safe for a terminal.

    Control characters, line breaks, surrogates and characters that change the direction of writing are escaped. Letters
    of all scripts stay.
    """
    return text if text.isprintable() else "".join(_escaped(c) if _is_unsafe(c) else c for c in text)


def in_lines(text: str) -> str:
    """A text of several lines that is safe for a terminal, as `in_one_line` is."""
    return text if text.isprintable() else "\n".join(map(in_one_line, text.split("\n")))


def _is_unsafe(character: str) -> bool:
    """Whether a terminal could interpret a character, or cannot write it."""
    return not character.isprintable() and (category(character) in _NOT_SHOWN or character in _DIRECTIONS)


_NOT_SHOWN = ("Cc", "Cs", "Zl", "Zp")

# Embeddings, overrides and isolates of writing directions. Mere direction marks stay, because many texts have them.
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


# What GitHub, Azure and TeamCity execute as commands in the log of a job: `::name::` at the beginning of a line, and
# `##[name]`, `##vso[...]` and `##teamcity[...]` anywhere.
_COMMAND = re.compile(r"(?:(?<=[\n\r])|\A)(?P<blanks>[^\S\n\r]*):(?=:)|#(?=#\w*\[)")


class Verbatim(str):
    """A line to be printed unchanged: an intended command, or data for another program."""

    __slots__ = ()


def without_commands(text: str) -> str:
    """A text without workflow commands: the first character of each is escaped."""
    return _COMMAND.sub(lambda found: f"{found['blanks'] or ''}{_escaped(found[0][-1])}", text)


def json_without_commands(text: str) -> str:
    """A JSON text without workflow commands: the same values, with escapes."""
    return _COMMAND.sub(lambda found: f"\\u{ord(found[0]):04x}", text)  # in JSON a line begins with no colon


def listed(names: Iterable[str]) -> str:
    """Names in a message, at most 30."""
    names = list(names)
    return ", ".join(map(clipped, names[:30])) + (", ..." if len(names) > 30 else "")


def one_of(names: Iterable[str]) -> str:
    """Alternatives in a message."""
    names = list(names)
    return listed(names) if len(names) < 2 else f"one of {listed(names)}"


def made_visible(text: str) -> str:
    """A value in one line, with escapes for all characters that are not visible."""
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    number = ord(character)
    if number < 0x100:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\x{number:02x}")
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
