"""Sources with the same words in part: how much they share, and which passages."""

from typing import Any

import pytest

from kestrel import GAZETTE
from treaty_model.model import Source
from treaty_model.passages.copy import Copy
from treaty_model.passages.near_duplicates import Likeness, near_duplicates

WORDS = [f"w{n}" for n in range(200)]


def source(id: str, *digests: int) -> Source:
    first = GAZETTE.source.passages[0]
    passages = tuple(
        first.model_copy(update={"id": f"{id}.p{n}", "words_sha256": f"{digest:064x}"})
        for n, digest in enumerate(digests)
    )
    return GAZETTE.source.model_copy(update={"id": id, "passages": passages})


def alike(**texts: Any) -> tuple[Likeness, ...]:
    return near_duplicates([source(id) for id in texts], {id: Copy(" ".join(text)) for id, text in texts.items()})


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (WORDS[:100], WORDS[:100], 1.0),
        (WORDS[:100], WORDS[:50], 1.0),
        (WORDS[:54], [*WORDS[:29], *WORDS[100:125]], 0.5),  # 25 of 50 rows of five
        (WORDS[:54], [*WORDS[:28], *WORDS[100:126]], None),
        (WORDS[:5], WORDS[:5], 1.0),
        (WORDS[:4], WORDS[:4], None),  # too short for a row
        (WORDS[:100], WORDS[100:], None),
        ([], [], None),
        ([*WORDS[:5], "x"], [*WORDS[:5], "y"], 0.5),
        (["_".join(WORDS[:9])], ["_".join(WORDS[:9])], None),
    ],
)
def test_how_much_two_texts_share(one: list[str], other: list[str], shared: float | None) -> None:
    assert alike(a=one, b=other) == (() if shared is None else (Likeness("a", "b", shared, ()),))


def test_letter_case_and_signs_are_of_no_account() -> None:
    (found,) = alike(a=["Straße", "„Ost“,", "WEST", "é", "vier"], b=["STRASSE", "ost", "west;", "e\u0301", "VIER."])
    assert found.shared == 1.0


def test_in_scripts_without_blanks_each_character_counts() -> None:
    (found,) = alike(a=["如果一方遭到武装攻击"], b=["据报道如果一方遭到武装攻击"])
    assert found.shared == 1.0


def test_pairs_stand_in_order_of_their_identifiers() -> None:
    text = WORDS[:20]
    assert [(one.one, one.other) for one in alike(c=text, a=text, b=text)] == [("a", "b"), ("c", "a"), ("c", "b")]


def test_passages_of_the_same_words_in_pairs() -> None:
    sources = [source("a", 1, 2), source("b", 2, 3, 1), source("c", 4)]
    (found,) = near_duplicates(sources, {})
    assert found == Likeness("a", "b", 0.0, (("a.p1", "b.p0"), ("a.p0", "b.p2")))


def test_a_source_that_says_a_thing_twice_is_not_like_itself() -> None:
    assert near_duplicates([source("a", 1, 1)], {}) == ()
    (found,) = near_duplicates([source("a", 1, 1), source("b", 1)], {})
    assert found.passages == (("a.p0", "b.p0"), ("a.p1", "b.p0"))


def test_of_many_that_say_the_same_each_is_compared_with_eight() -> None:
    ids = [f"s{n:02}" for n in range(12)]
    by_passage = near_duplicates([source(id, 7) for id in ids], {})
    by_text = alike(**dict.fromkeys(ids, WORDS[:30]))
    for found in (by_passage, by_text):
        assert {one.one for one in found} == set(ids[:8])
        assert [one.one for one in found if one.other == "s11"] == ids[:8]
        assert len(found) == 28 + 4 * 8
    assert {one.shared for one in by_text} == {1.0}


def test_sources_without_a_copy_are_compared_by_their_passages() -> None:
    found = near_duplicates([source("a", 1), source("b", 1), source("c")], {"a": Copy(" ".join(WORDS))})
    assert found == (Likeness("a", "b", 0.0, (("a.p0", "b.p0"),)),)


def test_sources_may_come_one_by_one() -> None:
    sources, copies = [source("a", 1), source("b", 1)], {id: Copy(" ".join(WORDS)) for id in "ab"}
    assert near_duplicates(iter(sources), copies) == near_duplicates(sources, copies) != ()
