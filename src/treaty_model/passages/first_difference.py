"""Finds the first difference between words that were not found and the most similar place of a text, for a message."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from .copy import Copy
from .mapped_text import MappedText
from .normal_form import without_invisible
from .word_index import find_positions

# How many similar places are compared with the words.
_MOST_PLACES = 1000


class _Match(NamedTuple):
    """A part of the words that the text also has: its offset in the words, its offset in the text, and its length."""

    in_words: int
    in_text: int
    length: int


def first_difference(copy: Copy, form: MappedText, words: str, search: MappedText) -> str:
    """The message about the first difference; empty if less than half of the words is similar.

    `form` and `search` are the search forms of the normal form of the copy and of the words.
    """
    text, wanted = form.text, search.text
    similarities = [
        (_similarity(text, wanted, match.in_text - match.in_words), match)
        for match in islice(_longest_matches(text, wanted), _MOST_PLACES)
    ]
    similarity, match = max(similarities, key=lambda pair: pair[0], default=(0, _Match(0, 0, 0)))
    if 2 * max(similarity, match.length) < len(wanted):
        return ""
    in_words = _difference_offset(text, wanted, match)
    in_text = match.in_text + in_words - match.in_words
    wanted_name = character_name(words[slice(*search.original(in_words, in_words + 1))])
    if not 0 <= in_text < len(text):
        return f"the text {'begins after' if in_text < 0 else 'ends before'} {wanted_name}"
    begin, end = copy.normal.original(*form.original(in_text, in_text + 1))
    return f"at {begin} the text has {character_name(copy.text[begin:end])} instead of {wanted_name}"


def _longest_matches(text: str, wanted: str) -> Iterator[_Match]:
    """The longest parts of the words that the text has."""
    # If the text has no part of some length, it has no longer one, so the length can be found by bisection.
    too_long = bisect_left(
        range(len(wanted) + 1),
        True,
        key=lambda length: not any(part in text for _, part in _parts(wanted, length)),
    )
    length = too_long - 1
    if length < 1:
        return
    for in_words, part in _parts(wanted, length):
        for in_text in find_positions(text, part):
            yield _Match(in_words, in_text, length)


def _parts(words: str, length: int) -> Iterator[tuple[int, str]]:
    return ((offset, words[offset : offset + length]) for offset in range(len(words) - length + 1))


def _similarity(text: str, wanted: str, start: int) -> int:
    """How many characters of the words the text has at the same distance from an offset."""
    return sum(_character(text, start + n) == character for n, character in enumerate(wanted))


def _difference_offset(text: str, wanted: str, match: _Match) -> int:
    """The offset in the words of the first difference; if most characters before the match differ, the last of them."""
    start = match.in_text - match.in_words
    differing = [n for n in range(match.in_words) if _character(text, start + n) != wanted[n]]
    if not differing:
        after = range(match.in_words + match.length, len(wanted))
        return next(n for n in after if _character(text, start + n) != wanted[n])
    return differing[0] if 2 * len(differing) <= match.in_words else match.in_words - 1


def _character(text: str, offset: int) -> str:
    return text[offset] if 0 <= offset < len(text) else ""


def character_name(text: str) -> str:
    """The first character of a text with its marks, composed: the character if printable, its number and its name."""
    composed = unicodedata.normalize("NFC", without_invisible(text).text) or text
    character = composed[0] + "".join(takewhile(unicodedata.combining, composed[1:]))
    printable = character if character.isprintable() and unicodedata.category(character[0])[0] != "M" else ""
    names = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in character)
    return f"{printable} ({names})".strip()
