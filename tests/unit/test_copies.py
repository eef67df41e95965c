"""A folder with copies of documents: which file is found for which document, and what of those that cannot be read."""

import os
from pathlib import Path
from typing import Any

import pytest

from kestrel import GAZETTE, KURIER, TEXTS
from treaty_model.model import SourceText
from treaty_model.passages import corpus as module
from treaty_model.passages.copy import Copy
from treaty_model.passages.corpus import LARGEST, CopyFile, Corpus, CorpusError, read_copy
from treaty_model.passages.digests import digest
from treaty_model.passages.verification import verify
from treaty_model.view.verification import verification_lines

DOCUMENT = KURIER.source.document
DATA = TEXTS["kurier"].encode()


def found(folder: Path, document: SourceText = DOCUMENT) -> Path | None:
    file = Corpus(folder).find(document)
    return file.path.relative_to(folder) if file else None


def refused(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Files of these names cannot be read from now on, whoever runs the test."""

    def read_bytes(path: Path) -> bytes:
        if path.name in names:
            raise PermissionError(13, "Permission denied", str(path))
        with path.open("rb") as file:
            return file.read()

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def unlisted(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Folders of these names cannot be listed from now on."""
    scandir = os.scandir

    def listed(path: Any) -> Any:
        if os.path.basename(path) in names:
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listed)


# --- which file ---


def test_a_file_is_found_by_its_digest_before_its_name(tmp_path: Path) -> None:
    (tmp_path / "kurier.txt").write_bytes(b"another text")
    (tmp_path / "z.txt").write_bytes(DATA)
    assert found(tmp_path) == Path("z.txt")
    (tmp_path / "z.txt").unlink()
    assert found(tmp_path) == Path("kurier.txt")
    (tmp_path / "kurier.txt").unlink()
    assert found(tmp_path) is None


@pytest.mark.parametrize("name", ["kurier.html", "kurier.HTM", "kurier.xhtml"])
def test_a_saved_page_stands_for_a_text_of_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<p>words</p>")
    assert found(tmp_path) == Path(name)
    (tmp_path / "kurier.txt").write_bytes(b"the text itself")
    assert found(tmp_path) == Path("kurier.txt")


def test_a_text_of_another_ending_does_not(tmp_path: Path) -> None:
    (tmp_path / "kurier.text").write_bytes(b"words")
    assert found(tmp_path) is None


def test_a_page_is_known_by_its_digest_however_much_longer_than_its_text(tmp_path: Path) -> None:
    page = b"<p>words</p>" + b"<!-- -->" * 100
    (tmp_path / "saved.html").write_bytes(page)
    document = SourceText(file="gone.html", sha256=digest(page), length=5)
    assert found(tmp_path, document) == Path("saved.html")
    (tmp_path / "saved.html").rename(tmp_path / "saved.txt")
    assert found(tmp_path, document) is None  # a text of five characters has no more than twenty bytes


@pytest.mark.parametrize("text", ["\U0001f985" * 3, "abc", ""])
def test_a_text_is_known_by_its_digest_whatever_its_bytes(tmp_path: Path, text: str) -> None:
    (tmp_path / "saved.txt").write_bytes(text.encode())
    document = SourceText(file="gone.txt", sha256=digest(text), length=len(text) or 1)
    assert found(tmp_path, document) == (Path("saved.txt") if text else None)


def test_only_what_can_be_the_document_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "long.txt").write_bytes(b"x" * (4 * DOCUMENT.length + 1))
    (tmp_path / "short.txt").write_bytes(b"x" * (DOCUMENT.length - 1))
    refused(monkeypatch, "long.txt", "short.txt")
    corpus = Corpus(tmp_path)
    assert (corpus.find(DOCUMENT), corpus.unread) == (None, ())
    (tmp_path / "long.txt").write_bytes(b"x" * (4 * DOCUMENT.length))
    corpus = Corpus(tmp_path)
    assert corpus.find(DOCUMENT) is None
    assert len(corpus.unread) == 1


def test_a_file_is_read_once_for_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.txt").write_bytes(b"x" * DOCUMENT.length)
    corpus = Corpus(tmp_path)
    assert corpus.find(DOCUMENT) is None
    refused(monkeypatch, "x.txt")
    assert corpus.find(DOCUMENT) is None
    assert corpus.unread == ()


