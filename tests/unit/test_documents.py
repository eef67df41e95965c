"""Reading and writing: both ways checked, the same bytes always, files whole or not at all."""

import copy
import gzip
import io
import json
import os
import pickle
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE
from treaty_model.check.documents import schema_named
from treaty_model.codec import json_writer, xml_writer
from treaty_model.codec.document import Format
from treaty_model.model import Assistance, MutualAid, Title

TREATY = tm.merge(DOCUMENTS)
FORMATS: tuple[Format, ...] = ("json", "xml")


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    for format in FORMATS:
        for document in (TREATY, GAZETTE):
            path = tmp_path / f"document.{format}"
            tm.write(document, path)
            assert tm.read(str(path)) == document
            assert path.read_bytes() == tm.dumps(document, format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_document_is_written_to_a_stream(tmp_path: Path, format: Format) -> None:
    path = tmp_path / "document"
    with path.open("wb") as buffered:
        tm.dump(TREATY, buffered, format)
        assert not buffered.closed
    assert path.read_bytes() == tm.dumps(TREATY, format)
    with path.open("wb", buffering=0) as raw:
        tm.dump(TREATY, raw, format)
    assert path.read_bytes() == tm.dumps(TREATY, format)
    with gzip.GzipFile(path, "wb") as compressed:
        tm.dump(TREATY, compressed, format)
    assert gzip.decompress(path.read_bytes()) == tm.dumps(TREATY, format)


def test_only_a_valid_document_is_written_to_a_stream() -> None:
    stream = io.BytesIO()
    with pytest.raises(tm.InvalidDocument):
        tm.dump(TREATY.model_copy(update={"id": "Not a slug"}), stream)
    with pytest.raises(tm.InvalidDocument):
        tm.dump(TREATY, stream, max_bytes=100)
    assert not stream.getvalue()
    tm.dump(TREATY, stream, schema="treaty.schema.json")
    assert stream.getvalue() == tm.dumps(TREATY, schema="treaty.schema.json")


def test_the_layout() -> None:
    text = tm.dumps(TREATY).decode()
    assert text.endswith("}\n")
    assert '\n            {"kind": "assistance", "form": "military", "reported_by": ["gazette.p2"]},\n' in text
    assert "null" not in text
    assert "[]" not in text
    assert '"Kestrel-Pakt"' in text
    assert text.startswith('{\n  "kind": "treaty",\n  "format_version": "1.0",\n  "id": "kestrel-accord",\n')


SCHEMAS = [
    "./schemas/v1/treaty.schema.json",
    "",
    'a "b" \\ \n\t\x00\x7f {[,:]}',
    "схема 🜨\u2028",
    "$schema",
    '": "',
    "a" * 5000,
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=ascii)
@pytest.mark.parametrize("document", [TREATY, GAZETTE], ids=["treaty", "report"])
def test_a_schema_is_named_before_all_else(document: tm.Report | tm.Treaty, schema: str, tmp_path: Path) -> None:
    data = tm.dumps(document, schema=schema)
    (first, *_), plain = json.loads(data).items(), tm.dumps(document)
    assert first == ("$schema", schema)
    assert data.startswith(b'{\n  "$schema": "')
    assert data.endswith(plain.removeprefix(b"{\n"))
    assert data.count(b"\n") == plain.count(b"\n") + 1
    assert tm.loads(data) == document
    assert tm.validate(data).ok
    path = tmp_path / "document.json"
    tm.write(document, path, schema=schema)
    assert path.read_bytes() == data
    assert schema_named(path) == schema


def test_a_schema_counts_as_what_is_written() -> None:
    size = len(tm.dumps(TREATY))
    with pytest.raises(tm.InvalidDocument, match="too-large"):
        tm.dumps(TREATY, max_bytes=size, schema="a")
    with pytest.raises(tm.InvalidDocument, match="too-many-parts"):
        tm.dumps(TREATY, schema="," * 400_001)


def test_writing_keeps_nothing_of_an_old_file(tmp_path: Path) -> None:
    path = tmp_path / "treaty.json"
    tm.write(TREATY, path, schema="a")
    tm.write(TREATY, path)
    assert path.read_bytes() == tm.dumps(TREATY)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b'{"kind": "treaty", "$schema": "a", "id": 7}', "a"),
        (b'{"$schema": "a", "kind": "report"}', "a"),
        (b'{"$schema": "\\u00e9\\n", "kind": "report"}', "\xe9\n"),
        (b'{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Report"}', None),
        (b'{"$schema": 7, "kind": "report"}', None),
        (b'{"$schema": "\\ud800", "kind": "report"}', None),
        (b'{"$schema": "a", "kind": ["report"]}', None),
        (b'{"source": {"$schema": "a"}, "kind": "report"}', None),
        (b'{"$schema": "a", "kind": "report"', None),
        (b'[{"$schema": "a", "kind": "report"}]', None),
        (b"\xff", None),
        (b"", None),
    ],
    ids=ascii,
)
def test_what_a_file_names_as_its_schema(tmp_path: Path, data: bytes, named: str | None) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    assert schema_named(path) == named
    assert schema_named(path.rename(tmp_path / "x.xml")) is None


