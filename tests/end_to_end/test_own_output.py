"""What `treaty-model validate` writes into a folder is not checked as a document there."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import GAZETTE
from treaty_model.cli import main

FORMATS = {"json": "report.json", "gitlab": "quality.json", "sarif": "log.json", "junit": "junit.xml"}
Run = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    Path("good.json").write_bytes(tm.dumps(GAZETTE))


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str]:
        code = main(["validate", *arguments])
        return code, capsys.readouterr().err

    return run


@pytest.mark.parametrize("valid", [True, False])
@pytest.mark.parametrize(("format", "name"), FORMATS.items())
def test_its_own_report_is_not_checked(validate: Run, format: str, name: str, valid: bool) -> None:
    if not valid:
        Path("bad.json").write_bytes(b'{"kind": "report", "format_version": "1.0"}')
    checked = "1 file checked" if valid else "2 files checked"
    for _ in range(3):  # the second and third time it is there
        code, err = validate("--format", format, "-o", name, ".")
        assert code == (0 if valid else 1)
        assert err.startswith(checked)
    Path(name).rename(f"earlier-{name}")  # under a name that the command line does not have
    for options, skipped in ((["-o", name], 1), ([], 2)):
        code, err = validate("--format", format, *options, ".")
        assert code == (0 if valid else 1)
        assert err.startswith(checked)
        assert f"{skipped} skipped" in err


def test_the_output_is_recognised_however_it_is_named(validate: Run) -> None:
    Path("sub").mkdir()
    Path("sub", "out.json").write_bytes(b"{")  # which would be an error
    for output in ("sub/out.json", "./sub/../sub/out.json", os.path.abspath("sub/out.json")):
        Path("sub", "out.json").write_bytes(b"{")
        assert validate("-o", output, ".")[0] == 0


def test_an_input_is_never_written_over(validate: Run) -> None:
    before = Path("good.json").read_bytes()
    code, err = validate("-o", "./good.json", "good.json")
    assert code == 2
    assert err == (
        "treaty-model: good.json: this file is to be checked, and an option names it too; "
        "name another file in the option\n"
    )
    assert Path("good.json").read_bytes() == before


def test_a_baseline_is_not_checked(validate: Run) -> None:
    validate("--write-baseline", "known.json", ".")
    Path("known.json").rename("earlier.json")
    assert validate(".")[0] == 0


def test_files_are_left_out_as_settings_say(validate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("docs/drafts", "docs/old", "docs/drafts-2"):
        Path(folder).mkdir(parents=True)
        Path(folder, "bad.report.json").write_bytes(b"{}")
    Path("docs/a.old.json").write_bytes(b'{"kind": "report"}')
    Path("docs/good.json").write_bytes(tm.dumps(GAZETTE))
    assert validate("docs")[0] == 1
    settings = 'exclude = ["drafts/", "*.old.json", "docs/old/*.json", "**/drafts-2/*"]'
    Path("treaty-model.toml").write_text(settings, "utf-8")
    assert validate("docs") == (0, "1 file checked, none invalid\n")
    monkeypatch.chdir("docs")
    assert validate(".") == (0, "1 file checked, none invalid\n")
    assert validate("a.old.json")[0] == 1  # what is named is checked
    assert validate("..")[1] == "2 files checked, none invalid\n"
    assert validate("--exclude", "docs/good.json", "..")[1] == "1 file checked, none invalid\n"


GOOD = tm.dumps(GAZETTE)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("z.json", GOOD),
        ("z.json", b"\xef\xbb\xbf\n" + GOOD),
        ("z.xml", tm.dumps(GAZETTE, "xml")),
        ("out", tm.dumps(GAZETTE, "xml")),
        ("z.json", b'{"kind": "report", "format_version": "1.0"}'),  # with mistakes
        ("z.json", GOOD[:-20]),  # cut off
        ("z.xml", tm.dumps(GAZETTE, "xml")[:-20]),
        ("z.ndjson", b'{"kind": "report"}\n{"kind": "report"}\n'),
        ("z.ndjson.gz", gzip.compress(b'{"kind": "report"}\n', mtime=0)),
    ],
)
def test_a_document_is_never_written_over(validate: Run, name: str, data: bytes) -> None:
    Path("rec").mkdir()
    Path("rec", name).write_bytes(data)
    for checked in ("good.json", "rec", "."):
        code, err = validate("-o", f"rec/{name}", checked, "good.json")
        assert code == 2
        assert "and is not overwritten; name another file for the output\n" in err
        assert err.count("\n") == 1
        assert Path("rec", name).read_bytes() == data


@pytest.mark.parametrize("data", [b"", b"{", b"a.json:1:1: error: x", b"[]", b"<testsuites/>", b'{"files": []}'])
def test_other_files_are_written_over(validate: Run, data: bytes) -> None:
    Path("out.json").write_bytes(data)
    assert validate("-o", "out.json", "--format", "json", "good.json")[0] == 0
    assert b"summary" in Path("out.json").read_bytes()


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--baseline", "known.json"], "known.json"),
        (["--config", "other.toml"], "other.toml"),
        ([], "treaty-model.toml"),
    ],
)
def test_what_is_read_is_not_written_over(validate: Run, options: list[str], name: str) -> None:
    validate("--write-baseline", "known.json", "good.json")
    for file in ("other.toml", "treaty-model.toml"):
        Path(file).write_bytes(b"")
    before = Path(name).read_bytes()
    code, err = validate(*options, "-o", f"./{name}", "good.json")
    assert (code, err) == (
        *(2, f"treaty-model: {name}: this file is an input of this run; name another file for the output\n"),
    )
    assert Path(name).read_bytes() == before


def test_a_hyphen_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.json").write_bytes(b"{}")
    assert main(["validate", "bad.json"]) == 1
    plain = capsys.readouterr().out
    assert main(["validate", "bad.json", "-o", "-"]) == 1
    assert capsys.readouterr().out == plain
    assert not Path("-").exists()


@pytest.mark.parametrize("name", ["x/", "x/.", "..", "/"])
def test_what_names_a_folder_is_no_output(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["validate", "good.json", "-o", name]) == 2
    assert f'"{name}" is not a file name' in capsys.readouterr().err
    assert os.listdir() == ["good.json"]