def test_hidden_files_and_folders_are_none_of_a_corpus(tmp_path: Path) -> None:
    for hidden in (".kurier.txt", ".git/kurier.txt", "open/.kurier.txt", "open/.cache/kurier.txt"):
        (tmp_path / hidden).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / hidden).write_bytes(DATA)
    assert found(tmp_path) is None
    (tmp_path / "open" / "kurier.txt").write_bytes(DATA)
    assert found(tmp_path) == Path("open/kurier.txt")


def test_of_equal_files_the_first_is_used(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_bytes(DATA)
    assert found(tmp_path) == Path("a/x.txt")
    for name in ("b", "a", "c"):
        (tmp_path / name / "x.txt").rename(tmp_path / name / "kurier.txt")
        (tmp_path / name / "kurier.txt").write_bytes(b"changed in all")
    assert found(tmp_path) == Path("a/kurier.txt")


def test_different_files_of_a_name_are_all_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kurier.txt").write_text(name, "utf-8")
    paths = ", ".join(str(tmp_path / name / "kurier.txt") for name in ("a", "b"))
    with pytest.raises(CorpusError) as refusal:
        found(tmp_path)
    assert str(refusal.value) == f"several files have the name of kurier.txt: {paths}"


def test_the_largest_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST == 67_108_864
    monkeypatch.setattr(module, "LARGEST", len(DATA))
    (tmp_path / "kurier.txt").write_bytes(DATA)
    assert found(tmp_path) == Path("kurier.txt")
    assert read_copy(tmp_path / "kurier.txt").copy.text == TEXTS["kurier"]
    monkeypatch.setattr(module, "LARGEST", len(DATA) - 1)
    assert found(tmp_path) is None
    with pytest.raises(CorpusError, match=f"is no regular file, or has more than {len(DATA) - 1} bytes"):
        read_copy(tmp_path / "kurier.txt")


def test_a_copy_and_its_description(tmp_path: Path) -> None:
    file = CopyFile(tmp_path / "x.txt", digest("é🕊"), Copy("é🕊"))
    assert file.described("y.txt") == SourceText(file="y.txt", sha256=digest("é🕊"), length=2)
    assert file.is_recorded(SourceText(file="y.txt", sha256=digest("é🕊"), length=2))
    assert not file.is_recorded(SourceText(file="x.txt", sha256=digest("é🕊"), length=3))
    assert not file.is_recorded(SourceText(file="x.txt", sha256=digest("e🕊"), length=2))


FILE = "the file, read as utf-8,"
SAVE = "if letters are missing or wrong, save the file again as UTF-8"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("kurz".encode("utf-16-le"), f"{FILE} has 4 invalid characters, the first at byte 1; {SAVE}"),
        ("kurz".encode("utf-16-be"), f"{FILE} has 4 invalid characters, the first at byte 0; {SAVE}"),
        (
            "条約".encode("iso-2022-jp"),
            f"{FILE} has 2 invalid characters, the first at byte 0; {SAVE}",
        ),
        (
            "조약".encode("iso-2022-kr"),
            f"{FILE} has 3 invalid characters, the first at byte 0; {SAVE}",
        ),
        ("é🕊\x80".encode(), f"{FILE} has an invalid character at byte 6; {SAVE}"),
        ("é\ufffd".encode(), f"{FILE} has an invalid character at byte 2; {SAVE}"),
        (b"a\x7f", f"{FILE} has an invalid character at byte 1; {SAVE}"),
        ("\ufeffé\t\r\n\f\xa0🕊".encode(), None),
        (b"", None),
    ],
)
def test_characters_that_no_text_has_are_reported(tmp_path: Path, data: bytes, problem: str | None) -> None:
    (tmp_path / "kurier.txt").write_bytes(data)
    file = read_copy(tmp_path / "kurier.txt")
    assert (file.copy.text, file.problem) == (data.decode(), problem)


