"""Shows a passage with the words around it, from the user's copy, and builds the URL of a passage."""

import re
from urllib.parse import quote

from ..model.source import Passage

# Marks around a passage in its context; ordinary text does not contain them.
OPEN, CLOSE = "⟦", "⟧"

_AROUND = 60  # code points on either side: some ten words

# Characters that control a terminal: both sets of control characters, and those that change the text direction.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_BLANKS = re.compile(r"\s+")


def in_context(text: str, start: int, end: int) -> str:
    """A range of a text (in code points) between marks, with the words around it, in one line.

    Runs of white space become one space, control characters are left out, and an ellipsis shows where text is cut off.
    """
    before, passage, behind = (
        _MARKS.sub("\ufffd", text[slice(*part)])  # only these parts, because the text can be long
        for part in ((max(start - _AROUND, 0), start), (start, end), (end, end + _AROUND))
    )
    if start > _AROUND:
        before = "… " + re.sub(r"^\S*\s", "", before)  # the first word may be cut off
    if end + _AROUND < len(text):
        behind = re.sub(r"\s\S*$", "", behind) + " …"
    return on_one_line(f"{before}{OPEN}{passage}{CLOSE}{behind}").strip()


def fragment_url(url: str, passage: Passage) -> str:
    """The URL of a passage in a page: a browser scrolls to it and highlights it (URL Fragment Text Directives)."""
    first, last = passage.text_start, passage.text_end
    overlap = len(first) + len(last) - (passage.end - passage.start)
    words = [first + last[overlap:]] if overlap > 0 else [first, last]  # the words of a short passage can overlap
    page, _, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0]  # an existing directive is for other words
    directive = ",".join(quote(word, safe="").replace("-", "%2D") for word in words)
    return f"{page}#{fragment}:~:text={directive}"


def on_one_line(text: str) -> str:
    """A text in one line, without characters that control a terminal."""
    return _CONTROLS.sub("", _BLANKS.sub(" ", text))
