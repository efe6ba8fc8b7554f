// The custom element <interview-connect>: attributes, properties, methods and events around the widget.
import { addLanguage, isTrap, start as startEngine, Widget } from "engine-start";
import { languages, largestNoteLimit, postures, stages } from "model";
import plan from "static-plan";
import widgetStyles from "./widget.css";
import ownStyles from "./element.css";
import { CAUSES } from "./causes.js";
import { causeOf, entriesView, failureView } from "./failure.js";
import { FOREIGN } from "./patch.js";

const THEMES = ["auto", "light", "dark"];
const LOADING = ["eager", "lazy"];
const STORAGE_KEY = "interview-connect";

let hasWarned = false;

/** Says once what the embedder meant otherwise: some frameworks write an object as an attribute. */
const warn = () => {
  if (!hasWarned) console.warn("interview-connect: `situation` is a property: set it by script; as an attribute it says nothing");
  hasWarned = true;
};

/** The languages beside English that scripts have brought or can bring, by tag. */
const packs = new Map();

/** Gives the engine the words of a language, once they are there. */
const handOver = ({ tag, words }) => {
  if (words && !addLanguage(words)) console.warn(`interview-connect: the words in "${tag}" belong to another version of it; English takes their place`);
};

/** The language that the page says a node is in, as far up as it takes. */
const languageAround = (node) => {
  for (; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.("lang");
    if (lang) return lang;
  }
  return "";
};

/** What reads invitations, where a script has brought it. */
let reader = null;

const primary = (tag) => tag.split(/[-_]/)[0].toLowerCase();

/** The tag nearest to a language, of those that there are. */
const nearest = (tags, lang) => {
  const near = tags.filter((tag) => primary(tag) === primary(lang));
  return near.find((tag) => tag.toLowerCase() === lang.toLowerCase()) ?? near[0];
};

/** What there is of a language. */
const packFor = (lang) => packs.get(nearest([...packs.keys()], lang));

const missed = new Set();

/** Fetches a language, or says once which file brings it, unless it comes with the rest of the page. */
const miss = (lang) => {
  if (missed.has(lang)) return;
  missed.add(lang);
  const known = packFor(lang);
  if (known) {
    known.load?.().then((module) => InterviewConnect.addLanguage(module.default));
    return;
  }
  const tell = () => {
    const tag = nearest(languages, lang);
    if (!packFor(lang)) console.warn(`interview-connect: no words in "${lang}": ${tag ? `add interview-connect.${tag}.js to the page` : "it is not spoken yet"}`);
  };
  if (document.readyState === "complete") setTimeout(tell);
  else addEventListener("load", () => setTimeout(tell), { once: true });
};

/** Undefined until the engine was first asked to start, then null, or the cause for which it did not. */
let refusal;

const start = () => {
  if (refusal === undefined) {
    try {
      startEngine();
      refusal = null;
      packs.forEach(handOver);
    } catch (error) {
      refusal = causeOf(error);
      report(refusal, error);
    }
  }
  return refusal;
};

/** So far from the viewport an element begins that is to wait until it comes near. */
const NEAR = "300px";

/**
 * What is typed in a field stays inside: to the page it would seem to have been typed nowhere, where shortcuts of one letter
 * listen. Tab and Escape go on, for whoever moves the focus or closes what is around.
 */
const keep = (event) => {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  const isField = target.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=file])");
  if (isField && !ctrlKey && !metaKey && !altKey && key !== "Tab" && key !== "Escape") event.stopPropagation();
};

const reported = new Set();

/** Names a cause to the embedder, once however many elements there are. */
const report = (cause, error) => {
  if (reported.has(cause)) return;
  reported.add(cause);
  console.error(`interview-connect: ${cause}: ${CAUSES[cause]}`, error);
};

/** A constructed sheet belongs to one document: an element that was moved into another needs one of that. */
const sheets = new WeakMap();
const sheetOf = (document) => {
  let sheet = sheets.get(document);
  if (!sheet) {
    const view = document.defaultView ?? globalThis;
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(`${widgetStyles}${ownStyles}`);
    sheets.set(document, sheet);
  }
  return sheet;
};

