"""What a file must be before anything reads it as a document: UTF-8 JSON of bounded size, each field once."""

import json
from typing import Any, NoReturn

from .problems import InvalidDocument, Problem

# Far more than a treaty of thousands of reports needs, and little enough to hold in memory several times over.
SIZE_LIMIT = 16 * 1024 * 1024

# A document nests eight levels deep; readers give up at 128 to 200.
DEPTH_LIMIT = 64


def parse_json(data: bytes) -> Any:
    """The values of a JSON text, whatever they are. Raises InvalidDocument where it is not safe to read as one."""
    if len(data) > SIZE_LIMIT:
        _refuse("too-large", f"a document has at most {SIZE_LIMIT} bytes, and this has {len(data)}")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _refuse("not-utf-8", f"a document is UTF-8; byte {error.start} is not")
    if text.startswith("\ufeff"):
        _refuse("byte-order-mark", "a document starts with its first brace, not with a byte order mark")
    try:
        return _bounded(json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant))
    except InvalidDocument:
        raise
    except RecursionError:
        _refuse("too-deep", f"a document nests at most {DEPTH_LIMIT} levels deep")
    except ValueError as error:
        _refuse("not-json", f"not JSON: {error}")


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
