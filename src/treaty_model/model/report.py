"""A report: one source, its passages, and the clauses that these passages report."""

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
    """What one report says of a treaty."""

    kind: Literal["report"] = "report"
    format_version: FormatVersion
    treaty: Slug = Field(description="The identifier of the treaty that the report is about.")
    source: Source
    articles: Several[Article] = Field(
        default=(),
        description="Provisions under the article whose number one of the passages that report them names.",
    )
    unplaced: Several[AnyProvision] = Field(default=(), description="All other provisions.")
    events: Several[AnyEvent] = ()
    facts: Several[AnyFact] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The report's one source, under the name that it has in a treaty."""
        return (self.source,)
