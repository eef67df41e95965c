"""Hostile files, each with a name, its format where that is said, and its bytes.

The part of a name before its first slash tells what becomes of the file: `good` ones are taken, `either` ones may be,
and all others are refused.
"""

import bz2
import gzip
import html
import json
import lzma
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from treaty_model.check.preflight import PART_LIMITS, SIZE_LIMIT
from treaty_model.codec.document import DEPTH_LIMIT, Format, roots
from treaty_model.codec.xml_layout import NAMESPACE, PARTS, XmlForm, element_name, forms
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, types_of

File = tuple[str, Format | None, bytes]

_VALID = Path(__file__).parents[1] / "corpus" / "valid"
JSON = (_VALID / "minimal.json").read_text("utf-8")
XML = (_VALID / "minimal.xml").read_text("utf-8")

_ROOT = f'<treaty xmlns="{NAMESPACE}" format_version="1.0" id="a">'
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_PARTS = {format: {mark.decode(): most for mark, (_, most) in of.items()} for format, of in PART_LIMITS.items()}
_OBJECTS, _VALUES = _PARTS["json"]["{"], _PARTS["json"][","]
_TAGS, _ATTRIBUTES = _PARTS["xml"]["<"], _PARTS["xml"]["="]
_MEGA = 1024 * 1024


def files() -> Iterator[File]:
    """All hostile files: the small ones and the large ones."""
    yield from small()
    yield from large()


def small() -> Iterator[File]:
    """Those that are looked at in no time."""
    for format, text in (("json", JSON), ("xml", XML)):
        for name, data in (*_encoded(text), *_packed(text.encode()), *_around(text)):
            kind, _, rest = name.rpartition("/")
            yield f"{kind or 'bytes'}/{format}, {rest}", "json" if format == "json" else "xml", data
    yield from _blank()
    yield from _other_languages()
    yield from _random_bytes()
    yield from _cut_and_changed()
    yield from _json_texts()
    yield from _json_numbers()
    yield from _json_strings()
    yield from _xml_texts()
    yield from _xml_types()
    yield from _values()
    yield from _patterns()
    yield from _nested(DEPTH_LIMIT - 1, DEPTH_LIMIT, DEPTH_LIMIT + 1, 2_000)


def large() -> Iterator[File]:
    """Those of up to the limit of size, and those of nearly as many parts as there may be."""
    yield from _large_json()
    yield from _large_json_documents()
    yield from _large_xml()
    yield from _large_xml_documents()
    yield from _large_rules()
    yield from _nested(100_000)


def _encoded(text: str) -> Iterator[tuple[str, bytes]]:
    """A document in other encodings."""
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        yield encoding, text.encode(encoding)
        yield f"{encoding} declared", _declared(text, encoding).encode(encoding)
    yield "utf-16-be with mark", b"\xfe\xff" + text.encode("utf-16-be")
    yield "utf-32-be with mark", b"\x00\x00\xfe\xff" + text.encode("utf-32-be")
    yield "utf-16 cut in a character", text.encode("utf-16")[:-1]
    for encoding in ("cp037", "cp500", "cp1140"):
        yield encoding, text.encode(encoding)
    accented = text.replace("Should one", "Schlösse sie")
    for encoding in ("latin-1", "cp1252", "iso8859-15", "cp850", "mac-roman"):
        yield encoding, accented.encode(encoding)
        yield f"{encoding} declared", _declared(accented, encoding).encode(encoding)
    yield "utf-7", accented.encode("utf-7").replace(b"<", b"+ADw-").replace(b"{", b"+AHs-")
    yield "shift-jis", text.replace("Should one", "条約の 条文").encode("shift-jis")
    yield "gb18030", text.replace("Should one", "条约 条文").encode("gb18030")
    yield "koi8-r", text.replace("Should one", "Если одна").encode("koi8-r")
    broken = {
        "overlong slash": b"\xc0\xaf",
        "overlong null": b"\xc0\x80",
        "overlong in three bytes": b"\xe0\x80\xaf",
        "overlong in four bytes": b"\xf0\x80\x80\xaf",
        "half a pair": b"\xed\xa0\x80",
        "pair in three bytes each": b"\xed\xa0\xbd\xed\xb5\x8a",
        "beyond Unicode": b"\xf4\x90\x80\x80",
        "five bytes": b"\xf8\x88\x80\x80\x80",
        "six bytes": b"\xfc\x84\x80\x80\x80\x80",
        "no first byte": b"\x80",
        "two first bytes": b"\xc3\xc3",
        "cut before a blank": b"\xf0\x9f\x95",
        "0xfe": b"\xfe",
        "0xff": b"\xff",
    }
    for name, bytes_ in broken.items():
        yield name, text.encode().replace(b"Should one", b"Should " + bytes_)
        yield f"{name} at the start", bytes_ + text.encode()
        yield f"{name} at the end", text.encode() + bytes_
        yield (
            f"{name} behind astral characters",
            text.replace("Should one", "🕊🕊🕊\x00").encode().replace(b"\x00", bytes_),
        )


def _declared(text: str, encoding: str) -> str:
    return text.replace('encoding="UTF-8"', f'encoding="{encoding}"')


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("document", data)
    packed = {"gzip": gzip.compress(data, mtime=0), "bzip2": bz2.compress(data), "xz": lzma.compress(data)}
    packed |= {"zip": archive.getvalue(), "lzma": lzma.compress(data, lzma.FORMAT_ALONE)}
    packed |= {"zstd": b"\x28\xb5\x2f\xfd" + data, "lz4": b"\x04\x22\x4d\x18" + data, "compress": b"\x1f\x9d" + data}
    for name, made in packed.items():
        yield name, made
        yield f"{name}, its first four bytes", made[:4]
    yield "gzip that unpacks to much", gzip.compress(bytes(10 * _MEGA), mtime=0)
    yield "gzip in gzip", gzip.compress(packed["gzip"], mtime=0)


def _around(text: str) -> Iterator[tuple[str, bytes]]:
    """A document with something before it, behind it, or between its lines."""
    around = {
        **{"null": "\0", "two marks": "\ufeff\ufeff", "comma": ",", "no-break space": "\xa0", "substitute": "\x1a"},
        **{"word": "treaty", "escape": "\x1b[2J", "line separator": "\u2028", "next line": "\x85", "form feed": "\f"},
        **{"itself": text, "hash": "# a\n", "shebang": "#!/bin/sh\n", "semicolon": ";", "delete": "\x7f"},
        **{"vertical tab": "\v", "zero-width space": "\u200b", "ideographic space": "\u3000", "nul word": "NUL\0"},
    }
    for name, added in around.items():
        yield f"{name} before", (added + text).encode()
        yield f"{name} behind", (text + added).encode()
    for name, end in {"CR": "\r", "CR LF": "\r\n", "LF LF": "\n\n", "CR CR LF": "\r\r\n", "tab": "\t\n"}.items():
        yield f"good/line ends {name}", text.replace("\n", end).encode()
    for name, end in {"NEL": "\x85", "LS": "\u2028", "FF": "\f", "null": "\0", "VT": "\v"}.items():
        yield f"line ends {name}", text.replace("\n", end).encode()


def _in_any_format(group: str, files: Mapping[str, bytes]) -> Iterator[File]:
    """Files whose format is to be found out, and the same as either format."""
    for name, data in files.items():
        yield f"{group}/{name}", None, data
        yield f"{group}/{name} as JSON", "json", data
        yield f"{group}/{name} as XML", "xml", data


def _blank() -> Iterator[File]:
    blanks = {"nothing": b"", "blank": b" ", "line ends": b"\r\n\n\r", "tab": b"\t", "many blanks": b" \n" * 50_000}
    blanks |= {"mark": b"\xef\xbb\xbf", "mark and blank": b"\xef\xbb\xbf ", "null": b"\0", "nulls": bytes(50_000)}
    blanks |= {
        "form feed": b"\f",
        "no-break space": b"\xc2\xa0",
        "UTF-16 mark": b"\xff\xfe",
        "half a mark": b"\xef\xbb",
    }
    yield from _in_any_format("blank", blanks)


