"""The report: a document with one source, its passages, and the clauses that these passages report."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import Slug
from .base import DocumentModel, Several
from .events import AnyEvent
from .facts import AnyFact
from .provisions import AnyProvision, Article
from .source import Source

FORMAT_VERSION: Literal["1.0"] = "1.0"

FormatVersion = TypeAliasType(
    "FormatVersion", Annotated[Literal["1.0"], Doc("The version of the format that a document is written in.")]
)


class Report(DocumentModel):
    """The content of a treaty as one report describes it."""

    kind: Literal["report"] = "report"
    format_version: FormatVersion
    treaty: Slug = Field(description="The identifier of the treaty that the report is about.")
    source: Source
    articles: Several[Article] = Field(
        default=(),
        description="Provisions for which a passage that reports them names the number of the article.",
    )
    unplaced: Several[AnyProvision] = Field(default=(), description="All other provisions.")
    events: Several[AnyEvent] = ()
    facts: Several[AnyFact] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The source of the report, in a tuple as in a treaty."""
        return (self.source,)
