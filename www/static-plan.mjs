// The plan for those who cannot run the checklist: timing and a checklist for each stage, asked from the engine itself.

/**
 * The plan, and beside it what to tell a reader where the checklist could not start.
 * @typedef {object} Plan
 * @property {string} lang
 * @property {string} dir
 * @property {string} title
 * @property {string} intro
 * @property {string} timing heading of the cases
 * @property {string} checklist heading of the items
 * @property {string} closing
 * @property {Record<string, string>} failures what to say of each cause
 * @property {{ again: string, save: string, afresh: string, entered: string, typed: string, field: string }} ways what to do then with what was entered
 * @property {Record<string, string>} [names] what its fields and their answers are called; in English, as the model calls them
 * @property {{ id: string, title: string, cases: { what: string, why: string }[], items: string[] }[]} stages
 */

const NOW = "2026-03-02T09:00";
const INTERVIEW = "2026-03-10T10:00";
const DECISION = "2026-03-10";

/** The situations that the plan tells apart: the words of an answer that makes the difference, and the answers. */
const CASES = {
  before: [
    ["", {}],
    ["invitedYou.yes", { interviewers: [{ invitedYou: true }] }],
    ["relationship.known", { interviewAt: INTERVIEW, interviewers: [{ relationship: "known" }] }],
    ["companyNorm.discourages", { companyNorm: "discourages" }],
  ],
  between: [
    ["", {}],
    ["rapport.good", { interviewAt: INTERVIEW, interviewers: [{ rapport: "good" }] }],
    ["invitedYou.yes", { interviewers: [{ invitedYou: true }] }],
    ["role.recruiter", { interviewers: [{ role: "recruiter", rapport: "good" }] }],
  ],
  after: [
    ["", {}],
    ["rapport.good", { interviewAt: INTERVIEW, interviewers: [{ rapport: "good" }] }],
    ["invitedYou.yes", { interviewers: [{ invitedYou: true }] }],
    ["role.recruiter", { interviewers: [{ role: "recruiter", rapport: "good" }] }],
    ["companyNorm.discourages", { companyNorm: "discourages" }],
  ],
  offer: [["", {}]],
  rejected: [
    ["", { decisionOn: DECISION }],
    ["contact.none", { decisionOn: DECISION, interviewers: [{ contact: "none" }] }],
  ],
  closed: [
    ["", { decisionOn: DECISION }],
    ["contact.none", { decisionOn: DECISION, interviewers: [{ contact: "none" }] }],
  ],
};

const HOUR = 3_600_000;
const at = (local) => Date.parse(`${local}Z`);

/** A text with its gaps filled. */
const fill = (text, facts) =>
  text.replace(/\{(\w+)\}/g, (gap, name) => {
    if (!(name in facts)) throw new Error(`the static plan cannot fill ${gap} in "${text}"`);
    return facts[name];
  });

/** What to call somebody, in the forms that a sentence may want: a joint says what becomes of how the words begin. */
const formsOf = (who, joints) => {
  const joined = (joint) => {
    const [from, instead] = joint.split("|").map((pair) => pair.split("=")).find(([from]) => who.startsWith(from)) ?? ["", ""];
    return instead + who.slice(from.length);
  };
  const forms = Object.entries(joints).map(([name, joint]) => [name, joined(joint)]);
  return { who, Who: who.charAt(0).toUpperCase() + who.slice(1), ...Object.fromEntries(forms) };
};

/** A coach's words in a file, by section and key; asked for one that is not there, the error names it. */
const wordsOf = (words, file) => (section, key, facts = {}) => {
  const text = section.split(".").reduce((inside, name) => inside?.[name], words[file])?.[key];
  if (!text) throw new Error(`src/content/en/${file}.toml has no ${section}.${key}, which the static plan needs`);
  return fill(text, facts);
};

/** When to send, counted from the day that the window hangs on; without one, the engine's own sentence is right. */
const what = (advice, situation, say) => {
  const { window } = advice.people[0];
  if (!window?.opens || !window.closes) return advice.headline;
  if (situation.interviewAt) {
    const hours = [window.opens, window.closes].map((edge) => Math.round((at(edge) - at(situation.interviewAt)) / HOUR));
    const [from, to] = hours.map(Math.abs);
    return say("plan", hours[1] <= 0 ? "hoursBefore" : "hoursAfter", { from, to });
  }
  if (situation.decisionOn) {
    const [first, to] = [window.opens, window.closes].map((edge) => Math.floor((at(edge) - at(`${situation.decisionOn}T00:00`)) / (24 * HOUR)));
    return say("plan", "days", { from: first === 1 ? say("plan", "dayAfter") : say("plan", "daysAfter", { number: first }), to });
  }
  return advice.headline;
};

