"""A stream of small documents, a line each, validated and counted by one process."""

import sys
import tempfile
from pathlib import Path

from .. import documents
from ..clock import Process, processes_in_turns, spread
from ..figures import Goal, Result, Table
from .start import SCRIPTS

_COUNTS = (10_000, 100_000)
_DIFFERENT = 1_000

_LOOP = """
import orjson, sys
count = 0
with open(sys.argv[1], "rb") as file:
    for line in file:
        orjson.loads(line)
        count += 1
"""


def ndjson(rounds: int) -> Result:
    """Ten thousand and a hundred thousand reports of one claim."""
    runs: dict[str, list[Process]] = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = b"".join(documents.claim(seed) + b"\n" for seed in range(_DIFFERENT))
        for count in _COUNTS:
            stream = Path(folder, f"{count}.ndjson")
            with stream.open("wb") as file:
                for _ in range(count // _DIFFERENT):
                    file.write(lines)
            commands = {
                f"orjson.loads of each of {count:,} lines": [sys.executable, "-c", _LOOP, str(stream)],
                f"treaty-model validate of {count:,} lines": [str(SCRIPTS / "treaty-model"), "validate", str(stream)],
            }
            runs |= processes_in_turns(commands, rounds)
    times = {name: spread(each, "processor") for name, each in runs.items()}
    peaks = {name: spread(each, "peak", 1e-6) for name, each in runs.items()}
    floor, ours = list(times)[-2:]
    few = list(times)[1]
    return Result(
        (Table("Processor time", "s", times, floor), Table("Peak memory", "MB", peaks, few)),
        (Goal("NDJSON, peak of 100,000 lines / of 10,000", peaks[ours].median / peaks[few].median, "at most", 1.2),),
        (
            f"A line has {len(lines) // _DIFFERENT} bytes: the smallest report of one claim, with its source, one "
            "passage and two digests.",
        ),
    )
