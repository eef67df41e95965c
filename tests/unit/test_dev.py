"""The set-up script, where its surroundings are not as it likes them."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_says_which_package_a_split_python_lacks(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit) as left:
        dev.make_env()
    assert left.value.code == 2
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert f"python{version}-venv" in out


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--help"], 0), (["tset"], 2), (["demo", "x"], 2)])
def test_it_explains_itself(arguments: list[str], code: int) -> None:
    run = subprocess.run([sys.executable, ROOT / "dev.py", *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == code
    assert "python3 dev.py demo" in run.stdout


def test_it_needs_the_standard_library_only_and_names_no_index() -> None:
    text = (ROOT / "dev.py").read_text("utf-8")
    imported = {
        line.split()[1].partition(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)
    assert "index" not in text
    assert "http" not in text


def test_set_up_is_not_done_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "DONE", tmp_path / "set-up.json")
    monkeypatch.setattr(dev, "run", lambda *command: calls.append(command))
    dev.set_up("test")
    assert calls
    calls.clear()
    dev.set_up("test")
    dev.set_up(None)
    assert calls == []
    dev.set_up("lint")
    assert any("lint" in command for command in calls)
    assert any("test" in command for command in calls)


def test_it_says_that_what_a_job_needs_cannot_be_installed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fails(*command: str) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(dev, "DONE", tmp_path / "set-up.json")
    monkeypatch.setattr(dev, "run", fails)
    monkeypatch.setattr(sys, "argv", ["dev.py", "spark"])
    assert dev.main() == 2
    assert capsys.readouterr().out.splitlines()[1:] == ["spark: not tried, because what it needs cannot be installed"]
