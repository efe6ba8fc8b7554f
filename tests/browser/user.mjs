// A visit to the page from disk at a fixed time, in silence and without the network; and a user with a keyboard alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { words } from "../../www/generated.mjs";
import { fromDisk, watchedPage } from "./browser.mjs";

export const address = fromDisk("page/interview-connect.html");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Opens the page at a moment of the user's wall clock and hands it to a story; afterwards the console must have been
 * silent and the network unused.
 */
export const visit = async (browser, { at = "2026-03-11T16:30", prepare, ...options }, story) => {
  const context = await browser.context(options);
  try {
    if (prepare) await context.addInitScript(prepare);
    await story(await open(context, at), context);
  } finally {
    await context.close();
  }
};

/** Opens the page in a tab of its own. */
export const open = async (context, at = "2026-03-11T16:30") => {
  const watched = await watchedPage(context);
  // Zones and daylight saving are the browser's business: this is the moment that its clocks show in Berlin.
  await watched.page.clock.setFixedTime(inBerlin(at));
  await watched.page.goto(address);
  return watched;
};

const inBerlin = (at) => {
  const summer = at >= "2026-03-29T02" && at < "2026-10-25T03";
  return new Date(`${at}:00${summer ? "+02:00" : "+01:00"}`);
};

/** Nothing was said in the console, nothing went uncaught, nothing was asked of the network. */
export const assertSilent = ({ said, requested }) => {
  assert.deepEqual(said, []);
  assert.deepEqual(requested.filter((url) => !/^(file|data|blob):/.test(url)), []);
};

/** What axe-core finds in the page as it is, in words. */
export const faultsOf = async (page) => {
  await page.evaluate(axe);
  // Without fetching the page's style sheets once more, which its policy forbids.
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`));
};

/** The paths of what was given to a widget as its state, but is not in the state that it holds: misspelt fields, say. */
export const lostFields = (given, held, path = "") => {
  if (given === null || typeof given !== "object") return given === held ? [] : [path];
  return Object.entries(given).flatMap(([name, value]) => lostFields(value, held?.[name], `${path}.${name}`));
};

/** The line at the foot of the page that opens to the settings. */
export const settings = (page) => page.locator(".foot > details > summary");

/** Opens the settings at the foot of the page. */
export const openSettings = async (page) => {
  const closed = page.locator(".foot > details:not([open]) > summary");
  if (await closed.count()) await closed.click();
};

/** Shows plans from their stored form in place of all others, with the settings open. */
export const show = async (page, situation, { folds = [], ...more } = {}) => {
  const plan = { id: "1", name: "", ...more, folds: [{ fold: "settings", open: true }, ...folds], situation };
  const given = { version: 1, open: "1", plans: [plan] };
  const held = await page.locator("#checklist").evaluate((widget, text) => {
    if (!widget.importState(text)) throw new Error("the plan could not be read");
    return widget.exportState();
  }, JSON.stringify(given));
  assert.deepEqual(lostFields(given, JSON.parse(held)), [], "the widget does not know these fields");
};

/** A coach's words by file, section and key, such as `questions.rapport.ask`, with their gaps filled. */
export const say = (path, facts = {}) => {
  const text = path.split(".").reduce((inside, name) => inside?.[name], words);
  assert.equal(typeof text, "string", `there is no text ${path}`);
  return text.replace(/\{(\w+)\}/g, (gap, name) => facts[name] ?? assert.fail(`${path} has a gap ${gap}`));
};

/** Waits until a check holds; what it throws last is what went wrong. */
export const eventually = async (check) => {
  const until = Date.now() + 5000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
};

/** The field of this label; what is around it may have the same name. */
export const field = (page, label) => page.locator("input, textarea").and(page.getByLabel(label)).first();

/** Someone who has no pointer. Controls are found by what they are called, and reached with the Tab key. */
export const keyboard = (page) => {
  const has = (locator) =>
    locator.evaluateAll((elements) =>
      elements.some((element) => {
        const active = element.getRootNode().activeElement;
        return active !== null && element.contains(active);
      }),
    );

  /** Goes forward, and around the page once more, until the focus is there. */
  const to = async (locator) => {
    for (let step = 0; step < 400; step++) {
      if (await has(locator)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the Tab key does not lead to ${locator}`);
  };

  return {
    to,

    /** Presses a button. */
    async press(name) {
      await to(page.getByRole("button", { name }).first());
      await page.keyboard.press("Enter");
    },

    /** Opens or closes a section. */
    async fold(title) {
      await to(page.locator("summary").filter({ hasText: title }).first());
      await page.keyboard.press("Enter");
    },

    /** Chooses an answer to a question: on its card with a button, elsewhere among radio buttons. */
    async choose(question, answer) {
      const group = page.getByRole("group", { name: question }).first();
      const button = group.getByRole("button", { name: answer, exact: true });
      if (await button.count()) {
        await to(button);
        return page.keyboard.press("Enter");
      }
      const radios = group.getByRole("radio");
      await to(radios);
      const wanted = group.getByRole("radio", { name: answer, exact: true });
      const steps = await radios.count();
      await page.keyboard.press("Space");
      for (let step = 0; step < steps && !(await wanted.isChecked()); step++) await page.keyboard.press("ArrowDown");
      assert.ok(await wanted.isChecked(), `${answer} cannot be chosen`);
    },

    /** Types into a field after what is there. */
    async type(label, text) {
      await to(field(page, label));
      await page.keyboard.type(text);
    },

    /** Types a date, and a time if there is one, into the two fields of a question. */
    async date(question, date, time) {
      const group = page.getByRole("group", { name: question }).first();
      const [year, month, day] = date.split("-");
      await to(group.getByLabel("Day"));
      await page.keyboard.type(`${month}${day}${year}`);
      if (!time) return;
      const [hour, minute] = time.split(":").map(Number);
      const two = (number) => String(number).padStart(2, "0");
      await to(group.getByLabel(say("ui.time")));
      await page.keyboard.type(`${two(hour % 12 || 12)}${two(minute)}${hour < 12 ? "AM" : "PM"}`);
    },

    /** Ticks or unticks an item of the checklist. */
    async tick(item) {
      await to(page.getByRole("checkbox", { name: item }));
      await page.keyboard.press("Space");
    },
  };
};
