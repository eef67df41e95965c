"""The public surface, and what importing it costs."""

import ast
import inspect
import pickle
import subprocess
import sys
from importlib import import_module, metadata
from pathlib import Path

import pytest

import treaty_model as tm

HEAVY = {"pydantic", "pydantic_core", "lxml", "jsonschema", "turbohtml", "hypothesis", "pytest"}


def loaded_by(program: str) -> set[str]:
    """What a program has loaded at its end: the modules of this package, and the other packages."""
    program = f"import sys; {program}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name if name.startswith("treaty_model") else name.partition(".")[0] for name in run.stdout.split()}


def seen_by_checkers() -> dict[str, str]:
    """The public names as whatever reads the source finds them, each with its module."""
    blocks = [node for node in ast.parse(inspect.getsource(tm)).body if isinstance(node, ast.If)]
    return {
        alias.name: str(node.module)
        for node in blocks[0].body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def test_every_public_name_is_there_for_python_and_for_checkers() -> None:
    assert sorted(tm.__all__) == sorted(seen_by_checkers())
    for name, module in seen_by_checkers().items():
        assert getattr(tm, name) is getattr(import_module(f"treaty_model.{module}"), name)
    assert set(tm.__all__) <= set(dir(tm))
    everything: dict[str, object] = {}
    exec("from treaty_model import *", everything)
    assert set(tm.__all__) == everything.keys() - {"__builtins__"}


def test_no_module_takes_the_place_of_a_public_name() -> None:
    modules = {path.stem for path in Path(str(tm.__file__)).parent.iterdir()}
    assert not modules & set(tm.__all__)


def test_the_models_are_there_at_once() -> None:
    """`help(tm.model.Passage)` is the first thing that somebody may ask."""
    program = "import treaty_model as tm; print(tm.model.Passage.__name__)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "Passage\n"


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="module 'treaty_model' has no attribute 'laod'"):
        getattr(tm, "laod")  # noqa: B009  # a type checker rejects it too
    assert not hasattr(tm, "merging_")


def test_what_is_public_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(tm.merge)) is tm.merge
    assert pickle.loads(pickle.dumps(tm.bundled())) == tm.bundled()


def test_importing_loads_next_to_nothing() -> None:
    loaded = loaded_by("import treaty_model, treaty_model.cli")
    assert "treaty_model.cli" in loaded
    assert not loaded & HEAVY
    only = loaded_by("import treaty_model") - loaded_by("import importlib, typing")
    assert only == {"treaty_model"}


def test_printing_the_version_loads_next_to_nothing() -> None:
    program = "sys.argv[1:] = ['--version']; from treaty_model.__main__ import main; assert main() == 0"
    command = [sys.executable, "-m", "treaty_model", "--version"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == f"treaty-model {metadata.version('treaty-model')}\n" == f"treaty-model {tm.__version__}\n"
    assert {name for name in loaded_by(program) if name.startswith("treaty_model")} == {
        "treaty_model",
        "treaty_model.__main__",
    }


def test_loading_the_treaty_loads_no_heavy_library_but_one() -> None:
    loaded = loaded_by("import treaty_model as tm; tm.bundled()")
    assert "treaty_model.model.treaty" in loaded
    assert loaded & HEAVY == {"pydantic", "pydantic_core"}


def test_reading_a_valid_document_loads_nothing_that_reports_problems_or_writes() -> None:
    parts = {name for name in loaded_by("import treaty_model as tm; tm.bundled()") if name.startswith("treaty_model.")}
    packages = {"treaty_model.check", "treaty_model.codec"}
    assert {name for name in parts - packages if name.rpartition(".")[0] in packages} == {
        "treaty_model.check.documents",
        "treaty_model.check.decoding",
        "treaty_model.check.preflight",
        "treaty_model.check.issues",
        "treaty_model.check.references",
        "treaty_model.check.entry",
        "treaty_model.check.rules",
        "treaty_model.codec.document",
        "treaty_model.codec.json_reader",
        "treaty_model.codec.pointer",
        "treaty_model.codec.validator",
    }


def test_loading_the_treaty_leaves_out_what_takes_long_to_import() -> None:
    loaded = loaded_by("import treaty_model as tm; tm.bundled()")
    assert not loaded & {"difflib", "tempfile", "zipfile", "email"}


def test_validating_a_valid_file_loads_no_library_for_a_few_of_its_renderings(tmp_path: Path) -> None:
    tm.write(tm.bundled(), tmp_path / "treaty.json")
    loaded = loaded_by(f"from treaty_model.cli import main; main(['validate', {str(tmp_path / 'treaty.json')!r}])")
    assert "treaty_model.batch.renderings.sarif" in loaded
    assert not loaded & {"lxml", "jsonschema", "difflib", "tempfile", "zipfile", "email"}


def test_the_old_name_of_bundled_warns_its_caller() -> None:
    with pytest.warns(DeprecationWarning, match="`load` is now `bundled`; 0.2 will remove `load`") as caught:
        assert tm.load() is tm.bundled()
    assert [warning.filename for warning in caught] == [__file__]
