"""What each command takes, and what its help says of it."""

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from .. import __version__
from . import commands as run, exports, reports
from .parser import Parser, article, file, file_or_output, name, path, positive

_ARTICLE = "its number, or `unplaced` for the provisions that stand under no article"
_NO_EXTERNAL = "leave out what only comparisons place"
_CORPUS = "the folder with copies of the documents; default: that of TREATY_MODEL_CORPUS"
_PARTS = ("treaty", "articles", "claims", "reports", "schemas", "types", "invalid")
_CORPUS_OF_PAGE = (
    "a folder with your own copies of the documents: passages are shown in their own words, for your own use, not for "
    "republication"
)
_NAMES = "an article of the treaty that the passage itself names by number; can be given again"
_Handler = Callable[[argparse.Namespace], Iterable[str]]
_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def command_line() -> Parser:
    parser = Parser(
        prog="treaty-model",
        description="What news reports say of a treaty, as typed data that leads back to the passages that say it.",
        epilog="Without --treaty, commands answer from the treaty that comes with the package.",
    )
    parser.set_defaults(run=None, parser=parser, escapes=False, is_data=False)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    command = partial(_command, commands)
    build = command(
        *("build", run.build, "merge reports into a treaty, check it and write it"),
        "Writes treaty.json and treaty.xml and prints which report has what. The order of the documents does not "
        "matter.",
    )
    build.add_argument(
        "documents",
        nargs="*",
        type=path,
        metavar="SEEDS",
        help="report and treaty documents, or folders of them (default: the treaty that comes with the package)",
    )
    show = command(
        *("show", run.show, "show the treaty, or one article"),
        "An article is shown clause by clause, with the reports that have each.",
    )
    show.add_argument("article", nargs="?", metavar="ARTICLE", help=_ARTICLE)
    trace = command(
        *("trace", run.trace, "follow each clause of an article to the passages that report it"),
        "For each passage: document, range in code points, manner, speaker, first and last words, digest; with a "
        "folder of copies also its words in their context, else a link to them where the source has an address.",
    )
    trace.add_argument("article", metavar="ARTICLE", help=_ARTICLE)
    coverage = command(
        *("coverage", run.coverage, "show which report has which article"),
        "Explicit: a passage of the report names the article's number. Inferred: other passages name it, and so "
        "what the report tells stands there. External: the report does not place it; a comparison does.",
    )
    timeline = command(
        *("timeline", run.timeline, "show the events in order, planned and done"),
        "Each with the days on which it can lie, and with what reports tell of its date.",
    )
    claims = command(
        *("claims", run.claims, "print a row for each clause and each passage that reports it"),
        "Columns: article, provision, event, clause, value, attribution, passage, source, origin, status of the event, "
        "placement in the article, and what places it there.",
    )
    claims.set_defaults(is_data=True)
    claims.add_argument("--format", choices=("json", "csv"), default="csv", help="default: csv")
    tables = command(
        *("tables", exports.tables, "write the treaty as tables for databases, data frames and spreadsheets"),
        "A CSV file for each of articles, provisions, clauses, claims, events, parties, sources, passages and what "
        "joins them, and datapackage.json, which describes them (Data Package 2.0).",
    )
    tables.add_argument("-o", "--output", type=path, required=True, metavar="DIR", help="the folder to write to")
    tables.add_argument("--parquet", action="store_true", help="write Parquet files too (needs the extra `tables`)")
    diff = command(
        *("diff", run.diff, "say what a report is to a treaty, clause by clause, and what changes with it"),
        "Confirms: the treaty has the clause. Contradicts: both cannot hold. Elsewhere: the treaty has it under "
        "another article, or under none. Adds: the treaty does not have it. Then what changes in the state of the "
        "treaty, the days of events and the placement of provisions, and what may be the same under another name.",
    )
    diff.add_argument("treaty", type=path, metavar="TREATY", help="a treaty document")
    diff.add_argument("report", type=path, metavar="REPORT", help="a report document")
    verify = command(
        *("verify", run.verify, "look for every passage in copies of the documents"),
        "A copy is found by its digest, or else by its name. States: exact, moved, ambiguous, stale, missing. Exit "
        "code 0: all are exact; 1: one is not.",
    )
    verify.add_argument(
        "document",
        nargs="?",
        type=path,
        metavar="DOCUMENT",
        help="a report or treaty document (default: the treaty that comes with the package)",
    )
    verify.add_argument("--update", action="store_true", help="write the new ranges of moved passages into DOCUMENT")
    convert = command(
        *("convert", run.convert, "write a document in the other format"),
        "The endings .json and .xml tell the formats. The document is checked; there and back gives the same bytes.",
    )
    convert.add_argument("source", type=path, metavar="IN", help="a report or treaty document")
    convert.add_argument("target", type=path, metavar="OUT", help="where to write it")
    validate = command(
        *("validate", run.validate, "check documents and tell all that is wrong with them"),
        "Files in JSON or XML, streams of a JSON document a line (.ndjson, .jsonl, also with .gz), folders of them, or "
        "- for standard input. Exit code 0: all are valid; 1: one is not; 2: one cannot be read.",
    )
    validate.set_defaults(escapes=True)
    _add_options_of_validate(validate)
    explain = command(
        *("explain", run.explain, "explain a code that validate tells, or list all codes"),
        "With the reason, what helps, and a piece of a document with the mistake and without it.",
    )
    explain.add_argument("code", nargs="?", metavar="CODE", help="as in `missing-field` (default: list all)")
    kinds = command(
        *("kinds", run.kinds, "tell the kinds of provisions, events and clauses, or all of one kind"),
        "For writing a report by hand. One kind is told with the values of its fields, where it can stand, and an "
        "example in JSON.",
    )
    kinds.add_argument("kind", nargs="?", metavar="KIND", help="as in `armed-attack` (default: tell all in short)")
    schemas = command(
        *("schemas", run.schemas, "write the JSON Schemas and the XML Schema of treaties and reports"),
        "JSON Schema is of the 2020-12 dialect, XML Schema of version 1.0; each file is complete in itself.",
    )
    fixtures = command(
        *("fixtures", exports.fixtures, "write files for the tests of other programs, or check those that there are"),
        "The treaty in JSON and XML, in whole, by article and by report; its claims, the schemas, and documents with "
        "one mistake each; manifest.json lists all with their digests. Files that are not of the fixtures are left.",
    )
    fixtures.add_argument("folder", type=path, metavar="DIR", help="the folder to write to, or to check")
    fixtures.add_argument("--only", action="append", default=[], choices=_PARTS, help="one part; can be given again")
    fixtures.add_argument("--check", action="store_true", help="write nothing; exit code 1 unless all is as it should")
    page = command(
        *("page", exports.page, "write the treaty as one page of HTML, to be read in a browser"),
        "It needs no script and no network. Without --corpus it has no more of the reports' text than the record.",
    )
    page.add_argument("-o", "--output", type=path, required=True, metavar="PAGE", help="where to write it")
    page.add_argument("--corpus", type=path, metavar="DIR", help=_CORPUS_OF_PAGE)
    _add_commands_of_report(commands)
    for reader in (show, trace, coverage, timeline, claims, tables, fixtures, page):
        reader.add_argument("--treaty", type=path, metavar="FILE", help="a treaty document to read")
    for reader in (show, trace, coverage, claims, tables, page):
        reader.add_argument("--no-external", action="store_true", help=_NO_EXTERNAL)
    for checker in (trace, verify):
        checker.add_argument("--corpus", type=path, metavar="DIR", help=_CORPUS)
    for writer in (build, schemas):
        writer.add_argument("--out", type=path, default=Path("build"), metavar="DIR", help="where to write: ./build")
    return parser


