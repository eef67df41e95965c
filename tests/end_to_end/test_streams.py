"""What a command does never depends on who reads what it prints, nor on whether that can be printed."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE
from treaty_model.batch import run as batch, streams, workers
from treaty_model.batch.listing import Listed
from treaty_model.check.validation import DocumentOptions
from treaty_model.cli import main
from treaty_model.files import write_atomically

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are closed and full in other ways elsewhere")

FULL = Path("/dev/full")
GOOD = tm.dumps(GAZETTE)
LINE = json.dumps(json.loads(GOOD)).encode() + b"\n"
BAD = LINE.replace(b'"treaty": ', b'"traety": ')


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a valid and an invalid document, and a treaty."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "TREATY_MODEL_CORPUS"):
        monkeypatch.delenv(name, raising=False)
    for name, data in (("good.json", GOOD), ("bad.json", BAD), ("treaty.json", tm.dumps(tm.merge([FRAME, GAZETTE])))):
        Path(name).write_bytes(data)
    return tmp_path


def shell(command: str) -> tuple[int, str]:
    """Run a command of the shell in which `tm` is the program: its exit code, and what it says on standard error."""
    script = f"""tm() {{ '{sys.executable}' -m treaty_model "$@"; }}\n{command}"""
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("validate good.json", 0),
        ("validate bad.json", 1),
        ("validate nowhere.json", 2),
        ("validate --format json good.json", 0),
        ("show --treaty treaty.json", 0),
        ("convert good.json out.xml", 0),
        ("convert bad.json out.xml", 1),
        ("page --treaty treaty.json -o out.html", 0),
        ("tables", 2),
        ("--version", 0),
        ("--help", 0),
    ],
)
def test_closed_streams(closed: str, command: str, code: int) -> None:
    assert shell(f"tm {command} {closed}")[0] == code
    if code == 0 and "out." in command:
        assert Path(command.rsplit(maxsplit=1)[-1]).stat().st_size > 1000


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("validate good.json", 0),  # which prints nothing there
        ("validate bad.json", 2),
        ("show --treaty treaty.json", 2),
        ("convert good.json out.xml", 2),
        ("--version", 2),
        ("--help", 2),
    ],
)
def test_a_full_disk(command: str, code: int, unbuffered: str) -> None:
    found, said = shell(f"PYTHONUNBUFFERED={unbuffered} tm {command} > /dev/full")
    assert found == code
    assert ("treaty-model: No space left on device" in said) is (code == 2)
    if "out.xml" in command:
        assert tm.read("out.xml") == GAZETTE  # what was to be done is done


def test_a_broken_pipe_keeps_the_verdict() -> None:
    for n in range(300):
        Path(f"{n}.json").write_bytes(BAD.replace(b"traety", f"traety{n}".encode()))
    command = "tm validate {} | head -n 1 > /dev/null; exit ${{PIPESTATUS[0]}}"
    assert shell(command.format("-q ."))[0] == 1
    assert shell(command.format("-q . nowhere.json"))[0] == 2
    assert shell("tm claims --treaty treaty.json | true; exit ${PIPESTATUS[0]}") == (0, "")


@pytest.mark.parametrize("command", ["tables --treaty treaty.json -o out", "schemas --out out"])
def test_all_files_are_written_though_nobody_reads(command: str, tmp_path: Path) -> None:
    assert shell(f"tm {command} > names") == (0, "")
    expected = sorted(
        Path(line.removeprefix("written: ")).name for line in Path("names").read_text("utf-8").split("\n")
    )
    for path in (tmp_path / "out").iterdir():
        path.unlink()
    assert shell(f"PYTHONUNBUFFERED=1 tm {command} | true; exit ${{PIPESTATUS[0]}}") == (0, "")
    assert ["", *sorted(path.name for path in (tmp_path / "out").iterdir())] == expected


def test_streams_that_python_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    codes = [main(arguments) for arguments in (["validate", "good.json"], ["validate", "bad.json"], ["show", "x"], [])]
    assert codes == [0, 1, 2, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="only there can names be any bytes")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"k\xff", r"k\udcff"),
        (b"a\nb", r"a\nb"),
        (b"\x1b[31m", r"\x1b[31m"),
        ("\u202eb\u2067".encode(), r"\u202eb\u2067"),
    ],
)
def test_names_that_are_no_text(name: bytes, shown: str) -> None:
    file = os.fsdecode(name)
    for arguments, end in (
        (["convert", "good.json", f"{file}.xml"], f"written: {shown}.xml"),
        (["page", "--treaty", "treaty.json", "-o", f"{file}.html"], f"written: {shown}.html"),
        (["schemas", "--out", file], f"written: {shown}/treaty-model.xsd"),
        (["show", "--treaty", f"{file}.json"], f"treaty-model: {shown}.json: No such file or directory"),
        (["show", "--treaty", f"{file}.txt"], f"treaty-model: {shown}.txt: No such file or directory"),
        (["tables", "--treaty", "treaty.json", "-o", f"good.json/{file}"], "treaty-model: good.json: Not a directory"),
        (["fixtures", f"{file}x", "--check", "--only", "types"], f"treaty-model: {shown}x: "),
        (["validate", f"{file}.xml"], "1 file checked, none invalid"),
        (["show", "1", file], f"too many arguments: {shown}"),
        (["report", "check", f"{file}.xml"], f"{shown}.xml: valid; "),
    ):
        command = [os.fsencode(argument) for argument in (sys.executable, "-m", "treaty_model", *arguments)]
        done = subprocess.run(command, capture_output=True, check=False)
        said = (done.stdout + done.stderr).decode()
        assert "Traceback" not in said
        assert end in said, arguments


def test_letters_of_all_scripts_stay(capsys: pytest.CaptureFixture[str]) -> None:
    name = "گزارش\u200cها-دوح\u200fה 条約.xml"
    assert main(["convert", "good.json", name]) == 0
    assert capsys.readouterr().out == f"written: {name}\n"


def test_values_that_turn_the_direction_reach_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Path("treaty.json").read_text("utf-8").replace("gazette.txt", "\u202eg\u2067.txt")
    Path("treaty.json").write_text(text, "utf-8")
    assert main(["trace", "2", "--treaty", "treaty.json"]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert r"\u202eg\u2067.txt" in out
    claims = ["claims", "--treaty", "treaty.json"]
    assert main(claims) == 0
    data = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(claims) == 0
    assert capsys.readouterr().out == data.replace("\u202e", r"\u202e").replace("\u2067", r"\u2067")


def test_output_is_tried_before_the_work(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def work(*_: object, **__: object) -> None:
        raise AssertionError("the work began")

    for name in (
        "treaty_model.batch.run.check",
        "treaty_model.cli.commands.read_document",
        "treaty_model.cli.exports.treaty_of",
    ):
        monkeypatch.setattr(name, work)
    Path("folder").mkdir()
    reasons = {"folder": "Is a directory", "good.json/x.xml": "Not a directory", "": "name cannot be empty"}
    for name, reason in reasons.items():
        for arguments in (
            ["validate", "good.json", "-o", name],
            ["convert", "good.json", name],
            ["page", "-o", name],
            *(
                []
                if name == "folder"
                else [["tables", "-o", name], ["build", "--out", name], ["schemas", "--out", name]]
            ),
            *([] if name == "folder" else [["fixtures", name]]),
        ):
            assert main(arguments) == 2, arguments
            err = capsys.readouterr().err
            assert reason in err
            assert err.splitlines()[-1].startswith(("treaty-model: ", f"treaty-model {arguments[0]}: error: "))
    assert main(["validate", "good.json", "-o", "no/where"]) == 2
    assert sorted(os.listdir()) == ["bad.json", "folder", "good.json", "treaty.json"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be written")
def test_folders_that_take_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("closed").mkdir(0o500)
    assert main(["validate", "bad.json", "-o", "closed/out"]) == 2
    assert capsys.readouterr() == ("", "treaty-model: closed/out: Permission denied\n")


def test_a_device_takes_what_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "bad.json", "-o", os.devnull]) == 1
    assert not Path(os.devnull).is_file()
    assert capsys.readouterr().err.startswith("1 file checked, 1 invalid")


def test_standard_input_as_a_stream(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (LINE + BAD + LINE, gzip.compress(LINE + BAD + LINE)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        assert main(["validate", "--stream", "-"]) == 1
        out, err = capsys.readouterr()
        assert out.startswith("-:2:")
        assert err.startswith("1 file checked, 3 documents, 1 invalid, ")
    for data in (b"\x1f", gzip.compress(LINE)[:1], gzip.compress(LINE)[:30]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        assert main(["validate", "--stream", "-"]) == 2
        assert "\n  write this file again" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["validate", "--stream", "-"]) == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only some systems have a file without an end")
def test_a_line_without_an_end_is_left(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/zero", encoding="utf-8") as zeros:
        monkeypatch.setattr(sys, "stdin", zeros)
        assert main(["validate", "--stream", "-", "--max-bytes", "1000", "--max-unpacked", "100000"]) == 2
    out = capsys.readouterr().out
    assert "-:1:1: error: too-large: this has more than 1,000 bytes\n" in out
    assert "unreadable: this cannot be read: line 1 has more than 100,000 bytes\n" in out
    assert "split this stream, or allow more with --max-unpacked" in out


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="only some systems name what is open")
def test_standard_output_as_a_file() -> None:
    Path("bad.json").write_bytes(BAD)
    for name in ("/dev/stdout", "/dev/fd/1", "/dev/stderr"):
        for command, text in ((["validate", "-q", "bad.json"], "bad.json:1:"), (["page"], "<!doctype html>")):
            run = [sys.executable, "-m", "treaty_model", *command, "-o", name]
            done = subprocess.run(run, capture_output=True, text=True, check=False)
            assert done.returncode == (command[0] == "validate"), done.stderr
            assert text.lower() in (done.stderr if name == "/dev/stderr" else done.stdout).lower(), (name, command)
    assert not [path for path in Path().iterdir() if "pipe" in path.name]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_compressed_stream_unpacks_to_a_bounded_total(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("lines", LINE * 500), ("blank", b"\n" * 500_000), ("one", b" " * 500_000)):
        file = f"{name}.ndjson.gz"
        Path(file).write_bytes(gzip.compress(data))
        assert main(["validate", file, "--jobs", jobs, "--max-unpacked", "100000"]) == 2
        assert "this cannot be read: it unpacks to more than 100,000 bytes" in (capsys.readouterr().out)
    assert main(["validate", "lines.ndjson.gz", "--max-unpacked", "5000000"]) == 0
    Path("plain.ndjson").write_bytes(LINE * 500)
    assert main(["validate", "plain.ndjson", "--max-unpacked", "1"]) == 0  # it is as large as it looks


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stream_of_invalid_lines_is_abandoned(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_MAX_INVALID", 30)
    monkeypatch.setattr(batch, "_BATCH_SIZE", 4096)
    monkeypatch.setattr(streams, "_BLOCK_SIZE", 4096)
    Path("s.ndjson").write_bytes(b"x\n" * 100_000)
    parts = list(batch.check([Listed("s.ndjson")], batch.CheckOptions(DocumentOptions(1000), 1000), jobs))
    assert sum(not part.ok for part in parts) == 31
    (last,) = parts[-1].issues
    assert last.line == 30
    assert last.message == "this cannot be read: 30 of its lines are invalid, and the rest is not checked"


def test_huge_limits(capsys: pytest.CaptureFixture[str]) -> None:
    Path("s.ndjson").write_bytes(LINE)
    Path("s.ndjson.gz").write_bytes(gzip.compress(LINE))
    for number in (2**62, 10**40):
        assert main(["validate", "good.json", "s.ndjson", "s.ndjson.gz", "--max-bytes", str(number)]) == 0
        assert main(["validate", "s.ndjson.gz", "--max", str(number), "--max-unpacked", str(number)]) == 0
    assert tm.validate("good.json", max_bytes=10**40).ok
    capsys.readouterr()


@pytest.mark.parametrize(
    "command", ["convert {} out.xml", "show --treaty {}", "diff {} {}", "build {}", "verify --corpus . {}"]
)
def test_what_has_no_end_is_read_up_to_the_limit(command: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open("sparse.json", "wb") as file:
        file.truncate(3_000_000_000)
    (place / "zero.json").symlink_to("/dev/zero")
    for name in ("sparse.json", "zero.json"):
        assert main(command.format(name, name).split()) == 1
        assert "too-large" in capsys.readouterr().err


@pytest.fixture(autouse=True)
def interrupts() -> Iterator[None]:
    """Shells start background commands with interrupts ignored, and the commands that these start inherit it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "treaty_model", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_processes_end_with_the_one_that_started_them(number: signal.Signals) -> None:
    os.mkfifo("endless.ndjson")
    process = started("validate", "--jobs", "2", "endless.ndjson")
    with open("endless.ndjson", "wb", buffering=0) as pipe:
        pipe.write(LINE * 1000)  # more than a batch, so that there are processes
        process.send_signal(number)
        out, err = process.communicate(timeout=30)  # which waits until nobody holds the pipes
    assert process.returncode == {signal.SIGTERM: 143, signal.SIGKILL: -9, signal.SIGINT: 130}[number]
    assert b"Traceback" not in out + err
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a process is still there")


