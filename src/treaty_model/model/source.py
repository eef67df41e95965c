"""Sources: the report that a record describes, its text, and the passages that clauses refer to.

A passage records the position of words in the text and how to recognise them. It never contains the words: news texts
belong to their publishers.
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

# Sources with the same value count as one origin: the known origin of the text or, if it is unknown, the source.
IndependentOrigin = tuple[Literal["origin", "source"], str]

Known = TypeAliasType(
    "Known",
    Annotated[
        Literal["stated", "inferred"],
        Doc("How something is known: the report states it, or it is inferred from the context."),
    ],
)


def source_of(passage_id: str) -> str:
    """The identifier of the source that a passage belongs to."""
    return passage_id.partition(".")[0]


class SourceText(Model):
    """The text of a source, in which its passages are located."""

    file: FileName = Field(description="The name of the file, which is in UTF-8.")
    sha256: Sha256 = Field(description="The digest of the file's bytes.")
    length: Offset = Field(description="The length of the text in Unicode code points.")


_ENTITY = "An identifier of the agency or outlet, the same in all records, whatever its name or script there."


class StatedText(Model):
    """A name that the document itself states."""

    kind: Literal["stated"] = "stated"
    value: Text = Field(examples=["Riverton Gazette"])
    entity: Optional[Slug] = Field(default=None, description=_ENTITY, examples=["riverton-gazette"])

    @property
    def basis(self) -> None:
        """None: a stated value needs no basis."""


class InferredText(Model):
    """A name that the document does not state, but from which it can be inferred."""

    kind: Literal["inferred"] = "inferred"
    value: Text = Field(examples=["Riverton Gazette"])
    basis: Text = Field(description="What in the document it is inferred from.", examples=["the credit at its end"])
    entity: Optional[Slug] = Field(default=None, description=_ENTITY, examples=["riverton-gazette"])


class ExternalText(Model):
    """A name that is known from outside the document."""

    kind: Literal["external"] = "external"
    value: Text = Field(examples=["Riverton Gazette"])
    basis: Text = Field(description="The external source.", examples=["the outlet's own archive"])
    entity: Optional[Slug] = Field(default=None, description=_ENTITY, examples=["riverton-gazette"])


class StatedDate(Model):
    """A date that the document itself states."""

    kind: Literal["stated"] = "stated"
    value: Date

    @property
    def basis(self) -> None:
        """None: a stated value needs no basis."""


class InferredDate(Model):
    """A date that the document does not state, but from which it can be inferred."""

    kind: Literal["inferred"] = "inferred"
    value: Date
    basis: Text = Field(description="What in the document it is inferred from.", examples=["the credit at its end"])


class ExternalDate(Model):
    """A date that is known from outside the document."""

    kind: Literal["external"] = "external"
    value: Date
    basis: Text = Field(description="The external source.", examples=["the outlet's own archive"])


class Unknown(Model):
    """The document does not state it, and nothing in the document implies it."""

    kind: Literal["unknown"] = "unknown"

    @property
    def value(self) -> None:
        """None: it is unknown."""

    @property
    def basis(self) -> None:
        """None: an unknown value has no basis."""

    @property
    def entity(self) -> None:
        """None: it is unknown."""


TextOfSource = TypeAliasType(
    "TextOfSource",
    Annotated[
        StatedText | InferredText | ExternalText | Unknown,
        BY_KIND,
        Doc("A name of a source, with how it is known."),
    ],
)
DateOfSource = TypeAliasType(
    "DateOfSource",
    Annotated[
        StatedDate | InferredDate | ExternalDate | Unknown,
        BY_KIND,
        Doc("A date of a source, with how it is known."),
    ],
)


_OF = "The state or organisation that is represented, if it is not a party to the treaty."


class Person(Model):
    """A person who is quoted or cited."""

    kind: Literal["person"] = "person"
    name: Text = Field(description="The name in its base form, spelled as in the document.", examples=["an envoy"])
    office: Optional[Term] = Field(
        default=None, description="The office of the person, if the document names it.", examples=["foreign-minister"]
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
        default=None, description="The body that issued the document.", examples=["foreign-ministry"]
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
    """The treaty itself, quoted or cited."""

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
        Doc("The person, body or document that is quoted or cited."),
    ],
)

Manner = TypeAliasType(
    "Manner",
    Annotated[
        Literal["quotation", "paraphrase", "statement", "headline"],
        Doc(
            "How a passage reports: as a quotation, paraphrase, statement or headline. A quotation gives the speaker's "
            "words in quotation marks. A paraphrase gives them in indirect speech, even if single words are quoted. A "
            "statement is the report's own. A headline is the report's title or standfirst."
        ),
    ],
)


class Passage(Model):
    """A complete statement of a report: its position in the text, and how to recognise it without repeating it."""

    id: PassageId
    start: Offset = Field(description="The number of code points of the text before the passage.")
    end: Offset = Field(description="The number of code points of the text up to the end of the passage.")
    sha256: Sha256 = Field(description="The digest of the passage's text in UTF-8.")
    words_sha256: Sha256 = Field(description="The digest of the passage's text in normal form, in UTF-8.")
    text_start: EndWords = Field(description="The first words of the passage, separated by single spaces.")
    text_end: EndWords = Field(description="The last words of the passage, separated by single spaces.")
    manner: Manner
    speaker: Optional[Speaker] = Field(default=None, description="The speaker, if one is quoted or cited.")
    names_articles: Several[ArticleNumber] = Field(
        default=(),
        description="The articles of this treaty that the passage itself names by number for its content.",
    )
    note: Optional[Text] = Field(default=None, description="How ambiguous words were interpreted.")

    @property
    def source(self) -> str:
        """The identifier of the source that the passage belongs to."""
        return source_of(self.id)


class Recorded(Model):
    """Evidence of when a text was written, other than its own date. At least one of the two days is given."""

    basis: Text = Field(
        description="The evidence: an embedded post, the day of a crawl, a catalogue.",
        examples=["the day of the crawl"],
    )
    not_before: Optional[Date] = Field(default=None, description="The first day on which it can have been written.")
    not_after: Optional[Date] = Field(default=None, description="The last day on which it can have been written.")


class Source(Model):
    """A report, described as far as its own document allows."""

    id: Slug
    document: SourceText
    language: LanguageTag
    title: Optional[Text] = Field(default=None, description="The headline, if the document has one.")
    url: Optional[Url] = Field(default=None, description="The address of this document, if it is known.")
    publisher: TextOfSource = Field(description="The outlet that published the document.")
    origin: TextOfSource = Field(description="The agency or outlet from which the wording of the document comes.")
    published: DateOfSource = Field(description="When the document was published.")
    recorded: Optional[Recorded] = Field(
        default=None, description="When the text was written, if there is evidence other than its own date."
    )
    note: Optional[Text] = Field(
        default=None, description="Anything else that a reader of the record should know about the document."
    )
    passages: Several[Passage] = ()

    @property
    def independent_origin(self) -> IndependentOrigin:
        """The origin if it is known: an agency with several names counts once. Otherwise the source itself."""
        if isinstance(self.origin, Unknown):
            return "source", self.id
        return "origin", self.origin.entity or agency(self.origin.value)


def independent_origins(sources: Iterable[Source]) -> dict[str, IndependentOrigin]:
    """The independent origin of each source.

    If one source gives an `entity` for the name of its origin, the name has this entity in all sources.
    """
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
