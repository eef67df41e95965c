"""What a rule is: a check of a valid shape, together with what is said of each problem that it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...codec.document import Document
from ..entry import Entry
from ..issues import Problem

Check = Callable[[Document], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """A check and the catalogue entries of all codes that its problems can have."""

    check: Check
    entries: tuple[Entry, ...]

    def __call__(self, document: Document) -> Iterator[Problem]:
        """All problems that the check finds in a document."""
        return self.check(document)

    @property
    def makes_invalid(self) -> bool:
        """Whether a document with such a problem is invalid; else the problem is a warning or a note."""
        return self.entries[0].severity == "error"


def rule(*entries: Entry) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields problems. Raises TypeError without entries, or with errors among others."""
    if len({entry.severity == "error" for entry in entries}) != 1:
        raise TypeError("a rule has one entry for each of its codes, and either all of them are errors or none is")
    return lambda check: Rule(check, entries)
