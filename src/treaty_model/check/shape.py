"""A wrong shape as problems: what pydantic says of a document, in our codes and with JSON pointers."""

from functools import cache

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..codec.document import roots
from ..codec.pointer import json_pointer
from ..lexical import TextLeaf
from ..spec import ModelSpec, Type, Union, types_of
from .problems import Problem

# pydantic's types of errors: our code, and our words where its own would puzzle (None: its own).
_SAID: dict[str, tuple[str, str | None]] = {
    "json_invalid": ("not-json", None),
    "missing": ("missing-field", "this field must be there"),
    "extra_forbidden": ("unknown-field", "there is no such field here"),
    "union_tag_invalid": ("unknown-kind", "there is no kind {tag} here, but {expected_tags}"),
    "union_tag_not_found": ("missing-kind", "the kind must be there, first of all"),
    "literal_error": ("not-a-choice", None),
    "string_pattern_mismatch": ("wrong-form", None),
    "string_too_long": ("wrong-form", None),
    "greater_than_equal": ("out-of-range", None),
    "less_than_equal": ("out-of-range", None),
    "too_short": ("empty-list", "a list holds something, or is left out"),
}


def shape_problems(error: ValidationError) -> list[Problem]:
    """pydantic's errors as problems: without the union's tags in the pointer, and without what only follows."""
    problems = []
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and details["input"]:
            continue  # the list is not empty: its items are refused, and each says so itself
        problems.append(Problem(_pointer(details["loc"]), *_said(details)))
    return problems


def _pointer(place: tuple[int | str, ...]) -> str:
    """A JSON pointer for the place that pydantic tells, which names the kind wherever a union stands."""
    type: Type | None = Union("Document", roots())
    steps: list[int | str] = []
    many = False
    for step in place:
        if isinstance(type, Union) and not many:
            type = next((member for member in type.members if member.kind == step), None)
            continue
        steps.append(step)
        if many:
            many = False
        else:
            field = next((f for f in type.fields if f.name == step), None) if isinstance(type, ModelSpec) else None
            type, many = (None, False) if field is None else (field.type, field.many)
    return json_pointer(steps)


def _said(details: ErrorDetails) -> tuple[str, str]:
    code, words = _SAID.get(details["type"], ("wrong-type", None))
    if details["type"] == "string_pattern_mismatch":
        message = f"this is not: {_docs_of_patterns()[details['ctx']['pattern']]}"
    else:
        message = details["msg"] if words is None else words.format(**details.get("ctx", {}))
    return code, message[:500]


@cache
def _docs_of_patterns() -> dict[str, str]:
    docs: dict[str, str] = {}
    for leaf in types_of(*roots()).values():
        if isinstance(leaf, TextLeaf):
            docs.setdefault(leaf.anchored, leaf.doc)
    return docs
