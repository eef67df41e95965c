"""The commands that write a treaty for other programs: tables, fixtures, page."""

import argparse
from collections.abc import Iterator

from ..spelling import counted
from .common import INVALID, ExitWith, Failed, Invalid, copy_problem_lines, prepare_output, treaty_of, written_line

# How many files of a folder are listed.
_LISTED_FILES = 20


def tables(options: argparse.Namespace) -> Iterator[str]:
    from ..files import write_atomically
    from ..view.tables import table_files

    prepare_output(options.output / "tables")
    treaty = treaty_of(options)
    files = table_files(treaty)
    if options.parquet:
        try:
            from ..view.tables.parquet import parquet_files
        except ImportError:
            raise Failed("--parquet needs pyarrow, which comes with the extra `tables`: treaty-model[tables]") from None
        files |= parquet_files(treaty)
    options.output.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomically(options.output / name, data)
        yield written_line(options.output / name)


def fixtures(options: argparse.Namespace) -> Iterator[str]:
    from ..check.issues import InvalidDocument
    from ..fixtures.files import MANIFEST, fixtures, listed, provisional_manifest
    from ..fixtures.folder import differences, fill
    from ..printable import in_one_line

    if not options.check:
        prepare_output(options.folder / MANIFEST)
    treaty = treaty_of(options)
    try:
        files = fixtures(treaty, options.only)
    except InvalidDocument as error:
        raise Invalid(
            f"a report of this treaty is not a valid document by itself; write other parts with --only: {error}"
        ) from None
    except ValueError as error:
        raise Failed(error) from None
    if not options.check:
        options.folder.mkdir(parents=True, exist_ok=True)
        known = listed(options.folder)
        foreign_files = fill(options.folder, files, known, provisional_manifest(files, known))
        yield from _at_most([f"not a fixture, left unchanged: {name}" for name in foreign_files])
        yield f"written: {counted(len(files), 'file')} in {in_one_line(str(options.folder))}"
        return
    changes = list(differences(options.folder, files))
    yield from _at_most(changes)
    if changes:
        raise ExitWith(INVALID)
    yield f"{counted(len(files), 'file')} in {in_one_line(str(options.folder))}, all up to date"


def _at_most(lines: list[str]) -> Iterator[str]:
    from ..printable import in_one_line

    yield from map(in_one_line, lines[:_LISTED_FILES])
    if len(lines) > _LISTED_FILES:
        yield f"and {len(lines) - _LISTED_FILES} more"


def page(options: argparse.Namespace) -> Iterator[str]:
    from ..files import write_atomically
    from ..passages.corpus import Corpus
    from ..passages.verification import verify
    from ..view.page.document import treaty_page

    prepare_output(options.output)
    treaty = treaty_of(options)
    # TREATY_MODEL_CORPUS does not count here: a page contains third-party text only on request.
    verification = None if options.corpus is None else verify(treaty, Corpus(options.corpus))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(options.output, treaty_page(treaty, verification).encode())
    yield written_line(options.output)
    for verified in verification.sources if verification else ():
        if verified.file is not None:
            yield from copy_problem_lines(verified.file)
    if verification and verification.states.keys() & {"exact", "moved"}:
        yield "It contains third-party text: it is for your own use, not for republication."
