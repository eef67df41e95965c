"""Bytes to a document, or to the problems for which they are rejected.

The steps are preflight, codec and models, and rules. If one of them finds problems, the next is not asked. What only
explains problems is imported and done when there are any.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..codec import json_reader
from ..codec.document import Document, Format
from ..model.validity_mark import mark_valid
from .issues import Problem
from .preflight import (
    SIZE_LIMIT,
    Rejected,
    parse_json,
    repeated_fields,
    repeats_a_field,
    require_few_parts,
    require_plain_xml,
    require_text,
)
from .rules import RULES, find_problems

if TYPE_CHECKING:
    from ..codec.xml_reader import UnexpectedContent


def decode_and_check(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> Document:
    """The document that bytes hold. Raises Rejected."""
    document = decode(data, format, limit)
    problems = find_problems(RULES, document)
    for problem in problems:
        raise Rejected(chain([problem], problems))
    mark_valid(document)
    return document


def decode(data: bytes, format: Format, limit: int = SIZE_LIMIT) -> Document:
    """The document that bytes hold, before any rule is asked. Raises Rejected for an invalid structure."""
    return _decode_json(data, limit) if format == "json" else _decode_xml(data, limit)


def _decode_json(data: bytes, limit: int) -> Document:
    if len(data) > limit:
        require_text(data, limit)
    require_few_parts(data, "json", limit)
    decoded = _decoded(data)
    if decoded is None:
        tree = parse_json(require_text(data, limit))
        _require_this_version(tree)
        raise Rejected(chain(repeated_fields(tree), _why(tree)))
    text = data.decode()
    if repeats_a_field(text):  # the models see only the last of them
        raise Rejected(repeated_fields(parse_json(text)))
    return decoded


def _decode_xml(data: bytes, limit: int) -> Document:
    from ..codec import xml_plain  # noqa: PLC0415  # documents in JSON need none of what knows XML

    require_text(data, limit)
    require_few_parts(data, "xml", limit)
    require_plain_xml(data)
    plain = xml_plain.read(data)
    if plain is not None:
        require_few_parts(plain, "json", limit)
        decoded = _decoded(plain)
        if decoded is not None:
            return decoded
    from ..codec.xml_reader import NotXml, read  # noqa: PLC0415  # importing the package loads no XML library

    try:
        in_json, unexpected = read(data)
    except NotXml as error:
        from .xml_problems import not_xml  # noqa: PLC0415  # valid documents need none of it

        raise Rejected([not_xml(data, error)]) from None
    problems = _problems_of(unexpected, data) if unexpected else []
    if in_json is None:
        raise Rejected(problems)
    require_few_parts(in_json, "json", limit)  # because a list of many values is one attribute
    decoded = _decoded(in_json)
    if decoded is None:
        tree = parse_json(in_json.decode())
        _require_this_version(tree)
        explained = {problem.pointer for problem in problems}
        raise Rejected(chain(problems, (problem for problem in _why(tree) if problem.pointer not in explained)))
    if problems:
        raise Rejected(problems)
    return decoded


def _problems_of(unexpected: "Sequence[UnexpectedContent]", data: bytes) -> list[Problem]:
    """The problems of elements, attributes and text in XML that no model has."""
    from .xml_problems import too_deep, unexpected_content  # noqa: PLC0415  # valid documents need none of it

    _require_this_namespace(unexpected)
    if unexpected[0].code == "too-deep":
        return [too_deep(data)]
    return [unexpected_content(*content) for content in unexpected]


def _decoded(data: bytes) -> Document | None:
    """The document that the models make of JSON, or None. Their errors can be large, and are not kept."""
    try:
        return json_reader.decode(data)
    except ValidationError:
        return None


def _require_this_version(tree: Any) -> None:
    """Raise Rejected for a document of another version of the format, which this release cannot check."""
    from .versions import of_another_version  # noqa: PLC0415  # valid documents need none of it

    if (problem := of_another_version(tree)) is not None:
        raise Rejected([problem])


def _require_this_namespace(unexpected: "Iterable[UnexpectedContent]") -> None:
    from .versions import of_another_namespace  # noqa: PLC0415  # see above

    for content in unexpected:
        if content.code == "wrong-namespace":
            namespace = content.found[1:].partition("}")[0]
            if (problem := of_another_namespace(namespace)) is not None:
                raise Rejected([problem])


def _why(tree: Any) -> Iterator[Problem]:
    """Why the models reject a tree of values."""
    from .structure import structure_problems  # noqa: PLC0415  # valid documents need none of it

    problems = structure_problems(tree)
    yield next(problems, UNEXPLAINED)
    yield from problems


# Given if the models reject something and no reason is found, which would be a fault of this package.
UNEXPLAINED = Problem(
    "", "wrong-type", {"found": "this", "expected": "a document", "instead": "compare it with the schema"}
)
