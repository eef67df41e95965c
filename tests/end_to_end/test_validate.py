"""`treaty-model validate` and `treaty-model explain`, as people and pipelines run them."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from xml.etree import ElementTree

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE
from treaty_model.batch import run as batch, streams
from treaty_model.batch.listing import STREAMS
from treaty_model.batch.outcome import Outcome
from treaty_model.batch.renderings import RENDERINGS
from treaty_model.check.catalogue import CATALOGUE
from treaty_model.check.validation import DocumentOptions
from treaty_model.cli import main

CORPUS = Path(__file__).parents[1] / "corpus"
WARNING = CORPUS / "invalid" / "event-order.json"
NOTE = CORPUS / "invalid" / "unused-passage.json"

GOOD = tm.dumps(GAZETTE)
LINE = json.dumps(json.loads(GOOD)).encode()
COMMAND = [sys.executable, "-m", "treaty_model", "validate"]


def bad(count: int = 1) -> bytes:
    """A document with so many errors, in one line."""
    return json.dumps(json.loads(GOOD) | {f"x{n}": 1 for n in range(count)}).encode()


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to work in, and no word of where the tests run."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main(["validate", *map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


def write(**files: bytes) -> None:
    for name, data in files.items():
        Path(f"{name}.json").write_bytes(data)


def test_valid_files(validate: Run) -> None:
    write(a=GOOD, b=tm.dumps(FRAME))
    Path("c.xml").write_bytes(tm.dumps(GAZETTE, "xml"))
    assert validate("a.json", "b.json", "c.xml") == (0, "", "3 files checked, none invalid\n")
    assert validate("a.json", "--quiet") == (0, "", "")


def test_the_first_character_decides_the_format_if_the_ending_does_not(validate: Run) -> None:
    Path("a.txt").write_bytes(tm.dumps(GAZETTE, "xml"))
    Path("b").write_bytes(GOOD)
    assert validate("a.txt", "b")[0] == 0


def test_invalid_files(validate: Run) -> None:
    write(a=bad(2), b=GOOD, c=bad())
    code, out, err = validate("c.json", "b.json", "a.json")
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()[::2]] == ["c.json", "a.json", "a.json"]
    assert ": error: unknown-field /x0: there is no field" in out
    assert err == "3 files checked, 2 invalid, 3 errors: c.json, a.json\n"
    assert validate("-q", "c.json", "b.json", "a.json") == (1, out, "")


@pytest.mark.parametrize(("path", "what"), [(WARNING, "1 warning"), (NOTE, "1 note")])
def test_warnings_and_notes_do_not_fail(validate: Run, path: Path, what: str) -> None:
    code, out, err = validate(path)
    assert (code, err) == (0, f"1 file checked, none invalid, {what}\n")
    assert f": {what.split()[1]}: " in out


def test_strict(validate: Run) -> None:
    code, _, err = validate("--strict", WARNING)
    assert (code, err) == (1, f"1 file checked, 1 invalid, 1 warning: {WARNING}\n")
    assert validate("--strict", NOTE)[0] == 0
    code, out, _ = validate("--strict", "--format=json", WARNING)
    assert json.loads(out)["files"][0]["ok"] is False


def test_what_cannot_be_read(validate: Run) -> None:
    write(a=bad())
    Path("folder").mkdir()
    code, out, err = validate("nowhere.json", "a.json", "nowhere.ndjson")
    assert code == 2  # which outweighs the invalid one
    assert out.startswith("nowhere.json:1:1: error: unreadable: this cannot be read: no such file or directory\n")
    assert "\nnowhere.ndjson:1:1: error: unreadable: this cannot be read: no such file or directory\n" in out
    assert err == "3 files checked, 1 invalid, 2 unreadable, 3 errors: nowhere.json, a.json, nowhere.ndjson\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: FILE"),
        (["a.json", "--format", "html"], "argument --format: 'html' is not a choice; choose one of text, json, "),
        (["a.json", "--max", "0"], "argument --max: 0 is less than 1"),
        (["a.json", "--jobs", "two"], 'argument --jobs: "two" is not a whole number'),
        (["a.json", "--max-bytes", "-1"], "argument --max-bytes: -1 is less than 1"),
        (["a.json", "--kind", "letter"], "'letter' is not a choice; choose one of treaty, report"),
        (["."], "treaty-model: .: no documents below this folder\n"),
        ([""], "argument FILE: a file name cannot be empty; see treaty-model validate --help\n"),
        (["a.json", ""], "argument FILE: a file name cannot be empty"),
        (["a.json", "-o", "no/where"], "treaty-model: no/where: No such file or directory\n"),
        (["a.json", "-o", "."], 'argument -o/--output: "." is not a file name; see treaty-model validate --help\n'),
        (["a.json", "-o", "/"], 'argument -o/--output: "/" is not a file name'),
        (["a.json", "-o", ""], "argument -o/--output: a file name cannot be empty; see treaty-model validate --help\n"),
        (["a.json", "-o", "a\0b"], 'argument -o/--output: "a\\x00b" is not a file name'),
    ],
)
def test_wrong_usage(validate: Run, arguments: list[str], message: str) -> None:
    code, out, err = validate(*arguments)
    assert code == 2
    assert message in err
    assert out == ""


def test_a_folder_is_all_documents_below_it(validate: Run) -> None:
    wanted = ["a.json", "b/c.jsonl", "b/c.xml", "b/d.json/e.ndjson", "z.ndjson.gz"]
    for name in (*wanted, "a.txt", "b.json.bak", ".hidden.json", ".git/x.json", "b/.venv/x.json"):
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(bad()) if name.endswith(".gz") else bad())
    code, out, err = validate("in")
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()[::2]] == [f"in/{name}" for name in wanted]
    assert err.startswith("5 files checked, 5 invalid, 5 errors: ")
    assert validate("in/a.json", "in", "in/a.json")[2].startswith("5 files checked")
    assert validate("in/.hidden.json")[0] == 1


def test_an_empty_folder_beside_others(validate: Run) -> None:
    write(a=GOOD)
    Path("empty").mkdir()
    Path("sub").mkdir()
    Path("sub/b.json").write_bytes(bad())
    code, out, err = validate("empty", "a.json")
    assert (code, err) == (2, "2 files checked, 1 unreadable, 1 error: empty\n")
    assert out.splitlines() == [
        "empty:1:1: error: unreadable: this cannot be read: there are no documents below this folder",
        "  put documents into this folder, or do not name it",
    ]
    assert validate(".", "sub", "a.json")[0] == 1  # which were found below the first folder
    assert validate("sub", "a.json", "--exclude", "b.json")[0] == 2


def test_a_linked_file_is_named_as_the_repository_has_it(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name != "posix":
        pytest.skip("links take a privilege elsewhere")
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    Path(".git").mkdir()
    Path("a").mkdir()
    Path("a/x.json").write_bytes(bad())
    Path("y.json").symlink_to("a/x.json")
    for format in ("github", "gitlab", "sarif", "junit"):
        out = validate("y.json", "--format", format)[1]
        assert "y.json" in out
        assert "x.json" not in out


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are not the same elsewhere")
def test_links_and_pipes_in_a_folder(validate: Run) -> None:
    Path("in").mkdir()
    Path("in", "a.json").write_bytes(GOOD)
    Path("in", "again").symlink_to(Path("in").absolute())
    Path("in", "b.json").symlink_to("a.json")
    os.mkfifo("in/pipe.json")
    assert validate("in") == (0, "", "2 files checked, none invalid\n")
    Path("in", "lost.json").symlink_to("nowhere")
    code, out, _ = validate("in")
    assert code == 2
    assert out.startswith("in/lost.json:1:1: error: unreadable: ")


def test_a_folder_that_cannot_be_looked_into(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=GOOD)
    Path("closed").mkdir()
    listed = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    code, out, _ = validate(".")
    assert code == 2
    assert out.startswith(f".{os.sep}closed:1:1: error: unreadable: ")


# Names that break lines, properties and URIs, are no text, look like an option, a command or a colour.
NAMES = [b"a\nb.json", b"a,b:1%41.json", b"\xff\xfe.json", b"-q.json", b"::error::x.json", b"\x1b[31m.json"]
NAMED = (
    "6 files checked, 6 invalid, 6 errors: "
    r"a\nb.json, a,b:1%41.json, \udcff\udcfe.json, -q.json, ::error::x.json, \x1b[31m.json" + "\n"
)


@pytest.fixture
def hostile() -> list[bytes]:
    if sys.platform != "linux":
        pytest.skip("only there can names be any bytes")
    for name in NAMES:
        with open(name, "wb") as file:
            file.write(bad())
    return NAMES


def test_hostile_names(hostile: list[bytes]) -> None:
    done = subprocess.run([*map(os.fsencode, COMMAND), b"--", *hostile], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (1, NAMED)
    assert [line.partition(":1:")[0] for line in done.stdout.decode().splitlines()[::2]] == [
        *(r"a\nb.json", "a,b:1%41.json", r"\udcff\udcfe.json", "-q.json", r"\x3a:error::x.json", r"\x1b[31m.json")
    ]


@pytest.mark.parametrize("format", RENDERINGS)
def test_hostile_names_in_all_formats(validate: Run, hostile: list[bytes], format: str) -> None:
    code, out, err = validate("--format", format, "--", *map(os.fsdecode, hostile))
    assert (code, err) == (1, NAMED)
    assert "\x1b" not in out
    if format == "github":
        assert out.startswith("::error file=a%0Ab.json,line=1,")
        assert "\n::error file=a%2Cb%3A1%2541.json,line=1," in out
    elif format == "sarif":
        assert '"uri": "%FF%FE.json"' in out
        assert '"uri": "a%2Cb%3A1%2541.json"' in out
    elif format == "junit":
        assert len(ElementTree.fromstring(out.encode())[0]) == 6
    elif format != "text":
        assert len(json.loads(out)) in (3, 6)


def with_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for data, expected in ((GOOD, 0), (tm.dumps(GAZETTE, "xml"), 0), (bad(), 1), (b"", 1)):
        with_input(monkeypatch, data)
        code, out, err = validate("-", "-")
        assert code == expected
        assert err.startswith("1 file checked, ")
        assert out == "" or out.startswith("-:1:")
    with_input(monkeypatch, GOOD)
    assert validate("-", "--max-bytes", len(GOOD))[0] == 0
    with_input(monkeypatch, GOOD)
    assert "-:1:1: error: too-large: " in validate("-", "--max-bytes", len(GOOD) - 1)[1]


def test_standard_input_that_cannot_be_read(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    code, out, _ = validate("-")
    assert code == 2
    assert out.startswith("-:1:1: error: unreadable: this cannot be read: it is closed\n")

    class Broken(io.BytesIO):
        def read1(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken()))
    assert "input/output error" in validate("-")[1]


@pytest.mark.parametrize("ending", [*STREAMS, *(f"{ending}.gz" for ending in STREAMS)])
def test_streams(validate: Run, ending: str) -> None:
    def stream(data: bytes) -> tuple[int, str, str]:
        Path(f"s{ending}").write_bytes(gzip.compress(data) if ending.endswith(".gz") else data)
        return validate(f"s{ending}")

    assert stream(LINE + b"\n" + LINE) == (0, "", "1 file checked, 2 documents, none invalid\n")
    for nothing in (b"", b"\n \n"):
        code, out, err = stream(nothing)
        assert (code, out) == (2, "")
        assert err.startswith("1 file checked, 0 documents, none invalid\ntreaty-model: nothing was checked: ")
    code, out, err = stream(b"\n".join([LINE, b"", bad(2), b" \t\r", LINE + b"\r", b'{"kind":\r', LINE]) + b"\n")
    assert code == 1
    places = [line.split(": ")[0] for line in out.splitlines()[::2]]
    assert places == [f"s{ending}:3:{len(LINE) + 2}", f"s{ending}:3:{len(LINE) + 11}", f"s{ending}:6:9"]
    assert err == f"1 file checked, 5 documents, 1 invalid, 3 errors: s{ending}\n"


def test_long_lines_are_reported_and_skipped(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_CHUNK", 100)
    blank = b" " * 5000
    lines = [bad(1000), LINE, blank, b" " * (len(LINE) + 1) + LINE, LINE, b'"' * 4 * len(LINE)]
    Path("s.ndjson").write_bytes(b"\n".join(lines))
    code, out, _ = validate("s.ndjson", "--max-bytes", len(LINE))
    assert code == 1
    told = [line.split(": ")[0::2] for line in out.splitlines()[::2]]
    assert told == [[f"s.ndjson:{line}:1", "too-large"] for line in (1, 3, 4, 6)]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("how", ["cut off", "changed", "empty", "no gzip", "garbage behind"])
def test_streams_whose_gzip_is_broken(validate: Run, how: str, jobs: int) -> None:
    whole = gzip.compress(LINE + b"\n" + bad() + b"\n")
    data = {
        "cut off": whole[:-12],
        "changed": whole[:-8] + bytes(8),
        "empty": b"",
        "no gzip": LINE,
        "garbage behind": whole + b"garbage",
    }[how]
    Path("s.ndjson.gz").write_bytes(data)
    code, out, err = validate("s.ndjson.gz", "--jobs", jobs)
    assert code == 2
    assert ": error: unreadable: this cannot be read: " in out
    assert "\n  write this file again: it was cut off or changed, or is not compressed with gzip\n" in out
    assert "1 unreadable" in err
    assert err.endswith(": s.ndjson.gz\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of the memory is told in other ways elsewhere")
def test_streams_of_any_length_take_no_more_memory() -> None:
    for name, count in (("short", 1), ("long", 2000)):
        Path(f"{name}.ndjson").write_bytes(b"x\n" * count + (b"\n" + b" " * 99) * 100 * count)
    program = """
