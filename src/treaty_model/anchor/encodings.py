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

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16be"), (codecs.BOM_UTF16_LE, "utf-16le"))
_SIGNS_IN_UTF16 = ((b"\0<", "utf-16be"), (b"<\0", "utf-16le"))  # a page that begins so is in no other encoding
_IN_XML = re.compile(r"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")
_IN_CONTENT = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
# What no text has: control characters but for white space, and the character that stands for undecodable bytes.
_NO_TEXT = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]")


class UnreadablePage(ValueError):
    """A page in an encoding that no browser reads."""


class Decoded(NamedTuple):
    """The characters of a page, and the name of the encoding that they were read in."""

    text: str
    encoding: str
    problem: str | None
    """How many characters are none of any text, and where the first is (bytes, from 0); None where there are none."""


def decoded(data: bytes) -> Decoded:
    """The characters of a page, with U+FFFD for bytes that its encoding does not have.

    Its encoding is what the first of these gives: a byte order mark; a "<" of two bytes at the beginning, which is
    UTF-16; the bytes themselves, where they are UTF-8 and not ASCII alone; the first `<meta>` that declares a known
    encoding; an XML declaration; windows-1252. Browsers do the same, but take UTF-8 for what it is only where nothing
    else is declared. Raises UnreadablePage where the page declares an encoding that no browser reads.
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
    if not data.isascii() and _is_utf8(data):
        return _decoded(data, "utf-8")
    return _decoded(data, declared or "windows-1252")


def _decoded(data: bytes, encoding: str, start: int = 0) -> Decoded:
    data, codec = data[start:], f"whatwg-{encoding}"
    text = data.decode(codec)
    wrong = _NO_TEXT.findall(text)
    if not wrong:
        return Decoded(text, encoding, None)
    before = text[: text.index(wrong[0])]
    place = bisect_left(range(len(data)), True, key=lambda end: data[:end].decode(codec).startswith(before))
    where = f"byte {start + place}"
    if len(wrong) == 1:
        what = f"a character of the page is no text in {encoding}, at {where}"
    else:
        what = f"{len(wrong)} characters of the page are no text in {encoding}, the first at {where}"
    return Decoded(text, encoding, f"{what}; if letters are lost or wrong, save the page again as UTF-8")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


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
