"""The tables of a treaty: which there are, what their keys rest on, and what is in the files."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, strategies as st

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model import model
from treaty_model.lexical import Text
from treaty_model.model import Characterisation, Clause, LocatedClause, Title, Treaty, iter_clauses
from treaty_model.model.keys import clause_key
from treaty_model.model.provision_clauses import Obligation
from treaty_model.spec import ModelSpec, spec_of, types_of
from treaty_model.testing import leaf_values
from treaty_model.view.tables import Table, table_files, tables
from treaty_model.view.tables.csv_file import csv_rows
from treaty_model.view.tables.definitions import Definition, definitions

TEXTS = leaf_values(get_args(Text)[1])
NAMES = (
    *("treaty", "parties", "party_names", "articles", "provisions", "placements", "events", "possibly_same"),
    *("clauses", "sources", "passages", "passage_articles", "claims"),
)


def rows(treaty: Treaty, name: str, **where: object) -> list[dict[str, object]]:
    table = tables(treaty)[name]
    found: list[dict[str, object]] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return [row for row in found if where.items() <= row.items()]


def test_the_tables_of_a_treaty() -> None:
    found = tables(tm.merge(DOCUMENTS))
    assert tuple(found) == NAMES
    assert found["provisions"] == Table(
        ("key", "article", "kind", "topic"),
        [
            ("article/2/mutual-aid", 2, "mutual-aid", None),
            ("article/3/mutual-aid", 3, "mutual-aid", None),
            ("article/5/entry-into-force", 5, "entry-into-force", None),
            ("unplaced/duration", None, "duration", None),
            ("unplaced/undertaking/topic=spring-fair", None, "undertaking", "spring-fair"),
        ],
    )
    assert found["passage_articles"].rows == [("gazette.p2", 2), ("gazette.p3", 5), ("kurier.p2", 3)]
    assert found["party_names"].rows == [("ruritania", "en", "Kingdom of Ruritania")]


def test_a_clause_has_a_column_for_each_field() -> None:
    (period,) = rows(tm.merge(DOCUMENTS), "clauses", kind="period")
    assert {name: value for name, value in period.items() if value is not None} == {
        "key": "unplaced/duration/period/fixed/years=10",
        "in_provision": "unplaced/duration",
        "kind": "period",
        "value": "fixed",
        "years": 10,
        "summary": "fixed (10)",
    }


def test_a_number_among_texts_is_a_text_and_is_a_number_elsewhere() -> None:
    (number,) = rows(tm.merge(DOCUMENTS), "clauses", kind="number-of-articles")
    assert number["value"] == "5"
    kinds = {column.name: column.whole_numbers for column in definitions()["clauses"].columns}
    assert [name for name, whole in kinds.items() if whole] == ["article", "years"]


def test_a_source_says_how_it_knows() -> None:
    gazette, kurier = rows(tm.merge(DOCUMENTS), "sources")
    told = ("published_kind", "published_value", "published_basis", "publisher_kind", "publisher_value")
    assert [gazette[name] for name in told] == ["stated", "2031-05-04", None, "stated", "Riverton Gazette"]
    assert [kurier[name] for name in told] == ["inferred", "2031", "the year that the text gives", "unknown", None]


def test_claims_are_those_of_the_treaty() -> None:
    treaty = tm.bundled()
    found = tables(treaty)["claims"]
    order = [found.columns.index(name) for name in treaty.claims()[0]._fields]
    assert [tuple(row[n] or ("" if n == order[4] else None) for n in order) for row in found.rows] == list(
        treaty.claims()
    )


def test_claims_and_clauses_are_joined_by_keys_that_reports_do_not_change() -> None:
    alone = {row["key"] for row in rows(tm.merge([FRAME, GAZETTE]), "clauses")}
    together = {row["key"] for row in rows(tm.merge(DOCUMENTS), "clauses")}
    assert alone < together
    assert alone == {row["key"] for row in rows(tm.without_source(tm.merge(DOCUMENTS), "kurier"), "clauses")}
    assert together == {row["clause_key"] for row in rows(tm.merge(DOCUMENTS), "claims")}


@pytest.mark.parametrize(
    ("clause", "key"),
    [
        (Characterisation(value="fair", reported_by=("a.b",)), "fact/characterisation/fair"),
        (
            Title(language="zh-Hant", value="Pact", reported_by=("a.b",)),
            "fact/title/language=zh-Hant/Pact",
        ),
    ],
)
def test_keys_of_facts(clause: Clause, key: str) -> None:
    assert clause_key(LocatedClause("", clause)) == key


@given(TEXTS, TEXTS)
def test_two_texts_have_two_keys(one: str, other: str) -> None:
    keys = [
        clause_key(LocatedClause("", Title(language="en", value=text, reported_by=("a.b",)))) for text in (one, other)
    ]
    assert (keys[0] == keys[1]) is (one == other)
    assert all(re.fullmatch("fact/title/language=en/[0-9A-Za-z.~-]+", key) for key in keys)


@pytest.mark.parametrize(
    "hostile", ["a/b", "value=x", "a" * 121, "~" + "0" * 32, "a b", "é", "e\u0301", "../..", "<script>"]
)
def test_no_text_makes_the_key_of_another_clause(hostile: str) -> None:
    key = clause_key(LocatedClause("", Title(language="en", value=hostile, reported_by=("a.b",))))
    assert re.fullmatch("fact/title/language=en/~[0-9a-f]{32}", key)


def test_every_clause_of_the_treaty_has_a_key_of_its_own() -> None:
    placed = list(iter_clauses(tm.bundled()))
    assert len({clause_key(p) for p in placed}) == len(placed)


def test_a_clause_that_a_document_has_twice_is_one_row() -> None:
    fair = [Obligation(value="meet", reported_by=(id,)) for id in ("kurier.p2", "kurier.p3")]
    undertaking = model.Undertaking(topic="fair", clauses=(fair[0], fair[1], fair[0]))
    report = KURIER.model_copy(update={"unplaced": (undertaking,)})
    treaty = tm.merge([report]).model_copy(update={"unplaced": (undertaking,)})
    assert len(rows(treaty, "clauses", value="meet")) == 1
    assert [row["passage"] for row in rows(treaty, "claims", value="meet")] == ["kurier.p2", "kurier.p3"]


@pytest.mark.parametrize("definition", definitions().values(), ids=lambda definition: definition.name)
def test_every_column_says_what_it_shows(definition: Definition) -> None:
    known = {spec.name: spec for spec in types_of(spec_of(Treaty)).values() if isinstance(spec, ModelSpec)}
    for column in definition.columns:
        assert column.doc
        for shown in column.shows:
            name, field = shown.split(".")
            assert hasattr(getattr(model, name), field) or field in [f.name for f in known[name].fields]


def test_no_field_is_without_a_column() -> None:
    """A list is a table: claims are the references of clauses."""
    shown = {name for table in definitions().values() for column in table.columns for name in column.shows}
    lists = set()
    for spec in types_of(spec_of(Treaty)).values():
        for field in spec.fields if isinstance(spec, ModelSpec) else ():
            if field.many:
                lists.add(field.name)
            elif not field.members:
                assert f"{spec.name}.{field.name}" in shown
    lists_of_tables = {"parties", "names", "articles", "provisions", "unplaced", "events", "facts", "sources"}
    lists_of_tables |= {"placements", "possibly_same"}
    assert lists == lists_of_tables | {"clauses", "passages", "names_articles", "reported_by"}


def test_references() -> None:
    assert {name: [(c.name, c.refers) for c in table.references] for name, table in definitions().items()} == {
        "treaty": [],
        "parties": [],
        "party_names": [("party", "parties")],
        "articles": [],
        "provisions": [("article", "articles")],
        "placements": [],
        "events": [],
        "possibly_same": [],
        "clauses": [
            *(("in_provision", "provisions"), ("in_event", "events"), ("party", "parties"), ("event", "events")),
        ],
        "sources": [],
        "passages": [("source", "sources"), ("speaker_party", "parties")],
        "passage_articles": [("passage", "passages")],
        "claims": [
            *(("clause_key", "clauses"), ("passage", "passages"), ("article", "articles"), ("event", "events")),
            ("source", "sources"),
        ],
    }


def test_a_frame_has_headers_only() -> None:
    files = table_files(FRAME)
    for name in ("provisions", "events", "clauses", "sources", "passages", "passage_articles", "claims"):
        assert files[f"{name}.csv"].count(b"\r\n") == 1
    assert files["articles.csv"] == b"number\r\n1\r\n2\r\n3\r\n4\r\n5\r\n"


def test_bytes_of_csv() -> None:
    for name, data in table_files(tm.bundled()).items():
        if name.endswith(".csv"):
            assert not data.startswith(b"\xef\xbb\xbf")
            assert data.endswith(b"\r\n")
            assert data.count(b"\n") == data.count(b"\r\n")


@given(st.lists(st.lists(st.text(min_size=1) | st.none() | st.integers(0, 9), min_size=2, max_size=2)))
def test_whatever_stands_in_rows_comes_back(values: list[list[str | int | None]]) -> None:
    head, *back = csv.reader(io.StringIO(csv_rows(("a", "b"), values), newline=""), strict=True)
    assert head == ["a", "b"]
    assert back == [["" if value is None else str(value) for value in row] for row in values]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('say "x"', '"say ""x"""'),
        ("a, b", '"a, b"'),
        ("a\nb", '"a\nb"'),
        ("a\rb", '"a\rb"'),
        ("=1+1", "=1+1"),
        ("@x", "@x"),
        ("\u202bعربى\u202c", "\u202bعربى\u202c"),
        ("조약의 원본", "조약의 원본"),
        ("<script>", "<script>"),
        ("NULL", "NULL"),
    ],
)
def test_values_are_written_as_they_are(value: str, written: str) -> None:
    assert csv_rows(("a", "b"), [(value, None)]) == f"a,b\r\n{written},\r\n"


