"""XML read part by part: the parts that the whole has, what is refused and where, and that little is held at a time."""

import io
import itertools
import os
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE
from parity.streaming import NOT_COMPARED, held, streamed
from treaty_model.check.hygiene import SIZE_LIMIT
from treaty_model.check.streaming import read_parts
from treaty_model.codec.xml_cutting import pieces
from treaty_model.model import Article, Source
from treaty_model.model.base import Model

TREATY = tm.merge(DOCUMENTS)
XML = tm.dumps(TREATY, "xml")
CORPUS = sorted(Path(__file__).parents[1].joinpath("corpus").rglob("*.xml"))
START = b'<treaty xmlns="urn:treaty-model:1" format_version="1.0" id="a">'


def by_parts(data: bytes, least: int = 1, limit: int = SIZE_LIMIT) -> list[Model]:
    return list(read_parts(io.BytesIO(data), "a.xml", limit, least))


def told(data: bytes, least: int = 1, limit: int = SIZE_LIMIT) -> tuple[tm.Issue, ...]:
    with pytest.raises(tm.InvalidDocument) as refused:
        by_parts(data, least, limit)
    return refused.value.issues


@pytest.mark.parametrize("document", [TREATY, GAZETTE, tm.load()], ids=lambda document: document.kind)
def test_the_parts_are_those_of_the_whole(document: tm.Treaty | tm.Report, tmp_path: Path) -> None:
    file = tmp_path / "whole.xml"
    tm.write(document, file)
    for source in (file, os.fspath(file), io.BytesIO(file.read_bytes())):
        assert list(tm.parts(source)) == held(document)
    assert list(tm.articles(file)) == list(document.articles)
    for least in (1, 1000):
        assert by_parts(file.read_bytes(), least) == held(document)


def test_where_the_pieces_of_a_document_stand_in_it() -> None:
    """The first one begins as the document does, and to the last one nothing is added behind."""
    found = list(pieces(io.BytesIO(XML), SIZE_LIMIT, 1))
    first, *_, last = found
    assert (first.head, first.line, first.column, first.field, first.before) == (0, 1, 1, "", {})
    assert (last.tail, last.field, last.before) == (0, "sources", {"source": 1})
    lines = XML.decode().splitlines(keepends=True)
    for piece in found:
        own = piece.data[piece.head : len(piece.data) - piece.tail].decode()
        rest = "".join(lines[piece.line - 1 :])[piece.column - 1 :]
        assert rest.startswith(own)
    assert b"".join(piece.data[piece.head : len(piece.data) - piece.tail] for piece in found) == XML


def test_what_is_no_field_stands_in_one_piece() -> None:
    strange = XML.replace(b"<articles>", b"<strange/><articles>", 1)
    found = list(pieces(io.BytesIO(strange), SIZE_LIMIT, 1))
    assert len(found) > 2
    assert sum(piece.data.count(b"<strange/>") for piece in found) == 1


def test_a_frame_and_a_document_of_nothing_have_few_parts() -> None:
    assert by_parts(START + b'<articles><article number="1"/><article number="2"/></articles></treaty>') == [
        Article(number=1),
        Article(number=2),
    ]
    assert by_parts(START.replace(b">", b"/>")) == []


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_the_verdict_is_that_on_the_whole(file: Path) -> None:
    assert streamed(file.read_bytes())[1] is None


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_in_one_piece_the_words_are_those_of_the_whole(file: Path) -> None:
    issues = [issue for issue in tm.validate(file.read_bytes(), "xml").issues if issue.severity == "error"]
    codes = {issue.code for issue in issues}
    if not codes - NOT_COMPARED:
        return
    found = told(file.read_bytes(), SIZE_LIMIT)
    if codes & {"unknown-passage", "unknown-party", "unknown-event"}:  # their places are forgotten by then
        assert [(issue.code, issue.message, issue.hint) for issue in found] == [
            (issue.code, issue.message, issue.hint) for issue in issues
        ]
    else:
        assert list(found) == [issue._replace(file="a.xml") for issue in issues]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<article number="5"', b'<article number="9"'),
        (b'<article number="5"', b'<article number="5" surplus="1"'),
        (b'<article number="5"', b'\xed\x95\x9c<article number="5"'),  # what is in a line before counts as characters
        (b'<article number="5"', '<!-- 한 -->\n\n<article number="five"'.encode()),
        (b'<article number="5"', b'\r\n \r<article number="five"'),
        (b'form="military"', b'form="militry"'),
        (b"<text_start>", b"<text_start>\x01"),
        (b"</sources>", b"</source>"),
        (b"</treaty>", b"</treaty>a"),
    ],
)
def test_places_are_those_in_the_whole(old: bytes, new: bytes) -> None:
    data = new.join(XML.rsplit(old, 1)).replace(b"\n  <articles>", b"<!--\n-->\n<articles\n>", 1)
    whole = tm.validate(data, "xml").issues[0]._replace(file="a.xml")
    # The tag of the list was let go.
    whole = whole._replace(message=whole.message.replace('"<sources>" of line 59', '"<sources>"'))
    found = told(data)[0]
    if whole.code == "stray-text":  # told at the start of the element that it stands in, of which that was let go
        whole = whole._replace(line=found.line, column=found.column)
    assert found == whole


