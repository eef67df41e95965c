"""A text in which some stretches are others, and the way back from it to the original."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rewritten:
    """A text that was made of another one. Offsets are code points of either."""

    text: str
    # Of each stretch that was changed: where it begins and ends in this text, and in the original.
    _begins: "array[int]"
    _ends: "array[int]"
    _first: "array[int]"
    _behind: "array[int]"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that a range of this text is made of, which must not be empty.

        Stretches that are changed stand in it whole. What is left out before and behind it does not.
        """
        return self._original(start, last=False), self._original(end - 1, last=True)

    def _original(self, at: int, *, last: bool) -> int:
        """The offset of the character `at` in the original, or of what follows it."""
        n = bisect_right(self._begins, at) - 1
        if n < 0:
            return at + last
        if at < self._ends[n]:
            return self._behind[n] if last else self._first[n]
        return self._behind[n] + at - self._ends[n] + last

    def offset(self, at: int) -> int:
        """The offset in this text of an offset of the original; of one within a stretch, where the stretch begins."""
        n = bisect_right(self._first, at) - 1
        if n < 0:
            return at
        if at < self._behind[n]:
            return self._begins[n]
        return self._ends[n] + at - self._behind[n]


def rewritten(text: str, changes: Iterable[tuple[int, int, str]]) -> Rewritten:
    """A text with changes made to it: where a stretch begins and ends, and what it becomes; from first to last."""
    pieces: list[str] = []
    begins, ends, first, behind = array("L"), array("L"), array("L"), array("L")
    done = length = 0
    for start, end, new in changes:
        length += start - done
        pieces += (text[done:start], new)
        begins.append(length)
        length += len(new)
        ends.append(length)
        first.append(start)
        behind.append(end)
        done = end
    pieces.append(text[done:])
    return Rewritten("".join(pieces), begins, ends, first, behind)
