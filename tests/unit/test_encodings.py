"""Pages are decoded as browsers decode them, and suspect characters are reported; tests/witnesses asks Chromium."""

import pytest
from hypothesis import given, strategies as st

from labels import LABELS
from treaty_model.passages.encodings import Decoded, UnreadablePage, decoded, encoding_of
from treaty_model.passages.html_text import page_text, read_page

SAVE = "if letters are missing or wrong, save the page again as UTF-8"


def declaring(label: str, body: bytes) -> bytes:
    return b"<meta charset='" + label.encode() + b"'><p>" + body


@pytest.mark.parametrize("encoding", LABELS)
def test_labels(encoding: str) -> None:
    for label in LABELS[encoding]:
        assert encoding_of(label) == encoding
        assert encoding_of(f" \t\n\f\r{label.upper()} ") == encoding


@pytest.mark.parametrize("label", ["", "utf-7", "euc_kr", "utf_8", "cp949", "latin-1", "\xa0utf-8", "utf-8\0", "none"])
def test_no_labels(label: str) -> None:
    assert encoding_of(label) is None


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("iso-8859-1", b"\x84Artikel 4\x93 \x96 \x80", "„Artikel 4“ – €"),
        ("us-ascii", b"f\xfcr \x96", "für –"),
        ("windows-1250", b"\x8a\xe1", "Šá"),
        ("x-cp1251", b"\xd1\xf2\xe0\xf2\xfc\xff", "Статья"),
        ("windows-1253", b"\xdc\xa2\xdc", "άΆά"),
        ("iso-8859-9", b"\xfe\x80", "ş€"),
        ("windows-1255", b"\xf9\xca", "ש\u05ba"),
        ("windows-1256", b"\xc7\x81\xc7", "\u0627\u067e\u0627"),
        ("windows-1257", b"\xe0\xd8", "ąŲ"),
        ("windows-1258", b"\xfe\xd5", "₫Ơ"),
        ("tis-620", b"\xa1\x80", "ก€"),
        ("iso-8859-2", b"\xb1", "ą"),
        ("iso-8859-5", b"\xdf\xf0", "п№"),
        ("iso-8859-7", b"\xa4\xdc", "€ά"),
        ("iso-8859-8-i", b"\xf1\xf2\xe9\xf3", "סעיף"),
        ("iso-8859-15", b"\xa4", "€"),
        ("iso-8859-16", b"\xaa", "Ș"),
        ("koi8-r", b"\xf3\xd4\xc1\xd4\xd8\xd1", "Статья"),
        ("koi8-u", b"\xae\xa4", "ўє"),
        ("ibm866", b"\x91\xf8", "С°"),
        ("macintosh", b"\x8e\xdb", "é€"),
        ("x-mac-ukrainian", b"\x80\xff", "А€"),
        ("x-user-defined", b"\x80\xe9", "€é"),
        ("euc-kr", b"\xc1\xa64\xc1\xb6 \xc1d", "제4조 햏"),
        ("ks_c_5601-1987", b"\x8cc", "똠"),
        ("gb2312", b"\xb5\xda\xcb\xc4\x97l \xf3{\x80", "第四條 髙€"),
        ("gb18030", b"\x95\x32\x82\x36", "𠀀"),
        ("big5", b"\xb1\xf8\xac\xf9 \x87\x7a", "條約 㡵"),
        ("shift_jis", b"\x87\x40\xfb\xfc\xb1", "①髙ｱ"),
        ("euc-jp", b"\xad\xa1 \xf9\xd4 \x8f\xb0\xa1", "① \ufa0e 丂"),
        ("iso-2022-jp", b"\x1b$B>rLs\x1b(B 4", "条約 4"),
    ],
)
def test_encodings(label: str, data: bytes, text: str) -> None:
    page = read_page(declaring(label, data + b"</p>"))
    assert page == (text, None)


@pytest.mark.parametrize("label", LABELS["replacement"])
def test_encodings_that_no_browser_reads(label: str) -> None:
    with pytest.raises(UnreadablePage, match="declares an encoding that no browser reads; save it again as UTF-8"):
        page_text(declaring(label, "Sylvánia".encode()))


