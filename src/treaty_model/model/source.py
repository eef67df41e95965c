"""Where things are reported: a source, its document, and the passages that clauses refer to.

A passage says where words stand and how to recognise them. It never holds the words: news texts belong to their
publishers.
"""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import (
    ArticleNumber,
    Date,
    EndWords,
    FileName,
    LanguageTag,
    Offset,
    PartyId,
    PassageId,
    Sha256,
    Slug,
    Term,
    Text,
    Url,
)
from ..vocabulary.agencies import agency
from .base import BY_KIND, Model, Optional, Several

# What counts as one independent origin: the origin that is stated, or where none is, the source itself.
IndependentOrigin = tuple[Literal["origin", "source"], str]

Known = TypeAliasType(
    "Known",
    Annotated[
        Literal["stated", "inferred"],
        Doc("How something is known: the report says it, or it follows from what stands around the words."),
    ],
)


def source_of(passage_id: str) -> str:
    """The identifier of the source that a passage belongs to."""
    return passage_id.partition(".")[0]


class SourceText(Model):
    """The text that a source's passages are measured in."""

    file: FileName = Field(description="The name of the text's file, UTF-8.")
    sha256: Sha256 = Field(description="The digest of the file's bytes.")
    length: Offset = Field(description="The length of the text in Unicode code points.")


_ENTITY = "One identifier for an agency or outlet in all records, whatever it is called and in whatever script."


class StatedText(Model):
    """What the document itself says."""

    kind: Literal["stated"] = "stated"
    value: Text = Field(examples=["Riverton Gazette"])
    entity: Optional[Slug] = Field(default=None, description=_ENTITY, examples=["riverton-gazette"])

    @property
    def basis(self) -> None:
        """None: what is stated rests on nothing else."""


class InferredText(Model):
    """What the document does not say, but lets one conclude."""

    kind: Literal["inferred"] = "inferred"
    value: Text = Field(examples=["Riverton Gazette"])
    basis: Text = Field(description="What in the document it is concluded from.", examples=["the credit at its end"])
    entity: Optional[Slug] = Field(default=None, description=_ENTITY, examples=["riverton-gazette"])


class ExternalText(Model):
    """What is known from elsewhere, and not from the document."""

    kind: Literal["external"] = "external"
    value: Text = Field(examples=["Riverton Gazette"])
    basis: Text = Field(description="Where it is known from.", examples=["the outlet's own archive"])
    entity: Optional[Slug] = Field(default=None, description=_ENTITY, examples=["riverton-gazette"])


class StatedDate(Model):
    """The date that the document itself gives."""

    kind: Literal["stated"] = "stated"
    value: Date

    @property
    def basis(self) -> None:
        """None: what is stated rests on nothing else."""


class InferredDate(Model):
    """A date that the document does not give, but lets one conclude."""

    kind: Literal["inferred"] = "inferred"
    value: Date
    basis: Text = Field(description="What in the document it is concluded from.", examples=["the credit at its end"])


class ExternalDate(Model):
    """A date that is known from elsewhere, and not from the document."""

    kind: Literal["external"] = "external"
    value: Date
    basis: Text = Field(description="Where it is known from.", examples=["the outlet's own archive"])


class Unknown(Model):
    """The document does not say, and nothing of its own lets one conclude."""

    kind: Literal["unknown"] = "unknown"

    @property
    def value(self) -> None:
        """None: it is not known."""

    @property
    def basis(self) -> None:
        """None: there is nothing from which it could be concluded."""

    @property
    def entity(self) -> None:
        """None: it is not known."""


TextOfSource = TypeAliasType(
    "TextOfSource",
    Annotated[
        StatedText | InferredText | ExternalText | Unknown,
        BY_KIND,
        Doc("A name that a document gives, lets one conclude, or does not tell."),
    ],
)
DateOfSource = TypeAliasType(
    "DateOfSource",
    Annotated[
        StatedDate | InferredDate | ExternalDate | Unknown,
        BY_KIND,
        Doc("A date that a document gives, lets one conclude, or does not tell."),
    ],
)


_OF = "The state or organisation, other than a party to the treaty, for which somebody speaks or acts."


class Person(Model):
    """A person who is quoted or cited."""

    kind: Literal["person"] = "person"
    name: Text = Field(description="The name as the document spells it, in its base form.", examples=["an envoy"])
    office: Optional[Term] = Field(
        default=None, description="The office that the document names.", examples=["foreign-minister"]
    )
    party: Optional[PartyId] = Field(default=None, description="The party for which the person speaks.")
    of: Optional[Term] = Field(default=None, description=_OF, examples=["freedonia"])

    alternatives: ClassVar[tuple[str, ...]] = ("party", "of")

    @property
    def label(self) -> str:
        """The speaker in one line."""
        return _joined(self.name, self.office, self.party, self.of)


class Body(Model):
    """A ministry, press service or other body that is quoted or cited, or the parties together."""

    kind: Literal["body"] = "body"
    name: Term = Field(examples=["foreign-ministry"])
    party: Optional[PartyId] = Field(default=None, description="The party that the body belongs to.")
    of: Optional[Term] = Field(default=None, description=_OF, examples=["freedonia"])

    alternatives: ClassVar[tuple[str, ...]] = ("party", "of")

    @property
    def label(self) -> str:
        """The speaker in one line."""
        return _joined(self.name, self.party, self.of)


