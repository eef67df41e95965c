"""Why a tree of JSON values is no document: every mistake of shape, by the specification, one after the other.

The models judge: they are asked first, stop at the first mistake in a list, and this looks only at what they refuse.
So it decides nothing, its cost is paid for documents with mistakes only, and whoever has seen enough of them can stop.
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
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, spec_of
from ..spelling import like
from .issues import Problem, listed, one_of, shown
from .versions import of_another_version


def structure_problems(tree: Any) -> Iterator[Problem]:
    """All mistakes of shape in a tree of JSON values, those of a model before those of what it holds.

    Of a document of another version of the format there is that one alone.
    """
    if (problem := of_another_version(tree)) is not None:
        yield problem
        return
    yield from _value(UnionSpec("document", roots()), tree, "", "a document")


def tree_of(value: Any) -> Any:
    """The tree of JSON values that a model would be written as, whatever it holds."""
    if isinstance(value, Model):
        required = {field.name for field in spec_of(type(value)).fields if field.required}
        held = {name: held for name, held in vars(value).items() if held is not None}
        return {name: tree_of(value) for name, value in held.items() if value != () or name in required}
    return [tree_of(item) for item in value] if isinstance(value, list | tuple) else value


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The hint that names what is nearest to a name, or else that other hint."""
    if name.startswith("{"):
        return f"elements and attributes are those of {NAMESPACE}"
    close = like(name, known)
    return f"did you mean {close[0]}?" if close else otherwise


def _value(type: FieldType, value: Any, at: str, field: str) -> Iterator[Problem]:
    if isinstance(type, UnionSpec):
        yield from _member(type, value, at)
    elif isinstance(type, ModelSpec):
        yield from _model(type, value, at)
    elif isinstance(type, IntegerLeaf):
        yield from _integer(type, value, at)
    elif not isinstance(value, str):
        yield _of_another_type(at, value, "a text")
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
            instead += "; several documents stand one a line, in a file that ends with .ndjson"
        yield _of_another_type(at, value, "an object", instead)
        return
    if "kind" not in value:
        yield Problem(at, "missing-kind", {"kinds": f"say which: {one_of(kinds)}"})
    elif not isinstance(value["kind"], str):
        yield _of_another_type(f"{at}/kind", value["kind"], "a text")
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
                    yield _of_another_type("/$schema", value[name], "a text")
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
        yield Problem(at, "empty-list", {"instead": "put something into it" if field.required else "leave it out"})
    else:
        for n, item in enumerate(value):
            yield from _value(field.type, item, f"{at}/{n}", field.name)


def _of_a_field(field: FieldSpec, value: Any, problem: Problem) -> Problem:
    """A problem of what a field has; in the place of null something must stand where the field is required."""
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
        instead = "leave the field out where there is nothing to say"
    elif instead:
        pass
    elif expected == "a whole number":
        instead = "write it in digits alone: no quotation marks, sign, blank, leading zero or decimals"
    elif expected == "a text" and not isinstance(value, list | dict):
        instead = "write it in quotation marks"
    elif expected == "a list":
        instead = "put it into square brackets"
    else:
        instead = f"write {expected}"
    return Problem(at, "wrong-type", {"found": shown(value), "expected": expected, "instead": instead})


def _described(field: FieldSpec) -> str:
    doc = field.doc or field.type.doc or str(field.type.name)
    if isinstance(field.type, Enumeration) and len(field.type.values) == 1:
        doc = f'{doc} This release writes "{field.type.values[0]}".'
    return f"a list of at least one. {doc}" if field.many else doc


@cache
def _matches(leaf: TextLeaf) -> Any:
    return re.compile(leaf.body).fullmatch
