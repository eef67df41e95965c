"""The normal form of a text: the same words, with one spelling of white space and punctuation. Ranges map back.

Texts that differ only in the following have the same normal form, because programs change these on the way from a
newsroom to a reader:

- invisible characters: soft hyphens, zero-width joiners and spaces, direction marks and the like are removed
  (the property Default_Ignorable_Code_Point of Unicode Standard Annex 44);
- white space: each run of it, including line ends and no-break spaces, becomes one space;
- Unicode composition: canonically equivalent characters are composed (Unicode Standard Annex 15, form NFC);
- quotation marks: each double one becomes `"`, each single one and the apostrophe becomes `'`;
- hyphens and dashes: each becomes `-`.

Everything else counts: letters, their case, digits, any other sign. Characters that Unicode 14.0 does not have stay
unchanged, so that every release of Python, and other languages too, give the same normal form.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .characters import DASHES, DOUBLE, IGNORABLE, SINGLE, WHITE_SPACE, any_of, combining, is_assigned, members
from .mapped_text import MappedText, apply_changes

# The version of this form. A changed form would give other digests, so it would have another number.
NUMBER = 2

# NFC turns one character into at most three (Unicode FAQ on normalization), which limits the length of the form.
EXPANSION = 3

_SIGNS = str.maketrans(
    dict.fromkeys(members(DOUBLE), '"') | dict.fromkeys(members(SINGLE), "'") | dict.fromkeys(members(DASHES), "-")
)

# No word has so many marks on one character, and sorting them takes time; composition starts again after them
# (UAX 15, section 13, Stream-Safe Text Process).
MARKS = 30

# Composition starts again after too many marks and after each unassigned character.
_MARK, _UNKNOWN = "M", "?"
_CUTS = re.compile(rf"{_MARK}{{{MARKS}}}|\{_UNKNOWN}")

_INVISIBLE = re.compile(f"{any_of(IGNORABLE)}+")
_BLANKS = re.compile(f"{any_of(WHITE_SPACE)}+")


@dataclass(frozen=True)
class NormalForm:
    """A text in normal form, which can be shorter or longer than the original."""

    text: str
    visible: MappedText
    composed: MappedText

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that corresponds to a range of this form, which must not be empty.

        It can contain invisible characters, but never begins or ends with one.
        """
        return self.visible.original(*self.composed.original(start, end))

    def offset(self, original_offset: int) -> int:
        """The offset in this form of an offset of the original."""
        return self.composed.offset(self.visible.offset(original_offset))


def normal_form(text: str) -> NormalForm:
    """The normal form of a text, in time linear in its length."""
    visible = without_invisible(text)
    composed = apply_changes(visible.text, _changes(visible.text))
    return NormalForm(composed.text.translate(_SIGNS), visible, composed)


def without_invisible(text: str) -> MappedText:
    """A text without its invisible characters."""
    return apply_changes(text, ((*run.span(), "") for run in _INVISIBLE.finditer(text)))


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """The ranges that the normal form changes, except for signs: begin, end and replacement."""
    classes = _classes(text)
    done = 0  # the end of the text that has been handled
    for blanks in _BLANKS.finditer(text):
        yield from _compositions(text, done, blanks.start(), classes)
        if blanks[0] != " ":
            yield blanks.start(), blanks.end(), " "
        done = blanks.end()
    yield from _compositions(text, done, len(text), classes)


def _classes(text: str) -> str | None:
    """A text of the same length with the class of each character that limits composition; None if no character does."""
    characters = {c for c in set(text) if not c.isascii()}
    marks, unknown = combining(characters), [c for c in characters if not is_assigned(c)]
    if not (unknown or (marks and len(text) > MARKS)):
        return None
    known = {ord(_MARK): " ", ord(_UNKNOWN): " "}
    return text.translate(known | {ord(c): _MARK for c in marks} | {ord(c): _UNKNOWN for c in unknown})


def _compositions(text: str, start: int, end: int, classes: str | None) -> Iterator[tuple[int, int, str]]:
    """The changes that composition makes in one word."""
    if classes is not None:
        for cut in _CUTS.finditer(classes, start, end):
            yield from _compositions_of_part(text, start, cut.start() if cut[0] == _UNKNOWN else cut.end())
            start = cut.end()
    yield from _compositions_of_part(text, start, end)


def _compositions_of_part(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    if unicodedata.is_normalized("NFC", text[start:end]):
        return
    begin = start
    for next_begin in range(start + 1, end + 1):
        if next_begin < end and unicodedata.combining(text[next_begin]):
            continue
        composed = unicodedata.normalize("NFC", text[begin:next_begin])
        longer = text[begin : next_begin + 1]
        if next_begin < end and unicodedata.normalize("NFC", longer) != composed + text[next_begin]:
            continue  # two characters that are no marks can compose too, such as the parts of a Hangul syllable
        if composed != text[begin:next_begin]:
            yield begin, next_begin, composed
        begin = next_begin
