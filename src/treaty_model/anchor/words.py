"""Where words stand whole in a text: what cuts a word and what does not, and how many of them are found in one text.

Characters that the pinned version of Unicode does not have are in no word, so that every release of Python finds the
same words.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from .characters import DOUBLE, SINGLE, any_of, is_assigned

# Scripts that tell words apart by no blanks: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[{UNSPACED}]")

# Signs that make one word of two letters or digits beside them: apostrophes, and what is typed for them; the classes
# MidLetter and ExtendNumLet of Unicode Standard Annex 29. Not the colon and not white space: many texts have a colon,
# and a full stop, with no blank behind it.
_IN_WORDS = re.compile(
    any_of(
        "0027 005F 0060 00B4 00B7 0387 055F 05F3..05F4 2019 2027 2032 203F..2040 2054 FE33..FE34 FE4D..FE4F FE55 "
        "FF07 FF3F"
    )
)

# Signs that make one number of two digits: the full stop, the class MidNum, and the decimal separator of Arabic.
_IN_NUMBERS = re.compile(
    any_of("002C 002E 003B 037E 0589 060C..060D 066B..066C 07F8 2024 2044 FE10 FE14 FE50 FE52 FE54 FF0C FF0E FF1B")
)

# The letters of Hebrew and their points; between two letters any quotation mark, or two of them, mark an abbreviation.
_HEBREW = re.compile(any_of("0591..05BD 05BF 05C1..05C2 05C4..05C5 05C7 05D0..05F2 FB1D..FB4F"))
_QUOTES = re.compile(any_of(f"0022 0027 05F3 05F4 {DOUBLE} {SINGLE}"))

# What goes on a word, although it is no mark: vowels of Thai and Lao behind their consonant, and what repeats a word
# there; small kana, what makes a vowel long, repeats a character or changes its sound in Japanese.
_GOES_ON = re.compile(
    any_of(
        "0E2F..0E30 0E32..0E33 0E45..0E46 0EAF..0EB0 0EB2..0EB3 0EBD 0EC6 3005 3031..3035 303B 3041 3043 3045 3047 "
        "3049 3063 3083 3085 3087 308E 3095..3096 309B..309E 30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE "
        "30F5..30F6 30FC..30FE 31F0..31FF FF67..FF70 FF9E..FF9F 1B150..1B152 1B164..1B167"
    )
)

# Behind what a character always follows: vowels of Thai and Lao before their consonant, and the signs that put the
# next consonant below the one before, in Burmese and Khmer.
_AWAITS = re.compile(any_of("0E40..0E44 0EC0..0EC4 1039 17D2"))

# The colours of skin, which change the emoji before them.
_SKIN = re.compile(any_of("1F3FB..1F3FF"))

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
            if between_words(text, at) and between_words(text, at + length):
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


def between_words(text: str, at: int) -> bool:
    """Whether an offset of a text lies in no word."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if _is_mark(after) or _SKIN.match(after) or _joins(text, at) or _joins(text, at - 1):
        return False
    if not (_in_words(before) and _in_words(after)):
        return not (_GOES_ON.match(after) and _in_words(before))
    if _GOES_ON.match(after) or _AWAITS.match(before):
        return False
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _joins(text: str, at: int) -> bool:
    """Whether a sign makes one word of what stands before and behind it, as in 4.5 and don't."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if _QUOTES.match(sign) and _is_abbreviation(text, at):
        return True
    if _IN_NUMBERS.match(sign):
        return all(c.isdigit() and is_assigned(c) for c in (before, after))
    if not _IN_WORDS.match(sign) or _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    return before != "" and _in_words(before) and after.isalnum() and is_assigned(after)


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether a quotation mark stands between two letters of Hebrew, by itself or beside another one."""
    begin = at - 1 if _QUOTES.match(text[at - 1 : at]) else at
    end = at + 2 if begin == at and _QUOTES.match(text[at + 1 : at + 2]) else at + 1
    return bool(_HEBREW.match(text[begin - 1 : begin]) and _HEBREW.match(text[end : end + 1]))


def _in_words(character: str) -> bool:
    return (character.isalnum() and is_assigned(character)) or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and is_assigned(character)


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
