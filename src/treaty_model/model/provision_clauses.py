"""The elements of provisions: when a duty arises, what is owed, in accordance with what, and the final clauses."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import Count, Date, LanguageTag, PartyId, Term, Text
from .base import Optional
from .clause import Clause, ReportedBy

# --- when a duty arises ---


class ArmedAttack(Clause):
    """An armed attack on a party."""

    kind: Literal["armed-attack"] = "armed-attack"
    reported_by: ReportedBy


class Attack(Clause):
    """An attack on a party, where the report does not say that it is an armed one."""

    kind: Literal["attack"] = "attack"
    reported_by: ReportedBy

    stronger: ClassVar[tuple[type[Clause], ...]] = (ArmedAttack,)


AttackerKind = TypeAliasType(
    "AttackerKind",
    Annotated[
        Literal["one-or-several-states", "third-states", "non-state-actor"],
        Doc("Who attacks: any state or states, states outside the treaty, or no state at all."),
    ],
)


class Attacker(Clause):
    """Who attacks."""

    kind: Literal["attacker"] = "attacker"
    value: AttackerKind
    reported_by: ReportedBy


class StateOfWar(Clause):
    """The attacked party finds itself in a state of war."""

    kind: Literal["state-of-war"] = "state-of-war"
    reported_by: ReportedBy


ThreatImminence = TypeAliasType(
    "ThreatImminence", Annotated[Literal["imminent"], Doc("How near a threat is, where the report says it.")]
)


class Threat(Clause):
    """A threat to a party."""

    kind: Literal["threat"] = "threat"
    of: Term = Field(description="With what a party is threatened.", examples=["armed-aggression"])
    imminence: Optional[ThreatImminence] = None
    reported_by: ReportedBy


Requester = TypeAliasType(
    "Requester",
    Annotated[Literal["one-party", "threatened-party", "all-parties"], Doc("Whose request a duty depends on.")],
)


class Request(Clause):
    """The duty arises at the request of a party."""

    kind: Literal["request"] = "request"
    value: Requester
    reported_by: ReportedBy


# --- what is owed ---


class Obligation(Clause):
    """What the parties undertake to do."""

    kind: Literal["obligation"] = "obligation"
    value: Term = Field(examples=["develop-relations"])
    reported_by: ReportedBy


class Prohibition(Clause):
    """What the parties undertake not to do, or not to allow."""

    kind: Literal["prohibition"] = "prohibition"
    value: Term = Field(examples=["agreements-with-third-states-against-the-other-party"])
    reported_by: ReportedBy


class Reciprocity(Clause):
    """Each party owes it to the other."""

    kind: Literal["reciprocity"] = "reciprocity"
    reported_by: ReportedBy


AssistanceForm = TypeAliasType(
    "AssistanceForm",
    Annotated[
        Literal["military", "economic", "humanitarian", "diplomatic", "other"],
        Doc("Which help; `other` where the report says that there is other help too."),
    ],
)


class Assistance(Clause):
    """Help for the attacked party; without a form where the report does not say which."""

    kind: Literal["assistance"] = "assistance"
    form: Optional[AssistanceForm] = None
    reported_by: ReportedBy


TimingKind = TypeAliasType(
    "TimingKind", Annotated[Literal["immediate", "permanent"], Doc("When, or for how long, the parties act.")]
)


class Timing(Clause):
    """When something is done or takes effect: at once, or all the time."""

    kind: Literal["timing"] = "timing"
    value: TimingKind
    reported_by: ReportedBy


MeansKind = TypeAliasType(
    "MeansKind",
    Annotated[
        Literal["all-available", "as-deemed-necessary"],
        Doc("All means at a party's disposal, or those that it deems necessary."),
    ],
)


class Means(Clause):
    """By which means help is given."""

    kind: Literal["means"] = "means"
    value: MeansKind
    reported_by: ReportedBy


class Channel(Clause):
    """Through which channel the parties act."""

    kind: Literal["channel"] = "channel"
    value: Term = Field(examples=["bilateral"])
    reported_by: ReportedBy


# --- in accordance with what, and what for ---


class LegalBasis(Clause):
    """An instrument of international law with which the parties' acts accord; that it is their ground is not said."""

    kind: Literal["legal-basis"] = "legal-basis"
    instrument: Term = Field(examples=["un-charter"])
    article: Optional[Count] = Field(default=None, description="The article of that instrument.", examples=[51])
    reported_by: ReportedBy


class NationalLaw(Clause):
    """The law of a party with which the parties' acts accord."""

    kind: Literal["national-law"] = "national-law"
    value: PartyId
    reported_by: ReportedBy


class Consideration(Clause):
    """What the parties take into account."""

    kind: Literal["consideration"] = "consideration"
    value: Term = Field(examples=["international-obligations"])
    reported_by: ReportedBy


class Principle(Clause):
    """A principle on which the parties' relations rest."""

    kind: Literal["principle"] = "principle"
    value: Term = Field(examples=["equality"])
    reported_by: ReportedBy


class Relationship(Clause):
    """The relations that the parties maintain."""

    kind: Literal["relationship"] = "relationship"
    value: Term = Field(examples=["strategic-partnership"])
    reported_by: ReportedBy


class Aim(Clause):
    """What the parties strive for together. As a fact it is what somebody says of it; the passage shows who."""

    kind: Literal["aim"] = "aim"
    value: Term = Field(examples=["global-stability"])
    reported_by: ReportedBy


class Purpose(Clause):
    """What an act of the parties is for."""

    kind: Literal["purpose"] = "purpose"
    value: Term = Field(examples=["prevent-war"])
    reported_by: ReportedBy


class ProtectedInterest(Clause):
    """An interest of the other party that the provision protects."""

    kind: Literal["protected-interest"] = "protected-interest"
    value: Term = Field(examples=["territorial-integrity"])
    reported_by: ReportedBy


# --- final clauses ---


EffectiveAct = TypeAliasType(
    "EffectiveAct",
    Annotated[
        Literal[
            "signature",
            "exchange-of-instruments-of-ratification",
            "deposit-of-instruments-of-ratification",
            "notification",
            "agreed-date",
        ],
        Doc("The act with which a treaty enters into force (Vienna Convention on the Law of Treaties, Article 24)."),
    ],
)


class EffectiveUpon(Clause):
    """With which act the treaty enters into force."""

    kind: Literal["effective-upon"] = "effective-upon"
    value: EffectiveAct
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True


class EarlierTreaty(Clause):
    """An earlier treaty between the parties (Vienna Convention on the Law of Treaties, Articles 30 and 59)."""

    kind: Literal["earlier-treaty"] = "earlier-treaty"
    language: LanguageTag
    title: Text = Field(
        description="The designation that the report uses, in its base form.", examples=["Treaty of Friendship"]
    )
    dated: Optional[Date] = Field(default=None, examples=["2000-02-09"])
    effect: Optional[Term] = Field(
        default=None, description="What becomes of it, as strongly as the report says it.", examples=["replaced"]
    )
    reported_by: ReportedBy


class Effect(Clause):
    """What becomes of the earlier treaty, as strongly as the report says it."""

    kind: Literal["effect"] = "effect"
    value: Term = Field(examples=["replaced"])
    reported_by: ReportedBy


PeriodKind = TypeAliasType(
    "PeriodKind", Annotated[Literal["indefinite", "fixed"], Doc("Whether the treaty is concluded for a set time.")]
)


class Period(Clause):
    """For how long the treaty is concluded."""

    kind: Literal["period"] = "period"
    value: PeriodKind = Field(examples=["fixed"])
    years: Optional[Count] = Field(default=None, examples=[10])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True