def _command(commands: _Commands, name: str, handler: _Handler, help: str, more: str) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}. {more}")
    added.set_defaults(run=handler, parser=added)
    return added


def _add_commands_of_report(commands: _Commands) -> None:
    report = commands.add_parser("report", help="make the record of a further report", description="Make a record.")
    report.set_defaults(parser=report)
    steps = report.add_subparsers(title="steps", metavar="STEP")
    step = partial(_command, steps)
    new = step(
        *("new", reports.new, "begin a record with the description of its source"),
        "TEXT is plain text in UTF-8, or a page saved from the web (.html). Its words do not go into the record. A "
        "name or a date that the text does not have is recorded as known from elsewhere; what is not given is unknown.",
    )
    new.add_argument("text", type=path, metavar="TEXT", help="the file with the report's text")
    new.add_argument("--language", required=True, metavar="TAG", help="its language (BCP 47): hu, pt-BR, zh-Hant, ...")
    new.add_argument(
        "--id", metavar="ID", help="what the source is called in records (default: made of the file's name)"
    )
    new.add_argument("--title", metavar="TEXT", help="the headline")
    new.add_argument("--url", metavar="URL", help="the address of this very document")
    new.add_argument("--publisher", metavar="NAME", help="the outlet that published it")
    new.add_argument("--origin", metavar="NAME", help="the agency or outlet whose wording it rests on")
    new.add_argument("--published", metavar="DATE", help="the day of publication (EDTF): 2031-05-04")
    new.add_argument("--treaty", type=path, metavar="FILE", help="the treaty that it is about (default: the package's)")
    new.add_argument("-o", "--output", type=path, required=True, metavar="REPORT", help="where to write the record")
    passage = step(
        *("passage", reports.passage, "add the passage from some words of the text to others"),
        "What is ambiguous is refused, with all places. At most five words at either end go into the record.",
    )
    passage.add_argument("report", type=path, metavar="REPORT", help="the record")
    passage.add_argument("--from", dest="first", required=True, metavar="WORDS", help="the first words, as they stand")
    passage.add_argument("--to", dest="last", required=True, metavar="WORDS", help="the last words, as they stand")
    manners = ("quotation", "paraphrase", "statement", "headline")
    passage.add_argument("--manner", choices=manners, default="statement", help="how it reports: statement")
    passage.add_argument("--speaker", metavar="WHO", help="treaty-text, person:NAME, body:TERM or document:TERM")
    passage.add_argument("--party", metavar="ID", help="the party for which the speaker speaks")
    passage.add_argument("--of", metavar="TERM", help="the state or organisation of a speaker who is of no party")
    passage.add_argument("--names", type=article, action="append", default=[], metavar="N", help=_NAMES)
    passage.add_argument("--note", metavar="TEXT", help="how the words were read, where there are two ways")
    check = step(
        *("check", reports.check, "check a record: its form, its passages, what nothing uses, how it fits the treaty"),
        "Exit code 0: the record is valid, fits the treaty, and all of its passages stand where they say.",
    )
    check.add_argument("report", type=path, metavar="REPORT", help="the record")
    check.add_argument(
        "--treaty",
        type=path,
        metavar="FILE",
        help="the treaty, or its frame (default: the package's, if it is that one)",
    )
    for checker in (passage, check):
        checker.add_argument("--corpus", type=path, metavar="DIR", help=f"{_CORPUS}, else that of REPORT")