def test_names_are_given_once_and_articles_stand_in_order() -> None:
    # With the comment there is enough behind the second one for another piece.
    three = START + b'<articles><article number="1"/><article number="2"/><!-- %s -->\n  ' % (b"a" * 99)
    three += b'<article number="%d"/></articles></treaty>'
    (issue,) = told(three % 2)
    assert (issue.code, issue.pointer, issue.line, issue.column) == ("duplicate-article", "/articles/2/number", 2, 20)
    assert issue.message == "the article 2 stands at an earlier place already"
    (issue,) = told(three % 4)
    assert (issue.code, issue.message) == ("article-order", "article 4 stands where article 3 belongs")
    assert len(by_parts(three % 3)) == 3
    provision = b'<mutual-aid><timing value="immediate" reported_by="a.a"/></mutual-aid>'
    (issue,) = told(three.replace(b'"/></articles>', b'">' + provision * 2 + b"</article></articles>") % 3)
    assert issue.message == "the provision mutual-aid stands at /articles/2/provisions/0 already"
    source = XML[XML.index(b"    <source ") : XML.index(b"  </sources>")]
    codes = {issue.code for issue in told(XML.replace(source, source * 2))}
    assert codes == {"duplicate-source", "duplicate-passage"}


def test_references_that_lead_nowhere_are_told_at_the_end() -> None:
    data = XML.replace(b'reported_by="', b'reported_by="no.p1 ', 1)
    found = []
    with pytest.raises(tm.InvalidDocument, match=r"no source has a passage no\.p1") as refused:
        found += [part for part in read_parts(io.BytesIO(data), "a.xml", SIZE_LIMIT, 1) if isinstance(part, Source)]
    assert [(issue.code, issue.line, issue.file) for issue in refused.value.issues] == [
        ("unknown-passage", None, "a.xml")
    ]
    data = tm.dumps(tm.load(), "xml").replace(b'<party id="', b'<party id="x')
    assert {issue.code for issue in told(data)} == {"unknown-party"}


def test_a_treaty_need_not_list_its_parties() -> None:
    title = b'<name-of-party party="freedonia" language="en" reported_by="gazette.p1">Freedonia</name-of-party>'
    whole = tm.dumps(tm.merge([GAZETTE]), "xml").replace(b"<number-of-articles", title + b"<number-of-articles")
    assert title in whole
    assert tm.validate(whole, "xml").issues == ()
    assert by_parts(whole) == held(tm.loads(whole, "xml"))


@pytest.mark.parametrize(
    "between",
    [
        b"<!-- </article></articles> <article> -->",
        b"<?a </article><article>?>",
        b" \r\n\t",
    ],
)
def test_what_only_looks_like_a_part_is_none(between: bytes) -> None:
    data = re.sub(b"(?=<article |</articles>)", lambda _: between, XML)
    assert by_parts(data) == held(TREATY)
    cdata = b"<text_start><![CDATA[</source><source>]]>"
    parts = by_parts(XML.replace(b"<text_start>", cdata))
    assert isinstance(parts[-1], Source)
    assert parts[-1].passages[0].text_start.startswith("</source><source>")


def test_prefixes_quotation_marks_and_layout_are_free() -> None:
    data = (
        XML.replace(b"<", b"<t:").replace(b"<t:/", b"</t:").replace(b"<t:?", b"<?").replace(b" xmlns=", b"\n xmlns:t=")
    )
    data = data.replace(b"<t:articles>", b"<t:articles xmlns:u='urn:u' \n>").replace(
        b"</t:articles>", b"</t:articles\n>"
    )
    assert by_parts(data) == held(TREATY)


def test_a_list_of_nothing_but_what_is_unknown_is_told_as_that() -> None:
    pad = b"<!-- %s -->" % (b"a" * 99)
    (issue,) = told(START + b"<articles><surplus/>" + pad + b'<article number="1"/></articles></treaty>')
    assert (issue.code, issue.pointer) == ("unknown-field", "/articles/surplus")


def test_a_document_type_is_seen_by_no_parser_of_parts() -> None:
    bomb = b'<!DOCTYPE treaty [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    (issue,) = told(XML.replace(b"<treaty", bomb + b"<treaty", 1))
    assert (issue.code, issue.line) == ("doctype", 2)