KOI8 = b"<p>\xc7\xd1"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        # a byte order mark is before everything
        (b"\xef\xbb\xbf<meta charset=koi8-r><p>\xc3\xa9", "é"),
        ("\ufeff<meta charset=koi8-r><p>é".encode("utf-16-le"), "é"),
        ("\ufeff<meta charset=koi8-r><p>é".encode("utf-16-be"), "é"),
        ("<p>é".encode("utf-16-le"), "é"),
        ("<p>é".encode("utf-16-be"), "é"),
        # five characters of UTF-8 are read as that whatever is declared, fewer and ASCII alone as what is declared
        (b"<p>\xc3\xa9", "é"),
        (b"<meta charset=koi8-r><p>" + "éàüöß".encode(), "éàüöß"),
        (b"<meta charset=koi8-r><p>" + "éàüö".encode(), "ц╘ц═ц╪ц╤"),
        (b"<meta charset=euc-kr><p>" + "“éàü”".encode(), "“éàü”"),
        (b"<meta charset=euc-kr><p>\xc5\xa1", "큄"),
        (b"<meta charset=gb2312><p>\xc4\xa3\xca\xbd", "模式"),
        (b"<meta charset=big5><p>\xc5\xb2 4", "鑑 4"),
        (b"<meta charset=iso-2022-jp><p>\x1b$B>r\x1b(B", "条"),
        (b"<meta charset=iso-2022-jp><p>" + "ééééé \x1b[".encode(), "ééééé \x1b["),
        # what is declared: the first of the known ones
        (b"<meta charset=koi8-r>" + KOI8, "гя"),
        (b"<META/CHARSET='KOI8-R'>" + KOI8, "гя"),
        (b"<meta charset=koi8-r charset=euc-kr>" + KOI8, "гя"),
        (b"<meta charset=none><meta charset=koi8-r><meta charset=euc-kr>" + KOI8, "гя"),
        (b"<!--<meta charset=euc-kr>--><script>'<meta charset=euc-kr>'</script><meta charset=koi8-r>" + KOI8, "гя"),
        (b"<noscript><meta charset=koi8-r></noscript>" + KOI8, "гя"),
        (b"<title>" + b"x" * 5000 + b"</title><meta charset=koi8-r>" + KOI8, "гя"),
        (b"<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>" + KOI8, "гя"),
        (b"<meta http-equiv=content-type content='charset charset = \"koi8-r\"'>" + KOI8, "гя"),
        (b"<meta http-equiv=content-type content=\"Charset='koi8-r';x\">" + KOI8, "гя"),
        (b"<meta http-equiv=content-type content='charset=koi8-r;x'>" + KOI8, "гя"),
        (b"<meta http-equiv=content-type content='text/html'><meta charset=koi8-r>" + KOI8, "гя"),
        (b"<meta http-equiv=content-type><meta charset=koi8-r>" + KOI8, "гя"),
        (b"<meta http-equiv=content-type charset=koi8-r content='charset=euc-kr'>" + KOI8, "гя"),
        (b"<meta http-equiv=refresh content='charset=koi8-r'>" + KOI8, "ÇÑ"),
        (b"<meta content='charset=koi8-r'>" + KOI8, "ÇÑ"),
        (b"<meta charset=utf-16><p>\xff", "\ufffd"),
        (b"<meta charset=utf-16be><p>\xff", "\ufffd"),
        (b"<?xml version='1.0' encoding='koi8-r'?>" + KOI8, "гя"),
        (b'<?xml version="1.0" encoding = "KOI8-R" standalone="no"?>' + KOI8, "гя"),
        (b"<?xml version='1.0' encoding='koi8-r'?><meta charset=euc-kr>" + KOI8, "한"),
        (b"<?xml version='1.0' encoding='none'?>" + KOI8, "ÇÑ"),
        (b"<?xml version='1.0'?><p a=' encoding=\"koi8-r\"'>" + KOI8, "ÇÑ"),
        (b" <?xml version='1.0' encoding='koi8-r'?>" + KOI8, "ÇÑ"),
        (KOI8, "ÇÑ"),
    ],
)
def test_which_encoding(page: bytes, text: str) -> None:
    assert page_text(page) == text


@pytest.mark.parametrize(
    ("page", "text", "problem"),
    [
        (
            b"<meta charset=euc-kr><p>\xc1\xa6\xff4\xc9\xa1",
            "제\ufffd4\ufffd",
            "euc-kr 2 26",
        ),
        (b"<meta charset=euc-kr><p>\xc1\xa6\xc1", "제\ufffd", "euc-kr 1 26"),
        (b"<meta charset=shift_jis><p>\x81\x20x", "\ufffd x", "shift_jis 1 27"),
        (
            b"<meta charset=gb18030><p>\x81\x30\x81x",
            "\ufffd0亁",
            "gb18030 1 25",
        ),
        (
            b"\xef\xbb\xbf<p>\xc3\xa9\xe2\x82\xff",
            "é\ufffd\ufffd",
            "utf-8 2 8",
        ),
        (b"\xff\xfe<\0p\0>\0x\0\0\xd8y\0", "x\ufffdy", "utf-16le 1 10"),
        ("<p>é\ufffd".encode(), "é\ufffd", "utf-8 1 5"),
        (b"<p>\xc7\x81\x8d", "Ç\x81\x8d", "windows-1252 2 4"),
        (
            b"<meta charset=iso-8859-2><p>\x84\xb1\x94",
            "\x84ą\x94",
            "iso-8859-2 2 28",
        ),
        (b"<p>\x1b$B>r\x1b(B", "\x1b$B>r\x1b(B", "windows-1252 2 3"),
        (b"a\0b", "ab", "windows-1252 1 1"),
        (b"a\x7f", "a\x7f", "windows-1252 1 1"),
        (b"a\x08\x0b\x0e\x1f", "a\x08 \x0e", "windows-1252 4 1"),
        ("é\x9f\xa0".encode(), "é\x9f", "utf-8 1 2"),
        (b"\t\n\f\r ~", "~", None),
    ],
)
def test_characters_that_no_text_has_are_reported(page: bytes, text: str, problem: str | None) -> None:
    if problem is not None:  # written as the encoding, the number of characters, and where the first is
        encoding, count, byte = problem.split()
        invalid = "an invalid character" if count == "1" else f"{count} invalid characters, the first"
        problem = f"the page, read as {encoding}, has {invalid} at byte {byte}; {SAVE}"
    assert read_page(page) == (text, problem)


