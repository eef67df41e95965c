"""The kinds of things: all are there, what is said of them is whole, and their examples are valid."""

import json
from typing import Any

import pytest

import treaty_model as tm
from kestrel import GAZETTE
from treaty_model.codec.document import roots
from treaty_model.spec import Enumeration, ModelSpec, spec_of, types_of
from treaty_model.view.kinds import all_kinds_lines, example, groups, kind_lines, kind_names
from treaty_model.view.text_layout import WIDTH, columns

MODELS = {name: type for name, type in types_of(*roots()).items() if isinstance(type, ModelSpec)}
MEMBERS = [pytest.param(g.title, spec, id=f"{g.title}-{spec.kind}") for g in groups() for spec in g.members]


def words(lines: list[str]) -> list[str]:
    return [word.strip(".,:()[]{}\"'?") for line in lines for word in line.split()]


def with_clause(value: dict[str, Any], clause: dict[str, Any]) -> dict[str, Any]:
    """A provision or an event with a clause, and with the first of its own where that must be there."""
    own = [c for c in value["clauses"] if c["kind"] == "occurrence" != clause["kind"]]
    return {**value, "clauses": [*own, clause]}


def documents(title: str, value: dict[str, Any]) -> list[dict[str, Any]]:
    """Reports that hold a value of a group of kinds, each at another place."""
    provisions, events = groups()[:2]
    if title.startswith("clauses"):
        group, holders = ("provisions", provisions) if title == "clauses of provisions" else ("events", events)
        holding = [m for m in holders.members if value["kind"] in {c.kind for c in m.union("clauses").members}]
        assert holding
        return [d for m in holding for d in documents(group, with_clause(example(m), value))]
    report: dict[str, Any] = json.loads(tm.dumps(GAZETTE))
    source = report["source"]
    source["id"] = "de-001"
    source["passages"] = [{**passage, "id": f"de-001.p{n}"} for n, passage in enumerate(source["passages"], start=1)]
    occurrence = {"kind": "occurrence", "reported_by": ["de-001.p1"]}
    other = {"kind": "other-event", "id": "first-visit", "status": "planned", "clauses": [occurrence]}
    report |= {"articles": [], "unplaced": [], "events": [other], "facts": []}
    if title == "provisions":
        report["unplaced"] = [value]
    elif title == "events":
        report["events"].append(value)
    elif title == "facts about the treaty":
        report["facts"] = [value]
    elif title == "speakers of passages":
        source["passages"][0]["speaker"] = value
    else:
        fields = ("published",) if title == "dates in a source" else ("publisher", "origin")
        source |= dict.fromkeys(fields, value)
    return [{name: held for name, held in report.items() if held != []}]


@pytest.mark.parametrize(("title", "spec"), MEMBERS)
def test_every_example_is_valid_wherever_it_can_stand(title: str, spec: ModelSpec) -> None:
    value = example(spec)
    assert list(value) == [field.name for field in spec.fields if field.name not in spec.cls.alternatives[1:]]
    for document in documents(title, value):
        data = json.dumps(document).encode()
        assert json.dumps(value) in json.dumps(json.loads(tm.dumps(tm.loads(data))))


def test_every_kind_is_there() -> None:
    shown = {spec for group in groups() for spec in group.members}
    assert shown == {model for model in MODELS.values() if model.kind and model not in roots()}
    assert {spec.kind for spec in shown} == set(kind_names())


def test_all_kinds_are_shown_with_their_meaning_and_fields() -> None:
    lines = list(all_kinds_lines())
    assert all(columns(line) <= WIDTH for line in lines)
    starts = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert starts == [spec.kind for group in groups() for spec in group.members]
    text = " ".join(" ".join(lines).split())
    for group in groups():
        assert group.title in lines or any(line.startswith(f"{group.title}: each has ") for line in lines)
        for spec in group.members:
            assert " ".join(spec.doc.partition("\n\n")[0].split()) in text
    assert "the parties accord. It need not be their reason. fields: instrument, article? other" in text
    assert "events: each has id, status, clauses" in lines


@pytest.mark.parametrize("name", kind_names())
def test_a_kind_is_reported_whole(name: str) -> None:
    lines = list(kind_lines(name))
    assert all(columns(line) <= WIDTH for line in lines)
    text, told = " ".join(" ".join(lines).split()), words(lines)
    for spec in (model for model in MODELS.values() if model.kind == name):
        assert " ".join(spec.doc.split()) in text
        assert "".join(json.dumps(example(spec)).split()) in "".join("".join(lines).split())
        for field in spec.fields:
            assert field.name in told
            assert ("May be left out" in text) >= (not field.required)
            values = field.type.values if isinstance(field.type, Enumeration) else [m.kind for m in field.members]
            assert set(values) <= set(told)


def test_kinds_of_one_name_are_all_stated() -> None:
    lines = list(kind_lines("entry-into-force"))
    assert [line for line in lines if line.startswith("entry")] == [
        "entry-into-force (provisions)",
        "entry-into-force (events)",
    ]


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("armed-attack", ["  provisions  mutual-aid"]),
        ("purpose", ["  provisions  partnership, cooperation-for-peace, consultation-on-threat,"]),
        ("actor", ["  events  all kinds"]),
        ("other", ["  report      in facts", "  provisions  all kinds", "  events      all kinds"]),
        ("mutual-aid", ["  report   in unplaced", "  article  in provisions"]),
        ("person", ["  passage  in speaker"]),
        ("external", ["  source  in publisher, in origin", "  source  in published"]),
    ],
)
def test_where_a_kind_can_stand(kind: str, places: list[str]) -> None:
    lines = list(kind_lines(kind))
    assert [line for line in lines if line in places] == places


def test_examples_take_the_values_that_the_models_give() -> None:
    assert example(MODELS["LegalBasis"]) == {
        "kind": "legal-basis",
        "instrument": "un-charter",
        "article": 51,
        "reported_by": ["de-001.p1"],
    }
    assert spec_of(MODELS["LegalBasis"].cls).fields[2].example == 51


def test_an_example_takes_one_line_where_it_fits() -> None:
    lines = list(kind_lines("armed-attack"))
    assert lines[-2:] == ["example", '  {"kind": "armed-attack", "reported_by": ["de-001.p1"]}']


def test_a_blank_line_stands_behind_each_group() -> None:
    lines = list(all_kinds_lines())
    titles = [n for n, line in enumerate(lines) if line.partition(":")[0] in {group.title for group in groups()}]
    last = next(n for n, line in enumerate(lines) if line.startswith("A field with ?"))
    assert [n for n, line in enumerate(lines) if not line] == [n - 1 for n in (*titles[1:], last)]


def test_the_groups() -> None:
    assert [group.title for group in groups()] == [
        "provisions",
        "events",
        "clauses of provisions",
        "clauses of events",
        "facts about the treaty",
        "speakers of passages",
        "names in a source",
        "dates in a source",
    ]
