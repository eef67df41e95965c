"""Describes the kinds of parts in a report, for authors: meaning, fields, possible places, and an example.

Everything is read from the specification, so a new kind is shown as soon as its model exists.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from ..leaf import IntegerLeaf, TextLeaf
from ..model.provisions import Article
from ..model.report import Report
from ..model.source import Passage, Source
from ..spec import Enumeration, FieldSpec, ModelSpec, spec_of, types_of
from .text_layout import WIDTH, beside, columns, paragraph


class Group(NamedTuple):
    """Kinds that belong together, under a title."""

    title: str
    members: tuple[ModelSpec, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All kinds, in the order of writing a report."""
    provisions = spec_of(Article).union("provisions").members
    events = spec_of(Report).union("events").members
    return (
        Group("provisions", provisions),
        Group("events", events),
        Group("clauses of provisions", _clauses(provisions)),
        Group("clauses of events", _clauses(events)),
        Group("facts about the treaty", spec_of(Report).union("facts").members),
        Group("speakers of passages", spec_of(Passage).union("speaker").members),
        Group("names in a source", spec_of(Source).union("publisher").members),
        Group("dates in a source", spec_of(Source).union("published").members),
    )


def kind_names() -> list[str]:
    """The names of all kinds, each once; several kinds can have the same name."""
    return list(dict.fromkeys(str(spec.kind) for group in groups() for spec in group.members))


def all_kinds_lines() -> Iterator[str]:
    """Every kind with its meaning and its fields, in groups."""
    for group in groups():
        common = [name for name in _fields(group.members[0]) if all(name in _fields(m) for m in group.members)]
        at = max(columns(str(spec.kind)) for spec in group.members) + 4
        yield f"{group.title}{': each has ' if common else ''}{', '.join(common)}"
        for spec in group.members:
            yield from beside(str(spec.kind), spec.doc.partition("\n\n")[0], right_column=at)
            if others := [name for name in _fields(spec) if name not in common]:
                yield from beside("", f"fields: {', '.join(others)}", right_column=at)
        yield ""
    yield from paragraph(
        "A field with ? may be left out. `treaty-model kinds KIND` shows everything about a kind: "
        "its fields and their values, where it can stand, and an example."
    )


def kind_lines(name: str) -> Iterator[str]:
    """The full description of each kind with that name."""
    specs = dict.fromkeys(spec for group in groups() for spec in group.members if spec.kind == name)
    for n, spec in enumerate(specs):
        if n:
            yield ""
        yield from _full_description(spec)


def example(spec: ModelSpec) -> dict[str, Any]:
    """A valid value of a model in JSON form, with all possible fields; of alternative fields only the first."""
    left_out = spec.cls.alternatives[1:]
    return {field.name: _example(field, spec) for field in spec.fields if field.name not in left_out}


def _clauses(containers: Iterable[ModelSpec]) -> tuple[ModelSpec, ...]:
    return tuple(dict.fromkeys(clause for spec in containers for clause in spec.union("clauses").members))


def _fields(spec: ModelSpec) -> list[str]:
    return [_name(field) for field in spec.fields if field.name != "kind"]


def _name(field: FieldSpec) -> str:
    return field.name if field.required else f"{field.name}?"


def _full_description(spec: ModelSpec) -> Iterator[str]:
    yield from paragraph(f"{spec.kind} ({', '.join(group.title for group in groups() if spec in group.members)})")
    yield from paragraph(spec.doc, indent=2)
    yield from ("", "fields")
    at = max(columns(_name(field)) for field in spec.fields) + 4
    for field in spec.fields:
        yield from beside(_name(field), _field_description(field), right_column=at)
    yield from ("", "stands in")
    holders = _holders(spec)
    for holder, places in holders.items():
        yield from beside(holder, places, right_column=max(map(columns, holders)) + 4)
    yield from ("", "example")
    yield from _json_lines(example(spec), 2)


def _field_description(field: FieldSpec) -> str:
    """The type, the allowed values and the meaning of a field."""
    type, doc = field.type, field.doc
    if isinstance(type, Enumeration):
        type_text = f"{type.name}: {', '.join(type.values)}" if type.name else f"always {type.values[0]}"
        doc = doc or type.doc
    elif isinstance(type, IntegerLeaf):
        type_text, doc = f"{type.name}, a number from {type.least} to {type.greatest}", doc or type.doc
    elif isinstance(type, TextLeaf):
        type_text, doc = type.name, f"{doc} {type.doc}".strip()
    else:
        type_text = ", ".join(str(member.kind) for member in field.members)
    if field.many:
        of = "" if isinstance(type, TextLeaf) else "of "
        type_text = f"list of at least one {of}{type_text}"
    return " ".join(
        f"{part.removesuffix('.')}." for part in (type_text, doc, "" if field.required else "May be left out") if part
    )


def _holders(spec: ModelSpec) -> dict[str, str]:
    """Where a kind can stand: provisions and events by group, and fields of models without a kind."""
    places: dict[str, list[str]] = {}
    models = [model for model in types_of(spec_of(Report)).values() if isinstance(model, ModelSpec)]
    for holder, field in [(model, field) for model in models for field in model.fields if spec in field.members]:
        title = next((group.title for group in groups() if holder in group.members), None)
        group, place = (title, str(holder.kind)) if title else (holder.name.lower(), f"in {field.name}")
        places.setdefault(group, []).append(place)
    sizes = {group.title: len(group.members) for group in groups()}
    return {
        title: "all kinds" if len(names) == sizes.get(title) else ", ".join(names) for title, names in places.items()
    }


def _example(field: FieldSpec, holder: ModelSpec) -> Any:
    if field.example is not None:
        value: Any = field.example
    elif isinstance(field.type, Enumeration):
        value = field.type.values[0]
    elif field.name == "id":  # of an event, whose identifier is often its kind
        value = holder.kind
    elif isinstance(field.type, TextLeaf | IntegerLeaf):
        value = field.type.accepts[0]
    elif field.many:  # the required clause of an event, and a further clause that has a value
        first, *others = field.members
        return [example(member) for member in (first, *[m for m in others if len(m.fields) > 2][:1])]
    else:
        return example(field.members[0])
    return [value] if field.many else value


def _json_lines(value: Any, indent: int, before: str = "", after: str = "") -> Iterator[str]:
    """JSON in lines that fit; a value that fits into one line is written on one line."""
    space = " " * indent
    line = f"{space}{before}{json.dumps(value, ensure_ascii=False)}{after}"
    if columns(line) <= WIDTH or not isinstance(value, dict | list):
        yield line
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    items = (
        [(f'"{name}": ', item) for name, item in value.items()] if isinstance(value, dict) else [("", v) for v in value]
    )
    yield f"{space}{before}{opening}"
    for n, (name, item) in enumerate(items, start=1):
        yield from _json_lines(item, indent + 2, name, "," if n < len(items) else "")
    yield f"{space}{closing}{after}"
