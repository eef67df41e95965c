"""The data model: frozen pydantic models of sources, passages, clauses, provisions, events, reports and treaties.

This package does no input or output. Names are the same in Python, JSON, XML and TypeScript.
"""

from .clause import Clause as Clause, Other as Other
from .contradictions import Contradiction as Contradiction, Value as Value
from .event_clauses import (
    Act as Act,
    Actor as Actor,
    Chamber as Chamber,
    Concerns as Concerns,
    Country as Country,
    Declared as Declared,
    Form as Form,
    Fulfils as Fulfils,
    InAccordanceWith as InAccordanceWith,
    InferredOnDate as InferredOnDate,
    Instrument as Instrument,
    Medium as Medium,
    Occasion as Occasion,
    Occurrence as Occurrence,
    OnDate as OnDate,
    OnWeekday as OnWeekday,
    Place as Place,
    Recipient as Recipient,
    Sequence as Sequence,
)
from .events import (
    AnyEvent as AnyEvent,
    Consultations as Consultations,
    Declaration as Declaration,
    EntryIntoForce as EntryIntoForce,
    Event as Event,
    ExchangeOfInstruments as ExchangeOfInstruments,
    OtherEvent as OtherEvent,
    ParliamentaryAction as ParliamentaryAction,
    Publication as Publication,
    Ratification as Ratification,
    Signing as Signing,
    SubmissionToParliament as SubmissionToParliament,
    Termination as Termination,
    Visit as Visit,
)
from .facts import (
    AnyFact as AnyFact,
    Characterisation as Characterisation,
    NameOfParty as NameOfParty,
    NumberOfArticles as NumberOfArticles,
    Title as Title,
)
from .frame import (
    ExternalPlacement as ExternalPlacement,
    Party as Party,
    PartyName as PartyName,
    PossiblySame as PossiblySame,
)
from .iteration import LocatedClause as LocatedClause, iter_clauses as iter_clauses
from .misplacements import Misplacement as Misplacement
from .placements import Placement as Placement
from .provision_clauses import (
    Aim as Aim,
    ArmedAttack as ArmedAttack,
    Assistance as Assistance,
    Attack as Attack,
    Attacker as Attacker,
    Channel as Channel,
    Consideration as Consideration,
    EarlierTreaty as EarlierTreaty,
    Effect as Effect,
    EffectiveUpon as EffectiveUpon,
    LegalBasis as LegalBasis,
    Means as Means,
    NationalLaw as NationalLaw,
    Obligation as Obligation,
    Period as Period,
    Principle as Principle,
    Prohibition as Prohibition,
    ProtectedInterest as ProtectedInterest,
    Purpose as Purpose,
    Reciprocity as Reciprocity,
    Relationship as Relationship,
    Request as Request,
    StateOfWar as StateOfWar,
    Threat as Threat,
    Timing as Timing,
)
from .provisions import (
    AnyProvision as AnyProvision,
    Article as Article,
    ConsultationOnThreat as ConsultationOnThreat,
    CooperationForPeace as CooperationForPeace,
    Duration as Duration,
    EntryIntoForceProvision as EntryIntoForceProvision,
    JointMechanisms as JointMechanisms,
    MutualAid as MutualAid,
    NoHostileAgreements as NoHostileAgreements,
    NoHostileUseOfTerritory as NoHostileUseOfTerritory,
    Partnership as Partnership,
    Provision as Provision,
    SharedAims as SharedAims,
    Supersession as Supersession,
    Undertaking as Undertaking,
)
from .report import FORMAT_VERSION as FORMAT_VERSION, Report as Report
from .source import (
    Body as Body,
    CitedDocument as CitedDocument,
    ExternalDate as ExternalDate,
    ExternalText as ExternalText,
    InferredDate as InferredDate,
    InferredText as InferredText,
    Passage as Passage,
    Person as Person,
    Recorded as Recorded,
    Source as Source,
    SourceText as SourceText,
    StatedDate as StatedDate,
    StatedText as StatedText,
    TreatyText as TreatyText,
    Unknown as Unknown,
)
from .spans import Bound as Bound
from .status import Reason as Reason, StateFrom as StateFrom, Status as Status
from .support import OriginCount as OriginCount, Support as Support
from .timeline import Moment as Moment
from .treaty import Claim as Claim, Coverage as Coverage, Treaty as Treaty
