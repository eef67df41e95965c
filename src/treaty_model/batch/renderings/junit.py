"""Renders outcomes as a JUnit report, in which each file is a test.

Times are 0 and there is no timestamp, so that the same outcomes give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator

from ...check.issues import Issue, more_issues
from ...printable import in_one_line, without_commands
from ...spelling import counted
from ..outcome import Outcome, by_file
from .paths import Paths

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}

# Characters that XML 1.0 does not allow, not even as references.
_NOT_IN_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled when it is used, which takes 3 ms


def junit(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A test suite. A file's `failure` has the issues because of which it fails, and `system-out` the other ones.

    If a file cannot be read, it has an `error` instead. The type of a failure is `error` or `warning`, and that of an
    error is `unreadable`.
    """
    files, paths = [file for file in by_file(outcomes) if not file.skipped], Paths()
    errors = sum(not file.readable for file in files)
    failures = sum(file.readable and not file.ok for file in files)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<testsuites>"
    yield f'  <testsuite name="treaty-model" tests="{len(files)}" failures="{failures}" errors="{errors}" time="0">'
    for file in files:
        name = _escaped(without_commands(in_one_line(paths.of(file.file))))
        yield f'    <testcase name="{name}" classname="treaty-model" time="0">'
        yield from _result(file)
        yield "    </testcase>"
    yield "  </testsuite>"
    yield "</testsuites>"


def _result(file: Outcome) -> Iterator[str]:
    if not file.ok:
        # Without errors, the file fails because of its warnings.
        severity = "error" if file.counts["error"] else "warning"
        name, type = ("failure", severity) if file.readable else ("error", "unreadable")
        count = counted(file.counts[severity], severity)
        failing = [issue for issue in file.issues if issue.severity == severity]
        others = [issue for issue in file.issues if issue.severity != severity]
        yield f'      <{name} message="{count}" type="{type}">{_lines(failing, file.more)}</{name}>'
        if others:
            yield f"      <system-out>{_lines(others, 0)}</system-out>"
    elif file.issues or file.more:
        yield f"      <system-out>{_lines(file.issues, file.more)}</system-out>"


def _lines(issues: Iterable[Issue], more: int) -> str:
    lines = [*map(str, issues), *([more_issues(more)] if more else [])]
    # Only in attributes, line breaks would be read as spaces.
    return _escaped("\n".join(lines)).replace("&#10;", "\n")


def _escaped(text: str) -> str:
    allowed = re.sub(_NOT_IN_XML, lambda match: match[0].encode("unicode_escape", "surrogatepass").decode(), text)
    return "".join(_ENTITIES.get(character, character) for character in allowed)
