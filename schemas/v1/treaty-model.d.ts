// The documents of treaty-model in JSON. Made of the models, like the schemas; not to be edited.
// `@pattern` is a regular expression with the flag u; lengths count code points. Lists that are there are not empty.

/** Any document; its `kind` tells which. */
export type TreatyModelDocument = Treaty | Report;

/** What reports say of a treaty, taken together. Without sources it is the frame that reports fill. */
export interface Treaty {
  /** Where a schema for editors is; nothing follows it. */
  readonly $schema?: string;
  readonly kind: "treaty";
  readonly format_version: FormatVersion;
  readonly id: Slug;
  readonly parties?: readonly Party[];
  /** Every article from the first to the last, empty ones too. */
  readonly articles?: readonly Article[];
  readonly articles_known?: ArticlesKnown;
  /** Provisions that no report puts under an article. */
  readonly unplaced?: readonly AnyProvision[];
  /** Where provisions stand by comparison with something else than the reports. */
  readonly placements?: readonly ExternalPlacement[];
  readonly events?: readonly AnyEvent[];
  /** Events that may be one although no report says so. */
  readonly possibly_same?: readonly PossiblySame[];
  readonly facts?: readonly AnyFact[];
  readonly sources?: readonly Source[];
}

/** The version of the format that a document is written in. */
export type FormatVersion = "1.0";

/**
 * An identifier: lower-case ASCII letters and digits, in words joined by single hyphens, a letter first.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*)$
 * @maxLength 64
 */
export type Slug = string;

/** A party to the treaty. */
export interface Party {
  readonly id: PartyId;
  readonly names?: readonly PartyName[];
}

/**
 * The identifier of a party to the treaty.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*)$
 * @maxLength 64
 */
export type PartyId = string;

/** What a party is called in one language, as known from elsewhere; a fact `name-of-party` is what a report says. */
export interface PartyName {
  readonly language: LanguageTag;
  readonly value: Text;
}

/**
 * A BCP 47 language tag in its recommended case: a language, and if need be a script, a region, variants and
 * extensions, such as hu, pt-BR, zh-Hant or de-1996.
 * @pattern ^([a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z][a-z0-9]{4,7}|[0-9][a-z0-9]{3,7}))*(-[0-9a-wyz]-[a-z0-9]{2,8}(-([0-9a-wyz]-)?[a-z0-9]{2,8})*)?(-x-[a-z0-9]{1,8}(-[a-z0-9]{1,8})*)?)$
 * @maxLength 64
 */
export type LanguageTag = string;

/**
 * One line of text in any script: words told apart by single blanks, without a blank at either end.
 * @pattern ^([!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+( [!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+)*)$
 */
export type Text = string;

/** An article of a treaty; without provisions where nothing is reported of it. */
export interface Article {
  readonly number: ArticleNumber;
  readonly provisions?: readonly AnyProvision[];
}

/**
 * The number of an article.
 * @minimum 1
 * @maximum 9999
 */
export type ArticleNumber = number;

/** What an article lays down. */
export type AnyProvision =
  | Partnership
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
  | Undertaking;

/** The relations that the parties maintain, and the principles on which these rest. */
export interface Partnership {
  readonly kind: "partnership";
  readonly clauses: readonly PartnershipClause[];
}

export type PartnershipClause =
  | Relationship
  | Obligation
  | Timing
  | Principle
  | Consideration
  | Purpose
  | LegalBasis
  | Other;

