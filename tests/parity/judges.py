"""The validators beside one another: the models, JSON Schema by jsonschema, XML Schema by libxml2."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from jsonschema.protocols import Validator
from lxml import etree
from pydantic_core import from_json

import treaty_model as tm
from treaty_model.check.decoding import UNEXPLAINED, decode
from treaty_model.check.preflight import Rejected
from treaty_model.codec.document import Format
from treaty_model.schema import DocumentKind, validator

# Codes for which a document is rejected before any schema is asked.
PREFLIGHT = {
    *("too-large", "too-many-parts", "too-deep", "not-utf-8", "byte-order-mark", "empty-file", "compressed"),
    *("not-json", "not-a-number", "not-xml", "undeclared-entity", "doctype"),
}

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HINTS = {f"{_XSI}schemaLocation", f"{_XSI}noNamespaceSchemaLocation"}


class Verdict(NamedTuple):
    """What the models and the schema say of a document.

    `preflight` is the code of bytes that neither sees; then `schema` is what other parsers say of the bytes.
    """

    model: bool
    schema: bool
    preflight: str | None = None

    @property
    def agreed(self) -> bool:
        """Whether there is one verdict."""
        return self.model is self.schema


class Judges:
    """Verdicts by the models that there are and by the given schemas: validators of JSON by kind, and an XML Schema."""

    def __init__(self, by_kind: Mapping[str, Validator], xsd: bytes) -> None:
        self.by_kind = by_kind
        self.xsd = etree.XMLSchema(etree.fromstring(xsd))

    def json(self, data: bytes) -> Verdict:
        """The verdicts on JSON."""
        model, codes = _asked(data, "json")
        if codes & (PREFLIGHT | {"duplicate-field"}):
            return Verdict(model, _plain_json(data), min(codes))
        return Verdict(model, self._by_json_schema(json.loads(data)))

    def xml(self, data: bytes) -> Verdict:
        """The verdicts on XML."""
        model, codes = _asked(data, "xml")
        if early := codes & PREFLIGHT:
            return Verdict(model, _plain_xml(data), min(early))
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError:
            return Verdict(model, False)
        # The preflight rejects what an instance could state about its own types.
        foreign = any(
            name.startswith(_XSI) and name not in _HINTS for element in root.iter("*") for name in element.attrib
        )
        return Verdict(model, not foreign and self.xsd.validate(root))

    def _by_json_schema(self, tree: Any) -> bool:
        kind = tree.get("kind") if isinstance(tree, dict) else None
        if isinstance(kind, str) and kind in self.by_kind:
            return bool(self.by_kind[kind].is_valid(tree))
        return any(validator.is_valid(tree) for validator in self.by_kind.values())


@cache
def published() -> Judges:
    """Verdicts by the schemas that the package gives out."""
    return Judges({kind: validator(kind) for kind in get_args(DocumentKind)}, tm.xsd())


def _asked(data: bytes, format: Format) -> tuple[bool, set[str]]:
    try:
        decode(data, format)
    except Rejected as rejected:
        problems = list(rejected.problems)
        assert problems, "rejected for no reason"
        assert UNEXPLAINED not in problems, f"the models refuse it, and nothing is wrong with it: {data!r}"
        return False, {problem.code for problem in problems}
    return True, set()


def _plain_json(data: bytes) -> bool:
    """Whether a parser other than that of the preflight accepts the bytes, with each field given once."""
    try:
        from_json(data, allow_inf_nan=False)
        pairs = json.loads(data, object_pairs_hook=_Pairs)
    except ValueError:
        return False
    return not _repeats(pairs)


class _Pairs(list[Any]):
    """The members of a JSON object, in order."""


def _repeats(value: Any) -> bool:
    if isinstance(value, _Pairs) and len(dict(value)) < len(value):
        return True
    items = [item for _, item in value] if isinstance(value, _Pairs) else value if isinstance(value, list) else []
    return any(map(_repeats, items))


def _plain_xml(data: bytes) -> bool:
    """Whether libxml2, building a tree, finds UTF-8 and XML 1.0 without a document type in the bytes."""
    try:
        tree = etree.fromstring(data, _parser()).getroottree()
    except etree.XMLSyntaxError:
        return False
    about = tree.docinfo
    utf_8 = (about.encoding or "UTF-8").upper() == "UTF-8" and not data.startswith(_MARKS)
    return utf_8 and about.xml_version == "1.0" and not about.doctype


# The byte order marks of UTF-8 and of UTF-16, by which libxml2 reads the latter without naming it.
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def _parser() -> "etree.XMLParser[Any]":
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
