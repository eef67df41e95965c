"""Clauses that tell of events: when, where, who, and what was done.

A date clause holds what the report's words give. What follows only from the report as a whole is an inferred date,
a clause of its own; what only other reports supply is never recorded in a report.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import Date, EventId, PartyId, Slug, Term
from .base import Optional
from .clause import Clause, ReportedBy
from .dates import PartialDate, Weekday
from .source import Known


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

    @property
    def parts(self) -> dict[str, Any]:
        """The parts of the date: a day says the same as its month, and more."""
        when = self.when
        parts = {"year": when.year, "month": when.month, "day": when.day, "part": self.part}
        return {name: value for name, value in parts.items() if value is not None}


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
    """Who acts: for a party or for somebody else, the whole of it, an office, or a person."""

    kind: Literal["actor"] = "actor"
    party: Optional[PartyId] = Field(default=None, description="The party; for anybody else `of`.")
    of: Optional[Term] = Field(
        default=None,
        description="The state or organisation, where it is no party to the treaty.",
        examples=["freedonia"],
    )
    office: Optional[Term] = Field(default=None, examples=["foreign-minister"])
    person: Optional[Slug] = Field(
        default=None, description="One identifier for a person in all records.", examples=["jane-doe"]
    )
    reported_by: ReportedBy

    alternatives: ClassVar[tuple[str, ...]] = ("party", "of")


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

    @property
    def summary(self) -> str:
        """How it lies in time to which event."""
        return f"{self.relation} {self.event}"


class Fulfils(Clause):
    """Which plan the deed carries out, where the report says so."""

    kind: Literal["fulfils"] = "fulfils"
    event: EventId = Field(description="The planned event.")
    reported_by: ReportedBy


class Recipient(Clause):
    """To whom something is submitted, where it is no parliament or chamber."""

    kind: Literal["recipient"] = "recipient"
    value: Term = Field(examples=["lower-house"])
    reported_by: ReportedBy


ChamberName = TypeAliasType(
    "ChamberName", Annotated[Literal["lower", "upper", "only"], Doc("A chamber of a parliament.")]
)


class Chamber(Clause):
    """Which chamber of whose parliament acts or is addressed; without a value the parliament, as the report says it."""

    kind: Literal["chamber"] = "chamber"
    value: Optional[ChamberName] = None
    party: Optional[PartyId] = Field(default=None, description="The party whose parliament it is; for others `of`.")
    of: Optional[Term] = Field(
        default=None, description="The state, where it is no party to the treaty.", examples=["freedonia"]
    )
    reported_by: ReportedBy

    alternatives: ClassVar[tuple[str, ...]] = ("party", "of")
    single_valued: ClassVar[bool] = True


class Act(Clause):
    """What is done."""

    kind: Literal["act"] = "act"
    value: Term = Field(examples=["signing-of-documents"])
    reported_by: ReportedBy


class Instrument(Clause):
    """The instrument or document that is handled.

    Only `OF_THIS_TREATY` are instruments of this treaty; any other term is another instrument, and its event no step
    of consent to this treaty. A signing, an entry into force or an end is the treaty's with `treaty` or `treaty-text`.
    """

    kind: Literal["instrument"] = "instrument"
    value: Term = Field(examples=["instruments-of-ratification"])
    reported_by: ReportedBy


# The terms of instruments that are this treaty's own.
OF_THIS_TREATY = frozenset(
    {
        *("treaty", "treaty-text", "bill-on-the-treaty", "law-on-the-treaty", "resolution-on-the-treaty"),
        *("bill-on-ratification", "law-on-ratification", "decree-on-ratification", "protocol-of-exchange"),
        *("instrument-of-ratification", "instruments-of-ratification"),
    }
)


class Concerns(Clause):
    """What the event is about, where that is not this treaty: an earlier treaty, a protocol, a law of another field."""

    kind: Literal["concerns"] = "concerns"
    value: Term = Field(examples=["treaty-of-friendship-of-2000"])
    reported_by: ReportedBy


class Occasion(Clause):
    """The event on the occasion of which something was declared."""

    kind: Literal["occasion"] = "occasion"
    event: EventId = Field(description="The visit, meeting or call.")
    known: Known
    reported_by: ReportedBy


class Medium(Clause):
    """Where or by what something is made public or said."""

    kind: Literal["medium"] = "medium"
    value: Term = Field(examples=["official-gazette"])
    reported_by: ReportedBy


class Declared(Clause):
    """What is declared."""

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
