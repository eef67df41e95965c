"""The one matcher: where a passage stands in a copy of its document, and what one may say of that."""

import hashlib
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..model.source import Passage
from .borders import between_words
from .copy import Copy, Range
from .digests import digest
from .normal_form import EXPANSION, normal_form

State = Literal["exact", "moved", "ambiguous", "stale", "missing"]


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
    return find_all((passage,), copy)[0]


def find_all(passages: Sequence[Passage], copy: Copy | None) -> tuple[Found, ...]:
    """Look for passages in a copy of their document, each as `find` does.

    Those that begin and end with the same words are looked for at once, so that many of them take little longer than
    one.
    """
    if copy is None:
        return tuple(Found(passage, "missing") for passage in passages)
    found: dict[Passage, Found] = {}
    others: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        if stands(passage, copy):
            found[passage] = Found(passage, "exact", ((passage.start, passage.end),))
        else:
            others[_normal(passage.text_start), _normal(passage.text_end)].append(passage)
    for ends, alike in others.items():
        found.update((result.passage, result) for result in _elsewhere(alike, copy, *ends))
    return tuple(found[passage] for passage in passages)


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


def _elsewhere(passages: Sequence[Passage], copy: Copy, first: str, last: str) -> Iterator[Found]:
    """What became of passages that do not stand where they were, and that all have these first and last words."""
    passages = sorted(passages, key=_longest)
    few = len(passages)
    try:
        places = _places(passages, copy, first, last)
    except ValueError:
        # The longer a passage may be, the more ranges there are: those from some length on have too many.
        few = bisect_left(passages, True, key=lambda passage: _has_too_many(passage, copy, first, last))
        places = _places(passages[:few], copy, first, last)
    for passage in passages[:few]:
        ranges = [r for r in places[passage.words_sha256] if r[1] - r[0] <= _longest(passage)]
        state: State = "stale" if not ranges else "moved" if len(ranges) == 1 else "ambiguous"
        yield Found(passage, state, tuple(copy.normal.original(*r) for r in ranges))
    for passage in passages[few:]:
        yield Found(passage, "ambiguous")


def _places(passages: Sequence[Passage], copy: Copy, first: str, last: str) -> dict[str, list[Range]]:
    """For the digest of each of some passages, every range of a copy's normal form that has it. ValueError as usual."""
    words = copy.normal.text
    places: dict[str, list[Range]] = {passage.words_sha256: [] for passage in passages}
    begin = done = -1
    hashed = hashlib.sha256()
    for start, end in copy.stretches(first, last, max(map(_longest, passages), default=0)):
        if start != begin:
            begin = done = start
            hashed = hashlib.sha256()
        hashed.update(words[done:end].encode())  # ranges with one start get longer, so each character is hashed once
        done = end
        if (found := hashed.hexdigest()) in places:
            places[found].append((start, end))
    return places


def _has_too_many(passage: Passage, copy: Copy, first: str, last: str) -> bool:
    try:
        deque(copy.stretches(first, last, _longest(passage)), maxlen=0)
    except ValueError:
        return True
    return False


def _longest(passage: Passage) -> int:
    """How long a passage can be in normal form."""
    return EXPANSION * (passage.end - passage.start)


def nearest(passage: Passage, copy: Copy) -> Range | None:
    """The range of a copy that begins or ends like a passage and is most like it in length and place.

    It is for a person to look at, and says nothing of the passage.
    """
    length, first, last = passage.end - passage.start, _normal(passage.text_start), _normal(passage.text_end)
    # Those near its place are looked at first: whatever begins farther away than the best of them is less like it.
    within = 1
    while True:
        near = max(passage.start - within, 0), passage.start + within
        try:
            found = [copy.normal.original(*r) for r in copy.stretches(first, last, 2 * length, near)]
        except ValueError:
            return None
        best = min(found, key=lambda r: _distance(passage, r), default=None)
        if best and _distance(passage, best) <= within:
            return best
        if near[0] == 0 and near[1] >= len(copy.text):
            return best or _one_end(passage, copy, first, last)
        within *= 4


def _distance(passage: Passage, place: Range) -> int:
    """How unlike a passage a range is, in length and in place."""
    start, end = place
    return abs(end - start - (passage.end - passage.start)) + abs(start - passage.start)


def _one_end(passage: Passage, copy: Copy, first: str, last: str) -> Range | None:
    """The range that has only the first or only the last words of a passage, and its length."""
    text, length = copy.normal.text, passage.end - passage.start
    starts, ends = text.find(first), text.find(last)
    ranges = [(starts, min(starts + length, len(text)))] if starts >= 0 else []
    ranges += [(max(ends + len(last) - length, 0), ends + len(last))] if ends >= 0 else []
    places = [copy.normal.original(*r) for r in ranges]
    return min(places, key=lambda r: _distance(passage, r), default=None)


def _normal(words: str) -> str:
    return normal_form(words).text
