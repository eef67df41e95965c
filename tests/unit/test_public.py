"""The public surface, and what importing it costs."""

import subprocess
import sys
from types import ModuleType

import treaty_model as tm


def test_all_is_the_public_names() -> None:
    public = {name for name, value in vars(tm).items() if name[0] != "_" and not isinstance(value, ModuleType)}
    assert sorted(tm.__all__) == sorted(public)


def test_importing_loads_no_heavy_library() -> None:
    program = "import sys, treaty_model as tm; tm.load(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "treaty_model" in loaded
    assert not loaded & {"lxml", "jsonschema", "hypothesis", "pytest"}
