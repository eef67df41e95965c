"""The leaf types: all types of strings and numbers in documents, each declared once."""

from typing import Annotated

from .leaf import IntegerLeaf, TextLeaf

# A word can contain every character that XML 1.0 preserves everywhere, except the space: no controls, no line or
# paragraph separators, no surrogates, no U+FFFE or U+FFFF. A no-break space is part of a word.
_BEYOND_ASCII = "\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_WORD_CHARACTER = f"[!-~{_BEYOND_ASCII}]"
_FILE_CHARACTER = f"[!-.0-Z\\[\\]\\^_-~{_BEYOND_ASCII}]"  # neither slash
_FIRST_FILE_CHARACTER = f"[!-,0-Z\\[\\]\\^_-~{_BEYOND_ASCII}]"  # nor a full stop or hyphen at the start
_SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*"

# Years are spelled out, digit by digit: libxml2 miscounts a repetition if another alternative has the same start.
_LEAP_CENTURY_FREE = "[0-9][0-9](0[48]|[2468][048]|[13579][26])"
_LEAP_CENTURY = "(0[48]|[2468][048]|[13579][26])00"
_YEAR = "000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9]"
_DAY_OF_28 = "0[1-9]|1[0-9]|2[0-8]"
_MONTH = "0[1-9]|1[0-2]"
_MONTH_AND_DAY = f"(0[1-9]|1[0-2])-({_DAY_OF_28})|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
_DAY = f"({_YEAR})-({_MONTH_AND_DAY})|({_LEAP_CENTURY_FREE}|{_LEAP_CENTURY})-02-29"

Text = Annotated[
    str,
    TextLeaf(
        "Text",
        "One line of text in any script: words separated by single spaces, without a space at either end.",
        f"{_WORD_CHARACTER}+( {_WORD_CHARACTER}+)*",
        ("Kestrel Accord", "a", "Szerződés", "조약", "e\u0301", "a b", "no\u00a0break", "🕊 peace", "\u202bعربى\u202c"),
        ("", " ", " a", "a ", "a  b", "a\n", "a\tb", "a\rb", "a\u0085b", "a\u2028b", "\ufffe", "\ud800", "\x00"),
    ),
]
EndWords = Annotated[
    str,
    TextLeaf(
        "EndWords",
        "One to five words at the start or end of a passage, separated by single spaces.",
        f"{_WORD_CHARACTER}+( {_WORD_CHARACTER}+){{0,4}}",
        ("a", "„Sollte eine", "one two three four five"),
        ("", "one two three four five six", "a  b", "a ", "a\n"),
    ),
]
FileName = Annotated[
    str,
    TextLeaf(
        "FileName",
        "The name of a file without a folder.",
        f"{_FIRST_FILE_CHARACTER}{_FILE_CHARACTER}*( {_FILE_CHARACTER}+)*",
        ("report.txt", "보도 1.txt", "a.b.c"),
        ("", "a/b", "a\\b", "a\n", " a", "..", "-a"),
    ),
]


def _slug(name: str, doc: str, *accepts: str, longest: int = 64) -> TextLeaf:
    rejects = ("", "A", "-a", "a-", "a--b", "1a", "a_b", "a b", "a\n", "é", "a.b", "a" * (longest + 1))
    return TextLeaf(name, doc, _SLUG, (*accepts, "a", "x2"), rejects, longest)


Slug = Annotated[
    str,
    _slug(
        "Slug",
        "An identifier: words of lower-case ASCII letters and digits joined by single hyphens; the first is a letter.",
        "de-001",
    ),
]
PartyId = Annotated[str, _slug("PartyId", "The identifier of a party to the treaty.", "ruritania")]
EventId = Annotated[
    str,
    _slug("EventId", "The identifier of an event. Reports of the same event use the same identifier.", "first-visit"),
]
Term = Annotated[
    str,
    _slug(
        "Term",
        "A term of an open vocabulary, in English: lower-case words joined by single hyphens.",
        "non-interference-in-internal-affairs",
        longest=120,
    ),
]
PassageId = Annotated[
    str,
    TextLeaf(
        "PassageId",
        "The identifier of a passage: the identifier of its source, a full stop, and a name within that source.",
        rf"{_SLUG}\.{_SLUG}",
        ("de-001.p1", "a.b"),
        ("", "a", "a.", ".b", "a.b.c", "A.b", "a.b\n", "a. b"),
    ),
]


# The parts of a language tag. An extension has one or more subtags. The pattern has no repetition within another one,
# because libxml2 would then read any subtag that starts with the character of a singleton as an extension.
_VARIANT = "[a-z][a-z0-9]{4,7}|[0-9][a-z0-9]{3,7}"
_SINGLETON = "[0-9a-wyz]"
_EXTENSIONS = f"-{_SINGLETON}-[a-z0-9]{{2,8}}(-({_SINGLETON}-)?[a-z0-9]{{2,8}})*"
_PRIVATE = "-x-[a-z0-9]{1,8}(-[a-z0-9]{1,8})*"