UNDECLARED = f"the page declares no known encoding and is read as windows-1252; {SAVE}"
TEN = "Artikel für alle Völker Sylvániens: „é“, éééé"
DECLARATIONS = ["", "<meta charset=iso-8859-1>", "<meta charset=windows-1251>", "<meta charset=euc-kr>"]


@pytest.mark.parametrize("declaration", DECLARATIONS)
@pytest.mark.parametrize("cut", ["é", "“", "ё", "条", "\U0001f985"])
def test_a_page_that_is_cut_off_within_a_character(declaration: str, cut: str) -> None:
    page = f"{declaration}<p>éàüöß {cut}".encode()
    place = len(page) - len(cut.encode())
    for end in range(place + 1, len(page)):
        found = read_page(page[:end])
        assert found == ("éàüöß \ufffd", f"the page is cut off within its last character, at byte {place}")
    assert read_page(page) == (f"éàüöß {cut}", None)


@pytest.mark.parametrize("declaration", DECLARATIONS)
@pytest.mark.parametrize("broken", [b"\xe9", b"\xc3", b"\x80", b"\xff"])
def test_a_broken_byte_among_ten_characters(declaration: str, broken: bytes) -> None:
    page = declaration.encode() + b"<p>" + broken + b" " + TEN.encode()
    place = len(declaration) + 3
    problem = f"the page, read as utf-8, has an invalid character at byte {place}; {SAVE}"
    assert read_page(page) == (f"\ufffd {TEN}", problem)
    found = decoded(page.removesuffix("é".encode()))  # nine characters, and one broken byte
    assert found.encoding != "utf-8"
    assert found.problem is not None


@pytest.mark.parametrize(
    ("page", "text", "problem"),
    [
        (b"<p>f\xfcr \x84\xe9\x93", "für „é“", UNDECLARED),
        (b"<meta charset=utf-7><p>f\xfcr", "für", UNDECLARED),
        (b"<p>f\xc3", "fÃ", UNDECLARED),
        (b"<p>f\xc3\xbcr", "für", None),
        (b"<p>fur", "fur", None),
        (b"<meta charset=iso-8859-1><p>f\xfcr \xc9\xbb", "für É»", None),
        (b"<meta charset=utf-8><p>f\xc3\xbcr", "für", None),
        *(
            (
                declaring(label, data),
                text,
                f"the page is read as {encoding}, as it declares, but its bytes may be UTF-8; {SAVE}",
            )
            for label, encoding, data, text in (
                ("latin1", "windows-1252", b"f\xc3\xbcr", "fÃ¼r"),
                ("latin1", "windows-1252", b"\xe9 \xc3\xbc\xc3\xbc", "é Ã¼Ã¼"),
                ("windows-1251", "windows-1251", "für „é“".encode(), "fГјr вЂћГ©вЂњ"),
                ("euc-kr", "euc-kr", b"\xc5\xa1", "큄"),
            )
        ),
    ],
)
def test_pages_that_may_be_in_another_encoding_are_reported(page: bytes, text: str, problem: str | None) -> None:
    assert read_page(page) == (text, problem)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("euc-kr", "제4조 체약국은 어떠한 경우에도"),
        ("gb18030", "第四条 缔约国在任何情况下"),
        ("big5", "第四條 締約國在任何情況下"),
        ("shift_jis", "第四条 締約国はいかなる場合にも"),
        ("euc-jp", "第四条 締約国はいかなる場合にも"),
        ("windows-1251", "Статья 4. Участники не должны"),
        ("koi8-r", "СТАТЬЯ 4. Её участники"),
        ("ibm866", "Статья 4. Участники не должны"),
        ("iso-8859-7", "Άρθρο 4. Τα μέρη δεν"),
        ("windows-874", "ข้อ 4 ภาคีจะไม่"),
    ],
)
def test_texts_in_older_encodings_are_read_without_a_warning(encoding: str, text: str) -> None:
    page = declaring(encoding, text.encode({"windows-874": "cp874"}.get(encoding, encoding)))
    assert read_page(page) == (text, None)


@given(st.binary(), st.sampled_from([label for labels in LABELS.values() for label in labels]))
def test_no_bytes_raise_another_error(data: bytes, label: str) -> None:
    read_page(data)
    try:
        found = decoded(declaring(label, data))
    except UnreadablePage:
        assert encoding_of(label) == "replacement"
    else:
        assert isinstance(found, Decoded)
        assert ("\ufffd" in found.text) <= (found.problem is not None)


@given(st.text())
def test_text_comes_back(text: str) -> None:
    assert decoded(text.encode("utf-8-sig"))[:2] == (text, "utf-8")
    assert decoded(text.encode("utf-16"))[:2] == (text, "utf-16le")
