"""The normal form: what it makes one, what it leaves, the way back, and that no release of Python makes another one."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given, strategies as st

from treaty_model.passages import normal_form as module
from treaty_model.passages.characters import (
    DASHES,
    DOUBLE,
    IGNORABLE,
    SINGLE,
    UNASSIGNED,
    UNICODE,
    WHITE_SPACE,
    any_of,
    combining,
    is_assigned,
    members,
    ranges,
    written,
)
from treaty_model.passages.digests import digest, words_digest
from treaty_model.passages.mapped_text import MappedText, apply_changes
from treaty_model.passages.normal_form import MARKS, normal_form, without_invisible
from treaty_model.schema.normal_form import published

ALL = [chr(point) for point in range(sys.maxunicode + 1)]
NEVER_SHOWN = members(IGNORABLE)
DATA = json.loads(published())
SETS = {name: set(members(" ".join(points))) for name, points in DATA["sets"].items()}

# Characters that normal form changes, and such as do something to their neighbours.
TEXTS = st.text(
    st.sampled_from(
        "ab \n\u00a0„–’e\u0301\u0323\u1100\u1161\u11a8\uac00\u0958\ufb2c\u09c7\u09be\u0344\u0378\u00ad\u200b"
    )
)


# --- the sets ---


@pytest.mark.skipif(unicodedata.unidata_version != UNICODE, reason="this Python knows another version of Unicode")
def test_what_is_not_assigned_in_the_pinned_version() -> None:
    assert written(c for c in ALL if unicodedata.category(c) == "Cn") == " ".join(UNASSIGNED.split())


def test_no_release_of_python_takes_a_character_away() -> None:
    assert all(unicodedata.category(c) != "Cn" for c in ALL if is_assigned(c))


def test_what_is_not_shown_is_no_letter_in_use() -> None:
    assert len(NEVER_SHOWN) == 4174  # as DerivedCoreProperties of Unicode 14.0 counts them
    categories = {unicodedata.category(c) for c in NEVER_SHOWN if is_assigned(c)}
    assert categories == {"Cf", "Mn", "Lo"}
    letters = [c for c in NEVER_SHOWN if unicodedata.category(c) == "Lo"]
    assert all("FILLER" in unicodedata.name(c) for c in letters)


def test_white_space_is_what_python_takes_for_it() -> None:
    assert written(c for c in ALL if c.isspace()) == WHITE_SPACE


def test_signs_are_quotation_marks_and_dashes() -> None:
    names = [unicodedata.name(c) for c in members(DOUBLE) + members(SINGLE)]
    assert all("QUOTATION MARK" in name or "CORNER BRACKET" in name or "APOSTROPHE" in name for name in names)
    assert all(
        {"HYPHEN", "DASH", "MINUS", "HYPHEN-MINUS", "BAR"} & set(unicodedata.name(c).split()) for c in members(DASHES)
    )


def test_no_character_is_in_two_sets() -> None:
    shown = [*members(WHITE_SPACE), *members(DOUBLE), *members(SINGLE), *members(DASHES)]
    assert len(shown) == len(set(shown) - set(NEVER_SHOWN))
    assert all(map(is_assigned, shown))


def test_sets_are_read_and_written() -> None:
    assert ranges("0061 0063..0065") == [(0x61, 0x61), (0x63, 0x65)]
    assert members("0061 0063..0065") == ["a", "c", "d", "e"]
    assert written("acde\U0001f985") == "0061 0063..0065 1F985"
    assert written("") == ""
    assert any_of("002D 0061..0063") == "[\\--\\-a-c]"


@pytest.mark.parametrize(
    ("character", "assigned"),
    [
        *(("a", True), ("\u0377", True), ("\u0378", False), ("\u0379", False), ("\u037a", True), ("\ufdd0", False)),
        *(("\U0010fffd", True), ("\U0010ffff", False), ("\x00", True), ("\ue000", True), ("\U00011f04", False)),
    ],
)
def test_whether_a_character_is_assigned(character: str, assigned: bool) -> None:
    assert is_assigned(character) is assigned


def test_marks_that_combine() -> None:
    assert combining("ae\u0301\u0903\u0323\u3099\U00016af0\u0378") == ["\u0301", "\u0323", "\u3099", "\U00016af0"]
    assert combining("\u0897\U00011f41") == []  # which later versions have


# --- the form ---


@pytest.mark.parametrize("vector", DATA["vectors"], ids=lambda vector: vector["name"])
def test_the_published_vectors_are_what_plain_code_makes_of_the_published_sets(vector: dict[str, str]) -> None:
    """The steps, as they are written in the data, one after the other and not in one go."""
    text = "".join(c for c in vector["text"] if c not in SETS["ignorable"])
    text = "".join(" " if c in SETS["white_space"] else c for c in text)
    while "  " in text:
        text = text.replace("  ", " ")
    parts, marks = [""], 0
    for c in text:
        if c in SETS["unassigned"]:
            parts += [c, ""]
            marks = 0
            continue
        parts[-1] += c
        marks = marks + 1 if c in SETS["combining"] else 0
        if marks == DATA["marks_in_a_row"]:
            parts, marks = [*parts, ""], 0
    text = "".join(p if p in SETS["unassigned"] else unicodedata.normalize("NFC", p) for p in parts)
    for name, sign in (("double", '"'), ("single", "'"), ("dash", "-")):
        text = "".join(sign if c in SETS[name] else c for c in text)
    assert vector["normal_form"] == text == normal_form(vector["text"]).text
    assert vector["sha256"] == digest(text) == words_digest(vector["text"])


def test_the_published_data_is_ascii_and_says_what_it_is() -> None:
    assert published().isascii()
    assert published().endswith(b"}\n")
    about = DATA["name"], DATA["number"], DATA["unicode"], DATA["marks_in_a_row"]
    assert about == ("treaty-model normal form", 2, "14.0.0", 30)
    assert [step.split(" ")[0] for step in DATA["steps"]] == ["Remove", "Replace", "Split", "Replace", "The"]
    assert "Unicode 14.0.0 or any later version" in DATA["steps"][2]


def test_digests_that_stand_for_all_time() -> None:
    """Whoever changes one of these makes all records of such words stale."""
    texts = [
        "Each side shall",
        "„Az egyik fél” – mondta",
        "조약 제4조",
        "Sicher\u00adheits\u00adrat",
        "a" + "\u0301" * 40,
    ]
    assert [words_digest(text)[:16] for text in texts] == [
        *("3c276399a5a5c2b0", "e1aa9b487d5352c6", "e30953165760ce4f", "8179b447af0eb6dc", "b4f0772985200473"),
    ]


@given(TEXTS)  # with fewer marks in a row than are cut off: behind a cut another count begins
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normal_form(text)
    assert normal_form(once.text).text == once.text


@given(TEXTS, st.data())
def test_what_is_not_shown_makes_no_other_words(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    more = data.draw(st.text(st.sampled_from(NEVER_SHOWN), max_size=3))
    assert normal_form(text[:at] + more + text[at:]).text == normal_form(text).text


@pytest.mark.parametrize("marks", [MARKS - 1, MARKS, MARKS + 1, 2 * MARKS, 2 * MARKS + 1, 1000])
def test_marks_beyond_number_are_not_ordered(marks: int) -> None:
    ordered = "a" + "\u0301" * (marks - 1) + "\u0323"
    assert (normal_form(ordered).text == unicodedata.normalize("NFC", ordered)) is (marks <= MARKS)


@pytest.mark.parametrize("joint", ["b", " ", "\u0378", "\u00ad"])
def test_what_parts_marks_in_a_row(joint: str) -> None:
    text = "a" + "\u0301" * 29 + joint + "\u0301" * 29 + "\u0323"
    ordered = normal_form(text).text == unicodedata.normalize("NFC", text)
    assert ordered is (joint != "\u00ad")


def test_a_letter_and_the_sign_of_a_class_are_letters() -> None:
    text = f"e\u0301{module._MARK}{module._UNKNOWN}\u0378e\u0301{module._MARK * 40}x"
    assert normal_form(text).text == text.replace("e\u0301", "é")


# --- the way back ---


@given(TEXTS.filter(lambda text: normal_form(text).text), st.data())
def test_a_range_leads_back_to_what_it_is_made_of(text: str, data: st.DataObject) -> None:
    form = normal_form(text)
    start = data.draw(st.integers(0, len(form.text) - 1))
    end = data.draw(st.integers(start + 1, len(form.text)))
    first, behind = form.original(start, end)
    assert form.text[start:end] in normal_form(text[first:behind]).text
    assert text[first] not in NEVER_SHOWN
    assert text[behind - 1] not in NEVER_SHOWN
    assert form.original(0, len(form.text))[0] <= first < behind <= form.original(0, len(form.text))[1]


@given(TEXTS)
def test_an_offset_and_the_way_back(text: str) -> None:
    shown = without_invisible(text)
    assert shown.text == "".join(c for c in text if c not in NEVER_SHOWN)
    for at in range(len(text) + 1):
        assert shown.offset(at) == len(without_invisible(text[:at]).text)
    for at, character in enumerate(shown.text):
        first, behind = shown.original(at, at + 1)
        assert (text[first:behind], shown.offset(first)) == (character, at)


def test_a_text_is_rewritten_in_stretches() -> None:
    made = apply_changes("0123456789", [(1, 3, "abcd"), (4, 4, "-"), (6, 8, "")])
    assert made.text == "0abcd3-4589"
    assert [made.original(at, at + 1) for at in range(len(made.text))] == [
        *[(0, 1), (1, 3), (1, 3), (1, 3), (1, 3), (3, 4), (4, 4), (4, 5), (5, 6), (8, 9), (9, 10)]
    ]
    assert made.original(0, len(made.text)) == (0, 10)
    assert made.original(7, 9) == (4, 6)
    assert [made.offset(at) for at in (0, 1, 2, 3, 5, 6, 7, 8, 9, 10)] == [0, 1, 1, 5, 8, 9, 9, 9, 10, 11]


def test_nothing_rewritten() -> None:
    made: MappedText = apply_changes("abc", [])
    assert (made.text, made.original(1, 2), made.offset(2)) == ("abc", (1, 2), 2)


def test_each_composed_character_leads_back_to_its_own_ones() -> None:
    form = normal_form("e\u0301o\u0301")
    assert [form.original(at, at + 1) for at in range(2)] == [(0, 2), (2, 4)]
