"""Lists the files to check: folders are searched, and each file is listed once, however it is named."""

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

STANDARD_INPUT = "-"
STREAMS = (".ndjson", ".jsonl", ".jsonlines")
ENDINGS = (".json", ".xml", *STREAMS, *(f"{ending}.gz" for ending in STREAMS))

# Folders of other programs, which are not searched. A virtual environment is recognised by a file in it.
_FOREIGN_FOLDERS = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT_MARK = "pyvenv.cfg"


class WrongPattern(ValueError):
    """A pattern cannot match anything; the message is one line."""


class Listed(NamedTuple):
    """A file to check. It was `named` itself, or is in a folder that was.

    An `empty` one is a folder that was named and has no documents below it.
    """

    file: str
    named: bool = True
    empty: bool = False


def find(names: Iterable[str], exclude: Iterable[str] = ()) -> list[Listed]:
    """The files with these names, each once, and for a folder the documents below it, in the order of their paths.

    Endings are recognised in any letter case. Hidden files and folders are skipped, as are `node_modules`,
    `__pycache__` and virtual environments. Links to folders are followed, but no folder is searched twice, and a file
    that can be reached without links is listed with its path without links.

    `exclude` has patterns as in `.gitignore`, but without `!`, for files and folders to leave out of folders, also if
    links lead to them: `*`, `?` and `[...]` match parts of a name and `**` any number of folders. A pattern without a
    slash matches names at any depth, another one paths from the named folder or from the current one, and one with a
    slash at the end matches folders only. Names that were given themselves are never left out. Raises WrongPattern for
    a pattern that cannot match anything.
    """
    names = list(names)
    search = _Search(exclude)
    folders = {name: _Folder(name) for name in names if name != STANDARD_INPUT and os.path.isdir(name)}
    for folder in folders.values():
        search.without_links(folder)
    for folder in folders.values():
        search.through_links(folder)
    listed: dict[str, Listed] = {}
    for name in names:
        if name in folders:
            for path in sorted(folders[name].files):
                listed.setdefault(search.identity(path), Listed(path, named=False))
            if folders[name].is_empty:
                listed.setdefault(search.identity(name), Listed(name, empty=True))
        else:
            identity = name if name == STANDARD_INPUT else search.identity(name)
            listed[identity] = listed.get(identity, Listed(name))._replace(named=True)
    return list(listed.values())


def require_pattern(text: str) -> None:
    """Raise WrongPattern if a pattern cannot match anything."""
    if text.startswith("!"):
        raise WrongPattern(f"{text!r} cannot match anything: patterns have no `!` at their beginning; leave it out")
    if not text.strip() or not _Pattern.parts_of(text):
        raise WrongPattern(f"{text!r} cannot match anything: it has no name; write one, such as drafts/ or *.old.json")
    for part in _Pattern.parts_of(text):
        if "[" in re.sub(r"\[!?+\]?+[^\]]*\]", "", part):
            raise WrongPattern(f"{text!r} cannot match anything: a [ has no ]; write [[] for the character itself")


def is_stream(file: str) -> bool:
    """Whether a file is a stream according to its ending: it has one document per line."""
    return file.lower().removesuffix(".gz").endswith(STREAMS)


