"""Validate a collection of documents on Apache Spark, and merge them, treaty by treaty.

python examples/spark_validate.py [SOURCE [FOLDER]]

SOURCE is a file with a document on each line, or a folder of JSON files, and by default the folder `kestrel`. Each
treaty is written to FOLDER, which is build/spark by default. Exit code 1 where a document is invalid; it is left out of
the treaty. Needs `pip install treaty-model "pyspark[sql]"` and Java 17 or later; README.md says when it pays.

A partition gives what its documents say together, a treaty in part, and Spark brings the parts of each treaty together.
As merging is a union, the result is that of merging all at once, to the byte, however Spark deals the documents out.
"""

import os
import pickle
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

import treaty_model as tm

# What a partition gives: an issue with its document's place, a treaty in part with its identifier, or the summary.
FOUND = "what string, name string, data binary"
TOLD = 20  # issues of a partition; the summary counts all

HERE = Path(__file__).parent
SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",  # documents that are in memory at once, beside the union
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
ON_THIS_MACHINE = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}


def treaties_in_part(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Check the documents of a partition and give what is found, then what the valid ones say of each treaty."""
    summary, treaties, told = tm.Summary(), dict[str, tm.Treaty](), 0
    for batch in batches:
        valid = defaultdict[str, list[tm.Report | tm.Treaty]](list)
        for place, data in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if not data.strip(b" \t\r"):
                continue  # an empty line is no document
            validation = tm.validate(data.removesuffix(b"\r"), "json")
            summary += tm.Summary.of(validation)
            if document := validation.document:
                valid[document.treaty if isinstance(document, tm.Report) else document.id].append(document)
            yield from (row("issue", place, pickle.dumps(issue)) for issue in validation.issues[: TOLD - told])
            told = min(TOLD, told + len(validation.issues))
        for name, documents in valid.items():
            treaties[name] = tm.merge([treaties[name], *documents] if name in treaties else documents)
    yield from (row("treaty", name, tm.dumps(treaty, max_bytes=sys.maxsize)) for name, treaty in treaties.items())
    yield row("summary", "", pickle.dumps(summary))


def whole_treaty(parts: pa.Table) -> pa.Table:
    """The union of the parts of one treaty."""
    treaty = tm.merge(map(treaty_of, parts["data"].to_pylist()))
    return pa.Table.from_batches([row("treaty", treaty.id, tm.dumps(treaty, max_bytes=sys.maxsize))])


def treaty_of(data: bytes) -> tm.Treaty:
    """A treaty that was written here, and may be larger than what `loads` takes of anybody."""
    document = tm.validate(data, "json", max_bytes=sys.maxsize).document
    assert isinstance(document, tm.Treaty)
    return document


def row(what: str, name: str, data: bytes) -> pa.RecordBatch:
    """One thing that was found, as Spark takes it."""
    return pa.RecordBatch.from_pydict({"what": [what], "name": [name], "data": pa.array([data], pa.binary())})


def files_of(spark: SparkSession, folder: Path) -> DataFrame:
    """The JSON files below a folder, by their paths."""
    files = spark.read.load(str(folder), "binaryFile", pathGlobFilter="*.json", recursiveFileLookup=True)
    return files.selectExpr("path AS place", "content AS data")


def lines_of(spark: SparkSession, file: Path) -> DataFrame:
    """The lines of a file as the bytes that they are, by numbers that tell the partition and the place in it."""
    lines = spark.read.text(str(file), lineSep="\n")
    return lines.selectExpr("string(monotonically_increasing_id()) AS place", "CAST(value AS BINARY) AS data")


def line_numbers(lines: DataFrame) -> Callable[[str], int]:
    """What gives the number in the file for the place of a line. It counts the lines of each partition, in Spark."""
    counts = dict(lines.selectExpr("shiftright(bigint(place), 33) AS part").groupBy("part").count().collect())
    before = list(accumulate((counts.get(part, 0) for part in range(max(counts, default=0))), initial=0))
    return lambda place: before[int(place) >> 33] + (int(place) & ((1 << 33) - 1)) + 1


def main(source: Path, folder: Path) -> int:
    """Print what is found and write the treaties; the exit code."""
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # then spark-submit has started this, and said where it runs
        os.environ.update({name: value for name, value in ON_THIS_MACHINE.items() if name not in os.environ})
    spark = SparkSession.builder.config(map=SETTINGS).getOrCreate()
    documents = files_of(spark, source) if source.is_dir() else lines_of(spark, source)

    found = documents.mapInArrow(treaties_in_part, FOUND).cache()  # little, and asked twice: nothing is checked twice
    rows = found.where("what <> 'treaty'").collect()
    issues: list[tuple[str, tm.Issue]] = [(place, pickle.loads(data)) for what, place, data in rows if what == "issue"]
    if issues and not source.is_dir():
        number = line_numbers(documents)
        issues = [(str(source), issue._replace(line=number(place))) for place, issue in issues]
    for file, issue in sorted(issues, key=lambda told: (told[0], told[1].line)):
        print(issue._replace(file=file.removeprefix("file:")))
    summary = sum((pickle.loads(data) for what, _, data in rows if what == "summary"), tm.Summary())
    print(summary)

    folder.mkdir(parents=True, exist_ok=True)
    whole = found.where("what = 'treaty'").groupBy("name").applyInArrow(whole_treaty, FOUND)
    written = []
    for _, name, data in whole.toLocalIterator():
        written.append(folder / f"{name}.json")
        tm.write(treaty_of(data), written[-1], max_bytes=sys.maxsize)
    for path in sorted(written):
        print(f"written: {path}")
    spark.stop()
    return 0 if summary.ok else 1


if __name__ == "__main__":
    given = list(map(Path, sys.argv[1:]))
    sys.exit(main(*given, *(HERE / "kestrel", HERE.parent / "build" / "spark")[len(given) :]))
