"""Lays out plain text in lines and tables that fit a terminal of 80 columns, in any script.

Widths are columns, not characters: a Chinese character or a Hangul syllable has two, a combining accent has none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

WIDTH = 80

# Lines break at any white space except no-break spaces.
_BLANKS = re.compile(r"([^\S\u00a0\u2007\u202f]+)")
_BLANKS_AND_HYPHENS = re.compile(rf"{_BLANKS.pattern}|(?<=[^\W\d_]-)(?=[^\W\d_])")

# A Hangul syllable can be written as several letters: the first has the columns of the syllable, these have none.
_INNER_LETTERS = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")


def columns(text: str) -> int:
    """The number of terminal columns of a text without line breaks."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def beside(left: str, right: str, *, right_column: int, indent: int = 2) -> Iterator[str]:
    """Two texts side by side, each wrapped; the right one starts at `right_column`."""
    left_lines = _wrapped(left, right_column - indent - 2, hanging="  ", breaks=_BLANKS_AND_HYPHENS)
    for first, second in zip_longest(left_lines, _wrapped(right, WIDTH - right_column), fillvalue=""):
        yield f"{_padded(' ' * indent + first, right_column)}{second}".rstrip()


def paragraph(text: str, *, indent: int = 0) -> Iterator[str]:
    """A text wrapped to the width of the terminal."""
    for line in _wrapped(text, WIDTH - indent):
        yield " " * indent + line


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table with the names of the rows in its first column.

    Columns that do not fit follow in a further table below, which repeats the first column.
    """
    cells = [list(head), *(list(row) for row in rows)]
    widest = (WIDTH - 2) // 2  # so that the first column and any other one fit into a line
    widths = [min(max(columns(row[n]) for row in cells), widest) for n in range(len(head))]
    first = 1
    while first < len(head):
        last, width = first + 1, widths[0] + 2 + widths[first]
        while last < len(head) and width + 2 + widths[last] <= WIDTH:
            width += 2 + widths[last]
            last += 1
        if first > 1:
            yield ""
        column_numbers = (0, *range(first, last))
        for row in cells:
            for parts in zip_longest(*(_wrapped(row[n], widths[n]) for n in column_numbers), fillvalue=""):
                yield "  ".join(
                    _padded(part, widths[n]) for n, part in zip(column_numbers, parts, strict=True)
                ).rstrip()
        first = last


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or _INNER_LETTERS.match(character):
        return int(character == "\u00ad")  # a terminal shows every soft hyphen
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _wrapped(text: str, width: int, *, hanging: str = "", breaks: re.Pattern[str] = _BLANKS) -> list[str]:
    """The lines of a text, broken where `breaks` matches; a word that is longer than a line is broken anywhere.

    `hanging` is the indent of all lines except the first. It must leave two columns, because a character can have two.
    """
    lines, line, gap = [], "", ""
    for piece in filter(None, breaks.split(text)):
        if piece.isspace() and breaks.match(piece):
            gap = " " * len(piece) if line else ""
            continue
        start = 0
        while (end := _fitting_end(piece, start, width - columns(line) - len(gap))) < len(piece):
            if _fitting_end(piece, start, width - len(hanging)) == len(piece):  # it fits a line of its own
                end = start
            lines.append(f"{line}{gap}{piece[start:end]}" if end > start else line)
            line, gap, start = hanging, "", end
        line, gap = f"{line}{gap}{piece[start:]}", ""
    return [*lines, line] if line else lines


def _fitting_end(text: str, start: int, width: int) -> int:
    """The end of the longest part of a text that begins at `start` and fits the width."""
    for end in range(start, len(text)):
        width -= _columns(text[end])
        if width < 0:
            return end
    return len(text)
