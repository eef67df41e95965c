"""CONTRIBUTING.md is right: each addition is made in a copy of the project, and the commands that it names succeed."""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import treaty_model

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SECTION = re.compile(r"^## (Add .*?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("src", "tests", "docs", "schemas", "seeds", "examples", "dev.py", "pyproject.toml")

# What takes long is done once, after all additions.
GENERATE, TEST = "python3 dev.py generate", "python3 dev.py test "


class Copy:
    """A copy of the project in which additions are made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            source = ROOT / name
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=ignored)
            else:
                shutil.copy(source, folder / name)
        self.outputs: dict[str, str] = {}

    def change(self, path: str, text: str) -> None:
        """Apply a block of changes, or write a new file."""
        file = self.folder / path
        if not file.exists():
            file.write_text(text, "utf-8")
            return
        content = "\n" + file.read_text("utf-8")
        for piece in re.split(r"^\.\.\.\n", text, flags=re.MULTILINE):
            lines = [(line[:1], line[1:]) for line in piece.splitlines(keepends=True)]
            assert {mark for mark, _ in lines} <= set("+- "), piece
            old = "\n" + "".join(line for mark, line in lines if mark != "+")
            new = "\n" + "".join(line for mark, line in lines if mark != "-")
            assert content.count(old) == 1, f"{path} does not have this once:{old}"
            content = content.replace(old, new)
        file.write_text(content.removeprefix("\n"), "utf-8")

    def run(self, *command: str, shell: bool = False) -> str:
        """Run a command in the copy, with its code."""
        environment = os.environ | {
            "PYTHONPATH": str(self.folder / "src"),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        }
        done = subprocess.run(
            command[0] if shell else command,
            shell=shell,
            cwd=self.folder,
            env=environment,
            stdout=-1,
            stderr=-2,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}"
        return done.stdout


def additions() -> Iterator[tuple[str, str, str]]:
    """The blocks of all additions: the title of the section, the language, and the text."""
    for title, section in SECTION.findall(PAGE):
        for language, text in BLOCK.findall(section):
            yield title, language, text


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy with all additions, in which everything generated is current and the tests of the page pass."""
    made = Copy(tmp_path_factory.mktemp("contributing") / "project")
    tests: set[str] = set()
    for _, language, text in additions():
        if language != "sh":
            first, _, rest = text.partition("\n")
            made.change(first.lstrip("#- "), rest)
            continue
        for command in text.splitlines():
            if command.startswith(TEST):
                tests.add(command)
            elif command != GENERATE:
                made.outputs[command] = made.run(command, shell=True)
    _, commands = runpy.run_path(str(made.folder / "dev.py"))["JOBS"]["generate"]
    for _, *arguments in commands:
        made.run(sys.executable, *arguments)
    for command in sorted(tests):
        arguments = shlex.split(command.removeprefix(TEST))
        made.outputs[command] = made.run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)
    return made


def output(copy: Copy, start: str) -> str:
    (found,) = [text for command, text in copy.outputs.items() if command.startswith(start)]
    return found


def test_every_addition_is_there() -> None:
    titles = dict.fromkeys(title for title, _, _ in additions())
    kinds = ("a kind of clause", "a kind of provision", "a rule", "an export", "a report")
    assert list(titles) == [f"Add {what}" for what in kinds]


def test_the_tests_of_the_page_pass(copy: Copy) -> None:
    outputs = [text for command, text in copy.outputs.items() if command.startswith(TEST)]
    assert len(outputs) == 4
    assert all(re.search(r"^\d+ passed", text, re.MULTILINE) for text in outputs)


def test_new_kinds_are_in_everything_that_is_generated(copy: Copy) -> None:
    for name in ("schemas/v1/treaty.schema.json", "schemas/v1/treaty-model.xsd", "schemas/v1/treaty-model.d.ts"):
        text = (copy.folder / name).read_text("utf-8")
        assert '"attendance"' in text
        assert '"depositary"' in text
    assert "How many people took part" in (copy.folder / "docs" / "fields.md").read_text("utf-8")


def test_the_new_rule_is_checked_and_explained(copy: Copy) -> None:
    assert "warning: sequence-to-itself /events/0/clauses/2/event" in output(copy, "treaty-model validate")
    assert "### `sequence-to-itself` (warning)" in (copy.folder / "docs" / "errors.md").read_text("utf-8")


def test_the_new_command_answers(copy: Copy) -> None:
    assert "4: mutual-aid\n" in output(copy, "treaty-model outline")


def test_the_new_report_is_a_part_of_its_treaty(copy: Copy) -> None:
    assert "herald" in output(copy, "treaty-model coverage")


def test_the_copy_and_not_this_project_was_changed(copy: Copy) -> None:
    folder = copy.run(sys.executable, "-c", "import treaty_model; print(treaty_model.__file__)")
    assert Path(folder.strip()).is_relative_to(copy.folder)
    assert not (Path(treaty_model.__file__).parent / "view" / "outline.py").exists()
