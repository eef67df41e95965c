"""The clauses of provisions: triggers of a duty, its content, its legal basis and purpose, and final clauses."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..lexical import Count, Date, LanguageTag, PartyId, Term, Text
from .base import Optional
from .clause import Clause, ReportedBy

# --- triggers of a duty ---


class ArmedAttack(Clause):
    """An armed attack on a party."""

    kind: Literal["armed-attack"] = "armed-attack"
    reported_by: ReportedBy


class Attack(Clause):
    """An attack on a party, if the report does not say that it is an armed attack."""

    kind: Literal["attack"] = "attack"
    reported_by: ReportedBy

    stronger: ClassVar[tuple[type[Clause], ...]] = (ArmedAttack,)


AttackerKind = TypeAliasType(
    "AttackerKind",
    Annotated[
        Literal["one-or-several-states", "third-states", "non-state-actor"],
        Doc("The attacker: any one or several states, states that are not parties, or a non-state actor."),
    ],
)


class Attacker(Clause):
    """The attacker."""

    kind: Literal["attacker"] = "attacker"
    value: AttackerKind
    reported_by: ReportedBy


class StateOfWar(Clause):
    """The attacked party is in a state of war."""

    kind: Literal["state-of-war"] = "state-of-war"
    reported_by: ReportedBy


ThreatImminence = TypeAliasType(
    "ThreatImminence", Annotated[Literal["imminent"], Doc("How close a threat is, if the report says so.")]
)


class Threat(Clause):
    """A threat to a party."""

    kind: Literal["threat"] = "threat"
    of: Term = Field(description="What a party is threatened with.", examples=["armed-aggression"])
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


# --- content of a duty ---


class Obligation(Clause):
    """An act that the parties undertake to perform."""

    kind: Literal["obligation"] = "obligation"
    value: Term = Field(examples=["develop-relations"])
    reported_by: ReportedBy


class Prohibition(Clause):
    """An act that the parties undertake not to perform or not to allow."""

    kind: Literal["prohibition"] = "prohibition"
    value: Term = Field(examples=["agreements-with-third-states-against-the-other-party"])
    reported_by: ReportedBy


class Reciprocity(Clause):
    """The duty is mutual: each party has it towards the other."""

    kind: Literal["reciprocity"] = "reciprocity"
    reported_by: ReportedBy


AssistanceForm = TypeAliasType(
    "AssistanceForm",
    Annotated[
        Literal["military", "economic", "humanitarian", "diplomatic", "other"],
        Doc("A form of assistance. `other`: the report says that there is further assistance, but not which."),
    ],
)


class Assistance(Clause):
    """Assistance to the attacked party; without a form if the report does not name one."""

    kind: Literal["assistance"] = "assistance"
    form: Optional[AssistanceForm] = None
    reported_by: ReportedBy


TimingKind = TypeAliasType(
    "TimingKind", Annotated[Literal["immediate", "permanent"], Doc("Whether the parties act at once, or all the time.")]
)


class Timing(Clause):
    """The time at which the parties act or something takes effect: at once, or all the time."""

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
    """The means by which assistance is given."""

    kind: Literal["means"] = "means"
    value: MeansKind
    reported_by: ReportedBy


class Channel(Clause):
    """The channel through which the parties act."""

    kind: Literal["channel"] = "channel"
    value: Term = Field(examples=["bilateral"])
    reported_by: ReportedBy


# --- legal basis and purpose ---


class LegalBasis(Clause):
    """An instrument of international law with which the acts of the parties accord. It need not be their reason."""

    kind: Literal["legal-basis"] = "legal-basis"
    instrument: Term = Field(examples=["un-charter"])
    article: Optional[Count] = Field(default=None, description="The article of that instrument.", examples=[51])
    reported_by: ReportedBy


class NationalLaw(Clause):
    """The law of a party in accordance with which the parties act."""

    kind: Literal["national-law"] = "national-law"
    value: PartyId
    reported_by: ReportedBy


class Consideration(Clause):
    """A matter that the parties take into account."""

    kind: Literal["consideration"] = "consideration"
    value: Term = Field(examples=["international-obligations"])
    reported_by: ReportedBy


class Principle(Clause):
    """A principle on which the parties' relations rest."""

    kind: Literal["principle"] = "principle"
    value: Term = Field(examples=["equality"])
    reported_by: ReportedBy


class Relationship(Clause):
    """The kind of relations that the parties maintain."""

    kind: Literal["relationship"] = "relationship"
    value: Term = Field(examples=["strategic-partnership"])
    reported_by: ReportedBy


class Aim(Clause):
    """A common aim of the parties. As a fact about the treaty, it is an aim that a speaker ascribes to it."""

    kind: Literal["aim"] = "aim"
    value: Term = Field(examples=["global-stability"])
    reported_by: ReportedBy


class Purpose(Clause):
    """The purpose of an act of the parties."""

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
        Doc("The act upon which a treaty enters into force (Vienna Convention on the Law of Treaties, Article 24)."),
    ],
)


class EffectiveUpon(Clause):
    """The act upon which the treaty enters into force."""

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
        default=None,
        description="The effect on it, as strong as the report states it.",
        examples=["replaced"],
    )
    reported_by: ReportedBy


class Effect(Clause):
    """The effect on the earlier treaty, as strong as the report states it."""

    kind: Literal["effect"] = "effect"
    value: Term = Field(examples=["replaced"])
    reported_by: ReportedBy


PeriodKind = TypeAliasType(
    "PeriodKind",
    Annotated[Literal["indefinite", "fixed"], Doc("Whether the treaty has a fixed period.")],
)


class Period(Clause):
    """The period for which the treaty is concluded."""

    kind: Literal["period"] = "period"
    value: PeriodKind = Field(examples=["fixed"])
    years: Optional[Count] = Field(default=None, description="The number of years of a fixed period.", examples=[10])
    reported_by: ReportedBy

    single_valued: ClassVar[bool] = True
