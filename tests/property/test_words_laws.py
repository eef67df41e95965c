"""Law: words stand at the same places, and passages get the same verdicts, whether a text is searched or indexed."""

import pytest
from hypothesis import assume, given, strategies as st

from kestrel import KURIER
from treaty_model.passages import word_index
from treaty_model.passages.copy import Copy
from treaty_model.passages.digests import digest, words_digest
from treaty_model.passages.matching import find
from treaty_model.passages.normal_form import normal_form
from treaty_model.passages.word_boundaries import is_word_boundary
from treaty_model.passages.word_index import WordIndex

# Letters with and without case, a mark, digits, signs that are parts of words and signs that are not, scripts without
# blanks, an emoji, right-to-left text: few of each, so that the same words come back.
TEXTS = st.text(
    st.sampled_from("aab  b\u00e9\u03010 1.,'\u2019_-\"\u4e2d\u56fd\u0e01\u0e34\u3002\U0001f985\u0645\n"), max_size=60
)


@pytest.fixture(autouse=True)
def index_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index from the first search on."""
    monkeypatch.setattr(word_index, "_SEARCHES", 0)


@given(TEXTS.filter(bool), st.data())
def test_the_index_finds_what_a_search_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = data.draw(st.one_of(st.just(text[start : start + 12]), TEXTS.filter(bool)))
    last = len(text) - len(words)
    whole = [
        at
        for at in range(last + 1)
        if text.startswith(words, at) and is_word_boundary(text, at) and is_word_boundary(text, at + len(words))
    ]
    places = WordIndex(text)
    assert list(places.of(words)) == list(places.of(words)) == whole


@given(TEXTS, TEXTS, st.data())
def test_passages_get_the_same_verdict(text: str, before: str, data: st.DataObject) -> None:
    assume(text.strip())
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = text[start:end]
    words = normal_form(passage).text
    assume(words.strip())
    first, last = data.draw(st.integers(1, len(words))), data.draw(st.integers(1, len(words)))
    record = KURIER.source.passages[0].model_copy(
        update={
            **{"start": start, "end": end, "text_start": words[:first], "text_end": words[-last:]},
            **{"sha256": digest(passage), "words_sha256": words_digest(passage)},
        }
    )
    for changed in (before + text, before + " " + text, f"{text} {passage} {text}", text[:start] + before + text[end:]):
        indexed = find(record, Copy(changed))
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(word_index, "_SEARCHES", 10)
            assert find(record, Copy(changed)) == indexed


def test_a_search_becomes_an_index_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index, "_SEARCHES", 2)
    places = WordIndex("one two three four, two three four five; one two three; twofold")
    for _ in range(4):
        assert list(places.of("two three four")) == [4, 20]
        assert list(places.of("one two three")) == [0, 41]
        assert list(places.of("two")) == [4, 20, 45]
        assert list(places.of(", ")) == [18]
        assert list(places.of("wofold")) == list(places.of("one two three four five six")) == []
