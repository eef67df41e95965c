"""Starts the record of a report: its source from a text, and passages found by their first and last words.

A person decides what a passage reports; nothing here interprets words.
"""

import re
import unicodedata
from typing import Any, NamedTuple

from ..lexical import recommended_tag
from ..model.report import FORMAT_VERSION, Report
from ..model.source import (
    ExternalDate,
    ExternalText,
    InferredDate,
    Passage,
    Source,
    StatedDate,
    StatedText,
    Unknown,
)
from ..passages.copy import Copy, Range
from ..passages.corpus import CopyFile
from ..passages.digests import digest, words_digest
from ..passages.end_words import can_be_kept, end_words
from ..passages.first_difference import character_name, first_difference
from ..passages.matching import is_exact
from ..passages.mentions import articles_named, how_stated
from ..passages.normal_form import normal_form
from ..passages.search_form import search_form, search_text
from ..passages.word_index import WordIndex

_NAME_NOT_FOUND = "given by the author of the record; the name was not found in the document"
_DATE_NOT_FOUND = "given by the author of the record; the date was not found in the document"
_YEAR_NOT_FOUND = "the document states the day and the month; the year was given by the author of the record"


class NotOnePassage(ValueError):
    """No range of a text has these first and last words, or several have: `places`, in code points."""

    def __init__(self, message: str, places: tuple[Range, ...] = ()) -> None:
        super().__init__(message)
        self.places = places


class Description(NamedTuple):
    """What the author of a record states about its source."""

    language: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    origin: str | None = None
    published: str | None = None


def new_report(treaty: str, file: CopyFile, about: Description) -> Report:
    """A report that has only its source, which is described from the document in a file.

    A publisher or an origin is recorded as stated if the text has its name in whole words, else as external. A date
    (EDTF) is recorded as stated if the text has all of it, as inferred if the text has its day and month without the
    year, else as external. A language tag can be in any case: it is written as BCP 47 recommends. Raises pydantic's
    ValidationError if a value does not have the required form.
    """
    return Report(
        format_version=FORMAT_VERSION,
        treaty=treaty,
        source=Source(
            id=about.id or slug(f"{about.language}-{file.path.stem}"),
            document=file.described(file.path.name),
            language=recommended_tag(about.language),
            title=about.title,
            url=about.url,
            publisher=_name(about.publisher, file.copy),
            origin=_name(about.origin, file.copy),
            published=_date(about.published, file.copy),
        ),
    )


