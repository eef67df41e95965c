"""Sums of what checks found: grouping and order do not matter, and a sum says what one check of all would say."""

import pickle
from collections import Counter
from functools import reduce
from operator import add
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

import treaty_model as tm
from kestrel import GAZETTE
from treaty_model.batch.listing import Listed
from treaty_model.batch.outcome import Outcome
from treaty_model.batch.run import CheckOptions, check, limit_issues
from treaty_model.batch.summary import NAMED
from treaty_model.batch.tally import Tally
from treaty_model.check.validation import DocumentOptions

ROOT = Path(__file__).parents[2]
VALID = (ROOT / "seeds" / "treaty.json").read_bytes()
INVALID = (ROOT / "tests" / "corpus" / "invalid" / "several.json").read_bytes()

UNUSED = tm.dumps(GAZETTE.model_copy(update={"unplaced": ()}))  # a passage that nothing refers to

ONE = "1 document checked, 1 invalid,"
COUNTS = st.integers(0, 3)
NAMES = st.text(st.sampled_from("aéб条\n\udcff🕊"), min_size=1, max_size=3)


@st.composite
def checks(draw: st.DrawFn) -> list[Outcome]:
    """What became of some files, each in one part or more, and more of them fail than are named."""
    parts = []
    for file in draw(st.lists(NAMES, unique=True, max_size=2 * NAMED)):
        for _ in range(draw(st.integers(1, 2))):
            found = Counter({what: draw(COUNTS) for what in ("error", "warning", "note", "more")})
            parts.append(Outcome(file, draw(COUNTS), (), found, not found["error"], draw(st.integers(0, 3)) > 0))
    return parts


def summary_of(parts: list[Outcome]) -> tm.Summary:
    tally = Tally()
    for part in parts:
        tally.add(part)
    return tally.summary


SUMMARIES = checks().map(summary_of)


@given(SUMMARIES, SUMMARIES, SUMMARIES)
def test_associative_and_commutative(a: tm.Summary, b: tm.Summary, c: tm.Summary) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + b == b + a


@given(SUMMARIES)
def test_nothing_adds_nothing(summary: tm.Summary) -> None:
    assert summary + tm.Summary() == tm.Summary() + summary == sum([summary], tm.Summary()) == summary


@given(checks(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_a_sum_says_what_one_check_of_all_says(parts: list[Outcome], machines: int, random: Random) -> None:
    parts = sorted(parts, key=lambda part: part.file)
    shares: list[list[Outcome]] = [[] for _ in range(machines)]
    share_of = {part.file: random.randrange(machines) for part in parts}
    for part in parts:
        shares[share_of[part.file]].append(part)
    summaries = list(map(summary_of, shares))
    random.shuffle(summaries)
    assert reduce(add, summaries) == summary_of(parts)
    assert str(reduce(add, summaries)) == str(summary_of(parts))


@given(SUMMARIES, SUMMARIES)
def test_a_summary_is_small_and_can_be_sent(a: tm.Summary, b: tm.Summary) -> None:
    assert pickle.loads(pickle.dumps(a + b)) == a + b
    assert len((a + b).named) <= NAMED
    assert (a + b).ok is (a.ok and b.ok)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["seeds", "tests/corpus/invalid", "examples/kestrel"]), max_size=3, unique=True))
def test_of_files_it_is_what_a_run_reports(folders: list[str]) -> None:
    files = sorted(str(path) for folder in folders for path in (ROOT / folder).glob("*.json"))
    files = sorted([*files[:12], str(ROOT / "absent.json")])
    tally = Tally()
    for _ in limit_issues(check(map(Listed, files), CheckOptions(DocumentOptions(1 << 20), max_issues=1)), 1, tally):
        pass
    assert sum((tm.Summary.of(tm.validate(file)) for file in files), tm.Summary()) == tally.summary


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ([VALID], "1 document checked, none invalid"),
        ([VALID, INVALID, INVALID, b""], "4 documents checked, 3 invalid, 7 errors"),
        ([VALID[:-2] + b"".join(b',"a%d":1' % n for n in range(1100)) + b"}"], f"{ONE} 1,000 errors, 100 more issues"),
        ([b"[0" + b",0" * 1100 + b"]"], "1 document checked, 1 invalid, 1 error"),
        ([UNUSED, UNUSED], "2 documents checked, none invalid, 2 notes"),
    ],
)
def test_of_bytes_it_counts_documents(documents: list[bytes], said: str) -> None:
    assert str(sum((tm.Summary.of(tm.validate(data)) for data in documents), tm.Summary())) == said


def test_files_and_bytes_add_up() -> None:
    file = tm.Summary.of(tm.validate(ROOT / "seeds" / "treaty.json"))
    together = file + tm.Summary.of(tm.validate(INVALID)) + tm.Summary.of(tm.validate("absent.json"))
    assert str(together) == "2 files checked, 2 documents, 1 invalid, 1 unreadable, 4 errors: absent.json"


def test_only_summaries_are_added() -> None:
    with pytest.raises(TypeError):
        tm.Summary() + 1  # type: ignore[operator]
