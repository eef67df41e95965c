"""The command `treaty-model`, also as `python -m treaty_model`."""

import gc
import os
import signal
import sys
from contextlib import suppress

from . import __version__


def main() -> int:
    """Run the command that was given to this process, and return its exit code."""
    _occupy()
    if sys.argv[1:] == ["--version"]:  # scripts ask it often; the parser of all commands takes four times as long
        with suppress(OSError):  # of which the other way tells
            print(f"treaty-model {__version__}", flush=True)
            return 0
    from .cli import main as run  # noqa: PLC0415  # see above

    for name in ("SIGTERM", "SIGHUP"):  # not every system has both
        if (number := getattr(signal, name, None)) and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)
    code = run()
    gc.freeze()  # else Python looks through all that there is for cycles before it ends, for 15 ms after one small file
    return code


def _occupy() -> None:
    """Take the descriptors of streams that were closed before this program started, so that no file gets them."""
    with suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(descriptor)


def _end(number: int, _: object) -> None:
    """End as after an error, so that nothing is left half done, with the usual code."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
