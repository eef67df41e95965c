"""What others test with: strategies that shrink well, and the plugins of hypothesis and pytest."""

import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy

import treaty_model as tm
from treaty_model import model
from treaty_model.spec import ModelSpec, spec_of, types_of
from treaty_model.testing import (
    HIGHEST_ARTICLE,
    InvalidExample,
    clause_classes,
    clauses,
    frames,
    invalid_treaties,
    reports,
    treaties,
)

T = TypeVar("T")


def smallest(strategy: SearchStrategy[T], condition: Any = lambda _: True) -> T:
    """The smallest value that hypothesis finds, always by the same draws; the phase that explains it takes too long."""
    quick = settings(max_examples=1000, phases=[Phase.generate, Phase.shrink])
    return find(strategy, condition, settings=quick, random=Random(0))


# --- strategies ---


def test_the_smallest_documents_hold_nothing_that_they_need_not() -> None:
    report = smallest(reports())
    assert not any([report.source.passages, report.articles, report.unplaced, report.events, report.facts])
    treaty = smallest(treaties())
    assert (len(treaty.sources), len(treaty.articles)) == (1, HIGHEST_ARTICLE)
    assert not any([treaty.placements, treaty.possibly_same, treaty.unplaced, treaty.events, treaty.facts])


def test_the_smallest_treaty_of_two_sources() -> None:
    treaty = smallest(treaties(), lambda treaty: len(treaty.sources) == 2)
    smallest_reports = [smallest(reports(f"report-{n}")) for n in (1, 2)]
    assert treaty == tm.merge([smallest(frames()), *smallest_reports])


def test_the_smallest_report_with_an_event() -> None:
    report = smallest(reports(), lambda report: report.events)
    ((clause,),) = (event.clauses for event in report.events)
    assert clause.reported_by == tuple(passage.id for passage in report.source.passages)


def test_passages_that_nothing_refers_to_are_made_too() -> None:
    report = smallest(reports(), lambda report: report.source.passages)
    assert len(report.source.passages) == 1
    assert not list(model.iter_clauses(report))


@pytest.mark.parametrize("kind", clause_classes())
def test_clauses_of_a_kind(kind: str) -> None:
    clause = smallest(clauses(kind))
    assert clause.kind == kind
    assert clause.reported_by == ("report-1.p1",)


def test_clauses_of_all_kinds() -> None:
    for cls in (model.Assistance, model.Title, model.OnDate):
        assert type(smallest(clauses(), lambda clause, cls=cls: type(clause) is cls)) is cls


def test_no_kind_of_clause() -> None:
    with pytest.raises(ValueError, match=r"no kind of clause 'asistance'; did you mean assistance\?"):
        clauses("asistance")
    with pytest.raises(ValueError, match="no kind of clause 'mutual-aid'; there are relationship, "):
        clauses("mutual-aid")


@settings(max_examples=30)
@given(invalid_treaties())
def test_an_invalid_treaty_has_its_error_and_no_other(made: InvalidExample) -> None:
    found = tm.validate(made.data, made.format)
    assert [(issue.code, issue.pointer) for issue in found.issues] == [(made.code, made.pointer)]
    assert not found.ok


def test_an_invalid_treaty_becomes_small() -> None:
    found = smallest(invalid_treaties(), lambda made: made.code == "empty-file" and made.format == "json")
    assert found.data == b""


# --- the plugin of hypothesis ---


MODELS = [spec.cls for spec in types_of(spec_of(tm.Treaty), spec_of(tm.Report)).values() if isinstance(spec, ModelSpec)]


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_strategies_by_type(cls: type[Any]) -> None:
    assert type(smallest(st.from_type(cls))) is cls


@pytest.mark.parametrize("cls", [model.Clause, model.Provision, model.Event], ids=lambda cls: cls.__name__)
def test_strategies_of_all_of_a_sort(cls: type[Any]) -> None:
    found = set()

    @settings(max_examples=50, database=None)
    @given(st.from_type(cls))
    def collect(made: Any) -> None:
        assert isinstance(made, cls)
        found.add(type(made))

    collect()
    assert len(found) > 3


