// Why the checklist could not start: told apart, named to the embedder, and said to the reader in plain words.
import { isTrap, refused } from "engine-start";

/**
 * Which of the causes an error at the start stands for.
 * @param {unknown} error
 * @returns {string}
 */
export const causeOf = (error) => refused() ?? (isTrap(error) ? "stopped" : "browser-too-old");

/**
 * An element with text and children. Nothing here is ever parsed as markup.
 * @param {Document} document
 * @param {string} tag
 * @param {string} text
 * @param {Node[]} children
 */
const element = (document, tag, text, children = []) => {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
};

/**
 * What a reader sees in place of the widget: what is wrong, and the plan in its static form.
 * @param {Document} document
 * @param {string} cause
 * @param {import("./static-plan.mjs").Plan} plan
 */
export const failureView = (document, cause, plan) => {
  const make = (tag, text, children) => element(document, tag, text, children);
  const message = make("p", plan.failures[cause]);
  message.setAttribute("role", "alert");
  const list = (items) => make("ul", "", items.map((item) => make("li", item)));
  const view = make("div", "", [
    message,
    make("h2", plan.title),
    make("p", plan.intro),
    ...plan.stages.map((stage) =>
      make("details", "", [
        make("summary", stage.title),
        make("h3", plan.timing),
        make("ul", "", stage.cases.map(({ what, why }) => make("li", "", [make("p", what), make("p", why)]))),
        make("h3", plan.checklist),
        list(stage.items),
      ]),
    ),
    make("p", plan.closing),
  ]);
  view.className = "ic-static";
  view.setAttribute("part", "static-plan");
  view.lang = plan.lang;
  view.dir = plan.dir;
  return view;
};

/** So much of what stands in the focused field is shown: what was pasted there may be why the widget stopped. */
const MOST_TYPED = 2_000;

/** A name with what it stands for, as the language writes that. */
const field = ({ ways }, name, value) => ways.field.replace("{name}", () => name).replace("{value}", () => value);

/**
 * Data as lines that a reader can follow: names of fields, and below them what they hold.
 * @param {import("./static-plan.mjs").Plan} plan
 * @param {object} value
 * @param {string} indent
 * @returns {string}
 */
const lines = (plan, value, indent = "") =>
  Object.entries(value)
    .map(([name, held]) => [
      plan.names?.[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      held && typeof held === "object" ? lines(plan, held, `${indent}  `) : (plan.names?.[`${name}.${held}`] ?? `${held}`),
    ])
    .filter(([, held]) => held)
    .map((entry) => `\n${indent}${field(plan, ...entry)}`)
    .join("");

/** What a reader wants of a plan: their own answers and messages, not what the page keeps for itself. */
const entered = (plan, state) => {
  try {
    const plans = JSON.parse(state).plans.map(({ name, situation, drafts = [] }) => {
      const texts = drafts.filter(({ text }) => text).map(({ kind, person, text }) => ({ kind, person, text }));
      return { name, ...situation, messages: texts };
    });
    return lines(plan, plans.length > 1 ? { plans } : plans[0]).trim();
  } catch {
    // Not ours to read: then as it is.
    return state;
  }
};

/**
 * What was entered, where the widget that held it has stopped: to read, to copy, to save and to go on with.
 * @param {Document} document
 * @param {import("./static-plan.mjs").Plan} plan
 * @param {string} state
 * @param {string | undefined} typed what stands in the field that has the focus
 * @param {() => void} again
 * @param {() => void} afresh
 */
export const entriesView = (document, plan, state, typed, again, afresh) => {
  const { ways } = plan;
  const make = (tag, text, children) => element(document, tag, text, children);
  const press = (words, action) => {
    const button = make("button", words);
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  };
  const save = () => {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([state], { type: "application/json" }));
    link.download = "interview-connect.json";
    link.click();
    // Some browsers read the file only after this task.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  const text = make("textarea");
  text.readOnly = true;
  text.rows = 8;
  text.dir = "auto";
  text.translate = false;
  text.value = [entered(plan, state), typed && !state.includes(JSON.stringify(typed)) ? field(plan, ways.typed, typed.slice(0, MOST_TYPED)) : ""].filter(Boolean).join("\n");
  const view = make("div", "", [press(ways.again, again), press(ways.save, save), press(ways.afresh, afresh), make("label", ways.entered, [text])]);
  view.className = "entries";
  return view;
};
