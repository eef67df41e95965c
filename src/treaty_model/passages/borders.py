"""What cuts a word or a number and what does not, in all scripts.

Characters that the pinned version of Unicode does not have are in no word, so that every release of Python says the
same.
"""

import re
import unicodedata

from .characters import DOUBLE, SINGLE, any_of, is_assigned

# Scripts that tell words apart by no blanks: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[{UNSPACED}]")

# Signs that make one word of two letters or digits beside them: apostrophes, and what is typed for them; the classes
# MidLetter and ExtendNumLet of Unicode Standard Annex 29. Not the colon and not white space: many texts have a colon,
# and a full stop, with no blank behind it.
_IN_WORDS = re.compile(
    any_of(
        "0027 005F 0060 00B4 00B7 0387 055F 05F3..05F4 2019 2027 2032 203F..2040 2054 FE33..FE34 FE4D..FE4F FE55 "
        "FF07 FF3F"
    )
)

# Signs that make one number of two digits: the full stop, the class MidNum, and the decimal separator of Arabic.
_IN_NUMBERS = re.compile(
    any_of("002C 002E 003B 037E 0589 060C..060D 066B..066C 07F8 2024 2044 FE10 FE14 FE50 FE52 FE54 FF0C FF0E FF1B")
)

# The letters of Hebrew and their points; between two letters any quotation mark, or two of them, mark an abbreviation.
_HEBREW = re.compile(any_of("0591..05BD 05BF 05C1..05C2 05C4..05C5 05C7 05D0..05F2 FB1D..FB4F"))
_QUOTES = re.compile(any_of(f"0022 0027 05F3 05F4 {DOUBLE} {SINGLE}"))

# What goes on a word, although it is no mark: vowels of Thai and Lao behind their consonant, and what repeats a word
# there; small kana, what makes a vowel long, repeats a character or changes its sound in Japanese.
_GOES_ON = re.compile(
    any_of(
        "0E2F..0E30 0E32..0E33 0E45..0E46 0EAF..0EB0 0EB2..0EB3 0EBD 0EC6 3005 3031..3035 303B 3041 3043 3045 3047 "
        "3049 3063 3083 3085 3087 308E 3095..3096 309B..309E 30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE "
        "30F5..30F6 30FC..30FE 31F0..31FF FF67..FF70 FF9E..FF9F 1B150..1B152 1B164..1B167"
    )
)

# Behind what a character always follows: vowels of Thai and Lao before their consonant, and the signs that put the
# next consonant below the one before, in Burmese and Khmer.
_AWAITS = re.compile(any_of("0E40..0E44 0EC0..0EC4 1039 17D2"))

# The colours of skin, which change the emoji before them.
_SKIN = re.compile(any_of("1F3FB..1F3FF"))


def between_words(text: str, at: int) -> bool:
    """Whether an offset of a text lies in no word."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if _is_mark(after) or _SKIN.match(after) or _joins(text, at) or _joins(text, at - 1):
        return False
    if not (_in_words(before) and _in_words(after)):
        return not (_GOES_ON.match(after) and _in_words(before))
    if _GOES_ON.match(after) or _AWAITS.match(before):
        return False
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def whole(text: str, start: int, end: int) -> bool:
    """Whether neither end of a range of a text lies in a word."""
    return between_words(text, start) and between_words(text, end)


def _joins(text: str, at: int) -> bool:
    """Whether a sign makes one word of what stands before and behind it, as in 4.5 and don't."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if _QUOTES.match(sign) and _is_abbreviation(text, at):
        return True
    if _IN_NUMBERS.match(sign):
        return all(c.isdigit() and is_assigned(c) for c in (before, after))
    if not _IN_WORDS.match(sign) or _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    return before != "" and _in_words(before) and after.isalnum() and is_assigned(after)


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether a quotation mark stands between two letters of Hebrew, by itself or beside another one."""
    begin = at - 1 if _QUOTES.match(text[at - 1 : at]) else at
    end = at + 2 if begin == at and _QUOTES.match(text[at + 1 : at + 2]) else at + 1
    return bool(_HEBREW.match(text[begin - 1 : begin]) and _HEBREW.match(text[end : end + 1]))


def _in_words(character: str) -> bool:
    return (character.isalnum() and is_assigned(character)) or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and is_assigned(character)
