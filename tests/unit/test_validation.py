"""`validate`: what it takes, what it tells of what cannot be read, and that it ends."""

import gc
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE
from treaty_model.check.catalogue import CATALOGUE
from treaty_model.check.issues import Issue
from treaty_model.check.preflight import PART_LIMITS, SIZE_LIMIT
from treaty_model.check.rules.identifiers import known_ids
from treaty_model.check.validation import COUNT_LIMIT, ISSUE_LIMIT
from treaty_model.codec.document import Format
from treaty_model.printable import shown
from treaty_model.spelling import EXCERPT

TREATY = tm.merge(DOCUMENTS)
FORMATS: tuple[Format, ...] = ("json", "xml")
CORPUS = Path(__file__).parents[1] / "corpus"


def codes(validation: tm.Validation) -> list[str]:
    return [issue.code for issue in validation.issues]


@pytest.mark.parametrize("format", FORMATS)
def test_bytes_and_paths(format: Format, tmp_path: Path) -> None:
    data = tm.dumps(TREATY, format)
    path = tmp_path / f"treaty.{format}"
    path.write_bytes(data)
    other = tmp_path / "treaty.txt"
    other.write_bytes(b"\n " + data.split(b"\n", 1)[1] if format == "xml" else b"\n " + data)
    for source in (data, path, str(path), other):
        validation = tm.validate(source)
        assert validation.ok
        assert validation.document == TREATY
        assert validation.file == (None if isinstance(source, bytes) else os.fspath(source))
    assert tm.validate(data, format).ok
    assert not tm.validate(data, "xml" if format == "json" else "json").ok


def test_wrong_use() -> None:
    not_a_source: Any = 7
    not_a_format: Any = "yaml"
    with pytest.raises(TypeError):
        tm.validate(not_a_source)
    with pytest.raises(TypeError, match="a path of text, not bytes"):
        tm.validate(BytesPath())
    with pytest.raises(ValueError, match="no format 'yaml'"):
        tm.validate(b"{}", not_a_format)


class BytesPath:
    """A path of bytes, as the operating system knows it."""

    def __fspath__(self) -> Any:
        return b"a.json"


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for source, reason in (
        (tmp_path, "is a directory"),
        (tmp_path / "missing.json", "no such file"),
        ("a\0b.json", "null"),
        (tmp_path / ("a" * 300), "too long"),
    ):
        validation = tm.validate(source)
        (issue,) = validation.issues
        assert issue.code == "unreadable"
        assert reason in issue.message
        assert (issue.line, issue.column, issue.file) == (1, 1, os.fspath(source))
        assert not validation.ok


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(200 * SIZE_LIMIT)  # which is nowhere on the disk
    assert codes(tm.validate(path)) == ["too-large"]
    data = tm.dumps(TREATY)
    assert codes(tm.validate(data, max_bytes=len(data) - 1)) == ["too-large"]
    assert tm.validate(data, max_bytes=len(data)).ok
    assert tm.validate(data + b" " * SIZE_LIMIT, max_bytes=2 * SIZE_LIMIT).ok


