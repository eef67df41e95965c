"""Exports a treaty as tables for databases, data frames and spreadsheets: CSV with a Data Package, and Parquet."""

from typing import NamedTuple

from ...model.treaty import Treaty
from ...reports.merging import union_of
from .columns import Value
from .csv_file import csv_rows
from .definitions import definitions
from .package import package


class Table(NamedTuple):
    """A table: the names of its columns, and its rows, in which None means an absent value."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]


def tables(treaty: Treaty) -> dict[str, Table]:
    """All tables of a valid treaty by name, each after those that it refers to; rows are in the order of `merge`.

    A clause that is repeated in a document, with different passages, is one row of `clauses`.
    """
    merged = union_of([treaty])
    return {
        name: Table(
            tuple(column.name for column in definition.columns),
            [tuple(column.cell(record) for column in definition.columns) for record in definition.records(merged)],
        )
        for name, definition in definitions().items()
    }


def table_files(treaty: Treaty) -> dict[str, bytes]:
    """The tables as files: a CSV file for each, and the `datapackage.json` that describes them."""
    files = {f"{name}.csv": csv_rows(*table).encode() for name, table in tables(treaty).items()}
    return files | {"datapackage.json": package(treaty.id, files)}
