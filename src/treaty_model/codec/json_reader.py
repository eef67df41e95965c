"""JSON: bytes to a document, which the models read by themselves."""

from .document import Document
from .validator import validator


def decode(data: bytes) -> Document:
    """The document that UTF-8 JSON holds. Raises pydantic's ValidationError, with all the errors there are."""
    document: Document = validator().validate_json(data)
    return document
