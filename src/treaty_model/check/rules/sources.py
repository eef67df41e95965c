"""Rules about sources: the ranges of passages, who acts or speaks, and when texts were written."""

from collections.abc import Iterator

from ...codec.document import Document
from ...model.dates import PartialDate
from ...model.event_clauses import Actor, Chamber
from ...model.treaty import Treaty
from ..entry import Entry
from ..issues import Problem
from .parts import source_place, who_acts_or_speaks
from .rule import rule


@rule(
    Entry(
        "passage-range",
        title="A passage outside its document",
        message="{start} to {end} is not a range of a document of {length} characters",
        hint="count Unicode code points from 0: start < end, and end is at most the length of the document",
        why="A passage has at least one character and lies within its document.",
        wrong='"start": 10, "end": 160',
        right='"start": 10, "end": 60',
    ),
)
def passage_range(document: Document) -> Iterator[Problem]:
    """A passage has at least one character and lies within its document."""
    for n, source in enumerate(document.sources):
        length = source.document.length
        for m, passage in enumerate(source.passages):
            if not passage.start < passage.end <= length:
                texts = {"start": str(passage.start), "end": str(passage.end), "length": str(length)}
                yield Problem(f"{source_place(document, n)}/passages/{m}/end", "passage-range", texts)


@rule(
    Entry(
        "recorded-without-day",
        title="A time of writing without a day, or with days in the wrong order",
        message="this has neither a first nor a last day, or the first day is after the last",
        hint="give `not_before`, `not_after` or both",
        why="`recorded` states between which days a text was written.",
        wrong='"recorded": {"basis": "a post in the text"}',
        right='"recorded": {"basis": "a post in the text", "not_before": "2031-05-04"}',
    ),
)
def recorded_without_day(document: Document) -> Iterator[Problem]:
    """`recorded` has a first or a last day, and the first is not after the last."""
    for n, source in enumerate(document.sources):
        if (recorded := source.recorded) is not None:
            first, last = recorded.not_before, recorded.not_after
            days = [first and PartialDate.parse(first).first, last and PartialDate.parse(last).last]
            if not (first or last) or (days[0] and days[1] and days[0] > days[1]):
                yield Problem(f"{source_place(document, n)}/recorded", "recorded-without-day", {})


@rule(
    Entry(
        "party-or-of",
        title="Both a party and somebody else, or neither",
        message="this {kind} has {found} of `party` and `of`",
        hint="give `party` for a party to the treaty, or `of` for somebody else",
        why="An actor belongs either to a party of the treaty or to somebody else. A speaker may have neither.",
        wrong='"party": "ruritania", "of": "freedonia"',
        right='"party": "ruritania"',
    ),
)
def party_or_of(document: Document) -> Iterator[Problem]:
    """An actor has either `party` or `of`, and a speaker at most one of them."""
    for place, one in who_acts_or_speaks(document):
        neither = isinstance(one, Actor | Chamber) and not (one.party or one.of)
        if neither or (one.party and one.of):
            found = "neither" if neither else "both"
            yield Problem(place, "party-or-of", {"kind": one.kind, "found": found})


@rule(
    Entry(
        "party-as-of",
        title="A party where somebody else is expected",
        message="`of` names {name}, which is a party to the treaty",
        hint="give `party` for a party",
        why="`of` is for a state or an organisation that is not a party to the treaty.",
        wrong='{"kind": "actor", "of": "ruritania"',
        right='{"kind": "actor", "party": "ruritania"',
        severity="warning",
    ),
)
def party_as_of(document: Document) -> Iterator[Problem]:
    """`of` names no party to the treaty."""
    parties = {party.id for party in document.parties} if isinstance(document, Treaty) else set()
    for place, one in who_acts_or_speaks(document) if parties else ():
        if one.of in parties:
            yield Problem(f"{place}/of", "party-as-of", {"name": str(one.of)})
