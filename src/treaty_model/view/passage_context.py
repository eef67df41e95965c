"""A passage in the words around it, from one's own copy, and the address at which a browser shows it."""

import re
from urllib.parse import quote

from ..model.source import Passage

# Marks of a passage in its context; ordinary text has none of them.
OPEN, CLOSE = "⟦", "⟧"

_AROUND = 60  # code points on either side: some ten words

# What a terminal would obey: controls of both sets, and those that change the direction of text.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_BLANKS = re.compile(r"\s+")


def in_context(text: str, start: int, end: int) -> str:
    """A range of a text (in code points) between marks, with the words around it, in one line.

    Runs of white space are one blank; what a terminal would obey is left out; an ellipsis stands where text is cut off.
    """
    before, passage, behind = (
        _MARKS.sub("\ufffd", text[slice(*part)])  # and no more of the text, which can be long
        for part in ((max(start - _AROUND, 0), start), (start, end), (end, end + _AROUND))
    )
    if start > _AROUND:
        before = "… " + re.sub(r"^\S*\s", "", before)  # a word that may be cut off
    if end + _AROUND < len(text):
        behind = re.sub(r"\s\S*$", "", behind) + " …"
    return on_one_line(f"{before}{OPEN}{passage}{CLOSE}{behind}").strip()


def fragment_url(url: str, passage: Passage) -> str:
    """The address of a passage in a page: a browser goes there and marks the words (URL Fragment Text Directives)."""
    first, last = passage.text_start, passage.text_end
    overlap = len(first) + len(last) - (passage.end - passage.start)
    words = [first + last[overlap:]] if overlap > 0 else [first, last]  # in a short passage they can overlap
    page, _, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0]  # a directive that the address has already is about other words
    directive = ",".join(quote(word, safe="").replace("-", "%2D") for word in words)
    return f"{page}#{fragment}:~:text={directive}"


def on_one_line(text: str) -> str:
    """A text without what a terminal would obey, in one line."""
    return _OBEYED.sub("", _BLANKS.sub(" ", text))
