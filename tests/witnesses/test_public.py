"""The public names as griffe sees them without running anything, and whether it notices what breaks their users."""

import shutil
from pathlib import Path

import treaty_model as tm

from .conftest import ROOT, require_package


def test_griffe_sees_the_public_names_and_what_each_does() -> None:
    require_package("griffe")
    import griffe  # noqa: PLC0415  # it may not be there

    package = griffe.load("treaty_model", search_paths=[ROOT / "src"])
    assert isinstance(package, griffe.Module)
    assert sorted(map(str, package.exports or ())) == sorted(tm.__all__)
    for name in tm.__all__:
        found = package[name].final_target
        assert found.is_attribute or found.docstring is not None, name


def test_griffe_notices_what_breaks_users(tmp_path: Path) -> None:
    require_package("griffe")
    import griffe  # noqa: PLC0415  # it may not be there

    old = griffe.load("treaty_model", search_paths=[ROOT / "src"])
    assert list(griffe.find_breaking_changes(old, griffe.load("treaty_model", search_paths=[ROOT / "src"]))) == []

    shutil.copytree(ROOT / "src" / "treaty_model", tmp_path / "treaty_model")
    documents = tmp_path / "treaty_model" / "check" / "documents.py"
    text = documents.read_text("utf-8")
    changed = text.replace('def loads(data: bytes | str, format: Format = "json")', "def loads(data: bytes | str)")
    assert changed != text
    documents.write_text(changed, "utf-8")
    broken = list(griffe.find_breaking_changes(old, griffe.load("treaty_model", search_paths=[tmp_path])))
    assert [(change.kind.name, change.obj.name) for change in broken] == [("PARAMETER_REMOVED", "loads")]
