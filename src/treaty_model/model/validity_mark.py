"""The mark of a document that was checked, so that what was read can be written and merged without being checked again.

Only a document that was made of bytes, and that no rule refused, has the mark: its values are plain strings, numbers,
tuples and frozen models, which nobody else made. It is about this one object: copies of any kind, unpickled ones, and
what merging makes are others, and are checked before they are written or merged. So is a document whose own fields were
replaced by force, past the model: the mark holds what they were.

What it cannot see is force against a model inside a document (`object.__setattr__`, or its `__dict__`). To compare all
values with what they were adds a third to the time of writing, and a list of them to each document that is kept.
"""

from .base import DocumentModel


def mark_valid(document: DocumentModel) -> None:
    """Note that a document was found valid as it is."""
    object.__setattr__(document, "_checked", dict(document.__dict__))


def is_known_valid(document: DocumentModel) -> bool:
    """Whether a document was found valid and has the same fields still."""
    found, checked = document.__dict__, getattr(document, "_checked", None)
    return (
        checked is not None and len(checked) == len(found) and all(found.get(name) is checked[name] for name in checked)
    )
