"""What became of the files that were checked, and what all renderings need to know of it."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..check.issues import Issue, json_without_commands


@dataclass
class Checked:
    """What became of a file, or of the next documents of a file that holds one a line.

    `issues` are those that are told. `found` counts all by severity, and as `more` those that were only counted. `ok`
    is whether it passes, `readable` whether it could be read to its end. `known` is how many more issues were passed
    over, because a baseline has them. What is `skipped` is clearly no document.
    """

    file: str
    documents: int = 0
    issues: tuple[Issue, ...] = ()
    found: Counter[str] = field(default_factory=Counter)
    ok: bool = True
    readable: bool = True
    known: int = 0
    skipped: bool = False

    @property
    def more(self) -> int:
        """How many issues are not told."""
        return self.found.total() - len(self.issues)


def by_file(parts: Iterable[Checked]) -> list[Checked]:
    """What became of each file as a whole; the parts of a file follow one another."""
    files: list[Checked] = []
    for part in parts:
        if not files or files[-1].file != part.file:
            files.append(replace(part, found=Counter(part.found)))
            continue
        whole = files[-1]
        whole.documents += part.documents
        whole.known += part.known
        whole.issues += part.issues
        whole.found.update(part.found)
        whole.ok = whole.ok and part.ok
        whole.readable = whole.readable and part.readable
    return files


def sentences(issue: Issue) -> str:
    """What is wrong and what to write instead, in one line."""
    return f"{issue.message}. {issue.hint}"


def name_of(file: str) -> str:
    """A file's name as data: as it is, but for bytes that are no text."""
    return file.encode(errors="backslashreplace").decode()


def json_text(value: object) -> str:
    """A value as JSON in which no runner of jobs finds a command; it reads as the same value."""
    return json_without_commands(json.dumps(value, indent=2))
