"""The steps that make the record of a further report: begin it, add passages, check it."""

import argparse
import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..check.issues import in_one_line
from ..spelling import close_matches, counted
from .common import (
    FAILED,
    INVALID,
    ExitWith,
    Failed,
    Invalid,
    corpus_of,
    new_warnings,
    prepare,
    problem_lines,
    report_in,
    treaty_in,
    treaty_of,
    write_document,
    written,
)

if TYPE_CHECKING:
    from pydantic import ValidationError

    from ..leaf import TextLeaf
    from ..model.report import Report
    from ..model.source import Passage, Speaker
    from ..model.treaty import Treaty
    from ..passages.copy import Copy
    from ..passages.corpus import CopyFile, Corpus


# The `$schema` of a new record: a path from its folder to what the command `schemas` writes there.
SCHEMA = "./schemas/report.schema.json"


def new(options: argparse.Namespace) -> Iterator[str]:
    from pydantic import ValidationError

    from ..codec.document import format_of
    from ..passages.corpus import CorpusError, read_copy
    from ..reports.drafting import Description, new_report

    about = Description(*(getattr(options, name) for name in Description._fields))
    treaty = treaty_of(options)
    if os.path.lexists(options.output):
        raise Failed(f"{options.output} is there already")
    prepare(options.output, with_folders=False)
    try:
        file = read_copy(options.text)
        if not file.copy.text.strip():
            raise Failed(f"{options.text} has no text in it")
        report = new_report(treaty.id, file, about)
    except CorpusError as error:
        raise Failed(error) from None
    except ValidationError as error:
        raise Failed(_first_mistake(error, about._asdict())) from None
    write_document(report, options.output, SCHEMA)
    yield f"{report.source.id}: a report of {treaty.id}, {counted(report.source.document.length, 'code point')}"
    yield from problem_lines(file)
    for name in ("publisher", "origin", "published"):
        told = getattr(report.source, name)
        yield f"  {name:<10} {told.kind}" + (f": {told.value}" if told.kind != "unknown" else "")
    yield written(options.output)
    schema = options.output.parent / SCHEMA
    if format_of(options.output) == "json" and not schema.exists():
        folder = in_one_line(str(schema.parent))
        yield f"for completion in an editor, write its schema: treaty-model schemas --out {folder}"


def passage(options: argparse.Namespace) -> Iterator[str]:
    from ..files import lock_file
    from ..view.passage_context import on_one_line
    from ..view.text_layout import paragraph

    with lock_file(options.report):
        added, file = _added(options)
    ends = on_one_line(f"{added.text_start} … {added.text_end}")
    yield f"{added.id}: {added.start}-{added.end}, {ends}"
    yield from problem_lines(file)
    for line in _about_numbers(added, file.copy):
        yield from paragraph(line, indent=2)


def _added(options: argparse.Namespace) -> "tuple[Passage, CopyFile]":
    """Add a passage to a record: it, and the copy of its document."""
    from pydantic import ValidationError

    from ..reports.drafting import NotOnePassage, find_range, next_id, passage_at, with_passage
    from ..view.passage_context import in_context
    from ..view.text_layout import paragraph

    report = report_in(options.report)
    _require_party(report, options.party)
    file = _copy(options, report)
    copy = file.copy
    try:
        place = find_range(copy, options.first, options.last)
        added = passage_at(
            *(copy, place, options.first, options.last),
            id=next_id(report),
            manner=options.manner,
            speaker=_speaker(options.speaker, party=options.party, of=options.of),
            names_articles=tuple(dict.fromkeys(options.names)),
            note=options.note,
        )
        report = with_passage(report, added)
    except NotOnePassage as error:
        places = [f"{start}-{end}: {in_context(copy.text, start, end)}" for start, end in error.places[:10]]
        lines = [line for shown in places for line in paragraph(shown, indent=2)]
        raise Invalid("\n".join([f"treaty-model: {error}", *lines])) from None
    except ValidationError as error:
        given = {"--party": options.party, "--of": options.of, "--note": options.note}
        raise Failed(_first_mistake(error, given | {"--speaker": (options.speaker or "").partition(":")[2]})) from None
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
    treaty = _treaty_beside(options, report)
    unused = [issue.message for issue in validation.issues if issue.code == "unused-passage"]
    yield ""
    for issue in validation.issues:
        if treaty is None or issue.code != "second-event":  # of which the comparison with the treaty tells
            yield from paragraph(f"{issue.severity}: {issue.message}")
    for verified in verification.sources:
        if verified.file is not None and verified.recorded:
            for passage in report.source.passages:
                for line in (*_about_numbers(passage, verified.file.copy), *_about_ends(passage, verified.file.copy)):
                    yield from paragraph(f"{passage.id}: {line}")
    if treaty is not None:
        yield from _beside_treaty(options, treaty, report, known={issue.message for issue in validation.issues})
    passages = counted(len(report.source.passages), "passage")
    yield f"{in_one_line(str(options.report))}: valid; {passages}, {len(unused)} of them unused"
    if not verification.exact:
        raise ExitWith(INVALID)


