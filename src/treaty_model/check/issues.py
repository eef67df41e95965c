"""What is wrong with a document, as data: problems as checks find them, issues as people are told, the exception."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple
from unicodedata import category

from ..spelling import EXCERPT, clipped, counted

Severity = Literal["error", "warning", "note"]


class Problem(NamedTuple):
    """What a check finds: where (JSON pointer), what (a code of the catalogue), and what its texts speak of.

    A value that takes time to find is a function, which is called for what is told and not for what is only counted.
    `offset` is for what has no pointer: how many bytes stand before it.
    """

    pointer: str
    code: str
    values: Mapping[str, str | Callable[[], str]] = {}
    offset: int | None = None


class Issue(NamedTuple):
    """One thing that is wrong with a document, or worth a look.

    `code` is stable; `pointer` is a JSON pointer (RFC 6901), also for XML; `message` and `hint` (what to write instead)
    are one line each. `line` and `column` count from 1, a column is a character; `file` is as it was given; `path`
    leads through the elements of XML. What does not apply is None.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    pointer: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None

    @property
    def place(self) -> str:
        """File, line and column as compilers write them, so that editors can follow."""
        file = "document" if self.file is None else without_commands(in_one_line(self.file))
        return ":".join(str(part) for part in (file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        at = f"{self.code} {made_visible(self.pointer)}" if self.pointer else self.code
        return without_commands(f"{self.place}: {self.severity}: {at}: {self.message}\n  {self.hint}")


class InvalidDocument(ValueError):
    """A document that cannot be taken. `issues` says what is wrong with it, by place; `more` counts the rest."""

    def __init__(self, issues: Iterable[Issue], more: int = 0) -> None:
        self.issues = tuple(issues)
        self.more = more
        super().__init__("\n".join([*map(str, self.issues), *([more_issues(more)] if more else [])]))

    def __reduce__(self) -> tuple[type["InvalidDocument"], tuple[tuple[Issue, ...], int]]:
        return type(self), (self.issues, self.more)


def more_issues(count: int) -> str:
    """The line for issues that are counted and not told."""
    return f"and {counted(count, 'more issue')}"


def shown(value: object) -> str:
    """A value of a document in a message: one line of at most 80 characters that no terminal takes for a command."""
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
    """A file's name, a pointer or a message as one line, in which a terminal takes nothing for a command.

    Controls and line breaks are escaped, what stands alone for bytes that are no text, and what makes a terminal show
    characters in another order than they have. Letters of all scripts stay, and what belongs between them.
    """
    return text if text.isprintable() else "".join(_escaped(c) if _commands(c) else c for c in text)


def in_lines(text: str) -> str:
    """The same for a text of several lines."""
    return text if text.isprintable() else "\n".join(map(in_one_line, text.split("\n")))


def _commands(character: str) -> bool:
    """Whether a character tells a terminal to do something, or cannot be written."""
    return not character.isprintable() and (category(character) in _NOT_SHOWN or character in _TURNS)


_NOT_SHOWN = ("Cc", "Cs", "Zl", "Zp")

# Embeddings, overrides and isolates of writing directions; the marks, which turn nothing, belong to many texts.
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


# What the runners of GitHub, Azure and TeamCity take for commands in the log of a job: `::name::` where a line begins,
# and `##[name]`, `##vso[...]` and `##teamcity[...]` anywhere in it.
_COMMAND = re.compile(r"(?:(?<=[\n\r])|\A)(?P<blanks>[^\S\n\r]*):(?=:)|#(?=#\w*\[)")


class Verbatim(str):
    """A line that is printed exactly as it is: a command that is meant as one, or data for another program."""

    __slots__ = ()


def without_commands(text: str) -> str:
    """A text for people, in which no runner of jobs finds a command: the first character of each is escaped."""
    return _COMMAND.sub(lambda found: f"{found['blanks'] or ''}{_escaped(found[0][-1])}", text)


def json_without_commands(text: str) -> str:
    """A JSON text in which no runner of jobs finds a command: the same values, with such marks in escapes."""
    return _COMMAND.sub(lambda found: f"\\u{ord(found[0]):04x}", text)  # in JSON a line begins with no colon


def listed(names: Iterable[str]) -> str:
    """Names in a message, not too many of them."""
    names = list(names)
    return ", ".join(map(clipped, names[:30])) + (", ..." if len(names) > 30 else "")


def one_of(names: Iterable[str]) -> str:
    """Names to choose from, in a message."""
    names = list(names)
    return listed(names) if len(names) < 2 else f"one of {listed(names)}"


def made_visible(text: str) -> str:
    """A value in one line that may be wrong because of what cannot be seen in it."""
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    number = ord(character)
    if number < 0x100:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\x{number:02x}")
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
