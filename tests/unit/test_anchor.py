"""Whether a passage stands where its record says, and what is said where it does not."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given, strategies as st

from kestrel import KURIER, TEXTS
from treaty_model.passages.copy import Copy
from treaty_model.passages.digests import digest
from treaty_model.passages.matching import PassageResult, find, nearest
from treaty_model.passages.normal_form import normal_form

PASSAGE = KURIER.source.passages[1]  # behind an emoji, so that code points and UTF-16 units differ
TEXT = TEXTS["kurier"]
WORDS = TEXT[PASSAGE.start : PASSAGE.end]


def found(text: str, **changes: Any) -> PassageResult:
    return find(PASSAGE.model_copy(update=changes), Copy(text))


def test_offsets_are_code_points() -> None:
    assert WORDS.startswith("Wird eine Seite")
    assert TEXT.encode()[PASSAGE.start :].decode(errors="replace") != TEXT[PASSAGE.start :]
    assert found(TEXT).state == "exact"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param(TEXT + "\nEin Nachtrag.", "exact", id="text added behind it"),
        pytest.param("Ein Vorspann.\n\n" + TEXT, "moved", id="paragraph before it"),
        pytest.param(TEXT.replace(WORDS, WORDS.replace(" ", "\n")), "moved", id="wrapped anew"),
        pytest.param(TEXT.replace("eine Seite", "eine \u00a0 Seite"), "moved", id="more blanks"),
        pytest.param(f"{WORDS} {WORDS}", "ambiguous", id="sentence twice"),
        pytest.param(f"{TEXT}\n{WORDS}", "exact", id="sentence again behind it"),
        pytest.param(TEXT.replace("andere", "Andere"), "stale", id="letter case"),
        pytest.param(TEXT.replace("Artikel 3", "Artikel 4"), "stale", id="digit"),
        pytest.param(TEXT.replace("eine", "\0").replace("andere", "eine").replace("\0", "andere"), "stale", id="sides"),
        pytest.param(TEXT.replace(WORDS, WORDS.removesuffix(".") + "!"), "stale", id="last sign"),
        pytest.param(TEXT.replace(WORDS, WORDS + "\u0301"), "stale", id="mark on the last sign"),
        pytest.param(TEXT[: PASSAGE.end - 1], "stale", id="cut off"),
        pytest.param("", "stale", id="empty"),
    ],
)
def test_states(text: str, state: str) -> None:
    assert found(text).state == state


def test_no_copy() -> None:
    assert find(PASSAGE, None) == PassageResult(PASSAGE, "missing")


def test_a_moved_passage_leads_to_its_words() -> None:
    text = "Ein Vorspann.\n\n" + TEXT.replace("eine Seite", "eine \u00a0\n Seite")
    ((start, end),) = found(text).places
    assert " ".join(text[start:end].split()) == WORDS


def test_an_ambiguous_passage_has_all_of_its_places() -> None:
    text = f"{WORDS} {WORDS}\n{WORDS}"
    assert [text[start:end] for start, end in found(text).places] == [WORDS] * 3


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "0" * 64, "words_sha256": "0" * 64},
        {"words_sha256": "0" * 64},
        {"text_start": "Wird eine Seit"},
        {"text_end": "ogleich."},
    ],
)
def test_a_record_that_is_wrong_is_stale(changes: dict[str, Any]) -> None:
    assert found(TEXT, **changes).state == "stale"


@pytest.mark.parametrize("range", [(0, 5), (PASSAGE.start, PASSAGE.end + 1), (PASSAGE.end, PASSAGE.start + 500)])
def test_a_wrong_range_is_moved(range: tuple[int, int]) -> None:
    state = found(TEXT, start=range[0], end=range[1])
    assert (state.state, state.places) in (("moved", ((PASSAGE.start, PASSAGE.end),)), ("stale", ()))


def test_a_place_never_cuts_a_word() -> None:
    text = "Der Vertrag ist in Kraft"
    passage = PASSAGE.model_copy(
        update={
            **{"start": 0, "end": len(text), "sha256": digest(text), "words_sha256": digest(text)},
            **{"text_start": "Der Vertrag", "text_end": "in Kraft"},
        }
    )
    assert find(passage, Copy(text + ".")).state == "exact"
    for changed in (text + "en", text + "\u0301", "Aber" + text[0].lower() + text[1:], "X" + text):
        assert find(passage, Copy(changed)).state == "stale"


def test_what_is_like_it_is_only_shown() -> None:
    changed = "Ein Vorspann. " + TEXT.replace("Artikel 3", "Artikel 4")
    assert found(changed).state == "stale"
    assert nearest(PASSAGE, Copy(changed)) == (PASSAGE.start + 14, PASSAGE.end + 14)
    assert nearest(PASSAGE, Copy("anderes")) is None


def test_words_without_number_are_ambiguous() -> None:
    passage = PASSAGE.model_copy(update={"start": 0, "end": 100_000, "text_start": "a", "text_end": "a"})
    assert find(passage, Copy("a " * 50_000)) == PassageResult(passage, "ambiguous")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a  b", "a\r\nb"),
        ("a\u00a0b", "a b"),
        ("„a“", "»a«"),
        ("\u201ca\u201d", '"a"'),
        ("it\u2019s", "it's"),
        ("a\u2013b", "a-b"),
        ("\u00e9", "e\u0301"),
        ("\uc870\uc57d", unicodedata.normalize("NFD", "\uc870\uc57d")),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert normal_form(one).text == normal_form(other).text


@pytest.mark.parametrize(("one", "other"), [("a b", "ab"), ("A", "a"), ("6'", '6"'), ("a.", "a"), ("\u00e9", "e")])
def test_other_words(one: str, other: str) -> None:
    assert normal_form(one).text != normal_form(other).text


@given(st.text(st.sampled_from("ab \n\u00a0„–e\u0301\u0323\u1100\u1161\u11a8\uac00\u0958\ufb2c\u09c7\u09be\u0344")))
def test_the_normal_form_of_a_text(text: str) -> None:
    form = normal_form(text)
    composed = unicodedata.normalize("NFC", text).replace("„", '"').replace("–", "-")
    assert form.text.strip() == " ".join(composed.split())
    assert normal_form(form.text).text == form.text
