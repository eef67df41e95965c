"""Findings as JSON for programs: a list of files, each with its issues, and the sums."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..outcome import Checked, by_file, json_text, name_of


def json_report(parts: Iterable[Checked]) -> Iterator[str]:
    """One object. Where issues lack a line, a column, a pointer or a path it is not there; nor is a count of known ones
    where there are none.
    """
    found = by_file(parts)
    files, skipped = [file for file in found if not file.skipped], [file.file for file in found if file.skipped]
    counts = {f"{severity}s": sum(file.found[severity] for file in files) for severity in ("error", "warning", "note")}
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
    told = {"files": [_file(file) for file in files], "skipped": list(map(name_of, skipped)), "summary": summary}
    yield json_text(told)


def _file(file: Checked) -> dict[str, Any]:
    name = name_of(file.file)
    issues = [
        {field: value for field, value in {**issue._asdict(), "file": name}.items() if value not in (None, "")}
        for issue in file.issues
    ]
    return {"file": name, "ok": file.ok, "documents": file.documents, "issues": issues, "more": file.more}
