"""A folder of files that are made: compared with what it should hold, or brought to hold it.

Files that somebody else put there are never changed or removed, and nothing is written through a symbolic link.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from .files import is_leftover, remove_leftovers, write_atomically


class InTheWay(OSError):
    """Something in a folder that is not ours to write over, or that would lead out of it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(None, reason, os.fspath(path))


def differences(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """What is not as it should be in a folder, a line each, in the order of paths. Raises OSError.

    What a writer left that was ended is no file of anybody: the next that writes there removes it.
    """
    there = {path.relative_to(folder).as_posix(): path for path in _below(folder) if not is_leftover(path.name)}
    for name in sorted(files.keys() | there.keys()):
        if name not in there:
            yield f"missing: {name}"
        elif name not in files:
            yield f"extra: {name}"
        elif there[name].is_symlink() or not _holds(there[name], files[name]):
            yield f"changed: {name}"


def fill(folder: Path, files: Mapping[str, bytes], known: Mapping[str, str], first: Mapping[str, bytes]) -> list[str]:
    """Write files into a folder, and remove those that were written before and are not among them.

    `first` is written before anything else, and should say of what was written before and of what will be that it is
    ours: so that who comes after an interruption knows it. `files` has it too, as it is in the end, and that is last.
    `known` has the digests (SHA-256) of the files that were written before, by their paths. What it names and what was
    changed since is left where it would be removed. Gives the paths of all files that are there and are not ours.
    Raises OSError: InTheWay, before anything is written, where something that is not known is in the way.
    """
    for name, data in files.items():
        _require_free(folder, name, data, known)
    if any(not _holds(folder / name, data) for name, data in files.items()):
        _write(folder, first)
    _write(folder, {name: data for name, data in files.items() if name not in first})
    for here in {folder, *(path.parent for path in _below(folder))}:
        remove_leftovers(here)
    there = {path.relative_to(folder).as_posix(): path for path in _below(folder)}
    for name, path in there.items():
        if name not in files and not path.is_symlink() and name in known and _digest(path) == known[name]:
            path.unlink()
            for above in path.parents[: len(PurePosixPath(name).parents) - 1]:
                if any(above.iterdir()):
                    break
                above.rmdir()
    _write(folder, {name: files[name] for name in first})
    return sorted(name for name, path in there.items() if name not in files and os.path.lexists(path))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _holds(path, data):
            write_atomically(path, data)


def _require_free(folder: Path, name: str, data: bytes, known: Mapping[str, str]) -> None:
    path = folder / name
    for above in path.parents[: len(PurePosixPath(name).parents) - 1]:
        if above.is_symlink():
            raise InTheWay(above, "this is a symbolic link")
        if above.exists() and not above.is_dir():
            raise InTheWay(above, "this is in the way, and no folder")
    if path.is_symlink():
        raise InTheWay(path, "this is a symbolic link")
    if path.exists() and not path.is_file():
        raise InTheWay(path, "this is in the way, and no file")
    if path.exists() and name not in known and not _holds(path, data):
        raise InTheWay(path, "this is in the way, and no manifest lists it")


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder but folders, which are looked into unless they are symbolic links."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file holds the very bytes; a larger one is not read."""
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