def recommended_tag(text: str) -> str:
    """A language tag in the case that RFC 5646 recommends (section 2.1.1), with hyphens. Other texts are undefined."""
    parts: list[str] = []
    for part in text.replace("_", "-").lower().split("-"):
        if not parts or any(len(before) == 1 for before in parts):
            parts.append(part)
        elif len(part) == 2:
            parts.append(part.upper())
        else:
            parts.append(part.title() if len(part) == 4 and part.isalpha() else part)
    return "-".join(parts)


LanguageTag = Annotated[
    str,
    TextLeaf(
        "LanguageTag",
        "A BCP 47 language tag in its recommended case: a language, with an optional script, region, variants and "
        "extensions, such as hu, pt-BR, zh-Hant or de-1996.",
        f"[a-z]{{2,3}}(-[A-Z][a-z]{{3}})?(-([A-Z]{{2}}|[0-9]{{3}}))?(-({_VARIANT}))*({_EXTENSIONS})?({_PRIVATE})?",
        (
            *("en", "hu", "de", "kok", "zh-Hant", "sr-Latn-RS", "es-419", "pt-BR", "de-1996", "ca-valencia"),
            *("sl-rozaj-biske-1994", "de-CH-1901", "es-419-1996", "hy-Latn-IT-arevela", "en-1996abcd", "en-abcdefgh"),
            *("en-u-ca-gregory", "th-TH-u-ca-buddhist-nu-thai", "de-DE-u-co-phonebk-x-a-b", "en-x-a", "en-t-jp-a-bc"),
            "en-" + "-".join(["12345678"] * 6) + "-1234567",
        ),
        (
            *("", "h", "HU", "hu-", "de_DE", "english", "hu\n", "zh-hant", "pt-br", "PT-BR", "de-CH-BE", "ca-Valencia"),
            *(
                "zh-HANT",
                "en-12",
                "en-1234abcde",
                "en-abcd",
                "en-u",
                "en-u-a",
                "en-x",
                "en-x-abcdefghi",
                "x-en",
                "en--a",
            ),
            *("en-u-CA", "en-1a2", "en-A1", "en-Latn-Cyrl", "zh-yue", "en-" + "-".join(["12345678"] * 6) + "-12345678"),
        ),
        max_length=64,
        respelled=recommended_tag,
    ),
]
Sha256 = Annotated[
    str,
    TextLeaf(
        "Sha256",
        "A SHA-256 digest as 64 lower-case hexadecimal digits.",
        "[0-9a-f]{64}",
        ("0" * 64, "9f" * 32),
        ("", "0" * 63, "0" * 65, "F" * 64, "0" * 64 + "\n"),
        max_length=64,
    ),
]
Url = Annotated[
    str,
    TextLeaf(
        "Url",
        "An http or https address in ASCII, preserved exactly as given.",
        "https?://[0-9A-Za-z.:-]+([/?#][!-;=?-~]*)?",
        ("https://host.test", "http://host.test:8080/a?b=c#d"),
        (
            "",
            "ftp://host.test",
            "host.test",
            "https://",
            "https://host.test/a b",
            "https://host.test/<",
            "https://h.test\n",
        ),
        max_length=2000,
    ),
]
Date = Annotated[
    str,
    TextLeaf(
        "Date",
        "A date as precise as it is stated, in EDTF (ISO 8601-2): a day 2024-06-19, a month 2024-06, a year 2024; a "
        "day XXXX-06-19 or a month XXXX-06 of an unstated year; a day XXXX-XX-19 of an unstated month and year. Years "
        "range from 0001 to 9999.",
        f"{_DAY}|({_YEAR})(-({_MONTH}))?|XXXX-({_MONTH_AND_DAY}|02-29|{_MONTH}|XX-(0[1-9]|[12][0-9]|3[01]))",
        (
            "2024-06-19",
            "2024",
            "2024-06",
            "XXXX-06",
            "XXXX-06-19",
            "XXXX-02-29",
            "XXXX-XX-20",
            "XXXX-XX-31",
            "2000-02-29",
            "2024-02-29",
            "9999-12-31",
        ),
        (
            *("", "0000", "0000-01-01", "24", "2024-6", "2024-13", "2024-00", "2024-06-31", "2023-02-29", "1900-02-29"),
            *(
                "XXXX",
                "XXXX-02-30",
                "XXXX-13",
                "XXXX-XX",
                "XXXX-XX-00",
                "XXXX-XX-32",
                "XXXX-XX-9",
                "2024-XX-01",
                "2024-06-19Z",
                "2024-06-19T00:00",
                "+2024",
                "2024-06-19\n",
            ),
            *("２０２４", "1718755200"),
        ),
        max_length=10,
    ),
]

Offset = Annotated[
    int,
    IntegerLeaf(
        "Offset",
        "A position in a text, or a length: a number of Unicode code points.",
        0,
        99_999_999,
        "0|[1-9][0-9]{0,7}",
        (0, 1, 99_999_999),
        (-1, 100_000_000, 10**40),
    ),
]
Count = Annotated[
    int,
    IntegerLeaf(
        "Count", "A number of things, at least one.", 1, 9999, "[1-9][0-9]{0,3}", (1, 9999), (0, -1, 10000, 10**40)
    ),
]
ArticleNumber = Annotated[
    int,
    IntegerLeaf(
        "ArticleNumber", "The number of an article.", 1, 9999, "[1-9][0-9]{0,3}", (1, 9999), (0, -1, 10000, 10**40)
    ),
]
