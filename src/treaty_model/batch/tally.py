"""Counts outcomes and summarises them."""

from collections import Counter

from .outcome import Outcome
from .summary import NAMED, Summary


class Tally:
    """Counts of the outcomes so far, in constant memory. The outcomes of a stream must follow one another."""

    def __init__(self) -> None:
        self._files = 0
        self._documents = 0
        self._skipped = 0
        self._failing: Counter[str] = Counter()  # files by "invalid" and "unreadable"
        self._issues: Counter[str] = Counter()
        self._named: list[str] = []
        self._unnamed = 0
        self._file: str | None = None
        self._failures: set[str] = set()  # of the current file

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        if outcome.skipped:
            self._skipped += 1
            return
        if outcome.file != self._file:
            self._files += 1
            self._file, self._failures = outcome.file, set()
        self._documents += outcome.documents
        self._issues.update(outcome.counts)
        if not outcome.ok:
            self._fail(outcome.file, "invalid" if outcome.readable else "unreadable")

    @property
    def summary(self) -> Summary:
        """The summary of the outcomes so far."""
        return Summary(
            files=self._files,
            documents=self._documents,
            skipped=self._skipped,
            invalid=self._failing["invalid"],
            unreadable=self._failing["unreadable"],
            errors=self._issues["error"],
            warnings=self._issues["warning"],
            notes=self._issues["note"],
            more=self._issues["more"],
            named=tuple(self._named),
            unnamed=self._unnamed,
        )

    def _fail(self, file: str, failure: str) -> None:
        if failure in self._failures:
            return
        if not self._failures:
            if len(self._named) < NAMED:
                self._named.append(file)
            else:
                self._unnamed += 1
        self._failures.add(failure)
        self._failing[failure] += 1
