"""Many documents read and kept, as a notebook does: what Python's collector adds, and what is left without it."""

import sys
from pathlib import Path

from ..clock import processes_in_turns, spread
from ..figures import Goal, Result, Table

_COUNT = 2_000

_READ = """
import gc, os, sys
sys.path.insert(0, {root!r})
from benchmarks import documents
import treaty_model as tm, orjson
data = documents.treaties(50)
tm.loads(data[0])
gc.collect()
gc.freeze()
count = {count}
{way}
os._exit(0)  # so that letting the documents go, which a notebook does not do either, takes no time
"""

_WAYS = {
    "nothing read": "",
    "orjson.loads in a plain loop, untyped": "kept = [orjson.loads(data[n % 50]) for n in range(count)]",
    "treaty_model.loads in a plain loop": "kept = [tm.loads(data[n % 50]) for n in range(count)]",
    "treaty_model.loads with the collector off": (
        "gc.disable(); kept = [tm.loads(data[n % 50]) for n in range(count)]; gc.freeze(); gc.enable()"
    ),
}


def bulk(rounds: int) -> Result:
    """2,000 documents of 84 kB, read from memory; whole processes, less what such a process does besides."""
    root = str(Path(__file__).parents[2])
    commands = {
        name: [sys.executable, "-c", _READ.format(root=root, count=_COUNT, way=way)] for name, way in _WAYS.items()
    }
    runs = processes_in_turns(commands, rounds)
    nothing = spread(runs["nothing read"], "processor").median
    rows = {}
    for name in list(_WAYS)[1:]:
        taken = spread(runs[name], "processor")
        rows[name] = taken._replace(
            median=taken.median - nothing, lower=taken.lower - nothing, upper=taken.upper - nothing
        )
    plain = "treaty_model.loads in a plain loop"
    ratio = rows["treaty_model.loads with the collector off"].median / rows[plain].median
    return Result(
        (Table(f"{_COUNT:,} documents of 84 kB, all kept", "s", rows, plain),),
        (Goal("2,000 documents kept, collector off / a plain loop", ratio, "at most", 0.35),),
        (
            "What the process does besides is taken away, and letting the documents go at its end is not counted.",
            "With the collector off: `gc.disable()` before the loop, `gc.freeze()` and `gc.enable()` after it.",
        ),
    )
