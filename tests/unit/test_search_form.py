"""Texts as words are looked for in them: digits, marks and signs of all scripts as those of ASCII."""

import sys
import unicodedata

import pytest
from hypothesis import given, strategies as st

from treaty_model.passages.characters import DASHES, DOUBLE, SINGLE, members
from treaty_model.passages.normal_form import normal_form
from treaty_model.passages.search_form import search_form, search_text


def test_every_decimal_digit_is_that_of_ascii() -> None:
    digits = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Nd"]
    assert len(digits) >= 650
    assert [search_text(c) for c in digits] == [str(unicodedata.decimal(c)) for c in digits]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('Article 4, it\'s so - "he" said.', 'Article 4, it"s so - "he" said.'),
        ("المَادَّة", "المادة"),
        ("الـمـادة", "المادة"),
        ("آأإ", "آأإ"),  # letters, not letters with marks
        ("سِپاهٰ", "سپاه"),
        ("סְעִיף־אׇ", "סעיף-א"),
        ("ﺍﻟﻤﺎﺩﺓ", "المادة"),
        ("अनुच्छेद", "अनुच्छेद"),  # whose marks are vowels
        ("ที่นี่", "ที่นี่"),
        ("ދިވެހި", "ދިވެހި"),
        ("é", "é"),
        ("ＡＢＣ：（１）", "ABC:(1)"),
        ("ﬁrst №", "first No"),
        ("4² H₂O", "4² H₂O"),
        ("a…b", "a...b"),
        ("¨ ˛", "¨ ˛"),  # which would be a blank with a mark
        ("«»‹›„“”‚‘’「」『』《》〈〉〝〞〟｢｣＂＇", '"' * 25),
        ("`´ʼʻ′″", '"' * 6),
        ("‐‑‒–—―−﹘﹣－〜〰־⸺", "-" * 14),
        ("،؛؟۔٪٫٬।॥、。", ",;?.%.,..,."),
        ("\u05c3", ":"),
        ("\u064eا", "ا"),
        ("", ""),
    ],
)
def test_plain_text(text: str, made: str) -> None:
    assert search_text(text) == made


def test_signs_of_the_normal_form_are_signs_here_too() -> None:
    assert {search_text(c) for c in members(DOUBLE) + members(SINGLE)} == {'"'}
    assert {search_text(c) for c in members(DASHES)} == {"-"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_each_character_leads_back_to_where_it_stands_with_its_marks(text: str) -> None:
    words = normal_form(text).text
    form = search_form(words)
    places = [form.original(at, at + 1) for at in range(len(form.text))]
    assert places == sorted(places)
    assert "".join(search_form(words[start:end]).text for start, end in dict.fromkeys(places)) == form.text


def test_marks_go_with_their_letter() -> None:
    form = search_form("دَّة ـًا")
    assert form.text == "دة ا"
    assert [form.original(at, at + 1) for at in range(4)] == [(0, 3), (3, 4), (4, 7), (7, 8)]