class Endless(io.RawIOBase):
    """A treaty that has no end, in small and uneven chunks."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.left, self.given = pieces, b"", 0

    def read(self, size: int = -1) -> bytes:
        """What comes next: never more than asked for, and less than that."""
        self.left = self.left or next(self.pieces, b"")
        chunk, self.left = self.left[: min(size, 7777)], self.left[min(size, 7777) :]
        self.given += len(chunk)
        return chunk


def numbered() -> Iterator[bytes]:
    yield START + b"<articles>"
    yield from (b'<article number="%d"/>\n' % n for n in range(1, 10_000))
    yield b"</articles><unplaced>"
    yield from (
        b'<undertaking topic="t%d"><obligation value="a" reported_by="a.a"/></undertaking>' % n
        for n in itertools.count()
    )


def test_a_stream_is_read_as_far_as_parts_are_taken() -> None:
    stream = Endless(numbered())
    numbers = [article.number for article in itertools.islice(tm.articles(cast(IO[bytes], stream)), 9000)]
    assert numbers == list(range(1, 9001))
    assert stream.given < 400_000


def test_nothing_is_read_behind_a_mistake() -> None:
    # The first chunk ends within a character, which is no mistake, and in any case not the first.
    bad = "<articles><article number='1'></articles><!-- 한".encode()[:-1]
    stream = Endless(itertools.chain([START + bad], itertools.repeat(b"\x9c", 50)))
    with pytest.raises(tm.InvalidDocument) as refused:
        list(tm.parts(cast(IO[bytes], stream)))
    assert [issue.code for issue in refused.value.issues] == ["not-xml"]
    assert stream.given == len(START + bad)


def test_a_part_without_end_is_too_large() -> None:
    for part in (b"<article ", b"<a><b>", b'<article number="1">' + b"<mutual-aid/>" * 100, b"<!-- "):
        stream = Endless(itertools.chain([START + b"<articles>"], itertools.repeat(part)))
        with pytest.raises(tm.InvalidDocument) as refused:
            list(tm.parts(cast(IO[bytes], stream), max_bytes=200_000))
        assert {issue.code for issue in refused.value.issues} <= {"too-large", "not-xml"}
        assert stream.given <= 200_001


def test_limits_are_those_of_a_part() -> None:
    with pytest.raises(tm.InvalidDocument, match="this has more than"):
        by_parts(XML, limit=300)
    assert by_parts(XML, limit=len(XML)) == held(TREATY)


def test_a_report_has_its_source_once_and_its_parts_are_cut_too() -> None:
    report = tm.apart(tm.load())[1][0]
    data = tm.dumps(report, "xml")
    cut = list(pieces(io.BytesIO(data), SIZE_LIMIT, 1))
    assert len(cut) > 1
    assert b"".join(piece.data[piece.head : len(piece.data) - piece.tail] for piece in cut) == data
    own = [len(piece.data) - piece.head - piece.tail for piece in cut]
    parts = by_parts(data, limit=max(own) + 100)  # what is repeated does not count; the next tag must be seen
    assert [part for part in parts if isinstance(part, Source)] == [report.source]


@pytest.mark.parametrize("source", [XML, None, 3, io.StringIO(XML.decode())])
def test_what_is_no_path_and_no_stream_of_bytes(source: object) -> None:
    with pytest.raises(TypeError):
        next(tm.parts(cast(str, source)))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(tm.parts(tmp_path / "none.xml"))


def test_memory_does_not_grow_with_the_document() -> None:
    event = b'<other-event id="e%d" status="planned"><occurrence reported_by="%s"/></other-event>\n'
    references = b" ".join(b"a.a%d" % n for n in range(300))

    def peak(count: int) -> int:
        """The most memory in use while the later half of so many parts is read."""
        xml = itertools.chain([START + b"<events>"], (event % (n, references) for n in range(count + 100)))
        parts = tm.parts(cast(IO[bytes], Endless(xml)))
        for _ in itertools.islice(parts, count // 2):
            pass
        tracemalloc.reset_peak()
        for _ in itertools.islice(parts, count // 2):
            pass
        return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start()
    try:
        before = 0
        peak(100)  # what is made once
        before = tracemalloc.get_traced_memory()[0]
        assert peak(2000) < 1.2 * peak(500)
    finally:
        tracemalloc.stop()


def test_the_first_piece_is_where_the_document_is() -> None:
    data = tm.dumps(tm.merge(DOCUMENTS), "xml")
    first, second, *_ = pieces(io.BytesIO(data), SIZE_LIMIT, 1)
    assert (first.head, first.line, first.column, first.field) == (0, 1, 1, "")
    assert (second.line, second.column, second.field) == (9, 5, "parties")
    *_, last = pieces(io.BytesIO(data), SIZE_LIMIT, 1)
    assert last.tail == 0
    assert last.data.endswith(data[-40:])


def test_an_unknown_element_at_the_top_is_told_once() -> None:
    data = tm.dumps(tm.merge(DOCUMENTS), "xml").replace(b"  <articles>", b"  <unknown>a</unknown>\n  <articles>")
    assert [issue.code for issue in told(data)] == ["unknown-field"]