/** What fields are called, and after a point their answers, wherever there are words for them. */
const namesOf = ({ questions, ui }) => {
  const names = { interviewers: ui.people, messages: ui.drafts, kind: ui.draft ?? ui.drafts, person: questions.name.short, text: ui.draftText };
  for (const [field, { short, ask, askAhead, hint, if: supposed, ...answers }] of Object.entries(questions)) {
    if (short) names[field] = short;
    for (const [answer, label] of Object.entries(answers)) names[`${field}.${{ yes: true, no: false }[answer] ?? answer}`] = label;
  }
  for (const [kind, label] of Object.entries(ui.kind)) names[`kind.${kind}`] = label;
  return names;
};

/** The moment at which each stage is asked about: nothing is late, and nothing that must be past is ahead. */
const now = (stage) => (stage === "before" ? NOW : "2026-03-10T12:00");

/**
 * @param {typeof import("./npm/core.js")} engine
 * @param {typeof import("./generated.mjs").words} words
 * @param {string} lang the language that they are in
 * @returns {Plan}
 */
export const staticPlan = ({ advise }, words, lang) => {
  const ask = wordsOf(words, "questions");
  const say = wordsOf(words, "fallback");
  const who = formsOf(say("plan", "who"), words.people.joint);
  return {
    lang,
    dir: words.ui.direction,
    title: say("plan", "title"),
    intro: say("plan", "intro"),
    timing: say("plan", "timing"),
    checklist: say("plan", "checklist"),
    closing: say("plan", "closing"),
    failures: words.fallback.failures,
    ways: words.fallback.ways,
    ...(lang !== "en" && { names: namesOf(words) }),
    stages: Object.entries(CASES).map(([stage, cases]) => {
      const asked = cases.map(([label, given]) => {
        const situation = { now: now(stage), stage, lang, ...given };
        return { label, situation, advice: advise(situation) };
      });
      return {
        id: stage,
        title: ask("stage", stage),
        cases: asked.map(({ label, situation, advice }) => {
          const [field, answer] = label.split(".");
          const act = what(advice, situation, say);
          const when = label && say("plan", "if", { supposed: ask(`${field}.if`, answer, who) });
          return { what: when ? say("plan", "case", { when, what: act }) : act, why: advice.people[0].reasons[0].text };
        }),
        // What any of the cases asks for, in the engine's order: later cases only add what earlier ones lack.
        items: [...new Set(asked.flatMap(({ advice }) => advice.checklist.map(({ text }) => text)))],
      };
    }),
  };
};

const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Words as they stand in a page, by the same names. */
export const asTexts = (words) => Object.fromEntries(Object.entries(words).map(([name, text]) => [name, escape(text)]));

/** The plan as HTML that needs no style and no script. */
export const asHtml = (plan) =>
  [
    `<h2>${escape(plan.title)}</h2>\n<p>${escape(plan.intro)}</p>`,
    ...plan.stages.map(({ title, cases, items }) => {
      const timing = cases.map(({ what, why }) => `<li>${escape(what)}<br>${escape(why)}</li>`);
      const list = items.map((item) => `<li>${escape(item)}</li>`);
      return `<h3>${escape(title)}</h3>\n<ul>\n${timing.join("\n")}\n</ul>\n<p>${escape(plan.checklist)}</p>\n<ul>\n${list.join("\n")}\n</ul>`;
    }),
    `<p>${escape(plan.closing)}</p>`,
  ].join("\n");

/** The plan as a page of the docs. */
export const asMarkdown = (plan) =>
  [
    "<!-- Generated by www/pack.mjs from the engine's answers; do not edit. -->",
    `# ${plan.title}\n\n${plan.intro}`,
    ...plan.stages.map(({ title, cases, items }) => {
      const timing = cases.map(({ what, why }) => `- ${what} ${why}`);
      return `## ${title}\n\n${plan.timing}:\n\n${timing.join("\n")}\n\n${plan.checklist}:\n\n${items.map((item) => `- [ ] ${item}`).join("\n")}`;
    }),
    `${plan.closing}\n`,
  ].join("\n\n");
