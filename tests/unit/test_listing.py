"""The files that names stand for: each once, in any letter case, behind links, without what is left out."""

import os
from pathlib import Path

import pytest

from treaty_model.batch.listing import WrongPattern, find, is_stream


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def found(*names: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [listed.file.replace(os.sep, "/") for listed in find(names, exclude)]


def test_endings_in_any_letter_case() -> None:
    names = ["d/A.JSON", "d/B.Xml", "d/C.NDJSON", "d/D.jsonl.GZ", "d/E.JsonLines", "d/f.json"]
    write(*names, "d/g.txt", "d/json", "d/h.gz")
    assert found("d") == names
    assert [is_stream(name) for name in names] == [False, False, True, True, True, False]


def test_one_file_named_in_several_ways_is_one(place: Path) -> None:
    write("a.json", "d/b.json")
    assert found("a.json", "./a.json", str(place / "a.json"), "d/../a.json") == ["a.json"]
    assert found("d/b.json", ".", "d") == ["d/b.json", "./a.json"]
    assert [listed.named for listed in find([".", "d/b.json"])] == [False, True]


def test_standard_input_and_what_is_not_there() -> None:
    assert found("-", "nowhere.json", "-") == ["-", "nowhere.json"]
    assert found("a\0b") == ["a\0b"]


@pytest.mark.skipif(os.name != "posix", reason="links are not the same elsewhere")
def test_linked_folders_are_looked_into_once(place: Path) -> None:
    write("d/a.json", "e/b.json", "e/f/c.json", "g/x.json")
    Path("d/again").symlink_to(place / "d")
    Path("d/link").symlink_to("../e")
    Path("e/up").symlink_to("..")
    Path("d/itself").symlink_to("itself")
    assert found("d") == ["d/a.json", "d/link/b.json", "d/link/f/c.json", "d/link/up/g/x.json"]
    assert found("e", "d") == ["e/b.json", "e/f/c.json", "e/up/g/x.json", "d/a.json"]
    Path("g/a").symlink_to("b")
    write("g/b/y.json")
    assert found("g") == ["g/b/y.json", "g/x.json"]  # at its own place


@pytest.mark.skipif(os.name != "posix", reason="links are not the same elsewhere")
def test_what_is_left_out_is_left_out_through_links(place: Path) -> None:
    write("docs/a.json", "docs/sub/b.json", "other/c.json", "deep/d.json")
    Path("deep/link").symlink_to("../docs")
    Path("deep/file.json").symlink_to("../docs/a.json")
    Path("deep/part").symlink_to(place / "docs" / "sub")
    kept = ["./deep/d.json", "./other/c.json"]
    for pattern in ("docs", "docs/", "/docs", "./docs", "docs/**"):
        assert found(".", exclude=(pattern,)) == kept, pattern
    assert found("deep", exclude=("docs",)) == ["deep/d.json"]  # below the current folder
    others = ["./deep/d.json", "./deep/file.json", "./docs/a.json", "./other/c.json"]
    assert found(".", exclude=("docs/sub/",)) == others
    # Without links at its own place, wherever that is named.
    own = ["./docs/a.json", "./docs/sub/b.json"]
    assert found("deep", ".") == ["deep/d.json", "deep/file.json", *own, "./other/c.json"]
    assert found("deep") == ["deep/d.json", "deep/file.json", "deep/link/a.json", "deep/link/sub/b.json"]


@pytest.mark.skipif(os.name != "posix", reason="links are not the same elsewhere")
def test_folders_without_documents() -> None:
    write("d/a.json", "e/x.txt", "f/g/.hidden.json")
    Path("l").mkdir()
    Path("l/link").symlink_to("../d")

    def empty(*names: str, exclude: tuple[str, ...] = ()) -> list[str]:
        return [listed.file for listed in find(names, exclude) if listed.empty]

    assert empty("e", "d", "f", "e/../e") == ["e", "f"]
    assert empty(".", "d", "d/", "l") == []  # found before
    assert empty("d", "l") == empty("l", "d") == []
    assert empty("d", "l", exclude=("a.*",)) == ["d"]
    assert empty("e/x.txt") == []


def test_folders_of_other_programs() -> None:
    kept = ["d/a.json", "d/build/b.json", "d/venv/c.json"]
    write(*kept, "d/node_modules/p/package.json", "d/.git/x.json", "d/.venv/x.json", "d/__pycache__/x.json")
    write("d/env/pyvenv.cfg", "d/env/lib/x.json")
    assert found("d") == kept
    assert found("d/node_modules", "d/env", "d/.git") == [
        *("d/node_modules/p/package.json", "d/env/lib/x.json", "d/.git/x.json"),
    ]


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("b.json", {"b.json", "x/b.json", "x/y/b.json"}),
        ("/b.json", {"b.json"}),
        ("x/b.json", {"x/b.json"}),
        ("./x/b.json", {"x/b.json"}),
        ("d/x/b.json", {"x/b.json"}),  # from the current folder
        ("**/y/*.json", {"x/y/b.json", "x/y/c.json"}),
        ("x/**", {"x/a.json", "x/b.json", "x/y/b.json", "x/y/c.json"}),
        ("x/*.json", {"x/a.json", "x/b.json"}),
        ("y", {"x/y/b.json", "x/y/c.json"}),
        ("y/", {"x/y/b.json", "x/y/c.json"}),
        ("b.json/", set()),
        ("[ab].json", {"a.json", "b.json", "x/a.json", "x/b.json", "x/y/b.json"}),
        ("B.json", set()),
        ("?.js*", {"a.json", "b.json", "x/a.json", "x/b.json", "x/y/b.json", "x/y/c.json"}),
    ],
)
def test_patterns(pattern: str, left_out: set[str]) -> None:
    names = ["a.json", "b.json", "x/a.json", "x/b.json", "x/y/b.json", "x/y/c.json"]
    write(*(f"d/{name}" for name in names))
    kept = [f"d/{name}" for name in names if name not in left_out]
    assert found("d", exclude=(pattern,)) == (kept or ["d"])  # a folder without documents stands for itself
    assert found("d/b.json", exclude=(pattern,)) == ["d/b.json"]  # what is named stays


@pytest.mark.parametrize("pattern", ["", " ", "/", "./", ".", "!x", "!", "[", "x[a", "a]/[b", "d/[!]", "[]", "[a]["])
def test_patterns_that_can_match_nothing(pattern: str) -> None:
    write("d/a.json")
    with pytest.raises(WrongPattern, match="cannot match anything"):
        find(["d"], [pattern])


@pytest.mark.parametrize("pattern", ["[[]", "[]]", "[!]]", "[!a]", "a]", "x!", "[!!]*", "d/[a-z].json", "../*.json"])
def test_patterns_that_can_match_something(pattern: str) -> None:
    write("d/a.json")
    find(["d"], [pattern])