def _other_languages() -> Iterator[File]:
    others = {
        "YAML": b"kind: treaty\nparties:\n  - id: a\n",
        "YAML with a tag": b"!!python/object/apply:os.system ['true']\n",
        "YAML of aliases": b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "CSV": b"kind,id\ntreaty,a\n",
        "TOML": b'kind = "treaty"\n[[parties]]\nid = "a"\n',
        "INI": b"[treaty]\nid=a\n",
        "HTML": b"<!doctype html><html><body><p>a<br>b</body></html>",
        "XHTML": b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "script": b"<script>alert(1)</script>",
        "XML Schema": b'<schema xmlns="http://www.w3.org/2001/XMLSchema"><include schemaLocation="a"/></schema>',
        "XSLT": b'<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform" version="1.0"/>',
        "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "PNG": b"\x89PNG\r\n\x1a\n",
        "ELF": b"\x7fELF\x02\x01\x01",
        "SQLite": b"SQLite format 3\0",
        "pickle": b"cos\nsystem\n(S'true'\ntR.",
        "marshalled": b"\xe3\0\0\0\0",
        "lines of JSON": b'{"kind": "treaty"}\n{"kind": "treaty"}\n',
        "concatenated JSON": b"\x1e{}\n\x1e{}\n",
        "JSONP": b'callback({"kind": "treaty"});',
        "prefix of JSON": b")]}',\n{}",
        "Python": b"{'kind': 'treaty', 'parties': None}",
        "RTF": b"{\\rtf1\\ansi a}",
        "CBOR": b"\xa1\x64kind\x66treaty",
        "message pack": b"\x81\xa4kind\xa6treaty",
        "BSON": struct.pack("<i", 5) + b"\0",
        "base64": b"eyJraW5kIjogInRyZWF0eSJ9",
        "template": b'{{ "a" }} {% include "b" %}',
        "format string": b'{"{0.__class__}": "%s%n {found} {}"}',
    }
    yield from _in_any_format("other", others)


def _random_bytes() -> Iterator[File]:
    random = Random("bytes")
    for n, length in enumerate((1, 2, 3, 4, 5, 8, 16, 100, 1000, 10_000, 100_000)):
        for start in (b"", b"<", b"{", b'<a>"', b'{"'):
            yield f"random/{n} behind {start.decode()}", None, start + random.randbytes(length)
    signs = '{}[]",:\\u0 \n1e-+.tfn'
    tags = "<>/=\"'&;!-?[]a \n:x#1"
    for n in range(20):
        yield f"random/signs of JSON {n}", "json", "".join(random.choices(signs, k=500)).encode()
        yield f"random/signs of XML {n}", "xml", "".join(random.choices(tags, k=500)).encode()
        yield f"random/signs in an object {n}", "json", ('{"kind": ' + "".join(random.choices(signs, k=50))).encode()
        yield f"random/signs in an element {n}", "xml", (_ROOT + "".join(random.choices(tags, k=50))).encode()


def _cut_and_changed() -> Iterator[File]:
    random = Random("changes")
    formats: tuple[tuple[Format, bytes], ...] = (("json", JSON.encode()), ("xml", XML.encode()))
    for format, data in formats:
        end = len(data.rstrip()) - 1
        for at in sorted({*random.sample(range(1, end), 60), end}):
            yield f"cut/{format}, {at} bytes", format, data[:at]
        for at in random.sample(range(1, end), 20):
            yield f"cut/{format}, all behind {at} bytes", format, data[at:]
        for at in random.sample(range(end), 100):
            byte = random.randrange(256)
            yield f"either/{format}, byte {at} is {byte:#04x}", format, data[:at] + bytes([byte]) + data[at + 1 :]
        for at in random.sample(range(end), 30):
            yield f"either/{format} without byte {at}", format, data[:at] + data[at + 1 :]
            yield f"either/{format}, byte {at} twice", format, data[:at] + data[at : at + 1] + data[at:]


def _json_texts() -> Iterator[File]:
    whole = JSON.strip()
    texts = {
        "comment": whole.replace("{", "{ // a\n", 1),
        "comment in stars": whole.replace("{", "{ /* a */", 1),
        "comment behind": f"{whole} // a",
        "hash": whole.replace("{", "{ # a\n", 1),
        "single quotes": whole.replace('"', "'"),
        "no quotes": re.sub(r'"([a-z_]+)":', r"\1:", whole),
        "curly quotes": whole.replace('"kind"', "“kind”"),
        "trailing comma": f"{whole[:-1]},}}",
        "trailing comma in a list": whole.replace("]", ",]", 1),
        "two commas": whole.replace(",", ",,", 1),
        "comma first": whole.replace("{", "{,", 1),
        "no comma": whole.replace(",", "", 1),
        "no colon": whole.replace(":", "", 1),
        "two colons": whole.replace(":", "::", 1),
        "equals sign": whole.replace(":", "=", 1),
        "two documents": whole + whole,
        "two documents and a comma": f"{whole},{whole}",
        "two documents in lines": f"{whole}\n{whole}",
        "in a list": f"[{whole}]",
        "in a string": json.dumps(whole),
        "one bracket more": whole + "}",
        "one bracket less": whole[:-1],
        "another bracket": f"{whole[:-1]}]",
        "in brackets": f"({whole})",
        "a name of another type": whole.replace('"kind"', "1", 1),
        "a name that is null": whole.replace('"kind"', "null", 1),
        "upper-case literal": whole.replace("100", "TRUE", 1),
        "undefined": whole.replace("100", "undefined", 1),
        "None": whole.replace("100", "None", 1),
        "a date": whole.replace("100", "new Date()", 1),
        "a tab in a name": whole.replace('"kind"', '"ki\tnd"', 1),
        "a line end in a string": whole.replace("Should one", "Should\none", 1),
        "a continued line": whole.replace("Should one", "Should\\\none", 1),
        "list in place of object": whole.replace("{", "[", 1),
        "names twice": whole.replace('"kind": "treaty"', '"kind": "treaty", "kind": "treaty"', 1),
        "names twice by escape": whole.replace('"kind": "treaty"', '"kind": "treaty", "k\\u0069nd": "treaty"', 1),
        "names twice below": whole.replace('"number": 2', '"number": 2, "number": 2', 1),
        "names twice, one wrong": whole.replace('"number": 2', '"number": "2", "number": 2', 1),
        "kinds twice, both right": whole.replace('"kind": "signing"', '"kind": "visit", "kind": "signing"', 1),
        "a name many times": "{" + ",".join(['"kind": "treaty"'] * 5_000) + "}",
        "many names twice": "{" + ",".join([f'"a{n // 2}": 1' for n in range(5_000)]) + "}",
        "an empty name": '{"": 1}',
        "names of an object's own": '{"__proto__": {}, "constructor": {}, "__class__": {}}',
        "many names": "{" + ",".join(f'"a{n}": 1' for n in range(5_000)) + "}",
        "near names": "{" + ",".join(f'"partie{n}": 1' for n in range(2_000)) + "}",
        "near kinds": '{"kind": "treaty", "events": ['
        + ",".join(f'{{"kind": "entry-into-forse-{n}"}}' for n in range(2_000))
        + "]}",
    }
    for name, text in texts.items():
        yield f"json/{name}", "json", text.encode()
    roots_of_any_type = ["null", "true", "1", '""', '"treaty"', "[]", "{}", "[{}]", '[["kind", "treaty"]]', "[null]"]
    for text in roots_of_any_type:
        yield f"json/only {text}", "json", text.encode()
    for value in ("null", "true", "7", "-0.0", "1e999", "[]", "{}", '["a"]', '{"a": 1}', "NaN"):
        yield f"json/$schema {value}", "json", whole.replace("{", f'{{"$schema": {value},', 1).encode()
        yield f"json/$schema below {value}", "json", whole.replace("[", f'[{{"$schema": {value}}},', 1).encode()
        yield f"json/kind {value}", "json", whole.replace('"treaty"', value, 1).encode()
    for value in (
        '""',
        '"a"',
        '"file:///etc/passwd"',
        '"\\u0000"',
        json.dumps("a" * 10_000),
        json.dumps("🕊\u202e\x1b"),
    ):
        yield f"good/json, $schema {value[:20]}", "json", whole.replace("{", f'{{"$schema": {value},', 1).encode()
    yield "json/$schema twice", "json", whole.replace("{", '{"$schema": "", "$schema": "",', 1).encode()
    for steps in (
        "../../a",
        "a/b~c",
        "~1",
        "~",
        "/",
        "",
        " ",
        "\n",
        "\0",
        "\ud800",
        "a\u2028b",
        "é" * 1000,
        "{0}",
        "%s",
    ):
        yield f"json/a field called {steps[:9]!a}", "json", whole.replace("{", f"{{{json.dumps(steps)}: 1,", 1).encode()


