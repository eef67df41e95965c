"""Files written whole or not at all."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What tells that a file can be written to and not replaced: it is mounted by itself, or its folder takes no new file.
_IN_PLACE = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS})

# A name that is there already is not opened, nor what a link of that name leads to.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_atomically(path: Path, data: bytes) -> None:
    """Put data in a file so that it holds the old bytes or the new ones, whatever happens. Raises OSError.

    A link stays, and what it leads to is written; permissions stay. What is no regular file (a device, a pipe) is
    written to. So is a file that cannot be replaced, which then can be left with a part of the data.
    """
    try:
        _write(path, data)
    except OSError as error:
        error.filename = os.fspath(path)
        raise


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Let nobody else hold a file until it has been read, changed and written. Others wait.

    It is a lock of the system among those that use this function. Where there are none, or the file is not there,
    nothing is held.
    """
    descriptor = _locked(path)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)  # which gives the lock back


def _locked(path: Path) -> int | None:
    try:
        import fcntl  # noqa: PLC0415  # not every system has it
    except ImportError:
        return None
    while True:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:  # which reading the file will tell
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except OSError:  # a file system without locks, or a file that has gone
            os.close(descriptor)
            return None
        os.close(descriptor)  # it was replaced by whoever held it


def _write(path: Path, data: bytes) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb", buffering=0) as device:
            _write_all(device.fileno(), data)
        return
    target = Path(os.path.realpath(path))
    try:
        _replace(target, data, mode)
    except OSError as error:
        if mode is None or error.errno not in _IN_PLACE:
            raise
        with target.open("r+b") as file:
            file.write(data)
            file.truncate()


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write a file of another name, which nobody can foresee, and let it take the place of the old one."""
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    descriptor = os.open(part, _NEW, 0o666)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            part.chmod(stat.S_IMODE(mode))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # not every system opens folders, and not every file system writes them at once
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
