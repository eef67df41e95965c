"""Makes the columns of tables from model fields; names, types and meanings come from the specification.

A field with a model becomes one column for each field of that model (`document_sha256`). If the field can have several
kinds, their fields with the same name share a column (`publisher_value`). A list becomes a table of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...leaf import IntegerLeaf, TextLeaf
from ...spec import Enumeration, FieldSpec, ModelSpec

Leaf = TextLeaf | IntegerLeaf | Enumeration
Value = str | int | None

# The types of identifiers that are the key of a table.
_TABLES = {"PartyId": "parties", "PassageId": "passages", "EventId": "events"}


@dataclass(frozen=True)
class Column:
    """A column of a table, and the function that gives its value for the record of a row.

    It has several types if it shows fields of several kinds. `shows` names these fields, such as `Source.language`.
    `refers` is the table whose key it contains.
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
        """Whether all values are whole numbers; otherwise all are text."""
        return all(isinstance(type, IntegerLeaf) for type in self.types)

    def cell(self, record: Any) -> Value:
        """The value in the row of a record; None if it is absent or an empty text.

        A number in a column of texts becomes a text.
        """
        value = self.value(record)
        if value in (None, ""):
            return None
        return value if self.whole_numbers else str(value)

    def of(self, part: Callable[[Any], Any], **changes: Any) -> "Column":
        """The same column for records that contain the model, or None, as a part."""
        column = replace(self, **changes)
        return replace(column, value=lambda record: None if (model := part(record)) is None else column.value(model))


def columns(*specs: ModelSpec) -> tuple[Column, ...]:
    """The columns of a model, or of models that share a table, in the order of their fields.

    Raises ValueError if two columns would have the same name.
    """
    fields_by_name: dict[str, list[tuple[ModelSpec, FieldSpec]]] = {}
    for spec in specs:
        for field in spec.fields:
            if not field.many:
                fields_by_name.setdefault(field.name, []).append((spec, field))
    all_columns = tuple(column for fields in fields_by_name.values() for column in _columns(fields, len(specs)))
    if len({column.name for column in all_columns}) < len(all_columns):
        raise ValueError(f"two columns have the same name: {', '.join(column.name for column in all_columns)}")
    return all_columns


def _columns(fields: list[tuple[ModelSpec, FieldSpec]], models: int) -> Iterator[Column]:
    """The columns of the fields with one name."""
    name = fields[0][1].name
    required = len(fields) == models and all(field.required for _, field in fields)

    def part(model: Any) -> Any:
        return getattr(model, name, None)

    if members := tuple(dict.fromkeys(member for _, field in fields for member in field.members)):
        field_docs = dict.fromkeys(field.doc for _, field in fields)
        for inner in columns(*members):
            doc = " ".join(text for text in (*field_docs, inner.doc) if text)
            yield inner.of(part, name=f"{name}_{inner.name}", doc=doc, required=required and inner.required)
    else:
        types = tuple(dict.fromkeys(field.type for _, field in fields if isinstance(field.type, Leaf)))
        refers = _TABLES.get(types[0].name or "") if len(types) == 1 else None
        shows = tuple(f"{spec.name}.{name}" for spec, _ in fields)
        yield Column(name, _meaning(fields, models), types, required, part, shows, refers)


def _meaning(fields: list[tuple[ModelSpec, FieldSpec]], models: int) -> str:
    """The meaning of the fields with one name; by kind, if not all kinds have it or the meanings differ."""
    kinds: dict[str, list[str]] = {}
    for spec, field in fields:
        kinds.setdefault(_field_meaning(spec, field), []).append(spec.kind or spec.name)
    if len(kinds) == 1 and len(fields) == models:
        return next(iter(kinds))
    return " ".join(f"Of {', '.join(dict.fromkeys(names))}: {meaning}" for meaning, names in kinds.items())


def _field_meaning(spec: ModelSpec, field: FieldSpec) -> str:
    """The meaning of one field; for a kind the meaning of its model, for an identifier or a text also its form."""
    if isinstance(field.type, Enumeration) and field.type.name is None:
        return spec.doc.partition("\n\n")[0]
    type_doc = field.type.doc if isinstance(field.type, TextLeaf) or not field.doc else ""
    return f"{field.doc} {type_doc}".strip()


def named(name: str, columns: Iterable[Column]) -> Column:
    """The column with a name."""
    return {column.name: column for column in columns}[name]
