"""Writes the tables as Parquet files with typed columns; needs pyarrow (extra `tables`).

The same release of pyarrow writes the same bytes for the same treaty; each file contains its version.
"""

import io
from typing import Any

import pyarrow
import pyarrow.parquet

from ...model.treaty import Treaty
from . import tables
from .columns import Column
from .definitions import definitions


def parquet_files(treaty: Treaty) -> dict[str, bytes]:
    """Each table as a Parquet file, by name, with 32-bit integers and strings; absent values are null."""
    return {
        f"{name}.parquet": _file_bytes(
            pyarrow.Table.from_pylist(
                [dict(zip(table.columns, row, strict=True)) for row in table.rows],
                schema=pyarrow.schema([_field(column) for column in definitions()[name].columns]),
            )
        )
        for name, table in tables(treaty).items()
    }


def _field(column: Column) -> Any:
    type = pyarrow.int32() if column.whole_numbers else pyarrow.string()
    return pyarrow.field(column.name, type, nullable=not column.required, metadata={"description": column.doc})


def _file_bytes(table: Any) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(table, file)
    return file.getvalue()
