"""Findings as a JUnit report, in which each file is a test.

It tells no day and no duration, so that the same findings give the same bytes: times are 0, and there is no timestamp.
"""

import re
from collections.abc import Iterable, Iterator

from ...check.issues import Issue, in_one_line, more_issues, without_commands
from ...spelling import counted
from ..outcome import Checked, by_file
from .paths import Paths

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}

# What XML 1.0 cannot hold, in any way of writing it.
_UNSAYABLE = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled, for 3 ms, when it is used


def junit(parts: Iterable[Checked]) -> Iterator[str]:
    """A test suite. What makes a file fail is in its failure, or its error if it cannot be read; the rest is output.

    The type of a failure is `error` or `warning`, that of an error `unreadable`.
    """
    files, paths = [file for file in by_file(parts) if not file.skipped], Paths()
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


def _result(file: Checked) -> Iterator[str]:
    said = list(file.issues)
    if not file.ok:
        # Without an error it is the warnings that made it fail.
        grave = "error" if file.found["error"] else "warning"
        name, type = ("failure", grave) if file.readable else ("error", "unreadable")
        count = counted(file.found[grave], grave)
        failed = [issue for issue in said if issue.severity == grave]
        said = [issue for issue in said if issue.severity != grave]
        yield f'      <{name} message="{count}" type="{type}">{_lines(failed, file.more)}</{name}>'
        if said:
            yield f"      <system-out>{_lines(said, 0)}</system-out>"
    elif said or file.more:
        yield f"      <system-out>{_lines(said, file.more)}</system-out>"


def _lines(issues: list[Issue], more: int) -> str:
    lines = [*map(str, issues), *([more_issues(more)] if more else [])]
    # Line breaks between the issues stay as they are; those of an attribute would be read as blanks.
    return _escaped("\n".join(lines)).replace("&#10;", "\n")


def _escaped(text: str) -> str:
    sayable = re.sub(_UNSAYABLE, lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)
    return "".join(_ENTITIES.get(character, character) for character in sayable)
