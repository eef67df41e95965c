"""Beginning the record of a report: its source from a text, and passages found in it by their ends.

What a passage reports is for a person to say; nothing here reads words for their meaning.
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
from ..passages.differing import difference, named
from ..passages.digests import digest, words_digest
from ..passages.ends import can_be_kept, ends
from ..passages.matching import stands
from ..passages.mentions import articles_named, states
from ..passages.normal_form import normal_form
from ..passages.plain import plain, plain_text
from ..passages.words import Places

_TOLD = "told by whoever made the record; the name was not found in the document"
_NO_DATE = "told by whoever made the record; the date was not found in the document"
_IN_PART = "the day and month stand in the document; the year was told by whoever made the record"


class NotOnePassage(ValueError):
    """First and last words that no range of a text has, or that several have: `places`, in code points."""

    def __init__(self, message: str, places: tuple[Range, ...] = ()) -> None:
        super().__init__(message)
        self.places = places


class Description(NamedTuple):
    """What a person says of a report's source."""

    language: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    origin: str | None = None
    published: str | None = None


def new_report(treaty: str, file: CopyFile, about: Description) -> Report:
    """A report with its source and nothing else, of the document in a file.

    A publisher or an origin counts as stated where the text has its name in whole words, else as known from elsewhere.
    So does a date (EDTF), which counts as inferred where the text has its day and month and not its year. The case of
    a language tag does not matter: it is written as BCP 47 recommends. Raises pydantic's ValidationError where a value
    has not the form that it must have.
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
    """A text as an identifier: its Latin letters and digits, in small letters, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))


def place_of(copy: Copy, first: str, last: str) -> Range:
    """The one range of a text that begins with some words and ends with others, both compared in normal form.

    Where there is none, digits, marks and signs of other scripts count as those of ASCII. Raises NotOnePassage where no
    range of whole words is found so, or more than one.
    """
    begins, ends = normal_form(first).text.strip(), normal_form(last).text.strip()
    if not (begins and ends):
        raise NotOnePassage("a passage has first and last words")
    try:
        found = _ranges(copy, begins, ends) or _plain_ranges(copy, begins, ends)
    except ValueError as error:
        raise NotOnePassage(str(error)) from None
    if not found:
        raise NotOnePassage(_why_not(copy, begins, ends))
    if len(found) > 1:
        raise NotOnePassage(f"{len(found)} ranges begin and end with these words; give more of them", found)
    return found[0]


def _ranges(copy: Copy, begins: str, ends: str) -> tuple[Range, ...]:
    """The ranges from words to others, which are in normal form."""
    text = copy.normal.text
    return tuple(copy.normal.original(*stretch) for stretch in copy.stretches(begins, ends, len(text)))


def _plain_ranges(copy: Copy, begins: str, ends: str) -> tuple[Range, ...]:
    """The same where digits, marks and signs count as those of ASCII."""
    form = plain(copy.normal.text)
    first, last = plain_text(begins).strip(), plain_text(ends).strip()
    if not (first and last):
        return ()
    found = _ranges(Copy(form.text), normal_form(first).text, normal_form(last).text)
    places = (copy.normal.original(*form.original(*place)) for place in found)
    return tuple(place for place in places if copy.holds(*place))


def passage_at(copy: Copy, place: Range, first: str, last: str, **record: Any) -> Passage:
    """The passage that a range of a text is, recognised by some of its first and last words.

    `record` has its identifier and manner, and what else a passage can tell. Raises NotOnePassage where its words
    cannot be recognised so, and pydantic's ValidationError where a value has not the form that it must have.
    """
    text = copy.text[slice(*place)]
    kept = ends(text, first, last)
    if kept is None:
        raise NotOnePassage(_why_no_ends(text))
    passage = Passage(
        start=place[0],
        end=place[1],
        sha256=digest(text),
        words_sha256=words_digest(text),
        text_start=kept[0],
        text_end=kept[1],
        **record,
    )
    if not stands(passage, copy):
        raise NotOnePassage("it begins or ends within a word")
    return passage


def with_passage(report: Report, passage: Passage) -> Report:
    """The report with a further passage, which stands among the others by its place in the text.

    ValueError where the report has a passage of that range already.
    """
    for other in report.source.passages:
        if (other.start, other.end) == (passage.start, passage.end):
            raise ValueError(f"{other.id} has this range already; change its fields in the record")
    passages = sorted((*report.source.passages, passage), key=lambda p: (p.start, p.end))
    source = report.source.model_copy(update={"passages": tuple(passages)})
    return Report.model_validate(report.model_copy(update={"source": source}))


def next_id(report: Report) -> str:
    """The identifier of a further passage: the first number behind all that are taken."""
    numbers = [int(p.id.rpartition(".p")[2]) for p in report.source.passages if re.fullmatch(r".*\.p[0-9]+", p.id)]
    return f"{report.source.id}.p{max(numbers, default=0) + 1}"


def unnamed(passage: Passage, copy: Copy) -> tuple[int, ...]:
    """The articles that a passage is said to name although its text has no such number in digits."""
    digits = {int(number) for number in re.findall("[0-9]+", plain_text(copy.text[passage.start : passage.end]))}
    return tuple(number for number in passage.names_articles if number not in digits)


def unrecorded(passage: Passage, copy: Copy) -> tuple[int, ...]:
    """The articles that stand in a passage's text, and that it is not said to name.

    Numbers beside the name of another instrument are left out; what is left may be another one's still.
    """
    named = articles_named(copy.text[passage.start : passage.end])
    return tuple(number for number in named if number not in passage.names_articles)


def _name(name: str | None, copy: Copy) -> StatedText | ExternalText | Unknown:
    if name is None:
        return Unknown()
    text = Places(plain(copy.normal.text).text.casefold())
    if any(True for _ in text.of(plain_text(name).casefold())):
        return StatedText(value=name)
    return ExternalText(value=name, basis=_TOLD)


def _date(date: str | None, copy: Copy) -> StatedDate | InferredDate | ExternalDate | Unknown:
    if date is None:
        return Unknown()
    stated = StatedDate(value=date)  # which refuses what is no date
    found = states(copy.text, date)
    if found == "whole":
        return stated
    return InferredDate(value=date, basis=_IN_PART) if found else ExternalDate(value=date, basis=_NO_DATE)


def _why_not(copy: Copy, begins: str, ends: str) -> str:
    form = plain(copy.normal.text)
    for words, which in ((begins, "first"), (ends, "last")):
        looked_for = plain(words)
        if looked_for.text not in form.text:
            near = " in these letters" if looked_for.text.casefold() in form.text.casefold() else ""
            differs = difference(copy, form, words, looked_for)
            return f"the text does not have the {which} words{near}: {words}{differs and f'; {differs}'}"
    return "the text has both, but no range of whole words from the first ones to the last ones"


def _why_no_ends(text: str) -> str:
    ends = text.split()[:1] + text.split()[-1:]
    if beyond := [character for character in "".join(ends) if not can_be_kept(character)]:
        return f"its first or last word has {named(beyond[0])}, which no record can hold; begin and end it elsewhere"
    return (
        "it is so short that its first and last words are more than a third of it, and a record keeps no more; "
        "let it be longer"
    )
