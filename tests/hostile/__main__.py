"""`python -m tests.hostile`: what every hostile file costs. Exit code 1 where one costs too much or has no answer.

Each file is read and validated in a process of its own, forked from one in which the package is loaded and has seen a
good document of either format. Processor time is that of the new process alone; memory is all that it holds at its
peak, the interpreter and the libraries included.
"""

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import treaty_model as tm
from treaty_model.codec.document import Format

from .files import JSON, XML, files

SECONDS, MEGABYTES = 2.0, 300.0

# When a file is given up, in seconds of processor time.
_GIVEN_UP = 30


class Cost(NamedTuple):
    """What a file cost, and what came of it: nothing where there was no `Validation`."""

    name: str
    size: int
    seconds: float
    megabytes: float
    outcome: str

    @property
    def bearable(self) -> bool:
        """Whether there was an answer, soon and in little memory."""
        return bool(self.outcome) and self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="only files whose names have this in them")
    costs = list(measured(parser.parse_args().part))
    too_dear = [cost for cost in costs if not cost.bearable]
    for title, key in (("slowest", 2), ("largest in memory", 3)):
        table(f"The ten {title}", sorted(costs, key=lambda cost: cost[key], reverse=True)[:10])
    if too_dear:
        table(f"More than {SECONDS} s or {MEGABYTES} MB, or no answer", too_dear)
    spent = sum(cost.seconds for cost in costs)
    print(f"{len(costs):,} files, {sum(c.size for c in costs):,} bytes, {spent:.0f} s; {len(too_dear)} too dear")
    return 1 if too_dear else 0


def table(title: str, costs: list[Cost]) -> None:
    """Print costs, a line each."""
    print(f"{title}:\n{'CPU s':>8} {'MB':>6} {'bytes':>11}  file")
    for cost in costs:
        outcome = cost.outcome or "NO ANSWER"
        print(f"{cost.seconds:8.2f} {cost.megabytes:6.0f} {cost.size:11,}  {cost.name}: {outcome}")
    print()


def measured(part: str) -> Iterator[Cost]:
    """The costs of all files whose names have something in them."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("fork")
    nursery = context.Process(target=nurse, args=(theirs,), daemon=True)  # before there are files in memory
    nursery.start()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document")
        for name, format, data in files():
            if part in name:
                path.write_bytes(data)
                ours.send((str(path), format))
                cost = Cost(name, len(data), *ours.recv())
                if not cost.bearable:
                    print(f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB: {name}", file=sys.stderr, flush=True)
                yield cost
    ours.send(None)
    nursery.join()


def nurse(connection: Connection) -> None:
    """Validate the files that are asked for, each in a process of its own, and answer with what it cost."""
    assert tm.validate(JSON.encode()).ok
    assert tm.validate(XML.encode()).ok
    tm.validate(JSON.replace("100", "-1").encode())
    tm.validate(XML.replace("100", "-1").encode())
    while (asked := connection.recv()) is not None:
        path, format = asked
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            os.write(writing, outcome_of(path, format).encode())
            os._exit(0)
        os.close(writing)
        _, status, usage = os.wait4(child, 0)
        outcome = os.read(reading, 1000).decode() if status == 0 else ""
        os.close(reading)
        connection.send((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, outcome))


def outcome_of(path: str, format: Format | None) -> str:
    """What becomes of a file, in a few words; nothing where there is no `Validation`."""
    resource.setrlimit(resource.RLIMIT_CPU, (_GIVEN_UP, _GIVEN_UP))
    try:
        validation = tm.validate(path, format)
        assert isinstance(validation, tm.Validation)
    except BaseException:
        traceback.print_exc()
        return ""
    codes = ", ".join(dict.fromkeys(issue.code for issue in validation.issues[:100]))
    more = f", and {validation.more:,} more" if validation.more else ""
    return f"{len(validation.issues):,} issues{more} ({codes})"


if __name__ == "__main__":
    sys.exit(main())
