"""Many documents read and kept, as a notebook does: what Python's collector adds, and what is left without it."""

import sys
import tempfile
from functools import partial
from pathlib import Path

import treaty_model as tm

from .. import documents
from ..clock import processes_in_turns, spread
from ..figures import Goal, Result, Table
from ..profile import profile

_COUNT = 2_000

_READ = """
import os
from pathlib import Path
import treaty_model as tm, orjson
paths = sorted(Path({folder!r}).iterdir())
tm.read(paths[0])
tm.Treaty.model_validate_json(paths[0].read_bytes())
paths = [paths[n % len(paths)] for n in range({count})]
{way}
os._exit(0)  # so that letting the documents go, which a notebook does not do either, takes no time
"""

_LOOP, _OWN_LOOP, _OURS = "model_validate_json in a plain loop", "read in a plain loop", "read_all"

_WAYS = {
    "nothing read": "",
    "orjson.loads in a plain loop, untyped": "kept = [orjson.loads(path.read_bytes()) for path in paths]",
    _LOOP: "kept = [tm.Treaty.model_validate_json(path.read_bytes()) for path in paths]",
    _OWN_LOOP: "kept = [tm.read(path) for path in paths]",
    _OURS: "kept = tm.read_all(paths)",
}


def bulk(rounds: int) -> Result:
    """2,000 documents of 84 kB, read from files; whole processes, less what such a process does besides."""
    with tempfile.TemporaryDirectory() as folder:
        for n, data in enumerate(documents.treaties(50)):
            Path(folder, f"{n:02}.json").write_bytes(data)
        commands = {
            name: [sys.executable, "-c", _READ.format(folder=folder, count=_COUNT, way=way)]
            for name, way in _WAYS.items()
        }
        runs = processes_in_turns(commands, rounds)
        where = profile("read_all of 200", partial(tm.read_all, sorted(Path(folder).iterdir()) * 4), 1)
    nothing = spread(runs["nothing read"], "processor").median
    rows = {}
    for name in list(_WAYS)[1:]:
        taken = spread(runs[name], "processor")
        rows[name] = taken._replace(
            median=taken.median - nothing, lower=taken.lower - nothing, upper=taken.upper - nothing
        )
    goals = [
        Goal(f"2,000 documents kept, read_all / {loop}", rows[_OURS].median / rows[loop].median, "at most", 0.35)
        for loop in (_LOOP, _OWN_LOOP)
    ]
    return Result(
        (Table(f"{_COUNT:,} documents of 84 kB, all kept in memory", "s", rows, _LOOP), where),
        tuple(goals),
        (
            "The time of an empty process is subtracted, and freeing the documents at the end is not counted.",
            "`model_validate_json` checks neither rules nor duplicate fields. `read` pauses the collector for each "
            "document, but the loop around it does not.",
        ),
    )
