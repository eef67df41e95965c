"""The public surface, and what importing it costs."""

import subprocess
import sys

import treaty_model as tm


def test_all_is_the_public_names_in_order() -> None:
    assert tm.__all__ == sorted(tm.__all__)
    public = {name for name in vars(tm) if not name.startswith("_")}
    modules = {name for name in public if f"treaty_model.{name}" in sys.modules and name not in tm.__all__}
    assert public - modules - {"merge"} == set(tm.__all__) - {"merge"}


def test_importing_loads_no_heavy_library() -> None:
    program = "import sys, treaty_model as tm; tm.load(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "treaty_model" in loaded
    assert not loaded & {"lxml", "jsonschema", "hypothesis", "pytest"}
