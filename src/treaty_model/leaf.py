"""What a leaf is: a type of strings or numbers with one portable pattern, from which each engine's form is rendered.

The engines are pydantic's (Rust), JSON Schema's (ECMA-262 and Python), and XML Schema's. So a pattern body keeps to
what all of them read alike: literal characters, explicit ranges, groups, alternation and repetition. It never has an
anchor, a shorthand class, look-around or a back reference, and no two repeats that could share a character stand side
by side, so matching stays linear. Values are never rewritten: what came in goes out.

This module imports nothing of this package.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema

# One token of the portable subset; a body is a sequence of these and nothing else.
_TOKEN = re.compile(
    r"""\[(?!\^)(?:[^\[\]\\-](?:-[^\[\]\\-])?|\\[\[\]\\^-])+-?\]  # a class, not negated; no range begins with an escape
      | \\[.\\()\[\]{}|?*+^$]                              # a literal that is a metacharacter elsewhere
      | \((?!\?) | \) | \|
      | [?*+](?![?+]) | \{[0-9]+(?:,[0-9]+)?\}(?![?+])      # greedy repetition only
      | [^\[\]\\()|?*+{}.^$]""",
    re.VERBOSE,
)


def require_portable(body: str) -> None:
    """Raise ValueError when a pattern body leaves the subset that every engine reads alike."""
    at = 0
    while at < len(body):
        token = _TOKEN.match(body, at)
        if token is None:
            raise ValueError(f"not portable at {at}: {body[at : at + 20]!r}")
        at = token.end()


@dataclass(frozen=True)
class TextLeaf:
    """A string type. `body` matches a whole value; `max_length` counts code points (set for ASCII bodies only).

    The first of `accepts` is a usual value, for examples. `respelled` makes a value of what is nearly one.
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
        """Whether all values are ASCII without blanks, so that they can stand in an attribute or a list of tokens."""
        return self.body.isascii() and " " not in self.body

    def among(self, characters: str) -> str:
        """Those of the characters that stand in the pattern, by themselves or in a class."""
        tokens = [token[0] for token in _TOKEN.finditer(self.body)]
        held = re.compile("|".join(t for t in tokens if t.strip("()|?*+") and not t.startswith("{")))
        return "".join(filter(held.fullmatch, characters))

    @property
    def anchored(self) -> str:
        """The body for engines that search: Rust's `$` is the very end; Python's lets one newline pass."""
        return f"^({self.body})$"

    @property
    def json_schema(self) -> dict[str, Any]:
        """The type in JSON Schema. Python's `$` lets a last newline pass, ECMA-262's does not; no value holds one."""
        length = {} if self.max_length is None else {"maxLength": self.max_length}
        return {"type": "string", "pattern": self.anchored, "not": {"pattern": "\n"}} | length

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.str_schema(pattern=self.anchored, max_length=self.max_length, strict=True)

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return self.json_schema


@dataclass(frozen=True)
class IntegerLeaf:
    """A whole number from `least` to `greatest`, both included; as text, `body` matches just these numbers.

    The first of `accepts` is a usual value, for examples.
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
        # JSON Schema counts 7.0 and 1e2 as integers, so a strict number comes first and the whole number after it.
        # Both steps run in Rust; a strict float refuses strings and booleans. Who calls for `strict=True` makes the
        # second step strict too, which then gets an int.
        number = core_schema.float_schema(strict=True, ge=self.least, le=self.greatest)
        usual = core_schema.chain_schema([number, core_schema.int_schema(strict=False)])
        made_whole = core_schema.no_info_before_validator_function(_whole, core_schema.int_schema())
        return core_schema.lax_or_strict_schema(usual, core_schema.chain_schema([number, made_whole]), strict=False)

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: Callable[[Any], Any]) -> dict[str, Any]:
        return self.json_schema


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number


Leaf = TextLeaf | IntegerLeaf
