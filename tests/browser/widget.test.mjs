// What the widget promises while it is used: nothing typed is lost, everything can be taken back, and what it says is true.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { assertSilent, eventually, say, show, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const dana = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial" };
const held = { stage: "after", interviewAt: "2026-03-10T14:00", company: "Fernhill Logistics", job: "Data Analyst", you: "Sam Ekström" };
const three = [dana, { id: "2", name: "Luis Prado", rapport: "good" }, { id: "3", name: "Mira Voss", role: "recruiter" }];

const button = (page, name) => page.getByRole("button", { name });
const text = (page) => page.getByLabel("Your text");
const names = (page) => page.locator(".name-row input").evaluateAll((inputs) => inputs.map((input) => input.value));
const said = (page) => page.locator("[role=status]").textContent();
/** Whether all of it is where the user can see it, between what lies over the page. */
const inSight = (part) =>
  part.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const at = (x, y) => element.getRootNode().elementFromPoint(x, y);
    return [at(left + 4, top + 4), at(right - 4, bottom - 4)].every((found) => found === element);
  });
const active = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });

// --- typing ---

test("the caret stays where the user types, while the advice changes around it", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: [dana] });
    const name = page.getByLabel("Name of interviewer 1");
    await name.focus();
    await name.evaluate((input) => input.setSelectionRange(4, 4));
    await page.keyboard.type("iella");
    assert.equal(await name.inputValue(), "Danaiella Okafor");
    assert.deepEqual(await name.evaluate((input) => [input.selectionStart, input.selectionEnd]), [9, 9]);
    assert.match(await page.locator(".headline").innerText(), /Danaiella Okafor/);
    assertSilent(watched);
  }));

test("a date that is half typed stays half typed, also when a minute passes", () =>
  visit(browser, {}, async ({ page }) => {
    await page.getByRole("button", { name: say("questions.stage.after") }).click();
    const day = page.getByRole("group", { name: say("questions.interviewAt.ask") }).getByLabel("Day");
    await day.focus();
    await page.keyboard.type("0310");
    await page.clock.setFixedTime(new Date("2026-03-11T16:31:00+01:00"));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.keyboard.type("2026");
    assert.equal(await day.inputValue(), "2026-03-10");
  }));

test("a day without a time counts as noon, and the page says so", () =>
  visit(browser, {}, async ({ page }) => {
    await page.getByRole("button", { name: say("questions.stage.after") }).click();
    const question = page.getByRole("group", { name: say("questions.interviewAt.ask") });
    await question.getByLabel("Day").fill("2026-03-10");
    assert.match(await question.innerText(), /If you give no time, we use noon/);
    await question.getByLabel(say("ui.time")).fill("14:00");
    assert.match(await question.innerText(), /14:00 \(26 hours ago\)|14:00 \(27 hours ago\)/);
  }));

test("an answer at fault is named at its field, and the rest still counts", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] }, { folds: [{ fold: "everything", open: true }] });
    const left = page.getByLabel("How many requests with a note");
    await left.fill("5000");
    // What is being typed is not found fault with.
    assert.equal(await left.getAttribute("aria-invalid"), null);
    await page.keyboard.press("Tab");
    await eventually(async () => assert.match(await said(page), /Notes left: enter a whole number/));
    assert.equal(await left.getAttribute("aria-invalid"), "true");
    const described = await left.evaluate((input) =>
      input.getAttribute("aria-describedby").trim().split(/\s+/).map((id) => input.getRootNode().getElementById(id).textContent),
    );
    assert.match(described.join(" "), /Notes left: enter a whole number from 0 to 1000/);
    assert.match(await page.locator(".headline").innerText(), /Dana Okafor/);
  }));

const question = (page) => page.locator(".ask > h2").innerText();

test("a card goes on by itself once it is answered, the focus with it, and can be gone back to", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await button(page, say("questions.stage.after")).focus();
    await page.keyboard.press("Enter");
    assert.equal(await question(page), say("questions.interviewAt.ask"));
    assert.equal(await active(page), say("questions.interviewAt.ask"));
    assert.match(await page.locator(".verdict").innerText(), /Wait/);
    // A moment needs a day and a part of it.
    await button(page, "Yesterday").click();
    assert.equal(await question(page), say("questions.interviewAt.ask"));
    await button(page, "Afternoon").click();
    assert.equal((await situation(page)).interviewAt, "2026-03-10T15:00");
    assert.equal(await question(page), "Who interviewed you?");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Dana Okafor, Luis Prado; Mira Voss");
    await page.keyboard.press("Enter");
    assert.deepEqual(await names(page), ["Dana Okafor", "Luis Prado", "Mira Voss"]);
    assert.equal(await question(page), say("questions.rapport.ask", { who: "Dana Okafor" }));
    await button(page, "Back").click();
    assert.equal(await question(page), "Who interviewed you?");
    await button(page, "Back").click();
    assert.equal(await button(page, "Afternoon").getAttribute("aria-pressed"), "true");
    await button(page, "Evening").click();
    assert.equal((await situation(page)).interviewAt, "2026-03-10T18:00");
    assertSilent(watched);
  }));

