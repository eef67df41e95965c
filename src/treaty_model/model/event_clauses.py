"""Clauses that tell of events: when, where, who, and what was done.

A date clause holds what the report's words give. What follows only from the report as a whole is an inferred date,
a clause of its own; what only other reports supply is never recorded in a report.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import Date, EventId, PartyId, Slug, Term
from .base import Optional
from .clause import Clause, ReportedBy
from .dates import PartialDate, Weekday


class Occurrence(Clause):
    """That the event took place, or is planned."""

    kind: Literal["occurrence"] = "occurrence"
    reported_by: ReportedBy


class DateClause(Clause):
    """Any clause that tells when: an event has one date, so all of its date clauses must agree."""

    single_valued: ClassVar[bool] = True

    @property
    def when(self) -> PartialDate:
        """The days that the clause allows."""
        raise NotImplementedError


DatePart = TypeAliasType(
    "DatePart", Annotated[Literal["early", "middle", "late"], Doc("A part of a month or year, as words give it.")]
)


class OnDate(DateClause):
    """When, as far as the report's words tell it."""

    kind: Literal["date"] = "date"
    value: Date = Field(examples=["2024-06"])
    part: Optional[DatePart] = None
    reported_by: ReportedBy

    @property
    def when(self) -> PartialDate:
        return PartialDate.parse(self.value)


InferenceBasis = TypeAliasType(
    "InferenceBasis",
    Annotated[
        Literal["publication-date", "other-passage"],
        Doc("What in the same report a date is concluded from, together with the words that give it in part."),
    ],
)


class InferredOnDate(DateClause):
    """When, as it follows from the whole of one report, and not from the passage's words alone."""

    kind: Literal["inferred-date"] = "inferred-date"
    value: Date
    basis: InferenceBasis
    reported_by: ReportedBy

    @property
    def when(self) -> PartialDate:
        return PartialDate.parse(self.value)


WeekdayName = TypeAliasType("WeekdayName", Annotated[Weekday, Doc("A day of the week.")])


class OnWeekday(DateClause):
    """On which day of the week, where the words give no more."""

    kind: Literal["weekday"] = "weekday"
    value: WeekdayName
    reported_by: ReportedBy

    @property
    def when(self) -> PartialDate:
        return PartialDate(weekday=self.value)


class Place(Clause):
    """In which town or at which site."""

    kind: Literal["place"] = "place"
    value: Slug = Field(examples=["riverton"])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class Country(Clause):
    """In which country, where the report says it."""

    kind: Literal["country"] = "country"
    value: Slug = Field(examples=["ruritania"])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class Actor(Clause):
    """Who acts for a party: the party alone, an office, or a person."""

    kind: Literal["actor"] = "actor"
    party: PartyId
    office: Optional[Term] = Field(default=None, examples=["foreign-minister"])
    person: Optional[Slug] = Field(
        default=None, description="One identifier for a person in all records.", examples=["jane-doe"]
    )
    reported_by: ReportedBy


SequenceRelation = TypeAliasType(
    "SequenceRelation",
    Annotated[Literal["before", "during", "after"], Doc("How an event lies in time to another event.")],
)


class Sequence(Clause):
    """How the event lies in time to another event, where the report tells it by that event."""

    kind: Literal["sequence"] = "sequence"
    relation: SequenceRelation
    event: EventId = Field(description="The other event.")
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True

    @property
    def told(self) -> str:
        """How it lies in time to which event."""
        return f"{self.relation} {self.event}"


class Fulfils(Clause):
    """Which plan the deed carries out, where the report says so."""

    kind: Literal["fulfils"] = "fulfils"
    event: EventId = Field(description="The planned event.")
    reported_by: ReportedBy


class Recipient(Clause):
    """To whom something is submitted."""

    kind: Literal["recipient"] = "recipient"
    value: Term = Field(examples=["lower-house"])
    reported_by: ReportedBy


ChamberName = TypeAliasType(
    "ChamberName", Annotated[Literal["lower", "upper", "only"], Doc("A chamber of a party's parliament.")]
)


class Chamber(Clause):
    """Which chamber of which party's parliament acts."""

    kind: Literal["chamber"] = "chamber"
    value: ChamberName
    party: PartyId
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class Act(Clause):
    """What is done."""

    kind: Literal["act"] = "act"
    value: Term = Field(examples=["signing-of-documents"])
    reported_by: ReportedBy


class Instrument(Clause):
    """The instrument or document that is handled."""

    kind: Literal["instrument"] = "instrument"
    value: Term = Field(examples=["instruments-of-ratification"])
    reported_by: ReportedBy


class Medium(Clause):
    """Where or by what something is made public or said."""

    kind: Literal["medium"] = "medium"
    value: Term = Field(examples=["official-gazette"])
    reported_by: ReportedBy


class Declared(Clause):
    """What the parties, or one of them, declare."""

    kind: Literal["declared"] = "declared"
    value: Term = Field(examples=["entry-into-force-of-the-treaty"])
    reported_by: ReportedBy


class Form(Clause):
    """What kind of meeting or visit it is."""

    kind: Literal["form"] = "form"
    value: Term = Field(examples=["state-visit"])
    reported_by: ReportedBy


class InAccordanceWith(Clause):
    """The agreement in accordance with which the event takes place."""

    kind: Literal["in-accordance-with"] = "in-accordance-with"
    value: Term = Field(examples=["agreement-of-the-june-summit"])
    reported_by: ReportedBy
