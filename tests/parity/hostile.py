"""Values that formats and processors are known to read differently."""

from collections.abc import Iterator
from random import Random

from treaty_model.leaf import IntegerLeaf, TextLeaf

# Characters by which a good value turns into a bad or a doubtful one.
CHARACTERS = [
    *(" ", "\n", "\t", "\r", "\x00", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\xa0", "\xad"),
    *("\u1680", "\u180e", "\u2003", "\u200b", "\u200e", "\u2027", "\u2028", "\u2029", "\u202a", "\u202e", "\u205f"),
    *("\u2060", "\u2066", "\u3000", "\ufdd0", "\ufeff", "\ufffc", "\ufffd", "\ufffe", "\uffff", "\ud7ff", "\ud800"),
    *("\udfff", "\ue000", "\U00010000", "\U0001fffe", "\U0010ffff", "\u0301", "é", "e\u0301", "ſ", "ı", "İ", "K", "ß"),
    *(
        "٠",
        "१",
        "４",
        "²",
        "Ⅳ",
        "中",
        "나",
        "א",
        "ع",
        "🕊",
        "👩\u200d🚀",
        "-",
        "--",
        "_",
        ".",
        "..",
        "/",
        "\\",
        ":",
        "A",
    ),
    *(
        "&",
        "<",
        ">",
        '"',
        "'",
        "]]>",
        "&amp;",
        "&#10;",
        "<!-- -->",
        "0",
        "1",
        "a",
        "f",
        "g",
        "z",
        "Z",
        *"!#$%()*+,;=?@[]^`{|}~",
    ),
]

NUMBERS = [
    *("0", "1", "7", "+7", "-7", "-0", "007", "00", "7.0", "7.", ".7", "1e2", "1E2", "1e-2", " 7 ", "7 ", " 7", "7\n"),
    *(
        "7_0",
        "7,0",
        "0x7",
        "0b1",
        "0o7",
        "9999",
        "10000",
        "09999",
        "99999999",
        "100000000",
        "99999999.0",
        "1" + "0" * 40,
    ),
    *("NaN", "INF", "-INF", "Infinity", "nan", "inf", "٧", "７", "१", "②", "Ⅶ", "七", "1/2", "1 000", "TRUE", "true"),
    *("false", "True", "null", "None", "yes", "on", "t", "4294967296", "9007199254740993", "18446744073709551616"),
]

DATES = [
    *(
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "2000-02-29",
        "2024-02-30",
        "0000-02-29",
        "0000-01-01",
        "0000",
        "0001-01-01",
        "9999",
    ),
    *("10000-01-01", "-0001-01-01", "-2024", "+2024-01-01", "2024-00-01", "2024-13-01", "2024-01-00", "2024-01-32"),
    *(
        "2024-04-31",
        "2024-1-1",
        "2024-001",
        "20240619",
        "2024-W25-3",
        "2024-06-19Z",
        "2024-06-19+01:00",
        "2024-06-19-14:00",
    ),
    *("2024-06-19T00:00:00", "2024-06-19T00:00:00Z", "2024-06-19 00:00", "1718755200", "1718755200.5", "1582934400"),
    *(
        "2024-06",
        "2024-06Z",
        "2024Z",
        "XXXX-06-19",
        "XXXX-02-29",
        "XXXX-02-30",
        "XXXX",
        "XXXX-XX-19",
        "2024-XX",
        "20XX",
    ),
    *("xxxx-06-19", "2024-06~", "2024?", "2024/2025", "[2024]", "--06-19", "---19", "٢٠٢٤-٠٦-١٩", "２０２４-06-19"),
]

TEXTS = [
    *("", " ", "  ", "\n", "\t", "a", "A", "a b", "a  b", " a", "a ", "\na", "a\n", "a\nb", "a\tb", "a\rb", "a\r\nb"),
    *("x" * 64, "x" * 65, "x" * 100, "x" * 101, "x" * 120, "x" * 121, "x" * 5000, "x-" * 3000 + "x", "x " * 3000 + "x"),
    *(
        "a.b",
        "a.b.c",
        "a..b",
        ".",
        "..",
        "-",
        "a-",
        "-a",
        "a--b",
        "a_b",
        "aB",
        "a b.c d",
        "http://a",
        "https://a.b:80/?#",
    ),
    *(
        "HTTP://a",
        "https://a b",
        "https://ä.test",
        "https://a/\\",
        "//a",
        "https:///",
        "javascript:1",
        "de",
        "DE",
        "de-DE",
    ),
    *(
        "de_DE",
        "zh-Hant-TW",
        "i-klingon",
        "x-a",
        "art-lojban",
        "und",
        "a" * 63 + "é",
        "0" * 64,
        "F" * 64,
        "f" * 63,
        "g" * 64,
    ),
    *(
        "military",
        "Military",
        "military ",
        "mil\u0131tary",
        "\ufeffa",
        "a\ufeff",
        "e\u0301",
        "\u00e9",
        "\u0301",
        "fi",
        "\ufb01",
    ),
    *(
        "null",
        "true",
        "[]",
        "{}",
        '"a"',
        "<a/>",
        "&lt;",
        "&#65;",
        "<![CDATA[a]]>",
        "]]>",
        "\\u0041",
        "%41",
        "a\\",
        "🕊" * 3,
    ),
    *(
        "1.0",
        "1",
        "1.00",
        "1.0 ",
        "v1.0",
        "NFKC Å Å Å",
        "one two three four five six",
        "a b c d e",
        "../a",
        "C:\\a",
        "a/b",
    ),
]


def strings(leaf: TextLeaf | IntegerLeaf, least: int = 300) -> list[str]:
    """Hostile texts for a leaf type: what is hostile to any, and its own samples with something in the wrong place."""
    found = dict.fromkeys([*TEXTS, *NUMBERS, *DATES, *CHARACTERS])
    samples = [str(sample) for sample in (*leaf.accepts, *leaf.rejects)]
    random = Random(leaf.name)
    for sample in samples:
        found |= dict.fromkeys(
            (sample, sample * 2, sample.upper(), sample.title(), sample[::-1], sample[1:], sample[:-1])
        )
        for character in CHARACTERS:
            at = random.randint(0, len(sample))
            found |= dict.fromkeys((sample + character, character + sample, sample[:at] + character + sample[at:]))
        for at in range(min(len(sample), 12)):
            found |= dict.fromkeys(sample[:at] + character + sample[at + 1 :] for character in ",; _.-0aZé")
    assert len(found) >= least
    return list(found)


def json_texts() -> Iterator[str]:
    """JSON values, as they are written, that are no string or only look like one."""
    for number in NUMBERS:
        yield number
        yield f'"{number}"'.replace("\n", "\\n")
    yield from (
        "null",
        "true",
        "false",
        "[]",
        "{}",
        '""',
        "[7]",
        '{"a": 7}',
        "[[]]",
        "7.5",
        "70e-1",
        "0.7e1",
        "-0.0",
        "1e400",
    )
    yield from ("9999.0", "9999.5", "1e4", "1e8", "99999999.5", "9.9999999e7", "1e-400", "0.0", "0e0", "-1e0", "1.0e+0")