test("questions that belong together share a card, and the next person may be answered for alike", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: [{ id: "1", name: "Dana Okafor" }, { id: "2", name: "Luis Prado" }] });
    const of = (title) => page.getByRole("group", { name: title });
    await of(say("questions.rapport.ask", { who: "Dana Okafor" })).getByRole("button", { name: say("questions.rapport.good") }).click();
    await of(say("questions.contact.ask", { who: "Dana Okafor" })).getByRole("button", { name: "A real conversation" }).click();
    await of(say("questions.role.ask", { who: "Dana Okafor" })).getByRole("button", { name: "Would be a colleague" }).click();
    assert.equal(await question(page), say("questions.rapport.ask", { who: "Luis Prado" }));
    await button(page, "Same as for Dana Okafor").click();
    assert.equal(await question(page), say("questions.contact.ask", { who: "Luis Prado" }));
    await button(page, "Same as for Dana Okafor").click();
    const [, luis] = (await situation(page)).interviewers;
    assert.deepEqual([luis.rapport, luis.contact], ["good", "substantial"]);
    assertSilent(watched);
  }));

for (const [width, height] of [[280, 740], [360, 740], [400, 600], [768, 900], [1200, 900]]) {
  test(`the answer keeps its place and height from the first tap until all is asked, ${width} × ${height}`, () =>
    visit(browser, { viewport: { width, height } }, async (watched) => {
      const { page } = watched;
      const box = () => page.locator("section.answer").evaluate((answer) => [answer.offsetTop, answer.offsetHeight]);
      await button(page, say("questions.stage.after")).click();
      const first = await box();
      const cards = [];
      const press = async (name) => {
        await page.locator(".ask").getByRole("button", { name, exact: true }).first().click();
        assert.deepEqual(await box(), first, `after ${name}`);
      };
      await press("Yesterday");
      await press("Afternoon");
      // The moment, the verdict and the next question are on the first screen, and all of the page on two.
      const { bottom } = await page.locator(".ask > h2").evaluate((title) => title.getBoundingClientRect());
      assert.ok(bottom < height - 60, `the question ends at ${bottom}`);
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      if (width >= 360 && width < 1024) assert.ok(tall <= 2 * Math.max(height, 740), `${tall} pixels`);
      await page.locator(".ask input").fill("Dana Okafor");
      await page.keyboard.press("Enter");
      for (let card = await question(page); card !== "Any news?"; card = await question(page)) {
        cards.push(card);
        await press(card.startsWith("How did it go") && cards.length === 1 ? say("questions.rapport.good") : "Skip");
      }
      assert.ok(cards.length > 2, cards.join());
      assertSilent(watched);
    }));
}

test("whoever has been removed is not asked about when the user goes back", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: [{ id: "1", name: "Dana Okafor" }, { id: "2", name: "Luis Prado" }] });
    await button(page, say("questions.rapport.poor")).click();
    while (!(await question(page)).includes("Luis Prado")) await button(page, "Skip").click();
    assert.match(await question(page), /Luis Prado/);
    await button(page, "Remove Dana Okafor").click();
    assert.equal(await button(page, "Back").count(), 0);
    assert.match(await question(page), /Luis Prado/);
    assertSilent(watched);
  }));

test("what may be true of somebody is ticked on one card, and the rest of it is not so", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    const passed = ["1", "2"].map((person) => ({ field: "rapport", person }));
    await show(page, { ...held, interviewers: [{ id: "1", name: "Dana Okafor" }, { id: "2", name: "Luis Prado" }] }, { passed });
    assert.equal(await question(page), "Is any of this true of Dana Okafor?");
    await page.getByRole("button", { name: "Dana Okafor suggested connecting", exact: true }).click();
    await button(page, "That’s all").click();
    assert.equal(await question(page), "Is any of this true of Luis Prado?");
    await button(page, "None of this").click();
    const { interviewers } = await situation(page);
    assert.deepEqual(interviewers.map(({ invitedYou, request }) => [invitedYou, request]), [[true, "none"], [false, "none"]]);
    assertSilent(watched);
  }));

test("what changed is said once, politely, after a pause", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    await page.getByRole("radio", { name: say("questions.posture.cautious"), exact: true }).check();
    assert.equal(await said(page), "");
    await eventually(async () => assert.match(await said(page), /wait for the decision/));
    assert.equal(await page.locator("[aria-live]").count(), 1);
  }));

