"""Verifies all passages of a document against the user's copies, and updates the records of moved passages."""

import os
from collections import Counter
from typing import Any, NamedTuple, TypeVar

from ..arguments import require
from ..model.base import Model
from ..model.report import Report
from ..model.source import Passage, Source
from ..model.treaty import Treaty
from .copy import Copy, Range
from .corpus import CopyFile, Corpus, CorpusError
from .digests import digest
from .end_words import end_words
from .matching import PassageResult, State, find_all, nearest
from .near_duplicates import Likeness, near_duplicates

M = TypeVar("M", bound=Model)


class SourceResult(NamedTuple):
    """The results of one source's passages, in the order of its record.

    `file` is the copy that was searched, None if there is none. `why` gives the reason for that, unless it is that no
    file has the document's digest or name.
    """

    source: Source
    passages: tuple[PassageResult, ...]
    file: CopyFile | None = None
    why: str | None = None

    @property
    def recorded(self) -> bool:
        """Whether the copy is exactly the document of the record."""
        return self.file is not None and self.file.is_recorded(self.source.document)

    def nearest(self, result: PassageResult) -> Range | None:
        """For a stale passage, the most similar range of the copy, for a person to look at; or None."""
        return nearest(result.passage, self.file.copy) if self.file and result.state == "stale" else None


class Verification(NamedTuple):
    """The results of all passages of a document, by source.

    `unread` lists the files and folders of the corpus that could not be read, each with the reason.
    """

    sources: tuple[SourceResult, ...]
    unread: tuple[str, ...] = ()

    @property
    def states(self) -> Counter[State]:
        """The number of passages in each state."""
        return Counter(result.state for source in self.sources for result in source.passages)

    @property
    def exact(self) -> bool:
        """Whether every passage is exactly where its record says."""
        return not self.states.keys() - {"exact"}

    @property
    def alike(self) -> tuple[Likeness, ...]:
        """The pairs of sources that share many words."""
        copies = {result.source.id: result.file.copy for result in self.sources if result.file}
        return near_duplicates([result.source for result in self.sources], copies)


def verify(document: Report | Treaty, corpus: Corpus | str | os.PathLike[str]) -> Verification:
    """Search for every passage of a document in a folder of copies, given as a `Corpus` or as its path.

    Files in it that cannot be read are skipped and listed as `unread`. Raises OSError if the folder itself cannot be
    read.
    """
    require(document, Report | Treaty, "verify takes a report or a treaty, and then a folder")
    if not isinstance(corpus, Corpus):
        require(corpus, str | os.PathLike, "verify takes a folder with copies, as its path or as a `Corpus`")
        corpus = Corpus(corpus)
    return Verification(tuple(_result(source, corpus) for source in document.sources), corpus.unread)


def _result(source: Source, corpus: Corpus) -> SourceResult:
    try:
        file, why = corpus.find(source.document), None
    except CorpusError as error:
        file, why = None, str(error)
    passages = find_all(source.passages, file.copy if file else None)
    return SourceResult(source, passages, file, why)


def updated(document: Report | Treaty, verification: Verification) -> Report | Treaty:
    """The document with the records of its moved passages updated from the copies.

    An updated record keeps at most as many words as before, and at most a third of the passage; a passage of which no
    words can be kept in this way is not updated. The source of an updated passage gets the digest and the length of the
    copy, and keeps the name of its file. Raises ValueError if another passage of that source would be outside of the
    copy.
    """
    sources = tuple(map(_updated, verification.sources))
    if isinstance(document, Report):
        return _with(document, source=sources[0])
    return _with(document, sources=sources)


def _updated(result: SourceResult) -> Source:
    source, file = result.source, result.file
    if file is None:
        return source
    passages = tuple(
        _moved(each.passage, file.copy, *each.places[0]) if each.state == "moved" else each.passage
        for each in result.passages
    )
    if passages == source.passages:
        return source
    if beyond := [passage.id for passage in passages if passage.end > len(file.copy.text)]:
        raise ValueError(f"{file.path} is too short for {beyond[0]}, which is not in it; nothing is updated")
    return _with(source, document=file.described(source.document.file), passages=passages)


def _moved(passage: Passage, copy: Copy, start: int, end: int) -> Passage:
    text = copy.text[start:end]
    words = end_words(text, passage.text_start, passage.text_end)
    if words is None:
        return passage
    text_start, text_end = words
    return _with(passage, start=start, end=end, sha256=digest(text), text_start=text_start, text_end=text_end)


def _with(model: M, **changes: Any) -> M:
    return type(model).model_validate(model.model_copy(update=changes))
