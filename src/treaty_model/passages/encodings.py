"""The bytes of a page saved from the web, decoded as browsers decode them.

Labels and encodings are those of the WHATWG Encoding Standard: `iso-8859-1` means windows-1252, `euc-kr` has all of
Hangul, and so on. The parser of pages decides no encoding: it gets characters.
"""

import codecs
import re
from bisect import bisect_left
from typing import NamedTuple

import turbohtml
import turbohtml.detect  # which makes Python know the codecs of the standard, as `whatwg-LABEL`

from .no_text import advice, characters_of_no_text, no_text

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16be"), (codecs.BOM_UTF16_LE, "utf-16le"))
_SIGNS_IN_UTF16 = ((b"\0<", "utf-16be"), (b"<\0", "utf-16le"))  # a page that begins so is in no other encoding
_IN_XML = re.compile(r"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")
_IN_CONTENT = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
_BROKEN_BYTE = re.compile(r"[\udc80-\udcff]")  # as `surrogateescape` writes it
# Bytes of another encoding are UTF-8 by chance where a text is very short: of Hangul syllables in euc-kr, one in 16 is.
_SURELY_UTF8 = 5
_CHARACTERS_TO_A_BROKEN_BYTE = 10


class UnreadablePage(ValueError):
    """A page in an encoding that no browser reads."""


class Decoded(NamedTuple):
    """The characters of a page, and the name of the encoding that they were read in."""

    text: str
    encoding: str
    problem: str | None
    """What makes the encoding doubtful: characters that are none of any text, how many and where the first is (bytes,
    from 0), or a page whose bytes fit another encoding; None where nothing does."""


def decoded(data: bytes) -> Decoded:
    """The characters of a page, with U+FFFD for bytes that its encoding does not have.

    Its encoding is what the first of these gives: a byte order mark; a "<" of two bytes at the beginning, which is
    UTF-16; the bytes themselves, where they have at least five characters of UTF-8 beyond ASCII and at most one broken
    byte to ten of these; the first `<meta>` that declares a known encoding; an XML declaration; the bytes themselves,
    where all of them are UTF-8; windows-1252. A character that is cut off at the end of the page decides nothing.
    Browsers do the same, but take UTF-8 for what it is only where nothing else is declared. Raises UnreadablePage where
    the page declares an encoding that no browser reads.
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
    if characters >= max(_SURELY_UTF8, _CHARACTERS_TO_A_BROKEN_BYTE * broken):
        return _decoded(data, "utf-8")
    if declared is None and characters and not broken:
        return _decoded(data, "utf-8")
    found = _decoded(data, declared or "windows-1252")
    return found if found.problem else found._replace(problem=_doubt(data, declared, characters > broken))


def _doubt(data: bytes, declared: str | None, fits_utf8: bool) -> str | None:
    """Why a page may be in another encoding than the one that it was read in, though that one has all of its bytes."""
    if declared is None and not data.isascii():
        return f"the page declares no known encoding and is read as windows-1252; {advice('page')}"
    if declared not in (None, "utf-8") and fits_utf8:
        return f"the page is read as {declared}, as it declares, but its bytes may be UTF-8; {advice('page')}"
    return None


def _decoded(data: bytes, encoding: str, start: int = 0) -> Decoded:
    data, codec = data[start:], f"whatwg-{encoding}"
    text = data.decode(codec)
    wrong = characters_of_no_text(text)
    if not wrong:
        return Decoded(text, encoding, None)
    before = text[: text.index(wrong[0])]
    place = start + bisect_left(range(len(data)), True, key=lambda end: data[:end].decode(codec).startswith(before))
    if len(wrong) == 1 and encoding == "utf-8" and _is_cut(data):
        return Decoded(text, encoding, f"the page is cut off within its last character, at byte {place}")
    return Decoded(text, encoding, no_text("page", len(wrong), f" in {encoding}", place))


def _as_utf8(data: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII the bytes have as UTF-8, and how many bytes are part of none.

    A character that is cut off at the end is neither.
    """
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(data)
    broken = len(_BROKEN_BYTE.findall(text))
    return len(text) - len(text.encode("ascii", "ignore")) - broken, broken


def _is_cut(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a character that is cut off at the end."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, None where it declares none that is known.

    Every encoding that a page can declare has the characters of ASCII as ASCII has them.
    """
    text = data.decode("latin-1")
    labels = map(_label, turbohtml.parse(text, positions=False).find_all("meta"))
    in_xml = _IN_XML.match(text)
    for label in (*labels, in_xml and in_xml[1]):
        if label is not None and (encoding := encoding_of(label)) is not None:
            # No page in UTF-16 can be read as far as its declaration; and this is what the HTML Standard has.
            return {"utf-16be": "utf-8", "utf-16le": "utf-8", "x-user-defined": "windows-1252"}.get(encoding, encoding)
    return None


def _label(meta: turbohtml.Element) -> str | None:
    """The label of an encoding that an element `meta` has."""
    if (label := meta.attr("charset")) is not None:
        return label
    if (meta.attr("http-equiv") or "").lower() != "content-type":
        return None
    found = _IN_CONTENT.search(meta.attr("content") or "")
    return found and found[found.lastindex or 0]


def encoding_of(label: str) -> str | None:
    """The encoding that a label of the standard means, by its name in lower case; None where there is no such label."""
    try:
        return str(turbohtml.parse(b"", encoding=label).encoding).lower()
    except LookupError:
        return None
