"""Chooses the first and last words of a passage that its record keeps, so that people recognise it."""

import re
from collections.abc import Iterator
from itertools import product
from typing import get_args

from ..leaf import TextLeaf
from ..lexical import EndWords
from .normal_form import normal_form, without_invisible
from .word_boundaries import UNSPACED, are_whole_words

# A record keeps at most so many words at each end, and at both ends together at most a third of the characters, so that
# it never repeats the passage. In scripts without spaces, ten characters are about five words.
_MOST_WORDS = 5
_MOST_CHARACTERS = 10
_THIRD = 3

# The pattern of end words in documents.
_PATTERN = re.compile(next(leaf.body for leaf in get_args(EndWords) if isinstance(leaf, TextLeaf)))


def end_words(text: str, first: str, last: str) -> tuple[str, str] | None:
    """The first and the last words that a record keeps of a passage: at most as many as `first` and `last` have.

    They are spelled as in the text, without invisible characters, and with one space for each run of white space.
    Together they have at most a third of the visible characters of the text, and of those of its normal form.
    None if no such words can stand in a document.
    """
    choices = _choices(text, first, last)
    return next((pair for pair in choices if all(map(can_be_kept, pair))), None)


def can_be_kept(words: str) -> bool:
    """Whether words can stand in a document: control characters, for example, cannot."""
    return _PATTERN.fullmatch(words) is not None


def too_long(text: str, first: str, last: str) -> bool:
    """Whether the words that a record keeps are more than a third of the visible characters of its passage."""
    return _THIRD * len(without_invisible(first + last).text) > len(without_invisible(text).text)


def _choices(text: str, first: str, last: str) -> Iterator[tuple[str, str]]:
    """All pairs of first and last words that are short enough, longest first."""
    form = normal_form(text)
    words = form.text
    for head, tail in _lengths(words, normal_form(first).text, normal_form(last).text):
        if _THIRD * (head + tail) > len(words):
            continue
        if are_whole_words(words, head, len(words) - tail):
            begin, end = form.original(0, head), form.original(len(words) - tail, len(words))
            pair = _on_one_line(text[slice(*begin)]), _on_one_line(text[slice(*end)])
            if not too_long(text, *pair):
                yield pair


def _lengths(words: str, first: str, last: str) -> Iterator[tuple[int, int]]:
    """The possible lengths of the first and last words of a passage, longest first; all in normal form."""
    parts = words.split(" ")
    numbers = range(1, max(min(_MOST_WORDS, len(parts) // _THIRD), 1) + 1)
    heads = [len(" ".join(parts[:number])) for number in numbers if number <= max(len(first.split()), 1)]
    tails = [len(" ".join(parts[-number:])) for number in numbers if number <= max(len(last.split()), 1)]
    yield from _longest_first(heads, tails)
    if re.search(f"[{UNSPACED}]", words):  # its words are not separated by spaces
        numbers = range(1, min(_MOST_CHARACTERS, len(words)) + 1)
        heads = [number for number in numbers if number <= max(len(first), 1) and words[number - 1] != " "]
        tails = [number for number in numbers if number <= max(len(last), 1) and words[-number] != " "]
        yield from _longest_first(heads, tails)


def _longest_first(heads: list[int], tails: list[int]) -> list[tuple[int, int]]:
    """All pairs, ordered by the smaller number and then by the sum, largest first."""
    return sorted(product(heads, tails), key=lambda pair: (min(pair), sum(pair)), reverse=True)


def _on_one_line(text: str) -> str:
    return " ".join(without_invisible(text).text.split())
