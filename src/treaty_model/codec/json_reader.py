"""JSON: bytes to a document, which the models read by themselves."""

from collections.abc import Callable
from functools import cache

from pydantic_core import SchemaValidator

from ..model.base import HINT
from .document import Document
from .validator import documents_schema, lean


def decode(data: bytes) -> tuple[Document, str | None]:
    """The document that UTF-8 JSON holds, and its `$schema` if it has one, which is no part of the document.

    Raises pydantic's ValidationError.
    """
    document = _decoder()(data)
    return document, document.__dict__.pop(HINT)


@cache
def _decoder() -> Callable[[bytes], Document]:
    return SchemaValidator(documents_schema(lean)).validate_json
