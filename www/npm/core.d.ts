// Types of the npm package's engine. The tests hold them against the Rust model.

/** A minute on the user's own wall clock, without a zone: `YYYY-MM-DDTHH:MM`. Input may carry seconds; they are dropped. */
export type LocalDateTime = string;
/** A day: `YYYY-MM-DD`, 1970 to 2199. */
export type LocalDate = string;
/** The id of a statement (`s2.3`), a fact about LinkedIn (`linkedin.noteLimit`) or one of the product's own conventions (`house.eve`). */
export type Cite = string;

export type Stage = "before" | "between" | "after" | "offer" | "rejected" | "closed";
export type CompanyNorm = "encourages" | "neutral" | "discourages";
export type Comfort = "confident" | "unsure" | "uneasy";
/** Who arranged the interview: with `agency` a recruitment agency's consultant stands between you and the employer. */
export type ArrangedBy = "employer" | "agency";
/** Why a `closed` process ended: the candidate withdrew, or turned the offer down; the job went away; nobody ever answered. */
export type ClosedBecause = "withdrew" | "declinedOffer" | "cancelled" | "silence";
/** The working days where the interviewers are: Monday to Friday, or Sunday to Thursday. */
export type WorkingWeek = "monFri" | "sunThu";
export type Posture = "cautious" | "balanced" | "proactive";
/** "10 March, 14:00", "10 March, 2:00 PM", "March 10, 2:00 PM" or "March 10, 14:00". */
export type TimeForm = "dayMonth24" | "dayMonth12" | "monthDay12" | "monthDay24";
/** How thanks can reach somebody: by email; only through the recruiter; only as a LinkedIn message; not at all. */
export type Reach = "email" | "recruiter" | "message" | "none";
export type Role = "hiringManager" | "teamMember" | "executive" | "recruiter" | "coordinator" | "other";
export type Round = "held" | "next";
export type Relationship = "stranger" | "mutual" | "known";
export type Rapport = "good" | "mixed" | "poor";
export type Contact = "substantial" | "brief" | "none";
export type Request = "none" | "theirs" | "pending" | "accepted" | "declined" | "lost";

/** What the user has told. Every field but `now` may be absent or null, which means unknown. */
export interface Situation {
  /** The version of this model. */
  schema?: 1 | null;
  /** The user's wall clock: the engine never reads one. */
  now: LocalDateTime;
  /** Where the process stands. */
  stage?: Stage | null;
  /** When the invitation to interview came. */
  invitedOn?: LocalDate | null;
  /** In `before` the interview ahead, else the latest one held; for whoever has no `metAt`. */
  interviewAt?: LocalDateTime | null;
  /** In `between` the next round. */
  nextInterviewAt?: LocalDateTime | null;
  /** Expected while the process is open; the actual day once it ended. */
  decisionOn?: LocalDate | null;
  /** What the company makes of connecting around interviews. */
  companyNorm?: CompanyNorm | null;
  /** How the user feels about sending a request. */
  comfort?: Comfort | null;
  /** Whether an agency's consultant stands between you and the employer. */
  arrangedBy?: ArrangedBy | null;
  /** Why a `closed` process ended; it shapes words, and no verdict. */
  closedBecause?: ClosedBecause | null;
  /** By how many minutes the interviewers' clock is ahead of the user's, -1560 to 1560; unknown is 0. */
  clockAhead?: number | null;
  /** The working days where the interviewers are; unknown is `monFri`. */
  workingWeek?: WorkingWeek | null;
  /** Further days on which nobody works there, at most 20; 25 December and 1 January are days off anyway. */
  daysOff?: LocalDate[] | null;
  /** Which way to lean where the guides disagree; unknown is `balanced`. */
  posture?: Posture | null;
  /** When the thank-you email went out to all. */
  thankYouSentAt?: LocalDateTime | null;
  /** Emails already sent asking where things stand, at most two. */
  checkInsSentOn?: LocalDate[] | null;
  /** Characters that the user's account allows in a request's note, 1 to 300; unknown is that of a free account. */
  noteLimit?: number | null;
  /** Requests with a note that the user can still send this month, 0 to 1000; unknown is not limited. */
  notesLeft?: number | null;
  /** The user's name. */
  you?: string | null;
  /** The company's name. */
  company?: string | null;
  /** The job's title. */
  job?: string | null;
  /** The language of all texts, a BCP 47 tag; unknown is `en`. */
  lang?: string | null;
  /** How days and times are written; unknown is `dayMonth24`. */
  timeForm?: TimeForm | null;
  /** Tells one plan from another in calendar entries. */
  planId?: string | null;
  /** At most 50; none is one unnamed interviewer. */
  interviewers?: Interviewer[] | null;
}

