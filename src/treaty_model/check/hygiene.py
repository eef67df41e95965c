"""What bytes must be before they count as a document: UTF-8 of bounded size, plain JSON or plain XML 1.0.

Most JSON is parsed only once, by the models. It is parsed here again where they refuse it, because then a mistake of
this kind is the one to tell, and where it could hold a field twice, which they would not notice.
"""

import json
import re
from typing import Any, NoReturn

from .problems import InvalidDocument, Problem
from .survey import Survey

# Far more than a treaty of thousands of reports needs, and little enough to hold in memory several times over.
SIZE_LIMIT = 16 * 1024 * 1024

# A document nests eight levels deep; readers give up at 128 to 200.
DEPTH_LIMIT = 64

# What an XML document may begin with. Other versions of XML and other encodings read the same bytes as other text.
_XML_DECLARATION = re.compile(
    rb"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')
         (?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"(?i:utf-8)"|'(?i:utf-8)'))?
         (?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>""",
    re.VERBOSE,
)


def require_size(data: bytes) -> None:
    """Raise InvalidDocument where there is more than a document can need."""
    if len(data) > SIZE_LIMIT:
        _refuse("too-large", f"a document has at most {SIZE_LIMIT} bytes, and this has {len(data)}")


def parse_json(data: bytes) -> Any:
    """The values of a JSON text, whatever they are. Raises InvalidDocument where it is not safe to read as one."""
    text = _text(data)
    try:
        return _bounded(json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant))
    except InvalidDocument:
        raise
    except RecursionError:
        _refuse("too-deep", f"a document nests at most {DEPTH_LIMIT} levels deep")
    except ValueError as error:
        _refuse("not-json", f"not JSON: {error}")


def may_repeat_a_field(data: bytes, survey: Survey) -> bool:
    """Whether JSON could give a field twice, of which the document that was read from it shows only the last.

    It cannot where no more names stand in it than fields were given. Names are counted by their ends, a quotation mark
    and a colon, without the white space that may lie between; a text that holds both is counted too.
    """
    return data.translate(None, b" \t\r\n").count(b'":') > survey.fields


def require_plain_xml(data: bytes) -> None:
    """Raise InvalidDocument for what is refused before any XML parser sees it."""
    text = _text(data)
    if b"\x00" in data:  # which only other encodings have, and parsers guess them by it
        _refuse("not-utf-8", "a document is UTF-8, without null characters")
    if re.match(rb"<\?xml[ \t\r\n]", data) and not _XML_DECLARATION.match(data):
        _refuse("not-xml", 'a document declares version "1.0" and no encoding other than "UTF-8", or nothing')
    if "<!DOCTYPE" in text and _declares_a_type(text):
        _refuse("doctype", "a document has no document type declaration, and so no entities of its own")


def _declares_a_type(text: str) -> bool:
    """Whether a document type is declared, before the first element, behind comments and instructions."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        ending = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else None
        if ending is None:
            return text.startswith("<!", at)
        end = text.find(ending, at + 4 if ending == "-->" else at + 2)
        if end < 0:
            return False
        at = end + len(ending)
    return False


def _text(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _refuse("not-utf-8", f"a document is UTF-8; byte {error.start} is not")
    if text.startswith("\ufeff"):
        _refuse("byte-order-mark", "a document starts at once, without a byte order mark")
    return text


def _bounded(tree: Any) -> Any:
    level = [tree]
    for _ in range(DEPTH_LIMIT):
        level = [
            child
            for value in level
            if isinstance(value, dict | list)
            for child in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            break
    else:
        _refuse("too-deep", f"a document nests at most {DEPTH_LIMIT} levels deep")
    return tree


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            _refuse("duplicate-field", f"the field {name[:80]!r} is given twice")
        found[name] = value
    return found


def _no_constant(name: str) -> NoReturn:
    _refuse("not-json", f"{name} is not JSON")


def _refuse(code: str, message: str) -> NoReturn:
    raise InvalidDocument([Problem("", code, message)])
