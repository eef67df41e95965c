// The documents of treaty-model in JSON. Generated from the models, like the schemas; do not edit.
// `@pattern` is a regular expression with the flag u; lengths count code points. No list is empty.

/** Any document, by its `kind`. */
export type TreatyModelDocument = Treaty | Report;

/** A treaty as all its reports describe it together. Without sources, it is the frame that reports fill. */
export interface Treaty {
  /** The address of a schema, for editors. This package does not read it. */
  readonly $schema?: string;
  readonly kind: "treaty";
  readonly format_version: FormatVersion;
  readonly id: Slug;
  readonly parties?: readonly Party[];
  /** All articles from the first to the last, also empty ones. */
  readonly articles?: readonly Article[];
  readonly articles_known?: ArticlesKnown;
  /** Provisions that no report places. */
  readonly unplaced?: readonly AnyProvision[];
  /** The articles of provisions by comparison with other texts than the reports. */
  readonly placements?: readonly ExternalPlacement[];
  readonly events?: readonly AnyEvent[];
  /** Pairs of events that may be the same although no report says so. */
  readonly possibly_same?: readonly PossiblySame[];
  readonly facts?: readonly AnyFact[];
  readonly sources?: readonly Source[];
}

/** The version of the format that a document is written in. */
export type FormatVersion = "1.0";

/**
 * An identifier: words of lower-case ASCII letters and digits joined by single hyphens; the first is a letter.
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

/** The name of a party in one language, from outside the reports. A name in a report is a fact `name-of-party`. */
export interface PartyName {
  readonly language: LanguageTag;
  readonly value: Text;
}

/**
 * A BCP 47 language tag in its recommended case: a language, with an optional script, region, variants and
 * extensions, such as hu, pt-BR, zh-Hant or de-1996.
 * @pattern ^([a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z][a-z0-9]{4,7}|[0-9][a-z0-9]{3,7}))*(-[0-9a-wyz]-[a-z0-9]{2,8}(-([0-9a-wyz]-)?[a-z0-9]{2,8})*)?(-x-[a-z0-9]{1,8}(-[a-z0-9]{1,8})*)?)$
 * @maxLength 64
 */
export type LanguageTag = string;

/**
 * One line of text in any script: words separated by single spaces, without a space at either end.
 * @pattern ^([!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+( [!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+)*)$
 */
export type Text = string;

/** An article of a treaty; without provisions if no report describes it. */
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

/** A provision of an article. */
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

/** The relations that the parties maintain, and the principles of these relations. */
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

/** The kind of relations that the parties maintain. */
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
 * The identifier of a passage: the identifier of its source, a full stop, and a name within that source.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*)$
 */
export type PassageId = string;

