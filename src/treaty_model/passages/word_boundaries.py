"""Finds the boundaries of words and numbers, in all scripts.

Characters that Unicode 14.0 does not have are part of no word, so that every release of Python agrees.
"""

import re
import unicodedata

from .characters import DOUBLE, SINGLE, any_of, is_assigned

# Scripts that do not separate words by spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[{UNSPACED}]")

# Signs that join the letters or digits beside them into one word: apostrophes and their substitutes, and the classes
# MidLetter and ExtendNumLet of Unicode Standard Annex 29. The colon is left out, because many texts have no space
# after it, and so is white space.
_IN_WORDS = re.compile(
    any_of(
        "0027 005F 0060 00B4 00B7 0387 055F 05F3..05F4 2019 2027 2032 203F..2040 2054 FE33..FE34 FE4D..FE4F FE55 "
        "FF07 FF3F"
    )
)

# Signs that join two digits into one number: the full stop, the class MidNum, and the Arabic decimal separator.
_IN_NUMBERS = re.compile(
    any_of("002C 002E 003B 037E 0589 060C..060D 066B..066C 07F8 2024 2044 FE10 FE14 FE50 FE52 FE54 FF0C FF0E FF1B")
)

# Hebrew letters and points: one or two quotation marks between two letters mark an abbreviation.
_HEBREW = re.compile(any_of("0591..05BD 05BF 05C1..05C2 05C4..05C5 05C7 05D0..05F2 FB1D..FB4F"))
_QUOTES = re.compile(any_of(f"0022 0027 05F3 05F4 {DOUBLE} {SINGLE}"))

# Characters that continue a word although they are no marks: Thai and Lao vowels after their consonant, and signs that
# repeat a word there; Japanese small kana, and signs for a long vowel, a repetition or a changed sound.
_CONTINUES = re.compile(
    any_of(
        "0E2F..0E30 0E32..0E33 0E45..0E46 0EAF..0EB0 0EB2..0EB3 0EBD 0EC6 3005 3031..3035 303B 3041 3043 3045 3047 "
        "3049 3063 3083 3085 3087 308E 3095..3096 309B..309E 30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE "
        "30F5..30F6 30FC..30FE 31F0..31FF FF67..FF70 FF9E..FF9F 1B150..1B152 1B164..1B167"
    )
)

# Characters that another one always follows: Thai and Lao vowels before their consonant, and the Burmese and Khmer
# signs that stack the next consonant below the previous one.
_NEEDS_NEXT = re.compile(any_of("0E40..0E44 0EC0..0EC4 1039 17D2"))

# Skin tones, which modify the emoji before them.
_SKIN_TONE = re.compile(any_of("1F3FB..1F3FF"))


def is_word_boundary(text: str, offset: int) -> bool:
    """Whether an offset of a text is outside of all words, or at the end of one."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if _is_mark(after) or _SKIN_TONE.match(after) or _joins(text, offset) or _joins(text, offset - 1):
        return False
    if not (_in_words(before) and _in_words(after)):
        return not (_CONTINUES.match(after) and _in_words(before))
    if _CONTINUES.match(after) or _NEEDS_NEXT.match(before):
        return False
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))


def are_whole_words(text: str, start: int, end: int) -> bool:
    """Whether both ends of a range of a text are word boundaries."""
    return is_word_boundary(text, start) and is_word_boundary(text, end)


def _joins(text: str, offset: int) -> bool:
    """Whether the sign at an offset joins its neighbours into one word, as in 4.5 and don't."""
    sign, before, after = text[offset], text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if _QUOTES.match(sign) and _is_abbreviation(text, offset):
        return True
    if _IN_NUMBERS.match(sign):
        return all(c.isdigit() and is_assigned(c) for c in (before, after))
    if not _IN_WORDS.match(sign) or _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    return before != "" and _in_words(before) and after.isalnum() and is_assigned(after)


def _is_abbreviation(text: str, offset: int) -> bool:
    """Whether the quotation mark at an offset, alone or with another one, is between two Hebrew letters."""
    begin = offset - 1 if _QUOTES.match(text[offset - 1 : offset]) else offset
    is_pair = begin == offset and _QUOTES.match(text[offset + 1 : offset + 2])
    end = offset + 2 if is_pair else offset + 1
    return bool(_HEBREW.match(text[begin - 1 : begin]) and _HEBREW.match(text[end : end + 1]))


def _in_words(character: str) -> bool:
    return (character.isalnum() and is_assigned(character)) or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and is_assigned(character)
