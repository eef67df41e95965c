"""All passages of a document looked for in the copies that one has, and records brought up to date with them."""

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
from .ends import ends
from .matching import Found, State, find_all, nearest
from .near_duplicates import Likeness, near_duplicates

M = TypeVar("M", bound=Model)


class Verified(NamedTuple):
    """What became of one source's passages, in the order of its record.

    `file` is the copy that was looked in, None where there is none; `why` tells why there is none, where that is not
    because no file has the document's digest or name.
    """

    source: Source
    passages: tuple[Found, ...]
    file: CopyFile | None = None
    why: str | None = None

    @property
    def recorded(self) -> bool:
        """Whether the copy is the very document of the record."""
        return self.file is not None and self.file.is_recorded(self.source.document)

    def nearest(self, found: Found) -> Range | None:
        """For a stale passage, the range of the copy that is most like it, to be looked at; or None."""
        return nearest(found.passage, self.file.copy) if self.file and found.state == "stale" else None


class Verification(NamedTuple):
    """What became of all passages of a document, source by source.

    `unread` has the files and folders of the corpus that could not be read, each with the reason.
    """

    sources: tuple[Verified, ...]
    unread: tuple[str, ...] = ()

    @property
    def states(self) -> Counter[State]:
        """How many passages there are in each state."""
        return Counter(found.state for source in self.sources for found in source.passages)

    @property
    def exact(self) -> bool:
        """Whether every passage stands exactly where its record says."""
        return not self.states.keys() - {"exact"}

    @property
    def alike(self) -> tuple[Likeness, ...]:
        """The sources that have the same words in part, in pairs."""
        copies = {verified.source.id: verified.file.copy for verified in self.sources if verified.file}
        return near_duplicates([verified.source for verified in self.sources], copies)


def verify(document: Report | Treaty, corpus: Corpus | str | os.PathLike[str]) -> Verification:
    """Look for every passage of a document in the copies that a folder has, given as a `Corpus` or as its path.

    What cannot be read in it is passed over. Raises OSError where the folder itself cannot be read.
    """
    require(document, Report | Treaty, "verify takes a report or a treaty, and then a folder")
    if not isinstance(corpus, Corpus):
        require(corpus, str | os.PathLike, "verify takes a folder with copies, as its path or as a `Corpus`")
        corpus = Corpus(corpus)
    return Verification(tuple(_verified(source, corpus) for source in document.sources), corpus.unread)


def _verified(source: Source, corpus: Corpus) -> Verified:
    try:
        file, why = corpus.find(source.document), None
    except CorpusError as error:
        file, why = None, str(error)
    passages = find_all(source.passages, file.copy if file else None)
    return Verified(source, passages, file, why)


def updated(document: Report | Treaty, verification: Verification) -> Report | Treaty:
    """The document with the records of moved passages as their copies have them, and no other passage changed.

    They keep at most as many words as they had, and at most a third of the passage; one of which no words can be kept
    so stays as it is. A source of which a passage changed is then described by the copy: its file keeps the name, and
    gets its digest and length. ValueError where another passage of that source would lie outside of it.
    """
    sources = tuple(map(_updated, verification.sources))
    if isinstance(document, Report):
        return _with(document, source=sources[0])
    return _with(document, sources=sources)


def _updated(verified: Verified) -> Source:
    source, file = verified.source, verified.file
    if file is None:
        return source
    passages = tuple(
        _moved(found.passage, file.copy, *found.places[0]) if found.state == "moved" else found.passage
        for found in verified.passages
    )
    if passages == source.passages:
        return source
    if beyond := [passage.id for passage in passages if passage.end > len(file.copy.text)]:
        raise ValueError(f"{file.path} is too short for {beyond[0]}, which is not in it; nothing is updated")
    return _with(source, document=file.described(source.document.file), passages=passages)


def _moved(passage: Passage, copy: Copy, start: int, end: int) -> Passage:
    text = copy.text[start:end]
    kept = ends(text, passage.text_start, passage.text_end)
    if kept is None:
        return passage
    text_start, text_end = kept
    return _with(passage, start=start, end=end, sha256=digest(text), text_start=text_start, text_end=text_end)


def _with(model: M, **changes: Any) -> M:
    return type(model).model_validate(model.model_copy(update=changes))
