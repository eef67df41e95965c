"""The steps of `treaty-model report`, which create the record of a report: begin it, add passages, check it."""

import argparse
import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..printable import in_one_line
from ..spelling import close_matches, counted
from .common import (
    FAILED,
    INVALID,
    ExitWith,
    Failed,
    Invalid,
    copy_problem_lines,
    corpus_of,
    new_warnings,
    prepare_output,
    report_in,
    treaty_in,
    treaty_of,
    write_document,
    written_line,
)

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..leaf import TextLeaf
    from ..model.report import Report
    from ..model.source import Passage, Speaker
    from ..model.treaty import Treaty
    from ..passages.copy import Copy
    from ..passages.corpus import CopyFile, Corpus


# The `$schema` of a new record: the path that the command `schemas` writes to in the same folder.
SCHEMA = "./schemas/report.schema.json"


def new(options: argparse.Namespace) -> Iterator[str]:
    from pydantic import ValidationError

    from ..codec.document import format_of
    from ..passages.corpus import CorpusError, read_copy
    from ..reports.drafting import Description, new_report

    description = Description(*(getattr(options, name) for name in Description._fields))
    treaty = treaty_of(options)
    if os.path.lexists(options.output):
        raise Failed(f"{options.output} exists already")
    prepare_output(options.output, with_folders=False)
    try:
        file = read_copy(options.text)
        if not file.copy.text.strip():
            raise Failed(f"{options.text} has no text")
        report = new_report(treaty.id, file, description)
    except CorpusError as error:
        raise Failed(error) from None
    except ValidationError as error:
        raise Failed(_first_error(error, description._asdict())) from None
    write_document(report, options.output, SCHEMA)
    yield f"{report.source.id}: a report of {treaty.id}, {counted(report.source.document.length, 'code point')}"
    yield from copy_problem_lines(file)
    for name in ("publisher", "origin", "published"):
        field = getattr(report.source, name)
        yield f"  {name:<10} {field.kind}" + (f": {field.value}" if field.kind != "unknown" else "")
    yield written_line(options.output)
    schema = options.output.parent / SCHEMA
    if format_of(options.output) == "json" and not schema.exists():
        folder = in_one_line(str(schema.parent))
        yield f"for completion in an editor, write its schema: treaty-model schemas --out {folder}"


def passage(options: argparse.Namespace) -> Iterator[str]:
    from ..files import lock_file
    from ..view.passage_context import on_one_line
    from ..view.text_layout import paragraph

    with lock_file(options.report):
        added, file = _add_passage(options)
    ends = on_one_line(f"{added.text_start} … {added.text_end}")
    yield f"{added.id}: {added.start}-{added.end}, {ends}"
    yield from copy_problem_lines(file)
    for line in _about_numbers(added, file.copy):
        yield from paragraph(line, indent=2)


def _add_passage(options: argparse.Namespace) -> "tuple[Passage, CopyFile]":
    """Add a passage to a record. Returns the passage and the copy of its document."""
    from pydantic import ValidationError

    from ..reports.drafting import NotOnePassage, find_range, next_id, passage_at, with_passage
    from ..view.passage_context import in_context
    from ..view.text_layout import paragraph

    report = report_in(options.report)
    _require_party(report, options.party)
    file = _copy(options, report)
    copy = file.copy
    try:
        text_range = find_range(copy, options.first, options.last)
        added = passage_at(
            *(copy, text_range, options.first, options.last),
            id=next_id(report),
            manner=options.manner,
            speaker=_speaker(options.speaker, party=options.party, of=options.of),
            names_articles=tuple(dict.fromkeys(options.names)),
            note=options.note,
        )
        report = with_passage(report, added)
    except NotOnePassage as error:
        candidates = [f"{start}-{end}: {in_context(copy.text, start, end)}" for start, end in error.places[:10]]
        lines = [line for candidate in candidates for line in paragraph(candidate, indent=2)]
        raise Invalid("\n".join([f"treaty-model: {error}", *lines])) from None
    except ValidationError as error:
        given = {"--party": options.party, "--of": options.of, "--note": options.note}
        raise Failed(_first_error(error, given | {"--speaker": (options.speaker or "").partition(":")[2]})) from None
    except ValueError as error:
        raise Invalid(f"treaty-model: {error}") from None
    write_document(report, options.report)
    return added, file


def check(options: argparse.Namespace) -> Iterator[str]:
    from ..check.validation import validate
    from ..passages.verification import verify
    from ..view.text_layout import paragraph
    from ..view.verification import verification_lines

    validation = validate(options.report)
    if not validation.ok:
        yield from map(str, validation.issues)
        raise ExitWith(FAILED if any(issue.code == "unreadable" for issue in validation.issues) else INVALID)
    report = report_in(options.report)
    verification = verify(report, _corpus(options))
    yield from verification_lines(report, verification)
    treaty = _treaty_for(options, report)
    unused = [issue.message for issue in validation.issues if issue.code == "unused-passage"]
    yield ""
    for issue in validation.issues:
        if treaty is None or issue.code != "second-event":  # else the comparison with the treaty reports it
            yield from paragraph(f"{issue.severity}: {issue.message}")
    for result in verification.sources:
        if result.file is not None and result.recorded:
            for passage in report.source.passages:
                for line in (*_about_numbers(passage, result.file.copy), *_about_ends(passage, result.file.copy)):
                    yield from paragraph(f"{passage.id}: {line}")
    if treaty is not None:
        yield from _comparison(options, treaty, report, reported={issue.message for issue in validation.issues})
    passages = counted(len(report.source.passages), "passage")
    yield f"{in_one_line(str(options.report))}: valid; {passages}, {len(unused)} of them unused"
    if not verification.exact:
        raise ExitWith(INVALID)


