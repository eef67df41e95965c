"""Events: steps in the life of a treaty, planned or done.

The terms are those of the Vienna Convention on the Law of Treaties (Articles 10 to 16 and 24) and of the United Nations
Treaty Handbook. A plan, and the event that carries it out, are two events.
"""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import EventId
from .base import BY_KIND, Model, OneOrMore
from .clause import Clause, Other
from .event_clauses import (
    Act,
    Actor,
    Chamber,
    Concerns,
    Country,
    Declared,
    Form,
    Fulfils,
    InAccordanceWith,
    InferredOnDate,
    Instrument,
    Medium,
    Occasion,
    Occurrence,
    OnDate,
    OnWeekday,
    Place,
    Recipient,
    Sequence,
)
from .provision_clauses import Purpose

EventStatus = TypeAliasType(
    "EventStatus",
    Annotated[
        Literal["planned", "done"], Doc("Whether reports say that the event is planned, or that it has taken place.")
    ],
)

CommonEventClause = (
    Occurrence
    | OnDate
    | InferredOnDate
    | OnWeekday
    | Place
    | Country
    | Actor
    | Sequence
    | Fulfils
    | Act
    | Instrument
    | Concerns
    | Other
)

EventClause = TypeAliasType(
    "EventClause", Annotated[CommonEventClause, BY_KIND, Doc("A clause that any kind of event can have.")]
)


class Event(Model):
    """One step in the life of a treaty. Reports that describe the same event use the same identifier."""

    kind: str
    id: EventId
    status: EventStatus = Field(examples=["done"])
    if TYPE_CHECKING:  # each class declares which clauses it can have
        clauses: tuple[Any, ...]

    inline: ClassVar[str | None] = "clauses"

    # Whether this kind of event takes place once in the life of a treaty, so that a second one is suspicious.
    once: ClassVar[bool] = False

    # Single-valued clauses that can have several values in this kind of event.
    several_valued: ClassVar[tuple[type[Clause], ...]] = ()


class Signing(Event):
    """The treaty is signed (Vienna Convention, Article 12)."""

    kind: Literal["signing"] = "signing"
    clauses: OneOrMore[EventClause]

    once: ClassVar[bool] = True


class SubmissionToParliament(Event):
    """The treaty is submitted to a parliament."""

    kind: Literal["submission-to-parliament"] = "submission-to-parliament"
    clauses: OneOrMore[Annotated[CommonEventClause | Recipient | Chamber | Purpose, BY_KIND]]


class ParliamentaryAction(Event):
    """A parliament or chamber deals with the treaty; the clause `act` says how."""

    kind: Literal["parliamentary-action"] = "parliamentary-action"
    clauses: OneOrMore[Annotated[CommonEventClause | Chamber | Purpose, BY_KIND]]


class Ratification(Event):
    """A party ratifies the treaty (Vienna Convention, Article 14)."""

    kind: Literal["ratification"] = "ratification"
    clauses: OneOrMore[EventClause]


class ExchangeOfInstruments(Event):
    """The parties exchange their instruments (Vienna Convention, Articles 13 and 16)."""

    kind: Literal["exchange-of-instruments"] = "exchange-of-instruments"
    clauses: OneOrMore[EventClause]

    once: ClassVar[bool] = True


class EntryIntoForce(Event):
    """The treaty enters into force (Vienna Convention, Article 24)."""

    kind: Literal["entry-into-force"] = "entry-into-force"
    clauses: OneOrMore[EventClause]

    once: ClassVar[bool] = True


class Termination(Event):
    """The treaty ends (Vienna Convention, Article 54)."""

    kind: Literal["termination"] = "termination"
    clauses: OneOrMore[EventClause]

    once: ClassVar[bool] = True


class Publication(Event):
    """The treaty's text is published or posted; the clause `medium` says where."""

    kind: Literal["publication"] = "publication"
    clauses: OneOrMore[Annotated[CommonEventClause | Medium, BY_KIND]]


class Declaration(Event):
    """A declaration by a party, by the parties together, or by a non-party."""

    kind: Literal["declaration"] = "declaration"
    clauses: OneOrMore[Annotated[CommonEventClause | Declared | Occasion | Medium, BY_KIND]]


class Consultations(Event):
    """The parties consult, meet or call each other."""

    kind: Literal["consultations"] = "consultations"
    clauses: OneOrMore[Annotated[CommonEventClause | Form | Declared | Purpose | InAccordanceWith, BY_KIND]]


class Visit(Event):
    """A visit."""

    kind: Literal["visit"] = "visit"
    clauses: OneOrMore[Annotated[CommonEventClause | Form | Purpose | InAccordanceWith, BY_KIND]]

    # A visit can last several days and include several places.
    several_valued: ClassVar[tuple[type[Clause], ...]] = (OnDate, InferredOnDate, OnWeekday, Place, Country)


class OtherEvent(Event):
    """Any other step, of a kind that has no class yet."""

    kind: Literal["other-event"] = "other-event"
    clauses: OneOrMore[Annotated[CommonEventClause | Purpose | Declared | Medium | InAccordanceWith, BY_KIND]]


AnyEvent = TypeAliasType(
    "AnyEvent",
    Annotated[
        Signing
        | SubmissionToParliament
        | ParliamentaryAction
        | Ratification
        | ExchangeOfInstruments
        | EntryIntoForce
        | Termination
        | Publication
        | Declaration
        | Consultations
        | Visit
        | OtherEvent,
        BY_KIND,
        Doc("A step in the life of a treaty."),
    ],
)
