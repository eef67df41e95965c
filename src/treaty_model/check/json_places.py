"""Where in a JSON text things stand. Only what is asked for is looked at; everything else is skipped by the parser."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]  # the standard library's own, left out of its stubs
from typing import Any, NamedTuple

_BLANK = frozenset(" \t\n\r")
_BLANKS = re.compile(r"[ \t\n\r]*")

# Goes over one value; the values of numbers do not matter, and long ones would cost much.
_skip: Any = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len).scan_once  # type: ignore[attr-defined]  # likewise


class Span(NamedTuple):
    """Where the name and the value of something start, in code points. Items of lists have no name but their value."""

    name: int
    value: int


def places(text: str, pointers: Iterable[tuple[str, ...]], *, last: bool = False) -> dict[tuple[str, ...], Span]:
    """Where things stand in a JSON text, by the steps that lead to them.

    What is not there has the place of what should hold it. Of several members of one name it is the first, or with
    `last` the last.
    """
    wanted: dict[str, Any] = {}
    pointers = set(pointers)
    if not pointers:
        return {}
    for steps in pointers:
        branch = wanted
        for step in steps:
            branch = branch.setdefault(step, {})
    start = _after_blanks(text, 0)
    found: dict[tuple[str, ...], tuple[int, int]] = {(): (start, start)}
    with suppress(_AllFound):
        if wanted:
            _Look(text, found, pointers, last).at(start, wanted, ())
    return {
        steps: Span(*next(found[steps[:n]] for n in range(len(steps), -1, -1) if steps[:n] in found))
        for steps in pointers
    }


class _AllFound(Exception):
    """There is nothing left to look for."""


class _Look:
    """One way through a text, into those values alone that hold something wanted."""

    def __init__(
        self, text: str, found: dict[tuple[str, ...], tuple[int, int]], wanted: set[tuple[str, ...]], last: bool
    ) -> None:
        self.text, self.found, self.last = text, found, last
        self.left = wanted - {()}

    def at(self, at: int, wanted: dict[str, Any], steps: tuple[str, ...]) -> int:
        """Note what is wanted of the value at a place; where the value ends."""
        text = self.text
        if text[at] not in "{[":
            end: int = _skip(text, at)[1]
            return end
        closing = "}" if text[at] == "{" else "]"
        at, n = _after_blanks(text, at + 1), 0
        while text[at] != closing:
            start = at
            if closing == "}":
                step, at = scanstring(text, at + 1, False)
                at = (at if text[at] == ":" else _after_blanks(text, at)) + 1
                if text[at] in _BLANK:
                    at = _after_blanks(text, at)
            else:
                step, n = str(n), n + 1
            if step in wanted and (self.last or (*steps, step) not in self.found):
                below = (*steps, step)
                self.found[below] = (start, at)
                if not self.last:
                    self.left.discard(below)
                    if not self.left:
                        raise _AllFound
                at = self.at(at, wanted[step], below) if wanted[step] else _skip(text, at)[1]
            else:
                at = _skip(text, at)[1]
            if text[at] in _BLANK:
                at = _after_blanks(text, at)
            if text[at] == ",":
                at += 1
                if text[at] in _BLANK:
                    at = _after_blanks(text, at)
        return at + 1


def _after_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    assert match is not None
    return match.end()
