"""The tables as Parquet, with typed columns; needs pyarrow, which the extra `tables` brings.

One release of pyarrow gives the same bytes for the same treaty; its name and number are in each file.
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
    """Each table as a Parquet file, by name: whole numbers of 32 bits and strings, null where a value is absent."""
    return {
        f"{name}.parquet": _written(
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


def _written(table: Any) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(table, file)
    return file.getvalue()
