"""The tables in docs/performance.md and docs/performance-details.md, made from the results."""

from collections.abc import Sequence
from pathlib import Path

from .figures import Record, Table, goals_table

DOCS = Path(__file__).parents[1] / "docs"
_START, _END = "<!-- tables: python3 dev.py bench -->\n", "<!-- end of tables -->\n"

# What most people ask: the cases of performance.md, and by its position the one table that it shows of each.
_IN_SUMMARY = {
    "json-read": 0,
    "xml-read": 0,
    "json-write": 0,
    "xml-write": 0,
    "start": 0,
    "validate": 2,  # 1,000 files
    "ndjson": 0,
    "memory": 0,
}

# On no page: what was tried is for contributors, who find it in results/.
_NOT_SHOWN = frozenset({"tried"})


def summary(records: Sequence[Record]) -> str:
    """The tables of performance.md."""
    by_case = {record.case: record for record in records}
    lines: list[str] = []
    for case, position in _IN_SUMMARY.items():
        if case in by_case:
            record = by_case[case]
            lines += [f"### {record.title}", "", *record.result.tables[position].markdown(), ""]
    return "\n".join(lines)


def details(records: Sequence[Record]) -> str:
    """The tables of performance-details.md: all goals, and all tables that are not profiles."""
    shown = [record for record in records if record.case not in _NOT_SHOWN]
    lines = ["## Goals", "", *goals_table(shown), "", "## Figures", "", f"Versions: {_versions(shown)}.", ""]
    for record in shown:
        lines += [f"### {record.title}", ""]
        for table in record.result.tables:
            if not _is_profile(table):
                lines += [*table.markdown(), ""]
        lines += [f"- {note}" for note in record.result.notes] + [""] * bool(record.result.notes)
        lines += [f"`{record.command}`; load {record.load}.", ""]
    return "\n".join(lines)


PAGES = {DOCS / "performance.md": summary, DOCS / "performance-details.md": details}


def with_tables(text: str, tables: str) -> str:
    """The page with other tables in their place. Raises ValueError if it has no place for them."""
    before, start, rest = text.partition(_START)
    _, end, after = rest.partition(_END)
    if not (start and end):
        raise ValueError("the page does not say where its tables stand")
    return f"{before}{start}\n{tables}{end}{after}"


def _is_profile(table: Table) -> bool:
    return table.unit.startswith("%")


def _versions(records: Sequence[Record]) -> str:
    """The versions that were measured: of each package, those of all records."""
    found: dict[str, dict[str, None]] = {}
    for record in records:
        for name, version in record.versions.items():
            found.setdefault(name, {})[version] = None
    return ", ".join(f"{name} {' and '.join(versions)}" for name, versions in found.items())
