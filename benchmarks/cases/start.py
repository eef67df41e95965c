"""How long it takes until a process can begin: imports, and the command on one file."""

import json
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from treaty_model.schema.json_schema import json_schema

from .. import documents
from ..clock import ENVIRONMENT, processes_in_turns, spread
from ..figures import Goal, Result, Table
from ..profile import imports

SCRIPTS = Path(sysconfig.get_path("scripts"))


def start(rounds: int) -> Result:
    """Whole processes, by the processor's time."""
    with tempfile.TemporaryDirectory() as folder:
        file, schema = Path(folder, "treaty.json"), Path(folder, "schema.json")
        file.write_bytes(documents.treaty())
        schema.write_text(json.dumps(json_schema("treaty")), "utf-8")
        loading = "import treaty_model; treaty_model.bundled()"
        commands = {
            "python -c pass": _python("pass"),
            "import pydantic and its BaseModel": _python("import pydantic; pydantic.BaseModel"),
            "import pydantic, without using it": _python("import pydantic"),
            "import lxml.etree": _python("import lxml.etree"),
            "import treaty_model": _python("import treaty_model"),
            "import treaty_model; bundled()": _python(loading),
            "treaty-model --version": [str(SCRIPTS / "treaty-model"), "--version"],
            "treaty-model validate, one file": [str(SCRIPTS / "treaty-model"), "validate", str(file)],
            "check-jsonschema --version": [str(SCRIPTS / "check-jsonschema"), "--version"],
            "check-jsonschema, one file": [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(schema), str(file)],
            "xsdata --version": [str(SCRIPTS / "xsdata"), "--version"],
        }
        for command in commands.values():  # once before, so that what is compiled is there
            subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
        runs = processes_in_turns(commands, rounds)
    times = {name: spread(each, "processor", 1e3) for name, each in runs.items()}
    peaks = {name: spread(each, "peak", 1e-6) for name, each in runs.items()}
    loaded = subprocess.run(
        _python(f"{loading}; import sys; print(len(sys.modules.keys() & {{'lxml', 'jsonschema', 'hypothesis'}}))"),
        check=True,
        capture_output=True,
    )
    load = times["import treaty_model; bundled()"].median
    pydantic = times["import pydantic and its BaseModel"].median
    return Result(
        (
            Table("Processor time of a process", "ms", times, "python -c pass"),
            Table("Peak memory of a process", "MB", peaks, "python -c pass"),
            imports("`import treaty_model; bundled()`", loading),
            imports("`treaty-model --version`", "from treaty_model.cli import main; main(['--version'])"),
        ),
        (
            Goal(
                "import treaty_model and bundled() / import pydantic and its BaseModel", load / pydantic, "at most", 2.5
            ),
            Goal("lxml, jsonschema and hypothesis loaded by bundled()", float(loaded.stdout), "at most", 0),
            Goal(
                "treaty-model --version / python -c pass",
                times["treaty-model --version"].median / times["python -c pass"].median,
                "at most",
                2.5,
            ),
        ),
        ("pydantic loads its modules on first use, so importing it alone loads little.",),
    )


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]
