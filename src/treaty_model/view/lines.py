"""Lines and tables of plain text that fit a terminal of 80 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

WIDTH = 80


def beside(left: str, right: str, *, at: int, indent: int = 2) -> Iterator[str]:
    """Two texts side by side, each wrapped in its own column; the right one starts at column `at`."""
    lefts = textwrap.wrap(left, at - indent - 2, subsequent_indent="  ") or [""]
    rights = textwrap.wrap(right, WIDTH - at, break_on_hyphens=False) or [""]
    for n in range(max(len(lefts), len(rights))):
        start = " " * indent + (lefts[n] if n < len(lefts) else "")
        yield f"{start:<{at}}{rights[n] if n < len(rights) else ''}".rstrip()


def paragraph(text: str, *, indent: int = 0) -> Iterator[str]:
    """A text wrapped to the width of the terminal."""
    space = " " * indent
    yield from textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table whose first column names the rows; columns that do not fit follow below, with that column again."""
    cells = [list(head), *(list(row) for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    first = 1
    while first < len(head):
        last, width = first + 1, widths[0] + 2 + widths[first]
        while last < len(head) and width + 2 + widths[last] <= WIDTH:
            width += 2 + widths[last]
            last += 1
        if first > 1:
            yield ""
        for row in cells:
            yield "  ".join(row[n].ljust(widths[n]) for n in (0, *range(first, last))).rstrip()
        first = last
