"""Recognises files in a folder that are clearly not documents, such as settings and schemas of other programs.

It is asked only about files that are not valid documents. If in doubt, a file is a document with errors: if it has a
name or a field of a document, or if it is neither JSON nor XML.
"""

import os
import re
from typing import Any

from ..check.preflight import SIZE_LIMIT, Rejected, parse_json, require_few_parts
from ..codec.document import Format
from ..spelling import close_matches

# The kind of the manifest that the command `fixtures` writes.
FIXTURES = "treaty-model-fixtures"

# `report.json` is not among them, because many programs write a file of that name.
_NAMES = re.compile(r"(?:(?:.+\.)?treaty|.+\.report|frame)\.(?:json|xml)", re.IGNORECASE)
_KINDS = ("treaty", "report")
_FIELDS = ({"formatversion"}, {"articles"}, {"sources"}, {"treaty", "source"})
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# Signs of a document in text that is not well-formed, or has one document per line.
_FIELD = re.compile(rb'"(?:kind"\s*:\s*"(?:treaty|report)"|(?:format_version|articles|sources)"\s*:)')
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?(?:treaty|report)(?![\w.-])")


def is_named_as_document(file: str) -> bool:
    """Whether a file is named as a treaty or a report: `x.report.json`, `treaty.xml`."""
    return bool(_NAMES.fullmatch(os.path.basename(file)))


def is_foreign(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> bool:
    """Whether bytes are well-formed JSON or XML, and their root has nothing of a treaty or a report."""
    return _has_document_root(data.removeprefix(_BYTE_ORDER_MARK), format, limit) is False


def is_document(data: bytes) -> bool:
    """Whether bytes are a treaty or a report, or several, according to their root. They can be invalid."""
    data = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
    is_xml = data.startswith(b"<")
    verdict = _has_document_root(data, "xml" if is_xml else "json", SIZE_LIMIT)
    if verdict is not None:
        return verdict
    return bool(_ELEMENT.search(data) if is_xml else data.startswith((b"{", b"[")) and _FIELD.search(data))


def _has_document_root(data: bytes, format: Format, limit: int) -> bool | None:
    """Whether the root of JSON or XML has something of a treaty or a report; None if it cannot be parsed."""
    try:
        if len(data) > limit:
            return None
        require_few_parts(data, format, limit)
        if format == "xml":
            return _is_document_xml(data)
        tree = parse_json(data.decode())
    except (Rejected, UnicodeDecodeError):
        return None
    return any(map(_is_document_tree, tree)) if isinstance(tree, list) else _is_document_tree(tree)


def _is_document_tree(tree: Any) -> bool:
    """Whether a JSON value has fields of a document, perhaps in another spelling."""
    if not isinstance(tree, dict):
        return False
    kind = tree.get("kind")
    if kind == FIXTURES:
        return False
    names = {re.sub("[-_ ]", "", name).lower() for name in tree}
    return (isinstance(kind, str) and _is_kind(kind)) or any(names >= fields for fields in _FIELDS)


def _is_kind(name: str) -> bool:
    return bool(close_matches(name.lower(), _KINDS))


def _is_document_xml(data: bytes) -> bool | None:
    """Whether XML is a treaty or a report; None if it is not well-formed or declares entities."""
    from xml.parsers import expat  # noqa: PLC0415  # most runs read no XML

    from ..codec.xml_layout import NAMESPACE  # noqa: PLC0415

    roots: list[str] = []
    parser = expat.ParserCreate()

    def on_start(name: str, _: Any) -> None:
        roots.append(name)
        parser.StartElementHandler = None

    def on_entity(*_: Any) -> None:
        raise ValueError("an entity is declared")

    parser.StartElementHandler = on_start
    parser.EntityDeclHandler = on_entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):  # LookupError: an encoding that Python does not have
        return None
    return NAMESPACE.encode() in data or _is_kind(roots[0].rpartition(":")[2])