/** What an object says, to be compared; nothing for whatever is no object, or cannot be written. */
const textOf = (value) => {
  try {
    return value ? JSON.stringify(value) : undefined;
  } catch {
    return undefined;
  }
};

/** The user's wall clock, as the engine wants it. */
const localNow = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
};

const stored = (key) => {
  try {
    return key && localStorage.getItem(key);
  } catch {
    // Sandboxed frames and some settings throw already at the question.
    return null;
  }
};

// On a server, where there are no elements, the module can at least be imported.
const Base = globalThis.HTMLElement ?? class {};

/**
 * A checklist that advises whether, when and how to connect with an interviewer on LinkedIn.
 *
 * What stands between its tags shows until the widget has started, and where scripts do not run.
 *
 * @tagname interview-connect
 * @slot - What to show where scripts do not run: a sentence, a link to a page of yours.
 * @attr {string} lang - The language of the widget; without it that of the nearest ancestor with one.
 * @fires {CustomEvent<null>} interview-connect-ready - The widget has started, after each time that the element was inserted.
 * @fires {CustomEvent<AdviceDetail>} interview-connect-advice - The user, or time, has changed the advice; the detail names stage, verdicts, rules and windows.
 * @fires {CustomEvent<CopiedDetail>} interview-connect-copied - The clipboard has taken a text; the detail's `kind` is that of the draft, or `checklist`.
 * @fires {CustomEvent<FailedDetail>} interview-connect-failed - Something did not work; the detail's `cause` is one of those of the property `failure`.
 */
export class InterviewConnect extends Base {
  static observedAttributes = ["lang", "loading", "note-limit", "persist", "posture", "stage"];

  /** The name under which define() registers the class. */
  static tagName = "interview-connect";

  /**
   * Registers the class, unless the name is taken already.
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry]
   */
  static define(tag = InterviewConnect.tagName, registry = globalThis.customElements) {
    // Scripts that bring something before this one leave it here; later ones find the element.
    globalThis.interviewConnectLanguages?.forEach((pack) => InterviewConnect.addLanguage(pack));
    globalThis.interviewConnectReaders?.forEach((readInvitation) => InterviewConnect.addReader(readInvitation));
    delete globalThis.interviewConnectLanguages;
    delete globalThis.interviewConnectReaders;
    if (registry && !registry.get(tag)) registry.define(tag, this);
  }

  static #live = new Set();

  /**
   * Adds a language: what `interview-connect/lang/…` exports, or its tag and name with `load`, which imports that once it is
   * wanted. Elements at work speak it where their page or their user does.
   * @param {{ tag: string, name: string, words: string, plan: object } | { tag: string, name: string, load: () => Promise<object> }} pack
   */
  static addLanguage(pack) {
    if (packs.get(pack.tag)?.words) return;
    packs.set(pack.tag, pack);
    if (refusal === null) handOver(pack);
    InterviewConnect.#live.forEach((element) => element.#change());
  }

  /**
   * Adds what reads invitations: `readInvitation` of `interview-connect/invitation`. Elements at work offer it from then on.
   * @param {(content: string | Uint8Array, options: object) => object} readInvitation
   */
  static addReader(readInvitation) {
    reader ??= readInvitation;
    InterviewConnect.#live.forEach((element) => element.#change());
  }

  #root = null;
  /** The widget at work; null before it starts, while the element is nowhere, and after a failure. */
  #widget = null;
  #failure = null;
  /** Attributes that changed since the last microtask; null while none did. */
  #changed = null;
  #waiting = false;
  #announced = "";
  /** What was set, or last shown, while the widget is not mounted. */
  #situation = null;
  #isSet = false;
  /** What was set last, as a text. */
  #said;
  #advice = null;
  #state = null;
  /** Where the state is kept, and what was there when the widget stopped. */
  #keptAs = null;
  #storedThen = null;
  /** The state after the last thing that went well: what is left where the widget stops half-way. */
  #last = null;
  /** The timer after which that is brought up to date; null where it is. */
  #due = null;
  /** Waits until the element comes near the viewport, where it is to start only then. */
  #nearing = null;
  /** The language that the user has chosen in the place of the page's. */
  #chosen = "";