def _json_numbers() -> Iterator[File]:
    numbers = {
        **{word: word for word in ("NaN", "Infinity", "-Infinity", "nan", "+1", "01", "1.", ".5", "0x10", "1_000")},
        **{word: word for word in ("1e", "1e+", "-", "--1", "1,5", "1e999", "-1e999", "1e-999", "1E400", "0e99999999")},
        **{word: word for word in ("-0", "-1", "0.1", "99999.5", "1/2", "१", "１", "∞", "1e99999999999999999999")},
        **{f"{n} digits": "9" * n for n in (17, 20, 21, 4300, 4301, 5000, 100_000)},
        **{f"minus and {n} digits": "-" + "9" * n for n in (20, 4301, 50_000)},
        **{f"{n} zeros": "1" + "0" * n for n in (40, 4300, 50_000)},
        **{f"{n} decimals": "1." + "3" * n for n in (40, 4301, 50_000)},
        **{f"{n} digits of exponent": "1e" + "9" * n for n in (5, 400, 50_000)},
        **{f"{n} digits below nothing": "1e-" + "9" * n for n in (5, 400, 50_000)},
        "exponent that takes zeros away": "1" + "0" * 400 + "e-401",
    }
    for name, number in numbers.items():
        yield f"number/{name}", "json", JSON.replace('"length": 100', f'"length": {number}').encode()
        yield f"number/only {name}", "json", number.encode()
        in_xml = XML.replace('length="100"', f'length="{number}"')
        yield f"number/{name} in XML", "xml", in_xml.encode()
    yield "good/whole number written as a fraction", "json", JSON.replace(": 100", ": 1000e-1").encode()
    many = ",".join(["9" * 4301] * 20)
    yield "number/many long ones", "json", JSON.replace('"names_articles": [1]', f'"names_articles": [{many}]').encode()


def _json_strings() -> Iterator[File]:
    strings = {
        **{name: f"\\u{name}" for name in ("d800", "dbff", "dc00", "dfff", "DFFF", "0000", "001b", "202e", "fffe")},
        **{
            "pair the other way round": "\\udc00\\ud800",
            "two high": "\\ud800\\ud83d\\udd4a",
            "two low": "\\udc00\\udc00",
        },
        **{"high and escape": "\\ud83d\\\\udd4a", "high and letter": "\\ud83da", "high at the end": "a\\ud83d"},
        **{"three digits": "\\u012", "no digit": "\\u", "other digits": "\\u00१0", "signed": "\\u+041", "x": "\\x41"},
        **{"octal": "\\101", "quote": "\\'", "capital U": "\\U0001F54A", "line end": "\\n", "null": "\0", "bell": "\a"},
        **{"backslash at the end": "\\", "many": "\\\\" * 20_001 + "\\", "braces": "\\u{1F54A}", "delete": "\x7f\x80"},
        **{"overrides": "\u202e\u2066", "zero widths": "\u200b\u200d", "long": "a" * 100_000 + "  "},
    }
    for name, text in strings.items():
        yield (
            f"string/{name}",
            "json",
            JSON.replace("gazette.txt", f"{text}\n" if name == "bell" else text + "/").encode(),
        )
        yield f"string/{name} in a name", "json", JSON.replace('"kind"', f'"kind{text}"', 1).encode()
        yield f"string/only {name}", "json", f'"{text}"'.encode()