from pathlib import Path
from treaty_model.cli import main

for name in ("short", "long"):
    main(["validate", "-q", "--max=1", "--format=gitlab", "-o", "out", f"{name}.ndjson"])
    print(Path("/proc/self/status").read_text("utf-8").partition("VmHWM:")[2].split()[0])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    short, long = map(int, done.stdout.split())
    assert long < short + 2000  # of 20 MB
    assert Path("long.ndjson").stat().st_size > 20_000_000


def test_kind(validate: Run) -> None:
    write(r=GOOD, t=tm.dumps(FRAME))
    Path("r.xml").write_bytes(tm.dumps(GAZETTE, "xml"))
    assert validate("--kind=report", "r.json", "r.xml")[0] == 0
    code, out, err = validate("--kind=treaty", "r.json", "r.xml", "t.json")
    assert code == 1
    assert err == "3 files checked, 2 invalid, 2 errors: r.json, r.xml\n"
    for name in ("r.json", "r.xml"):
        assert f'{name}:1:1: error: unknown-kind /kind: there is no kind "report" here\n  write treaty' in out
    Path("s.ndjson").write_bytes(b"\n".join([LINE, json.dumps(json.loads(tm.dumps(FRAME))).encode()]))
    assert "s.ndjson:2:1: error: unknown-kind /kind: " in validate("--kind=report", "s.ndjson")[1]


