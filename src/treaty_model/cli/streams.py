"""Standard output and standard error: closed, full, or read by nobody. What a command does never depends on them."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from ..check.issues import Verbatim, in_lines, without_commands


class Output:
    """Where the lines of a command go. `lost` says why some of them went nowhere, unless nobody wants them.

    Nobody does where standard output is closed, or where whoever reads the pipe has seen enough. `as_is` is whether
    lines are safe for a terminal already, and `is_data` whether files and pipes take them as they are.
    """

    def __init__(self) -> None:
        self.as_is = False
        self.is_data = False
        self.lost: OSError | None = None
        self._ended = sys.stdout is None
        if isinstance(sys.stdout, io.TextIOWrapper):  # documents are in any script, whatever the terminal's is
            try:
                sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
            except OSError as error:  # of what was printed before
                self._end(error)

    def line(self, text: str) -> None:
        """Print a line, or several, without what a terminal would take for commands."""
        if not self._ended:
            try:
                as_is = self.as_is or (self.is_data and not sys.stdout.isatty())
                print(text if as_is else in_lines(text) if isinstance(text, Verbatim) else _for_people(text))
            except OSError as error:
                self._end(error)

    def close(self) -> None:
        """Print what waits to be printed."""
        if not self._ended:
            try:
                sys.stdout.flush()
            except OSError as error:
                self._end(error)

    def _end(self, error: OSError) -> None:
        self._ended = True
        if not isinstance(error, BrokenPipeError):
            self.lost = error
        _to_nowhere(sys.stdout)


def say(text: str) -> None:
    """Print lines on standard error, behind what was printed before. Where that is not possible, nothing happens."""
    for stream, what in ((sys.stdout, ""), (sys.stderr, f"{_for_people(text)}\n")):
        if stream is None:
            continue
        with suppress(ValueError):  # it was closed while the program ran
            try:
                stream.write(what)
                stream.flush()
            except OSError:
                if stream is sys.stderr:
                    _to_nowhere(stream)


def _for_people(text: str) -> str:
    """Lines in which neither a terminal nor a runner of jobs finds a command."""
    return without_commands(in_lines(text))


def _to_nowhere(stream: TextIO) -> None:
    """Let what waits in a stream go where nobody is, so that Python's end of all streams does not fail."""
    with suppress(OSError, ValueError):  # io.UnsupportedOperation is both: a stream without a descriptor
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()
