"""The sum of what checks found, which adds up over files, processes and machines, in any order."""

from dataclasses import dataclass, fields
from typing import Self

from ..arguments import require
from ..check.issues import in_one_line
from ..check.validation import Validation
from ..spelling import counted

# How many of the files that fail are named.
NAMED = 10


@dataclass(frozen=True)
class Summary:
    """How much was checked, how much of it fails, and what was found.

    `a + b` is the sum of both, and `sum` adds many. The order and grouping of a sum do not matter, and it is small
    however much was checked. `Summary()` is the sum of nothing. `invalid` and `unreadable` count files, and of
    documents that were given as bytes each one. `errors`, `warnings` and `notes` count issues, at most ISSUE_LIMIT of a
    document, and `more` those beyond. `named` are the first ten files that fail, in the order in which they were
    checked, and of a sum the first by name; `unnamed` counts the others. `skipped` counts files of a folder that are
    clearly no documents; they are not among `files`. A file in parts whose summaries are added, such as lines on
    several machines, counts as several files.
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
        """What `validate` found in one document. It is smaller by far than the validation, which has the document."""
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
        """Whether nothing fails."""
        return not self.invalid and not self.unreadable

    def __add__(self, other: "Summary") -> "Summary":
        if not isinstance(other, Summary):
            return NotImplemented
        named = self.named + other.named
        if self.named and other.named:  # the first of all by name, whichever came together first
            named = tuple(sorted(named)[:NAMED])
        sums = {name: getattr(self, name) + getattr(other, name) for name in _COUNTED}
        sums["unnamed"] += len(self.named) + len(other.named) - len(named)
        return Summary(**sums, named=named)

    def __radd__(self, other: object) -> "Summary":
        return self if other == 0 else NotImplemented  # `sum` starts with 0

    def __str__(self) -> str:
        if self.documents and not self.files:
            said = [f"{counted(self.documents, 'document')} checked"]
        else:
            said = [f"{counted(self.files, 'file')} checked"]
            if self.documents != self.files - self.unreadable:
                said.append(counted(self.documents, "document"))
        if self.skipped:
            said.append(f"{self.skipped:,} skipped (no treaty documents)")
        failing = {"invalid": self.invalid, "unreadable": self.unreadable}
        said += [f"{count:,} {how}" for how, count in failing.items() if count] or ["none invalid"]
        found = {"error": self.errors, "warning": self.warnings, "note": self.notes, "more issue": self.more}
        said += [counted(count, what) for what, count in found.items() if count]
        names = [*map(in_one_line, self.named), *([f"and {self.unnamed:,} more"] if self.unnamed else [])]
        return ", ".join(said) + (f": {', '.join(names)}" if names else "")


_COUNTED = [field.name for field in fields(Summary) if field.name != "named"]
