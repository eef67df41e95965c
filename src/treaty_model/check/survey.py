"""One look through a document for what hygiene and rules ask of all its parts, because looking is what takes time."""

from functools import cache
from typing import NamedTuple

from ..codec.document import Document
from ..model.base import Model
from ..model.source import Passage, Source
from ..spec import ModelSpec, Union, spec_of

# The types of identifiers that refer to something elsewhere in a document.
REFERENCES = ("PassageId", "PartyId", "EventId")


class PlacedPassage(NamedTuple):
    """A passage with its source, and the numbers of both."""

    n: int
    m: int
    source: Source
    passage: Passage


_Found = dict[str, list[tuple[str, ...]]]


class Survey:
    """How many fields were given; all passages; and all identifiers by type, in a tuple for each field with some."""

    def __init__(self, document: Document) -> None:
        self.identifiers: _Found = {name: [] for name in REFERENCES}
        self.fields = _look(document, _plan(type(document)), self.identifiers)
        self.passages = [
            PlacedPassage(n, m, source, passage)
            for n, source in enumerate(document.sources)
            for m, passage in enumerate(source.passages)
        ]

    def all(self, name: str) -> set[str]:
        """All identifiers of a type."""
        return set().union(*self.identifiers[name])


class _Plan(NamedTuple):
    """What there is to look at in a model: fields with identifiers, and fields with models."""

    held: tuple[tuple[str, str, bool], ...]
    below: tuple[tuple[str, bool, "dict[type[Model], _Plan]"], ...]


@cache
def _plan(cls: type[Model]) -> _Plan:
    fields = spec_of(cls).fields
    return _Plan(
        tuple((f.name, f.type.name, f.many) for f in fields if f.type.name in REFERENCES),
        tuple(
            (f.name, f.many, {member.cls: _plan(member.cls) for member in f.type.members})
            if isinstance(f.type, Union)
            else (f.name, f.many, {f.type.cls: _plan(f.type.cls)})
            for f in fields
            if isinstance(f.type, ModelSpec | Union)
        ),
    )


def _look(model: Model, plan: _Plan, found: _Found) -> int:
    """Look through a model and all below it; how many fields were given."""
    held, below = plan
    fields = len(model.__pydantic_fields_set__)
    values = model.__dict__
    for name, type_name, many in held:
        value = values[name]
        if many:
            found[type_name].append(value)
        elif value is not None:
            found[type_name].append((value,))
    for name, many, plans in below:
        value = values[name]
        if many:
            for item in value:
                fields += _look(item, plans[type(item)], found)
        elif value is not None:
            fields += _look(value, plans[type(value)], found)
    return fields