  // --- attributes and their properties ---

  /**
   * Where the process stands, unless the user says otherwise.
   * @attr stage
   * @type {"before" | "between" | "after" | "offer" | "rejected" | "closed" | null}
   * @default null
   */
  get stage() {
    return this.#oneOf("stage", stages, null);
  }

  set stage(value) {
    this.#reflect("stage", value);
  }

  /**
   * Which way to lean where the guides disagree, unless the user says otherwise.
   * @attr posture
   * @type {"cautious" | "balanced" | "proactive" | null}
   * @default null
   */
  get posture() {
    return this.#oneOf("posture", postures, null);
  }

  set posture(value) {
    this.#reflect("posture", value);
  }

  /**
   * How many characters a request's note may have, 1 to 300, unless the user says otherwise.
   * @attr note-limit
   * @type {number | null}
   * @default null
   */
  get noteLimit() {
    const text = this.getAttribute("note-limit")?.trim() ?? "";
    const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    return limit >= 1 && limit <= largestNoteLimit ? limit : null;
  }

  set noteLimit(value) {
    this.#reflect("note-limit", value);
  }

  /**
   * Light or dark; `auto` follows the `color-scheme` of the page around it.
   * @attr theme
   * @type {"auto" | "light" | "dark"}
   * @default "auto"
   */
  get theme() {
    return this.#oneOf("theme", THEMES, "auto");
  }

  set theme(value) {
    this.#reflect("theme", value);
  }

  /**
   * Keep what the user enters in the browser's storage, which the page's own scripts can read. The attribute's value, if
   * it has one, tells several elements of one site apart; `false` is as good as no attribute, and `true` as one without a
   * value. As a property it takes such a text, too, since frameworks set the property where a page has the attribute.
   * @attr persist
   * @type {boolean}
   * @default false
   */
  get persist() {
    return this.#key() !== null;
  }

  set persist(value) {
    if (typeof value === "string") this.#reflect("persist", value);
    else if (Boolean(value) !== this.persist) this.#reflect("persist", value ? "" : null);
  }

  /**
   * When to start: at once, or with `lazy` when the element comes near the viewport.
   * @attr loading
   * @type {"eager" | "lazy"}
   * @default "eager"
   */
  get loading() {
    return this.#oneOf("loading", LOADING, "eager");
  }

  set loading(value) {
    this.#reflect("loading", value);
  }

  // --- properties that hold data ---

  /**
   * What the user has told, as `advise` of the package takes it. Setting it puts it in the place of what was told, unless
   * it says the same as what was set last: frameworks set it at each drawing. Where it has faults, that throws the same
   * error as `advise`. `now` may be left out: the widget uses the user's clock.
   * @type {Situation | null}
   * @default null
   */
  get situation() {
    return this.#ask((widget) => JSON.parse(widget.situation()), () => this.#situation);
  }

