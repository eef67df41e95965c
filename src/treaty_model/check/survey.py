"""One look through a document for what hygiene and rules ask of all its parts, because looking is what takes time."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

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
        self.fields = _look([document], _view(frozenset([type(document)])), self.identifiers)
        self.passages = self.identifiers["PassageId"].single  # by itself, only a passage has one: its own


_Classes = frozenset[type[Model]]


class _Field(NamedTuple):
    """A field of models of which some classes, or with None all, have it."""

    get: Callable[[Model], Any]
    many: bool
    required: bool
    classes: _Classes | None

    def values(self, models: list[Model], special: list[Model]) -> list[Any]:
        """What stands in it, where anything does, in models, of which some have fields that others have not."""
        having = models if self.classes is None else [model for model in special if type(model) in self.classes]
        values = map(self.get, having)
        return list(values if self.required else filter(None, values))


class _View(NamedTuple):
    """What there is to look at in models of some classes."""

    # How many fields of each class must be given, besides: fields that hold identifiers, by type; fields that hold
    # models; and other fields that may be given. Special are the classes that have fields that not all have.
    required: dict[type[Model], int]
    held: tuple[tuple[_Field, str], ...]
    below: "tuple[tuple[_Field, _View], ...]"
    optional: tuple[_Field, ...]
    special: _Classes


@cache
def _view(classes: _Classes) -> _View:
    held: dict[tuple[str, bool, bool, str], set[type[Model]]] = defaultdict(set)
    below: dict[tuple[str, bool, bool], tuple[set[type[Model]], set[type[Model]]]] = defaultdict(lambda: (set(), set()))
    optional: dict[str, set[type[Model]]] = defaultdict(set)
    required = dict.fromkeys(classes, 0)
    for cls in classes:
        for f in spec_of(cls).fields:
            if f.type.name in REFERENCES:
                held[f.name, f.many, f.required, f.type.name].add(cls)
            elif f.members:
                having, members = below[f.name, f.many, f.required]
                having.add(cls)
                members.update(member.cls for member in f.members)
            elif f.required:
                required[cls] += 1
            else:
                optional[f.name].add(cls)

    def field(name: str, many: bool, required: bool, having: set[type[Model]]) -> _Field:
        return _Field(attrgetter(name), many, required, None if having == classes else frozenset(having))

    partial = [*held.values(), *optional.values(), *(having for having, _ in below.values())]
    return _View(
        required,
        tuple((field(name, many, required, having), leaf) for (name, many, required, leaf), having in held.items()),
        tuple((field(*key, having), _view(frozenset(members))) for key, (having, members) in below.items()),
        tuple(field(name, False, False, having) for name, having in optional.items()),
        frozenset(chain.from_iterable(having for having in partial if having != classes)),
    )


def _look(models: list[Model], view: _View, found: Mapping[str, Found]) -> int:
    """Look through models and all below them; how many fields were given.

    All models that stand in one field, in whatever model, are looked at together, by loops that run in C.
    """
    fields = sum(map(view.required.__getitem__, map(type, models)))
    special = [model for model in models if type(model) in view.special] if view.special else []
    for field, leaf in view.held:
        values = field.values(models, special)
        (found[leaf].lists if field.many else found[leaf].single).extend(values)
        fields += len(values)
    for field, inner in view.below:
        values = field.values(models, special)
        fields += len(values)
        if below := list(chain.from_iterable(values)) if field.many else values:
            fields += _look(below, inner, found)
    for field in view.optional:
        fields += len(field.values(models, special))
    return fields
