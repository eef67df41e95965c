"""Beginning a record: what a source is said to tell, and passages found by their ends."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from treaty_model.model import ExternalDate, ExternalText, InferredDate, Passage, Report, StatedText, Unknown
from treaty_model.passages.copy import Copy
from treaty_model.passages.corpus import CopyFile
from treaty_model.passages.digests import digest
from treaty_model.passages.matching import find
from treaty_model.passages.normal_form import normal_form
from treaty_model.passages.search_form import search_text
from treaty_model.reports.drafting import (
    Description,
    NotOnePassage,
    find_range,
    new_report,
    next_id,
    numbers_not_in_text,
    numbers_not_recorded,
    passage_at,
    slug,
    with_passage,
)

TEXT = (
    "GAZETTE, 4 May 2031\n\nArticle 2 of the pact: “Each side shall\nhelp the other at once.” It was signed in May. "
    "It lasts."
)
QUOTED = TEXT[21 : TEXT.index(" It was")]


def report(text: str = TEXT, **about: str) -> Report:
    return new_report("pact", CopyFile(Path("my text.txt"), digest(text), Copy(text)), Description("en", **about))


def passage(first: str, last: str, text: str = TEXT) -> Passage:
    copy = Copy(text)
    return passage_at(copy, find_range(copy, first, last), first, last, id="en-my-text.p1", manner="statement")


def test_what_the_text_has_is_stated_and_the_rest_is_from_elsewhere() -> None:
    source = report(publisher="Gazette", origin="NWA").source
    assert source.publisher == StatedText(value="Gazette")
    assert isinstance(source.origin, ExternalText)
    assert source.published == Unknown()
    assert (source.id, source.document.length) == ("en-my-text", len(TEXT))


@pytest.mark.parametrize("about", [{"published": "4 May"}, {"url": "nowhere"}, {"id": "My Text"}, {"publisher": ""}])
def test_a_value_of_another_form_is_rejected(about: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        report(**about)


@pytest.mark.parametrize(
    ("text", "made"),
    [("Vestnik 12", "vestnik-12"), ("Ünnep_é", "unnep-e"), ("보도", ""), ("de--X", "de-x")],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("Article 2", "at once.”", QUOTED),
        ("Article  2", 'at\nonce."', QUOTED),  # blanks and quotation marks are of no account
        ("It was", "in May.", "It was signed in May."),
    ],
)
def test_a_passage_is_found_by_its_ends(first: str, last: str, words: str) -> None:
    found = passage(first, last)
    assert TEXT[found.start : found.end] == words
    assert find(found, Copy(TEXT)).state == "exact"


@pytest.mark.parametrize(
    ("first", "last", "message", "places"),
    [
        ("It", ".", "3 ranges", 3),
        ("Treaty", "May.", "does not have the first words: Treaty", 0),
        ("article 2", "May.", "does not have the first words in this letter case", 0),
        ("It was", "June.", "does not have the last words: June.", 0),
        ("rticle 2", "May.", "no range of whole words", 0),
        ("It lasts", "It was", "no range of whole words from the first to the last", 0),
        ("", "May.", "first and last words", 0),
        (" ", "\n", "first and last words", 0),
    ],
)
def test_what_is_not_one_passage_is_rejected(first: str, last: str, message: str, places: int) -> None:
    with pytest.raises(NotOnePassage, match=message) as refused:
        passage(first, last)
    assert len(refused.value.places) == places


@pytest.mark.parametrize(
    ("text", "first", "last", "kept"),
    [
        (
            "one two three four five six seven eight nine",
            "one two three four five six",
            "seven eight nine",
            "one two … nine",
        ),
        ("one two three four five six seven eight nine", "one", "seven eight nine", "one … eight nine"),
        ("a b c d e f g h i j k l m n o p q r s t u v w x", "a b c d e f g", "q r s t u v w x", "a b c d … u v w x"),
        (f"a b c d e f g {'h' * 40} i j k l m n o p", "a b c d e f g", "i j k l m n o p", "a b c d e … l m n o p"),
        ("가나다 라마바사아자 차카타 가나다 라마", "가나다 라마바사아자", "가나다 라마", "가나다 … 라마"),
        ("如果一方遭到武装攻击另一方将立即提供援助", "如果一方", "提供援助", "如果一 … 供援助"),
        ("如果一方遭到武装攻击另一方将立即提供援助", "如果一方遭到武装攻击另一方", "将立即提供援助", "如果一 … 供援助"),
        ("如果一方遭到武装攻击另一方将立即提供援助", "如果一方遭到武装攻击另一方", "助", "如果一方遭 … 助"),
        (
            "双方立即互相提供军事援助和其他援助。" * 8,
            "双方立即互相提供军事援助和",
            "军事援助和其他援助。",
            "双方立即互相提供军事 … 军事援助和其他援助。",
        ),
        ("NATO宣布如果一方遭到武装攻击另一方将立即提供援助", "NATO宣布如果", "提供援助", "NATO … 提供援助"),
        ("双方签署条约。", "双方", "条约。", "双 … 。"),
        ("他方の締約国 が武力攻撃を 受けた場合には", "他方の締約国 が", "を 受けた場合には", "他方の … 場合には"),
        ("ข้อ ๔ ระบุว่าหากฝ่ายใดถูกโจมตีด้วยอาวุธ", "ข้อ ๔", "ด้วยอาวุธ", "ข้อ ๔ … วยอาวุธ"),
    ],
)
def test_a_record_keeps_some_of_the_words_at_the_ends(text: str, first: str, last: str, kept: str) -> None:
    copy = Copy(text)
    found = passage_at(copy, (0, len(text)), first, last, id="en-my-text.p1", manner="statement")
    assert f"{found.text_start} … {found.text_end}" == kept


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("one two", "one", "two"),
        ("A treaty", "A", "treaty"),
        ("条约", "条", "约"),
        ("条约签署了", "条", "了"),
        ("x", "x", "x"),
        ("Bundeswehrsoldaten marschieren unverzüglich", "Bundeswehrsoldaten", "unverzüglich"),
        ("NATO宣布", "NATO", "宣布"),
    ],
)
def test_what_is_too_short_for_a_record_is_rejected(text: str, first: str, last: str) -> None:
    with pytest.raises(NotOnePassage, match="too short: its first and last words are more than a third of it"):
        passage(first, last, text)


UNITS = st.sampled_from(
    [
        *("ab", "Bundesrat", "条约武装攻击", "조약", "ที่นี่", "かな。", "„“", "é", "e\u0301", "\u00ad", "4"),
        *("がか\u3099", "\u1100\u1161", "\u200b"),
        " ",
        " ",
    ]
)


@given(st.lists(UNITS, min_size=1, max_size=60).map("".join), st.data())
def test_a_record_never_has_more_than_a_third_of_a_passage(text: str, data: st.DataObject) -> None:
    copy = Copy(text)
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    words = text[start:end]
    first, last = words[: data.draw(st.integers(0, 20))], words[-data.draw(st.integers(1, 20)) :]
    try:
        found = passage_at(copy, (start, end), first, last, id="en-my-text.p1", manner="statement")
    except (NotOnePassage, ValidationError):
        return
    assert 3 * len(found.text_start + found.text_end) <= len(words)
    form = normal_form(words).text
    ends = normal_form(found.text_start).text, normal_form(found.text_end).text
    assert 3 * len("".join(ends)) <= len(form)
    assert (form.startswith(ends[0]), form.endswith(ends[1])) == (True, True)
    assert find(found, copy).state == "exact"
    assert max(len(kept.split()) for kept in (found.text_start, found.text_end)) <= 5


@pytest.mark.parametrize(
    "script",
    [
        "他方の締約国が武力攻撃を受けた場合には直ちに軍事的援助",
        "如果一方遭到武装攻击另一方将立即提供军事援助",
        "หกฝยดถจมตวอธ",  # consonants: a passage cuts no vowel from one
    ],
)
@given(data=st.data())
def test_in_scripts_without_blanks_every_passage_from_six_characters_on_can_be_recorded(
    script: str, data: st.DataObject
) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from([c for c in script if c.isalpha()]), min_size=6, max_size=80)))
    found = passage(text, text, text)
    assert find(found, Copy(text)).state == "exact"
    assert 3 * len(found.text_start + found.text_end) <= len(text)


def test_passages_are_numbered_and_stand_by_place() -> None:
    first = with_passage(report(), passage("It was", "in May."))
    assert next_id(first) == "en-my-text.p2"
    second = passage("Article 2", "at once.”").model_copy(update={"id": next_id(first)})
    assert [p.id for p in with_passage(first, second).source.passages] == ["en-my-text.p2", "en-my-text.p1"]
    with pytest.raises(ValueError, match=r"en-my-text\.p1 already has this range"):
        with_passage(first, first.source.passages[0])


def test_an_article_number_without_digits() -> None:
    found = passage("Article 2", "at once.”").model_copy(update={"names_articles": (2, 4)})
    assert numbers_not_in_text(found, Copy(TEXT)) == (4,)


@given(st.lists(st.sampled_from(["a", "b", "1", "„c“", "조약"]), min_size=2, max_size=30).map(" ".join), st.data())
def test_what_is_found_by_its_ends_is_found_again(text: str, data: st.DataObject) -> None:
    words = text.split()
    first = " ".join(words[: data.draw(st.integers(1, len(words)))])
    last = " ".join(words[data.draw(st.integers(0, len(words) - 1)) :])
    try:
        found = passage(first, last, text)
    except NotOnePassage:
        return
    assert find(found, Copy(text)).state == "exact"


# --- words in the digits, marks and signs of another script ---

IN_SCRIPTS = {
    "arabic": "\u200fتَنُصّ المادَّة ٤ من المُعاهَدة على «مساعـدة» عسكرية، فورًا\u061c.",
    "persian": "ماده‌ی ۴ پیمان ‹کمک› نظامی را می‌خواهد.",
    "hebrew": "סְעִיף 4 קוֹבֵעַ: ״סִיּוּעַ״ מִיָּד־בִּלְבַד.",
    "hindi": "अनुच्छेद ४ के अनुसार सहायता दी जाएगी।",
    "korean": "「조약」 제４조는 『군사 원조』를 《정한다》.",
    "japanese": "第４条は、〈軍事的援助〉を定める。",
    "hungarian": "A „4. cikk” – mondta – »így szól«: it’s so.",
}


@pytest.mark.parametrize(
    ("script", "first", "last"),
    [
        ("arabic", "تنص المادة 4", "عسكرية, فورا."),
        ("arabic", "المادة ٤", '"مساعدة"'),
        ("arabic", "الم\u064eادة \u200e4", "فور\u064b\u0640ا."),
        ("persian", "ماده\u200cی 4", "میخواهد."),
        ("persian", "مادهی ٤", "'کمک'"),
        ("hebrew", "סעיף 4", "מיד-בלבד."),
        ("hebrew", "קובע", '"סיוע"'),
        ("hindi", "अनुच्छेद 4", "जाएगी."),
        ("korean", '"조약" 제4조는', "'군사 원조'를"),
        ("korean", "제4조는", '"정한다".'),
        ("japanese", "第4条は,", "定める."),
        ("japanese", '"軍事的援助"を', "定める。"),
        ("hungarian", 'A "4. cikk"', "it's so."),
        ("hungarian", "'４. cikk' - mondta", "「így szól」:"),
    ],
)
def test_digits_marks_and_signs_may_be_typed_as_in_ascii(script: str, first: str, last: str) -> None:
    copy = Copy(IN_SCRIPTS[script])
    start, end = find_range(copy, first, last)
    words = copy.text[start:end]
    assert (search_text(words).startswith(search_text(first)), search_text(words).endswith(search_text(last))) == (
        True,
        True,
    )
    assert copy.has_whole_words(start, end)


def test_a_record_keeps_the_words_of_the_text_and_not_those_that_were_typed() -> None:
    text = IN_SCRIPTS["arabic"] + " " + IN_SCRIPTS["arabic"].replace("المادَّة ٤", "الباب ٥")
    found = passage("تنص المادة 4 من المعاهدة", "الباب 5 من", text)
    assert found.text_start in "تَنُصّ المادَّة ٤ من المُعاهَدة"
    assert found.text_end in "تَنُصّ الباب ٥ من"
    assert find(found, Copy(text)).state == "exact"


def test_the_very_words_come_before_those_in_other_signs() -> None:
    copy = Copy("Article 4 says so. Article ４ says no.")
    assert find_range(copy, "Article 4", "so.") == (0, 18)
    assert find_range(copy, "Article ４", "no.") == (19, 37)
    with pytest.raises(NotOnePassage, match="2 ranges"):
        find_range(copy, "Article ٤", "no.")


@pytest.mark.parametrize(("first", "last"), [("rticle 4", "so."), ("Article 4", "s٥"), ("\u064e", "so.")])
def test_signs_of_another_script_cut_no_word(first: str, last: str) -> None:
    with pytest.raises(NotOnePassage):
        find_range(Copy("Article ٤ says s5o."), first, last)


@pytest.mark.parametrize(
    ("text", "first", "message"),
    [
        (
            "Article 2 of the pact",
            "article 2",
            "at 0 the text has A (U+0041 LATIN CAPITAL LETTER A) instead of a (U+0061 ",
        ),
        (
            "Xx. Article O2 of it",
            "Article 02",
            "at 12 the text has O (U+004F LATIN CAPITAL LETTER O) instead of 0 (U+0030 DIGIT",
        ),
        (
            "Der\u00adPakt gilt",
            "Der Pakt",
            "at 2 the text has r (U+0072 LATIN SMALL LETTER R) instead of (U+0020 SPACE)",
        ),
        (
            "the раct",
            "the pact",
            "at 4 the text has р (U+0440 CYRILLIC SMALL LETTER ER) instead of p (U+0070 LATIN SMALL",
        ),
        (
            "in the pact",
            "at the pact",
            "at 1 the text has n (U+006E LATIN SMALL LETTER N) instead of t (U+0074 LATIN SMALL",
        ),
        ("the pact", "the pact is", "the text ends before (U+0020 SPACE)"),
        ("the pact", "of the pact", "the text begins after (U+0020 SPACE)"),
        (
            "المادَّة ٤ من",
            "المادة 5",
            "at 9 the text has ٤ (U+0664 ARABIC-INDIC DIGIT FOUR) instead of 5 (U+0035 DIGIT FIVE)",
        ),
        (
            "a\ue000c pact",
            "abc pact",
            "at 1 the text has (U+E000 without a name) instead of b (U+0062 LATIN SMALL LETTER B)",
        ),
        (
            "Artikel 4 und Artikel 5",
            "Artixel 4",
            "at 4 the text has k (U+006B LATIN SMALL LETTER K) instead of x (U+0078 LATIN SMALL LETTER X)",
        ),
        (
            "根据第四條条约",
            "第五條",
            "at 3 the text has 四 (U+56DB CJK UNIFIED IDEOGRAPH-56DB) instead of 五 (U+4E94 CJK",
        ),
        ("조약 제4조 전문", "제3조", "at 4 the text has 4 (U+0034 DIGIT FOUR) instead of 3 (U+0033 DIGIT THREE)"),
        (
            "제 말은 제4조 전문",
            "제3조",
            "at 6 the text has 4 (U+0034 DIGIT FOUR) instead of 3 (U+0033 DIGIT THREE)",
        ),
        (
            "Xx. Artikel 4 of the pact",
            "Artixel 5 of the",
            "at 8 the text has k (U+006B LATIN SMALL LETTER K) instead of x (U+0078 LATIN SMALL LETTER X)",
        ),
        (
            "A szerzo\u030bde\u0301s pact",
            "A szerzodés",
            "at 7 the text has ő (U+0151 LATIN SMALL LETTER O WITH DOUBLE ACUTE) instead of o (U+006F LATIN",
        ),
        (
            "the x\u0301y pact",
            "the xzy",
            "at 5 the text has (U+0301 COMBINING ACUTE ACCENT) instead of z (U+007A LATIN SMALL LETTER Z)",
        ),
        (
            "e\u0301tat pact",
            "etat pact",
            "at 0 the text has é (U+00E9 LATIN SMALL LETTER E WITH ACUTE) instead of e (U+0065 LATIN",
        ),
    ],
)
def test_what_is_not_found_is_reported_by_the_character_that_differs(text: str, first: str, message: str) -> None:
    with pytest.raises(NotOnePassage) as refused:
        find_range(Copy(text), first, text.rpartition(" ")[2])
    assert f"{first}; {message}" in str(refused.value)


def test_of_words_that_are_nowhere_no_difference_is_reported() -> None:
    with pytest.raises(NotOnePassage) as refused:
        find_range(Copy("Article 2 of the pact"), "Something else", "pact")
    assert str(refused.value) == "the text does not have the first words: Something else"


def test_numbers_of_articles_are_read_in_any_digits() -> None:
    found = passage("Article 2", "at once.”").model_copy(update={"names_articles": (2, 4)})
    for digit in ("2", "٢", "۲", "२", "２", "\u200f2"):
        text = TEXT.replace("Article 2", f"Article {digit}")
        record = found.model_copy(update={"end": found.end + len(digit) - 1})
        assert numbers_not_in_text(record, Copy(text)) == (4,)
        assert numbers_not_recorded(record.model_copy(update={"names_articles": (4,)}), Copy(text)) == (2,)


def test_a_publisher_is_stated_in_whatever_signs() -> None:
    assert isinstance(report("«Газета – 24», 4 мая", publisher='"газета - ２４"').source.publisher, StatedText)


@pytest.mark.parametrize(
    ("published", "kind"),
    [("2031-05-04", "stated"), ("2031", "stated"), ("2030-05-04", "external"), ("2031-06", "external")],
)
def test_how_a_date_is_known(published: str, kind: str) -> None:
    assert report(published=published).source.published.kind == kind


def test_a_date_of_which_the_text_has_day_and_month_is_inferred() -> None:
    found = report("GAZETTE, 4 May. All is well.", published="2031-05-04").source.published
    assert isinstance(found, InferredDate)
    assert (found.value, found.basis) == (
        "2031-05-04",
        "the document states the day and the month; the year was given by the author of the record",
    )


def test_passages_are_numbered_behind_all_that_are_there() -> None:
    some = passage("It was", "in May.")
    numbered = [
        some.model_copy(update={"id": f"en-my-text.{name}", "start": n}) for n, name in enumerate(("p7", "p9x", "q12"))
    ]
    source = report().source
    assert next_id(report()) == "en-my-text.p1"
    made = report().model_copy(update={"source": source.model_copy(update={"passages": tuple(numbered)})})
    assert next_id(made) == "en-my-text.p8"


def test_where_most_of_the_words_stand_is_reported_by_its_last_place_too() -> None:
    """The words differ near their beginning, and what follows stands in the text a second time, elsewhere."""
    copy = Copy("xx nd the pact. The end of the pact")
    with pytest.raises(NotOnePassage, match=r"at 23 the text has \(U\+0020 SPACE\) instead of - "):
        find_range(copy, "The end-of the pact", "pact")
    with pytest.raises(NotOnePassage, match=r"at 24 the text has o .* instead of f "):
        find_range(copy, "Thx ond ff the pact"[8:], "pact")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a b cc dd ee ff gg hh ii", "a b … hh ii"),
        ("aa bb cc dd ee ff", "aa … ff"),
        ("中 文 他方の締約国が武力攻撃", "中 文 … 攻撃"),
    ],
)
def test_words_are_counted_by_blanks(text: str, kept: str) -> None:
    words = text.split()
    found = passage_at(
        Copy(text), (0, len(text)), " ".join(words[:3]), " ".join(words[-3:]), id="en-my-text.p1", manner="statement"
    )
    assert f"{found.text_start} … {found.text_end}" == kept


def test_what_is_not_shown_makes_no_passage_longer() -> None:
    """A third is a third of what one sees, and of what the file has."""
    with pytest.raises(NotOnePassage, match="more than a third"):
        passage("one", "two", "one" + "\u00ad" * 100 + " two")
    decomposed = "e\u0301" * 3 + " " + "x" * 20 + " " + "e\u0301" * 3
    with pytest.raises(NotOnePassage, match="more than a third"):
        passage("e\u0301" * 3, "e\u0301" * 3, decomposed[:6] + decomposed[10:])


def test_of_two_places_that_have_as_much_of_the_words_the_beginning_is_reported() -> None:
    with pytest.raises(NotOnePassage, match=r"at 2 the text has x .* instead of b "):
        find_range(Copy("aax ybb"), "aabb", "ybb")


def test_a_name_that_the_text_does_not_have_names_the_author_of_the_record() -> None:
    origin = report(origin="NWA").source.origin
    assert isinstance(origin, ExternalText)
    assert origin.basis == "given by the author of the record; the name was not found in the document"
    published = report(published="1999").source.published
    assert isinstance(published, ExternalDate)
    assert published.basis == "given by the author of the record; the date was not found in the document"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A company called EATASSO signed.", "TASS", "external"),
        ("Signed in Spiegelberg.", "Spiegel", "external"),
        ("Signed, TASS says.", "tass", "stated"),
        ("Az aláírás, közölte a TASSZ-nak a miniszter.", "TASSZ", "stated"),
        ("It was TASS’s report.", "TASS", "stated"),
        ("据塔斯社报道，条约签署。", "塔斯社", "stated"),
        ("(ТАСС) Договор подписан.", "ТАСС", "stated"),
    ],
)
def test_a_name_is_stated_where_it_stands_in_whole_words(text: str, name: str, kind: str) -> None:
    source = report(text, publisher=name, origin=name).source
    assert (source.publisher.kind, source.origin.kind) == (kind, kind)


@pytest.mark.parametrize("text", ["½ thaler is paid", "x² thaler is paid", "① thaler is paid", "4① thaler is paid"])
def test_a_fraction_and_the_number_of_a_note_are_no_digits(text: str) -> None:
    for first in ("2 thaler", "1 thaler", "41 thaler"):
        with pytest.raises(NotOnePassage):
            find_range(Copy(text), first, "paid")


def test_words_with_a_character_that_no_record_can_hold() -> None:
    words = "Under Arti\x02cle 4 each side helps the other one at once, said the minister."
    found = passage("Under Arti\x02cle", "the minister.", words)
    assert (found.text_start, found.text_end) == ("Under", "the minister.")
    assert find(found, Copy(words)).state == "exact"
    message = r"its first or last word has \(U\+0002 without a name\), which is not allowed in a record; begin and"
    with pytest.raises(NotOnePassage, match=message):
        passage("Arti\x02cle 4", "the minister.", words)
    with pytest.raises(NotOnePassage, match=r"U\+FFFE"):
        passage("each side", "end\ufffe", words.replace("minister.", "end\ufffe"))