@pytest.mark.parametrize(
    ("format", "mark", "text"),
    [
        ("json", b"{", b'{"kind":"treaty","format_version":"1.0","id":"a","parties":[%s]}'),
        ("json", b",", b'{"kind":"treaty","format_version":"1.0","id":"a","parties":[%s]}'),
        ("xml", b"<", b'<treaty xmlns="urn:treaty-model:1" format_version="1.0" id="a"><parties>%s</parties></treaty>'),
        ("xml", b"=", b"<treaty a='%s'/>"),
    ],
)
def test_parts_are_bounded(format: Format, mark: bytes, text: bytes) -> None:
    limit = PART_LIMITS[format][mark][1]
    part = {b"{": b"{}", b",": b"0,", b"<": b"<party/>", b"=": b"="}[mark]
    assert codes(tm.validate(text % (part * limit), format)) == ["too-many-parts"]
    few = tm.validate(text % (part * (limit // 100)), format)
    assert "too-many-parts" not in codes(few)
    raised = tm.validate(text % (part * limit), format, max_bytes=3 * SIZE_LIMIT)
    assert "too-many-parts" not in codes(raised)


def test_a_long_list_is_bounded_in_both_formats_alike() -> None:
    item, limit = "gazette.p1", PART_LIMITS["json"][b","][1]
    for count, many in ((limit // 2, False), (limit + 1, True)):
        in_json = tm.dumps(GAZETTE)
        listed = in_json.replace(b'["gazette.p1"]', ("[" + ",".join([f'"{item}"'] * count) + "]").encode(), 1)
        in_xml = tm.dumps(GAZETTE, "xml").replace(b'"gazette.p1"/', f'"{" ".join([item] * count)}"/'.encode(), 1)
        not_plain = in_xml.replace(b"<report ", b"<!-- read by the reader of all XML --><report ", 1)
        for data, format in ((listed, FORMATS[0]), (in_xml, FORMATS[1]), (not_plain, FORMATS[1])):
            assert (codes(tm.validate(data, format)) == ["too-many-parts"]) is many


def test_how_many_parts_a_document_can_have() -> None:
    """As docs/python.md and the constants' own comment have it: what some 1,400 reports need."""
    assert {mark: most for of in PART_LIMITS.values() for mark, (_, most) in of.items()} == {
        b"{": 100_000,
        b"[": 100_000,
        b",": 400_000,
        b"<": 250_000,
        b"=": 250_000,
    }


@pytest.mark.parametrize("format", FORMATS)
def test_issues_are_bounded_and_counted(format: Format) -> None:
    start, end = (b'{"kind":"treaty","format_version":"1.0","id":"a","articles":[', b'{"number":1}]}')
    wrong = b'{"number":0},'
    if format == "xml":
        start = b'<treaty xmlns="urn:treaty-model:1" format_version="1.0" id="a"><articles>'
        wrong, end = b'<article number="0"/>', b"</articles></treaty>"
    for count, told, more in ((10, 10, 0), (ISSUE_LIMIT + 5, ISSUE_LIMIT, 5), (20_000, ISSUE_LIMIT, 9000)):
        validation = tm.validate(start + wrong * count + end, format)
        assert (len(validation.issues), validation.more) == (told, more)
        assert {issue.code for issue in validation.issues} == {"out-of-range"}
        assert validation.issues[9].pointer == "/articles/9/number"
    assert COUNT_LIMIT == ISSUE_LIMIT + 9000
    with pytest.raises(tm.InvalidDocument, match=r"and 9,000 more issues$") as caught:
        tm.loads(start + wrong * 20_000 + end, format)
    assert caught.value.more == 9000


def test_warnings_and_notes_reject_nothing() -> None:
    for path in sorted((CORPUS / "invalid").glob("*.[jx]*")):
        severities = {issue.severity for issue in tm.validate(path).issues}
        assert tm.validate(path).ok is ("error" not in severities)
        assert (tm.validate(path).document is None) is ("error" in severities)


def test_errors_come_before_the_bound_whatever_else_there_is() -> None:
    passages = b",".join(
        b'{"id":"s.p%d","start":1,"end":2,"sha256":"%s","words_sha256":"%s","text_start":"a","text_end":"b","manner":"headline"}'
        % (n, b"0" * 64, b"0" * 64)
        for n in range(ISSUE_LIMIT + 10)
    )
    source = (
        b'{"id":"s","document":{"file":"s","sha256":"%s","length":9},"language":"en","publisher":{"kind":"unknown"},'
        b'"origin":{"kind":"unknown"},"published":{"kind":"unknown"},"passages":[%s]}' % (b"0" * 64, passages)
    )
    text = b'{"kind":"report","format_version":"1.0","treaty":"a","source":%s}' % source
    unused = tm.validate(text)
    assert unused.ok
    assert (len(unused.issues), unused.more) == (ISSUE_LIMIT, 10)
    late = text.replace(b'"end":2', b'"end":20', 1)
    assert codes(tm.validate(late)) == ["passage-range"]


def test_the_collector_is_given_back() -> None:
    for start in (tm.dumps(TREATY), b"{", b"\xff"):
        data = start + b" " * 2**20  # it is paused for much data only
        tm.validate(data)
        assert gc.isenabled()
        gc.disable()
        try:
            tm.validate(data)
            assert not gc.isenabled()
        finally:
            gc.enable()


def test_an_exception_travels_between_processes() -> None:
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.loads(b"{}")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.issues == caught.value.issues
    assert str(again) == str(caught.value)
    validation = tm.validate(tm.dumps(TREATY))
    assert pickle.loads(pickle.dumps(validation)) == validation


def test_a_schema_may_be_named_at_the_root_and_is_no_part_of_the_document() -> None:
    data = tm.dumps(TREATY).replace(b"{", b'{"$schema": "treaty.schema.json",', 1)
    named = tm.loads(data)
    assert named == TREATY
    assert named.model_fields_set == tm.loads(tm.dumps(TREATY)).model_fields_set
    assert tm.dumps(named) == tm.dumps(TREATY)  # unless it is named again
    twice = data.replace(b"{", b'{"$schema": "a",', 1)
    assert codes(tm.validate(twice)) == ["duplicate-field"]
    hidden = data.replace(b'"kestrel-accord"', b'"kestrel-accord", "id": "kestrel-accord"', 1)
    assert codes(tm.validate(hidden)) == ["duplicate-field"]


@pytest.mark.parametrize("value", [b"7", b"null", b"[]", b"{}"])
def test_the_schema_that_is_named_is_a_text(value: bytes) -> None:
    named = tm.validate(tm.dumps(TREATY).replace(b"{", b'{"$schema": %s,' % value, 1))
    assert [(issue.code, issue.pointer) for issue in named.issues] == [("wrong-type", "/$schema")]


@pytest.mark.parametrize(
    ("before", "attribute", "name"),
    [
        ("", 'xsi:schemaLocation="a b"', "a schema location"),
        ("", 'xsi:noNamespaceSchemaLocation="b"', "a schema location"),
        ('<?xml-stylesheet href="a"?>', "", "a stylesheet"),
    ],
)
def test_what_a_document_names_is_not_followed(before: str, attribute: str, name: str) -> None:
    start = f'{before}<treaty xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {attribute} '
    naming = tm.validate(tm.dumps(TREATY, "xml").replace(b"<treaty ", start.encode(), 1))
    assert naming.document == TREATY
    (issue,) = naming.issues
    assert (issue.code, issue.severity, issue.message) == ("not-followed", "note", f"{name} is ignored")
    assert issue.line == 2


@pytest.mark.parametrize("colon", [":", "\\u003a", "::", "\\\\:", ':\\"', '\\":'])
def test_no_colon_in_a_title_hides_a_field_given_twice(colon: str) -> None:
    titled = TREATY.sources[0].model_copy(update={"title": "a colon here"})
    document = TREATY.model_copy(update={"sources": (titled, *TREATY.sources[1:])})
    data = tm.dumps(document).replace(b"a colon here", f"a{colon}here".encode())
    assert tm.validate(data).ok
    for hidden in (b'"id": "kestrel-accord",', b'"title": "a:b",', b'"title": "a",'):
        field = b'"id": "kestrel-accord"' if b"id" in hidden else b'"title": "a'
        twice = data.replace(field, hidden + b" " + field, 1)
        assert codes(tm.validate(twice)) == ["duplicate-field"]


def test_no_message_takes_a_terminal_over() -> None:
    bad = "\x1b[31m\n\u202e\x9b\u2067\ud800"
    issue = Issue("unknown-field", "error", "m", "h", f"/{bad}\u200b", f"{bad}.json", 1, 1)
    assert all(character.isprintable() for line in str(issue).split("\n") for character in line)
    assert len(str(issue).split("\n")) == 2
    values: list[Any] = [bad * 100, 10**100, -(10**100), "a" * 79, "a" * 80, {}, [], None, True, 1e300, ""]
    for value in values:
        assert shown(value).isprintable()
        assert len(shown(value)) <= EXCERPT
    assert shown("a" * 78) == f'"{"a" * 78}"'
    assert shown("a" * 79).endswith('…"')


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_the_catalogue_says_what_it_must(entry: Any) -> None:
    assert entry.code == entry.code.lower().replace("_", "-")
    for text in (entry.title, entry.message, entry.hint, entry.why):
        assert text
        assert text == text.strip()
    assert len(entry.title) < 80
    assert not entry.message.endswith(".")
    assert not entry.hint.endswith(".")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("// note\n{}", "this is a comment, and JSON has no comments"),
        ('{"a": 1 /* one */}', "this is a comment, and JSON has no comments"),
        ('{"a": 1} # one', "this is a comment, and JSON has no comments"),
        ('{\n<<<<<<< HEAD\n"a": 1}', "this is a conflict marker of an unfinished merge"),
        ('{"a": 1\n=======\n}', "this is a conflict marker of an unfinished merge"),
        ("<!doctype html>", "this is a tag, as in XML or HTML"),
        ("{'a': 1}", 'JSON uses straight double quotation marks (")'),
        ('{"a": “b”}', 'JSON uses straight double quotation marks (")'),
        ("{„a“: 1}", 'JSON uses straight double quotation marks (")'),
        ('{"a": True}', "JSON writes true, false and null in lower case"),
        ('{"a": Nothing}', "a value is expected here"),
        ('{"a" 1}', "a colon is expected here"),
        ('{"a": "b}', "the string that begins here has no closing quotation mark"),
        ('{"a": "# <<<<<<< \'"', "a comma or a closing bracket is expected here"),
    ],
)
def test_why_a_text_is_no_json(text: str, said: str) -> None:
    (issue,) = tm.validate(text.encode(), "json").issues
    assert issue.message == f"this is not JSON: {said}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<a>R & S</a>", "this & is not part of an entity; write &amp;"),
        ("<a>R &S</a>", "this & is not part of an entity; write &amp;"),
        ('<a b="R&S"/>', "this & is not part of an entity; write &amp;"),
        ("<a>\n<b>\n</a>", 'this is "</a>", but "<b>" of line 2 is not closed'),
        ("<a>&#0;</a>", "XML does not allow this character, not even as a number"),
        ("<a>&#xFFFF;</a>", "XML does not allow this character, not even as a number"),
    ],
)
def test_why_a_text_is_no_xml(text: str, said: str) -> None:
    (issue,) = tm.validate(text.encode(), "xml").issues
    assert issue.message == f"this is not well-formed XML: {said}"


