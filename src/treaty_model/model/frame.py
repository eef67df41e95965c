"""What people decide about a treaty as a whole, and no report says: it stands once, in the treaty's frame.

It never mixes with what reports say: no clause rests on it, and nothing here has a passage.
"""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import ArticleNumber, Date, LanguageTag, PartyId, Slug, Term, Text
from .base import Model, Optional, Several


class PartyName(Model):
    """What a party is called in one language, as known from elsewhere; a fact `name-of-party` is what a report says."""

    language: LanguageTag
    value: Text


class Party(Model):
    """A party to the treaty."""

    id: PartyId
    names: Several[PartyName] = ()


ProvisionKind = TypeAliasType(
    "ProvisionKind",
    Annotated[
        Literal[
            "partnership",
            "shared-aims",
            "cooperation-for-peace",
            "consultation-on-threat",
            "mutual-aid",
            "no-hostile-agreements",
            "no-hostile-use-of-territory",
            "joint-mechanisms",
            "entry-into-force",
            "supersession",
            "duration",
            "undertaking",
        ],
        Doc("A kind of provision."),
    ],
)

Certainty = TypeAliasType(
    "Certainty",
    Annotated[Literal["certain", "probable"], Doc("How sure whoever compared is that the two are the same.")],
)


class ExternalPlacement(Model):
    """Under which article provisions of a kind stand, as somebody found who compared them with something else.

    That is an account of the published text of the treaty, or, for a kind that can stand in several articles, a report
    that names the number. Reports do not say it, so no clause is placed by it.
    """

    provision: ProvisionKind
    topic: Optional[Term] = Field(default=None, description="The topic, of an undertaking.", examples=["spring-fair"])
    article: ArticleNumber
    certainty: Certainty
    basis: Text = Field(
        description="What was compared with what, in one sentence.",
        examples=["its wording is that of the printed text"],
    )
    reference: Text = Field(
        description="Where that which it was compared with is found.", examples=["Official Gazette of Ruritania, No. 4"]
    )
    compared: Date = Field(description="The day of the comparison.")


class PossiblySame(Model):
    """Two events that may be one although no report says so. They stay two."""

    event: Slug = Field(description="The identifier of an event; it may be one that no report tells of.")
    other: Slug = Field(description="The identifier of the other event.")
    reason: Text = Field(examples=["the same ministers, in the same town and month"])
