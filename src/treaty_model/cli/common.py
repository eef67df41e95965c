"""What all commands share: how they end, and how they come by what the command line names."""

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
    """Documents that are not what they should be, in lines for the user."""


class Failed(Exception):
    """Something that cannot be tried, in one line for the user."""


class ExitWith(Exception):
    """A command that is done, and whose exit code is a part of its answer."""

    def __init__(self, code: int) -> None:
        self.code = code


def treaty_of(options: argparse.Namespace) -> "Treaty":
    """The treaty that a command is to answer from: that of `--treaty`, else the one that comes with the package.

    With `--no-external` it has no placements by comparison.
    """
    from ..check.documents import bundled

    treaty = bundled() if options.treaty is None else treaty_in(options.treaty)
    return treaty.model_copy(update={"placements": ()}) if getattr(options, "no_external", False) else treaty


def treaty_in(path: Path, instead: str = "build a treaty from it first") -> "Treaty":
    """The treaty in a file; `instead` says what to do with a report."""
    from ..model.treaty import Treaty

    document = read_document(path)
    if not isinstance(document, Treaty):
        raise Failed(f"{path} is a report; {instead}")
    return document


def report_in(path: Path, instead: str = "give the record of one report") -> "Report":
    """The report in a file; `instead` says what to do with a treaty."""
    from ..model.report import Report

    document = read_document(path)
    if not isinstance(document, Report):
        raise Failed(f"{path} is a treaty, not a report; {instead}")
    return document


def corpus_of(options: argparse.Namespace) -> "Corpus | None":
    """The folder with copies of documents that the command or the environment names."""
    from ..passages.corpus import Corpus

    folder = options.corpus or os.environ.get("TREATY_MODEL_CORPUS")
    return Corpus(folder) if folder else None


def problem_lines(file: "CopyFile") -> Iterator[str]:
    """What is wrong with the bytes of a page, where something is."""
    from ..view.passage_context import on_one_line
    from ..view.text_layout import paragraph

    if file.problem:
        yield from paragraph(on_one_line(f"warning: {file.path}: {file.problem}"), indent=2)


def article_of(treaty: "Treaty", name: str) -> int | None:
    """The number of an article, None for what stands in no article."""
    if name == "unplaced":
        return None
    number = article_number(name)
    if number is None:
        raise Failed(f"{name!r} is neither an article's number nor `unplaced`: give the number alone, in digits")
    try:
        return treaty.article(number).number
    except LookupError as error:
        raise Failed(error) from None


def article_number(text: str) -> int | None:
    """The number that a text is in digits of any script and nothing else."""
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None


def prepare(path: Path, *, with_folders: bool = True) -> None:
    """Make sure, before the work, that a file can be written, perhaps with its folders. Raises OSError.

    What an earlier run left in its folder that was ended is removed.
    """
    from ..files import remove_leftovers, require_writable

    require_writable(path, with_folders=with_folders)
    remove_leftovers(path.parent)


def written(path: Path) -> str:
    """The line that names a file that was written."""
    from ..check.issues import in_one_line

    return f"written: {in_one_line(str(path))}"


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
        elif found := sorted(path for path in path.iterdir() if _is_document(path)):
            yield from found
        else:
            raise Failed(f"{path}: no documents in this folder")


def _is_document(path: Path) -> bool:
    """Whether a file in a folder has the ending of a document, and is not hidden."""
    return path.suffix.lower() in (".json", ".xml") and not path.name.startswith(".") and not path.is_dir()


def read_document(path: Path) -> "Report | Treaty":
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
    """The warnings that a document gets, but for second events, of which resemblances tell."""
    for issue in validation.issues:
        if issue.severity == "warning" and issue.code != "second-event":
            yield issue.message


def new_warnings(treaty: "Treaty", report: "Report") -> list[str]:
    """The warnings that a treaty gets with a further report.

    Raises MergeError where the two cannot be merged.
    """
    from ..check.documents import dumps
    from ..check.issues import InvalidDocument
    from ..check.validation import validate
    from ..reports.merging import union_of

    def found(documents: Iterable["Report | Treaty"]) -> Counter[str]:
        try:
            return Counter(warnings_of(validate(dumps(union_of(documents)))))
        except InvalidDocument:  # it lacks what the report has, or what only another report has
            return Counter()

    return list(found([treaty, report]) - found([treaty]))


def write_document(document: "Report | Treaty", path: Path, schema: str | None = None) -> None:
    """Write a document to a file. In JSON it names the `$schema` that the file named before, or else the one given."""
    from ..check.documents import schema_named, write
    from ..check.issues import InvalidDocument
    from ..codec.document import format_of

    try:
        named = schema_named(path)
        schema = schema if named is None else named
        write(document, path, schema=schema if format_of(path) == "json" else None)
    except InvalidDocument as error:
        raise Invalid(error) from None
    except ValueError as error:
        raise Failed(error) from None