# --- links ---


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder with a link to another one, which has the text."""
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    (tmp_path / "elsewhere" / "deep" / "kurier.txt").write_bytes(DATA)
    (tmp_path / "folder").mkdir()
    try:
        (tmp_path / "folder" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("there are no symbolic links here")
    return tmp_path / "folder"


def test_folders_behind_links_are_looked_into(linked: Path) -> None:
    assert found(linked) == Path("link/deep/kurier.txt")


def test_a_corpus_may_be_a_link_itself(linked: Path) -> None:
    assert found(linked / "link") == Path("deep/kurier.txt")


def test_each_folder_is_looked_into_once(linked: Path) -> None:
    (linked / "another").symlink_to(linked / "link" / "deep", target_is_directory=True)
    (linked / "loop").symlink_to(linked, target_is_directory=True)
    (linked / "link" / "back").symlink_to(linked, target_is_directory=True)
    (linked / "link" / "deep" / "kurier.txt").write_bytes(b"changed")
    corpus = Corpus(linked)
    assert list(corpus._files) == [linked / "another" / "kurier.txt"]
    file = corpus.find(DOCUMENT)
    assert file is not None
    assert file.copy.text == "changed"


def test_files_that_are_links_are_read_and_those_that_lead_nowhere_are_none(linked: Path) -> None:
    (linked / "link").unlink()
    (linked / "kurier.txt").symlink_to(linked / "nowhere.txt")
    assert found(linked) is None
    (linked / "kurier.txt").unlink()
    (linked / "kurier.txt").symlink_to(linked.parent / "elsewhere" / "deep" / "kurier.txt")
    assert found(linked) == Path("kurier.txt")


# --- what cannot be read ---


def test_a_folder_that_is_none_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("file", "nowhere"):
        with pytest.raises(OSError, match=name):
            Corpus(tmp_path / name)


def test_one_file_that_cannot_be_read_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kurier.txt").write_bytes(DATA)
    (tmp_path / "a.txt").write_bytes(b"x" * DOCUMENT.length)
    refused(monkeypatch, "a.txt")
    verification = verify(KURIER, Corpus(tmp_path))
    assert verification.exact
    assert verification.unread == (f"{tmp_path / 'a.txt'}: Permission denied",)
    lines = list(verification_lines(KURIER, verification))
    assert f"not read: {tmp_path}/a.txt: Permission denied" in "\n".join(lines).replace("\n", " ").replace("\\", "/")


def test_a_document_that_cannot_be_read_is_missing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kurier", "gazette"):
        (tmp_path / f"{name}.txt").write_bytes(TEXTS[name].encode())
    refused(monkeypatch, "kurier.txt")
    (verified,) = verify(KURIER, Corpus(tmp_path)).sources
    assert {passage.state for passage in verified.passages} == {"missing"}
    assert verified.why == f"{tmp_path / 'kurier.txt'} cannot be read: Permission denied"
    assert verify(GAZETTE, Corpus(tmp_path)).exact


def test_of_two_files_with_one_name_the_readable_one_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, data in (("a", b"secret"), ("b", b"readable")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "kurier.txt").write_bytes(data)
    read_bytes = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda p: read_bytes(p) if p.parent.name == "b" else (_ for _ in ()).throw(OSError())
    )
    corpus = Corpus(tmp_path)
    file = corpus.find(DOCUMENT)
    assert file is not None
    assert file.path == tmp_path / "b" / "kurier.txt"
    assert corpus.unread == (f"{tmp_path / 'a' / 'kurier.txt'}: OSError",)


def test_a_file_that_can_no_longer_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kurier.txt").write_bytes(DATA)
    corpus = Corpus(tmp_path)
    assert corpus.find(DOCUMENT) is not None
    refused(monkeypatch, "kurier.txt")
    with pytest.raises(CorpusError, match=r"kurier\.txt cannot be read: Permission denied"):
        corpus.find(DOCUMENT)


def test_a_folder_below_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "kurier.txt").write_bytes(DATA)
    unlisted(monkeypatch, "closed")
    verification = verify(KURIER, Corpus(tmp_path))
    assert verification.exact
    assert verification.unread == (f"{tmp_path / 'closed'}: Permission denied",)


def test_a_file_that_cannot_be_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kurier.txt").write_bytes(DATA)
    (tmp_path / "odd.txt").write_bytes(b"")
    stat = Path.stat

    def looked_at(path: Path, **options: Any) -> Any:
        if path.name == "odd.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", looked_at)
    verification = verify(KURIER, Corpus(tmp_path))
    assert verification.exact
    assert verification.unread == (f"{tmp_path / 'odd.txt'}: Permission denied",)


def test_names_that_a_terminal_would_obey_are_shown_without_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kurier.txt").write_bytes(b"x" * DOCUMENT.length)
    refused(monkeypatch, "kurier.txt")
    verification = verify(KURIER, Corpus(tmp_path))
    hostile = verification._replace(unread=("a\x1b[31m\u202eb\nc: Permission denied",))
    assert "not read: a[31mb c: Permission denied" in list(verification_lines(KURIER, hostile))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_what_is_no_regular_file_is_none_of_a_corpus(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kurier.txt")
    assert found(tmp_path) is None
    with pytest.raises(CorpusError, match="is no regular file, or has more than"):
        read_copy(tmp_path / "kurier.txt")
    with pytest.raises(IsADirectoryError):
        read_copy(tmp_path)
