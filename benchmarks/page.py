"""The tables in docs/performance.md, made of the results."""

from collections.abc import Sequence
from pathlib import Path

from .figures import Record, goals_table

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_START, _END = "<!-- tables: python3 dev.py bench -->\n", "<!-- end of tables -->\n"


def with_tables(text: str, records: Sequence[Record]) -> str:
    """The page with other tables in their place. Raises ValueError where it has no place for them."""
    before, start, rest = text.partition(_START)
    _, end, after = rest.partition(_END)
    if not (start and end):
        raise ValueError("the page does not say where its tables stand")
    parts = ["\n".join(["## The goals", "", *goals_table(records)]) + "\n", "## The figures\n"]
    parts += [record.markdown() for record in records]
    return before + start + "\n" + "\n".join(parts) + "\n" + end + after
