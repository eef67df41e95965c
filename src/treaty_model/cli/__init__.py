"""The command line: `treaty-model COMMAND`. Commands import what they need when they run, so that help is fast.

Exit codes: 0 success; 1 a document is invalid, or documents do not fit together; 2 the command could not run (no such
file, wrong usage); 130 interrupted. Errors are lines on standard error, never a traceback. The issues that `validate`
reports are its result, and go to standard output.
"""

import os
from collections.abc import Sequence

from ..printable import in_one_line
from .command_line import command_line
from .common import FAILED, INTERRUPTED, INVALID, ExitWith, Failed, Invalid
from .parser import Message
from .streams import Output, to_stderr


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    If standard output is closed, or nobody reads it, the command does the same with the same exit code. If its disk is
    full, the exit code is 2.
    """
    code, output = 0, Output()
    try:
        options = command_line().options(arguments)
        output.is_safe, output.is_data = options.escapes, options.is_data
        for line in options.run(options):
            output.line(line)
    except Message as message:
        output.line(str(message))
    except SystemExit as error:  # after wrong usage, or a signal
        code = error.code if isinstance(error.code, int) else 0
    except ExitWith as result:
        code = result.code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Invalid as error:
        to_stderr(str(error))
        code = INVALID
    except Failed as error:
        code = _failed(str(error))
    except OSError as error:
        code = _failed(_reason(error))
    output.close()
    if output.error and code != INTERRUPTED:
        code = _failed(_reason(output.error))
    return code


def _failed(reason: str) -> int:
    to_stderr(f"treaty-model: {in_one_line(reason)}")
    return FAILED


def _reason(error: OSError) -> str:
    file = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) and error.filename else ""
    return f"{file}{error.strerror or error}"
