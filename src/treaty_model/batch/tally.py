"""Counts what became of files, part by part, and sums it up."""

from collections import Counter

from .outcome import Checked
from .summary import NAMED, Summary


class Tally:
    """What was found so far. The parts of a file follow one another; it grows with the parts, not in size."""

    def __init__(self) -> None:
        self._files = 0
        self._documents = 0
        self._skipped = 0
        self._failing: Counter[str] = Counter()  # invalid, unreadable
        self._found: Counter[str] = Counter()
        self._named: list[str] = []
        self._unnamed = 0
        self._file: str | None = None
        self._failures: set[str] = set()  # of this file

    def add(self, part: Checked) -> None:
        """Count what became of a file, or of more of it."""
        if part.skipped:
            self._skipped += 1
            return
        if part.file != self._file:
            self._files += 1
            self._file, self._failures = part.file, set()
        self._documents += part.documents
        self._found.update(part.found)
        if not part.ok:
            self._fail(part.file, "invalid" if part.readable else "unreadable")

    @property
    def summary(self) -> Summary:
        """The sum of it."""
        return Summary(
            files=self._files,
            documents=self._documents,
            skipped=self._skipped,
            invalid=self._failing["invalid"],
            unreadable=self._failing["unreadable"],
            errors=self._found["error"],
            warnings=self._found["warning"],
            notes=self._found["note"],
            more=self._found["more"],
            named=tuple(self._named),
            unnamed=self._unnamed,
        )

    def _fail(self, file: str, how: str) -> None:
        if how in self._failures:
            return
        if not self._failures:
            if len(self._named) < NAMED:
                self._named.append(file)
            else:
                self._unnamed += 1
        self._failures.add(how)
        self._failing[how] += 1
