"""The files that `validate` writes or reads itself: its output, and the baseline of known issues."""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..check.issues import in_one_line
from ..spelling import counted
from .common import Failed, written
from .streams import say

if TYPE_CHECKING:
    from ..batch.baseline import Baseline
    from ..batch.listing import Listed
    from ..batch.outcome import Outcome

_COMPRESSED = b"\x1f\x8b"


def without_own(files: "Iterable[Listed]", options: argparse.Namespace) -> "list[Listed]":
    """The files to be checked, without what this run itself writes or reads. Raises Failed where that is named."""
    own = {_identity(path): path for path in (options.output, options.baseline, options.write_baseline) if path}
    for name in options.files:
        if (path := own.get(_identity(name))) is not None:
            raise Failed(f"{path}: this is to be checked, and an option names it too; name another file there")
    return [listed for listed in files if _identity(listed.file) not in own] if own else list(files)


def require_no_loss(options: argparse.Namespace, settings: Path | None) -> None:
    """Raise Failed where what is found would be written over a document, or over what this run reads."""
    from ..batch.foreign import is_document
    from ..check.preflight import SIZE_LIMIT
    from ..files import read_at_most

    output = options.output
    if output is None or not output.is_file():
        return
    if _identity(output) in {_identity(path) for path in (options.baseline, settings) if path}:
        raise Failed(f"{output}: this run reads this file; name another file for what is found")
    with output.open("rb") as opened:
        data = read_at_most(opened, SIZE_LIMIT)
    is_compressed = data.startswith(_COMPRESSED)
    if is_compressed or is_document(data):
        what = "compressed, as no list of issues is," if is_compressed else "a document"
        raise Failed(f"{output}: this is {what} and is not written over; name another file for what is found")


def baseline_of(options: argparse.Namespace) -> "Baseline | None":
    """The baseline that is read or will be written, None where there is none. Raises Failed.

    Only a baseline is ever written over.
    """
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
        raise Failed(f"{options.write_baseline}: this is no baseline and is not written over; {instead}") from None


def write_baseline(baseline: "Baseline", parts: "Iterable[Outcome]", options: argparse.Namespace) -> Iterator[str]:
    """Write what is found as known. It is not written where a file cannot be read, because it would lack its issues.

    What it had of files that were not checked is kept. Raises Failed.
    """
    from ..batch.baseline import SIZE_LIMIT
    from ..files import write_atomically

    more = 0
    for part in parts:
        if not part.readable:
            yield from map(str, part.issues)
            raise Failed(f"{options.write_baseline}: nothing was written, because {part.file} cannot be read")
        baseline.add(part)
        more += part.more
    kept = baseline.keep_previous()
    data = baseline.to_json().encode()
    if len(data) > SIZE_LIMIT:
        many = f"{_issues(len(baseline))} are more than {SIZE_LIMIT} bytes"
        raise Failed(f"{options.write_baseline}: nothing was written, because {many}; write several baselines")
    write_atomically(options.write_baseline, data)
    if not options.quiet:
        say(f"{written(options.write_baseline)}, {_issues(len(baseline))}")
        if kept:
            say(f"{_issues(kept, 'of it is', 'of it are')} kept from before, of files that were not checked now")
        if more:
            say(f"{_issues(more, 'is', 'are')} not in it: so many in one document are only counted")


def baseline_lines(baseline: "Baseline", options: argparse.Namespace) -> Iterator[str]:
    """How many known issues were found, and how many are gone."""
    if baseline.found:
        yield f"{_issues(baseline.found)} known from {in_one_line(str(options.baseline))}"
    if gone := baseline.gone:
        anew = f"write it anew: --write-baseline {in_one_line(str(options.baseline))}"
        yield f"{_issues(gone, 'of the baseline is', 'of the baseline are')} gone; {anew}"


def _identity(path: str | Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except ValueError:  # a null character in the name
        return os.fspath(path)


def _issues(count: int, one: str = "", several: str = "") -> str:
    return f"{counted(count, 'issue')} {one if count == 1 else several}".rstrip()
