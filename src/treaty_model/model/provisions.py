"""Provisions: the content of articles. Each class declares the kinds of clauses that it can have."""

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
    """One provision of a treaty, as the union of its clauses."""

    kind: str
    if TYPE_CHECKING:  # each class declares which clauses it can have
        clauses: tuple[Any, ...]

    inline: ClassVar[str | None] = "clauses"

    # Whether a treaty has only one provision of this kind, so that all reports of it describe the same one.
    once: ClassVar[bool] = False

    @property
    def label(self) -> str:
        """A text that identifies the provision within its article."""
        return self.kind

    def select(self, *classes: type[C]) -> tuple[C, ...]:
        """The clauses of the given classes, in order."""
        for cls in classes:
            require(cls, type, "clauses are selected by their classes, as in `select(Assistance)`")
        return tuple(clause for clause in self.clauses if isinstance(clause, classes))


class Partnership(Provision):
    """The relations that the parties maintain, and the principles of these relations."""

    kind: Literal["partnership"] = "partnership"
    clauses: OneOrMore[
        Annotated[
            Relationship | Obligation | Timing | Principle | Consideration | Purpose | LegalBasis | Other,
            BY_KIND,
        ]
    ]


class SharedAims(Provision):
    """Common aims of the parties in the world."""

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
        """The triggers of the duty to consult."""
        return tuple(clause for clause in self.clauses if isinstance(clause, Threat | Request))


class MutualAid(Provision):
    """Assistance to a party that is attacked."""

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
        """The attacks that trigger the duty to assist."""
        return tuple(clause for clause in self.clauses if isinstance(clause, ArmedAttack | Attack))

    @property
    def attackers(self) -> tuple[Attacker, ...]:
        """The attackers whose attack triggers the duty."""
        return self.select(Attacker)

    @property
    def conditions(self) -> tuple[StateOfWar, ...]:
        """The conditions of the duty besides the attack."""
        return self.select(StateOfWar)

    @property
    def assistance(self) -> tuple[Assistance, ...]:
        """The assistance that the parties owe."""
        return self.select(Assistance)

    @property
    def legal_bases(self) -> tuple[LegalBasis | NationalLaw, ...]:
        """The law in accordance with which assistance is given."""
        return tuple(clause for clause in self.clauses if isinstance(clause, LegalBasis | NationalLaw))


class NoHostileAgreements(Provision):
    """No agreements with third parties against the other party."""

    kind: Literal["no-hostile-agreements"] = "no-hostile-agreements"
    clauses: OneOrMore[Annotated[Prohibition | ProtectedInterest | Reciprocity | Other, BY_KIND]]

    once: ClassVar[bool] = True

    @property
    def protected_interests(self) -> tuple[ProtectedInterest, ...]:
        """The interests of the other party that are protected."""
        return self.select(ProtectedInterest)


class NoHostileUseOfTerritory(Provision):
    """No use of a party's territory by third parties against the other party."""

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
        """The purposes of the joint activities."""
        return self.select(Purpose)


class EntryIntoForceProvision(Provision):
    """How the treaty enters into force."""

    kind: Literal["entry-into-force"] = "entry-into-force"
    clauses: OneOrMore[Annotated[EffectiveUpon | Timing | Other, BY_KIND]]

    once: ClassVar[bool] = True


class Supersession(Provision):
    """The effect of the treaty on an earlier treaty between the parties."""

    kind: Literal["supersession"] = "supersession"
    clauses: OneOrMore[Annotated[EarlierTreaty | Effect | Other, BY_KIND]]

    once: ClassVar[bool] = True


class Duration(Provision):
    """The duration of the treaty."""

    kind: Literal["duration"] = "duration"
    clauses: OneOrMore[Annotated[Period | Other, BY_KIND]]

    once: ClassVar[bool] = True


class Undertaking(Provision):
    """Any other undertaking, of a kind that has no class yet."""

    kind: Literal["undertaking"] = "undertaking"
    topic: Term = Field(
        description="The topic. Undertakings of one article with the same topic are the same.", examples=["spring-fair"]
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
        """A text that identifies the provision within its article: its kind and topic."""
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
        Doc("A provision of an article."),
    ],
)


class Article(Model):
    """An article of a treaty; without provisions if no report describes it."""

    number: ArticleNumber
    provisions: Several[AnyProvision] = ()

    inline: ClassVar[str | None] = "provisions"
