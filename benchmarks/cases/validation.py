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
from ..clock import Process, process, processes_in_turns, spread
from ..figures import Goal, Result, Spread, Table
from .start import SCRIPTS

_COUNTS = (1, 100, 1_000, 10_000)
_DIFFERENT = 50

# check-jsonschema needs a third of a second for each file, so it is asked of so many at most; beyond, its time is
# continued as a straight line.
_PATIENCE = 1_000

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
            long = count > 1_000
            wanted = {
                name: command(count) for name, command in commands.items() if not long or "jsonschema" not in name
            }
            if long:
                wanted |= {name: command(count) for name, command in commands.items() if "jsonschema-rs" in name}
            slow = {name: wanted.pop(name) for name in list(wanted) if name == _CHECKER and count > 100}
            measured = processes_in_turns(wanted, 1 if long else rounds)
            measured |= {name: [process(command)] for name, command in slow.items()}
            for name, each in measured.items():
                runs.setdefault(name, {})[count] = each
    checker = {count: spread(each, "processor") for count, each in runs[_CHECKER].items()}
    slope = (checker[1_000].median - checker[100].median) / 900
    continued = checker[1_000].median + slope * 9_000
    tables, goals = [], []
    for count in _COUNTS:
        times = {name: spread(each[count], "processor") for name, each in runs.items() if count in each}
        if count > _PATIENCE:
            times[f"{_CHECKER}, continued from 100 and 1,000"] = Spread.of([continued])
        tables.append(Table(f"{_files(count)}: processor time", "s", times, _OURS))
        ratio = (checker[count].median if count in checker else continued) / times[_OURS].median
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
    goals.append(Goal("validate, peak memory of 10,000 files / of 100", growth, "at most", 1.2))
    goals.append(
        Goal("validate, wall time of two jobs / of one", walls[_TWO].median / walls[_OURS].median, "at most", 0.6)
    )
    notes = (
        "The wall time of two jobs says something only on a machine that has two processors free.",
        "check-jsonschema and jsonschema-rs check the JSON Schema and no rule, and xmllint the XML Schema.",
    )
    return Result(tuple(tables), tuple(goals), notes)


_OURS, _TWO, _CHECKER = "treaty-model validate", "treaty-model validate --jobs 2", "check-jsonschema"
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

    ours, checker = str(SCRIPTS / "treaty-model"), str(SCRIPTS / "check-jsonschema")
    commands: dict[str, Callable[[int], list[str]]] = {
        _OURS: lambda count: [ours, "validate", *files["json"][:count]],
        _TWO: lambda count: [ours, "validate", "--jobs", "2", *files["json"][:count]],
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