def test_no_more_than_the_limit_are_reported(validate: Run) -> None:
    write(a=bad(3), b=bad(3), c=bad(2000))
    code, out, err = validate("--max=4", "a.json", "b.json")
    assert code == 1
    assert len(out.splitlines()) == 4 * 2 + 1
    assert out.endswith("and 2 more issues\n")
    assert err == "2 files checked, 2 invalid, 6 errors: a.json, b.json\n"
    told = json.loads(validate("--max=4", "--format=json", "a.json", "b.json")[1])
    assert [(len(file["issues"]), file["more"]) for file in told["files"]] == [(3, 0), (1, 2)]
    out = validate("c.json")[1]
    assert out.count(": error: ") == 1000
    assert out.endswith("and 1,000 more issues\n")


@pytest.mark.parametrize("format", RENDERINGS)
def test_several_processes_report_the_same(validate: Run, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    monkeypatch.setattr(batch, "_BATCH_SIZE", 8 * 1024)
    Path("in").mkdir()
    for n in range(8):
        Path("in", f"{n}.json").write_bytes(bad(n % 3))
    lines = [bad(n % 2) for n in range(30)]
    Path("in", "5.ndjson").write_bytes(b"\n".join(lines))
    Path("in", "6.ndjson.gz").write_bytes(gzip.compress(b"\n".join(lines))[:-9])
    arguments = ("in", "nowhere.json", "--format", format, "--max=20")
    alone = validate(*arguments)
    assert alone[0] == 2
    assert validate(*arguments, "--jobs=2") == alone


def test_few_batches_are_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_BATCH_SIZE", 1)
    read = []

    def tasks(*_: object) -> Iterator[object]:
        for n in range(100):
            read.append(n)
            yield Outcome(f"{n}")

    monkeypatch.setattr(batch, "_tasks", tasks)
    parts = batch.check([], batch.CheckOptions(DocumentOptions(1), 1), jobs=2)
    assert next(parts).file == "0"
    assert len(read) <= 6
    assert [part.file for part in parts] == [str(n) for n in range(1, 100)]


def test_a_process_that_is_ended(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> Iterator[object]:
        raise BrokenProcessPool
        yield

    monkeypatch.setattr(batch, "_tasks", ended)
    code, out, err = validate("a.json", "--jobs=2")
    assert (code, out, err) == (2, "", "treaty-model: a process that checks documents was terminated\n")


def test_colour(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=bad())
    plain = validate("a.json")[1]
    assert plain.startswith("a.json:1:")
    assert "\x1b" not in plain
    assert validate("a.json", "--color=always")[1] == plain.replace("error", "\x1b[31merror\x1b[0m", 1)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    assert validate("a.json")[1] == plain
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" in validate("a.json")[1]
    assert validate("a.json", "--color=never")[1] == plain
    assert validate("a.json", "-o", "out")[1] == ""
    assert Path("out").read_text("utf-8") == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert validate("a.json")[1] == plain
    assert "\x1b" in validate("a.json", "--color=always")[1]
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" in validate("a.json")[1]


def test_output(validate: Run) -> None:
    write(a=bad())
    for format in RENDERINGS:
        code, out, err = validate("a.json", "--format", format)
        assert validate("a.json", "--format", format, "--output", "out") == (code, "", err)
        assert Path("out").read_text("utf-8") == out
    write(a=GOOD)
    assert validate("a.json", "-o", "out")[0] == 0
    assert Path("out").read_bytes() == b""
    assert sorted(path.name for path in Path().iterdir()) == ["a.json", "out"]


def test_annotations_in_a_workflow(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=bad(13))
    plain = validate("a.json")[1]
    annotations = validate("a.json", "--format=github")[1]
    assert len(annotations.splitlines()) == 11
    assert annotations.endswith("::notice title=treaty-model::and 3 more issues\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert validate("a.json")[1] == plain + annotations
    assert validate("a.json", "--format=github")[1] == annotations
    validate("a.json", "-o", "out")
    assert Path("out").read_text("utf-8") == plain
    assert json.loads(validate("a.json", "--format=json")[1])
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert validate("a.json")[1] == plain


def test_all_formats_can_be_asked_for(validate: Run) -> None:
    write(a=GOOD)
    for format in RENDERINGS:
        code, out, err = validate("a.json", "--format", format)
        assert (code, err) == (0, "1 file checked, none invalid\n")
        assert bool(out) is (format not in ("text", "github"))
    assert f"{{{','.join(RENDERINGS)}}}" in validate("--help")[1]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=GOOD, b=GOOD, c=bad(), d=GOOD)
    terminal, clock = Terminal(), iter((0.0, 0.5, 1.5, 3.0))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    assert main(["validate", "."]) == 1
    wiped = "\r\x1b[K"
    assert terminal.getvalue() == (
        f"{wiped}2 documents checked{wiped}{wiped}4 documents checked{wiped}"
        f"4 files checked, 1 invalid, 1 error: .{os.sep}c.json\n"
    )


def test_no_progress_within_a_second_nor_where_it_is_to_be_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=GOOD)
    for arguments, seconds in ((["a.json"], 0.9), (["a.json", "--quiet"], 9.0)):
        terminal, clock = Terminal(), iter((0.0, seconds))
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(time, "monotonic", lambda clock=clock: next(clock))
        assert main(["validate", *arguments]) == 0
        assert "documents checked" not in terminal.getvalue()


# Whoever starts the tests can have told all processes to ignore interrupts, as `nohup` in a script does.
_INTERRUPTIBLE = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('treaty_model', run_name='__main__', alter_sys=True)"
)


