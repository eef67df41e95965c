"""Treaties as the dataclasses that xsdata makes of the XML Schema, with the members of unions in their order."""

import os
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from treaty_model.schema.xml_schema import xsd

_PACKAGE = "treaty_by_xsdata"


@cache
def model() -> Any:
    """The class of a treaty. Generated anew by each process."""
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder, "treaty.xsd")
        schema.write_bytes(xsd())
        command = [sys.executable, "-m", "xsdata", "generate", schema.name, "--package", _PACKAGE, "--compound-fields"]
        # xsdata formats what it makes with the ruff that stands beside this Python.
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, "PATH": path})
        sys.path.insert(0, folder)
        try:
            made = vars(import_module(_PACKAGE)).values()
        finally:
            sys.path.remove(folder)
    return next(cls for cls in made if getattr(getattr(cls, "Meta", None), "name", None) == "treaty")
