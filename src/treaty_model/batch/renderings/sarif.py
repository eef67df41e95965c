"""Renders issues in SARIF 2.1.0, the OASIS standard for the results of static analysis."""

import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...check.catalogue import CATALOGUE
from ...check.issues import Issue, more_issues
from ..outcome import Outcome, json_text, sentences
from .explanations import examples
from .fingerprints import Fingerprints
from .paths import Paths

# The schema of the standard, which GitHub requires.
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A log of one run. Its invocation has the number of issues that were only counted, and if all files were read."""
    issues: list[tuple[str, Issue]] = []
    more, readable = 0, True
    for outcome in outcomes:
        issues += ((outcome.file, issue) for issue in outcome.issues)
        more += outcome.more
        readable = readable and outcome.readable
    codes = list(dict.fromkeys(issue.code for _, issue in issues))
    indices = {code: index for index, code in enumerate(codes)}
    paths = Paths()
    fingerprints = Fingerprints(paths)
    invocation: dict[str, Any] = {"executionSuccessful": readable}
    if more:
        invocation["toolExecutionNotifications"] = [{"level": "note", "message": {"text": more_issues(more)}}]
    run = {
        "tool": {
            "driver": {
                "name": "treaty-model",
                "version": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(paths.of(file), issue, indices[issue.code], fingerprints.of(file, issue)) for file, issue in issues
        ],
    }
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why},
        "help": {"text": "\n".join([entry.why, "", *examples(entry)])},
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(path: str, issue: Issue, index: int, fingerprint: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(path))}}
    if issue.line is not None:
        physical["region"] = {"startLine": issue.line, "startColumn": issue.column or 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    if logical := [{"fullyQualifiedName": name} for name in (issue.pointer, issue.path) if name]:
        location["logicalLocations"] = logical
    return {
        "ruleId": issue.code,
        "ruleIndex": index,
        "level": issue.severity,
        "message": {"text": sentences(issue)},
        "locations": [location],
        "partialFingerprints": {"pathPointerAndCode/v1": fingerprint},
    }
