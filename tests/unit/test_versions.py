"""Documents of another version of the format: the same one issue on every way that a document can be read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE
from treaty_model.cli import main
from treaty_model.model.report import FORMAT_VERSION

TREATY = tm.merge(DOCUMENTS)
OTHERS = [("1.1", "newer"), ("2.0", "newer"), ("10.0", "newer"), ("1.10", "newer"), ("0.9", "older")]
PLAIN = [("2", "newer"), ("v2", "newer"), ("2.0.1", "newer"), ("1.1.0", "newer"), ("v0.9", "older"), ("01.1", "newer")]
PLAIN_NUMBERS = [(2, "newer"), (1.1, "newer"), (2.0, "newer"), (0, "older"), (0.5, "older")]
NO_VERSION = ["1", "1.0.0", "v1.0", "1.1 ", "1,1", "", "1.x", "１.１", "1..1", ".1", "1." * 11, "9" * 10]


def codes(data: bytes, format: Any = None) -> list[str]:
    return [issue.code for issue in tm.validate(data, format).issues]


def in_json(version: Any, **more: Any) -> bytes:
    return json.dumps({**json.loads(tm.dumps(TREATY)), "format_version": version, **more}).encode()


def in_xml(version: str, more: str = "") -> bytes:
    return tm.dumps(TREATY, "xml").replace(b'format_version="1.0"', f'format_version="{version}"{more}'.encode(), 1)


@pytest.mark.parametrize(("version", "age"), OTHERS + PLAIN)
def test_it_is_all_that_is_said(version: str, age: str) -> None:
    for data in (in_json(version, annexes=[], id=7), in_xml(version, ' annex="" id2="A"')):
        (issue,) = tm.validate(data).issues
        assert (issue.code, issue.pointer) == ("format-version", "/format_version")
        assert issue.message == f"this document has format {version}, and this release reads format {FORMAT_VERSION}"
        assert age in {"newer": issue.hint, "older": issue.hint.rpartition("take an ")[2]}[age]
        with pytest.raises(tm.InvalidDocument, match="format-version"):
            tm.loads(data, "xml" if data.startswith(b"<") else "json")


@pytest.mark.parametrize(("version", "age"), PLAIN_NUMBERS)
def test_a_number_is_a_version_too(version: float, age: str) -> None:
    (issue,) = tm.validate(in_json(version, annexes=[])).issues
    assert (issue.code, issue.pointer) == ("format-version", "/format_version")
    assert {"newer": "use a newer", "older": "use an older"}[age] in issue.hint


def test_null_and_nothing_are_answered_with_what_this_release_writes() -> None:
    (issue,) = tm.validate(in_json(None)).issues
    assert issue.hint == "the field is required: write a string"
    (issue,) = tm.validate(tm.dumps(TREATY).replace(b'"format_version": "1.0",', b"", 1)).issues
    assert (issue.code, issue.hint.rpartition(". ")[2]) == ("missing-field", 'In this release it is "1.0".')
    (issue,) = tm.validate(tm.dumps(TREATY, "xml").replace(b' format_version="1.0"', b"", 1)).issues
    assert (issue.code, issue.hint.rpartition(". ")[2]) == ("missing-field", 'In this release it is "1.0".')


@pytest.mark.parametrize("version", NO_VERSION)
def test_what_is_no_version_is_a_mistake_like_others(version: str) -> None:
    assert codes(in_json(version, annexes=[])) == ["not-a-choice", "unknown-field"]
    assert codes(in_xml(version)) == ["not-a-choice"]


@pytest.mark.parametrize("version", [1, 1.0, -2, 1e22, 10**40, None, ["1.1"], {"1": "1"}, True])
def test_what_is_no_text_is_a_mistake_like_others(version: Any) -> None:
    assert codes(in_json(version)) == ["wrong-type"]


def test_two_versions_are_a_mistake_like_others() -> None:
    twice = tm.dumps(TREATY).replace(b'"format_version": "1.0"', b'"format_version": "1.0", "format_version": "1.1"', 1)
    assert codes(twice) == ["duplicate-field", "not-a-choice"]


def test_a_document_of_a_kind_that_is_not_known_yet() -> None:
    assert codes(b'{"kind": "annex", "format_version": "1.1"}') == ["format-version"]
    assert codes(b'{"kind": "annex", "format_version": "1.0"}') == ["unknown-kind"]
    assert codes(b'{"name": "a-package", "format_version": "2.1"}') == ["missing-kind"]
    assert codes(b'[{"kind": "treaty", "format_version": "2.1"}]') == ["wrong-type"]


@pytest.mark.parametrize(
    ("namespace", "code"),
    [
        ("urn:treaty-model:2", "format-version"),
        ("urn:treaty-model:0", "format-version"),
        ("urn:treaty-model:", "wrong-namespace"),
        ("urn:treaty-model:1.1", "format-version"),
        ("urn:treaty-model:1.0", "wrong-namespace"),
        ("urn:treaty-model:x", "wrong-namespace"),
        ("urn:other:2", "wrong-namespace"),
    ],
)
def test_a_namespace_of_another_version(namespace: str, code: str) -> None:
    data = in_xml("2.0", ' more="x"').replace(b"urn:treaty-model:1", namespace.encode(), 1)
    assert codes(data) == [code]


def test_what_is_inside_a_document_has_no_version_of_its_own() -> None:
    inside = in_xml("1.0").replace(b"<article number", b'<article xmlns="urn:treaty-model:2" number', 1)
    assert "format-version" not in codes(inside)
    assert codes(in_json("1.0", parties=[{"kind": "party", "format_version": "1.1", "id": "a"}]))[0] != "format-version"


@pytest.mark.parametrize("jobs", [1, 2])
def test_in_streams_and_by_several_processes(tmp_path: Path, jobs: int, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps(json.loads(tm.dumps(GAZETTE))).encode()
    other = good.replace(b'"1.0"', b'"1.1"').replace(b'"report"', b'"report", "more": []', 1)
    (tmp_path / "stream.ndjson").write_bytes(b"\n".join([good, other] * 3))
    assert main(["validate", "--jobs", str(jobs), str(tmp_path)]) == 1
    assert [line.split()[2] for line in capsys.readouterr().out.splitlines() if ": error: " in line] == [
        "format-version"
    ] * 3


def test_of_a_document_in_python() -> None:
    values: dict[str, Any] = {**vars(GAZETTE), "format_version": "1.1"}
    read: Callable[[], Any] = lambda: tm.dumps(tm.Report.model_construct(**values))  # noqa: E731
    with pytest.raises(tm.InvalidDocument) as caught:
        read()
    assert [issue.code for issue in caught.value.issues] == ["format-version"]
