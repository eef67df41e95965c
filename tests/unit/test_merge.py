"""Merging documents that fit together, and refusing those that do not."""

from typing import Any

import pytest
from pydantic import ValidationError

from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model import MergeError, Report, Treaty, dumps, loads, merge, validate, without_source
from treaty_model.model import (
    Actor,
    Article,
    Assistance,
    ExternalPlacement,
    MutualAid,
    PartyName,
    StateOfWar,
    Title,
    iter_clauses,
)
from treaty_model.model.validity_mark import is_known_valid


def changed(report: Any, **changes: Any) -> Any:
    return type(report).model_validate(report.model_copy(update=changes))


def test_nothing_makes_no_treaty() -> None:
    with pytest.raises(MergeError, match="there is nothing to merge"):
        merge([])


def test_two_treaties_are_not_one() -> None:
    with pytest.raises(MergeError, match="about 2 treaties, not one: kestrel-accord, other"):
        merge([GAZETTE, changed(KURIER, treaty="other")])


def test_a_plan_and_a_deed_are_not_one_event() -> None:
    planned = changed(KURIER.events[0], status="planned")
    with pytest.raises(MergeError, match="event signing is both a done signing and a planned signing"):
        merge([GAZETTE, changed(KURIER, events=(planned,))])


def test_one_source_is_described_in_one_way() -> None:
    other = changed(GAZETTE, source=changed(GAZETTE.source, language="fr"))
    with pytest.raises(MergeError, match="source gazette is described in two ways"):
        merge([GAZETTE, other])


def test_one_passage_is_described_in_one_way() -> None:
    first, *others = GAZETTE.source.passages
    moved = changed(first, start=first.start + 1)
    with pytest.raises(MergeError, match=r"passage gazette\.p1 is described in two ways"):
        merge([GAZETTE, changed(GAZETTE, source=changed(GAZETTE.source, passages=(moved, *others)))])


def test_equal_clauses_become_one_with_all_references() -> None:
    aid = MutualAid(clauses=(Assistance(reported_by=("kurier.p1",)), StateOfWar(reported_by=("kurier.p2",))))
    more = MutualAid(clauses=(Assistance(reported_by=("kurier.p3", "kurier.p2")),))
    treaty = merge(
        [
            changed(KURIER, articles=(Article(number=3, provisions=(aid,)),)),
            changed(KURIER, articles=(Article(number=3, provisions=(more,)),)),
        ]
    )
    (merged,) = treaty.article(3).provisions
    assert merged.clauses == (
        StateOfWar(reported_by=("kurier.p2",)),
        Assistance(reported_by=("kurier.p1", "kurier.p2", "kurier.p3")),
    )


def test_the_best_supported_comes_first_within_a_kind() -> None:
    treaty = merge(DOCUMENTS)
    signing = treaty.event("signing")
    # one reference each: then the order of the values decides
    assert [clause.summary for clause in signing.clauses] == ["", "2031-05-02", "XXXX-05-03"]
    third = changed(
        GAZETTE,
        source=changed(GAZETTE.source, id="third", passages=(changed(GAZETTE.source.passages[0], id="third.p1"),)),
        articles=(),
        unplaced=(),
        facts=(),
        events=(
            changed(GAZETTE.events[0], clauses=(changed(GAZETTE.events[0].clauses[1], reported_by=("third.p1",)),)),
        ),
    )
    signing = merge([*DOCUMENTS, third]).event("signing")
    assert [clause.summary for clause in signing.clauses] == ["", "XXXX-05-03", "2031-05-02"]


def test_names_of_a_party_add_up() -> None:
    frame = FRAME.model_copy(
        update={
            "parties": (FRAME.parties[1].model_copy(update={"names": (PartyName(language="de", value="Sylvanien"),)}),)
        }
    )
    treaty = merge([FRAME, Treaty.model_validate(frame)])
    assert [[name.value for name in party.names] for party in treaty.parties] == [
        ["Kingdom of Ruritania"],
        ["Sylvanien"],
    ]


