"""`python3 dev.py bench [NAME ...] [--rounds N]`: measure, write results/ and the tables of docs/performance*.md."""

import argparse
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from treaty_model.files import write_atomically

from .cases import CASES
from .clock import load
from .figures import Record
from .page import PAGES, with_tables

RESULTS = Path(__file__).with_name("results")
_PACKAGES = (
    *("treaty-model", "pydantic", "lxml", "orjson", "msgspec", "pydantic-xml", "xsdata"),
    *("cyclonedx-python-lib", "fhir.resources", "check-jsonschema", "jsonschema-rs"),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    names = ", ".join(CASES)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure (default: all): {names}")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often (default: what is usual for the case)")
    parser.add_argument("--report", action="store_true", help="measure nothing, only write the tables")
    options = parser.parse_args()
    if unknown := set(options.names) - CASES.keys():
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {names}")
    for name in [] if options.report else options.names or CASES:
        record = _measured(name, options.rounds or CASES[name].rounds)
        RESULTS.mkdir(exist_ok=True)
        write_atomically(RESULTS / f"{name}.json", record.json())
        write_atomically(RESULTS / f"{name}.md", record.markdown().encode())
        print(record.markdown(), flush=True)
    records = [Record.read(file.read_bytes()) for name in CASES if (file := RESULTS / f"{name}.json").exists()]
    for page, tables in PAGES.items():
        write_atomically(page, with_tables(page.read_text("utf-8"), tables(records)).encode())
    return 0


def _measured(name: str, rounds: int) -> Record:
    case, before = CASES[name], load()
    versions = {"Python": platform.python_version()} | {package: version(package) for package in _PACKAGES}
    command = f"python3 dev.py bench {name} --rounds {rounds}"
    return Record(name, case.title, command, rounds, before, versions, case.run(rounds))


sys.exit(main())
