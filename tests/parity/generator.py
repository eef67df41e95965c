"""Random documents that keep every rule, drawn by a seeded generator, with whatever the leaf types allow.

All of Unicode is included. hypothesis would shrink them, but is a hundred times slower; a document here is named by its
seed.
"""

from collections.abc import Callable
from functools import cache
from random import Random
from re import _constants as code, _parser as parser  # type: ignore[attr-defined]  # the parsed form of a pattern
from typing import Any

from treaty_model.fixtures.random_documents import (
    KINDS_OF_EVENTS,
    LEAVES,
    STATUSES,
    Choices,
    Outline,
    Parts,
    PlannedEvent,
    Style,
    Tree,
    seeded,
)
from treaty_model.leaf import Leaf, TextLeaf

# Many of one thing are rare, so that documents are small.
_STYLE = Style(
    lengths=(1, 1, 1, 1, 2, 3),
    clauses=(1, 1, 1, 1, 2, 3),
    provisions=(0, 0, 0, 1, 1, 2),
    circumstances=(1, 1, 1, 1, 2, 3),
    text=(1000, 99_999_999),
)

# Characters that formats and processors stumble over, where a leaf type allows them.
_FAVOURITES = (
    "&<>\"']\u00a0\u00ad\u0301\u05d0\u0627\u200b\u200d\u200e\u202b\u2066\ufb01\ufdfa\ufeff\ufffd\uac00é"
    "\U0001f54a\U0010ffff"
)


def document(seed: int) -> Tree:
    """A treaty or a report as the values of its JSON."""
    choices = seeded(Random(seed), _value)
    report = choices.one_of((False, True))
    ids = _slugs(choices, 1, 1 if report else 2)
    sources = {id: [f"{id}.{slug}" for slug in _slugs(choices, 1, 2)] for id in ids}
    events = [
        PlannedEvent(id, choices.one_of(KINDS_OF_EVENTS), choices.one_of(STATUSES)) for id in _slugs(choices, 0, 2)
    ]
    numbers = range(1, choices.integer(0, 2) + 1)
    articles = {choices.leaf(LEAVES["ArticleNumber"]) for _ in numbers} if report else numbers
    outline = Outline(sources, _slugs(choices, 1, 2), articles, events, founded=report)
    parts = Parts(choices, outline, _STYLE)
    return parts.report() if report else parts.treaty()


def _slugs(choices: Choices, least: int, most: int) -> list[str]:
    """Different identifiers."""
    return list(dict.fromkeys(choices.leaf(LEAVES["Slug"]) for _ in range(choices.integer(least, most))))


def _value(random: Random, leaf: Leaf) -> Any:
    """Any value of a leaf type."""
    if isinstance(leaf, TextLeaf):
        return _sampler(leaf)(random)
    middle = random.randint(leaf.least, leaf.greatest)
    return random.choice((leaf.least, leaf.greatest, middle, min(leaf.greatest, middle % 100 + 1)))


@cache
def _sampler(leaf: TextLeaf) -> Callable[[Random], str]:
    """Makes strings of a leaf type."""
    pieces = parser.parse(leaf.body)

    def sample(random: Random) -> str:
        while True:
            text = _string(pieces, random)
            if leaf.max_length is None or len(text) <= leaf.max_length:
                return text

    return sample


def _string(pieces: Any, random: Random) -> str:
    out = []
    for op, argument in pieces:
        if op is code.LITERAL:
            out.append(chr(argument))
        elif op is code.IN:
            out.append(_character(tuple(argument), random))
        elif op is code.BRANCH:
            out.append(_string(random.choice(argument[1]), random))
        elif op is code.SUBPATTERN:
            out.append(_string(argument[-1], random))
        else:
            assert op is code.MAX_REPEAT, op
            least, most, inner = argument
            times = least
            while times < most and random.random() < 0.6:
                times += 1
            out.extend(_string(inner, random) for _ in range(times))
    return "".join(out)


def _character(ranges: tuple[Any, ...], random: Random) -> str:
    if random.random() < 0.2 and (favourites := _favourites(ranges)):
        return random.choice(favourites)
    op, argument = random.choice(ranges)
    return chr(argument if op is code.LITERAL else random.randint(*argument))


@cache
def _favourites(ranges: tuple[Any, ...]) -> str:
    return "".join(
        c for c in _FAVOURITES if any(a == ord(c) if op is code.LITERAL else a[0] <= ord(c) <= a[1] for op, a in ranges)
    )
