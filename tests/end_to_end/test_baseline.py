"""Known issues in a baseline, so that an old collection can be checked for new ones."""

import gzip
import io
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import GAZETTE
from treaty_model.batch import baseline
from treaty_model.cli import main

GOOD = json.loads(tm.dumps(GAZETTE))
Run = Callable[..., tuple[int, str, str]]


def bad(*names: str) -> bytes:
    """A document in one line with fields that there are not, each of them an error."""
    return json.dumps({**GOOD, **dict.fromkeys(names, 1)}).encode()


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    Path("docs").mkdir()


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["validate", *arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def write(**files: bytes) -> None:
    for name, data in files.items():
        Path("docs", f"{name}.json").write_bytes(data)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_known_issues_are_passed_over(validate: Run, jobs: str) -> None:
    write(a=bad("x", "y"), b=bad("x"), c=bad())
    assert validate("docs", "--jobs", jobs, "--write-baseline", "known.json") == (
        *(0, "", "written: known.json, 3 issues\n"),
    )
    assert validate("docs", "--jobs", jobs, "--baseline", "known.json") == (
        *(0, "", "3 files checked, none invalid\n3 issues known from known.json\n"),
    )
    assert validate("-q", "docs", "--jobs", jobs, "--baseline", "known.json") == (0, "", "")
    write(b=bad("x", "z"))
    code, out, err = validate("docs", "--jobs", jobs, "--baseline", "known.json")
    assert code == 1
    assert [line.split(" ")[3] for line in out.splitlines()[::2]] == ["/z:"]
    assert err == "3 files checked, 1 invalid, 1 error: docs/b.json\n3 issues known from known.json\n".replace(
        "/b", f"{os.sep}b"
    )


def test_places_do_not_matter(validate: Run) -> None:
    write(a=bad("x"), b=b'{\n\n"kind": "report"')
    Path("docs/c.xml").write_bytes(b"<a>\n<b></a>")
    validate("docs", "--write-baseline", "known.json")
    write(a=json.dumps({"x": 1, **GOOD}, indent=4).encode(), b=b'{\n\n\n\n\n"kind": "report"')
    Path("docs/c.xml").write_bytes(b"\n<a>\n<b></a>")
    code, out, _ = validate("docs", "--baseline", "known.json")
    assert (code, out) == (0, "")


def test_how_often_matters(validate: Run) -> None:
    Path("docs/a.ndjson").write_bytes(b"\n".join([bad("x")] * 2))
    validate("docs", "--write-baseline", "known.json")
    Path("docs/a.ndjson").write_bytes(b"\n".join([bad("x")] * 3))
    for jobs in ("1", "2"):
        code, out, err = validate("docs", "--baseline", "known.json", "--jobs", jobs)
        assert code == 1
        assert out.startswith(f"docs{os.sep}a.ndjson:3:")
        assert out.count("error: ") == 1
        assert err.endswith("2 issues known from known.json\n")


def test_what_is_gone(validate: Run) -> None:
    write(a=bad("x", "y"), b=bad("x"), c=bad("x"))
    validate("docs", "--write-baseline", "known.json")
    write(a=bad("y"))
    code, _, err = validate("docs", "--baseline", "known.json")
    assert code == 0
    assert err.endswith(
        "3 issues known from known.json\n1 issue of the baseline is gone; update it: --write-baseline known.json\n"
    )
    # A file that is not checked this time says nothing; one that is no more does.
    write(a=bad("x", "y"))
    assert "gone" not in validate("docs/a.json", "--baseline", "known.json")[2]
    Path("docs/b.json").unlink()
    Path("docs/c.json").unlink()
    assert "2 issues of the baseline are gone; " in validate("docs/a.json", "--baseline", "known.json")[2]


def test_what_is_known_of_standard_input_is_not_gone_with_another_file(
    validate: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a=bad("x"))
    data = bad("y")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    validate("docs/a.json", "-", "--write-baseline", "known.json")
    assert list(json.loads(Path("known.json").read_bytes())["files"]) == ["-", "docs/a.json"]
    _, _, said = validate("docs/a.json", "--baseline", "known.json")
    assert said.endswith("1 issue known from known.json\n")


def test_the_file(validate: Run) -> None:
    write(b=bad("y", "x"), a=bad("x"))
    validate("docs/b.json", "docs/a.json", "--write-baseline", "known.json")
    told = json.loads(Path("known.json").read_bytes())
    assert list(told) == ["made_by", "version", "files"]
    assert list(told["files"]) == ["docs/a.json", "docs/b.json"]
    assert [(issue["code"], issue["pointer"], issue["count"]) for issue in told["files"]["docs/b.json"]] == [
        *(("unknown-field", "/x", 1), ("unknown-field", "/y", 1)),
    ]
    before = Path("known.json").read_bytes()
    validate("docs", "--write-baseline", "known.json", "--jobs", "2")
    assert Path("known.json").read_bytes() == before


def test_paths_are_from_the_folder_of_the_baseline(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=bad("x"))
    validate("docs", "--write-baseline", "docs/known.json")
    assert list(json.loads(Path("docs/known.json").read_bytes())["files"]) == ["a.json"]
    monkeypatch.chdir("docs")
    assert validate("a.json", "--baseline", "known.json")[0] == 0
    assert validate(os.path.abspath("a.json"), "--baseline", "../docs/known.json")[0] == 0


def test_the_baseline_is_no_document(validate: Run) -> None:
    write(a=bad("x"))
    validate("docs", "--write-baseline", "docs/known.json")
    assert validate("docs", "--write-baseline", "docs/known.json")[2] == "written: docs/known.json, 1 issue\n"
    assert validate("docs", "--baseline", "docs/known.json")[0] == 0
    code, out, err = validate("docs/known.json", "--baseline", "docs/known.json")
    assert (code, out) == (2, "")
    assert "this file is to be checked, and an option names it too" in err


def test_warnings_and_limits(validate: Run) -> None:
    warning = (Path(__file__).parents[1] / "corpus" / "invalid" / "event-order.json").read_bytes()
    write(a=warning, b=bad(*(f"x{n}" for n in range(20))))
    validate("docs", "--max", "3", "--write-baseline", "known.json")
    assert validate("docs", "--strict", "--baseline", "known.json")[0] == 0
    write(b=bad(*(f"x{n}" for n in range(20)), "new"))
    for format in ("text", "json", "github", "gitlab", "sarif", "junit"):
        code, out, _ = validate("docs", "--max", "1", "--format", format, "--baseline", "known.json")
        assert code == 1
        assert "/new" in out or format in ("gitlab", "github")
        assert "/x0" not in out
        assert "more issue" not in out
    told = json.loads(validate("docs", "--format", "json", "--baseline", "known.json")[1])
    assert told["summary"]["known"] == 21


def test_what_was_only_counted_is_not_known(validate: Run) -> None:
    write(a=bad(*(f"x{n}" for n in range(1001))))
    assert validate("docs", "--write-baseline", "known.json") == (
        *(0, "", "written: known.json, 1,000 issues\n1 issue is not in it: it has at most 1,000 of a document\n"),
    )
    code, out, _ = validate("docs", "--baseline", "known.json")
    assert (code, out) == (1, "and 1 more issue\n")


def test_what_cannot_be_read_is_never_known(validate: Run) -> None:
    write(a=bad("x"))
    code, out, err = validate("docs", "nowhere.json", "--write-baseline", "known.json")
    assert code == 2
    assert err == "treaty-model: known.json: nothing was written, because nowhere.json cannot be read\n"
    assert out.startswith("nowhere.json:1:1: error: unreadable")
    assert not Path("known.json").exists()
    validate("docs", "--write-baseline", "known.json")
    assert validate("docs", "nowhere.json", "--baseline", "known.json")[0] == 2
    # Nor where somebody writes it into the baseline.
    told = json.loads(Path("known.json").read_bytes())
    digest = sha256(b"this cannot be read: no such file or directory").hexdigest()[:16]
    told["files"]["nowhere.json"] = [{"code": "unreadable", "pointer": "", "message": digest, "count": 1}]
    Path("known.json").write_text(json.dumps(told), "utf-8")
    assert validate("docs", "nowhere.json", "--baseline", "known.json")[0] == 2


def test_of_what_cannot_be_read_nothing_is_gone(validate: Run) -> None:
    stream = Path("docs/a.ndjson.gz")
    stream.write_bytes(gzip.compress(bad("x") + b"\n") + gzip.compress(bad("y")))
    validate("docs", "--write-baseline", "known.json")
    stream.write_bytes(gzip.compress(bad("x") + b"\n") + b"no gzip")
    code, _, err = validate("docs", "--baseline", "known.json")
    assert code == 2
    assert "gone" not in err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is not a baseline; --write-baseline writes one"),
        (b"[]", "this is not a baseline; --write-baseline writes one"),
        (b'{"made_by": 1}', "this is not a baseline; --write-baseline writes one"),
        (b"[" * 100_000, "this is not a baseline; --write-baseline writes one"),
        (b"\xff", "this is not a baseline; --write-baseline writes one"),
        (
            b'{"made_by": "treaty-model validate --write-baseline", "version": 1, "files": {"a": [1]}}',
            "this is not a baseline; --write-baseline writes one",
        ),
        (
            b'{"made_by": "treaty-model validate --write-baseline", "version": 1, "files": []}',
            "this is not a baseline; --write-baseline writes one",
        ),
        (
            b'{"made_by": "treaty-model validate --write-baseline", "version": 2}',
            "this baseline was written by another version of the program; write it again",
        ),
        (
            b'{"made_by": "treaty-model validate --write-baseline", "version": 1, "files": {"a": ""}}',
            "this is not a baseline; --write-baseline writes one",
        ),
        (None, "No such file or directory"),
    ],
)
def test_wrong_baselines(validate: Run, data: bytes | None, said: str) -> None:
    write(a=bad())
    if data is not None:
        Path("known.json").write_bytes(data)
    assert validate("docs/a.json", "--baseline", "known.json") == (2, "", f"treaty-model: known.json: {said}\n")


