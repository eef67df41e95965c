"""Columns made from model fields: names, types and meanings come from the specification, and are written nowhere else.

A field that holds a model becomes one column for each field of that model (`document_sha256`); where it holds one of
several kinds, fields of one name share a column (`publisher_value`). A list becomes no column but a table of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...leaf import IntegerLeaf, TextLeaf
from ...spec import Enumeration, FieldSpec, ModelSpec

Leaf = TextLeaf | IntegerLeaf | Enumeration
Value = str | int | None

# The table whose key an identifier of a type is.
_TABLES = {"PartyId": "parties", "PassageId": "passages", "EventId": "events"}


@dataclass(frozen=True)
class Column:
    """A column of a table, and how its value comes from the record behind a row.

    It has several types where it shows fields of several kinds. `shows` names these fields, as in `Source.language`.
    `refers` is the table whose key it holds.
    """

    name: str
    doc: str
    types: tuple[Leaf, ...]
    required: bool
    value: Callable[[Any], Value]
    shows: tuple[str, ...] = ()
    refers: str | None = None

    @property
    def whole_numbers(self) -> bool:
        """Whether all values are numbers; else all are text."""
        return all(isinstance(type, IntegerLeaf) for type in self.types)

    def cell(self, record: Any) -> Value:
        """What stands in the row of a record: None for what is absent, and for a text that tells nothing.

        A number in a column of texts is a text.
        """
        value = self.value(record)
        if value in (None, ""):
            return None
        return value if self.whole_numbers else str(value)

    def of(self, part: Callable[[Any], Any], **changes: Any) -> "Column":
        """The same column in the row of a record that has the model as a part, or None in its place."""
        column = replace(self, **changes)
        return replace(column, value=lambda record: None if (model := part(record)) is None else column.value(model))


def columns(*specs: ModelSpec) -> tuple[Column, ...]:
    """The columns of a model, or of models that share a table, in the order of their fields.

    ValueError where two would have one name.
    """
    found: dict[str, list[tuple[ModelSpec, FieldSpec]]] = {}
    for spec in specs:
        for field in spec.fields:
            if not field.many:
                found.setdefault(field.name, []).append((spec, field))
    made = tuple(column for fields in found.values() for column in _columns(fields, len(specs)))
    if len({column.name for column in made}) < len(made):
        raise ValueError(f"two columns of one name: {', '.join(column.name for column in made)}")
    return made


def _columns(fields: list[tuple[ModelSpec, FieldSpec]], models: int) -> Iterator[Column]:
    """The columns of fields of one name."""
    name = fields[0][1].name
    required = len(fields) == models and all(field.required for _, field in fields)

    def part(model: Any) -> Any:
        return getattr(model, name, None)

    if members := tuple(dict.fromkeys(member for _, field in fields for member in field.members)):
        outer = dict.fromkeys(field.doc for _, field in fields)
        for inner in columns(*members):
            doc = " ".join(text for text in (*outer, inner.doc) if text)
            yield inner.of(part, name=f"{name}_{inner.name}", doc=doc, required=required and inner.required)
    else:
        types = tuple(dict.fromkeys(field.type for _, field in fields if isinstance(field.type, Leaf)))
        refers = _TABLES.get(types[0].name or "") if len(types) == 1 else None
        shows = tuple(f"{spec.name}.{name}" for spec, _ in fields)
        yield Column(name, _meaning(fields, models), types, required, part, shows, refers)


def _meaning(fields: list[tuple[ModelSpec, FieldSpec]], models: int) -> str:
    """What fields of one name mean; by the kinds that have them, where not all have, or not with one meaning."""
    kinds: dict[str, list[str]] = {}
    for spec, field in fields:
        kinds.setdefault(_told(spec, field), []).append(spec.kind or spec.name)
    if len(kinds) == 1 and len(fields) == models:
        return next(iter(kinds))
    return " ".join(f"Of {', '.join(dict.fromkeys(names))}: {meaning}" for meaning, names in kinds.items())


def _told(spec: ModelSpec, field: FieldSpec) -> str:
    """What one field means: a kind what its model does, an identifier or text also of which form it is."""
    if isinstance(field.type, Enumeration) and field.type.name is None:
        return spec.doc.partition("\n\n")[0]
    own = field.type.doc if isinstance(field.type, TextLeaf) or not field.doc else ""
    return f"{field.doc} {own}".strip()


def named(name: str, found: Iterable[Column]) -> Column:
    """The column of that name."""
    return {column.name: column for column in found}[name]
