"""`verify`: passages looked for in copies of their documents."""

import hashlib
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import treaty_model as tm

from .. import documents
from ..clock import in_turns
from ..figures import Goal, Result, Table
from ..profile import profile

_EXACT, _MOVED = "10,000 in 100 texts, exact", "10,000 in one text, moved"
_FLOOR = "10,000 in 100 texts: only the digests of the ranges"


def verify(rounds: int) -> Result:
    """10,000 passages, where they were recorded and moved, in texts of 15 kB and in one text of 1.5 MB."""
    with tempfile.TemporaryDirectory() as folder:
        cases: dict[str, Callable[[], Any]] = {}
        counts: dict[str, int] = {}
        for count, each, moved in (
            (1_000, 100, False),
            (10_000, 100, False),
            (10_000, 100, True),
            (1_000, 1_000, True),
            (10_000, 10_000, True),
        ):
            texts = Path(folder, f"{count}-{each}-{moved}")
            texts.mkdir()
            treaty = tm.loads(documents.with_texts(texts, count, each=each, moved=moved))
            number = count // each
            where = "in one text" if number == 1 else f"in {number} texts"
            if (count, each, moved) == (10_000, 100, False):
                cases[_FLOOR] = partial(_digests, texts, treaty)
                counts[_FLOOR] = count
            name = f"{count:,} {where}, {'moved' if moved else 'exact'}"
            cases[name] = partial(_verified, texts, treaty)
            counts[name] = count
            assert set(cases[name]().states) == {"moved" if moved else "exact"}
        times = in_turns(cases, rounds)
        tables = [profile(f"verify of {name}", cases[name], 1) for name in (_EXACT, _MOVED)]
    rows = {name: spread.times(1e6 / counts[name]) for name, spread in times.items()}
    exact = rows[_EXACT].median / rows["1,000 in 10 texts, exact"].median
    moved_ones = rows[_MOVED].median / rows["1,000 in one text, moved"].median
    return Result(
        (Table("Per passage", "µs", rows, _FLOOR), *tables),
        (
            Goal("verify, cost of a passage among 10,000 / among 1,000", exact, "at most", 1.5),
            Goal("verify, the same if all moved in one text of 1.5 MB", moved_ones, "at most", 1.5),
        ),
        ("The row with ratio 1.00 only reads each text and compares the SHA-256 of each range.",),
    )


def _verified(texts: Path, treaty: Any) -> tm.Verification:
    return tm.verify(treaty, tm.Corpus(texts))


def _digests(texts: Path, treaty: Any) -> None:
    for source in treaty.sources:
        text = (texts / source.document.file).read_bytes().decode()
        for passage in source.passages:
            found = hashlib.sha256(text[passage.start : passage.end].encode()).hexdigest()
            assert found == passage.sha256
