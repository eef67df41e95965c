"""Where the time of a case goes: what is asked where a goal is missed."""

import cProfile
import pstats
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .clock import ENVIRONMENT
from .figures import Spread, Table

_SHOWN = 8
_METHOD = re.compile(r"<method '(\w+)' of '(?:\w+\.)*(\w+)' objects>")
_IMPORT = re.compile(r"^import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)$", re.MULTILINE)


def profile(title: str, case: Callable[[], Any], number: int = 20) -> Table:
    """The functions with most time of their own; a profiler makes small ones in Python look dearer than they are."""
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(number):
        case()
    profiler.disable()
    own: Counter[str] = Counter()
    for (file, _, name), (_, _, taken, _, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        own[label(file, name)] += taken
    return Table(f"Where the time of {title} goes", "% of all", shares(own))


def imports(title: str, code: str) -> Table:
    """The packages whose modules take most of an import."""
    command = [sys.executable, "-X", "importtime", "-c", code]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    own: Counter[str] = Counter()
    for taken, module in _IMPORT.findall(run.stderr):
        own[module.partition(".")[0]] += int(taken)
    return Table(f"What {title} imports", "% of all imports", shares(own))


def label(file: str, name: str) -> str:
    """What a function is called in a table, without the place where this machine has its file."""
    if file == "~":
        method = _METHOD.fullmatch(name)
        return f"{method[2]}.{method[1]}" if method else name.strip("<>").removeprefix("built-in method ")
    if file.startswith("<"):  # functions that are made as source, one for each class
        return re.sub(r" of .*", "", file.strip("<>")) + ", generated"
    parts = Path(file).parts
    if "site-packages" in parts:
        parts = parts[parts.index("site-packages") + 1 :]
    elif "treaty_model" in parts:
        parts = parts[parts.index("treaty_model") :]
    else:
        parts = parts[-1:]
    return f"{'/'.join(parts)}: {name.strip('<>')}"


def shares(own: Mapping[str, float]) -> dict[str, Spread]:
    """The largest shares of a whole, in per cent, and what is left."""
    whole = sum(own.values()) or 1
    largest = sorted(own.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    rows = {name: Spread.of([100 * taken / whole]) for name, taken in largest}
    if len(own) > len(largest):
        rows[f"{len(own) - len(largest)} others"] = Spread.of([100 - sum(row.median for row in rows.values())])
    return rows
