// Trusted Types and no eval, in every host and engine that takes it: the policy is at work, and a whole story, from the first
// answer to forgetting everything, runs under it without a single violation.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dist, fromDisk, startSites } from "./fixtures.mjs";
import { ENGINES, extensionBase } from "./webdriver.mjs";

let sites;
let stories = 0;
before(async () => {
  sites = await startSites();
});
after(() => {
  sites?.close();
  console.log(`whole stories under Trusted Types: ${stories}, without a violation`);
});

/** The policy is no mere words: what it forbids is refused here and now. */
const refused = () => {
  const steps = [
    () => (document.createElement("div").innerHTML = "<b>text</b>"),
    () => new DOMParser().parseFromString("<b>text</b>", "text/html"),
    () => (document.createElement("script").text = "1"),
    () => globalThis.eval("1"),
    () => new Function("1"),
    () => trustedTypes.createPolicy("anything", {}),
  ];
  const attempt = (step) => {
    try {
      step();
      return "allowed";
    } catch ({ name }) {
      return name;
    }
  };
  // In a turn of its own: while a driver's script runs, browsers let it evaluate what they refuse the page.
  return new Promise((resolve) => setTimeout(() => resolve(steps.map(attempt))));
};

/** Everything that a user and a host may do, one after the other; gives what the policy had to refuse meanwhile. */
const story = async () => {
  const violations = [];
  const hear = ({ violatedDirective, blockedURI, sourceFile, sample }) => {
    // Browsers look for a site's icon by themselves, when it suits them.
    if (!blockedURI.endsWith("/favicon.ico")) violations.push(`${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`);
  };
  document.addEventListener("securitypolicyviolation", hear);
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  // The extension loads the words of a language first.
  await customElements.whenDefined("interview-connect");
  // A second one, so that its start is under watch as well.
  const element = document.createElement("interview-connect");
  document.body.append(element);
  const root = element.shadowRoot;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const type = (field, text) => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  };
  const button = (words) => all("button").find(({ textContent }) => textContent === words)?.click();
  root.querySelector("[value=after]").click();
  await turn();
  for (let left = 60; left > 0; left--) {
    const closed = root.querySelector("details:not([open]) > summary");
    if (!closed) break;
    closed.click();
    await turn();
  }
  const steps = [];
  for (const { id } of all("input[type=text], textarea")) {
    const field = root.getElementById(id);
    if (field) type(field, "<img src=x onerror=alert(1)>");
    steps.push(id);
  }
  for (const { id } of all("input[type=date]")) if (root.getElementById(id)) type(root.getElementById(id), "2026-03-10");
  for (const { id } of all("input[type=radio]")) root.getElementById(id)?.click();
  for (const { id } of all("input[type=checkbox]")) root.getElementById(id)?.click();
  root.querySelector("[value=after]").click();
  await turn();
  for (const words of ["Add an interviewer", "Start another plan", "Save all plans as a file", "Save this plan as a file", "Save the dates as a calendar file", "Copy what is left", "Remove this plan", "Start this plan over", "Undo"]) {
    button(words);
    await turn();
  }
  element.situation = { stage: "after", interviewers: [{ name: "Dana" }, { name: "Luis" }] };
  element.stage = "offer";
  element.theme = "dark";
  element.importState(element.exportState());
  await turn();
  const { stage, headline } = element.advice;
  // What it says where it stops half-way, and starting anew.
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = () => {
    Document.prototype.createTextNode = createTextNode;
    throw new Error("broken on purpose");
  };
  button("Add an interviewer");
  const { failure } = element;
  button("Save what you entered as a file");
  button("Continue with what you entered");
  await turn();
  const again = [element.failure, Boolean(root.querySelector(".ic"))];
  element.reset();
  element.remove();
  await turn();
  document.removeEventListener("securitypolicyviolation", hear);
  return { violations, steps: steps.length, stage, headline, failure, again };
};

for (const engine of Object.keys(ENGINES)) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await ENGINES[engine]({ extension: dist("extension") });
    });
    after(() => browser?.close());

    const hosts = {
      "page from disk": async () => [fromDisk],
      embed: async () => [`${sites.site.origin}/embed`],
      "embed without WebAssembly": async () => [`${sites.site.origin}/nowasm`],
      "embed from another origin": async () => [`${sites.site.origin}/cross-origin`],
      "sandboxed frame": async () => [`${sites.site.origin}/frame`, "iframe"],
      ...(extensionBase[engine] && {
        "extension's popup": async () => [`${await extensionBase[engine](dist("extension"))}popup.html`],
        "extension's tab": async () => [`${await extensionBase[engine](dist("extension"))}tab.html`],
      }),
    };
    for (const [host, where] of Object.entries(hosts)) {
      test(`${host}: the policy is at work, and nothing of ours offends it`, async () => {
        const [url, frame] = await where();
        await browser.open(url);
        const run = (...what) => (frame ? browser.inFrame(frame, ...what) : browser.run(...what));
        if (browser.said) await browser.said();
        const seen = await run(story);
        assert.deepEqual(seen.violations, []);
        assert.ok(seen.steps >= 5, `${seen.steps} fields`);
        assert.deepEqual([seen.stage, typeof seen.headline, seen.failure, seen.again], ["offer", "string", "stopped", [null, true]]);
        stories += 1;
        // The start too: it said nothing, and the script has not changed since.
        if (browser.said) {
          const said = (await browser.said()).filter((line) => /policy|trusted|violat|eval/i.test(line) && !/wasm-unsafe-eval/.test(line));
          assert.deepEqual(said, []);
        }
        assert.deepEqual(await run(refused), ["TypeError", "TypeError", "TypeError", "EvalError", "EvalError", "TypeError"]);
      });
    }
  });
}
