"""`treaty-model validate` on many files, beside validators of the same schemas: whole processes."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import treaty_model as tm
from treaty_model.schema.json_schema import json_schema

from .. import documents
from ..clock import Process, processes_in_turns, spread
from ..figures import Goal, Result, Spread, Table
from .start import SCRIPTS

_COUNTS = (1, 100, 1_000, 10_000)
_DIFFERENT = 50

# check-jsonschema needs two seconds for each file, so it is asked of so many at most; beyond, its time is continued as
# the straight line through that of one file and that of so many.
_PATIENCE = 100

_LOOP = """
import json, sys, jsonschema_rs
validator = jsonschema_rs.Draft202012Validator(json.load(open(sys.argv[1], encoding="utf-8")))
for name in open(sys.argv[2], encoding="utf-8").read().split():
    with open(name, "rb") as file:
        validator.validate(json.load(file))
"""


def validate(rounds: int) -> Result:
    """1, 100, 1,000 and 10,000 files of 84 kB (links to 50 different ones), in JSON and in XML."""
    runs: dict[str, dict[int, list[Process]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        for count in _COUNTS:
            wanted = {name: make(count) for name, make in commands.items() if name != _CHECKER or count <= _PATIENCE}
            for name, each in processes_in_turns(wanted, rounds if count < 100 else 1).items():
                runs.setdefault(name, {})[count] = each
    checker = {count: spread(each, "processor").median for count, each in runs[_CHECKER].items()}
    slope = (checker[_PATIENCE] - checker[1]) / (_PATIENCE - 1)
    tables, goals = [], []
    for count in _COUNTS:
        times = {name: spread(each[count], "processor") for name, each in runs.items() if count in each}
        if count > _PATIENCE:
            times[f"{_CHECKER}, extrapolated"] = Spread.of([checker[1] + slope * (count - 1)])
        tables.append(Table(f"{_files(count)}: processor time", "s", times, _OURS))
        (of_checker,) = (spread.median for name, spread in times.items() if name.startswith(_CHECKER))
        ratio = of_checker / times[_OURS].median
        goals.append(Goal(f"check-jsonschema / validate, {_files(count)}", ratio, "at least", _LEAST[count]))
    peaks = {
        f"{name}, {_files(count)}": spread(each[count], "peak", 1e-6)
        for name, each in runs.items()
        for count in (100, 10_000)
        if count in each
    }
    walls = {name: spread(runs[name][10_000], "wall") for name in (_OURS, _TWO)}
    tables.append(Table("Peak memory", "MB", peaks, f"{_OURS}, 100 files"))
    tables.append(Table("10,000 files: wall time", "s", walls, _OURS))
    growth = peaks[f"{_OURS}, 10,000 files"].median / peaks[f"{_OURS}, 100 files"].median
    goals.append(Goal("validate, peak memory of a folder of 10,000 files / of 100", growth, "at most", 1.2))
    goals.append(
        Goal("validate, wall time of two jobs / of one", walls[_TWO].median / walls[_OURS].median, "at most", 0.6)
    )
    notes = (
        "If each file is named, the names alone need memory: the system and Python keep each name several times.",
        "The wall time of two jobs is meaningful only if two processors are free.",
        f"check-jsonschema was run on at most {_PATIENCE} files; its time for more is extrapolated in a straight line.",
        "check-jsonschema and jsonschema-rs check only the JSON Schema, and xmllint only the XML Schema.",
    )
    return Result(tuple(tables), tuple(goals), notes)


_OURS, _TWO = "treaty-model validate, a folder", "treaty-model validate --jobs 2, a folder"
_NAMED, _CHECKER = "treaty-model validate, each file named", "check-jsonschema"
_LEAST = {1: 2.0, 100: 30.0, 1_000: 100.0, 10_000: 140.0}


def _files(count: int) -> str:
    return f"{count:,} file{'s' * (count > 1)}"


def _commands(folder: Path) -> dict[str, Callable[[int], list[str]]]:
    """What is run, given how many files; the files and schemas are in a folder."""
    schema, in_xml = folder / "schema.json", folder / "schema.xsd"
    schema.write_text(json.dumps(json_schema("treaty")), "utf-8")
    in_xml.write_bytes(tm.xsd())
    files = {ending: _write(folder, ending) for ending in ("json", "xml")}

    def listed(count: int) -> str:
        names = folder / f"names-{count}"
        names.write_text("\n".join(files["json"][:count]), "utf-8")
        return str(names)

    def together(count: int) -> str:
        within = folder / f"folder-{count}"
        if not within.exists():
            within.mkdir()
            for name in files["json"][:count]:
                os.link(name, within / Path(name).name)
        return str(within)

    ours, checker = str(SCRIPTS / "treaty-model"), str(SCRIPTS / "check-jsonschema")
    commands: dict[str, Callable[[int], list[str]]] = {
        _OURS: lambda count: [ours, "validate", together(count)],
        _TWO: lambda count: [ours, "validate", "--jobs", "2", together(count)],
        _NAMED: lambda count: [ours, "validate", *files["json"][:count]],
        "treaty-model validate, XML": lambda count: [ours, "validate", *files["xml"][:count]],
        "jsonschema-rs in a loop": lambda count: [sys.executable, "-c", _LOOP, str(schema), listed(count)],
        _CHECKER: lambda count: [checker, "--schemafile", str(schema), *files["json"][:count]],
    }
    if xmllint := shutil.which("xmllint"):
        commands["xmllint, XML"] = lambda count: [
            *(xmllint, "--noout", "--schema", str(in_xml)),
            *files["xml"][:count],
        ]
    return commands


def _write(folder: Path, ending: str) -> list[str]:
    names = [str(folder / f"{n}.{ending}") for n in range(max(_COUNTS))]
    for seed, name in enumerate(names[:_DIFFERENT]):
        data = documents.treaty(seed)
        Path(name).write_bytes(data if ending == "json" else tm.dumps(tm.loads(data), "xml"))
    for n, name in enumerate(names[_DIFFERENT:]):
        os.link(names[n % _DIFFERENT], name)
    return names
