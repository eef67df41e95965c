"""Documents of another version of the format, which this release cannot check."""

import re
from typing import Any

from ..model.report import FORMAT_VERSION
from .issues import Problem
from .preflight import Repeated

# Versions: numbers with full stops between them, perhaps with a `v` before them.
_VERSION = re.compile(r"v?([0-9]{1,9}(?:\.[0-9]{1,9}){0,9})")
_NAMESPACE = re.compile(r"urn:treaty-model:([0-9]{1,9}(?:\.[0-9]{1,9}){0,9})")


def of_another_version(tree: Any) -> Problem | None:
    """The problem of a tree of values that is a document of another version; else None."""
    if not isinstance(tree, dict) or not isinstance(tree.get("kind"), str):
        return None
    version = tree.get("format_version")
    if isinstance(version, float) or (type(version) is int and abs(version) < 1_000_000_000):
        version = str(version)
    if not isinstance(version, str) or not (found := _VERSION.fullmatch(version)) or _numbers(found[1]) == _KNOWN:
        return None
    if isinstance(tree, Repeated) and "format_version" in tree.names:  # then the version is unclear
        return None
    return _problem("/format_version", version, _numbers(found[1]))


def of_another_namespace(namespace: str) -> Problem | None:
    """The problem of a root element in the namespace of another major version; else None."""
    named = _NAMESPACE.fullmatch(namespace)
    if named is None or _numbers(named[1]) == _KNOWN:
        return None
    return _problem("", named[1], _numbers(named[1]))


def _numbers(version: str) -> list[int]:
    """The numbers of a version, without zeros at the end: `1`, `1.0` and `1.0.0` are one version."""
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


_KNOWN = _numbers(FORMAT_VERSION)


def _problem(pointer: str, version: str, numbers: list[int]) -> Problem:
    newer = numbers > _KNOWN
    instead = (
        "use a newer release of treaty-model"
        if newer
        else f"convert it to format {FORMAT_VERSION}, or use an older release of treaty-model"
    )
    return Problem(pointer, "format-version", {"found": version, "known": FORMAT_VERSION, "instead": instead})