def test_an_article_that_nothing_reports_is_there_and_empty() -> None:
    assert merge([FRAME, KURIER]).article(4) == Article(number=4)


def test_what_was_not_validated_is_rejected() -> None:
    empty = Title.model_construct(language="en", value="", reported_by=("gazette.p1",))
    unreported = Title.model_construct(language="en", value="The Accord", reported_by=())
    for spoiled in (
        GAZETTE.model_copy(update={"facts": (empty,)}),
        GAZETTE.model_copy(update={"facts": (unreported,)}),
        GAZETTE.model_copy(update={"source": GAZETTE.source.model_copy(update={"passages": (None,)})}),
        Report.model_construct(kind="report"),
        loads(dumps(GAZETTE)).model_copy(update={"facts": (empty,)}),
        by_force(loads(dumps(GAZETTE)), facts=(unreported,)),
    ):
        for documents in ([spoiled], [KURIER, spoiled], [spoiled, KURIER]):
            with pytest.raises(ValidationError):
                merge(documents)


def by_force(document: Any, **changes: Any) -> Any:
    document.__dict__.update(changes)
    return document


def test_what_was_read_stays_as_it_is() -> None:
    read = loads(dumps(GAZETTE))
    treaty = merge([read])
    assert treaty == merge([GAZETTE])
    assert {id(placed.clause) for placed in iter_clauses(treaty)} == {
        id(placed.clause) for placed in iter_clauses(read)
    }
    assert is_known_valid(read)
    assert not is_known_valid(treaty)


def acting(report: Any, **actor: Any) -> Any:
    """The report with an actor of its first event."""
    event = report.events[0]
    clauses = (*event.clauses, Actor(reported_by=event.clauses[0].reported_by, **actor))
    return changed(report, events=(changed(event, clauses=clauses), *report.events[1:]))


def test_a_treaty_that_lists_its_parties_is_closed() -> None:
    assert merge([FRAME, acting(KURIER, party="sylvania")]).parties == FRAME.parties
    with pytest.raises(MergeError) as refused:
        merge([FRAME, GAZETTE, acting(KURIER, party="silvania")])
    assert str(refused.value) == (
        "the report kurier names silvania as a party to the treaty (/events/0/clauses/2/party); did you mean sylvania? "
        "its parties are ruritania, sylvania; "
        "for anybody else, use `of` instead of `party`"
    )
    for others in ([KURIER, FRAME], [merge([acting(KURIER, party="silvania")]), FRAME]):
        with pytest.raises(MergeError, match="names silvania"):
            merge([acting(GAZETTE, party="silvania"), *others])


def test_somebody_of_no_party_acts_and_makes_none() -> None:
    treaty = merge([FRAME, acting(KURIER, of="freedonia", office="minister")])
    assert treaty.parties == FRAME.parties
    assert [c.summary for c in treaty.event("signing").clauses if isinstance(c, Actor)] == ["freedonia, minister"]


def test_reports_alone_list_no_parties() -> None:
    treaty = merge([acting(KURIER, party="freedonia")])
    assert treaty.parties == ()
    assert merge([treaty, treaty]) == treaty


def test_a_number_beyond_the_last_article_places_nothing() -> None:
    passages = tuple(changed(p, names_articles=(51,)) if p.id == "kurier.p2" else p for p in KURIER.source.passages)
    report = changed(
        KURIER,
        source=changed(KURIER.source, passages=passages),
        articles=(Article(number=51, provisions=KURIER.articles[0].provisions),),
    )
    for documents in ([FRAME, report], [merge([report]), FRAME], [report, merge([FRAME, report])]):
        treaty = merge(documents)
        assert [article.number for article in treaty.articles] == [1, 2, 3, 4, 5]
        assert treaty.unplaced == KURIER.articles[0].provisions
        assert [issue.code for issue in validate(dumps(treaty)).issues] == ["article-beyond-last"]
    assert len(merge([report]).articles) == 51  # nothing says how many the treaty has


