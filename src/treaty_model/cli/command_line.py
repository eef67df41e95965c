"""Defines the command line: the commands, their arguments and their help texts."""

import argparse
from functools import partial
from pathlib import Path

from .. import __version__
from . import commands as run, exports
from .parser import TREATY_HELP, Commands, Parser, add_command, file, file_or_output, name, path, positive
from .report_command_line import add_report
from .validate import validate

_ARTICLE = "the number of an article, or `unplaced` for the provisions in no article"
_NO_EXTERNAL = "leave out placements by comparison"
_CORPUS = "the folder with copies of the documents (default: TREATY_MODEL_CORPUS)"
_CORPUS_OF_PAGE = (
    "a folder with your own copies of the documents: the page then has the words of the passages, for your own use, "
    "not for republication"
)
_PARTS = ("treaty", "articles", "claims", "reports", "schemas", "types", "invalid")
_FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")
_ENGINE = "models: all rules; schema: only the published schemas, which have no rules (default: models)"


def command_line() -> Parser:
    """The parser of the command line."""
    parser = Parser(
        prog="treaty-model",
        description="Typed, validated data about a treaty. Each clause leads back to the news reports that state it.",
        epilog="Without --treaty, commands use the treaty that comes with the package.",
    )
    parser.set_defaults(run=None, parser=parser, escapes=False, is_data=False)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_build(commands)
    _add_views(commands)
    _add_document_commands(commands)
    _add_validate(commands)
    _add_descriptions(commands)
    _add_exports(commands)
    add_report(commands)
    return parser


def _add_build(commands: Commands) -> None:
    build = add_command(
        commands,
        "build",
        run.build,
        "merge reports into a treaty, check it and write it",
        "Writes treaty.json and treaty.xml, and prints which report covers which article. The order of the documents "
        "does not matter.",
    )
    documents = "report and treaty documents, or folders of them (default: the treaty that comes with the package)"
    build.add_argument("documents", nargs="*", type=path, metavar="DOCUMENT", help=documents)
    _add_out(build)


def _add_views(commands: Commands) -> None:
    """Add the commands that show a treaty."""
    command = partial(add_command, commands)
    show = command(
        "show",
        run.show,
        "show the treaty, or one article",
        "An article is shown clause by clause, with the reports that state each clause.",
    )
    show.add_argument("article", nargs="?", metavar="ARTICLE", help=_ARTICLE)
    trace = command(
        "trace",
        run.trace,
        "show the passages that report each clause of an article",
        "For each passage: document, range in code points, manner, speaker, first and last words, digest. With a "
        "folder of copies, also its words in their context; otherwise a link to them, if the source has an address.",
    )
    trace.add_argument("article", metavar="ARTICLE", help=_ARTICLE)
    trace.add_argument("--corpus", type=path, metavar="DIR", help=_CORPUS)
    coverage = command(
        "coverage",
        run.coverage,
        "show which report covers which article",
        "Explicit: a passage of the report names the article's number. Inferred: other passages name it, which places "
        "what the report states. External: not the report but a comparison places it there.",
    )
    timeline = command(
        "timeline",
        run.timeline,
        "show the events in order, planned and done",
        "Each event has its possible days and the dates that reports state.",
    )
    claims = command(
        "claims",
        run.claims,
        "print a row for each clause and each passage that reports it",
        "Columns: article, provision, event, clause, value, attribution, passage, source, origin, status of the event, "
        "placement in the article, and what places it there.",
    )
    claims.set_defaults(is_data=True)
    claims.add_argument("--format", choices=("json", "csv"), default="csv", help="the format (default: csv)")
    for view in (show, trace, coverage, claims):
        _add_treaty(view)
    timeline.add_argument("--treaty", type=path, metavar="FILE", help=TREATY_HELP)


def _add_document_commands(commands: Commands) -> None:
    """Add the commands that compare, verify and convert documents."""
    command = partial(add_command, commands)
    diff = command(
        "diff",
        run.diff,
        "compare a report with a treaty, clause by clause, and show what it changes",
        "Confirms: the treaty has the clause. Contradicts: both cannot be true. Elsewhere: the treaty has it in "
        "another article, or in none. Adds: the treaty does not have it. Then follow changes of the treaty's state, "
        "of the days of events and of the placement of provisions, and different names that may mean the same.",
    )
    diff.add_argument("treaty", type=path, metavar="TREATY", help="a treaty document")
    diff.add_argument("report", type=path, metavar="REPORT", help="a report document")
    verify = command(
        "verify",
        run.verify,
        "check every passage against copies of the documents",
        "A copy is found by its digest, or else by its name. States: exact, moved, ambiguous, stale, missing. Exit "
        "code 0: all passages are exact; 1: at least one is not.",
    )
    document = "a report or treaty document (default: the treaty that comes with the package)"
    verify.add_argument("document", nargs="?", type=path, metavar="DOCUMENT", help=document)
    verify.add_argument("--update", action="store_true", help="write the new ranges of moved passages into DOCUMENT")
    verify.add_argument("--corpus", type=path, metavar="DIR", help=_CORPUS)
    convert = command(
        "convert",
        run.convert,
        "convert a document between JSON and XML",
        "The formats follow from the endings .json and .xml. The document is checked. Converting it back gives the "
        "same bytes.",
    )
    convert.add_argument("source", type=path, metavar="IN", help="a report or treaty document")
    convert.add_argument("target", type=path, metavar="OUT", help="the file to write")