class CitedDocument(Model):
    """A document that is quoted or cited, other than the treaty."""

    kind: Literal["document"] = "document"
    name: Term = Field(examples=["official-notice"])
    issuer: Optional[Term] = Field(
        default=None, description="The body whose document it is.", examples=["foreign-ministry"]
    )
    party: Optional[PartyId] = Field(default=None, description="The party that the issuer belongs to.")
    of: Optional[Term] = Field(default=None, description=_OF, examples=["freedonia"])
    issuer_known: Optional[Known] = Field(default=None, description="How the issuer is known.")

    alternatives: ClassVar[tuple[str, ...]] = ("party", "of")

    @property
    def label(self) -> str:
        """The speaker in one line."""
        doubt = " (inferred)" if self.issuer_known == "inferred" else ""
        return _joined(self.name, self.issuer, self.party, self.of) + doubt


class TreatyText(Model):
    """The treaty itself is quoted or cited."""

    kind: Literal["treaty-text"] = "treaty-text"

    @property
    def label(self) -> str:
        """The speaker in one line."""
        return "the treaty"


Speaker = TypeAliasType(
    "Speaker",
    Annotated[
        Person | Body | CitedDocument | TreatyText,
        BY_KIND,
        Doc("Who or what is quoted or cited."),
    ],
)

Manner = TypeAliasType(
    "Manner",
    Annotated[
        Literal["quotation", "paraphrase", "statement", "headline"],
        Doc(
            "How a passage reports: a quotation gives somebody's words in quotation marks; a paraphrase gives them "
            "indirectly, even if single words are quoted; a statement is the report's own; a headline is the report's "
            "title or standfirst."
        ),
    ],
)


class Passage(Model):
    """A whole statement of a report: where it stands, and how to recognise it without repeating it."""

    id: PassageId
    start: Offset = Field(description="The code points of the text before the passage.")
    end: Offset = Field(description="The code points of the text up to the passage's end.")
    sha256: Sha256 = Field(description="The digest of the passage's text in UTF-8.")
    words_sha256: Sha256 = Field(description="The digest of the passage's text in normal form, in UTF-8.")
    text_start: EndWords = Field(description="The passage's first words, each white space between them one blank.")
    text_end: EndWords = Field(description="The passage's last words, each white space between them one blank.")
    manner: Manner
    speaker: Optional[Speaker] = Field(default=None, description="Who is quoted or cited.")
    names_articles: Several[ArticleNumber] = Field(
        default=(),
        description="The articles of this treaty that the passage itself names by number for what it reports.",
    )
    note: Optional[Text] = Field(
        default=None, description="How the words were read where they can be read in two ways."
    )

    @property
    def source(self) -> str:
        """The identifier of the source that the passage belongs to."""
        return source_of(self.id)


class Recorded(Model):
    """When a text was written, as far as something other than its own date shows it; at least one of the two days."""

    basis: Text = Field(
        description="What shows it: an embedded post, the day of a crawl, a catalogue.",
        examples=["the day of the crawl"],
    )
    not_before: Optional[Date] = Field(default=None, description="The first day on which it can have been written.")
    not_after: Optional[Date] = Field(default=None, description="The last day on which it can have been written.")


class Source(Model):
    """One report, as far as its own document tells about it."""

    id: Slug
    document: SourceText
    language: LanguageTag
    title: Optional[Text] = Field(default=None, description="The headline, where the document has one.")
    url: Optional[Url] = Field(default=None, description="The address of this very document, where it is known.")
    publisher: TextOfSource = Field(description="The outlet that published the document.")
    origin: TextOfSource = Field(description="The agency or outlet whose wording the document rests on.")
    published: DateOfSource = Field(description="When the document was published.")
    recorded: Optional[Recorded] = Field(
        default=None, description="When the text was written, where something other than its own date shows it."
    )
    note: Optional[Text] = Field(
        default=None, description="What else a reader of the record should know about the document."
    )
    passages: Several[Passage] = ()

    @property
    def independent_origin(self) -> IndependentOrigin:
        """The origin where it is known: one agency under several names counts once. Otherwise the source itself."""
        if isinstance(self.origin, Unknown):
            return "source", self.id
        return "origin", self.origin.entity or agency(self.origin.value)


def independent_origins(sources: Iterable[Source]) -> dict[str, IndependentOrigin]:
    """The independent origin behind each source. The entity that one of them gives to a name is that of the name."""
    sources = sorted(sources, key=lambda source: source.id, reverse=True)
    entities = {
        agency(source.origin.value): source.origin.entity
        for source in sources
        if not isinstance(source.origin, Unknown) and source.origin.entity
    }
    origin_of = {source.id: source.independent_origin for source in sources}
    for source in sources:
        if not isinstance(source.origin, Unknown) and not source.origin.entity:
            kind, name = origin_of[source.id]
            origin_of[source.id] = kind, entities.get(name, name)
    return origin_of


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
