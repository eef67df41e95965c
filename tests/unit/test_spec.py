"""The specification of the models, and the fields that it rejects."""

import subprocess
import sys
import threading
import time
import typing
from typing import Annotated, Any, Literal

import pytest
from annotated_types import MinLen
from pydantic import Field, create_model

from treaty_model import Report, Treaty, spec as module
from treaty_model.codec.document import roots
from treaty_model.lexical import PassageId, Slug, Text
from treaty_model.model import Assistance, Clause, MutualAid, Place, Provision, StateOfWar, base
from treaty_model.model.base import BY_KIND, Model
from treaty_model.spec import Enumeration, ModelSpec, UnionSpec, UnsupportedField, spec_of, types_of, values_of

# Aliases as values, which type checkers do not know.
OneOrMore: Any = base.OneOrMore
Optional: Any = base.Optional
Several: Any = base.Several

TYPES = types_of(spec_of(Treaty), spec_of(Report))
MODELS = {name: type for name, type in TYPES.items() if isinstance(type, ModelSpec)}


def with_field(annotation: Any, default: Any = ...) -> type[Model]:
    return create_model("Sample", __base__=Model, field=(annotation, default))


@pytest.mark.parametrize(
    ("annotation", "default"),
    [
        pytest.param(str, ..., id="bare string"),
        pytest.param(int, ..., id="bare integer"),
        pytest.param(float, ..., id="float"),
        pytest.param(bool, ..., id="boolean"),
        pytest.param(Any, ..., id="anything"),
        pytest.param(dict[str, str], ..., id="mapping"),
        pytest.param(list[Slug], ..., id="list that can change"),
        pytest.param(set[Slug], ..., id="set"),
        pytest.param(tuple[Slug, ...], ..., id="list that may be empty"),
        pytest.param(tuple[Slug, Slug], ..., id="pair"),
        pytest.param(OneOrMore[str], ..., id="list of bare strings"),
        pytest.param(Several[dict[str, str]], (), id="list of mappings"),
        pytest.param(OneOrMore[OneOrMore[Slug]], ..., id="list of lists"),
        pytest.param(OneOrMore[Text], ..., id="list of texts, which hold blanks"),
        pytest.param(OneOrMore[Slug], ..., id="list of strings of bounded length"),
        pytest.param(Slug | None, None, id="null"),
        pytest.param(Slug | None, ..., id="required null"),
        pytest.param(Slug, "a", id="default"),
        pytest.param(Several[Slug], ("a",), id="default list"),
        pytest.param(Optional[Slug], "a", id="optional with a default"),
        pytest.param(Annotated[Slug, Field(max_length=3)], ..., id="constraint that only one format would know"),
        pytest.param(Annotated[Slug, MinLen(1)], "a", id="constraint and default"),
        pytest.param(Annotated[Literal["a", "b"], Field(min_length=1)], ..., id="constraint on an enumeration"),
        pytest.param(Annotated[Slug, Field(alias="other")], ..., id="alias"),
        pytest.param(Annotated[Slug, Field(validation_alias="other")], ..., id="alias for reading"),
        pytest.param(Annotated[Slug, Field(serialization_alias="other")], ..., id="alias for writing"),
        pytest.param(Annotated[float, *typing.get_args(Slug)[1:]], ..., id="leaf of a number with a fraction"),
        pytest.param(Literal[1, 2], ..., id="enumeration of integers"),
        pytest.param(Literal[True], ..., id="constant that is no string"),
        pytest.param(StateOfWar | Assistance, ..., id="union without a tag"),
        pytest.param(Slug | Text, ..., id="union of strings"),
        pytest.param(StateOfWar, ..., id="a member of a union by itself"),
        pytest.param(OneOrMore[StateOfWar], ..., id="a list of one member of a union"),
        pytest.param(OneOrMore[Annotated[StateOfWar | Annotated[int, "x"], BY_KIND]], ..., id="union with a number"),
    ],
)
def test_rejected(annotation: Any, default: Any) -> None:
    with pytest.raises((UnsupportedField, TypeError)):
        spec_of(with_field(annotation, default))


@pytest.mark.parametrize(
    ("annotation", "default", "kind", "many", "required"),
    [
        (Slug, ..., "TextLeaf", False, True),
        (Optional[Slug], None, "TextLeaf", False, False),
        (Several[PassageId], (), "TextLeaf", True, False),
        (OneOrMore[PassageId], ..., "TextLeaf", True, True),
        (Literal["a", "b"], ..., "Enumeration", False, True),
        (Optional[Literal["a", "b"]], None, "Enumeration", False, False),
        (Annotated[StateOfWar | Assistance, BY_KIND], ..., "UnionSpec", False, True),
        (OneOrMore[Annotated[StateOfWar | Assistance, BY_KIND]], ..., "UnionSpec", True, True),
    ],
)
def test_accepted(annotation: Any, default: Any, kind: str, many: bool, required: bool) -> None:
    (field,) = spec_of(with_field(annotation, default)).fields
    assert (type(field.type).__name__, field.many, field.required) == (kind, many, required)


