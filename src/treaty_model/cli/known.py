"""The files that `validate` writes or reads itself: its output, and the baseline of known issues."""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..check.issues import in_one_line
from .common import FAILED, Answered, Failed, written
from .streams import say

if TYPE_CHECKING:
    from ..baseline import Baseline
    from ..check.renderings.checked import Checked
    from ..listing import Listed


def without_own(files: "Iterable[Listed]", options: argparse.Namespace) -> "list[Listed]":
    """The files to be checked, without what this run itself writes or reads. Raises Failed where that is named."""
    own = {_identity(path): path for path in (options.output, options.baseline, options.write_baseline) if path}
    for name in options.files:
        if (path := own.get(_identity(name))) is not None:
            raise Failed(f"{path}: this is to be checked, and an option names it too; name another file there")
    return [listed for listed in files if _identity(listed.file) not in own] if own else list(files)


def baseline_of(options: argparse.Namespace) -> "Baseline | None":
    """The baseline that is read or will be written, None where there is none. Raises Failed."""
    if options.baseline is None and options.write_baseline is None:
        return None
    from ..baseline import Baseline, NoBaseline

    if options.baseline is None:
        return Baseline(options.write_baseline)
    try:
        return Baseline.read(options.baseline)
    except NoBaseline as error:
        raise Failed(f"{options.baseline}: {error}") from None


def write_baseline(baseline: "Baseline", parts: "Iterable[Checked]", options: argparse.Namespace) -> Iterator[str]:
    """Write what is found as known. It is not written where a file cannot be read, because it would lack its issues."""
    from ..files import write_atomically

    more = 0
    for part in parts:
        if not part.readable:
            yield from map(str, part.issues)
            raise Answered(FAILED)
        baseline.add(part)
        more += part.more
    write_atomically(options.write_baseline, baseline.to_json().encode())
    if not options.quiet:
        say(f"{written(options.write_baseline)}, {_issues(len(baseline))}")
        if more:
            say(f"{_issues(more, 'is', 'are')} not in it: so many in one document are only counted")


def baseline_lines(baseline: "Baseline", options: argparse.Namespace) -> Iterator[str]:
    """How many known issues were found, and how many are gone."""
    if baseline.passed:
        yield f"{_issues(baseline.passed)} known from {in_one_line(str(options.baseline))}"
    if gone := baseline.gone:
        anew = f"write it anew: --write-baseline {in_one_line(str(options.baseline))}"
        yield f"{_issues(gone, 'of the baseline is', 'of the baseline are')} gone; {anew}"


def _identity(path: str | Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except ValueError:  # a null character in the name
        return os.fspath(path)


def _issues(count: int, one: str = "", several: str = "") -> str:
    return f"{count:,} issue {one}".rstrip() if count == 1 else f"{count:,} issues {several}".rstrip()
