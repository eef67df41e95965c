"""Fingerprints, which recognise an issue in a later run even if the lines above it changed."""

from collections import Counter
from hashlib import sha256

from ...check.issues import Issue
from ..outcome import encodable
from .paths import Paths


class Fingerprints:
    """Digests of path, pointer and code, and of a number if several issues have the same three."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, file: str, issue: Issue) -> str:
        """The fingerprint of the next issue of a file."""
        key = encodable(self._paths.of(file)), issue.pointer, issue.code
        self._seen[key] += 1
        number = [str(self._seen[key])] if self._seen[key] > 1 else []
        return sha256("\n".join([*key, *number]).encode()).hexdigest()
