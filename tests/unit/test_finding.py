"""Passages that begin or end as others do, what is shown for those that are nowhere, and how much is looked at."""

import itertools
from typing import Any

import pytest

from kestrel import KURIER
from treaty_model.model import Passage
from treaty_model.passages import copy as module
from treaty_model.passages.copy import Copy
from treaty_model.passages.digests import digest, words_digest
from treaty_model.passages.matching import PassageResult, find, find_all, is_exact, nearest


def passage(words: str, first: str, last: str, start: int = 0, **changes: Any) -> Passage:
    """The record of a passage of these words, with these ends."""
    return KURIER.source.passages[0].model_copy(
        update={
            **{"start": start, "end": start + len(words), "sha256": digest(words), "words_sha256": words_digest(words)},
            **{"text_start": first, "text_end": last, **changes},
        }
    )


# --- found ---


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("one end two end", "one", "end"),  # the last words twice
        ("end one end two end", "end", "end"),
        ("one one two", "one", "two"),  # the first words twice
        ("one two", "one two", "one two"),  # both are all of it
        ("one two three", "one two", "two three"),  # they overlap
        ("a a a", "a a", "a a"),
    ],
)
def test_a_moved_passage_is_found_whatever_its_ends(words: str, first: str, last: str) -> None:
    record = passage(words, first, last)
    for before, behind in (("x ", ""), ("x ", " y"), ("x ", " end two"), ("one x ", "")):
        text = before + words + behind
        assert find(record, Copy(text)) == PassageResult(record, "moved", ((len(before), len(before) + len(words)),))


def test_words_are_hashed_anew_for_each_beginning() -> None:
    record = passage("b c end", "b", "end")
    text = "b x end, b c end, b y end b c d end"
    assert find(record, Copy(text)).places == ((9, 16),)


def test_the_shortest_of_several_ranges_from_one_place_need_not_be_it() -> None:
    record = passage("b end c end", "b", "end")
    assert find(record, Copy("x b end c end d end")).places == ((2, 13),)


def test_a_passage_may_be_three_times_as_long_in_normal_form() -> None:
    """One character becomes three at most: U+FB2C is a letter with two points."""
    words = "a \ufb2c\ufb2c\ufb2c z"
    record = passage(words, "a", "z")
    assert len(words) == 7
    assert find(record, Copy("x " + words)).state == "moved"
    assert (
        find(record, Copy("x " + " ".join(["a \u05e9\u05bc\u05c1\u05e9\u05bc\u05c1\u05e9\u05bc\u05c1 z"]))).state
        == "moved"
    )
    # and no longer
    copy = Copy("a" + " b" * 10 + " z")
    assert list(copy.ranges("a", "z", 23)) == [(0, 23)]
    assert list(copy.ranges("a", "z", 22)) == []


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"sha256": "0" * 64}, False),
        ({"words_sha256": "0" * 64}, False),
        ({"text_start": "the"}, False),
        ({"text_start": "One"}, False),
        ({"text_start": "on"}, False),
        ({"text_end": "fou"}, False),
        ({"text_end": "five"}, False),
        ({"text_start": "\u00ad"}, False),
        ({"text_end": "\u200b"}, False),
        ({"text_end": "our"}, False),
        ({"text_start": "one two three four", "text_end": "one two three four"}, True),
        ({"start": 3, "end": 21}, False),
        ({"start": -1}, False),
        ({"start": 5, "end": 5}, False),
        ({"end": 1000}, False),
    ],
)
def test_when_a_record_is_true_of_its_range(changes: dict[str, Any], holds: bool) -> None:
    record = passage("one two three four", "one two", "four", start=2).model_copy(update=changes)
    assert is_exact(record, Copy("0 one two three four 5")) is holds


def test_a_range_that_cuts_a_word_stands_nowhere() -> None:
    record = passage("one two", "one", "two", start=1)
    for text in ("xone two", " one twox", " one two\u0301"):
        assert not is_exact(record, Copy(text))
    assert is_exact(record, Copy(" one two x"))


# --- many at once ---


