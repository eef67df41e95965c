"""Where things are reported: a source, its document, and the passages that clauses refer to.

A passage says where words stand and how to recognise them. It never holds the words: news texts belong to their
publishers.
"""

from typing import Annotated, Literal

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
from .base import BY_KIND, Model, Optional, Several

# How a clause of a passage stands under an article: the passage names the article's number, or it does not.
Placement = Literal["explicit", "inferred"]

# What counts as one voice: an origin, or where none is told, the source by itself.
Voice = tuple[Literal["origin", "source"], str]


def source_of(passage_id: str) -> str:
    """The identifier of the source that a passage belongs to."""
    return passage_id.partition(".")[0]


class Document(Model):
    """The text that a source's passages are measured in."""

    file: FileName = Field(description="The name of the text's file, UTF-8.")
    sha256: Sha256 = Field(description="The digest of the file's bytes.")
    length: Offset = Field(description="The length of the text in Unicode code points.")


class StatedText(Model):
    """What the document itself says."""

    kind: Literal["stated"] = "stated"
    value: Text = Field(examples=["Riverton Gazette"])


class InferredText(Model):
    """What the document does not say, but lets one conclude."""

    kind: Literal["inferred"] = "inferred"
    value: Text = Field(examples=["Riverton Gazette"])
    basis: Text = Field(description="What in the document it is concluded from.", examples=["the credit at its end"])


class ExternalText(Model):
    """What is known from elsewhere, and not from the document."""

    kind: Literal["external"] = "external"
    value: Text = Field(examples=["Riverton Gazette"])
    basis: Text = Field(description="Where it is known from.", examples=["the outlet's own archive"])


class StatedDate(Model):
    """The date that the document itself gives."""

    kind: Literal["stated"] = "stated"
    value: Date


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


class Person(Model):
    """A person who is quoted or cited."""

    kind: Literal["person"] = "person"
    name: Text = Field(description="The name as the document spells it, in its base form.", examples=["an envoy"])
    office: Optional[Term] = Field(
        default=None, description="The office that the document names.", examples=["foreign-minister"]
    )
    party: Optional[PartyId] = Field(default=None, description="The party for which the person speaks.")

    @property
    def label(self) -> str:
        """The speaker in one line."""
        return ", ".join(part for part in (self.name, self.office, self.party) if part)


class Body(Model):
    """A ministry, press service or other body that is quoted or cited, or the parties together."""

    kind: Literal["body"] = "body"
    name: Term = Field(examples=["foreign-ministry"])
    party: Optional[PartyId] = Field(default=None, description="The party that the body belongs to.")

    @property
    def label(self) -> str:
        """The speaker in one line."""
        return self.name if self.party is None else f"{self.name}, {self.party}"


class CitedDocument(Model):
    """A document that is quoted or cited, other than the treaty."""

    kind: Literal["document"] = "document"
    name: Term = Field(examples=["official-notice"])

    @property
    def label(self) -> str:
        """The speaker in one line."""
        return self.name


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
        default=(), description="The articles of the treaty that the passage itself names by number."
    )
    note: Optional[Text] = Field(
        default=None, description="How the words were read where they can be read in two ways."
    )

    @property
    def source(self) -> str:
        """The identifier of the source that the passage belongs to."""
        return source_of(self.id)

    def placement(self, article: int) -> Placement:
        """Whether the passage names the article under which a clause of it stands, or not."""
        return "explicit" if article in self.names_articles else "inferred"


class Source(Model):
    """One report, as far as its own document tells about it."""

    id: Slug
    document: Document
    language: LanguageTag
    title: Optional[Text] = Field(default=None, description="The headline, where the document has one.")
    url: Optional[Url] = Field(default=None, description="The address of this very document, where it is known.")
    publisher: TextOfSource = Field(description="The outlet that published the document.")
    origin: TextOfSource = Field(description="The agency or outlet whose wording the document rests on.")
    published: DateOfSource = Field(description="When the document was published.")
    note: Optional[Text] = Field(
        default=None, description="What else a reader of the record should know about the document."
    )
    passages: Several[Passage] = ()

    @property
    def voice(self) -> Voice:
        """The origin where it is known, in any letter case; else the source by itself."""
        return ("source", self.id) if isinstance(self.origin, Unknown) else ("origin", self.origin.value.casefold())
