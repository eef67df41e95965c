"""Parts of a document that several rules ask about, each with its JSON pointer."""

from collections.abc import Iterator

from ...codec.document import Document
from ...model.event_clauses import Actor, Chamber
from ...model.report import Report
from ...model.source import Body, CitedDocument, Person, TreatyText


def source_place(document: Document, n: int) -> str:
    """The pointer of a source."""
    return "/source" if isinstance(document, Report) else f"/sources/{n}"


def passage_ids(document: Document) -> list[str]:
    """The identifiers of all passages, in order."""
    return [passage.id for source in document.sources for passage in source.passages]


def passage_places(document: Document) -> list[str]:
    """The pointers of all passages."""
    return [
        f"{source_place(document, n)}/passages/{m}"
        for n, s in enumerate(document.sources)
        for m in range(len(s.passages))
    ]


def who_acts_or_speaks(document: Document) -> Iterator[tuple[str, Actor | Chamber | Person | Body | CitedDocument]]:
    """All that can be of a party or of somebody else, each with its pointer."""
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if type(clause) is Actor or type(clause) is Chamber:
                yield f"/events/{n}/clauses/{c}", clause
    for n, source in enumerate(document.sources):
        for m, passage in enumerate(source.passages):
            if passage.speaker is not None and not isinstance(passage.speaker, TreatyText):
                yield f"{source_place(document, n)}/passages/{m}/speaker", passage.speaker