/** One interviewer. */
export interface Interviewer {
  /** Unique; without one it is the first free number from the interviewer's place in the list. */
  id?: string | null;
  name?: string | null;
  /** One thing the two of you talked about. */
  topic?: string | null;
  /** One sentence of the user's own for the thank-you. */
  line?: string | null;
  /** When the two of you met, or will; unknown is the process's round. */
  metAt?: LocalDateTime | null;
  /** By how many minutes this person's clock is ahead of the user's; overrides the situation's. */
  clockAhead?: number | null;
  /** How thanks can reach them; it shapes checklist and drafts, and no verdict. */
  reach?: Reach | null;
  role?: Role | null;
  /** In `between`: met in a round held, or in the one ahead; a `metAt` decides it. */
  round?: Round | null;
  relationship?: Relationship | null;
  /** They suggested connecting. */
  invitedYou?: boolean | null;
  /** You asked whether you may connect: they said yes, or would rather not. */
  agreed?: boolean | null;
  /** They referred you on, or advised you about future openings. */
  referredYou?: boolean | null;
  /** They post or comment regularly. */
  activeOnline?: boolean | null;
  /** How the conversation with them felt. */
  rapport?: Rapport | null;
  /** How much you dealt with them. */
  contact?: Contact | null;
  /** Overrides the situation's for this person. */
  thankYouSentAt?: LocalDateTime | null;
  /** What became of a connection request. */
  request?: Request | null;
  requestSentOn?: LocalDate | null;
  /** The one follow-up after silence has been sent. */
  followedUp?: boolean | null;
}

export type Verdict = "send" | "accept" | "wait" | "followUp" | "moveOn" | "connected" | "skip";

/** The engine's whole answer. */
export interface Advice {
  /** One sentence that a person in a hurry could act on. */
  headline: string;
  /** The stage used, after contradictions are resolved. */
  stage: Stage;
  /** One for each interviewer, in input order. */
  people: Person[];
  checklist: Item[];
  /** Sorted by time. */
  timeline: (Moment | Span)[];
  cautions: Caution[];
  /** Open questions whose answer could change a verdict or window, the likeliest to matter first. */
  missing: Missing[];
  /** What was ignored or resolved. */
  notices: string[];
}

/** The advice on one interviewer. */
export interface Person {
  id: string;
  name: string | null;
  verdict: Verdict;
  /** The rule that decided, `R1` to `R27`. */
  rule: string;
  /** Null for verdicts other than `send` and `wait`. */
  window: Window | null;
  /** False where the notes left this month run out before this person. */
  withNote: boolean;
  /** Why, in order of weight; each cites at least one id. */
  reasons: Reason[];
  /** What each guide says on sending this person a request now: five, in order. */
  stances: GuideStance[];
  /** Ids of checklist items that come before the request. */
  doFirst: string[];
  /** Single facts which, given another value, change the verdict. */
  turningPoints: TurningPoint[];
  /** Ready drafts that suit this verdict, best first. */
  drafts: Draft[];
}

/** When to send a request; both ends are included. */
export interface Window {
  opens: LocalDateTime | null;
  closes: LocalDateTime | null;
  /** The first minute in the window, not before now, that is 09:00 to 17:00 of a working day for the person who gets the message. */
  suggested: LocalDateTime | null;
  until: "time" | "interview" | "decision" | "reply" | null;
  /** The best window has passed. */
  late: boolean;
}

export interface Reason {
  text: string;
  cites: Cite[];
}

export interface GuideStance {
  guide: "s0" | "s1" | "s2" | "s3" | "s4";
  stance: "for" | "against" | "depends" | "silent";
  text: string;
  /** Empty only where the guide is silent. */
  cites: Cite[];
}

export interface TurningPoint {
  field: string;
  value: string | boolean;
  verdict: Verdict;
}

export interface Missing {
  field: string;
  /** The interviewer's id, for a field of theirs. */
  person: string | null;
  /** The largest number of people whose verdict or window one answer changes. */
  changes: number;
  /** How likely the answer is to matter; the page asks on its main path from 30 for each interviewer. */
  weight: number;
}

/** A checklist item. */
export interface Item {
  id: string;
  text: string;
  why: string;
  phase: "before" | "after" | "later";
  due: LocalDateTime | null;
  priority: "must" | "should" | "could";
  cites: Cite[];
  /** The interviewer's id, for a personal item. */
  person: string | null;
  /** The situation already says that it is done. */
  done: boolean;
}

export type TimelineKind = "now" | "interview" | "thankYou" | "window" | "followUp" | "checkIn" | "decision";

/** Something at one moment of the timeline. */
export interface Moment {
  at: LocalDateTime | LocalDate;
  label: string;
  kind: TimelineKind;
  person: string | null;
}

/** Something that lasts; an open end is null. */
export interface Span {
  from: LocalDateTime;
  to: LocalDateTime | null;
  label: string;
  kind: TimelineKind;
  person: string | null;
}

