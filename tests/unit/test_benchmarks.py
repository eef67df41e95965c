"""The benchmarks' own parts: documents, clock and tables. What they measure is no test's business."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, strategies as st

import treaty_model as tm
from benchmarks import clock, documents, many, page
from benchmarks.cases import CASES, Case
from benchmarks.figures import Goal, Record, Result, Spread, Table, goals_table, shown
from benchmarks.profile import label, shares
from treaty_model.fixtures.random_documents import Tree

ROOT = Path(__file__).parents[2]
A_TABLE = Table("A table", "ms", {"ours": Spread(3, 2, 4), "floor": Spread(1.5, 1, 2)}, "floor")
GOALS = (Goal("ours / floor", 2.0, "at most", 2.5), Goal("theirs / ours", 2.0, "at least", 2.5))
RECORD = Record("a-case", "A case", "the command", 3, "0.10", {"Python": "3"}, Result((A_TABLE,), GOALS, ("A note.",)))


@pytest.mark.parametrize(("seed", "times"), [(0, 1), (1, 1), (77, 1), (3, 2), (0, 4)])
def test_treaties_are_valid_and_as_large_as_is_said(seed: int, times: int) -> None:
    data = documents.treaty(seed, times=times)
    validation = tm.validate(data)
    assert validation.ok, validation.issues
    treaty = validation.document
    assert isinstance(treaty, tm.Treaty)
    assert len(treaty.articles) == documents.ARTICLES
    assert sum(len(source.passages) for source in treaty.sources) == times * documents.PASSAGES
    assert sum(len(article.provisions) for article in treaty.articles) == times * documents.PROVISIONS
    clauses: list[object] = [clause for part in treaty.events for clause in part.clauses]
    clauses += [clause for article in treaty.articles for part in article.provisions for clause in part.clauses]
    assert 0.85 * times * documents.CLAUSES < len(clauses) <= times * documents.CLAUSES  # what is said twice is once
    assert 60_000 * times < len(data) < 100_000 * times


@pytest.mark.filterwarnings("ignore::treaty_model.reports.merging.MergeWarning")  # terms of few words are nearly equal
def test_reports_are_valid_and_fit_together() -> None:
    reports = [tm.loads(documents.report(seed)) for seed in range(40)]
    treaty = tm.merge(reports)
    assert tm.validate(tm.dumps(treaty)).ok
    assert len(treaty.sources) == 40


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (many.with_reports, lambda treaty: len(treaty.sources)),
        (many.with_numbers, lambda treaty: len(treaty.contradictions()[0].values)),
        (many.with_dates, lambda treaty: len(treaty.contradictions()[0].values)),
        (many.with_events, lambda treaty: len(treaty.timeline())),
        (many.with_ratifications, lambda treaty: len(treaty.parties)),
        (many.with_articles, lambda treaty: sum(bool(article.provisions) for article in treaty.articles)),
        (many.with_references, lambda treaty: len(treaty.article(2).provisions[0].clauses[0].reported_by)),
        (many.with_passages, lambda treaty: len(treaty.sources[0].passages)),
        (many.with_unplaced, lambda treaty: len(treaty.unplaced)),
        (many.with_placements, lambda treaty: len(treaty.placements)),
    ],
)
def test_documents_with_many_of_one_thing(make: Callable[[int], Tree], count: Callable[[Any], int]) -> None:
    for number in (2, 12):
        treaty = tm.loads(documents.compact(make(number)))
        assert count(treaty) == number


@pytest.mark.parametrize("make", [documents.treaty, documents.report, documents.claim])
def test_the_same_seed_gives_the_same_document_in_every_process(make: Callable[[int], bytes]) -> None:
    code = f"from benchmarks import documents as d; import sys; sys.stdout.buffer.write(d.{make.__name__}(5))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    assert run.stdout == make(5)
    assert make(5) != make(6)


def test_a_claim_is_a_report_of_one_clause() -> None:
    for seed in range(30):
        report = tm.loads(documents.claim(seed))
        assert isinstance(report, tm.Report)
        (article,) = report.articles
        assert [len(provision.clauses) for provision in article.provisions] == [1]


@pytest.mark.parametrize(("moved", "state"), [(False, "exact"), (True, "moved")])
def test_passages_stand_in_their_texts(tmp_path: Path, moved: bool, state: str) -> None:
    treaty = tm.loads(documents.with_texts(tmp_path, 60, each=20, moved=moved))
    assert tm.verify(treaty, tm.Corpus(tmp_path)).states == {state: 60}


def test_objects_are_counted_at_every_depth() -> None:
    assert documents.objects({"a": [{"b": 1}, {"c": {"d": []}}], "e": "{}"}) == 4
    assert documents.objects([]) == 0


def test_fields_are_counted_at_every_depth() -> None:
    assert documents.fields({"a": [{"b": 1}, {"c": {"d": []}}], "e": "{}"}) == 5
    assert documents.fields([]) == 0


def test_cases_take_turns_and_the_first_rounds_do_not_count() -> None:
    turns: list[str] = []
    now = iter(range(0, 1000, 5))
    cases = {"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}
    spreads = clock.in_turns(cases, 2, clock=lambda: float(next(now)))
    assert turns == ["a", "b"] * 4
    assert spreads == {"a": Spread(5, 5, 5), "b": Spread(5, 5, 5)}


def test_a_short_case_is_done_often_and_counts_once() -> None:
    done = 0
    time = 0.0

    def case() -> None:
        nonlocal done, time
        done += 1
        time += clock.TURN / 4

    spreads = clock.in_turns({"short": case}, 1, clock=lambda: time)
    assert done == 2 + 4
    assert spreads["short"].median == pytest.approx(clock.TURN / 4)


@pytest.mark.parametrize(
    ("seconds", "number"), [(clock.TURN, 1), (10 * clock.TURN, 1), (clock.TURN / 2, 2), (clock.TURN / 2.5, 3)]
)
def test_a_turn_is_long_enough(seconds: float, number: int) -> None:
    assert clock.repeats(seconds) == number
    assert clock.repeats(0) < 1_000_000


def test_inputs_come_in_turn() -> None:
    taken: list[int] = []
    case = clock.over(taken.append, [1, 2, 3])
    for _ in range(5):
        case()
    assert taken == [1, 2, 3, 1, 2]


def test_a_process_is_measured_by_itself() -> None:
    filled = bytearray(60_000_000)  # a process that inherits the peak of this one would have it too
    small = clock.process([sys.executable, "-c", "pass"])
    large = clock.process([sys.executable, "-c", "x = bytearray(80_000_000)"])
    assert len(filled) > small.peak
    assert large.peak > small.peak + 70_000_000


def test_a_process_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        clock.process([sys.executable, "-c", "raise SystemExit(3)"])
    assert error.value.returncode == 3


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=30))
def test_quartiles_lie_around_the_median(values: list[float]) -> None:
    spread = Spread.of(values)
    assert min(values) <= spread.lower <= spread.median <= spread.upper <= max(values)
    assert spread.times(1000).median == pytest.approx(1000 * spread.median)


@pytest.mark.parametrize(
    ("values", "spread"), [([7.0], (7, 7, 7)), ([1.0, 3.0], (2, 1.5, 2.5)), ([5.0, 1.0, 3.0], (3, 2, 4))]
)
def test_the_spread_of_some_values(values: list[float], spread: tuple[float, ...]) -> None:
    assert Spread.of(values) == spread


@pytest.mark.parametrize(
    ("figure", "limit", "bound", "met"),
    [
        (2.0, "at most", 2.0, True),
        (2.01, "at most", 2.0, False),
        (2.0, "at least", 2.0, True),
        (1.99, "at least", 2.0, False),
        (0.0, "at most", 0, True),
    ],
)
def test_when_a_goal_is_met(figure: float, limit: Literal["at most", "at least"], bound: float, met: bool) -> None:
    assert Goal("work", figure, limit, bound).met is met


def test_a_table_has_the_ratio_to_its_floor() -> None:
    lines = A_TABLE.markdown()
    assert "| ours | 3.00 | 2.00 to 4.00 | 2.00 |" in lines
    assert "| floor | 1.50 | 1.00 to 2.00 | 1.00 |" in lines


def test_a_table_without_a_floor_has_figures_alone() -> None:
    lines = Table("Shares", "% of all", {"a": Spread(60, 60, 60)}).markdown()
    assert lines == ["**Shares**", "", "| | % of all |", "|---|--:|", "| a | 60.0 |"]


def test_the_table_of_goals_says_which_are_met() -> None:
    assert goals_table([RECORD])[2:] == [
        "| ours / floor | at most 2.5 | 2.00 | yes |",
        "| theirs / ours | at least 2.5 | 2.00 | **no** |",
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(0.0004, "0.000"), (0.1234, "0.123"), (1.2345, "1.23"), (12.345, "12.3"), (12345.6, "12,346")]
)
def test_figures_have_three_digits(value: float, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("file", "name", "text"),
    [
        ("~", "<built-in method gc.collect>", "gc.collect"),
        ("~", "<method 'validate_json' of 'a._b.Validator' objects>", "Validator.validate_json"),
        ("~", "<method 'find' of 'str' objects>", "str.find"),
        ("/a/place/treaty_model/codec/json_reader.py", "decode", "treaty_model/codec/json_reader.py: decode"),
        ("/a/place/json/encoder.py", "encode", "encoder.py: encode"),
        ("/a/site-packages/pydantic/main.py", "__iter__", "pydantic/main.py: __iter__"),
        ("<writer of Article>", "write", "writer, generated"),
        ("/a/place/treaty_model/reports/merging.py", "<genexpr>", "treaty_model/reports/merging.py: genexpr"),
    ],
)
def test_functions_are_named_without_places(file: str, name: str, text: str) -> None:
    assert label(file, name) == text


def test_shares_are_of_the_whole() -> None:
    rows = shares({f"f{n}": float(n) for n in range(1, 13)})
    assert next(iter(rows)) == "f12"
    assert sum(row.median for row in rows.values()) == pytest.approx(100)
    assert list(rows)[-1] == "4 others"
    assert shares({}) == {}


def test_a_record_is_read_as_it_was_written() -> None:
    assert Record.read(RECORD.json()) == RECORD
    assert json.loads(RECORD.json())["versions"] == {"Python": "3"}


def test_tables_take_the_place_of_others_and_nothing_else() -> None:
    text = "Before.\n\n<!-- tables: python3 dev.py bench -->\nold\n<!-- end of tables -->\nAfter.\n"
    once = page.with_tables(text, "new\n")
    assert once.startswith("Before.\n")
    assert once.endswith("<!-- end of tables -->\nAfter.\n")
    assert "old" not in once
    assert "\nnew\n" in once
    assert page.with_tables(once, "new\n") == once
    with pytest.raises(ValueError, match="where its tables stand"):
        page.with_tables("No place.", "new\n")


PROFILE = Table("Where the time goes", "% of all", {"a function": Spread(60, 60, 60)})


def test_the_summary_has_one_table_of_each_main_case() -> None:
    record = replace(RECORD, case="json-read", result=replace(RECORD.result, tables=(A_TABLE, PROFILE)))
    assert page.summary([record, RECORD]) == "\n".join(["### A case", "", *A_TABLE.markdown(), ""])


def test_the_details_have_all_goals_tables_and_notes_but_no_profile() -> None:
    record = replace(RECORD, result=replace(RECORD.result, tables=(A_TABLE, PROFILE)))
    other = replace(RECORD, versions={"Python": "4"})
    tried = replace(RECORD, case="tried", title="Alternatives")
    lines = page.details([record, other, tried]).splitlines()
    assert lines.count("**A table**") == lines.count("- A note.") == lines.count("`the command`; load 0.10.") == 2
    assert lines.count("| ours / floor | at most 2.5 | 2.00 | yes |") == 2
    assert "Versions: Python 3 and 4." in lines
    assert not {"**Where the time goes**", "### Alternatives"}.intersection(lines)


def test_the_pages_have_the_tables_of_the_results() -> None:
    results = ROOT / "benchmarks" / "results"
    records = [Record.read(file.read_bytes()) for name in CASES if (file := results / f"{name}.json").exists()]
    assert len(records) == len(CASES)
    for path, tables in page.PAGES.items():
        text = path.read_text("utf-8")
        assert page.with_tables(text, tables(records)) == text, "run `python3 dev.py bench --report`"
    for record in records:
        assert (results / f"{record.case}.md").read_text("utf-8") == record.markdown()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_case_is_there(case: Case) -> None:
    source = (ROOT / "benchmarks" / "cases" / f"{case.module}.py").read_text("utf-8")
    assert f"def {case.function}(rounds: int)" in source
