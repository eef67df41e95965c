"""A folder with copies of documents: which file is a copy of which document, and the text in it."""

import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..model.source import Document
from .copy import Copy
from .digests import digest

# The largest file that is taken for a document, in bytes: a hundred times a long article with all of its page.
LARGEST = 64 * 1024 * 1024

PAGES = (".html", ".htm", ".xhtml")


class CorpusError(ValueError):
    """A folder that leaves open which file is meant, or a file that holds no text."""


class CopyFile(NamedTuple):
    """A file with a text in it, and the digest of its bytes."""

    path: Path
    sha256: str
    copy: Copy

    def described(self, name: str) -> Document:
        """The description of the file as a document of that name."""
        return Document(file=name, sha256=self.sha256, length=len(self.copy.text))

    def is_recorded(self, document: Document) -> bool:
        """Whether it is the very document that a record describes, under whatever name."""
        return self.described(document.file) == document


class Corpus:
    """The files in a folder and in the folders below it, but for hidden ones.

    Raises OSError where the folder cannot be read.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        os.scandir(folder).close()
        self.folder = Path(folder)
        self._digests: dict[Path, str] = {}

    def find(self, document: Document) -> CopyFile | None:
        """The copy of a document: the file of its digest, or else the one of its name; None where there is none.

        For a page saved from the web under the document's name with another ending, the name is enough. Raises
        CorpusError where different files have the name, or where the file holds no text, and OSError.
        """
        for path, size in self._files.items():
            # A code point has four bytes at most; what a page holds besides its text is beyond saying.
            plausible = size <= 4 * document.length or _is_page(path)
            if document.length <= size and plausible and self._digest(path) == document.sha256:
                return read_copy(path)
        named = self._named.get(document.file) or self._pages.get(Path(document.file).stem, [])
        if len({self._digest(path) for path in named}) > 1:
            paths = ", ".join(str(path) for path in named)
            raise CorpusError(f"several files have the name of {document.file}: {paths}")
        return read_copy(named[0]) if named else None

    @cached_property
    def _files(self) -> dict[Path, int]:
        """The files that can be documents, in order, with their sizes in bytes."""
        return {path: size for path in _files_below(self.folder) if (size := path.stat().st_size) <= LARGEST}

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

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = digest(path.read_bytes())
        return self._digests[path]


def read_copy(path: Path) -> CopyFile:
    """A file and its text: that of its page where the ending says HTML, else its bytes read as UTF-8.

    Raises CorpusError where it is too large, or not UTF-8, and OSError.
    """
    if path.stat().st_size > LARGEST or not (path.is_file() or path.is_dir()):  # a device has no end
        raise CorpusError(f"{path} is no file of a document: those have {LARGEST} bytes at most")
    data = path.read_bytes()
    if _is_page(path):
        from .page import page_text  # noqa: PLC0415  # importing the package loads no XML library

        return CopyFile(path, digest(data), Copy(page_text(data)))
    try:
        return CopyFile(path, digest(data), Copy(data.decode()))
    except UnicodeDecodeError:
        raise CorpusError(f"{path} is not text in UTF-8") from None


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in PAGES


def _files_below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if not name.startswith(".") and path.is_file():
                yield path
