// Three whole stories, walked with the keyboard alone: what someone enters, reads, copies and records.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { assertSilent, eventually, faultsOf, keyboard, say, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const gist = (page) => page.locator(".gist").innerText();
const headline = (page) => page.locator(".headline").innerText();
const reads = (page, text, pattern) => eventually(async () => assert.match(await text(page), pattern));
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

test("the day before an interview with someone known", () =>
  visit(browser, { at: "2026-03-11T16:30", permissions: ["clipboard-read", "clipboard-write"] }, async (watched) => {
    const { page } = watched;
    const user = keyboard(page);
    await user.choose(say("questions.stage.ask"), say("questions.stage.before"));
    await user.date(say("questions.interviewAt.askAhead"), "2026-03-12", "17:30");
    await reads(page, gist, /Wait/);

    await user.type("Name of interviewer 1", "Dana Okafor");
    await user.fold("All about Dana Okafor");
    await user.choose(say("questions.relationship.ask", { who: "Dana Okafor" }), say("questions.relationship.known"));
    await reads(page, gist, /Send a request\s*until today, 17:30/);
    await reads(page, headline, /Dana Okafor now/);

    const note = page.getByLabel("Your text");
    await reads(page, () => note.inputValue(), /Dana Okafor.*tomorrow/s);
    await user.press("Copy the note");
    await reads(page, () => page.locator(".message").innerText(), /Copied\./);
    assert.equal(await copied(page), await note.inputValue());
    assert.deepEqual(await faultsOf(page), []);

    await user.press("I sent Dana Okafor the request");
    await reads(page, gist, /Wait\s*for their answer/);
    await user.fold("After the interview");
    assert.ok(await page.getByRole("checkbox", { name: say("checklist.request.text", { who: "Dana Okafor" }) }).isChecked());
    await user.press("Undo");
    await reads(page, gist, /Send a request/);

    await user.press("I sent Dana Okafor the request");
    await user.press("Dana Okafor and I are connected now");
    await reads(page, gist, /Connected/);
    assert.deepEqual(await faultsOf(page), []);
    assertSilent(watched);
  }));

test("the day after a panel of three", () =>
  visit(browser, { at: "2026-03-11T16:30", permissions: ["clipboard-read", "clipboard-write"] }, async (watched) => {
    const { page } = watched;
    const user = keyboard(page);
    await user.choose(say("questions.stage.ask"), say("questions.stage.after"));
    await user.date(say("questions.interviewAt.ask"), "2026-03-10", "14:00");
    await user.type("Name of interviewer 1", "Dana Okafor");
    await user.press("Add an interviewer");
    // The new field has the focus already.
    await page.keyboard.type("Luis Prado");
    await user.press("Add an interviewer");
    await page.keyboard.type("Mira Voss");

    // What decides most comes next, for all three at once: each under their name.
    await reads(page, () => page.locator(".question").last().innerText(), /How did it go with each person\?/);
    for (const [who, role, rapport] of [
      ["Dana Okafor", say("questions.role.hiringManager"), say("questions.rapport.good")],
      ["Luis Prado", say("questions.role.teamMember"), say("questions.rapport.good")],
      ["Mira Voss", "Recruiter", say("questions.rapport.mixed")],
    ]) {
      await user.choose(who, rapport);
      await user.press(new RegExp(`^${who}`));
      const about = page.locator("details.fold", { hasText: `All about ${who}` });
      if (!(await about.evaluate((details) => details.open))) await user.fold(`All about ${who}`);
      await user.choose(say("questions.role.ask", { who }), role);
    }
    const verdicts = () => page.locator(".people .person").evaluateAll((rows) => rows.map((row) => row.querySelector(".what").textContent));
    await reads(page, async () => (await verdicts()).join(), /^Send a request,Send a request,Wait$/);
    await reads(page, headline, /Dana Okafor and Luis Prado/);
    assert.deepEqual(await faultsOf(page), []);

    // A tick that stands for a fact records it.
    await user.press(/^Dana Okafor/);
    await user.tick("Thank Dana Okafor by email");
    await reads(page, () => page.locator("div.done").innerText(), /Recorded: I thanked Dana Okafor by email/);
    await reads(page, () => page.locator(".message h2").innerText(), /Note to Dana Okafor/);
    await user.type(say("questions.topic.ask"), "moving the depot forecasts off spreadsheets");
    await user.type(say("questions.job.ask"), "Data Analyst");
    await reads(page, () => page.getByLabel("Your text").inputValue(), /depot forecasts/);

    // The next in line is reordered without losing what was told.
    await user.press("Move Mira Voss up");
    await reads(page, async () => (await verdicts()).join(), /^Send a request,Wait,Send a request$/);

    await user.press("Copy what is left");
    await eventually(async () => assert.match(await copied(page), /^\[ \] .*\n\[ \] /));
    assert.doesNotMatch(await copied(page), /Thank Dana Okafor by email/);
    assertSilent(watched);
  }));

test("four weeks after a rejection", () =>
  visit(browser, { at: "2026-04-17T10:05" }, async (watched) => {
    const { page } = watched;
    const user = keyboard(page);
    await user.choose(say("questions.stage.ask"), say("questions.stage.rejected"));
    await user.type("When did they tell you?", "03202026");
    await user.type("Name of interviewer 1", "Dana Okafor");
    await user.fold("All about Dana Okafor");
    await user.choose(say("questions.contact.ask", { who: "Dana Okafor" }), say("questions.contact.substantial"));
    await user.choose(say("questions.rapport.ask", { who: "Dana Okafor" }), say("questions.rapport.good"));
    await reads(page, gist, /Send a request/);
    await reads(page, () => page.locator(".particulars").innerText(), /still makes sense/);

    // What would change it can be tried, and given up again.
    await user.press(/^What if it went badly with Dana Okafor/);
    await reads(page, gist, /No need to ask/);
    assert.deepEqual(await faultsOf(page), []);
    await user.press(say("ui.supposeStop"));
    await reads(page, gist, /Send a request/);
    assert.equal(await page.getByRole("group", { name: say("questions.rapport.ask", { who: "Dana Okafor" }) }).getByRole("radio", { name: say("questions.rapport.good"), exact: true }).isChecked(), true);

    await user.press("Thanks after a rejection");
    await reads(page, () => page.locator(".message h2").innerText(), /Thanks to Dana Okafor after the rejection/);
    assert.deepEqual(await faultsOf(page), []);
    assertSilent(watched);
  }));
