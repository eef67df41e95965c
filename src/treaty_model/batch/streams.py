"""Reads streams, which have one JSON document per line, in blocks of lines."""

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

# The default limit of a stream's size after decompression, in bytes, because a small file can contain very much. It is
# also the limit for a line of any stream, because a line may have no end.
UNPACKED_LIMIT = 1024 * 1024 * 1024

# The number of bytes that are read and checked together: enough for a small overhead per line, and few enough to stay
# in the processor's cache.
_BLOCK_SIZE = 96 * 1024

_CHUNK = 64 * 1024
_GZIP = b"\x1f"  # the first byte of compressed data, and of no document


def standard_input() -> Any:
    """Standard input, as a binary stream. Raises OSError if it is closed."""
    if sys.stdin is None:  # it was closed before this program started
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer


@contextmanager
def open_stream(file: str) -> Iterator["BufferedReader[Any] | GzipFile"]:
    """A file, or standard input, to be read and if necessary decompressed. Raises OSError and EOFError."""
    if file == STANDARD_INPUT:
        stream = standard_input()
        yield _decompressed(stream) if stream.peek(1)[:1] == _GZIP else stream
        return
    with open_to_read(file, _BLOCK_SIZE) as packed:
        yield _decompressed(packed) if file.lower().endswith(".gz") else packed


def line_blocks(
    stream: "BufferedReader[Any] | GzipFile", max_line: int, max_unpacked: int
) -> Iterator[tuple[int, bytes]]:
    """Blocks of whole lines, each with the number of its first line.

    A line of more than `max_line` bytes is cut after one byte more, and is a block of its own. After the lines before
    it, raises OSError (EFBIG) if a compressed stream exceeds `max_unpacked`, or a line of any stream does. Errors of
    decompression are raised as they are.
    """
    packed = not isinstance(stream, BufferedReader)
    block_size = DEFAULT_BUFFER_SIZE if packed else _BLOCK_SIZE  # an error of decompression loses the whole block
    number = 1
    # Read what is available, so that nothing waits for a slow pipe, and at most one byte beyond the limit.
    while data := stream.read1(min(block_size, max_unpacked + 1 - stream.tell()) if packed else block_size):
        is_too_much = packed and stream.tell() > max_unpacked
        if is_too_much:
            data = data[:-1]
        if end := data.rfind(b"\n") + 1:
            yield number, data[:end]
            number += data.count(b"\n")
        if is_too_much:
            raise _too_much("it unpacks to", max_unpacked)
        if line_start := data[end:]:
            line = line_start + stream.readline(max(max_line + 1 - len(line_start), 0))
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


def _decompressed(stream: "BufferedReader[Any]") -> "GzipFile":
    from gzip import GzipFile  # noqa: PLC0415  # most runs read no stream

    if not stream.peek(1):
        raise EOFError("compressed file is empty")
    return GzipFile(fileobj=stream)


def _too_much(what: str, limit: int) -> OSError:
    return OSError(errno.EFBIG, f"{what} more than {limit:,} bytes")
