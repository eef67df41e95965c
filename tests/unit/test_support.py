"""How many documents and origins say something: exactly this, and this or more; and which names are one agency."""

from typing import Any

import pytest

import treaty_model as tm
from kestrel import FRAME, GAZETTE
from treaty_model.model import (
    Actor,
    ArmedAttack,
    Assistance,
    Attack,
    ExternalText,
    MutualAid,
    Occurrence,
    OnDate,
    OriginCount,
    Source,
    StatedText,
    Support,
    Unknown,
    Visit,
)
from treaty_model.vocabulary.agencies import agency

ORIGINS = {"a": "TASS", "b": "ТАСС", "c": "KCNA", "d": None, "e": None}


def source(id: str, origin: str | None, **more: Any) -> Source:
    known = Unknown() if origin is None else StatedText(value=origin)
    passage = GAZETTE.source.passages[0].model_copy(update={"id": f"{id}.p"})
    return GAZETTE.source.model_copy(update={"id": id, "origin": known, "passages": (passage,), **more})


def treaty(*clauses: Any, sources: Any = None) -> tm.Treaty:
    aid = MutualAid(clauses=clauses)
    listed = sources or tuple(source(id, origin) for id, origin in ORIGINS.items())
    return FRAME.model_copy(update={"unplaced": (aid,), "sources": listed})


def by(names: str) -> tuple[str, ...]:
    return tuple(f"{name}.p" for name in names)


@pytest.mark.parametrize(
    ("reporting", "count", "said"),
    [
        ("a", (1, 1, False), "1 origin, 1 report"),
        ("ab", (2, 1, False), "1 origin, 2 reports"),
        ("abc", (3, 2, False), "2 origins, 3 reports"),
        ("d", (1, 1, False), "1 origin, 1 report"),  # one report has one origin, whichever that is
        ("de", (2, 2, True), "at most 2 origins, 2 reports"),
        ("abd", (3, 2, True), "at most 2 origins, 3 reports"),
        ("abcde", (5, 4, True), "at most 4 origins, 5 reports"),
    ],
)
def test_an_unknown_origin_makes_the_number_an_upper_bound(
    reporting: str, count: tuple[int, int, bool], said: str
) -> None:
    clause = Attack(reported_by=by(reporting))
    support = treaty(clause).support(clause)
    assert support == Support(*count, OriginCount(*count))
    assert str(support) == said


@pytest.mark.parametrize(
    ("general", "specific"),
    [
        (Attack(reported_by=by("a")), ArmedAttack(reported_by=by("c"))),
        (Assistance(reported_by=by("a")), Assistance(form="military", reported_by=by("c"))),
    ],
)
def test_who_says_more_supports_the_more_general_clause(general: Any, specific: Any) -> None:
    built = treaty(general, specific)
    assert built.support(general) == (1, 1, False, (2, 2, False))
    assert built.support(specific) == (1, 1, False, (1, 1, False))
    assert str(built.support(general)) == "1 origin, 1 report; with those that say more 2 origins, 2 reports"


@pytest.mark.parametrize(
    ("general", "specific"),
    [
        (Actor(party="ruritania", reported_by=by("a")), Actor(party="ruritania", office="envoy", reported_by=by("c"))),
        (
            Actor(party="ruritania", office="envoy", reported_by=by("a")),
            Actor(party="ruritania", office="envoy", person="x", reported_by=by("c")),
        ),
        (OnDate(value="2031-05", reported_by=by("a")), OnDate(value="2031-05-03", reported_by=by("c"))),
        (OnDate(value="XXXX-05-03", reported_by=by("a")), OnDate(value="2031-05-03", reported_by=by("c"))),
        (OnDate(value="XXXX-XX-03", reported_by=by("a")), OnDate(value="XXXX-05-03", reported_by=by("c"))),
    ],
)
def test_of_an_event_too(general: Any, specific: Any) -> None:
    visit = Visit(id="visit", status="done", clauses=(Occurrence(reported_by=by("a")), general, specific))
    built = treaty(Attack(reported_by=by("a"))).model_copy(update={"events": (visit,), "unplaced": ()})
    assert built.support(general).or_more.origins == 2
    assert built.support(specific).or_more.origins == 1


def test_equal_clauses_of_two_events_have_their_own_support() -> None:
    actor, more = (
        Actor(party="ruritania", office=office, reported_by=by(id)) for office, id in ((None, "a"), ("x", "c"))
    )
    occurrence = Occurrence(reported_by=by("a"))
    events = (
        Visit(id="first", status="done", clauses=(occurrence, actor.model_copy())),
        Visit(id="second", status="done", clauses=(occurrence, actor.model_copy(), more)),
    )
    built = treaty(Attack(reported_by=by("a"))).model_copy(update={"events": events, "unplaced": ()})
    assert [built.support(event.clauses[1]).or_more.origins for event in built.events] == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Actor(party="ruritania", reported_by=by("a")), Actor(of="sylvania", reported_by=by("c"))),
        (Actor(party="ruritania", office="envoy", reported_by=by("a")), Actor(party="sylvania", reported_by=by("c"))),
        (OnDate(value="2031-04", reported_by=by("a")), OnDate(value="2031-05-03", reported_by=by("c"))),
    ],
)
def test_what_is_another_thing_is_no_support(one: Any, other: Any) -> None:
    visit = Visit(id="visit", status="done", clauses=(Occurrence(reported_by=by("a")), one, other))
    built = treaty(Attack(reported_by=by("a"))).model_copy(update={"events": (visit,), "unplaced": ()})
    assert [built.support(clause).or_more.origins for clause in (one, other)] == [1, 1]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("TASS", "tass"),
        ("tass", "tass"),
        ("ТАСС", "tass"),
        ("타스통신", "tass"),
        ("조선중앙통신", "kcna"),
        ("朝中社", "kcna"),
        ("ＫＣＮＡ", "kcna"),
        (" Reuters\n", "reuters"),
        ("Riverton News", "riverton news"),
        ("", ""),
    ],
)
def test_one_agency_under_many_names(name: str, id: str) -> None:
    assert agency(name) == id


def test_a_record_can_say_which_agency_it_is() -> None:
    named = [
        source("a", "TASS"),
        source("b", None).model_copy(update={"origin": StatedText(value="Agentur", entity="tass")}),
        source("c", None).model_copy(update={"origin": ExternalText(value="Agency", basis="a list", entity="tass")}),
        source("d", "Agentur"),  # what b says of the name holds for d
        source("e", "Another"),
    ]
    clause = Attack(reported_by=by("abcde"))
    assert treaty(clause, sources=tuple(named)).support(clause)[:3] == (5, 2, False)
