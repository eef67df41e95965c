"""What is wrong with a document, as data; and the exception that carries it."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong: where (JSON pointer), what kind of mistake (a stable code), and a sentence."""

    pointer: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.pointer or 'document'}: {self.code}: {self.message}"


class InvalidDocument(ValueError):
    """A document that cannot be taken. `problems` holds all that is wrong with it, in document order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