def _xml_texts() -> Iterator[File]:
    start = XML.index("<treaty")
    body, empty = XML[start:], "<a/>"
    secret = "file:///etc/passwd"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    subsets = {
        "empty": "",
        "entity": '<!ENTITY a "b">',
        "billion laughs": f'<!ENTITY a0 "ha">{laughs}',
        "quadratic blow-up": f'<!ENTITY a "{"b" * 20_000}">',
        "entity of a file": f'<!ENTITY a SYSTEM "{secret}">',
        "entity of an address": '<!ENTITY a SYSTEM "http://127.0.0.1:9/a">',
        "parameter entity": f'<!ENTITY % a SYSTEM "{secret}"> %a;',
        "parameter entity of an address": '<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;',
        "entity in an entity": "<!ENTITY % a '<!ENTITY b \"c\">'> %a;",
        "entity of itself": '<!ENTITY a "&a;">',
        "default attribute": '<!ATTLIST treaty id CDATA "b">',
        "notation": f'<!NOTATION a SYSTEM "{secret}"><!ENTITY b SYSTEM "c" NDATA a>',
        "unclosed entity": '<!ENTITY a "b',
    }
    behind = {
        "": "",
        " behind a comment": "<!-- > -->",
        " behind an instruction": "<?a <b> ?>",
        " behind blanks": "\n\t ",
    }
    for name, subset in subsets.items():
        for where, before in behind.items():
            text = f"{before}<!DOCTYPE treaty [{subset}]>{body.replace('Should one', '&a; &a9;', 1)}"
            yield f"dtd/{name}{where}", "xml", text.encode()
    dtds = {
        "bare": "<!DOCTYPE treaty>",
        "file": f'<!DOCTYPE treaty SYSTEM "{secret}">',
        "address": '<!DOCTYPE treaty SYSTEM "http://127.0.0.1:9/a">',
        "public": '<!DOCTYPE treaty PUBLIC "-//A//B" "http://127.0.0.1:9/a">',
        "lower case": "<!doctype treaty>",
        "no name": "<!DOCTYPE>",
        "unclosed": "<!DOCTYPE treaty [",
        "twice": "<!DOCTYPE treaty><!DOCTYPE treaty>",
        "entity alone": '<!ENTITY a "b">',
        "element alone": "<!ELEMENT treaty ANY>",
        "conditional section": "<![IGNORE[ a ]]>",
        "mark alone": "<!",
    }
    for name, text in dtds.items():
        yield f"dtd/{name}", "xml", (text + body).encode()
        yield f"dtd/{name} behind a declaration", "xml", (XML[:start] + text + body).encode()
        yield f"dtd/{name} in the root", "xml", body.replace("<parties>", text + "<parties>", 1).encode()
        yield f"dtd/{name} behind the root", "xml", (body + text).encode()
    texts = {
        "entity": body.replace("Should one", "&nbsp;"),
        "entity in an attribute": body.replace('id="pact"', 'id="&pact;"'),
        "entity of a long name": body.replace("Should one", f"&{'a' * 10_000};"),
        "entity without an end": body.replace("Should one", "&amp"),
        "ampersand": body.replace("Should one", "a & b"),
        "ampersand and quote": body.replace("Should one", "&';"),
        "no character": body.replace("Should one", "&#0;"),
        "control": body.replace("Should one", "&#27;"),
        "surrogate": body.replace("Should one", "&#xD800;"),
        "beyond Unicode": body.replace("Should one", "&#x110000;"),
        "a number of many digits": body.replace("Should one", f"&#{'9' * 10_000};"),
        "many zeros": body.replace("Should one", f"&#{'0' * 10_000}10;"),
        "not a character": body.replace("Should one", "\ufffe"),
        "control character": body.replace("Should one", "\x01"),
        "null": body.replace("Should one", "a\0"),
        "CDATA not closed": body.replace("Should one", "<![CDATA[ a"),
        "CDATA of itself": body.replace("Should one", "<![CDATA[<![CDATA[]]>]]>"),
        "CDATA between elements": body.replace("<parties>", "<parties><![CDATA[a]]>"),
        "CDATA before": "<![CDATA[a]]>" + body,
        "cdata": body.replace("Should one", "<![cdata[a]]>"),
        "end of CDATA": body.replace("Should one", "a]]>b"),
        "comment not closed": body.replace("<parties>", "<!-- <parties>"),
        "comment in a comment": body.replace("<parties>", "<!-- <!-- a --> --><parties>"),
        "two hyphens": body.replace("<parties>", "<!-- a -- b --><parties>"),
        "three hyphens": body.replace("<parties>", "<!-- a ---><parties>"),
        "comment in a tag": body.replace("<parties>", "<parties <!-- a --> >"),
        "instruction not closed": body.replace("<parties>", "<?a <parties>"),
        "instruction called xml": body.replace("<parties>", "<?xml a?><parties>"),
        "instruction without a name": body.replace("<parties>", "<? a?><parties>"),
        "declaration twice": XML[:start] * 2 + body,
        "declaration behind a blank": " " + XML,
        "declaration behind a comment": "<!-- -->" + XML,
        "tags crossed": body.replace("</events>", "</sources>"),
        "no end tag": body.replace("</treaty>", ""),
        "two end tags": body + "</treaty>",
        "end tag alone": "</treaty>",
        "upper-case end tag": body.replace("</treaty>", "</TREATY>"),
        "end tag with an attribute": body.replace("</treaty>", "</treaty a='b'>"),
        "tag not closed": body.replace("<parties>", "<parties"),
        "tag with a blank": body.replace("<parties>", "< parties>"),
        "tag of digits": body.replace("<parties>", "<1parties>"),
        "tag of nothing": body.replace("<parties>", "<>"),
        "attribute without quotes": body.replace('id="pact"', "id=pact"),
        "attribute without a value": body.replace('id="pact"', "id"),
        "attribute twice": body.replace('id="pact"', 'id="pact" id="pact"'),
        "attribute twice by prefix": body.replace(
            'id="pact"', 'id="pact" xmlns:a="urn:x" xmlns:b="urn:x" a:c="" b:c=""'
        ),
        "attributes without a blank": body.replace('id="pact"', 'id="pact"lang="a"'),
        "attribute with a tag": body.replace('id="pact"', 'id="<pact>"'),
        "attribute not closed": body.replace('id="pact"', 'id="pact'),
        "attribute of two kinds of quotes": body.replace('id="pact"', "id=\"pact'"),
        "curly quotes": body.replace('id="pact"', "id=“pact”"),
        "root twice": body + body,
        "text before": "a" + body,
        "text behind": body + "a",
        "text between": body.replace("<parties>", "<parties>a"),
        "no-break space between": body.replace("<parties>", "<parties>\xa0"),
        "blank in an empty element": body.replace("<unknown/>", "<unknown> </unknown>"),
        "text in an empty element": body.replace("<unknown/>", "<unknown>a</unknown>"),
        "element in a text": body.replace("Should one", "Should <b>one</b>"),
        "prefix not declared": body.replace("<parties>", "<a:parties>"),
        "prefix of an attribute not declared": body.replace("<parties>", "<parties a:b=''>"),
        "prefix xmlns": body.replace("<parties>", "<xmlns:parties>"),
        "two colons": body.replace("<parties>", "<a:b:parties>"),
        "colon first": body.replace("<parties>", "<:parties>"),
        "prefix xml of another": body.replace("<parties>", "<parties xmlns:xml='urn:x'>"),
        "prefix xmlns declared": body.replace("<parties>", "<parties xmlns:xmlns='urn:x'>"),
        "prefix undeclared again": body.replace("<parties>", "<parties xmlns:a=''>"),
        "namespace undeclared below": body.replace("<parties>", "<parties xmlns=''>"),
        "namespace of none": body.replace(f' xmlns="{NAMESPACE}"', ""),
        "namespace of another version": body.replace(NAMESPACE, "urn:treaty-model:2"),
        "namespace with a blank": body.replace(NAMESPACE, NAMESPACE + " "),
        "namespace in upper case": body.replace(NAMESPACE, NAMESPACE.upper()),
        "namespace of braces": body.replace(NAMESPACE, "}{"),
        "namespace of XInclude": body.replace(NAMESPACE, "http://www.w3.org/2001/XInclude"),
        "namespace of a long name": body.replace(NAMESPACE, "urn:" + "x" * 50_000),
        "attribute in the namespace": body.replace('id="pact"', f'xmlns:t="{NAMESPACE}" t:id="pact"'),
        "xml:lang": body.replace('id="pact"', 'id="pact" xml:lang="en"'),
        "xml:base": body.replace('id="pact"', f'id="pact" xml:base="{secret}"'),
        "xml:id": body.replace('id="pact"', 'id="pact" xml:id="a"'),
        "element with the namespace's brace": _ROOT + '<a xmlns="a}b"/></treaty>',
        "other letters": body.replace("treaty", "treатy"),
        "names in Hangul": "<조약/>",
        "a long name": f"<{'a' * 60_000}/>",
        "a long name of an attribute": f"<a {'b' * 60_000}=''/>",
        "a long attribute": f"<a b='{'c' * 200_000}'/>",
        "a long text": f"<a>{'b' * 200_000}</a>",
        "a long prefix": f"<{'a' * 50_000}:b xmlns:{'a' * 50_000}='urn:x'/>",
        "many attributes": f"<a {_many('b#=', 5_000)}/>",
        "many fields unknown": f"{_ROOT[:-1]} {_many('b#=', 5_000)}/>",
        "many namespaces": f"<a {_many('xmlns:b#=urn:#', 5_000)}/>",
        "many brothers": f"{_ROOT}{'<a/>' * 10_000}</treaty>",
        "many parties": f"{_ROOT}<parties>{'<party/>' * 10_000}</parties></treaty>",
        "many elements of no kind": f"{_ROOT}<events>{'<event-a/>' * 5_000}</events></treaty>",
        "one element twice": f"{_ROOT}{'<parties/>' * 5_000}</treaty>",
        "many entities": f"<a>{'&amp;' * 20_000}</a>",
        "many comments": f"{'<!---->' * 20_000}",
        "many instructions": f"{'<?a?>' * 20_000}",
        "many CDATA": f"<a>{'<![CDATA[]]>' * 10_000}</a>",
        "many texts": f"{_ROOT}<parties>{'a<party/>' * 5_000}</parties></treaty>",
        "a list of many numbers": body.replace('names_articles="1"', f'names_articles="{"1 " * 20_000}"'),
        "a list of blanks": body.replace('names_articles="1"', f'names_articles="{" " * 20_000}"'),
        "a list of tabs": body.replace('names_articles="1"', 'names_articles="1&#9;1"'),
        "a list of long numbers": body.replace('names_articles="1"', f'names_articles="{"9" * 20_000}"'),
        "a list of many references": body.replace(
            'reported_by="gazette.p1"', f'reported_by="{"gazette.p1 " * 5_000}gazette.p1"'
        ),
        "less-than signs": "<" * 20_000,
        "equals signs": f"<a {'=' * 20_000}/>",
        "quotation marks": '<a b="' + "''" * 20_000,
        "newlines in a tag": "<a" + "\n" * 70_000 + "b=c/>",
        "newlines before an error": "<a>" + "\n" * 70_000 + "<b",
        "astral characters before an error": "<a>" + "🕊" * 20_000 + "<b",
    }
    for name, text in texts.items():
        yield f"xml/{name}", "xml", text.encode()
    declarations = [
        *('version="1.1"', 'version="2.0"', 'version="1"', "version='1.0\"", 'encoding="UTF-8"', "", 'version=""'),
        *('version="1.0" encoding="latin-1"', 'version="1.0" encoding="UTF-16"', 'version="1.0" encoding=""'),
        *('version="1.0" encoding="utf-8" encoding="utf-8"', 'encoding="utf-8" version="1.0"', "version=1.0"),
        *('version="1.0" standalone="maybe"', 'version="1.0" standalone="yes" encoding="utf-8"', 'version="1.0" a="b"'),
        *(
            'VERSION="1.0"',
            'version="1.0"encoding="utf-8"',
            f'version="1.0"{" " * 50_000}a',
            f'version="{"1" * 50_000}"',
        ),
        *(f"{'encoding ' * 10_000}", f'version="1.0" encoding="{"a" * 50_000}"', 'version="1.0" encoding="a\x1b[2J"'),
        *('version="1.0" encoding="UTF-7"', 'version="1.0" encoding="EBCDIC-CP-US"', 'version="1.0" encoding="x-user"'),
    ]
    for declaration in declarations:
        yield f"xml/declaration {declaration[:40]!a}", "xml", f"<?xml {declaration}?>{body}".encode()
        yield f"xml/declaration {declaration[:40]!a} alone", "xml", f"<?xml {declaration}?>".encode()
    for declaration in (
        "<?XML version='1.0'?>",
        "<?xml?>",
        "<?xml version='1.0'>",
        "<?xml version='1.0'",
        "<?xml",
        "<?",
    ):
        yield f"xml/start {declaration!a}", "xml", (declaration + body).encode()
        yield f"xml/only {declaration!a}", "xml", declaration.encode()
    for name, text in {"comment": "<!-- -->", "instruction": "<?a b?>", "element": empty, "text": "a"}.items():
        yield f"xml/only {name}", "xml", text.encode()
    for name, changed in {
        "XML declared with single quotes": f"<?xml version='1.0' encoding='utf-8' standalone='no' ?>{body}",
        "CDATA": body.replace("Should one", "<![CDATA[Should]]> one"),
        "comment in a text": body.replace("Should one", "Should<!-- a --> one"),
        "prefixes": re.sub(r"<(/?)(?=[a-z])", r"<\1t:", body).replace("xmlns=", "xmlns:t="),
        "prefix of letters in Hangul": re.sub(r"<(/?)(?=[a-z])", r"<\1조:", body).replace("xmlns=", "xmlns:조="),
        "references to characters": body.replace("Should one", "&#83;hould &#x6f;ne"),
        "a namespace more": body.replace("<parties>", "<parties xmlns:a='urn:x'>"),
        "a stylesheet": f'<?xml-stylesheet href="{secret}"?>{body}',
        "instructions": f'<?php echo "a" ?>{body}<?a?>',
        "newlines in a start tag": body.replace("<parties>", f"<parties{chr(10) * 70_000}>"),
        "a long comment": f"<!--{'a' * 100_000}-->{body}",
    }.items():
        yield f"good/{name}", "xml", changed.encode()