for (const [locale, day, time, other] of [
  ["en-US", "Friday, March 13", "10:30 AM", /\b13 March|Mar\b|\b1[0-2]:\d\d(?! [AP]M)|\b(1[3-9]|2\d):\d\d/],
  ["en-GB", "Friday 13 March", "10:30", /March 13|Mar\b|\d [AP]M|\d\s?[ap]m\b/],
  // An English widget in a German browser.
  ["de-DE", "Friday 13 March", "10:30", /March 13|Mar\b|März|\d [AP]M|\d\s?[ap]m\b/],
]) {
  test(`all dates and times on the page have one form, that of a reader in ${locale}`, () =>
    visit(browser, { locale }, async ({ page }) => {
      const folds = ["everything", "about", "happened", "phase-before", "phase-after", "phase-later"].map((fold) => ({ fold, open: true }));
      const ahead = { stage: "before", invitedOn: "2026-03-03", interviewAt: "2026-03-13T10:30", decisionOn: "2026-03-27", interviewers: [{ ...dana, relationship: "known" }] };
      for (const situation of [ahead, { ...held, decisionOn: "2026-03-24", interviewers: [dana, { id: "2", metAt: "2026-03-13T10:30" }] }]) {
        await show(page, situation, { folds });
        const text = await page.locator(".ic").evaluate((ic) => [ic.textContent, ...[...ic.querySelectorAll("textarea, input[type=text]")].map((field) => field.value)].join("\n"));
        assert.doesNotMatch(text, other);
        assert.ok(text.includes(`${day}, ${time}`), `${day}, ${time} is nowhere`);
        // The headline and what the engine says are part of it.
        const { headline } = await page.locator("#checklist").evaluate((widget) => widget.advice);
        assert.ok(text.includes(headline));
      }
      await show(page, { ...ahead, interviewers: [dana] });
      // The headline names the next working day after the interview.
      const [monday, nine] = locale === "en-US" ? ["Monday, March 16", "9:00 AM"] : ["Monday 16 March", "09:00"];
      const headline = await page.locator(".headline").innerText();
      assert.ok(headline.includes(`${monday}, ${nine}`), headline);
    }));
}

// --- people ---

test("a removed interviewer comes back with one press, and what was entered since stays", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: three });
    await button(page, "Remove Luis Prado").click();
    assert.deepEqual(await names(page), ["Dana Okafor", "Mira Voss"]);
    await page.getByLabel("Name of interviewer 1").fill("Dana O.");
    await button(page, "Undo").click();
    assert.deepEqual(await names(page), ["Dana O.", "Luis Prado", "Mira Voss"]);
  }));

test("whoever is moved keeps the focus with them", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: three });
    await button(page, "Move Mira Voss up").focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await names(page), ["Dana Okafor", "Mira Voss", "Luis Prado"]);
    assert.equal(await active(page), "Move Mira Voss up");
    await page.keyboard.press("Enter");
    assert.deepEqual(await names(page), ["Mira Voss", "Dana Okafor", "Luis Prado"]);
    assert.equal(await active(page), "Move Mira Voss down");
  }));

test("fifty interviewers are as many as fit", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: Array.from({ length: 49 }, (_, index) => ({ name: `Person ${index + 1}` })) });
    await button(page, "Add an interviewer").click();
    assert.ok(await button(page, "Add an interviewer").isDisabled());
    assert.equal(await page.getByLabel("Name of interviewer 50").count(), 1);
    await page.getByLabel("Name of interviewer 50").fill("The last");
    assert.match(await page.locator(".strip").innerText(), /The last/);
  }));

// --- records and ticks ---

test("each record moves the plan on, and undo takes it back", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    const gist = () => page.locator(".gist").innerText();
    await page.locator("summary", { hasText: "Something else happened" }).click();
    await button(page, "I sent Dana Okafor the request").click();
    assert.match(await gist(), /Wait\s*for their answer/);
    await button(page, "Dana Okafor declined").click();
    assert.match(await gist(), /Don’t ask again/);
    await button(page, "Undo").click();
    assert.match(await gist(), /Wait\s*for their answer/);
    await button(page, "They made me an offer").click();
    assert.ok(await page.getByText("Stage: Got an offer").isVisible());
  }));

const card = question;
const situation = (page) => page.locator("#checklist").evaluate((widget) => widget.situation);
const ahead = { stage: "before", interviewAt: "2026-03-10T14:00", interviewers: [dana] };

test("a date that has passed is asked about first, and one press says that it took place", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, ahead);
    assert.match(await card(page), /Interview: Yesterday, 14:00. How did it go\?/i);
    assert.equal(await page.locator(".question").count(), 0);
    await button(page, "The interview took place").click();
    assert.equal((await situation(page)).stage, "after");
    assert.equal((await situation(page)).interviewAt, "2026-03-10T14:00");
    assert.doesNotMatch(await card(page), /How did it go/);
    await button(page, "Undo").click();
    assert.equal((await situation(page)).stage, "before");
    assert.match(await card(page), /How did it go/);
    await show(page, { ...ahead, nextInterviewAt: "2026-03-18T10:00" });
    await button(page, "The interview took place").click();
    assert.equal((await situation(page)).stage, "between");
    assertSilent(watched);
  }));

