"""The command line: `treaty-model COMMAND`. Handlers import what they need when they run, so that help is quick.

Exit codes: 0 done; 1 a document is invalid, or documents do not fit together; 2 it could not be tried (no such file,
wrong usage). What is wrong is said in lines on standard error, never in a traceback.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model.report import Report
    from .model.treaty import Treaty

INVALID, FAILED = 1, 2

_ARTICLE = "its number, or `unplaced` for the provisions whose article no report names"
_Handler = Callable[[argparse.Namespace], Iterable[str]]


class _Invalid(Exception):
    """Documents that are not what they should be, in lines for the user."""


class _Failed(Exception):
    """Something that cannot be tried, in one line for the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):  # documents and reports are in any script, whatever the terminal's is
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        for line in options.run(options):
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except _Invalid as error:
        print(error, file=sys.stderr)
        return INVALID
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"treaty-model: {place}{error.strerror}", file=sys.stderr)
        return FAILED
    except _Failed as error:
        print(f"treaty-model: {error}", file=sys.stderr)
        return FAILED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="treaty-model",
        description="What news reports say of a treaty, as typed data that leads back to the passages that say it.",
        epilog="Without --treaty, commands answer from the treaty that comes with the package.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('treaty-model')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: _Handler, help: str, more: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}. {more}")
        added.set_defaults(run=run)
        return added

    build = command(
        *("build", _build, "merge reports into a treaty, check it and write it"),
        "Writes treaty.json and treaty.xml and prints which report has what. The order of the documents does not "
        "matter.",
    )
    build.add_argument(
        "documents",
        nargs="*",
        type=Path,
        metavar="SEEDS",
        help="report and treaty documents, or folders of them (default: the treaty that comes with the package)",
    )
    show = command(
        *("show", _show, "show the treaty, or one article"),
        "An article is shown clause by clause, with the reports that vouch for each.",
    )
    show.add_argument("article", nargs="?", metavar="ARTICLE", help=_ARTICLE)
    trace = command(
        *("trace", _trace, "follow each clause of an article to the passages that report it"),
        "For each passage: document, range in code points, manner, speaker, first and last words, digest.",
    )
    trace.add_argument("article", metavar="ARTICLE", help=_ARTICLE)
    coverage = command(
        *("coverage", _coverage, "show which report has which article"),
        "Explicit: a passage names the article's number. Inferred: it tells of its content without the number.",
    )
    claims = command(
        *("claims", _claims, "print a row for each clause and each passage that reports it"),
        "Columns: article, provision, event, clause, value, attribution, passage, source, status of the event, "
        "placement in the article.",
    )
    claims.add_argument("--format", choices=("json", "csv"), default="csv", help="default: csv")
    convert = command(
        *("convert", _convert, "write a document in the other format"),
        "The endings .json and .xml tell the formats. The document is checked; there and back gives the same bytes.",
    )
    convert.add_argument("source", type=Path, metavar="IN", help="a report or treaty document")
    convert.add_argument("target", type=Path, metavar="OUT", help="where to write it")
    schemas = command(
        *("schemas", _schemas, "write the JSON Schemas and the XML Schema of treaties and reports"),
        "JSON Schema is of the 2020-12 dialect, XML Schema of version 1.0; each file is complete in itself.",
    )
    for reader in (show, trace, coverage, claims):
        reader.add_argument("--treaty", type=Path, metavar="FILE", help="a treaty document to read")
    for writer in (build, schemas):
        writer.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help="where to write: ./build")
    return parser


def _build(options: argparse.Namespace) -> Iterator[str]:
    from .check.documents import load, write
    from .check.problems import InvalidDocument
    from .merge import MergeError, merge
    from .model.walk import walk
    from .view.coverage import coverage_lines

    documents = [_read(path) for path in _files(options.documents)] if options.documents else [load()]
    written = [options.out / name for name in ("treaty.json", "treaty.xml")]
    try:
        treaty = merge(documents)
        options.out.mkdir(parents=True, exist_ok=True)
        for path in written:
            write(treaty, path)
    except (MergeError, InvalidDocument) as error:
        raise _Invalid(f"these documents make no treaty: {error}") from None
    sizes = len(treaty.sources), len(treaty.articles), len(list(walk(treaty)))
    yield "{}: {} reports, {} articles, {} clauses".format(treaty.id, *sizes)
    yield ""
    yield from coverage_lines(treaty)
    yield ""
    yield f"contradictions: {len(treaty.contradictions())}"
    for path in written:
        yield f"written: {path}"


def _show(options: argparse.Namespace) -> Iterable[str]:
    from .view.articles import article_lines, treaty_lines

    treaty = _treaty(options)
    if options.article is None:
        return treaty_lines(treaty)
    return article_lines(treaty, _article(treaty, options.article))


def _trace(options: argparse.Namespace) -> Iterable[str]:
    from .view.articles import trace_lines

    treaty = _treaty(options)
    return trace_lines(treaty, _article(treaty, options.article))


def _coverage(options: argparse.Namespace) -> Iterable[str]:
    from .view.coverage import coverage_lines

    return coverage_lines(_treaty(options))


def _claims(options: argparse.Namespace) -> Iterable[str]:
    from .view.claims import claims_csv, claims_json

    return (claims_csv if options.format == "csv" else claims_json)(_treaty(options))


def _convert(options: argparse.Namespace) -> Iterator[str]:
    from .check.documents import write

    document = _read(options.source)
    try:
        options.target.parent.mkdir(parents=True, exist_ok=True)
        write(document, options.target)
    except ValueError as error:
        raise _Failed(error) from None
    yield f"written: {options.target}"


def _schemas(options: argparse.Namespace) -> Iterator[str]:
    from .files import write_atomically
    from .schema import schema_files

    options.out.mkdir(parents=True, exist_ok=True)
    for name, data in schema_files().items():
        write_atomically(options.out / name, data)
        yield f"written: {options.out / name}"


def _treaty(options: argparse.Namespace) -> "Treaty":
    from .check.documents import load
    from .model.treaty import Treaty

    if options.treaty is None:
        return load()
    document = _read(options.treaty)
    if not isinstance(document, Treaty):
        raise _Failed(f"{options.treaty} is a report; build a treaty from it first")
    return document


def _article(treaty: "Treaty", name: str) -> int | None:
    """The number of an article, None for what stands in no article."""
    if name == "unplaced":
        return None
    try:
        return treaty.article(int(name)).number
    except LookupError as error:
        raise _Failed(error) from None
    except ValueError:
        raise _Failed(f"{name!r} is neither an article's number nor `unplaced`") from None


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
        elif found := sorted((*path.glob("*.json"), *path.glob("*.xml"))):
            yield from found
        else:
            raise _Failed(f"{path}: no documents in this folder")


def _read(path: Path) -> "Report | Treaty":
    from .check.documents import read
    from .check.problems import InvalidDocument

    try:
        return read(path)
    except InvalidDocument as error:
        raise _Invalid("\n".join(f"{path}: {problem}" for problem in error.problems)) from None
    except ValueError as error:
        raise _Failed(error) from None
