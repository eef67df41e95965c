"""Facts that can have one value only, and values that cannot all hold."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, strategies as st

from kestrel import GAZETTE
from treaty_model import FORMAT_VERSION, Treaty
from treaty_model.model import (
    Actor,
    Article,
    Clause,
    Contradiction,
    Duration,
    InferredOnDate,
    NumberOfArticles,
    Occurrence,
    OnDate,
    OnWeekday,
    Period,
    Place,
    Sequence,
    Signing,
    Title,
    Visit,
)
from treaty_model.model.contradictions import Values

P = ("gazette.p1",)


def date(value: str) -> OnDate:
    return OnDate(value=value, reported_by=P)


def of(cls: Any, *clauses: Clause) -> tuple[Contradiction, ...]:
    event = cls(id="event", status="done", clauses=(Occurrence(reported_by=P), *clauses))
    return Treaty(format_version=FORMAT_VERSION, id="t", events=(event,), sources=(GAZETTE.source,)).contradictions()


@pytest.mark.parametrize(
    "clauses",
    [
        (date("2024-06-19"), date("XXXX-06"), date("2024"), OnWeekday(value="wednesday", reported_by=P)),
        (date("2024-06-19"), InferredOnDate(value="2024-06", basis="publication-date", reported_by=P)),
        (Place(value="a", reported_by=P), Place(value="a", reported_by=("gazette.p2",))),
        (Actor(party="a", reported_by=P), Actor(party="b", reported_by=P)),
        (
            Sequence(relation="before", event="x", reported_by=P),
            Sequence(relation="after", event="y", reported_by=P),
        ),
    ],
)
def test_a_less_precise_value_does_not_contradict(clauses: tuple[Clause, ...]) -> None:
    assert of(Signing, *clauses) == ()


@pytest.mark.parametrize(
    ("fact", "clauses"),
    [
        ("date", (date("2024-06-19"), date("2024-06-20"))),
        ("date", (date("XXXX-06-19"), date("2024-07"))),
        ("date", (date("2024-06-19"), OnWeekday(value="thursday", reported_by=P))),
        ("date", (date("2024-06-19"), InferredOnDate(value="2023", basis="publication-date", reported_by=P))),
        ("date", (date("2024-06"), date("XXXX-06-19"), OnWeekday(value="thursday", reported_by=P))),
        ("place", (Place(value="a", reported_by=P), Place(value="b", reported_by=P))),
        (
            "sequence",
            (
                Sequence(relation="during", event="x", reported_by=P),
                Sequence(relation="after", event="x", reported_by=P),
            ),
        ),
    ],
)
def test_what_cannot_hold_together(fact: str, clauses: tuple[Clause, ...]) -> None:
    (found,) = of(Signing, *clauses)
    assert (found.event, found.fact, found.article, found.provision) == ("event", fact, None, None)
    assert set(found.clauses) == set(clauses)


@given(
    st.lists(
        st.sampled_from(["2024", "2024-06", "2024-06-19", "XXXX-06", "XXXX-06-19", "2023", "2024-06-20"]), max_size=6
    )
)
def test_incompatible_dates_are_those_that_another_one_excludes(values: list[str]) -> None:
    clauses = [date(value) for value in dict.fromkeys(values)]
    pairs = combinations(clauses, 2)
    odd = {clause.value for pair in pairs if not pair[0].when.agrees_with(pair[1].when) for clause in pair}
    contradictions = of(Signing, *clauses)
    assert {clause.summary for found in contradictions for clause in found.clauses} == odd


def test_a_value_that_agrees_with_all_is_left_out() -> None:
    (found,) = of(Signing, date("2024-06-19"), date("2024-06"), date("2024-06-20"))
    assert [clause.summary for clause in found.clauses] == ["2024-06-19", "2024-06-20"]


def test_a_visit_can_have_days_and_places() -> None:
    assert of(Visit, date("2024-06-18"), date("2024-06-19"), Place(value="a", reported_by=P)) == ()


def test_the_best_supported_value_comes_first() -> None:
    (found,) = of(Signing, date("2024-06-19"), OnDate(value="2024-06-20", reported_by=("kurier.p1", "gazette.p1")))
    assert [clause.summary for clause in found.clauses] == ["2024-06-20", "2024-06-19"]


def test_facts_and_provisions_are_looked_at_too() -> None:
    treaty = Treaty(
        format_version=FORMAT_VERSION,
        id="t",
        articles=(
            Article(
                number=1,
                provisions=(
                    Duration(
                        clauses=(
                            Period(value="indefinite", reported_by=P),
                            Period(value="fixed", years=5, reported_by=P),
                        )
                    ),
                ),
            ),
        ),
        facts=(
            NumberOfArticles(value=5, reported_by=P),
            NumberOfArticles(value=6, reported_by=P),
            Title(language="en", value="A", reported_by=P),
            Title(language="en", value="B", reported_by=P),
        ),
        sources=(GAZETTE.source,),
    )
    assert [found[:4] for found in treaty.contradictions()] == [
        (1, "duration", None, "period"),
        (None, None, None, "number-of-articles"),
    ]


DATES = ["2024", "2024-06", "2024-06-19", "XXXX-06", "XXXX-06-19", "2023", "2024-06-20", "XXXX-02-29", "2023-02"]
WEEKDAYS_OF = [OnWeekday(value=day, reported_by=P) for day in ("wednesday", "thursday")]


@given(st.lists(st.sampled_from([*map(date, DATES), *WEEKDAYS_OF]), unique=True), st.sampled_from(DATES))
def test_dates_that_cannot_hold_with_one_are_found_as_if_each_was_compared(values: list[Any], other: str) -> None:
    asked = date(other)
    apart = tuple(value for value in values if not value.when.agrees_with(asked.when))
    assert Values(values).incompatible_with(asked) == (apart or tuple(values))


def test_incompatible_values_are_all_that_state_something_else() -> None:
    values = [NumberOfArticles(value=number, reported_by=P) for number in (5, 6, 7, 6)]
    found = Values(values)
    assert found.incompatible_with(values[1]) == (values[0], values[2])
    assert found.incompatible_with(NumberOfArticles(value=9, reported_by=P)) == tuple(values)


def test_where_each_of_the_others_can_hold_with_a_date_all_of_them_are_named() -> None:
    values = [date("2024-02"), date("XXXX-XX-30"), date("2024")]  # each two of them hold, and not all three
    assert Values(values).incompatible_with(values[2]) == (values[0], values[1])
