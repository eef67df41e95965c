"""The first checks of bytes, before codecs and models: size, UTF-8, JSON, and XML 1.0 without a document type.

The models parse JSON themselves. It is parsed here again to find fields that are given twice, which the models do not
notice, and to find out why the models reject a document.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from typing import Any, NoReturn

from ..codec.document import DEPTH_LIMIT, Format
from ..codec.pointer import json_pointer
from ..printable import shown
from .issues import Problem

# Far more than a treaty of thousands of reports needs, and little enough to hold in memory several times over.
SIZE_LIMIT = 16 * 1024 * 1024

# The parts of a document by the byte that marks them, and the greatest number of each. Every part costs memory and
# time, however short it is. A treaty of some 1,400 reports has as many. A higher size limit raises these in proportion.
PART_LIMITS: dict[Format, dict[bytes, tuple[str, int]]] = {
    "json": {b"{": ("objects", 100_000), b"[": ("lists", 100_000), b",": ("values", 400_000)},
    "xml": {b"<": ("tags", 250_000), b"=": ("attributes", 250_000)},
}

# The first bytes of compressed files.
_COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"PK\x03\x04": "zip",
}

# The first bytes of text in encodings with two or four bytes for each character.
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

# The XML declarations that are accepted: with another version or encoding the same bytes are different text. The
# patterns are compiled when they are first used, because that takes some milliseconds.
_XML_DECLARATION = rb"""(?x)<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')
         (?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"(?i:utf-8)"|'(?i:utf-8)'))?
         (?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>"""
_OTHER_ENCODING = rb"""(?i)<\?xml[^>]*?\sencoding\s*=\s*(?:"(?!utf-8")([^"<>]*)"|'(?!utf-8')([^'<>]*)')"""

# A JSON string; possessive, so that matching never backtracks.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BRACKETS = rf"{_STRING}|[\[{{]|[\]}}]"
_NOT_A_NUMBER = rf"{_STRING}|(NaN|-?Infinity)"
_UNPAIRED = r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"


class Rejected(Exception):
    """Bytes that are rejected. `problems` gives the reasons, and finds each of them when it is asked for."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = problems
        super().__init__()


class Repeated(dict[str, Any]):
    """A JSON object in which fields are given twice. It has the last value of each; `names` are the names of them."""

    names: tuple[str, ...]


class _Digits(float):
    """A number with more digits than any field can have, written as it was."""

    text: str

    def __new__(cls, text: str) -> "_Digits":
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __str__(self) -> str:
        return self.text


class _Constant(ValueError):
    """NaN or Infinity, which Python's parser accepts."""


def require_text(data: bytes, limit: int = SIZE_LIMIT) -> str:
    """The text of bytes. Raises Rejected for what neither format accepts."""
    _require_few_bytes(data, limit)
    for start, what in _COMPRESSED.items():
        if data.startswith(start):
            _reject("compressed", what=what)
    for start, what in _WIDE.items():
        if data.startswith(start):
            _reject("not-utf-8", found=f"this is text in {what}")
    if b"\x00" in data[:4]:  # ASCII with two or four bytes for each character
        _reject("not-utf-8", found="this is UTF-16, UTF-32 or binary data")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _reject("not-utf-8", error.start, found=f"the byte 0x{data[error.start]:02x} is not valid UTF-8")
    if text.startswith("\ufeff"):
        _reject("byte-order-mark")
    if not text.strip(" \t\r\n"):
        _reject("empty-file")
    return text


def require_few_parts(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> None:
    """Raise Rejected for more parts than the size limit allows."""
    for mark, (what, usual) in PART_LIMITS[format].items():
        most = max(usual, usual * limit // SIZE_LIMIT)
        if len(data) > most and _count(data, mark) > most:
            _reject("too-many-parts", limit=f"{most:,}", what=what)


def require_within_limits(data: bytes, format: Format, limit: int, in_json: Callable[[], bytes]) -> None:
    """Raise Rejected for a written document that would be rejected when read, because of its size or its parts.

    `in_json` gives the JSON that a reader makes of XML. It is called only if that can have too many parts: each part
    is a tag, an attribute, an item of a list, or in a text.
    """
    _require_few_bytes(data, limit)
    require_few_parts(data, format, limit)
    least = min(usual for _, usual in PART_LIMITS["json"].values())
    if format == "xml" and len(data) > least and len(data) - len(data.translate(None, b"<= {[,")) > least:
        require_few_parts(in_json(), "json", limit)


def _count(data: bytes, mark: bytes) -> int:
    """How often a byte occurs; `bytes.count` takes three times as long."""
    return len(data) - len(data.replace(mark, b""))


def _require_few_bytes(data: bytes, limit: int) -> None:
    if len(data) > limit:
        _reject("too-large", limit=f"{limit:,}")


def parse_json(text: str) -> Any:
    """The values of a JSON text; objects in which a field is given twice are `Repeated`.

    Raises Rejected if it is not valid JSON, or is nested too deep.
    """
    import json  # noqa: PLC0415  # most documents are parsed by the models alone

    if (at := _too_deep(text)) is not None:
        _reject("too-deep", _bytes(text, at), limit=str(DEPTH_LIMIT))
    try:
        tree = _loaded(text)
    except json.JSONDecodeError as error:
        before = text[: error.pos + 1].rstrip(" \t\r\n]}")  # versions of Python differ about the place
        if before.endswith(",") and text[error.pos : error.pos + 1] in {",", "]", "}"}:
            _reject("not-json", _bytes(before[:-1]), reason="there is a comma before a closing bracket")
        _reject("not-json", _bytes(text, error.pos), reason=_reason(error.msg, text, error.pos))
    except _Constant as constant:
        at = next(match.start() for match in re.finditer(_NOT_A_NUMBER, text) if match[1])
        _reject("not-a-number", _bytes(text, at), name=str(constant))
    if "\\u" in text:  # unpaired surrogates, which Python's parser accepts
        for match in re.finditer(_UNPAIRED, text):
            if match[1]:
                _reject("not-json", _bytes(text, match.start()), reason="this surrogate is not part of a pair")
    return tree


def repeats_a_field(text: str) -> bool:
    """Whether an object in a valid JSON text has a field twice."""
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
    except ValueError:  # a number with more digits than Python accepts
        return json.loads(text, **options, parse_int=_whole)


def repeated_fields(tree: Any) -> Iterator[Problem]:
    """A problem for each field that is given twice in the values of a JSON text."""
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
    """Raise Rejected for UTF-8 text that no XML parser must see: a document type, another encoding or version."""
    if (at := data.find(b"\x00")) >= 0:  # from which parsers would guess another encoding
        _reject("not-utf-8", at, found="there is a null character")
    if declared := re.match(_OTHER_ENCODING, data):
        encoding = (declared[1] if declared[1] is not None else declared[2]).decode(errors="replace")
        _reject("not-utf-8", found=f"the XML declaration names the encoding {shown(encoding)}")
    if re.match(rb"<\?xml[ \t\r\n]", data) and not re.match(_XML_DECLARATION, data):
        _reject("not-xml", 0, reason='the XML declaration must have version="1.0" and no other encoding than UTF-8')
    if (declared_at := _doctype(data)) is not None:
        _reject("doctype", declared_at)


def _doctype(data: bytes) -> int | None:
    """The position of a document type declaration, before the first element."""
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
    """The position in a JSON text at which it is nested too deep."""
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


# The messages of Python's parser, in plain words.
_REASONS = {
    "Expecting value": "a value is expected here",
    "Expecting ',' delimiter": "a comma or a closing bracket is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Expecting property name enclosed in double quotes": "a name in double quotation marks is expected here",
    "Unterminated string starting at": "the string that begins here has no closing quotation mark",
    "Invalid control character at": "there is a line break or another control character in a string",
    "Invalid \\escape": "this escape sequence does not exist",
    "Invalid \\uXXXX escape": "four hexadecimal digits are expected after \\u",
    "Extra data": "there is text after the end of the document",
}


# Common mistakes at the position of a syntax error.
_COMMON = {
    ("//", "/*", "#"): "this is a comment, and JSON has no comments",
    ("<<<<<<<", "|||||||", "=======", ">>>>>>>"): "this is a conflict marker of an unfinished merge",
    ("<",): "this is a tag, as in XML or HTML",
    ("'", *"`“”„‟‘’«»"): 'JSON uses straight double quotation marks (")',
    ("True", "False", "None"): "JSON writes true, false and null in lower case",
}


def _reason(message: str, text: str, at: int) -> str:
    """Why a text is not JSON at a position, from the message of the parser."""
    for seen, reason in _COMMON.items():
        if text.startswith(seen, at):
            return reason
    return _REASONS.get(message.removesuffix(": "), message)


def _bytes(text: str, end: int | None = None) -> int:
    """The number of bytes of a text up to a position."""
    return len(text[:end].encode())


def _reject(code: str, offset: int = 0, **values: str) -> NoReturn:
    raise Rejected([Problem("", code, values, offset)])
