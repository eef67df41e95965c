"""Finds passages in a copy of their document, and states how certain the result is."""

import hashlib
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..model.source import Passage
from .copy import Copy, Range
from .digests import digest
from .normal_form import EXPANSION, normal_form
from .word_boundaries import is_word_boundary

State = Literal["exact", "moved", "ambiguous", "stale", "missing"]


class PassageResult(NamedTuple):
    """The result of searching for a passage.

    `exact`: it is where its record says, unchanged. `moved`: its words are in one other place, or have another layout
    or punctuation. `ambiguous`: they are in several places. `stale`: they are nowhere. `missing`: there is no copy.
    `places` are ranges in code points: one if the state is exact or moved, all if it is ambiguous, unless there are
    too many to count.
    """

    passage: Passage
    state: State
    places: tuple[Range, ...] = ()


def find(passage: Passage, copy: Copy | None) -> PassageResult:
    """Search for a passage in a copy of its document.

    First its range and its digest are compared; then its first and last words and the digest of all of its words, in
    normal form on both sides. Similar text is never a match.
    """
    return find_all((passage,), copy)[0]


def find_all(passages: Sequence[Passage], copy: Copy | None) -> tuple[PassageResult, ...]:
    """Search for passages in a copy of their document, each as `find` does.

    Passages with the same first and last words are searched together, so that many take little longer than one.
    """
    if copy is None:
        return tuple(PassageResult(passage, "missing") for passage in passages)
    results: dict[Passage, PassageResult] = {}
    not_exact: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        if is_exact(passage, copy):
            results[passage] = PassageResult(passage, "exact", ((passage.start, passage.end),))
        else:
            not_exact[_normal(passage.text_start), _normal(passage.text_end)].append(passage)
    for (first, last), group in not_exact.items():
        results.update((result.passage, result) for result in _search(group, copy, first, last))
    return tuple(results[passage] for passage in passages)


def is_exact(passage: Passage, copy: Copy) -> bool:
    """Whether the range in a passage's record has the digests and the first and last words of the record."""
    if not copy.has_whole_words(passage.start, passage.end):
        return False
    text = copy.text[passage.start : passage.end]
    if digest(text) != passage.sha256:
        return False
    words, first, last = _normal(text), _normal(passage.text_start), _normal(passage.text_end)
    if digest(words) != passage.words_sha256 or not (first and last):
        return False
    begins = words.startswith(first) and is_word_boundary(words, len(first))
    return begins and words.endswith(last) and is_word_boundary(words, len(words) - len(last))


def _search(passages: Sequence[Passage], copy: Copy, first: str, last: str) -> Iterator[PassageResult]:
    """The results of passages that are not exact, and that all have these first and last words."""
    passages = sorted(passages, key=_longest)
    searchable = len(passages)
    try:
        ranges_of = _ranges_by_digest(passages, copy, first, last)
    except ValueError:
        # The longer a passage can be, the more ranges there are, so only the shorter passages can be searched.
        searchable = bisect_left(passages, True, key=lambda passage: _has_too_many_ranges(passage, copy, first, last))
        ranges_of = _ranges_by_digest(passages[:searchable], copy, first, last)
    for passage in passages[:searchable]:
        ranges = [r for r in ranges_of[passage.words_sha256] if r[1] - r[0] <= _longest(passage)]
        state: State = "stale" if not ranges else "moved" if len(ranges) == 1 else "ambiguous"
        yield PassageResult(passage, state, tuple(copy.normal.original(*r) for r in ranges))
    for passage in passages[searchable:]:
        yield PassageResult(passage, "ambiguous")


def _ranges_by_digest(passages: Sequence[Passage], copy: Copy, first: str, last: str) -> dict[str, list[Range]]:
    """For the digest of each passage, the ranges of the copy's normal form that have it.

    Raises ValueError if there are too many ranges.
    """
    words = copy.normal.text
    ranges_of: dict[str, list[Range]] = {passage.words_sha256: [] for passage in passages}
    begin = done = -1
    hashed = hashlib.sha256()
    for start, end in copy.ranges(first, last, max(map(_longest, passages), default=0)):
        if start != begin:
            begin = done = start
            hashed = hashlib.sha256()
        hashed.update(words[done:end].encode())  # ranges with one start get longer: only new characters are hashed
        done = end
        if (words_sha256 := hashed.hexdigest()) in ranges_of:
            ranges_of[words_sha256].append((start, end))
    return ranges_of


def _has_too_many_ranges(passage: Passage, copy: Copy, first: str, last: str) -> bool:
    try:
        deque(copy.ranges(first, last, _longest(passage)), maxlen=0)
    except ValueError:
        return True
    return False


def _longest(passage: Passage) -> int:
    """The largest possible length of a passage in normal form."""
    return EXPANSION * (passage.end - passage.start)


def nearest(passage: Passage, copy: Copy) -> Range | None:
    """The range of a copy that begins or ends like a passage and is closest to it in length and position.

    It is a suggestion for a person, and no result of the search.
    """
    length, first, last = passage.end - passage.start, _normal(passage.text_start), _normal(passage.text_end)
    # Ranges near its position come first, because any that begins farther away than the best distance is worse.
    within = 1
    while True:
        near = max(passage.start - within, 0), passage.start + within
        try:
            ranges = [copy.normal.original(*r) for r in copy.ranges(first, last, 2 * length, near)]
        except ValueError:
            return None
        best = min(ranges, key=lambda r: _distance(passage, r), default=None)
        if best and _distance(passage, best) <= within:
            return best
        if near[0] == 0 and near[1] >= len(copy.text):
            return best or _nearest_by_one_end(passage, copy, first, last)
        within *= 4


def _distance(passage: Passage, candidate: Range) -> int:
    """How far a range is from a passage, in length plus position."""
    start, end = candidate
    return abs(end - start - (passage.end - passage.start)) + abs(start - passage.start)


def _nearest_by_one_end(passage: Passage, copy: Copy, first: str, last: str) -> Range | None:
    """The closest range that has only the first or only the last words of a passage, and its length."""
    text, length = copy.normal.text, passage.end - passage.start
    starts, ends = text.find(first), text.find(last)
    ranges = [(starts, min(starts + length, len(text)))] if starts >= 0 else []
    ranges += [(max(ends + len(last) - length, 0), ends + len(last))] if ends >= 0 else []
    candidates = [copy.normal.original(*r) for r in ranges]
    return min(candidates, key=lambda r: _distance(passage, r), default=None)


def _normal(words: str) -> str:
    return normal_form(words).text
