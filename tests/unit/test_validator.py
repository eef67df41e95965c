"""What validates documents: made of the specification, it is what pydantic makes of the classes.

What it makes of bytes holds less than what pydantic makes of them, and nobody can tell the two from each other.
"""

import copy
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import TypeAdapter, ValidationError, model_validator
from pydantic_core import CoreSchema, core_schema

from parity.generator import document
from parity.mutations import as_json
from treaty_model import Report, Treaty
from treaty_model.codec import json_reader
from treaty_model.codec.document import Document, roots
from treaty_model.codec.json_reader import as_dataclass
from treaty_model.codec.validator import Fields, documents_schema, schema_of
from treaty_model.model.base import BY_KIND, DocumentModel, Model
from treaty_model.spec import ModelSpec, UnionSpec, spec_of

VALID = sorted(Path("tests/corpus/valid").glob("*.json"))
INVALID = sorted(Path("tests/corpus/invalid").glob("*.json"))

# What the core does not look at, or takes for granted where it is not there.
UNUSED: dict[str, Any] = {
    "metadata": None,
    "serialization": None,
    "ref": None,
    "computed_fields": [],
    "custom_init": False,
    "root_model": False,
}


def as_models(spec: ModelSpec, fields: Fields, config: core_schema.CoreConfig) -> CoreSchema:
    """A model as pydantic has it."""
    own = {name: field for name, field in fields.items() if name != "$schema"}
    schema: CoreSchema = core_schema.model_schema(
        spec.cls, core_schema.model_fields_schema(own, model_name=spec.name), config=config, ref=spec.name
    )

    def giving(_: Any) -> CoreSchema:
        return schema

    handler: Any = giving
    return spec.cls.__get_pydantic_core_schema__(spec.cls, handler) if issubclass(spec.cls, DocumentModel) else schema


def whole(schema: Any) -> Any:
    """A schema of pydantic's core as it is for JSON, all references followed, without what makes no difference."""
    definitions = {made["ref"]: made for made in schema.get("definitions", ())}

    def follow(part: Any) -> Any:
        if isinstance(part, list):
            return [follow(item) for item in part]
        if not isinstance(part, dict):
            return part
        if part.get("type") == "definition-ref":
            return follow(definitions[part["schema_ref"]])
        if part.get("type") == "json-or-python":
            return follow(part["json_schema"])
        return {
            name: follow(value)
            for name, value in part.items()
            if not (name in UNUSED and (UNUSED[name] is None or value == UNUSED[name]))
        }

    return follow(schema["schema"] if definitions else schema)


def by_pydantic(type: Any) -> Any:
    return whole(TypeAdapter(type).core_schema)


def test_it_is_what_pydantic_makes() -> None:
    assert whole(documents_schema(as_models)) == by_pydantic(Annotated[Document, BY_KIND])


def test_a_validator_that_only_pydantic_knows_is_seen() -> None:
    class Checked(Report):
        @model_validator(mode="after")
        def check(self) -> "Checked":
            return self

    own = whole(schema_of(UnionSpec("Document", (spec_of(Checked), spec_of(Treaty))), as_models))
    assert own != by_pydantic(Annotated[Checked | Treaty, BY_KIND])


def test_a_lean_model_has_all_fields_of_the_model() -> None:
    made: dict[str, Fields] = {}

    def noting(spec: ModelSpec, fields: Fields, config: core_schema.CoreConfig) -> CoreSchema:
        made[spec.name] = fields
        schema: Any = as_dataclass(spec, fields, config)
        assert (schema["cls"], schema["config"], schema["ref"]) == (spec.cls, config, spec.name)
        assert schema["fields"] == list(fields)
        for field in schema["schema"]["fields"]:
            assert field["schema"] is fields[field["name"]]["schema"]
        return core_schema.any_schema()

    documents_schema(noting)
    for spec in roots():
        assert list(made[spec.name]) == [*spec.cls.model_fields, "$schema"]


def models_in(model: Model) -> Iterator[Model]:
    yield model
    for value in vars(model).values():
        for held in value if isinstance(value, tuple) else (value,):
            if isinstance(held, Model):
                yield from models_in(held)


def both(data: bytes) -> tuple[Document, Document]:
    """The document that bytes hold, as it is read and as pydantic reads it."""
    made = json_reader.decode(data)
    return made, type(made).model_validate_json(data)


def assert_alike(data: bytes) -> None:
    """Models of both readers answer every question alike, and without warnings."""
    for own, usual in zip(*map(models_in, both(data)), strict=True):
        for answer in ANSWERS:
            assert answer(own) == answer(usual)
        for copied in (copy.copy(own), copy.deepcopy(own), own.model_copy(), pickle.loads(pickle.dumps(own))):
            assert copied == own == usual == copied
            assert list(vars(copied)) == list(vars(usual))
            assert copied.model_fields_set == usual.model_fields_set
            assert (copied.model_extra, copied.__pydantic_private__) == (None, None)
        for again in (own, own.model_dump(), own.model_dump(exclude_unset=True)):
            assert type(own).model_validate(again) == usual
        assert type(own).model_validate_json(own.model_dump_json(exclude_unset=True)) == usual


ANSWERS: list[Callable[[Model], Any]] = [
    type,
    hash,
    repr,
    list,
    lambda model: list(vars(model).items()),
    lambda model: model.model_fields_set,
    lambda model: model.model_extra,
    lambda model: model.__pydantic_private__,
    lambda model: model.model_dump(),
    lambda model: model.model_dump(exclude_unset=True),
    lambda model: model.model_dump_json(),
    lambda model: model.model_dump_json(exclude_unset=True),
    lambda model: model.model_dump_json(exclude_defaults=True),
    lambda model: sorted(model.model_copy(update=dict(list(model)[-1:])).model_fields_set),
    lambda model: getattr(model, "no_such_field", "absent"),
]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_what_is_read_behaves_as_what_pydantic_reads(path: Path) -> None:
    assert_alike(path.read_bytes())


@settings(max_examples=20)
@given(st.integers(0, 10**6))
def test_what_is_generated_behaves_as_what_pydantic_reads(seed: int) -> None:
    assert_alike(as_json(document(seed)))


@pytest.mark.parametrize("held", both(VALID[0].read_bytes()), ids=["as read", "as pydantic reads"])
def test_what_is_read_cannot_be_changed(held: Any) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        held.kind = "report"
    with pytest.raises(ValidationError, match="frozen"):
        del held.kind
    with pytest.raises(AttributeError, match="no_such_field"):
        held.no_such_field()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_it_rejects_what_pydantic_rejects(path: Path) -> None:
    data = path.read_bytes()
    by_core = accepts(json_reader.decode, data)
    assert by_core == (accepts(Treaty.model_validate_json, data) or accepts(Report.model_validate_json, data))


def accepts(read: Callable[[bytes], object], data: bytes) -> bool:
    try:
        read(data)
    except ValidationError:
        return False
    return True


def test_it_rejects_what_is_no_document() -> None:
    for data in (b"{}", b"[]", b"null", b"", b'{"kind": "treaty"}', b'{"kind": "<script>"}', b'{"kind": 7}', b"\xff"):
        with pytest.raises(ValidationError):
            json_reader.decode(data)
