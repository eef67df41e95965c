"""What runs the program in other repositories: the hook of pre-commit, and the action."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE
from treaty_model.batch.foreign import is_named_as_document

ROOT = Path(__file__).parents[2]
HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
ACTION = (ROOT / "action.yml").read_text("utf-8")


def test_the_hook_checks_what_is_named_as_a_document() -> None:
    (pattern,) = re.findall(r"^  files: (.*)$", HOOK, re.MULTILINE)
    files = re.compile(pattern)
    ours = ["treaty.json", "a/frame.json", "gazette.report.xml", "a/b.treaty.json", "FRAME.XML"]
    others = ["package.json", "report.json", "treaty.json.bak", "my-treaty.json", "x.report.ndjson", "pom.xml"]
    for name in (*ours, *others):
        assert bool(files.search(name)) is is_named_as_document(name) is (name in ours), name
    assert '  args: ["--"]' in HOOK


@pytest.mark.skipif(os.name != "posix", reason="the action runs in the shell of its runner")
def test_the_action_passes_beside_other_files(tmp_path: Path) -> None:
    (script,) = re.findall(r"    - run: \|\n((?:        .*\n)+)", ACTION)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "treaty-model"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m treaty_model "$@"\n')
    program.chmod(0o755)
    place = tmp_path / "repository"
    place.mkdir()
    tm.write(FRAME, place / "frame.json")
    tm.write(GAZETTE, place / "-q.report.xml")
    (place / "package.json").write_text('{"name": "site"}')
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def run(files: str, arguments: str = "") -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PATH": path, "FILES": files, "ARGUMENTS": arguments}
        command = ["bash", "-e", "-c", re.sub("(?m)^        ", "", script)]
        return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)

    (default,) = re.findall(r"  files:\n    description: .*\n    default: (.*)\n", ACTION)
    for files in (default, "-q.report.xml\nframe.json"):
        assert run(files).returncode == 0, run(files).stderr
        assert run(files, "--strict\n--kind\ntreaty").returncode == 1
        assert run(f"\r\n{files} \t\r\n \r\n\n", "\n\n--kind\r\ntreaty  \n").returncode == 1
        assert run(f"{files}\n\n", "\n \n").returncode == 0
    assert "2 files checked, 1 skipped (no treaty documents), none invalid" in run(default).stderr
    assert run("package.json").returncode == 1
