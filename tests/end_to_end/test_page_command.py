"""The command `page`: a file that is the same everywhere, with third-party text only where one asks for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import TEXTS
from pages import KESTREL
from treaty_model.cli import main
from treaty_model.view.page.document import treaty_page

WORDS = "gets the other's soldiers"
NOTICE = "It contains third-party text: it is for your own use, not for republication.\n"


@pytest.fixture
def kestrel(tmp_path: Path) -> Path:
    path = tmp_path / "kestrel.json"
    tm.write(KESTREL, path)
    return path


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    return folder


def test_it_writes_the_page_of_the_package_s_treaty(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "deep" / "er" / "treaty.html"
    assert main(["page", "-o", str(page)]) == 0
    assert capsys.readouterr().out == f"written: {page}\n"
    assert page.read_text("utf-8") == treaty_page(tm.bundled())


def test_text_of_third_parties_is_there_only_where_one_asks_for_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kestrel: Path, copies: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("TREATY_MODEL_CORPUS", str(copies))
    page = tmp_path / "page.html"
    command = ["page", "--treaty", str(kestrel), "-o", str(page)]
    assert main(command) == 0
    assert WORDS not in page.read_text("utf-8")
    assert capsys.readouterr().out == f"written: {page}\n"
    assert main([*command, "--corpus", str(copies)]) == 0
    assert WORDS in page.read_text("utf-8")
    assert capsys.readouterr().out == f"written: {page}\n{NOTICE}"
    (copies / "none").mkdir()
    assert main([*command, "--corpus", str(copies / "none")]) == 0
    assert WORDS not in page.read_text("utf-8")
    assert capsys.readouterr().out == f"written: {page}\n"


def test_it_is_the_same_in_every_run_and_knows_no_place(kestrel: Path, copies: Path, tmp_path: Path) -> None:
    pages = []
    for seed in ("0", "1"):
        page = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "treaty_model", "page", "--treaty", str(kestrel)]
        command += ["-o", str(page), "--corpus", str(copies)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]
    assert os.fsencode(tmp_path) not in pages[0]
    assert pages[0].endswith(b"</html>\n")


@pytest.mark.parametrize(
    "arguments",
    [[], ["-o", "{folder}"], ["-o", "page.html", "--corpus", "{folder}/none"], ["-o", "a", "--treaty", "b"]],
)
def test_what_cannot_be_tried_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    try:
        code = main(["page", *(argument.format(folder=tmp_path / "folder") for argument in arguments)])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert capsys.readouterr().err.count("\n") <= 1 or not arguments
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