def test_no_file_names_no_schema(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for name in ("nowhere.json", "folder.json", "x"):
        assert schema_named(tmp_path / name) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_not_read_for_its_schema(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert schema_named(tmp_path / "pipe.json") is None


def test_the_layout_in_xml() -> None:
    text = tm.dumps(TREATY, "xml").decode()
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<treaty xmlns="urn:treaty-model:1" format_version="1.0" id="kestrel-accord">\n'
        "  <parties>\n"
        '    <party id="ruritania">\n'
        "      <names>\n"
        '        <party-name language="en">Kingdom of Ruritania</party-name>\n'
    )
    assert '\n        <assistance form="military" reported_by="gazette.p2"/>\n' in text
    assert '\n    <article number="1"/>\n' in text
    assert text.endswith("\n  </sources>\n</treaty>\n")


def test_what_could_mean_something_else_in_xml_comes_back() -> None:
    for text in (
        '<a b="c">&amp;</a> ]]> \'"',
        "e\u0301 \u00e9 \ufb01",
        "🕊 \U0010ffff",
        "\u202bعربى\u202c",
        "a\u00a0b \u00adc \ufeff",
    ):
        report = GAZETTE.model_copy(update={"facts": (Title(language="en", value=text, reported_by=("gazette.p1",)),)})
        assert tm.loads(tm.dumps(report, "xml"), "xml") == report


@pytest.mark.parametrize("name", ["a.JSON", "a.Xml"])
def test_endings_count_in_any_letter_case(tmp_path: Path, name: str) -> None:
    tm.write(GAZETTE, tmp_path / name)
    assert tm.read(tmp_path / name) == GAZETTE


@pytest.mark.parametrize("name", ["treaty", "treaty.txt", "treaty.xml.gz", "treaty.JSON5"])
def test_the_ending_gives_the_format(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"must end with \.json or \.xml"):
        tm.write(TREATY, tmp_path / name)
    with pytest.raises((ValueError, OSError)):
        tm.read(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_rejected() -> None:
    unknown: Any = "yaml"
    with pytest.raises(ValueError, match="no format 'yaml'"):
        tm.dumps(TREATY, format=unknown)
    with pytest.raises(ValueError, match="no format 'yaml'"):
        tm.loads(b"", format=unknown)


def test_only_text_bytes_and_documents() -> None:
    text: Any = tm.dumps(TREATY).decode()
    assert tm.loads(text) == TREATY
    not_a_list: Any = TREATY
    for call, message in (
        (lambda: tm.dumps(text), "a report or a treaty, not str"),
        (lambda: tm.merge(not_a_list), "merge takes several documents, not one Treaty: put it into a list"),
        (lambda: tm.merge([text]), "merge takes reports and treaties, not str"),
    ):
        with pytest.raises(TypeError, match=message):
            call()


def test_what_could_not_be_read_is_not_written(tmp_path: Path) -> None:
    dangling = TREATY.model_copy(update={"sources": ()})
    broken = TREATY.model_copy(update={"id": "The Pact"})
    empty = TREATY.model_copy(update={"unplaced": (MutualAid.model_construct(kind="mutual-aid", clauses=()),)})
    no_reference = Assistance.model_construct(kind="assistance", reported_by=())
    unsaid = TREATY.model_copy(
        update={"unplaced": (MutualAid.model_construct(kind="mutual-aid", clauses=(no_reference,)),)}
    )
    for document, code in (
        (dangling, "unknown-passage"),
        (broken, "wrong-form"),
        (empty, "empty-list"),
        (unsaid, "empty-list"),
    ):
        with pytest.raises(tm.InvalidDocument) as caught:
            tm.write(document, tmp_path / "t.json")
        assert code in {issue.code for issue in caught.value.issues}
    assert list(tmp_path.iterdir()) == []


def test_a_list_in_the_place_of_a_tuple_is_made_one() -> None:
    forced = tm.Treaty.model_construct(**{**vars(TREATY), "articles": list(TREATY.articles)})
    for document in (forced, TREATY.model_copy(update={"articles": list(TREATY.articles)})):
        assert tm.dumps(document) == tm.dumps(TREATY)
        assert tm.merge([document]) == TREATY


def test_what_was_read_is_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {format: tm.dumps(TREATY, format) for format in FORMATS}
    documents: list[Any] = [tm.loads(expected[format], format) for format in FORMATS]
    documents += [tm.validate(expected[format], format).document for format in FORMATS]

    def unasked(_: object) -> None:
        raise AssertionError("it was checked before")

    monkeypatch.setattr("treaty_model.check.documents._valid", unasked)
    for document in documents:
        assert {format: tm.dumps(document, format) for format in FORMATS} == expected
    with pytest.raises(AssertionError):
        tm.dumps(TREATY)  # the union of reports has met no rule yet


def by_assignment(document: Any) -> Any:
    with pytest.raises(ValidationError, match="frozen"):
        document.id = "The Pact"
    with pytest.raises(AttributeError, match="append"):
        document.articles.append(None)
    object.__setattr__(document, "id", "The Pact")
    return document


def by_its_dictionary(document: Any) -> Any:
    document.__dict__["id"] = "The Pact"
    return document


def by_what_it_lacks(document: Any) -> Any:
    del document.__dict__["id"]
    return document


def by_what_it_cannot_have(document: Any) -> Any:
    document.__dict__["more"] = "than its model has"
    document.__dict__["id"] = "The Pact"
    return document


def by_making_it_again(document: Any) -> Any:
    document.__init__(format_version="1.0", id="other", sources=document.sources * 2)
    return document


def by_another_state(document: Any) -> Any:
    document.__setstate__(document.model_copy(update={"id": "The Pact"}).__getstate__())
    return document


def by_a_copy(document: Any) -> Any:
    return document.model_copy(update={"id": "The Pact"})


def by_construction(document: Any) -> Any:
    return type(document).model_construct(**{**document.__dict__, "id": "The Pact"})


def by_force_inside_of_a_copy(document: Any, copied: Callable[[Any], Any] = copy.copy) -> Any:
    document = copied(document)
    document.articles[0].__dict__["number"] = 0
    return document


def unpickled(document: Any) -> Any:
    return pickle.loads(pickle.dumps(document))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "spoil",
    [
        by_assignment,
        by_its_dictionary,
        by_what_it_lacks,
        by_what_it_cannot_have,
        by_making_it_again,
        by_another_state,
        by_a_copy,
        by_construction,
        by_force_inside_of_a_copy,
        partial(by_force_inside_of_a_copy, copied=copy.deepcopy),
        partial(by_force_inside_of_a_copy, copied=unpickled),
        partial(by_force_inside_of_a_copy, copied=lambda document: document.model_copy()),
        partial(by_force_inside_of_a_copy, copied=tm.Treaty.model_validate),
        partial(by_force_inside_of_a_copy, copied=lambda document: tm.merge([document])),
    ],
)
def test_what_was_read_and_spoiled_is_not_written(spoil: Callable[[Any], Any], format: Format) -> None:
    document = tm.loads(tm.dumps(TREATY))
    with pytest.raises(tm.InvalidDocument):
        tm.dumps(spoil(document), format)


def test_that_it_was_checked_is_no_part_of_a_document() -> None:
    read = tm.loads(tm.dumps(TREATY))
    assert read == TREATY
    assert hash(read) == hash(TREATY)
    assert repr(read) == repr(TREATY)
    assert read.model_dump() == TREATY.model_dump()
    assert pickle.dumps(read) == pickle.dumps(read.model_copy())


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.json"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device", "a file that nobody asked for")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        tm.write(TREATY, path)
    assert caught.value.filename == str(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="file modes are those of POSIX")
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    tm.write(TREATY, tmp_path / "t.json")
    (tmp_path / "usual").write_text("")
    assert stat.S_IMODE((tmp_path / "t.json").stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_too_large_a_document_is_rejected() -> None:
    for format in FORMATS:
        with pytest.raises(tm.InvalidDocument, match="too-large"):
            tm.loads(b" " * (16 * 1024 * 1024 + 1), format)


@pytest.mark.parametrize("format", FORMATS)
def test_what_would_not_be_read_again_is_not_written(format: Format, tmp_path: Path) -> None:
    size = len(tm.dumps(TREATY, format))
    assert tm.dumps(TREATY, format, max_bytes=size) == tm.dumps(TREATY, format)
    with pytest.raises(tm.InvalidDocument, match="too-large"):
        tm.dumps(TREATY, format, max_bytes=size - 1)
    with pytest.raises(tm.InvalidDocument, match="too-large"):
        tm.write(TREATY, tmp_path / f"t.{format}", max_bytes=size - 1)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", ["{" * 100_000, "[" * 100_000])
def test_what_has_too_many_parts_is_neither_read_nor_written(format: Format, text: str) -> None:
    def noted(text: str) -> tm.Report:
        first, *others = GAZETTE.source.passages
        passages = (first.model_copy(update={"note": text}), *others)
        return GAZETTE.model_copy(update={"source": GAZETTE.source.model_copy(update={"passages": passages})})

    fits = noted(text[1000:])
    assert tm.loads(tm.dumps(fits, format), format) == fits
    bursts = noted(text)
    with pytest.raises(tm.InvalidDocument, match="too-many-parts"):
        tm.dumps(bursts, format)
    written = (json_writer if format == "json" else xml_writer).encode(bursts)
    with pytest.raises(tm.InvalidDocument, match="too-many-parts"):
        tm.loads(written, format)


def test_all_problems_are_reported_at_once() -> None:
    text = tm.dumps(TREATY).decode()
    wrong = (
        text.replace('"military"', '"moral"')
        .replace('"kestrel-accord"', '"Kestrel"')
        .replace('"number": 4', '"number": 0')
    )
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.loads(wrong.encode())
    assert [(issue.pointer, issue.code) for issue in caught.value.issues] == [
        ("/id", "wrong-form"),
        ("/articles/1/provisions/0/clauses/1/form", "not-a-choice"),
        ("/articles/3/number", "out-of-range"),
    ]


def test_a_pointer_escapes_names() -> None:
    text = tm.dumps(TREATY).decode().replace('"id":', '"a/b~c": 1, "id":', 1)
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.loads(text.encode())
    assert caught.value.issues[0].pointer == "/a~1b~0c"


def test_a_text_is_read_as_its_bytes_are() -> None:
    for format in FORMATS:
        assert tm.loads(tm.dumps(TREATY, format).decode(), format) == TREATY
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.loads('{"kind": "\ud800"}')
    assert [issue.code for issue in caught.value.issues] == ["not-utf-8"]
