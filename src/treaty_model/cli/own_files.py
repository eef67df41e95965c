"""Handles the files that `validate` itself writes or reads: its output, and the baseline of known issues."""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..printable import in_one_line
from ..spelling import counted
from .common import Failed, written_line
from .streams import to_stderr

if TYPE_CHECKING:
    from ..batch.baseline import Baseline
    from ..batch.listing import Listed
    from ..batch.outcome import Outcome

_COMPRESSED = b"\x1f\x8b"


def without_own_files(files: "Iterable[Listed]", options: argparse.Namespace) -> "list[Listed]":
    """The files to check, without those that this run itself writes or reads. Raises Failed if one of them is named."""
    own_files = {_identity(path): path for path in (options.output, options.baseline, options.write_baseline) if path}
    for name in options.files:
        if (path := own_files.get(_identity(name))) is not None:
            raise Failed(
                f"{path}: this file is to be checked, and an option names it too; name another file in the option"
            )
    return [listed for listed in files if _identity(listed.file) not in own_files] if own_files else list(files)


def require_replaceable_output(options: argparse.Namespace, settings: Path | None) -> None:
    """Raise Failed if the output would overwrite a document, or a file that this run reads."""
    from ..batch.foreign import is_document
    from ..check.preflight import SIZE_LIMIT
    from ..files import read_at_most

    output = options.output
    if output is None or not output.is_file():
        return
    if _identity(output) in {_identity(path) for path in (options.baseline, settings) if path}:
        raise Failed(f"{output}: this file is an input of this run; name another file for the output")
    with output.open("rb") as opened:
        data = read_at_most(opened, SIZE_LIMIT)
    is_compressed = data.startswith(_COMPRESSED)
    if is_compressed or is_document(data):
        content = "compressed" if is_compressed else "a document"
        raise Failed(f"{output}: this is {content} and is not overwritten; name another file for the output")


def baseline_of(options: argparse.Namespace) -> "Baseline | None":
    """The baseline to read or to write, if any. Raises Failed, also if it would overwrite another file."""
    if options.baseline is None and options.write_baseline is None:
        return None
    from ..batch.baseline import Baseline, NotABaseline

    try:
        if options.baseline is not None:
            return Baseline.read(options.baseline)
        return Baseline.empty(options.write_baseline)
    except NotABaseline as error:
        if options.baseline is not None:
            raise Failed(f"{options.baseline}: {error}") from None
        instead = "--write-baseline needs the name of a new file or of a baseline"
        raise Failed(f"{options.write_baseline}: this is not a baseline and is not overwritten; {instead}") from None


def write_baseline(baseline: "Baseline", outcomes: "Iterable[Outcome]", options: argparse.Namespace) -> Iterator[str]:
    """Write all issues to the baseline, and keep its issues of files that were not checked.

    Raises Failed, and writes nothing, if a file cannot be read, because the baseline would lack its issues.
    """
    from ..batch.baseline import SIZE_LIMIT
    from ..check.validation import ISSUE_LIMIT
    from ..files import write_atomically

    more = 0
    for outcome in outcomes:
        if not outcome.readable:
            yield from map(str, outcome.issues)
            raise Failed(f"{options.write_baseline}: nothing was written, because {outcome.file} cannot be read")
        baseline.add(outcome)
        more += outcome.more
    kept = baseline.keep_previous()
    data = baseline.to_json().encode()
    if len(data) > SIZE_LIMIT:
        reason = f"{_issues(len(baseline))} are more than {SIZE_LIMIT} bytes"
        raise Failed(f"{options.write_baseline}: nothing was written, because {reason}; write several baselines")
    write_atomically(options.write_baseline, data)
    if not options.quiet:
        to_stderr(f"{written_line(options.write_baseline)}, {_issues(len(baseline))}")
        if kept:
            to_stderr(f"{_issues(kept, 'of it is', 'of it are')} from before, in files that were not checked now")
        if more:
            to_stderr(f"{_issues(more, 'is', 'are')} not in it: it has at most {ISSUE_LIMIT:,} of a document")


def baseline_lines(baseline: "Baseline", options: argparse.Namespace) -> Iterator[str]:
    """Lines with the number of known issues that were found, and of those that are gone."""
    if baseline.found:
        yield f"{_issues(baseline.found)} known from {in_one_line(str(options.baseline))}"
    if gone := baseline.gone:
        update = f"update it: --write-baseline {in_one_line(str(options.baseline))}"
        yield f"{_issues(gone, 'of the baseline is', 'of the baseline are')} gone; {update}"


def _identity(path: str | Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except ValueError:  # a null character in the name
        return os.fspath(path)


def _issues(count: int, one: str = "", several: str = "") -> str:
    return f"{counted(count, 'issue')} {one if count == 1 else several}".rstrip()
