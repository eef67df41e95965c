"""Streams of a JSON document a line, which are read in pieces and never held as a whole."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import DEFAULT_BUFFER_SIZE, BufferedReader
from typing import TYPE_CHECKING, Any

from ..files import open_to_read
from .listing import STANDARD_INPUT

if TYPE_CHECKING:
    from gzip import GzipFile

# How much a compressed stream may unpack to, in bytes, unless somebody says otherwise: a small file can hold very much.
# No line of any stream may be longer, because some have no end.
UNPACKED_LIMIT = 1024 * 1024 * 1024

# How many bytes of a stream are read at once, and their lines looked at together: enough for each line's share to be
# small, and few enough for what becomes of them to stay in the processor's cache.
_PIECE = 96 * 1024

_CHUNK = 64 * 1024
_GZIP = b"\x1f"  # the first byte of what is compressed, and of no document


def standard_input() -> Any:
    """Standard input, as a binary stream. Raises OSError where it is closed."""
    if sys.stdin is None:  # it was closed before this program started
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer


@contextmanager
def opened(file: str) -> Iterator["BufferedReader[Any] | GzipFile"]:
    """The lines of a file, or of standard input, which may be compressed. Raises OSError and EOFError."""
    if file == STANDARD_INPUT:
        stream = standard_input()
        yield _unpacked(stream) if stream.peek(1)[:1] == _GZIP else stream
        return
    with open_to_read(file, _PIECE) as packed:
        yield _unpacked(packed) if file.lower().endswith(".gz") else packed


def pieces(stream: "BufferedReader[Any] | GzipFile", longest: int, max_unpacked: int) -> Iterator[tuple[int, bytes]]:
    """Whole lines, some at a time, with the number of the first of them.

    Of a line that is longer than so many bytes there is no more than one byte beyond. Raises what readers of broken
    streams raise, and OSError (EFBIG) where a compressed stream unpacks to more than it may, after the lines before
    that, and where a line of any stream is longer than that.
    """
    packed = not isinstance(stream, BufferedReader)
    most = DEFAULT_BUFFER_SIZE if packed else _PIECE  # where it is broken, all that a reading would bring is lost
    number = 1
    # As much as is there, so that nothing waits for a slow pipe, and of more than may be a single byte.
    while data := stream.read1(min(most, max_unpacked + 1 - stream.tell()) if packed else most):
        is_more = packed and stream.tell() > max_unpacked
        if is_more:
            data = data[:-1]
        if end := data.rfind(b"\n") + 1:
            yield number, data[:end]
            number += data.count(b"\n")
        if is_more:
            raise _too_much("it unpacks to", max_unpacked)
        if begun := data[end:]:
            line = begun + stream.readline(max(longest + 1 - len(begun), 0))
            if packed and stream.tell() > max_unpacked:
                raise _too_much("it unpacks to", max_unpacked)
            yield number, line
            length = len(line)
            while not line.endswith(b"\n") and (rest := stream.readline(_CHUNK)):
                line = rest
                length += len(rest)
                if packed and stream.tell() > max_unpacked:
                    raise _too_much("it unpacks to", max_unpacked)
                if length > max_unpacked:
                    raise _too_much(f"line {number:,} has", max_unpacked)
            number += 1


def _unpacked(stream: "BufferedReader[Any]") -> "GzipFile":
    from gzip import GzipFile  # noqa: PLC0415  # most runs read no stream

    if not stream.peek(1):
        raise EOFError("compressed file is empty")
    return GzipFile(fileobj=stream)


def _too_much(what: str, limit: int) -> OSError:
    return OSError(errno.EFBIG, f"{what} more than {limit:,} bytes")
