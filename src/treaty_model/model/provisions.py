"""Provisions: what an article lays down. Each class names the kinds of clauses that it can hold."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..arguments import require
from ..lexical import ArticleNumber, Term
from .base import BY_KIND, Model, OneOrMore, Several
from .clause import Clause, Other
from .provision_clauses import (
    Aim,
    ArmedAttack,
    Assistance,
    Attack,
    Attacker,
    Channel,
    Consideration,
    EarlierTreaty,
    Effect,
    EffectiveUpon,
    LegalBasis,
    Means,
    NationalLaw,
    Obligation,
    Period,
    Principle,
    Prohibition,
    ProtectedInterest,
    Purpose,
    Reciprocity,
    Relationship,
    Request,
    StateOfWar,
    Threat,
    Timing,
)

C = TypeVar("C", bound=Clause)


class Provision(Model):
    """One thing that a treaty lays down, as the union of its clauses."""

    kind: str
    if TYPE_CHECKING:  # each class says which clauses it can hold
        clauses: tuple[Any, ...]

    inline: ClassVar[str | None] = "clauses"

    # Whether a treaty has one provision of this kind, so that reports which speak of it speak of the same one.
    once: ClassVar[bool] = False

    @property
    def label(self) -> str:
        """What tells the provision from the others of its article."""
        return self.kind

    def select(self, *classes: type[C]) -> tuple[C, ...]:
        """The clauses of the given classes, in order."""
        for cls in classes:
            require(cls, type, "clauses are selected by their classes, as in `select(Assistance)`")
        return tuple(clause for clause in self.clauses if isinstance(clause, classes))


class Partnership(Provision):
    """The relations that the parties maintain, and the principles on which these rest."""

    kind: Literal["partnership"] = "partnership"
    clauses: OneOrMore[
        Annotated[
            Relationship | Obligation | Timing | Principle | Consideration | Purpose | LegalBasis | Other,
            BY_KIND,
        ]
    ]


class SharedAims(Provision):
    """What the parties strive for together in the world."""

    kind: Literal["shared-aims"] = "shared-aims"
    clauses: OneOrMore[Annotated[Aim | Obligation | Principle | Timing | Other, BY_KIND]]


class CooperationForPeace(Provision):
    """Cooperation for peace and security."""

    kind: Literal["cooperation-for-peace"] = "cooperation-for-peace"
    clauses: OneOrMore[Annotated[Obligation | Purpose | Principle | Timing | LegalBasis | Other, BY_KIND]]


class ConsultationOnThreat(Provision):
    """Consultation between the parties when one of them is threatened."""

    kind: Literal["consultation-on-threat"] = "consultation-on-threat"
    clauses: OneOrMore[
        Annotated[
            Threat | Request | Obligation | Timing | Channel | Reciprocity | Purpose | LegalBasis | Other,
            BY_KIND,
        ]
    ]

    once: ClassVar[bool] = True

    @property
    def triggers(self) -> tuple[Threat | Request, ...]:
        """What sets the duty to consult off."""
        return tuple(clause for clause in self.clauses if isinstance(clause, Threat | Request))


class MutualAid(Provision):
    """Help for a party that is attacked."""

    kind: Literal["mutual-aid"] = "mutual-aid"
    clauses: OneOrMore[
        Annotated[
            ArmedAttack
            | Attack
            | Attacker
            | StateOfWar
            | Reciprocity
            | Assistance
            | Timing
            | Means
            | LegalBasis
            | NationalLaw
            | Other,
            BY_KIND,
        ]
    ]

    once: ClassVar[bool] = True

    @property
    def triggers(self) -> tuple[ArmedAttack | Attack, ...]:
        """The attacks that set the duty to help off."""
        return tuple(clause for clause in self.clauses if isinstance(clause, ArmedAttack | Attack))

    @property
    def attackers(self) -> tuple[Attacker, ...]:
        """Whose attack sets the duty off."""
        return self.select(Attacker)

    @property
    def conditions(self) -> tuple[StateOfWar, ...]:
        """What must hold besides the attack."""
        return self.select(StateOfWar)

    @property
    def assistance(self) -> tuple[Assistance, ...]:
        """Which help is owed."""
        return self.select(Assistance)

    @property
    def legal_bases(self) -> tuple[LegalBasis | NationalLaw, ...]:
        """The law in accordance with which help is given."""
        return tuple(clause for clause in self.clauses if isinstance(clause, LegalBasis | NationalLaw))


class NoHostileAgreements(Provision):
    """No agreements with others against the other party."""

    kind: Literal["no-hostile-agreements"] = "no-hostile-agreements"
    clauses: OneOrMore[Annotated[Prohibition | ProtectedInterest | Reciprocity | Other, BY_KIND]]

    once: ClassVar[bool] = True

    @property
    def protected_interests(self) -> tuple[ProtectedInterest, ...]:
        """The interests of the other party that are protected."""
        return self.select(ProtectedInterest)


class NoHostileUseOfTerritory(Provision):
    """No use of a party's territory by others against the other party."""

    kind: Literal["no-hostile-use-of-territory"] = "no-hostile-use-of-territory"
    clauses: OneOrMore[Annotated[Prohibition | ProtectedInterest | Reciprocity | Other, BY_KIND]]

    once: ClassVar[bool] = True

    @property
    def protected_interests(self) -> tuple[ProtectedInterest, ...]:
        """The interests of the other party that are protected."""
        return self.select(ProtectedInterest)


