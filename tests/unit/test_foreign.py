"""Files that are clearly not documents according to their root; if in doubt, a file is an invalid document."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE
from treaty_model.batch.foreign import is_document, is_foreign, is_named_as_document
from treaty_model.batch.outcome import Outcome
from treaty_model.batch.renderings import RENDERINGS
from treaty_model.codec.document import Format
from treaty_model.fixtures.files import fixtures
from treaty_model.view.claim_rows import claims_json, claims_ndjson
from treaty_model.view.tables import table_files

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("json", '{"name": "site", "private": true}'),
        ("json", '{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {}}'),
        ("json", '\ufeff{"compilerOptions": {}}'),
        ("json", "[]"),
        ("json", "{}"),
        ("json", "null"),
        ("json", '[{"description": "x"}, 3]'),
        ("xml", '<project xmlns="http://maven.apache.org/POM/4.0.0"><name>x</name></project>'),
        ("xml", '<?xml version="1.0" encoding="ISO-8859-1"?><project>\xe9</project>'),
        ("xml", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "xhtml.dtd"><html>&nbsp;</html>'),
        ("xml", "\ufeff<testsuites/>"),
    ],
)
def test_other_files(format: Format, text: str) -> None:
    assert is_foreign(text.encode("latin-1" if "8859" in text else "utf-8"), format)


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("json", '{"kind": "traety"}'),
        ("json", '{"kind": "Report", "id": "x"}'),
        ("json", '{"kind": 3, "articles": []}'),
        ("json", '{"format_version": "1.0"}'),
        ("json", '{"formatVersion": "1.0"}'),
        ("json", '{"treaty": "pact", "source": {}}'),
        ("json", '{"knid": "treaty", "id": "pact", "sources": []}'),
        ("json", '[{"name": "x"}, {"kind": "report"}]'),
        ("json", '{"name": "site",}'),
        ("json", '{"name": NaN}'),
        ("json", "<html/>"),
        ("json", ""),
        ("json", "[" * 10_000 + "]" * 10_000),
        ("json", "[" + "{}," * 100_001 + "{}]"),
        ("xml", "<traety/>"),
        ("xml", '<x:report xmlns:x="urn:other"/>'),
        ("xml", '<pact xmlns="urn:treaty-model:1"/>'),
        ("xml", "<project>"),
        ("xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("xml", '<?xml version="1.0" encoding="none-such"?><project/>'),
        ("xml", ""),
    ],
)
def test_invalid_documents(format: Format, text: str) -> None:
    assert not is_foreign(text.encode(), format)


def test_bytes_that_are_no_text_or_too_many() -> None:
    assert not is_foreign(b'{"name": "\xff"}', "json")
    assert is_foreign(b"{}" + b" " * 98, "json", 100)
    assert not is_foreign(b"{}" + b" " * 99, "json", 100)


def test_what_this_package_writes_and_is_no_document() -> None:
    treaty = tm.merge([FRAME, GAZETTE])
    files = fixtures(treaty)
    for name, data in files.items():
        if name.endswith(".json") and ".document" not in name:  # which have nothing of a document but a mistake
            is_other = name.startswith("schemas/") or name.endswith(("expected.json", "manifest.json"))
            assert is_foreign(data, "json") is is_other, name
    assert is_foreign(table_files(treaty)["datapackage.json"], "json")
    assert is_foreign("\n".join(claims_json(treaty)).encode(), "json")
    assert all(is_foreign(line.encode(), "json") for line in claims_ndjson(treaty))
    reports = {format: "\n".join(RENDERINGS[format]([Outcome("a.json", 1)])).encode() for format in RENDERINGS}
    assert all(is_foreign(reports[format], "json") for format in ("json", "sarif", "gitlab"))
    assert is_foreign(reports["junit"], "xml")


def test_no_document_of_the_tests_is_foreign() -> None:
    for path in (ROOT / "tests" / "corpus").rglob("*"):
        if path.suffix in (".json", ".xml"):
            other = is_foreign(path.read_bytes(), "json" if path.suffix == ".json" else "xml")
            assert not other or json.loads(path.read_bytes()) in ([], {}, None), path


def test_names_of_documents() -> None:
    ours = ["treaty.json", "frame.xml", "a/gazette.report.json", "Pact.Treaty.XML", "TREATY.JSON"]
    others = ["report.json", "package.json", "treaty.json.bak", "treaties.json", "my-treaty.json", "a.frame.json"]
    assert [name for name in [*ours, *others] if is_named_as_document(name)] == ours


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (tm.dumps(GAZETTE), True),
        (tm.dumps(FRAME, "xml"), True),
        (b"\xef\xbb\xbf <treaty/>", True),
        (b"<m:treaty", True),  # not well-formed
        (b"<?xml version='1.0'?><!-- a --><report id='x'>", True),
        (b'{"id": 1, "kind" : "treaty", ', True),
        (b'{"kind": "report"}\n{"kind": "report"}\n', True),
        (b'{"articles": []}', True),
        (b"", False),
        (b"{", False),
        (b"<", False),
        (b"<reports>", False),
        (b"<report-list", False),
        (b'a.json:1:1: error: "kind": "treaty" <treaty>', False),  # lines for people
        (b'{"name": "site"', False),
        (b"<!>" * 10_000, False),
        (b"\x00" * 10_000, False),
    ],
)
def test_documents(data: bytes, expected: bool) -> None:
    assert is_document(data) is expected


@pytest.mark.parametrize("render", RENDERINGS.values(), ids=RENDERINGS)
def test_what_is_found_is_no_document(render: Callable[[Iterable[Outcome]], Iterator[str]]) -> None:
    invalid = Path(__file__).parents[1] / "corpus" / "invalid" / "several.json"
    parts = [Outcome("a.json", 1, tm.validate(invalid).issues, Counter(error=3), ok=False), Outcome("b.json", 1)]
    assert not is_document("\n".join(render(parts)).encode())
    assert not is_document("\n".join(render([])).encode())
