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
    """A file to be looked at, and whether it was named itself. If not, it lies in a folder that was.

    One that is `empty` is a folder that was named and has no documents below it.
    """

    file: str
    named: bool = True
    empty: bool = False


def find(names: Iterable[str], exclude: Iterable[str] = ()) -> list[Listed]:
    """The files that names stand for, each once: a folder for the documents below it, in the order of their paths.

    Endings count in any letter case. Nothing hidden is looked at, nor `node_modules`, `__pycache__` or a virtual
    environment. A link to a folder is followed, but no folder is looked into twice: what can be reached without links
    has its name without them. `exclude` has patterns for what is left out of folders, through links too, as in
    `.gitignore` without `!`: `*`, `?` and `[...]` stand for parts of a name and `**` for any number of folders. A
    pattern without a slash is for names at any depth, another one for paths from the folder that was named or from the
    current one, and one that ends with a slash for folders. What was named itself stays. Raises
    WrongPattern for a pattern that can match nothing.
    """
    names = list(names)
    looking = _Looking(exclude)
    folders = {name: _Folder(name) for name in names if name != STANDARD_INPUT and os.path.isdir(name)}
    for folder in folders.values():
        looking.look_into(folder)
    for folder in folders.values():
        looking.follow_links(folder)
    found: dict[str, Listed] = {}
    for name in names:
        if name in folders:
            for path in sorted(folders[name].found):
                found.setdefault(looking.identity(path), Listed(path, named=False))
            if folders[name].is_empty:
                found.setdefault(looking.identity(name), Listed(name, empty=True))
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


class _Folder:
    """A folder that was named, and what is found below it: documents, and folders that cannot be looked into."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.real = os.path.realpath(name)
        self.found: list[str] = []
        self.links: list[tuple[str, tuple[str, ...]]] = []
        self.is_empty = True  # as long as nothing is found, nor a folder that was looked into under another name


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

    def look_into(self, folder: _Folder) -> None:
        """Find what can be reached without links."""
        self._look(folder, folder.name, (), through_link=False)

    def follow_links(self, folder: _Folder) -> None:
        """Find what can be reached through links alone."""
        while folder.links:
            self._look(folder, *folder.links.pop(0), through_link=True)

    def _look(self, folder: _Folder, start: str, inside: tuple[str, ...], *, through_link: bool) -> None:
        waiting = [(start, inside)]
        while waiting:
            here, inside = waiting.pop()
            try:
                if not self._is_new(here):
                    folder.is_empty = False
                    continue
                entries = list(os.scandir(here))
                if inside and any(entry.name == _OF_PACKAGES for entry in entries):
                    continue
                for entry in sorted(entries, key=lambda entry: entry.name):
                    self._sort(entry, (*inside, entry.name), folder, waiting, through_link=through_link)
            except OSError:
                folder.found.append(here)
                folder.is_empty = False

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
        folder: _Folder,
        waiting: list[tuple[str, tuple[str, ...]]],
        *,
        through_link: bool,
    ) -> None:
        """Put what lies in a folder with what it is, unless it is left out."""
        if entry.name.startswith("."):
            return
        is_folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        if self._is_left_out(inside, entry.path, is_folder=is_folder):
            return
        if (through_link or entry.is_symlink()) and self._is_left_out_there(entry.path, folder, is_folder=is_folder):
            return
        if is_folder:
            if entry.name not in _NOT_OURS:
                (folder.links if entry.is_symlink() else waiting).append((entry.path, inside))
        # A link that leads nowhere is told; a pipe or a device holds no document.
        elif entry.name.lower().endswith(ENDINGS) and (os.path.isfile(entry.path) or not os.path.exists(entry.path)):
            folder.found.append(entry.path)
            folder.is_empty = False

    def _is_left_out(self, inside: tuple[str, ...], path: str, *, is_folder: bool) -> bool:
        return any(pattern.matches(inside, path, is_folder=is_folder) for pattern in self._patterns)

    def _is_left_out_there(self, path: str, folder: _Folder, *, is_folder: bool) -> bool:
        """Whether what a link leads to is left out at its own place below the folder that was named, or the current."""
        real = os.path.realpath(path) if self._patterns else path
        for base in (folder.real, os.path.realpath(os.curdir)):
            if real.startswith(os.path.join(base, "")):
                parts = tuple(os.path.relpath(real, base).split(os.sep))
                above = [parts[:n] for n in range(1, len(parts))]
                return self._is_left_out(parts, real, is_folder=is_folder) or any(
                    self._is_left_out(way, os.path.join(base, *way), is_folder=True) for way in above
                )
        return False


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
