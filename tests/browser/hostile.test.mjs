// Hostile words: a megabyte pasted into each field, and names that try to be markup, script, a formula, a second event or
// a second recipient. Every field is tried; the page shows them as text, and what leaves it holds one of each.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { startBrowser } from "./browser.mjs";
import { assertSilent, eventually, show, visit } from "./user.mjs";

let browser;
let injected = 0;
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  console.log(`faults injected: ${injected} (hostile words)`);
});

const PERSON = { id: "1", name: "Dana Okafor", rapport: "good", role: "hiringManager", topic: "depots" };
const PLAN = { stage: "after", interviewAt: "2026-03-10T14:00", decisionOn: "2026-03-24", you: "Sam", company: "Fernhill", job: "Analyst", interviewers: [PERSON] };
const widget = (page) => page.locator("#checklist");
const exported = async (page) => JSON.parse(await widget(page).evaluate((widget) => widget.exportState()));

/** Opens every section, so that every field there is can be reached. */
const unfold = async (page) => {
  for (let left = 20; left > 0; left--) {
    const closed = page.locator("#checklist details:not([open]) > summary");
    if ((await closed.count()) === 0) break;
    await closed.first().click();
  }
};

const MEGABYTE = "paste ".repeat(175_000);

test("a megabyte pasted into each field is bounded and told, and nothing else is lost", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, PLAN);
    await unfold(page);
    const fields = page.locator("#checklist :is(input:not([type=radio], [type=checkbox], [type=file], [readonly]), textarea)");
    const count = await fields.count();
    const kinds = new Set();
    for (let place = 0; place < count; place++) {
      const field = fields.nth(place);
      const [kind, id, before] = await field.evaluate((field) => [field.type, field.id, field.value]);
      kinds.add(kind);
      await field.focus();
      await page.keyboard.insertText(MEGABYTE);
      injected += 1;
      const value = await page.locator(`[id="${id}"]`).inputValue();
      if (kind === "text" || kind === "textarea") {
        const most = Number(await page.locator(`[id="${id}"]`).getAttribute("maxlength"));
        assert.ok(most > 0 && value.length <= most, `${id} holds ${value.length}`);
        assert.match(await page.locator("div.done").innerText(), /This field is full/, id);
      } else {
        assert.ok(value.length < 100, `${id} holds ${value.length}`);
      }
      // What was there is put back, so that the next field is tried in the same place.
      await page.locator(`[id="${id}"]`).fill(before);
    }
    assert.deepEqual([...kinds].sort(), ["date", "number", "text", "textarea", "time"]);
    assert.ok(count >= 12, `${count} fields`);
    const { plans } = await exported(page);
    assert.deepEqual({ ...plans[0].situation, interviewers: undefined }, { ...PLAN, interviewers: undefined });
    assert.equal(plans[0].situation.interviewers[0].name, PERSON.name);
    assertSilent(watched);
  }));

