"""Finds sources that share many words, so that one may copy the other, or both a third."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..model.source import Source
from .copy import Copy
from .word_boundaries import UNSPACED

# How many equal words in a row count as copied. Five in a row are seldom equal by chance.
_SHINGLE = 5

# How much of the shorter text must be in the other. Reports about one treaty share names and titles, not sentences.
_SHARED = 0.5

# Of the sources that share a row of words, only the first so many are compared with further ones.
_MOST_COMPARED = 8

_WORDS = re.compile(f"[{UNSPACED}]|[^\\W{UNSPACED}]+")


class Likeness(NamedTuple):
    """Two sources that share many words.

    `shared` is the share of the shorter text's five-word rows that are also in the other text, from 0 to 1. `passages`
    are the pairs of passages with the same words.
    """

    one: str
    other: str
    shared: float
    passages: tuple[tuple[str, str], ...]


def near_duplicates(sources: Iterable[Source], copies: Mapping[str, Copy]) -> tuple[Likeness, ...]:
    """The pairs of sources that share half of the shorter text or a passage, ordered by their identifiers.

    Texts are compared if there are copies; passages are always compared, by the digests of their words.
    """
    sources = list(sources)
    same_passages: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    sources_of_passage: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source in sources:
        for passage in source.passages:
            for id, other in sources_of_passage[passage.words_sha256]:
                if id != source.id:
                    same_passages[id, source.id].append((other, passage.id))
            if len(sources_of_passage[passage.words_sha256]) < _MOST_COMPARED:
                sources_of_passage[passage.words_sha256].append((source.id, passage.id))
    shared: Counter[tuple[str, str]] = Counter()
    sources_of_row: dict[int, list[str]] = defaultdict(list)
    rows = {source.id: _rows(copies[source.id]) for source in sources if source.id in copies}
    for id, rows_of_source in rows.items():
        for row in rows_of_source:
            shared.update((other, id) for other in sources_of_row[row])
            if len(sources_of_row[row]) < _MOST_COMPARED:
                sources_of_row[row].append(id)
    likenesses = []
    for pair in sorted(same_passages.keys() | shared.keys()):
        share = shared[pair] / min(len(rows[id]) for id in pair) if shared[pair] else 0.0
        if share >= _SHARED or pair in same_passages:
            likenesses.append(Likeness(*pair, share, tuple(same_passages.get(pair, ()))))
    return tuple(likenesses)


def _rows(copy: Copy) -> set[int]:
    """The rows of five words in a text, each as a hash. Letter case and punctuation do not count."""
    words = _WORDS.findall(copy.normal.text.casefold())
    return {hash(tuple(words[n : n + _SHINGLE])) for n in range(max(len(words) - _SHINGLE + 1, 0))}
