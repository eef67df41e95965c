"""What an issue is recognised by from one run to the next, although the lines above it change."""

from collections import Counter
from hashlib import sha256

from ...check.issues import Issue
from ..outcome import name_of
from .paths import Paths


class Fingerprints:
    """Digests of path, pointer and code; where the same comes again, of its running number as well."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, file: str, issue: Issue) -> str:
        """The fingerprint of the next issue of a file."""
        told = name_of(self._paths.of(file)), issue.pointer, issue.code
        self._seen[told] += 1
        again = [str(self._seen[told])] if self._seen[told] > 1 else []
        return sha256("\n".join([*told, *again]).encode()).hexdigest()
