"""Facts about a treaty as a whole: what reports say about it, not what it lays down."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import Count, LanguageTag, PartyId, Term, Text
from .base import BY_KIND
from .clause import Clause, Other, ReportedBy
from .provision_clauses import Aim, EarlierTreaty


class Title(Clause):
    """A title or designation that a report uses for the treaty."""

    kind: Literal["title"] = "title"
    language: LanguageTag
    value: Text = Field(description="The designation, in its base form.", examples=["Kestrel Accord"])
    reported_by: ReportedBy


class NameOfParty(Clause):
    """An official name of a party, or its abbreviation, as a report gives it."""

    kind: Literal["name-of-party"] = "name-of-party"
    party: PartyId
    language: LanguageTag
    value: Text = Field(description="The name, in its base form.", examples=["Kingdom of Ruritania"])
    reported_by: ReportedBy


class NumberOfArticles(Clause):
    """How many articles the treaty has."""

    kind: Literal["number-of-articles"] = "number-of-articles"
    value: Count = Field(examples=[5])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class Characterisation(Clause):
    """A characterisation of the treaty by a speaker, whom the passage names."""

    kind: Literal["characterisation"] = "characterisation"
    value: Term = Field(examples=["purely-defensive"])
    reported_by: ReportedBy


AnyFact = TypeAliasType(
    "AnyFact",
    Annotated[
        Title | NameOfParty | NumberOfArticles | EarlierTreaty | Aim | Characterisation | Other,
        BY_KIND,
        Doc("A fact about the treaty as a whole."),
    ],
)
