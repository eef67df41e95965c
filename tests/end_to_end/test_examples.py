"""Every example runs: programs as they are, notebooks cell by cell, with and without what they can do without."""

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.model.placements import PlacementKind

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ELSEWHERE = {"spark_validate.py"}  # tests/spark runs it
PROGRAMS = sorted(path for path in EXAMPLES.glob("*.py") if path.name not in ELSEWHERE)
STATES = {"none", *get_args(PlacementKind)}
NOTEBOOKS = pytest.mark.parametrize("notebook", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.name)


@pytest.mark.parametrize("example", PROGRAMS, ids=lambda path: path.name)
def test_programs_run(example: Path) -> None:
    run = subprocess.run([sys.executable, example], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout


@pytest.mark.parametrize("example", ["coverage_table.py", "coverage.ipynb"])
def test_what_draws_has_a_shade_for_every_state(example: str) -> None:
    """Also where matplotlib is not at hand."""
    cells = {
        cell
        for treaty in (tm.bundled(), tm.merge(DOCUMENTS))
        for row in treaty.coverage().values()
        for cell in row.values()
    }
    assert cells <= STATES
    text = (EXAMPLES / example).read_text("utf-8").replace('\\"', '"')
    (shades,) = re.findall(r"shades = (\{.*?\})", text, re.IGNORECASE)
    assert json.loads(shades).keys() == STATES
    if example.endswith(".ipynb"):
        introduction = "".join(json.loads((EXAMPLES / example).read_text("utf-8"))["cells"][0]["source"])
        assert all(name in introduction for name in ("*explicitly*", "*inference*", "*externally*", "*none*"))


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="matplotlib is not at hand: a picture needs it")
def test_coverage_is_drawn(tmp_path: Path) -> None:
    picture = tmp_path / "coverage.svg"
    subprocess.run([sys.executable, EXAMPLES / "coverage_table.py", picture], capture_output=True, check=True)
    assert ">hu-000<" in picture.read_text("utf-8") or "<!-- hu-000 -->" in picture.read_text("utf-8")


@NOTEBOOKS
@pytest.mark.parametrize("absent", [(), ("pandas", "matplotlib.pyplot")], ids=("all", "bare"))
def test_notebooks_run(
    notebook: Path,
    absent: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    for name in absent:
        monkeypatch.setitem(sys.modules, name, None)
    names: dict[str, Any] = {}
    for n, cell in enumerate(json.loads(notebook.read_text("utf-8"))["cells"]):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{notebook.name}[{n}]", "exec"), names)
    assert capsys.readouterr().out


@NOTEBOOKS
def test_notebooks_have_nothing_of_a_run_in_them(notebook: Path) -> None:
    text = notebook.read_text("utf-8")
    tree = json.loads(text)
    assert text == json.dumps(tree, indent=1, ensure_ascii=False) + "\n"
    assert (tree["nbformat"], tree["nbformat_minor"]) == (4, 5)
    assert set(tree["metadata"]) == {"kernelspec", "language_info"}
    assert tree["metadata"]["language_info"] == {"name": "python"}
    assert len({cell["id"] for cell in tree["cells"]}) == len(tree["cells"])
    for cell in tree["cells"]:
        assert cell["metadata"] == {}
        assert cell["cell_type"] == "markdown" or (cell["outputs"], cell["execution_count"]) == ([], None)
