"""What is measured, each case in a function that takes the number of rounds. A case imports only its own peers."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from ..figures import Result


class Case(NamedTuple):
    """A case: the module and the function that measure it, how many rounds are usual, and what it is about."""

    module: str
    function: str
    rounds: int
    title: str

    def run(self, rounds: int) -> Result:
        """Measure it."""
        function: Callable[[int], Result] = getattr(import_module(f".{self.module}", __package__), self.function)
        return function(rounds)


CASES = {
    "json-read": Case("reading", "json_read", 15, "JSON read: bytes to a typed treaty"),
    "xml-read": Case("reading", "xml_read", 15, "XML read: bytes to a typed treaty"),
    "json-write": Case("writing", "json_write", 15, "JSON write: a treaty to bytes"),
    "xml-write": Case("writing", "xml_write", 15, "XML write: a treaty to bytes"),
    "start": Case("start", "start", 15, "Start: whole processes"),
    "validate": Case("validation", "validate", 3, "validate: whole processes on 1 to 10,000 files"),
    "merge": Case("merging", "merge", 3, "merge: reports to a treaty"),
    "verify": Case("verification", "verify", 3, "verify: passages searched in copies"),
    "growth": Case("growth", "growth", 2, "Growth: cost by size of the document"),
    "memory": Case("memory", "memory", 3, "Memory: one document"),
    "bulk": Case("bulk", "bulk", 3, "Bulk: 2,000 documents read and kept"),
    "tried": Case("tried", "tried", 15, "Alternatives: what was tried"),
    "ndjson": Case("ndjson", "ndjson", 1, "NDJSON: a hundred thousand documents of one claim"),
}
