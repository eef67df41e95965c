"""Numbers of articles and days in texts of many languages."""

import unicodedata

import pytest

from treaty_model.passages.mentions import articles_named, how_stated


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Article 4 says that", (4,)),
        ("under Articles 3, 4 and 22 of the treaty", (3, 4, 22)),
        ("Article IV of the pact", (4,)),
        ("article XIV and article IX", (14, 9)),
        ("the fourth article", (4,)),
        ("gemäß Artikel 22 des Vertrags", (22,)),
        ("in Art. 8", (8,)),
        ("a szerződés 4. cikke", (4,)),
        ("a negyedik cikk értelmében", (4,)),
        ("a huszonkettedik cikk", (22,)),
        ("статья 4 договора, в ст. 22", (4, 22)),
        ("条约第四条规定, 第二十二条", (4, 22)),
        ("조약 제4조", (4,)),
        ("第２２条", (22,)),
        ("المادة ٤ من المعاهدة", (4,)),
        ("\u0627\u0644\u0645\u064e\u0627\u062f\u0651\u064e\u0629 \u0664", (4,)),  # with vowel signs
        (
            "\u0627\u0644\u0645\u0640\u0640\u0627\u062f\u0629\u200f \u200e\u06f4\u06f2",
            (42,),
        ),  # drawn out; signs of direction
        ("\u05e1\u05b0\u05e2\u05b4\u05d9\u05e3 4", (4,)),  # Hebrew, with points
        ("Article \u096a and \u0e55", (4, 5)),
        ("Arti\u00adcle\u00a0\u2060\uff14", (4,)),
        ("Article 4\u00b2 and 3\u2075", (4, 3)),  # numbers of footnotes
        ("\u300c\uc81c4\uc870\u300d\u3001\u7b2c\u56db\u6761", (4,)),
        (unicodedata.normalize("NFD", "\uc870\uc57d \uc81c4\uc870, \u7b2c\u4e8c\u5341\u4e8c\u6761"), (4, 22)),
        ("l'articolo 4", (4,)),
        ("articolul 4 al tratatului", (4,)),
        ("el artículo 4 y los artículos 5 y 6", (4, 5, 6)),
        ("Điều 4 của hiệp ước", (4,)),
        ("antlaşmanın 4. maddesi", (4,)),
        ("artykuł 4 traktatu", (4,)),
        ("Article 51 of the UN Charter", ()),
        ("the Charter of the United Nations (Article 51)", ()),
        ("az ENSZ Alapokmányának 51. cikke", ()),
        ("第51条,联合国宪章", ()),
        ("NATO's Article 5", ()),
        ("four articles, 4 soldiers, articles of 2024", ()),
        ("Article", ()),
        ("Article II, according to the draft, article iv", (2,)),
        ("", ()),
    ],
)
def test_articles_named(text: str, numbers: tuple[int, ...]) -> None:
    assert articles_named(text) == numbers


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        (
            "első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik tizenegyedik "
            "tizenkettedik tizenharmadik tizennegyedik tizenötödik tizenhatodik tizenhetedik tizennyolcadik "
            "tizenkilencedik huszadik huszonegyedik huszonkettedik huszonharmadik huszonnegyedik",
            "cikk",
        ),
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
            "twenty-fourth",
            "article",
        ),
        ("erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte", "Artikel"),
    ],
)
def test_numbers_in_words(words: str, noun: str) -> None:
    for number, word in enumerate(words.split(), start=1):
        assert articles_named(f"x {word} {noun} y") == (number,)
        assert articles_named(f"x {word.upper()} {noun} y") == (number,)
        assert articles_named(f"x {word} y") == ()


@pytest.mark.parametrize(("word", "number"), [("ersten", 1), ("vierter", 4), ("zweites", 2)])
def test_endings_of_german_numbers(word: str, number: int) -> None:
    assert articles_named(f"im {word} Artikel") == (number,)


