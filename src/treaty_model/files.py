"""Files written whole or not at all."""

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import DEFAULT_BUFFER_SIZE, BufferedReader, FileIO, RawIOBase
from pathlib import Path
from typing import IO, Any, Protocol

try:
    import fcntl

    _CAN_LOCK = True
except ImportError:  # Windows does not have it
    _CAN_LOCK = False

# How much is read at once of what may have no end.
_CHUNK = 1024 * 1024

# After how many milliseconds without data a reader of a pipe looks for signals.
_LISTEN = 200

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


class _Interruptible(FileIO):
    """A file whose readings end for a signal, also for one that comes just before the system is asked for data.

    Python looks for signals before a reading and when one interrupts it. Between the two, one would be kept until the
    next data come, which may be never. So a pipe is asked only when it has data, and signals are looked for meanwhile.
    """

    def readinto(self, buffer: Any) -> int | None:
        if stat.S_ISFIFO(os.fstat(self.fileno()).st_mode):
            from select import poll  # noqa: PLC0415  # most files are no pipe, and Windows does not have it

            waiting = poll()
            waiting.register(self)
            while not waiting.poll(_LISTEN):
                pass
        return super().readinto(buffer)


def open_to_read(file: str, piece: int = DEFAULT_BUFFER_SIZE) -> BufferedReader:
    """A file opened for reading, of which so many bytes are read at once. Raises OSError, and ValueError for a name."""
    return BufferedReader(_Interruptible(file) if os.name == "posix" else FileIO(file), piece)


def read_at_most(stream: IO[bytes], limit: int) -> bytes:
    """What a stream holds, but no more than one byte beyond a limit: whoever gets that knows that it holds more.

    Nothing more is read, and a large limit alone takes no memory. Raises OSError.
    """
    # One reading of the system at a time: a signal that comes with data would wait for more where one call reads twice.
    read = getattr(stream, "read1", stream.read)
    pieces: list[bytes] = []
    left = limit + 1
    while left > 0 and (piece := read(min(left, _CHUNK))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


class BinaryStream(Protocol):
    """Anything to which bytes can be written."""

    def write(self, data: bytes, /) -> object: ...


def write_to_stream(stream: BinaryStream, data: bytes) -> None:
    """Write all of the data. Raises OSError.

    One call is enough unless the stream is raw (`open(..., buffering=0)`): such a stream can write a part only.
    """
    if not isinstance(stream, RawIOBase):
        stream.write(data)
        return
    remaining = memoryview(data)
    while remaining:
        count = stream.write(remaining)
        if count is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        remaining = remaining[count:]


def require_writable(path: Path, *, with_folders: bool) -> None:
    """Raise OSError unless a file can be written, perhaps with the folders that lead to it. All stays as it is."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    target = Path(os.path.realpath(path))
    if _is_written_through(path):
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
        return
    folder = next(above for above in (target if path.is_symlink() else path).parents if above.exists())
    if folder.is_dir() and not with_folders and not target.parent.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(path))
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(folder))
    try:
        part, descriptor = _new_part(folder)
        os.close(descriptor)
        part.unlink(missing_ok=True)
    except OSError as error:
        if not target.exists() or error.errno not in _IN_PLACE:
            error.filename = os.fspath(path)
            raise
        with path.open("r+b"):
            pass


def is_leftover(name: str) -> bool:
    """Whether a file has a name that only files have which are being written, or whose writer was ended."""
    return re.fullmatch(r"\.[0-9a-f]{16}\.part", name) is not None


def remove_leftovers(folder: Path) -> None:
    """Remove the files in a folder whose writers were ended before they had their names.

    Whoever writes one holds it; so nothing is removed where a system has no locks, nor what cannot be removed.
    """
    if not _CAN_LOCK:
        return
    with suppress(OSError):
        for path in [Path(entry.path) for entry in os.scandir(folder) if is_leftover(entry.name)]:
            with suppress(OSError):
                descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
                try:
                    if stat.S_ISREG(os.fstat(descriptor).st_mode) and _try_to_lock(descriptor):
                        path.unlink()
                finally:
                    os.close(descriptor)


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
    if not _CAN_LOCK:
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
    if _is_written_through(path):
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


def _is_written_through(path: Path) -> bool:
    """Whether something is written to and never replaced: a device, a pipe, or a file that has no name any more.

    `/dev/stdout` is a link that leads to whatever is open there, and a name such as `pipe:[123]` is that of no file.
    """
    return path.exists() and not (path.is_file() and os.path.exists(os.path.realpath(path)))


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write a file of another name, which nobody can foresee, and let it take the place of the old one."""
    part, descriptor = _new_part(target.parent)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
            if mode is not None:
                part.chmod(stat.S_IMODE(mode))
            if _CAN_LOCK:  # so that it is held until it has its name
                part.replace(target)
        finally:
            os.close(descriptor)
        if not _CAN_LOCK:
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


def _new_part(folder: Path) -> tuple[Path, int]:
    """A new file that is held for as long as it is open, and its descriptor."""
    while True:
        part = folder / f".{secrets.token_hex(8)}.part"
        descriptor = os.open(part, _NEW, 0o666)
        if not _CAN_LOCK or not _try_to_lock(descriptor) or _is_at(descriptor, part):
            return part, descriptor
        os.close(descriptor)  # somebody took it for a leftover before it was held


def _try_to_lock(descriptor: int) -> bool:
    """Hold a file, unless somebody else does, or the file system has no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except OSError:
        return False


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
