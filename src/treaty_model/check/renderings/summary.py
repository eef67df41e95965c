"""The sum of what was found, in one line and as numbers."""

from collections import Counter

from ..issues import in_one_line
from .checked import Checked

# How many of the files that fail are named.
NAMED = 10

_FOUND = {"error": "error", "warning": "warning", "note": "note", "more": "more issue"}


class Summary:
    """How many files were checked, how many of them fail, and what was found. It grows with the parts, not in size."""

    def __init__(self) -> None:
        self.files = 0
        self.documents = 0
        self.failing: Counter[str] = Counter()  # invalid, unreadable
        self.found: Counter[str] = Counter()
        self._names: list[str] = []
        self._unnamed = 0
        self._file: str | None = None
        self._failures: set[str] = set()  # of this file

    def add(self, part: Checked) -> None:
        """Count what became of a file, or of more of it."""
        if part.file != self._file:
            self.files += 1
            self._file, self._failures = part.file, set()
        self.documents += part.documents
        self.found.update(part.found)
        if not part.ok:
            self._fail(part.file, "invalid" if part.readable else "unreadable")

    def __str__(self) -> str:
        said = [f"{_counted(self.files, 'file')} checked"]
        if self.documents != self.files - self.failing["unreadable"]:
            said.append(_counted(self.documents, "document"))
        said += [f"{count:,} {how}" for how, count in sorted(self.failing.items())] or ["none invalid"]
        said += [_counted(self.found[key], what) for key, what in _FOUND.items() if self.found[key]]
        names = [*map(in_one_line, self._names), *([f"and {self._unnamed:,} more"] if self._unnamed else [])]
        return ", ".join(said) + (f": {', '.join(names)}" if names else "")

    def _fail(self, file: str, how: str) -> None:
        if how in self._failures:
            return
        if not self._failures:
            if len(self._names) < NAMED:
                self._names.append(file)
            else:
                self._unnamed += 1
        self._failures.add(how)
        self.failing[how] += 1


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
