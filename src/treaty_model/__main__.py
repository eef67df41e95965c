"""Runs the command `treaty-model`, also as `python -m treaty_model`."""

import os
import signal
import sys
from contextlib import suppress

from . import __version__


def main() -> int:
    """Run the command line of this process, and return its exit code."""
    _reserve_standard_streams()
    if sys.argv[1:] == ["--version"]:  # often used by scripts, and four times as fast as below
        with suppress(OSError):  # reported below
            print(f"treaty-model {__version__}", flush=True)
            return 0
    from .cli import main as run  # noqa: PLC0415  # see above

    for name in ("SIGTERM", "SIGHUP"):  # not every system has both
        if (number := getattr(signal, name, None)) and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _exit)
    return run()


def _reserve_standard_streams() -> None:
    """Open the null device for standard streams that are closed, so that no file gets their descriptors."""
    with suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(descriptor)


def _exit(number: int, _: object) -> None:
    """Exit with the usual code, and let open files be completed or removed."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
