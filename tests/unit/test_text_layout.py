"""Lines for a terminal: no line is too wide and no character is lost, in any script."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import example, given, strategies as st

from treaty_model.view.text_layout import WIDTH, beside, columns, paragraph, table

# Texts of many scripts, among them long ones without a blank, and ones of nothing but marks.
KOREAN_LETTERS = "\u110c\u1169\u110b\u1163\u11a8"  # of a word of two syllables
LONG = ("条约" * 60, "ハ\u3099ハ\u309a" * 50, "조약" * 45, KOREAN_LETTERS * 30, "a" * 200, "e\u0301" * 90)
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))
WORDS = st.text(CHARACTERS, max_size=120) | st.sampled_from(LONG)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


def characters(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join("".join(text.split()) for text in texts))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Szerződés", 9),
        ("e\u0301", 1),
        ("条约", 4),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝｶｸ", 4),
        ("조약", 4),
        (KOREAN_LETTERS, 4),
        ("🕊", 1),
        ("🤝", 2),
        ("a\u200bb\u202cc", 3),
        ("a\u00adb", 3),
        ("עִבְרִית", 5),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@given(TEXTS, st.integers(0, 70))
@example("a" + " " * 90 + "b", 0)
def test_a_paragraph_fits_and_is_whole(text: str, indent: int) -> None:
    lines = list(paragraph(text, indent=indent))
    assert all(columns(line) <= WIDTH for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, TEXTS, st.integers(8, 70))
def test_texts_side_by_side_fit_and_are_whole(left: str, right: str, at: int) -> None:
    lines = list(beside(left, right, right_column=at))
    assert all(columns(line) <= WIDTH for line in lines)
    assert characters(lines) == characters([left, right])


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_a_table_fits_and_is_whole(rows: list[tuple[str, str]]) -> None:
    lines = list(table(rows[0], rows[1:]))
    assert all(columns(line) <= WIDTH for line in lines)
    assert characters(lines) == characters(cell for row in rows for cell in row)


def test_columns_that_do_not_fit_follow_below() -> None:
    head = ["article", *(f"a-report-of-some-length-{n}" for n in range(5))]
    lines = list(table(head, [["1", *"vwxyz"]]))
    assert [line.split() for line in lines] == [
        *(["article", *head[1:3]], ["1", "v", "w"], []),
        *(["article", *head[3:5]], ["1", "x", "y"], []),
        *(["article", head[5]], ["1", "z"]),
    ]


def test_columns_stand_below_one_another_in_any_script() -> None:
    lines = list(table(["조약", "a"], [["e\u0301", "b"], ["word", "c"]]))
    assert [line[-1] for line in lines] == ["a", "b", "c"]
    assert {columns(line) for line in lines} == {7}


def test_words_are_kept_whole_where_a_line_can_hold_them() -> None:
    long = "a-term-of-many-words-that-needs-more-than-half-a-line-for-itself"
    assert list(paragraph(f"one two three four {long} five")) == ["one two three four", f"{long} five"]


def test_the_left_text_is_broken_at_hyphens_too() -> None:
    assert list(beside("aim: fair-multipolar-system", "a", right_column=20)) == [
        "  aim: fair-        a",
        "    multipolar-",
        "    system",
    ]


def test_blanks_between_words_stay_and_at_the_ends_of_lines_go() -> None:
    assert list(paragraph("a  b")) == ["a  b"]
    assert list(paragraph("a" * 79 + "  b")) == ["a" * 79, "b"]
    assert list(paragraph("a" * 60 + "\u00a0" + "b" * 60)) == ["a" * 60 + "\u00a0" + "b" * 19, "b" * 41]


def test_a_long_text_without_blanks_takes_no_long_time() -> None:
    assert len(list(paragraph("约" * 400_000))) == 10_000