  set situation(value) {
    const said = textOf(value);
    if (said && said === this.#said) return;
    this.#said = said;
    const situation = value ?? {};
    this.#situation = typeof situation === "object" ? { ...situation, now: situation.now ?? localNow() } : situation;
    this.#isSet = true;
    if (this.#widget) this.#take();
  }

  /**
   * The engine's answer to that situation; null until the widget has started.
   * @readonly
   * @type {Advice | null}
   * @default null
   */
  get advice() {
    return this.#ask((widget) => widget.advice(), () => this.#advice);
  }

  /**
   * Why the widget did not start or did not go on; null if all is well.
   * @readonly
   * @type {"webassembly-missing" | "webassembly-refused" | "browser-too-old" | "situation-faulty" | "stopped" | null}
   * @default null
   */
  get failure() {
    return this.#failure;
  }

  // --- methods ---

  /** Forgets all that was entered and begins again, with what the attributes say. */
  reset() {
    this.#situation = this.#state = this.#last = this.#advice = null;
    this.#said = undefined;
    this.#isSet = false;
    this.#quietly((widget) => {
      widget.reset();
      widget.update(this.#options());
    });
  }

  /**
   * All that was entered, as a text to keep elsewhere. It holds names and drafts: handle it like the user's own notes.
   * After a failure it is what was entered before that.
   * @returns {string | null} null where nothing was entered because the widget never started
   */
  exportState() {
    return this.#ask((widget) => widget.exportState(), () => this.#state);
  }

  /**
   * Puts what such a text holds in the place of all that was entered.
   * @param {string} text
   * @returns {boolean} false where the text cannot be read; then nothing has changed
   */
  importState(text) {
    if (this.#widget) return this.#quietly((widget) => widget.importState(String(text)));
    this.#state = String(text);
    return true;
  }

  // --- what the browser calls ---

  connectedCallback() {
    for (const name of ["stage", "posture", "noteLimit", "theme", "persist", "loading", "situation"]) this.#upgrade(name);
    if (this.hasAttribute("situation")) warn();
    if (this.#widget) {
      // Moved within one task: all goes on, unless another language applies here.
      this.#change();
    } else if (this.loading === "lazy" && globalThis.IntersectionObserver) {
      this.#nearing ??= new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.#begin(), { rootMargin: NEAR });
      this.#nearing.observe(this);
    } else {
      this.#begin();
    }
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#nearing?.disconnect();
      this.#nearing = null;
      this.#stop();
    });
  }

  adoptedCallback() {
    // The browser drops the sheets of an element that changes its document.
    if (this.#root) this.#root.adoptedStyleSheets = [sheetOf(this.ownerDocument)];
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    // Told to wait no longer.
    if (this.#nearing && this.loading === "eager") this.#begin();
    else if (this.#widget && name !== "loading") this.#change(name);
  }

  // --- how it works ---

  #begin() {
    this.#nearing?.disconnect();
    this.#nearing = null;
    this.#start();
    if (this.#widget) this.#dispatch("ready", null);
  }

  /** A property that was set before the class was there hides the class's own: it is taken off and set anew. */
  #upgrade(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #oneOf(name, values, otherwise) {
    const value = this.getAttribute(name)?.trim().toLowerCase();
    return values.includes(value) ? value : otherwise;
  }

  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  #key() {
    const name = this.getAttribute("persist");
    // Frameworks write a property that is false, or true, as an attribute that says so.
    const said = name?.trim().toLowerCase() ?? "false";
    if (said === "false") return null;
    return name === "" || said === "true" ? STORAGE_KEY : `${STORAGE_KEY}:${name}`;
  }

  #options() {
    return {
      ...this.#languages(),
      persist: this.persist,
      storageKey: this.#key() ?? "",
      stage: this.stage,
      posture: this.posture,
      noteLimit: this.noteLimit,
      reader,
    };
  }

