"""Lines and tables of plain text that fit a terminal of 80 columns, whatever script the text is in.

What counts are columns and not characters: a Chinese character or a Hangul syllable takes two, an accent that stands
on the letter before it takes none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

WIDTH = 80

# What stands between words is any white space but a blank that must not be broken at.
_BLANKS = re.compile(r"([^\S\u00a0\u2007\u202f]+)")
_BLANKS_AND_HYPHENS = re.compile(rf"{_BLANKS.pattern}|(?<=[^\W\d_]-)(?=[^\W\d_])")

# A Hangul syllable can be written as its letters: the first takes the syllable's columns, and these stand in it.
_INNER_LETTERS = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")


def columns(text: str) -> int:
    """How many columns of a terminal a text without line breaks takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def beside(left: str, right: str, *, at: int, indent: int = 2) -> Iterator[str]:
    """Two texts side by side, each wrapped in its own column; the right one starts at column `at`."""
    lefts = _wrapped(left, at - indent - 2, hanging="  ", breaks=_BLANKS_AND_HYPHENS)
    for first, second in zip_longest(lefts, _wrapped(right, WIDTH - at), fillvalue=""):
        yield f"{_padded(' ' * indent + first, at)}{second}".rstrip()


def paragraph(text: str, *, indent: int = 0) -> Iterator[str]:
    """A text wrapped to the width of the terminal."""
    for line in _wrapped(text, WIDTH - indent):
        yield " " * indent + line


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table whose first column names the rows; columns that do not fit follow below, with that column again."""
    cells = [list(head), *(list(row) for row in rows)]
    most = (WIDTH - 2) // 2  # so that the first column and any other one fit side by side
    widths = [min(max(columns(row[n]) for row in cells), most) for n in range(len(head))]
    first = 1
    while first < len(head):
        last, width = first + 1, widths[0] + 2 + widths[first]
        while last < len(head) and width + 2 + widths[last] <= WIDTH:
            width += 2 + widths[last]
            last += 1
        if first > 1:
            yield ""
        shown = (0, *range(first, last))
        for row in cells:
            for parts in zip_longest(*(_wrapped(row[n], widths[n]) for n in shown), fillvalue=""):
                yield "  ".join(_padded(part, widths[n]) for n, part in zip(shown, parts, strict=True)).rstrip()
        first = last


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or _INNER_LETTERS.match(character):
        return int(character == "\u00ad")  # a terminal shows a soft hyphen wherever it stands
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _wrapped(text: str, width: int, *, hanging: str = "", breaks: re.Pattern[str] = _BLANKS) -> list[str]:
    """The text in lines, broken where `breaks` matches; a word that no line can hold is broken anywhere.

    What hangs before all lines but the first leaves room for two columns, because some characters take as many.
    """
    lines, line, gap = [], "", ""
    for piece in filter(None, breaks.split(text)):
        if piece.isspace() and breaks.match(piece):
            gap = " " * len(piece) if line else ""
            continue
        start = 0
        while (end := _reach(piece, start, width - columns(line) - len(gap))) < len(piece):
            if _reach(piece, start, width - len(hanging)) == len(piece):  # a line of its own holds it
                end = start
            lines.append(f"{line}{gap}{piece[start:end]}" if end > start else line)
            line, gap, start = hanging, "", end
        line, gap = f"{line}{gap}{piece[start:]}", ""
    return [*lines, line] if line else lines


def _reach(text: str, start: int, room: int) -> int:
    """Up to where a text fits that many columns, from `start` on."""
    for at in range(start, len(text)):
        room -= _columns(text[at])
        if room < 0:
            return at
    return len(text)
