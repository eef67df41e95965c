"""What validates documents: made of the specification, it is what pydantic makes of the classes."""

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError, model_validator

from treaty_model import Report, Treaty
from treaty_model.codec.document import Document, roots
from treaty_model.codec.validator import schema_of, validator
from treaty_model.model.base import BY_KIND
from treaty_model.spec import Union, spec_of

# What the core does not look at, or takes for granted where it is not there.
UNUSED: dict[str, Any] = {
    "metadata": None,
    "ref": None,
    "computed_fields": [],
    "custom_init": False,
    "root_model": False,
}


def whole(schema: Any) -> Any:
    """A schema of pydantic's core with all references followed, and without what makes no difference."""
    definitions = {made["ref"]: made for made in schema.get("definitions", ())}

    def follow(part: Any) -> Any:
        if isinstance(part, list):
            return [follow(item) for item in part]
        if not isinstance(part, dict):
            return part
        if part.get("type") == "definition-ref":
            return follow(definitions[part["schema_ref"]])
        return {
            name: follow(value)
            for name, value in part.items()
            if not (name in UNUSED and (UNUSED[name] is None or value == UNUSED[name]))
        }

    return follow(schema["schema"] if definitions else schema)


def by_pydantic(type: Any) -> Any:
    return whole(TypeAdapter(type).core_schema)


def test_it_is_what_pydantic_makes() -> None:
    assert whole(schema_of(Union("Document", roots()))) == by_pydantic(Annotated[Document, BY_KIND])


def test_a_validator_that_only_pydantic_knows_is_seen() -> None:
    class Checked(Report):
        @model_validator(mode="after")
        def check(self) -> "Checked":
            return self

    own = whole(schema_of(Union("Document", (spec_of(Checked), spec_of(Treaty)))))
    assert own != by_pydantic(Annotated[Checked | Treaty, BY_KIND])


def test_it_refuses_what_is_no_document() -> None:
    for data in (b"{}", b"[]", b"null", b"", b'{"kind": "treaty"}', b'{"kind": "<script>"}', b'{"kind": 7}', b"\xff"):
        with pytest.raises(ValidationError):
            validator().validate_json(data)
