"""Documents of another version of the format: what else they hold is for a release to judge that knows it."""

import re
from typing import Any

from ..model.report import FORMAT_VERSION
from .hygiene import Repeated
from .issues import Problem

_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")
_NAMESPACE = re.compile(r"urn:treaty-model:(0|[1-9][0-9]{0,3})")


def of_another_version(tree: Any) -> Problem | None:
    """The problem of values that are a document of another version; None for anything else."""
    if not isinstance(tree, dict) or not isinstance(tree.get("kind"), str):
        return None
    version = tree.get("format_version")
    if version == FORMAT_VERSION or not isinstance(version, str) or not _VERSION.fullmatch(version):
        return None
    if isinstance(tree, Repeated) and "format_version" in tree.names:  # then nobody knows which it is of
        return None
    return _problem("/format_version", version)


def of_another_namespace(namespace: str) -> Problem | None:
    """The problem of a root element in the namespace of another major version; None for other namespaces."""
    named = _NAMESPACE.fullmatch(namespace)
    return _problem("", named[1]) if named else None


def _problem(pointer: str, version: str) -> Problem:
    newer = [int(number) for number in version.split(".")] > [int(number) for number in FORMAT_VERSION.split(".")]
    instead = (
        "take a newer release of treaty-model, which knows it"
        if newer
        else f"write it anew in format {FORMAT_VERSION}, or take an older release of treaty-model"
    )
    return Problem(pointer, "format-version", {"found": version, "known": FORMAT_VERSION, "instead": instead})
