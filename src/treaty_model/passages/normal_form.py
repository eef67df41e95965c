"""The normal form of a text, which has the same words in one spelling of blanks and signs, and the way back from it.

Five things are no change of words, because every program between a newsroom and a reader makes them:

- what is not shown: soft hyphens, joiners and spaces without width, marks of direction and the like are left out
  (the property Default_Ignorable_Code_Point of Unicode Standard Annex 44);
- white space: each run of it, line ends and no-break spaces included, is one blank;
- Unicode composition: canonically equivalent characters are one (Unicode Standard Annex 15, form NFC);
- quotation marks: each double one is `"`, each single one and the apostrophe is `'`;
- hyphens and dashes: each is `-`.

Everything else is: letters, their case, digits, any other sign. Characters that Unicode 14.0 does not have stay as they
are, so that every release of Python, and other languages too, make the same normal form.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .characters import DASHES, DOUBLE, IGNORABLE, SINGLE, WHITE_SPACE, any_of, combining, is_assigned, members
from .rewriting import Rewritten, rewritten

# The number of this form. Another one would give other digests, so it would have another number.
NUMBER = 2

# Composition makes of a character three at most (Unicode FAQ on normalization), so normal form is no longer than that.
EXPANSION = 3

_SIGNS = str.maketrans(
    dict.fromkeys(members(DOUBLE), '"') | dict.fromkeys(members(SINGLE), "'") | dict.fromkeys(members(DASHES), "-")
)

# So many marks on one character are no spelling of anything, and ordering them takes time; composition begins anew
# behind them (UAX 15, section 13, Stream-Safe Text Process).
MARKS = 30

# Where composition begins anew: behind too many marks, and at each character that is not assigned.
_MARK, _UNKNOWN = "M", "?"
_CUTS = re.compile(rf"{_MARK}{{{MARKS}}}|\{_UNKNOWN}")

_LEFT_OUT = re.compile(f"{any_of(IGNORABLE)}+")
_BLANKS = re.compile(f"{any_of(WHITE_SPACE)}+")


@dataclass(frozen=True)
class NormalForm:
    """A text in normal form. Its length can be another one, in stretches: a run of blanks, a composed character."""

    text: str
    shown: Rewritten
    composed: Rewritten

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original whose normal form holds a range of this one, which must not be empty.

        What is not shown is in it between two characters, and never at its ends.
        """
        return self.shown.original(*self.composed.original(start, end))

    def offset(self, at: int) -> int:
        """The offset in this form of an offset of the original."""
        return self.composed.offset(self.shown.offset(at))


def normal_form(text: str) -> NormalForm:
    """The normal form of a text, in time linear in its length."""
    shown = as_shown(text)
    composed = rewritten(shown.text, _changes(shown.text))
    return NormalForm(composed.text.translate(_SIGNS), shown, composed)


def as_shown(text: str) -> Rewritten:
    """A text without what is not shown."""
    return rewritten(text, ((*run.span(), "") for run in _LEFT_OUT.finditer(text)))


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches that are other in normal form, signs aside: where they begin and end, and what they become."""
    classes = _classes(text)
    done = 0
    for blanks in _BLANKS.finditer(text):
        yield from _compositions(text, done, blanks.start(), classes)
        if blanks[0] != " ":
            yield blanks.start(), blanks.end(), " "
        done = blanks.end()
    yield from _compositions(text, done, len(text), classes)


def _classes(text: str) -> str | None:
    """A text as long as another, with what composition must know of each character; None if it need know nothing."""
    characters = {c for c in set(text) if not c.isascii()}
    marks, unknown = combining(characters), [c for c in characters if not is_assigned(c)]
    if not (unknown or (marks and len(text) > MARKS)):
        return None
    known = {ord(_MARK): " ", ord(_UNKNOWN): " "}
    return text.translate(known | {ord(c): _MARK for c in marks} | {ord(c): _UNKNOWN for c in unknown})


def _compositions(text: str, start: int, end: int, classes: str | None) -> Iterator[tuple[int, int, str]]:
    """The same for one word: each sequence of characters that composition makes another one."""
    if classes is not None:
        for cut in _CUTS.finditer(classes, start, end):
            yield from _compositions_of_part(text, start, cut.start() if cut[0] == _UNKNOWN else cut.end())
            start = cut.end()
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
