"""The command `treaty-model`, also as `python -m treaty_model`."""

import gc
import sys

from . import __version__


def main() -> int:
    """Run the command that was given to this process, and return its exit code."""
    if sys.argv[1:] == ["--version"]:  # scripts ask it often; the parser of all commands takes four times as long
        print(f"treaty-model {__version__}")
        return 0
    from .cli import main as run  # noqa: PLC0415  # see above

    code = run()
    gc.freeze()  # else Python looks through all that there is for cycles before it ends, for 15 ms after one small file
    return code


if __name__ == "__main__":
    sys.exit(main())
