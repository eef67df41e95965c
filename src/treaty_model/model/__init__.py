"""The data: frozen models of sources, passages, clauses, provisions, events, reports and treaties.

Nothing here reads or writes anything. Names are the same in Python, JSON, XML and TypeScript.
"""

from .clauses import (
    Aim as Aim,
)
from .clauses import (
    ArmedAttack as ArmedAttack,
)
from .clauses import (
    Assistance as Assistance,
)
from .clauses import (
    Attack as Attack,
)
from .clauses import (
    Attacker as Attacker,
)
from .clauses import (
    Channel as Channel,
)
from .clauses import (
    Clause as Clause,
)
from .clauses import (
    Consideration as Consideration,
)
from .clauses import (
    EarlierTreaty as EarlierTreaty,
)
from .clauses import (
    Effect as Effect,
)
from .clauses import (
    EffectiveUpon as EffectiveUpon,
)
from .clauses import (
    LegalBasis as LegalBasis,
)
from .clauses import (
    Means as Means,
)
from .clauses import (
    NationalLaw as NationalLaw,
)
from .clauses import (
    Obligation as Obligation,
)
from .clauses import (
    Other as Other,
)
from .clauses import (
    Period as Period,
)
from .clauses import (
    Principle as Principle,
)
from .clauses import (
    Prohibition as Prohibition,
)
from .clauses import (
    ProtectedInterest as ProtectedInterest,
)
from .clauses import (
    Purpose as Purpose,
)
from .clauses import (
    Reciprocity as Reciprocity,
)
from .clauses import (
    Relationship as Relationship,
)
from .clauses import (
    Request as Request,
)
from .clauses import (
    StateOfWar as StateOfWar,
)
from .clauses import (
    Threat as Threat,
)
from .clauses import (
    Timing as Timing,
)
from .contradictions import Contradiction as Contradiction
from .event_clauses import (
    Act as Act,
)
from .event_clauses import (
    Actor as Actor,
)
from .event_clauses import (
    Chamber as Chamber,
)
from .event_clauses import (
    Country as Country,
)
from .event_clauses import (
    Declared as Declared,
)
from .event_clauses import (
    Form as Form,
)
from .event_clauses import (
    InAccordanceWith as InAccordanceWith,
)
from .event_clauses import (
    InferredOnDate as InferredOnDate,
)
from .event_clauses import (
    Instrument as Instrument,
)
from .event_clauses import (
    Medium as Medium,
)
from .event_clauses import (
    Occurrence as Occurrence,
)
from .event_clauses import (
    OnDate as OnDate,
)
from .event_clauses import (
    OnWeekday as OnWeekday,
)
from .event_clauses import (
    Place as Place,
)
from .event_clauses import (
    Recipient as Recipient,
)
from .event_clauses import (
    Sequence as Sequence,
)
from .events import (
    AnyEvent as AnyEvent,
)
from .events import (
    Consultations as Consultations,
)
from .events import (
    Declaration as Declaration,
)
from .events import (
    EntryIntoForce as EntryIntoForce,
)
from .events import (
    Event as Event,
)
from .events import (
    ExchangeOfInstruments as ExchangeOfInstruments,
)
from .events import (
    OtherEvent as OtherEvent,
)
from .events import (
    ParliamentaryAction as ParliamentaryAction,
)
from .events import (
    Publication as Publication,
)
from .events import (
    Ratification as Ratification,
)
from .events import (
    Signing as Signing,
)
from .events import (
    SubmissionToParliament as SubmissionToParliament,
)
from .events import (
    Termination as Termination,
)
from .events import (
    Visit as Visit,
)
from .facts import (
    AnyFact as AnyFact,
)
from .facts import (
    Characterisation as Characterisation,
)
from .facts import (
    NumberOfArticles as NumberOfArticles,
)
from .facts import (
    Title as Title,
)
from .provisions import (
    AnyProvision as AnyProvision,
)
from .provisions import (
    ConsultationOnThreat as ConsultationOnThreat,
)
from .provisions import (
    CooperationForPeace as CooperationForPeace,
)
from .provisions import (
    Duration as Duration,
)
from .provisions import (
    EntryIntoForceProvision as EntryIntoForceProvision,
)
from .provisions import (
    JointMechanisms as JointMechanisms,
)
from .provisions import (
    MutualAid as MutualAid,
)
from .provisions import (
    NoHostileAgreements as NoHostileAgreements,
)
from .provisions import (
    NoHostileUseOfTerritory as NoHostileUseOfTerritory,
)
from .provisions import (
    Partnership as Partnership,
)
from .provisions import (
    Provision as Provision,
)
from .provisions import (
    SharedAims as SharedAims,
)
from .provisions import (
    Supersession as Supersession,
)
from .provisions import (
    Undertaking as Undertaking,
)
from .report import FORMAT_VERSION as FORMAT_VERSION
from .report import Article as Article
from .report import Report as Report
from .source import (
    Body as Body,
)
from .source import (
    CitedDocument as CitedDocument,
)
from .source import (
    Document as Document,
)
from .source import (
    ExternalDate as ExternalDate,
)
from .source import (
    ExternalText as ExternalText,
)
from .source import (
    InferredDate as InferredDate,
)
from .source import (
    InferredText as InferredText,
)
from .source import (
    Passage as Passage,
)
from .source import (
    Person as Person,
)
from .source import (
    Source as Source,
)
from .source import (
    StatedDate as StatedDate,
)
from .source import (
    StatedText as StatedText,
)
from .source import (
    TreatyText as TreatyText,
)
from .source import (
    Unknown as Unknown,
)
from .status import Reason as Reason
from .status import Status as Status
from .support import Support as Support
from .treaty import Claim as Claim
from .treaty import Party as Party
from .treaty import PartyName as PartyName
from .treaty import Treaty as Treaty
from .walk import Placed as Placed
from .walk import walk as walk
