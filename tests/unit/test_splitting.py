"""A treaty taken apart, and put together again."""

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE, KURIER
from treaty_model.model import Article, Timing, Undertaking
from treaty_model.reports.splitting import MOST_EXCERPTS, by_article

TREATY = tm.merge([FRAME, GAZETTE, KURIER])


def of_articles(count: int) -> tm.Treaty:
    """A treaty of so many articles, of each of which a passage of its own reports something."""
    passages = tuple(
        GAZETTE.source.passages[0].model_copy(update={"id": f"gazette.n{n:04}", "start": n, "names_articles": (n,)})
        for n in range(1, count + 1)
    )
    articles = tuple(
        Article(
            number=n,
            provisions=(
                Undertaking(topic="fair", clauses=(Timing(value="permanent", reported_by=(f"gazette.n{n:04}",)),)),
            ),
        )
        for n in range(1, count + 1)
    )
    source = GAZETTE.source.model_copy(update={"passages": passages})
    return tm.merge([tm.Treaty(format_version=tm.FORMAT_VERSION, id="t", articles=articles, sources=(source,))])


def test_each_report_says_what_it_says_alone() -> None:
    frame, reports = tm.split(TREATY)
    assert [report.source.id for report in reports] == ["gazette", "kurier"]
    assert tm.merge([frame, *reports]) == TREATY
    for report, original in zip(reports, (GAZETTE, KURIER), strict=True):
        assert tm.merge([FRAME, report]) == tm.merge([FRAME, original])


def test_a_report_by_itself_names_no_article_beyond_the_last() -> None:
    """What only a passage places that names an article which the treaty has not stands under none."""
    passages = tuple(
        p.model_copy(update={"names_articles": (9,)}) if p.id == "gazette.p2" else p for p in GAZETTE.source.passages
    )
    aid = GAZETTE.articles[0].provisions[0]
    source = GAZETTE.source.model_copy(update={"passages": passages})
    treaty = tm.merge([FRAME, GAZETTE.model_copy(update={"source": source, "articles": (), "unplaced": (aid,)})])
    (report,) = tm.split(treaty)[1]
    assert (report.articles, report.unplaced) == ((), (aid,))


@pytest.mark.parametrize("count", [3, MOST_EXCERPTS, MOST_EXCERPTS + 2])
def test_excerpts_of_articles_are_the_treaty_together(count: int) -> None:
    treaty = of_articles(count)
    excerpts, outside = by_article(treaty)
    assert len(excerpts) == min(count, MOST_EXCERPTS)
    assert [sum(len(s.passages) for s in excerpt.sources) for excerpt in excerpts] == [1] * len(excerpts)
    assert [a.number for a in outside.articles if a.provisions] == list(range(MOST_EXCERPTS + 1, count + 1))
    assert [len(s.passages) for s in outside.sources] == [max(count - MOST_EXCERPTS, 0)]
    assert tm.merge([*excerpts, outside]) == treaty


def test_the_sources_of_an_excerpt_stand_in_the_order_of_the_treaty() -> None:
    excerpts, _ = by_article(TREATY)
    (aid,) = TREATY.article(2).provisions
    used = {id for clause in aid.clauses for id in clause.reported_by}
    assert [p.id for s in excerpts[1].sources for p in s.passages] == [
        p.id for s in TREATY.sources for p in s.passages if p.id in used
    ]
