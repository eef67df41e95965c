"""Collects the identifiers of passages, parties and events that occur in a document."""

from functools import cache

from ..model.base import Model
from ..spec import spec_of

# The types of identifiers that are references to another part of a document.
REFERENCES = ("PassageId", "PartyId", "EventId")


def identifiers(document: Model) -> dict[str, set[str]]:
    """All identifiers in a document, by the name of their type."""
    found: dict[str, set[str]] = {name: set() for name in REFERENCES}
    pending = [document]
    while pending:
        model = pending.pop()
        for name, many, leaf in _fields(type(model)):
            value = getattr(model, name)
            values = value if many else () if value is None else (value,)
            if leaf is None:
                pending.extend(values)
            else:
                found[leaf].update(values)
    return found


@cache
def _fields(cls: type[Model]) -> tuple[tuple[str, bool, str | None], ...]:
    """The fields of a class with identifiers or models: name, whether it is a list, and the type of identifier."""
    return tuple(
        (field.name, field.many, None if field.members else field.type.name)
        for field in spec_of(cls).fields
        if field.members or field.type.name in REFERENCES
    )
