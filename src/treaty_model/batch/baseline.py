"""A baseline: a file of known issues, so that a collection of documents can be checked for new ones."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Self

from ..check.issues import Issue
from ..files import read_at_most
from .listing import STANDARD_INPUT
from .outcome import Outcome, encodable, json_text

_MADE_BY = "treaty-model validate --write-baseline"
_VERSION = 1

# Some hundred thousand issues. A larger file is no baseline; it may be a device without an end.
SIZE_LIMIT = 64 * 1024 * 1024

# Line numbers in messages are ignored, because a later run can find the same issue in another line.
_LINE = re.compile(r"\bline \d+")


class NotABaseline(ValueError):
    """A file is not a baseline; the message is one line."""


class OtherVersion(NotABaseline):
    """The baseline was written by another version of the program."""


class _KnownIssue(NamedTuple):
    """The identity of an issue. `path` is relative to the baseline's folder, `message` is a digest."""

    path: str
    code: str
    pointer: str
    message: str


class Baseline:
    """Counts known issues. Paths are relative to the folder of the baseline's file.

    `previous` are the issues in the file that will be overwritten.
    """

    def __init__(
        self,
        file: Path,
        known: Mapping[_KnownIssue, int] | None = None,
        previous: Mapping[_KnownIssue, int] | None = None,
    ) -> None:
        self._folder = os.path.realpath(file.parent)
        self._known = Counter(known)
        self._previous = Counter(previous)
        self._not_found_yet = Counter(self._known)
        self._checked_paths: set[str] = set()
        self._unread_paths: set[str] = set()  # also of files that were not read to their end
        self.found = 0
        """The number of known issues that were found."""

    @classmethod
    def read(cls, file: Path) -> Self:
        """The baseline in a file. Raises OSError, and NotABaseline for another file."""
        try:
            with file.open("rb") as opened:
                data = read_at_most(opened, SIZE_LIMIT)
            if len(data) > SIZE_LIMIT:
                raise NotABaseline(f"this has more than {SIZE_LIMIT} bytes, too many for a baseline")
            tree = json.loads(data)
            if tree["made_by"] != _MADE_BY:
                raise NotABaseline("this is not a baseline; --write-baseline writes one")
            if tree["version"] != _VERSION:
                raise OtherVersion("this baseline was written by another version of the program; write it again")
            known = {
                _KnownIssue(path, issue["code"], issue["pointer"], issue["message"]): _count(issue)
                for path, issues in tree["files"].items()
                for issue in _listed(issues)
            }
        except NotABaseline:
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise NotABaseline("this is not a baseline; --write-baseline writes one") from None
        return cls(file, known)

    @classmethod
    def empty(cls, file: Path) -> Self:
        """An empty baseline to be written to a file, which may have a baseline already. Raises as `read` does."""
        if not file.is_file():
            return cls(file)
        try:
            return cls(file, previous=cls.read(file)._known)
        except OtherVersion:  # nothing in it can be kept
            return cls(file)

    @property
    def gone(self) -> int:
        """The number of known issues that were not found, in files that were checked or no longer exist."""
        return sum(count for known, count in self._not_found_yet.items() if self._is_settled(known.path))

    def without_known(self, outcomes: Iterable[Outcome], *, strict: bool) -> Iterator[Outcome]:
        """Remove known issues from outcomes. Issues that were only counted are never known."""
        for outcome in outcomes:
            known = [self._is_known(outcome.file, issue) for issue in outcome.issues]
            self.found += sum(known)
            (self._checked_paths if outcome.readable else self._unread_paths).add(self._path(outcome.file))
            yield _without(outcome, known, strict=strict) if any(known) else outcome

    def add(self, outcome: Outcome) -> None:
        """Add the issues of an outcome, unless the file cannot be read."""
        self._checked_paths.add(self._path(outcome.file))
        for issue in outcome.issues:
            if issue.code != "unreadable":
                self._known[self._key(outcome.file, issue)] += 1

    def keep_previous(self) -> int:
        """Keep the previous issues of existing files that were not checked, and return their number."""
        unchecked = {known.path for known in self._previous} - self._checked_paths
        existing = {path for path in unchecked if self._exists(path)}
        kept = Counter({known: count for known, count in self._previous.items() if known.path in existing})
        self._known.update(kept)
        return kept.total()

    def __len__(self) -> int:
        return self._known.total()

    def to_json(self) -> str:
        """The content of its file, which is the same for the same issues."""
        files: dict[str, list[dict[str, Any]]] = {}
        for known, count in sorted(self._known.items()):
            files.setdefault(known.path, []).append({**known._asdict(), "count": count})
        for issues in files.values():
            for issue in issues:
                del issue["path"]
        tree = {"made_by": _MADE_BY, "version": _VERSION, "files": files}
        return json_text(tree) + "\n"

    def _is_settled(self, path: str) -> bool:
        """Whether issues that were not found in a file are gone."""
        return path not in self._unread_paths and (path in self._checked_paths or not self._exists(path))

    def _exists(self, path: str) -> bool:
        return path == STANDARD_INPUT or os.path.lexists(os.path.join(self._folder, path))

    def _is_known(self, file: str, issue: Issue) -> bool:
        key = self._key(file, issue)
        if not self._not_found_yet[key] or issue.code == "unreadable":
            return False
        self._not_found_yet[key] -= 1
        return True

    def _key(self, file: str, issue: Issue) -> _KnownIssue:
        message = _LINE.sub("line", issue.message)
        digest = sha256(message.encode(errors="backslashreplace")).hexdigest()[:16]
        return _KnownIssue(self._path(file), issue.code, encodable(issue.pointer), digest)

    def _path(self, file: str) -> str:
        if file == STANDARD_INPUT:
            return file
        try:
            path = os.path.relpath(os.path.realpath(file), self._folder)
        except ValueError:  # on another drive, or not a valid name
            path = file
        return encodable(path.replace(os.sep, "/"))


def _listed(issues: Any) -> list[dict[str, Any]]:
    if not isinstance(issues, list):
        raise TypeError(issues)
    return issues


def _count(issue: dict[str, Any]) -> int:
    """How often an issue was found: at least once. Raises TypeError for another value."""
    count = issue["count"]
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise TypeError(count)
    if not all(isinstance(issue[name], str) for name in ("code", "pointer", "message")):
        raise TypeError(issue)
    return count


def _without(outcome: Outcome, known: list[bool], *, strict: bool) -> Outcome:
    counts = Counter(outcome.counts)
    counts.subtract(issue.severity for issue, is_known in zip(outcome.issues, known, strict=True) if is_known)
    new = tuple(issue for issue, is_known in zip(outcome.issues, known, strict=True) if not is_known)
    fails = counts["error"] or (strict and counts["warning"]) or outcome.more
    return replace(outcome, issues=new, counts=+counts, ok=outcome.ok or not fails, known=sum(known))
