"""Read and write files: atomic writes, locks, and reading of streams that may have no end."""

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

# The number of bytes in one read of a stream that may have no end.
_CHUNK = 1024 * 1024

# The number of milliseconds without data after which a reader of a pipe checks for signals.
_POLL_TIMEOUT = 200

# Errors of a file that can be written but not replaced: it is a mount point, or its folder accepts no new files.
_IN_PLACE = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS})

# Opening fails if the name exists, also as a link.
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that it contains either the old bytes or the new ones, whatever happens. Raises OSError.

    If the path is a link, its target is written. Permissions are kept. A device or a pipe is written directly. So is a
    file that cannot be replaced; after an error, such a file can contain a part of the data.
    """
    try:
        _write(path, data)
    except OSError as error:
        error.filename = os.fspath(path)
        raise


class _Interruptible(FileIO):
    """A file whose reads are interrupted by a signal, also by one that arrives just before the system call.

    Python handles signals before a read, and when a signal interrupts it. A signal between the two would wait until the
    next data arrive, which may be never. So a pipe is polled until it has data, and signals are handled meanwhile.
    """

    def readinto(self, buffer: Any) -> int | None:
        if stat.S_ISFIFO(os.fstat(self.fileno()).st_mode):
            from select import poll  # noqa: PLC0415  # most files are not pipes, and Windows has no poll

            poller = poll()
            poller.register(self)
            while not poller.poll(_POLL_TIMEOUT):
                pass
        return super().readinto(buffer)


def open_to_read(file: str, buffer_size: int = DEFAULT_BUFFER_SIZE) -> BufferedReader:
    """Open a file for reading. Raises OSError, and ValueError for an impossible name."""
    return BufferedReader(_Interruptible(file) if os.name == "posix" else FileIO(file), buffer_size)


def read_at_most(stream: IO[bytes], limit: int) -> bytes:
    """The content of a stream, up to one byte more than the limit: a longer result shows that the limit is exceeded.

    Nothing more is read, and a large limit takes no memory in advance. Raises OSError.
    """
    # `read1` makes one system call. `read` can make several, and a signal would then wait for more data.
    read = getattr(stream, "read1", stream.read)
    chunks: list[bytes] = []
    remaining = limit + 1
    while remaining > 0 and (chunk := read(min(remaining, _CHUNK))):
        chunks.append(chunk)
        remaining -= len(chunk)
    return b"".join(chunks)


class BinaryStream(Protocol):
    """Anything to which bytes can be written."""

    def write(self, data: bytes, /) -> object: ...


def write_to_stream(stream: BinaryStream, data: bytes) -> None:
    """Write all of the data to a stream. Raises OSError.

    A raw stream (`open(..., buffering=0)`) can write only a part of the data in one call.
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
    """Raise OSError unless a file can be written, if need be after its folders are made. Nothing is changed."""
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
    """Whether a name is that of a temporary file of an atomic write, unfinished or abandoned."""
    return re.fullmatch(r"\.[0-9a-f]{16}\.part", name) is not None


def remove_leftovers(folder: Path) -> None:
    """Remove the abandoned temporary files in a folder.

    A writer locks its temporary file, so only files without a lock are removed, and none if the system has no locks.
    Files that cannot be removed stay.
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
def lock_file(path: Path) -> Iterator[None]:
    """Lock a file while it is read, changed and written. Others who use this function wait.

    Without locks in the system, or if the file does not exist, nothing is locked.
    """
    descriptor = _locked(path)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)  # this releases the lock


def _locked(path: Path) -> int | None:
    if not _CAN_LOCK:
        return None
    while True:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:  # reading the file will report it
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except OSError:  # a file system without locks, or a file that was removed
            os.close(descriptor)
            return None
        os.close(descriptor)  # the file was replaced while this waited for the lock


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
    """Whether a path is written directly and never replaced: a device, a pipe, or an open file without a name.

    `/dev/stdout` is a link to whatever is open there, and a target such as `pipe:[123]` is not the name of a file.
    """
    return path.exists() and not (path.is_file() and os.path.exists(os.path.realpath(path)))


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write a temporary file with an unpredictable name, and rename it to the target."""
    part, descriptor = _new_part(target.parent)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
            if mode is not None:
                part.chmod(stat.S_IMODE(mode))
            if _CAN_LOCK:  # rename it before the lock is released
                part.replace(target)
        finally:
            os.close(descriptor)
        if not _CAN_LOCK:
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # not every system can open a folder, and not every file system can sync it
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _new_part(folder: Path) -> tuple[Path, int]:
    """A new temporary file, locked for as long as it is open, and its descriptor."""
    while True:
        part = folder / f".{secrets.token_hex(8)}.part"
        descriptor = os.open(part, _NEW_FILE, 0o666)
        if not _CAN_LOCK or not _try_to_lock(descriptor) or _is_at(descriptor, part):
            return part, descriptor
        os.close(descriptor)  # another process removed it as abandoned before it was locked


def _try_to_lock(descriptor: int) -> bool:
    """Lock a file. False if another process has locked it, or the file system has no locks."""
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
    remaining = memoryview(data)
    while remaining:
        remaining = remaining[os.write(descriptor, remaining) :]
