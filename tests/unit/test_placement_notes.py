"""Why provisions stand under no article, and what else than its article is named for a provision."""

from typing import Any

import pytest

from kestrel import FRAME, GAZETTE, KURIER
from treaty_model import Report, Treaty, merge
from treaty_model.model import Article, Duration, ExternalPlacement, Obligation, Period, Undertaking
from treaty_model.view.placement_notes import PlacementNotes

DURATION = Duration(clauses=(Period(value="fixed", years=10, reported_by=("gazette.p4",)),))
FAIR = Undertaking(topic="spring-fair", clauses=(Obligation(value="hold-a-fair", reported_by=("gazette.p4",)),))


def gazette(*names: int, **content: Any) -> Report:
    """The report of an envoy's words, of duration and fair, in which these articles are named."""
    (*others, last) = GAZETTE.source.passages
    passages = (*others, last.model_copy(update={"names_articles": names}))
    source = GAZETTE.source.model_copy(update={"passages": passages})
    return GAZETTE.model_copy(update={"source": source, "articles": (), "unplaced": (DURATION, FAIR), **content})


def kurier(*provisions: Any) -> Report:
    """A report that places provisions in article 3."""
    return KURIER.model_copy(update={"articles": (Article(number=3, provisions=provisions),)})


def by_kurier(provision: Any) -> Any:
    (clause,) = provision.clauses
    return provision.model_copy(update={"clauses": (clause.model_copy(update={"reported_by": ("kurier.p2",)}),)})


def why(treaty: Treaty, kind: str) -> str:
    (provision,) = (provision for provision in treaty.unplaced if provision.kind == kind)
    return PlacementNotes(treaty).why_unplaced(provision)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ((), "no report names the article"),
        ((4,), "gazette.p4 names article 4; its report leaves it unplaced"),
        ((2, 4), "gazette.p4 names articles 2 and 4; a passage that names several articles places no provision"),
        ((5, 6), "gazette.p4 names articles 5 and 6; a passage that names several articles places no provision"),
        ((6,), "gazette.p4 names article 6, and the treaty has 5 articles"),
        ((6, 9), "gazette.p4 names articles 6 and 9, and the treaty has 5 articles"),
    ],
)
def test_why_a_provision_stands_under_no_article(names: tuple[int, ...], reason: str) -> None:
    assert why(merge([FRAME, gazette(*names)]), "undertaking") == reason


def test_no_number_is_beyond_an_open_list_of_articles() -> None:
    frame = FRAME.model_copy(update={"articles_known": "in-part"})
    assert why(merge([frame, gazette(9)]), "undertaking") == "gazette.p4 names article 9; its report leaves it unplaced"


def test_what_a_treaty_can_have_several_times_stays_where_other_reports_name_an_article() -> None:
    treaty = merge([FRAME, gazette(), kurier(by_kurier(FAIR))])
    reason = "it can stand in several articles; other reports name article 3 for such a provision"
    assert why(treaty, "undertaking") == reason


def test_other_articles_are_named_for_what_a_treaty_has_once() -> None:
    basis = {"basis": "compared", "reference": "the gazette of laws", "compared": "2031-06-01"}
    placement = ExternalPlacement(provision="duration", article=5, certainty="probable", **basis)
    frame = FRAME.model_copy(update={"placements": (placement,)})
    report = gazette(4, articles=(Article(number=4, provisions=(DURATION, FAIR)),), unplaced=())
    treaty = merge([frame, report, kurier(by_kurier(DURATION), by_kurier(FAIR))])
    standing = PlacementNotes(treaty)
    found = {
        (p.kind, a.number): list(standing.doubts_of_place(p, a.number)) for a in treaty.articles for p in a.provisions
    }
    compared = "external: article 5 (probable) by comparison"
    assert found == {
        ("duration", 3): ["reports disagree about the article: others name article 4", compared],
        ("duration", 4): ["reports disagree about the article: others name article 3", compared],
        ("undertaking", 3): [],
        ("undertaking", 4): [],
    }
