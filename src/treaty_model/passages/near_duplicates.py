"""Sources that have the same words in part: then one may rest on the other, or both on a third."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..model.source import Source
from .borders import UNSPACED
from .copy import Copy

# How many words in a row count as taken over. Five seldom come together twice by chance.
_SHINGLE = 5

# What part of the shorter text must be in the longer one. Reports of one treaty share names and titles, not sentences.
_SHARED = 0.5

# For so many sources with the same words in a row each pair is counted; a further one is compared with these.
_HOLDERS = 8

_WORDS = re.compile(f"[{UNSPACED}]|[^\\W{UNSPACED}]+")


class Likeness(NamedTuple):
    """Two sources that have the same words in part.

    `shared` is the part of the shorter text's rows of five words that are in the other one, from 0 to 1; `passages`
    are those that have the same words, in pairs.
    """

    one: str
    other: str
    shared: float
    passages: tuple[tuple[str, str], ...]


def near_duplicates(sources: Iterable[Source], copies: Mapping[str, Copy]) -> tuple[Likeness, ...]:
    """The pairs of sources that share half of the shorter text or a passage, in order of their identifiers.

    Texts are compared where there are copies, passages by the digests of their words everywhere.
    """
    sources = list(sources)
    same: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    holders: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source in sources:
        for passage in source.passages:
            for id, other in holders[passage.words_sha256]:
                if id != source.id:
                    same[id, source.id].append((other, passage.id))
            if len(holders[passage.words_sha256]) < _HOLDERS:
                holders[passage.words_sha256].append((source.id, passage.id))
    shared: Counter[tuple[str, str]] = Counter()
    having: dict[int, list[str]] = defaultdict(list)
    rows = {source.id: _rows(copies[source.id]) for source in sources if source.id in copies}
    for id, own in rows.items():
        for row in own:
            shared.update((other, id) for other in having[row])
            if len(having[row]) < _HOLDERS:
                having[row].append(id)
    found = []
    for pair in sorted(same.keys() | shared.keys()):
        part = shared[pair] / min(len(rows[id]) for id in pair) if shared[pair] else 0.0
        if part >= _SHARED or pair in same:
            found.append(Likeness(*pair, part, tuple(same.get(pair, ()))))
    return tuple(found)


def _rows(copy: Copy) -> set[int]:
    """The rows of words of a text, each as a number. Letter case and signs do not count."""
    words = _WORDS.findall(copy.normal.text.casefold())
    return {hash(tuple(words[n : n + _SHINGLE])) for n in range(max(len(words) - _SHINGLE + 1, 0))}
