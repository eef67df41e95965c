"""The frame of a treaty: what its editors record about it as a whole, and no report says.

The frame is kept apart from what reports say: no clause rests on it, and nothing here has a passage.
"""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import ArticleNumber, Date, LanguageTag, PartyId, Slug, Term, Text
from .base import Model, Optional, Several


class PartyName(Model):
    """The name of a party in one language, from outside the reports. A name in a report is a fact `name-of-party`."""

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
    Annotated[Literal["certain", "probable"], Doc("How certain the comparison is that the two are the same.")],
)


class ExternalPlacement(Model):
    """The article of the provisions of one kind, found by a comparison with another text.

    The other text is an account of the published treaty or, for a kind that can occur in several articles, a report
    that names the number. Reports do not say it, so it does not place any clause under the article.
    """

    provision: ProvisionKind
    topic: Optional[Term] = Field(default=None, description="The topic of an undertaking.", examples=["spring-fair"])
    article: ArticleNumber
    certainty: Certainty
    basis: Text = Field(
        description="What was compared, in one sentence.",
        examples=["its wording is that of the printed text"],
    )
    reference: Text = Field(
        description="Where the other text can be found.", examples=["Official Gazette of Ruritania, No. 4"]
    )
    compared: Date = Field(description="The day of the comparison.")


class PossiblySame(Model):
    """Two events that may be the same although no report says so. They are not merged."""

    event: Slug = Field(description="The identifier of an event. The event may be missing from the reports.")
    other: Slug = Field(description="The identifier of the other event.")
    reason: Text = Field(
        description="Why the two may be the same.", examples=["the same ministers, in the same town and month"]
    )
