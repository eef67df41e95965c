"""The words at the ends of a passage by which its record recognises it: few, whole, and of what is shown alone."""

import re
from collections.abc import Iterator
from itertools import product
from typing import get_args

from ..leaf import TextLeaf
from ..lexical import EndWords
from .borders import UNSPACED, whole
from .normal_form import as_shown, normal_form

# Of a passage no more words are kept at either end, and no more than a third of its characters at both ends together,
# so that it is never repeated. In scripts without blanks so many characters are about as many words.
_MOST_WORDS = 5
_MOST_CHARACTERS = 10
_LARGEST_PART = 3

# What documents can hold as end words.
_FORM = re.compile(next(leaf.body for leaf in get_args(EndWords) if isinstance(leaf, TextLeaf)))


def ends(text: str, first: str, last: str) -> tuple[str, str] | None:
    """The first and the last words of a passage that its record keeps: at most as many as `first` and `last` have.

    They are written as the text writes them, without what is not shown, and with one blank for each white space.
    Together they are at most a third of the characters of the text that are shown, and of those of its normal form.
    None where there are no such words that documents can hold.
    """
    choices = _choices(text, first, last)
    return next((kept for kept in choices if all(map(can_be_kept, kept))), None)


def can_be_kept(words: str) -> bool:
    """Whether words are of the form that documents can hold: no control characters and the like."""
    return _FORM.fullmatch(words) is not None


def too_long(text: str, first: str, last: str) -> bool:
    """Whether the words that a record keeps are more than a third of the characters of its passage that are shown."""
    return _LARGEST_PART * len(as_shown(first + last).text) > len(as_shown(text).text)


def _choices(text: str, first: str, last: str) -> Iterator[tuple[str, str]]:
    """All words that can be kept, the longest first."""
    form = normal_form(text)
    words = form.text
    for head, tail in _lengths(words, normal_form(first).text, normal_form(last).text):
        if _LARGEST_PART * (head + tail) > len(words):
            continue
        if whole(words, head, len(words) - tail):
            begin, end = form.original(0, head), form.original(len(words) - tail, len(words))
            kept = _on_one_line(text[slice(*begin)]), _on_one_line(text[slice(*end)])
            if not too_long(text, *kept):
                yield kept


def _lengths(words: str, first: str, last: str) -> Iterator[tuple[int, int]]:
    """How long the ends of a passage can be that a record keeps, longest first; all in normal form."""
    parts = words.split(" ")
    most = range(1, max(min(_MOST_WORDS, len(parts) // _LARGEST_PART), 1) + 1)
    heads = [len(" ".join(parts[:number])) for number in most if number <= max(len(first.split()), 1)]
    tails = [len(" ".join(parts[-number:])) for number in most if number <= max(len(last.split()), 1)]
    yield from _longest_first(heads, tails)
    if re.search(f"[{UNSPACED}]", words):  # no blanks tell its words apart
        most = range(1, min(_MOST_CHARACTERS, len(words)) + 1)
        heads = [number for number in most if number <= max(len(first), 1) and words[number - 1] != " "]
        tails = [number for number in most if number <= max(len(last), 1) and words[-number] != " "]
        yield from _longest_first(heads, tails)


def _longest_first(heads: list[int], tails: list[int]) -> list[tuple[int, int]]:
    """All pairs, those first in which neither is small."""
    return sorted(product(heads, tails), key=lambda pair: (min(pair), sum(pair)), reverse=True)


def _on_one_line(text: str) -> str:
    return " ".join(as_shown(text).text.split())
