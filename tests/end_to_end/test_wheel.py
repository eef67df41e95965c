"""The wheel holds what its users need, and works where nothing of this project is at hand."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    return built


def test_what_is_in_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("py.typed", "data/treaty.json", "testing/__init__.py", "view/page/page.css"):
        assert f"treaty_model/{name}" in names
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].split("-")[0] for name in names} == {"treaty_model"}


def test_it_loads_and_prints_the_treaty_elsewhere(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", symlinks=True)
    site = min((tmp_path / "env").glob("[Ll]ib*/**/site-packages"))  # lib64 may be lib by another name
    zipfile.ZipFile(wheel).extractall(site)
    # The dependencies come from this environment, but not this project: a path in a .pth file brings no other .pth.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    (python,) = [path for path in (tmp_path / "env").glob("*/python*") if path.stem == "python"]
    program = "import treaty_model as tm; print(tm.__file__); print(len(tm.bundled().articles))"
    run = subprocess.run([python, "-I", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    place, articles = run.stdout.split("\n")[:2]
    assert Path(place).is_relative_to(site)
    assert articles == "23"
    show = [str(python), "-I", "-m", "treaty_model", "show", "4"]
    shown = subprocess.run(show, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "state-of-war" in shown
