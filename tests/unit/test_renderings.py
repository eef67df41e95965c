"""What is found, in each of the formats."""

import json
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree

import pytest

import treaty_model as tm
from treaty_model.batch.outcome import Outcome, by_file
from treaty_model.batch.renderings import RENDERINGS
from treaty_model.batch.renderings.annotations import text_and_github
from treaty_model.batch.renderings.explanations import explanation
from treaty_model.batch.renderings.text import text
from treaty_model.batch.tally import Tally
from treaty_model.check.catalogue import CATALOGUE
from treaty_model.check.issues import Issue

ERROR = Issue("unknown-field", "error", "there is no field", "remove it", "/a", "a.json", 3, 5)
WARNING = Issue("event-order", "warning", "this is dated before that", "check both", "/events/1", "a.json", 7, 1)
NOTE = Issue("unused-passage", "note", "no clause refers to it", "remove it", "/b", "a.json", 9, 2, "/treaty/b")
UNREADABLE = Issue("unreadable", "error", "this cannot be read", "name a file", "", "b.json", 1, 1)

# 50% : , and a line break, as hostile as Linux lets a name be.
HOSTILE = "5%:,\n<&\udcff.json"


def checked(file: str, *issues: Issue, more: int = 0) -> Outcome:
    found = Counter[str](issue.severity for issue in issues)
    if more:
        found["more"] = more
    readable = UNREADABLE not in issues
    return Outcome(file, int(readable), issues, found, not found["error"], readable)


def rendered(format: str, *parts: Outcome) -> str:
    return "\n".join(RENDERINGS[format](parts))


PARTS = (checked("a.json", ERROR, WARNING, NOTE), checked("b.json", UNREADABLE), checked("c.json"))


def test_parts_of_a_file_are_put_together() -> None:
    parts = [checked("a.json", NOTE), checked("a.json", ERROR, more=2), checked("b.json")]
    a, b = by_file(parts)
    assert (a.documents, a.issues, a.more, a.ok, a.readable) == (2, (NOTE, ERROR), 2, False, True)
    assert a.counts == {"note": 1, "error": 1, "more": 2}
    assert b == parts[2]
    assert parts[0].documents == 1


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], "0 files checked, none invalid"),
        ([checked("a.json")], "1 file checked, none invalid"),
        ([checked("a.json"), checked("b.json", NOTE)], "2 files checked, none invalid, 1 note"),
        (PARTS, "3 files checked, 1 invalid, 1 unreadable, 2 errors, 1 warning, 1 note: a.json, b.json"),
        ([checked("a.json", more=2000)], "1 file checked, none invalid, 2,000 more issues"),
        (
            [checked("a.ndjson", ERROR), checked("a.ndjson"), checked("a.ndjson", ERROR)],
            "1 file checked, 3 documents, 1 invalid, 2 errors: a.ndjson",
        ),
        ([checked(HOSTILE, ERROR)], r"1 file checked, 1 invalid, 1 error: 5%:,\n<&\udcff.json"),
        (
            [checked(f"{n}.json", ERROR) for n in range(12)],
            "12 files checked, 12 invalid, 12 errors: "
            "0.json, 1.json, 2.json, 3.json, 4.json, 5.json, 6.json, 7.json, 8.json, 9.json, and 2 more",
        ),
    ],
)
def test_summary(parts: list[Outcome], said: str) -> None:
    tally = Tally()
    for part in parts:
        tally.add(part)
    assert str(tally.summary) == said


def test_text() -> None:
    assert rendered("text", *PARTS) == "\n".join(map(str, (ERROR, WARNING, NOTE, UNREADABLE)))
    assert rendered("text", checked("a.json", more=3), checked("b.json", more=1)) == "and 4 more issues"


def test_text_is_written_at_once() -> None:
    asked = []

    def parts() -> Iterator[Outcome]:
        for part in PARTS:
            asked.append(part.file)
            yield part

    assert next(text(parts())) == str(ERROR)
    assert asked == ["a.json"]


def test_colour_is_that_of_the_severity() -> None:
    name = "x: error: y.json"
    (line,) = text([checked(name, ERROR._replace(file=name))], colour=True)
    assert line == f"{name}:3:5: \x1b[31merror\x1b[0m: unknown-field /a: there is no field\n  remove it"
    _, warning, note, _ = text(PARTS, colour=True)
    assert "\x1b[33mwarning\x1b[0m" in warning
    assert "\x1b[36mnote\x1b[0m" in note


def test_annotations() -> None:
    assert rendered("github", *PARTS).splitlines() == [
        "::error file=a.json,line=3,col=5,title=unknown-field::there is no field. remove it",
        "::error file=b.json,line=1,col=1,title=unreadable::this cannot be read. name a file",
        "::warning file=a.json,line=7,col=1,title=event-order::this is dated before that. check both",
        "::notice file=a.json,line=9,col=2,title=unused-passage::no clause refers to it. remove it",
    ]


