"""Writes claims as rows of CSV or JSON, for other programs."""

import json
from collections.abc import Iterator

from ..model.treaty import Claim, Treaty
from .tables.csv_file import csv_rows


def claims_csv(treaty: Treaty) -> Iterator[str]:
    """Rows of CSV (RFC 4180) without line ends: a header, then one row for each claim; absent values are empty."""
    yield from csv_rows(Claim._fields, treaty.claims()).split("\r\n")[:-1]


def claims_json(treaty: Treaty) -> Iterator[str]:
    """A JSON array with one object for each claim, each on a line; absent values are null."""
    yield "[" + ",\n ".join(claims_ndjson(treaty)) + "]"


def claims_ndjson(treaty: Treaty) -> Iterator[str]:
    """One JSON object for each claim, each on a line; absent values are null."""
    return (json.dumps(claim._asdict(), ensure_ascii=False) for claim in treaty.claims())