test("an interview that was moved is asked for its new date, and one called off may have ended it all", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, ahead);
    await button(page, "The interview was moved").click();
    assert.equal((await situation(page)).interviewAt, undefined);
    const question = page.getByRole("group", { name: say("questions.interviewAt.askAhead") });
    assert.equal(await question.count(), 1);
    assert.equal(await active(page), say("questions.interviewAt.askAhead"));
    await button(page, "Undo").click();
    assert.equal((await situation(page)).interviewAt, "2026-03-10T14:00");

    await button(page, "The interview was called off").click();
    assert.equal((await situation(page)).interviewAt, undefined);
    await page.getByRole("group", { name: "Where are you with this application?" }).getByRole("button", { name: say("questions.stage.closed") }).click();
    assert.equal((await situation(page)).stage, "closed");
    await page.locator("summary", { hasText: "Everything you can tell us" }).click();
    await page.getByRole("group", { name: "Why did it end?" }).getByRole("radio", { name: say("questions.closedBecause.cancelled") }).check();
    assert.equal((await situation(page)).closedBecause, "cancelled");
    assertSilent(watched);
  }));

test("of somebody met on a day of their own, it is that day which has passed, or is moved", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { stage: "before", interviewers: [{ ...dana, metAt: "2026-03-10T14:00" }, { id: "2", name: "Luis Prado", metAt: "2026-03-13T10:00" }] });
    assert.match(await card(page), /Dana Okafor: Yesterday, 14:00. How did it go\?/i);
    await button(page, "The interview took place").click();
    assert.equal((await situation(page)).stage, "between");
    await page.locator(".person", { hasText: "Luis Prado" }).first().click();
    await page.locator("summary", { hasText: "Something else happened" }).click();
    await button(page, "The interview was moved").click();
    const [one, two] = (await situation(page)).interviewers;
    assert.deepEqual([one.metAt, two.metAt], ["2026-03-10T14:00", undefined]);
    assert.equal(await page.getByRole("group", { name: "When do you meet Luis Prado, or when did you?" }).count(), 1);
    await button(page, "Undo").click();
    assert.equal((await situation(page)).interviewers[1].metAt, "2026-03-13T10:00");
  }));

test("whoever was asked has said yes, or would rather not", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, arrangedBy: "agency", interviewers: [{ ...dana, thankYouSentAt: "2026-03-10T18:00" }] });
    const gist = () => page.locator(".gist").innerText();
    assert.match(await gist(), /Wait\s*for the decision/);
    await page.locator("summary", { hasText: "Something else happened" }).click();
    await button(page, say("ui.happened.agreed", { who: "Dana Okafor" })).click();
    assert.match(await gist(), /Send a request/);
    assert.match(await text(page).inputValue(), /agree/);
    assert.equal((await situation(page)).interviewers[0].agreed, true);
    await button(page, "Undo").click();
    assert.match(await gist(), /Wait/);
    await button(page, say("ui.happened.ratherNot", { who: "Dana Okafor" })).click();
    assert.match(await gist(), /Don’t ask again/);
    await button(page, "Undo").click();
    assert.equal((await situation(page)).interviewers[0].agreed, undefined);
    assertSilent(watched);
  }));

test("what seldom matters is asked only of whoever wants to answer it, and nothing is asked twice", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: [dana] }, { folds: [{ fold: "everything", open: true }, { fold: "about", open: true }] });
    const weights = async () => (await page.locator("#checklist").evaluate((widget) => widget.advice)).missing.map(({ field, weight }) => [field, weight]);
    const seen = [];
    const skip = page.locator(".steps").getByRole("button", { name: /Skip|None of this/ });
    while (await skip.count()) {
      seen.push(await question(page));
      await skip.click();
    }
    assert.deepEqual(seen.filter((title, place) => seen.indexOf(title) < place), []);
    assert.match(await page.locator(".ask").innerText(), /Any news\?\s*That’s all we need for now/);
    assert.ok((await weights()).some(([, weight]) => weight < 30));
    const more = page.locator("summary", { hasText: "More questions that may matter" });
    await more.click();
    const questions = () => page.locator("fieldset > legend").allInnerTexts();
    const all = await questions();
    assert.deepEqual(all.filter((question, place) => all.indexOf(question) < place), []);
    const within = page.locator("details", { has: more }).last().locator("fieldset");
    const titles = await within.locator("legend").allInnerTexts();
    assert.ok(titles.length > 0);
    // An answered question stays under the hand.
    await within.first().getByRole("radio").first().check();
    assert.ok(await within.first().getByRole("radio").first().isChecked());
    assert.equal((await within.locator("legend").allInnerTexts())[0], titles[0]);
    assert.equal(await question(page), "Any news?");
    assertSilent(watched);
  }));

