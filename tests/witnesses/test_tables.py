"""Tables, as other programs read them: a validator of Data Packages, a database, libraries of data frames."""

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE
from treaty_model.cli import main
from treaty_model.model import Title, Treaty, iter_clauses
from treaty_model.model.keys import clause_key
from treaty_model.model.source import source_of
from treaty_model.view.tables import Table, tables

from .conftest import require_package

# Texts that programs may take for something else than the texts that they are.
TEXTS = (
    *("NA", "NULL", "None", "nan", "true", "007", "1e5", "2024-06-19", "-", "\\N", "\ufeff", "#", "//", "=1+1", "@x"),
    *(
        'say "x"',
        '"',
        '""',
        "a, b; c",
        "'",
        "조약",
        "\u202bمعاهدة\u202c",
        "e\u0301",
        "🕊 peace",
        "no\u00a0break",
        "<script>",
    ),
)
HOSTILE = tm.merge(
    [
        FRAME,
        GAZETTE.model_copy(
            update={"facts": tuple(Title(language="nan", value=text, reported_by=("gazette.p1",)) for text in TEXTS)}
        ),
    ]
)
TREATIES = pytest.mark.parametrize(
    "treaty", [tm.bundled(), tm.merge(DOCUMENTS), FRAME, HOSTILE], ids=("built", "kestrel", "frame", "hostile")
)


def written(treaty: Treaty, folder: Path, *options: str) -> Path:
    """A folder with the tables of a treaty."""
    tm.write(treaty, folder / "treaty.json")
    assert main(["tables", "--treaty", str(folder / "treaty.json"), "-o", str(folder / "tables"), *options]) == 0
    return folder / "tables"


# --- a validator of Data Packages ---


def mistakes(folder: Path) -> list[str]:
    require_package("frictionless")
    from frictionless import Package, system  # noqa: PLC0415  # it may not be there

    with system.use_context(standards="v2"):
        report = Package(str(folder / "datapackage.json")).validate()
    found: list[list[str]] = report.flatten(["type"])
    assert report.valid is not bool(found)
    return sorted({type for (type,) in found})


