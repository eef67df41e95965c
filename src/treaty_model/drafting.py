"""Beginning the record of a report: its source from a text, and passages found in it by their ends.

What a passage reports is for a person to say; nothing here reads words for their meaning.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

from .anchor.copy import Copy, Range
from .anchor.corpus import CopyFile
from .anchor.digests import digest, words_digest
from .anchor.finding import stands
from .anchor.mentions import articles_named, states
from .anchor.normal_form import as_shown, normal_form
from .anchor.plain import plain, plain_text
from .anchor.rewriting import Rewritten
from .anchor.words import UNSPACED, between_words
from .lexical import recommended_tag
from .model.report import FORMAT_VERSION, Report
from .model.source import (
    ExternalDate,
    ExternalText,
    InferredDate,
    Passage,
    Source,
    StatedDate,
    StatedText,
    Unknown,
)

# Of a passage no more words are kept at either end, and no more than a third of its characters at both ends together,
# so that it is never repeated. In scripts without blanks so many characters are about as many words.
_MOST_WORDS = 5
_MOST_CHARACTERS = 10
_LARGEST_PART = 3

_TOLD = "told by whoever made the record; the document does not have the name"
_NO_DATE = "told by whoever made the record; the document does not have the date"
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

    A publisher or an origin counts as stated where the text has its name, else as known from elsewhere. So does a date
    (EDTF), which counts as inferred where the text has its day and month and not its year. The case of a language tag
    does not matter: it is written as BCP 47 recommends. Raises pydantic's ValidationError where a value has not the
    form that it must have.
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
    text_start, text_end = _ends(text, first, last)
    passage = Passage(
        start=place[0],
        end=place[1],
        sha256=digest(text),
        words_sha256=words_digest(text),
        text_start=text_start,
        text_end=text_end,
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
    if plain_text(name).casefold() in plain(copy.normal.text).text.casefold():
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
            differs = _difference(copy, form, words, looked_for)
            return f"the text does not have the {which} words{near}: {words}{differs and f'; {differs}'}"
    return "the text has both, but no range of whole words from the first ones to the last ones"


def _difference(copy: Copy, form: Rewritten, words: str, looked_for: Rewritten) -> str:
    """The character in which words differ from the place of a text that has most of them in a row, if it has half."""
    text, wanted = form.text, looked_for.text
    whole = range(len(wanted) + 1)
    # As long as fewer stand in the text, more may.
    head = bisect_left(whole, True, key=lambda length: wanted[:length] not in text) - 1
    tail = bisect_left(whole, True, key=lambda length: wanted[len(wanted) - length :] not in text) - 1
    if 2 * max(head, tail) < len(wanted):
        return ""
    if head >= tail:
        at, mark = text.index(wanted[:head]) + head, head
    else:
        mark = len(wanted) - tail - 1
        at = text.index(wanted[mark + 1 :]) - 1
    theirs = _named(words[looked_for.original(mark, mark + 1)[0]])
    if not 0 <= at < len(text):
        return f"the text {'begins' if at < 0 else 'ends'} where they have {theirs}"
    place = copy.normal.original(*form.original(at, at + 1))[0]
    return f"at {place} the text has {_named(copy.text[place])} where they have {theirs}"


def _named(character: str) -> str:
    """A character, where it can be shown, with its number and name in Unicode."""
    shown = character if character.isprintable() and unicodedata.category(character)[0] not in "MZ" else ""
    return f"{shown} (U+{ord(character):04X} {unicodedata.name(character, 'without a name')})".strip()


def _ends(text: str, first: str, last: str) -> tuple[str, str]:
    """The words at the ends of a passage that go into its record: of those given, so few that it is not repeated."""
    form = normal_form(text)
    words = form.text
    for head, tail in _lengths(words, normal_form(first).text, normal_form(last).text):
        begin, end = form.original(0, head), form.original(len(words) - tail, len(words))
        kept = _on_one_line(text[slice(*begin)]), _on_one_line(text[slice(*end)])
        whole = between_words(words, head) and between_words(words, len(words) - tail)
        if whole and _LARGEST_PART * (head + tail) <= len(words) and _LARGEST_PART * len("".join(kept)) <= len(text):
            return kept
    raise NotOnePassage(
        "it is so short that its first and last words are more than a third of it, and a record keeps no more; "
        "let it be longer"
    )


def _lengths(words: str, first: str, last: str) -> Iterator[tuple[int, int]]:
    """How long the ends of a passage can be that a record keeps, longest first; all in normal form."""
    parts = words.split(" ")
    most = range(1, max(min(_MOST_WORDS, len(parts) // _LARGEST_PART), 1) + 1)
    heads = [len(" ".join(parts[:number])) for number in most if number <= len(first.split())]
    tails = [len(" ".join(parts[-number:])) for number in most if number <= len(last.split())]
    yield from _longest_first(heads, tails)
    if re.search(f"[{UNSPACED}]", words):  # no blanks tell its words apart
        most = range(1, _MOST_CHARACTERS + 1)
        heads = [number for number in most if number <= len(first) and words[number - 1] != " "]
        tails = [number for number in most if number <= len(last) and words[-number] != " "]
        yield from _longest_first(heads, tails)


def _longest_first(heads: list[int], tails: list[int]) -> list[tuple[int, int]]:
    """All pairs, those first in which neither is small."""
    return sorted(product(heads, tails), key=lambda pair: (min(pair), sum(pair)), reverse=True)


def _on_one_line(text: str) -> str:
    return " ".join(as_shown(text).text.split())