class JointMechanisms(Provision):
    """Mechanisms for joint activities of the parties."""

    kind: Literal["joint-mechanisms"] = "joint-mechanisms"
    clauses: OneOrMore[Annotated[Obligation | Purpose | Timing | Channel | Other, BY_KIND]]

    once: ClassVar[bool] = True

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What the joint activities are for."""
        return self.select(Purpose)


class EntryIntoForceProvision(Provision):
    """How the treaty enters into force."""

    kind: Literal["entry-into-force"] = "entry-into-force"
    clauses: OneOrMore[Annotated[EffectiveUpon | Timing | Other, BY_KIND]]

    once: ClassVar[bool] = True


class Supersession(Provision):
    """What becomes of an earlier treaty between the parties."""

    kind: Literal["supersession"] = "supersession"
    clauses: OneOrMore[Annotated[EarlierTreaty | Effect | Other, BY_KIND]]

    once: ClassVar[bool] = True


class Duration(Provision):
    """For how long the treaty is concluded."""

    kind: Literal["duration"] = "duration"
    clauses: OneOrMore[Annotated[Period | Other, BY_KIND]]

    once: ClassVar[bool] = True


class Undertaking(Provision):
    """Any other undertaking, for which there is no kind yet."""

    kind: Literal["undertaking"] = "undertaking"
    topic: Term = Field(
        description="What it is about; undertakings of one article with one topic are one.", examples=["spring-fair"]
    )
    clauses: OneOrMore[
        Annotated[
            Obligation
            | Prohibition
            | Reciprocity
            | Timing
            | Means
            | Channel
            | Principle
            | Purpose
            | Consideration
            | LegalBasis
            | NationalLaw
            | Other,
            BY_KIND,
        ]
    ]

    @property
    def label(self) -> str:
        """What tells the provision from the others of its article: its topic too."""
        return f"{self.kind}: {self.topic}"


AnyProvision = TypeAliasType(
    "AnyProvision",
    Annotated[
        Partnership
        | SharedAims
        | CooperationForPeace
        | ConsultationOnThreat
        | MutualAid
        | NoHostileAgreements
        | NoHostileUseOfTerritory
        | JointMechanisms
        | EntryIntoForceProvision
        | Supersession
        | Duration
        | Undertaking,
        BY_KIND,
        Doc("What an article lays down."),
    ],
)


class Article(Model):
    """An article of a treaty; without provisions where nothing is reported of it."""

    number: ArticleNumber
    provisions: Several[AnyProvision] = ()

    inline: ClassVar[str | None] = "provisions"
