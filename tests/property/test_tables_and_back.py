"""Tables hold all of a treaty: it can be made of them again, and of nothing else than their rows."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME
from treaty_model.leaf import IntegerLeaf
from treaty_model.model import Treaty
from treaty_model.model.clause import Clause
from treaty_model.spec import ModelSpec, UnionSpec, spec_of, types_of
from treaty_model.testing import treaties
from treaty_model.view.tables import Table, table_files, tables

Row = dict[str, str | int | None]


def as_rows(table: Table) -> list[Row]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def one(spec: ModelSpec, row: Row, prefix: str = "") -> dict[str, Any]:
    """A model's part of a row, as JSON has it, without its lists."""
    found: dict[str, Any] = {}
    for field in spec.fields:
        name = f"{prefix}{field.name}"
        if isinstance(field.type, UnionSpec) and not field.many:
            if (kind := row[f"{name}_kind"]) is not None:
                found[field.name] = one(by_kind(field.members)[str(kind)], row, f"{name}_")
        elif isinstance(field.type, ModelSpec) and not field.many:
            if (inner := one(field.type, row, f"{name}_")) or field.required:
                found[field.name] = inner
        elif not field.many and (value := row[name]) is not None:
            found[field.name] = int(value) if isinstance(field.type, IntegerLeaf) else value
    return found


def by_kind(members: tuple[ModelSpec, ...]) -> dict[str, ModelSpec]:
    return {str(member.kind): member for member in members}


def rebuilt(found: dict[str, Table]) -> Treaty:
    """The treaty that tables hold."""
    rows = {name: as_rows(table) for name, table in found.items()}
    of_treaty, types = spec_of(Treaty), types_of(spec_of(Treaty))
    specs = {name: type for name, type in types.items() if isinstance(type, ModelSpec)}
    clauses = by_kind(tuple(spec for spec in specs.values() if issubclass(spec.cls, Clause)))

    def told(**place: object) -> list[dict[str, Any]]:
        return [
            {
                **one(clauses[str(row["kind"])], row),
                "reported_by": [claim["passage"] for claim in rows["claims"] if claim["clause_key"] == row["key"]],
            }
            for row in rows["clauses"]
            if {name: row[name] for name in ("in_provision", "in_event")} == place
        ]

    def provisions(article: object) -> list[dict[str, Any]]:
        kinds = by_kind(of_treaty.union("unplaced").members)
        return [
            one(kinds[str(row["kind"])], row) | {"clauses": told(in_provision=row["key"], in_event=None)}
            for row in rows["provisions"]
            if row["article"] == article
        ]

    def passage(row: Row) -> dict[str, Any]:
        numbers = [named["article"] for named in rows["passage_articles"] if named["passage"] == row["id"]]
        return one(specs["Passage"], row) | {"names_articles": numbers}

    def source(row: Row) -> dict[str, Any]:
        return one(specs["Source"], row) | {
            "passages": [passage(inner) for inner in rows["passages"] if inner["source"] == row["id"]]
        }

    def names(party: object) -> list[dict[str, Any]]:
        return [one(specs["PartyName"], row) for row in rows["party_names"] if row["party"] == party]

    kinds = by_kind(of_treaty.union("events").members)
    events = [
        one(kinds[str(row["kind"])], row) | {"clauses": told(in_provision=None, in_event=row["id"])}
        for row in rows["events"]
    ]
    tree = one(of_treaty, rows["treaty"][0]) | {
        "parties": [one(specs["Party"], row) | {"names": names(row["id"])} for row in rows["parties"]],
        "articles": [
            one(specs["Article"], row) | {"provisions": provisions(row["number"])} for row in rows["articles"]
        ],
        "unplaced": provisions(None),
        "placements": [one(specs["ExternalPlacement"], row) for row in rows["placements"]],
        "events": events,
        "possibly_same": [one(specs["PossiblySame"], row) for row in rows["possibly_same"]],
        "facts": told(in_provision=None, in_event=None),
        "sources": [source(row) for row in rows["sources"]],
    }
    document = tm.loads(json.dumps(without_empty(tree)).encode())
    assert isinstance(document, Treaty)
    return document


def without_empty(value: Any) -> Any:
    """A tree without lists that hold nothing, which a document leaves out."""
    if isinstance(value, dict):
        return {name: without_empty(inner) for name, inner in value.items() if inner != []}
    return [without_empty(inner) for inner in value] if isinstance(value, list) else value


def read_back(treaty: Treaty) -> dict[str, Table]:
    """What a reader makes of the files, with nothing but what the package says of them."""
    files = table_files(treaty)
    package = json.loads(files["datapackage.json"])
    assert {*files} == {"datapackage.json", *(resource["path"] for resource in package["resources"])}
    found = {}
    for resource in package["resources"]:
        text = files[resource["path"]].decode(resource["encoding"])
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        fields = resource["schema"]["fields"]
        assert head == [field["name"] for field in fields]
        found[resource["name"]] = Table(
            tuple(head), [tuple(cell(*told) for told in zip(fields, row, strict=True)) for row in rows]
        )
    return found


def cell(field: dict[str, Any], text: str) -> str | int | None:
    """The value of a cell, which must be as its field says."""
    constraints = field["constraints"]
    assert not constraints.keys() - {"required", "unique", "minimum", "maximum", "pattern", "maxLength", "enum"}
    if text == "":
        assert not constraints.get("required"), field
        return None
    value: str | int = int(text) if field["type"] == "integer" else text
    if isinstance(value, int):
        assert constraints["minimum"] <= value <= constraints["maximum"], (field, text)
    elif "enum" in constraints:
        assert value in constraints["enum"], (field, text)
    else:
        assert re.fullmatch(constraints["pattern"], value), (field, text)
        assert len(value) <= constraints.get("maxLength", len(value)), (field, text)
    return value


def check_keys(treaty: Treaty) -> None:
    """Every key is there, and there once; every reference leads to one."""
    found = {name: as_rows(table) for name, table in tables(treaty).items()}
    keys: dict[str, set[tuple[object, ...]]] = {}
    for resource in json.loads(table_files(treaty)["datapackage.json"])["resources"]:
        name, schema, rows = resource["name"], resource["schema"], found[resource["name"]]
        keys[name] = {tuple(row[part] for part in schema["primaryKey"]) for row in rows}
        assert len(keys[name]) == len(rows)
        assert not any(None in key for key in keys[name])
        for reference in schema.get("foreignKeys", []):
            (field,) = reference["fields"]
            for row in rows:
                assert row[field] is None or (row[field],) in keys[reference["reference"]["resource"]], (name, field)


def check(treaty: Treaty) -> None:
    check_keys(treaty)
    found = tables(treaty)
    assert read_back(treaty) == found
    same = rebuilt(found) == treaty
    assert same  # the difference of two treaties takes minutes to show, for each example on the way to the smallest


@settings(max_examples=40)
@given(treaties())
def test_tables_hold_all_of_a_treaty(treaty: Treaty) -> None:
    check(treaty)


@pytest.mark.parametrize("treaty", [tm.bundled(), tm.merge(DOCUMENTS), FRAME], ids=lambda treaty: treaty.id)
def test_tables_hold_all_of_these_treaties(treaty: Treaty) -> None:
    check(treaty)
