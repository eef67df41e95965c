"""The command `validate`."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TextIO

from .common import FAILED, INVALID, ExitWith, Failed, prepare_output
from .configuration import Settings, excluded, selection_of, settings_of
from .own_files import baseline_lines, baseline_of, require_replaceable_output, without_own_files, write_baseline
from .streams import to_stderr

if TYPE_CHECKING:
    from ..batch.listing import Listed
    from ..batch.outcome import Outcome
    from ..batch.run import CheckOptions


def validate(options: argparse.Namespace) -> Iterator[str]:
    from ..batch.run import limit_issues
    from ..batch.tally import Tally
    from ..files import write_atomically

    if options.engine == "schema" and (options.strict or options.select or options.ignore):
        raise Failed("a schema has no warnings and no notes: leave out --strict, --select and --ignore")
    settings = settings_of(options)
    check_options, baseline = _check_options(options, settings), baseline_of(options)
    files = _files(options, settings)
    require_replaceable_output(options, settings.file)
    for path in filter(None, (options.output, options.write_baseline)):
        prepare_output(path, with_folders=False)
    outcomes = _outcomes(files, check_options, options)
    if baseline is not None:
        if options.write_baseline is not None:
            yield from write_baseline(baseline, outcomes, options)
            return
        outcomes = baseline.without_known(outcomes, strict=options.strict)
    tally = Tally()
    lines = _rendering(options)(limit_issues(outcomes, options.max, tally))
    if options.output is None:
        yield from lines
    else:
        write_atomically(options.output, "".join(f"{line}\n" for line in lines).encode())
    summary = tally.summary
    if not options.quiet:
        to_stderr("\n".join([str(summary), *(baseline_lines(baseline, options) if baseline is not None else ())]))
    if not summary.ok:
        raise ExitWith(FAILED if summary.unreadable else INVALID)
    if not summary.documents:
        raise Failed("nothing was checked: there are no documents in these files")


def _check_options(options: argparse.Namespace, settings: Settings) -> "CheckOptions":
    from ..batch.run import CheckOptions
    from ..batch.streams import UNPACKED_LIMIT
    from ..check.preflight import SIZE_LIMIT
    from ..check.validation import DocumentOptions

    has_baseline = options.baseline is not None or options.write_baseline is not None
    max_bytes = options.max_bytes or SIZE_LIMIT
    return CheckOptions(
        DocumentOptions(max_bytes, selection_of(options, settings), options.kind, options.engine),
        max_issues=sys.maxsize if has_baseline else options.max,  # known issues do not count as reported
        strict=options.strict,
        streamed=options.stream,
        max_unpacked=options.max_unpacked or UNPACKED_LIMIT,
    )


def _files(options: argparse.Namespace, settings: Settings) -> "list[Listed]":
    from ..batch.listing import find

    files = without_own_files(find(options.files, excluded(options, settings)), options)
    if all(listed.empty for listed in files):
        raise Failed(f"{', '.join(options.files)}: no documents below this folder")
    return files


def _outcomes(files: "list[Listed]", check_options: "CheckOptions", options: argparse.Namespace) -> "Iterator[Outcome]":
    from ..batch.progress import with_progress
    from ..batch.run import check

    outcomes = check(files, check_options, options.jobs, lambda reason: to_stderr(f"treaty-model: {reason}"))
    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        return outcomes
    return with_progress(outcomes, sys.stderr)


def _rendering(options: argparse.Namespace) -> "Callable[[Iterable[Outcome]], Iterator[str]]":
    from ..batch.renderings import RENDERINGS
    from ..batch.renderings.annotations import text_and_github
    from ..batch.renderings.text import text

    if options.format != "text":
        return RENDERINGS[options.format]
    on_terminal = options.output is None and _supports_colour(sys.stdout)
    colour = options.color == "always" or (options.color == "auto" and on_terminal)
    in_workflow = options.output is None and os.environ.get("GITHUB_ACTIONS") == "true"
    return partial(text_and_github if in_workflow else text, colour=colour)


def _supports_colour(stream: TextIO | None) -> bool:
    is_dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream is not None and stream.isatty() and not is_dumb
