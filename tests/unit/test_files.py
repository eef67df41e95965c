"""Files are written whole or not at all, and stay what they were: links, permissions, devices."""

import errno
import io
import os
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from treaty_model import files
from treaty_model.files import lock_file, require_writable, write_atomically, write_to_stream

OLD, NEW = b"old " * 40_000, b"new " * 30_000


class InParts(io.RawIOBase):
    """A raw stream that writes seven bytes at a time; `full` makes it write nothing more."""

    def __init__(self) -> None:
        self.written = b""
        self.full = False

    def write(self, data: Any) -> int | None:
        self.written += bytes(data[:7])
        return None if self.full else len(data[:7])


def test_all_of_the_data_goes_to_a_raw_stream() -> None:
    stream = InParts()
    write_to_stream(stream, b"ab" * 10)
    assert stream.written == b"ab" * 10
    stream.full = True
    with pytest.raises(BlockingIOError):
        write_to_stream(stream, b"ab")


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "real.json", tmp_path / "link.json"
    target.write_bytes(OLD)
    link.symlink_to(Path("elsewhere") / "real.json")
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    dangling = tmp_path / "dangling.json"
    dangling.symlink_to("none.json")
    write_atomically(dangling, NEW)
    assert (tmp_path / "none.json").read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "file"
    file.write_bytes(OLD)
    file.chmod(mode)
    write_atomically(file, NEW)
    assert file.stat().st_mode & 0o777 == mode
    assert os.listdir(tmp_path) == ["file"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(tmp_path / "new", NEW)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_device_and_a_pipe_are_written_to(tmp_path: Path) -> None:
    write_atomically(Path(os.devnull), NEW)
    assert not Path(os.devnull).is_file()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, NEW)
    reader.join()
    assert read == [NEW]
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_link_that_was_laid_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim, file = tmp_path / "victim", tmp_path / "file"
    victim.write_bytes(OLD)
    (tmp_path / ".foreseen.part").symlink_to(victim)
    monkeypatch.setattr("secrets.token_hex", lambda _: "foreseen")
    with pytest.raises(FileExistsError):
        write_atomically(file, NEW)
    assert victim.read_bytes() == OLD
    assert not file.exists()


def test_no_two_writers_share_a_name(tmp_path: Path) -> None:
    file, contents = tmp_path / "file", [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    for _ in range(5):
        barrier = threading.Barrier(len(contents))
        failed: list[Exception] = []

        def write(content: bytes, barrier: threading.Barrier = barrier, failed: list[Exception] = failed) -> None:
            barrier.wait()
            try:
                write_atomically(file, content)
            except OSError as error:
                failed.append(error)

        threads = [threading.Thread(target=write, args=(content,)) for content in contents]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        assert file.read_bytes() in contents
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EACCES])
def test_what_cannot_be_replaced_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    file = tmp_path / "file"
    file.write_bytes(OLD)
    monkeypatch.setattr(Path, "replace", refuse)
    write_atomically(file, NEW)
    assert file.read_bytes() == NEW
    assert os.listdir(tmp_path) == ["file"]
    with pytest.raises(OSError, match=os.strerror(number)):
        write_atomically(tmp_path / "other", NEW)
    assert os.listdir(tmp_path) == ["file"]


def test_where_nothing_can_be_written_the_old_bytes_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(OLD)

    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as failed:
        write_atomically(file, NEW)
    assert failed.value.filename == os.fspath(file)
    assert file.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def flushed(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", flushed)
    write_atomically(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW


def test_long_names_and_folders(tmp_path: Path) -> None:
    long = tmp_path / f"{'a' * 250}.json"
    write_atomically(long, NEW)
    assert long.read_bytes() == NEW
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path, NEW)
    with pytest.raises(FileNotFoundError) as failed:
        write_atomically(tmp_path / "none" / "file", NEW)
    assert failed.value.filename == os.fspath(tmp_path / "none" / "file")


def test_who_holds_a_file_reads_what_the_one_before_wrote(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")

    def add(letter: bytes) -> None:
        with lock_file(file):
            old = file.read_bytes()
            time.sleep(0.01)  # in which the others would read the same
            write_atomically(file, old + letter)

    threads = [threading.Thread(target=add, args=(bytes([letter]),)) for letter in b"abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(file.read_bytes()) == list(b"abcdefgh")


def test_what_is_not_there_is_not_held(tmp_path: Path) -> None:
    with lock_file(tmp_path / "none"):
        pass
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "there", "can_be"),
    [
        (errno.EACCES, True, True),  # the folder takes no new file, and the old one can be written
        (errno.EROFS, True, True),
        (errno.EACCES, False, False),
        (errno.ENOSPC, True, False),
    ],
)
def test_whether_a_file_can_be_written_is_known_before(
    number: int, there: bool, can_be: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Any:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "_new_part", refuse)
    file = tmp_path / "file"
    if there:
        file.write_bytes(OLD)
    if can_be:
        require_writable(file, with_folders=False)
        assert file.read_bytes() == OLD
    else:
        with pytest.raises(OSError, match=os.strerror(number)) as failed:
            require_writable(file, with_folders=False)
        assert failed.value.filename == os.fspath(file)
