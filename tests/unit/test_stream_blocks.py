"""Streams of one document per line, read in blocks: which lines come together, their numbers, and how much is read."""

import gzip
import io
import itertools
from collections.abc import Iterable

import pytest

from treaty_model.batch.streams import UNPACKED_LIMIT, line_blocks


class Slow(io.RawIOBase):
    """A pipe that gives some bytes at a time."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # it is given no other buffer here
        chunk = next(self._chunks, b"")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def found(chunks: Iterable[bytes], longest: int = 100) -> list[tuple[int, bytes]]:
    return list(line_blocks(io.BufferedReader(Slow(chunks)), longest, UNPACKED_LIMIT))


def unpacked(data: bytes, longest: int = 100, most: int = UNPACKED_LIMIT) -> list[tuple[int, bytes]]:
    return list(line_blocks(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(data))), longest, most))


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ([], []),
        ([b"a"], [(1, b"a")]),
        ([b"a\nb\n"], [(1, b"a\nb\n")]),
        ([b"a\nb\n", b"c\n"], [(1, b"a\nb\n"), (3, b"c\n")]),
        ([b"a\nb", b"b\nc\n"], [(1, b"a\n"), (2, b"bb\n"), (3, b"c\n")]),
        ([b"\n\n", b"a\n"], [(1, b"\n\n"), (3, b"a\n")]),
        ([b"a\r\nb"], [(1, b"a\r\n"), (2, b"b")]),
    ],
)
def test_whole_lines_come_with_the_number_of_the_first(chunks: list[bytes], lines: list[tuple[int, bytes]]) -> None:
    assert found(chunks) == lines


@pytest.mark.parametrize(
    ("line", "read"),
    [(b"y" * 11 + b"\n", b"y" * 11 + b"\n"), (b"y" * 12 + b"\n", b"y" * 12 + b"\n"), (b"y" * 500 + b"\n", b"y" * 13)],
)
def test_of_a_long_line_one_byte_more_than_may_be_is_read(line: bytes, read: bytes) -> None:
    chunks = [b"x\n", line[:5], *(line[n : n + 50] for n in range(5, len(line), 50)), b"z\n"]
    assert found(chunks, longest=12) == [(1, b"x\n"), (2, read), (3, b"z\n")]


def test_a_compressed_stream_has_the_same_lines() -> None:
    assert unpacked(b"a\nb") == [(1, b"a\n"), (2, b"b")]


def test_a_compressed_stream_unpacks_to_no_more_than_it_may() -> None:
    data = b"a\n" * 10
    assert unpacked(data, most=20) == [(1, data)]
    with pytest.raises(OSError, match="it unpacks to more than 19 bytes"):
        unpacked(data, most=19)
    for most in range(1, 20):  # also where a line ends at the bound
        with pytest.raises(OSError, match=f"it unpacks to more than {most} bytes"):
            unpacked(data, most=most)


def test_lines_before_the_bound_come_and_none_beyond() -> None:
    for data in (b"a\n" * 10, b"a\na\n" + b"b" * 1000):
        reading = line_blocks(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(data))), 100, 5)
        assert next(reading) == (1, b"a\na\n")
        with pytest.raises(OSError, match="it unpacks to more than 5 bytes"):
            next(reading)


def test_a_line_without_end_is_left() -> None:
    zeros = itertools.repeat(bytes(50))
    with pytest.raises(OSError, match="line 2 has more than 1,000 bytes"):
        list(line_blocks(io.BufferedReader(Slow(itertools.chain([b"a\n"], zeros))), 100, 1000))
    assert len(list(line_blocks(io.BufferedReader(Slow([b"a" * 50] * 10)), 100, 500))) == 1


def test_a_line_without_end_is_not_unpacked_beyond_that() -> None:
    with pytest.raises(OSError, match="it unpacks to more than 200,000 bytes"):
        unpacked(b"a" * 1_000_000, most=200_000)
