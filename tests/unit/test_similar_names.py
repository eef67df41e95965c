"""What may be one thing under two names: second events, and names that are nearly equal."""

import warnings
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, FRAME, GAZETTE, KURIER
from treaty_model.model import (
    Actor,
    Concerns,
    EntryIntoForce,
    ExchangeOfInstruments,
    Obligation,
    Occurrence,
    PossiblySame,
    Purpose,
    Ratification,
    Signing,
    Undertaking,
    Visit,
)
from treaty_model.reports.similar_names import find_similar_names

BY = {"gazette": ("gazette.p1",), "kurier": ("kurier.p1",)}


def event(cls: Any, id: str, by: str, *clauses: Any, status: str = "done") -> Any:
    first = Occurrence(reported_by=BY[by])
    return cls(id=id, status=status, clauses=(first, *(c.model_copy(update={"reported_by": BY[by]}) for c in clauses)))


def merged(*events: Any, **frame: Any) -> tm.Treaty:
    """A treaty of two reports, to each of which its events belong."""
    own = {name: tuple(e for e in events if e.clauses[0].reported_by == BY[name]) for name in BY}
    some = [GAZETTE.model_copy(update={"events": own["gazette"]}), KURIER.model_copy(update={"events": own["kurier"]})]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", tm.MergeWarning)
        return tm.merge([FRAME.model_copy(update=frame), *some])


ENTRY = event(EntryIntoForce, "entry-into-force", "gazette")
SOME = Actor(party="ruritania", reported_by=BY["gazette"])


@pytest.mark.parametrize("cls", [Signing, EntryIntoForce, ExchangeOfInstruments])
def test_a_second_event_of_a_kind_that_happens_once(cls: Any) -> None:
    first, second = event(cls, "at-noon", "gazette"), event(cls, "in-the-rain", "kurier")
    (found,) = find_similar_names(merged(first, second), "kurier")
    assert (found.name, found.known, found.once, found.sources) == ("in-the-rain", "at-noon", True, ("kurier",))
    assert "which happens only once; if it is the same event as at-noon, use that identifier" in str(found)


@pytest.mark.parametrize(
    "second",
    [
        event(EntryIntoForce, "entry-into-force", "kurier"),
        event(EntryIntoForce, "in-the-rain", "kurier", status="planned"),
        event(EntryIntoForce, "in-the-rain", "kurier", Concerns(value="a-protocol", reported_by=BY["kurier"])),
        event(EntryIntoForce, "in-the-rain", "kurier", SOME),
        event(Visit, "in-the-rain", "kurier"),
    ],
    ids=["the same", "planned", "of another instrument", "of one party", "of another kind"],
)
def test_no_second_event(second: Any) -> None:
    assert find_similar_names(merged(ENTRY, second)) == ()


def test_what_happens_more_than_once() -> None:
    both = event(Ratification, "by-ruritania", "gazette"), event(Ratification, "from-sylvania", "kurier")
    assert find_similar_names(merged(*both)) == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("visit-to-riverton", "vizit-to-riverton", True),
        ("visit-to-riverton", "riverton-visit", True),
        ("defence-minister-visit", "visit-of-defence-minister", True),
        ("visit-of-2031", "visit-of-2032", False),
        ("greenhill", "greenhall", True),
        ("greenhill", "greenhills", True),
        ("co-operation-agreement", "cooperation-agreements", True),
        ("commemoration", "comemmoration", True),
        ("commemorations", "comemoraitons", False),
        ("gambia", "zambia", False),
        ("visit-west", "visit-east", False),
        ("talks", "concert", False),
        ("spring-fair", "autumn-fair", False),
    ],
)
def test_nearly_equal_identifiers_of_events(one: str, other: str, alike: bool) -> None:
    found = find_similar_names(merged(event(Visit, one, "gazette"), event(Visit, other, "kurier")), "kurier")
    assert [(each.name, each.known, each.once) for each in found] == ([(other, one, False)] if alike else [])


def test_one_report_that_uses_both_means_two_things() -> None:
    both = event(Visit, "first-visit", "gazette"), event(Visit, "second-first-visit", "gazette")
    assert find_similar_names(merged(*both, event(Visit, "second-first-visit", "kurier"))) == ()


def test_nearly_equal_terms() -> None:
    visits = (
        event(Visit, "visit", "gazette", Purpose(value="military-cooperation", reported_by=BY["gazette"])),
        event(Visit, "visit", "kurier", Purpose(value="military-co-operation", reported_by=BY["kurier"])),
    )
    (found,) = find_similar_names(merged(*visits))
    assert found.where == "purpose"
    assert {found.name, found.known} == {"military-cooperation", "military-co-operation"}


def test_who_has_looked_says_so_in_the_frame() -> None:
    pair = event(Signing, "at-noon", "gazette"), event(Signing, "in-the-rain", "kurier")
    note = PossiblySame(event="at-noon", other="in-the-rain", reason="two reports of one day")
    assert find_similar_names(merged(*pair)) != ()
    assert find_similar_names(merged(*pair, possibly_same=(note,))) == ()


def test_about_one_report_only_its_own_names_are_reported() -> None:
    treaty = merged(event(Visit, "visit-to-riverton", "gazette"), event(Visit, "vizit-to-riverton", "kurier"))
    assert [one.name for one in find_similar_names(treaty, "kurier")] == ["vizit-to-riverton"]
    assert [one.name for one in find_similar_names(treaty, "gazette")] == ["visit-to-riverton"]
    assert len(find_similar_names(treaty)) == 1


def test_merging_warns() -> None:
    second = KURIER.model_copy(update={"events": (event(Signing, "in-the-rain", "kurier"),)})
    with pytest.warns(tm.MergeWarning, match="in-the-rain \\(kurier\\) is a second signing"):
        tm.merge([FRAME, GAZETTE, second])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tm.merge(DOCUMENTS)


def test_of_many_only_some_are_reported() -> None:
    def wordy(by: str, end: str) -> tuple[Any, ...]:
        return tuple(
            Undertaking(topic="t", clauses=(Obligation(value=f"{word}ing-a-long-word-{end}", reported_by=BY[by]),))
            for word in ("a" * n for n in range(1, 40))
        )

    gazette = GAZETTE.model_copy(update={"unplaced": wordy("gazette", "abcd")})
    kurier = KURIER.model_copy(update={"unplaced": wordy("kurier", "abcde")})
    with pytest.warns(tm.MergeWarning) as told:
        treaty = tm.merge([FRAME, gazette, kurier])
    assert len(find_similar_names(treaty)) > 20
    assert len(told) == 21
    assert str(told[-1].message) == f"and {len(find_similar_names(treaty)) - 20} more pairs of similar names"
    assert {one.filename for one in told} == {__file__}  # the line that calls merge
