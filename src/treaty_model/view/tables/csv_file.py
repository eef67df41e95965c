"""Writes rows as CSV (RFC 4180): commas, CRLF at the end of each row, quotation marks if a value needs them.

Only absent values are empty, because no text of a document is empty. Values are not changed.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from .columns import Value


def csv_rows(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """A header and rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
