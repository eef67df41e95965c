"""A folder with copies of documents: finds the copy of a document, and reads its text."""

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..arguments import require
from ..model.source import SourceText
from .copy import Copy
from .digests import digest
from .encoding_problems import encoding_problem, suspect_characters

if TYPE_CHECKING:
    from .html_text import Page

# The largest file that can be a document, in bytes: a hundred times a long article with its whole page.
LARGEST = 64 * 1024 * 1024

PAGES = (".html", ".htm", ".xhtml")


class CorpusError(ValueError):
    """A folder with several files for one document, or a file that cannot be read as text."""


class CopyFile(NamedTuple):
    """A file with a text, and the digest of its bytes.

    `problem` is a message if the bytes may have been read in a wrong encoding, else None.
    """

    path: Path
    sha256: str
    copy: Copy
    problem: str | None = None

    def described(self, name: str) -> SourceText:
        """The description of the file as a document of that name."""
        return SourceText(file=name, sha256=self.sha256, length=len(self.copy.text))

    def is_recorded(self, document: SourceText) -> bool:
        """Whether it is exactly the document that a record describes; its name does not matter."""
        return self.described(document.file) == document


class Corpus:
    """The files in a folder and its subfolders, except hidden ones. Links are followed, and each folder is read once.

    Raises OSError if the folder cannot be read, and TypeError for anything but a path.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        require(folder, str | os.PathLike, "a corpus is a folder, given by its path")
        os.scandir(folder).close()
        self.folder = Path(folder)
        self._digests: dict[Path, str | None] = {}
        self._unread: dict[Path, str] = {}

    @property
    def unread(self) -> tuple[str, ...]:
        """The files and folders that could not be read when they were needed, each with the reason."""
        return tuple(f"{path}: {reason}" for path, reason in self._unread.items())

    def find(self, document: SourceText) -> CopyFile | None:
        """The copy of a document: the file with its digest, or else the file with its name; None if there is none.

        For a saved web page, the name counts without its ending. Files that cannot be read are skipped. Raises
        CorpusError if different files have the name, if no file with the name can be read, or if the file cannot be
        read as text, and TypeError for anything but a document.
        """
        require(document, SourceText, "find takes the description of a text", "give the `document` of a source")
        for path, size in self._files.items():
            # A code point has at most four bytes; a page can contain any amount besides its text.
            plausible = size <= 4 * document.length or _is_page(path)
            if document.length <= size and plausible and self._digest(path) == document.sha256:
                return self._copy(path)
        named = self._named.get(document.file) or self._pages.get(Path(document.file).stem, [])
        readable = [path for path in named if self._digest(path) is not None]
        if named and not readable:
            raise CorpusError(f"{named[0]} cannot be read: {self._unread[named[0]]}")
        if len({self._digest(path) for path in readable}) > 1:
            paths = ", ".join(str(path) for path in readable)
            raise CorpusError(f"several files have the name of {document.file}: {paths}")
        return self._copy(readable[0]) if readable else None

    @cached_property
    def _files(self) -> dict[Path, int]:
        """The files that can be documents, in order, with their sizes in bytes."""
        return {path: size for path, size in self._files_below() if size <= LARGEST}

    @cached_property
    def _named(self) -> dict[str, list[Path]]:
        named = defaultdict(list)
        for path in self._files:
            named[path.name].append(path)
        return dict(named)

    @cached_property
    def _pages(self) -> dict[str, list[Path]]:
        pages = defaultdict(list)
        for path in filter(_is_page, self._files):
            pages[path.stem].append(path)
        return dict(pages)

    def _digest(self, path: Path) -> str | None:
        """The digest of a file; None if it cannot be read."""
        if path not in self._digests:
            try:
                self._digests[path] = digest(path.read_bytes())
            except OSError as error:
                self._digests[path] = None
                self._fail(error, path)
        return self._digests[path]

    def _copy(self, path: Path) -> CopyFile:
        try:
            return read_copy(path)
        except OSError as error:
            self._fail(error, path)
            raise CorpusError(f"{path} cannot be read: {self._unread[path]}") from None

    def _fail(self, error: OSError, path: Path | None = None) -> None:
        """Record that a file or folder cannot be read."""
        self._unread[path or Path(error.filename)] = error.strerror or type(error).__name__

    def _files_below(self) -> Iterator[tuple[Path, int]]:
        """The files in the folder and its subfolders, with their sizes, without hidden ones."""
        seen = set()
        for here, folders, files in os.walk(self.folder, onerror=self._fail, followlinks=True):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            if (real := os.path.realpath(here)) in seen:
                folders.clear()
                continue
            seen.add(real)
            for name in sorted(files):
                path = Path(here, name)
                try:
                    if not name.startswith(".") and path.is_file():
                        yield path, path.stat().st_size
                except OSError as error:
                    self._fail(error, path)


def read_copy(path: Path) -> CopyFile:
    """Read a file and its text: the text of the page if the name ends as HTML does, else its bytes as UTF-8.

    Raises CorpusError if it is too large or cannot be read as text, and OSError.
    """
    if path.stat().st_size > LARGEST or not (path.is_file() or path.is_dir()):  # a device can be endless
        raise CorpusError(f"{path} cannot be a document: it is no regular file, or has more than {LARGEST} bytes")
    data = path.read_bytes()
    if _is_page(path):
        page = _page(path, data)
        return CopyFile(path, digest(data), Copy(page.text), page.problem)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise CorpusError(f"{path} is not text in UTF-8") from None
    return CopyFile(path, digest(data), Copy(text), _problem(text))


def _problem(text: str) -> str | None:
    """The problem with the encoding of a text file, if any: UTF-16, for one, can be valid UTF-8 with NUL characters."""
    suspects = suspect_characters(text)
    if not suspects:
        return None
    return encoding_problem("file", "utf-8", len(suspects), len(text[: text.index(suspects[0])].encode()))


def _page(path: Path, data: bytes) -> "Page":
    try:
        from .encodings import UnreadablePage  # noqa: PLC0415  # pages need an optional extra
        from .html_text import read_page  # noqa: PLC0415
    except ModuleNotFoundError:
        extra = 'the extra `pages`: pip install "treaty-model[pages]"'
        raise CorpusError(f"{path} is a saved web page; reading it needs {extra}") from None
    try:
        return read_page(data)
    except UnreadablePage as error:
        raise CorpusError(f"{path} cannot be read: {error}") from None


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in PAGES