/** The relations that the parties maintain. */
export interface Relationship {
  readonly kind: "relationship";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/**
 * A term of an open vocabulary, in English: lower-case words joined by single hyphens.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*)$
 * @maxLength 120
 */
export type Term = string;

/**
 * The identifier of a passage: its source's identifier, a full stop, and a name within that source.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*)$
 */
export type PassageId = string;

/** What the parties undertake to do. */
export interface Obligation {
  readonly kind: "obligation";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** When something is done or takes effect: at once, or all the time. */
export interface Timing {
  readonly kind: "timing";
  readonly value: TimingKind;
  readonly reported_by: readonly PassageId[];
}

/** When, or for how long, the parties act. */
export type TimingKind = "immediate" | "permanent";

/** A principle on which the parties' relations rest. */
export interface Principle {
  readonly kind: "principle";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** What the parties take into account. */
export interface Consideration {
  readonly kind: "consideration";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** What an act of the parties is for. */
export interface Purpose {
  readonly kind: "purpose";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** An instrument of international law with which the parties' acts accord; that it is their ground is not said. */
export interface LegalBasis {
  readonly kind: "legal-basis";
  readonly instrument: Term;
  /** The article of that instrument. */
  readonly article?: Count;
  readonly reported_by: readonly PassageId[];
}

/**
 * A number of things, at least one.
 * @minimum 1
 * @maximum 9999
 */
export type Count = number;

/** An element for which there is no kind yet, in one's own words. */
export interface Other {
  readonly kind: "other";
  readonly value: Text;
  readonly reported_by: readonly PassageId[];
}

/** What the parties strive for together in the world. */
export interface SharedAims {
  readonly kind: "shared-aims";
  readonly clauses: readonly SharedAimsClause[];
}

export type SharedAimsClause = Aim | Obligation | Principle | Timing | Other;

/** What the parties strive for together. As a fact it is what somebody says of it; the passage shows who. */
export interface Aim {
  readonly kind: "aim";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** Cooperation for peace and security. */
export interface CooperationForPeace {
  readonly kind: "cooperation-for-peace";
  readonly clauses: readonly CooperationForPeaceClause[];
}

export type CooperationForPeaceClause = Obligation | Purpose | Principle | Timing | LegalBasis | Other;

/** Consultation between the parties when one of them is threatened. */
export interface ConsultationOnThreat {
  readonly kind: "consultation-on-threat";
  readonly clauses: readonly ConsultationOnThreatClause[];
}

export type ConsultationOnThreatClause =
  | Threat
  | Request
  | Obligation
  | Timing
  | Channel
  | Reciprocity
  | Purpose
  | LegalBasis
  | Other;

/** A threat to a party. */
export interface Threat {
  readonly kind: "threat";
  /** With what a party is threatened. */
  readonly of: Term;
  readonly imminence?: ThreatImminence;
  readonly reported_by: readonly PassageId[];
}

/** How near a threat is, where the report says it. */
export type ThreatImminence = "imminent";

/** The duty arises at the request of a party. */
export interface Request {
  readonly kind: "request";
  readonly value: Requester;
  readonly reported_by: readonly PassageId[];
}

/** Whose request a duty depends on. */
export type Requester = "one-party" | "threatened-party" | "all-parties";

/** Through which channel the parties act. */
export interface Channel {
  readonly kind: "channel";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** Each party owes it to the other. */
export interface Reciprocity {
  readonly kind: "reciprocity";
  readonly reported_by: readonly PassageId[];
}

/** Help for a party that is attacked. */
export interface MutualAid {
  readonly kind: "mutual-aid";
  readonly clauses: readonly MutualAidClause[];
}

export type MutualAidClause =
  | ArmedAttack
  | Attack
  | Attacker
  | StateOfWar
  | Reciprocity
  | Assistance
  | Timing
  | Means
  | LegalBasis
  | NationalLaw
  | Other;

/** An armed attack on a party. */
export interface ArmedAttack {
  readonly kind: "armed-attack";
  readonly reported_by: readonly PassageId[];
}

/** An attack on a party, where the report does not say that it is an armed one. */
export interface Attack {
  readonly kind: "attack";
  readonly reported_by: readonly PassageId[];
}

/** Who attacks. */
export interface Attacker {
  readonly kind: "attacker";
  readonly value: AttackerKind;
  readonly reported_by: readonly PassageId[];
}

/** Who attacks: any state or states, states outside the treaty, or no state at all. */
export type AttackerKind = "one-or-several-states" | "third-states" | "non-state-actor";

/** The attacked party finds itself in a state of war. */
export interface StateOfWar {
  readonly kind: "state-of-war";
  readonly reported_by: readonly PassageId[];
}

/** Help for the attacked party; without a form where the report does not say which. */
export interface Assistance {
  readonly kind: "assistance";
  readonly form?: AssistanceForm;
  readonly reported_by: readonly PassageId[];
}

/** Which help; `other` where the report says that there is other help too. */
export type AssistanceForm = "military" | "economic" | "humanitarian" | "diplomatic" | "other";

/** By which means help is given. */
export interface Means {
  readonly kind: "means";
  readonly value: MeansKind;
  readonly reported_by: readonly PassageId[];
}

/** All means at a party's disposal, or those that it deems necessary. */
export type MeansKind = "all-available" | "as-deemed-necessary";

/** The law of a party with which the parties' acts accord. */
export interface NationalLaw {
  readonly kind: "national-law";
  readonly value: PartyId;
  readonly reported_by: readonly PassageId[];
}

/** No agreements with others against the other party. */
export interface NoHostileAgreements {
  readonly kind: "no-hostile-agreements";
  readonly clauses: readonly NoHostileAgreementsClause[];
}

export type NoHostileAgreementsClause = Prohibition | ProtectedInterest | Reciprocity | Other;

/** What the parties undertake not to do, or not to allow. */
export interface Prohibition {
  readonly kind: "prohibition";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** An interest of the other party that the provision protects. */
export interface ProtectedInterest {
  readonly kind: "protected-interest";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** No use of a party's territory by others against the other party. */
export interface NoHostileUseOfTerritory {
  readonly kind: "no-hostile-use-of-territory";
  readonly clauses: readonly NoHostileUseOfTerritoryClause[];
}

export type NoHostileUseOfTerritoryClause = Prohibition | ProtectedInterest | Reciprocity | Other;

/** Mechanisms for joint activities of the parties. */
export interface JointMechanisms {
  readonly kind: "joint-mechanisms";
  readonly clauses: readonly JointMechanismsClause[];
}

export type JointMechanismsClause = Obligation | Purpose | Timing | Channel | Other;

/** How the treaty enters into force. */
export interface EntryIntoForceProvision {
  readonly kind: "entry-into-force";
  readonly clauses: readonly EntryIntoForceProvisionClause[];
}

export type EntryIntoForceProvisionClause = EffectiveUpon | Timing | Other;

/** With which act the treaty enters into force. */
export interface EffectiveUpon {
  readonly kind: "effective-upon";
  readonly value: EffectiveAct;
  readonly reported_by: readonly PassageId[];
}

/** The act with which a treaty enters into force (Vienna Convention on the Law of Treaties, Article 24). */
export type EffectiveAct =
  | "signature"
  | "exchange-of-instruments-of-ratification"
  | "deposit-of-instruments-of-ratification"
  | "notification"
  | "agreed-date";

/** What becomes of an earlier treaty between the parties. */
export interface Supersession {
  readonly kind: "supersession";
  readonly clauses: readonly SupersessionClause[];
}

export type SupersessionClause = EarlierTreaty | Effect | Other;

/** An earlier treaty between the parties (Vienna Convention on the Law of Treaties, Articles 30 and 59). */
export interface EarlierTreaty {
  readonly kind: "earlier-treaty";
  readonly language: LanguageTag;
  /** The designation that the report uses, in its base form. */
  readonly title: Text;
  readonly dated?: Date;
  /** What becomes of it, as strongly as the report says it. */
  readonly effect?: Term;
  readonly reported_by: readonly PassageId[];
}

/**
 * A date as far as it is told, in EDTF (ISO 8601-2): a day 2024-06-19, a month 2024-06, a year 2024; a day XXXX-06-19
 * or a month XXXX-06 of a year that is not told; and a day XXXX-XX-19 of a month that is not told either. Years run
 * from 0001 to 9999.
 * @pattern ^((000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)|([0-9][0-9](0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29|(000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])(-(0[1-9]|1[0-2]))?|XXXX-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29|0[1-9]|1[0-2]|XX-(0[1-9]|[12][0-9]|3[01])))$
 * @maxLength 10
 */
export type Date = string;

/** What becomes of the earlier treaty, as strongly as the report says it. */
export interface Effect {
  readonly kind: "effect";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** For how long the treaty is concluded. */
export interface Duration {
  readonly kind: "duration";
  readonly clauses: readonly DurationClause[];
}

export type DurationClause = Period | Other;

/** For how long the treaty is concluded. */
export interface Period {
  readonly kind: "period";
  readonly value: PeriodKind;
  readonly years?: Count;
  readonly reported_by: readonly PassageId[];
}

/** Whether the treaty is concluded for a set time. */
export type PeriodKind = "indefinite" | "fixed";

/** Any other undertaking, for which there is no kind yet. */
export interface Undertaking {
  readonly kind: "undertaking";
  /** What it is about; undertakings of one article with one topic are one. */
  readonly topic: Term;
  readonly clauses: readonly UndertakingClause[];
}

export type UndertakingClause =
  | Obligation
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
  | Other;

/**
 * Whether `articles` are all that the treaty has, or may be more. Left out, they are all of them where parties are
 * listed too.
 */
export type ArticlesKnown = "all" | "in-part";

/**
 * Under which article provisions of a kind stand, as somebody found who compared them with something else.
 *
 * That is an account of the published text of the treaty, or, for a kind that can stand in several articles, a report
 * that names the number. Reports do not say it, so no clause is placed by it.
 */
export interface ExternalPlacement {
  readonly provision: ProvisionKind;
  /** The topic, of an undertaking. */
  readonly topic?: Term;
  readonly article: ArticleNumber;
  readonly certainty: Certainty;
  /** What was compared with what, in one sentence. */
  readonly basis: Text;
  /** Where that which it was compared with is found. */
  readonly reference: Text;
  /** The day of the comparison. */
  readonly compared: Date;
}

/** A kind of provision. */
export type ProvisionKind =
  | "partnership"
  | "shared-aims"
  | "cooperation-for-peace"
  | "consultation-on-threat"
  | "mutual-aid"
  | "no-hostile-agreements"
  | "no-hostile-use-of-territory"
  | "joint-mechanisms"
  | "entry-into-force"
  | "supersession"
  | "duration"
  | "undertaking";

/** How sure whoever compared is that the two are the same. */
export type Certainty = "certain" | "probable";

/** A step in the life of a treaty. */
export type AnyEvent =
  | Signing
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
  | OtherEvent;

/** The treaty is signed (Vienna Convention, Article 12). */
export interface Signing {
  readonly kind: "signing";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly EventClause[];
}

/**
 * The identifier of an event: what reports tell under the same one is the same event.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*)$
 * @maxLength 64
 */
export type EventId = string;

/** Whether reports tell of a plan or of a deed. */
export type EventStatus = "planned" | "done";

/** What any event can be told by. */
export type EventClause =
  | Occurrence
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
  | Other;

/** That the event took place, or is planned. */
export interface Occurrence {
  readonly kind: "occurrence";
  readonly reported_by: readonly PassageId[];
}

/** When, as far as the report's words tell it. */
export interface OnDate {
  readonly kind: "date";
  readonly value: Date;
  readonly part?: DatePart;
  readonly reported_by: readonly PassageId[];
}

/** A part of a month or year, as words give it. */
export type DatePart = "early" | "middle" | "late";

/** When, as it follows from the whole of one report, and not from the passage's words alone. */
export interface InferredOnDate {
  readonly kind: "inferred-date";
  readonly value: Date;
  readonly basis: InferenceBasis;
  readonly reported_by: readonly PassageId[];
}

/** What in the same report a date is concluded from, together with the words that give it in part. */
export type InferenceBasis = "publication-date" | "other-passage";

/** On which day of the week, where the words give no more. */
export interface OnWeekday {
  readonly kind: "weekday";
  readonly value: WeekdayName;
  readonly reported_by: readonly PassageId[];
}

/** A day of the week. */
export type WeekdayName = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** In which town or at which site. */
export interface Place {
  readonly kind: "place";
  readonly value: Slug;
  readonly reported_by: readonly PassageId[];
}

/** In which country, where the report says it. */
export interface Country {
  readonly kind: "country";
  readonly value: Slug;
  readonly reported_by: readonly PassageId[];
}

/** Who acts: for a party or for somebody else, the whole of it, an office, or a person. */
export interface Actor {
  readonly kind: "actor";
  /** The party; for anybody else `of`. */
  readonly party?: PartyId;
  /** The state or organisation, where it is no party to the treaty. */
  readonly of?: Term;
  readonly office?: Term;
  /** One identifier for a person in all records. */
  readonly person?: Slug;
  readonly reported_by: readonly PassageId[];
}

/** How the event lies in time to another event, where the report tells it by that event. */
export interface Sequence {
  readonly kind: "sequence";
  readonly relation: SequenceRelation;
  /** The other event. */
  readonly event: EventId;
  readonly reported_by: readonly PassageId[];
}

/** How an event lies in time to another event. */
export type SequenceRelation = "before" | "during" | "after";

/** Which plan the deed carries out, where the report says so. */
export interface Fulfils {
  readonly kind: "fulfils";
  /** The planned event. */
  readonly event: EventId;
  readonly reported_by: readonly PassageId[];
}

/** What is done. */
export interface Act {
  readonly kind: "act";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/**
 * The instrument or document that is handled.
 *
 * Only `OF_THIS_TREATY` are instruments of this treaty; any other term is another instrument, and its event no step
 * of consent to this treaty. A signing, an entry into force or an end is the treaty's with `treaty` or `treaty-text`.
 */
export interface Instrument {
  readonly kind: "instrument";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** What the event is about, where that is not this treaty: an earlier treaty, a protocol, a law of another field. */
export interface Concerns {
  readonly kind: "concerns";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The treaty is submitted to a parliament. */
export interface SubmissionToParliament {
  readonly kind: "submission-to-parliament";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly SubmissionToParliamentClause[];
}

export type SubmissionToParliamentClause =
  | Occurrence
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
  | Recipient
  | Chamber
  | Purpose;

/** To whom something is submitted, where it is no parliament or chamber. */
export interface Recipient {
  readonly kind: "recipient";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** Which chamber of whose parliament acts or is addressed; without a value the parliament, as the report says it. */
export interface Chamber {
  readonly kind: "chamber";
  readonly value?: ChamberName;
  /** The party whose parliament it is; for others `of`. */
  readonly party?: PartyId;
  /** The state, where it is no party to the treaty. */
  readonly of?: Term;
  readonly reported_by: readonly PassageId[];
}

/** A chamber of a parliament. */
export type ChamberName = "lower" | "upper" | "only";

/** A chamber of a parliament deals with the treaty; the act says how. */
export interface ParliamentaryAction {
  readonly kind: "parliamentary-action";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly ParliamentaryActionClause[];
}

export type ParliamentaryActionClause =
  | Occurrence
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
  | Chamber
  | Purpose;

/** A party ratifies the treaty (Vienna Convention, Article 14). */
export interface Ratification {
  readonly kind: "ratification";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly EventClause[];
}

/** The parties exchange their instruments (Vienna Convention, Articles 13 and 16). */
export interface ExchangeOfInstruments {
  readonly kind: "exchange-of-instruments";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly EventClause[];
}

/** The treaty enters into force (Vienna Convention, Article 24). */
export interface EntryIntoForce {
  readonly kind: "entry-into-force";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly EventClause[];
}

/** The treaty ends (Vienna Convention, Article 54). */
export interface Termination {
  readonly kind: "termination";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly EventClause[];
}

/** The treaty's text is published or posted; the medium tells where. */
export interface Publication {
  readonly kind: "publication";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly PublicationClause[];
}

export type PublicationClause =
  | Occurrence
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
  | Medium;

/** Where or by what something is made public or said. */
export interface Medium {
  readonly kind: "medium";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** Somebody declares something: a party, the parties together, or somebody of no party. */
export interface Declaration {
  readonly kind: "declaration";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly DeclarationClause[];
}

export type DeclarationClause =
  | Occurrence
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
  | Declared
  | Occasion
  | Medium;

/** What is declared. */
export interface Declared {
  readonly kind: "declared";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The event on the occasion of which something was declared. */
export interface Occasion {
  readonly kind: "occasion";
  /** The visit, meeting or call. */
  readonly event: EventId;
  readonly known: Known;
  readonly reported_by: readonly PassageId[];
}

/** How something is known: the report says it, or it follows from what stands around the words. */
export type Known = "stated" | "inferred";

/** The parties consult, meet or call each other. */
export interface Consultations {
  readonly kind: "consultations";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly ConsultationsClause[];
}

export type ConsultationsClause =
  | Occurrence
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
  | Form
  | Declared
  | Purpose
  | InAccordanceWith;

/** What kind of meeting or visit it is. */
export interface Form {
  readonly kind: "form";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The agreement in accordance with which the event takes place. */
export interface InAccordanceWith {
  readonly kind: "in-accordance-with";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** Somebody visits. */
export interface Visit {
  readonly kind: "visit";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly VisitClause[];
}

export type VisitClause =
  | Occurrence
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
  | Form
  | Purpose
  | InAccordanceWith;

/** Any other step, for which there is no kind yet. */
export interface OtherEvent {
  readonly kind: "other-event";
  readonly id: EventId;
  readonly status: EventStatus;
  readonly clauses: readonly OtherEventClause[];
}

export type OtherEventClause =
  | Occurrence
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
  | Purpose
  | Declared
  | Medium
  | InAccordanceWith;

/** Two events that may be one although no report says so. They stay two. */
export interface PossiblySame {
  /** The identifier of an event; it may be one that no report tells of. */
  readonly event: Slug;
  /** The identifier of the other event. */
  readonly other: Slug;
  readonly reason: Text;
}

/** A fact about the treaty as a whole. */
export type AnyFact = Title | NameOfParty | NumberOfArticles | EarlierTreaty | Aim | Characterisation | Other;

/** What a report calls the treaty. */
export interface Title {
  readonly kind: "title";
  readonly language: LanguageTag;
  /** The designation, in its base form. */
  readonly value: Text;
  readonly reported_by: readonly PassageId[];
}

/** An official name of a party, or its abbreviation, as a report has it. */
export interface NameOfParty {
  readonly kind: "name-of-party";
  readonly party: PartyId;
  readonly language: LanguageTag;
  /** The name, in its base form. */
  readonly value: Text;
  readonly reported_by: readonly PassageId[];
}

/** How many articles the treaty has. */
export interface NumberOfArticles {
  readonly kind: "number-of-articles";
  readonly value: Count;
  readonly reported_by: readonly PassageId[];
}

/** How somebody characterises the treaty; the passage tells who. */
export interface Characterisation {
  readonly kind: "characterisation";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** One report, as far as its own document tells about it. */
export interface Source {
  readonly id: Slug;
  readonly document: SourceText;
  readonly language: LanguageTag;
  /** The headline, where the document has one. */
  readonly title?: Text;
  /** The address of this very document, where it is known. */
  readonly url?: Url;
  /** The outlet that published the document. */
  readonly publisher: TextOfSource;
  /** The agency or outlet whose wording the document rests on. */
  readonly origin: TextOfSource;
  /** When the document was published. */
  readonly published: DateOfSource;
  /** When the text was written, where something other than its own date shows it. */
  readonly recorded?: Recorded;
  /** What else a reader of the record should know about the document. */
  readonly note?: Text;
  readonly passages?: readonly Passage[];
}

/** The text that a source's passages are measured in. */
export interface SourceText {
  /** The name of the text's file, UTF-8. */
  readonly file: FileName;
  /** The digest of the file's bytes. */
  readonly sha256: Sha256;
  /** The length of the text in Unicode code points. */
  readonly length: Offset;
}

/**
 * The name of a file without a folder.
 * @pattern ^([!-,0-Z\[\]\^_-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}][!-.0-Z\[\]\^_-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*( [!-.0-Z\[\]\^_-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+)*)$
 */
export type FileName = string;

/**
 * A SHA-256 digest as 64 lower-case hexadecimal digits.
 * @pattern ^([0-9a-f]{64})$
 * @maxLength 64
 */
export type Sha256 = string;

/**
 * A place in a text: how many Unicode code points stand before it.
 * @minimum 0
 * @maximum 99999999
 */
export type Offset = number;

/**
 * An http or https address in ASCII, kept exactly as given.
 * @pattern ^(https?://[0-9A-Za-z.:-]+([/?#][!-;=?-~]*)?)$
 * @maxLength 2000
 */
export type Url = string;

/** A name that a document gives, lets one conclude, or does not tell. */
export type TextOfSource = StatedText | InferredText | ExternalText | Unknown;

/** What the document itself says. */
export interface StatedText {
  readonly kind: "stated";
  readonly value: Text;
  /** One identifier for an agency or outlet in all records, whatever it is called and in whatever script. */
  readonly entity?: Slug;
}

/** What the document does not say, but lets one conclude. */
export interface InferredText {
  readonly kind: "inferred";
  readonly value: Text;
  /** What in the document it is concluded from. */
  readonly basis: Text;
  /** One identifier for an agency or outlet in all records, whatever it is called and in whatever script. */
  readonly entity?: Slug;
}

/** What is known from elsewhere, and not from the document. */
export interface ExternalText {
  readonly kind: "external";
  readonly value: Text;
  /** Where it is known from. */
  readonly basis: Text;
  /** One identifier for an agency or outlet in all records, whatever it is called and in whatever script. */
  readonly entity?: Slug;
}

/** The document does not say, and nothing of its own lets one conclude. */
export interface Unknown {
  readonly kind: "unknown";
}

/** A date that a document gives, lets one conclude, or does not tell. */
export type DateOfSource = StatedDate | InferredDate | ExternalDate | Unknown;

/** The date that the document itself gives. */
export interface StatedDate {
  readonly kind: "stated";
  readonly value: Date;
}

/** A date that the document does not give, but lets one conclude. */
export interface InferredDate {
  readonly kind: "inferred";
  readonly value: Date;
  /** What in the document it is concluded from. */
  readonly basis: Text;
}

/** A date that is known from elsewhere, and not from the document. */
export interface ExternalDate {
  readonly kind: "external";
  readonly value: Date;
  /** Where it is known from. */
  readonly basis: Text;
}

/** When a text was written, as far as something other than its own date shows it; at least one of the two days. */
export interface Recorded {
  /** What shows it: an embedded post, the day of a crawl, a catalogue. */
  readonly basis: Text;
  /** The first day on which it can have been written. */
  readonly not_before?: Date;
  /** The last day on which it can have been written. */
  readonly not_after?: Date;
}

/** A whole statement of a report: where it stands, and how to recognise it without repeating it. */
export interface Passage {
  readonly id: PassageId;
  /** The code points of the text before the passage. */
  readonly start: Offset;
  /** The code points of the text up to the passage's end. */
  readonly end: Offset;
  /** The digest of the passage's text in UTF-8. */
  readonly sha256: Sha256;
  /** The digest of the passage's text in normal form, in UTF-8. */
  readonly words_sha256: Sha256;
  /** The passage's first words, each white space between them one blank. */
  readonly text_start: EndWords;
  /** The passage's last words, each white space between them one blank. */
  readonly text_end: EndWords;
  readonly manner: Manner;
  /** Who is quoted or cited. */
  readonly speaker?: Speaker;
  /** The articles of this treaty that the passage itself names by number for what it reports. */
  readonly names_articles?: readonly ArticleNumber[];
  /** How the words were read where they can be read in two ways. */
  readonly note?: Text;
}

/**
 * One to five words at one end of a passage, told apart by single blanks.
 * @pattern ^([!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+( [!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+){0,4})$
 */
export type EndWords = string;

/**
 * How a passage reports: a quotation gives somebody's words in quotation marks; a paraphrase gives them indirectly,
 * even if single words are quoted; a statement is the report's own; a headline is the report's title or standfirst.
 */
export type Manner = "quotation" | "paraphrase" | "statement" | "headline";

/** Who or what is quoted or cited. */
export type Speaker = Person | Body | CitedDocument | TreatyText;

/** A person who is quoted or cited. */
export interface Person {
  readonly kind: "person";
  /** The name as the document spells it, in its base form. */
  readonly name: Text;
  /** The office that the document names. */
  readonly office?: Term;
  /** The party for which the person speaks. */
  readonly party?: PartyId;
  /** The state or organisation, other than a party to the treaty, for which somebody speaks or acts. */
  readonly of?: Term;
}

/** A ministry, press service or other body that is quoted or cited, or the parties together. */
export interface Body {
  readonly kind: "body";
  readonly name: Term;
  /** The party that the body belongs to. */
  readonly party?: PartyId;
  /** The state or organisation, other than a party to the treaty, for which somebody speaks or acts. */
  readonly of?: Term;
}

/** A document that is quoted or cited, other than the treaty. */
export interface CitedDocument {
  readonly kind: "document";
  readonly name: Term;
  /** The body whose document it is. */
  readonly issuer?: Term;
  /** The party that the issuer belongs to. */
  readonly party?: PartyId;
  /** The state or organisation, other than a party to the treaty, for which somebody speaks or acts. */
  readonly of?: Term;
  /** How the issuer is known. */
  readonly issuer_known?: Known;
}

/** The treaty itself is quoted or cited. */
export interface TreatyText {
  readonly kind: "treaty-text";
}

/** What one report says of a treaty. */
export interface Report {
  /** Where a schema for editors is; nothing follows it. */
  readonly $schema?: string;
  readonly kind: "report";
  readonly format_version: FormatVersion;
  /** The identifier of the treaty that the report is about. */
  readonly treaty: Slug;
  readonly source: Source;
  /** Provisions under the article whose number one of the passages that report them names. */
  readonly articles?: readonly Article[];
  /** All other provisions. */
  readonly unplaced?: readonly AnyProvision[];
  readonly events?: readonly AnyEvent[];
  readonly facts?: readonly AnyFact[];
}
