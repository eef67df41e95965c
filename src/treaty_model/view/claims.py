"""Claims as rows for other programs: CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from ..model.treaty import Claim, Treaty


def claims_csv(treaty: Treaty) -> Iterator[str]:
    """RFC 4180 rows without line ends: a header, then one row a claim; what does not apply is empty."""
    yield _row(Claim._fields)
    for claim in treaty.claims():
        yield _row("" if value is None else value for value in claim)


def claims_json(treaty: Treaty) -> Iterator[str]:
    """One JSON array of objects, an object a line; what does not apply is null."""
    yield "[" + ",\n ".join(claims_ndjson(treaty)) + "]"


def claims_ndjson(treaty: Treaty) -> Iterator[str]:
    """One JSON object a line; what does not apply is null."""
    return (json.dumps(claim._asdict(), ensure_ascii=False) for claim in treaty.claims())


def _row(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()