class _Folder:
    """A folder that was named, and the files found below it, with the folders that cannot be read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.real = os.path.realpath(name)
        self.files: list[str] = []
        self.links: list[tuple[str, tuple[str, ...]]] = []
        self.is_empty = True  # neither files below it nor a folder that was searched before


class _Search:
    """Searches folders, none of them twice."""

    def __init__(self, exclude: Iterable[str]) -> None:
        self._patterns = [_Pattern.of(pattern) for pattern in exclude]
        self._seen: set[tuple[int, int]] = set()
        self._real: dict[str, str] = {}

    def identity(self, path: str) -> str:
        """The same text for all paths of a file, except that a link to a file has its own."""
        folder, name = os.path.split(path)
        if folder not in self._real:
            try:
                self._real[folder] = os.path.realpath(folder)
            except (OSError, ValueError):  # ValueError: a null character in the name
                self._real[folder] = folder
        return os.path.normcase(os.path.join(self._real[folder], name))

    def without_links(self, folder: _Folder) -> None:
        """Find the files that can be reached without links."""
        self._search(folder, folder.name, (), through_link=False)

    def through_links(self, folder: _Folder) -> None:
        """Find the files that can be reached only through links."""
        while folder.links:
            self._search(folder, *folder.links.pop(0), through_link=True)

    def _search(self, folder: _Folder, start: str, steps: tuple[str, ...], *, through_link: bool) -> None:
        """Search a folder and those below it; `steps` are the names that lead from the named folder to it."""
        pending = [(start, steps)]
        while pending:
            path, steps = pending.pop()
            try:
                if not self._is_new(path):
                    folder.is_empty = False
                    continue
                entries = list(os.scandir(path))
                if steps and any(entry.name == _ENVIRONMENT_MARK for entry in entries):
                    continue
                for entry in sorted(entries, key=lambda entry: entry.name):
                    self._add(entry, (*steps, entry.name), folder, pending, through_link=through_link)
            except OSError:
                folder.files.append(path)  # reading it will report why
                folder.is_empty = False

    def _is_new(self, folder: str) -> bool:
        status = os.stat(folder)
        key = status.st_dev, status.st_ino
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def _add(
        self,
        entry: "os.DirEntry[str]",
        steps: tuple[str, ...],
        folder: _Folder,
        pending: list[tuple[str, tuple[str, ...]]],
        *,
        through_link: bool,
    ) -> None:
        """Add an entry to the files, the links or the pending folders, unless it is left out."""
        if entry.name.startswith("."):
            return
        is_folder = os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()
        if self._is_excluded(steps, entry.path, is_folder=is_folder):
            return
        if (through_link or entry.is_symlink()) and self._is_target_excluded(entry.path, folder, is_folder=is_folder):
            return
        if is_folder:
            if entry.name not in _FOREIGN_FOLDERS:
                (folder.links if entry.is_symlink() else pending).append((entry.path, steps))
        # A broken link will be reported as unreadable; a pipe or a device is not a document.
        elif entry.name.lower().endswith(ENDINGS) and (os.path.isfile(entry.path) or not os.path.exists(entry.path)):
            folder.files.append(entry.path)
            folder.is_empty = False

    def _is_excluded(self, steps: tuple[str, ...], path: str, *, is_folder: bool) -> bool:
        return any(pattern.matches(steps, path, is_folder=is_folder) for pattern in self._patterns)

    def _is_target_excluded(self, path: str, folder: _Folder, *, is_folder: bool) -> bool:
        """Whether the target of a link is excluded by its own path below the named folder or the current one."""
        real = os.path.realpath(path) if self._patterns else path
        for base in (folder.real, os.path.realpath(os.curdir)):
            if real.startswith(os.path.join(base, "")):
                steps = tuple(os.path.relpath(real, base).split(os.sep))
                parents = [steps[:n] for n in range(1, len(steps))]
                return self._is_excluded(steps, real, is_folder=is_folder) or any(
                    self._is_excluded(parent, os.path.join(base, *parent), is_folder=True) for parent in parents
                )
        return False


class _Pattern(NamedTuple):
    """A pattern for files or folders to leave out, split at its slashes."""

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

    def matches(self, steps: tuple[str, ...], path: str, *, is_folder: bool) -> bool:
        """Whether it matches a path; `steps` are the names that lead there from the named folder."""
        if self.for_folders and not is_folder:
            return False
        if not self.anchored:
            return fnmatchcase(steps[-1], self.parts[0])
        return _match(steps, self.parts) or _match(tuple(_from_here(path)), self.parts)


def _match(names: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if not parts:
        return not names
    if parts[0] == "**":
        return any(_match(names[n:], parts[1:]) for n in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], parts[0]) and _match(names[1:], parts[1:])


def _from_here(path: str) -> Iterator[str]:
    """The names that lead from the current folder to a path."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        relative = path
    yield from relative.split(os.sep)
