"""Renders outcomes as JSON for programs: a list of files, each with its issues, and a summary."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..outcome import Outcome, by_file, encodable, json_text


def json_report(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """One JSON object. Absent fields of an issue are left out, and so is the number of known issues if it is 0."""
    whole_files = by_file(outcomes)
    files = [file for file in whole_files if not file.skipped]
    skipped = [encodable(file.file) for file in whole_files if file.skipped]
    counts = {f"{severity}s": sum(file.counts[severity] for file in files) for severity in ("error", "warning", "note")}
    summary = {
        "files": len(files),
        "documents": sum(file.documents for file in files),
        "invalid": sum(file.readable and not file.ok for file in files),
        "unreadable": sum(not file.readable for file in files),
        "skipped": len(skipped),
        **counts,
        "more": sum(file.more for file in files),
    }
    if known := sum(file.known for file in files):
        summary["known"] = known
    yield json_text({"files": [_file(file) for file in files], "skipped": skipped, "summary": summary})


def _file(file: Outcome) -> dict[str, Any]:
    name = encodable(file.file)
    issues = [
        {field: value for field, value in {**issue._asdict(), "file": name}.items() if value not in (None, "")}
        for issue in file.issues
    ]
    return {"file": name, "ok": file.ok, "documents": file.documents, "issues": issues, "more": file.more}