def test_a_signal_leaves_no_half_file() -> None:
    os.mkfifo("in.json")
    process = started("convert", "in.json", "out.xml")
    with open("in.json", "wb", buffering=0) as pipe:
        pipe.write(GOOD[:100])
        out, err = ended(process)
    assert (process.returncode, out, err) == (143, b"", b"")
    assert not [name for name in os.listdir() if name.endswith((".part", ".xml"))]


def ended(process: "subprocess.Popen[bytes]") -> tuple[bytes, bytes]:
    """What a process prints that is terminated; again after a while, because a signal can come just before a wait."""
    for _ in range(30):
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=1)
    raise AssertionError("it does not end")


def test_more_jobs_than_there_can_be(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[int] = []

    class Pool:
        def __init__(self, jobs: int, **_: object) -> None:
            asked.append(jobs)
            raise NotImplementedError("no semaphores here")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    assert main(["validate", "good.json", "bad.json", "--jobs", "100000"]) == 1
    assert asked == [workers.MAX_PROCESSES]
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("treaty-model: one process checks all documents, because ")
    assert first.endswith(": no semaphores here")
    assert last.startswith("2 files checked, 1 invalid")
    monkeypatch.setitem(sys.modules, "concurrent.futures", None)
    assert main(["validate", "good.json", "--jobs", "2"]) == 0
    for jobs in ("0", "-1", "two", "1.5"):
        assert main(["validate", "good.json", f"--jobs={jobs}"]) == 2
        assert "Traceback" not in capsys.readouterr().err


def test_what_is_clearly_no_document_is_skipped_in_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.json").unlink()
    Path("package.json").write_text('{"name": "site"}')
    Path("pom.xml").write_text("<project/>")
    Path("claims.ndjson").write_text('{"article": 1}\n' * 3)
    assert main(["validate", "."]) == 0
    assert capsys.readouterr().err == "2 files checked, 3 skipped (no treaty documents), none invalid\n"
    for name in ("package.json", "pom.xml", "claims.ndjson"):
        assert main(["validate", name]) == 1
        assert main(["validate", ".", name]) == 1
    capsys.readouterr()
    main(["validate", "--format", "json", "."])
    assert [Path(name).name for name in json.loads(capsys.readouterr().out)["skipped"]] == [
        "claims.ndjson",
        "package.json",
        "pom.xml",
    ]
    Path("my.report.json").write_text('{"name": "site"}')  # whose name says that it is one
    assert main(["validate", "."]) == 1
    Path("my.report.json").unlink()
    for name in ("good.json", "treaty.json"):
        Path(name).unlink()
    assert main(["validate", "."]) == 2  # nothing was checked
    assert "nothing was checked" in capsys.readouterr().err
    Path("claims.ndjson").write_bytes(b'{"article": 1}\n' + BAD)
    assert main(["validate", "."]) == 1


def test_exclude(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", ".", "--exclude", "bad.*", "--exclude", "/treaty.json"]) == 0
    assert capsys.readouterr().err == "1 file checked, none invalid\n"


def test_a_writer_removes_what_was_left_and_nothing_else(place: Path) -> None:
    left, other = place / f".{'a' * 16}.part", place / ".x.part"
    for path in (left, other):
        path.write_bytes(b"half")
    (place / f".{'b' * 16}.part").symlink_to("good.json")
    assert main(["convert", "good.json", "out.xml"]) == 0
    assert not left.exists()
    assert other.exists()
    assert Path("good.json").read_bytes() == GOOD


def test_what_is_being_written_is_not_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync
    meanwhile: list[None] = []

    def flushed(descriptor: int) -> None:
        if not meanwhile:
            meanwhile.append(None)
            assert main(["convert", "good.json", "other.xml"]) == 0
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", flushed)
    write_atomically(Path("out"), b"whole")
    assert Path("out").read_bytes() == b"whole"


def test_an_interrupted_run_leaves_no_strangers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fixtures", "out", "--treaty", "treaty.json", "--only", "reports"]) == 0
    write, count = write_atomically, 0

    def interrupted(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == 4:
            raise KeyboardInterrupt
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("treaty_model.fixtures.folder.write_atomically", interrupted)
        assert main(["fixtures", "out", "--treaty", "treaty.json", "--only", "schemas"]) == 130
    Path("out", f".{'c' * 16}.part").write_bytes(b"half")
    assert main(["fixtures", "out", "--treaty", "treaty.json", "--only", "treaty"]) == 0
    assert sorted(os.listdir("out")) == ["manifest.json", "treaty.json", "treaty.xml"]
    Path("out", f".{'c' * 16}.part").write_bytes(b"half")
    assert main(["fixtures", "out", "--treaty", "treaty.json", "--only", "treaty", "--check"]) == 0
    assert "not a fixture" not in capsys.readouterr().out
