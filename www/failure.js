// Why the checklist could not start: told apart, named to the embedder, and said to the reader in plain words.

/**
 * Every cause, in words for the embedder's console and for the reader.
 * @type {Record<string, { console: string, reader: string }>}
 */
export const CAUSES = {
  "webassembly-missing": {
    console: "this browser has no WebAssembly, or it is switched off",
    reader: "This browser has no WebAssembly, or it is switched off, as some do in a lockdown or strict mode. Allow it here or use another browser for advice on your own case.",
  },
  "webassembly-refused": {
    console: "WebAssembly was refused; a content security policy needs 'wasm-unsafe-eval' in script-src",
    reader: "This browser, or the page's own policy, refused to run the checklist's WebAssembly. Allow it here or use another browser for advice on your own case.",
  },
  "browser-too-old": {
    console: "this browser lacks something that the checklist needs; browsers since 2024 have it",
    reader: "This browser is too old for the checklist. Chrome, Edge, Firefox or Safari of the last two years will do.",
  },
  "situation-faulty": {
    console: "the situation that was set has faults, so it was left out",
    reader: "",
  },
  stopped: {
    console: "the checklist stopped unexpectedly; this is a fault of ours",
    reader: "The checklist stopped unexpectedly. Load the page again; if that does not help, use another browser.",
  },
};

/** A WebAssembly module with nothing in it. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * Which of the causes an error at the start stands for.
 * @param {unknown} error
 * @returns {string}
 */
export const causeOf = (error) => {
  if (typeof WebAssembly === "undefined") return "webassembly-missing";
  try {
    // Where even this is refused, it is not our module's fault. Some engines refuse only the second step.
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch {
    return "webassembly-refused";
  }
  return error instanceof WebAssembly.RuntimeError ? "stopped" : "browser-too-old";
};

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
  const message = make("p", CAUSES[cause].reader);
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
        make("ul", "", stage.cases.map(({ when, what, why }) => make("li", "", [make("p", when ? `${when}: ${what}` : what), make("p", why)]))),
        make("h3", plan.checklist),
        list(stage.items),
      ]),
    ),
    make("p", plan.closing),
  ]);
  view.className = "ic-static";
  view.setAttribute("part", "static-plan");
  view.lang = plan.lang;
  return view;
};
