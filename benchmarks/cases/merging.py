"""`merge`: many reports to one treaty."""

from collections.abc import Callable
from functools import partial
from typing import Any

import treaty_model as tm

from .. import documents
from ..clock import in_turns
from ..figures import Goal, Result, Table
from ..profile import profile

_COUNTS = (100, 1_000, 10_000)


def merge(rounds: int) -> Result:
    """100, 1,000 and 10,000 reports of 10 kB, which were read before; beside it, what reading them takes."""
    data = [documents.report(seed) for seed in range(max(_COUNTS))]
    reports = [tm.loads(each) for each in data]
    cases: dict[str, Callable[[], Any]] = {}
    for count in _COUNTS:
        cases[f"merge {count:,}"] = partial(tm.merge, reports[:count])
        cases[f"loads of {count:,}"] = partial(_loaded, data[:count])
    times = in_turns(cases, rounds)
    rows = {name: spread.times(1e6 / int(name.split()[-1].replace(",", ""))) for name, spread in times.items()}
    growth = rows["merge 10,000"].median / rows["merge 100"].median
    return Result(
        (Table("Per report", "µs", rows, "merge 100"), profile("merge 1,000", cases["merge 1,000"], 2)),
        (Goal("merge, cost of a report among 10,000 / among 100", growth, "at most", 1.5),),
        ("Reading costs more per report if more reports are kept, because Python's collector visits them again.",),
    )


def _loaded(data: list[bytes]) -> list[tm.Report | tm.Treaty]:
    return [tm.loads(each) for each in data]
