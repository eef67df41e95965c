"""Finds whole words in a text, with an index for a text that is searched often.

Characters that Unicode 14.0 does not have are part of no word, so that every release of Python finds the same words.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from .characters import is_assigned
from .word_boundaries import UNSPACED, are_whole_words

# The pieces in an index. They are so small that whole words have the same pieces inside a text and on their own.
_PIECES = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+")

# The largest number of pieces in a row that an index covers: single words are frequent, three in a row are rare.
_ROW = 3

# After so many searches of a text an index is built, which takes as long as some 500 searches: a text that is searched
# less often costs nothing more, and any other at most twice the least possible time.
_SEARCHES = 500


class WordIndex:
    """Finds words in a text: by plain search at first, and with an index after many searches."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searches = Counter[int]()
        self._indices: dict[int, _Index] = {}  # by the number of pieces in a row that they cover

    def of(self, words: str) -> Iterator[int]:
        """The offsets at which the text has these words whole, in order; occurrences can overlap."""
        text, length = self._text, len(words)
        for start in self._candidates(words):
            if are_whole_words(text, start, start + length):
                yield start

    def _candidates(self, words: str) -> Iterator[int]:
        pieces = list(_pieces(words))
        row = min(len(pieces), _ROW)
        self._searches[row] += 1
        if not row or self._searches[row] <= _SEARCHES:
            return find_positions(self._text, words)
        if row not in self._indices:
            self._indices[row] = _Index(self._text, row)
        return self._indices[row].positions(words, pieces)


def find_positions(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The offsets at which a text contains some words, also inside other words; occurrences can overlap."""
    offset = text.find(words, start, end)
    while offset >= 0:
        yield offset
        offset = text.find(words, offset + 1, end)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the pieces of a text."""
    unknown = {ord(c): " " for c in set(text) if not (c.isascii() or is_assigned(c))}
    return (piece.span() for piece in _PIECES.finditer(text.translate(unknown) if unknown else text))


class _Index:
    """A hash table of all rows of a fixed number of pieces in a text, with a chain for each hash; 16 bytes a piece.

    Every entry of a chain is compared with the text, so hashes affect only the time.
    """

    def __init__(self, text: str, row: int) -> None:
        self._text, self._row = text, row
        self._starts, ends = array("I"), array("I")
        for start, end in _pieces(text):
            self._starts.append(start)
            ends.append(end)
        count = len(ends)
        self._mask = (1 << count.bit_length() >> 1) - 1 if count else 0
        self._lengths = array("I", bytes(4 * (self._mask + 1)))  # of each chain
        self._last = array("I", bytes(4 * (self._mask + 1)))  # of each chain the last piece, by its number from 1
        self._before = array("I", bytes(4 * (count + 1)))  # of each piece the previous one in its chain
        for number in range(1, count - row + 2):
            chain = hash(text[self._starts[number - 1] : ends[number + row - 2]]) & self._mask
            self._before[number] = self._last[chain]
            self._last[chain] = number
            self._lengths[chain] += 1

    def positions(self, words: str, pieces: Sequence[tuple[int, int]]) -> Iterator[int]:
        """Offsets at which the text has these words, among them all at which they are whole words.

        `pieces` are the ranges of the pieces of the words.
        """
        rows = zip(pieces, pieces[self._row - 1 :], strict=False)
        chains = [(hash(words[start:end]) & self._mask, start) for (start, _), (_, end) in rows]
        chain, offset = min(chains, key=lambda c: self._lengths[c[0]])
        starts, number = [], self._last[chain]
        while number:
            start = self._starts[number - 1] - offset
            if start >= 0 and self._text.startswith(words, start):
                starts.append(start)
            number = self._before[number]
        return reversed(starts)