@pytest.mark.parametrize(("roman", "number"), [("I", 1), ("IV", 4), ("VI", 6), ("IX", 9), ("XI", 11), ("XXIV", 24)])
def test_roman_numbers(roman: str, number: int) -> None:
    assert articles_named(f"Article {roman} of it") == (number,)


@pytest.mark.parametrize(
    ("chinese", "number"),
    [
        ("一", 1),
        ("九", 9),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十三", 23),
        ("九十九", 99),
        ("二〇", 20),
        ("一二", 12),
    ],
)
def test_chinese_numbers(chinese: str, number: int) -> None:
    assert articles_named(f"第{chinese}条") == (number,)


@pytest.mark.parametrize(("between", "named"), [(40, ()), (41, (4,))])
def test_how_near_another_instrument_must_be(between: int, named: tuple[int, ...]) -> None:
    """Its name begins so many characters behind the number, or ends as many before it."""
    others = f" {'x' * (between - len(' nato '))} "
    assert articles_named(f"Article 4{others}nato") == named
    assert articles_named(f"nato{others}Article 4") == named


@pytest.mark.parametrize(
    ("text", "date", "found"),
    [
        ("Moscow, 5 December 2024.", "2024-12-05", "whole"),
        ("December 5, 2024", "2024-12-05", "whole"),
        ("2024-12-05 14:03", "2024-12-05", "whole"),
        ("05.12.2024", "2024-12-05", "whole"),
        ("2024. december 5., csütörtök", "2024-12-05", "whole"),
        ("Am 5. Dezember 2024", "2024-12-05", "whole"),
        ("5 декабря 2024 года", "2024-12-05", "whole"),
        ("2024年12月5日", "2024-12-05", "whole"),
        ("2024년 12월 5일", "2024-12-05", "whole"),
        ("٥ ديسمبر ٢٠٢٤", "2024-12-05", "whole"),
        ("\u200f٥\u200f دِيسَمْبَر \u200e٢٠٢٤", "2024-12-05", "whole"),
        ("２０２４年１２月５日", "2024-12-05", "whole"),
        ("on 5 December, the two sides", "2024-12-05", "part"),
        ("on 5 December, and much later on, as it was said, in 2024", "2024-12-05", "part"),
        ("in December 2024", "2024-12", "whole"),
        ("in December", "2024-12", None),
        ("in 2024", "2024", "whole"),
        ("a list of 2024 things", "2024-12-05", None),
        ("15 December 2024", "2024-12-05", None),
        ("5 November 2024", "2024-12-05", None),
        ("5 December 2023", "2024-12-05", None),
        ("", "2024-12-05", None),
    ],
)
def test_days(text: str, date: str, found: str | None) -> None:
    assert how_stated(text, date) == found


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "January január Januar janvier enero gennaio stycznia января січня يناير"),
        (2, "February február Februar février lutego февраля лютого فبراير"),
        (3, "March március März marzo marca марта березня مارس"),
        (4, "April április avril abril kwietnia апреля квітня أبريل"),
        (5, "May május Mai mayo maggio maj мая травня مايو"),
        (6, "June június Juni juin giugno czerwca июня червня يونيو"),
        (7, "July július Juli juillet luglio lipca июля липня يوليو"),
        (8, "August augusztus août agosto sierpnia августа серпня أغسطس"),
        (9, "September szeptember septembre settembre września сентября вересня سبتمبر"),
        (10, "October október Oktober octobre ottobre października октября жовтня أكتوبر"),
        (11, "November novembre listopada ноября листопада نوفمبر"),
        (12, "December Dezember décembre diciembre grudnia декабря грудня ديسمبر"),
    ],
)
def test_names_of_months(month: int, names: str) -> None:
    for name in names.split():
        assert how_stated(f"{name} 2024", f"2024-{month:02}") == "whole", name
        assert how_stated(f"5 {name}", f"2024-{month:02}-05") == "part", name
        assert how_stated(f"5 {name} 2024", f"2024-{month % 12 + 1:02}-05") is None, name
