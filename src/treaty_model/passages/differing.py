"""Where words differ from the place of a text that is most like them: for the message that they are not found."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, islice, takewhile

from .copy import Copy
from .normal_form import as_shown
from .rewriting import Rewritten
from .words import places

# So many places are compared with words that are not found.
_MOST_PLACES = 1000


def difference(copy: Copy, form: Rewritten, words: str, looked_for: Rewritten) -> str:
    """The first character in which words differ from the place of a text that is most like them, if half of it is."""
    text, wanted = form.text, looked_for.text
    beside = [
        (_alike(text, wanted, place[1] - place[0]), place) for place in islice(_nearly(text, wanted), _MOST_PLACES)
    ]
    alike, (offset, at, length) = max(beside, key=lambda found: found[0], default=(0, (0, 0, 0)))
    if 2 * max(alike, length) < len(wanted):
        return ""
    mark = _first_that_differs(text, wanted, offset, at, length)
    at += mark - offset
    theirs = named(words[slice(*looked_for.original(mark, mark + 1))])
    if not 0 <= at < len(text):
        return f"the text {'begins' if at < 0 else 'ends'} where they have {theirs}"
    begin, end = copy.normal.original(*form.original(at, at + 1))
    return f"at {begin} the text has {named(copy.text[begin:end])} where they have {theirs}"


def _nearly(text: str, wanted: str) -> Iterator[tuple[int, int, int]]:
    """Where the longest parts of words that a text has stand: in the words, in the text, and how long they are."""
    whole = range(len(wanted) + 1)
    # Where a part of some length is not in the text, no longer one is.
    length = (
        bisect_left(whole, True, key=lambda length: not any(part in text for _, part in _parts(wanted, length))) - 1
    )
    if length < 1:
        return iter(())
    return chain.from_iterable(
        ((offset, at, length) for at in places(text, part)) for offset, part in _parts(wanted, length)
    )


def _parts(words: str, length: int) -> Iterator[tuple[int, str]]:
    return ((offset, words[offset : offset + length]) for offset in range(len(words) - length + 1))


def _alike(text: str, wanted: str, at: int) -> int:
    """How many characters of words are those of a text from some place on."""
    return sum(_at(text, at + n) == character for n, character in enumerate(wanted))


def _first_that_differs(text: str, wanted: str, offset: int, at: int, length: int) -> int:
    """The first character of words that is another one in the text, as far as they are like it before the part."""
    others = [n for n in range(offset) if _at(text, at - offset + n) != wanted[n]]
    if not others:
        behind = range(offset + length, len(wanted))
        return next(n for n in behind if _at(text, at - offset + n) != wanted[n])
    return others[0] if 2 * len(others) <= offset else offset - 1


def _at(text: str, at: int) -> str:
    return text[at] if 0 <= at < len(text) else ""


def named(stretch: str) -> str:
    """The first character of a stretch with its marks, composed: itself if it can be shown, its number and its name."""
    composed = unicodedata.normalize("NFC", as_shown(stretch).text) or stretch
    character = composed[0] + "".join(takewhile(unicodedata.combining, composed[1:]))
    shown = character if character.isprintable() and unicodedata.category(character[0])[0] != "M" else ""
    names = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in character)
    return f"{shown} ({names})".strip()
