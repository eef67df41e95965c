"""Renders issues as a Code Quality report of GitLab, which compares the reports of two branches by fingerprints."""

from collections.abc import Iterable, Iterator

from ..outcome import Outcome, encodable, json_text, sentences
from .fingerprints import Fingerprints
from .paths import Paths

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A list of issues; the format has no field for the number of those that were only counted."""
    paths = Paths()
    fingerprints = Fingerprints(paths)
    entries = [
        {
            "description": sentences(issue),
            "check_name": issue.code,
            "fingerprint": fingerprints.of(outcome.file, issue),
            "severity": _SEVERITIES[issue.severity],
            "location": {"path": encodable(paths.of(outcome.file)), "lines": {"begin": issue.line or 1}},
        }
        for outcome in outcomes
        for issue in outcome.issues
    ]
    yield json_text(entries)
