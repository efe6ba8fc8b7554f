// Types of the npm package's custom element, without its registration.
import type { readInvitation } from "./invitation.js";
import type { Advice, DraftKind, Language, LocalDateTime, Posture, Situation, Stage, Verdict, Window as SendingWindow } from "./core.js";

export type { Advice, Situation } from "./core.js";

/** What reads invitations. */
export type ReadInvitation = typeof readInvitation;

/** Why the widget did not start or did not go on. */
export type FailureCause = "webassembly-missing" | "webassembly-refused" | "browser-too-old" | "situation-faulty" | "stopped";

/** What the event tells of the advice: ids, closed choices and times, never a name or a text. */
export interface AdviceDetail {
  stage: Stage;
  people: { id: string; verdict: Verdict; rule: string; window: SendingWindow | null }[];
}

export interface CopiedDetail {
  /** The kind of draft, or the checklist's open items. */
  kind: DraftKind | "checklist";
}

export interface FailedDetail {
  cause: FailureCause;
}

/** A situation as the element takes it: the widget has a clock of its own. */
export type GivenSituation = Omit<Situation, "now"> & { now?: LocalDateTime | null };

export interface InterviewConnectEventMap {
  "interview-connect-ready": CustomEvent<null>;
  "interview-connect-advice": CustomEvent<AdviceDetail>;
  "interview-connect-copied": CustomEvent<CopiedDetail>;
  "interview-connect-failed": CustomEvent<FailedDetail>;
}

/** The element. What each member does stands in custom-elements.json. */
export class InterviewConnect extends HTMLElement {
  /** The name under which `define()` registers the class. */
  static readonly tagName: "interview-connect";
  /** Registers the class, unless the name is taken already. */
  static define(tag?: string, registry?: CustomElementRegistry): void;
  /**
   * Adds a language: what `interview-connect/lang/…` exports, or its tag and name with `load`, which imports that once it is
   * wanted. Elements at work speak it where their page or their user does.
   */
  static addLanguage(pack: Language | (Pick<Language, "tag" | "name"> & { load: () => Promise<{ default: Language }> })): void;
  /** Adds what reads invitations: `readInvitation` of `interview-connect/invitation`. Elements at work offer it from then on. */
  static addReader(readInvitation: ReadInvitation): void;

  get stage(): Stage | null;
  set stage(value: Stage | null);
  get posture(): Posture | null;
  set posture(value: Posture | null);
  get noteLimit(): number | null;
  set noteLimit(value: number | null);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark");
  get loading(): "eager" | "lazy";
  set loading(value: "eager" | "lazy");
  get persist(): boolean;
  /** A text is what the attribute would be. */
  set persist(value: boolean | string);
  get situation(): Situation | null;
  set situation(value: GivenSituation | null);
  readonly advice: Advice | null;
  readonly failure: FailureCause | null;

  reset(): void;
  exportState(): string | null;
  importState(text: string): boolean;

  addEventListener<K extends keyof InterviewConnectEventMap>(
    type: K,
    listener: (this: InterviewConnect, event: InterviewConnectEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof InterviewConnectEventMap>(
    type: K,
    listener: (this: InterviewConnect, event: InterviewConnectEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}
