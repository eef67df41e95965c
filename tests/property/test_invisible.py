"""Law: what is not shown, wherever a program adds it or leaves it out, changes no passage and cuts no word."""

import pytest
from hypothesis import given, strategies as st

from kestrel import KURIER, TEXTS
from treaty_model.model import Passage
from treaty_model.passages.characters import IGNORABLE, members
from treaty_model.passages.copy import Copy
from treaty_model.passages.digests import digest, words_digest
from treaty_model.passages.matching import find, is_exact
from treaty_model.passages.word_boundaries import is_word_boundary
from treaty_model.reports.drafting import NotOnePassage, find_range, passage_at

NEVER_SHOWN = members(IGNORABLE)
COMMON = "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u3164\ufe0f\ufeff"
UNSEEN = st.one_of(st.sampled_from(COMMON), st.sampled_from(NEVER_SHOWN))
SCRIPTS = [
    TEXTS["gazette"][:240],
    TEXTS["kurier"],
    "A felek „haladéktalanul” segítenek egymásnak, ha valamelyiküket fegyveres támadás éri – így szól a cikk.",
    "조약 제4조는 한쪽이 무력 공격을 받을 때 다른 쪽이 지체 없이 군사 원조를 한다고 정한다.",
    "他方の締約国が武力攻撃を受けた場合には、直ちに軍事的援助その他の援助を提供するものとする。",
    "تنص المادّة ٤ من المعاهدة على أن يقدم كل طرف مساعدة عسكرية فورية إلى الطرف الآخر.",
    "او گفت که می‌خواهم پیمان تازه را امضا کنم و فردا بازگردم به خانه.",
    "अनुच्छेद ४ के अनुसार प्रत्येक पक्ष दूसरे पक्ष को तुरंत सैन्य सहायता देगा।",
    "ข้อ ๔ ระบุว่าหากฝ่ายใดถูกโจมตีด้วยอาวุธ อีกฝ่ายจะให้ความช่วยเหลือทันที",
    "האמנה קובעת כי כל צד יסייע לצד האחר מיד אם יותקף בכוח הנשק.",
]


def sprinkled(text: str, draw: st.DrawFn | st.DataObject, most: int = 8) -> str:
    """A text with characters that are not shown at some places."""
    take = draw.draw if isinstance(draw, st.DataObject) else draw
    for at, more in take(
        st.lists(st.tuples(st.integers(0, len(text)), st.text(UNSEEN, min_size=1, max_size=3)), max_size=most)
    ):
        text = text[:at] + more + text[at:]
    return text


def recorded(text: str) -> Passage:
    """The passage that a whole text is."""
    copy = Copy(text)
    place = copy.normal.original(0, len(copy.normal.text.rstrip()))
    words = text[slice(*place)].split(" ")
    return passage_at(copy, place, words[0], words[-1], id="a.p1", manner="statement")


@pytest.mark.parametrize("text", SCRIPTS)
@given(data=st.data())
def test_a_passage_is_found_wherever_something_is_not_shown(text: str, data: st.DataObject) -> None:
    before, behind = (
        data.draw(st.sampled_from(["", "Vor. ", "\u200f"])),
        data.draw(st.sampled_from(["", " Nach.", "\n"])),
    )
    made = sprinkled(text, data)
    changed = sprinkled(before + text + behind, data)
    for passage, copy in (
        (recorded(text), Copy(changed)),
        (recorded(made), Copy(changed)),
        (recorded(made), Copy(text)),
    ):
        found = find(passage, copy)
        assert found.state in ("exact", "moved")
        ((start, end),) = found.places
        assert words_digest(copy.text[start:end]) == passage.words_sha256
        if found.state == "moved":
            assert copy.text[start] not in NEVER_SHOWN
            assert copy.text[end - 1] not in NEVER_SHOWN
            moved = passage.model_copy(update={"start": start, "end": end, "sha256": digest(copy.text[start:end])})
            assert is_exact(moved, copy)


@given(st.text(st.sampled_from("ab \u0301\u4e2d\u0e34.,'4" + COMMON[:6]), max_size=12), st.data())
def test_no_end_of_a_range_lies_in_a_word_behind_what_is_not_shown(text: str, data: st.DataObject) -> None:
    """Where a range may begin and end is where it may without what is not shown."""
    copy = Copy(text)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    shown = "".join(c for c in text if c not in NEVER_SHOWN)
    first = len([c for c in text[:start] if c not in NEVER_SHOWN])
    last = len([c for c in text[:end] if c not in NEVER_SHOWN])
    assert copy.has_whole_words(start, end) is (
        first < last and is_word_boundary(shown, first) and is_word_boundary(shown, last)
    )


@pytest.mark.parametrize("unseen", COMMON)
def test_no_passage_begins_or_ends_within_a_word(unseen: str) -> None:
    copy = Copy(f"Der Sicher{unseen}heitsrat hat das Ab{unseen}kommen be{unseen}raten und vertagt.")
    for first, last in (("heitsrat hat", "vertagt."), ("Der", "be"), ("kommen", "und")):
        with pytest.raises(NotOnePassage, match="no range of whole words"):
            find_range(copy, first, last)
    assert find_range(copy, "Der Sicherheitsrat", "vertagt.") == (0, len(copy.text))
    assert find_range(copy, f"Si{unseen}cherheitsrat", "vertagt.") == (4, len(copy.text))


@pytest.mark.parametrize("range", [(0, 9), (1, 9), (0, 8), (1, 8)])
def test_a_recorded_range_may_have_it_at_its_ends(range: tuple[int, int]) -> None:
    text = "\ufeffthe pact\u200f runs"
    words = text[slice(*range)]
    update = {"start": range[0], "end": range[1], "sha256": digest(words), "words_sha256": words_digest(words)}
    passage = KURIER.source.passages[0].model_copy(update={**update, "text_start": "the", "text_end": "pact"})
    assert find(passage, Copy(text)).state == ("exact" if range[1] == 9 else "stale")


def test_what_has_nothing_that_is_shown_is_no_passage() -> None:
    copy = Copy("one \u200b\u200f two")
    assert not copy.has_whole_words(4, 6)
    with pytest.raises(NotOnePassage):
        find_range(copy, "\u200b", "\u200f")


def test_a_record_of_nothing_that_is_shown_stands_nowhere() -> None:
    passage = KURIER.source.passages[0]
    text = "one two"
    for ends in ({"text_start": "\u200b", "text_end": "two"}, {"text_start": "one", "text_end": "\u00ad"}):
        record = passage.model_copy(
            update={"start": 0, "end": 7, "sha256": digest(text), "words_sha256": words_digest(text), **ends}
        )
        assert not is_exact(record, Copy(text))
