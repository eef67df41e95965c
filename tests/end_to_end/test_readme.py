"""What the documentation shows is what happens: every block is run."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        ROOT / "README.md",
        *(ROOT / name / "README.md" for name in ("schemas", "examples")),
        *(ROOT / "docs").glob("*.md"),
    ]
)
_NOT_SHOWN = ("GITHUB_ACTIONS", "NO_COLOR", "TREATY_MODEL_CORPUS")  # what is shown does not rest on these
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[object]:
    return [
        pytest.param(match[2], id=f"{page.parent.name}/{page.name}-{n}")
        for page in PAGES
        for n, match in enumerate(BLOCK.finditer(page.read_text("utf-8")))
        if match[1] == language
    ]


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the shown ones, where `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


@pytest.fixture(scope="module", autouse=True)
def nothing_written_before() -> None:
    shutil.rmtree(ROOT / "build" / "adding", ignore_errors=True)  # a record that is there is not begun again


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_is_shown(block: str) -> None:
    elsewhere = {name: value for name, value in os.environ.items() if name not in _NOT_SHOWN}
    environment = {**elsewhere, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        run = subprocess.run(
            shlex.split(command), cwd=ROOT, env=environment, stdout=-1, stderr=-2, text=True, check=False
        )
        assert matches(shown, run.stdout.splitlines()), run.stdout


@pytest.mark.parametrize("block", blocks("python"))
def test_python_gives_what_is_shown(block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "block", None, None)
    assert test.examples
    failed, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert failed == 0


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a", "..."], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "b", "c"], True),
        (["a", "..."], ["a"], True),
        (["a"], ["a", "b"], False),
        (["a", "...", "d"], ["a", "b", "c"], False),
        (["a.c"], ["abc"], False),
        ([], [], True),
    ],
)
def test_what_counts_as_shown(shown: list[str], printed: list[str], same: bool) -> None:
    assert matches(shown, printed) is same
