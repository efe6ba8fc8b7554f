// The plan beyond the page: on paper, and as a calendar file that the page from disk and the popup hand to the user.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { startBrowser, startWithExtension, watchedPage } from "./browser.mjs";
import { say, assertSilent, show, visit } from "./user.mjs";
import { extensionBase } from "./webdriver.mjs";

const { calendar } = await import("../../dist/npm/core.js");

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const panel = {
  stage: "after",
  interviewAt: "2026-03-10T14:00",
  decisionOn: "2026-03-24",
  interviewers: [
    { id: "1", name: "Dana Okafor", rapport: "good", contact: "substantial" },
    { id: "2", name: "Luis Prado", rapport: "good" },
  ],
};

test("on paper stands everyone's part of the plan, and no button; then the page is as it was", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, panel);
    const items = page.locator(".item label");
    const listed = await items.allInnerTexts();
    assert.ok(!listed.some((item) => item.includes("Luis")));
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const printed = await items.allInnerTexts();
    assert.ok(printed.length > listed.length && printed.some((item) => item.includes("Luis")));
    assert.ok(await page.locator(".item", { hasText: "Luis" }).first().isVisible());
    // One part below the other, however wide the paper.
    const parts = await page.locator("section.answer, section.todo, section.when, section.message, section.why").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()).map(({ top, bottom, width }) => ({ top, bottom, width })));
    assert.equal(parts.length, 5);
    for (const [place, { top, width }] of parts.entries()) {
      assert.ok(width > 600, `part ${place} is ${width} wide`);
      if (place > 0) assert.ok(top >= parts[place - 1].bottom - 1, `part ${place} begins at ${top}, before the end of the one above it`);
    }
    for (const control of await page.locator("button, .picture + .moments button").all()) {
      const isPerson = await control.evaluate((button) => button.classList.contains("person"));
      if (!isPerson) assert.equal(await control.isVisible(), false, await control.innerText());
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.deepEqual(await items.allInnerTexts(), listed);
    assertSilent(watched);
  }));

/** Presses the button for the calendar and gives what came as a file, read by somebody else's parser. */
const saved = async (page) => {
  const plan = page.getByRole("navigation").getByRole("button", { name: say("ui.place.plan") });
  if (await plan.isVisible()) await plan.click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the dates as a calendar file" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^interview-connect-.*\.ics$/);
  const text = await readFile(await download.path(), "utf8");
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  assert.ok(events.length >= 2);
  return text;
};

test("the page from disk saves the dates as a calendar file", () =>
  visit(browser, {}, async (watched) => {
    await show(watched.page, panel);
    const situation = await watched.page.locator("#checklist").evaluate((widget) => widget.situation);
    assert.equal(await saved(watched.page), calendar(situation));
    assertSilent(watched);
  }));

test("the extension saves the dates as a calendar file", async () => {
  const folder = fileURLToPath(new URL("../../dist/extension", import.meta.url)).replace(/\/$/, "");
  const { context, close } = await startWithExtension(folder);
  try {
    const watched = await watchedPage(context);
    await watched.page.goto(`${await extensionBase.chromium(folder)}tab.html`);
    const widget = watched.page.locator("interview-connect");
    await widget.evaluate((element, situation) => {
      element.situation = situation;
    }, { now: "2026-03-11T16:30", ...panel });
    assert.equal(await saved(watched.page), calendar(await widget.evaluate((element) => element.situation)));
    assert.deepEqual(watched.said, []);
  } finally {
    await close();
  }
});
