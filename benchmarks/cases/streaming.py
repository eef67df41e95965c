"""A large document in XML, read part by part: what it takes of memory and time, beside reading it as a whole."""

import sys
import tempfile
from pathlib import Path

import treaty_model as tm
from treaty_model.codec import xml_writer

from .. import documents
from ..clock import processes_in_turns, spread
from ..figures import Goal, Result, Spread, Table

_TIMES = (100, 850)
_LIMIT = 1 << 30

_WAYS = {
    "lxml parse + XSD": """
import sys
import treaty_model as tm
from lxml import etree
schema = etree.XMLSchema(etree.fromstring(tm.xsd()))
tree = etree.parse(sys.argv[1], etree.XMLParser(schema=schema, huge_tree=True))
""",
    "validate, as a whole": f"""
import sys
import treaty_model as tm
assert tm.validate(sys.argv[1], max_bytes={_LIMIT}).ok
""",
    "parts, each let go": """
import sys
import treaty_model as tm
for part in tm.parts(sys.argv[1]):
    pass
""",
}
_FLOOR, *_, _OURS = _WAYS


def xml_streamed(rounds: int) -> Result:
    """Processes that read a file of 100 times the usual size and more, less those that read a usual one."""
    with tempfile.TemporaryDirectory() as folder:
        files = {times: _written(Path(folder), times) for times in (1, *_TIMES)}
        sizes = {times: file.stat().st_size for times, file in files.items()}
        commands = {
            f"{way} {times}": [sys.executable, "-c", code, str(file)]
            for times, file in files.items()
            for way, code in _WAYS.items()
        }
        runs = processes_in_turns(commands, rounds)
    tables, goals = [], []
    for times in _TIMES:
        size = sizes[times] - sizes[1]
        more: dict[str, dict[str, Spread]] = {"peak": {}, "processor": {}}
        for field, rows in more.items():
            for way in _WAYS:
                usual = spread(runs[f"{way} 1"], field).median
                rows[way] = Spread.of([getattr(run, field) - usual for run in runs[f"{way} {times}"]])
        name = f"XML of {sizes[times] / 1e6:.0f} MB"
        peaks = {way: row.times(1 / size) for way, row in more["peak"].items()}
        tables += [
            Table(f"{name}: peak memory by the byte of it", "bytes", peaks, _FLOOR),
            Table(f"{name}: processor time", "s", more["processor"], _FLOOR),
        ]
        goals.append(Goal(f"{name} read by parts, peak memory / its bytes", peaks[_OURS].median, "at most", 4))
    note = f"Less what a process takes for a document of {sizes[1] / 1e3:.0f} kB."
    return Result(tuple(tables), tuple(goals), (note,))


def _written(folder: Path, times: int) -> Path:
    document = tm.validate(documents.treaty(times=times), "json", max_bytes=_LIMIT).document
    assert document is not None
    file = folder / f"{times}.xml"
    file.write_bytes(xml_writer.encode(document))
    return file
