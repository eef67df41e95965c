"""`treaty-model validate --engine schema`, as people and pipelines run it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import GAZETTE
from treaty_model.cli import main

CORPUS = Path(__file__).parents[1] / "corpus" / "invalid"
GOOD = json.dumps(json.loads(tm.dumps(GAZETTE))).encode()
BAD = json.dumps(json.loads(GOOD) | {"x": 1}).encode()

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def validate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main(["validate", "--engine", "schema", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("format", ["json", "xml"])
def test_what_a_schema_rejects_and_what_it_cannot_see(validate: Run, format: str) -> None:
    code, out, err = validate(CORPUS / f"not-a-choice.{format}")
    schema = {"json": "JSON", "xml": "XML"}[format]
    assert (code, err.count("1 error")) == (1, 1)
    assert f"error: schema /events/0/status: the {schema} Schema rejects this: " in out
    assert validate(CORPUS / f"unknown-passage.{format}", "-q") == (0, "", "")  # it is a rule
    assert validate(CORPUS / f"event-order.{format}", "-q") == (0, "", "")  # it is a warning
    code, out, _ = validate(CORPUS / f"duplicate-field.{format}", "-q")
    assert code == 1
    assert "error: duplicate-field " in out or format == "xml"


def test_unsafe_bytes_have_the_code_that_they_always_have(validate: Run) -> None:
    Path("deep.json").write_text("[" * 70 + "]" * 70, "utf-8")
    Path("deep.xml").write_text("<a>" * 70 + "</a>" * 70, "utf-8")
    names = [CORPUS / name for name in ("doctype.xml", "doctype.entity.xml", "byte-order-mark.json", "compressed.xml")]
    code, out, _ = validate(*names, "deep.json", "deep.xml", "--max-bytes", "4000", "-q")
    assert code == 1
    found = ["doctype", "doctype", "byte-order-mark", "compressed", "too-deep", "too-deep"]
    assert [line.split(": ")[2] for line in out.splitlines() if ": error: " in line] == found
    assert validate("deep.json", "--max-bytes", "10", "-q")[1].split(": ")[2] == "too-large"
    assert validate("missing.json", "-q")[0] == 2


def test_streams_processes_and_forms(validate: Run) -> None:
    Path("s.ndjson").write_bytes(b"\n".join([GOOD, BAD, b"", BAD, GOOD]))
    alone = validate("s.ndjson")
    assert alone[0] == 1
    assert [line.split(":")[1] for line in alone[1].splitlines() if ": error: " in line] == ["2", "4"]
    assert "4 documents" in alone[2]
    assert validate("s.ndjson", "--jobs", "2") == alone
    _, out, _ = validate("s.ndjson", "--format", "json", "--max", "1", "-q")
    assert [issue["code"] for file in json.loads(out)["files"] for issue in file["issues"]] == ["schema"]


def test_a_baseline(validate: Run) -> None:
    Path("a.json").write_bytes(BAD)
    assert validate("a.json", "--write-baseline", "known.json")[0] == 0
    assert validate("a.json", "--baseline", "known.json", "-q") == (0, "", "")
    assert tm.validate("a.json").issues[0].code == "unknown-field"


def test_a_folder(validate: Run) -> None:
    Path("a.json").write_bytes(GOOD)
    Path("package.json").write_text('{"name": "site"}', "utf-8")
    assert validate(".") == (0, "", "1 file checked, 1 skipped (no treaty documents), none invalid\n")


@pytest.mark.parametrize("format", ["json", "xml"])
def test_a_kind(validate: Run, format: str) -> None:
    name = f"a.{format}"
    tm.write(GAZETTE, name)
    assert validate(name, "--kind", "report", "-q") == (0, "", "")
    code, out, _ = validate(name, "--kind", "treaty", "-q")
    assert (code, out.startswith(f"{name}:1:1: error: unknown-kind /kind: ")) == (1, True)


@pytest.mark.parametrize("option", [["--strict"], ["--select", "event-order"], ["--ignore", "event-order"]])
def test_options_about_warnings_make_no_sense(validate: Run, option: list[str]) -> None:
    Path("a.json").write_bytes(GOOD)
    code, out, err = validate("a.json", *option)
    assert (code, out) == (2, "")
    assert err == "treaty-model: a schema has no warnings and no notes: leave out --strict, --select and --ignore\n"