def _add_options_of_validate(validate: argparse.ArgumentParser) -> None:
    validate.add_argument("files", nargs="+", type=name, metavar="FILE", help="a document, a stream, a folder, or -")
    formats = ("text", "json", "github", "gitlab", "junit", "sarif")
    validate.add_argument("--format", choices=formats, default="text", help="how to tell what is found: text")
    validate.add_argument(
        *("-o", "--output"), type=file_or_output, metavar="OUT", help="a file to write what is found to"
    )
    validate.add_argument("-q", "--quiet", action="store_true", help="tell what is found and nothing else")
    validate.add_argument("--max", type=positive, default=1000, metavar="N", help="how many issues to tell: 1000")
    validate.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="auto: on a terminal")
    validate.add_argument("--select", action="append", metavar="CODES", help="warnings and notes to tell: all")
    validate.add_argument(
        "--ignore", action="append", metavar="CODES", help="warnings and notes not to tell, as in a,b"
    )
    known = validate.add_mutually_exclusive_group()
    known.add_argument("--baseline", type=path, metavar="FILE", help="issues that are known, and not told")
    known.add_argument("--write-baseline", type=file, metavar="FILE", help="write what is found as known")
    configured = validate.add_mutually_exclusive_group()
    configured.add_argument("--config", type=path, metavar="FILE", help="a file with settings (default: the nearest)")
    configured.add_argument("--no-config", action="store_true", help="read no file with settings")
    validate.add_argument("--strict", action="store_true", help="let warnings fail as errors do")
    validate.add_argument("--kind", choices=("treaty", "report"), help="what all documents must be")
    engines = "models: the models and all rules; schema: the published schemas alone, which cannot say rules (models)"
    validate.add_argument("--engine", choices=("models", "schema"), default="models", help=engines)
    validate.add_argument("--max-bytes", type=positive, metavar="N", help="the size of a document: 16 MiB")
    validate.add_argument(
        "--max-unpacked", type=positive, metavar="N", help="what a compressed stream may unpack to: 1 GiB"
    )
    validate.add_argument(
        *("--exclude",),
        action="append",
        default=[],
        metavar="PATTERN",
        help="what to leave out of folders, as in .gitignore; can be given again",
    )
    validate.add_argument("--stream", action="store_true", help="standard input holds a JSON document a line")
    validate.add_argument("--jobs", type=positive, default=1, metavar="N", help="how many processes to use: 1")
