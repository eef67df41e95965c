"""A folder with copies of documents: which file is a copy of which document, and the text in it."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..model.source import Document
from .copy import Copy
from .digests import digest

if TYPE_CHECKING:
    from lxml import etree  # see above

# The largest file that is taken for a document, in bytes: a hundred times a long article with all of its page.
LARGEST = 64 * 1024 * 1024

PAGES = (".html", ".htm", ".xhtml")


class CorpusError(ValueError):
    """A folder that leaves open which file is meant, or a file that holds no text."""


class CopyFound(NamedTuple):
    """A copy of a document: the file it is in, and whether that has the digest and the length of the record."""

    path: Path
    copy: Copy
    recorded: bool


class Corpus:
    """The files in a folder and in the folders below it, but for hidden ones.

    Raises OSError where the folder cannot be read.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        os.scandir(folder).close()
        self.folder = Path(folder)
        self._digests: dict[Path, str] = {}

    def find(self, document: Document) -> CopyFound | None:
        """The copy of a document: the file of its digest, or else the one of its name; None where there is none.

        For a page saved from the web under the document's name with another ending, the name is enough. Raises
        CorpusError where different files have the name, or where the file holds no text, and OSError.
        """
        for path, size in self._files.items():
            # A code point has four bytes at most; what a page holds besides its text is beyond saying.
            plausible = size <= 4 * document.length or _is_page(path)
            if document.length <= size and plausible and self._digest(path) == document.sha256:
                copy = read_copy(path)
                return CopyFound(path, copy, len(copy.text) == document.length)
        named = self._named.get(document.file) or self._pages.get(Path(document.file).stem, [])
        if len({self._digest(path) for path in named}) > 1:
            paths = ", ".join(str(path) for path in named)
            raise CorpusError(f"several files have the name of {document.file}: {paths}")
        return CopyFound(named[0], read_copy(named[0]), False) if named else None

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


def read_copy(path: Path) -> Copy:
    """The text of a file: that of its page where the ending says HTML, else its bytes read as UTF-8.

    Raises CorpusError where it is too large, or not UTF-8, and OSError.
    """
    size = path.stat().st_size
    if size > LARGEST or not (path.is_file() or path.is_dir()):  # a device has no end; a folder is refused by name
        raise CorpusError(f"{path} is no file of a document: those have {LARGEST} bytes at most")
    data = path.read_bytes()
    if _is_page(path):
        return Copy(page_text(data))
    try:
        return Copy(data.decode())
    except UnicodeDecodeError:
        raise CorpusError(f"{path} is not text in UTF-8") from None


def page_text(data: bytes) -> str:
    """The text of an HTML page, a line for each block; what no browser shows is left out.

    A page in UTF-8 is read as that, another one in the encoding that it declares.
    """
    from lxml import etree  # noqa: PLC0415  # see above

    try:
        data.decode()
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    parser = etree.HTMLParser(encoding=encoding, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # nothing in it at all
        return ""
    lines = "" if root is None else "".join(_shown(root))
    return "\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in lines.split(_LINE))))


_BLANKS = re.compile(r"\s+")
_LINE = "\x00"  # which no page has: parsers take it for nothing
# The parser puts an element that it does not know into the head, where nothing came before it.
_HIDDEN = {"script", "style", "noscript", "template", "title", "iframe", "object", "svg", "math"}
_IN_LINES = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"),
    *("sup", "time", "tt", "u", "var", "wbr"),
}


def _shown(page: "etree._Element") -> Iterator[str]:
    """The pieces of text of a page as they are shown, with a mark where a block begins or ends."""
    from lxml import etree  # noqa: PLC0415  # see above

    walk = etree.iterwalk(page, events=("start", "end"))
    for event, element in walk:
        mark = "" if element.tag in _IN_LINES or element.tag in _HIDDEN else _LINE
        if event == "start":
            yield mark
            if element.tag in _HIDDEN:
                walk.skip_subtree()
            else:
                yield element.text or ""
        else:
            yield mark
            yield (element.tail or "") if element is not page else ""


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in PAGES


def _files_below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if not name.startswith(".") and path.is_file():
                yield path
