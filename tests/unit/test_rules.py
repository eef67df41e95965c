"""Rules and their words: every rule has an entry for each of its codes, and finds problems of these codes only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from treaty_model.check.decoding import decode
from treaty_model.check.entry import Entry
from treaty_model.check.issues import Problem
from treaty_model.check.rules import REMARKS, RULES
from treaty_model.check.rules.rule import Rule, rule
from treaty_model.codec.document import Document

INVALID = Path(__file__).parents[1] / "corpus" / "invalid"


def entry(code: str, **others: str) -> Entry:
    return Entry(code, title="A title", message="a message", hint="a hint", why="A reason.", wrong="(this)", **others)  # type: ignore[arg-type]


def finds_nothing(_: Document) -> Iterator[Problem]:
    return iter(())


def test_a_rule_without_words_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="one entry for each"):
        rule()(finds_nothing)


def test_a_rule_finds_errors_or_remarks_and_not_both() -> None:
    with pytest.raises(TypeError, match="all of them are errors or none is"):
        rule(entry("one"), entry("two", severity="note"))(finds_nothing)
    assert rule(entry("one"))(finds_nothing).makes_invalid
    assert not rule(entry("one", severity="warning"))(finds_nothing).makes_invalid


@pytest.mark.parametrize("checked", [*RULES, *REMARKS], ids=lambda rule: rule.check.__name__)
def test_a_rule_finds_all_of_its_codes_and_no_others(checked: Rule) -> None:
    codes = {entry.code for entry in checked.entries}
    documents = [decode(path.read_bytes(), "json") for code in codes for path in INVALID.glob(f"{code}*.json")]
    assert {problem.code for document in documents for problem in checked(document)} == codes
