"""All passages of a document looked for in the copies that one has, and records brought up to date with them."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..model.base import Model
from ..model.report import Report
from ..model.source import Document, Passage, Source
from ..model.treaty import Treaty
from .copy import Copy
from .corpus import CopyFound, Corpus, CorpusError
from .digests import digest
from .finding import Found, State, find, nearest
from .likeness import Likeness, near_duplicates
from .normal_form import normal_form

M = TypeVar("M", bound=Model)


class Verified(NamedTuple):
    """What became of one source's passages, in the order of its record.

    `file` is the copy that was looked in, None where there is none; `recorded` tells whether it is the very document
    of the record; `why` tells why there is no copy, where that is not because no file has its digest or name.
    """

    source: Source
    passages: tuple[Found, ...]
    file: Path | None = None
    recorded: bool = False
    why: str | None = None


class Verification(NamedTuple):
    """What became of all passages of a document, source by source, and which sources have the same words in part."""

    sources: tuple[Verified, ...]
    alike: tuple[Likeness, ...]
    copies: dict[str, Copy]

    @property
    def states(self) -> Counter[State]:
        """How many passages there are in each state."""
        return Counter(found.state for source in self.sources for found in source.passages)

    @property
    def exact(self) -> bool:
        """Whether every passage stands exactly where its record says."""
        return not self.states.keys() - {"exact"}

    def nearest(self, found: Found) -> tuple[int, int] | None:
        """For a stale passage, the range of its document that is most like it, to be looked at; or None."""
        copy = self.copies.get(found.passage.source)
        return nearest(found.passage, copy) if copy and found.state == "stale" else None


def verify(document: Report | Treaty, corpus: Corpus) -> Verification:
    """Look for every passage of a document in the copies that a folder has. Raises OSError."""
    copies: dict[str, Copy] = {}
    verified = []
    for source in document.sources:
        at: CopyFound | None = None
        why = None
        try:
            at = corpus.find(source.document)
        except CorpusError as error:
            why = str(error)
        if at is not None:
            copies[source.id] = at.copy
        passages = tuple(find(passage, at.copy if at else None) for passage in source.passages)
        verified.append(Verified(source, passages, at.path if at else None, at is not None and at.recorded, why))
    return Verification(tuple(verified), near_duplicates(document.sources, copies), copies)


def updated(document: Report | Treaty, verification: Verification) -> Report | Treaty:
    """The document with the records of all moved passages as their copies have them, and no other passage changed.

    A source of which a passage moved is then described by the copy: its file keeps the name, and gets its digest and
    length. ValueError where another passage of that source would lie outside of it.
    """
    sources = {verified.source.id: _updated(verified, verification.copies) for verified in verification.sources}
    if isinstance(document, Report):
        return _with(document, source=sources[document.source.id])
    return _with(document, sources=tuple(sources[source.id] for source in document.sources))


def _updated(verified: Verified, copies: dict[str, Copy]) -> Source:
    source = verified.source
    if verified.file is None or all(found.state != "moved" for found in verified.passages):
        return source
    copy = copies[source.id]
    passages = tuple(
        _moved(found.passage, copy, *found.places[0]) if found.state == "moved" else found.passage
        for found in verified.passages
    )
    if beyond := [passage.id for passage in passages if passage.end > len(copy.text)]:
        raise ValueError(f"{verified.file} is too short for {beyond[0]}, which is not in it; nothing is updated")
    document = Document(file=source.document.file, sha256=digest(verified.file.read_bytes()), length=len(copy.text))
    return _with(source, document=document, passages=passages)


def _moved(passage: Passage, copy: Copy, start: int, end: int) -> Passage:
    text = copy.text[start:end]
    normal = normal_form(text)
    first, last = len(normal_form(passage.text_start).text), len(normal_form(passage.text_end).text)
    begin, finish = normal.original(0, first), normal.original(len(normal.text) - last, len(normal.text))
    return _with(
        passage,
        start=start,
        end=end,
        sha256=digest(text),
        text_start=" ".join(text[slice(*begin)].split()),
        text_end=" ".join(text[slice(*finish)].split()),
    )


def _with(model: M, **changes: Any) -> M:
    return type(model).model_validate(model.model_copy(update=changes))
