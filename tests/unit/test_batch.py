"""Streams of one document per line: how they are read, and distributed to processes."""

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import treaty_model as tm
from benchmarks.documents import claim
from treaty_model.batch import run as batch, streams, workers
from treaty_model.batch.listing import Listed
from treaty_model.batch.outcome import Outcome, by_file
from treaty_model.check.issues import Issue
from treaty_model.check.validation import DocumentOptions

LIMIT = 10_000


def streamed(name: str, options: batch.CheckOptions, jobs: int = 1) -> list[Outcome]:
    return list(batch.check([Listed(name)], options, jobs))


def test_lines_are_read_as_they_always_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line as `readline` gives it, cut where it is too long, whatever the size of what is read at once."""
    random = Random(0)
    ends = (b"\n", b"\r\n", b"\n\n", b" \n")
    data = b"".join(b"x" * random.choice((0, 1, 5, 9, 10, 11, 12, 30, 300)) + random.choice(ends) for _ in range(300))
    path = tmp_path / "s.ndjson"
    for tail in (b"", b"x", b"x" * 10, b"x" * 11, b"x" * 99, b" "):
        path.write_bytes(data + tail)
        wanted: list[Issue] = []
        with path.open("rb") as stream:
            number = 0
            while read := stream.readline(11):
                number += 1
                if read.strip(b" \t\r\n") or len(read) > 10:
                    line = read[:-1].removesuffix(b"\r") if read.endswith(b"\n") else read
                    (issue,) = tm.validate(line, "json", max_bytes=10).issues
                    wanted.append(issue._replace(file=str(path), line=number))
                while not read.endswith(b"\n") and (rest := stream.readline(64)):
                    read = rest
        for size in (2, 7, 64, 4096):
            monkeypatch.setattr(streams, "_BLOCK_SIZE", size)
            outcomes = streamed(str(path), batch.CheckOptions(DocumentOptions(10), 100))
            assert [issue for outcome in outcomes for issue in outcome.issues] == wanted, size


def test_several_processes_get_lines_by_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.ndjson"
    path.write_bytes(b"".join(claim(seed) + b"\n" for seed in range(40)) + b"{}\n" + claim(40))
    monkeypatch.setattr(streams, "_BLOCK_SIZE", 1000)
    monkeypatch.setattr(batch, "_BATCH_SIZE", 5000)
    sizes: list[int] = []

    def noted(pool: Any, work: Any, batches: Iterable[Any], jobs: int, distribute: Any = workers.distribute) -> Any:
        given = list(batches)
        sizes.extend(sum(len(task.data) for task in each if hasattr(task, "data")) for each in given)
        return distribute(pool, work, given, jobs)

    monkeypatch.setattr(workers, "distribute", noted)
    options = batch.CheckOptions(DocumentOptions(LIMIT), 100)
    alone, several = streamed(str(path), options), streamed(str(path), options, jobs=2)
    assert len(sizes) > 5
    assert max(sizes) < 5000 + 1000
    assert by_file(alone) == by_file(several)
    assert sum(part.documents for part in alone) == 42
    assert [issue.line for part in several for issue in part.issues] == [41]