def _xml_types() -> Iterator[File]:
    """What XML says of itself and of other files."""
    body = XML[XML.index("<treaty") :]
    attributes = ["type='t:Treaty'", "type='xs:string'", "nil='true'", "nil='false'", "nil=''", "type=''", "other='a'"]
    for attribute in attributes:
        yield f"xsi/{attribute}", "xml", body.replace("<parties>", f"<parties {_XSI} xsi:{attribute}>").encode()
        yield f"xsi/root {attribute}", "xml", body.replace("<treaty ", f"<treaty {_XSI} xsi:{attribute} ").encode()
    for href in ("file:///etc/passwd", "http://127.0.0.1:9/a", f"{NAMESPACE} file:///etc/passwd", "a b c", ""):
        for name in ("schemaLocation", "noNamespaceSchemaLocation"):
            changed = body.replace("<treaty ", f"<treaty {_XSI} xsi:{name}='{href}' ")
            yield f"good/{name} {href}", "xml", changed.encode()
            yield f"xsi/{name} {href} in no namespace", "xml", changed.replace(f"xsi:{name}", name).encode()
        for parse in ("xml", "text"):
            include = f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{href}' parse='{parse}'/>"
            for place in ("<parties>", "<text_start>", "<events>", "<file>"):
                changed = body.replace(place, place + include, 1)
                yield f"xinclude/{href} as {parse} in {place}", "xml", changed.encode()
            yield f"xinclude/{href} as {parse} alone", "xml", include.encode()


def _many(attributes: str, count: int) -> str:
    """So many attributes of a start tag, each with its number in the place of `#`."""
    quoted = re.sub(r"=(\S*)", r"='\1'", attributes)
    return " ".join(quoted.replace("#", str(n)) for n in range(count))


def _quoted(piece: str, count: int) -> str:
    return f'"{piece * count}"'


def _nested(*depths: int) -> Iterator[File]:
    """So many levels, closed or not."""
    for levels in depths:
        name = f"nested/{levels} "
        yield f"{name}lists", "json", b"[" * levels
        yield f"{name}lists closed", "json", b"[" * levels + b"]" * levels
        yield f"{name}objects", "json", b'{"a":' * levels
        yield f"{name}objects closed", "json", b'{"a":' * levels + b"1" + b"}" * levels
        yield f"{name}objects and lists", "json", b'[{"a":' * levels + b"1" + b"}]" * levels
        yield f"{name}brackets in a string", "json", b'{"a": "' + b"[{" * levels + b'"}'
        yield f"{name}brackets behind a quotation mark", "json", b'{"a": "\\"' + b"[{" * levels
        yield f"{name}lists closed only", "json", b"]" * levels
        yield f"{name}speakers", "json", b'{"kind":"report","source":' + b'{"document":' * levels + b"1" + b"}" * levels
        yield f"{name}elements", "xml", b"<a>" * levels
        yield f"{name}elements closed", "xml", b"<a>" * levels + b"</a>" * levels
        yield f"{name}elements in the root", "xml", _ROOT.encode() + b"<a>" * levels + b"</a>" * levels + b"</treaty>"
        yield f"{name}roots", "xml", _ROOT.encode() * min(levels, 100_000) + b"</treaty>" * min(levels, 100_000)
        yield f"{name}namespaces", "xml", b"".join(b'<a xmlns="urn:%d">' % n for n in range(levels))
        prefixes = b"".join(b'<a%d:b xmlns:a%d="urn:x">' % (n, n) for n in range(levels))
        yield f"{name}prefixes", "xml", prefixes


_TYPES = types_of(*roots())
_MODELS = [type for type in _TYPES.values() if isinstance(type, ModelSpec)]

Tree = dict[str, Any]


def _sample(type: FieldType) -> Any:
    """The smallest value of a type."""
    if isinstance(type, ModelSpec):
        return {f.name: _held(f) for f in type.fields if f.required}
    if isinstance(type, UnionSpec):
        return _sample(type.members[0])
    return type.values[0] if isinstance(type, Enumeration) else type.accepts[0]


def _held(field: FieldSpec) -> Any:
    return [_sample(field.type)] if field.many else _sample(field.type)


def _ways() -> dict[str, tuple[ModelSpec, tuple[tuple[FieldSpec, ModelSpec], ...]]]:
    """For each model the root that holds it, and the fields and models on the shortest way there."""
    ways: dict[str, tuple[ModelSpec, tuple[tuple[FieldSpec, ModelSpec], ...]]] = {
        root.name: (root, ()) for root in roots()
    }
    todo = list(roots())
    for spec in todo:
        root, way = ways[spec.name]
        for field in spec.fields:
            for member in field.members:
                if member.name not in ways:
                    ways[member.name] = (root, (*way, (field, member)))
                    todo.append(member)
    return ways


_WAYS = _ways()


def _document(spec: ModelSpec, field: FieldSpec, value: Any) -> tuple[ModelSpec, Tree]:
    """A small document in which a field of a model has a value: its model, and its tree."""
    root, way = _WAYS[spec.name]
    tree: Tree = _sample(root)
    at = tree
    for step, model in way:
        below = _sample(model)
        at[step.name] = [below] if step.many else below
        at = below
    at[field.name] = value
    return root, tree


def _element(spec: ModelSpec, name: str, tree: Tree, namespace: str = "") -> str:
    """A tree as an element, whatever its values are."""
    attributes, content = namespace, ""
    for field, form in forms(spec).items():
        value = tree.get(field.name)
        if value is None or form is XmlForm.NAME:
            continue
        if form is XmlForm.ATTRIBUTE:
            listed = " ".join(map(str, value)) if isinstance(value, list) else str(value)
            attributes += f' {field.name}="{html.escape(listed)}"'
        elif form is XmlForm.CONTENT:
            content += html.escape(str(value))
        elif form is XmlForm.TEXT or not isinstance(value, list | dict):
            content += f"<{field.name}>{html.escape(str(value))}</{field.name}>"
        else:
            inner = "".join(_item(field, item, form) for item in (value if isinstance(value, list) else [value]))
            around = form in PARTS and form is not XmlForm.MODEL
            content += f"<{field.name}>{inner}</{field.name}>" if around else inner
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def _item(field: FieldSpec, item: Any, form: XmlForm) -> str:
    member = next((m for m in field.members if isinstance(item, dict) and m.kind in (None, item.get("kind"))), None)
    if member is None:
        return html.escape(str(item))
    return _element(member, field.name if form is XmlForm.MODEL else element_name(member), item)


def _xml_of(root: ModelSpec, tree: Tree) -> bytes:
    return _element(root, element_name(root), tree, f' xmlns="{NAMESPACE}"').encode()


_WRONG: list[Any] = [
    None,
    True,
    7.5,
    -1,
    10**30,
    "",
    " ",
    "\x1b",
    [],
    {},
    [[]],
    [None],
    [{}],
    {"kind": 1},
    "no\ud800ne",
]


def _values() -> Iterator[File]:
    """A value of each type at each field of each model."""
    for spec in _MODELS:
        for field in spec.fields:
            for n, value in enumerate(_WRONG):
                name = f"value/{spec.name}.{field.name} {n}"
                if field.many and value == [{}] and _sample(field.type) == {}:
                    continue
                root, tree = _document(spec, field, value)
                yield name, "json", json.dumps(tree).encode()
                if isinstance(value, str) and value.isascii() and value.isprintable() and field.name != "kind":
                    yield f"{name} in XML", "xml", _xml_of(root, tree)