def test_what_is_grave_is_annotated_first() -> None:
    notes = [checked(f"{n}.json", NOTE, WARNING) for n in range(30)]
    told = rendered("github", *notes, checked("z.json", ERROR, NOTE)).splitlines()
    assert [line.split(" ")[0] for line in told] == ["::error", *["::warning"] * 9, "::notice"]
    assert [line.split(",")[0].split("=")[1] for line in told[1:10]] == [f"{n}.json" for n in range(9)]
    assert told[-1] == "::notice title=treaty-model::and 52 more issues"
    assert list(text_and_github(notes))[-11].startswith("::warning file=0.json,")


def test_annotations_are_escaped() -> None:
    issue = ERROR._replace(message="50%:\r\n::add-mask::x, y", line=None, column=None)
    assert rendered("github", checked(HOSTILE, issue)) == (
        r"::error file=5%25%3A%2C%0A<&\udcff.json,title=unknown-field::50%25:%0D%0A::add-mask::x, y. remove it"
    )


@pytest.mark.parametrize(
    ("count", "lines", "last"), [(10, 10, "::error"), (11, 11, "and 1 more issue"), (99, 11, "89")]
)
def test_ten_annotations_and_how_many_more(count: int, lines: int, last: str) -> None:
    parts = [checked(f"{n}.json", ERROR) for n in range(count)]
    told = rendered("github", *parts).splitlines()
    assert len(told) == lines
    assert last in told[-1]
    assert [*text_and_github(parts)] == [*text(parts), *told]


def test_annotations_count_issues_that_are_not_reported() -> None:
    part = checked("a.json", ERROR, more=2)
    part.counts["error"] = 5
    assert rendered("github", part).splitlines()[1:] == ["::notice title=treaty-model::and 6 more issues"]


def test_what_was_skipped_is_in_no_report_but_counted_in_json() -> None:
    parts = [*PARTS, Outcome("package.json", skipped=True)]
    for format in RENDERINGS:
        if format != "json":
            assert rendered(format, *parts) == rendered(format, *PARTS)
    told, before = (json.loads(rendered("json", *which)) for which in (parts, PARTS))
    assert told["files"] == before["files"]
    assert (told["skipped"], told["summary"]) == (["package.json"], before["summary"] | {"skipped": 1})


def test_json() -> None:
    told = json.loads(rendered("json", *PARTS[:2], checked("a.ndjson", more=1), checked("a.ndjson", NOTE)))
    assert told["summary"] == {
        "skipped": 0,
        **{"files": 3, "documents": 3, "invalid": 1, "unreadable": 1},
        **{"errors": 2, "warnings": 1, "notes": 2, "more": 1},
    }
    assert [list(file) for file in told["files"]] == [["file", "ok", "documents", "issues", "more"]] * 3
    a, b, stream = told["files"]
    assert (a["file"], a["ok"], a["documents"], a["more"]) == ("a.json", False, 1, 0)
    assert a["issues"][2] == NOTE._asdict()
    assert "path" not in a["issues"][0]
    assert "pointer" not in b["issues"][0]
    assert (stream["ok"], stream["documents"], stream["more"]) == (True, 2, 1)


def test_json_names_files_as_they_are() -> None:
    (file,) = json.loads(rendered("json", checked(HOSTILE, ERROR)))["files"]
    assert file["file"] == file["issues"][0]["file"] == "5%:,\n<&\\udcff.json"


def test_gitlab(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    told = json.loads(
        rendered("gitlab", checked(str(tmp_path / "in" / "a.json"), ERROR, NOTE), checked("./b", WARNING))
    )
    assert [issue["severity"] for issue in told] == ["major", "info", "minor"]
    assert told[0]["location"] == {"path": "in/a.json", "lines": {"begin": 3}}
    assert told[2]["location"]["path"] == "b"
    assert told[0]["description"] == "there is no field. remove it"
    assert told[0]["check_name"] == "unknown-field"
    assert rendered("gitlab") == "[]"
    without = json.loads(rendered("gitlab", checked("a.json", ERROR._replace(line=None))))
    assert without[0]["location"]["lines"] == {"begin": 1}


def test_fingerprints_are_unique_and_know_no_lines() -> None:
    def prints(*parts: Outcome) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(rendered("gitlab", *parts))]

    before = prints(checked("a.json", ERROR, ERROR, NOTE), checked("b.json", ERROR))
    assert len(set(before)) == 4
    assert all(len(digest) == 64 for digest in before)
    moved = [issue._replace(line=50, message="other words") for issue in (ERROR, ERROR, NOTE)]
    assert prints(checked("./a.json", *moved), checked("b.json", ERROR)) == before