def _add_validate(commands: Commands) -> None:
    command = add_command(
        commands,
        "validate",
        validate,
        "check documents and report all issues",
        "FILE is a document in JSON or XML, a stream with one JSON document per line (.ndjson, .jsonl, also with .gz), "
        "a folder of them, or - for standard input. Exit code 0: all are valid; 1: at least one is invalid; 2: at "
        "least one cannot be read.",
    )
    command.set_defaults(escapes=True)
    add = command.add_argument
    add("files", nargs="+", type=name, metavar="FILE", help="a document, a stream, a folder, or -")
    add("--format", choices=_FORMATS, default="text", help="the format of the output (default: text)")
    add("-o", "--output", type=file_or_output, metavar="OUT", help="the file to write the output to")
    add("-q", "--quiet", action="store_true", help="print the issues and nothing else")
    add("--max", type=positive, default=1000, metavar="N", help="the number of issues to report (default: 1000)")
    colours = ("auto", "always", "never")
    add("--color", choices=colours, default="auto", help="use colours; auto: in a terminal (default: auto)")
    add("--select", action="append", metavar="CODES", help="warnings and notes to report, as in a,b (default: all)")
    add("--ignore", action="append", metavar="CODES", help="warnings and notes not to report, as in a,b")
    baseline = command.add_mutually_exclusive_group()
    baseline.add_argument("--baseline", type=path, metavar="FILE", help="a baseline: known issues, not reported")
    baseline.add_argument("--write-baseline", type=file, metavar="FILE", help="write all issues to a baseline")
    settings = command.add_mutually_exclusive_group()
    settings.add_argument("--config", type=path, metavar="FILE", help="a file with settings (default: the nearest)")
    settings.add_argument("--no-config", action="store_true", help="use no file with settings")
    add("--strict", action="store_true", help="documents with warnings fail")
    add("--kind", choices=("treaty", "report"), help="the kind that all documents must have")
    add("--engine", choices=("models", "schema"), default="models", help=_ENGINE)
    add("--max-bytes", type=positive, metavar="N", help="the maximum size of a document (default: 16 MiB)")
    unpacked = "the maximum size of a compressed stream after decompression (default: 1 GiB)"
    add("--max-unpacked", type=positive, metavar="N", help=unpacked)
    excluded = "files and folders to leave out of folders, as in .gitignore; can be repeated"
    add("--exclude", action="append", default=[], metavar="PATTERN", help=excluded)
    add("--stream", action="store_true", help="standard input has one JSON document per line")
    add("--jobs", type=positive, default=1, metavar="N", help="the number of processes (default: 1)")


def _add_descriptions(commands: Commands) -> None:
    """Add the commands that describe the formats."""
    command = partial(add_command, commands)
    explain = command(
        "explain",
        run.explain,
        "explain a code that validate reports, or list all codes",
        "With the reason, a hint, and a piece of a document with the issue and without it.",
    )
    explain.add_argument("code", nargs="?", metavar="CODE", help="such as `missing-field` (default: list all)")
    kinds = command(
        "kinds",
        run.kinds,
        "list the kinds of provisions, events and clauses, or describe one kind",
        "For writing a report by hand. A kind is described with the values of its fields, its place in a document, "
        "and an example in JSON.",
    )
    kinds.add_argument("kind", nargs="?", metavar="KIND", help="such as `armed-attack` (default: list all)")
    schemas = command(
        "schemas",
        run.schemas,
        "write the JSON Schemas and the XML Schema of treaties and reports",
        "The dialect of JSON Schema is 2020-12, and the version of XML Schema is 1.0. Each file is complete in itself.",
    )
    _add_out(schemas)


def _add_exports(commands: Commands) -> None:
    """Add the commands that write a treaty for other programs."""
    command = partial(add_command, commands)
    tables = command(
        "tables",
        exports.tables,
        "write the treaty as tables for databases, data frames and spreadsheets",
        "A CSV file each for articles, provisions, clauses, claims, events, parties, sources, passages and their "
        "relations, and datapackage.json, which describes them (Data Package 2.0).",
    )
    tables.add_argument("-o", "--output", type=path, required=True, metavar="DIR", help="the folder to write to")
    tables.add_argument("--parquet", action="store_true", help="write Parquet files too (needs the extra `tables`)")
    fixtures = command(
        "fixtures",
        exports.fixtures,
        "write test files for other programs, or check existing ones",
        "The treaty in JSON and XML, as a whole, by article and by report; its claims; the schemas; and documents with "
        "one issue each. manifest.json lists all files with their digests. Other files in the folder stay unchanged.",
    )
    fixtures.add_argument("folder", type=path, metavar="DIR", help="the folder to write to, or to check")
    part = f"one part: {', '.join(_PARTS)}; can be repeated"
    fixtures.add_argument("--only", action="append", default=[], choices=_PARTS, metavar="PART", help=part)
    fixtures.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file is not up to date")
    fixtures.add_argument("--treaty", type=path, metavar="FILE", help=TREATY_HELP)
    page = command(
        "page",
        exports.page,
        "write the treaty as one HTML page",
        "The page needs no script and no network. Without --corpus, it has only those words of the reports that "
        "are in the treaty document.",
    )
    page.add_argument("-o", "--output", type=path, required=True, metavar="PAGE", help="the file to write")
    page.add_argument("--corpus", type=path, metavar="DIR", help=_CORPUS_OF_PAGE)
    for export in (tables, page):
        _add_treaty(export)


def _add_treaty(command: argparse.ArgumentParser) -> None:
    command.add_argument("--treaty", type=path, metavar="FILE", help=TREATY_HELP)
    command.add_argument("--no-external", action="store_true", help=_NO_EXTERNAL)


def _add_out(command: argparse.ArgumentParser) -> None:
    folder = "the folder to write to (default: ./build)"
    command.add_argument("--out", type=path, default=Path("build"), metavar="DIR", help=folder)
