"""The package models any treaty: an invented one goes the whole way."""

import re
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER, TEXTS
from treaty_model.model import Article, MutualAid, Timing
from treaty_model.passages.copy import Copy
from treaty_model.passages.matching import find
from treaty_model.view.articles import article_lines

PACKAGE = Path(tm.__file__).parent


@pytest.fixture
def treaty() -> tm.Treaty:
    return tm.merge(DOCUMENTS)


def test_it_has_its_articles_and_its_parties(treaty: tm.Treaty) -> None:
    assert [article.number for article in treaty.articles] == [1, 2, 3, 4, 5]
    assert [party.id for party in treaty.parties] == ["ruritania", "sylvania"]
    assert [a.number for a in treaty.articles if a.provisions] == [2, 3, 5]


def test_reports_alone_make_a_treaty_of_what_they_name() -> None:
    treaty = tm.merge([KURIER])
    assert [article.number for article in treaty.articles] == [1, 2, 3]
    assert tm.loads(tm.dumps(treaty)) == treaty


def test_the_same_clause_under_two_articles_stays_under_both(treaty: tm.Treaty) -> None:
    placed = {}
    for number in (2, 3):
        (aid,) = treaty.article(number).provisions
        assert isinstance(aid, MutualAid)
        placed[number] = [timing.reported_by for timing in aid.select(Timing)]
    assert placed == {2: [("gazette.p2",)], 3: [("kurier.p2",)]}


def test_coverage_says_who_names_what(treaty: tm.Treaty) -> None:
    assert treaty.coverage() == {
        1: {"gazette": "none", "kurier": "none"},
        2: {"gazette": "explicit", "kurier": "none"},
        3: {"gazette": "none", "kurier": "explicit"},
        4: {"gazette": "none", "kurier": "none"},
        5: {"gazette": "explicit", "kurier": "none"},
    }


def with_aid(article: int, *passages: str) -> tm.Treaty:
    aid = MutualAid(clauses=(Timing(value="immediate", reported_by=passages),))
    articles = (Article(number=article, provisions=(aid,)),)
    return tm.merge([FRAME, tm.Report.model_validate(KURIER.model_copy(update={"articles": articles}))])


@pytest.mark.parametrize("passages", [("kurier.p2",), ("kurier.p2", "kurier.p3"), ("kurier.p1", "kurier.p2")])
def test_one_passage_that_names_the_article_is_enough(passages: tuple[str, ...]) -> None:
    treaty = with_aid(3, *passages)
    assert treaty.coverage()[3]["kurier"] == "explicit"
    assert "kurier*" in "\n".join(article_lines(treaty, 3))


def test_no_article_holds_what_no_passage_places_there() -> None:
    assert [provision.kind for provision in with_aid(3, "kurier.p1", "kurier.p3").unplaced] == ["mutual-aid"]
    treaty = with_aid(4, "kurier.p2")  # which names Article 3
    assert [article.number for article in treaty.articles if article.provisions] == [3]


def test_one_agency_is_one_voice(treaty: tm.Treaty) -> None:
    occurrence, *_ = treaty.event("signing").clauses
    assert occurrence.reported_by == ("gazette.p1", "kurier.p1")
    assert treaty.support(occurrence) == (2, 1, False, (2, 1, False))


def test_two_days_of_signing_contradict_each_other(treaty: tm.Treaty) -> None:
    (contradiction,) = [found for found in treaty.contradictions() if found.event]
    assert (contradiction.event, contradiction.fact) == ("signing", "date")
    assert [clause.summary for clause in contradiction.clauses] == ["2031-05-02", "XXXX-05-03"]


def test_it_goes_out_and_comes_back(treaty: tm.Treaty) -> None:
    for document in (*DOCUMENTS, treaty):
        assert tm.loads(tm.dumps(document)) == document


def test_its_passages_stand_where_they_say() -> None:
    for report in (GAZETTE, KURIER):
        copy = Copy(TEXTS[report.source.id])
        assert {find(passage, copy).state for passage in report.source.passages} == {"exact"}


def test_no_report_is_no_support() -> None:
    treaty = tm.merge([FRAME])
    assert treaty == FRAME
    assert treaty.claims() == ()
    assert treaty.contradictions() == ()
    assert treaty.status_on("2031-01-01").state == "unknown"


def test_only_the_data_knows_a_treaty() -> None:
    named = re.compile(r"russia|korea|dprk|pyongyang|moscow|putin|\b23\b|\btwenty-three\b", re.IGNORECASE)
    for path in PACKAGE.rglob("*.py"):
        found = named.search(path.read_text("utf-8"))
        assert found is None, f"{path.name} names {found and found[0]}"


def test_the_documents_in_the_examples_are_these() -> None:
    folder = Path(__file__).parents[2] / "examples" / "kestrel"
    for document, name in zip(DOCUMENTS, ("treaty.json", "gazette.report.json", "kurier.report.json"), strict=True):
        assert (folder / name).read_bytes() == tm.dumps(document)