@pytest.mark.parametrize("module", ["treaty_model.hypothesis_plugin", "treaty_model.testing", "treaty_model.model"])
def test_any_module_can_be_imported_first(module: str) -> None:
    program = f"import {module}, hypothesis, treaty_model as tm; hypothesis.strategies.from_type(tm.Report).validate()"
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


def test_strategies_by_type_make_valid_documents() -> None:
    @settings(max_examples=10)
    @given(st.from_type(tm.Treaty) | st.from_type(tm.Report))
    def valid(document: tm.Treaty | tm.Report) -> None:
        assert tm.validate(tm.dumps(document)).ok

    valid()


def test_the_models_come_with_hypothesis_and_what_makes_strategies_later() -> None:
    program = "import sys, hypothesis; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "treaty_model.hypothesis_plugin" in loaded
    assert not loaded & {"treaty_model.testing", "lxml", "jsonschema"}


# --- the plugin of pytest ---

LOADED = """
import sys

def pytest_sessionfinish():  # hypothesis's own plugin loads hypothesis after that, for the summary
    print("\\nloaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def outcome(folder: Path, test: str, *arguments: str) -> list[str]:
    """The lines of a run of pytest in a folder of its own, with the plugins that are installed."""
    (folder / "conftest.py").write_text(LOADED, "utf-8")
    (folder / "test_theirs.py").write_text(test, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.stdout.splitlines()


def test_fixtures(tmp_path: Path) -> None:
    lines = outcome(
        tmp_path,
        """
import treaty_model as tm

def test_fixtures(treaty, treaty_json, treaty_xml):
    assert treaty is tm.bundled()
    assert treaty_json == tm.dumps(treaty)
    assert treaty_xml == tm.dumps(treaty, "xml")
""",
    )
    assert any(line.startswith("1 passed") for line in lines), lines


def test_collecting_loads_nothing_heavy(tmp_path: Path) -> None:
    lines = outcome(tmp_path, "def test_theirs(): pass")
    assert any(line.startswith("1 passed") for line in lines), lines
    (loaded,) = [set(line.split()) for line in lines if line.startswith("loaded:")]
    assert "treaty_model" in loaded, "the plugin is not installed"
    assert not loaded & {"pydantic", "pydantic_core", "lxml", "jsonschema", "hypothesis"}


def test_bytes_in_json_need_no_models(tmp_path: Path) -> None:
    lines = outcome(tmp_path, "def test_theirs(treaty_json): assert treaty_json")
    (loaded,) = [set(line.split()) for line in lines if line.startswith("loaded:")]
    assert not loaded & {"pydantic", "lxml"}


def test_the_plugin_may_be_named(tmp_path: Path) -> None:
    test = 'pytest_plugins = ["treaty_model.pytest_plugin"]\n\ndef test_theirs(treaty): assert treaty.id\n'
    for arguments in ((), ("-p", "treaty_model.pytest_plugin")):
        lines = outcome(tmp_path, test, *arguments)
        assert any(line.startswith("1 passed") for line in lines), lines


def test_the_package_may_be_imported_before_pytest_runs(tmp_path: Path) -> None:
    test = """
import treaty_model
import pytest

pytest.register_assert_rewrite("treaty_model")  # as pytest does with all of a package that has a plugin

def test_theirs(): pass
"""
    lines = outcome(tmp_path, test, "-W", "error")
    assert any(line.startswith("1 passed") for line in lines), lines


def test_fixtures_of_others_go_first(tmp_path: Path) -> None:
    lines = outcome(
        tmp_path,
        """
import pytest

@pytest.fixture
def treaty():
    return "mine"

def test_mine(treaty, treaty_xml):
    assert treaty == "mine"
    assert treaty_xml.startswith(b"<?xml")
""",
    )
    assert any(line.startswith("1 passed") for line in lines), lines


def test_fixtures_are_listed_with_descriptions(tmp_path: Path) -> None:
    lines = outcome(tmp_path, "", "--fixtures")
    for name in ("treaty", "treaty_json", "treaty_xml"):
        at = next(n for n, line in enumerate(lines) if line.startswith(f"{name} [session scope]"))
        assert "The treaty that comes with treaty-model" in lines[at + 1]
