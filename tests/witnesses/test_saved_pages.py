"""Chromium shows the same text of saved pages, and reads the same characters from bytes.

Texts are compared but for the kinds of white space in them. Where Chromium has another text, the difference is listed
with its reason, and the test fails when it is no more.
"""

import base64
import json
import subprocess
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import turbohtml.detect  # noqa: F401  # which makes Python know the codecs `whatwg-LABEL`

from labels import LABELS
from saved_pages import BLOCKS, EMPTY, IN_LINES, NOT_SHOWN, SEVERAL_STYLES, SHOWN, STYLES
from treaty_model.passages.encodings import encoding_of
from treaty_model.passages.html_text import page_text

from .conftest import NODE, require_command, require_module

# Why Chromium has another text for pages of which these are a part.
DIFFERENT = {
    "<mi>": "a letter of a formula is set in italics, which are other characters",
    "<option hidden>": "a choice that is not offered is a part of its text",
    "<option><i>b</i><p>": "the text of an option is without the lines in it",
    "shadowrootmode": "text of a shadow tree stands for the other, and is no part of its text",
    "<style>p": "a style sheet is read",
    "display:table-footer-group'>": "groups of rows are set apart by their rows alone",
    "display:table-header-group'>": "groups of rows are set apart by their rows alone",
    "display:table-row-group'>": "groups of rows are set apart by their rows alone",
    "</search>": "its parser does not know `search` yet, which ends a `li` in it",
    "display:table-column": "the line ends before a column that is not shown",
    "<marquee>": "a blank at the beginning of what scrolls is not shown",
}
# Bytes that Chromium reads as other characters than the Encoding Standard has for them.
MISREAD = {
    "big5": {"8862", "8864", "88a3", "88a5"},  # two characters each: the table of the standard's decoder says which
    "iso-2022-jp": {"1b24421b24", "1b24421b28"},  # a mark of another alphabet that is cut off, and then the end
}


def answer(program: str, question: Any, folder: Path) -> Any:
    """What a program that asks Chromium prints."""
    require_module("playwright-core")
    chromium = require_command("chromium", "chromium")
    (folder / "question.json").write_text(json.dumps(question))
    command = ["node", NODE / program, chromium, folder / "question.json"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def texts_in_chromium(pages: list[bytes], folder: Path) -> list[str]:
    texts: list[str] = answer("shown.mjs", [base64.b64encode(page).decode() for page in pages], folder)
    return texts


def elements() -> list[str]:
    tags = [*BLOCKS, *IN_LINES, *NOT_SHOWN, *EMPTY, "details", "table", "svg", "math", "select"]
    places = [
        "<div>a<{0}>b</{0}>c</div>",
        "<!doctype html><p>a<{0}>b</{0}>c",
        "<div>a<{0}><i>b</i><p>d</p></{0}>c",
        "<table><tr><td>a<{0}>b</{0}>c<td>d</table>",
        "<ul><li>a<{0}>b<li>c</{0}>d</ul>",
    ]
    return [place.format(tag) for tag in tags for place in places]


def styles() -> list[str]:
    tags = ["div", "b", "li", "x-word", "title"]
    return [f'<div>a<{tag} style="{style}">b\nd</{tag}>c' for tag, style in product(tags, STYLES)]


def misnested(count: int) -> list[str]:
    """Pages of tags in any order. Without `option`, whose text Chromium gives as it stands, also what is hidden."""
    random = Random("saved pages")
    tags = [*(tag for tag in BLOCKS if tag not in ("option", "optgroup", "plaintext")), *IN_LINES, *EMPTY, *NOT_SHOWN]
    tags += [
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "caption",
        "col",
        "svg",
        "text",
        "foreignObject",
        "math",
        "mtext",
        "mo",
    ]
    pieces = [*(f"<{tag}>" for tag in tags), *(f"</{tag}>" for tag in tags), *["a", "é ", " b", "\n", "&amp;"] * 30]
    pieces += [
        "<!--",
        "-->",
        "<body>",
        "</body>",
        "</html>",
        "<html>",
        "<head>",
        "<b hidden>",
        "<p hidden>",
        "<![CDATA[",
    ] * 3
    return ["".join(random.choices(pieces, k=random.randint(3, 40))) for _ in range(count)]


def compared(pages: list[str], folder: Path) -> dict[str, tuple[str, str]]:
    """The pages of which Chromium has another text: that, and ours."""
    data = [page.encode("utf-8-sig") for page in pages]
    found = {}
    for page, theirs, ours in zip(pages, texts_in_chromium(data, folder), map(page_text, data), strict=True):
        if theirs.split() != ours.split():
            found[page] = theirs, ours
    return found


def test_texts(tmp_path: Path) -> None:
    pages = [*SHOWN, *(html for html, _ in SEVERAL_STYLES), *elements(), *styles(), *misnested(300)]
    found = compared(pages, tmp_path)
    assert {page: texts for page, texts in found.items() if not any(part in page for part in DIFFERENT)} == {}
    assert {part for part in DIFFERENT if not any(part in page for page in found)} == set()


def test_labels(tmp_path: Path) -> None:
    labels = {label: name for name, labels in LABELS.items() for label in labels if name != "replacement"}
    theirs = [name for name, _ in answer("decoded.mjs", [(label, []) for label in labels], tmp_path)]
    assert theirs == list(labels.values()) == list(map(encoding_of, labels))


def sequences(encoding: str) -> list[bytes]:
    """All sequences of one byte, in encodings with longer ones all of two, and many of those that are longer still."""
    octets = [bytes([octet]) for octet in range(256)]
    pairs = [one + other for one in octets for other in octets]
    if encoding == "euc-jp":
        return octets + pairs + [b"\x8f" + pair for pair in pairs]
    if encoding == "gb18030":
        fours = product(
            (0x81, 0x82, 0x83, 0x84, 0x85, 0x90, 0xE3),
            range(0x2F, 0x3B),
            (0x80, 0x81, 0x9A, 0xFE, 0xFF),
            range(0x2F, 0x3B),
        )
        return octets + pairs + [bytes(four) for four in fours]
    if encoding == "iso-2022-jp":
        marks = (b"\x1b(B", b"\x1b(J", b"\x1b(I", b"\x1b$@", b"\x1b(B\x1b(B", b"\x1b$B\x1b(J", b"\x1b$(D")
        return (
            octets
            + pairs
            + [b"\x1b$B" + pair for pair in pairs]
            + [mark + octet for mark in (*marks, b"\x1b$B") for octet in octets]
        )
    if encoding == "utf-8":
        random = Random("utf-8")
        return (
            octets
            + pairs
            + [random.randbytes(1) + bytes(random.choices(range(0x7F, 0xC2), k=4)) for _ in range(20_000)]
        )
    return octets + pairs if encoding in ("big5", "euc-kr", "gbk", "shift_jis", "utf-16be", "utf-16le") else octets


def test_characters(tmp_path: Path) -> None:
    asked = {name: sequences(name) for name in LABELS if name != "replacement"}
    question = [(name, [data.hex() for data in asked[name]]) for name in asked]
    found = {}
    for name, (_, theirs) in zip(asked, answer("decoded.mjs", question, tmp_path), strict=True):
        ours = [data.decode(f"whatwg-{name}") for data in asked[name]]
        others = {data.hex() for data, one, other in zip(asked[name], theirs, ours, strict=True) if one != other}
        if others:
            found[name] = others
    assert found == MISREAD
