"""The commands that build, show, compare, verify, convert and explain documents."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import nullcontext

from ..printable import in_one_line
from ..spelling import counted
from .common import (
    INVALID,
    ExitWith,
    Failed,
    Invalid,
    article_of,
    corpus_of,
    document_files,
    new_warnings,
    prepare_output,
    read_document,
    report_in,
    treaty_in,
    treaty_of,
    warnings_of,
    write_document,
    written_line,
)


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

    outputs = [options.out / name for name in ("treaty.json", "treaty.xml")]
    prepare_output(outputs[0])
    documents = [read_document(path) for path in document_files(options.documents)] or [bundled()]
    try:
        treaty = union_of(documents)
        options.out.mkdir(parents=True, exist_ok=True)
        for path in outputs:
            write_document(treaty, path)
    except (MergeError, Invalid) as error:
        raise Invalid(f"these documents cannot be merged: {error}") from None
    sizes = {"report": len(treaty.sources), "article": len(treaty.articles), "clause": len(list(iter_clauses(treaty)))}
    yield f"{treaty.id}: {', '.join(counted(number, noun) for noun, number in sizes.items())}"
    yield ""
    yield from coverage_lines(treaty)
    yield ""
    yield f"contradictions: {len(treaty.contradictions())}"
    yield f"misplacements: {len(treaty.misplacements())}"
    for similar in find_similar_names(treaty):
        yield from paragraph(f"warning: {similar}")
    for warning in warnings_of(validate(outputs[0])):
        yield from paragraph(f"warning: {warning}")
    for hint in hints(treaty):
        yield from paragraph(f"hint: {hint_text(hint)}")
    yield from map(written_line, outputs)


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
    from ..printable import Verbatim, json_without_commands
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

    order = "name the treaty first, and then the report"
    treaty, report = treaty_in(options.treaty, order), report_in(options.report, order)
    try:
        comparisons, treaty_changes = compare(treaty, report), changes(treaty, report)
        return comparison_lines(treaty, report, comparisons, treaty_changes, new_warnings(treaty, report))
    except MergeError as error:
        raise Invalid(in_one_line(f"{options.report} does not fit {options.treaty}: {error}")) from None


def verify(options: argparse.Namespace) -> Iterator[str]:
    from ..check.documents import bundled
    from ..files import lock_file
    from ..passages.verification import updated, verify
    from ..view.verification import verification_lines

    corpus = corpus_of(options)
    if corpus is None:
        raise Failed("name the folder with copies of the documents: --corpus DIR, or TREATY_MODEL_CORPUS")
    if options.update and options.document is None:
        raise Failed("--update needs a document to write to")
    with lock_file(options.document) if options.update else nullcontext():
        document = bundled() if options.document is None else read_document(options.document)
        before = after = verify(document, corpus)
        update_error = None
        if options.update:  # before printing, because a closed pipe must not prevent the update
            try:
                new = updated(document, before)
            except ValueError as error:
                update_error = error
            else:
                if new != document:
                    write_document(new, options.document)
                    after = verify(new, corpus)
    yield from verification_lines(document, before)
    if update_error is not None:
        raise Invalid(update_error)
    if after is not before:
        yield ""
        yield written_line(options.document)
    if options.update:
        moved = (result.passage.id for source in after.sources for result in source.passages if result.state == "moved")
        yield from map(_not_updated, moved)
    if not after.exact:
        raise ExitWith(INVALID)


def _not_updated(passage: str) -> str:
    return f"{passage} is not updated: its first and last words would be more than a third of it"


def convert(options: argparse.Namespace) -> Iterator[str]:
    from ..check.documents import schema_named

    prepare_output(options.target)
    document = read_document(options.source)
    options.target.parent.mkdir(parents=True, exist_ok=True)
    write_document(document, options.target, schema_named(options.source))
    yield written_line(options.target)


def explain(options: argparse.Namespace) -> Iterator[str]:
    from ..batch.renderings.explanations import explanation
    from ..check.catalogue import CATALOGUE
    from ..check.structure import nearest
    from ..view.text_layout import beside

    if options.code is None:
        for code, entry in CATALOGUE.items():
            yield from beside(code, entry.title, right_column=22, indent=0)
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
        hint = nearest(options.kind, known, "treaty-model kinds lists all kinds")
        raise Failed(f"no kind {options.kind!r}; {hint}")
    return kind_lines(options.kind)


def schemas(options: argparse.Namespace) -> Iterator[str]:
    from ..files import write_atomically
    from ..schema import schema_files

    prepare_output(options.out / "schemas")
    options.out.mkdir(parents=True, exist_ok=True)
    for name, data in schema_files().items():
        write_atomically(options.out / name, data)
        yield written_line(options.out / name)
