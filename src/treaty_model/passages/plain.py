"""A text in which digits, marks and signs of all scripts are those of ASCII: to look for what somebody typed.

It is wider than the normal form, and says nothing of what words are the same: no digest is made of it, and no record
keeps it. Letters stay what they are, and so does their case.
"""

import re
import unicodedata
from collections.abc import Iterator

from .characters import DASHES, DOUBLE, SINGLE, members
from .normal_form import normal_form
from .rewriting import Rewritten, rewritten

# Quotation marks and apostrophes, whatever other name they have: accents that stand alone, primes, angle brackets.
_QUOTES = "".join([*members(DOUBLE), *members(SINGLE), "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\u05f4"])
_QUOTES += "\u2032\u2033\u2034\u2035\u2036\u2037\u3008\u3009\u300a\u300b\ua78c"
_DASHES = "".join([*members(DASHES), "\u058a\u05be\u1806\u2043\u2053\u2e3a\u2e3b\u301c\u3030\ufe31\ufe32"])
# Signs that end or part sentences and numbers, in Arabic, Hebrew, Indic and East Asian scripts.
_SIGNS = {
    **{"\u060c": ",", "\u061b": ";", "\u061f": "?", "\u06d4": ".", "\u066a": "%", "\u066b": ".", "\u066c": ","},
    **{"\u05c3": ":", "\u0964": ".", "\u0965": ".", "\u3001": ",", "\u3002": ".", "\uff61": ".", "\uff64": ","},
}
_TABLE = dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-") | _SIGNS

# Where those marks are that tell vowels which one knows anyway: Hebrew and Arabic. In other scripts they are letters.
_WITH_POINTS = re.compile("[\u0590-\u06ff\u0750-\u077f\u0870-\u08ff\ufb1e]")
_TATWEEL = "\u0640"


def plain(words: str) -> Rewritten:
    """Words in normal form, as they are looked for: from them a range leads back to the words."""
    return rewritten(words, _changes(words))


def plain_text(text: str) -> str:
    """Any text as words are looked for in it."""
    return plain(normal_form(text).text).text


def _changes(words: str) -> Iterator[tuple[int, int, str]]:
    table = {character: _plain(character) for character in set(words)}
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and not table[words[end]]:  # marks go with the letter that they stand on
            end += 1
        new = table[words[at]]
        if words[at:end] != new:
            yield at, end, new
        at = end


def _plain(character: str) -> str:
    """What stands for a character, nothing where it does not count."""
    if character in _TABLE:
        return _TABLE[character]
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character == _TATWEEL or (category == "Mn" and _WITH_POINTS.match(character)):
        return ""
    # A fraction, or the number of a footnote, is no other number, and goes on none that stands before it.
    if category == "No" or unicodedata.decomposition(character).startswith(("<super>", "<sub>")):
        return character
    compatible = unicodedata.normalize("NFKC", character)
    return character if " " in compatible else compatible
