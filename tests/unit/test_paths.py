"""Files as a repository names them, from wherever they are checked."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from treaty_model.batch.outcome import Outcome
from treaty_model.batch.renderings import RENDERINGS
from treaty_model.batch.renderings.paths import Paths, below
from treaty_model.check.issues import Issue


@pytest.fixture(autouse=True)
def docs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder docs of a repository, in which we stand."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    folder = tmp_path / "repository" / "docs"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def repository(docs: Path) -> Path:
    return docs.parent


@pytest.fixture(params=["GITHUB_WORKSPACE", "CI_PROJECT_DIR", ".git", ".git as a file"])
def rooted(request: pytest.FixtureRequest, docs: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose root is known in one of the ways."""
    root = repository(docs)
    if request.param == ".git":
        (root / ".git").mkdir()
    elif request.param == ".git as a file":
        (root / ".git").write_text("gitdir: elsewhere", "utf-8")
    else:
        monkeypatch.setenv(request.param, os.fspath(root))
    return root


@pytest.mark.usefixtures("rooted")
@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("x.json", "docs/x.json"),
        ("./x.json", "docs/x.json"),
        ("a/b/x.json", "docs/a/b/x.json"),
        ("../x.json", "x.json"),
        ("../seeds/é ü.json", "seeds/é ü.json"),
        ("-", "-"),
        ("./-", "docs/-"),
        ("..x.json", "docs/..x.json"),
        ("../../x.json", "../../x.json"),  # beyond the root: from here
        ("a\0b", "a\0b"),
    ],
)
def test_paths_from_the_root(file: str, path: str) -> None:
    assert Paths().of(file) == path


def test_absolute_names(rooted: Path) -> None:
    assert Paths().of(os.fspath(rooted / "docs" / "x.json")) == "docs/x.json"
    assert Paths().of(os.fspath(rooted / "x.json")) == "x.json"
    assert Paths().of(os.fspath(rooted.parent / "x.json")) == "../../x.json"


def test_without_a_root(docs: Path) -> None:
    if any((above / ".git").exists() for above in docs.parents):
        pytest.skip("the folder for temporary files is in a repository")
    assert Paths().of("x.json") == "x.json"
    assert Paths().of("../x.json") == "../x.json"


@pytest.mark.parametrize("value", ["", ".", "..", "repository", "docs/..", "/no/such/folder"])
def test_what_is_no_workspace(docs: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", value)
    assert Paths().of("x.json") == "x.json"
    monkeypatch.setenv("CI_PROJECT_DIR", os.fspath(repository(docs)))  # the other one is asked then
    assert Paths().of("x.json") == "docs/x.json"


def test_a_workspace_beside_the_files(docs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "repository-2").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", os.fspath(tmp_path / "repository-2"))
    assert Paths().of("x.json") == "x.json"
    (repository(docs) / ".git").mkdir()
    assert Paths().of("x.json") == "docs/x.json"


def test_what_the_job_says_goes_first(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (docs / ".git").mkdir()  # as in a submodule
    monkeypatch.setenv("CI_PROJECT_DIR", os.fspath(repository(docs)))
    assert Paths().of("x.json") == "docs/x.json"


@pytest.mark.skipif(os.name == "nt", reason="links take a privilege on Windows")
def test_links(docs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repository(docs))
    for workspace in (tmp_path / "link", repository(docs)):
        monkeypatch.setenv("GITHUB_WORKSPACE", os.fspath(workspace))
        assert Paths().of("x.json") == "docs/x.json"
        assert Paths().of(os.fspath(tmp_path / "link" / "docs" / "x.json")) == "docs/x.json"
        assert Paths().of(os.fspath(docs / "x.json")) == "docs/x.json"
    # A link that is a file has its own name, wherever it leads. A linked folder: the place of the file, unless it leads
    # out of the repository.
    (docs / "x.json").write_bytes(b"{}")
    (docs / "same.json").symlink_to("x.json")
    (tmp_path / "elsewhere").mkdir()
    (docs / "far").symlink_to(tmp_path / "elsewhere")
    (docs / "dangling.json").symlink_to("nowhere.json")
    (repository(docs) / "seeds").mkdir()
    (docs / "near").symlink_to("../seeds")
    for name in ("same.json", "dangling.json"):
        assert Paths().of(name) == f"docs/{name}"
        assert Paths().of(os.fspath(tmp_path / "link" / "docs" / name)) == f"docs/{name}"
    assert Paths().of("near/y.json") == "seeds/y.json"
    assert Paths().of("near/../y.json") == "y.json"
    assert Paths().of("far/y.json") == "docs/far/y.json"


def test_below() -> None:
    root = os.path.abspath("root")
    assert below(os.path.join(root, "a", "b"), root) == os.path.join("a", "b")
    for other in (root, os.path.dirname(root), root + "2", os.path.join(os.path.dirname(root), "x")):
        assert below(other, root) is None


@pytest.mark.usefixtures("rooted")
@pytest.mark.parametrize("format", ["github", "gitlab", "sarif", "junit"])
def test_formats_for_repositories(format: str) -> None:
    issue = Issue("unknown-field", "error", "there is no field", "remove it", "/a", "sub/x.json", 3, 5)
    told = "\n".join(RENDERINGS[format]([Outcome("sub/x.json", 1, (issue,), ok=False)]))
    if format == "github":
        (where,) = re.findall("file=([^,]*),", told)
    elif format == "gitlab":
        where = json.loads(told)[0]["location"]["path"]
    elif format == "sarif":
        (location,) = json.loads(told)["runs"][0]["results"][0]["locations"]
        where = location["physicalLocation"]["artifactLocation"]["uri"]
    else:
        where = ElementTree.fromstring(told.encode())[0][0].attrib["name"]
    assert where == "docs/sub/x.json"


@pytest.mark.usefixtures("rooted")
@pytest.mark.parametrize("format", ["text", "json"])
def test_other_formats_name_files_as_they_were_given(format: str) -> None:
    issue = Issue("unknown-field", "error", "there is no field", "remove it", "/a", "./x.json", 3, 5)
    told = "\n".join(RENDERINGS[format]([Outcome("./x.json", 1, (issue,), ok=False)]))
    assert "./x.json" in told
    assert "docs/" not in told


def test_fingerprints_do_not_depend_on_the_folder(rooted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue = Issue("unknown-field", "error", "there is no field", "remove it", "/a", "x.json", 3, 5)

    def fingerprint(file: str) -> str:
        (told,) = json.loads("\n".join(RENDERINGS["gitlab"]([Outcome(file, 1, (issue,), ok=False)])))
        return str(told["fingerprint"])

    here = fingerprint("x.json")
    monkeypatch.chdir(rooted)
    assert fingerprint("docs/x.json") == here != fingerprint("x.json")