def test_fields_stand_in_document_order() -> None:
    assert [f.name for f in spec_of(Assistance).fields] == ["kind", "form", "reported_by"]


@pytest.mark.parametrize("spec", MODELS.values(), ids=MODELS)
def test_every_model_explains_itself(spec: ModelSpec) -> None:
    assert spec.doc.endswith(".")
    assert [f.name for f in spec.fields][:1] == ["kind"] or spec.kind is None


@pytest.mark.parametrize("cls", [spec.cls for spec in MODELS.values() if issubclass(spec.cls, Clause)])
def test_every_clause_ends_with_who_reports_it(cls: type[Clause]) -> None:
    last = spec_of(cls).fields[-1]
    assert (last.name, last.many, last.required, last.type.name) == ("reported_by", True, True, "PassageId")


@pytest.mark.parametrize("cls", [spec.cls for spec in MODELS.values() if issubclass(spec.cls, Provision)])
def test_every_provision_says_which_clauses_it_can_hold(cls: type[Provision]) -> None:
    members = spec_of(cls).union("clauses").members
    assert len(members) > 1  # in a union of one, documents could leave the kind out
    assert all(issubclass(member.cls, Clause) for member in members)


def test_no_provision_can_hold_what_belongs_to_an_event() -> None:
    assert Place not in [member.cls for member in spec_of(MutualAid).union("clauses").members]


def test_kinds_are_distinct_in_every_union() -> None:
    for type in TYPES.values():
        if isinstance(type, UnionSpec):
            kinds = [member.kind for member in type.members]
            assert len(set(kinds)) == len(kinds)


def test_enumerations_hold_no_value_twice() -> None:
    for type in TYPES.values():
        if isinstance(type, Enumeration):
            assert len(set(type.values)) == len(type.values)


def test_values_are_found_with_their_pointers() -> None:
    aid = MutualAid(clauses=(StateOfWar(reported_by=("a.b", "a.c")), Assistance(reported_by=("a.b",))))
    assert [(pointer, value) for pointer, _, value in values_of(aid, "PassageId")] == [
        ("/clauses/0/reported_by/0", "a.b"),
        ("/clauses/0/reported_by/1", "a.c"),
        ("/clauses/1/reported_by/0", "a.b"),
    ]


def test_threads_that_ask_first_get_one_specification(monkeypatch: pytest.MonkeyPatch) -> None:
    made, cls = [], with_field(Slug)
    make = module._build

    def slowly(cls: type[Model]) -> ModelSpec:
        made.append(cls)
        time.sleep(0.05)  # in which the other threads ask too
        return make(cls)

    monkeypatch.setattr(module, "_build", slowly)
    found: list[ModelSpec] = []
    threads = [threading.Thread(target=lambda: found.append(spec_of(cls))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(map(id, found))) == 1
    assert made == [cls]


# The first calls of a process, from eight threads at once, which are changed a million times a second.
FIRST_CALLS = """
import sys, threading
sys.setswitchinterval(0.000001)
import treaty_model as tm
data = b'{"kind":"treaty","format_version":"1.0","id":"pact"}'
jobs = [
    lambda: tm.loads(data), lambda: tm.validate(data).ok, lambda: tm.dumps(tm.bundled(), "xml"),
    lambda: tm.merge([tm.bundled()]), lambda: tm.json_schema("treaty"), tm.xsd,
    lambda: tm.bundled().timeline(), lambda: tm.validate(b"<treaty/>").ok,
]
barrier, wrong = threading.Barrier(8), []
def run(job):
    barrier.wait()
    try:
        job()
    except Exception as error:
        wrong.append(repr(error))
threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
sys.exit("; ".join(wrong) or 0)
"""


@pytest.mark.parametrize("run", range(3))
def test_the_first_calls_of_a_process_can_come_from_threads(run: int) -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), run


def test_alternatives_are_fields_that_may_be_left_out() -> None:
    models = [type for type in types_of(*roots()).values() if isinstance(type, ModelSpec) and type.cls.alternatives]
    assert {model.name for model in models} == {"Actor", "Chamber", "CitedDocument", "Person", "Body"}
    for model in models:
        given = {field.name for field in model.fields if not field.required}
        assert model.cls.alternatives == ("party", "of")
        assert set(model.cls.alternatives) <= given