def test_junit() -> None:
    parts = [*PARTS, checked("d.ndjson", NOTE), checked("d.ndjson", ERROR, more=2)]
    suites = ElementTree.fromstring(rendered("junit", *parts).encode())
    (suite,) = suites
    assert suites.tag == "testsuites"
    assert suite.attrib == {"name": "treaty-model", "tests": "4", "failures": "2", "errors": "1", "time": "0"}
    assert [case.attrib for case in suite] == [
        {"name": name, "classname": "treaty-model", "time": "0"} for name in ("a.json", "b.json", "c.json", "d.ndjson")
    ]
    assert [[result.tag for result in case] for case in suite] == [
        *(["failure", "system-out"], ["error"], [], ["failure", "system-out"])
    ]
    failure, output = suite[0]
    assert failure.attrib == {"message": "1 error", "type": "error"}
    assert suite[1][0].attrib == {"message": "1 error", "type": "unreadable"}
    assert failure.text == str(ERROR)
    assert output.text == f"{WARNING}\n{NOTE}"
    assert suite[3][0].text == f"{ERROR}\nand 2 more issues"


def test_junit_of_warnings_and_notes() -> None:
    passes, fails = checked("a.json", WARNING, NOTE), checked("b.json", WARNING, NOTE)
    fails.ok = False  # as where warnings fail
    first, second = ElementTree.fromstring(rendered("junit", passes, fails).encode())[0]
    assert [result.tag for result in first] == ["system-out"]
    assert [(result.tag, result.text) for result in second] == [("failure", str(WARNING)), ("system-out", str(NOTE))]
    assert second[0].attrib == {"message": "1 warning", "type": "warning"}


def test_junit_is_valid_xml_for_any_issue() -> None:
    issue = ERROR._replace(message="\x00\x1b[31m\ufffe\udc80\x85 ]]> \U0001f54a é", pointer="/a\nb<&\"'>")
    report = rendered("junit", checked(HOSTILE, issue)).encode()
    ((case,),) = ElementTree.fromstring(report)
    assert case.attrib["name"] == r"5%:,\n<&\udcff.json"
    told = case[0].text or ""
    assert "\\x00\\x1b[31m\\ufffe\\udc80\x85 ]]> \U0001f54a é" in told
    assert "/a\\nb<&\"'>" in told


def test_sarif(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    log = json.loads(rendered("sarif", *PARTS, checked(str(tmp_path / HOSTILE), ERROR)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["unknown-field", "event-order", "unused-passage", "unreadable"]
    assert rules[0]["shortDescription"]["text"] == CATALOGUE["unknown-field"].title
    assert rules[0]["fullDescription"]["text"] == CATALOGUE["unknown-field"].why
    assert rules[0]["help"]["text"].startswith(f"{CATALOGUE['unknown-field'].why}\n\n")
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning", "note", "error"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": False}]
    results = run["results"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [result["ruleId"] for result in results]
    assert [result["level"] for result in results] == ["error", "warning", "note", "error", "error"]
    assert results[2]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.json"},
                "region": {"startLine": 9, "startColumn": 2},
            },
            "logicalLocations": [{"fullyQualifiedName": "/b"}, {"fullyQualifiedName": "/treaty/b"}],
        }
    ]
    assert "logicalLocations" not in results[3]["locations"][0]
    hostile = results[4]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert hostile == "5%25%3A%2C%0A%3C%26%FF.json"
    assert len({json.dumps(result["partialFingerprints"]) for result in results}) == 5


def test_sarif_needs_no_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the package is run from its sources, or is part of one file with all that it needs."""

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    monkeypatch.setattr(metadata, "distribution", absent)
    (run,) = json.loads(rendered("sarif", *PARTS))["runs"]
    assert run["tool"]["driver"]["version"] == tm.__version__


def test_sarif_without_a_place_and_with_more() -> None:
    part = checked("a.json", ERROR._replace(line=None, column=None), more=4)
    (run,) = json.loads(rendered("sarif", part))["runs"]
    assert list(run["results"][0]["locations"][0]["physicalLocation"]) == ["artifactLocation"]
    assert run["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [{"level": "note", "message": {"text": "and 4 more issues"}}],
        }
    ]


@pytest.mark.parametrize("format", RENDERINGS)
def test_the_same_findings_give_the_same_bytes(format: str) -> None:
    parts = (*PARTS, checked(HOSTILE, ERROR, more=2))
    assert rendered(format, *parts) == rendered(format, *parts)
    rendered(format, *parts).encode()


@pytest.mark.parametrize("code", CATALOGUE)
def test_explanations(code: str) -> None:
    entry = CATALOGUE[code]
    lines = list(explanation(entry))
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith(f"{code} ({entry.severity}): ")
    assert " ".join(" ".join(lines).split()).count(entry.why) == 1
    assert "".join(lines).isprintable()
    assert not any("{" in line for line in lines if line.startswith(("message", "hint")))
    assert ("right:" in lines) is not entry.wrong.startswith("(")


def test_an_explanation() -> None:
    told = "\n".join(explanation(CATALOGUE["duplicate-party"]))
    assert "message: the party <name> is already at <first>\n" in told