def placing(report: Any, *numbers: int, article: int | None) -> Any:
    """The kurier's provision under an article, or under none, by a passage that names some numbers."""
    passages = tuple(changed(p, names_articles=numbers) if p.id == "kurier.p2" else p for p in report.source.passages)
    provisions = KURIER.articles[0].provisions
    return changed(
        report,
        source=changed(report.source, passages=passages),
        articles=() if article is None else (Article(number=article, provisions=provisions),),
        unplaced=provisions if article is None else (),
    )


def test_articles_that_are_not_all_known_grow_and_shrink_with_the_reports() -> None:
    open_frame = changed(FRAME, articles=())
    report = placing(KURIER, 7, article=7)
    for frame in ([open_frame], [changed(FRAME, articles_known="in-part")], []):
        whole = merge([*frame, GAZETTE, report])
        assert whole.last_article is None
        assert len(whole.articles) == 7
        assert merge([merge([*frame, GAZETTE]), report]) == whole
        assert whole.articles_known == ("in-part" if frame else None)
        assert [issue.code for issue in validate(dumps(whole)).issues if issue.code == "article-beyond-last"] == []
        assert loads(dumps(whole, "xml"), "xml") == whole
        assert without_source(whole, "kurier") == merge([*frame, GAZETTE])
        assert without_source(without_source(whole, "kurier"), "gazette") == (
            merge(frame) if frame else changed(whole, **NOTHING)
        )
    all_known = changed(FRAME, parties=(), articles_known="all")
    whole = merge([all_known, GAZETTE, report])
    assert (len(whole.articles), whole.articles_known) == (5, "all")


NOTHING: dict[str, Any] = dict.fromkeys(("articles", "unplaced", "events", "facts", "sources"), ())


def test_an_open_list_of_articles_has_those_of_comparisons() -> None:
    basis = {"basis": "compared", "reference": "the gazette of laws", "compared": "2031-06-01"}
    placement = ExternalPlacement(provision="duration", article=7, certainty="certain", **basis)
    treaty = merge([changed(FRAME, articles=(), placements=(placement,)), GAZETTE])
    assert (len(treaty.articles), treaty.articles_known) == (7, "in-part")
    assert [claim.article for claim in treaty.claims() if claim.placement == "external"] == [7]
    assert treaty.coverage()[7] == {"gazette": "external"}


def test_two_numbers_of_articles_in_all_are_no_treaty() -> None:
    with pytest.raises(MergeError, match="different numbers of articles: 3 and 5"):
        merge([FRAME, GAZETTE, changed(FRAME, articles=FRAME.articles[:3])])


@pytest.mark.parametrize(("numbers", "place"), [((4,), 4), ((4, 4), 4), ((51,), None), ((4, 51), None), ((3, 4), None)])
def test_the_number_that_a_passage_names_places_what_a_treaty_has_once(
    numbers: tuple[int, ...], place: int | None
) -> None:
    treaty = merge([FRAME, placing(KURIER, *numbers, article=None)])
    assert {placed.article for placed in iter_clauses(treaty) if placed.provision} == {place}


def test_a_passage_that_names_what_is_unplaced_is_noted_once() -> None:
    treaty = merge([FRAME, placing(KURIER, 3, 4, article=None)])
    assert sum(placed.provision is not None for placed in iter_clauses(treaty)) > 1
    assert [issue.code for issue in validate(dumps(treaty)).issues].count("named-but-unplaced") == 1


def test_two_numbers_for_what_a_treaty_has_once_are_a_disagreement() -> None:
    (found,) = [c for c in merge(DOCUMENTS).contradictions() if c.fact == "place"]
    assert found.provision == "mutual-aid"
    assert [value.text for value in found.values] == ["article 2", "article 3"]
    assert [c for c in merge([FRAME, GAZETTE]).contradictions() if c.fact == "place"] == []
