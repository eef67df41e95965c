"""The folder of fixtures: what is in it, that the manifest says so, and that nothing of anybody else is touched."""

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME
from parity.judges import published
from treaty_model.cli import main
from treaty_model.fixtures import files as view
from treaty_model.model import OnDate
from treaty_model.schema import schema_files

KESTREL = tm.merge(DOCUMENTS)
TREATIES = {
    "ours": tm.bundled(),
    "kestrel": KESTREL,
    "frame": FRAME,
    "nothing": tm.Treaty(format_version="1.0", id="a"),
}
FILES = {name: view.fixtures(treaty) for name, treaty in TREATIES.items()}
MANIFESTS = {name: json.loads(files[view.MANIFEST])["files"] for name, files in FILES.items()}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main(["fixtures", *map(str, arguments)])
    except SystemExit as left:
        code = int(left.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


@cache
def xml_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(tm.xsd()))


def accepted_by_schema(data: bytes, schema: str) -> bool:
    if schema == "treaty-model.xsd":
        return xml_schema().validate(etree.fromstring(data))
    return bool(published().by_kind[schema.partition(".")[0]].is_valid(json.loads(data)))


# --- what is in it ---


@pytest.mark.parametrize("name", FILES)
def test_the_manifest_lists_every_other_file(name: str) -> None:
    files, listed = FILES[name], MANIFESTS[name]
    assert [one["path"] for one in listed] == sorted(files.keys() - {view.MANIFEST})
    for one in listed:
        data = files[one["path"]]
        assert (one["bytes"], one["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert one["what"]
        assert data == b"" or data.endswith(b"\n") or not one.get("valid", True), one["path"]
    assert all(path.isascii() and path == path.lower() and ".." not in path for path in files)
    assert files[view.MANIFEST].startswith(b'{\n  "')


@pytest.mark.parametrize("name", FILES)
def test_every_document_is_what_the_manifest_says(name: str) -> None:
    documents = [one for one in MANIFESTS[name] if "valid" in one]
    assert documents
    for one in documents:
        path = one["path"]
        found = tm.validate(FILES[name][path], "xml" if path.endswith(".xml") else "json")
        assert found.ok is one["valid"], path
        if "code" in one:
            told = [(issue.code, issue.pointer, issue.severity) for issue in found.issues]
            assert told == [(one["code"], one["pointer"], one["severity"])], path
        elif path.startswith(("treaty.", "reports/")):
            assert not found.issues, path


def test_schemas_say_what_the_manifest_says() -> None:
    seen = set()
    for one in MANIFESTS["ours"]:
        if "schema" in one:
            seen.add((one["schema"], one["schema_valid"]))
            data = FILES["ours"][one["path"]]
            assert accepted_by_schema(data, one["schema"]) is one["schema_valid"], one["path"]
    assert seen == {(name, taken) for name in ("treaty.schema.json", "treaty-model.xsd") for taken in (True, False)} | {
        ("report.schema.json", True)
    }


@pytest.mark.parametrize("name", FILES)
def test_the_parts_make_the_treaty_again(name: str) -> None:
    files, treaty = FILES[name], TREATIES[name]
    assert files["treaty.json"] == tm.dumps(treaty)
    for format in ("json", "xml"):
        articles = [
            tm.loads(files[path], format) for path in files if path[:9] == "articles/" and path.endswith(format)
        ]
        reports = [tm.loads(files[path], format) for path in files if path[:8] == "reports/" and path.endswith(format)]
        assert (len(articles), len(reports)) == (len(treaty.articles) + 1, len(treaty.sources) + 1)
        assert tm.merge(articles) == tm.merge(reports) == treaty


def test_both_formats_say_the_same() -> None:
    files = FILES["ours"]
    pairs = [path for path in files if path.endswith(".xml") and path.count("/") < 2 and "invalid" not in path]
    for path in pairs:
        if (in_json := files.get(path.replace(".xml", ".json"))) and not path.startswith("remarked"):
            assert tm.dumps(tm.loads(files[path], "xml")) == in_json


def test_claims_are_a_row_a_line() -> None:
    lines = FILES["ours"]["claims.ndjson"].decode().splitlines()
    assert [json.loads(line) for line in lines] == [claim._asdict() for claim in tm.bundled().claims()]
    assert FILES["frame"]["claims.ndjson"] == b""


def test_schemas_and_types_are_those_of_the_package() -> None:
    for name, data in schema_files().items():
        folder = "types" if name.endswith(".ts") else "schemas"
        assert FILES["ours"][f"{folder}/{name}"] == data


@pytest.mark.parametrize("folder", ["invalid", "remarked"])
def test_the_index_has_each_document_of_its_folder(folder: str) -> None:
    listed = json.loads(FILES["ours"][f"{folder}/expected.json"])
    there = {path.removeprefix(f"{folder}/") for path in FILES["ours"] if path.startswith(f"{folder}/")}
    assert [one["file"] for one in listed] == sorted(there - {"expected.json"})
    manifest = {one["path"]: one for one in MANIFESTS["ours"]}
    for one in listed:
        told = manifest[f"{folder}/{one['file']}"]
        assert {key: told[key] for key in one if key != "file"} == {key: one[key] for key in one if key != "file"}


def test_the_invalid_ones_do_not_rest_on_the_treaty() -> None:
    assert {p: d for p, d in FILES["ours"].items() if p.startswith("invalid/")} == {
        p: d for p, d in FILES["frame"].items() if p.startswith("invalid/")
    }


def test_parts() -> None:
    by_part = {part: set(view.fixtures(KESTREL, [part])) - {view.MANIFEST} for part in view.PARTS}
    assert set.union(*by_part.values()) == FILES["kestrel"].keys() - {view.MANIFEST}
    assert sum(map(len, by_part.values())) == len(FILES["kestrel"]) - 1
    with pytest.raises(ValueError, match="no part 'a'; there are treaty, articles"):
        view.fixtures(KESTREL, ["a", "treaty"])


# --- the command ---


def test_the_command_knows_the_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert f"one part: {', '.join(view.PARTS)};" in " ".join(run(capsys, "--help")[1].split())


def folder_of(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_write_and_check(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # waiting for the disk is most of the time that this takes
    place = tmp_path / "deep" / "er"
    code, out, err = run(capsys, place)
    assert (code, out, err) == (0, f"written: {len(FILES['ours']):,} files in {place}\n", "")
    assert folder_of(place) == FILES["ours"]
    times = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    assert run(capsys, place, "--check") == (0, f"{len(FILES['ours']):,} files in {place}, all up to date\n", "")
    assert run(capsys, place)[0] == 0
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == times


@pytest.fixture
def few(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """A folder with some parts of the invented treaty."""
    tm.write(KESTREL, tmp_path / "kestrel.json")
    assert run(capsys, tmp_path / "few", *FEW, "--treaty", tmp_path / "kestrel.json")[0] == 0
    return tmp_path / "few"


FEW = ("--only", "articles", "--only", "claims")
OF_FEW = view.fixtures(KESTREL, ["articles", "claims"])


def again(capsys: pytest.CaptureFixture[str], few: Path, *more: str) -> tuple[int, str, str]:
    return run(capsys, few, *FEW, "--treaty", few.parent / "kestrel.json", *more)


def test_check_reports_what_differs(capsys: pytest.CaptureFixture[str], few: Path) -> None:
    assert again(capsys, few, "--check")[0] == 0
    (few / "claims.ndjson").write_bytes(b"")
    (few / "articles" / "article-01.xml").unlink()
    (few / "articles" / "mine\x1b.txt").write_bytes(b"")
    (few / "articles" / "article-02.xml").unlink()
    (few / "articles" / "article-02.xml").symlink_to(few / "articles" / "article-03.xml")
    before = folder_of(few)
    code, out, _ = again(capsys, few, "--check")
    assert code == 1
    assert out.splitlines() == [
        "missing: articles/article-01.xml",
        "changed: articles/article-02.xml",
        "extra: articles/mine\\x1b.txt",
        "changed: claims.ndjson",
    ]
    assert folder_of(few) == before


def test_check_reports_a_limited_number(capsys: pytest.CaptureFixture[str], few: Path) -> None:
    code, out, _ = run(capsys, few, "--check")
    assert code == 1
    assert len(out.splitlines()) == 21
    assert out.splitlines()[-1] == f"and {len(folder_of(few).keys() | FILES['ours'].keys()) - 20} more"


def test_check_where_there_is_no_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for place in ("nowhere", "file"):
        code, out, err = run(capsys, tmp_path / place, "--check")
        assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert not (tmp_path / "nowhere").exists()


def test_what_is_no_longer_made_is_removed(capsys: pytest.CaptureFixture[str], few: Path) -> None:
    (few / "mine.txt").write_bytes(b"mine")
    (few / "articles" / "article-03.json").write_bytes(b"mine now")
    options = ("--only", "claims", "--treaty", few.parent / "kestrel.json")
    code, out, _ = run(capsys, few, *options)
    assert code == 0
    assert out.splitlines()[:2] == [
        "not a fixture, left unchanged: articles/article-03.json",
        "not a fixture, left unchanged: mine.txt",
    ]
    assert folder_of(few) == view.fixtures(KESTREL, ["claims"]) | {
        "mine.txt": b"mine",
        "articles/article-03.json": b"mine now",
    }
    (few / "articles" / "article-03.json").unlink()
    (few / "articles").rmdir()
    assert again(capsys, few)[0] == 0
    assert run(capsys, few, *options)[0] == 0
    assert not (few / "articles").exists()


def test_changed_files_are_written_again(capsys: pytest.CaptureFixture[str], few: Path) -> None:
    (few / "claims.ndjson").write_bytes(b"")
    assert again(capsys, few)[0] == 0
    assert folder_of(few) == OF_FEW


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("claims.ndjson", "no manifest lists it"),
        ("manifest.json", "no manifest lists it"),
        ("articles", "a folder is needed"),
        ("articles/article-01.json/", "a file is needed"),
    ],
)
def test_what_is_in_the_way_stays(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, what: str) -> None:
    target = tmp_path / name
    if name.endswith("/"):
        target.mkdir(parents=True)
    else:
        target.write_bytes(b'{"kind": "mine", "files": [{"path": "claims.ndjson", "sha256": ""}]}')
    before = folder_of(tmp_path)
    code, out, err = run(capsys, tmp_path)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert what in err
    assert str(target) in err
    assert folder_of(tmp_path) == before


@pytest.mark.parametrize("name", ["articles", "claims.ndjson", "manifest.json"])
def test_nothing_is_written_through_a_link(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    place, outside = tmp_path / "place", tmp_path / "outside"
    place.mkdir()
    outside.mkdir()
    (outside / "file").write_bytes(b"theirs")
    (place / name).symlink_to(outside if name == "articles" else outside / "file")
    code, out, err = run(capsys, place)
    assert (code, out) == (2, "")
    assert err == f"treaty-model: {place / name}: this is a symbolic link\n"
    assert folder_of(outside) == {"file": b"theirs"}
    assert [path.name for path in place.iterdir()] == [name]


def test_a_manifest_that_means_harm_removes_nothing(capsys: pytest.CaptureFixture[str], few: Path) -> None:
    mine = few.parent / "mine.txt"
    mine.write_bytes(b"mine")
    (few / "link").symlink_to(mine)
    manifest = json.loads((few / "manifest.json").read_bytes())
    digest = hashlib.sha256(b"mine").hexdigest()
    for path in ("../mine.txt", str(mine), "articles/../../mine.txt", "link", "..", "", "\0"):
        manifest["files"].append({"path": path, "sha256": digest})
    (few / "manifest.json").write_text(json.dumps(manifest))
    assert again(capsys, few)[0] == 0
    assert mine.read_bytes() == b"mine"
    assert (few / "link").is_symlink()


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{}",
        "7",
        "[" * 100_000,
        '{"kind": "treaty-model-fixtures"}',
        '{"kind": "treaty-model-fixtures", "files": 7}',
    ],
    ids=lambda text: text[:40],
)
def test_a_manifest_that_is_none_is_in_the_way(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, manifest: str
) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    code, _, err = run(capsys, tmp_path)
    assert code == 2
    assert "no manifest lists it" in err
    assert (tmp_path / "manifest.json").read_text() == manifest


def test_a_folder_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied", os.fspath(tmp_path / "new"))

    monkeypatch.setattr(Path, "mkdir", refuse)
    code, out, err = run(capsys, tmp_path / "new")
    assert (code, out, err) == (2, "", f"treaty-model: {tmp_path / 'new'}: Permission denied\n")


def test_wrong_use(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, tmp_path / "new", "--only", "a")[0] == 2
    assert run(capsys)[0] == 2
    tm.write(DOCUMENTS[1], tmp_path / "report.json")
    assert run(capsys, tmp_path / "new", "--treaty", tmp_path / "report.json")[0] == 2
    assert not (tmp_path / "new").exists()


def test_a_report_that_is_none_by_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    signing, *others = KESTREL.events
    clauses = tuple(
        clause.model_copy(update={"reported_by": ("gazette.p1",)}) if clause.kind == "occurrence" else clause
        for clause in signing.clauses
    )
    assert any(isinstance(clause, OnDate) and clause.reported_by == ("kurier.p1",) for clause in clauses)
    treaty = KESTREL.model_copy(update={"events": (signing.model_copy(update={"clauses": clauses}), *others)})
    tm.write(treaty, tmp_path / "treaty.json")
    code, out, err = run(capsys, tmp_path / "new", "--treaty", tmp_path / "treaty.json")
    assert (code, out) == (1, "")
    assert "unreported-event" in err
    assert not (tmp_path / "new").exists()
    assert run(capsys, tmp_path / "new", "--treaty", tmp_path / "treaty.json", "--only", "articles")[0] == 0
