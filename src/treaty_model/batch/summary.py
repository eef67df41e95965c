"""A summary of checks, which adds up over files, processes and machines in any order."""

from dataclasses import dataclass, fields
from typing import Self

from ..arguments import require
from ..check.validation import Validation
from ..printable import in_one_line
from ..spelling import counted

# The number of failing files that are named.
NAMED = 10


@dataclass(frozen=True)
class Summary:
    """The number of documents that were checked, of those that fail, and of their issues.

    `a + b` and `sum` add summaries, in any order and grouping. A summary is small, however much was checked.
    `Summary()` is empty. `invalid` and `unreadable` count files, and documents that were given as bytes. `errors`,
    `warnings` and `notes` count issues, at most ISSUE_LIMIT of a document, and `more` the further ones. `named` are the
    first ten files that fail, in the order in which they were checked, and for a sum the first ten by name; `unnamed`
    counts the others. `skipped` counts files in folders that are clearly not documents; `files` does not include them.
    If the lines of one file are checked separately, for example on several machines, the sum counts several files.
    """

    files: int = 0
    documents: int = 0
    invalid: int = 0
    unreadable: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    more: int = 0
    named: tuple[str, ...] = ()
    unnamed: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, validation: Validation) -> Self:
        """The summary of one validation, which is much smaller because it does not keep the document."""
        require(validation, Validation, "a summary is made of what `validate` returns")
        severities = [issue.severity for issue in validation.issues]
        unreadable = any(issue.code == "unreadable" for issue in validation.issues)
        file = validation.file
        return cls(
            files=int(file is not None),
            documents=int(not unreadable),
            invalid=int(not validation.ok and not unreadable),
            unreadable=int(unreadable),
            errors=severities.count("error"),
            warnings=severities.count("warning"),
            notes=severities.count("note"),
            more=validation.more,
            named=() if file is None or validation.ok else (file,),
        )

    @property
    def ok(self) -> bool:
        """Whether no file and no document fails."""
        return not self.invalid and not self.unreadable

    def __add__(self, other: "Summary") -> "Summary":
        if not isinstance(other, Summary):
            return NotImplemented
        named = self.named + other.named
        if self.named and other.named:  # by name, so that the order of additions does not matter
            named = tuple(sorted(named)[:NAMED])
        sums = {name: getattr(self, name) + getattr(other, name) for name in _COUNTED}
        sums["unnamed"] += len(self.named) + len(other.named) - len(named)
        return Summary(**sums, named=named)

    def __radd__(self, other: object) -> "Summary":
        return self if other == 0 else NotImplemented  # `sum` starts with 0

    def __str__(self) -> str:
        if self.documents and not self.files:
            parts = [f"{counted(self.documents, 'document')} checked"]
        else:
            parts = [f"{counted(self.files, 'file')} checked"]
            if self.documents != self.files - self.unreadable:
                parts.append(counted(self.documents, "document"))
        if self.skipped:
            parts.append(f"{self.skipped:,} skipped (no treaty documents)")
        failing = {"invalid": self.invalid, "unreadable": self.unreadable}
        parts += [f"{count:,} {failure}" for failure, count in failing.items() if count] or ["none invalid"]
        issues = {"error": self.errors, "warning": self.warnings, "note": self.notes, "more issue": self.more}
        parts += [counted(count, noun) for noun, count in issues.items() if count]
        names = [*map(in_one_line, self.named), *([f"and {self.unnamed:,} more"] if self.unnamed else [])]
        return ", ".join(parts) + (f": {', '.join(names)}" if names else "")


_COUNTED = [field.name for field in fields(Summary) if field.name != "named"]
