"""The mark of a valid document, so that a document that was read can be written and merged without a second check.

Only a document that was decoded from bytes, and in which no rule found a problem, gets the mark: its values are plain
strings, numbers, tuples and frozen models to which nothing else has a reference. The mark belongs to that one object.
Copies, unpickled documents and merged treaties have none, and are checked before they are written or merged. So is a
document whose own fields were replaced by force, past the model, because the mark holds the former values.

The mark does not notice force against a model inside a document (`object.__setattr__`, or its `__dict__`). Comparing
all values would make writing a third slower, and each document in memory would need a list of them.
"""

from .base import DocumentModel


def mark_valid(document: DocumentModel) -> None:
    """Record that a document was found valid with the fields that it has now."""
    object.__setattr__(document, "_valid_fields", dict(document.__dict__))


def is_known_valid(document: DocumentModel) -> bool:
    """Whether a document was found valid and still has the same fields."""
    fields, valid_fields = document.__dict__, getattr(document, "_valid_fields", None)
    return (
        valid_fields is not None
        and len(valid_fields) == len(fields)
        and all(fields.get(name) is value for name, value in valid_fields.items())
    )
