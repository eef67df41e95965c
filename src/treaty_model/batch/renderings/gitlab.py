"""Findings as a Code Quality report of GitLab, which compares the reports of two branches by fingerprints."""

from collections.abc import Iterable, Iterator

from ..outcome import Checked, json_text, name_of, sentences
from .fingerprints import Fingerprints
from .paths import Paths

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(parts: Iterable[Checked]) -> Iterator[str]:
    """A list of issues; the format has no place for the number of those beyond."""
    paths = Paths()
    fingerprints = Fingerprints(paths)
    told = [
        {
            "description": sentences(issue),
            "check_name": issue.code,
            "fingerprint": fingerprints.of(part.file, issue),
            "severity": _SEVERITIES[issue.severity],
            "location": {"path": name_of(paths.of(part.file)), "lines": {"begin": issue.line or 1}},
        }
        for part in parts
        for issue in part.issues
    ]
    yield json_text(told)
