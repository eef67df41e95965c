"""What a document is: a report or a treaty. Both formats, the schemas and the rules take it from here."""

from functools import cache
from typing import Annotated, Literal

from pydantic import TypeAdapter

from ..model.base import BY_KIND
from ..model.report import Report
from ..model.treaty import Treaty
from ..spec import ModelSpec, spec_of

Document = Report | Treaty

Format = Literal["json", "xml"]

# A document nests eight levels deep in JSON and six in XML; readers give up at 128 to 200.
DEPTH_LIMIT = 64


def roots() -> tuple[ModelSpec, ...]:
    """The models that are documents."""
    return spec_of(Treaty), spec_of(Report)


@cache
def adapter() -> TypeAdapter[Document]:
    """The validator of documents, made on first use."""
    return TypeAdapter(Annotated[Document, BY_KIND])
