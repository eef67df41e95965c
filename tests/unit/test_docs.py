"""The documentation: pages that are generated are current, and every link leads somewhere."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from treaty_model.check.catalogue import CATALOGUE
from treaty_model.codec.document import roots
from treaty_model.docstrings import FILE
from treaty_model.spec import ModelSpec, types_of

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md"), ROOT / "schemas/README.md"]
)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def generated(name: str) -> str:
    page: str = runpy.run_path(str(ROOT / "docs" / f"make_{name}.py"))["page"]()
    return page


@pytest.mark.parametrize(
    "name",
    [path.stem.removeprefix("make_") for path in sorted(ROOT.glob("docs/make_*.py")) if "docstrings" not in path.name],
)
def test_generated_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / f"{name}.md").read_text("utf-8") == generated(name), "run `python3 dev.py generate`"


def test_the_docstrings_in_the_package_are_current() -> None:
    kept = (ROOT / "src" / "treaty_model" / FILE).read_text("utf-8")
    assert kept == generated("docstrings"), "run `python3 dev.py generate`"


@pytest.mark.parametrize("command", [("schemas", "--out"), ("tables", "--output")])
def test_python_without_docstrings_writes_the_same(tmp_path: Path, command: tuple[str, str]) -> None:
    for flag in ("-O", "-OO"):
        arguments = [sys.executable, flag, "-m", "treaty_model", *command, str(tmp_path / flag)]
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
    written = {path.name: path.read_bytes() for path in (tmp_path / "-O").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "-OO").iterdir()} == written
    assert len(written) > 3


def test_the_page_of_errors_has_every_code() -> None:
    assert all(f"### `{code}`" in generated("errors") for code in CATALOGUE)


def test_the_page_of_fields_has_every_type_and_every_field() -> None:
    sections = dict(re.findall(r"^### (\w+)$(.*?)(?=^##|\Z)", generated("fields"), re.MULTILINE | re.DOTALL))
    types = types_of(*roots())
    assert sorted(sections) == sorted(types)
    for name, type in types.items():
        if isinstance(type, ModelSpec):
            told = re.findall(r"^\| (\*?)`(\w+)`\*? \|", sections[name], re.MULTILINE)
            assert [(field, not star) for star, field in told] == [
                (field.name, field.required) for field in type.fields if field.name != "kind"
            ]


def test_the_page_of_the_api_has_every_public_name_and_says_what_it_does() -> None:
    entries = re.findall(r"^## (.*)\n\n(.+)$", generated("api"), re.MULTILINE)
    assert sorted(name for name, _ in entries) == sorted(tm.__all__)
    for name, text in entries:
        assert text.startswith(("```text", "`'")) or text[0].isupper(), name
    members = re.findall(r"^```text\n(\S+?)[(:].*\n```\n\n(.*)$", generated("api"), re.MULTILINE)
    assert {name for name, _ in members} >= {"validate", "merge", "Treaty.claims", "Validation.ok"}
    assert [name for name, text in members if not text] == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings: lower case, without punctuation, blanks as hyphens."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_file_that_the_architecture_names_is_there() -> None:
    named = re.findall(r"`((?:[\w-]+/)*[\w-]+(?:\.py|/))`", (ROOT / "docs" / "architecture.md").read_text("utf-8"))
    places = [ROOT, ROOT / "src" / "treaty_model", ROOT / "src" / "treaty_model" / "check"]
    missing = {path for path in named if not any((place / path).exists() for place in places)}
    assert len(named) > 20
    assert missing == set()


def test_pages_and_examples_use_public_modules_only() -> None:
    public = runpy.run_path(str(ROOT / "docs" / "make_api.py"))["PUBLIC"]
    examples = [*ROOT.glob("docs/*.md"), ROOT / "README.md", *ROOT.glob("examples/**/*.py")]
    for page in examples:
        for module, names in re.findall(r"from (treaty_model[.\w]*) import ([\w, ]+)", page.read_text("utf-8")):
            named = set(re.findall(r"`(\w+)`", public[module])) if module.count(".") > 1 or "schema" in module else None
            assert named is None or {name.strip() for name in names.split(",")} <= named, f"{page}: {module}"
