"""The page of a treaty: one file, complete in itself, with an anchor for everything, and harmless whatever is in it."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from lxml import html

import treaty_model as tm
from everything import COPIES, EVERYTHING, NOTHING, UNDATED, verification
from kestrel import FRAME, GAZETTE, KURIER, TEXTS
from pages import HOSTILE, KESTREL, hostile, large
from treaty_model import Treaty, merge
from treaty_model.model import (
    Article,
    EntryIntoForce,
    NameOfParty,
    Occurrence,
    OnDate,
    Party,
    PartyName,
    Signing,
    Source,
    StateOfWar,
    Title,
)
from treaty_model.model.iteration import iter_clauses
from treaty_model.passages.copy import Copy
from treaty_model.passages.matching import find
from treaty_model.passages.verification import Verification
from treaty_model.spec import spec_of
from treaty_model.testing import leaf_values, treaties
from treaty_model.view.articles import placement_text
from treaty_model.view.page.anchors import clause_anchors
from treaty_model.view.page.document import treaty_page
from treaty_model.view.page.html import element, joined, markup, page, style
from treaty_model.view.page.overview import periods, title

TEXT_LEAF = next(field.type for field in spec_of(PartyName).fields if field.name == "value")
LARGEST = 300_000  # bytes, of the treaty that comes with the package


def parsed(treaty: Treaty, verification: Verification | None = None) -> html.HtmlElement:
    return html.document_fromstring(
        treaty_page(treaty, verification).encode(), parser=html.HTMLParser(encoding="utf-8")
    )


def texts(found: list[html.HtmlElement]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


def text_in(page: html.HtmlElement) -> str:
    return " ".join(page.xpath("//body")[0].text_content().split())


def assert_sound(page: html.HtmlElement, treaty: Treaty) -> None:
    """What holds for the page of every treaty."""
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not [id for id in ids if re.search(r"\s", id) or not id]
    for reference in page.xpath("//@href[starts-with(., '#')] | //@aria-labelledby"):
        assert reference.removeprefix("#") in ids
    assert not page.xpath("//script | //iframe | //img | //object | //form | //base | //@*[starts-with(name(), 'on')]")
    assert not page.xpath("//@src | //@style | //@srcset")
    urls = tuple(source.url.partition("#")[0] for source in treaty.sources if source.url)
    for href in page.xpath("//a/@href[not(starts-with(., '#'))]"):
        assert href.startswith(urls)
    assert page.xpath("//link/@href") == ["data:,"]
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert page.get("lang") == "en"
    assert not page.xpath("//ol[not(li)] | //ul[not(li)] | //dl[not(*)] | //tbody[not(tr)] | //p[not(node())]")
    anchors = set(ids)
    assert {f"article/{article.number}" for article in treaty.articles} <= anchors
    assert {f"event/{event.id}" for event in treaty.events} <= anchors
    assert {f"source/{source.id}" for source in treaty.sources} <= anchors
    assert {f"passage/{passage.id}" for source in treaty.sources for passage in source.passages} <= anchors
    assert set(clause_anchors(treaty).values()) <= anchors
    for table in page.xpath("//table"):
        assert table.xpath("./caption")
        assert not table.xpath(".//th[not(@scope)]")


@given(treaties())
@settings(max_examples=20)
def test_every_page_is_sound(treaty: Treaty) -> None:
    assert_sound(parsed(treaty), treaty)


@pytest.mark.parametrize(
    "treaty", [tm.bundled(), KESTREL, FRAME, large(300, 40), Treaty(format_version="1.0", id="empty")]
)
def test_the_pages_of_known_treaties_are_sound(treaty: Treaty) -> None:
    assert_sound(parsed(treaty), treaty)
    again = tm.loads(tm.dumps(treaty))
    assert isinstance(again, Treaty)
    assert treaty_page(treaty) == treaty_page(again)


def test_the_page_of_the_treaty_is_small() -> None:
    assert len(treaty_page(tm.bundled()).encode()) < LARGEST


def test_what_a_page_is_made_of_is_all_there() -> None:
    page = parsed(KESTREL)
    assert texts(page.xpath("//main/section/h2")) == [
        "The treaty at a glance",
        "Who reports what",
        "Timeline",
        "Articles",
        "Provisions under no article",
        "Events",
        "Facts about the treaty",
        "Where reports disagree",
        "Sources and passages",
    ]
    (signed,) = page.xpath("//*[@id='event/signing/date/2031-05-02']")
    assert texts([signed]) == [
        "Date 2031-05-02 1 origin, 1 report # ≠disagrees "
        "kurier.p1 de publisher not known · statement · code points 0–48"
    ]
    (first,) = page.xpath("//*[@id='passage/gazette.p1']")
    assert GAZETTE.source.passages[0].sha256 in first.text_content()
    assert "names no article" in first.text_content()
    assert "Kingdom of Ruritania" in text_in(page)


@pytest.mark.parametrize(
    ("name", "treaty", "found"),
    [
        ("page", EVERYTHING, verification(EVERYTHING, **COPIES)),
        ("page-of-nothing", NOTHING, None),
        ("page-without-days", UNDATED, None),
    ],
)
def test_a_page_is_what_was_read(name: str, treaty: Treaty, found: Verification | None) -> None:
    """All of it but the style, compared with a file that people have read; who changes the page reads it again."""
    page, styles = re.subn("<style>.*?</style>|sha256-[^&]+", "", treaty_page(treaty, found), flags=re.DOTALL)
    assert styles == 2
    assert page == Path(__file__).with_name("as_read").joinpath(f"{name}.html").read_text(encoding="utf-8")


def test_a_passage_that_names_the_article_is_marked_so() -> None:
    references = parsed(tm.bundled()).xpath("//*[@id='article/4/mutual-aid/armed-attack']//li")
    assert [text.split()[:2] for text in texts(references)] == [
        ["●explicit", "de-001.p10"],
        ["○inferred", "en-002.p8"],
        ["●explicit", "hu-000.p6"],
        ["○inferred", "hu-004.p3"],
    ]


def test_the_matrix_says_in_words_what_its_signs_say() -> None:
    page = parsed(KESTREL)
    rows = {row[0].text_content(): texts(row[1:]) for row in page.xpath("//table[@class='matrix']/tbody/tr[td]")}
    assert rows == {
        "Article 1": ["–nothing", "–nothing", "no report"],
        "Article 2 Mutual aid": ["●explicit, 3 clauses ≠, disagrees", "–nothing", "1 of 2"],
        "Article 3 Mutual aid": ["–nothing", "●explicit, 3 clauses ≠, disagrees", "1 of 2"],
        "Article 4": ["–nothing", "–nothing", "no report"],
        "Article 5 Entry into force": ["●explicit, 1 clause", "–nothing", "1 of 2"],
        "Duration": ["◆reported, 1 clause", "–nothing", "1 of 2"],
        "Undertaking: spring fair": ["◆reported, 1 clause", "–nothing", "1 of 2"],
        "Events": ["◆reported, 2 clauses ≠, disagrees", "◆reported, 3 clauses ≠, disagrees", "2 of 2"],
        "Facts": ["◆reported, 2 clauses", "◆reported, 1 clause", "2 of 2"],
    }


def test_the_matrix_agrees_with_the_coverage() -> None:
    treaty = tm.bundled()
    for row, cells in zip(
        parsed(treaty).xpath("//table[@class='matrix']/tbody[1]/tr[td]"), treaty.coverage().values(), strict=True
    ):
        assert [cell.get("class").split()[0] for cell in row.xpath("td")[:-1]] == list(cells.values())


def test_a_misplaced_clause_disagrees_in_its_row_and_is_reported() -> None:
    first, second, third = KURIER.source.passages
    names = first.model_copy(update={"names_articles": (3,)}), second.model_copy(update={"names_articles": (4,)})
    source = KURIER.source.model_copy(update={"passages": (*names, third)})
    (aid,) = KURIER.articles[0].provisions
    more = aid.model_copy(update={"clauses": (*aid.clauses, StateOfWar(reported_by=("kurier.p1",)))})
    articles = (KURIER.articles[0].model_copy(update={"provisions": (more,)}),)
    page = parsed(merge([FRAME, KURIER.model_copy(update={"source": source, "articles": articles})]))
    (cell,) = page.xpath("//table[@class='matrix']//tr[th/a[@href='#article/3']]/td[1]")
    assert texts([cell]) == ["●explicit, 4 clauses ≠, disagrees"]
    assert "Attack stands in Article 3; kurier.p2 names Article 4" in text_in(page)


def test_an_anchor_does_not_change_when_a_report_is_added() -> None:
    before = set(parsed(merge([FRAME, GAZETTE])).xpath("//@id"))
    assert before <= set(parsed(KESTREL).xpath("//@id"))


def test_clauses_that_state_different_things_have_different_anchors() -> None:
    treaty = tm.bundled()
    anchors = clause_anchors(treaty)
    assert len(set(anchors.values())) == len(anchors)
    assert not [anchor for anchor in anchors.values() if re.search(r"~\d{1,3}$", anchor)]
    assert "article/4/mutual-aid/assistance/form=military" in anchors.values()


def test_a_clause_that_is_there_twice_has_two_anchors() -> None:
    attack = KURIER.articles[0].provisions[0].clauses[0]
    aid = KURIER.articles[0].provisions[0].model_copy(update={"clauses": (attack, attack)})
    twice = KESTREL.model_copy(update={"articles": (Article(number=1, provisions=(aid,)),)})
    assert_sound(parsed(twice), twice)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_any_text_comes_out_readable_and_harmless(text: str) -> None:
    treaty = hostile(text)
    page = parsed(treaty)
    assert_sound(page, treaty)
    assert page.xpath("//h1")[0].text_content() == text
    assert page.xpath("//title")[0].text_content() == text
    assert page.xpath("count(//bdi)") > 5


@given(leaf_values(TEXT_LEAF))
def test_text_is_never_markup(text: str) -> None:
    made = html.fragment_fromstring(str(element("p", text, title=text)))
    assert (made.text_content(), made.get("title"), len(made)) == (text, text, 0)


def test_markup_is_made_of_all_kinds_of_content() -> None:
    assert str(markup("<", 1, None, [element("b", "&"), iter("ab")])) == "&lt;1<b>&amp;</b>ab"
    assert str(joined(["a", element("i"), 2], " · ")) == "a · <i></i> · 2"
    assert str(element("i", class_="a", aria_label='"', id=None)) == '<i class="a" aria-label="&quot;"></i>'
    assert page(element("meta", name="a")) == '<!doctype html>\n<meta name="a">\n'
    with pytest.raises(ValueError, match="cannot contain <"):
        style("</style>")


def test_without_copies_a_page_has_end_words_only_and_no_notice() -> None:
    page = text_in(parsed(KESTREL))
    assert "third-party text" not in page
    assert "gets the other's soldiers" not in page
    assert "Under Article … at once." in page


def test_with_copies_a_page_has_the_passages_and_says_so() -> None:
    page = parsed(KESTREL, verification(KESTREL, gazette="RIVERTON. " + TEXTS["gazette"]))
    (notice,) = page.xpath("//header//*[@role='note']")
    assert "not for republication" in notice.text_content()
    assert "third-party text" in page.xpath("//title")[0].text_content()
    assert page.xpath("//meta[@name='robots']")
    quoted = page.xpath("//*[@id='passage/gazette.p2']/blockquote/mark")
    assert texts(quoted) == [TEXTS["gazette"][GAZETTE.source.passages[1].start : GAZETTE.source.passages[1].end]]
    assert page.xpath("//*[@id='passage/gazette.p2']/blockquote/@lang") == ["en"]
    assert "missing in your copies" in texts(page.xpath("//*[@id='passage/kurier.p1']"))[0]


@pytest.mark.parametrize("copy", [TEXTS["gazette"] * 2 + " again", "Something else."])
def test_what_copies_do_not_have_for_sure_is_not_shown(copy: str) -> None:
    page = parsed(KESTREL, verification(KESTREL, gazette=copy))
    for passage in GAZETTE.source.passages[1:]:
        if find(passage, Copy(copy)).state not in ("exact", "moved"):
            assert not page.xpath(f"//*[@id='passage/{passage.id}']/blockquote")
    if copy == "Something else.":
        assert "third-party text" not in text_in(page)


def test_the_text_of_a_copy_is_text() -> None:
    copy = TEXTS["gazette"].replace("RIVERTON, 4 May 2031", "<script>x</script> ⟦⟧ \x00\x1b")
    page = parsed(KESTREL, verification(KESTREL, gazette=copy))
    assert not page.xpath("//script")
    assert "<script>x</script>" in page.xpath("//*[@id='passage/gazette.p1']/blockquote")[0].text_content()


def told(treaty: Treaty) -> list[str]:
    return [f"{p.first or ''}/{p.last or ''} {p.status.state} {p.status.certain}" for p in periods(treaty)]


def test_the_state_is_reported_for_all_days_and_for_no_today() -> None:
    assert told(tm.bundled()) == [
        "/2024-06-18 not-signed not-signed",
        "2024-06-19/2024-10-29 signed signed",
        "2024-10-30/2024-12-04 unknown signed",
        "2024-12-05/2025-08-12 in-force in-force",
        "2025-08-13/ unknown in-force",
    ]
    assert told(KESTREL) == [
        "/2031-05-01 not-signed not-signed",
        "2031-05-02/2031-05-02 unknown unknown",
        "2031-05-03/2031-05-04 signed signed",
        "2031-05-05/ unknown signed",
    ]
    assert told(FRAME) == ["/ unknown unknown"]


@given(treaties(), st.dates())
@settings(max_examples=20)
def test_the_state_of_a_day_is_that_of_its_period(treaty: Treaty, day: Any) -> None:
    found = periods(treaty)
    assert found[0].first is None
    assert found[-1].last is None
    for one, following in pairwise(found):
        assert one.last is not None
        assert following.first is not None
        assert (following.first - one.last).days == 1
    (period,) = [p for p in found if (p.first is None or p.first <= day) and (p.last is None or day <= p.last)]
    assert period.status[1:3] == treaty.status_on(day)[1:3]


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are(date: str) -> None:
    day = OnDate(value=date, reported_by=("gazette.p1",))
    occurrence = Occurrence(reported_by=("gazette.p1",))
    events = (
        Signing(id="signing", status="done", clauses=(occurrence, day)),
        EntryIntoForce(id="entry", status="done", clauses=(occurrence, day)),
        Signing(id="other", status="planned", clauses=(OnDate(value="2000", reported_by=("gazette.p1",)),)),
    )
    treaty = KESTREL.model_copy(update={"events": events})
    assert_sound(parsed(treaty), treaty)


def test_a_title_in_the_language_of_the_page_comes_first_then_the_best_supported() -> None:
    assert title(KESTREL) == ("Kestrel Accord", "en")
    assert title(merge([FRAME, KURIER])) == ("Kestrel-Pakt", "de")
    assert title(FRAME) == ("kestrel-accord", None)
    short, full = (Title(language="en", value=value, reported_by=("gazette.p1",)) for value in ("A Pact", "The Pact"))
    assert title(KESTREL.model_copy(update={"facts": (short, full)})) == ("The Pact", "en")


def test_a_party_is_reported_by_its_names_or_its_identifier() -> None:
    names = tuple(PartyName(language=tag, value=value) for tag, value in (("ar", "مملكة"), ("en", "Kingdom")))
    page = parsed(FRAME.model_copy(update={"parties": (Party(id="ruritania", names=names), Party(id="sylvania"))}))
    assert texts(page.xpath("//ul[@class='lines']/li")) == ["Kingdom (external) مملكة (external)", "sylvania"]
    fact = NameOfParty(party="ruritania", language="en", value="Kingdom", reported_by=("gazette.p1",))
    parties = (Party(id="ruritania", names=names), Party(id="sylvania"))
    page = parsed(KESTREL.model_copy(update={"parties": parties, "facts": (fact,)}))
    assert texts(page.xpath("//ul[@class='lines']/li")) == ["Kingdom مملكة (external)", "sylvania"]
    assert page.xpath("//bdi[@lang='ar']")


@pytest.mark.parametrize(("sources", "more"), [(1, ""), (10, ""), (11, " and 1 more")])
def test_up_to_ten_passages_that_place_a_clause_are_named(sources: int, more: str) -> None:
    written = tm.dumps(GAZETTE).decode()
    naming = [tm.loads(written.replace('"gazette', f'"g{n:02}').encode()) for n in range(sources)]
    (provision,) = KURIER.articles[0].provisions
    drawn = KURIER.model_copy(
        update={"articles": (), "unplaced": (provision,), "source": without_names(KURIER.source), "facts": ()}
    )
    treaty = merge([FRAME, drawn, *naming])
    named = [f"g{n:02}.p2" for n in range(min(sources, 10))]
    (first, *_) = [placed for placed in iter_clauses(treaty) if "kurier.p2" in placed.clause.reported_by]
    placement = treaty.placement(first, "kurier.p2")
    assert placement is not None
    assert placement_text(placement) == f"inferred: article 2 is named by {', '.join(named)}{more}"
    assert f"placed here because of {', '.join(named)}{more}" in drawn_by(treaty)


def drawn_by(treaty: Treaty) -> set[str]:
    """What the page says of each passage that others draw to an article."""
    lines = texts(parsed(treaty).xpath("//li[contains(., 'placed here because of')]"))
    return {found[0] for line in lines if (found := re.search(r"placed here because of [^)·]*\w", line))}


def without_names(source: Source) -> Source:
    passages = tuple(passage.model_copy(update={"names_articles": ()}) for passage in source.passages)
    return source.model_copy(update={"passages": passages})


@pytest.mark.parametrize("same", [True, False])
def test_the_digests_of_a_passage_are_shown_once_where_they_are_the_same(same: bool) -> None:
    passages = tuple(
        passage.model_copy(update={"sha256": passage.words_sha256 if same else "0" * 64})
        for passage in KURIER.source.passages
    )
    report = KURIER.model_copy(update={"source": KURIER.source.model_copy(update={"passages": passages})})
    digests = texts(parsed(merge([FRAME, report])).xpath("//*[@id='passage/kurier.p1']/p[@class='digest']"))
    words = passages[0].words_sha256
    assert digests == (
        [f"SHA-256, also in normal form {words}"] if same else [f"SHA-256 {'0' * 64}", f"in normal form {words}"]
    )
