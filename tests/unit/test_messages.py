"""Values, names and counts as messages show them: in one line, not too long, with nothing that cannot be seen."""

from typing import Any

import pytest

from treaty_model.check.issues import Issue, more_issues
from treaty_model.printable import (
    in_lines,
    in_one_line,
    json_without_commands,
    listed,
    made_visible,
    one_of,
    shown,
    without_commands,
)
from treaty_model.spelling import clipped


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (1.5, "1.5"),
        ("", '""'),
        ("a", '"a"'),
        ("a\tb", '"a\\tb"'),
        ({}, "an object"),
        ({"a": 1}, "an object"),
        ([], "a list"),
        ([1], "a list"),
        ("a" * 78, '"' + "a" * 78 + '"'),
        ("a" * 79, '"' + "a" * 77 + '…"'),
        ("a" * 1000, '"' + "a" * 77 + '…"'),
        (int("7" * 80), "7" * 80),
        (int("7" * 81), f"{'7' * 79}…"),
        ("\u200b" * 100, '"' + "\\u200b" * 12 + '\\u200…"'),
    ],
)
def test_a_value_is_shown_in_80_characters(value: Any, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("a b é 조 🕊", "a b é 조 🕊"),
        ("\n", "\\n"),
        ("\r", "\\r"),
        ("\t", "\\t"),
        ("\x00", "\\x00"),
        ("\x1b", "\\x1b"),
        ("\xa0", "\\xa0"),
        ("\xad", "\\xad"),
        ("\u0600", "\\u0600"),
        ("\u202e", "\\u202e"),
        ("\uffff", "\\uffff"),
        ("\U000e0001", "\\U000e0001"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_cannot_be_seen_is_escaped(text: str, visible: str) -> None:
    assert made_visible(text) == visible


@pytest.mark.parametrize(
    "character", ["\n", "\t", "\x00", "\x7f", "\x85", "\u2028", "\u2029", "\udcff", *"\u202a\u202e\u2066\u2069"]
)
def test_what_a_terminal_obeys_is_escaped(character: str) -> None:
    assert in_one_line(f"a{character}b") == f"a{made_visible(character)}b"


@pytest.mark.parametrize("character", ["\xa0", "\xad", "\u200d", "\u200e", "\u200f", "\u3000", "é", "🕊"])
def test_what_belongs_between_letters_stays(character: str) -> None:
    assert in_one_line(f"a{character}b\x1b") == f"a{character}b\\x1b"


def test_lines_stay_lines() -> None:
    assert in_lines("a\nb\x1b\n\tc") == "a\nb\\x1b\n\\tc"


@pytest.mark.parametrize(("length", "text"), [(80, "a" * 80), (81, f"{'a' * 79}…"), (500, f"{'a' * 79}…")])
def test_a_long_text_is_clipped_to_80_characters(length: int, text: str) -> None:
    assert clipped("a" * length) == text


def test_not_too_many_names_are_listed() -> None:
    names = [f"n{n}" for n in range(31)]
    assert listed([]) == ""
    assert listed(["a", "b"]) == "a, b"
    assert listed(names[:30]) == ", ".join(names[:30])
    assert listed(names) == f"{', '.join(names[:30])}, ..."
    assert listed(["a" * 81]) == f"{'a' * 79}…"


def test_names_to_choose_from() -> None:
    assert one_of(["a"]) == "a"
    assert one_of(["a", "b"]) == "one of a, b"


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "and 1 more issue"), (2, "and 2 more issues"), (12345, "and 12,345 more issues")],
)
def test_issues_that_are_only_counted(count: int, text: str) -> None:
    assert more_issues(count) == text


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("::error::a", "\\x3a:error::a"),
        ("a ::error::", "a ::error::"),
        ("a\n  ::error::", "a\n  \\x3a:error::"),
        ("a ##[error]b", "a \\x23#[error]b"),
        ("##vso[task]b", "\\x23#vso[task]b"),
        ("## a title", "## a title"),
    ],
)
def test_no_runner_of_jobs_finds_a_command(text: str, harmless: str) -> None:
    assert without_commands(text) == harmless


def test_json_stays_the_same_value_without_commands() -> None:
    assert json_without_commands('["##vso[a]", "::a"]') == '["\\u0023#vso[a]", "::a"]'


@pytest.mark.parametrize(
    ("file", "line", "column", "place"),
    [
        (None, None, None, "document"),
        (None, 1, 2, "document:1:2"),
        ("a.json", None, None, "a.json"),
        ("a.json", 1, None, "a.json:1"),
        ("a\nb.json", 1, 2, "a\\nb.json:1:2"),
    ],
)
def test_the_place_of_an_issue(file: str | None, line: int | None, column: int | None, place: str) -> None:
    issue = Issue("missing-field", "error", "a message", "a hint", file=file, line=line, column=column)
    assert issue.place == place
    assert str(issue) == f"{place}: error: missing-field: a message\n  a hint"


def test_a_pointer_in_a_message_has_nothing_that_cannot_be_seen() -> None:
    issue = Issue("unknown-field", "error", "a message", "a hint", pointer="/a\u200bb")
    assert str(issue) == "document: error: unknown-field /a\\u200bb: a message\n  a hint"
