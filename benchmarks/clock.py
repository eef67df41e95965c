"""Timing: cases take turns within one run, so that what the machine does besides meets all of them alike.

Processor time is counted, which other processes do not add to.
"""

import gc
import itertools
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from .figures import Spread

# A turn lasts so many seconds at the least: short cases are done several times in it, so that a clock of some
# microseconds is fine enough, and what the case before left in the processor's caches does not count.
TURN = 0.02

T = TypeVar("T")

_LAUNCHER = Path(__file__).with_name("launcher.py")

# Processes may keep what they compile, as an installed package has it, whatever the one that measures may do: else a
# checkout is compiled anew in each of them, and nothing of what it is compared with.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Process(NamedTuple):
    """What a process took: seconds of the processor and of the wall clock, and its peak memory in bytes."""

    processor: float
    wall: float
    peak: float


def over(function: Callable[[T], Any], inputs: Sequence[T]) -> Callable[[], Any]:
    """A case that takes the next of several inputs each time, so that no processor's cache holds all that it needs."""
    endless = itertools.cycle(inputs)
    return lambda: function(next(endless))


def in_turns(
    cases: Mapping[str, Callable[[], Any]], rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, Spread]:
    """The seconds that each case takes when all are done once a round, A B A B.

    Each is done twice before: first because much is made on first use, and then to see how long it takes.

    A result is let go before the next is made. What was made before the first round is hidden from the collector, so
    that the modules of one library, and what it makes on first use, do not slow down another.
    """
    for case in cases.values():
        case()
    numbers = {name: repeats(_taken(case, 1, clock)) for name, case in cases.items()}
    gc.collect()
    gc.freeze()
    try:
        seconds: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(rounds):
            for name, case in cases.items():
                seconds[name].append(_taken(case, numbers[name], clock))
    finally:
        gc.unfreeze()
    return {name: Spread.of(taken) for name, taken in seconds.items()}


def repeats(seconds: float) -> int:
    """How often a case that takes so long is done in a turn."""
    return max(1, math.ceil(TURN / max(seconds, 1e-7)))


def _taken(case: Callable[[], Any], number: int, clock: Callable[[], float]) -> float:
    gc.collect()
    start = clock()
    for _ in range(number):
        case()
    return (clock() - start) / number


def processes_in_turns(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Process]]:
    """Whole processes, each once a round. Raises subprocess.CalledProcessError where one does not end with 0."""
    runs: dict[str, list[Process]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(process(command))
    return runs


def process(command: Sequence[str]) -> Process:
    """Run a process to its end; what it prints is dropped. Raises subprocess.CalledProcessError.

    A small process of its own starts it, because a process counts as its peak what its parent had when it forked.
    """
    launched = subprocess.run(
        [sys.executable, "-I", "-S", str(_LAUNCHER), *command],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    code, *figures = json.loads(launched.stdout)
    if code:
        raise subprocess.CalledProcessError(code, list(command))
    return Process(*figures)


def spread(runs: Sequence[Process], field: str, factor: float = 1) -> Spread:
    """The spread of one field of processes, in another unit."""
    return Spread.of([getattr(run, field) for run in runs]).times(factor)


def load() -> str:
    """How busy the machine is, to be noted beside figures: the load averages and the number of processors."""
    averages = " ".join(f"{average:.2f}" for average in os.getloadavg())
    return f"{averages} on {os.cpu_count()} processors"
