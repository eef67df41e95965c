"""The normal form of passages as data: steps, character sets and test vectors, for use in other languages."""

import json
import unicodedata

from ..passages.characters import (
    DASHES,
    DOUBLE,
    IGNORABLE,
    SINGLE,
    UNASSIGNED,
    UNICODE,
    WHITE_SPACE,
    combining,
    written,
)
from ..passages.digests import words_digest
from ..passages.normal_form import MARKS, NUMBER, normal_form

_STEPS = (
    "Remove each character of the set `ignorable`.",
    "Replace each run of characters of the set `white_space` by one U+0020.",
    "Split the text into parts: before and after each character of the set `unassigned`, and after every "
    "`marks_in_a_row` consecutive characters of the set `combining`; the count restarts after each split. A character "
    "of `unassigned` is not changed. Normalize each other part by itself to NFC, with Unicode {unicode} or any later "
    "version: these parts contain only characters whose normalization never changes.",
    "Replace each character of the set `double` by \" (U+0022), of `single` by ' (U+0027), of `dash` by - (U+002D).",
    "The digest of the words (`words_sha256`) is the SHA-256 of the result in UTF-8, in lower-case hexadecimal.",
)

_VECTORS = {
    "ASCII": "Each side shall help the other at once.",
    "white space of all kinds": "a \t\r\n b\x0b\x0c\x1c\x1dc\x85\xa0d\u2007\u202f\u3000e\u2028\u2029f ",
    "white space and invisible characters": " \u200ba\u2060 \ufeff b\u200b \u200b",
    "a zero-width space is not white space": "Sicher\u200bheit",
    "the Mongolian vowel separator is invisible": "a\u180eb",
    "Hungarian, its quotation marks": "\u201eA feleket\u201d \u2013 mondta \u00bbő\u00ab \u2013 megilleti.",
    "Hungarian, decomposed": "O\u030be\u0301, u\u0308le\u0301s",
    "German, with soft hyphens": "Der Sicher\u00adheits\u00adrat sagt: \u201aJa\u2018, so\u2019s",
    "French, with no-break spaces": "\u00ab\u202fl\u2019accord\u00a0\u00bb\u202f: d\u00e9j\u00e0",
    "dashes": "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\ufe58i\ufe63j\uff0dk\u301cl",
    "quotation marks of East Asia": (
        "\u300c\u8a00\u300d\u300e\u8a9e\u300f\u300a\u66f8\u300b\uff02\uff07\uff62\uff63\u301d\u301f\ufe41\ufe44"
    ),
    "Hangul, composed": "\uc870\uc57d \uc81c4\uc870\ub294",
    "Hangul, decomposed": unicodedata.normalize("NFD", "\uc870\uc57d \uc81c4\uc870\ub294"),
    "Hangul, in old letters with fillers": "\u115f\u1161\u11a8 \u1100\u1160\u11a8 \u3164\uffa0\u1112\u119e\u11ab",
    "Hangul, a syllable that takes a final letter": "\uac00\u11a8\u11a8\uac01\u11a8",
    "Arabic, with vowel signs and a mark of direction": (
        "\u200f\u0627\u0644\u0645\u064e\u0627\u062f\u0651\u064e\u0629 \u0664\u061c"
    ),
    "Arabic, marks in another order, alef and madda": "\u0645\u064e\u0651\u0627\u0653",
    "Persian, with joiners of no width": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u06f4",
    "Devanagari, with a joiner and decomposed": "\u0915\u094d\u200d\u0937 \u0928\u093c \u0958 \u096a",
    "Bengali, a vowel of two parts": "\u0995\u09c7\u09be",
    "Thai": "\u0e2a\u0e19\u0e18\u0e34\u0e2a\u0e31\u0e0d\u0e0d\u0e32\u200b\u0e17\u0e35\u0e48",
    "Khmer, with invisible vowels": "\u1780\u17b4\u17b6\u17b5\u1793\u200b\u1794",
    "Hebrew, with points": "\u05d4\u05b7\u05e1\u05b0\u05db\u05bc\u05b5\u05dd \ufb2a \u05be",
    "Greek, with an accent of its own": "\u03ac \u1f71 \u03b1\u0301 \u0387 \u037e",
    "Vietnamese, marks in another order": "hi\u00ea\u0323p \u01b0\u0301\u01a1\u0301c e\u0323\u0302",
    "a joiner of graphemes between two marks": "a\u0315\u034f\u0300 a\u0315\u0300",
    "emoji, joined, with tones and variants": (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f44d\U0001f3fd \U0001f1ed\U0001f1fa"
    ),
    "a flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "beyond the first 65,536: letters, ideographs, music": (
        "\U00010400\U0002f804\U00020000 \U0001d15e \U0001d15f\U00011131\U00011127"
    ),
    "singletons": "\u212b \u2126 \u2329 \u1fef \u2000\u2001",
    "30 marks in a row": "a" + "\u0323\u0301" * 15,
    "31 marks in a row": "a" + "\u0301" * 30 + "\u0323",
    "65 marks in a row, of which some are not in order": "e" + "\u0301\u0323\u0334" * 21 + "\u0301\u0323",
    "marks in a row with invisible characters between them": "a" + "\u0301\u00ad" * 30 + "\u0323",
    "not assigned in Unicode 14: a letter of Unicode 15": "\U00011f04\U00011f36\u0301\u0323",
    "not assigned in Unicode 14: marks of Unicode 16": "a\u0897\u0301\u0323e\u0301\u0897\u0323",
    "not assigned in Unicode 14: vowels of Unicode 16 that compose": (
        "\U00016d67\U00016d67 \U00016d63\U00016d67 \U00011382\U000113c9 \U0001611e\U0001611e"
    ),
    "never assigned": "\u0378e\u0301\u0378 \ufdd0 \U0010ffff",
    "not assigned and invisible": "a\u2065b\ufff0c\U000e0fff",
    "private use": "\ue000\u0301\U000f0000",
}


def published() -> bytes:
    """The normal form as a JSON document, in ASCII, so that invisible characters can be seen."""
    document = {
        "name": "treaty-model normal form",
        "number": NUMBER,
        "unicode": UNICODE,
        "steps": [step.format(unicode=UNICODE) for step in _STEPS],
        "marks_in_a_row": MARKS,
        "sets": {
            "ignorable": IGNORABLE.split(),
            "white_space": WHITE_SPACE.split(),
            "unassigned": UNASSIGNED.split(),
            "combining": written(combining(map(chr, range(0x110000)))).split(),
            "double": DOUBLE.split(),
            "single": SINGLE.split(),
            "dash": DASHES.split(),
        },
        "vectors": [
            {"name": name, "text": text, "normal_form": normal_form(text).text, "sha256": words_digest(text)}
            for name, text in _VECTORS.items()
        ],
    }
    return (json.dumps(document, indent=2) + "\n").encode()
