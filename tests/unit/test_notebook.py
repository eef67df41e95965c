"""The matrix that notebooks show of a treaty."""

import re
from typing import Any

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.model import Article, Party, StatedText

TREATY = tm.merge(DOCUMENTS)


def matrix(treaty: tm.Treaty) -> str:
    html = treaty._repr_html_()
    assert html is not None
    return html


def rows(html: str) -> list[list[str]]:
    found = re.findall(r"<tr>(.*?)</tr>", html)
    return [[re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in found]


def test_the_matrix_is_the_coverage() -> None:
    shown = rows(matrix(TREATY))
    assert shown[0] == ["article", "reported provisions", *(source.id for source in TREATY.sources)]
    for article, (number, labels, *told) in zip(TREATY.articles, shown[1:], strict=True):
        assert number == str(article.number)
        assert labels == ", ".join(provision.label for provision in article.provisions)
        assert [cell.rpartition(" ")[2] or "none" for cell in told] == list(TREATY.coverage()[article.number].values())


def test_it_is_the_same_each_time_and_not_there_where_passages_are_missing() -> None:
    read = tm.loads(tm.dumps(TREATY))
    assert isinstance(read, tm.Treaty)
    assert matrix(TREATY) == matrix(read)
    dangling = TREATY.model_copy(update={"sources": ()})
    assert dangling._repr_html_() is None


def test_it_holds_no_markup_of_others_and_needs_nothing_else() -> None:
    hostile = StatedText(value='<script>alert(1)</script>" onload=x')
    source = TREATY.sources[0].model_copy(update={"publisher": hostile})
    html = matrix(TREATY.model_copy(update={"sources": (source, *TREATY.sources[1:])}))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=x" in html
    assert not re.search(r"<script|<style|<link|<img|src=|href=|url\(", html)


def test_of_a_large_treaty_a_part_is_shown() -> None:
    articles = tuple(Article(number=n) for n in range(1, 1001))
    large = TREATY.model_copy(update={"articles": articles})
    assert len(rows(matrix(large))) == 61
    assert "the first 60 articles" in matrix(large)


def test_all_is_shown_up_to_the_limits_and_beyond_them_it_is_said() -> None:
    whole = TREATY.model_copy(update={"articles": tuple(Article(number=n) for n in range(1, 61))})
    assert "are shown" not in matrix(whole)
    (provision,) = TREATY.unplaced[:1]
    some = TREATY.model_copy(update={"unplaced": (provision,) * 20})
    assert matrix(some).count(provision.label) == 20
    assert "..." not in matrix(some)
    more = TREATY.model_copy(update={"unplaced": (provision,) * 21})
    assert matrix(more).count(provision.label) == 20
    assert f"{provision.label}, ...<" in matrix(more)


def test_a_frame_has_no_rows() -> None:
    frame: Any = tm.Treaty(format_version="1.0", id="pact", parties=(Party(id="ruritania"),))
    assert rows(matrix(frame)) == []
    assert "0 articles, 0 reports, 0 events" in matrix(frame)
    one = frame.model_copy(update={"articles": (Article(number=1),)})
    assert rows(matrix(one)) == [["article", "reported provisions"], ["1", ""]]
