"""What `treaty-model validate` writes into a folder is not checked as a document there."""

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
        "treaty-model: good.json: this is to be checked, and an option names it too; name another file there\n"
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
