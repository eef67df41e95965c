"""Mistakes of the bytes that a document is written in: another encoding, broken syntax, what XML may not hold.

They are made of documents as the package writes them, near the root, where all documents are alike.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...codec.document import DEPTH_LIMIT, Format
from ...codec.pointer import json_pointer
from ...codec.xml_layout import NAMESPACE, XINCLUDE, XSI
from ...codec.xml_writer import DECLARATION

# An element in the root element, as the writer of XML lays it out.
_CHILD = re.compile(r"^  <([a-z_-]+)[^>]*?(?:/>\n|>\n.*?^  </\1>\n)", re.MULTILINE | re.DOTALL)


class Spoiled(NamedTuple):
    """Bytes with one mistake: `name` is the code, and behind a full stop what was done; `pointer` as of an issue."""

    name: str
    pointer: str
    data: bytes


def spoiled(data: bytes, format: Format) -> Iterator[Spoiled]:
    """A document in bytes, spoiled in every way that there is."""
    yield Spoiled("empty-file", "", b"")
    yield Spoiled("empty-file.blanks", "", b" \t\r\n")
    yield Spoiled("byte-order-mark", "", b"\xef\xbb\xbf" + data)
    yield Spoiled("not-utf-8.utf-16", "", b"\xff\xfe" + data.decode().encode("utf-16-le"))
    yield Spoiled("not-utf-8.byte", "", data.replace(b'"1.0"', b'"1.\xe9"'))
    # What gzip writes first, and no more of it: what it packs to rests on its version.
    yield Spoiled("compressed", "", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + data)
    yield from _spoiled_json(data) if format == "json" else _spoiled_xml(data.decode())


def _spoiled_json(data: bytes) -> Iterator[Spoiled]:
    version, end = b'"format_version": "1.0"', data.rindex(b"}")
    yield Spoiled("not-json.cut-off", "", data[:end])
    yield Spoiled("not-json.comma", "", data[:end].rstrip() + b",\n}\n")
    yield Spoiled("not-json.comment", "", b"// a comment\n" + data)
    yield Spoiled("not-json.quotes", "", data.replace(version, b"'format_version': '1.0'"))
    yield Spoiled("not-json.two", "", data + data)
    yield Spoiled("not-json.half-a-pair", "", data.replace(version, b'"format_version": "\\ud800"'))
    yield Spoiled("not-json.line-break", "", data.replace(version, b'"format_version": "1.\n0"'))
    yield Spoiled("not-a-number.nan", "", data.replace(version, b'"format_version": NaN'))
    yield Spoiled("not-a-number.infinity", "", data.replace(version, b'"format_version": -Infinity'))
    yield Spoiled("duplicate-field", "/format_version", data.replace(version, version + b", " + version))
    yield Spoiled(
        "duplicate-field.escaped",
        "/format_version",
        data.replace(version, version + b', "\\u0066ormat_version": "1.0"'),
    )
    yield Spoiled("too-deep", "", b"[" * (DEPTH_LIMIT + 1) + b"]" * (DEPTH_LIMIT + 1) + b"\n")


def _spoiled_xml(text: str) -> Iterator[Spoiled]:
    parts = re.fullmatch(f'({re.escape(DECLARATION)}\n<)([a-z]+)( xmlns="{NAMESPACE}")( [^>]*?)(/?>)(.*)', text, re.S)
    assert parts
    declaration, root, namespace, attributes, end, rest = parts.groups()

    def made(name: str, pointer: str, *pieces: str) -> Spoiled:
        return Spoiled(name, pointer, "".join(pieces).encode())

    def inside(name: str, pointer: str, content: str, *, own: str = attributes) -> Spoiled:
        """With something as the first thing in the root element."""
        closed = rest if end == ">" else f"</{root}>\n"
        return made(name, pointer, declaration, root, namespace, own, ">", content, closed)

    def outside(name: str, pointer: str, more: str) -> Spoiled:
        """With something more in the start tag of the root element."""
        return made(name, pointer, declaration, root, namespace, attributes, more, end, rest)

    yield made("not-xml.cut-off", "", text.rstrip()[:-1])
    yield made("not-xml.two", "", text, "<a/>\n")
    yield made("not-xml.version", "", text.replace('version="1.0"', 'version="1.1"', 1))
    yield inside("not-xml.ampersand", "", "\n  &")
    yield inside("undeclared-entity", "", "\n  &nbsp;")
    yield made("doctype", "", text.replace("?>\n", f"?>\n<!DOCTYPE {root}>\n", 1))
    entity = f'<!DOCTYPE {root} [<!ENTITY a SYSTEM "other.txt">]>'
    yield made("doctype.entity", "", text.replace("?>\n", f"?>\n{entity}\n", 1))
    yield made("too-deep", "", "<a>" * (DEPTH_LIMIT + 1), "</a>" * (DEPTH_LIMIT + 1), "\n")
    yield outside("duplicate-field", "", ' format_version="1.0"')
    yield made("not-utf-8.declared", "", text.replace('"UTF-8"', '"ISO-8859-1"', 1))
    yield made("wrong-namespace", "", text.replace(NAMESPACE, "urn:other", 1))
    yield made("format-version.namespace", "", text.replace(NAMESPACE, "urn:treaty-model:2", 1))
    yield made("wrong-namespace.none", "", text.replace(namespace, "", 1))
    version = ' format_version="1.0"'
    yield inside(
        "misplaced-field",
        "/format_version",
        "\n  <format_version>1.0</format_version>",
        own=attributes.replace(version, "", 1),
    )
    yield inside("stray-text", "", "\n  text")
    yield inside("unknown-field.element", "/zzz", "\n  <zzz/>")
    include = f'\n  <include xmlns="{XINCLUDE[1:-1]}" href="other.xml"/>'
    yield inside("xinclude", json_pointer([f"{XINCLUDE}include"]), include)
    for name, value in (("type", root.title()), ("nil", "true")):
        declared = f' xmlns:xsi="{XSI[1:-1]}" xsi:{name}="{value}"'
        yield outside(f"instance-type.{name}", json_pointer([f"{XSI}{name}"]), declared)
    hint = f' xmlns:xsi="{XSI[1:-1]}" xsi:schemaLocation="{NAMESPACE} other.xsd"'
    yield outside("not-followed", "", hint)  # which leaves it valid
    children = list(_CHILD.finditer(text))
    if children:
        last = children[-1]
        yield made("duplicate-field.element", f"/{last[1]}", text[: last.end()], last[0], text[last.end() :])
    if len(children) > 1:
        before, last = children[-2:]
        yield made("wrong-order", f"/{before[1]}", text[: before.start()], last[0], before[0], text[last.end() :])
