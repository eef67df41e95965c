"""Imports run downwards only: each layer may use those below it, and nothing above."""

import ast
import graphlib
from pathlib import Path

import pytest

import treaty_model

PACKAGE = Path(treaty_model.__file__).parent

# From the top down; what stands on one line does not import one another.
LAYERS = [
    {"__main__"},
    {"cli"},
    {"pytest_plugin", "hypothesis_plugin"},
    {"__init__", "testing"},
    {"fixtures"},
    {"view"},
    {"batch"},
    {"check"},
    {"schema"},
    {"codec"},
    {"reports"},
    {"passages"},
    {"spec"},
    {"model"},
    {"vocabulary"},
    {"arguments", "printable"},
    {"lexical", "files", "gc_pause", "spelling", "docstrings"},
    {"leaf"},
]
DEPTH = {name: depth for depth, names in enumerate(LAYERS) for name in names}
# A constant of the package itself, which is there before any of its modules is.
VERSION = ["treaty_model", "__version__"]
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(parts: tuple[str, ...]) -> str:
    """The layer of a module, given its path below the package."""
    return parts[0].removesuffix(".py") if parts else "__init__"


def imported_layers(source: str, parts: tuple[str, ...]) -> set[str]:
    """The layers of this package that a module imports, at its top or anywhere else in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        targets: list[list[str]] = []
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = list(("treaty_model", *parts)[: -node.level]) if node.level else []
            base = above + (node.module.split(".") if node.module else [])
            targets = [[*base, alias.name] for alias in node.names] if len(base) == 1 else [base]
            targets = [target for target in targets if target != VERSION]
        for package, *rest in targets:
            if package == "treaty_model":
                inside = rest and ((PACKAGE / rest[0]).is_dir() or (PACKAGE / f"{rest[0]}.py").exists())
                found.add(rest[0] if inside else "__init__")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_downwards(module: Path) -> None:
    parts = module.relative_to(PACKAGE).parts
    own = layer_of(parts)
    for layer in imported_layers(module.read_text("utf-8"), parts) - {own}:
        assert DEPTH[layer] > DEPTH[own], f"{own} imports {layer}, which stands no lower"


def test_no_module_leads_back_to_itself() -> None:
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        parts = module.relative_to(PACKAGE).parts
        name = "/".join(parts)
        graph[name] = {
            other.relative_to(PACKAGE).as_posix()
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.level and node.module
            for other in [(module.parents[node.level - 1] / node.module.replace(".", "/")).with_suffix(".py")]
            if other.exists()
        }
    list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError


def test_no_module_is_without_a_layer() -> None:
    assert {layer_of(module.relative_to(PACKAGE).parts) for module in MODULES} == set(DEPTH)


@pytest.mark.parametrize(
    ("source", "parts", "layers"),
    [
        ("from ..view import lines", ("check", "rules.py"), {"view"}),
        ("from ..view.text_layout import table", ("check", "rules.py"), {"view"}),
        ("from .. import view", ("check", "rules.py"), {"view"}),
        ("import treaty_model.view.text_layout", ("merging.py",), {"view"}),
        ("def f():\n    from .cli import main", ("merging.py",), {"cli"}),
        ("import treaty_model as tm", ("merging.py",), {"__init__"}),
        ("from . import __version__", ("merging.py",), set()),
        ("from . import __version__, merge", ("merging.py",), {"__init__"}),
        ("from . import spec", ("cli.py",), {"spec"}),
        ("from .rules import RULES", ("check", "documents.py"), {"check"}),
        ("import json", ("cli.py",), set()),
    ],
)
def test_every_way_to_import_is_seen(source: str, parts: tuple[str, ...], layers: set[str]) -> None:
    assert imported_layers(source, parts) == layers
