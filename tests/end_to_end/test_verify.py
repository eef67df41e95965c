"""`verify`: every passage looked for in copies, and records brought up to date with them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE, KURIER, TEXTS
from treaty_model.cli import main
from treaty_model.model import Passage, Unknown
from treaty_model.passages.corpus import Corpus
from treaty_model.passages.near_duplicates import Likeness
from treaty_model.passages.verification import verify


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    return folder


@pytest.fixture
def record(tmp_path: Path) -> Path:
    tm.write(tm.merge(DOCUMENTS), tmp_path / "kestrel.json")
    return tmp_path / "kestrel.json"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in ("verify", *arguments)])
    out, err = capsys.readouterr()
    assert all(len(line) <= 80 for line in out.splitlines() if not line.startswith("written: "))
    return code, out, err


def states(out: str) -> dict[str, str]:
    return {
        line.split()[0]: line.split()[1] for line in out.splitlines() if line.startswith("  ") and ".p" in line[:14]
    }


def test_all_exact(capsys: pytest.CaptureFixture[str], copies: Path, record: Path) -> None:
    code, out, _ = run(capsys, record, "--corpus", copies)
    assert code == 0
    assert set(states(out).values()) == {"exact"}
    assert len(states(out)) == 7
    assert "gazette  4      0" in out


def test_the_folder_can_be_named_by_the_environment(
    capsys: pytest.CaptureFixture[str], copies: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TREATY_MODEL_CORPUS", str(copies))
    assert run(capsys, record)[0] == 0
    monkeypatch.delenv("TREATY_MODEL_CORPUS")
    assert run(capsys, record)[::2] == (
        2,
        "treaty-model: name the folder with copies of the documents: --corpus DIR, or TREATY_MODEL_CORPUS\n",
    )


def test_a_copy_is_known_by_its_digest_whatever_its_name(
    capsys: pytest.CaptureFixture[str], copies: Path, record: Path
) -> None:
    (copies / "deep" / "er").mkdir(parents=True)
    (copies / "gazette.txt").rename(copies / "deep" / "er" / "saved.text")
    (copies / "kurier.txt").rename(copies / "gazette.txt")  # the name of one, the text of the other
    assert run(capsys, record, "--corpus", copies)[0] == 0


def test_no_copy_is_missing(capsys: pytest.CaptureFixture[str], copies: Path, record: Path) -> None:
    (copies / "kurier.txt").unlink()
    code, out, _ = run(capsys, record, "--corpus", copies)
    assert code == 1
    assert {id for id, state in states(out).items() if state == "missing"} == {"kurier.p1", "kurier.p2", "kurier.p3"}


def test_different_files_of_one_name_are_not_chosen_from(
    capsys: pytest.CaptureFixture[str], copies: Path, record: Path
) -> None:
    for n in (1, 2):
        (copies / str(n)).mkdir()
        (copies / str(n) / "kurier.txt").write_text(f"{n}{TEXTS['kurier']}", "utf-8")
    assert run(capsys, record, "--corpus", copies)[0] == 0  # the digest tells
    (copies / "kurier.txt").unlink()
    code, out, _ = run(capsys, record, "--corpus", copies)
    assert (code, states(out)["kurier.p1"]) == (1, "missing")
    assert "several files have the name of kurier.txt" in out


def test_a_file_that_is_no_text(capsys: pytest.CaptureFixture[str], copies: Path, record: Path) -> None:
    (copies / "kurier.txt").write_bytes(TEXTS["kurier"].encode("utf-16"))
    code, out, _ = run(capsys, record, "--corpus", copies)
    assert (code, states(out)["kurier.p1"]) == (1, "missing")
    assert "is not text in UTF-8" in " ".join(out.split())


def test_update_writes_moved_passages_and_no_others(
    capsys: pytest.CaptureFixture[str], copies: Path, record: Path
) -> None:
    text = "A paragraph.\n\n" + TEXTS["gazette"].replace("the Kestrel", "the\n\u00a0Kestrel").replace("once", "last")
    (copies / "gazette.txt").write_text(text, "utf-8")
    before = tm.read(record)
    code, out, _ = run(capsys, record, "--corpus", copies)
    told = {"gazette.p1": "moved", "gazette.p2": "stale", "gazette.p3": "moved", "gazette.p4": "moved"}
    assert code == 1
    assert told.items() <= states(out).items()
    assert tm.read(record) == before
    assert run(capsys, record, "--corpus", copies, "--update")[0] == 1
    after = tm.read(record)
    assert isinstance(before, tm.Treaty)
    assert isinstance(after, tm.Treaty)
    assert states(run(capsys, record, "--corpus", copies)[1]) == {
        id: "stale" if id == "gazette.p2" else "exact" for id in states(out)
    }
    assert after.passage("gazette.p2") == before.passage("gazette.p2")
    assert after.source("kurier") == before.source("kurier")
    passage = after.passage("gazette.p1")
    assert text[passage.start : passage.end].startswith("Ruritania and Sylvania")
    assert passage.words_sha256 == before.passage("gazette.p1").words_sha256
    assert after.model_copy(update={"sources": ()}) == before.model_copy(update={"sources": ()})


def test_update_keeps_the_schema_that_a_record_names(
    capsys: pytest.CaptureFixture[str], copies: Path, record: Path
) -> None:
    (copies / "gazette.txt").write_text("A paragraph.\n\n" + TEXTS["gazette"], "utf-8")
    before = tm.read(record)
    tm.write(before, record, schema="./schemas/treaty.schema.json")
    assert run(capsys, record, "--corpus", copies, "--update")[0] == 0
    after = tm.read(record)
    assert after != before
    assert record.read_bytes() == tm.dumps(after, schema="./schemas/treaty.schema.json")


def test_update_is_done_whether_or_not_anybody_reads(copies: Path, record: Path) -> None:
    text = "A paragraph.\n\n" + TEXTS["gazette"]
    (copies / "gazette.txt").write_text(text, "utf-8")
    before = record.read_bytes()
    command = [sys.executable, "-m", "treaty_model", "verify", str(record), "--corpus", str(copies), "--update"]
    read, write = os.pipe()
    os.close(read)  # so that the first line that is printed ends the command
    subprocess.run(command, stdout=write, stderr=subprocess.DEVNULL, check=False)
    os.close(write)
    assert record.read_bytes() != before


def test_two_commands_that_add_a_passage_both_add_it(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("The first says one thing here.\nThe second says another one there.\n", "utf-8")
    record = tmp_path / "r.report.json"
    command = [sys.executable, "-m", "treaty_model", "report"]
    subprocess.run([*command, "new", tmp_path / "text.txt", "--language", "en", "-o", record], check=True)
    ends = (("The first", "here."), ("The second", "there."))
    both = [
        subprocess.Popen([*command, "passage", record, "--from", first, "--to", last, "--corpus", tmp_path])
        for first, last in ends
    ]
    assert [process.wait() for process in both] == [0, 0]
    report = tm.read(record)
    assert isinstance(report, tm.Report)
    assert [passage.id for passage in report.source.passages] != []
    assert len({passage.id for passage in report.source.passages}) == 2


def test_update_needs_a_document(capsys: pytest.CaptureFixture[str], copies: Path) -> None:
    code, _, err = run(capsys, "--corpus", copies, "--update")
    assert (code, err) == (2, "treaty-model: --update needs a document to write to\n")


def test_a_saved_page_is_a_copy(capsys: pytest.CaptureFixture[str], copies: Path, record: Path) -> None:
    (copies / "kurier.txt").unlink()
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXTS["kurier"].split("\r\n"))
    (copies / "kurier.html").write_text(f"<title>Kurier</title><nav>Start</nav>{paragraphs}", "utf-8")
    code, out, _ = run(capsys, record, "--corpus", copies)
    assert code == 1
    assert {state for id, state in states(out).items() if id.startswith("kurier")} == {"moved"}


def test_copies_of_one_text_are_pointed_out(copies: Path) -> None:
    again = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald"))
    assert isinstance(again, tm.Report)
    (copies / "herald.txt").write_text(TEXTS["gazette"] + "\nThe Herald adds a word of its own.", "utf-8")
    (found,) = verify(tm.merge([GAZETTE, KURIER, again]), Corpus(copies)).alike
    assert (found.one, found.other, found.shared) == ("gazette", "herald", 1.0)
    assert len(found.passages) == 4


def of_kurier(*passages: Passage, text: str, copies: Path) -> tuple[Likeness, ...]:
    """What is alike between the Gazette and a report of some text with some passages."""
    (copies / "kurier.txt").write_text(text, "utf-8")
    source = KURIER.source.model_copy(update={"passages": passages})
    return verify(
        tm.merge([GAZETTE, tm.Report(format_version="1.0", treaty=GAZETTE.treaty, source=source)]), Corpus(copies)
    ).alike


def test_texts_that_share_half_are_alike_whatever_their_passages(copies: Path) -> None:
    half = TEXTS["gazette"][: len(TEXTS["gazette"]) // 2]
    (found,) = of_kurier(text=f"{half} {' '.join(map(str, range(20)))}", copies=copies)
    assert 0.5 <= found.shared < 1
    assert found.passages == ()
    assert of_kurier(text=f"{half} {' '.join(map(str, range(200)))}", copies=copies) == ()


def test_a_passage_that_two_texts_share_is_pointed_out(copies: Path) -> None:
    passage = GAZETTE.source.passages[1].model_copy(update={"id": "kurier.p9"})
    (found,) = of_kurier(passage, text="Nothing else is the same in it.", copies=copies)
    assert (found.shared, found.passages) == (0.0, (("gazette.p2", "kurier.p9"),))


def test_how_copies_are_counted_is_shown(capsys: pytest.CaptureFixture[str], copies: Path, tmp_path: Path) -> None:
    again = tm.loads(tm.dumps(GAZETTE).replace(b"gazette", b"herald"))
    assert isinstance(again, tm.Report)
    (copies / "herald.txt").write_text(TEXTS["gazette"], "utf-8")
    tm.write(tm.merge([GAZETTE, again]), tmp_path / "one.json")
    assert "They count as one origin." in " ".join(run(capsys, tmp_path / "one.json", "--corpus", copies)[1].split())
    source = again.source.model_copy(update={"origin": Unknown()})
    tm.write(tm.merge([GAZETTE, again.model_copy(update={"source": source})]), tmp_path / "two.json")
    assert "They count as two origins;" in " ".join(run(capsys, tmp_path / "two.json", "--corpus", copies)[1].split())


def test_no_such_folder(capsys: pytest.CaptureFixture[str], record: Path) -> None:
    assert run(capsys, record, "--corpus", record.parent / "nowhere")[0] == 2
    assert run(capsys, record, "--corpus", record)[0] == 2


def test_trace_shows_passages_in_their_context(capsys: pytest.CaptureFixture[str], copies: Path, record: Path) -> None:
    text = TEXTS["kurier"].replace("sogleich", "spaeter")
    (copies / "kurier.txt").write_bytes(text.encode())
    for article, shown in (("2", "⟦Under Article 2, whoever"), ("3", "stale: the copy does not have the words")):
        assert main(["trace", article, "--treaty", str(record), "--corpus", str(copies)]) == 0
        out = capsys.readouterr().out
        assert shown in " ".join(out.split())
        assert all(len(line) <= 80 for line in out.splitlines())
    (copies / "kurier.txt").unlink()
    assert main(["trace", "3", "--treaty", str(record), "--corpus", str(copies)]) == 0
    assert "missing: there is no copy of the document" in capsys.readouterr().out


def test_update_leaves_no_passage_outside_of_its_document(
    capsys: pytest.CaptureFixture[str], copies: Path, record: Path
) -> None:
    passage = KURIER.source.passages[0]
    (copies / "kurier.txt").write_text("x " + TEXTS["kurier"][passage.start : passage.end], "utf-8")
    before = record.read_bytes()
    code, out, err = run(capsys, record, "--corpus", copies, "--update")
    assert (code, states(out)["kurier.p1"], states(out)["kurier.p3"]) == (1, "moved", "stale")
    assert "kurier.txt is too short for kurier.p2, which is not in it; nothing is updated" in err
    assert record.read_bytes() == before
