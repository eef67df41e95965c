"""The models: frozen, strict, closed; nothing is said without a passage."""

import pickle
from typing import Any, cast

import pytest
from pydantic import ValidationError

from kestrel import GAZETTE
from treaty_model import FORMAT_VERSION, Report, Treaty, dumps
from treaty_model.model import (
    ArmedAttack,
    Article,
    Assistance,
    Attacker,
    Clause,
    ExternalPlacement,
    LegalBasis,
    MutualAid,
    NationalLaw,
    StateOfWar,
    Timing,
)
from treaty_model.spec import Enumeration, ModelSpec, spec_of, types_of

CLAUSES = [
    type.cls
    for type in types_of(spec_of(Treaty), spec_of(Report)).values()
    if isinstance(type, ModelSpec) and issubclass(type.cls, Clause)
]
P = ("a.p1",)


def errors(cls: type[Any], text: str) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        cls.model_validate_json(text)
    return [error["type"] for error in caught.value.errors()]


@pytest.mark.parametrize("cls", CLAUSES)
def test_no_clause_without_a_reference(cls: type[Clause]) -> None:
    for missing in ({}, {"reported_by": ()}, {"reported_by": None}):
        with pytest.raises(ValidationError) as caught:
            cls(**missing)
        assert ("reported_by",) in [error["loc"] for error in caught.value.errors()]


def test_a_value_cannot_be_changed() -> None:
    clause = StateOfWar(reported_by=P)
    with pytest.raises(ValidationError, match="frozen"):
        clause.reported_by = ("b.p1",)  # type: ignore[misc]  # type checkers reject it too
    assert hash(clause) == hash(StateOfWar(reported_by=P))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"kind": "assistance", "reported_by": ["a.p1"], "extra": 1}', ["extra_forbidden"]),
        ('{"kind": "assistance", "form": null, "reported_by": ["a.p1"]}', ["literal_error"]),
        ('{"kind": "assistance", "form": "moral", "reported_by": ["a.p1"]}', ["literal_error"]),
        ('{"kind": "attack", "reported_by": ["a.p1"]}', ["literal_error"]),
        ('{"kind": "assistance", "reported_by": "a.p1"}', ["tuple_type"]),
        ('{"kind": "assistance", "reported_by": ["p1"]}', ["string_pattern_mismatch", "too_short"]),
        ('{"kind": "assistance", "reported_by": []}', ["too_short"]),
        ('["assistance"]', ["model_type"]),
    ],
)
def test_what_a_document_cannot_say(text: str, expected: list[str]) -> None:
    assert errors(Assistance, text) == expected


def test_python_takes_lists_for_tuples() -> None:
    changeable: Any = ["a.p1"]
    clause = StateOfWar(reported_by=changeable)
    assert clause.reported_by == ("a.p1",)
    changeable.append("b.p1")
    assert clause.reported_by == ("a.p1",)
    assert Article(number=1, provisions=cast(Any, [])) == Article(number=1)


@pytest.mark.parametrize(
    "other", ["a.p1", b"a.p1", {"a.p1"}, {"a.p1": 1}, iter(["a.p1"]), None, (None,), [["a.p1"]], []]
)
def test_python_takes_nothing_else_for_tuples(other: Any) -> None:
    with pytest.raises(ValidationError):
        StateOfWar(reported_by=other)


def test_an_empty_list_is_left_out_in_documents_and_can_be_said_in_python() -> None:
    assert Article(number=1, provisions=()) == Article(number=1)
    assert errors(Article, '{"number": 1, "provisions": []}') == ["too_short"]


def test_a_provision_rejects_clauses_that_belong_elsewhere() -> None:
    assert "union_tag_invalid" in errors(
        MutualAid, '{"kind": "mutual-aid", "clauses": [{"kind": "date", "value": "2024", "reported_by": ["a.p1"]}]}'
    )
    with pytest.raises(ValidationError):
        MutualAid(clauses=())


def test_typed_access() -> None:
    attack, war = ArmedAttack(reported_by=P), StateOfWar(reported_by=P)
    attacker, help = Attacker(value="third-states", reported_by=P), Assistance(form="military", reported_by=P)
    charter, law = LegalBasis(instrument="charter", article=51, reported_by=P), NationalLaw(value="b", reported_by=P)
    aid = MutualAid(clauses=(law, attack, attacker, war, help, charter))
    assert aid.triggers == (attack,)
    assert aid.attackers == (attacker,)
    assert aid.conditions == (war,)
    assert aid.assistance == (help,)
    assert aid.legal_bases == (law, charter)
    assert aid.select(Timing) == ()
    assert aid.select(StateOfWar, Assistance) == (war, help)


def test_invalid_parts_do_not_get_into_a_treaty() -> None:
    broken = StateOfWar.model_construct(kind="state-of-war", reported_by=())
    with pytest.raises(ValidationError):
        MutualAid(clauses=(broken,))


def test_look_ups_say_what_there_is() -> None:
    treaty = Treaty(format_version=FORMAT_VERSION, id="t", articles=(Article(number=1),), sources=(GAZETTE.source,))
    assert treaty.passage("gazette.p2").source == "gazette"
    assert treaty.source("gazette").document.file == "gazette.txt"
    for look_up, message in (
        (lambda: treaty.article(2), "no article 2; the treaty has 1"),
        (lambda: treaty.source("x"), "no source 'x'"),
        (lambda: treaty.passage("x.p1"), "no passage 'x.p1'"),
        (lambda: treaty.event("x"), "no event 'x'"),
    ):
        with pytest.raises(LookupError, match=message):
            look_up()


def test_a_claim_is_a_clause_and_a_passage() -> None:
    treaty = Treaty(
        format_version=FORMAT_VERSION,
        id="t",
        articles=(Article(number=1), *GAZETTE.articles[:1]),
        events=GAZETTE.events,
        facts=GAZETTE.facts,
        sources=(GAZETTE.source,),
    )
    claims = {(claim.clause, claim.value): claim for claim in treaty.claims()}
    assert claims["armed-attack", ""] == (
        *(2, "mutual-aid", None, "armed-attack", "", "the treaty", "gazette.p2", "gazette"),
        *("nwa", None, "explicit", None),
    )
    assert claims["date", "XXXX-05-03"] == (
        *(None, None, "signing", "date", "XXXX-05-03", "the report", "gazette.p1", "gazette"),
        *("nwa", "done", None, None),
    )
    assert claims["title", "Kestrel Accord (en)"].event is None


def test_asking_changes_nothing() -> None:
    asked, fresh = (Treaty(format_version=FORMAT_VERSION, id="t", sources=(GAZETTE.source,)) for _ in range(2))
    asked.passage("gazette.p1")
    assert asked == fresh
    assert hash(asked) == hash(fresh)
    assert dumps(asked) == dumps(fresh)
    other = asked.model_copy(update={"sources": ()})
    with pytest.raises(LookupError):
        other.passage("gazette.p1")
    assert pickle.loads(pickle.dumps(asked)).passage("gazette.p1") == asked.passage("gazette.p1")


def test_a_comparison_can_name_every_kind_of_provision() -> None:
    """`ProvisionKind` in model/frame.py repeats the kinds of `AnyProvision`, because a type checker needs a literal."""
    (named,) = (field.type for field in spec_of(ExternalPlacement).fields if field.name == "provision")
    assert isinstance(named, Enumeration)
    assert set(named.values) == {member.kind for member in spec_of(Treaty).union("unplaced").members}
