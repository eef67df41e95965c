"""The files about the project say what is true: versions, the licence, deprecated names, and hooks."""

import re
import tomllib
from pathlib import Path

import pytest

import treaty_model as tm

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RELEASES = (ROOT / "docs" / "releases.md").read_text("utf-8")


def test_the_citation_is_of_this_release() -> None:
    citation = dict(re.findall(r"^(\w[\w-]*): (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE))
    assert citation["version"] == tm.__version__
    assert (citation["title"], citation["license"]) == (PROJECT["name"], PROJECT["license"])
    assert citation["abstract"] == PROJECT["description"] + "."


def test_the_tested_releases_of_python_are_those_of_the_package() -> None:
    tested = [re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", name) for name in PROJECT["classifiers"]]
    assert re.findall(r"3\.\d+", RELEASES.partition("## Versions")[0]) == [found[1] for found in tested if found]


def test_the_format_is_that_of_the_page() -> None:
    assert f"This release reads format {tm.FORMAT_VERSION}." in RELEASES


def test_each_deprecated_name_warns_and_says_what_the_page_says() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| ([\d.]+) \|$", RELEASES, re.MULTILINE)
    assert rows
    for old, new, release in rows:
        with pytest.warns(DeprecationWarning, match=f"`{old}` is now `{new}`; {re.escape(release)} will remove"):
            getattr(tm, old)()
        assert not tm.__version__.startswith(f"{release}."), f"remove {old}"