for (const [what, content, says] of [
  ["a megabyte of nonsense", "x".repeat(1_000_000), /found no plan in that file/],
  ["a megabyte of brackets", "[".repeat(1_000_000), /found no plan in that file/],
  ["a plan beyond any size", JSON.stringify({ version: 1, plans: [{ situation: PLAN }], more: "x".repeat(6_000_000) }), /found no plan in that file/],
  ["a plan whose every text is a megabyte", JSON.stringify({ version: 1, plans: [{ name: MEGABYTE, situation: { ...PLAN, company: MEGABYTE, interviewers: [{ ...PERSON, topic: MEGABYTE }] }, drafts: [{ person: "1", kind: "note", text: MEGABYTE, from: "" }] }] }), /parts of it could not be read/],
]) {
  test(`${what} as a file is bounded and told, and nothing else is lost`, () =>
    visit(browser, {}, async (watched) => {
      const { page } = watched;
      await show(page, PLAN);
      await page.getByLabel("Add plans from a file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(content) });
      injected += 1;
      await eventually(async () => assert.match(await page.locator("div.done").innerText(), says));
      const state = await exported(page);
      assert.equal(state.plans[0].situation.interviewers[0].name, PERSON.name);
      assert.ok(JSON.stringify(state).length < 100_000);
      assertSilent(watched);
    }));
}

const HOSTILE = {
  markup: "<img src=x onerror=globalThis.pwned=1><b>Dana</b>",
  script: "</script><script>globalThis.pwned=1</script>",
  "an attribute": "\" onfocus=\"globalThis.pwned=1\" autofocus x=\"' onclick='pwned=1",
  "a template": "{who} {{constructor}} ${globalThis.pwned=1} [name] %s",
  "a script's address": "javascript:globalThis.pwned=1",
  "letters that turn the line": "Dana \u202Egnp.exe\u202C \u2066x\u2069 \u061C\u200F",
  "letters without width": "Da\u200Bna\u200D\u2060\uFEFF \u00AD",
  "half a character": "Dana \uD83D Okafor \uDC4B",
  "control characters": "Dana\u0000\u0007\u001B[31m\u0085\u2028\u2029 Okafor",
  "a formula": "=HYPERLINK(\"https://evil.example\",\"Dana\")",
  "another formula": "@SUM(1+1)*cmd|' /C calc'!A0",
  "a second event": "Dana\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nDTSTART:20260101T000000\r\nSUMMARY:evil\r\nEND:VEVENT",
  "a second event, escaped": "Dana\\r\\nEND:VEVENT\\nBEGIN:VALARM;ACTION:x,y\\",
  "a second recipient": "Dana&bcc=evil@evil.example&cc=evil@evil.example?to=evil",
  "a second header": "Dana%0D%0ABcc:evil@evil.example\r\nBcc: evil@evil.example\n\nbody",
  "many marks on a letter": `Z${"\u0300".repeat(8)}algo`,
  "a prototype": "__proto__",
};

/** What no text that leaves the page may hold: what turns a line, hides in it, ends it or is half of something. */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]|\p{Surrogate}/u;

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`${what} in every field stays text, on the page and in all that leaves it`, () =>
    visit(browser, {}, async (watched) => {
      const { page } = watched;
      // Marks that nothing of the page's own may come to bear.
      const tags = () => page.locator(".ic").evaluate((ic) => [...new Set([...ic.querySelectorAll("*")].map(({ localName }) => localName))].sort());
      await show(page, PLAN);
      await unfold(page);
      const known = await tags();
      const fields = page.locator("#checklist input[type=text]:not([readonly])");
      assert.ok((await fields.count()) >= 5, `${await fields.count()} fields`);
      // What is told may take a field away, and bring another.
      for (let place = 0; place < (await fields.count()); place++) {
        const field = fields.nth(place);
        await field.evaluate((field, text) => {
          field.focus();
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        }, text);
        injected += 1;
      }
      const area = page.locator("#checklist textarea");
      assert.deepEqual((await tags()).filter((tag) => !known.includes(tag)), []);
      assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
      const handlers = await page.locator(".ic").evaluate((ic) => [...ic.querySelectorAll("*")].flatMap(({ attributes }) => [...attributes]).filter(({ name, value }) => /^on|^src|^style|^srcdoc/.test(name) || /^\s*javascript:/i.test(value) && name === "href").map(({ name }) => name));
      assert.deepEqual(handlers, []);
      assert.doesNotMatch(await area.inputValue(), UNSEEN);

      // The email's link: one address, which is empty, one subject, one body.
      await page.getByRole("button", { name: "Thank-you email", exact: true }).click();
      const link = await page.locator("a[href^=mailto]").getAttribute("href");
      const [, address, query] = link.match(/^mailto:([^?]*)\?(.*)$/);
      assert.equal(address, "");
      const headers = query.split("&").map((part) => part.split("="));
      assert.deepEqual(headers.map(([name, , ...more]) => [name, more.length]), [["subject", 0], ["body", 0]]);
      assert.doesNotMatch(decodeURIComponent(headers[0][1]), /[\r\n]/);
      assert.doesNotMatch(decodeURIComponent(headers[1][1]).replaceAll("\r\n", ""), UNSEEN);

      // The calendar: as many events as without, each with one summary.
      const [calendar] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the dates as a calendar file" }).click()]);
      const parsed = new ICAL.Component(ICAL.parse(await readFile(await calendar.path(), "utf8")));
      const advice = await widget(page).evaluate((widget) => widget.advice);
      const events = parsed.getAllSubcomponents("vevent");
      // What lies in the past is not exported.
      const now = advice.timeline.find(({ kind }) => kind === "now").at;
      const ahead = ({ kind, at, to }) => kind !== "interview" && kind !== "now" && (at ? at >= now.slice(0, at.length) : !to || to >= now);
      assert.equal(events.length, advice.timeline.filter(ahead).length);
      assert.deepEqual([...new Set(parsed.getAllSubcomponents().map(({ name }) => name))], ["vevent"]);
      for (const event of events) {
        assert.equal(event.getAllProperties("summary").length, 1);
        assert.equal(event.getAllProperties("uid").length, 1);
        assert.doesNotMatch(event.getFirstPropertyValue("uid"), /evil$/);
      }
      assert.match(calendar.suggestedFilename(), /^interview-connect-[\p{L}\p{N}-]+\.ics$/u);

      // The file: what was typed comes back from it.
      const before = await exported(page);
      const again = await widget(page).evaluate((widget) => widget.importState(widget.exportState()) && widget.exportState());
      assert.deepEqual(JSON.parse(again).plans[0].situation, before.plans[0].situation);
      assertSilent(watched);
    }));
}