def test_reading_and_writing_exclude_each_other(validate: Run) -> None:
    code, _, err = validate("docs", "--baseline", "a.json", "--write-baseline", "a.json")
    assert code == 2
    assert "not allowed with argument" in err


@pytest.mark.parametrize("count", [0, -1, True, False, 1.0, "1", None, [1]])
def test_a_count_is_a_whole_number_from_1(validate: Run, count: object) -> None:
    write(a=bad("x"))
    validate("docs", "--write-baseline", "known.json")
    found = json.loads(Path("known.json").read_bytes())
    found["files"]["docs/a.json"][0]["count"] = count
    Path("known.json").write_text(json.dumps(found), "utf-8")
    said = "treaty-model: known.json: this is not a baseline; --write-baseline writes one\n"
    assert validate("docs", "--baseline", "known.json") == (2, "", said)


@pytest.mark.parametrize("part", ["code", "pointer", "message"])
@pytest.mark.parametrize("value", [1, None, ["a"], {}])
def test_what_is_known_of_an_issue_is_text(validate: Run, part: str, value: object) -> None:
    write(a=bad("x"))
    validate("docs", "--write-baseline", "known.json")
    found = json.loads(Path("known.json").read_bytes())
    found["files"]["docs/a.json"][0][part] = value
    Path("known.json").write_text(json.dumps(found), "utf-8")
    said = "treaty-model: known.json: this is not a baseline; --write-baseline writes one\n"
    assert validate("docs", "--baseline", "known.json") == (2, "", said)


