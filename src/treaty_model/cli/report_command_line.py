"""Defines the command line of `treaty-model report` and its steps."""

from functools import partial

from . import reports
from .parser import TREATY_HELP, Commands, add_command, article, path

_MANNERS = ("quotation", "paraphrase", "statement", "headline")


def add_report(commands: Commands) -> None:
    """Add the command `report` with its steps."""
    description = "Create the record of a report, step by step."
    report = commands.add_parser("report", help="create the record of a report", description=description)
    report.set_defaults(parser=report)
    step = partial(add_command, report.add_subparsers(title="steps", metavar="STEP"))
    new = step(
        "new",
        reports.new,
        "begin a record with the description of its source",
        "TEXT is plain text in UTF-8, or a saved web page (.html). The record does not contain the text. A name or a "
        "date that the text does not have is recorded as known from elsewhere, and one that is not given as unknown.",
    )
    new.add_argument("text", type=path, metavar="TEXT", help="the file with the report's text")
    new.add_argument("--language", required=True, metavar="TAG", help="its language (BCP 47): hu, pt-BR, zh-Hant, ...")
    new.add_argument("--id", metavar="ID", help="the identifier of the source (default: from the name of the file)")
    new.add_argument("--title", metavar="TEXT", help="the headline")
    new.add_argument("--url", metavar="URL", help="the address of this document")
    new.add_argument("--publisher", metavar="NAME", help="the outlet that published it")
    new.add_argument("--origin", metavar="NAME", help="the agency or outlet whose wording it uses")
    new.add_argument("--published", metavar="DATE", help="the day of publication (EDTF), such as 2031-05-04")
    new.add_argument("--treaty", type=path, metavar="FILE", help=TREATY_HELP)
    new.add_argument("-o", "--output", type=path, required=True, metavar="REPORT", help="the record to write")
    passage = step(
        "passage",
        reports.passage,
        "add a passage, given by its first and last words",
        "If the words match several passages, the command stops and lists them. The record gets at most five words of "
        "either end.",
    )
    passage.add_argument("report", type=path, metavar="REPORT", help="the record")
    passage.add_argument("--from", dest="first", required=True, metavar="WORDS", help="the first words, as in the text")
    passage.add_argument("--to", dest="last", required=True, metavar="WORDS", help="the last words, as in the text")
    manner = f"how the passage reports: {', '.join(_MANNERS)} (default: statement)"
    passage.add_argument("--manner", choices=_MANNERS, default="statement", metavar="MANNER", help=manner)
    passage.add_argument("--speaker", metavar="WHO", help="treaty-text, person:NAME, body:TERM or document:TERM")
    passage.add_argument("--party", metavar="ID", help="the party for which the speaker speaks")
    passage.add_argument("--of", metavar="TERM", help="the state or organisation of a speaker of no party")
    names = "an article of the treaty that the passage itself names by number; can be repeated"
    passage.add_argument("--names", type=article, action="append", default=[], metavar="N", help=names)
    passage.add_argument("--note", metavar="TEXT", help="how the words were read, if there are two ways")
    check = step(
        "check",
        reports.check,
        "check a record, its passages, and whether it fits the treaty",
        "Exit code 0: the record is valid, fits the treaty, and all passages are where the record says.",
    )
    check.add_argument("report", type=path, metavar="REPORT", help="the record")
    treaty = "the treaty, or its frame (default: the treaty that comes with the package, if the record is of it)"
    check.add_argument("--treaty", type=path, metavar="FILE", help=treaty)
    corpus = "the folder with copies of the documents (default: TREATY_MODEL_CORPUS, or the folder of REPORT)"
    for checker in (passage, check):
        checker.add_argument("--corpus", type=path, metavar="DIR", help=corpus)
