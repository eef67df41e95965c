"""Helpers of all commands: exit codes, exceptions, and reading the documents that the command line names."""

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..check.validation import Validation
    from ..model.report import Report
    from ..model.treaty import Treaty
    from ..passages.corpus import CopyFile, Corpus

INVALID, FAILED, INTERRUPTED = 1, 2, 130


class Invalid(Exception):
    """Documents are invalid or do not fit together; the message is for the user and can have several lines."""


class Failed(Exception):
    """A command cannot run; the message is one line for the user."""


class ExitWith(Exception):
    """A command has ended, and its result is an exit code other than 0."""

    def __init__(self, code: int) -> None:
        self.code = code


def treaty_of(options: argparse.Namespace) -> "Treaty":
    """The treaty of `--treaty`, else the bundled one; with `--no-external` without placements by comparison."""
    from ..check.documents import bundled

    treaty = bundled() if options.treaty is None else treaty_in(options.treaty)
    return treaty.model_copy(update={"placements": ()}) if getattr(options, "no_external", False) else treaty


def treaty_in(path: Path, instead: str = "build a treaty from it first") -> "Treaty":
    """The treaty in a file; `instead` is the advice if it is a report."""
    from ..model.treaty import Treaty

    document = read_document(path)
    if not isinstance(document, Treaty):
        raise Failed(f"{path} is a report; {instead}")
    return document


def report_in(path: Path, instead: str = "name the record of one report") -> "Report":
    """The report in a file; `instead` is the advice if it is a treaty."""
    from ..model.report import Report

    document = read_document(path)
    if not isinstance(document, Report):
        raise Failed(f"{path} is a treaty, not a report; {instead}")
    return document


def corpus_of(options: argparse.Namespace) -> "Corpus | None":
    """The folder with copies of documents, from the command line or the environment."""
    from ..passages.corpus import Corpus

    folder = options.corpus or os.environ.get("TREATY_MODEL_CORPUS")
    return Corpus(folder) if folder else None


def copy_problem_lines(file: "CopyFile") -> Iterator[str]:
    """A warning about the bytes of a copy, if there is a problem with them."""
    from ..view.passage_context import on_one_line
    from ..view.text_layout import paragraph

    if file.problem:
        yield from paragraph(on_one_line(f"warning: {file.path}: {file.problem}"), indent=2)


def article_of(treaty: "Treaty", name: str) -> int | None:
    """The number of an article, None for `unplaced`."""
    if name == "unplaced":
        return None
    number = article_number(name)
    if number is None:
        raise Failed(f"{name!r} is neither an article number nor `unplaced`; write the number alone, in digits")
    try:
        return treaty.article(number).number
    except LookupError as error:
        raise Failed(error) from None


def article_number(text: str) -> int | None:
    """The number of a text that has only digits, of any script."""
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None


def prepare_output(path: Path, *, with_folders: bool = True) -> None:
    """Check, before the work, that a file can be written, perhaps with its folders. Raises OSError.

    Leftovers of an interrupted run in its folder are removed.
    """
    from ..files import remove_leftovers, require_writable

    require_writable(path, with_folders=with_folders)
    remove_leftovers(path.parent)


def written_line(path: Path) -> str:
    """The line that reports a written file."""
    from ..printable import in_one_line

    return f"written: {in_one_line(str(path))}"


def document_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and the documents in the folders. Raises Failed for a folder without documents."""
    for path in paths:
        if not path.is_dir():
            yield path
        elif documents := sorted(file for file in path.iterdir() if _is_document(file)):
            yield from documents
        else:
            raise Failed(f"{path}: no documents in this folder")


def _is_document(path: Path) -> bool:
    """Whether a file in a folder is a document, according to its name. Hidden files are not."""
    return path.suffix.lower() in (".json", ".xml") and not path.name.startswith(".") and not path.is_dir()


def read_document(path: Path) -> "Report | Treaty":
    """The document in a file. Raises Invalid and Failed."""
    from ..check.documents import read
    from ..check.issues import InvalidDocument

    if path.is_dir():
        raise Failed(f"{path} is a folder; name a document in it")
    try:
        return read(path)
    except InvalidDocument as error:
        raise Invalid(error) from None
    except ValueError as error:
        raise Failed(error) from None


def warnings_of(validation: "Validation") -> Iterator[str]:
    """The warnings about a document, without second events, which are reported with the similar names."""
    for issue in validation.issues:
        if issue.severity == "warning" and issue.code != "second-event":
            yield issue.message


def new_warnings(treaty: "Treaty", report: "Report") -> list[str]:
    """The warnings that a treaty gets only with a further report. Raises MergeError if the two cannot be merged."""
    from ..check.documents import dumps
    from ..check.issues import InvalidDocument
    from ..check.validation import validate
    from ..reports.merging import union_of

    def warnings(documents: Iterable["Report | Treaty"]) -> Counter[str]:
        try:
            return Counter(warnings_of(validate(dumps(union_of(documents)))))
        except InvalidDocument:  # it needs passages or events of a report
            return Counter()

    return list(warnings([treaty, report]) - warnings([treaty]))


def write_document(document: "Report | Treaty", path: Path, schema: str | None = None) -> None:
    """Write a document to a file. In JSON, its `$schema` is that of the existing file, or else the given one."""
    from ..check.documents import schema_named, write
    from ..check.issues import InvalidDocument
    from ..codec.document import format_of

    try:
        existing = schema_named(path)
        schema = schema if existing is None else existing
        write(document, path, schema=schema if format_of(path) == "json" else None)
    except InvalidDocument as error:
        raise Invalid(error) from None
    except ValueError as error:
        raise Failed(error) from None