def slug(text: str) -> str:
    """A text as an identifier: its Latin letters and digits, in lower case, joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", ascii_text))


def find_range(copy: Copy, first: str, last: str) -> Range:
    """The one range of a text with these first and last words, compared in normal form.

    If there is none, the search form is compared, in which digits, marks and signs of all scripts count as ASCII.
    Raises NotOnePassage if no range of whole words is found, or several are.
    """
    first, last = normal_form(first).text.strip(), normal_form(last).text.strip()
    if not (first and last):
        raise NotOnePassage("a passage has first and last words")
    try:
        ranges = _ranges(copy, first, last) or _ranges_of_search_form(copy, first, last)
    except ValueError as error:
        raise NotOnePassage(str(error)) from None
    if not ranges:
        raise NotOnePassage(_why_not_found(copy, first, last))
    if len(ranges) > 1:
        raise NotOnePassage(f"{len(ranges)} ranges begin and end with these words; give more words", ranges)
    return ranges[0]


def _ranges(copy: Copy, first: str, last: str) -> tuple[Range, ...]:
    """The ranges with these first and last words, which are in normal form."""
    text = copy.normal.text
    return tuple(copy.normal.original(*found) for found in copy.ranges(first, last, len(text)))


def _ranges_of_search_form(copy: Copy, first: str, last: str) -> tuple[Range, ...]:
    """The ranges with these first and last words, compared in the search form."""
    form = search_form(copy.normal.text)
    first, last = search_text(first).strip(), search_text(last).strip()
    if not (first and last):
        return ()
    ranges_of_form = _ranges(Copy(form.text), normal_form(first).text, normal_form(last).text)
    ranges = (copy.normal.original(*form.original(*found)) for found in ranges_of_form)
    return tuple(found for found in ranges if copy.has_whole_words(*found))


def passage_at(copy: Copy, place: Range, first: str, last: str, **record: Any) -> Passage:
    """The passage at a range of a text, with some of its first and last words.

    `record` has its identifier, its manner and any other fields of a passage. Raises NotOnePassage if no end words can
    be kept or the range does not consist of whole words, and pydantic's ValidationError if a value does not have the
    required form.
    """
    text = copy.text[slice(*place)]
    words = end_words(text, first, last)
    if words is None:
        raise NotOnePassage(_why_no_end_words(text))
    passage = Passage(
        start=place[0],
        end=place[1],
        sha256=digest(text),
        words_sha256=words_digest(text),
        text_start=words[0],
        text_end=words[1],
        **record,
    )
    if not is_exact(passage, copy):
        raise NotOnePassage("it begins or ends within a word")
    return passage


def with_passage(report: Report, passage: Passage) -> Report:
    """The report with one more passage, in the order of the text.

    Raises ValueError if the report already has a passage with that range.
    """
    for other in report.source.passages:
        if (other.start, other.end) == (passage.start, passage.end):
            raise ValueError(f"{other.id} already has this range; edit its fields in the record")
    passages = sorted((*report.source.passages, passage), key=lambda p: (p.start, p.end))
    source = report.source.model_copy(update={"passages": tuple(passages)})
    return Report.model_validate(report.model_copy(update={"source": source}))


def next_id(report: Report) -> str:
    """The identifier of a new passage: one more than the largest number in use."""
    numbers = [int(p.id.rpartition(".p")[2]) for p in report.source.passages if re.fullmatch(r".*\.p[0-9]+", p.id)]
    return f"{report.source.id}.p{max(numbers, default=0) + 1}"


def numbers_not_in_text(passage: Passage, copy: Copy) -> tuple[int, ...]:
    """The articles in `names_articles` of a passage whose number is not in its text in digits."""
    digits = {int(number) for number in re.findall("[0-9]+", search_text(copy.text[passage.start : passage.end]))}
    return tuple(number for number in passage.names_articles if number not in digits)


def numbers_not_recorded(passage: Passage, copy: Copy) -> tuple[int, ...]:
    """The articles that the text of a passage names and `names_articles` does not have.

    Numbers near the name of another instrument are left out; the others can still belong to another instrument.
    """
    named = articles_named(copy.text[passage.start : passage.end])
    return tuple(number for number in named if number not in passage.names_articles)


def _name(name: str | None, copy: Copy) -> StatedText | ExternalText | Unknown:
    if name is None:
        return Unknown()
    text = WordIndex(search_form(copy.normal.text).text.casefold())
    if any(True for _ in text.of(search_text(name).casefold())):
        return StatedText(value=name)
    return ExternalText(value=name, basis=_NAME_NOT_FOUND)


def _date(date: str | None, copy: Copy) -> StatedDate | InferredDate | ExternalDate | Unknown:
    if date is None:
        return Unknown()
    stated = StatedDate(value=date)  # raises ValidationError for anything but a date
    how = how_stated(copy.text, date)
    if how == "whole":
        return stated
    return (
        InferredDate(value=date, basis=_YEAR_NOT_FOUND)
        if how == "part"
        else ExternalDate(value=date, basis=_DATE_NOT_FOUND)
    )


def _why_not_found(copy: Copy, first: str, last: str) -> str:
    form = search_form(copy.normal.text)
    for words, which in ((first, "first"), (last, "last")):
        search = search_form(words)
        if search.text not in form.text:
            case = " in this letter case" if search.text.casefold() in form.text.casefold() else ""
            difference = first_difference(copy, form, words, search)
            return f"the text does not have the {which} words{case}: {words}{difference and f'; {difference}'}"
    return "the text has the first and the last words, but no range of whole words from the first to the last"


def _why_no_end_words(text: str) -> str:
    words = text.split()[:1] + text.split()[-1:]
    if invalid := [character for character in "".join(words) if not can_be_kept(character)]:
        name = character_name(invalid[0])
        return f"its first or last word has {name}, which is not allowed in a record; begin and end it elsewhere"
    return (
        "it is too short: its first and last words are more than a third of it, which is the most that a record keeps; "
        "choose a longer passage"
    )
