"""The normal form of a text, which has the same words in one spelling of blanks and signs, and the way back from it.

Four things are no change of words, because every program between a newsroom and a reader makes them:

- white space: each run of it, line ends and no-break spaces included, is one blank;
- Unicode composition: canonically equivalent characters are one (Unicode Standard Annex 15, form NFC);
- quotation marks: each double one is `"`, each single one and the apostrophe is `'`;
- hyphens and dashes: each is `-`.

Everything else is: letters, their case, digits, any other sign.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

# The characters with the property Quotation_Mark (Unicode Character Database, PropList), by whether they are double.
_DOUBLE = (
    "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2e42\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44\uff02"
)
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\uff07\uff62\uff63"
# Those with the property Dash that stand for one hyphen or dash.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SIGNS = str.maketrans(dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DASHES, "-"))

# So many marks on one character are no spelling of anything, and ordering them takes time; composition begins anew
# behind them (UAX 15, section 13, Stream-Safe Text Process).
_MARKS = 30

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class NormalForm:
    """A text in normal form. Its length can be another one, in stretches: a run of blanks, a composed character."""

    text: str
    _begins: list[int]  # where the stretches begin in it
    _stretches: list[tuple[int, int, int]]  # where each ends in it, and where it begins and ends in the original

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original whose normal form holds a range of this one, which must not be empty."""
        return self._original(start, last=False), self._original(end - 1, last=True)

    def _original(self, at: int, *, last: bool) -> int:
        """The offset of the character `at` in the original, or of what follows it."""
        n = bisect_right(self._begins, at) - 1
        if n < 0:
            return at + last
        end, first, behind = self._stretches[n]
        if at < end:
            return behind if last else first
        return behind + at - end + last


def normal_form(text: str) -> NormalForm:
    """The normal form of a text, in time linear in its length."""
    pieces: list[str] = []
    begins: list[int] = []
    stretches: list[tuple[int, int, int]] = []
    done = length = 0
    for start, end, new in _changes(text):
        length += start - done
        pieces += (text[done:start], new)
        begins.append(length)
        length += len(new)
        stretches.append((length, start, end))
        done = end
    pieces.append(text[done:])
    return NormalForm("".join(pieces).translate(_SIGNS), begins, stretches)


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches that are other in normal form, signs aside: where they begin and end, and what they become."""
    done = 0
    for blanks in _BLANKS.finditer(text):
        yield from _compositions(text, done, blanks.start())
        if blanks[0] != " ":
            yield blanks.start(), blanks.end(), " "
        done = blanks.end()
    yield from _compositions(text, done, len(text))


def _compositions(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The same for one word: each sequence of characters that composition makes another one."""
    word = text[start:end]
    if word.isascii():
        return
    if len(word) > _MARKS and (marks := "".join(filter(unicodedata.combining, set(word)))):
        for run in re.finditer(f"[{marks}]{{{_MARKS}}}", word):
            yield from _compositions_of_part(text, start, end - len(word) + run.end())
            start = end - len(word) + run.end()
    yield from _compositions_of_part(text, start, end)


def _compositions_of_part(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    if unicodedata.is_normalized("NFC", text[start:end]):
        return
    begin = start
    for at in range(start + 1, end + 1):
        if at < end and unicodedata.combining(text[at]):
            continue
        composed = unicodedata.normalize("NFC", text[begin:at])
        if at < end and unicodedata.normalize("NFC", text[begin : at + 1]) != composed + text[at]:
            continue  # two that are no marks can be one, too, as the parts of a Hangul syllable are
        if composed != text[begin:at]:
            yield begin, at, composed
        begin = at
