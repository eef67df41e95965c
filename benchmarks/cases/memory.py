"""What a document costs in memory while it is kept."""

import sys
from pathlib import Path

from ..clock import processes_in_turns, spread
from ..figures import Result, Spread, Table

_COUNT = 200

_KEEP = """
import sys
from benchmarks import documents
{imports}
data = documents.treaties({different})
read = {read}
{prepare}
read(data[0])
kept = [read(data[n % len(data)]) for n in range({count})]
"""

_WAYS = {
    "orjson.loads, untyped": ("import orjson", "orjson.loads", ""),
    "treaty_model.loads": ("import treaty_model as tm", "tm.loads", ""),
    "msgspec": ("from benchmarks.peers import with_msgspec", "with_msgspec.decoder().decode", ""),
    "pydantic, plain models": (
        "from benchmarks.peers import with_pydantic",
        "with_pydantic.model().model_validate_json",
        "",
    ),
    "pydantic-xml, from XML": (
        "from benchmarks.peers import with_pydantic_xml",
        "with_pydantic_xml.model().from_xml",
        "import treaty_model as tm; data = [tm.dumps(tm.loads(each), 'xml') for each in data]",
    ),
    "xsdata, from XML": (
        "from benchmarks.peers import with_xsdata; from xsdata.formats.dataclass.parsers import XmlParser",
        "lambda data: XmlParser().from_bytes(data, with_xsdata.model())",
        "import treaty_model as tm; data = [tm.dumps(tm.loads(each), 'xml') for each in data]",
    ),
}


def memory(rounds: int) -> Result:
    """The peak of a process that keeps so many documents of 84 kB, less that of one that keeps one, by the document."""
    root = str(Path(__file__).parents[2])
    commands = {
        f"{name} {count}": [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r})\n{_code(name, count)}"]
        for name in _WAYS
        for count in (1, _COUNT)
    }
    runs = processes_in_turns(commands, rounds)
    rows = {}
    for name in _WAYS:
        one, many = (spread(runs[f"{name} {count}"], "peak").median for count in (1, _COUNT))
        rows[name] = Spread.of([(many - one) / (_COUNT - 1) / 1e3])
    return Result((Table("A document of 84 kB in memory", "kB", rows, "orjson.loads, untyped"),))


def _code(name: str, count: int) -> str:
    imports, read, prepare = _WAYS[name]
    return _KEEP.format(imports=imports, read=read, prepare=prepare, count=count, different=20)
