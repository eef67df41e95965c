"""Leaf types: types of strings or numbers with one portable pattern, rendered for each regular expression engine.

The engines are those of pydantic (Rust), JSON Schema (ECMA-262 and Python), and XML Schema. A pattern uses only syntax
that has the same meaning in all of them: literal characters, explicit ranges, groups, alternation and repetition. It
has no anchors, shorthand classes, look-around or back references. No two adjacent repetitions can match the same
character, so matching takes linear time. Values are never rewritten.

This module imports nothing of this package.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema

# One token of the portable subset. A pattern body is a sequence of such tokens.
_TOKEN = re.compile(
    r"""\[(?!\^)(?:[^\[\]\\-](?:-[^\[\]\\-])?|\\[\[\]\\^-])+-?\]  # a class, not negated; no range begins with an escape
      | \\[.\\()\[\]{}|?*+^$]                              # a literal that is a metacharacter elsewhere
      | \((?!\?) | \) | \|
      | [?*+](?![?+]) | \{[0-9]+(?:,[0-9]+)?\}(?![?+])      # greedy repetition only
      | [^\[\]\\()|?*+{}.^$]""",
    re.VERBOSE,
)


def require_portable(body: str) -> None:
    """Raise ValueError if a pattern body is not in the subset that has the same meaning in every engine."""
    position = 0
    while position < len(body):
        token = _TOKEN.match(body, position)
        if token is None:
            raise ValueError(f"not portable at {position}: {body[position : position + 20]!r}")
        position = token.end()


@dataclass(frozen=True)
class TextLeaf:
    """A string type. `body` matches a whole value; `max_length` is a number of code points (for ASCII bodies only).

    `accepts` and `rejects` are values for tests; the first of `accepts` is a typical one, for examples. `respelled`
    corrects a value that is almost valid.
    """

    name: str
    doc: str
    body: str
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    max_length: int | None = None
    respelled: Callable[[str], str] | None = None

    def __post_init__(self) -> None:
        require_portable(self.body)

    def __repr__(self) -> str:
        return self.name  # as annotations and signatures show it

    @property
    def token(self) -> bool:
        """Whether all values are ASCII without spaces, so that they can be XML attributes and items of token lists."""
        return self.body.isascii() and " " not in self.body

    def among(self, characters: str) -> str:
        """The given characters that the pattern contains, as literals or in a class."""
        tokens = [token[0] for token in _TOKEN.finditer(self.body)]
        literals = re.compile("|".join(t for t in tokens if t.strip("()|?*+") and not t.startswith("{")))
        return "".join(filter(literals.fullmatch, characters))

    @property
    def anchored(self) -> str:
        """The body with anchors, for engines that search. In Python, `$` also matches before a newline at the end."""
        return f"^({self.body})$"

    @property
    def json_schema(self) -> dict[str, Any]:
        """The type in JSON Schema. The `not` is for Python, whose `$` also matches before a newline at the end."""
        length = {} if self.max_length is None else {"maxLength": self.max_length}
        return {"type": "string", "pattern": self.anchored, "not": {"pattern": "\n"}} | length

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.str_schema(pattern=self.anchored, max_length=self.max_length, strict=True)

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return self.json_schema


@dataclass(frozen=True)
class IntegerLeaf:
    """An integer from `least` to `greatest`, both included. `body` matches exactly these numbers as text.

    `accepts` and `rejects` are values for tests; the first of `accepts` is a typical one, for examples.
    """

    name: str
    doc: str
    least: int
    greatest: int
    body: str
    accepts: tuple[int, ...]
    rejects: tuple[int, ...]

    def __post_init__(self) -> None:
        require_portable(self.body)

    def __repr__(self) -> str:
        return self.name  # as annotations and signatures show it

    @property
    def json_schema(self) -> dict[str, Any]:
        """The type in JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.greatest}

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        # 7.0 and 1e2 are integers in JSON Schema. So the value is validated as a strict float, which rejects strings
        # and booleans, and then as an integer; both steps run in Rust. If the caller asks for `strict=True`, the second
        # step is strict too, and needs an int.
        number = core_schema.float_schema(strict=True, ge=self.least, le=self.greatest)
        usual = core_schema.chain_schema([number, core_schema.int_schema(strict=False)])
        to_integer = core_schema.no_info_before_validator_function(_as_integer, core_schema.int_schema())
        return core_schema.lax_or_strict_schema(usual, core_schema.chain_schema([number, to_integer]), strict=False)

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return self.json_schema


def _as_integer(number: float) -> int | float:
    return int(number) if number == int(number) else number


Leaf = TextLeaf | IntegerLeaf
