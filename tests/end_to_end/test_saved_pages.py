"""Pages saved from the web at the command line: what is wrong with their bytes is told, and none is read wrongly."""

import sys
from pathlib import Path

import pytest

import treaty_model as tm
from treaty_model.cli import main

Command = tuple[str, ...]

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = (
    "<meta charset=euc-kr><title>해안일보</title><p>해안일보<p>조약 제4조는 군사 원조를 한다고 정한다. 햏</p>".encode(
        "cp949"
    )
)
BROKEN = PAGE.replace("군사".encode("cp949"), b"\xff\xb1\xba")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TREATY_MODEL_CORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, " ".join(out.split()), err


NEW: Command = ("report", "new", "haean.html", "--language", "ko", "--publisher", "해안일보", "-o", "ko.report.json")
PASSAGE: Command = ("report", "passage", "ko.report.json", "--from", "조약 제4조는", "--to", "정한다. 햏")
CHECK: Command = ("report", "check", "ko.report.json")
VERIFY: Command = ("verify", "ko.report.json", "--corpus", ".")
PROBLEM = (
    f"the page, read as euc-kr, has an invalid character at byte {BROKEN.index(0xFF)}; "
    "if letters are missing or wrong, save the page again as UTF-8"
)


def test_a_page_in_its_own_encoding(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "haean.html").write_bytes(PAGE)
    for command in (NEW, PASSAGE, CHECK, VERIFY):
        code, out, err = run(capsys, *command)
        assert (code, err) == (0, ""), out
        assert "warning: a character" not in out
    record = tm.read("ko.report.json")
    assert isinstance(record, tm.Report)
    assert record.source.document.length == len("해안일보\n조약 제4조는 군사 원조를 한다고 정한다. 햏")
    assert record.source.passages[0].text_end.endswith("햏")


def test_bytes_that_are_no_text(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "haean.html").write_bytes(BROKEN)
    for command in (NEW, PASSAGE):
        code, out, err = run(capsys, *command)
        assert (code, err) == (0, "")
        assert f"warning: haean.html: {PROBLEM}" in out
    for command in (CHECK, VERIFY):
        code, out, err = run(capsys, *command)
        assert (code, err) == (0, "")
        assert f"haean.html: the document of the record warning: {PROBLEM}" in out
    record = tm.read("ko.report.json")
    assert isinstance(record, tm.Report)
    treaty = tm.read(SEEDS / "treaty.json")
    assert isinstance(treaty, tm.Treaty)
    tm.write(tm.merge([treaty, record]), "treaty.json")
    code, out, err = run(capsys, "page", "--treaty", "treaty.json", "--corpus", ".", "-o", "page.html")
    assert (code, err) == (0, "")
    assert f"written: page.html warning: haean.html: {PROBLEM} It contains" in out


@pytest.mark.parametrize("label", ["iso-2022-kr", "hz-gb-2312", "replacement"])
def test_an_encoding_that_no_browser_reads(label: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "haean.html").write_bytes(PAGE)
    run(capsys, *NEW)
    (desk / "haean.html").write_bytes(f"<meta charset={label}><p>text".encode())
    (desk / "other.html").write_bytes(f"<meta charset={label}><p>text".encode())
    why = "cannot be read: the page declares an encoding that no browser reads; save it again as UTF-8"
    code, out, err = run(capsys, "report", "new", "other.html", "--language", "ko", "-o", "other.report.json")
    assert (code, out, err) == (2, "", f"treaty-model: other.html {why}\n")
    code, out, err = run(capsys, *PASSAGE)
    assert (code, out, err) == (2, "", f"treaty-model: haean.html {why}\n")


def test_without_the_extra(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "haean.html").write_bytes(PAGE)
    for name in [name for name in sys.modules if name.startswith("treaty_model.passages.") or "turbohtml" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "turbohtml", None)
    code, out, err = run(capsys, *NEW)
    assert (code, out) == (2, "")
    assert err == (
        "treaty-model: haean.html is a saved web page; reading it needs the extra `pages`: "
        'pip install "treaty-model[pages]"\n'
    )