def test_several_documents_in_a_list() -> None:
    (issue,) = tm.validate(b"[{}, {}]").issues
    assert issue.hint.endswith(
        "; for several documents write each on a line of its own, in a file that ends with .ndjson"
    )
    assert "ndjson" not in "".join(issue.hint for issue in tm.validate(b'{"kind": "report", "source": []}').issues)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"<!-- <!DOCTYPE a>", "not-xml", "not well-formed"),  # a comment without end declares no type
        (b"<?a <!DOCTYPE a>", "not-xml", "not well-formed"),
        (b"<?><!DOCTYPE a><a/>", "not-xml", "not well-formed"),  # the instruction that begins here does not end
        (b"<!-- a --><!DOCTYPE a><a/>", "doctype", ""),
        (b'{"a": "\\u12"}', "not-json", "four hexadecimal digits are expected"),
        (b'{"a": "\\q"}', "not-json", "this escape sequence does not exist"),
        (b'{"a": 1} 2', "not-json", "after the end"),
    ],
)
def test_what_is_wrong_with_text_that_cannot_be_read(data: bytes, code: str, words: str) -> None:
    (issue,) = tm.validate(data).issues
    assert issue.code == code
    assert words in issue.message


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (b"\xff\xfe\x00\x00", "UTF-32"),
        (b"\x00\x00\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ],
)
def test_the_encoding_that_a_document_has_is_named(start: bytes, found: str) -> None:
    (issue,) = tm.validate(start + b"{\x00}\x00").issues
    assert issue.code == "not-utf-8"
    assert found in issue.message


