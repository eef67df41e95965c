"""A copy of a document, as a text to look for passages in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .normal_form import NormalForm, normal_form

Range = tuple[int, int]

# Scripts that tell words apart by no blanks: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[{UNSPACED}]")

# How many ranges are looked at for one passage. Words that stand so often at both ends recognise nothing.
_MOST = 100_000


@dataclass(frozen=True)
class Copy:
    """A text, which is measured in Unicode code points, and its normal form, which is looked through."""

    text: str

    @cached_property
    def normal(self) -> NormalForm:
        """The text's normal form."""
        return normal_form(self.text)

    def holds(self, start: int, end: int) -> bool:
        """Whether a range of the text has something in it, and neither end cuts a word."""
        text = self.text
        return 0 <= start < end <= len(text) and _between_words(text, start) and _between_words(text, end)

    def stretches(self, first: str, last: str, longest: int) -> Iterator[Range]:
        """Every range of the normal form, up to a length, from its words `first` to its words `last`, both whole.

        The words are in normal form. Ranges with one start follow one another, shortest first. ValueError where there
        are too many.
        """
        text, found = self.normal.text, 0
        for start in _places(text, first):
            behind = start + len(first)
            if not (_between_words(text, start) and _between_words(text, behind)):
                continue
            for place in _places(text, last, max(start, behind - len(last)), start + longest):
                end = place + len(last)
                found += 1
                if found > _MOST:
                    raise ValueError(f"these words begin and end more than {_MOST} ranges of the text")
                if _between_words(text, place) and _between_words(text, end):
                    yield start, end


def _places(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where words stand in a text, overlapping ones too."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _between_words(text: str, at: int) -> bool:
    """Whether an offset of a text lies in no word."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M":
        return False
    if not _in_words(before):
        return True
    if after in ".,'\u2019" and text[at + 1 : at + 2].isalnum():  # 4.5; don't
        return after in ".," and not (before.isdigit() and text[at + 1].isdigit())
    return not _in_words(after) or bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def _in_words(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
