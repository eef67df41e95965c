"""Prints to standard output and standard error, which can be closed, full or not read; commands do not notice it."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from ..printable import Verbatim, in_lines, without_commands


class Output:
    """Prints the lines of a command to standard output.

    `error` is why lines were lost. It is None if standard output is closed, or if the reader of the pipe has ended.
    `is_safe` is whether the lines are already safe for a terminal, and `is_data` whether files and pipes get them
    unchanged.
    """

    def __init__(self) -> None:
        self.is_safe = False
        self.is_data = False
        self.error: OSError | None = None
        self._ended = sys.stdout is None
        if isinstance(sys.stdout, io.TextIOWrapper):  # documents can have characters that the terminal's encoding lacks
            try:
                sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
            except OSError as error:  # from earlier output
                self._end(error)

    def line(self, text: str) -> None:
        """Print a line, or several, without characters that a terminal could interpret as commands."""
        if not self._ended:
            try:
                is_safe = self.is_safe or (self.is_data and not sys.stdout.isatty())
                print(text if is_safe else in_lines(text) if isinstance(text, Verbatim) else _made_safe(text))
            except OSError as error:
                self._end(error)

    def close(self) -> None:
        """Print buffered output."""
        if not self._ended:
            try:
                sys.stdout.flush()
            except OSError as error:
                self._end(error)

    def _end(self, error: OSError) -> None:
        self._ended = True
        if not isinstance(error, BrokenPipeError):
            self.error = error
        _discard(sys.stdout)


def to_stderr(text: str) -> None:
    """Print lines on standard error, after earlier output. Nothing happens if that is not possible."""
    for stream, output in ((sys.stdout, ""), (sys.stderr, f"{_made_safe(text)}\n")):
        if stream is None:
            continue
        with suppress(ValueError):  # it was closed while the program ran
            try:
                stream.write(output)
                stream.flush()
            except OSError:
                if stream is sys.stderr:
                    _discard(stream)


def _made_safe(text: str) -> str:
    """Lines without commands for a terminal or for CI."""
    return without_commands(in_lines(text))


def _discard(stream: TextIO) -> None:
    """Send the buffered output of a stream to the null device, so that Python can close the stream without error."""
    with suppress(OSError, ValueError):  # io.UnsupportedOperation is both: a stream without a descriptor
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, stream.fileno())
        os.close(null_device)
        stream.flush()