def test_a_carriage_return_by_its_number_is_white_space() -> None:
    text = tm.dumps(TREATY, "xml").replace(b'<article number="1"/>', b'<article number="1"/>&#13;')
    assert tm.validate(text).document == TREATY


def test_of_an_attribute_with_several_numbers_the_wrong_one_is_named() -> None:
    text = tm.dumps(TREATY, "xml").replace(b'names_articles="2"', b'names_articles="2 x"')
    (issue,) = [one for one in tm.validate(text).issues if one.severity == "error"]
    assert (issue.code, issue.pointer) == ("wrong-type", "/sources/0/passages/1/names_articles/1")


def test_text_around_an_element_that_is_not_known_is_no_mistake_of_its_own() -> None:
    text = tm.dumps(TREATY, "xml").replace(b"Kingdom of Ruritania", b"Kingdom<b/>")
    assert codes(tm.validate(text)) == ["missing-field", "unknown-field"]


def test_only_a_report_from_before_an_event_reports_it_too_early() -> None:
    """Each source is looked at by its own date, and those of the others do not count."""
    early = tm.dumps(GAZETTE).replace(b"gazette", b"early").replace(b"2031-05-04", b"2031-04-01")
    both = tm.dumps(tm.merge([GAZETTE, tm.Report.model_validate_json(early)]))
    text = both.replace(b"XXXX-05-03", b"2031-05-03")
    found = [issue for issue in tm.validate(text).issues if issue.code == "reported-too-early"]
    assert [issue.message.partition(", but ")[2].partition(" ")[0] for issue in found] == ["early"]


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("gazette.p000", "did you mean gazette.p0010 or gazette.p0009 or gazette.p0008?"),
        ("gazette.p0500x", "did you mean gazette.p0500 or gazette.p0520 or gazette.p0510?"),
        ("gazette.p9999", "did you mean gazette.p0999 or gazette.p0998 or gazette.p0997?"),
    ],
)
def test_of_many_identifiers_those_nearby_are_named(id: str, hint: str) -> None:
    assert known_ids(id, [f"gazette.p{n:04}" for n in range(1000)]) == hint


