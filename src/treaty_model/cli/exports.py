"""The commands that write a treaty for other programs."""

import argparse
from collections.abc import Iterator

from ..spelling import counted
from .common import INVALID, ExitWith, Failed, Invalid, prepare, problem_lines, treaty_of, written

# How many differences of a folder are told.
_TOLD = 20


def tables(options: argparse.Namespace) -> Iterator[str]:
    from ..files import write_atomically
    from ..view.tables import table_files

    prepare(options.output / "tables")
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
        yield written(options.output / name)


def fixtures(options: argparse.Namespace) -> Iterator[str]:
    from ..check.issues import InvalidDocument, in_one_line
    from ..fixtures import files as view
    from ..fixtures.folder import differences, fill

    if not options.check:
        prepare(options.folder / view.MANIFEST)
    treaty = treaty_of(options)
    try:
        files = view.fixtures(treaty, options.only)
    except InvalidDocument as error:
        raise Invalid(f"a report of this treaty is no document by itself; --only gives the rest: {error}") from None
    except ValueError as error:
        raise Failed(error) from None
    if not options.check:
        options.folder.mkdir(parents=True, exist_ok=True)
        known = view.listed(options.folder)
        foreign_files = fill(options.folder, files, known, view.intention(files, known))
        yield from _at_most([f"not of the fixtures, and left: {name}" for name in foreign_files])
        yield f"written: {counted(len(files), 'file')} in {in_one_line(str(options.folder))}"
        return
    found = list(differences(options.folder, files))
    yield from _at_most(found)
    if found:
        raise ExitWith(INVALID)
    yield f"{counted(len(files), 'file')} in {in_one_line(str(options.folder))}, as they should be"


def _at_most(lines: list[str]) -> Iterator[str]:
    from ..check.issues import in_one_line

    yield from map(in_one_line, lines[:_TOLD])
    if len(lines) > _TOLD:
        yield f"and {len(lines) - _TOLD} more"


def page(options: argparse.Namespace) -> Iterator[str]:
    from ..files import write_atomically
    from ..passages.corpus import Corpus
    from ..passages.verification import verify
    from ..view.page.document import treaty_page

    prepare(options.output)
    treaty = treaty_of(options)
    # The environment's folder does not count here: whoever wants others' text in a page asks for it.
    verification = None if options.corpus is None else verify(treaty, Corpus(options.corpus))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(options.output, treaty_page(treaty, verification).encode())
    yield written(options.output)
    for verified in verification.sources if verification else ():
        if verified.file is not None:
            yield from problem_lines(verified.file)
    if verification and verification.states.keys() & {"exact", "moved"}:
        yield "It contains text of third parties: it is for your own use, and not for republication."