def test_a_baseline_has_a_limit(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=bad("x"), b=bad("x"))
    validate("docs/a.json", "--write-baseline", "known.json")
    size = Path("known.json").stat().st_size
    monkeypatch.setattr(baseline, "SIZE_LIMIT", size)
    assert validate("docs/a.json", "--baseline", "known.json")[0] == 0
    said = f"treaty-model: new.json: nothing was written, because 2 issues are more than {size} bytes; "
    assert validate("docs", "--write-baseline", "new.json") == (2, "", f"{said}write several baselines\n")
    assert not Path("new.json").exists()
    monkeypatch.setattr(baseline, "SIZE_LIMIT", size - 1)
    said = f"treaty-model: known.json: this has more than {size - 1} bytes, too many for a baseline\n"
    assert validate("docs/a.json", "--baseline", "known.json") == (2, "", said)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no such device")
def test_what_has_no_end_is_no_baseline(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=bad())
    monkeypatch.setattr(baseline, "SIZE_LIMIT", 1000)
    code, _, err = validate("docs", "--baseline", "/dev/zero")
    assert (code, err) == (2, "treaty-model: /dev/zero: this has more than 1000 bytes, too many for a baseline\n")
    assert validate("docs", "--config", "/dev/zero")[0] == 2


def test_what_was_not_checked_is_kept(validate: Run) -> None:
    write(a=bad("x"), b=bad("x", "y"), c=bad("x"), d=bad("x"))
    validate("docs", "--write-baseline", "known.json")
    whole = Path("known.json").read_bytes()
    assert validate("docs/a.json", "--write-baseline", "known.json")[2] == (
        "written: known.json, 5 issues\n4 issues of it are from before, in files that were not checked now\n"
    )
    assert Path("known.json").read_bytes() == whole
    write(a=bad("new"), b=bad())  # what was checked is as it is now, also where it has no issue any more
    Path("docs/c.json").unlink()  # and what is no more is not kept
    assert validate("docs/a.json", "docs/b.json", "--write-baseline", "known.json")[2] == (
        "written: known.json, 2 issues\n1 issue of it is from before, in files that were not checked now\n"
    )
    found = json.loads(Path("known.json").read_bytes())["files"]
    assert {name: [issue["pointer"] for issue in issues] for name, issues in found.items()} == {
        "docs/a.json": ["/new"],
        "docs/d.json": ["/x"],
    }


def test_only_a_baseline_is_written_over(validate: Run) -> None:
    write(a=bad("x"), b=bad("x"))
    Path("empty.json").write_bytes(b"")
    for name in ("docs/a.json", "empty.json"):
        before = Path(name).read_bytes()
        code, out, err = validate("docs/b.json", "--write-baseline", name)
        assert (code, out) == (2, "")
        assert err.startswith(f"treaty-model: {name}: this is not a baseline and is not overwritten; ")
        assert err.count("\n") == 1
        assert Path(name).read_bytes() == before
    Path("old.json").write_bytes(b'{"made_by": "treaty-model validate --write-baseline", "version": 0}')
    assert validate("docs/b.json", "--write-baseline", "old.json") == (0, "", "written: old.json, 1 issue\n")


@pytest.mark.parametrize("name", ["-", "x/", "docs/.", "."])
def test_a_baseline_is_a_file(validate: Run, name: str) -> None:
    write(a=bad("x"))
    code, _, err = validate("docs", "--write-baseline", name)
    assert code == 2
    assert f'"{name}" is not a file name' in err
    assert os.listdir() == ["docs"]
