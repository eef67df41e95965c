"""The one matcher: where a passage stands in a copy of its document, and what one may say of that."""

import hashlib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..model.source import Passage
from .copy import Copy, Range
from .digests import digest
from .normal_form import normal_form
from .words import between_words

State = Literal["exact", "moved", "ambiguous", "stale", "missing"]

# Composition makes of a character three at most (Unicode FAQ on normalization), so normal form is no longer than that.
_EXPANSION = 3


class Found(NamedTuple):
    """What became of a passage.

    `exact`: it stands where its record says, unchanged. `moved`: its words stand in one other place, or in another
    layout or spelling of signs. `ambiguous`: they stand in several places. `stale`: they stand nowhere. `missing`:
    there is no copy to look in. `places` are ranges in code points: one where it is exact or moved, all of them where
    it is ambiguous, unless they are beyond number.
    """

    passage: Passage
    state: State
    places: tuple[Range, ...] = ()


def find(passage: Passage, copy: Copy | None) -> Found:
    """Look for a passage in a copy of its document.

    First its range and its digest are compared; then its first and last words and the digest of all of its words, in
    normal form on both sides. Nothing that is merely similar is ever found.
    """
    if copy is None:
        return Found(passage, "missing")
    if stands(passage, copy):
        return Found(passage, "exact", ((passage.start, passage.end),))
    try:
        places = tuple(_places(passage, copy))
    except ValueError:
        return Found(passage, "ambiguous")
    return Found(passage, "stale" if not places else "moved" if len(places) == 1 else "ambiguous", places)


def stands(passage: Passage, copy: Copy) -> bool:
    """Whether all that a passage's record says of its words is true of the range that it gives."""
    if not copy.holds(passage.start, passage.end):
        return False
    text = copy.text[passage.start : passage.end]
    if digest(text) != passage.sha256:
        return False
    words, first, last = _normal(text), _normal(passage.text_start), _normal(passage.text_end)
    if digest(words) != passage.words_sha256 or not (first and last):
        return False
    begins = words.startswith(first) and between_words(words, len(first))
    return begins and words.endswith(last) and between_words(words, len(words) - len(last))


def _places(passage: Passage, copy: Copy) -> Iterator[Range]:
    """Every range of a copy that has the words of a passage, and no others."""
    words = copy.normal.text
    first, last = _normal(passage.text_start), _normal(passage.text_end)
    begin = done = -1
    hashed = hashlib.sha256()
    for start, end in copy.stretches(first, last, _EXPANSION * (passage.end - passage.start)):
        if start != begin:
            begin = done = start
            hashed = hashlib.sha256()
        hashed.update(words[done:end].encode())  # ranges with one start get longer, so each character is hashed once
        done = end
        if hashed.hexdigest() == passage.words_sha256:
            yield copy.normal.original(start, end)


def nearest(passage: Passage, copy: Copy) -> Range | None:
    """The range of a copy that begins or ends like a passage and is most like it in length and place.

    It is for a person to look at, and says nothing of the passage.
    """
    text, length = copy.normal.text, passage.end - passage.start
    first, last = _normal(passage.text_start), _normal(passage.text_end)
    ranges: list[Range] = []
    try:
        ranges = list(copy.stretches(first, last, 2 * length))
    except ValueError:
        return None
    if not ranges:
        starts, ends = text.find(first), text.find(last)
        ranges = [(starts, min(starts + length, len(text)))] if starts >= 0 else []
        ranges += [(max(ends + len(last) - length, 0), ends + len(last))] if ends >= 0 else []
    places = [copy.normal.original(*range) for range in ranges]
    return min(places, key=lambda r: abs(r[1] - r[0] - length) + abs(r[0] - passage.start), default=None)


def _normal(words: str) -> str:
    return normal_form(words).text
