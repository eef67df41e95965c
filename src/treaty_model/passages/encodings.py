"""Decodes the bytes of a saved web page as browsers do.

Labels and encodings are those of the WHATWG Encoding Standard: `iso-8859-1` means windows-1252, `euc-kr` has all of
Hangul, and so on. The HTML parser gets decoded characters, so it chooses no encoding.
"""

import codecs
import re
from bisect import bisect_left
from typing import NamedTuple

import turbohtml
import turbohtml.detect  # registers the codecs of the standard in Python, as `whatwg-LABEL`

from .encoding_problems import advice, encoding_problem, suspect_characters

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16be"), (codecs.BOM_UTF16_LE, "utf-16le"))
_SIGNS_IN_UTF16 = ((b"\0<", "utf-16be"), (b"<\0", "utf-16le"))  # no page in another encoding begins so
_IN_XML = re.compile(r"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")
_IN_CONTENT = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
_BROKEN_BYTE = re.compile(r"[\udc80-\udcff]")  # as `surrogateescape` writes it
# Very short texts in another encoding can be valid UTF-8 by chance: one in 16 Hangul syllables in euc-kr is.
_ENOUGH_FOR_UTF8 = 5
_CHARACTERS_PER_BROKEN_BYTE = 10


class UnreadablePage(ValueError):
    """A page in an encoding that no browser reads."""


class Decoded(NamedTuple):
    """The text of a page, and the name of the encoding in which it was read."""

    text: str
    encoding: str
    problem: str | None
    """Why the encoding may be wrong: the number of suspect characters and the byte offset of the first (from 0), or
    another encoding that fits the bytes; None if there is no doubt."""


def decoded(data: bytes) -> Decoded:
    """The text of a page, with U+FFFD for bytes that are invalid in its encoding.

    The encoding comes from the first of these that applies: a byte order mark; a "<" of two bytes at the beginning
    (UTF-16); the bytes, if they contain at least five UTF-8 characters beyond ASCII and at most one broken byte for
    every ten of them; the first `<meta>` that declares a known encoding; an XML declaration; the bytes, if all of them
    are UTF-8; windows-1252. A character that is cut off at the end of the page does not count. Browsers do the same,
    except that they detect UTF-8 only if no encoding is declared. Raises UnreadablePage if the page declares an
    encoding that no browser reads.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, len(mark))
    for sign, encoding in _SIGNS_IN_UTF16:
        if data.startswith(sign):
            return _decoded(data, encoding)
    declared = _declared(data)
    if declared == "replacement":
        raise UnreadablePage("the page declares an encoding that no browser reads; save it again as UTF-8")
    characters, broken = _as_utf8(data)
    if characters >= max(_ENOUGH_FOR_UTF8, _CHARACTERS_PER_BROKEN_BYTE * broken):
        return _decoded(data, "utf-8")
    if declared is None and characters and not broken:
        return _decoded(data, "utf-8")
    page = _decoded(data, declared or "windows-1252")
    return page if page.problem else page._replace(problem=_doubt(data, declared, characters > broken))


def _doubt(data: bytes, declared: str | None, fits_utf8: bool) -> str | None:
    """Why the encoding may be wrong although all bytes are valid in it."""
    if declared is None and not data.isascii():
        return f"the page declares no known encoding and is read as windows-1252; {advice('page')}"
    if declared not in (None, "utf-8") and fits_utf8:
        return f"the page is read as {declared}, as it declares, but its bytes may be UTF-8; {advice('page')}"
    return None


def _decoded(data: bytes, encoding: str, start: int = 0) -> Decoded:
    data, codec = data[start:], f"whatwg-{encoding}"
    text = data.decode(codec)
    suspects = suspect_characters(text)
    if not suspects:
        return Decoded(text, encoding, None)
    before = text[: text.index(suspects[0])]
    offset = start + bisect_left(range(len(data)), True, key=lambda end: data[:end].decode(codec).startswith(before))
    if len(suspects) == 1 and encoding == "utf-8" and _is_cut(data):
        return Decoded(text, encoding, f"the page is cut off within its last character, at byte {offset}")
    return Decoded(text, encoding, encoding_problem("page", encoding, len(suspects), offset))


def _as_utf8(data: bytes) -> tuple[int, int]:
    """The number of UTF-8 characters beyond ASCII in the bytes, and the number of bytes that are part of no character.

    A character that is cut off at the end counts as neither.
    """
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(data)
    broken = len(_BROKEN_BYTE.findall(text))
    return len(text) - len(text.encode("ascii", "ignore")) - broken, broken


def _is_cut(data: bytes) -> bool:
    """Whether bytes are UTF-8 except for a character that is cut off at the end."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares; None if it declares no known one.

    Every encoding that a page can declare encodes the ASCII characters as ASCII does.
    """
    text = data.decode("latin-1")
    labels = map(_label, turbohtml.parse(text, positions=False).find_all("meta"))
    in_xml = _IN_XML.match(text)
    for label in (*labels, in_xml and in_xml[1]):
        if label is not None and (encoding := encoding_of(label)) is not None:
            # As the HTML Standard requires: a declaration that can be read as ASCII is not in UTF-16.
            return {"utf-16be": "utf-8", "utf-16le": "utf-8", "x-user-defined": "windows-1252"}.get(encoding, encoding)
    return None


def _label(meta: turbohtml.Element) -> str | None:
    """The encoding label in an element `meta`."""
    if (label := meta.attr("charset")) is not None:
        return label
    if (meta.attr("http-equiv") or "").lower() != "content-type":
        return None
    match = _IN_CONTENT.search(meta.attr("content") or "")
    return match and match[match.lastindex or 0]


def encoding_of(label: str) -> str | None:
    """The name, in lower case, of the encoding that a label of the standard means; None for an unknown label."""
    try:
        return str(turbohtml.parse(b"", encoding=label).encoding).lower()
    except LookupError:
        return None
