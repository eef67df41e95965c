"""The command line: `treaty-model COMMAND`. Handlers import what they need when they run, so that help is quick.

Exit codes: 0 done; 1 a document is invalid, or documents do not fit together; 2 it could not be tried (no such file,
wrong usage); 130 interrupted. What is wrong is said in lines on standard error, never in a traceback; what `validate`
finds is its answer, and goes to standard output.
"""

import os
from collections.abc import Sequence

from ..check.issues import in_one_line
from .command_line import command_line
from .common import FAILED, INTERRUPTED, INVALID, ExitWith, Failed, Invalid
from .parser import Answer
from .streams import Output, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Where nobody reads what it prints, or nothing can be printed, it does the same as ever. Its exit code is the same
    too, but for one that was to print on a full disk: that is 2.
    """
    code, output = 0, Output()
    try:
        options = command_line().options(arguments)
        output.as_is, output.is_data = options.escapes, options.is_data
        for line in options.run(options):
            output.line(line)
    except Answer as answer:
        output.line(str(answer))
    except SystemExit as end:  # after wrong usage, or a signal
        code = end.code if isinstance(end.code, int) else 0
    except ExitWith as answer:
        code = answer.code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Invalid as error:
        say(str(error))
        code = INVALID
    except Failed as error:
        code = _failed(str(error))
    except OSError as error:
        code = _failed(_why(error))
    output.close()
    if output.lost and code != INTERRUPTED:
        code = _failed(_why(output.lost))
    return code


def _failed(why: str) -> int:
    say(f"treaty-model: {in_one_line(why)}")
    return FAILED


def _why(error: OSError) -> str:
    place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) and error.filename else ""
    return f"{place}{error.strerror or error}"
