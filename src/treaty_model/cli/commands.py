"""The commands that build, show, check and convert documents."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, TextIO

from ..check.issues import in_one_line
from ..spelling import counted
from .common import (
    FAILED,
    INVALID,
    ExitWith,
    Failed,
    Invalid,
    article_of,
    corpus_of,
    files_in,
    new_warnings,
    prepare,
    read_document,
    report_in,
    treaty_in,
    treaty_of,
    warnings_of,
    write_document,
    written,
)
from .streams import say

if TYPE_CHECKING:
    from ..batch.outcome import Outcome


def build(options: argparse.Namespace) -> Iterator[str]:
    from ..check.documents import bundled
    from ..check.validation import validate
    from ..model.iteration import iter_clauses
    from ..reports.comparing import hints
    from ..reports.merging import MergeError, union_of
    from ..reports.similar_names import find_similar_names
    from ..view.articles import hint_text
    from ..view.coverage import coverage_lines
    from ..view.text_layout import paragraph

    written_to = [options.out / name for name in ("treaty.json", "treaty.xml")]
    prepare(written_to[0])
    documents = [read_document(path) for path in files_in(options.documents)] if options.documents else [bundled()]
    try:
        treaty = union_of(documents)
        options.out.mkdir(parents=True, exist_ok=True)
        for path in written_to:
            write_document(treaty, path)
    except (MergeError, Invalid) as error:
        raise Invalid(f"these documents make no treaty: {error}") from None
    sizes = {"report": len(treaty.sources), "article": len(treaty.articles), "clause": len(list(iter_clauses(treaty)))}
    yield f"{treaty.id}: {', '.join(counted(number, noun) for noun, number in sizes.items())}"
    yield ""
    yield from coverage_lines(treaty)
    yield ""
    yield f"contradictions: {len(treaty.contradictions())}"
    yield f"misplacements: {len(treaty.misplacements())}"
    for found in find_similar_names(treaty):
        yield from paragraph(f"warning: {found}")
    for warning in warnings_of(validate(written_to[0])):
        yield from paragraph(f"warning: {warning}")
    for hint in hints(treaty):
        yield from paragraph(f"hint: {hint_text(hint)}")
    yield from map(written, written_to)


def show(options: argparse.Namespace) -> Iterable[str]:
    from ..view.articles import article_lines, treaty_lines

    treaty = treaty_of(options)
    if options.article is None:
        return treaty_lines(treaty)
    return article_lines(treaty, article_of(treaty, options.article))


def trace(options: argparse.Namespace) -> Iterable[str]:
    from ..passages.verification import verify
    from ..view.articles import trace_lines

    treaty = treaty_of(options)
    article, corpus = article_of(treaty, options.article), corpus_of(options)
    return trace_lines(treaty, article, verify(treaty, corpus) if corpus else None)


def coverage(options: argparse.Namespace) -> Iterable[str]:
    from ..view.coverage import coverage_lines

    return coverage_lines(treaty_of(options))


def claims(options: argparse.Namespace) -> Iterable[str]:
    from ..check.issues import Verbatim, json_without_commands
    from ..view.claim_rows import claims_csv, claims_json

    if options.format == "csv":
        return map(Verbatim, claims_csv(treaty_of(options)))
    return map(json_without_commands, claims_json(treaty_of(options)))


def timeline(options: argparse.Namespace) -> Iterable[str]:
    from ..view.timeline import timeline_lines

    return timeline_lines(treaty_of(options))


def diff(options: argparse.Namespace) -> Iterable[str]:
    from ..reports.comparing import changes, compare
    from ..reports.merging import MergeError
    from ..view.comparison import comparison_lines

    order = "diff takes the treaty first, and then the report"
    treaty, report = treaty_in(options.treaty, order), report_in(options.report, order)
    try:
        found, changed = compare(treaty, report), changes(treaty, report)
        return comparison_lines(treaty, report, found, changed, new_warnings(treaty, report))
    except MergeError as error:
        raise Invalid(in_one_line(f"{options.report} does not fit {options.treaty}: {error}")) from None


def verify(options: argparse.Namespace) -> Iterator[str]:
    from ..check.documents import bundled
    from ..files import lock_file
    from ..passages.verification import updated, verify
    from ..view.verification import verification_lines

    corpus = corpus_of(options)
    if corpus is None:
        raise Failed("give the folder with copies of the documents: --corpus DIR, or TREATY_MODEL_CORPUS")
    if options.update and options.document is None:
        raise Failed("--update needs a document to write to")
    with lock_file(options.document) if options.update else nullcontext():
        document = bundled() if options.document is None else read_document(options.document)
        verification = found = verify(document, corpus)
        refused = None
        if options.update:  # before anything is printed, because nobody may be reading
            try:
                new = updated(document, verification)
            except ValueError as error:
                refused = error
            else:
                if new != document:
                    write_document(new, options.document)
                    found = verify(new, corpus)
    yield from verification_lines(document, verification)
    if refused is not None:
        raise Invalid(refused)
    if found is not verification:
        yield ""
        yield written(options.document)
    if options.update:
        left = (each.passage.id for source in found.sources for each in source.passages if each.state == "moved")
        yield from map(_left_as_it_is, left)
    if not found.exact:
        raise ExitWith(INVALID)


def _left_as_it_is(passage: str) -> str:
    return f"{passage} is left as it is: no first and last words that are at most a third of it can be kept"


def convert(options: argparse.Namespace) -> Iterator[str]:
    from ..check.documents import schema_named

    prepare(options.target)
    document = read_document(options.source)
    options.target.parent.mkdir(parents=True, exist_ok=True)
    write_document(document, options.target, schema_named(options.source))
    yield written(options.target)


def validate(options: argparse.Namespace) -> Iterator[str]:
    from ..batch.listing import find
    from ..batch.progress import with_progress
    from ..batch.run import CheckOptions, check, limit_issues
    from ..batch.streams import UNPACKED_LIMIT
    from ..batch.tally import Tally
    from ..check.preflight import SIZE_LIMIT
    from ..files import write_atomically
    from .configuration import excluded, selection_of, settings_of
    from .known import baseline_lines, baseline_of, require_no_loss, without_own, write_baseline

    if options.engine == "schema" and (options.strict or options.select or options.ignore):
        raise Failed("a schema has no warnings and no notes: leave out --strict, --select and --ignore")
    settings = settings_of(options)
    selection, baseline = selection_of(options, settings), baseline_of(options)
    files = without_own(find(options.files, excluded(options, settings)), options)
    if all(listed.empty for listed in files):
        raise Failed(f"{', '.join(options.files)}: no documents below this folder")
    require_no_loss(options, settings.file)
    for path in filter(None, (options.output, options.write_baseline)):
        prepare(path, with_folders=False)
    tally = Tally()
    of_each = options.max if baseline is None else sys.maxsize  # what is known is not told, and found all the same
    wanted = CheckOptions(
        options.max_bytes or SIZE_LIMIT,
        of_each,
        options.kind,
        options.strict,
        selection,
        options.stream,
        options.max_unpacked or UNPACKED_LIMIT,
        options.engine,
    )
    parts = check(files, wanted, options.jobs, lambda why: say(f"treaty-model: {why}"))
    if not options.quiet and sys.stderr is not None and sys.stderr.isatty():
        parts = with_progress(parts, sys.stderr)
    if baseline is not None:
        if options.write_baseline is not None:
            yield from write_baseline(baseline, parts, options)
            return
        parts = baseline.without_known(parts, strict=options.strict)
    lines = _rendering(options)(limit_issues(parts, options.max, tally))
    if options.output is None:
        yield from lines
    else:
        write_atomically(options.output, "".join(f"{line}\n" for line in lines).encode())
    summary = tally.summary
    if not options.quiet:
        say("\n".join([str(summary), *(baseline_lines(baseline, options) if baseline is not None else ())]))
    if not summary.ok:
        raise ExitWith(FAILED if summary.unreadable else INVALID)
    if not summary.documents:
        raise Failed("nothing was checked: there are no documents in these files")


def _rendering(options: argparse.Namespace) -> "Callable[[Iterable[Outcome]], Iterator[str]]":
    from ..batch.renderings import RENDERINGS
    from ..batch.renderings.annotations import text_and_github
    from ..batch.renderings.text import text

    if options.format != "text":
        return RENDERINGS[options.format]
    on_terminal = options.output is None and _takes_colour(sys.stdout)
    colour = options.color == "always" or (options.color == "auto" and on_terminal)
    in_workflow = options.output is None and os.environ.get("GITHUB_ACTIONS") == "true"
    return partial(text_and_github if in_workflow else text, colour=colour)


def _takes_colour(stream: TextIO | None) -> bool:
    is_dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream is not None and stream.isatty() and not is_dumb


def explain(options: argparse.Namespace) -> Iterator[str]:
    from ..batch.renderings.explanations import explanation
    from ..check.catalogue import CATALOGUE
    from ..check.structure import nearest
    from ..view.text_layout import beside

    if options.code is None:
        for code, entry in CATALOGUE.items():
            yield from beside(code, entry.title, at=22, indent=0)
    elif options.code in CATALOGUE:
        yield from explanation(CATALOGUE[options.code])
    else:
        hint = nearest(options.code, CATALOGUE, "treaty-model explain lists all codes")
        raise Failed(f"no code {options.code!r}; {hint}")


def kinds(options: argparse.Namespace) -> Iterable[str]:
    from ..check.structure import nearest
    from ..view.kinds import all_kinds_lines, kind_lines, kind_names

    if options.kind is None:
        return all_kinds_lines()
    if options.kind not in (known := kind_names()):
        hint = nearest(options.kind, known, "treaty-model kinds tells all kinds")
        raise Failed(f"no kind {options.kind!r}; {hint}")
    return kind_lines(options.kind)


def schemas(options: argparse.Namespace) -> Iterator[str]:
    from ..files import write_atomically
    from ..schema import schema_files

    prepare(options.out / "schemas")
    options.out.mkdir(parents=True, exist_ok=True)
    for name, data in schema_files().items():
        write_atomically(options.out / name, data)
        yield written(options.out / name)