def _treaty_for(options: argparse.Namespace, report: "Report") -> "Treaty | None":
    """The treaty to compare a record with: `--treaty`, else the bundled one if it is the same. Without that report."""
    from ..check.documents import bundled
    from ..reports.splitting import without_source

    treaty = bundled() if options.treaty is None else treaty_in(options.treaty)
    if options.treaty is None and treaty.id != report.treaty:
        return None
    return without_source(treaty, report.source.id) if report.source.id in {s.id for s in treaty.sources} else treaty


def _comparison(options: argparse.Namespace, treaty: "Treaty", report: "Report", reported: set[str]) -> Iterator[str]:
    """Warnings and doubts from comparing a record with its treaty, without those already reported. Raises Invalid."""
    from ..reports.comparing import changes
    from ..reports.merging import MergeError
    from ..view.comparison import doubt_lines

    try:
        warnings = [warning for warning in new_warnings(treaty, report) if warning not in reported]
        yield from doubt_lines(treaty, changes(treaty, report), warnings)
    except MergeError as error:
        raise Invalid(f"{in_one_line(str(options.report))} does not fit {treaty.id}: {error}") from None


def _about_numbers(passage: "Passage", copy: "Copy") -> Iterator[str]:
    """Lines about article numbers that are only in the record of a passage, or only in its text."""
    from ..reports.drafting import numbers_not_in_text, numbers_not_recorded

    for number in numbers_not_in_text(passage, copy):
        yield f"note: its text has no {number} in digits; check that it names article {number} in words"
    for number in numbers_not_recorded(passage, copy):
        hint = "add it if it is an article of this treaty"
        yield f"warning: its text has article {number}, but `names_articles` does not; {hint}"


def _about_ends(passage: "Passage", copy: "Copy") -> Iterator[str]:
    """A warning if a record repeats much of its passage."""
    from ..passages.end_words import too_long

    if too_long(copy.text[passage.start : passage.end], passage.text_start, passage.text_end):
        yield "warning: `text_start` and `text_end` are more than a third of it; keep fewer words in them"


def _copy(options: argparse.Namespace, report: "Report") -> "CopyFile":
    """The copy of the document of a report. Raises Failed if it is not the one that the record describes."""
    from ..passages.corpus import CorpusError

    corpus, document = _corpus(options), report.source.document
    try:
        file = corpus.find(document)
    except CorpusError as error:
        raise Failed(error) from None
    if file is None:
        raise Failed(f"no copy of {document.file} below {corpus.folder}; name the folder that has one: --corpus DIR")
    if not file.is_recorded(document):
        raise Failed(f"{file.path} is not the document of the record: it has another digest")
    return file


def _corpus(options: argparse.Namespace) -> "Corpus":
    """The folder with the text of a record: the given one, or else the folder of the record."""
    from ..passages.corpus import Corpus

    return corpus_of(options) or Corpus(options.report.parent)


def _require_party(report: "Report", party: str | None) -> None:
    """Raise Failed if the bundled treaty does not have a party. The parties of another treaty are not known here."""
    from ..arguments import unknown
    from ..check.documents import bundled

    if party is not None and report.treaty == bundled().id:
        parties = [party.id for party in bundled().parties]
        if party not in parties:
            raise Failed(f"--party: {unknown('party of the treaty', party, parties)}")


def _speaker(text: str | None, *, party: str | None, of: str | None) -> "Speaker | None":
    from ..model.source import Body, CitedDocument, Person, TreatyText

    forms = {"treaty-text": "treaty-text", "person": "person:NAME", "body": "body:TERM", "document": "document:TERM"}
    if party is not None and of is not None:
        raise Failed("a speaker speaks for a party (--party) or for somebody else (--of), not for both")
    speaks_for = party is not None or of is not None
    if text is None:
        if speaks_for:
            raise Failed("--party and --of need a speaker: add --speaker")
        return None
    kind, _, name = text.partition(":")
    if kind not in forms:
        near = close_matches(kind.lower().replace(" ", "-"), forms)
        hint = f"; did you mean {forms[near[0]]}?" if near else ""
        raise Failed(f"--speaker: {text!r} is not one of {', '.join(forms.values())}{hint}")
    if kind == "treaty-text":
        if name or speaks_for:
            raise Failed("--speaker treaty-text is the treaty itself: it has no name, no --party and no --of")
        return TreatyText()
    if not name.strip():
        raise Failed(f"--speaker: {text!r} has no name; write {forms[kind]}")
    if kind == "person":
        return Person(name=name, party=party, of=of)
    return (Body if kind == "body" else CitedDocument)(name=name, party=party, of=of)


def _first_error(error: "ValidationError", given: Mapping[str, object]) -> str:
    """The first error that the models find in values from the command line, which are given with their names."""
    from ..reports.drafting import slug

    first = error.errors(include_url=False, include_context=False)[0]
    field = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), "it")
    name = next((name for name, value in given.items() if value == first["input"]), field)
    message = f"{name}: {first['input']!r} has a wrong form"
    leaf = _leaf(error.title, field)
    if leaf is None:
        return message
    suggestion = slug(first["input"])
    example = suggestion if leaf.token and re.fullmatch(leaf.body, suggestion) else leaf.accepts[0]
    return f"{message}: {leaf.doc} Example: {example}"


def _leaf(model: str, field: str) -> "TextLeaf | None":
    """The type of a field of a source, None if it is not text."""
    from ..leaf import TextLeaf
    from ..model import source
    from ..spec import spec_of

    cls = getattr(source, model, None)
    fields = spec_of(cls).fields if cls is not None else ()
    return next((spec.type for spec in fields if spec.name == field and isinstance(spec.type, TextLeaf)), None)