def test_passages_with_the_same_ends_are_found_in_their_order() -> None:
    words = ("a 1 z", "a 2 z", "a 1 z a 2 z", "a 3 z", "a 2 z", "b 1 z", "a 1 z a")
    records = [passage(some, some.split()[0], some.split()[-1], start=70) for some in words]
    exact = passage("a 4 z", "a", "z", start=25)
    found = find_all([*records, exact], Copy("b 1 z, a 1 z a 2 z a 2 z a 4 z"))
    assert [one.passage for one in found] == [*records, exact]
    assert [(one.state, one.places) for one in found] == [
        ("moved", ((7, 12),)),
        ("ambiguous", ((13, 18), (19, 24))),
        ("moved", ((7, 18),)),
        ("stale", ()),
        ("ambiguous", ((13, 18), (19, 24))),
        ("moved", ((0, 5),)),
        ("moved", ((7, 14),)),
        ("exact", ((25, 30),)),
    ]
    assert find_all([*records, exact], None) == tuple(PassageResult(record, "missing") for record in [*records, exact])
    assert find_all([], Copy("a")) == ()


def test_what_a_passage_becomes_does_not_depend_on_the_others() -> None:
    """Its words in normal form are no longer than three times its range, however long those of others are."""
    short, fits, long = (passage("a b c z", "a", "z", start=50).model_copy(update={"end": 50 + n}) for n in (2, 3, 9))
    copy = Copy("x a b c z")
    for records in ([short, fits, long], [long, fits, short], [short], [fits]):
        states = {record.end - 50: found.state for record, found in zip(records, find_all(records, copy), strict=True)}
        assert states == {n: state for n, state in {2: "stale", 3: "moved", 9: "moved"}.items() if n in states}


def test_only_passages_that_can_be_so_long_have_too_many_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_RANGES", 8)
    copy = Copy("a b a c a d a")  # 4 ranges of 1, and 3 of 5, 2 of 9, 1 of 13
    records = [passage("a b a", "a", "a", start=90).model_copy(update={"end": 90 + n}) for n in (6, 2, 1, 3, 5)]
    found = find_all(records, copy)
    assert [(one.state, one.places) for one in found] == [
        ("ambiguous", ()),
        ("moved", ((0, 5),)),
        ("stale", ()),
        ("ambiguous", ()),
        ("ambiguous", ()),
    ]
    assert found == tuple(find(record, copy) for record in records)
    monkeypatch.setattr(module, "_MOST_RANGES", 3)
    assert {one.state for one in find_all(records, copy)} == {"ambiguous"}


# --- what is too much ---


def test_how_many_ranges_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert module._MOST_RANGES == 100_000
    monkeypatch.setattr(module, "_MOST_RANGES", 6)
    assert len(list(Copy("a a a").ranges("a", "a", 5))) == 6
    with pytest.raises(ValueError, match="begin and end more than 6 ranges of the text"):
        list(Copy("a a a a").ranges("a", "a", 7))
    record = passage("a b", "a", "a", start=50)
    assert find(record, Copy("a a a a")) == PassageResult(record, "ambiguous")
    assert find(record, Copy("a a")) == PassageResult(record, "stale")


def test_ranges_of_a_copy_in_their_order() -> None:
    copy = Copy("a b a b")
    assert list(copy.ranges("a", "b", 7)) == [(0, 3), (0, 7), (4, 7)]
    assert list(copy.ranges("a", "b", 3)) == [(0, 3), (4, 7)]
    assert list(copy.ranges("a", "a", 1)) == [(0, 1), (4, 5)]
    assert list(copy.ranges("a b", "b", 7)) == [(0, 3), (0, 7), (4, 7)]
    assert list(copy.ranges("b", "a b", 3)) == [(2, 3 + 4)][:0]
    assert list(copy.ranges("b a", "a b", 5)) == [(2, 7)]
    # The last words may be some of the first, and the range has all of these.
    assert list(Copy("a b c b").ranges("a b c", "b", 7)) == [(0, 7)]
    assert list(Copy("a b c b").ranges("a b c", "c", 7)) == [(0, 5)]


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (0, 3, True),
        (0, 2, False),
        (1, 3, False),
        (3, 3, False),
        (4, 3, False),
        (-1, 3, False),
        (4, 8, False),
        (4, 7, True),
    ],
)
def test_which_ranges_a_copy_holds(start: int, end: int, holds: bool) -> None:
    assert Copy("one two").has_whole_words(start, end) is holds


# --- what is like it ---


def near(text: str, first: str = "one two", last: str = "five six", start: int = 0) -> str | None:
    record = passage("one two three four five six", first, last, start)
    found = nearest(record, Copy(text))
    return found and text[slice(*found)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Before. one two 3 four five six. Behind.", "one two 3 four five six"),
        ("one two. x x one two 3 four five six", "one two. x x one two 3 four five six"),  # its place counts as much
        ("one two three four and nothing more of it", "one two three four and noth"),
        ("one two, cut off", "one two, cut off"),
        ("something before it and four five six", "thing before it and four five six"[-27:]),
        ("four five six", "four five six"),
        ("one two five six 3 4 five six", "one two five six 3 4 five six"),  # from one place, the more alike in length
        ("five six", "five six"),
        ("nothing", None),
        ("", None),
    ],
)
def test_what_is_most_like_a_passage(text: str, shown: str | None) -> None:
    assert near(text) == shown