test("a tick stays with its item; done items go and come back", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    const item = page.getByRole("checkbox", { name: say("checklist.topic.text", { who: "Dana Okafor" }) });
    await item.check();
    assert.match(await page.locator(".progress").innerText(), /^1 of \d+ done/);
    await button(page, say("ui.clearDone")).click();
    assert.equal(await item.count(), 0);
    await button(page, say("ui.showCleared", { number: 1 })).click();
    assert.ok(await item.isChecked());
    await item.uncheck();
    assert.match(await page.locator(".progress").innerText(), /^0 of/);
  }));

test("unticking an item that stands for a fact takes the fact back", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [{ ...dana, thankYouSentAt: "2026-03-10T18:00" }] });
    const item = page.getByRole("checkbox", { name: "Thank Dana Okafor by email" });
    assert.ok(await item.isChecked());
    await item.uncheck();
    assert.match(await page.locator(".headline").innerText(), /^Thank Dana Okafor by email/);
    await button(page, "Undo").click();
    assert.ok(await item.isChecked());
  }));

// --- drafts ---

test("the user's own words stay until they say otherwise", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    await text(page).fill("My own words.");
    await page.getByLabel("Name of interviewer 1").fill("Dana O.");
    assert.equal(await text(page).inputValue(), "My own words.");
    assert.match(await page.locator(".message").innerText(), /Your answers have changed/);
    await button(page, "Keep mine").click();
    assert.doesNotMatch(await page.locator(".message").innerText(), /Your answers have changed/);
    await page.getByRole("radio", { name: "Warm" }).click();
    assert.equal(await text(page).inputValue(), "My own words.");
    await button(page, say("ui.cancel")).click();
    assert.ok(await page.getByRole("radio", { name: "Plain" }).isChecked());
    await page.getByRole("radio", { name: "Warm" }).click();
    await button(page, "Replace my text").click();
    assert.match(await text(page).inputValue(), /^Hi Dana O\./);
    await text(page).fill("Again my own.");
    await button(page, "Use our wording").click();
    assert.match(await text(page).inputValue(), /^Hi Dana O\./);
    await button(page, "Undo").click();
    assert.equal(await text(page).inputValue(), "Again my own.");
  }));

test("a missing fact is a field that stays while it is filled in", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [{ ...dana, thankYouSentAt: "2026-03-10T18:00" }] });
    const topic = page.getByRole("group", { name: say("ui.facts") }).getByLabel(say("questions.topic.ask"));
    assert.doesNotMatch(await text(page).inputValue(), /\[|depot/);
    await topic.focus();
    await page.keyboard.type("depot forecasts");
    assert.equal(await topic.inputValue(), "depot forecasts");
    assert.match(await text(page).inputValue(), /depot forecasts/);
    assert.doesNotMatch(await text(page).inputValue(), /\[/);
  }));

test("in a popup a press above the text goes to the facts below it", () =>
  visit(browser, { viewport: { width: 400, height: 600 } }, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    await page.getByRole("navigation").getByRole("button", { name: say("ui.place.message") }).click();
    const topic = page.getByLabel(say("questions.topic.ask"));
    assert.ok(!(await inSight(topic)));
    await button(page, say("ui.facts")).click();
    await eventually(async () => assert.ok(await inSight(topic)));
    await page.keyboard.type("depot forecasts");
    assert.match(await text(page).inputValue(), /depot forecasts/);
  }));

test("the counter knows the account's limit", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [{ ...dana, thankYouSentAt: "2026-03-10T18:00" }] });
    await text(page).fill("x".repeat(215));
    assert.match(await page.locator(".message").innerText(), /215 of 200 characters[\s\S]*15 over/);
    await eventually(async () => assert.match(await said(page), /15 over/));
    await page.getByRole("radio", { name: "Paid: 300 characters" }).check();
    assert.match(await page.locator(".message").innerText(), /215 of 300 characters/);
    assert.doesNotMatch(await page.locator(".message").innerText(), /15 over/);
  }));

test("what there is to change stands beside the user's own text, and a press shows the place", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: [{ ...dana, topic: "depot forecasts", thankYouSentAt: "2026-03-10T18:00" }] });
    const findings = page.getByRole("group", { name: "Before you send it" });
    assert.equal(await findings.count(), 0);
    const own = "Hi Dana Okafor, our talk about depot forecasts today was great!!! Please let me know by Friday. 👩🏽‍💻";
    await text(page).fill(own);
    assert.deepEqual(await findings.locator(".finding p").allInnerTexts(), [
      `${say("ui.findingWarning")}: ${say("review.wrongDay.held", { day: "yesterday" })}`,
      `${say("ui.findingWarning")}: ${say("review.tone.marks")}`,
      `${say("ui.findingWarning")}: ${say("review.pressure.deadline")}`,
    ]);
    await eventually(async () => assert.match(await said(page), /By your dates/));
    await findings.getByRole("button", { name: "let me know by Friday" }).click();
    const marked = await text(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
    assert.equal(marked, "let me know by Friday");
    assert.equal(await text(page).evaluate((area) => area.getRootNode().activeElement === area), true);
    await page.keyboard.type("say hello");
    assert.equal(await text(page).inputValue(), own.replace("let me know by Friday", "say hello"));
    assert.doesNotMatch(await findings.innerText(), /deadline/);
    await findings.getByText("Who says so").first().click();
    assert.ok((await findings.locator(".sources li").count()) > 0);
    await text(page).fill("Hi Dana Okafor, our talk about depot forecasts yesterday stayed with me.");
    assert.equal(await findings.count(), 0);
    assert.match(await page.locator(".message").innerText(), /We found nothing to change\./);
    await eventually(async () => assert.match(await said(page), /We found nothing to change\./));
    assertSilent(watched);
  }));

