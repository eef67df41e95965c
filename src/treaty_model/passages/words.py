"""Where words stand whole in a text, and an index of them for a text that is looked through often.

Characters that the pinned version of Unicode does not have are in no word, so that every release of Python finds the
same words.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from .borders import UNSPACED, whole
from .characters import is_assigned

# What an index is made of: so fine that whole words in a text have the same pieces as they have by themselves.
_PIECES = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+")

# How many pieces in a row an index knows at the most: single words come back everywhere, three in a row seldom do.
_ROW = 3

# From how many searches of a text on an index is made. To make it takes as long as some 500 searches, so that a text
# that is looked through less often costs nothing more, and any other at most twice what it must.
_SEARCHES = 500


class Places:
    """The places of words in a text. A few are searched for; for many an index is made, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searches = Counter[int]()
        self._indices: dict[int, _Index] = {}  # by how many pieces in a row they know

    def of(self, words: str) -> Iterator[int]:
        """Every place where words stand whole, overlapping ones too, in their order."""
        text, length = self._text, len(words)
        for at in self._candidates(words):
            if whole(text, at, at + length):
                yield at

    def _candidates(self, words: str) -> Iterator[int]:
        pieces = list(_pieces(words))
        row = min(len(pieces), _ROW)
        self._searches[row] += 1
        if not row or self._searches[row] <= _SEARCHES:
            return places(self._text, words)
        if row not in self._indices:
            self._indices[row] = _Index(self._text, row)
        return self._indices[row].places(words, pieces)


def places(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where words stand in a text, overlapping ones too, also where they are parts of others."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a text begin and end."""
    unknown = {ord(c): " " for c in set(text) if not (c.isascii() or is_assigned(c))}
    return (piece.span() for piece in _PIECES.finditer(text.translate(unknown) if unknown else text))


class _Index:
    """The pieces of a text, so many in a row, in chains of those that have the same hash; 16 bytes for each piece.

    What a chain leads to is compared with the text, so hashes decide how long it takes, and nothing else.
    """

    def __init__(self, text: str, row: int) -> None:
        self._text, self._row = text, row
        self._starts, ends = array("I"), array("I")
        for start, end in _pieces(text):
            self._starts.append(start)
            ends.append(end)
        count = len(ends)
        self._mask = (1 << count.bit_length() >> 1) - 1 if count else 0
        self._lengths = array("I", bytes(4 * (self._mask + 1)))  # of the chains
        self._last = array("I", bytes(4 * (self._mask + 1)))  # where each ends: the number of a piece, from 1
        self._before = array("I", bytes(4 * (count + 1)))  # what stands before a piece in its chain
        for number in range(1, count - row + 2):
            chain = hash(text[self._starts[number - 1] : ends[number + row - 2]]) & self._mask
            self._before[number] = self._last[chain]
            self._last[chain] = number
            self._lengths[chain] += 1

    def places(self, words: str, pieces: Sequence[tuple[int, int]]) -> Iterator[int]:
        """Where words stand, at least all places where they stand whole, given where their pieces begin and end."""
        rows = zip(pieces, pieces[self._row - 1 :], strict=False)
        chains = [(hash(words[start:end]) & self._mask, start) for (start, _), (_, end) in rows]
        chain, offset = min(chains, key=lambda c: self._lengths[c[0]])
        found, number = [], self._last[chain]
        while number:
            at = self._starts[number - 1] - offset
            if at >= 0 and self._text.startswith(words, at):
                found.append(at)
            number = self._before[number]
        return reversed(found)