def _treaty_beside(options: argparse.Namespace, report: "Report") -> "Treaty | None":
    """The treaty that a record is put beside, without that report: what is named, else the bundled one if it is it."""
    from ..check.documents import bundled
    from ..reports.splitting import without

    treaty = bundled() if options.treaty is None else treaty_in(options.treaty)
    if options.treaty is None and treaty.id != report.treaty:
        return None
    return without(treaty, report.source.id) if report.source.id in {s.id for s in treaty.sources} else treaty


def _beside_treaty(options: argparse.Namespace, treaty: "Treaty", report: "Report", known: set[str]) -> Iterator[str]:
    """What is to be said of a record beside its treaty, besides what is known of it alone. Raises Invalid."""
    from ..reports.comparing import changes
    from ..reports.merging import MergeError
    from ..view.comparison import doubt_lines

    try:
        warnings = [warning for warning in new_warnings(treaty, report) if warning not in known]
        yield from doubt_lines(treaty, changes(treaty, report), warnings)
    except MergeError as error:
        raise Invalid(f"{in_one_line(str(options.report))} does not fit {treaty.id}: {error}") from None


def _about_numbers(passage: "Passage", copy: "Copy") -> Iterator[str]:
    """What is to be said of the articles that a passage is recorded to name, and of those that stand in its text."""
    from ..reports.drafting import numbers_not_in_text, numbers_not_recorded

    for number in numbers_not_in_text(passage, copy):
        yield f"note: its text has no {number} in digits; check that it names article {number} in words"
    for number in numbers_not_recorded(passage, copy):
        hint = "if it is an article of this treaty, add it"
        yield f"warning: its text has article {number}, and `names_articles` has not; {hint}"


def _about_ends(passage: "Passage", copy: "Copy") -> Iterator[str]:
    """What is to be said of a record that repeats much of its passage."""
    from ..passages.end_words import too_long

    if too_long(copy.text[passage.start : passage.end], passage.text_start, passage.text_end):
        yield "warning: `text_start` and `text_end` are more than a third of it; keep fewer words in them"


def _copy(options: argparse.Namespace, report: "Report") -> "CopyFile":
    """The copy of the document of a report, which must be the very one that the record describes."""
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
    """The folder that has the text of a record, which is that of the record where none is named."""
    from ..passages.corpus import Corpus

    return corpus_of(options) or Corpus(options.report.parent)


def _require_party(report: "Report", party: str | None) -> None:
    """Raise Failed for a party that the treaty does not have, where it is the one that comes with the package.

    Of another treaty the record has the identifier alone, and `report check` looks at its parties.
    """
    from ..arguments import unknown
    from ..check.documents import bundled

    if (
        party is not None
        and report.treaty == bundled().id
        and party not in (known := [p.id for p in bundled().parties])
    ):
        raise Failed(f"--party: {unknown('party of the treaty', party, known)}")


def _speaker(who: str | None, *, party: str | None, of: str | None) -> "Speaker | None":
    from ..model.source import Body, CitedDocument, Person, TreatyText

    forms = {"treaty-text": "treaty-text", "person": "person:NAME", "body": "body:TERM", "document": "document:TERM"}
    if party is not None and of is not None:
        raise Failed("a speaker speaks for a party (--party) or for somebody else (--of), not for both")
    speaks_for = party is not None or of is not None
    if who is None:
        if speaks_for:
            raise Failed("--party and --of say for whom somebody speaks; say who with --speaker")
        return None
    kind, _, name = who.partition(":")
    if kind not in forms:
        near = close_matches(kind.lower().replace(" ", "-"), forms)
        hint = f"; did you mean {forms[near[0]]}?" if near else ""
        raise Failed(f"--speaker: {who!r} is none of {', '.join(forms.values())}{hint}")
    if kind == "treaty-text":
        if name or speaks_for:
            raise Failed("--speaker treaty-text is the treaty itself: give no name with it, no --party and no --of")
        return TreatyText()
    if not name.strip():
        raise Failed(f"--speaker: {who!r} has no name; write {forms[kind]}")
    if kind == "person":
        return Person(name=name, party=party, of=of)
    return (Body if kind == "body" else CitedDocument)(name=name, party=party, of=of)


def _first_mistake(error: "ValidationError", given: Mapping[str, object]) -> str:
    """The first mistake that models find in what the command line gives, under these names."""
    from ..reports.drafting import slug

    first = error.errors(include_url=False, include_context=False)[0]
    field = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), "it")
    name = next((name for name, value in given.items() if value == first["input"]), field)
    said = f"{name}: {first['input']!r} has not the form that it must have"
    leaf = _leaf(error.title, field)
    if leaf is None:
        return said
    nearly = slug(first["input"])
    example = nearly if leaf.token and re.fullmatch(leaf.body, nearly) else leaf.accepts[0]
    return f"{said}: {leaf.doc} An example: {example}"


def _leaf(model: str, field: str) -> "TextLeaf | None":
    """The type of a field, so that its form can be told; None where it is none that models of sources have."""
    from ..leaf import TextLeaf
    from ..model import source
    from ..spec import spec_of

    found = getattr(source, model, None)
    fields = spec_of(found).fields if found is not None else ()
    return next((each.type for each in fields if each.name == field and isinstance(each.type, TextLeaf)), None)
