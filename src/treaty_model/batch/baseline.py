"""A file of known issues, so that a collection with old mistakes can be checked for new ones."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Self

from ..check.issues import Issue, json_without_commands
from ..files import read_at_most
from .listing import STANDARD_INPUT
from .outcome import Checked, name_of

_MADE_BY = "treaty-model validate --write-baseline"
_VERSION = 1

# Some hundred thousand issues; what is larger, such as a device without an end, is something else.
SIZE_LIMIT = 64 * 1024 * 1024

# What the lines of a document are called in a message, which say nothing of what is wrong.
_LINE = re.compile(r"\bline \d+")


class NoBaseline(ValueError):
    """A file that is no baseline, in one line."""


class OtherVersion(NoBaseline):
    """A baseline that another version of the program has written."""


class _Known(NamedTuple):
    """What an issue is known by: the path of its file from the baseline's folder, and all but its place in the text."""

    path: str
    code: str
    pointer: str
    message: str


class Baseline:
    """Known issues, each as often as it was found. Paths are from the folder of the baseline's own file.

    `before` is what the file has that is to be written anew.
    """

    def __init__(
        self, file: Path, known: Mapping[_Known, int] | None = None, before: Mapping[_Known, int] | None = None
    ) -> None:
        self._folder = os.path.realpath(file.parent)
        self._known = Counter(known)
        self._before = Counter(before)
        self._left = Counter(self._known)
        self._checked: set[str] = set()
        self._unread: set[str] = set()  # or not to their end
        self.passed = 0
        """How many issues were passed over as known."""

    @classmethod
    def read(cls, file: Path) -> Self:
        """The baseline in a file. Raises OSError, and NoBaseline for a file of something else."""
        try:
            with file.open("rb") as opened:
                data = read_at_most(opened, SIZE_LIMIT)
            if len(data) > SIZE_LIMIT:
                raise NoBaseline(f"this has more than {SIZE_LIMIT} bytes, and a baseline has not")
            found = json.loads(data)
            if found["made_by"] != _MADE_BY:
                raise NoBaseline("this is no baseline; --write-baseline writes one")
            if found["version"] != _VERSION:
                raise OtherVersion("this baseline is of another version of the program; write it anew")
            known = {
                _Known(path, issue["code"], issue["pointer"], issue["message"]): _count(issue)
                for path, issues in found["files"].items()
                for issue in _listed(issues)
            }
        except NoBaseline:
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise NoBaseline("this is no baseline; --write-baseline writes one") from None
        return cls(file, known)

    @classmethod
    def anew(cls, file: Path) -> Self:
        """An empty baseline for a file, which may have one already. Raises as `read` does."""
        if not file.is_file():
            return cls(file)
        try:
            return cls(file, before=cls.read(file)._known)
        except OtherVersion:  # nothing in it can be kept
            return cls(file)

    @property
    def gone(self) -> int:
        """How many known issues were not found again, in files that were checked and in those that are no more."""
        return sum(count for known, count in self._left.items() if self._is_looked_through(known.path))

    def new(self, parts: Iterable[Checked], *, strict: bool) -> Iterator[Checked]:
        """Pass on what is not known. What was only counted, and not told, is never known."""
        for part in parts:
            known = [self._is_known(part.file, issue) for issue in part.issues]
            self.passed += sum(known)
            (self._checked if part.readable else self._unread).add(self._path(part.file))
            yield _without(part, known, strict=strict) if any(known) else part

    def add(self, part: Checked) -> None:
        """Take what was found as known, but for files that cannot be read."""
        self._checked.add(self._path(part.file))
        for issue in part.issues:
            if issue.code != "unreadable":
                self._known[self._key(part.file, issue)] += 1

    def keep(self) -> int:
        """Keep what the file had before of files that were not checked and are still there: how many issues."""
        paths = {known.path for known in self._before} - self._checked
        kept = {path for path in paths if self._is_there(path)}
        rest = Counter({known: count for known, count in self._before.items() if known.path in kept})
        self._known.update(rest)
        return rest.total()

    def __len__(self) -> int:
        return self._known.total()

    def to_json(self) -> str:
        """The text of its file, which is the same for the same issues."""
        files: dict[str, list[dict[str, Any]]] = {}
        for known, count in sorted(self._known.items()):
            files.setdefault(known.path, []).append({**known._asdict(), "count": count})
        for issues in files.values():
            for issue in issues:
                del issue["path"]
        told = {"made_by": _MADE_BY, "version": _VERSION, "files": files}
        return json_without_commands(json.dumps(told, indent=2)) + "\n"

    def _is_looked_through(self, path: str) -> bool:
        return path not in self._unread and (path in self._checked or not self._is_there(path))

    def _is_there(self, path: str) -> bool:
        return path == STANDARD_INPUT or os.path.lexists(os.path.join(self._folder, path))

    def _is_known(self, file: str, issue: Issue) -> bool:
        key = self._key(file, issue)
        if not self._left[key] or issue.code == "unreadable":
            return False
        self._left[key] -= 1
        return True

    def _key(self, file: str, issue: Issue) -> _Known:
        message = _LINE.sub("line", issue.message)
        digest = sha256(message.encode(errors="backslashreplace")).hexdigest()[:16]
        return _Known(self._path(file), issue.code, name_of(issue.pointer), digest)

    def _path(self, file: str) -> str:
        if file == STANDARD_INPUT:
            return file
        try:
            path = os.path.relpath(os.path.realpath(file), self._folder)
        except ValueError:  # it is on another drive, or is no name of a file
            path = file
        return name_of(path.replace(os.sep, "/"))


def _listed(issues: Any) -> list[dict[str, Any]]:
    if not isinstance(issues, list):
        raise TypeError(issues)
    return issues


def _count(issue: dict[str, Any]) -> int:
    """How often an issue is known: a whole number from 1, as what is known less often is not known."""
    count = issue["count"]
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise TypeError(count)
    if not all(isinstance(issue[name], str) for name in ("code", "pointer", "message")):
        raise TypeError(issue)
    return count


def _without(part: Checked, known: list[bool], *, strict: bool) -> Checked:
    found = Counter(part.found)
    found.subtract(issue.severity for issue, is_known in zip(part.issues, known, strict=True) if is_known)
    left = tuple(issue for issue, is_known in zip(part.issues, known, strict=True) if not is_known)
    failing = found["error"] or (strict and found["warning"]) or part.more
    return replace(part, issues=left, found=+found, ok=part.ok or not failing, known=sum(known))
