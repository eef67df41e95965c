"""Which issues `treaty-model validate` reports, according to the command line and to files with settings."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treaty_model.check.catalogue import CATALOGUE
from treaty_model.check.selection import Selection, WrongSelection
from treaty_model.check.validation import ISSUE_LIMIT
from treaty_model.cli import main

INVALID = Path(__file__).parents[1] / "corpus" / "invalid"
NOTE = (INVALID / "unused-passage.json").read_bytes()
WARNING = (INVALID / "event-order.json").read_bytes()
ERROR = (INVALID / "unknown-field.json").read_bytes()
Run = Callable[..., tuple[int, set[str], str]]


@pytest.fixture(autouse=True)
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A repository in whose folder docs we stand, with a document for each severity."""
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "repository"
    (root / "docs").mkdir(parents=True)
    (root / ".git").mkdir()
    for name, data in {"note": NOTE, "warning": WARNING, "error": ERROR}.items():
        (root / "docs" / f"{name}.json").write_bytes(data)
    monkeypatch.chdir(root / "docs")
    return root


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command: its exit code, the codes that it reports with their severities, and standard error."""

    def run(*arguments: str) -> tuple[int, set[str], str]:
        code = main(["validate", "--format", "json", *arguments])
        out, err = capsys.readouterr()
        found = {
            f"{issue['severity']} {issue['code']}"
            for file in (json.loads(out)["files"] if out else ())
            for issue in file["issues"]
        }
        return code, found, err

    return run


ALL = {"note unused-passage", "warning event-order", "error unknown-field"}
FILES = ("note.json", "warning.json", "error.json")


def test_without_settings(validate: Run) -> None:
    assert validate(*FILES)[:2] == (1, ALL)


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--ignore", "unused-passage"], ALL - {"note unused-passage"}),
        (["--ignore", "unused-passage,event-order"], {"error unknown-field"}),
        (["--ignore", "unused-passage", "--ignore", " event-order "], {"error unknown-field"}),
        (["--select", "unused-passage"], ALL - {"warning event-order"}),
        (["--select", "unused-passage,event-order"], ALL),
        (["--select", "unknown-field"], {"error unknown-field"}),
        (["--select", ""], {"error unknown-field"}),
        (["--select", "unused-passage", "--ignore", "unused-passage"], {"error unknown-field"}),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_select_and_ignore(validate: Run, options: list[str], left: set[str], jobs: str) -> None:
    assert validate(*FILES, *options, "--jobs", jobs)[:2] == (1, left)


def test_what_is_ignored_is_not_counted_and_does_not_fail(validate: Run) -> None:
    code, found, err = validate("--strict", "--ignore", "event-order", "warning.json")
    assert (code, found, err) == (0, set(), "1 file checked, none invalid\n")
    assert validate("--strict", "warning.json")[0] == 1


@pytest.mark.parametrize(
    ("severity", "code", "found"),
    [
        ("error", 1, "error unused-passage"),
        ("warning", 0, "warning unused-passage"),
        ("note", 0, "note unused-passage"),
    ],
)
def test_severity(validate: Run, severity: str, code: int, found: str) -> None:
    Path("treaty-model.toml").write_text(f'[severity]\nunused-passage = "{severity}"\n', "utf-8")
    assert validate("note.json")[:2] == (code, {found})
    assert validate("--strict", "note.json")[0] == (0 if severity == "note" else 1)


SETTINGS = 'ignore = ["unused-passage"]\n'
TABLE = f"[tool.treaty-model]\n{SETTINGS}"


@pytest.mark.parametrize(
    ("files", "heeded"),
    [
        ({"docs/treaty-model.toml": SETTINGS}, True),
        ({"docs/treaty-model.toml": TABLE}, True),
        ({"docs/pyproject.toml": TABLE}, True),
        ({"treaty-model.toml": SETTINGS}, True),
        ({"pyproject.toml": TABLE}, True),
        ({"../treaty-model.toml": SETTINGS}, False),  # beyond the repository
        ({"docs/pyproject.toml": "[tool.other]\n", "pyproject.toml": TABLE}, True),  # has nothing for this
        ({"docs/pyproject.toml": "", "treaty-model.toml": SETTINGS}, True),
        ({"docs/treaty-model.toml": "", "pyproject.toml": TABLE}, False),  # the nearest, which sets nothing
        ({"docs/treaty-model.toml": "", "docs/pyproject.toml": TABLE}, False),
        ({"docs/pyproject.toml": "[tool.treaty-model]\n", "pyproject.toml": TABLE}, False),
        ({"docs/deep/treaty-model.toml": SETTINGS}, False),  # below, not above
    ],
)
def test_the_nearest_settings_are_heeded(validate: Run, repository: Path, files: dict[str, str], heeded: bool) -> None:
    for name, text in files.items():
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text(text, "utf-8")
    assert validate("note.json")[1] == (set() if heeded else {"note unused-passage"})
    assert validate("--no-config", "note.json")[1] == {"note unused-passage"}


def test_a_file_with_settings_can_be_named(validate: Run, repository: Path) -> None:
    (repository / "other.toml").write_text(SETTINGS, "utf-8")
    (repository / "pyproject.toml").write_text("[tool.other]", "utf-8")
    Path("treaty-model.toml").write_text('ignore = ["event-order"]', "utf-8")
    assert validate("--config", "../other.toml", "note.json", "warning.json")[1] == {"warning event-order"}
    code, _, err = validate("--config", "../pyproject.toml", "note.json")
    assert (code, err) == (2, "treaty-model: ../pyproject.toml: this has no table [tool.treaty-model]\n")
    code, _, err = validate("--config", "nowhere.toml", "note.json")
    assert (code, err) == (2, "treaty-model: nowhere.toml: No such file or directory\n")


def test_the_command_line_goes_before_settings(validate: Run) -> None:
    Path("treaty-model.toml").write_text('select = ["event-order"]\nignore = ["event-order"]', "utf-8")
    assert validate("note.json", "warning.json")[1] == set()
    assert validate("note.json", "warning.json", "--select", "unused-passage")[1] == {"note unused-passage"}
    assert validate("note.json", "warning.json", "--ignore", "unused-passage")[1] == {"warning event-order"}
    Path("treaty-model.toml").write_text('ignore = ["unused-passage", "event-order"]', "utf-8")
    assert validate("note.json", "warning.json", "--select", "unused-passage")[1] == {"note unused-passage"}
    Path("treaty-model.toml").write_text("select = []", "utf-8")
    assert validate("note.json", "warning.json", "--ignore", "unused-passage")[1] == {"warning event-order"}
    assert validate("note.json", "warning.json", "--ignore", "")[1] == {"note unused-passage", "warning event-order"}


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("!x", "patterns have no `!` at their beginning; leave it out"),
        ("x/[", "a [ has no ]; write [[] for the character itself"),
        ("", "it has no name; write one, such as drafts/ or *.old.json"),
    ],
)
def test_patterns_that_can_match_nothing(validate: Run, pattern: str, why: str) -> None:
    code, _, err = validate("note.json", "--exclude", pattern)
    assert (code, err) == (2, f"treaty-model: --exclude: {pattern!r} cannot match anything: {why}\n")
    Path("treaty-model.toml").write_text(f'exclude = ["{pattern}"]', "utf-8")
    code, _, err = validate("note.json")
    assert code == 2
    assert err.endswith(f"treaty-model.toml: exclude: {pattern!r} cannot match anything: {why}\n")


def test_other_files_can_have_a_table_beside_what_is_not_for_this(validate: Run) -> None:
    Path("other.toml").write_text(f"line-length = 100\n{TABLE}", "utf-8")
    assert validate("--config", "other.toml", "note.json")[:2] == (0, set())
    Path("other.toml").write_text(f"select = []\n{TABLE}", "utf-8")
    assert validate("--config", "other.toml", "note.json")[0] == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignore = ["unused-pasage"]', "unknown code 'unused-pasage'; did you mean unused-passage?"),
        ('select = ["x"]', "unknown code 'x'; treaty-model explain lists all codes"),
        (
            'ignore = ["unknown-field"]',
            "unknown-field is an error and cannot be ignored; to accept known errors, use a baseline",
        ),
        (
            '[severity]\nunknown-field = "note"',
            "unknown-field is an error and stays one; to accept known errors, use a baseline",
        ),
        (
            '[severity]\nunused-passage = "fatal"',
            "'fatal' is not a severity for unused-passage; write error, warning or note, or name the code in `ignore`",
        ),
        ('[severity]\nx = "note"', "unknown code 'x'; treaty-model explain lists all codes"),
        (
            "[severity]\nunused-passage = true",
            'severity is not a table of codes and severities, such as unused-passage = "error"',
        ),
        ('ignore = "unused-passage"', 'ignore is not a list of texts, such as ["..."]'),
        ("ignore = [1]", 'ignore is not a list of texts, such as ["..."]'),
        ('ignor = ["unused-passage"]', "unknown setting 'ignor'; did you mean ignore?"),
        ("colour = true", "unknown setting 'colour'; write select, ignore, exclude or severity"),
        ("[tool]\ntreaty-model = 1", "tool.treaty-model is not a table"),
        (
            f"{SETTINGS}[tool.treaty-model]\nselect = []",
            "ignore is outside of [tool.treaty-model]; put all settings in the table, or none",
        ),
        (
            f"ignor = []\n{TABLE}",
            "ignor is outside of [tool.treaty-model]; put all settings in the table, or none",
        ),
        ("ignore = [", "this is not TOML: Invalid value (at end of document)"),
        ("x = " + "[" * 10_000, "this is not TOML: it is nested too deeply"),
        ("#" * 1_100_000, "this has more than 1048576 bytes"),
    ],
)
def test_wrong_settings(validate: Run, text: str, said: str) -> None:
    Path("treaty-model.toml").write_text(text, "utf-8")
    code, found, err = validate("note.json")
    assert (code, found) == (2, set())
    assert err == f"treaty-model: {os.path.abspath('treaty-model.toml')}: {said}\n"


def test_settings_that_are_no_text(validate: Run) -> None:
    Path("pyproject.toml").write_bytes(b"\xff\n")
    code, _, err = validate("note.json")
    assert code == 2
    assert "pyproject.toml: this is not TOML: 'utf-8' codec can't decode" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--ignore", "unused-pasage"], "unknown code 'unused-pasage'; did you mean unused-passage?"),
        (["--select", "a b"], "unknown code 'a b'; treaty-model explain lists all codes"),
        (["--ignore", "not-json"], "not-json is an error and cannot be ignored"),
    ],
)
def test_wrong_codes(validate: Run, options: list[str], said: str) -> None:
    code, found, err = validate("note.json", *options)
    assert (code, found) == (2, set())
    assert err.startswith(f"treaty-model: {said}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("code", CATALOGUE)
def test_only_errors_are_fixed(code: str) -> None:
    if CATALOGUE[code].severity == "error":
        with pytest.raises(WrongSelection, match="cannot be ignored"):
            Selection.of(None, [code])
        for severity in ("warning", "note"):
            with pytest.raises(WrongSelection, match="stays one"):
                Selection.of(None, [], [(code, severity)])
        Selection.of([code], [], [(code, "error")])
    else:
        Selection.of([code], [code], [(code, severity) for severity in ("error", "warning", "note")])


def many_notes_and_one_warning(good: dict[str, Any]) -> bytes:
    """A valid record with more notes than are reported of one document, and a warning that is found last."""
    source = good["sources"][0]
    passage = {name: value for name, value in source["passages"][0].items() if name != "names_articles"}
    source["passages"] += [{**passage, "id": f"{source['id']}.x{n}"} for n in range(ISSUE_LIMIT + 500)]
    return json.dumps(good).encode()


def test_no_limit_hides_what_fails(capsys: pytest.CaptureFixture[str]) -> None:
    Path("many.json").write_bytes(many_notes_and_one_warning(json.loads(WARNING)))
    assert main(["validate", "-q", "many.json"]) == 0
    assert main(["validate", "-q", "--strict", "many.json"]) == 1
    Path("treaty-model.toml").write_text('[severity]\nevent-order = "error"', "utf-8")
    assert main(["validate", "-q", "many.json"]) == 1
    capsys.readouterr()
    main(["validate", "--ignore", "unused-passage", "many.json"])
    out, err = capsys.readouterr()
    assert out.count("\n") == 2  # and nothing of more issues
    assert err == "1 file checked, 1 invalid, 1 error: many.json\n"
