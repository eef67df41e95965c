"""The commands, as people run them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model.cli import main
from treaty_model.view.tables import table_files
from treaty_model.view.text_layout import columns

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
CORPUS = ROOT / "tests" / "corpus"
KESTREL = ROOT / "examples" / "kestrel"


@pytest.fixture
def kestrel(tmp_path: Path) -> Path:
    path = tmp_path / "kestrel.json"
    tm.write(tm.merge(DOCUMENTS), path)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def test_build(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "build", SEEDS, "--out", tmp_path / "deep" / "er")
    assert code == 0
    for name in ("treaty.json", "treaty.xml"):
        assert tm.read(tmp_path / "deep" / "er" / name) == tm.bundled()
    assert "5 reports, 23 articles" in out
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line[:1].isdigit()}
    assert len(rows) == 23
    assert rows["4"] == ["explicit", "inferred", "inferred", "explicit", "inferred"]
    assert rows["9"] == ["-"] * 5


def test_build_twice_and_in_any_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.json"))
    for place, order in (("a", files), ("b", files[::-1]), ("c", [SEEDS, files[2]])):
        assert run(capsys, "build", *order, "--out", tmp_path / place)[0] == 0
    for name in ("treaty.json", "treaty.xml"):
        a, b, c = ((tmp_path / place / name).read_bytes() for place in "abc")
        assert a == b == c


def test_build_without_documents_works_on_the_embedded_treaty(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "build", "--out", tmp_path)[0] == 0
    assert tm.read(tmp_path / "treaty.json") == tm.bundled()


def test_show_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "4")
    assert code == 0
    lines = {line[:44].strip(): line[44:].split() for line in out.splitlines()}
    assert lines["state-of-war"] == ["de-001*", "en-002", "hu-000*"]
    assert lines["attack"] == ["de-001", "de-003"]


def test_show_an_article_that_no_report_has(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "9")
    assert code == 0
    assert "No report names it. The reports are de-001, de-003, en-002, hu-000, hu-004." in out


def test_show_the_treaty(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show")
    assert code == 0
    for text in (
        "reported by number: 4, 8, 22",
        "signing (signing, done)",
        "(parliamentary-action, planned)",
        "disagreement",
    ):
        assert text in out


def test_show_what_stands_in_no_article(capsys: pytest.CaptureFixture[str], kestrel: Path) -> None:
    code, out, _ = run(capsys, "show", "unplaced", "--treaty", kestrel)
    assert code == 0
    assert "undertaking: spring-fair" in out
    assert "period: fixed (10)" in out


def test_trace(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "trace", "22")
    assert code == 0
    passage = tm.bundled().passage("de-001.p5")
    assert f"de-001.p5    001_eb7efbe0feb697fe.txt {passage.start}-{passage.end}" in out
    assert f"sha256 {passage.sha256}" in out
    assert "paraphrase of the treaty; names article 22" in out
    assert "note: " in out
    assert f"{passage.text_start} … {passage.text_end}" in out


def test_coverage_is_what_build_prints(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "coverage")
    assert code == 0
    assert "consultation-on-threat       -         -       reported  -         -\n" in out
    assert out in run(capsys, "build", SEEDS, "--out", tmp_path)[1]


def test_claims(capsys: pytest.CaptureFixture[str]) -> None:
    claims = tm.bundled().claims()
    code, out, _ = run(capsys, "claims", "--format", "json")
    assert code == 0
    assert [tuple(row.values()) for row in json.loads(out)] == list(claims)
    code, out, _ = run(capsys, "claims", "--format", "csv")
    assert code == 0
    head, *rows = csv.reader(io.StringIO(out))
    assert tuple(head) == claims[0]._fields
    assert rows == [["" if value is None else str(value) for value in claim] for claim in claims]


def test_tables(capsys: pytest.CaptureFixture[str], kestrel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "er"
    code, out, _ = run(capsys, "tables", "--treaty", kestrel, "-o", folder)
    assert code == 0
    files = table_files(tm.merge(DOCUMENTS))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    assert out == "".join(f"written: {folder / name}\n" for name in files)


def test_tables_are_the_same_in_every_run(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "treaty_model", "tables", "-o", str(tmp_path / seed)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    one, other = ({p.name: p.read_bytes() for p in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert one == other == table_files(tm.bundled())


def test_parquet_wants_its_library(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "treaty_model.view.tables.parquet", raising=False)
    code, out, err = run(capsys, "tables", "--parquet", "-o", tmp_path / "tables")
    message = "treaty-model: --parquet needs pyarrow, which comes with the extra `tables`: treaty-model[tables]\n"
    assert (code, out, err) == (2, "", message)
    assert not (tmp_path / "tables").exists()


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.json")), ids=lambda path: path.name)
def test_convert_there_and_back(capsys: pytest.CaptureFixture[str], tmp_path: Path, path: Path) -> None:
    there, back, again = (tmp_path / name for name in ("there.xml", "back.json", "again.xml"))
    for source, target in ((path, there), (there, back), (back, again)):
        assert run(capsys, "convert", source, target) == (0, f"written: {target}\n", "")
    assert back.read_bytes() == path.read_bytes()
    assert again.read_bytes() == there.read_bytes()


def test_documents_in_xml_are_documents_everywhere(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for path in SEEDS.glob("*.json"):
        run(capsys, "convert", path, tmp_path / f"{path.stem}.xml")
    assert run(capsys, "build", tmp_path, "--out", tmp_path / "out")[0] == 0
    assert tm.read(tmp_path / "out" / "treaty.xml") == tm.bundled()
    assert run(capsys, "show", "4", "--treaty", tmp_path / "out" / "treaty.xml") == run(capsys, "show", "4")


def test_schemas(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "schemas", "--out", tmp_path)[0] == 0
    for committed in (ROOT / "schemas" / "v1").iterdir():
        assert (tmp_path / committed.name).read_bytes() == committed.read_bytes()


@pytest.mark.parametrize(
    "command", [["show"], ["show", "4"], ["show", "unplaced"], ["trace", "4"], ["trace", "unplaced"], ["coverage"]]
)
def test_everything_fits_80_columns(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    _, out, _ = run(capsys, *command)
    assert max(map(columns, out.splitlines())) <= 80


def test_many_reports_fit_80_columns_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    reports = []
    for n in range(12):
        text = tm.dumps(GAZETTE).decode().replace("gazette", f"a-rather-long-name-{n}")
        reports.append(tm.loads(text.encode()))
    tm.write(tm.merge([FRAME, *reports]), tmp_path / "t.json")
    for command in (["coverage"], ["show"], ["show", "2"], ["trace", "2"]):
        _, out, _ = run(capsys, *command, "--treaty", tmp_path / "t.json")
        assert max(map(columns, out.splitlines())) <= 80, command
        assert out.count("a-rather-long-name-11") >= 1


def test_reports_in_any_script_and_with_long_names_fit_80_columns(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = tm.dumps(GAZETTE).decode()
    for short, long in (
        ('"Ruritania and"', f'"{"条约" * 60}"'),
        ('"an envoy"', f'"{"조약의 사절 " * 20}끝"'),
        ("Kestrel Accord", "長い名前の条約" * 15),
        ('"spring-fair"', f'"{"-".join(["spring-fair"] * 10)}"'),
        ("gazette.txt", f"{'신문 ' * 30}.txt"),
        ("gazette", "-".join(["gazette"] * 8)),
        ('"id": "signing"', f'"id": "{"-".join(["signing"] * 8)}"'),
    ):
        assert short in text
        text = text.replace(short, long)
    tm.write(tm.merge([FRAME, tm.loads(text.encode())]), tmp_path / "t.json")
    for command in (["coverage"], ["show"], ["show", "2"], ["show", "unplaced"], ["trace", "2"], ["trace", "unplaced"]):
        code, out, _ = run(capsys, *command, "--treaty", tmp_path / "t.json")
        assert code == 0
        assert max(map(columns, out.splitlines())) <= 80, command


def test_a_frame_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tm.write(FRAME, tmp_path / "t.json")
    for command in (["show"], ["show", "1"], ["show", "unplaced"], ["trace", "1"], ["coverage"], ["claims"]):
        code, out, _ = run(capsys, *command, "--treaty", tmp_path / "t.json")
        assert code == 0
        assert out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    reading = ("show", "trace", "coverage", "claims", "timeline", "explain", "kinds")
    for name in (*reading, "build", "convert", "validate", "schemas", "page", "tables", "fixtures"):
        assert f"\n    {name} " in out
        assert run(capsys, name, "--help")[0] == 0
    assert run(capsys, "--version")[1].startswith("treaty-model ")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "treaty-model: error: a command is missing; see treaty-model --help\n"),
        (["report"], 2, "treaty-model report: error: a command is missing; see treaty-model report --help\n"),
        (["shwo"], 2, "treaty-model: error: unknown command 'shwo'; did you mean show?\n"),
        (["Show"], 2, "unknown command 'Show'; did you mean show?\n"),
        (["xyz"], 2, "unknown command 'xyz'; choose one of build, show, trace, coverage, "),
        (["report", "nwe"], 2, "treaty-model report: error: unknown step 'nwe'; did you mean new?\n"),
        (
            ["validate", "--formt", "json", "x"],
            2,
            "validate: error: unknown option --formt; did you mean --format?\n",
        ),
        (["validate", "--formt=json", "x"], 2, "unknown option --formt; did you mean --format?\n"),
        (["validate", "--format", "jsn", "x"], 2, "argument --format: 'jsn' is not a choice; did you mean json?\n"),
        (
            ["claims", "--format", "xml"],
            2,
            "'xml' is not a choice; choose one of json, csv; see treaty-model claims --help\n",
        ),
        (["fixtures", "x", "--only", "treatyy"], 2, "'treatyy' is not a choice; did you mean treaty?\n"),
        (["--versoin"], 2, "treaty-model: error: unknown option --versoin; did you mean --version?\n"),
        (["report", "--hlp"], 2, "treaty-model report: error: unknown option --hlp; did you mean --help?\n"),
        (["show", "4", "--q"], 2, "show: error: unknown option --q; see treaty-model show --help\n"),
        (["coverage", "4"], 2, "coverage: error: too many arguments: 4; see treaty-model coverage"),
        (["explain", "unkown-feild"], 2, "treaty-model: no code 'unkown-feild'; did you mean unknown-field?\n"),
        (
            ["trace", "forr"],
            2,
            "'forr' is neither an article number nor `unplaced`; write the number alone, in digits\n",
        ),
        (["show", "5(1)"], 2, "'5(1)' is neither an article number nor `unplaced`"),
        (["show", "1_0"], 2, "'1_0' is neither an article number nor `unplaced`"),
        (["show", "9" * 5000], 2, "is neither an article number nor `unplaced`"),
        (["show", "0"], 2, "treaty-model: no article 0; the treaty has 23\n"),
        (
            ["diff", KESTREL / "gazette.report.json", SEEDS / "treaty.json"],
            2,
            "gazette.report.json is a report; name the treaty first, and then the report\n",
        ),
        (
            ["diff", SEEDS / "treaty.json", SEEDS / "treaty.json"],
            2,
            "treaty.json is a treaty, not a report; name the treaty first, and then the report\n",
        ),
        (["report", "check", SEEDS / "treaty.json"], 2, "is a treaty, not a report; name the record of one report\n"),
        (["show", "99"], 2, "treaty-model: no article 99; the treaty has 23\n"),
        (["show", "four"], 2, "treaty-model: 'four' is neither an article number nor `unplaced`; write"),
        (["show", "--treaty", "nowhere.json"], 2, "treaty-model: nowhere.json: No such file or directory\n"),
        (["show", "--treaty", KESTREL / "gazette.report.json"], 2, "is a report; build a treaty from it first\n"),
        (["show", "--treaty", ROOT / "README.md"], 2, "the name must end with .json or .xml"),
        (["show", "--treaty", SEEDS], 2, "seeds is a folder; name a document in it\n"),
        (["build", ROOT / "benchmarks" / "cases"], 2, "no documents in this folder\n"),
        (["build", SEEDS, "--out", ROOT / "README.md"], 2, "README.md: Not a directory\n"),
        (["build", SEEDS, KESTREL / "gazette.report.json"], 1, "about 2 treaties, not one"),
        (
            ["build", CORPUS / "invalid" / "wrong-form.json"],
            1,
            'wrong-form.json:74:25: error: wrong-form /sources/0/passages/0/text_start: "Should',
        ),
        (
            ["build", CORPUS / "invalid"],
            1,
            "article-not-named.json:33:9: error: article-not-named /articles/1/provisions/0",
        ),
        (
            ["convert", CORPUS / "invalid" / "doctype.xml", "x.json"],
            1,
            "doctype.xml:2:1: error: doctype: a document has no",
        ),
        (["convert", KESTREL / "gazette.report.json", "x.yaml"], 2, "x.yaml: the name must end with .json or .xml"),
        (["convert", KESTREL / "gazette.report.json", ROOT / "README.md" / "x.xml"], 2, "README.md: Not a directory\n"),
        (["convert", "nowhere.xml", "x.json"], 2, "treaty-model: nowhere.xml: No such file or directory\n"),
        (["kinds", "armed-atack"], 2, "treaty-model: no kind 'armed-atack'; did you mean armed-attack?\n"),
        (["kinds", "x"], 2, "treaty-model: no kind 'x'; treaty-model kinds lists all kinds\n"),
        (["convert", "a.xml"], 2, "the following arguments are required: OUT"),
        (["tables"], 2, "the following arguments are required: -o/--output"),
        (["tables", "-o", ROOT / "README.md"], 2, "README.md: Not a directory\n"),
        (["tables", "--treaty", KESTREL / "gazette.report.json", "-o", "x"], 2, "build a treaty from it first\n"),
        (
            ["tables", "--treaty", CORPUS / "invalid" / "article-order.json", "-o", "x"],
            1,
            "article-order.json:27:17: error: article-order /articles/1/number: this is article 3",
        ),
    ],
)
def test_what_cannot_be_done(
    capsys: pytest.CaptureFixture[str], arguments: list[object], code: int, message: str
) -> None:
    found, out, err = run(capsys, *arguments)
    assert found == code
    assert message in err
    assert code == 1 or err.count("\n") == 1
    assert out == ""


def test_an_overwritten_file_keeps_its_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in (("build", KESTREL, "--out", tmp_path),):
        assert run(capsys, *command)[0] == 0
        treaty = tm.read(tmp_path / "treaty.json")
        assert (tmp_path / "treaty.json").read_bytes() == tm.dumps(treaty)
        tm.write(treaty, tmp_path / "treaty.json", schema="../a.json")
        assert run(capsys, *command)[0] == 0
        assert (tmp_path / "treaty.json").read_bytes() == tm.dumps(treaty, schema="../a.json")
        assert (tmp_path / "treaty.xml").read_bytes() == tm.dumps(treaty, "xml")


def test_what_converting_does_with_a_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file that is written over keeps its own, a new one in JSON has that of the file that is read; XML has none."""
    named, other, xml, new = (tmp_path / name for name in ("named.json", "other.json", "a.xml", "new.json"))
    with_schema = tm.dumps(GAZETTE, schema="./a.json")
    named.write_bytes(with_schema)
    for source, target, written in (
        (named, named, with_schema),
        (named, new, with_schema),
        (named, xml, tm.dumps(GAZETTE, "xml")),
        (xml, named, with_schema),
        (xml, other, tm.dumps(GAZETTE)),
        (other, named, with_schema),
        (named, other, with_schema),
    ):
        assert run(capsys, "convert", source, target)[0] == 0
        assert target.read_bytes() == written
    tm.write(KURIER, other, schema="b")
    assert run(capsys, "convert", named, other)[0] == 0
    assert other.read_bytes() == tm.dumps(GAZETTE, schema="b")


def test_reports_that_do_not_fit_together(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tm.write(GAZETTE, tmp_path / "a.json")
    changed = (
        tm.dumps(GAZETTE).decode().replace('"language": "en",\n    "publisher"', '"language": "fr",\n    "publisher"')
    )
    (tmp_path / "b.json").write_text(changed, "utf-8")
    code, _, err = run(capsys, "build", tmp_path)
    assert (code, err) == (1, "these documents cannot be merged: source gazette is described in two ways\n")


def test_a_reader_that_has_seen_enough() -> None:
    command = f"'{sys.executable}' -m treaty_model claims | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("article,provision")
    assert done.stderr == ""


def test_a_terminal_of_another_encoding() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "treaty_model", "show"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "szerződés" in done.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "treaty_model", "claims"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "treaty-model: No space left on device\n")


def test_another_language_of_the_reports(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tm.write(KURIER, tmp_path / "k.json")
    assert run(capsys, "build", tmp_path, "--out", tmp_path / "out")[0] == 0
    assert "Wird eine Seite … sogleich." in run(capsys, "trace", "3", "--treaty", tmp_path / "out" / "treaty.json")[1]