def test_the_package_describes_the_files() -> None:
    files = table_files(tm.merge(DOCUMENTS))
    package = json.loads(files["datapackage.json"])
    assert package["name"] == "kestrel-accord"
    assert [resource["name"] for resource in package["resources"]] == list(NAMES)
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["description"]
        schema, table = resource["schema"], definitions()[resource["name"]]
        assert schema["missingValues"] == [""]
        assert tuple(schema["primaryKey"]) == table.key
        leads = [(key["fields"], key["reference"]["resource"]) for key in schema.get("foreignKeys", [])]
        assert leads == [([column.name], column.refers) for column in table.references]
        assert all(field["description"] for field in resource["schema"]["fields"])
        unique = tuple(field["name"] for field in schema["fields"] if "unique" in field["constraints"])
        assert unique == (table.key if len(table.key) == 1 else ())
        assert all(field["constraints"].get("unique", True) is True for field in schema["fields"])


def test_constraints_come_from_the_leaves() -> None:
    fields = {
        (resource["name"], field["name"]): field
        for resource in json.loads(table_files(FRAME)["datapackage.json"])["resources"]
        for field in resource["schema"]["fields"]
    }
    start = next(field.type for field in spec_of(model.Passage).fields if field.name == "start")
    assert fields["passages", "start"]["constraints"] == {
        "required": True,
        "minimum": start.least,  # type: ignore[union-attr]  # it is a number
        "maximum": start.greatest,  # type: ignore[union-attr]
    }
    assert fields["passages", "manner"]["constraints"]["enum"] == ["quotation", "paraphrase", "statement", "headline"]
    assert fields["passages", "sha256"]["constraints"]["pattern"] == "([0-9a-f]{64})"
    assert fields["sources", "publisher_value"]["description"].startswith("The outlet that published the document. Of ")
    value = fields["clauses", "value"]["constraints"]["pattern"]
    for told in ("all-available", "2024-06-19", "a title", "5"):
        assert re.fullmatch(value, told)
    for told in ("", "a\n", "a  b"):
        assert not re.fullmatch(value, told)
    assert "Of effect: The effect on the earlier treaty" in fields["clauses", "kind"]["description"]
    assert fields["clauses", "article"]["description"] == "Of legal-basis: The article of that instrument."


PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text("utf-8")


def test_the_page_mentions_every_table() -> None:
    told = {
        name: (tuple(re.findall("`(.*?)`", key)), set(re.findall("`(.*?)`", refers)))
        for name, key, refers in re.findall(r"^\| `(\w+)` \| .* \| (.*?) \| (.*?)\|$", PAGE, re.MULTILINE)
    }
    assert told == {
        name: (table.key, {column.refers for column in table.references}) for name, table in definitions().items()
    }


def test_the_keys_that_the_page_shows_are_keys() -> None:
    found = tables(tm.bundled())
    known = {row[0] for name in ("provisions", "clauses") for row in found[name].rows}
    shown = re.findall(r"^(?:article|event|fact)/\S+$", PAGE, re.MULTILINE)
    assert len(shown) == 4
    assert set(shown) <= known


def test_which_columns_can_be_empty() -> None:
    clause = "value instrument article of imminence form language title dated effect years part basis"
    source = "title url publisher_value publisher_entity publisher_basis origin_value origin_entity origin_basis"
    dates = "published_value published_basis recorded_basis recorded_not_before recorded_not_after"
    optional = {
        "treaty": "articles_known",
        "provisions": "article topic",
        "placements": "topic",
        "events": "first last",
        "clauses": f"in_provision in_event {clause} party office person relation event known summary",
        "sources": f"{source} {dates} note",
        "passages": (
            "speaker_kind speaker_name speaker_office speaker_party speaker_of speaker_issuer speaker_issuer_known note"
        ),
        "claims": "article provision event value origin status placement placed_by",
    }
    for name, table in definitions().items():
        assert [column.name for column in table.columns if not column.required] == optional.get(name, "").split()
