"""Whether a clause costs the same in a document of a thousand times the size, and in one that is wrong throughout."""

from collections.abc import Callable
from functools import partial
from typing import Any

import treaty_model as tm
from treaty_model.codec import json_writer, xml_writer

from .. import documents
from ..clock import in_turns
from ..figures import Goal, Result, Spread, Table
from ..profile import profile

_TIMES = (10, 100, 1_000)
_LIMIT = 1 << 30
_MISTAKES = 360  # times the usual document, which has over 100,000 clauses then


def growth(rounds: int) -> Result:
    """The work on one document, 10, 100 and 1,000 times the usual size, by the clause."""
    works: dict[str, dict[int, Spread]] = {}
    cases: dict[tuple[str, int], Callable[[], Any]] = {}
    clauses = {}
    for times in _TIMES:
        tree = documents.treaty_tree(times=times)
        clauses[times] = _clauses(tree)
        data = documents.compact(tree)
        del tree
        treaty = _read(data, "json")
        in_xml = xml_writer.encode(treaty)
        cases["read JSON", times] = partial(_read, data, "json")
        cases["read XML", times] = partial(_read, in_xml, "xml")
        cases["write JSON", times] = partial(json_writer.encode, treaty)
        cases["write XML", times] = partial(xml_writer.encode, treaty)
        cases["merge", times] = partial(tm.merge, [treaty])
    taken = in_turns({f"{work} {times}": case for (work, times), case in cases.items()}, rounds)
    for work, times in cases:
        works.setdefault(work, {})[times] = taken[f"{work} {times}"].times(1e6 / clauses[times])
    tables = [
        Table(
            f"{work}, by the clause", "µs", {f"{times:,} times": spread for times, spread in rows.items()}, "10 times"
        )
        for work, rows in works.items()
    ]
    goals = [
        Goal(f"{work}, cost of a clause at 1,000 times / at 10", rows[1_000].median / rows[10].median, "at most", 1.5)
        for work, rows in works.items()
    ]
    where = profile("merge at 100 times", cases["merge", 100], 1)
    del cases
    mistakes, goal = _mistakes(rounds)
    sizes = ", ".join(f"{times:,} times: {count:,}" for times, count in clauses.items())
    notes = (
        f"Clauses of the documents: {sizes}.",
        "The growth of verify stands with that case. The figures of writing are those of the writers alone.",
    )
    return Result((*tables, where, mistakes), (*goals, goal), notes)


def _mistakes(rounds: int) -> tuple[Table, Goal]:
    """`validate` of good and of bad documents of one size."""
    tree = documents.treaty_tree(times=_MISTAKES)
    count = _clauses(tree)
    good = documents.compact(tree)
    field, kind = (
        good.replace(b'"reported_by":[', b'"reported_bi":['),
        good.replace(b'"reported_by":["s', b'"reported_by":["S'),
    )
    unknown = good.replace(b'"reported_by":["source-', b'"reported_by":["nowhere-')
    cases = {
        "good": good,
        "an unknown field in each clause": field,
        "a reference that is none in each clause": kind,
        "a reference to nothing in each clause": unknown,
    }
    for name, data in cases.items():
        assert tm.validate(data, max_bytes=_LIMIT).ok is (name == "good")
    runs = {name: partial(tm.validate, data, max_bytes=_LIMIT) for name, data in cases.items()}
    times = in_turns(runs, rounds)
    worst = max(spread.median for name, spread in times.items() if name != "good") / times["good"].median
    title = f"validate of {len(good) / 1e6:.0f} MB with {count:,} clauses"
    return Table(title, "s", times, "good"), Goal(f"validate, {count:,} mistakes / none", worst, "at most", 5)


def _read(data: bytes, format: Any) -> Any:
    validation = tm.validate(data, format, max_bytes=_LIMIT)
    assert validation.document is not None
    return validation.document


def _clauses(tree: Any) -> int:
    provisions = [provision for article in tree["articles"] for provision in article["provisions"]]
    return sum(len(part["clauses"]) for part in (*provisions, *tree["events"]))
