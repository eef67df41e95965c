"""A text with changes, and the offsets that lead back to the original."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class MappedText:
    """A changed text that knows where each of its ranges is in the original. Offsets are code points."""

    text: str
    # For each change, in order: its begin and end in this text, and in the original.
    _begins: "array[int]"
    _ends: "array[int]"
    _original_begins: "array[int]"
    _original_ends: "array[int]"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that a range of this text comes from; the range must not be empty.

        A change that it touches is included whole. Text removed just before or after it is not included.
        """
        return self._original(start, last=False), self._original(end - 1, last=True)

    def _original(self, offset: int, *, last: bool) -> int:
        """In the original, the begin of the character at an offset; with `last` its end."""
        n = bisect_right(self._begins, offset) - 1
        if n < 0:
            return offset + last
        if offset < self._ends[n]:
            return self._original_ends[n] if last else self._original_begins[n]
        return self._original_ends[n] + offset - self._ends[n] + last

    def offset(self, original_offset: int) -> int:
        """The offset in this text of an offset of the original; within a change, the begin of the change."""
        n = bisect_right(self._original_begins, original_offset) - 1
        if n < 0:
            return original_offset
        if original_offset < self._original_ends[n]:
            return self._begins[n]
        return self._ends[n] + original_offset - self._original_ends[n]


def apply_changes(text: str, changes: Iterable[tuple[int, int, str]]) -> MappedText:
    """A text with changes applied: each has a begin, an end and a replacement; they must be in order."""
    pieces: list[str] = []
    begins, ends, original_begins, original_ends = array("L"), array("L"), array("L"), array("L")
    done = length = 0  # how much of the original is handled, and the length of the changed text so far
    for start, end, replacement in changes:
        length += start - done
        pieces += (text[done:start], replacement)
        begins.append(length)
        length += len(replacement)
        ends.append(length)
        original_begins.append(start)
        original_ends.append(end)
        done = end
    pieces.append(text[done:])
    return MappedText("".join(pieces), begins, ends, original_begins, original_ends)
