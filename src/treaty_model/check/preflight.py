"""What bytes must be before they count as a document: UTF-8 of bounded size, plain JSON or plain XML 1.0.

JSON is parsed by the models, and here again: to see whether a field is given twice, which they do not notice, and to
see what is wrong where they reject it.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from typing import Any, NoReturn

from ..codec.document import DEPTH_LIMIT, Format
from ..codec.pointer import json_pointer
from .issues import Problem, shown

# Far more than a treaty of thousands of reports needs, and little enough to hold in memory several times over.
SIZE_LIMIT = 16 * 1024 * 1024

# Of what a document is made, by what marks it in either format, and how many of them there are at the most. Each costs
# memory and time however short it is. A treaty of some 1,400 reports has so many, and a higher limit of size raises
# these limits in proportion.
PART_LIMITS: dict[Format, dict[bytes, tuple[str, int]]] = {
    "json": {b"{": ("objects", 100_000), b"[": ("lists", 100_000), b",": ("values", 400_000)},
    "xml": {b"<": ("tags", 250_000), b"=": ("attributes", 250_000)},
}

# What files begin with that are no text but packed (gzip, bzip2, xz, zstd, zip).
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"PK\x03\x04": "zip",
}

# How text begins in encodings that give a character two or four bytes.
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

# What an XML document may begin with. Other versions of XML and other encodings read the same bytes as other text. This
# and what follows is compiled when it is first used, which takes Python's `re` some milliseconds.
_XML_DECLARATION = rb"""(?x)<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')
         (?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"(?i:utf-8)"|'(?i:utf-8)'))?
         (?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>"""
_OTHER_ENCODING = rb"""(?i)<\?xml[^>]*?\sencoding\s*=\s*(?:"(?!utf-8")([^"<>]*)"|'(?!utf-8')([^'<>]*)')"""

# A string of JSON; possessive, so that matching keeps nothing to come back to.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BRACKETS = rf"{_STRING}|[\[{{]|[\]}}]"
_NO_NUMBER = rf"{_STRING}|(NaN|-?Infinity)"
_HALF_PAIR = r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"


class Rejected(Exception):
    """Bytes that are no document. `problems` says why, one problem after the other, as long as one asks."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = problems
        super().__init__()


class Repeated(dict[str, Any]):
    """A JSON object with fields given twice, of which it has the last; `names` are theirs."""

    names: tuple[str, ...]


class _Digits(float):
    """A number of more digits than any field takes: too large for one, and written as it was."""

    text: str

    def __new__(cls, text: str) -> "_Digits":
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __str__(self) -> str:
        return self.text


class _Constant(ValueError):
    """What Python's JSON has, and JSON has not."""


def require_text(data: bytes, limit: int = SIZE_LIMIT) -> str:
    """The text that bytes are. Raises Rejected for what is refused in either format."""
    _require_few_bytes(data, limit)
    for start, what in _PACKED.items():
        if data.startswith(start):
            _refuse("compressed", what=what)
    for start, what in _WIDE.items():
        if data.startswith(start):
            _refuse("not-utf-8", found=f"this is text in {what}")
    if b"\x00" in data[:4]:  # a text in ASCII starts so when each character has two or four bytes
        _refuse("not-utf-8", found="this is text in UTF-16 or UTF-32, or no text at all")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _refuse("not-utf-8", error.start, found=f"the byte 0x{data[error.start]:02x} is not UTF-8 here")
    if text.startswith("\ufeff"):
        _refuse("byte-order-mark")
    if not text.strip(" \t\r\n"):
        _refuse("empty-file")
    return text


def require_few_parts(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> None:
    """Raise Rejected for more parts than the limit of size leaves room for."""
    for mark, (what, usual) in PART_LIMITS[format].items():
        most = max(usual, usual * limit // SIZE_LIMIT)
        if len(data) > most and _count(data, mark) > most:
            _refuse("too-many-parts", limit=f"{most:,}", what=what)


def require_within_limits(data: bytes, format: Format, limit: int, in_json: Callable[[], bytes]) -> None:
    """Raise Rejected for a document that was written and would be too large to be read, or have too many parts.

    `in_json` is the JSON that a reader makes of XML. It is asked for only where it can have too many parts: each of
    them stands for a tag, an attribute or an item of a list, or in a text.
    """
    _require_few_bytes(data, limit)
    require_few_parts(data, format, limit)
    least = min(usual for _, usual in PART_LIMITS["json"].values())
    if format == "xml" and len(data) > least and len(data) - len(data.translate(None, b"<= {[,")) > least:
        require_few_parts(in_json(), "json", limit)


def _count(data: bytes, mark: bytes) -> int:
    """How often one byte stands in others: `count` takes three times as long."""
    return len(data) - len(data.replace(mark, b""))


def _require_few_bytes(data: bytes, limit: int) -> None:
    if len(data) > limit:
        _refuse("too-large", limit=f"{limit:,}")


def parse_json(text: str) -> Any:
    """The values of a JSON text, whatever they are; objects that give a field twice are `Repeated`.

    Raises Rejected where it is not safe to read as JSON.
    """
    import json  # noqa: PLC0415  # most documents are parsed by the models alone

    if (at := _too_deep(text)) is not None:
        _refuse("too-deep", _bytes(text, at), limit=str(DEPTH_LIMIT))
    try:
        tree = _loaded(text)
    except json.JSONDecodeError as error:
        before = text[: error.pos + 1].rstrip(" \t\r\n]}")  # versions of Python differ about the place
        if before.endswith(",") and text[error.pos : error.pos + 1] in {",", "]", "}"}:
            _refuse("not-json", _bytes(before[:-1]), reason="a comma stands before a closing bracket")
        _refuse("not-json", _bytes(text, error.pos), reason=_reason(error.msg, text, error.pos))
    except _Constant as constant:
        at = next(match.start() for match in re.finditer(_NO_NUMBER, text) if match[1])
        _refuse("not-a-number", _bytes(text, at), name=str(constant))
    if "\\u" in text:  # halves of surrogate pairs, which this parser lets pass
        for match in re.finditer(_HALF_PAIR, text):
            if match[1]:
                _refuse("not-json", _bytes(text, match.start()), reason="half of a surrogate pair stands alone")
    return tree


def repeats_a_field(text: str) -> bool:
    """Whether an object in a text of JSON, which a parser has accepted, gives a field twice."""
    import json  # noqa: PLC0415  # importing the package does not need it

    repeats = False

    def note(pairs: list[tuple[str, Any]]) -> None:
        nonlocal repeats
        repeats = repeats or len(dict(pairs)) < len(pairs)

    json.loads(text, object_pairs_hook=note)
    return repeats


def _loaded(text: str) -> Any:
    import json  # noqa: PLC0415  # see above

    options: Any = {"object_pairs_hook": _object, "parse_constant": _constant}
    try:
        return json.loads(text, **options)
    except (json.JSONDecodeError, _Constant):
        raise
    except ValueError:  # a number of more digits than Python reads
        return json.loads(text, **options, parse_int=_whole)


def repeated_fields(tree: Any) -> Iterator[Problem]:
    """The fields that are given twice in the values of a JSON text."""
    steps: list[Any] = []
    stack: list[Iterator[tuple[Any, Any]]] = [iter([("", tree)])]
    while stack:
        for step, value in stack[-1]:
            if isinstance(value, dict | list):
                steps.append(step)
                if isinstance(value, Repeated):
                    for name in value.names:
                        yield Problem(json_pointer([*steps[1:], name]), "duplicate-field", {"name": shown(name)})
                stack.append(iter(value.items()) if isinstance(value, dict) else enumerate(value))
                break
        else:
            stack.pop()
            if steps:
                steps.pop()


def require_plain_xml(data: bytes) -> None:
    """Raise Rejected for what is refused before any XML parser sees it. The bytes are UTF-8."""
    if (at := data.find(b"\x00")) >= 0:  # which only other encodings have, and parsers guess them by it
        _refuse("not-utf-8", at, found="a null character is no part of a text")
    if declared := re.match(_OTHER_ENCODING, data):
        encoding = (declared[1] if declared[1] is not None else declared[2]).decode(errors="replace")
        _refuse("not-utf-8", found=f"the declaration says that this is text in {shown(encoding)}")
    if re.match(rb"<\?xml[ \t\r\n]", data) and not re.match(_XML_DECLARATION, data):
        _refuse("not-xml", 0, reason='a declaration has version="1.0", and then no encoding but UTF-8')
    if (declared_at := _doctype(data)) is not None:
        _refuse("doctype", declared_at)


def _doctype(data: bytes) -> int | None:
    """Where a document type is declared: before the first element, behind comments and instructions."""
    at = 0
    while (at := data.find(b"<", at)) >= 0:
        ending = b"-->" if data.startswith(b"<!--", at) else b"?>" if data.startswith(b"<?", at) else None
        if ending is None:
            return at if data.startswith(b"<!", at) else None
        end = data.find(ending, at + 4 if ending == b"-->" else at + 2)
        if end < 0:
            return None
        at = end + len(ending)
    return None


def _too_deep(text: str) -> int | None:
    """Where JSON goes below the limit of depth."""
    if text.count("[") + text.count("{") <= DEPTH_LIMIT:
        return None
    brackets = re.sub(r"[^\[\]{}]+", "", re.sub(_STRING, "", text)).encode()
    steps = array("b", brackets.translate(bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")))
    for n, depth in enumerate(accumulate(steps)):
        if depth > DEPTH_LIMIT:
            found = (match for match in re.finditer(_BRACKETS, text) if match[0][0] != '"')
            return next(islice(found, n, None)).start()
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = Repeated(found)
    repeated.names = tuple(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    return repeated


def _constant(name: str) -> NoReturn:
    raise _Constant(name)


def _whole(text: str) -> float:
    return int(text) if len(text) <= 20 else _Digits(text)


# What Python's parser says, in the words of a document's author.
_REASONS = {
    "Expecting value": "a value is expected here",
    "Expecting ',' delimiter": "a comma or a closing bracket is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Expecting property name enclosed in double quotes": "a name in double quotation marks is expected here",
    "Unterminated string starting at": "the text that begins here has no closing quotation mark",
    "Invalid control character at": "a line break or another control character stands in a text",
    "Invalid \\escape": "there is no such escape",
    "Invalid \\uXXXX escape": "four hexadecimal digits are expected behind \\u",
    "Extra data": "something stands behind the end of the document",
}


# What often stands where Python's parser expects something else.
_SEEN = {
    ("//", "/*", "#"): "a comment stands here, and JSON has none",
    ("<<<<<<<", "|||||||", "=======", ">>>>>>>"): "a mark of a merge that is not finished stands here",
    ("<",): "a tag stands here, as in XML or HTML",
    ("'", *"`“”„‟‘’«»"): "JSON has straight double quotation marks, and this is another mark",
    ("True", "False", "None"): "JSON writes true, false and null in small letters",
}


def _reason(message: str, text: str, at: int) -> str:
    """Why a text is no JSON at a place, where the parser says so in some words."""
    for seen, reason in _SEEN.items():
        if text.startswith(seen, at):
            return reason
    return _REASONS.get(message.removesuffix(": "), message)


def _bytes(text: str, end: int | None = None) -> int:
    """How many bytes a text is up to a place."""
    return len(text[:end].encode())


def _refuse(code: str, offset: int = 0, **values: str) -> NoReturn:
    raise Rejected([Problem("", code, values, offset)])
