"""One look through a document for what hygiene and rules ask of all its parts, because looking is what takes time."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ..codec.document import Document
from ..model.base import Model
from ..spec import spec_of

# The types of identifiers that refer to something elsewhere in a document.
REFERENCES = ("PassageId", "PartyId", "EventId")


class Found(NamedTuple):
    """The identifiers of one type in a document: those in lists, as the lists, and those by themselves."""

    lists: list[tuple[str, ...]]
    single: list[str]

    def all(self) -> set[str]:
        """All of them, each once."""
        return self.listed().union(self.single)

    def listed(self) -> set[str]:
        """Those in lists, each once."""
        return set[str]().union(*self.lists)


class Survey:
    """How many fields were given; the identifiers of all passages; and all identifiers by type."""

    def __init__(self, document: Document) -> None:
        self.identifiers = {name: Found([], []) for name in REFERENCES}
        self.fields = _look((document,), {type(document): _plan(type(document))}, self.identifiers)
        self.passages = [passage.id for source in document.sources for passage in source.passages]


class _Plan(NamedTuple):
    """What there is to look at in a model: fields with identifiers, and fields with models."""

    held: tuple[tuple[str, str, bool], ...]
    below: tuple[tuple[str, bool, "dict[type[Model], _Plan]"], ...]


@cache
def _plan(cls: type[Model]) -> _Plan:
    fields = spec_of(cls).fields
    return _Plan(
        tuple((f.name, f.type.name, f.many) for f in fields if f.type.name in REFERENCES),
        tuple((f.name, f.many, {m.cls: _plan(m.cls) for m in f.members}) for f in fields if f.members),
    )


def _look(models: Iterable[Model], plans: Mapping[type[Model], _Plan], found: Mapping[str, Found]) -> int:
    """Look through models and all below them; how many fields were given."""
    fields = 0
    for model in models:
        held, below = plans[type(model)]
        fields += len(model.__pydantic_fields_set__)
        values = model.__dict__
        for name, type_name, many in held:
            value = values[name]
            if many:
                found[type_name].lists.append(value)
            elif value is not None:
                found[type_name].single.append(value)
        for name, many, inner in below:
            if value := values[name]:
                fields += _look(value if many else (value,), inner, found)
    return fields
