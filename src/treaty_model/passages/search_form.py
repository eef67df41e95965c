"""The search form of a text: digits, marks and signs of all scripts become ASCII, to find what somebody typed.

It changes more than the normal form, and is used for searching only: no digest is computed from it, and no record
keeps it. Letters and their case stay unchanged.
"""

import re
import unicodedata
from collections.abc import Iterator

from .characters import DASHES, DOUBLE, SINGLE, members
from .mapped_text import MappedText, apply_changes
from .normal_form import normal_form

# Quotation marks and apostrophes, and signs that are used for them: separate accents, primes, angle brackets.
_QUOTES = "".join([*members(DOUBLE), *members(SINGLE), "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\u05f4"])
_QUOTES += "\u2032\u2033\u2034\u2035\u2036\u2037\u3008\u3009\u300a\u300b\ua78c"
_DASHES = "".join([*members(DASHES), "\u058a\u05be\u1806\u2043\u2053\u2e3a\u2e3b\u301c\u3030\ufe31\ufe32"])
# Punctuation and separators of numbers, in Arabic, Hebrew, Indic and East Asian scripts.
_SIGNS = {
    **{"\u060c": ",", "\u061b": ";", "\u061f": "?", "\u06d4": ".", "\u066a": "%", "\u066b": ".", "\u066c": ","},
    **{"\u05c3": ":", "\u0964": ".", "\u0965": ".", "\u3001": ",", "\u3002": ".", "\uff61": ".", "\uff64": ","},
}
_TABLE = dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-") | _SIGNS

# Hebrew and Arabic, whose optional marks for vowels are removed. In other scripts such marks are part of the spelling.
_HAS_OPTIONAL_VOWELS = re.compile("[\u0590-\u06ff\u0750-\u077f\u0870-\u08ff\ufb1e]")
_TATWEEL = "\u0640"


def search_form(words: str) -> MappedText:
    """The search form of words in normal form; its ranges lead back to the words."""
    return apply_changes(words, _changes(words))


def search_text(text: str) -> str:
    """The search form of any text."""
    return search_form(normal_form(text).text).text


def _changes(words: str) -> Iterator[tuple[int, int, str]]:
    replacements = {character: _replacement(character) for character in set(words)}
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and not replacements[words[end]]:  # a removed mark belongs to the letter before it
            end += 1
        replacement = replacements[words[start]]
        if words[start:end] != replacement:
            yield start, end, replacement
        start = end


def _replacement(character: str) -> str:
    """The search form of one character; empty if it is removed."""
    if character in _TABLE:
        return _TABLE[character]
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character == _TATWEEL or (category == "Mn" and _HAS_OPTIONAL_VOWELS.match(character)):
        return ""
    # Fractions and footnote numbers stay, because they are neither other numbers nor part of a number before them.
    if category == "No" or unicodedata.decomposition(character).startswith(("<super>", "<sub>")):
        return character
    compatible = unicodedata.normalize("NFKC", character)
    return character if " " in compatible else compatible