@TREATIES
def test_the_package_is_valid(treaty: Treaty, tmp_path: Path) -> None:
    assert mistakes(written(treaty, tmp_path)) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        ("claims", "kurier.p3", "kurier.p9", "foreign-key"),
        ("clauses", "event/monument/occurrence", "event/signing/occurrence", "primary-key"),
        ("sources", "stated,2031-05-04", "told,2031-05-04", "constraint-error"),
        ("sources", "stated,2031-05-04", "stated,2031-13-04", "constraint-error"),
        ("sources", "gazette.txt", "", "constraint-error"),
        ("passages", "gazette.p1,gazette,28", "gazette.p1,gazette,x", "type-error"),
    ],
)
def test_the_validator_sees_what_is_wrong(table: str, old: str, new: str, found: str, tmp_path: Path) -> None:
    folder = written(tm.merge(DOCUMENTS), tmp_path)
    file = folder / f"{table}.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:  # else their difference is all that is told
        del resource["hash"], resource["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert found in mistakes(folder)


# --- a database ---


@pytest.fixture
def duckdb() -> Any:
    require_package("duckdb")
    import duckdb  # noqa: PLC0415

    return duckdb.connect()


@TREATIES
def test_a_database_reads_the_csv_files(treaty: Treaty, tmp_path: Path, duckdb: Any) -> None:
    folder = written(treaty, tmp_path)
    for name, table in tables(treaty).items():
        read = duckdb.execute(f"SELECT * FROM read_csv('{folder / name}.csv', header = true, all_varchar = true)")
        assert [column[0] for column in read.description] == list(table.columns)
        texts = [tuple(None if value is None else str(value) for value in row) for row in table.rows]
        assert read.fetchall() == texts


@TREATIES
def test_a_database_reads_the_parquet_files(treaty: Treaty, tmp_path: Path, duckdb: Any) -> None:
    require_package("pyarrow")
    folder = written(treaty, tmp_path, "--parquet")
    for name, table in tables(treaty).items():
        read = duckdb.execute(f"SELECT * FROM '{folder / name}.parquet'")
        assert Table(tuple(column[0] for column in read.description), read.fetchall()) == table


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_joins_give_what_the_model_gives(ending: str, tmp_path: Path, duckdb: Any) -> None:
    treaty = tm.bundled()
    require_package("pyarrow")
    folder = written(treaty, tmp_path, "--parquet")
    for name in tables(treaty):
        duckdb.execute(f"CREATE VIEW {name} AS SELECT * FROM '{folder / name}.{ending}'")
    support = duckdb.execute(
        """
        SELECT clause_key, count(DISTINCT source), count(DISTINCT coalesce(origin, source))
        FROM claims
        GROUP BY clause_key
        """
    ).fetchall()
    assert {key: counts for key, *counts in support} == {
        clause_key(placed): [*treaty.support(placed.clause)[:2]] for placed in iter_clauses(treaty)
    }
    coverage = duckdb.execute(
        """
        SELECT articles.number, sources.id, coalesce(min(
            CASE WHEN passage_articles.article = articles.number THEN 'explicit'
                 WHEN claims.passage IS NOT NULL THEN 'inferred' END), 'none')
        FROM articles CROSS JOIN sources
        LEFT JOIN provisions ON provisions.article = articles.number
        LEFT JOIN clauses ON clauses.in_provision = provisions.key
        LEFT JOIN claims ON claims.clause_key = clauses.key AND claims.source = sources.id
        LEFT JOIN passage_articles ON passage_articles.passage = claims.passage
        GROUP BY articles.number, sources.id
        """
    ).fetchall()
    reported = treaty.coverage(external=False)
    cells = {(number, source): cell for number, row in reported.items() for source, cell in row.items()}
    assert {(number, source): cell for number, source, cell in coverage} == cells
    told = duckdb.execute("SELECT clause_key, passage FROM claims").fetchall()
    references = [(clause_key(placed), id) for placed in iter_clauses(treaty) for id in placed.clause.reported_by]
    assert told == references
    assert all(source_of(passage) in {source.id for source in treaty.sources} for _, passage in told)


# --- what the documentation shows ---

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"


@pytest.mark.parametrize(
    "block", re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
)
def test_the_documentation_shows_what_happens(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *_ = doctest.DocTestParser().get_examples(block)
    require_package(first.source.removeprefix("import ").strip())
    monkeypatch.chdir(tmp_path)
    main(["tables", "-o", "build/tables"])
    test = doctest.DocTestParser().get_doctest(block, {}, "block", None, None)
    failed, _ = doctest.DocTestRunner().run(test)
    assert failed == 0, capsys.readouterr().out


# --- Parquet ---


def test_columns_of_parquet_have_types_and_meanings(tmp_path: Path) -> None:
    require_package("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415

    schema = parquet.read_schema(written(FRAME, tmp_path, "--parquet") / "passages.parquet")
    start, note = schema.field("start"), schema.field("note")
    assert (str(start.type), start.nullable) == ("int32", False)
    assert (str(note.type), note.nullable) == ("string", True)
    assert start.metadata[b"description"].startswith(b"The number of code points")


def test_parquet_is_the_same_every_time(tmp_path: Path) -> None:
    require_package("pyarrow")
    found = []
    for place in ("one", "other"):
        (tmp_path / place).mkdir()
        folder = written(tm.bundled(), tmp_path / place, "--parquet")
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert found[0] == found[1]
    assert len(found[0]) == 2 * len(tables(FRAME)) + 1


# --- libraries of data frames ---


@TREATIES
def test_pandas_reads_both(treaty: Treaty, tmp_path: Path) -> None:
    require_package("pandas")
    require_package("pyarrow")
    import pandas  # noqa: PLC0415

    folder = written(treaty, tmp_path, "--parquet")
    for name, table in tables(treaty).items():
        texts = [tuple(None if value is None else str(value) for value in row) for row in table.rows]
        frame = pandas.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False, na_values=[""])
        assert list(frame.columns) == list(table.columns)
        assert [tuple(row) for row in frame.astype(object).where(frame.notna(), None).to_numpy()] == texts
        frame = pandas.read_parquet(folder / f"{name}.parquet")
        assert list(frame.columns) == list(table.columns)
        assert [tuple(row) for row in frame.astype(object).where(frame.notna(), None).to_numpy()] == table.rows


@TREATIES
def test_polars_reads_both(treaty: Treaty, tmp_path: Path) -> None:
    require_package("polars")
    require_package("pyarrow")
    import polars  # noqa: PLC0415

    folder = written(treaty, tmp_path, "--parquet")
    for name, table in tables(treaty).items():
        texts = [tuple(None if value is None else str(value) for value in row) for row in table.rows]
        frame = polars.read_csv(folder / f"{name}.csv", infer_schema=False)
        assert Table(tuple(frame.columns), frame.rows()) == Table(table.columns, texts)  # type: ignore[arg-type]
        frame = polars.read_parquet(folder / f"{name}.parquet")
        assert Table(tuple(frame.columns), frame.rows()) == table