test("the same words for a second interviewer are noticed", () =>
  visit(browser, {}, async ({ page }) => {
    const thanked = { topic: "depot forecasts", thankYouSentAt: "2026-03-10T18:00" };
    await show(page, { ...held, interviewers: three.map((who) => ({ ...who, ...thanked })) });
    const words = (name) => `Hi ${name}, I enjoyed hearing how the depots plan their weeks.`;
    await text(page).fill(words("Dana Okafor"));
    await page.locator(".person", { hasText: "Luis Prado" }).first().click();
    await text(page).fill(words("Luis Prado"));
    assert.match(await page.locator(".message").innerText(), /Dana Okafor was sent the same words/);
  }));

test("while thanks are due the message shown is the thank-you, then the note, and neither has a bracket", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, you: undefined, interviewers: [{ ...dana, name: undefined }] });
    const title = page.locator(".message h2");
    assert.match(await title.innerText(), /^Thank-you email/);
    assert.match(await text(page).inputValue(), /^Hello,\n\n.*,$/s);
    assert.doesNotMatch(await text(page).inputValue(), /[[\]]/);
    // What was left out is offered.
    await page.locator(".message").getByLabel(say("questions.you.ask")).fill("Sam Ekström");
    await page.locator(".message").getByLabel(say("ui.theirName")).fill("Dana Okafor");
    assert.match(await text(page).inputValue(), /^Hello Dana Okafor,.*,\nSam Ekström$/s);
    await page.getByRole("button", { name: /^I thanked/ }).first().click();
    assert.match(await title.innerText(), /^Note/);
    assert.doesNotMatch(await text(page).inputValue(), /[[\]]/);
    assertSilent(watched);
  }));

test("copied is only said when it is true; else the text is selected", async () => {
  await visit(browser, { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    await button(page, "Copy the email").click();
    await eventually(async () => assert.match(await page.locator(".message").innerText(), /Copied\./));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text(page).inputValue());
  });
  const refused = () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  };
  const absent = () => Object.defineProperty(navigator, "clipboard", { value: undefined });
  for (const prepare of [refused, absent]) {
    await visit(browser, { prepare }, async (watched) => {
      const { page } = watched;
      await show(page, { ...held, interviewers: [dana] });
      await button(page, "Copy the email").click();
      await eventually(async () => assert.match(await page.locator(".message").innerText(), /did not allow copying.*Ctrl\+C/));
      assert.doesNotMatch(await page.locator(".message").innerText(), /Copied/);
      const selected = await text(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
      assert.equal(selected, await text(page).inputValue());
      await button(page, "Copy what is left").click();
      const left = page.getByRole("textbox", { name: "Copy what is left" });
      await eventually(async () => assert.match(await left.inputValue(), /^\[ \] /));
      assertSilent(watched);
    });
  }
});

test("once a message is copied, the same one to the next person is a press away", () =>
  visit(browser, { permissions: ["clipboard-read", "clipboard-write"] }, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: three });
    const next = (name) => page.locator(".message").getByRole("button", { name: `Thank-you email to ${name}` });
    for (const [place, { name }] of three.entries()) {
      assert.equal(await page.locator(".message h2").innerText(), `Thank-you email to ${name}`);
      assert.ok((await text(page).inputValue()).includes(name));
      await button(page, "Copy the email").click();
      await page.locator(".message").getByText("Copied.").waitFor();
      const later = three[place + 1]?.name;
      assert.equal(await page.locator(".message").getByRole("button", { name: /^Thank-you email to/ }).count(), later ? 1 : 0);
      if (!later) break;
      await next(later).click();
      assert.equal(await active(page), `Thank-you email to ${later}`);
    }
    assertSilent(watched);
  }));

test("where a thank-you asks about connecting while the verdict is to wait, the page says why", () =>
  visit(browser, {}, async ({ page }) => {
    const hint = page.locator(".message").getByText(say("ui.draftAsks"));
    await show(page, { ...held, interviewers: [{ id: "1", name: "Dana Okafor" }] });
    assert.match(await text(page).inputValue(), /connect/);
    assert.equal(await hint.count(), 1);
    // What the user's own words ask is theirs to know.
    await text(page).fill("Thank you for the conversation.");
    assert.equal(await hint.count(), 0);
    await show(page, { ...held, interviewers: [dana] });
    assert.doesNotMatch(await text(page).inputValue(), /connect/);
    assert.equal(await hint.count(), 0);
  }));

