"""Claims as rows for other programs: CSV and JSON."""

import json
from collections.abc import Iterator

from ..model.treaty import Claim, Treaty
from .tables.csv_file import csv_rows


def claims_csv(treaty: Treaty) -> Iterator[str]:
    """RFC 4180 rows without line ends: a header, then one row a claim; what does not apply is empty."""
    yield from csv_rows(Claim._fields, treaty.claims()).split("\r\n")[:-1]


def claims_json(treaty: Treaty) -> Iterator[str]:
    """One JSON array of objects, an object a line; what does not apply is null."""
    yield "[" + ",\n ".join(claims_ndjson(treaty)) + "]"


def claims_ndjson(treaty: Treaty) -> Iterator[str]:
    """One JSON object a line; what does not apply is null."""
    return (json.dumps(claim._asdict(), ensure_ascii=False) for claim in treaty.claims())
