"""The documents that all witnesses see, and what to do where a witness is not at hand."""

import json
import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

import treaty_model as tm
from parity.generator import document
from parity.judges import published
from parity.mutations import Unsayable, as_json, as_xml, changed_values
from parity.xml_mutations import changed_xml

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas" / "v1"
NODE = Path(__file__).parent / "node"


def absent(what: str, how: str) -> None:
    """Skip a test for want of a witness, or fail it where all are required."""
    reason = f"{what} is not at hand: {how}"
    if os.environ.get("TREATY_MODEL_WITNESSES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def require_package(name: str, job: str = "witnesses") -> None:
    """Skip or fail where a Python package is not installed, which a job of dev.py installs."""
    if find_spec(name) is None:
        absent(name, f"python3 dev.py {job} sets it up")


def require_command(name: str, package: str) -> str:
    """The path of a command. Skip or fail where there is none."""
    found = shutil.which(name)
    if found is None:
        absent(name, f"it comes with Debian's package {package}, or the like")
    assert found is not None
    return found


def require_module(name: str) -> Path:
    """The folder of an npm package. Skip or fail where it, or node, is not installed."""
    require_command("node", "nodejs")
    found = NODE / "node_modules" / name
    if not found.is_dir():
        absent(name, f"npm install --prefix {NODE.relative_to(ROOT)}")
    return found


class Case(NamedTuple):
    """A document and the verdict of the models on its shape."""

    data: bytes
    taken: bool


def cases(change: Callable[[int, Random], bytes], verdict: Callable[[bytes], Any], count: int) -> list[Case]:
    found = []
    for seed in range(count):
        try:
            data = change(seed, Random(f"witnesses {seed}"))
        except Unsayable:
            continue
        told = verdict(data)
        if told.preflight is None:
            found.append(Case(data, told.model))
    assert {case.taken for case in found} == {True, False}
    return found


@pytest.fixture(scope="session")
def json_cases() -> list[Case]:
    """JSON documents, most of them with one value changed."""

    def change(seed: int, random: Random) -> bytes:
        tree = document(seed)
        return as_json(tree if seed % 5 == 0 else changed_values(tree, random))

    seeds = [Case(path.read_bytes(), True) for path in sorted((ROOT / "seeds").glob("*.json"))]
    return [Case(tm.dumps(tm.bundled()), True), *seeds, *cases(change, published().json, 400)]


@pytest.fixture(scope="session")
def xml_cases() -> list[Case]:
    """XML documents, most of them with one value, or one thing of their form, changed."""

    def change(seed: int, random: Random) -> bytes:
        tree = document(seed)
        if seed % 2:
            return as_xml(changed_values(tree, random))
        written = tm.dumps(tm.loads(json.dumps(tree).encode()), "xml")
        return written if seed % 10 == 0 else changed_xml(written, random)[0]

    seeds = [Case(tm.dumps(tm.read(path), "xml"), True) for path in sorted((ROOT / "seeds").glob("*.json"))]
    return [Case(tm.dumps(tm.bundled(), "xml"), True), *seeds, *cases(change, published().xml, 400)]