test("an email opens in the email app with its lines apart", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [{ ...dana, name: "Dana & Co? #1" }] });
    await button(page, "Thank-you email").click();
    const link = page.getByRole("link", { name: say("ui.mail") });
    const address = new URL(await link.getAttribute("href"));
    assert.equal(address.protocol, "mailto:");
    assert.equal(address.searchParams.get("body"), (await text(page).inputValue()).replaceAll("\n", "\r\n"));
    assert.match(address.searchParams.get("subject"), /./);
    await text(page).fill("long ".repeat(500));
    assert.equal(await link.count(), 0);
    assert.match(await page.locator(".message").innerText(), /too long for your email app/);
  }));

// --- why, plans, room ---

test("what is supposed is not kept until the user says so", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    const kept = () => page.evaluate(() => localStorage.getItem("interview-connect"));
    await button(page, /^What if you feel uneasy/).click();
    assert.match(await page.locator(".strip").innerText(), /Just trying it out: you feel uneasy/);
    assert.doesNotMatch(await kept(), /uneasy/);
    // What is told meanwhile is no supposition.
    await page.getByLabel("Name of interviewer 1").fill("Dana O.");
    await button(page, say("ui.supposeStop")).click();
    assert.equal(await page.getByLabel("Name of interviewer 1").inputValue(), "Dana O.");
    assert.match(await kept(), /Dana O\./);
    await button(page, /^What if you feel uneasy/).click();
    await button(page, say("ui.supposeKeep")).click();
    assert.match(await kept(), /uneasy/);
    await button(page, "Undo").click();
    assert.doesNotMatch(await kept(), /uneasy/);
  }));

test("plans stand side by side and none is mixed up with another", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { ...held, interviewers: [dana] });
    await page.locator("summary", { hasText: "Your plan" }).click();
    await button(page, "Start another plan").click();
    await page.keyboard.type("The other one");
    await page.getByRole("button", { name: "Turned down" }).click();
    await page.getByLabel("Name of interviewer 1").fill("Someone else");
    const plans = page.getByRole("list", { name: "Your plans" });
    await plans.getByRole("button", { name: "Fernhill Logistics" }).click();
    assert.equal(await page.getByLabel("Name of interviewer 1").inputValue(), "Dana Okafor");
    await button(page, "Remove this plan").click();
    await page.getByRole("group", { name: /Remove this plan and everything/ }).getByRole("button", { name: "Remove this plan" }).click();
    assert.equal(await page.getByLabel("Name of interviewer 1").inputValue(), "Someone else");
    await button(page, "Undo").click();
    assert.equal(await page.getByLabel("Name of interviewer 1").inputValue(), "Dana Okafor");
  }));

test("a keystroke is on the page at once, and changes little of it", () =>
  visit(browser, {}, async ({ page }) => {
    /** The most that one of some keystrokes changes of a page with so many interviewers. */
    const changes = async (people) => {
      await show(page, { ...held, interviewers: Array.from({ length: people }, (_, index) => ({ ...dana, id: String(index + 1) })) });
      return page.getByLabel("Name of interviewer 1").evaluate((input) => {
        const shown = input.getRootNode().querySelector("[part=widget]");
        const observer = new MutationObserver(() => {});
        observer.observe(shown, { subtree: true, childList: true, characterData: true, attributes: true });
        const counts = Array.from({ length: 20 }, (_, index) => {
          input.value = `Person ${index}`;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          // Nothing has been waited for: neither a frame nor a timer.
          if (!shown.querySelector("[part=headline]").textContent.includes(input.value)) throw new Error(`${input.value} is not in the headline`);
          return observer.takeRecords().length;
        });
        observer.disconnect();
        return Math.max(...counts);
      });
    };
    const [one, five] = [await changes(1), await changes(5)];
    assert.ok(one > 0 && five < 120, `${five} changes for a letter`);
    console.log(`changes to the page for a letter of a name: ${one} with one interviewer, ${five} with five`);
  }));

test("the minutes pass on the page as they do outside", () =>
  visit(browser, {}, async ({ page }) => {
    await page.clock.install({ time: new Date("2026-03-11T16:30:00+01:00") });
    await page.reload();
    await show(page, { ...held, interviewers: [dana] });
    assert.match(await page.locator(".particulars").innerText(), /in 22 hours/);
    await page.clock.runFor("01:30:00");
    assert.match(await page.locator(".particulars").innerText(), /in 20 hours/);
  }));

test("a popup shows the verdict, when, and the beginning of the next question without scrolling", () =>
  visit(browser, { viewport: { width: 380, height: 600 } }, async ({ page }) => {
    for (const situation of [
      { ...held, interviewers: [dana] },
      { stage: "before", interviewAt: "2026-03-13T10:00", interviewers: [{ id: "1", name: "Dana Okafor" }] },
    ]) {
      await show(page, situation);
      for (const part of [page.locator(".verdict"), page.locator(".headline"), page.locator(".moment-line"), page.locator(".ask > h2"), page.locator(".ask .button").first()]) {
        const { y, height } = await part.boundingBox();
        assert.ok(y >= 0 && y + height <= 600, `${part} reaches from ${y} to ${y + height}`);
      }
    }
  }));