def test_of_two_that_are_alike_the_one_nearer_to_its_place_is_shown() -> None:
    text = "one two 3 four five six. " * 3
    record = passage("one two three four five six", "one two", "five six", 26)
    assert nearest(record, Copy(text)) == (25, 48)
    assert nearest(record.model_copy(update={"start": 60, "end": 87}), Copy(text)) == (50, 73)


def test_a_beginning_is_shown_before_an_end_that_is_as_far() -> None:
    record = passage("one two three four five six", "one two", "five six", 100)
    text = "x" * 99 + " one two, and much more than that, and then, far away, " + "y" * 200 + " five six"
    assert nearest(record, Copy(text)) == (100, 127)
    elsewhere = record.model_copy(update={"start": 320, "end": 347})
    assert nearest(elsewhere, Copy(text)) == (len(text) - 27, len(text))


def test_a_range_that_is_more_than_twice_as_long_is_not_like_it() -> None:
    record = passage("one two", "one", "two")
    assert nearest(record, Copy("one 3 4 5 6 two")) == (0, 7)  # 15 characters, where 14 are the most
    assert nearest(record, Copy("one 3 4 56 two")) == (0, 14)


@pytest.mark.parametrize("start", [0, 40, 300, 600, 5000])
def test_what_is_like_it_may_be_far_from_its_place(start: int) -> None:
    text = "x " * 150 + "one two 3 four five six" + " y" * 150
    assert nearest(passage("one two three four five six", "one two", "five six", start), Copy(text)) == (300, 323)


def test_one_that_is_more_alike_is_shown_before_one_that_is_nearer() -> None:
    record = passage("one 2 3 4 5 six", "one", "six", 20)
    text = "one six " + "x" * 11 + " one 2 3 4 5 7 8 9 10 six " + "one 2 3 4 6 six"
    assert nearest(record, Copy(text)) == (20, 44)
    assert nearest(record, Copy(text.replace("one 2 3 4 5 7 8 9 10 six", "one six 2 3 4 5 7 8 9 10"))) == (20, 27)
    assert nearest(record.model_copy(update={"start": 40, "end": 55}), Copy(text)) == (45, 60)


def test_ranges_near_a_place_are_found_where_letters_are_composed_otherwise() -> None:
    """One letter with two points becomes three characters, of which none begins where another one does."""
    text = "\ufb2c" * 30 + " one 2 six"
    copy = Copy(text)
    assert len(copy.normal.text) == 100
    assert list(copy.ranges("one", "six", 9, (31, 31))) == [(91, 100)]
    assert list(copy.ranges("one", "six", 9, (0, 20))) == []
    assert nearest(passage("one two six", "one", "six", 31), copy) == (31, 40)


def test_only_ranges_near_its_place_can_be_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_RANGES", 4)
    copy = Copy("a a a a a" + " x" * 50 + " a 3 a")
    assert nearest(passage("a b a", "a", "a", 110), copy) == (110, 115)
    assert nearest(passage("a b a", "a", "a", 2), copy) is None


def test_words_without_number_are_like_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_RANGES", 3)
    record = passage("a b a", "a", "a")
    assert nearest(record, Copy("a c a a c a")) is None


def test_what_is_like_it_is_a_range_of_the_text_as_it_is() -> None:
    text = "Vor\u00ad. \n one\u200b  two 3 four five six."
    record = passage("one two three four five six", "one two", "five six")
    found = nearest(record, Copy(text))
    assert found is not None
    assert text[slice(*found)] == "one\u200b  two 3 four five six"


def test_all_states_are_reported() -> None:
    record = passage("one two", "one", "two")
    texts = {"one two": "exact", "x one two": "moved", "x one two one two": "ambiguous", "one 2": "stale"}
    assert {text: find(record, Copy(text)).state for text in texts} == texts
    assert find(record, None).state == "missing"
    assert list(itertools.chain(*(find(record, Copy(text)).places for text in texts))) == [
        (0, 7),
        (2, 9),
        (2, 9),
        (10, 17),
    ]


def test_a_range_of_what_is_not_shown_holds_nothing() -> None:
    copy = Copy("a \u00ad b")
    assert not copy.has_whole_words(2, 3)
    assert copy.has_whole_words(2, 5)
