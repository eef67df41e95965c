"""Nothing that a document or a file's name says is a command to the runner of a job, whichever command prints it."""

import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import GAZETTE, KURIER, TEXTS
from treaty_model.cli import main

# GitHub's own two forms, Azure's and TeamCity's.
MARKS = ("::stop-commands::x", "##[stop-commands]x", "##vso[task.complete]x", "##teamcity[x]", "###[group]x")
NAMES = ("::stop-commands::x.json", "a##[x]b.json", "##vso[x].json", "##teamcity[x].json")


def commands_in(printed: str) -> list[str]:
    """The lines in which a runner would find a command. Lines of a runner end with LF or CR."""
    return [
        line
        for line in re.split("[\r\n]", printed)
        if line.lstrip().startswith("::") or re.search(r"##(vso|teamcity)?\[", line)
    ]


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder to work in, in a job of GitHub."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TREATY_MODEL_CORPUS", raising=False)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    with contextlib.suppress(SystemExit):
        main(arguments)
    return capsys.readouterr()


def hostile_report(mark: str) -> bytes:
    """A valid record that says a mark wherever it can have text."""
    tree = json.loads(tm.dumps(GAZETTE))
    source = tree["source"]
    source["title"] = source["publisher"]["value"] = source["origin"]["value"] = mark
    source["publisher"]["kind"] = source["origin"]["kind"] = "stated"
    for passage in source["passages"]:
        passage["text_start"] = passage["text_end"] = passage["note"] = mark
        passage["speaker"] = {"kind": "person", "name": mark}
    return json.dumps(tree).encode()


@pytest.mark.parametrize("mark", MARKS)
def test_text_of_every_command(capsys: pytest.CaptureFixture[str], mark: str) -> None:
    Path("a.json").write_bytes(hostile_report(mark))
    Path("b.json").write_bytes(tm.dumps(KURIER))
    Path("bad.json").write_bytes(b'{"kind": "report", "format_version": "%s"}' % mark.encode())
    Path("gazette.txt").write_text(TEXTS["gazette"] + f"\n{mark} and {mark} end\n{mark} again and {mark} end", "utf-8")
    Path("kurier.txt").write_text(TEXTS["kurier"], "utf-8")
    assert tm.validate("a.json").ok
    said = ""
    for command in (
        ["build", "a.json", "b.json"],
        *(["show"], ["show", "2"], ["trace", "2"], ["trace", "2", "--corpus", "."], ["coverage"], ["timeline"]),
        *(["diff", "build/treaty.json", "a.json"], ["verify", "a.json", "--corpus", "."], ["show", mark]),
        ["report", "check", "a.json", "--corpus", ".", "--treaty", "build/treaty.json"],
        ["report", "passage", "a.json", "--corpus", ".", "--from", mark, "--to", "end"],
        ["report", "new", "gazette.txt", "--language", mark, "-o", "new.json"],
        *(["explain", mark], ["kinds", mark], ["convert", "bad.json", "c.xml"], ["claims", "--format", "json"]),
        ["validate", "-o", "no/where", "a.json"],
    ):
        reader = command[0] in ("show", "trace", "coverage", "timeline", "claims")
        out, err = run(capsys, *command, *(["--treaty", "build/treaty.json"] if reader else []))
        assert commands_in(out) == commands_in(err) == [], command
        said += out + err
    escaped = "\\x3a:stop-commands" if mark.startswith(":") else "\\x23"
    assert escaped in said  # it was there to be broken


@pytest.mark.parametrize("mark", MARKS)
def test_only_annotations_are_commands(capsys: pytest.CaptureFixture[str], mark: str) -> None:
    Path("bad.json").write_bytes(b'{"kind": "report", "%s": 1}' % mark.encode())
    out, err = run(capsys, "validate", "bad.json")
    commands = commands_in(out)
    assert len(commands) == 4
    assert all(line.startswith("::error file=bad.json,line=1,col=") for line in commands)
    assert not any("##" in line and re.search(r"##\w*\[", line) for line in commands)
    assert commands_in(err) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_names_of_files(capsys: pytest.CaptureFixture[str], name: str) -> None:
    Path(name).write_bytes(b"{}")
    for format in ("text", "json", "gitlab", "junit", "sarif"):
        out, err = run(capsys, "validate", "--format", format, name, "nowhere" + name)
        told = [line for line in commands_in(out) if not line.startswith("::error file=")]
        assert told == commands_in(err) == [], format
    assert name in [file["file"] for file in json.loads(run(capsys, "validate", "--format", "json", name)[0])["files"]]
    (issue, *_) = json.loads(run(capsys, "validate", "--format", "gitlab", name)[0])
    assert issue["location"]["path"] == name  # the data stay as they are


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "a.json", "--x\n::stop-commands::y"],
        ["validate", "a.json", "--format", "##[x]"],
        ["::x"],
        ["convert", "a\n::stop-commands::y.json", "b.xml"],
        ["page", "-o", "a\n::stop-commands::y/b.html"],
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    out, err = run(capsys, *arguments)
    assert commands_in(out) == commands_in(err) == []


def test_claims_as_csv_are_data(capsys: pytest.CaptureFixture[str]) -> None:
    """A program reads them: they stay as they are."""
    tree = json.loads(tm.dumps(tm.merge([GAZETTE, KURIER])))
    for source in tree["sources"]:
        source["origin"] = {"kind": "stated", "value": "##[x]"}
    Path("t.json").write_text(json.dumps(tree), "utf-8")
    out, _ = run(capsys, "claims", "--treaty", "t.json")
    assert ",##[x]," in out
    out, _ = run(capsys, "claims", "--format", "json", "--treaty", "t.json")
    assert {claim["origin"] for claim in json.loads(out)} == {"##[x]"}


def test_closing_words_of_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"##[x]")))
    out, err = run(capsys, "validate", "-")
    assert len(commands_in(out)) == 1
    assert commands_in(err) == []