/** A risk that the situation runs. */
export interface Caution {
  id: string;
  text: string;
  cites: Cite[];
}

export type DraftKind =
  | "note"
  | "thankYouEmail"
  | "thankYouVia"
  | "thankYouMessage"
  | "followUpEmail"
  | "checkInEmail"
  | "rejectionThanks"
  | "acceptReply"
  | "prepEmail"
  | "introRequest"
  | "update"
  | "logistics";
export type Tone = "warm" | "neutral" | "formal";

/** A message ready to send. Lengths and offsets count UTF-16 code units, as `string.length` does. */
export interface Draft {
  kind: DraftKind;
  channel: "linkedinNote" | "linkedinMessage" | "email";
  tone: Tone;
  /** Emails only. */
  subject: string | null;
  body: string;
  length: number;
  /** Notes only. */
  limit: number | null;
  /** Facts that are missing: each reads `[…]` in `body`. */
  placeholders: Placeholder[];
  cites: Cite[];
}

export interface Placeholder {
  name: "name" | "topic" | "job" | "you" | "question" | "contact" | "news" | "change";
  start: number;
  end: number;
}

/** What `review` may find. */
export type FindingId =
  | "tooLong"
  | "placeholder"
  | "noName"
  | "noTopic"
  | "pressure"
  | "repeat"
  | "presumes"
  | "pleading"
  | "private"
  | "tone"
  | "channel"
  | "wrongDay"
  | "favour"
  | "topicShape"
  | "wrongName"
  | "wrongCompany"
  | "copied";

/** One thing to mend in a message. Offsets count UTF-16 code units, as `string.length` does. */
export interface Finding {
  id: FindingId;
  /** `error`: it cannot go out like this; `warning`: it is better without; `hint`: it could be better. */
  severity: "error" | "warning" | "hint";
  /** What to do. */
  message: string;
  /** 0, with an `end` of 0, for something that is missing from the message as a whole. */
  start: number;
  end: number;
  cites: Cite[];
}

/** What is known of a message to review. */
export interface ReviewOptions {
  /** What the message is for; it decides what is looked for. */
  kind: DraftKind;
  /** Characters that a note may hold, 1 to 300; unknown is the situation's. */
  noteLimit?: number | null;
  situation?: Situation | null;
  /** The interviewer it goes to; unknown is the only one there is, or nobody in particular. */
  personId?: string | null;
  /** What went to others; a person who is not in the situation counts as somebody. */
  others?: { personId?: string | null; text: string }[] | null;
}

/** All the product knows, as it words it. */
export interface Guidance {
  lang: string;
  guides: { id: string; name: string; short: string; standing: string }[];
  statements: { id: Cite; guide: string; text: string }[];
  disagreements: { id: string; question: string; positions: { text: string; cites: Cite[] }[]; product: string }[];
  /** `checked` is the month in which the fact was last looked up, `YYYY-MM`. */
  facts: { id: Cite; text: string; standing: string; checked: string }[];
  house: { id: Cite; text: string }[];
}

/** One thing wrong with the input. */
export interface Fault {
  /** The faulty field, such as `interviewers[2].role`. */
  path: string;
  /** What is wrong with its value. */
  problem: string;
  /** What would be right. */
  accepted: string;
}

/** Thrown by every function that takes a situation when its input has faults. */
export class SituationError extends Error {
  readonly name: "SituationError";
  readonly faults: Fault[];
}

/** Advises on a situation. Pure: the same situation gives the same advice; no clock, no storage, no network. */
export function advise(situation: Situation): Advice;
/** Writes a draft of any kind for one interviewer; an unknown person, kind or tone is a fault at that name. */
export function compose(situation: Situation, personId: string, kind: DraftKind, tone: Tone): Draft;
/**
 * Finds what to mend in a message that the user has edited, sorted by where it stands. A fault names the field: `text`,
 * `kind`, `personId`, `others[0].text`, or one of the situation's after `situation.`.
 */
export function review(text: string, options: ReviewOptions): Finding[];
/** The plan as an iCalendar file (RFC 5545), in floating local times. */
export function calendar(situation: Situation): string;
/** The words of a language beside English, as `interview-connect/lang/…` exports them. */
export interface Language {
  /** A BCP 47 tag. */
  readonly tag: string;
  /** Its name, as its own speakers write it. */
  readonly name: string;
  /** All texts, for an engine of the same version. */
  readonly words: string;
  /** What stands where the checklist cannot run. */
  readonly plan: object;
}

/**
 * Adds a language, which is spoken from then on where a situation's `lang` asks for it. Throws where it belongs to another
 * version of the package.
 */
export function addLanguage(pack: Language): void;

/** The guides, their statements, the disagreements, the facts and the house conventions. */
export function guidance(options?: { lang?: string | null }): Guidance;