def _patterns() -> Iterator[File]:
    """Long strings that make a pattern try much, at the first field of each type of text."""
    for leaf in _TYPES.values():
        if not isinstance(leaf, TextLeaf):
            continue
        spec, field = next((spec, field) for spec in _MODELS for field in spec.fields if field.type is leaf)
        for name, text in _long_strings(leaf):
            root, tree = _document(spec, field, [text] if field.many else text)
            yield f"either/pattern of {leaf.name}, {name}", "json", json.dumps(tree).encode()
            yield f"either/pattern of {leaf.name}, {name} in XML", "xml", _xml_of(root, tree)


def _long_strings(leaf: TextLeaf) -> Iterator[tuple[str, str]]:
    for piece in ("a-", "a", "a ", "a.", "0", "2024-", "-", ".", "é", "aé", " ", "/", "A-a", "a:", "Ab-", "0a"):
        for end in ("!", "", " "):
            yield f"{piece!a} and {end!a}", piece * (10_000 // len(piece)) + end
    for sample in leaf.accepts:
        yield f"{sample[:9]!a} many times", sample * (10_000 // len(sample))
        yield f"{sample[:9]!a} and much", sample + sample[-1] * 10_000
        yield f"much and {sample[:9]!a}", sample[0] * 10_000 + sample + "\x7f"


def _large_json_texts() -> Iterator[tuple[str, str]]:  # noqa: PLR0915  # a list
    """JSON of many megabytes, and of nearly as many parts as there may be."""
    size = 10 * _MEGA
    kind = '{"kind": "treaty", '
    yield "blanks", " " * size
    yield "line ends before", "\r\n" * (size // 2) + "["
    yield "CR before", "\r" * size + "["
    yield "one string", f'"{"a" * size}"'
    yield "one string that does not end", '"' + "a" * size
    yield "one string of two-byte characters", f'"{"é" * (size // 2)}"'
    yield "one string of astral characters", f'"{"🕊" * (size // 4)}"'
    yield "one string of escapes", _quoted("\\u0041", size // 6)
    yield "one string of pairs", _quoted("\\ud83d\\udd4a", size // 12)
    yield "one string of halves", _quoted("\\ud83d", size // 6)
    yield "one string of quotation marks", _quoted('\\"', size // 2)
    yield "one string of backslashes", '"' + "\\" * size
    yield "one string of brackets", f'"{"[" * size}"'
    yield "strings of brackets", "[" + ",".join(['"[[[[[[[[[["'] * (_VALUES - 1)) + "]"
    yield "one name", f'{{"{"a" * size}": 1}}'
    yield "one kind", f'{{"kind": "{"a" * size}"}}'
    yield "one identifier", f'{kind}"id": "{"a-" * (size // 2)}a"}}'
    yield "one file name", JSON.replace("gazette.txt", "a" * size + "/")
    yield "one passage", JSON.replace("gazette.p1", "gazette." + "a-" * (size // 2) + "a", 1)
    yield "one number", "9" * size
    yield "one number of an article", JSON.replace('"number": 2', f'"number": {"9" * _MEGA}')
    yield "one fraction", JSON.replace('"number": 2', f'"number": 2.{"3" * size}')
    yield "one exponent", JSON.replace('"number": 2', f'"number": 2e{"3" * size}')
    yield "many long numbers", "[" + ",".join(["9" * 4_300] * 2_300) + "]"
    yield "many longer numbers", "[" + ",".join(["9" * 4_301] * 2_300) + "]"
    yield "quotation marks", '"' * size
    yield "colons", ":" * size
    yield "an error at the end", JSON.replace("gazette.txt", "a" * size).rstrip()[:-1] + ",}"
    yield "an error behind many lines", "{" + "\n" * size + "x"
    yield "NaN behind many strings", "[" + '"NaN",' * (_VALUES - 2) + "NaN]"
    yield "a half behind many escapes", '["' + "\\n" * (size // 2) + '\\ud800"]'
    yield "nulls behind a bracket", "{" + "\0" * size
    yield "zeros", "[" + ",".join(["0"] * (_VALUES - 1)) + "]"
    yield "zeros on lines", "[" + ",\n".join(["0"] * (_VALUES - 1)) + "]"
    yield "too many zeros", "[" + ",".join(["0"] * 2_000_000) + "]"
    yield "empty objects", "[" + ",".join(["{}"] * (_OBJECTS - 1)) + "]"
    yield "too many objects", "[" + ",".join(["{}"] * 2_000_000) + "]"
    yield "lists without commas", "[" * (DEPTH_LIMIT - 1) + "[]" * 2_000_000
    yield "lists", "[" + ",".join(["[]"] * (_VALUES - 1)) + "]"
    yield "lists in lists", "[" + ",".join(["[[[[[[[[]]]]]]]]"] * (_VALUES - 1)) + "]"
    yield "names", "{" + ",".join(f'"a{n}":0' for n in range(_VALUES - 1)) + "}"
    yield "one name many times", "{" + ",".join(['"a":0'] * (_VALUES - 1)) + "}"
    yield "names twice", "{" + ",".join(f'"a{n // 2}":0' for n in range(_VALUES - 1)) + "}"
    yield "kinds", "{" + ",".join(['"kind":"treaty"'] * (_VALUES - 1)) + "}"
    yield "empty object names", "{" + ",".join([f'"a{n}":{{}}' for n in range(_OBJECTS - 1)]) + "}"
    yield "as much as there may be", JSON + " " * (SIZE_LIMIT - len(JSON.encode()) - 1) + "x"
    yield "one byte too many", JSON + " " * (SIZE_LIMIT - len(JSON.encode()) + 1)
    yield "far too much", " " * (2 * SIZE_LIMIT)


def _large_json() -> Iterator[File]:
    """Texts of many megabytes, and of nearly as many parts as there may be."""
    size = 10 * _MEGA
    for name, text in _large_json_texts():
        yield f"large JSON/{name}", "json", text.encode()
    yield "good/large JSON, blanks behind", "json", (JSON + " " * (SIZE_LIMIT - len(JSON.encode()))).encode()
    yield "good/large JSON, blanks before", "json", ("\n" * size + JSON).encode()
    yield "good/large JSON, a long file name", "json", JSON.replace("gazette.txt", "a" * size).encode()
    yield "good/large JSON, a file name of escapes", "json", JSON.replace("gazette.txt", "\\u0041" * 2_000_000).encode()
    yield "good/large JSON, a file name of colons", "json", JSON.replace("gazette.txt", '\\":' * 3_000_000).encode()


def _large_json_documents() -> Iterator[File]:
    """Documents of nearly as many parts as there may be, with a mistake in each of them."""
    start = JSON.index('"parties": [') + len('"parties": [')
    parties = JSON[:start], JSON[JSON.index("]", start) :]
    room = _OBJECTS - JSON.count("{")

    def of_parties(*items: str) -> bytes:
        return ",".join(items).join(parties).encode()

    ids = [f'{{"id":"a{n}"}}' for n in range(room)]
    yield "good/large JSON, parties", "json", of_parties('{"id":"ruritania"}', '{"id":"sylvania"}', *ids)
    yield "large document/parties of one name", "json", of_parties(*['{"id":"a"}'] * room)
    yield "large document/parties of no name", "json", of_parties(*["{}"] * room)
    yield "large document/parties of a wrong name", "json", of_parties(*['{"id":"A"}'] * room)
    yield "large document/parties of near fields", "json", of_parties(*['{"nmaes":"A"}'] * room)
    long_name = "nmaes_" * 16
    yield "large document/parties of long fields", "json", of_parties(*[f'{{"{long_name}":"A"}}'] * room)
    yield "large document/parties of fields twice", "json", of_parties(*['{"id":"a","id":"b"}'] * room)
    yield "large document/parties of another type", "json", of_parties(*["0"] * (_VALUES - JSON.count(",")))
    yield "large document/parties of long names", "json", of_parties(*[f'{{"id":"{"a-" * 40}a"}}'] * room)
    long_word = "\\u0007" * 1_600
    yield "large document/parties of control characters", "json", of_parties(*[f'{{"id":"{long_word}"}}'] * 1_000)
    names = '{"id":"a","names":[' + ",".join(['{"language":"EN","value":" "}'] * room) + "]}"
    yield "large document/names of one party", "json", of_parties(names)
    union = next(
        (spec, field) for spec in _MODELS for field in spec.fields if isinstance(field.type, UnionSpec) and field.many
    )
    for spec, field in [
        union,
        *((s, f) for s in roots() for f in s.fields if isinstance(f.type, UnionSpec) and f.many),
    ]:
        kinds = [member.kind or "" for member in field.members]
        near = [
            {"kind": "".join(Random(n).sample(kinds[n % len(kinds)], len(kinds[n % len(kinds)])))} for n in range(5_000)
        ]
        for name, items in {
            "no kind": [{}] * room,
            "one unknown kind": [{"kind": "a"}] * room,
            "anagrams of kinds": near,
            "long kinds": [{"kind": (kinds[n % len(kinds)] + "-") * 5} for n in range(5_000)],
            "nothing but a kind": [{"kind": kinds[n % len(kinds)]} for n in range(room)],
        }.items():
            _, tree = _document(spec, field, items)
            yield f"large document/{spec.name}.{field.name} of {name}", "json", json.dumps(tree).encode()
    for spec in _MODELS:
        for field in spec.fields:
            if field.many and isinstance(field.type, TextLeaf | IntegerLeaf):
                _, tree = _document(spec, field, ["A"] * (_VALUES - 100))
                yield f"large document/{spec.name}.{field.name} of wrong items", "json", json.dumps(tree).encode()
                break


def _large_xml_texts() -> Iterator[tuple[str, str]]:  # noqa: PLR0915  # a list
    """XML of many megabytes, and of nearly as many tags and attributes as there may be."""
    size, many = 10 * _MEGA, _ATTRIBUTES - 2
    body = XML[XML.index("<treaty") :]
    yield "blanks", "<a>" + " " * size
    yield "one text", f"<a>{'b' * size}</a>"
    yield "one text between elements", body.replace("<parties>", "<parties>" + "b" * size)
    yield "one text of astral characters", f"<a>{'🕊' * (size // 4)}</a>"
    yield "one text of references", body.replace("Should one", "&#32;" * (size // 5))
    yield "one text of ampersands", body.replace("Should one", "&amp;&lt;" * (size // 9))
    yield "one text of ends of CDATA", f"<a>{']]>' * (size // 3)}</a>"
    yield "an entity behind much", body.replace("Should one", "a&amp;" * (size // 6) + "&nbsp;")
    yield "an entity before much", body.replace("Should one", "&nbsp;" + "a&amp;" * (size // 6))
    yield "one file name", body.replace("gazette.txt", "a" * size + "/")
    yield "one attribute", body.replace('id="pact"', f'id="{"a-" * (size // 2)}"')
    yield "one attribute of line ends", body.replace('id="pact"', f'id="{chr(10) * size}"')
    yield "one attribute of references", body.replace('id="pact"', f'id="{"&#97;" * (size // 5)}"')
    yield "one attribute of greater-than signs", body.replace('id="pact"', f'id="{">" * size}"')
    yield "one name", f"<{'a' * size}/>"
    yield "one name of an attribute", f"<a {'b' * size}=''/>"
    yield "one prefix", f"<{'a' * size}:b xmlns:{'a' * size}='urn:x'/>"
    yield "one namespace", f"<a xmlns='urn:{'x' * size}'/>"
    yield "one comment", f"<!--{'a' * size}"
    yield "one comment of hyphens", f"<!--{'- ' * (size // 2)}-->{body}a"
    yield "one instruction", f"<?a {'b' * size}"
    yield "one CDATA", f"<a><![CDATA[{'b' * size}"
    yield "one start tag of blanks", body.replace("<treaty ", f"<treaty{' ' * size}a='' ")
    yield "one start tag of line ends", body.replace("<treaty ", f"<treaty{chr(10) * size}a='' ")
    yield "one start tag that does not end", f"<treaty {' ' * size}"
    yield "one attribute that does not end", f"<treaty a='{'b' * size}"
    yield "an error behind many lines", "<a>" + "\n" * size + "<"
    yield "an error behind many CR", "<a>" + "\r" * size + "<"
    yield "an error behind a long line", "<a>" + "é" * (size // 2) + "<"
    yield "an error at the end", body.replace("gazette.txt", "a" * size) + "<"
    yield "blanks in a declaration", f'<?xml version="1.0"{" " * size}a?>{body}'
    yield "encodings in a declaration", f"<?xml {' encoding ' * (size // 10)}?>{body}"
    yield "a declaration that does not end", "<?xml " + " a" * (size // 2)
    yield "a document type behind much", f"<!--{'a' * size}--><!DOCTYPE a>{body}"
    yield "a document type behind instructions", "<?a?>" * (_TAGS - 2) + "<!DOCTYPE a>"
    yield "greater-than signs", f"<a>{'>' * size}</a>"
    yield "semicolons", f"<a>{';' * size}&</a>"
    yield "comments", "<!---->" * (_TAGS - 1)
    yield "comments and no root", "<!-- -->" * (_TAGS - 1) + "a"
    yield "instructions", "<?a?>" * (_TAGS - 1)
    yield "CDATA", f"<a>{'<![CDATA[a]]>' * (_TAGS - 2)}</a>"
    yield "CDATA in the document", f"{_ROOT}{'<![CDATA[a]]>' * (_TAGS - 2)}</treaty>"
    yield "tags", "<a/>" * (_TAGS - 1)
    yield "too many tags", "<a/>" * 2_000_000
    yield "brothers", f"{_ROOT}{'<a/>' * (_TAGS - 2)}</treaty>"
    yield "brothers in an unknown element", f"{_ROOT}<a>{'<a/>' * (_TAGS - 4)}</a></treaty>"
    yield "brothers with attributes", "<a>" + "<b c='' d=''/>" * (many // 2) + "</a>"
    yield "start tags", "<a>" * (_TAGS - 1)
    yield "start tags closed", "<a>" * (_TAGS // 2) + "</a>" * (_TAGS // 2)
    yield "prefixes on start tags", "".join(f'<p{n}:a xmlns:p{n}="u">' for n in range(50_000))
    yield "attributes", f"<a {_many('a#=', many)}/>"
    yield "attributes of the root", f"{_ROOT[:-1]} {_many('a#=', many - 4)}/>"
    yield "attributes of the same name", _ROOT[:-1] + " a=''" * (many - 4) + "/>"
    yield "too many attributes", f"<a {_many('a#=', 1_000_000)}/>"
    yield "attributes of other namespaces", f'{_ROOT[:-1]} xmlns:a="u" ' + _many("a:b#=", many - 5) + "/>"
    yield "attributes of XML Schema", f"{_ROOT[:-1]} {_XSI} {_many('xsi:b#=', many - 5)}/>"
    yield "namespaces", f"<a {_many('xmlns:a#=u', many)}/>"
    yield "namespaces used", f"<a {_many('xmlns:a#=u# a#:b=', many // 2)}/>"
    yield "namespaces of the root", f"{_ROOT[:-1]} {_many('xmlns:a#=u', many - 4)}/>"
    yield "equals signs", f"<a b='{'=' * many}' c=''"
    yield "a list of numbers", body.replace('names_articles="1"', f'names_articles="{"0 " * (_VALUES - 200)}0"')
    yield "a list of too many numbers", body.replace('names_articles="1"', f'names_articles="{"1 " * (size // 2)}1"')
    yield "a list of blanks", body.replace('names_articles="1"', f'names_articles="{" " * (_VALUES - 200)}"')
    yield (
        "a list of references",
        body.replace('reported_by="gazette.p1"', f'reported_by="{"gazette.p1 " * (_VALUES - 200)}a"'),
    )
    yield "as much as there may be", f"{body}{' ' * (SIZE_LIMIT - len(body.encode()) - 1)}x"
    yield "one byte too many", f"{body}{' ' * (SIZE_LIMIT - len(body.encode()) + 1)}"


def _large_good_xml() -> Iterator[tuple[str, str]]:
    """Documents in XML that are large and right."""
    size, many = 10 * _MEGA, _ATTRIBUTES - 2
    body = XML[XML.index("<treaty") :]
    yield "blanks behind", body + " " * (SIZE_LIMIT - len(body.encode()))
    yield "one comment", f"<!--{'a' * size}-->{body}"
    yield "comments", body.replace("<parties>", "<parties>" + "<!---->" * (_TAGS - 100))
    yield "instructions", "<?a?>" * (_TAGS - 100) + body
    yield "one start tag of line ends", body.replace("<parties>", f"<parties{chr(10) * size}>")
    yield "one file name", body.replace("gazette.txt", "a" * size)
    yield "one file name of references", body.replace("gazette.txt", "&#97;" * (size // 5))
    yield "one file name of CDATA", body.replace("gazette.txt", "<![CDATA[a]]>" * (_TAGS - 100))
    yield "namespaces", body.replace("<parties>", f"<parties {_many('xmlns:a#=u', many - 100)}>")


def _large_xml() -> Iterator[File]:
    """Texts of many megabytes, and of nearly as many tags and attributes as there may be."""
    for name, text in _large_xml_texts():
        yield f"large XML/{name}", "xml", text.encode()
    for name, text in _large_good_xml():
        yield f"good/large XML, {name}", "xml", text.encode()


def _large_xml_documents() -> Iterator[File]:
    body = XML[XML.index("<treaty") :]

    def of_parties(items: str, before: str = "") -> bytes:
        return (before + body.replace("</parties>", f"{items}</parties>", 1)).encode()

    tags = _TAGS - body.count("<")
    ids = [f'<party id="a{n}"/>' for n in range(_OBJECTS - 100)]
    yield "good/large XML, parties", "xml", of_parties("".join(ids))
    yield "large document/parties of one name in XML", "xml", of_parties('<party id="a"/>' * (_OBJECTS - 100))
    yield "large document/too many parties in XML", "xml", of_parties("<party/>" * tags)
    yield "large document/parties of no name in XML", "xml", of_parties("<party/>" * (_OBJECTS - 100))
    yield "large document/parties of a wrong name in XML", "xml", of_parties('<party id="A"/>' * (_OBJECTS - 100))
    yield "large document/parties with text in XML", "xml", of_parties("<party>a</party>" * (_OBJECTS - 100))
    yield (
        "large document/parties with fields in XML",
        "xml",
        of_parties('<party nmae="a" nmaes="b"/>' * (_OBJECTS - 100)),
    )
    yield "large document/parties of other names in XML", "xml", of_parties('<praty id="a"/>' * tags)
    mixed = "a<party/><praty/>" * (tags // 2)
    yield "large document/parties with text between in XML", "xml", of_parties(mixed)
    hints = [f'<party id="a{n}" xsi:schemaLocation="u f"/>' for n in range(_OBJECTS - 100)]
    with_hints = of_parties("".join(hints)).replace(b"<treaty ", f"<treaty {_XSI} ".encode())
    yield "good/large XML, schema locations", "xml", with_hints
    padded = "🕊" * 1_000_000
    far = body.replace("<treaty ", f"<!--{padded}--><treaty {_XSI} ").replace(
        "</parties>", "".join(hints) + "</parties>"
    )
    yield "good/large XML, schema locations behind much", "xml", far.encode()
    yield "good/large XML, stylesheets", "xml", ("<?xml-stylesheet a?>" * (_TAGS - 100) + body).encode()
    clauses = "".join(f'<occurrence reported_by="gazette.q{n}"/>' for n in range(50_000))
    yield (
        "large document/occurrences of no passage in XML",
        "xml",
        body.replace("</visit>", clauses + "</visit>").encode(),
    )


def _large_rules() -> Iterator[File]:  # noqa: PLR0915  # a list
    """Documents of the right shape that make the rules work."""

    def tree() -> Tree:
        made: Tree = json.loads(JSON)
        return made

    def passage(id: str, **changed: Any) -> Tree:
        return {**tree()["sources"][0]["passages"][0], "id": id, **changed}

    def occurrence(*ids: str) -> Tree:
        return {"kind": "occurrence", "reported_by": list(ids)}

    def data(of: Tree) -> bytes:
        return json.dumps(of, ensure_ascii=False, separators=(",", ":")).encode()

    changed = tree()
    changed["sources"][0]["passages"] += [passage(f"gazette.a{n}") for n in range(40_000)]
    yield "good/large rules, passages that nothing refers to", "json", data(changed)
    changed["events"][0]["clauses"] += [occurrence(f"gazette.b{n}") for n in range(30_000)]
    yield "rules/unknown passages among many", "json", data(changed)
    changed = tree()
    changed["sources"][0]["passages"] += [passage("gazette.p1") for _ in range(40_000)]
    yield "rules/one passage many times", "json", data(changed)
    for length in (100, 2_000, 8_000):
        changed = tree()
        changed["sources"][0]["passages"] += [passage(f"gazette.{'ab' * (length // 2)}{n}") for n in range(500)]
        changed["events"][0]["clauses"] += [occurrence(f"gazette.{'ba' * (length // 2)}{n}") for n in range(1_000)]
        yield f"rules/unknown passages of {length} letters", "json", data(changed)
    changed = tree()
    changed["sources"][0]["passages"] += [passage(f"kurier.{'a' * 900}{n}") for n in range(10_000)]
    yield "rules/foreign passages of long names", "json", data(changed)
    changed = tree()
    changed["sources"][0]["passages"] += [passage(f"gazette.c{n}", start=60, end=50) for n in range(40_000)]
    yield "rules/passages out of range", "json", data(changed)
    changed = tree()
    changed["events"][0]["clauses"][0]["reported_by"] *= _VALUES - 200
    yield "rules/one reference many times", "json", data(changed)
    changed["events"][0]["clauses"][0]["reported_by"] = [f"gazette.q{n}" for n in range(_VALUES - 200)]
    yield "rules/one list of unknown passages", "json", data(changed)
    changed = tree()
    changed["articles"] += [{"number": n} for n in range(3, 10_000)] * 9
    yield "rules/articles many times", "json", data(changed)
    changed["articles"] = [{"number": n} for n in range(9_999, 0, -1)]
    yield "rules/articles the other way round", "json", data(changed)
    changed = tree()
    provision = changed["articles"][0]["provisions"][0]
    changed["articles"][0]["provisions"] += [provision] * 30_000
    yield "rules/one provision many times", "json", data(changed)
    changed = tree()
    told = [{"kind": "obligation", "value": "a", "reported_by": ["gazette.p1"]}]
    changed["unplaced"] = [{"kind": "undertaking", "topic": f"a{n}", "clauses": told} for n in range(30_000)]
    yield "either/rules, many undertakings", "json", data(changed)
    event = changed["events"][2]
    changed = tree()
    changed["events"] += [{**event, "id": f"a{n}"} for n in range(45_000)]
    yield "good/large rules, many events", "json", data(changed)
    changed["events"] += [{**event, "id": "a1"} for n in range(1_000)]
    yield "rules/events of one name", "json", data(changed)
    changed = tree()
    sequence = {"kind": "sequence", "relation": "after", "reported_by": ["gazette.p2"]}
    changed["events"][0]["clauses"] += [{**sequence, "event": f"first-visit-{n}"} for n in range(60_000)]
    yield "rules/unknown events", "json", data(changed)
    changed["events"] += [{**event, "id": f"{'first-visit-' * 4}{n}"} for n in range(500)]
    yield "rules/unknown events among many", "json", data(changed)
    changed = tree()
    speaker = {"kind": "national-law", "value": "ruritanja", "reported_by": ["gazette.p1"]}
    provision = changed["articles"][0]["provisions"][0]
    provision["clauses"] += [speaker] * 60_000
    yield "rules/unknown parties", "json", data(changed)
    changed["parties"] += [{"id": f"ruritan{n}"} for n in range(2_000)]
    yield "rules/unknown parties among many", "json", data(changed)
    changed = tree()
    on_date = {"kind": "date", "value": "2031-06-02", "reported_by": ["gazette.p2"]}
    changed["events"][0]["clauses"] += [on_date] * 60_000
    yield "rules/dates too late", "json", data(changed)
    changed = tree()
    signing, force = changed["events"][:2]
    before = {**force["clauses"][1], "value": "2030"}
    changed["events"] += [{**signing, "id": f"s{n}"} for n in range(10_000)]
    changed["events"] += [{**force, "id": f"f{n}", "clauses": [force["clauses"][0], before]} for n in range(10_000)]
    yield "either/rules, events in no order", "json", data(changed)
    assistance = tree()["articles"][0]["provisions"][0]["clauses"][0]
    for numbers, clauses in ((9_999, 10_000), (200_000, 30_000)):
        changed = tree()
        changed["sources"][0]["passages"][0]["names_articles"] = [2 + n % 9_998 for n in range(numbers)]
        changed["articles"][0]["provisions"][0]["clauses"] += [assistance] * clauses
        yield f"either/rules, a passage that names {numbers} articles", "json", data(changed)