/** An act that the parties undertake to perform. */
export interface Obligation {
  readonly kind: "obligation";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The time at which the parties act or something takes effect: at once, or all the time. */
export interface Timing {
  readonly kind: "timing";
  readonly value: TimingKind;
  readonly reported_by: readonly PassageId[];
}

/** Whether the parties act at once, or all the time. */
export type TimingKind = "immediate" | "permanent";

/** A principle on which the parties' relations rest. */
export interface Principle {
  readonly kind: "principle";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** A matter that the parties take into account. */
export interface Consideration {
  readonly kind: "consideration";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The purpose of an act of the parties. */
export interface Purpose {
  readonly kind: "purpose";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** An instrument of international law with which the acts of the parties accord. It need not be their reason. */
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

/** Content for which there is no kind of clause yet, in free words. */
export interface Other {
  readonly kind: "other";
  readonly value: Text;
  readonly reported_by: readonly PassageId[];
}

/** Common aims of the parties in the world. */
export interface SharedAims {
  readonly kind: "shared-aims";
  readonly clauses: readonly SharedAimsClause[];
}

export type SharedAimsClause = Aim | Obligation | Principle | Timing | Other;

/** A common aim of the parties. As a fact about the treaty, it is an aim that a speaker ascribes to it. */
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
  /** What a party is threatened with. */
  readonly of: Term;
  readonly imminence?: ThreatImminence;
  readonly reported_by: readonly PassageId[];
}

/** How close a threat is, if the report says so. */
export type ThreatImminence = "imminent";

/** The duty arises at the request of a party. */
export interface Request {
  readonly kind: "request";
  readonly value: Requester;
  readonly reported_by: readonly PassageId[];
}

/** Whose request a duty depends on. */
export type Requester = "one-party" | "threatened-party" | "all-parties";

/** The channel through which the parties act. */
export interface Channel {
  readonly kind: "channel";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The duty is mutual: each party has it towards the other. */
export interface Reciprocity {
  readonly kind: "reciprocity";
  readonly reported_by: readonly PassageId[];
}

/** Assistance to a party that is attacked. */
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

/** An attack on a party, if the report does not say that it is an armed attack. */
export interface Attack {
  readonly kind: "attack";
  readonly reported_by: readonly PassageId[];
}

/** The attacker. */
export interface Attacker {
  readonly kind: "attacker";
  readonly value: AttackerKind;
  readonly reported_by: readonly PassageId[];
}

/** The attacker: any one or several states, states that are not parties, or a non-state actor. */
export type AttackerKind = "one-or-several-states" | "third-states" | "non-state-actor";

/** The attacked party is in a state of war. */
export interface StateOfWar {
  readonly kind: "state-of-war";
  readonly reported_by: readonly PassageId[];
}

/** Assistance to the attacked party; without a form if the report does not name one. */
export interface Assistance {
  readonly kind: "assistance";
  readonly form?: AssistanceForm;
  readonly reported_by: readonly PassageId[];
}

/** A form of assistance. `other`: the report says that there is further assistance, but not which. */
export type AssistanceForm = "military" | "economic" | "humanitarian" | "diplomatic" | "other";

/** The means by which assistance is given. */
export interface Means {
  readonly kind: "means";
  readonly value: MeansKind;
  readonly reported_by: readonly PassageId[];
}

/** All means at a party's disposal, or those that it deems necessary. */
export type MeansKind = "all-available" | "as-deemed-necessary";

/** The law of a party in accordance with which the parties act. */
export interface NationalLaw {
  readonly kind: "national-law";
  readonly value: PartyId;
  readonly reported_by: readonly PassageId[];
}

/** No agreements with third parties against the other party. */
export interface NoHostileAgreements {
  readonly kind: "no-hostile-agreements";
  readonly clauses: readonly NoHostileAgreementsClause[];
}

export type NoHostileAgreementsClause = Prohibition | ProtectedInterest | Reciprocity | Other;

/** An act that the parties undertake not to perform or not to allow. */
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

/** No use of a party's territory by third parties against the other party. */
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

/** The act upon which the treaty enters into force. */
export interface EffectiveUpon {
  readonly kind: "effective-upon";
  readonly value: EffectiveAct;
  readonly reported_by: readonly PassageId[];
}

/** The act upon which a treaty enters into force (Vienna Convention on the Law of Treaties, Article 24). */
export type EffectiveAct =
  | "signature"
  | "exchange-of-instruments-of-ratification"
  | "deposit-of-instruments-of-ratification"
  | "notification"
  | "agreed-date";

/** The effect of the treaty on an earlier treaty between the parties. */
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
  /** The effect on it, as strong as the report states it. */
  readonly effect?: Term;
  readonly reported_by: readonly PassageId[];
}

/**
 * A date as precise as it is stated, in EDTF (ISO 8601-2): a day 2024-06-19, a month 2024-06, a year 2024; a day
 * XXXX-06-19 or a month XXXX-06 of an unstated year; a day XXXX-XX-19 of an unstated month and year. Years range from
 * 0001 to 9999.
 * @pattern ^((000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)|([0-9][0-9](0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29|(000[1-9]|00[1-9][0-9]|0[1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])(-(0[1-9]|1[0-2]))?|XXXX-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29|0[1-9]|1[0-2]|XX-(0[1-9]|[12][0-9]|3[01])))$
 * @maxLength 10
 */
export type Date = string;

/** The effect on the earlier treaty, as strong as the report states it. */
export interface Effect {
  readonly kind: "effect";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The duration of the treaty. */
export interface Duration {
  readonly kind: "duration";
  readonly clauses: readonly DurationClause[];
}

export type DurationClause = Period | Other;

/** The period for which the treaty is concluded. */
export interface Period {
  readonly kind: "period";
  readonly value: PeriodKind;
  /** The number of years of a fixed period. */
  readonly years?: Count;
  readonly reported_by: readonly PassageId[];
}

/** Whether the treaty has a fixed period. */
export type PeriodKind = "indefinite" | "fixed";

/** Any other undertaking, of a kind that has no class yet. */
export interface Undertaking {
  readonly kind: "undertaking";
  /** The topic. Undertakings of one article with the same topic are the same. */
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
 * Whether `articles` lists all articles of the treaty, or there may be more. If absent, all articles are listed if
 * the parties are listed too.
 */
export type ArticlesKnown = "all" | "in-part";

/**
 * The article of the provisions of one kind, found by a comparison with another text.
 *
 * The other text is an account of the published treaty or, for a kind that can occur in several articles, a report
 * that names the number. Reports do not say it, so it does not place any clause under the article.
 */
export interface ExternalPlacement {
  readonly provision: ProvisionKind;
  /** The topic of an undertaking. */
  readonly topic?: Term;
  readonly article: ArticleNumber;
  readonly certainty: Certainty;
  /** What was compared, in one sentence. */
  readonly basis: Text;
  /** Where the other text can be found. */
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

/** How certain the comparison is that the two are the same. */
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
 * The identifier of an event. Reports of the same event use the same identifier.
 * @pattern ^([a-z][a-z0-9]*(-[a-z0-9]+)*)$
 * @maxLength 64
 */
export type EventId = string;

/** Whether reports say that the event is planned, or that it has taken place. */
export type EventStatus = "planned" | "done";

/** A clause that any kind of event can have. */
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

/** The event took place, or is planned. */
export interface Occurrence {
  readonly kind: "occurrence";
  readonly reported_by: readonly PassageId[];
}

/** The date of the event, as precisely as the words of the passage state it. */
export interface OnDate {
  readonly kind: "date";
  readonly value: Date;
  readonly part?: DatePart;
  readonly reported_by: readonly PassageId[];
}

/** A part of a month or year, as the words state it. */
export type DatePart = "early" | "middle" | "late";

/** The date of the event, inferred from one report as a whole and not from the words of the passage alone. */
export interface InferredOnDate {
  readonly kind: "inferred-date";
  readonly value: Date;
  readonly basis: InferenceBasis;
  readonly reported_by: readonly PassageId[];
}

/** What a date is inferred from, in the same report, together with words that state a part of it. */
export type InferenceBasis = "publication-date" | "other-passage";

/** The day of the week, if the words state no more. */
export interface OnWeekday {
  readonly kind: "weekday";
  readonly value: WeekdayName;
  readonly reported_by: readonly PassageId[];
}

/** A day of the week. */
export type WeekdayName = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** The town or site of the event. */
export interface Place {
  readonly kind: "place";
  readonly value: Slug;
  readonly reported_by: readonly PassageId[];
}

/** The country of the event, if the report states it. */
export interface Country {
  readonly kind: "country";
  readonly value: Slug;
  readonly reported_by: readonly PassageId[];
}

/** Who acts: a party, or another state or organisation, as a whole or by an office or a person. */
export interface Actor {
  readonly kind: "actor";
  /** The party. For any other state or organisation, use `of`. */
  readonly party?: PartyId;
  /** The state or organisation, if it is not a party to the treaty. */
  readonly of?: Term;
  readonly office?: Term;
  /** An identifier of the person, the same in all records. */
  readonly person?: Slug;
  readonly reported_by: readonly PassageId[];
}

/** The relation in time to another event, if the report states one. */
export interface Sequence {
  readonly kind: "sequence";
  readonly relation: SequenceRelation;
  /** The other event. */
  readonly event: EventId;
  readonly reported_by: readonly PassageId[];
}

/** The relation in time of an event to another event. */
export type SequenceRelation = "before" | "during" | "after";

/** The plan that the event carries out, if the report says so. */
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
 * The instrument or document that the event deals with.
 *
 * Only the terms in `OF_THIS_TREATY` are instruments of this treaty. With any other term, the event is not a step of
 * consent to this treaty. A signing, an entry into force or a termination concerns the treaty itself only with the
 * term `treaty` or `treaty-text`, or without an instrument.
 */
export interface Instrument {
  readonly kind: "instrument";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The subject of the event, if it is not this treaty: an earlier treaty, a protocol, an unrelated law. */
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

/** The recipient of a submission, if it is not a parliament or chamber. */
export interface Recipient {
  readonly kind: "recipient";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** The chamber of a parliament that acts or is addressed. Without a value, the parliament as a whole. */
export interface Chamber {
  readonly kind: "chamber";
  readonly value?: ChamberName;
  /** The party whose parliament it is. For any other state, use `of`. */
  readonly party?: PartyId;
  /** The state, if it is not a party to the treaty. */
  readonly of?: Term;
  readonly reported_by: readonly PassageId[];
}

/** A chamber of a parliament. */
export type ChamberName = "lower" | "upper" | "only";

/** A parliament or chamber deals with the treaty; the clause `act` says how. */
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

/** The treaty's text is published or posted; the clause `medium` says where. */
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

/** The medium of a publication or statement. */
export interface Medium {
  readonly kind: "medium";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** A declaration by a party, by the parties together, or by a non-party. */
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

/** The event at which something was declared. */
export interface Occasion {
  readonly kind: "occasion";
  /** The visit, meeting or call. */
  readonly event: EventId;
  readonly known: Known;
  readonly reported_by: readonly PassageId[];
}

/** How something is known: the report states it, or it is inferred from the context. */
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

/** The kind of meeting or visit. */
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

/** A visit. */
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

/** Any other step, of a kind that has no class yet. */
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

/** Two events that may be the same although no report says so. They are not merged. */
export interface PossiblySame {
  /** The identifier of an event. The event may be missing from the reports. */
  readonly event: Slug;
  /** The identifier of the other event. */
  readonly other: Slug;
  /** Why the two may be the same. */
  readonly reason: Text;
}

/** A fact about the treaty as a whole. */
export type AnyFact = Title | NameOfParty | NumberOfArticles | EarlierTreaty | Aim | Characterisation | Other;

/** A title or designation that a report uses for the treaty. */
export interface Title {
  readonly kind: "title";
  readonly language: LanguageTag;
  /** The designation, in its base form. */
  readonly value: Text;
  readonly reported_by: readonly PassageId[];
}

/** An official name of a party, or its abbreviation, as a report gives it. */
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

/** A characterisation of the treaty by a speaker, whom the passage names. */
export interface Characterisation {
  readonly kind: "characterisation";
  readonly value: Term;
  readonly reported_by: readonly PassageId[];
}

/** A report, described as far as its own document allows. */
export interface Source {
  readonly id: Slug;
  readonly document: SourceText;
  readonly language: LanguageTag;
  /** The headline, if the document has one. */
  readonly title?: Text;
  /** The address of this document, if it is known. */
  readonly url?: Url;
  /** The outlet that published the document. */
  readonly publisher: TextOfSource;
  /** The agency or outlet from which the wording of the document comes. */
  readonly origin: TextOfSource;
  /** When the document was published. */
  readonly published: DateOfSource;
  /** When the text was written, if there is evidence other than its own date. */
  readonly recorded?: Recorded;
  /** Anything else that a reader of the record should know about the document. */
  readonly note?: Text;
  readonly passages?: readonly Passage[];
}

/** The text of a source, in which its passages are located. */
export interface SourceText {
  /** The name of the file, which is in UTF-8. */
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
 * A position in a text, or a length: a number of Unicode code points.
 * @minimum 0
 * @maximum 99999999
 */
export type Offset = number;

/**
 * An http or https address in ASCII, preserved exactly as given.
 * @pattern ^(https?://[0-9A-Za-z.:-]+([/?#][!-;=?-~]*)?)$
 * @maxLength 2000
 */
export type Url = string;

/** A name of a source, with how it is known. */
export type TextOfSource = StatedText | InferredText | ExternalText | Unknown;

/** A name that the document itself states. */
export interface StatedText {
  readonly kind: "stated";
  readonly value: Text;
  /** An identifier of the agency or outlet, the same in all records, whatever its name or script there. */
  readonly entity?: Slug;
}

/** A name that the document does not state, but from which it can be inferred. */
export interface InferredText {
  readonly kind: "inferred";
  readonly value: Text;
  /** What in the document it is inferred from. */
  readonly basis: Text;
  /** An identifier of the agency or outlet, the same in all records, whatever its name or script there. */
  readonly entity?: Slug;
}

/** A name that is known from outside the document. */
export interface ExternalText {
  readonly kind: "external";
  readonly value: Text;
  /** The external source. */
  readonly basis: Text;
  /** An identifier of the agency or outlet, the same in all records, whatever its name or script there. */
  readonly entity?: Slug;
}

/** The document does not state it, and nothing in the document implies it. */
export interface Unknown {
  readonly kind: "unknown";
}

/** A date of a source, with how it is known. */
export type DateOfSource = StatedDate | InferredDate | ExternalDate | Unknown;

/** A date that the document itself states. */
export interface StatedDate {
  readonly kind: "stated";
  readonly value: Date;
}

/** A date that the document does not state, but from which it can be inferred. */
export interface InferredDate {
  readonly kind: "inferred";
  readonly value: Date;
  /** What in the document it is inferred from. */
  readonly basis: Text;
}

/** A date that is known from outside the document. */
export interface ExternalDate {
  readonly kind: "external";
  readonly value: Date;
  /** The external source. */
  readonly basis: Text;
}

/** Evidence of when a text was written, other than its own date. At least one of the two days is given. */
export interface Recorded {
  /** The evidence: an embedded post, the day of a crawl, a catalogue. */
  readonly basis: Text;
  /** The first day on which it can have been written. */
  readonly not_before?: Date;
  /** The last day on which it can have been written. */
  readonly not_after?: Date;
}

/** A complete statement of a report: its position in the text, and how to recognise it without repeating it. */
export interface Passage {
  readonly id: PassageId;
  /** The number of code points of the text before the passage. */
  readonly start: Offset;
  /** The number of code points of the text up to the end of the passage. */
  readonly end: Offset;
  /** The digest of the passage's text in UTF-8. */
  readonly sha256: Sha256;
  /** The digest of the passage's text in normal form, in UTF-8. */
  readonly words_sha256: Sha256;
  /** The first words of the passage, separated by single spaces. */
  readonly text_start: EndWords;
  /** The last words of the passage, separated by single spaces. */
  readonly text_end: EndWords;
  readonly manner: Manner;
  /** The speaker, if one is quoted or cited. */
  readonly speaker?: Speaker;
  /** The articles of this treaty that the passage itself names by number for its content. */
  readonly names_articles?: readonly ArticleNumber[];
  /** How ambiguous words were interpreted. */
  readonly note?: Text;
}

/**
 * One to five words at the start or end of a passage, separated by single spaces.
 * @pattern ^([!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+( [!-~\u{a0}-\u{2027}\u{202a}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+){0,4})$
 */
export type EndWords = string;

/**
 * How a passage reports: as a quotation, paraphrase, statement or headline. A quotation gives the speaker's words in
 * quotation marks. A paraphrase gives them in indirect speech, even if single words are quoted. A statement is the
 * report's own. A headline is the report's title or standfirst.
 */
export type Manner = "quotation" | "paraphrase" | "statement" | "headline";

/** The person, body or document that is quoted or cited. */
export type Speaker = Person | Body | CitedDocument | TreatyText;

/** A person who is quoted or cited. */
export interface Person {
  readonly kind: "person";
  /** The name in its base form, spelled as in the document. */
  readonly name: Text;
  /** The office of the person, if the document names it. */
  readonly office?: Term;
  /** The party for which the person speaks. */
  readonly party?: PartyId;
  /** The state or organisation that is represented, if it is not a party to the treaty. */
  readonly of?: Term;
}

/** A ministry, press service or other body that is quoted or cited, or the parties together. */
export interface Body {
  readonly kind: "body";
  readonly name: Term;
  /** The party that the body belongs to. */
  readonly party?: PartyId;
  /** The state or organisation that is represented, if it is not a party to the treaty. */
  readonly of?: Term;
}

/** A document that is quoted or cited, other than the treaty. */
export interface CitedDocument {
  readonly kind: "document";
  readonly name: Term;
  /** The body that issued the document. */
  readonly issuer?: Term;
  /** The party that the issuer belongs to. */
  readonly party?: PartyId;
  /** The state or organisation that is represented, if it is not a party to the treaty. */
  readonly of?: Term;
  /** How the issuer is known. */
  readonly issuer_known?: Known;
}

/** The treaty itself, quoted or cited. */
export interface TreatyText {
  readonly kind: "treaty-text";
}

/** The content of a treaty as one report describes it. */
export interface Report {
  /** The address of a schema, for editors. This package does not read it. */
  readonly $schema?: string;
  readonly kind: "report";
  readonly format_version: FormatVersion;
  /** The identifier of the treaty that the report is about. */
  readonly treaty: Slug;
  readonly source: Source;
  /** Provisions for which a passage that reports them names the number of the article. */
  readonly articles?: readonly Article[];
  /** All other provisions. */
  readonly unplaced?: readonly AnyProvision[];
  readonly events?: readonly AnyEvent[];
  readonly facts?: readonly AnyFact[];
}