@pytest.mark.skipif(os.name != "posix", reason="interrupts are not the same elsewhere")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt(jobs: str) -> None:
    os.mkfifo("endless.ndjson")
    started = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTIBLE, "validate", "--jobs", jobs, "endless.ndjson"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with open("endless.ndjson", "wb") as pipe:  # which waits until it is read from
        pipe.write(LINE + b"\n")
        pipe.flush()
        os.killpg(started.pid, signal.SIGINT)
        out, err = started.communicate(timeout=30)
    assert (started.returncode, out, err) == (130, b"", b"")


def test_a_reader_that_has_seen_enough() -> None:
    write(a=bad(1000))
    command = f"'{sys.executable}' -m treaty_model validate a.json | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_the_summary_comes_last_where_all_goes_to_one_place() -> None:
    write(a=bad(3))
    done = subprocess.run(
        [*COMMAND, "a.json"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "1 file checked, 1 invalid, 3 errors: a.json"


def test_only_what_is_used_is_imported() -> None:
    write(a=GOOD)
    program = (
        "import sys; from treaty_model.cli import main; code = main(sys.argv[1:]);"
        "print(*sorted({'gzip', 'multiprocessing', 'concurrent.futures', 'lxml', 'xml'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, "validate", "a.json"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "duplicate-field"]) == 0
    out = capsys.readouterr().out
    entry = CATALOGUE["duplicate-field"]
    assert out.startswith(f"duplicate-field (error): {entry.title}\n")
    assert f"\nmessage: the field <name> is given twice\nhint: {entry.hint}\n" in out
    assert out.endswith(f"wrong:\n  {entry.wrong}\nright:\n  {entry.right}\n")


def test_explain_lists_all_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == list(CATALOGUE)
    assert "missing-field         A missing field" in lines


@pytest.mark.parametrize(
    ("code", "hint"),
    [("duplicate-feild", "did you mean duplicate-field?"), ("%", "treaty-model explain lists all codes")],
)
def test_explain_what_there_is_not(capsys: pytest.CaptureFixture[str], code: str, hint: str) -> None:
    assert main(["explain", code]) == 2
    assert capsys.readouterr() == ("", f"treaty-model: no code {code!r}; {hint}\n")
