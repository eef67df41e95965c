"""Mistakes of shape: a field too few or too many, a value of another type or form, an unknown kind, an empty list.

They are made from the specification, place by place. What is said of each is what the format documents say, and rests
on nothing that checks documents.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ...codec.document import roots
from ...codec.xml_layout import hyphenated
from ...leaf import IntegerLeaf, TextLeaf
from ...spec import Enumeration, FieldSpec, ModelSpec, Type, Union
from .edit import ABSENT, Edit

# A name that no field, kind or choice has, nor anything like it.
_FOREIGN = "zzz"


def edits_of_shape(tree: Mapping[str, Any]) -> Iterator[Edit]:
    """Every change that makes one mistake of shape in the values of a valid document."""
    yield from _value(Union("Document", roots()), tree, "")
    yield from _others("format-version.other", "/format_version", "1.1", "2.0", "0.9")
    # Pointers escape what separates their steps (RFC 6901, section 3).
    yield Edit("unknown-field.escaped-in-pointers", "/a~1b~0c", "/a~1b~0c", "1")


def _value(type: Type, value: Any, at: str) -> Iterator[Edit]:
    name = hyphenated(str(type.name))
    if isinstance(type, Union | ModelSpec):
        yield from _others(f"wrong-type.{name}", at, "text", 7, None, True, [])
        if isinstance(type, Union):
            yield from _kinds(type, value, at)
        yield from _fields(_member(type, value), value, at)
    elif isinstance(type, IntegerLeaf):
        between = value + 0.5 if value < type.greatest else value - 0.5
        yield from _others(f"wrong-type.{name}", at, "many", str(value), None, True, [value], {}, between)
        yield from _others(f"out-of-range.{name}", at, *type.rejects)
    else:
        yield from _others(f"wrong-type.{name}", at, 1, None, True, [value], {})
        if isinstance(type, TextLeaf):
            yield from _others(f"wrong-form.{name}", at, *type.rejects)
        else:
            yield from _others(f"not-a-choice.{name}", at, *_no_choices(type, value))


def _others(name: str, at: str, *values: Any) -> Iterator[Edit]:
    """The changes of one value into each of some others, numbered from 1."""
    for n, value in enumerate(values, start=1):
        yield Edit(f"{name}-{n}", at, at, value)


def _no_choices(type: Enumeration, value: str) -> Iterator[str]:
    for other in (_FOREIGN, f"{value}-", value.upper(), ""):
        if other not in type.values:
            yield other


def _kinds(union: Union, value: Mapping[str, Any], at: str) -> Iterator[Edit]:
    name = hyphenated(union.name)
    yield Edit(f"unknown-kind.{name}", at, at, {"kind": _FOREIGN})
    yield Edit(f"missing-kind.{name}", at, f"{at}/kind", ABSENT)
    if len(value) > 1:
        yield Edit(f"missing-kind.{name}-nothing", at, at, {})
    yield Edit(f"wrong-type.{name}-kind", f"{at}/kind", f"{at}/kind", 7)


def _member(type: Union | ModelSpec, value: Mapping[str, Any]) -> ModelSpec:
    if isinstance(type, ModelSpec):
        return type
    return next(member for member in type.members if member.kind == value["kind"])


def _fields(spec: ModelSpec, value: Mapping[str, Any], at: str) -> Iterator[Edit]:
    name = hyphenated(spec.name)
    yield Edit(f"unknown-field.{name}", f"{at}/{_FOREIGN}", f"{at}/{_FOREIGN}", "1")
    for field in spec.fields:
        below = f"{at}/{field.name}"
        if field.type.name is None:
            continue  # the kind
        if field.name in value:
            yield from _field(field, f"{name}-{hyphenated(field.name)}", value[field.name], below)
        else:
            # In a document a field is left out: null is no way to say so.
            yield Edit(f"wrong-type.{name}-{hyphenated(field.name)}-null", below, below, None)


def _field(field: FieldSpec, name: str, value: Any, at: str) -> Iterator[Edit]:
    if field.required:
        yield Edit(f"missing-field.{name}", at, at, ABSENT)
    if not field.many:
        yield from _value(field.type, value, at)
        return
    yield Edit(f"empty-list.{name}", at, at, [])
    yield Edit(f"wrong-type.{name}-alone", at, at, value[0])
    for n, item in enumerate(value):
        yield from _value(field.type, item, f"{at}/{n}")
