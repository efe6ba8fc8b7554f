// Every language that has a folder, in every state: no word of English is left, all has its place, and axe-core finds nothing. The
// states are brought about in English, whose words their controls are found by; then the widget changes its language.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";
import { root } from "./fixtures.mjs";
import { misplaced } from "./placed.mjs";
import { given, states, unfoldAll } from "./states.mjs";
import { assertSilent, faultsOf } from "./user.mjs";

const content = await readdir(join(root, "src", "content"), { withFileTypes: true });
const tags = content.filter((entry) => entry.isDirectory() && entry.name !== "en").map(({ name }) => name);

/** English words that are words of none of the other languages. */
const ENGLISH = ["the", "your", "you", "with", "and", "thanks", "thank", "would", "this", "they", "request", "wait", "what", "when", "save", "message", "copy"];
/** Where they are right: French has a “message”. */
const OWN = { fr: ["message"] };

/** The guides' titles, which stay as they are. */
const titles = [...(await readFile(join(root, "src/content/en/guides.toml"), "utf8")).matchAll(/“(.+?)”/g)].map(([, title]) => title);

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** In the page: all that a reader sees or hears of the widget, but for what was announced before it changed its language. */
const texts = (widget) => {
  const found = [];
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  for (const element of widget.shadowRoot.querySelectorAll("*")) {
    if (element.localName === "style" || !isSeen(element) || element.closest("[role=status]")) continue;
    for (const name of ["aria-label", "title", "placeholder"]) if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    if (element.localName === "textarea") found.push(element.value);
    else for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.data.trim()) found.push(node.data);
  }
  const typed = [];
  JSON.stringify(JSON.parse(widget.exportState() || "null"), (key, value) => {
    if (["name", "topic", "company", "job", "you", "text", "subject"].includes(key) && value) typed.push(value);
    return value;
  });
  return { lang: widget.shadowRoot.querySelector(".ic").lang, found, typed };
};

/** The words of English in texts of another language, but for what stays as it is. */
const english = (tag, found, typed) => {
  // The longest first: one may be a part of another.
  const own = [...titles, ...given, ...typed].sort((a, b) => b.length - a.length);
  const words = new RegExp(`(?<!\\p{L})(?:${ENGLISH.filter((word) => !OWN[tag]?.includes(word)).join("|")})(?!\\p{L})`, "iu");
  return found.map((text) => own.reduce((left, own) => left.replaceAll(own, " "), text)).filter((text) => words.test(text));
};

const widgetOf = (page) => page.locator("#checklist");

/** The states that show most: on a wide page the words are the same, and only their place is another. */
const FULLEST = ["nothing entered", "after, a panel", "after, everything unfolded", "own words to mend", "what an invitation says instead"];

// Two at a time: one waits for its page while the other is looked at.
describe("each state in each language", { concurrency: 2 }, () => {
  for (const tag of tags) {
    for (const [width, colorScheme, walked] of [[360, "light", Object.keys(states)], [1200, "dark", FULLEST]]) {
      test(`${tag}, ${width} pixels wide`, async (t) => {
        const context = await browser.context({ viewport: { width, height: 800 }, colorScheme, locale: tag });
        try {
          const watched = await watchedPage(context);
          const { page } = watched;
          await page.clock.setFixedTime(new Date("2026-03-11T16:30:00+01:00"));
          await page.goto(fromDisk(`page/interview-connect.${tag}.html`));
          for (const name of walked) {
            await t.test(name, async () => {
              await widgetOf(page).evaluate((widget) => {
                widget.lang = "en";
                widget.reset();
              });
              await states[name](page);
              await widgetOf(page).evaluate((widget, tag) => (widget.lang = tag), tag);
              await unfoldAll(page);
              const { lang, found, typed } = await widgetOf(page).evaluate(texts);
              assert.equal(lang, tag);
              assert.deepEqual(english(tag, found, typed), []);
              assert.deepEqual(await widgetOf(page).evaluate(misplaced), []);
              assert.deepEqual(await faultsOf(page), []);
            });
          }
          assertSilent(watched);
        } finally {
          await context.close();
        }
      });
    }
  }
});
