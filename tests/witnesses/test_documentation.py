"""The programs in docs/other-languages.md do what the page says, with the witnesses that they name."""

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from treaty_model.passages.digests import words_digest

from .conftest import NODE, ROOT, SCHEMAS, require_command, require_module, require_package
from .test_java import require_jaxb
from .test_typescript import STRICT

PAGE = (ROOT / "docs" / "other-languages.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder as the page assumes it: the schemas, and the treaty in both formats."""
    shutil.copytree(SCHEMAS, tmp_path / "schemas" / "v1")
    (tmp_path / "build").mkdir()
    for format in ("json", "xml"):
        tm.write(tm.bundled(), tmp_path / "build" / f"treaty.{format}")
    return tmp_path


@pytest.mark.parametrize("program", blocks("ts"))
def test_typescript_compiles_and_runs(project: Path, program: str) -> None:
    compiler = require_module("typescript") / "bin" / "tsc"
    require_module("ajv")
    require_module("@types/node")
    (project / "node_modules").symlink_to(NODE / "node_modules")
    (project / "package.json").write_text(json.dumps({"type": "module"}))
    (project / "program.ts").write_text(program)
    options = STRICT | {"noEmit": False, "types": ["node"], "rootDir": "."}
    (project / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["program.ts"]}))
    compiled = subprocess.run(["node", str(compiler)], cwd=project, capture_output=True, text=True, check=False)
    assert (compiled.returncode, compiled.stdout) == (0, "")
    run = subprocess.run(["node", "program.js"], cwd=project, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(("4 military de-001.p10 ", f"{tm.bundled().id} 5\n"))


@pytest.mark.parametrize("program", blocks("py"))
def test_python_gives_what_is_shown(project: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    require_package("xmlschema")
    monkeypatch.chdir(project)
    test = doctest.DocTestParser().get_doctest(program, {}, "block", None, None)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_digest_of_words_is_that_of_the_package(project: Path) -> None:
    require_command("node", "nodejs")
    shutil.copytree(ROOT / "examples", project / "examples")
    command = ["bash", "-euc", blocks("sh")[0]]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    text = (ROOT / "examples" / "adding-a-report" / "herald.txt").read_text("utf-8")
    assert words_digest(text) in run.stdout


@pytest.mark.parametrize(
    ("commands", "printed", "made", "holds"),
    [
        (
            blocks("sh")[1],
            f"{tm.bundled().id}\nArticle 1\n",
            "build/java/treaty/MutualAid.java",
            "List<Part> getClauses()",
        ),
        (blocks("sh")[2], "", "bindings.py", "    choice: list[\n        Partnership\n        | SharedAims"),
    ],
    ids=["java", "xsdata"],
)
def test_commands_do_what_is_said(project: Path, commands: str, printed: str, made: str, holds: str) -> None:
    require_command("bash", "bash")
    if "xsdata" in commands:
        require_package("xsdata")
    else:
        require_jaxb()
    shutil.copytree(ROOT / "examples" / "java", project / "examples" / "java")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["bash", "-euc", commands]
    run = subprocess.run(command, cwd=project, env=os.environ | {"PATH": path}, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.decode().startswith(printed)
    assert holds in (project / made).read_text("utf-8")