def test_all_identifiers_are_named_where_none_is_like_it() -> None:
    assert known_ids("x", ["kurier.p1", "kurier.p2"]) == "known in this document: kurier.p1, kurier.p2"
    assert known_ids("x", []) == "there are none in this document; add it"


def test_how_large_a_document_can_be() -> None:
    assert SIZE_LIMIT == 16_777_216  # 16 MiB, as the documentation says
    data = tm.dumps(GAZETTE)
    assert tm.validate(data + b" " * (SIZE_LIMIT - len(data))).ok
    assert codes(tm.validate(data + b" " * (SIZE_LIMIT - len(data) + 1))) == ["too-large"]


@pytest.mark.parametrize("data", [b"<a/>\x00", b"<abcd\x00/>"])
def test_no_parser_of_xml_sees_a_null_character(data: bytes) -> None:
    (issue,) = tm.validate(data, "xml").issues
    assert issue.code == "not-utf-8"
    assert "null character" in issue.message


def test_a_value_that_is_the_text_of_its_element_has_no_element_of_its_own() -> None:
    text = tm.dumps(TREATY, "xml").replace(b">Kingdom of Ruritania<", b"><value>Kingdom of Ruritania</value><")
    (hint,) = [issue.hint for issue in tm.validate(text).issues if issue.code == "unknown-field"]
    assert hint == "write value as the text of the element"
