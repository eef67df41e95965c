"""The outcome of checking a file, and helpers for its renderings."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..check.issues import Issue
from ..printable import json_without_commands


@dataclass
class Outcome:
    """The outcome of a file, or of the next documents of a stream, which has one document per line.

    `issues` are those to report. `counts` has the number of all issues by severity, and as `more` of those that were
    only counted. `ok` is whether the file passes, `readable` whether it could be read to its end. `known` is the number
    of further issues that a baseline has. A `skipped` file is clearly not a document.
    """

    file: str
    documents: int = 0
    issues: tuple[Issue, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    ok: bool = True
    readable: bool = True
    known: int = 0
    skipped: bool = False

    @property
    def more(self) -> int:
        """The number of issues that are not reported."""
        return self.counts.total() - len(self.issues)


def by_file(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """One outcome for each file; the outcomes of a stream follow one another."""
    files: list[Outcome] = []
    for outcome in outcomes:
        if not files or files[-1].file != outcome.file:
            files.append(replace(outcome, counts=Counter(outcome.counts)))
            continue
        whole = files[-1]
        whole.documents += outcome.documents
        whole.known += outcome.known
        whole.issues += outcome.issues
        whole.counts.update(outcome.counts)
        whole.ok = whole.ok and outcome.ok
        whole.readable = whole.readable and outcome.readable
    return files


def sentences(issue: Issue) -> str:
    """The message and the hint of an issue in one line."""
    return f"{issue.message}. {issue.hint}"


def encodable(name: str) -> str:
    """A name as text that can be encoded, with escapes for bytes that are not UTF-8."""
    return name.encode(errors="backslashreplace").decode()


def json_text(value: object) -> str:
    """A value as JSON without workflow commands, which CI would execute."""
    return json_without_commands(json.dumps(value, indent=2))
