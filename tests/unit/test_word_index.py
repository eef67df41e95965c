"""Where words stand whole, and where words begin and end."""

import unicodedata

import pytest

from treaty_model.passages import word_boundaries, word_index
from treaty_model.passages.characters import UNASSIGNED, members
from treaty_model.passages.word_boundaries import is_word_boundary
from treaty_model.passages.word_index import WordIndex, find_positions


def borders(text: str) -> str:
    """A text with a bar wherever it has a border within."""
    return "".join(("|" if at > 0 and is_word_boundary(text, at) else "") + c for at, c in enumerate(text))


@pytest.mark.parametrize(
    "marked",
    [
        "one| |two",
        "don't",
        "don’t",
        "'|Tis|'| |so",
        "it|,| |or",
        "4.5",
        "4,500",
        "5|.|a",
        "a|.|5",
        "x|,|y",
        "end|.",
        "a|'| |b",
        "one|-|two",
        "a_b",
        "_|a|_| |b",
        "l\u00b7l|·| |a",
        "O\u00b4Neill",
        "O`Neill",
        "O\u2032N|\u2032| |a",
        "a|:|b",
        "a|.|b",
        "צה״ל| |אמר",
        'ארה"ב|,| |כך',
        "צָה״ל",
        "צה''ל",
        "ה''ל",
        "צה”ל",
        "ג׳ורג|׳| |אמר",
        'אמר| |"|שלום|"| |a|"|b',
        "٤٫٥|٬| |١٬٢٠٠",
        "４．５，０００|，|兆",
        "1\u20442",
        "เค|ส|เต|ร|ล",
        "กำ|ลั|ง",
        "ກຳ|ລັ|ງ",
        "นะๆ",
        "ក|ម្ពុ|ជា",
        "က|မ္ဘာ့",
        "コ|ン|ピュー|タ",
        "「|コー|ヒー|」",
        "時々|刻々",
        "か\u309b",
        "三ヶ|月",
        " |ーー",
        "👍🏽|👍",
        "e\u0301t",
        "e\u0301|.",
        " |a\u0301",
        "ab\u0301c",
        "l'accord|,| |d’ici",
        "l|'|(|a|)",
        "e\u0301'a",
        "v|.|1.5",
        "说|'|中|文|'|吗",
        "a|'|中",
        "中|国",
        "a|中|b",
        "4|年",
        "ที่|นี่",
        "第|4|条",
        "한국",
        "٤٥",
        "𐐀𐐁",
        "|".join("🦅🕊"),
    ],
)
def test_borders_of_words(marked: str) -> None:
    assert borders(marked.replace("|", "")) == marked


def test_what_a_later_unicode_has_is_in_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    later = [c for c in members(UNASSIGNED) if c.isalnum() or unicodedata.category(c)[0] == "M"]
    for c in ["\U00011f04", *later]:
        assert borders(f"a{c}b'{c}|3,{c}".replace("|", "")) == f"a|{c}|b|'|{c}|3|,|{c}"
    # as if this were such an earlier version
    for name in (word_index, word_boundaries):
        monkeypatch.setattr(name, "is_assigned", lambda c: c not in "é\u0301٤")
    for marked in ("a|é|b", "e|\u0301|t", "b|'|é", "é|'|b", "5|,|٤", "٤|.|5", "a|٤", "è|b|é".replace("è|", "è")):
        assert borders(marked.replace("|", "")) == marked
    monkeypatch.setattr(word_index, "_SEARCHES", 0)
    assert list(WordIndex("oné two").of("on")) == [0]
    assert list(WordIndex("on two").of("on é")) == []
    assert list(WordIndex("xé on é two").of("on é two")) == [3]


def test_both_ends_of_a_text_are_borders() -> None:
    assert all(is_word_boundary("ab", at) for at in (0, 2))
    assert not is_word_boundary("ab", 1)
    assert is_word_boundary("", 0)
    assert is_word_boundary("\u0301", 0)


def test_places_of_words_overlap() -> None:
    assert list(find_positions("aXaXa", "aXa")) == [0, 2]
    assert list(find_positions("aXaXa", "aXa", 1)) == [2]
    assert list(find_positions("aXaXa", "aXa", 0, 4)) == [0]
    assert list(find_positions("a", "aa")) == []


def test_words_are_found_where_they_stand_whole() -> None:
    assert list(WordIndex("ab abc ab. cab ab").of("ab")) == [0, 7, 15]
    assert list(WordIndex("a a a").of("a a")) == [0, 2]


@pytest.mark.parametrize(
    "words", ["w7", "w7 v", "w7 v w8", "w7 v w8 v", "v", "v, w9", "w9 v w10 v w11 v w12", "none", ", "]
)
def test_an_index_is_made_when_it_pays_and_finds_the_same(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"w{n} v{',' * (n % 9 == 8)} " for n in range(200)) * 3
    wanted = list(WordIndex(text).of(words))
    monkeypatch.setattr(word_index, "_SEARCHES", 2)
    made: list[tuple[int, int]] = []
    index = word_index._Index

    class Counted(index):  # type: ignore[valid-type,misc]
        def __init__(self, text: str, row: int) -> None:
            made.append((len(text), row))
            super().__init__(text, row)

    monkeypatch.setattr(word_index, "_Index", Counted)
    some = WordIndex(text)
    counts = []
    for _ in range(5):
        assert list(some.of(words)) == wanted
        counts.append(len(made))
    row = min(len(words.replace(",", " ").split()), 3)
    assert made == [(len(text), row)] * bool(row)
    assert counts == ([0, 0, 1, 1, 1] if row else [0] * 5)


def test_searches_of_each_length_are_counted_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index, "_SEARCHES", 1)
    some = WordIndex("one two three four")
    for words in ("one", "one two", "one two three"):
        assert list(some.of(words)) == [0]
    assert some._indices == {}
    assert list(some.of("two three four")) == [4]
    assert list(some._indices) == [3]


@pytest.mark.parametrize("text", ["", "...", "one", "one two"])
def test_an_index_of_little(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index, "_SEARCHES", 0)
    assert list(WordIndex(text).of("one")) == ([0] if "one" in text else [])
    assert list(WordIndex(text).of("one two three")) == []


def test_how_large_an_index_is() -> None:
    """As many chains as there are pieces, or more than half as many, so that each chain is short."""
    for count in (1, 2, 3, 4, 7, 8, 1000):
        index = word_index._Index(" ".join(map(str, range(count))), 1)
        assert count / 2 < len(index._last) <= count
        assert sum(index._lengths) == count
    assert (word_index._SEARCHES, word_index._ROW) == (500, 3)
