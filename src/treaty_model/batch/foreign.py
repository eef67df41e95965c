"""Files in a folder that are clearly something else than documents: the settings, schemas and reports of programs.

It is asked only of what is no valid document, and says no where there is any doubt: what has a name or a field of a
document is one with mistakes, and so is what is no JSON or XML at all.
"""

import os
import re
from typing import Any

from ..check.preflight import SIZE_LIMIT, Rejected, parse_json, require_few_parts
from ..codec.document import Format
from ..spelling import like

# The kind of the list of files that the command `fixtures` writes.
FIXTURES = "treaty-model-fixtures"

# `report.json` is not among them: so many programs name what they report.
_NAMES = re.compile(r"(?:(?:.+\.)?treaty|.+\.report|frame)\.(?:json|xml)", re.IGNORECASE)
_KINDS = ("treaty", "report")
_FIELDS = ({"formatversion"}, {"articles"}, {"sources"}, {"treaty", "source"})
_MARK = b"\xef\xbb\xbf"

# What is not well-formed, or has a document a line, says it in a field or in the name of an element.
_FIELD = re.compile(rb'"(?:kind"\s*:\s*"(?:treaty|report)"|(?:format_version|articles|sources)"\s*:)')
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?(?:treaty|report)(?![\w.-])")


def is_named_as_document(file: str) -> bool:
    """Whether a file has a name that says that it is a treaty or a report: `x.report.json`, `treaty.xml`."""
    return bool(_NAMES.fullmatch(os.path.basename(file)))


def is_something_else(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> bool:
    """Whether bytes are well-formed JSON or XML, and nothing at their root is of a treaty or a report."""
    return _says_document(data.removeprefix(_MARK), format, limit) is False


def is_document(data: bytes) -> bool:
    """Whether bytes say at their root that they are a treaty or a report, or several, with mistakes or without."""
    data = data.removeprefix(_MARK).lstrip()
    is_xml = data.startswith(b"<")
    said = _says_document(data, "xml" if is_xml else "json", SIZE_LIMIT)
    if said is not None:
        return said
    return bool(_ELEMENT.search(data) if is_xml else data.startswith((b"{", b"[")) and _FIELD.search(data))


def _says_document(data: bytes, format: Format, limit: int) -> bool | None:
    """Whether the root of JSON or XML has something of a treaty or a report; None for what cannot be parsed."""
    try:
        if len(data) > limit:
            return None
        require_few_parts(data, format, limit)
        if format == "xml":
            return _is_our_xml(data)
        tree = parse_json(data.decode())
    except (Rejected, UnicodeDecodeError):
        return None
    return any(map(_is_ours, tree)) if isinstance(tree, list) else _is_ours(tree)


def _is_ours(tree: Any) -> bool:
    """Whether JSON has a field of a document, or one that is written nearly like it."""
    if not isinstance(tree, dict):
        return False
    kind = tree.get("kind")
    if kind == FIXTURES:
        return False
    names = {re.sub("[-_ ]", "", name).lower() for name in tree}
    return (isinstance(kind, str) and _is_kind(kind)) or any(names >= fields for fields in _FIELDS)


def _is_kind(name: str) -> bool:
    return bool(like(name.lower(), _KINDS))


def _is_our_xml(data: bytes) -> bool | None:
    """Whether XML is of our kind, None where it is not well-formed. What declares entities is not looked at."""
    from xml.parsers import expat  # noqa: PLC0415  # most runs read no XML

    from ..codec.xml_layout import NAMESPACE  # noqa: PLC0415

    roots: list[str] = []
    parser = expat.ParserCreate()

    def started(name: str, _: Any) -> None:
        roots.append(name)
        parser.StartElementHandler = None

    def declared(*_: Any) -> None:
        raise ValueError("an entity is declared")

    parser.StartElementHandler = started
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):  # LookupError: of an encoding that Python does not have
        return None
    return NAMESPACE.encode() in data or _is_kind(roots[0].rpartition(":")[2])
