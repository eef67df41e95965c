"""Apache Spark in local mode: the example says what `validate` says, and its treaties are those of one process.

`python3 dev.py spark` sets PySpark up and runs this. It needs Java 17 or later; no network, and no Spark server.
"""

import importlib.util
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.cli import main
from witnesses.conftest import ROOT, absent, require_command, require_package

EXAMPLE = ROOT / "examples" / "spark_validate.py"
BUILT = tm.bundled()
LEAST_JAVA = 17
SMALL = 30_000  # bytes of a partition, so that there are many


@pytest.fixture(scope="module", autouse=True)
def spark() -> None:
    require_package("pyspark", "spark")
    home = os.environ.get("JAVA_HOME")  # as Spark looks for it
    java = Path(home, "bin", "java") if home else require_command("java", "default-jre-headless")
    if home and not Path(java).exists():
        absent("Java", "JAVA_HOME leads nowhere")
    said = subprocess.run([java, "-version"], capture_output=True, encoding="utf-8", check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < LEAST_JAVA:
        absent(f"Java {LEAST_JAVA}", f"{java} is another one, and JAVA_HOME names the one to take")


def run(source: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """The example as a program, with partitions of few documents."""
    settings = f"--master local[2] --conf spark.sql.files.maxPartitionBytes={SMALL} pyspark-shell"
    environment = {**os.environ, "PYSPARK_SUBMIT_ARGS": settings}
    return subprocess.run(
        [sys.executable, EXAMPLE, source, folder], env=environment, capture_output=True, encoding="utf-8", check=False
    )


def line(document: tm.Report | tm.Treaty) -> bytes:
    """A document as one line: line breaks stand between fields only, as in strings they are escaped."""
    return b"".join(part.strip() for part in tm.dumps(document).splitlines())


def test_lines_are_checked_and_merged_as_in_one_process(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    reports = [*tm.split(BUILT)[1], *DOCUMENTS]
    bad = ['{"kind": "report", "<script>": "سلام"}'.encode(), b'{"kind": "tr\xff', b"", b" \r", "\u2028".encode()]
    lines = [*map(line, reports), *bad[:2], *(line(report) + b"\r" for report in reports), *bad, line(BUILT)]
    stream = tmp_path / "documents.ndjson"
    stream.write_bytes(b"\n".join(lines))
    assert stream.stat().st_size > 3 * SMALL

    done = run(stream, tmp_path / "treaties")
    assert main(["validate", str(stream)]) == 1
    told = capfd.readouterr().out
    assert told.count(": error: ") > len(bad)
    said = f"{len(lines) - 2} documents checked, 5 invalid, {told.count(': error: ')} errors"
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"{told}{said}\n")

    treaties = {path.name: path.read_bytes() for path in (tmp_path / "treaties").iterdir()}
    assert treaties == {f"{treaty.id}.json": tm.dumps(treaty) for treaty in (BUILT, tm.merge(DOCUMENTS))}


def test_a_folder_of_files_is_one_treaty(tmp_path: Path) -> None:
    source = tmp_path / "조약 ملف"
    source.mkdir()
    for n, document in enumerate(DOCUMENTS):
        tm.write(document, source / f"{n}.json")
    done = run(source, tmp_path / "treaties")
    treaty = tm.merge(DOCUMENTS)
    target = tmp_path / "treaties" / f"{treaty.id}.json"
    assert (done.returncode, done.stdout) == (0, f"3 documents checked, none invalid\nwritten: {target}\n"), done.stderr
    assert target.read_bytes() == tm.dumps(treaty)


@pytest.mark.parametrize("seed", range(5))
def test_however_documents_are_dealt_out(seed: int) -> None:
    import pyarrow as pa  # noqa: PLC0415  # it may not be there

    spec = importlib.util.spec_from_file_location("spark_validate", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)

    random = Random(seed)
    documents = [*tm.split(BUILT)[1], BUILT, *DOCUMENTS, *DOCUMENTS]
    lines = [*map(line, documents), b"{", b""]
    random.shuffle(lines)
    partitions: list[list[pa.RecordBatch]] = [[], [], []]
    while lines:
        batch = [lines.pop() for _ in range(min(len(lines), random.randint(1, 4)))]
        random.choice(partitions).append(pa.record_batch({"place": ["0"] * len(batch), "data": batch}))
    found = [row for each in partitions for part in example.treaties_in_part(each) for row in part.to_pylist()]

    summaries = [pickle.loads(row["data"]) for row in found if row["what"] == "summary"]
    assert len(summaries) == len(partitions)
    assert str(sum(summaries, tm.Summary())) == f"{len(documents) + 1} documents checked, 1 invalid, 1 error"
    for treaty in (BUILT, tm.merge(DOCUMENTS)):
        parts = [row for row in found if row["name"] == treaty.id]
        (row,) = example.whole_treaty(pa.Table.from_pylist(parts)).to_pylist()
        assert row == {"what": "treaty", "name": treaty.id, "data": tm.dumps(treaty)}
