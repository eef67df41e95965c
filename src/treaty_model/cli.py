"""The command line: `treaty-model COMMAND`. Handlers import what they need when they run, so that help is quick.

Exit codes: 0 done; 1 a document is invalid, or documents do not fit together; 2 it could not be tried (no such file,
wrong usage); 130 interrupted. What is wrong is said in lines on standard error, never in a traceback; what `validate`
finds is its answer, and goes to standard output.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .anchor.corpus import Corpus
    from .check.renderings.checked import Checked
    from .model.report import Report
    from .model.treaty import Treaty

INVALID, FAILED, INTERRUPTED = 1, 2, 130

_ARTICLE = "its number, or `unplaced` for the provisions whose article no report names"
_CORPUS = "the folder with copies of the documents (default: the environment variable TREATY_MODEL_CORPUS)"
_Handler = Callable[[argparse.Namespace], Iterable[str]]


class _Invalid(Exception):
    """Documents that are not what they should be, in lines for the user."""


class _Failed(Exception):
    """Something that cannot be tried, in one line for the user."""


class _Answered(Exception):
    """A command that is done, and whose exit code is a part of its answer."""

    def __init__(self, code: int) -> None:
        self.code = code


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
    except _Answered as answer:
        return answer.code
    except KeyboardInterrupt:
        return INTERRUPTED
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
        "For each passage: document, range in code points, manner, speaker, first and last words, digest; with a "
        "folder of copies also its words in their context, else a link to them where the source has an address.",
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
    verify = command(
        *("verify", _verify, "look for every passage in copies of the documents"),
        "A copy is found by its digest, or else by its name. States: exact, moved, ambiguous, stale, missing. Exit "
        "code 0: all are exact; 1: one is not.",
    )
    verify.add_argument(
        "document",
        nargs="?",
        type=Path,
        metavar="DOCUMENT",
        help="a report or treaty document (default: the treaty that comes with the package)",
    )
    verify.add_argument("--update", action="store_true", help="write the new ranges of moved passages into DOCUMENT")
    convert = command(
        *("convert", _convert, "write a document in the other format"),
        "The endings .json and .xml tell the formats. The document is checked; there and back gives the same bytes.",
    )
    convert.add_argument("source", type=Path, metavar="IN", help="a report or treaty document")
    convert.add_argument("target", type=Path, metavar="OUT", help="where to write it")
    validate = command(
        *("validate", _validate, "check documents and tell all that is wrong with them"),
        "Files in JSON or XML, streams of a JSON document a line (.ndjson, .jsonl, also with .gz), folders of them, or "
        "- for standard input. Exit code 0: all are valid; 1: one is not; 2: one cannot be read.",
    )
    _add_options_of_validate(validate)
    explain = command(
        *("explain", _explain, "explain a code that validate tells, or list all codes"),
        "With the reason, what helps, and a piece of a document with the mistake and without it.",
    )
    explain.add_argument("code", nargs="?", metavar="CODE", help="as in `missing-field` (default: list all)")
    schemas = command(
        *("schemas", _schemas, "write the JSON Schemas and the XML Schema of treaties and reports"),
        "JSON Schema is of the 2020-12 dialect, XML Schema of version 1.0; each file is complete in itself.",
    )
    for reader in (show, trace, coverage, claims):
        reader.add_argument("--treaty", type=Path, metavar="FILE", help="a treaty document to read")
    for checker in (trace, verify):
        checker.add_argument("--corpus", type=Path, metavar="DIR", help=_CORPUS)
    for writer in (build, schemas):
        writer.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help="where to write: ./build")
    return parser


def _add_options_of_validate(validate: argparse.ArgumentParser) -> None:
    validate.add_argument("files", nargs="+", metavar="FILE", help="a document, a stream, a folder, or -")
    formats = ("text", "json", "github", "gitlab", "junit", "sarif")
    validate.add_argument("--format", choices=formats, default="text", help="how to tell what is found: text")
    validate.add_argument("-o", "--output", type=Path, metavar="OUT", help="a file to write what is found to")
    validate.add_argument("-q", "--quiet", action="store_true", help="tell what is found and nothing else")
    validate.add_argument("--max", type=_positive, default=1000, metavar="N", help="how many issues to tell: 1000")
    validate.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="auto: on a terminal")
    validate.add_argument("--strict", action="store_true", help="let warnings fail as errors do")
    validate.add_argument("--kind", choices=("treaty", "report"), help="what all documents must be")
    validate.add_argument("--max-bytes", type=_positive, metavar="N", help="the size of a document: 16 MiB")
    validate.add_argument("--jobs", type=_positive, default=1, metavar="N", help="how many processes to use: 1")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def _build(options: argparse.Namespace) -> Iterator[str]:
    from .check.documents import load, write
    from .check.issues import InvalidDocument
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
    from .anchor.verification import verify
    from .view.articles import trace_lines

    treaty = _treaty(options)
    article, corpus = _article(treaty, options.article), _corpus(options)
    return trace_lines(treaty, article, verify(treaty, corpus) if corpus else None)


def _coverage(options: argparse.Namespace) -> Iterable[str]:
    from .view.coverage import coverage_lines

    return coverage_lines(_treaty(options))


def _claims(options: argparse.Namespace) -> Iterable[str]:
    from .view.claims import claims_csv, claims_json

    return (claims_csv if options.format == "csv" else claims_json)(_treaty(options))


def _verify(options: argparse.Namespace) -> Iterator[str]:
    from .anchor.verification import updated, verify
    from .check.documents import load, write
    from .view.verification import verification_lines

    corpus = _corpus(options)
    if corpus is None:
        raise _Failed("give the folder with copies of the documents: --corpus DIR, or TREATY_MODEL_CORPUS")
    if options.update and options.document is None:
        raise _Failed("--update needs a document to write to")
    document = load() if options.document is None else _read(options.document)
    verification = verify(document, corpus)
    yield from verification_lines(document, verification)
    if options.update:
        try:
            new = updated(document, verification)
        except ValueError as error:
            raise _Invalid(error) from None
        if new != document:
            write(new, options.document)
            yield ""
            yield f"written: {options.document}"
            verification = verify(new, corpus)
    if not verification.exact:
        raise _Answered(INVALID)


def _convert(options: argparse.Namespace) -> Iterator[str]:
    from .check.documents import write

    document = _read(options.source)
    try:
        options.target.parent.mkdir(parents=True, exist_ok=True)
        write(document, options.target)
    except ValueError as error:
        raise _Failed(error) from None
    yield f"written: {options.target}"


def _validate(options: argparse.Namespace) -> Iterator[str]:
    from .batch import Terms, check, find, told, with_progress
    from .check.hygiene import SIZE_LIMIT
    from .check.renderings.summary import Summary
    from .files import write_atomically

    files = find(options.files)
    if not files:
        raise _Failed(f"{', '.join(options.files)}: no documents below this folder")
    if options.output is not None and options.output.exists() and not options.output.is_file():
        raise _Failed(f"{options.output}: not a file that can be written anew")
    summary = Summary()
    terms = Terms(options.max_bytes or SIZE_LIMIT, options.max, options.kind, options.strict)
    parts = check(files, terms, options.jobs)
    if not options.quiet and sys.stderr.isatty():
        parts = with_progress(parts, sys.stderr)
    lines = _rendering(options)(told(parts, options.max, summary))
    if options.output is None:
        yield from lines
        sys.stdout.flush()  # so that the summary is the last line where both go to one place
    else:
        write_atomically(options.output, "".join(f"{line}\n" for line in lines).encode())
    if not options.quiet:
        print(summary, file=sys.stderr)
    if summary.failing:
        raise _Answered(FAILED if summary.failing["unreadable"] else INVALID)


def _rendering(options: argparse.Namespace) -> "Callable[[Iterable[Checked]], Iterator[str]]":
    from .check.renderings import RENDERINGS
    from .check.renderings.annotations import text_and_github
    from .check.renderings.text import text

    if options.format != "text":
        return RENDERINGS[options.format]
    on_terminal = options.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    colour = options.color == "always" or (options.color == "auto" and on_terminal)
    in_workflow = options.output is None and os.environ.get("GITHUB_ACTIONS") == "true"
    return partial(text_and_github if in_workflow else text, colour=colour)


def _explain(options: argparse.Namespace) -> Iterator[str]:
    from .check.catalogue import CATALOGUE
    from .check.renderings.explanations import explanation
    from .check.shape import nearest
    from .view.lines import beside

    if options.code is None:
        for code, entry in CATALOGUE.items():
            yield from beside(code, entry.title, at=22, indent=0)
    elif options.code in CATALOGUE:
        yield from explanation(CATALOGUE[options.code])
    else:
        hint = nearest(options.code, CATALOGUE, "treaty-model explain lists all codes")
        raise _Failed(f"no code {options.code!r}; {hint}")


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


def _corpus(options: argparse.Namespace) -> "Corpus | None":
    """The folder with copies of documents that the command or the environment names."""
    from .anchor.corpus import Corpus

    folder = options.corpus or os.environ.get("TREATY_MODEL_CORPUS")
    return Corpus(Path(folder)) if folder else None


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
    from .check.issues import InvalidDocument

    try:
        return read(path)
    except InvalidDocument as error:
        raise _Invalid(error) from None
    except ValueError as error:
        raise _Failed(error) from None
