"""The files that names stand for: folders are looked into, and each file comes once, however it is named."""

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

STANDARD_INPUT = "-"
STREAMS = (".ndjson", ".jsonl", ".jsonlines")
ENDINGS = (".json", ".xml", *STREAMS, *(f"{ending}.gz" for ending in STREAMS))

# Folders of other programs. So is one with a file of that name, in which Python keeps packages; and hidden ones are
# never looked into.
_NOT_OURS = frozenset({"node_modules", "__pycache__"})
_OF_PACKAGES = "pyvenv.cfg"


class WrongPattern(ValueError):
    """A pattern that can match nothing, in one line."""


class Listed(NamedTuple):
    """A file to be looked at, and whether it was named itself. If not, it lies in a folder that was."""

    file: str
    named: bool = True


def find(names: Iterable[str], exclude: Iterable[str] = ()) -> list[Listed]:
    """The files that names stand for, each once: a folder for the documents below it, in the order of their paths.

    Endings count in any letter case. Nothing hidden is looked at, nor `node_modules`, `__pycache__` or a virtual
    environment. A link to a folder is followed, but no folder is looked into twice. `exclude` has patterns for what is
    left out of folders, as in `.gitignore` without `!`: `*`, `?` and `[...]` stand for parts of a name and `**` for any
    number of folders. A pattern without a slash is for names at any depth, another one for paths from the folder that
    was named or from the current one, and one that ends with a slash for folders. What was named itself stays. Raises
    WrongPattern for a pattern that can match nothing.
    """
    looking = _Looking(exclude)
    found: dict[str, Listed] = {}
    for name in names:
        if name != STANDARD_INPUT and os.path.isdir(name):
            for path in looking.below(name):
                found.setdefault(looking.identity(path), Listed(path, named=False))
        else:
            identity = name if name == STANDARD_INPUT else looking.identity(name)
            place = found.get(identity, Listed(name))
            found[identity] = place._replace(named=True)
    return list(found.values())


def require_pattern(text: str) -> None:
    """Raise WrongPattern where a pattern can match nothing."""
    if text.startswith("!"):
        raise WrongPattern(f"{text!r} can match nothing: patterns have no `!` at their beginning; leave it out")
    if not text.strip() or not _Pattern.parts_of(text):
        raise WrongPattern(f"{text!r} can match nothing: it has no name; write one, such as drafts/ or *.old.json")
    for part in _Pattern.parts_of(text):
        if "[" in re.sub(r"\[!?+\]?+[^\]]*\]", "", part):
            raise WrongPattern(f"{text!r} can match nothing: a [ has no ]; write [[] for the character itself")


def is_stream(file: str) -> bool:
    """Whether the ending of a file says that it holds a document a line."""
    return file.lower().removesuffix(".gz").endswith(STREAMS)


class _Looking:
    """Looks into folders, none of them twice."""

    def __init__(self, exclude: Iterable[str]) -> None:
        self._patterns = [_Pattern.of(pattern) for pattern in exclude]
        self._seen: set[tuple[int, int]] = set()
        self._real: dict[str, str] = {}

    def identity(self, path: str) -> str:
        """The same text for all ways to name a file, but for links that are files."""
        folder, name = os.path.split(path)
        if folder not in self._real:
            try:
                self._real[folder] = os.path.realpath(folder)
            except (OSError, ValueError):  # ValueError: a null character in the name
                self._real[folder] = folder
        return os.path.normcase(os.path.join(self._real[folder], name))

    def below(self, folder: str) -> list[str]:
        """The documents below a folder, and the folders that cannot be looked into."""
        found: list[str] = []
        links: list[tuple[str, tuple[str, ...]]] = []
        waiting: list[tuple[str, tuple[str, ...]]] = [(folder, ())]
        while waiting or links:
            # Links come last, so that a folder is found at its own place where it has one below this folder.
            here, inside = waiting.pop() if waiting else links.pop(0)
            try:
                if self._is_new(here):
                    entries = list(os.scandir(here))
                    if inside and any(entry.name == _OF_PACKAGES for entry in entries):
                        continue
                    for entry in sorted(entries, key=lambda entry: entry.name):
                        self._sort(entry, (*inside, entry.name), found, waiting, links)
            except OSError:
                found.append(here)
        return sorted(found)

    def _is_new(self, folder: str) -> bool:
        state = os.stat(folder)
        seen = state.st_dev, state.st_ino
        new = seen not in self._seen
        self._seen.add(seen)
        return new

    def _sort(
        self,
        entry: "os.DirEntry[str]",
        inside: tuple[str, ...],
        found: list[str],
        waiting: list[tuple[str, tuple[str, ...]]],
        links: list[tuple[str, tuple[str, ...]]],
    ) -> None:
        """Put what lies in a folder with what it is, unless it is left out."""
        if entry.name.startswith("."):
            return
        is_folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        if any(pattern.matches(inside, entry.path, is_folder=is_folder) for pattern in self._patterns):
            return
        if is_folder:
            if entry.name not in _NOT_OURS:
                (links if entry.is_symlink() else waiting).append((entry.path, inside))
        # A link that leads nowhere is told; a pipe or a device holds no document.
        elif entry.name.lower().endswith(ENDINGS) and (os.path.isfile(entry.path) or not os.path.exists(entry.path)):
            found.append(entry.path)


class _Pattern(NamedTuple):
    """What is left out of folders: the parts of a path."""

    parts: tuple[str, ...]
    anchored: bool
    for_folders: bool

    @classmethod
    def of(cls, text: str) -> "_Pattern":
        require_pattern(text)
        text = text.replace(os.sep, "/").removeprefix("./")
        return cls(cls.parts_of(text), "/" in text.rstrip("/"), text.endswith("/"))

    @staticmethod
    def parts_of(text: str) -> tuple[str, ...]:
        return tuple(part for part in text.replace(os.sep, "/").split("/") if part not in ("", "."))

    def matches(self, inside: tuple[str, ...], path: str, *, is_folder: bool) -> bool:
        """Whether it means a path: `inside` leads there from the folder that was named."""
        if self.for_folders and not is_folder:
            return False
        if not self.anchored:
            return fnmatchcase(inside[-1], self.parts[0])
        return _match(inside, self.parts) or _match(tuple(_from_here(path)), self.parts)


def _match(names: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if not parts:
        return not names
    if parts[0] == "**":
        return any(_match(names[n:], parts[1:]) for n in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], parts[0]) and _match(names[1:], parts[1:])


def _from_here(path: str) -> Iterator[str]:
    """The parts of a path from the current folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # it is on another drive
        relative = path
    yield from relative.split(os.sep)
