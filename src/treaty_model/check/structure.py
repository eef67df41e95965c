"""Explains why the models reject a tree of JSON values: all problems of its structure, found by the specification.

The models decide: they are asked first, and only what they reject comes here. Problems are found one after the other,
so that a caller can stop after some of them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any

from ..codec.document import roots
from ..codec.pointer import json_pointer
from ..codec.xml_layout import NAMESPACE
from ..leaf import IntegerLeaf, TextLeaf
from ..model.base import Model
from ..printable import listed, one_of, shown
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, spec_of
from ..spelling import close_matches
from .issues import Problem
from .versions import of_another_version


def structure_problems(tree: Any) -> Iterator[Problem]:
    """All problems of the structure of a tree of JSON values, outer before inner ones.

    For a document of another version of the format there is that one problem only.
    """
    if (problem := of_another_version(tree)) is not None:
        yield problem
        return
    yield from _value(UnionSpec("document", roots()), tree, "", "a document")


def tree_of(value: Any) -> Any:
    """The tree of JSON values of a model, valid or not."""
    if isinstance(value, Model):
        required = {field.name for field in spec_of(type(value)).fields if field.required}
        held = {name: held for name, held in vars(value).items() if held is not None}
        return {name: tree_of(value) for name, value in held.items() if value != () or name in required}
    return [tree_of(item) for item in value] if isinstance(value, list | tuple) else value


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the known name that is most similar to a name, or else another hint."""
    if name.startswith("{"):
        return f"elements and attributes are those of {NAMESPACE}"
    close = close_matches(name, known)
    return f"did you mean {close[0]}?" if close else otherwise


def _value(type: FieldType, value: Any, at: str, field: str) -> Iterator[Problem]:
    if isinstance(type, UnionSpec):
        yield from _member(type, value, at)
    elif isinstance(type, ModelSpec):
        yield from _model(type, value, at)
    elif isinstance(type, IntegerLeaf):
        yield from _integer(type, value, at)
    elif not isinstance(value, str):
        yield _of_another_type(at, value, "a string")
    elif isinstance(type, TextLeaf):
        too_long = type.max_length is not None and len(value) > type.max_length
        if too_long or not _matches(type)(value):
            doc = f"{type.doc} It has at most {type.max_length} characters." if too_long else type.doc
            if type.respelled and _matches(type)(nearly := type.respelled(value)):
                doc = f"{nearly}. {doc}"
            yield Problem(at, "wrong-form", {"found": shown(value), "type": type.name, "doc": doc})
    elif value not in type.values:
        hint = partial(nearest, value, type.values, f"write {one_of(type.values)}")
        yield Problem(at, "not-a-choice", {"found": shown(value), "field": field, "nearest": hint})


def _member(union: UnionSpec, value: Any, at: str) -> Iterator[Problem]:
    members = {member.kind: member for member in union.members}
    kinds = [member.kind for member in union.members if member.kind]
    if not isinstance(value, dict):
        instead = f"write an object whose kind is {one_of(kinds)}"
        if isinstance(value, list) and not at:
            instead += "; for several documents write each on a line of its own, in a file that ends with .ndjson"
        yield _of_another_type(at, value, "an object", instead)
        return
    if "kind" not in value:
        yield Problem(at, "missing-kind", {"kinds": f"add one: {one_of(kinds)}"})
    elif not isinstance(value["kind"], str):
        yield _of_another_type(f"{at}/kind", value["kind"], "a string")
    elif (kind := value["kind"]) not in members:
        hint = partial(nearest, kind, kinds, f"write {one_of(kinds)}")
        yield Problem(at, "unknown-kind", {"kind": shown(kind), "nearest": hint})
    else:
        yield from _model(members[kind], value, at)


def _model(spec: ModelSpec, value: Any, at: str) -> Iterator[Problem]:
    fields = {field.name: field for field in spec.fields}
    if not isinstance(value, dict):
        yield _of_another_type(at, value, "an object", f"write an object with the fields {listed(fields)}")
        return
    for name in value:
        if name not in fields:
            if name == "$schema" and not at and spec in roots():
                if not isinstance(value[name], str):
                    yield _of_another_type("/$schema", value[name], "a string")
            else:
                yield unknown_field(at, name, fields)
    for field in spec.fields:
        below = f"{at}/{field.name}"
        if field.name in value:
            if not (isinstance(field.type, Enumeration) and field.type.name is None):  # the kind is known already
                yield from _field(field, value[field.name], below)
        elif field.required:
            yield Problem(below, "missing-field", {"name": field.name, "doc": _described(field)})


def unknown_field(at: str, name: str, known: Iterable[str]) -> Problem:
    """The problem of a field that a model does not have."""
    hint = partial(nearest, name, known, f"remove it; the fields here are {', '.join(known)}" if known else "remove it")
    return Problem(at + json_pointer([name]), "unknown-field", {"name": shown(name), "nearest": hint})


def _field(field: FieldSpec, value: Any, at: str) -> Iterator[Problem]:
    if not field.many:
        yield from map(partial(_of_a_field, field, value), _value(field.type, value, at, field.name))
    elif not isinstance(value, list):
        yield _of_a_field(field, value, _of_another_type(at, value, "a list"))
    elif not value:
        yield Problem(at, "empty-list", {"instead": "add at least one item" if field.required else "remove the field"})
    else:
        for n, item in enumerate(value):
            yield from _value(field.type, item, f"{at}/{n}", field.name)


def _of_a_field(field: FieldSpec, value: Any, problem: Problem) -> Problem:
    """The problem of a value, with another hint for null in a required field."""
    if value is not None or not field.required:
        return problem
    instead = f"the field is required: write {problem.values['expected']}"
    return problem._replace(values={**problem.values, "instead": instead})


def _integer(leaf: IntegerLeaf, value: Any, at: str) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _of_another_type(at, value, "a whole number")
    elif not leaf.least <= value <= leaf.greatest:
        bounds = {"least": str(leaf.least), "greatest": f"{leaf.greatest}"}
        yield Problem(at, "out-of-range", {"found": shown(value), "doc": leaf.doc, **bounds})
    elif value != int(value):
        yield _of_another_type(at, value, "a whole number")


def _of_another_type(at: str, value: Any, expected: str, instead: str = "") -> Problem:
    if value is None:
        instead = "remove the field if it has no value"
    elif instead:
        pass
    elif expected == "a whole number":
        instead = "write digits only: no quotation marks, sign, blank, leading zero or decimals"
    elif expected == "a string" and not isinstance(value, list | dict):
        instead = "write it in quotation marks"
    elif expected == "a list":
        instead = "put it in square brackets"
    else:
        instead = f"write {expected}"
    return Problem(at, "wrong-type", {"found": shown(value), "expected": expected, "instead": instead})


def _described(field: FieldSpec) -> str:
    doc = field.doc or field.type.doc or str(field.type.name)
    if isinstance(field.type, Enumeration) and len(field.type.values) == 1:
        doc = f'{doc} In this release it is "{field.type.values[0]}".'
    return f"a list with at least one item. {doc}" if field.many else doc


@cache
def _matches(leaf: TextLeaf) -> Any:
    return re.compile(leaf.body).fullmatch
