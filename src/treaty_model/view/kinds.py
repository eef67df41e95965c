"""The kinds of things that a report holds, for whoever writes one by hand: meaning, fields, place, and an example.

All of it is read from the specification, so a new kind is shown as soon as there is a model of it.
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
    """Kinds of one sort."""

    title: str
    members: tuple[ModelSpec, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All kinds, in the order in which one writes a report."""
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
    """The name of every kind, once, though there can be several kinds of one name."""
    return list(dict.fromkeys(str(spec.kind) for group in groups() for spec in group.members))


def all_kinds_lines() -> Iterator[str]:
    """Every kind with its meaning and its fields, in groups."""
    for group in groups():
        everywhere = [name for name in _fields(group.members[0]) if all(name in _fields(m) for m in group.members)]
        at = max(columns(str(spec.kind)) for spec in group.members) + 4
        yield f"{group.title}{': each has ' if everywhere else ''}{', '.join(everywhere)}"
        for spec in group.members:
            yield from beside(str(spec.kind), spec.doc.partition("\n\n")[0], at=at)
            if own := [name for name in _fields(spec) if name not in everywhere]:
                yield from beside("", f"fields: {', '.join(own)}", at=at)
        yield ""
    yield from paragraph(
        "A field with ? may be left out. `treaty-model kinds KIND` tells all of a kind: its fields "
        "with their values, where it can stand, and an example."
    )


def kind_lines(name: str) -> Iterator[str]:
    """All that there is to say of each kind of that name."""
    found = dict.fromkeys(spec for group in groups() for spec in group.members if spec.kind == name)
    for n, spec in enumerate(found):
        if n:
            yield ""
        yield from _page(spec)


def example(spec: ModelSpec) -> dict[str, Any]:
    """A valid value of a model as JSON has it, with every field that it can have; of alternatives with the first."""
    left_out = spec.cls.alternatives[1:]
    return {field.name: _example(field, spec) for field in spec.fields if field.name not in left_out}


def _clauses(containers: Iterable[ModelSpec]) -> tuple[ModelSpec, ...]:
    return tuple(dict.fromkeys(clause for spec in containers for clause in spec.union("clauses").members))


def _fields(spec: ModelSpec) -> list[str]:
    return [_name(field) for field in spec.fields if field.name != "kind"]


def _name(field: FieldSpec) -> str:
    return field.name if field.required else f"{field.name}?"


def _page(spec: ModelSpec) -> Iterator[str]:
    yield from paragraph(f"{spec.kind} ({', '.join(group.title for group in groups() if spec in group.members)})")
    yield from paragraph(spec.doc, indent=2)
    yield from ("", "fields")
    at = max(columns(_name(field)) for field in spec.fields) + 4
    for field in spec.fields:
        yield from beside(_name(field), _told(field), at=at)
    yield from ("", "stands in")
    holders = _holders(spec)
    for holder, what in holders.items():
        yield from beside(holder, what, at=max(map(columns, holders)) + 4)
    yield from ("", "example")
    yield from _laid_out(example(spec), 2)


def _told(field: FieldSpec) -> str:
    """Of which type a field is, which values it takes, and what it means."""
    type, doc = field.type, field.doc
    if isinstance(type, Enumeration):
        what = f"{type.name}: {', '.join(type.values)}" if type.name else f"always {type.values[0]}"
        doc = doc or type.doc
    elif isinstance(type, IntegerLeaf):
        what, doc = f"{type.name}, a number from {type.least} to {type.greatest}", doc or type.doc
    elif isinstance(type, TextLeaf):
        what, doc = type.name, f"{doc} {type.doc}".strip()
    else:
        what = ", ".join(str(member.kind) for member in field.members)
    if field.many:
        what = f"list of at least one {what}" if isinstance(type, TextLeaf) else f"list of at least one of {what}"
    return " ".join(
        f"{part.removesuffix('.')}." for part in (what, doc, "" if field.required else "May be left out") if part
    )


def _holders(spec: ModelSpec) -> dict[str, str]:
    """Where a kind can stand: in which provisions and events, or in which fields of what has no kind."""
    found: dict[str, list[str]] = {}
    models = [model for model in types_of(spec_of(Report)).values() if isinstance(model, ModelSpec)]
    for holder, field in [(model, field) for model in models for field in model.fields if spec in field.members]:
        title = next((group.title for group in groups() if holder in group.members), None)
        place = (title, str(holder.kind)) if title else (holder.name.lower(), f"in {field.name}")
        found.setdefault(place[0], []).append(place[1])
    sizes = {group.title: len(group.members) for group in groups()}
    return {
        title: "all kinds" if len(names) == sizes.get(title) else ", ".join(names) for title, names in found.items()
    }


def _example(field: FieldSpec, holder: ModelSpec) -> Any:
    if field.example is not None:
        value: Any = field.example
    elif isinstance(field.type, Enumeration):
        value = field.type.values[0]
    elif field.name == "id":  # of an event, which is often called by its kind
        value = holder.kind
    elif isinstance(field.type, TextLeaf | IntegerLeaf):
        value = field.type.accepts[0]
    elif field.many:  # the first clause of an event is the one that it must have; another one shows a value
        first, *others = field.members
        return [example(member) for member in (first, *[m for m in others if len(m.fields) > 2][:1])]
    else:
        return example(field.members[0])
    return [value] if field.many else value


def _laid_out(value: Any, indent: int, before: str = "", after: str = "") -> Iterator[str]:
    """JSON in lines that fit: what one line can hold stands on one."""
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
        yield from _laid_out(item, indent + 2, name, "," if n < len(items) else "")
    yield f"{space}{closing}{after}"
