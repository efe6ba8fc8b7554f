// Types of the npm package's reader of invitations. The tests hold them against the Rust model.
import type { Fault, LocalDate, LocalDateTime, Role } from "./core.js";

/** What reading depends on beside the invitation. */
export interface InvitationOptions {
  /** The user's wall clock: the reader never reads one. */
  now: LocalDateTime;
  /** The user's time zone, an IANA name; unknown is that of the machine. */
  zone?: string | null;
  /** The user's name: nobody's interviewer. */
  you?: string | null;
  /** Answers to what was asked: read again with them, the invitation says more. */
  answers?: InvitationAnswer[] | null;
}

/** The answer to a question. */
export interface InvitationAnswer {
  /** The event's place in the list. */
  event: number;
  field: InvitationField;
  /** What was offered, or another of its kind: a date, a time `HH:MM`, a zone's name, a moment or a date, a name; an empty name is nobody's. */
  value: string;
}

/** What a question is about: the day, the time, whose clock, which of several moments, or who of the people you are. */
export type InvitationField = "date" | "time" | "zone" | "which" | "you";

/** What an invitation says, and what has to be asked before it can be used. */
export interface Invitation {
  /** The events in it, in its order. */
  events: InvitationEvent[];
  /** What is not clear. */
  questions: InvitationQuestion[];
}

/** One event. Times are on the user's clock unless said otherwise. */
export interface InvitationEvent {
  /** When it starts; null where that has to be asked. */
  start: LocalDateTime | null;
  /** The day, where only that is known. */
  date: LocalDate | null;
  /** How long it takes. */
  minutes: number | null;
  /** The invitation's zone, by its IANA name. */
  zone: string | null;
  /** When it starts on that zone's clock, or on one that has to be asked. */
  startThere: LocalDateTime | null;
  /** By how many minutes that clock is ahead of the user's. */
  clockAhead: number | null;
  /** What it is called. */
  title: string | null;
  /** It was called off. */
  cancelled: boolean;
  /** It is the first of a series. */
  repeats: boolean;
  /** Who is named in it; the user is not. */
  people: InvitationPerson[];
  company: Offered | null;
  job: Offered | null;
  /** Where it stands. */
  found: FoundIn[];
}

/** Somebody in an invitation. */
export interface InvitationPerson {
  /** Null where only an address stands there. */
  name: string | null;
  /** The part in the process, where it is said. */
  role: Role | null;
  /** The invitation is from them. */
  organizer: boolean;
  /** It is clear that they will be met. */
  ticked: boolean;
}

/** Something that may be taken over. */
export interface Offered {
  value: string;
  /** It is clear that it is meant. */
  ticked: boolean;
}

/** Where something stands. Offsets count UTF-16 code units, as `string.length` does. */
export interface FoundIn {
  field: "start" | "minutes" | "title" | "people" | "company" | "job";
  start: number;
  end: number;
}

/** Something that is not clear. */
export interface InvitationQuestion {
  /** The event's place in the list. */
  event: number;
  field: InvitationField;
  /** What it may be: dates, times, moments on the invitation's clock, zones, or names. */
  offers: string[];
}

/** Thrown where `readInvitation` is called with something that cannot be used. What an invitation says never is a fault. */
export class InvitationError extends Error {
  readonly name: "InvitationError";
  readonly faults: Fault[];
}

/**
 * Reads a calendar file, a mail or a pasted text: it fills in only what stands there, and asks where that is not clear. No
 * storage, no network; of the machine it asks only what clocks its time zones have.
 */
export function readInvitation(content: string | ArrayBuffer | ArrayBufferView, options: InvitationOptions): Invitation;
