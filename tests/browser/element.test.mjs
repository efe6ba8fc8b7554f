// What the custom element promises to a page, in every engine: attributes, properties, methods, events, and being moved about.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startSites } from "./fixtures.mjs";
import { eventually } from "./user.mjs";
import { ENGINES } from "./webdriver.mjs";

let sites;
before(async () => {
  sites = await startSites();
});
after(() => sites?.close());

/** Each story runs in a page that has the script and nothing else; what it gives is compared with what is expected. */
const STORIES = {
  "properties and attributes are in step, and what is no value counts as absent": {
    run: () => {
      const element = document.createElement("interview-connect");
      const seen = () => [element.stage, element.posture, element.noteLimit, element.theme, element.persist];
      const steps = [seen()];
      element.stage = "offer";
      element.posture = "proactive";
      element.noteLimit = 280;
      element.theme = "dark";
      element.persist = true;
      steps.push(seen(), element.getAttributeNames().sort());
      element.setAttribute("stage", "hired");
      element.setAttribute("posture", "");
      element.setAttribute("note-limit", "301");
      element.setAttribute("theme", "neon");
      element.persist = false;
      steps.push(seen());
      element.setAttribute("stage", " Offer ");
      element.setAttribute("note-limit", "1e2");
      steps.push(seen());
      element.stage = null;
      steps.push(element.hasAttribute("stage"));
      return steps;
    },
    gives: [
      [null, null, null, "auto", false],
      ["offer", "proactive", 280, "dark", true],
      ["note-limit", "persist", "posture", "stage", "theme"],
      [null, null, null, "auto", false],
      ["offer", null, null, "auto", false],
      false,
    ],
  },
  "what attributes say stands in for the user's answers": {
    run: async () => {
      const element = document.createElement("interview-connect");
      element.setAttribute("stage", "offer");
      element.setAttribute("note-limit", "120");
      document.body.append(element);
      const before = [element.advice.stage, element.situation.noteLimit];
      element.stage = "rejected";
      element.noteLimit = 90;
      await null;
      return [before, element.advice.stage, element.situation.noteLimit];
    },
    gives: [["offer", 120], "rejected", 90],
  },
  "a property that was set before the class was there is kept": {
    run: () => {
      // The class under another name, which elements may bear before it is registered.
      const element = document.createElement("interview-later");
      document.body.append(element);
      element.situation = { stage: "offer", company: "Alma" };
      element.posture = "cautious";
      customElements.get("interview-connect").define("interview-later", { get: () => undefined, define: (tag, type) => customElements.define(tag, class extends type {}) });
      return [element.advice.stage, element.situation.company, element.getAttribute("posture"), Object.keys(element)];
    },
    gives: ["offer", "Alma", "cautious", []],
  },
  "registering again is no error": {
    run: () => {
      const type = customElements.get("interview-connect");
      type.define();
      return customElements.get("interview-connect") === type;
    },
    gives: true,
  },
  "a situation that is set is the one that is advised on": {
    run: () => {
      const element = document.createElement("interview-connect");
      element.situation = { stage: "rejected", decisionOn: "2020-05-04", interviewers: [{ id: "a", name: "Dana" }, { id: "b", role: "recruiter" }] };
      document.body.append(element);
      const { stage, decisionOn, interviewers } = element.situation;
      return [stage, decisionOn, interviewers.map(({ id, name, role }) => [id, name ?? null, role ?? null]), element.advice.people.map(({ id }) => id)];
    },
    gives: ["rejected", "2020-05-04", [["a", "Dana", null], ["b", null, "recruiter"]], ["a", "b"]],
  },
  "a situation comes back as it was set, whatever it says": {
    run: () => {
      const person = {
        id: "a",
        name: "Dana",
        topic: "depots",
        line: "It made me think of our harbour project.",
        metAt: "2026-03-10T15:30",
        clockAhead: 330,
        reach: "recruiter",
        role: "executive",
        round: "next",
        relationship: "mutual",
        invitedYou: false,
        agreed: true,
        referredYou: true,
        activeOnline: false,
        rapport: "mixed",
        contact: "brief",
        thankYouSentAt: "2026-03-10T18:00",
        request: "pending",
        requestSentOn: "2026-03-11",
        followedUp: true,
      };
      const situation = {
        schema: 1,
        now: "2026-03-12T09:30",
        stage: "between",
        invitedOn: "2026-03-01",
        interviewAt: "2026-03-10T14:00",
        nextInterviewAt: "2026-03-20T11:15",
        decisionOn: "2026-03-27",
        companyNorm: "discourages",
        comfort: "unsure",
        arrangedBy: "agency",
        closedBecause: "silence",
        clockAhead: -300,
        workingWeek: "sunThu",
        daysOff: ["2026-03-17", "2026-03-18", "2026-04-03"],
        posture: "cautious",
        thankYouSentAt: "2026-03-10T17:00",
        checkInsSentOn: ["2026-03-02", "2026-03-05"],
        noteLimit: 250,
        notesLeft: 0,
        you: "Sam",
        company: "Alma",
        job: "Analyst",
        interviewers: [person, { id: "b" }],
      };
      const element = document.createElement("interview-connect");
      document.body.append(element);
      element.situation = { ...situation, lang: "en", timeForm: "monthDay24", planId: "elsewhere", favourite: "tea", plans: [], version: 9, keep: false };
      // Those in the language and the form of times that the page is read in.
      const { now, lang, timeForm, planId, ...rest } = element.situation;
      const again = document.createElement("interview-connect");
      document.body.append(again);
      again.situation = element.situation;
      const { now: then, lang: tongue, timeForm: form, planId: plan, ...restAgain } = again.situation;
      const { now: asked, ...expected } = situation;
      const sorted = (value) => JSON.stringify(value, Object.keys({ ...situation, ...person }).sort());
      return [sorted(rest) === sorted(expected) || rest, sorted(restAgain) === sorted(rest), now === asked, lang, timeForm === form, planId === plan, Object.keys(rest).length];
    },
    gives: [true, true, false, "en", true, true, 22],
  },
  "a situation with faults is refused with the engine's own error": {
    run: () => {
      const element = document.createElement("interview-connect");
      document.body.append(element);
      element.situation = { stage: "offer" };
      const errors = [{ stage: "hired" }, { interviewers: [{ rapport: 1 }] }, "tomorrow"].map((situation) => {
        try {
          element.situation = situation;
          return "taken";
        } catch (error) {
          return [error.name, error.faults.map(({ path }) => path)];
        }
      });
      return [errors, element.advice.stage];
    },
    gives: [[["SituationError", ["stage"]], ["SituationError", ["interviewers[0].rapport"]], ["SituationError", ["situation"]]], "offer"],
  },
  "a situation with faults that was set too early is reported, and the widget works": {
    run: () =>
      new Promise((resolve) => {
        const element = document.createElement("interview-connect");
        element.situation = { stage: "hired" };
        element.addEventListener("interview-connect-failed", ({ detail }) => {
          const before = [detail, element.failure, element.advice.stage];
          element.situation = { stage: "offer" };
          resolve([before, element.failure, element.advice.stage]);
        });
        document.body.append(element);
      }),
    gives: [[{ cause: "situation-faulty" }, "situation-faulty", "before"], null, "offer"],
    says: /interview-connect: situation-faulty/,
  },
  "what the user does is told, without names or texts; what the page does is not": {
    run: async () => {
      const heard = [];
      const outer = document.createElement("div");
      for (const name of ["ready", "advice", "copied", "failed"]) {
        document.addEventListener(`interview-connect-${name}`, (event) => heard.push([name, event.detail, event.bubbles, event.composed]));
      }
      document.body.append(outer);
      const shadow = outer.attachShadow({ mode: "closed" });
      const element = document.createElement("interview-connect");
      shadow.append(element);
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      await turn();
      element.situation = { stage: "before", company: "Alma", interviewers: [{ id: "x", name: "Dana Okafor", topic: "depots" }] };
      element.stage = "after";
      element.reset();
      element.importState(element.exportState());
      await turn();
      const ofThePage = heard.splice(0);
      element.stage = null;
      await turn();
      element.situation = { interviewers: [{ id: "x", name: "Dana Okafor", topic: "depots" }] };
      element.shadowRoot.querySelector("[value=rejected]").click();
      await turn();
      return [ofThePage, heard.map(([name, { stage, people }, ...rest]) => [name, stage, people.map(({ id, verdict, rule }) => [id, verdict, rule]), ...rest]), JSON.stringify(heard).includes("Dana")];
    },
    gives: [[["ready", null, true, true]], [["advice", "rejected", [["x", "send", "R11"]], true, true]], false],
  },
  "an attribute that is taken away leaves the last answer, since nobody has said anything else": {
    run: async () => {
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      const element = document.createElement("interview-connect");
      element.setAttribute("stage", "after");
      element.setAttribute("posture", "cautious");
      element.setAttribute("note-limit", "120");
      document.body.append(element);
      const seen = () => [element.situation.stage, element.situation.posture, element.situation.noteLimit];
      const before = seen();
      for (const name of ["stage", "posture", "note-limit"]) element.removeAttribute(name);
      await turn();
      return [before, seen(), [element.stage, element.posture, element.noteLimit]];
    },
    gives: [["after", "cautious", 120], ["after", "cautious", 120], [null, null, null]],
  },
  "moved within one task, the widget goes on; removed and inserted again, it knows what was told": {
    run: async () => {
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      const [one, two] = [document.createElement("div"), document.createElement("div")];
      document.body.append(one, two);
      const element = document.createElement("interview-connect");
      let ready = 0;
      element.addEventListener("interview-connect-ready", () => (ready += 1));
      one.append(element);
      element.shadowRoot.querySelector("[value=rejected]").click();
      const frame = element.shadowRoot.querySelector(".ic");
      two.append(element);
      await turn();
      const moved = [element.shadowRoot.querySelector(".ic") === frame, element.advice.stage, ready];
      element.remove();
      await turn();
      const nowhere = [element.shadowRoot.childElementCount, element.advice.stage, element.situation.stage];
      one.append(element);
      await turn();
      return [moved, nowhere, element.shadowRoot.querySelectorAll(".ic").length, element.advice.stage, ready];
    },
    gives: [[true, "rejected", 1], [0, "rejected", "rejected"], 1, "rejected", 2],
  },
  "several on a page do not disturb each other": {
    run: () => {
      const elements = ["offer", "rejected", "before"].map((stage) => {
        const element = document.createElement("interview-connect");
        element.stage = stage;
        document.body.append(element);
        return element;
      });
      elements[1].reset();
      elements[2].remove();
      const ids = elements.flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll("[id]")].map(({ id }) => id));
      return [elements.map(({ advice }) => advice.stage), new Set(ids).size === ids.length];
    },
    gives: [["offer", "rejected", "before"], true],
  },
  "inside shadow roots the language is that of the nearest ancestor, and follows it when moved": {
    run: async () => {
      const [german, english] = ["de", "en-GB"].map((lang) => {
        const host = document.createElement("div");
        host.lang = lang;
        document.body.append(host);
        return host.attachShadow({ mode: "open" }).appendChild(document.createElement("section"));
      });
      const element = document.createElement("interview-connect");
      german.append(element);
      const lang = () => element.shadowRoot.querySelector(".ic").lang;
      const before = [lang(), element.getAttribute("lang")];
      english.append(element);
      await null;
      return [before, lang(), element.lang];
    },
    // No script here brings another language than English.
    gives: [["en", null], "en", ""],
    says: /no words in .*de.*: add interview-connect\.de\.js/,
  },
  "hidden is respected, and a theme sets the scheme": {
    run: () => {
      const element = document.createElement("interview-connect");
      document.body.append(element);
      const style = getComputedStyle(element);
      const seen = [style.display];
      element.hidden = true;
      seen.push(style.display);
      element.hidden = false;
      for (const theme of ["dark", "light", "auto"]) {
        element.theme = theme;
        seen.push(style.colorScheme);
      }
      return seen;
    },
    gives: ["block", "none", "dark", "light", "normal"],
  },
  "in every kind of parent it has room for words, and never a letter a line": {
    run: () => {
      const parents = {
        column: "display: flex; flex-direction: column; align-items: center",
        row: "display: flex",
        inline: "display: inline-flex",
        grid: "display: grid; justify-items: center",
        auto: "display: grid; grid-template-columns: auto 1fr",
        float: "float: left",
        fit: "inline-size: fit-content",
        absolute: "position: absolute",
        fixed: "position: fixed; inset-inline-end: 0; inline-size: 300px",
        cell: "display: table-cell",
        zoom: "zoom: 1.5; inline-size: 320px",
        turned: "transform: scale(0.9); inline-size: 400px",
        narrow: "inline-size: 280px",
      };
      const small = [];
      for (const [name, style] of Object.entries(parents)) {
        const parent = document.body.appendChild(document.createElement("div"));
        parent.style.cssText = style;
        const element = parent.appendChild(document.createElement("interview-connect"));
        const { offsetWidth: wide, offsetHeight: high } = element;
        // No wider than there is room, no narrower than 280 pixels, and not a tower.
        if (wide < 279 || wide > document.documentElement.clientWidth || high > 1200) small.push(`${name}: ${wide} by ${high}`);
        parent.remove();
      }
      const dialog = document.body.appendChild(document.createElement("dialog"));
      const inside = dialog.appendChild(document.createElement("interview-connect"));
      dialog.showModal();
      if (inside.offsetWidth < 280) small.push(`dialog: ${inside.offsetWidth}`);
      dialog.remove();
      return small;
    },
    gives: [],
  },
  "letters typed in a field are the field's alone; shortcuts, Tab and Escape are the page's too": {
    run: () => {
      const element = document.body.appendChild(document.createElement("interview-connect"));
      element.situation = { stage: "after", interviewers: [{ name: "Dana" }] };
      const heard = [];
      const hear = ({ type, key }) => heard.push(`${type} ${key}`);
      for (const type of ["keydown", "keypress", "keyup"]) document.addEventListener(type, hear);
      const press = (control, init) => {
        for (const type of ["keydown", "keypress", "keyup"]) control.dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true, ...init }));
      };
      const field = element.shadowRoot.querySelector("input[type=text]");
      for (const key of ["s", "/", "Enter", "Backspace"]) press(field, { key });
      press(element.shadowRoot.querySelector("textarea"), { key: "?" });
      const silent = heard.length;
      press(field, { key: "k", ctrlKey: true });
      press(field, { key: "Escape" });
      press(element.shadowRoot.querySelector("button"), { key: "s" });
      for (const type of ["keydown", "keypress", "keyup"]) document.removeEventListener(type, hear);
      return [silent, heard.filter((what) => what.startsWith("keydown"))];
    },
    gives: [0, ["keydown k", "keydown Escape", "keydown s"]],
  },
  "persist is what a framework writes: false or true as a text, a name as attribute or as property": {
    run: async () => {
      const seen = [];
      for (const said of ["false", " False ", "", "true", "mine", ["mine"], ["false"], [true]]) {
        localStorage.clear();
        const element = document.createElement("interview-connect");
        if (Array.isArray(said)) [element.persist] = said;
        else element.setAttribute("persist", said);
        document.body.append(element);
        element.shadowRoot.querySelector("[value=rejected]").click();
        seen.push([element.persist, Object.keys(localStorage).join()]);
        element.remove();
        // It is gone only then.
        await null;
      }
      localStorage.clear();
      return seen;
    },
    gives: [
      [false, ""],
      [false, ""],
      [true, "interview-connect"],
      [true, "interview-connect"],
      [true, "interview-connect:mine"],
      [true, "interview-connect:mine"],
      [false, ""],
      [true, "interview-connect"],
    ],
  },
  "what attributes say and a situation leaves open holds in either order": {
    run: async () => {
      const seen = [];
      for (const order of [["stage", "situation"], ["situation", "stage"]]) {
        for (const isThere of [false, true]) {
          const element = document.createElement("interview-connect");
          if (isThere) document.body.append(element);
          for (const name of order) element[name] = name === "stage" ? "rejected" : { interviewers: [{ name: "Dana" }] };
          document.body.append(element);
          await new Promise((resolve) => setTimeout(resolve));
          seen.push(element.advice.stage);
        }
      }
      const element = document.body.appendChild(document.createElement("interview-connect"));
      element.setAttribute("stage", "rejected");
      await new Promise((resolve) => setTimeout(resolve));
      element.situation = { stage: "offer" };
      return [...seen, element.advice.stage];
    },
    gives: ["rejected", "rejected", "rejected", "rejected", "offer"],
  },
  "a situation that says the same as before undoes no answer, until another is set or all is reset": {
    run: () => {
      const element = document.body.appendChild(document.createElement("interview-connect"));
      const given = () => ({ interviewers: [{ name: "Dana" }] });
      const seen = [];
      const answered = () => {
        element.shadowRoot.querySelector("[value=rejected]").click();
        return element.advice.stage;
      };
      element.situation = given();
      seen.push(answered());
      element.situation = given();
      seen.push(element.advice.stage);
      element.situation = { interviewers: [{ name: "Luis" }] };
      seen.push(element.advice.stage, answered());
      element.reset();
      element.situation = { interviewers: [{ name: "Luis" }] };
      seen.push(element.advice.stage, answered());
      for (const nothing of [null, null]) {
        element.situation = nothing;
        seen.push(element.advice.stage, answered());
      }
      const faults = [0, 1].map(() => {
        try {
          element.situation = { stage: "hired" };
        } catch (error) {
          return error.name;
        }
      });
      return [...seen, ...faults];
    },
    gives: ["rejected", "rejected", "before", "rejected", "before", "rejected", "before", "rejected", "before", "rejected", "SituationError", "SituationError"],
  },
  "a situation given as an attribute is named to the embedder": {
    run: () => {
      const element = document.createElement("interview-connect");
      element.setAttribute("situation", String({}));
      document.body.append(element);
      return element.advice.stage;
    },
    gives: "before",
    says: /situation.*is a property/,
  },
  "what a translator has changed is drawn anew with the next change, in one language": {
    run: async () => {
      const element = document.body.appendChild(document.createElement("interview-connect"));
      element.situation = { stage: "after", interviewAt: "2020-03-10T14:00", interviewers: [{ name: "Dana", rapport: "good" }] };
      const root = element.shadowRoot;
      const translate = (node) => {
        for (const child of [...node.childNodes]) {
          if (child.nodeType === 1) translate(child);
          else if (child.nodeType === 3 && child.data.trim()) {
            const around = document.createElement("font");
            around.append(document.createElement("font"));
            around.firstChild.textContent = "übersetzt";
            child.replaceWith(around);
          }
        }
      };
      const inPlace = (node) => {
        for (const child of node.childNodes) child.nodeType === 3 ? (child.data = child.data.replace(/\w+/g, "Wort")) : inPlace(child);
      };
      const seen = [];
      for (const [change, stage] of [[translate, "offer"], [inPlace, "rejected"]]) {
        change(root.querySelector(".ic"));
        await new Promise((resolve) => setTimeout(resolve));
        element.stage = stage;
        await new Promise((resolve) => setTimeout(resolve, 20));
        const { textContent } = root.querySelector(".ic");
        seen.push(textContent.includes(element.advice.headline), /übersetzt|Wort/.test(textContent), element.situation.interviewers[0].name);
      }
      return seen;
    },
    gives: [true, false, "Dana", true, false, "Dana"],
  },
  "a translator that respects translate=no leaves alone drafts, names and what else the user has typed, wherever that stands alone": {
    run: async () => {
      const element = document.body.appendChild(document.createElement("interview-connect"));
      const folds = ["settings", "plans", "everything", "about"].map((fold) => ({ fold, open: true }));
      const people = [
        { id: "1", name: "Rose Baker", topic: "hope and mercy", thankYouSentAt: "2020-03-11" },
        { id: "2", name: "Mark Summer", topic: "winter" },
        { id: "3" },
      ];
      const situation = { stage: "after", interviewAt: "2020-03-10T14:00", company: "Apple Tree", job: "Chef", you: "Joy", interviewers: people };
      const draft = (kind) => ({ person: "1", kind, text: "My own words, and if you do not answer I will assume no by Friday.", from: "" });
      const plans = [{ id: "1", situation, folds, drafts: [draft("note"), draft("checkInEmail"), draft("thankYouEmail")] }, { id: "2", situation: { interviewers: [{}] } }];
      element.importState(JSON.stringify({ version: 1, open: "1", plans }));
      const root = element.shadowRoot.querySelector(".ic");
      // What translators look at: texts, what fields hold, and a few attributes.
      const translate = (node) => {
        for (const child of node.childNodes) {
          if (child.nodeType === 3) child.data = child.data.replace(/\p{L}+/gu, "Wort");
          else if (child.nodeType === 1 && child.getAttribute("translate") !== "no") {
            if (child.matches("textarea, input:not([type]), input[type=text]")) child.value = child.value.replace(/\p{L}+/gu, "Wort");
            translate(child);
          }
        }
      };
      const held = () => [...root.querySelectorAll("textarea, input[type=text]")].map(({ value }) => value);
      const marked = () => [...root.querySelectorAll("[translate=no]:not(textarea, input)")].map(({ textContent }) => textContent);
      const before = [held(), marked()];
      translate(root);
      const after = [held(), marked()];
      const left = root.textContent;
      await new Promise((resolve) => setTimeout(resolve));
      root.querySelector("[value=offer]").click();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return [
        JSON.stringify(before) === JSON.stringify(after),
        before[0].some((text) => text.startsWith("My own words")),
        ["Rose Baker", "Apple Tree", "Joy"].map((name) => before[0].includes(name)),
        ["Rose Baker", "Mark Summer", "Apple Tree", "Chef", "hope and mercy", "“you do not answer”"].filter((words) => !before[1].includes(words)),
        // What stands in for a name is ours, and so is everything else.
        before[1].filter((words) => /interviewer|application/i.test(words)),
        /\b(?!Wort)\p{Lu}\p{Ll}{3,}/u.exec(before[1].reduce((text, words) => text.replaceAll(words, ""), left)) === null,
        /\bWort\b/.test(element.shadowRoot.querySelector(".ic").textContent),
      ];
    },
    gives: [true, true, [true, true, true], [], [], true, false],
  },
  "on a page whose root has small letters its own are no smaller than 16 pixels, unless the embedder says so": {
    run: () => {
      document.documentElement.style.fontSize = "62.5%";
      const element = document.body.appendChild(document.createElement("interview-connect"));
      element.situation = { stage: "after", interviewers: [{ name: "Dana" }] };
      const size = (selector) => getComputedStyle(element.shadowRoot.querySelector(selector)).fontSize;
      const seen = [size(".ic"), size("input[type=text]")];
      element.style.setProperty("--ic-font-size", "14px");
      seen.push(size(".ic"));
      document.documentElement.style.fontSize = "";
      element.remove();
      return seen;
    },
    gives: ["16px", "16px", "14px"],
  },
  "with loading=lazy it begins when it comes near": {
    run: async () => {
      const space = document.body.appendChild(document.createElement("div"));
      space.style.blockSize = "9000px";
      const element = document.createElement("interview-connect");
      element.loading = "lazy";
      document.body.append(element);
      const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
      await wait();
      const before = element.advice;
      const ready = new Promise((resolve) => element.addEventListener("interview-connect-ready", resolve, { once: true }));
      element.scrollIntoView();
      await ready;
      const after = element.advice.stage;
      // Whoever says so later does not wait any longer.
      const other = document.createElement("interview-connect");
      other.setAttribute("loading", "lazy");
      space.before(other);
      other.style.cssText = "position: absolute; inset-block-start: 90000px";
      await wait();
      const far = other.advice;
      other.removeAttribute("loading");
      const near = other.advice.stage;
      space.remove();
      other.remove();
      return [before, after, far, near];
    },
    gives: [null, "before", null, "before"],
  },
  "what was entered can be taken elsewhere and back": {
    run: () => {
      const [from, to] = [0, 1].map(() => document.body.appendChild(document.createElement("interview-connect")));
      from.situation = { stage: "after", company: "Alma", interviewers: [{ name: "Dana" }] };
      const text = from.exportState();
      const taken = [to.importState(text), to.importState("no such thing"), to.situation.company, to.situation.interviewers[0].name];
      to.reset();
      return [...taken, to.situation.company ?? null, from.situation.company];
    },
    gives: [true, false, "Alma", "Dana", null, "Alma"],
  },
  "a widget that stops half-way makes way for the static plan": {
    run: () =>
      new Promise((resolve) => {
        const [element, other] = [0, 1].map(() => document.body.appendChild(document.createElement("interview-connect")));
        element.addEventListener("interview-connect-failed", ({ detail }) => {
          const { failure, shadowRoot } = element;
          resolve([detail, failure, Boolean(shadowRoot.querySelector("[part=static-plan]")), other.failure, other.advice.stage]);
        });
        const { createTextNode } = Document.prototype;
        Document.prototype.createTextNode = () => {
          Document.prototype.createTextNode = createTextNode;
          throw new Error("broken on purpose");
        };
        element.shadowRoot.querySelector("[value=rejected]").click();
      }),
    gives: [{ cause: "stopped" }, "stopped", true, null, "before"],
    says: /interview-connect: stopped/,
  },
  "kept under a name, it is there again under that name only": {
    run: async () => {
      localStorage.clear();
      const make = (name) => {
        const element = document.createElement("interview-connect");
        element.setAttribute("persist", name);
        document.body.append(element);
        return element;
      };
      make("one").shadowRoot.querySelector("[value=rejected]").click();
      const keys = Object.keys(localStorage);
      const seen = [keys, make("one").advice.stage, make("two").advice.stage];
      localStorage.clear();
      return seen;
    },
    gives: [["interview-connect:one"], "rejected", "before"],
  },
  "elements of one page that keep things in the same place show the same at once, and say nothing of another tab": {
    run: async () => {
      localStorage.clear();
      const make = (name) => {
        const element = document.createElement("interview-connect");
        if (name) element.setAttribute("persist", name);
        return document.body.appendChild(element);
      };
      const inside = (element, selector) => element.shadowRoot.querySelector(`.ic ${selector}`);
      const type = (element, text) => {
        const field = inside(element, ".name-row input");
        field.focus();
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      };
      const [one, other, witness, elsewhere, unkept] = [make("one"), make("one"), make("one"), make("two"), make()];
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      const told = [];
      document.addEventListener("interview-connect-advice", ({ target, detail }) => told.push([[one, other, witness].indexOf(target), detail.stage]));
      const seen = [];
      const look = () => seen.push([one.situation.stage, other.situation.stage, one.exportState() === other.exportState(), localStorage.getItem("interview-connect:one") === one.exportState()]);
      inside(one, "[value=rejected]").click();
      look();
      await turn();
      seen.push(told.splice(0).sort());
      type(other, "D");
      look();
      type(one, "Dana");
      type(other, "Dana Okafor");
      type(one, "Dana O.");
      look();
      seen.push([inside(other, ".name-row input").value, one.shadowRoot.activeElement === inside(one, ".name-row input")]);
      other.situation = { stage: "offer", interviewers: [{ name: "Luis" }] };
      look();
      // One that comes later, and one that was away meanwhile.
      const later = make("one");
      other.remove();
      await turn();
      type(later, "Luis Prado");
      document.body.append(other);
      look();
      // Long enough for what a live region would say.
      await new Promise((resolve) => setTimeout(resolve, 900));
      const regions = [one, witness].map(({ shadowRoot }) => shadowRoot.querySelector("[role=status]").textContent);
      seen.push(regions.map((text) => text !== ""), witness.situation.interviewers[0].name, [one, other, witness, later].some((element) => inside(element, ".trouble, .done")));
      seen.push([elsewhere, unkept].map((element) => element.situation.stage ?? null), Object.keys(localStorage));
      localStorage.clear();
      return seen;
    },
    gives: [
      ["rejected", "rejected", true, true],
      [[0, "rejected"], [1, "rejected"], [2, "rejected"]],
      ["rejected", "rejected", true, true],
      ["rejected", "rejected", true, true],
      ["Dana O.", true],
      ["offer", "offer", true, true],
      ["offer", "offer", true, true],
      [true, false],
      "Luis Prado",
      false,
      [null, null],
      ["interview-connect:one"],
    ],
  },
  "what one element of a page forgets, or no longer keeps, the other of the same place does too": {
    run: async () => {
      localStorage.clear();
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      const make = () => {
        const element = document.createElement("interview-connect");
        element.persist = true;
        return document.body.appendChild(element);
      };
      const press = (element, label) => [...element.shadowRoot.querySelectorAll(".ic button")].findLast(({ textContent }) => textContent === label).click();
      const [one, other] = [make(), make()];
      const seen = [];
      const look = () => seen.push([one, other].map((element) => [element.situation.stage ?? null, Boolean(element.shadowRoot.querySelector(".trouble"))]));
      one.situation = { stage: "offer", interviewers: [{ name: "Dana" }] };
      other.reset();
      look();
      seen.push(localStorage.length);
      const show = (element, stage) => element.importState(JSON.stringify({ version: 1, plans: [{ id: "1", situation: { stage }, folds: [{ fold: "settings", open: true }] }] }));
      show(one, "rejected");
      look();
      press(other, "Save nothing on this device");
      press(other, "Save nothing on this device");
      const field = one.shadowRoot.querySelector(".name-row input");
      field.value = "Dana";
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      look();
      seen.push(other.situation.interviewers[0].name, /Dana/.test(Object.values(localStorage)));
      // Nothing is kept, and still nothing gets lost: neither to one that comes, nor to one that comes back.
      const later = make();
      one.remove();
      await turn();
      show(other, "between");
      document.body.append(one);
      look();
      seen.push(later.situation.stage);
      press(one, "Save my plans on this device");
      look();
      seen.push(/between/.test(Object.values(localStorage)));
      localStorage.clear();
      return seen;
    },
    gives: [
      [[null, false], [null, false]],
      0,
      [["rejected", false], ["rejected", false]],
      [["rejected", false], ["rejected", false]],
      "Dana",
      false,
      [["between", false], ["between", false]],
      "between",
      [["between", false], ["between", false]],
      true,
    ],
  },
};

for (const engine of Object.keys(ENGINES)) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await ENGINES[engine]({});
    });
    after(() => browser?.close());

    for (const [promise, { run, gives, says }] of Object.entries(STORIES)) {
      test(promise, async () => {
        await browser.open(`${sites.site.origin}/empty`);
        if (browser.said) await browser.said();
        assert.deepEqual(await browser.run(run), gives);
        if (!browser.said) return;
        const said = [];
        const listen = async () => said.push(...(await browser.said()).filter((line) => !line.includes("/favicon.ico")));
        await listen();
        // Some of it is said only when the page has come to rest.
        const heard = async () => {
          await listen();
          assert.match(said.join(), says);
        };
        if (says) await eventually(heard);
        else assert.deepEqual(said, []);
      });
    }
  });
}
