"""Finds the positions of values in a JSON text. Values that are not asked for are skipped by Python's parser."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]  # missing from the stubs
from typing import Any, NamedTuple

_BLANK = frozenset(" \t\n\r")
_BLANKS = re.compile(r"[ \t\n\r]*")

# Skips one value. Numbers are not converted, because long ones are slow.
_skip: Any = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len).scan_once  # type: ignore[attr-defined]  # see above


class Position(NamedTuple):
    """Where a member's name and its value start, in code points. For an item of a list both are its value."""

    name: int
    value: int


def positions(text: str, pointers: Iterable[tuple[str, ...]], *, last: bool = False) -> dict[tuple[str, ...], Position]:
    """The positions of values in a JSON text, by the steps of their pointers.

    For a missing value it is the position of the object or list that should contain it. If an object has several
    members of one name, it is the first of them, or with `last` the last.
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
            _Search(text, found, pointers, last).look(start, wanted, ())
    return {
        steps: Position(*next(found[steps[:n]] for n in range(len(steps), -1, -1) if steps[:n] in found))
        for steps in pointers
    }


class _AllFound(Exception):
    """There is nothing left to look for."""


class _Search:
    """One pass over a text, which enters only the values that contain something wanted."""

    def __init__(
        self, text: str, found: dict[tuple[str, ...], tuple[int, int]], wanted: set[tuple[str, ...]], last: bool
    ) -> None:
        self.text, self.found, self.last = text, found, last
        self.left = wanted - {()}

    def look(self, at: int, wanted: dict[str, Any], steps: tuple[str, ...]) -> int:
        """Note the positions of wanted parts of the value at a position; return where the value ends."""
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
                here = (*steps, step)
                self.found[here] = (start, at)
                if not self.last:
                    self.left.discard(here)
                    if not self.left:
                        raise _AllFound
                at = self.look(at, wanted[step], here) if wanted[step] else _skip(text, at)[1]
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
