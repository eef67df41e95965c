"""Finds numbers of articles and dates in texts of many languages, to compare a record with its text.

The results are used for warnings, and to decide whether a date is stated; a person decides what a passage names. Digits
and marks of all scripts count as those of ASCII.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from ..model.dates import PartialDate
from .search_form import search_text

# --- articles ---

_ORDINALS: dict[str, tuple[str, ...]] = {
    "hu": (
        *("első", "második", "harmadik", "negyedik", "ötödik", "hatodik", "hetedik", "nyolcadik", "kilencedik"),
        *("tizedik", "tizenegyedik", "tizenkettedik", "tizenharmadik", "tizennegyedik", "tizenötödik", "tizenhatodik"),
        *("tizenhetedik", "tizennyolcadik", "tizenkilencedik", "huszadik", "huszonegyedik", "huszonkettedik"),
        *("huszonharmadik", "huszonnegyedik"),
    ),
    "en": (
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
        *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
        *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth"),
    ),
    "de": ("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"),
}
_BY_ORDINAL = {word: n for words in _ORDINALS.values() for n, word in enumerate(words, start=1)}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CHINESE = {character: n for n, character in enumerate("〇一二三四五六七八九十")}

_WORD_BEFORE = (
    r"\b(?:articles?|artikel[ns]?|artículos?|articol(?:o|i|ul|ului|ele)|artigos?|artyku[łl]\w{0,4}|art\.|"
    r"стат(?:ья|ьи|ье|ью|ей|ьёй|ьей|ьях|ями)|ст\.|άρθρ(?:ο|ου|α)|član(?:ak|ka|ku)?|článk?[eu]k?)"
    r"|điều|المادة|البند|סעיף"
)
_AND = r"(?:\s*(?:,|and|und|és|et|y|e|i|и|và|و)\s*\d{1,3}\b)*"
_ARTICLE = re.compile(
    rf"(?:{_WORD_BEFORE})\s*(?:(?P<after>\d{{1,3}}\b{_AND})|(?P<roman>(?-i:[IVX]{{1,6}}))\b)"
    r"|\b(?P<before>\d{1,3})\.?\s*(?:cikk|szakasz|madde|artikla)"
    r"|[第제]\s*(?P<cjk>\d{1,3}|[〇一二三四五六七八九十]{1,3})\s*[条條조]"
    rf"|\b(?P<ordinal>{'|'.join(sorted(_BY_ORDINAL, key=len, reverse=True))})(?:[nrs])?\s+(?:cikk|article|artikel)",
    re.IGNORECASE,
)

# Words for other instruments with articles: near a number they show that the article belongs to one of these.
_OTHER_INSTRUMENTS = re.compile(
    "charter|charta|charte|carta|alapokmány|устав|宪章|憲章|헌장|ميثاق|constitution|verfassung|alkotmány|конституц|"
    "grundgesetz|宪法|憲法|헌법|nato|north atlantic",
    re.IGNORECASE,
)
_NEAR = 40  # characters
_FOOTNOTES = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079]")  # numbers of notes, which can follow other numbers


def articles_named(text: str) -> tuple[int, ...]:
    """The numbers of articles that a text names, except those near the name of another instrument."""
    return tuple(dict.fromkeys(_articles(_FOOTNOTES.sub(" ", search_text(text)))))


def _articles(text: str) -> Iterator[int]:
    for match in _ARTICLE.finditer(text):
        context = text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        if not _OTHER_INSTRUMENTS.search(context):
            notation, numeral = next((name, value) for name, value in match.groupdict().items() if value)
            if notation == "ordinal":
                yield _BY_ORDINAL[numeral.lower()]
            elif notation == "roman":
                yield _from_roman(numeral)
            elif notation == "after":
                yield from map(int, re.findall(r"\d+", numeral))
            else:
                yield _number(numeral)


def _number(numeral: str) -> int:
    """A number in digits, or in Chinese numerals below a hundred."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int("".join(str(_CHINESE[c]) for c in numeral))
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)


def _from_roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


# --- days ---

# The beginnings of the names of months in eleven languages of Europe and the Near East.
_MONTHS = (
    "jan jän janv ene gen stycz янв січ يناير",
    "feb feb févr fev lut фев лют فبراير",
    "mar mär már mars marz març mart мар берез مارس",
    "apr ápr avr abr kwie апр квіт أبريل",
    "may mai máj mag maio maj май мая трав مايو",
    "jun jún juin giu junh czerw июн черв يونيو",
    "jul júl juil lug julh lip июл лип يوليو",
    "aug aoû ago sierp авг серп أغسطس",
    "sep sept szept set wrze сен верес سبتمبر",
    "oct okt ott out paźdz окт жовт أكتوبر",
    "nov listop ноя листоп نوفمبر",
    "dec dez déc dic grud дек груд ديسمبر",
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_YEAR = re.compile("[12][0-9]{3}")
_WITHIN = 4  # so many words and numbers on each side belong to a date


def how_stated(text: str, date: str) -> Literal["whole", "part"] | None:
    """Whether a text states a date (EDTF) with all of its parts, without its year ("part"), or not at all (None).

    The parts are near one another, in any order, as numbers or with the name of the month.
    """
    wanted = PartialDate.parse(date)
    tokens = [token.casefold() for token in _TOKEN.findall(search_text(text))]
    in_part = False
    for n, token in enumerate(tokens):
        near = [*tokens[max(n - _WITHIN, 0) : n], *tokens[n + 1 : n + 1 + _WITHIN]]
        if wanted.day is not None:
            matches = _is_number(token, wanted.day) and (wanted.month is None or _has_month(near, wanted.month))
        elif wanted.month is not None:
            matches = _has_month([token], wanted.month)
        else:
            matches = token == str(wanted.year)
        if matches and (wanted.year is None or str(wanted.year) in (token, *near)):
            return "whole"
        of_another_year = any(_YEAR.fullmatch(other) for other in near)
        in_part = in_part or (matches and wanted.day is not None and not of_another_year)
    return "part" if in_part else None


def _is_number(token: str, number: int) -> bool:
    return token.isdigit() and len(token) <= 2 and int(token) == number


def _has_month(tokens: Iterable[str], month: int) -> bool:
    names = tuple(_MONTHS[month - 1].split())
    return any(_is_number(token, month) or token.startswith(names) for token in tokens)
