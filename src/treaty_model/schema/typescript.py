"""Generate TypeScript: the types of JSON documents, in one declaration file without imports.

Names are the same as in the models. A union narrows by its constant `kind`. All properties are `readonly`; optional
ones are never undefined. Leaves are aliases of `string` and `number`, and lists are arrays of any length, so that a
program can use imported JSON as a document. Patterns, bounds and minimum lengths are for validators: they are in
comments.
"""

import json
import textwrap

from ..leaf import IntegerLeaf, TextLeaf
from ..model.base import SCHEMA_KEY_DEFINITION
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, types_of

_START = """\
// The documents of treaty-model in JSON. Generated from the models, like the schemas; do not edit.
// `@pattern` is a regular expression with the flag u; lengths count code points. No list is empty."""
_WIDTH = 120


def declarations(*documents: ModelSpec) -> str:
    """The types of the documents and of all their parts, and `TreatyModelDocument`, the union of the documents."""
    named = types_of(*documents).values()
    blocks = [_union("TreatyModelDocument", [root.name for root in documents], "Any document, by its `kind`.")]
    blocks += [_interface(t, t in documents) if isinstance(t, ModelSpec) else _alias(t) for t in named]
    return "\n\n".join([_START, *("\n".join(block) for block in blocks)]) + "\n"


def _interface(spec: ModelSpec, at_root: bool) -> list[str]:
    lines = [line for field in spec.fields for line in _property(field)]
    if at_root:
        hint = _comment(SCHEMA_KEY_DEFINITION["description"])
        lines = [*hint, "readonly $schema?: string;", *lines]
    return [*_comment(spec.doc), f"export interface {spec.name} {{", *(f"  {line}" for line in lines), "}"]


def _property(field: FieldSpec) -> list[str]:
    name = field.name if field.required else f"{field.name}?"
    type = f"readonly {_reference(field.type)}[]" if field.many else _reference(field.type)
    return [*_comment(field.doc), f"readonly {name}: {type};"]


def _reference(type: FieldType) -> str:
    if isinstance(type, Enumeration) and type.name is None:  # the kind of a model
        return _string(type.values[0])
    return f"{type.name}"


def _alias(type: TextLeaf | IntegerLeaf | Enumeration | UnionSpec) -> list[str]:
    if isinstance(type, UnionSpec):
        return _union(type.name, [member.name for member in type.members], type.doc)
    if isinstance(type, Enumeration):
        return _union(f"{type.name}", [_string(value) for value in type.values], type.doc)
    if isinstance(type, IntegerLeaf):
        limits = (f"@minimum {type.least}", f"@maximum {type.greatest}")
        return [*_comment(type.doc, *limits), f"export type {type.name} = number;"]
    longest = () if type.max_length is None else (f"@maxLength {type.max_length}",)
    return [*_comment(type.doc, f"@pattern {_ascii(type.anchored)}", *longest), f"export type {type.name} = string;"]


def _union(name: str, members: list[str], doc: str) -> list[str]:
    line = f"export type {name} = {' | '.join(members)};"
    if len(line) > _WIDTH:
        line = "\n  | ".join([f"export type {name} =", *members]) + ";"
    return [*_comment(doc), line]


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _ascii(pattern: str) -> str:
    """A pattern in ASCII, because some of its characters are invisible or change the direction of the text."""
    return "".join(c if c.isascii() else f"\\u{{{ord(c):x}}}" for c in pattern)


def _comment(doc: str, *tags: str) -> list[str]:
    """A documentation comment. A tag is one line of any length. `*/` is escaped."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in doc.split("\n\n")]
    text = [
        line
        for n, paragraph in enumerate(paragraphs)
        for line in ([""] if n else [])
        + textwrap.wrap(paragraph, _WIDTH - 5, break_long_words=False, break_on_hyphens=False)
    ]
    lines = [line.replace("*/", "*\\/") for line in [*text, *tags]]
    if not lines:
        return []
    if len(lines) == 1 and len(lines[0]) <= _WIDTH - 9:
        return [f"/** {lines[0]} */"]
    return ["/**", *(f" * {line}".rstrip() for line in lines), " */"]
