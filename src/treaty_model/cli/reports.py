"""The steps that make the record of a further report: begin it, add passages, check it."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .common import INVALID, Answered, Failed, Invalid, corpus_of, report_in, treaty_of, write_document

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..anchor.copy import Copy
    from ..anchor.corpus import Corpus
    from ..model.report import Report
    from ..model.source import Speaker


def new(options: argparse.Namespace) -> Iterator[str]:
    from pydantic import ValidationError

    from ..anchor.corpus import CorpusError, read_copy
    from ..drafting import Description, new_report

    about = Description(*(getattr(options, name) for name in Description._fields))
    treaty = treaty_of(options)
    if options.output.exists():
        raise Failed(f"{options.output} is there already")
    try:
        file = read_copy(options.text)
        if not file.copy.text.strip():
            raise Failed(f"{options.text} has no text in it")
        report = new_report(treaty.id, file, about)
    except CorpusError as error:
        raise Failed(error) from None
    except ValidationError as error:
        raise Failed(_first_mistake(error)) from None
    write_document(report, options.output)
    yield f"{report.source.id}: a report of {treaty.id}, {report.source.document.length} code points"
    for name in ("publisher", "origin", "published"):
        told = getattr(report.source, name)
        yield f"  {name:<10} {told.kind}" + (f": {told.value}" if told.kind != "unknown" else "")
    yield f"written: {options.output}"


def passage(options: argparse.Namespace) -> Iterator[str]:
    from pydantic import ValidationError

    from ..drafting import NotOnePassage, next_id, passage_at, place_of, unnamed, with_passage
    from ..view.context import in_context
    from ..view.lines import paragraph

    report = report_in(options.report)
    copy = _copy(options, report)
    try:
        place = place_of(copy, options.first, options.last)
        added = passage_at(
            *(copy, place, options.first, options.last),
            id=next_id(report),
            manner=options.manner,
            speaker=_speaker(options.speaker),
            names_articles=tuple(options.names),
            note=options.note,
        )
        report = with_passage(report, added)
    except NotOnePassage as error:
        places = [f"{start}-{end}: {in_context(copy.text, start, end)}" for start, end in error.places[:10]]
        lines = [line for shown in places for line in paragraph(shown, indent=2)]
        raise Invalid("\n".join([f"treaty-model: {error}", *lines])) from None
    except ValidationError as error:
        raise Failed(_first_mistake(error)) from None
    except ValueError as error:
        raise Invalid(f"treaty-model: {error}") from None
    write_document(report, options.report)
    yield f"{added.id}: {added.start}-{added.end}, {added.text_start} … {added.text_end}"
    for number in unnamed(added, copy):
        yield f"  note: no {number} in digits stands in it; see that it names article {number} in words"


def check(options: argparse.Namespace) -> Iterator[str]:
    from ..anchor.verification import verify
    from ..check.validation import validate
    from ..view.verification import verification_lines

    validation = validate(options.report)
    if not validation.ok:
        yield from map(str, validation.issues)
        raise Answered(INVALID)
    report = report_in(options.report)
    verification = verify(report, _corpus(options))
    yield from verification_lines(report, verification)
    unused = [issue.message for issue in validation.issues if issue.code == "unused-passage"]
    yield ""
    yield from (f"{issue.severity}: {issue.message}" for issue in validation.issues)
    yield f"{options.report}: valid; {len(report.source.passages)} passages, {len(unused)} of them unused"
    if not verification.exact:
        raise Answered(INVALID)


def _copy(options: argparse.Namespace, report: "Report") -> "Copy":
    """The copy of the document of a report, which must be the very one that the record describes."""
    from ..anchor.corpus import CorpusError

    corpus, document = _corpus(options), report.source.document
    try:
        file = corpus.find(document)
    except CorpusError as error:
        raise Failed(error) from None
    if file is None:
        raise Failed(f"no copy of {document.file} below {corpus.folder}; name the folder that has one: --corpus DIR")
    if not file.is_recorded(document):
        raise Failed(f"{file.path} is not the document of the record: it has another digest")
    return file.copy


def _corpus(options: argparse.Namespace) -> "Corpus":
    """The folder that has the text of a record, which is that of the record where none is named."""
    from ..anchor.corpus import Corpus

    return corpus_of(options) or Corpus(options.report.parent)


def _speaker(who: str | None) -> "Speaker | None":
    from ..model.source import Body, CitedDocument, Person, TreatyText

    if who is None:
        return None
    kind, _, name = who.partition(":")
    if kind == "treaty-text" and not name:
        return TreatyText()
    if kind == "person":
        return Person(name=name)
    if kind == "body":
        return Body(name=name)
    if kind == "document":
        return CitedDocument(name=name)
    raise Failed(f"{who!r} is none of treaty-text, person:NAME, body:TERM, document:TERM")


def _first_mistake(error: "ValidationError") -> str:
    """The first mistake that models find in what the command line gives."""
    first = error.errors(include_url=False, include_context=False)[0]
    field = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), "it")
    return f"{field}: {first['input']!r} has not the form that it must have"
