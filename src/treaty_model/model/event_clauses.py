"""The clauses of events: when, where, who, and what was done.

A date clause holds what the words of the passage state. A date that follows only from the report as a whole is an
inferred date, a separate kind of clause. What only other reports supply is never recorded in a report.
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
    """The event took place, or is planned."""

    kind: Literal["occurrence"] = "occurrence"
    reported_by: ReportedBy


class DateClause(Clause):
    """Any clause that states a date. An event has one date, so all of its date clauses must agree."""

    single_valued: ClassVar[bool] = True

    @property
    def when(self) -> PartialDate:
        """The days that the clause allows."""
        raise NotImplementedError


DatePart = TypeAliasType(
    "DatePart", Annotated[Literal["early", "middle", "late"], Doc("A part of a month or year, as the words state it.")]
)


class OnDate(DateClause):
    """The date of the event, as precisely as the words of the passage state it."""

    kind: Literal["date"] = "date"
    value: Date = Field(examples=["2024-06"])
    part: Optional[DatePart] = None
    reported_by: ReportedBy

    @property
    def when(self) -> PartialDate:
        return PartialDate.parse(self.value)

    @property
    def parts(self) -> dict[str, Any]:
        """The parts of the date, so that a day is more specific than its month."""
        when = self.when
        parts = {"year": when.year, "month": when.month, "day": when.day, "part": self.part}
        return {name: value for name, value in parts.items() if value is not None}


InferenceBasis = TypeAliasType(
    "InferenceBasis",
    Annotated[
        Literal["publication-date", "other-passage"],
        Doc("What a date is inferred from, in the same report, together with words that state a part of it."),
    ],
)


class InferredOnDate(DateClause):
    """The date of the event, inferred from one report as a whole and not from the words of the passage alone."""

    kind: Literal["inferred-date"] = "inferred-date"
    value: Date
    basis: InferenceBasis
    reported_by: ReportedBy

    @property
    def when(self) -> PartialDate:
        return PartialDate.parse(self.value)


WeekdayName = TypeAliasType("WeekdayName", Annotated[Weekday, Doc("A day of the week.")])


class OnWeekday(DateClause):
    """The day of the week, if the words state no more."""

    kind: Literal["weekday"] = "weekday"
    value: WeekdayName
    reported_by: ReportedBy

    @property
    def when(self) -> PartialDate:
        return PartialDate(weekday=self.value)


class Place(Clause):
    """The town or site of the event."""

    kind: Literal["place"] = "place"
    value: Slug = Field(examples=["riverton"])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class Country(Clause):
    """The country of the event, if the report states it."""

    kind: Literal["country"] = "country"
    value: Slug = Field(examples=["ruritania"])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class Actor(Clause):
    """Who acts: a party, or another state or organisation, as a whole or by an office or a person."""

    kind: Literal["actor"] = "actor"
    party: Optional[PartyId] = Field(
        default=None, description="The party. For any other state or organisation, use `of`."
    )
    of: Optional[Term] = Field(
        default=None,
        description="The state or organisation, if it is not a party to the treaty.",
        examples=["freedonia"],
    )
    office: Optional[Term] = Field(default=None, examples=["foreign-minister"])
    person: Optional[Slug] = Field(
        default=None, description="An identifier of the person, the same in all records.", examples=["jane-doe"]
    )
    reported_by: ReportedBy

    alternatives: ClassVar[tuple[str, ...]] = ("party", "of")


SequenceRelation = TypeAliasType(
    "SequenceRelation",
    Annotated[Literal["before", "during", "after"], Doc("The relation in time of an event to another event.")],
)


class Sequence(Clause):
    """The relation in time to another event, if the report states one."""

    kind: Literal["sequence"] = "sequence"
    relation: SequenceRelation
    event: EventId = Field(description="The other event.")
    reported_by: ReportedBy

    @property
    def summary(self) -> str:
        """The relation and the other event."""
        return f"{self.relation} {self.event}"


class Fulfils(Clause):
    """The plan that the event carries out, if the report says so."""

    kind: Literal["fulfils"] = "fulfils"
    event: EventId = Field(description="The planned event.")
    reported_by: ReportedBy


class Recipient(Clause):
    """The recipient of a submission, if it is not a parliament or chamber."""

    kind: Literal["recipient"] = "recipient"
    value: Term = Field(examples=["lower-house"])
    reported_by: ReportedBy


ChamberName = TypeAliasType(
    "ChamberName", Annotated[Literal["lower", "upper", "only"], Doc("A chamber of a parliament.")]
)


class Chamber(Clause):
    """The chamber of a parliament that acts or is addressed. Without a value, the parliament as a whole."""

    kind: Literal["chamber"] = "chamber"
    value: Optional[ChamberName] = None
    party: Optional[PartyId] = Field(
        default=None, description="The party whose parliament it is. For any other state, use `of`."
    )
    of: Optional[Term] = Field(
        default=None, description="The state, if it is not a party to the treaty.", examples=["freedonia"]
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
    """The instrument or document that the event deals with.

    Only the terms in `OF_THIS_TREATY` are instruments of this treaty. With any other term, the event is not a step of
    consent to this treaty. A signing, an entry into force or a termination concerns the treaty itself only with the
    term `treaty` or `treaty-text`, or without an instrument.
    """

    kind: Literal["instrument"] = "instrument"
    value: Term = Field(examples=["instruments-of-ratification"])
    reported_by: ReportedBy


# The terms for instruments of this treaty.
OF_THIS_TREATY = frozenset(
    {
        *("treaty", "treaty-text", "bill-on-the-treaty", "law-on-the-treaty", "resolution-on-the-treaty"),
        *("bill-on-ratification", "law-on-ratification", "decree-on-ratification", "protocol-of-exchange"),
        *("instrument-of-ratification", "instruments-of-ratification"),
    }
)


class Concerns(Clause):
    """The subject of the event, if it is not this treaty: an earlier treaty, a protocol, an unrelated law."""

    kind: Literal["concerns"] = "concerns"
    value: Term = Field(examples=["treaty-of-friendship-of-2000"])
    reported_by: ReportedBy


class Occasion(Clause):
    """The event at which something was declared."""

    kind: Literal["occasion"] = "occasion"
    event: EventId = Field(description="The visit, meeting or call.")
    known: Known
    reported_by: ReportedBy


class Medium(Clause):
    """The medium of a publication or statement."""

    kind: Literal["medium"] = "medium"
    value: Term = Field(examples=["official-gazette"])
    reported_by: ReportedBy


class Declared(Clause):
    """What is declared."""

    kind: Literal["declared"] = "declared"
    value: Term = Field(examples=["entry-into-force-of-the-treaty"])
    reported_by: ReportedBy


class Form(Clause):
    """The kind of meeting or visit."""

    kind: Literal["form"] = "form"
    value: Term = Field(examples=["state-visit"])
    reported_by: ReportedBy


class InAccordanceWith(Clause):
    """The agreement in accordance with which the event takes place."""

    kind: Literal["in-accordance-with"] = "in-accordance-with"
    value: Term = Field(examples=["agreement-of-the-june-summit"])
    reported_by: ReportedBy