test("on a narrow page one place shows at a time, is remembered, and the browser's search still finds the others", () =>
  visit(browser, { viewport: { width: 360, height: 740 } }, async (watched) => {
    const { page } = watched;
    await show(page, { ...held, interviewers: [dana] });
    const shown = async () => {
      const places = { answer: ".answer", plan: ".todo", message: ".message", why: ".why" };
      const visible = await Promise.all(Object.values(places).map((place) => page.locator(place).isVisible()));
      return Object.keys(places).filter((_, index) => visible[index]);
    };
    assert.deepEqual(await shown(), ["answer"]);
    const place = (name) => page.getByRole("navigation").getByRole("button", { name });
    for (const [name, heading] of [["Plan", "Checklist"], ["Message", "Thank-you email to Dana Okafor"], ["Why", say("ui.why", { who: "Dana Okafor" })]]) {
      await place(name).click();
      assert.deepEqual(await shown(), [name.toLowerCase()]);
      assert.equal(await active(page), heading);
      // The gist stands above it.
      assert.match(await page.locator(".gist").innerText(), /Send a request/);
    }
    const found = await page.evaluate(() => {
      const panel = document.getElementById("checklist").shadowRoot.querySelector(".panel.plan");
      const hidden = panel.getAttribute("hidden");
      panel.dispatchEvent(new Event("beforematch", { bubbles: true }));
      return hidden;
    });
    assert.equal(found, "until-found");
    assert.deepEqual(await shown(), ["plan"]);
    await page.reload();
    assert.deepEqual(await shown(), ["plan"]);
    await page.setViewportSize({ width: 1200, height: 900 });
    assert.deepEqual(await shown(), ["answer", "plan", "message", "why"]);
    assertSilent(watched);
  }));

test("the gist stays in sight while a place scrolls, and covers nothing that has the focus", () =>
  visit(browser, { viewport: { width: 360, height: 640 } }, async ({ page }) => {
    await show(page, { ...held, interviewers: three }, { folds: [{ fold: "at-why", open: true }] });
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      const [strip, places, focus] = await page.evaluate(() => {
        const root = document.getElementById("checklist").shadowRoot;
        const box = (element) => element?.getBoundingClientRect().toJSON();
        const active = root.activeElement;
        return [box(root.querySelector(".strip")), box(root.querySelector(".places")), active?.closest(".places, .foot") ? null : box(active)];
      });
      assert.ok(strip.top >= 0 && strip.bottom <= 640, "the gist is out of sight");
      if (focus) assert.ok(focus.bottom > strip.bottom && focus.top < places.top, `step ${step}: what has the focus is hidden`);
    }
  }));

test("a place opens with its heading in sight wherever the page stood, and the line of what was done leaves the places free", () =>
  visit(browser, { viewport: { width: 360, height: 640 } }, async ({ page }) => {
    await show(page, { ...held, interviewers: three });
    await button(page, "I thanked Dana Okafor by email").click();
    const boxes = () =>
      page.evaluate(() => {
        const root = document.getElementById("checklist").shadowRoot;
        const box = (element) => element.getBoundingClientRect().toJSON();
        return { strip: box(root.querySelector(".strip")), places: box(root.querySelector(".places")), done: box(root.querySelector(".done")), heading: box(root.activeElement) };
      });
    for (const name of ["Plan", "Message", "Why"]) {
      await page.evaluate(() => scrollTo(0, 1000));
      await page.getByRole("navigation").getByRole("button", { name }).click();
      const { strip, places, done, heading } = await boxes();
      assert.ok(heading.top >= strip.bottom && heading.bottom <= places.top, `${name}: ${JSON.stringify({ strip, heading })}`);
      assert.ok(done.bottom <= places.top, `${name}: ${JSON.stringify({ done, places })}`);
    }
  }));

test("the sign on the first card is large, and those of what happens when are small", () =>
  visit(browser, {}, async ({ page }) => {
    const widths = (selector) => page.locator(selector).evaluateAll((signs) => signs.map((sign) => Math.round(sign.getBoundingClientRect().width)));
    assert.deepEqual(await widths(".answer .mark"), [36]);
    await show(page, { ...held, interviewers: three });
    const signs = await widths(".happening .mark");
    assert.ok(signs.length > 2 && signs.every((width) => width <= 18), `${signs}`);
  }));

test("two names with an and between them are two people", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { stage: "after", interviewAt: "2026-03-10T14:00" });
    await page.getByRole("textbox", { name: "Who interviewed you?" }).fill("Helen Marsh and Tomasz Zielinski");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.deepEqual((await names(page)).filter(Boolean), ["Helen Marsh", "Tomasz Zielinski"]));
  }));