  /** The page's language, and those that the user may choose from. */
  #languages() {
    return { lang: languageAround(this), languages: [...packs.values()].map(({ tag, name }) => `\n${tag}\n${name ?? tag}`).join("") };
  }

  #start() {
    const cause = start();
    try {
      this.#root ??= this.shadowRoot ?? this.attachShadow({ mode: "open" });
      this.#root.adoptedStyleSheets = [sheetOf(this.ownerDocument)];
      if (!cause) this.#build();
    } catch (error) {
      this.#fail(causeOf(error), error);
      return;
    }
    if (cause) this.#fail(cause);
  }

  #build() {
    const key = (this.#keptAs = this.#key());
    this.#root.replaceChildren();
    this.#widget = new Widget(this.#root, this.#options(), (event, what) => this.#hear(event, what));
    if (!this.#root.querySelector(".headline")) throw new Error("a script of the page keeps elements from being built");
    this.#failure = null;
    this.#listen(true);
    this.#heed();
    this.#quietly((widget) => {
      // What was entered here before comes back, unless another tab has kept something else meanwhile, or another element of
      // the page shows it as it is now.
      if (this.#state !== null && stored(key) === this.#storedThen) widget.importState(this.#state);
    });
    this.#state = null;
    if (this.#isSet) {
      try {
        this.#take();
      } catch (error) {
        this.#fail("situation-faulty", error);
      }
    }
  }

  #stop() {
    if (!this.#widget) return;
    this.#situation = this.situation;
    this.#advice = this.advice;
    this.#state = this.exportState();
    this.#storedThen = stored(this.#keptAs);
    // It may have turned out just now that it had stopped already.
    this.#widget?.free();
    this.#widget = null;
    this.#listen(false);
  }

  /** Looks whether the widget speaks the language of its user, or else of the page around it. */
  #heed() {
    this.#chosen = this.#widget.chosenLanguage();
    const lang = this.#chosen || languageAround(this);
    if (lang && primary(this.#root.querySelector(".ic").lang) !== primary(lang)) miss(lang);
  }

  #listen(on) {
    if (on) InterviewConnect.#live.add(this);
    else InterviewConnect.#live.delete(this);
    const how = on ? "addEventListener" : "removeEventListener";
    for (const name of ["error", "unhandledrejection"]) globalThis[how](name, this.#check);
    for (const name of ["keydown", "keypress", "keyup"]) this.#root[how](name, keep);
    this.#root[how](FOREIGN, this.#renew);
  }

  /** Somebody else, such as a translator, has changed what is shown: all of it is drawn anew, in one language. */
  #renew = () =>
    queueMicrotask(() => {
      if (!this.#widget) return;
      const id = this.#root.activeElement?.id;
      this.#stop();
      this.#start();
      if (id) this.#root.getElementById(id)?.focus({ preventScroll: true });
    });

  /** Something is being done: it is remembered once the page has shown it, at the latest before anything else is. */
  #act() {
    this.#catchUp();
    this.#due = setTimeout(this.#remember);
    queueMicrotask(this.#look);
  }

  /** Detects a crash at once: not every error reaches the window. */
  #look = () => {
    if (this.#widget?.stopped()) this.#remember();
  };

  #catchUp() {
    if (this.#due !== null) this.#remember();
  }

  #remember = () => {
    clearTimeout(this.#due);
    this.#due = null;
    this.#last = this.exportState() ?? this.#last;
  };

  /** Something on the page went wrong: perhaps in this widget, which then no longer answers, or has lost its clock. */
  #check = ({ error, reason }) => {
    this.#remember();
    if (this.#widget && isTrap(error ?? reason)) {
      console.error("interview-connect: the engine broke off on this page; the checklist starts anew with all that was entered", error ?? reason);
      this.#stop();
      this.#start();
    }
  };

  /** Asks the widget, or what else knows where there is none. */
  #ask(work, otherwise) {
    this.#catchUp();
    if (this.#widget) {
      try {
        return work(this.#widget);
      } catch (error) {
        this.#fail("stopped", error);
      }
    }
    return otherwise();
  }

  /** Hands the engine the situation that was set. What it leaves open the attributes answer, whichever was set first. */
  #take() {
    this.#isSet = false;
    const situation = this.#situation;
    if (typeof situation === "object") for (const name of ["stage", "posture", "noteLimit"]) situation[name] ??= this[name];
    this.#quietly((widget) => {
      try {
        widget.setSituation(situation);
      } catch (error) {
        this.#said = undefined;
        if (Array.isArray(error?.faults)) error.name = "SituationError";
        throw error;
      }
      this.#failure = null;
    });
  }

  /** Puts off a change until all that are made together have been made. */
  #change(name) {
    if (this.#changed === null) {
      this.#changed = new Set();
      queueMicrotask(() => {
        const changed = this.#changed;
        this.#changed = null;
        if (this.#widget) this.#apply(changed);
        else if (InterviewConnect.#live.has(this)) this.#show(this.#failure);
      });
    }
    if (name) this.#changed.add(name);
  }

  #apply(changed) {
    if (this.#key() !== this.#keptAs) {
      // Where the state is kept holds from the start only.
      this.#stop();
      this.#start();
    }
    const { stage, posture, noteLimit } = this;
    // Only what the host has just said takes the place of the user's own answers. The language is looked up anew.
    this.#quietly((widget) =>
      widget.update({
        ...this.#languages(),
        stage: changed.has("stage") ? stage : null,
        posture: changed.has("posture") ? posture : null,
        noteLimit: changed.has("note-limit") ? noteLimit : null,
        reader,
      }),
    );
    this.#heed();
  }

  /** Does what the host asked for, without an event to tell it so. */
  #quietly(work) {
    this.#act();
    const widget = this.#widget;
    if (!widget) return undefined;
    try {
      const outcome = work(widget);
      this.#announced = JSON.stringify(widget.summary());
      return outcome;
    } catch (error) {
      // A fault in what was given is the caller's to mend; a trap is ours.
      if (isTrap(error)) this.#fail("stopped", error);
      throw error;
    }
  }

  /** The user, or time, has changed something. */
  #hear(event, what) {
    if (event === "copied") {
      this.#dispatch("copied", { kind: what === "left" ? "checklist" : what });
    } else if (event === "acting") {
      this.#act();
    } else if (event === "shared") {
      this.#state = null;
      this.#act();
    } else if (event === "busy") {
      queueMicrotask(this.#look);
    } else if (!this.#waiting) {
      this.#waiting = true;
      queueMicrotask(() => {
        this.#waiting = false;
        if (!this.#widget) return;
        this.#heed();
        const detail = this.#ask((widget) => widget.summary(), () => null);
        const said = JSON.stringify(detail);
        if (!detail || said === this.#announced) return;
        this.#announced = said;
        this.#dispatch("advice", detail);
      });
    }
  }

  #fail(cause, error) {
    this.#failure = cause;
    // A widget that works goes on working without a situation that has faults.
    if (cause !== "situation-faulty") {
      // Not freed: what stopped half-way cannot even do that.
      this.#widget = null;
      if (this.#root) {
        this.#listen(false);
        this.#show(cause);
        // Its language may still be on the way.
        if (cause !== "stopped") InterviewConnect.#live.add(this);
      }
    }
    this.#dispatch("failed", { cause });
    if (error) report(cause, error);
  }

  /** In the place of the widget: what is wrong, what was entered, and the plan in its static form. */
  #show(cause) {
    const active = this.#root.activeElement;
    // An invitation is shown where it was given, and nowhere else.
    const typed = active?.closest(".invitation") ? "" : active?.value;
    this.#storedThen = stored(this.#keptAs);
    this.#state = this.#last ?? this.#state ?? this.#storedThen;
    const said = packFor(this.#chosen || languageAround(this))?.plan ?? plan;
    try {
      const view = failureView(this.ownerDocument, cause, said);
      if (cause === "stopped" && this.#state) {
        view.firstChild.after(entriesView(this.ownerDocument, said, this.#state, typed, () => this.#again(), () => this.#afresh()));
      }
      this.#root.replaceChildren(view);
    } catch {
      // Where the page has broken even what this needs, plain text is left.
      this.#root.textContent = `${said.failures[cause]} ${this.#state ?? ""}`;
    }
  }

  /** Starts once more with what was entered. */
  #again() {
    this.#start();
    if (this.#widget) this.#dispatch("ready", null);
  }

  /** Starts once more with nothing. What was kept is put aside, as the widget does with what it cannot read. */
  #afresh() {
    if (this.#storedThen) {
      try {
        localStorage.setItem(`${this.#keptAs}.unreadable`, this.#storedThen);
        localStorage.removeItem(this.#keptAs);
      } catch {
        // Then it stays where it is, and the widget says so if it cannot do with it.
      }
    }
    this.#state = this.#last = null;
    this.#again();
  }

  /** In a microtask of its own, so that whoever inserted the element can still begin to listen. */
  #dispatch(name, detail) {
    queueMicrotask(() => this.dispatchEvent(new CustomEvent(`interview-connect-${name}`, { bubbles: true, composed: true, detail })));
  }
}
