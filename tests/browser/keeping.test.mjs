// Keeping plans on the device: whatever the storage does, nothing on the screen is lost and nothing kept is overwritten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { assertSilent, eventually, faultsOf, open, openSettings, say, show, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const KEY = "interview-connect";
const kept = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const name = (page) => page.getByLabel("Name of interviewer 1");
const trouble = (page) => page.getByRole("group", { name: say("ui.trouble") });
const begin = async (page, who = "Dana Okafor") => {
  await page.getByRole("button", { name: say("questions.stage.after") }).click();
  await name(page).fill(who);
  await openSettings(page);
};
const keeping = (value) => `localStorage.getItem("${KEY}") ?? localStorage.setItem("${KEY}", ${JSON.stringify(value)})`;

test("what was entered is there when the page is opened again", () =>
  visit(browser, {}, async (watched, context) => {
    const { page } = watched;
    await begin(page);
    await page.getByRole("checkbox", { name: say("checklist.topic.text", { who: "Dana Okafor" }) }).check();
    await page.getByLabel("Your text").fill("My own words.");
    await page.getByRole("button", { name: "Add an interviewer" }).click();
    await page.getByLabel("Name of interviewer 2").fill("Luis Prado");
    assertSilent(watched);
    await page.close();

    const again = await open(context);
    assert.equal(await name(again.page).inputValue(), "Dana Okafor");
    assert.equal(await again.page.getByLabel("Name of interviewer 2").inputValue(), "Luis Prado");
    await again.page.getByRole("button", { name: /^Dana Okafor/ }).click();
    assert.ok(await again.page.getByRole("checkbox", { name: say("checklist.topic.text", { who: "Dana Okafor" }) }).isChecked());
    assert.equal(await again.page.getByLabel("Your text").inputValue(), "My own words.");
    assert.match(await again.page.locator("footer").innerText(), /Saved on this device only/);
    assertSilent(again);
  }));

test("nothing is written before anything is entered", () =>
  visit(browser, {}, async ({ page }) => {
    assert.equal(await kept(page), null);
  }));

test("what version 0.1 kept is all there", () => {
  const kept01 = {
    version: 1,
    open: "1",
    plans: [
      {
        id: "1",
        name: "Fernhill",
        situation: {
          stage: "between",
          interviewAt: "2026-03-10T14:00",
          nextInterviewAt: "2026-03-18",
          checkInsSentOn: ["2026-03-01", "2026-03-05"],
          noteLimit: 300,
          notesLeft: 2,
          interviewers: [{ id: "1", name: "Dana Okafor", invitedYou: true, thankYouSentAt: "2026-03-10T18:00" }],
        },
        chosen: "1",
        ticks: [{ item: "choose", done: true }],
        cleared: ["choose"],
        passed: [{ field: "role", person: "1" }],
        drafts: [{ person: "1", kind: "note", tone: "warm", text: "My own words.", from: "Yours." }],
        folds: [{ fold: "about", open: true }],
      },
    ],
  };
  return visit(browser, { prepare: keeping(JSON.stringify(kept01)) }, async (watched) => {
    const held = await watched.page.locator("#checklist").evaluate((widget) => widget.exportState());
    assert.deepEqual(JSON.parse(held), kept01);
    assert.equal(await trouble(watched.page).count(), 0);
    assertSilent(watched);
  });
});

test("several days are kept, and one that is taken away leaves the others where they are", () =>
  visit(browser, {}, async (watched, context) => {
    const { page } = watched;
    await begin(page);
    await page.locator("summary", { hasText: "Everything you can tell us" }).click();
    const off = page.getByRole("group", { name: "On which other days does nobody work there?" });
    for (const [place, day] of ["2026-03-16", "2026-03-17", "2026-04-03"].entries()) await off.getByLabel(`Day ${place + 1}`).fill(day);
    assert.match(await off.innerText(), /Monday 16 March, Tuesday 17 March and Friday 3 April/);
    await off.getByLabel("Day 2").fill("");
    assert.equal(await off.getByLabel("Day 3").inputValue(), "2026-04-03");
    const daysOff = (page) => page.locator("#checklist").evaluate((widget) => widget.situation.daysOff);
    assert.deepEqual(await daysOff(page), ["2026-03-16", "2026-04-03"]);
    const again = await open(context);
    assert.deepEqual(await daysOff(again.page), ["2026-03-16", "2026-04-03"]);
    assertSilent(watched);
    assertSilent(again);
  }));

test("their clock is that of a place: it follows the day of the interview, is kept, and can be taken back", () =>
  visit(browser, {}, async (watched, context) => {
    const { page } = watched;
    await begin(page);
    const everything = (page) => page.locator("summary", { hasText: "Everything you can tell us" }).click();
    const ahead = (page) => page.locator("#checklist").evaluate((widget) => widget.situation.clockAhead);
    const clock = (page) => page.locator("details", { hasText: "Everything you can tell us" }).getByLabel(say("questions.clockAhead.ask"));
    await everything(page);
    await clock(page).selectOption({ label: "New York" });
    // America's clocks have changed by then, Berlin's have not.
    assert.equal(await ahead(page), -300);
    assert.match(await page.locator(".told-all").innerText(), /Their clock: New York/);
    const again = await open(context);
    assert.equal(await clock(again.page).inputValue(), "America/New_York");
    await again.page.locator("#checklist").evaluate((widget) => (widget.situation = { ...widget.situation, clockAhead: 330 }));
    await everything(again.page);
    assert.equal(await clock(again.page).locator("option:checked").innerText(), "330 minutes ahead");
    await clock(again.page).selectOption({ label: "No other time zone" });
    assert.equal(await ahead(again.page), undefined);
    assertSilent(watched);
    assertSilent(again);
  }));

test("a full storage is told once, and what is on the screen stays", () => {
  const prepare = () => {
    const setItem = Storage.prototype.setItem;
    globalThis.full = true;
    Storage.prototype.setItem = function (...pair) {
      if (globalThis.full) throw new DOMException("full", "QuotaExceededError");
      return setItem.apply(this, pair);
    };
  };
  return visit(browser, { prepare }, async (watched) => {
    const { page } = watched;
    await begin(page);
    assert.match(await trouble(page).innerText(), /no room left/);
    assert.deepEqual(await faultsOf(page), []);
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    await trouble(page).getByRole("button", { name: say("ui.understood") }).click();
    await name(page).fill("Dana O.");
    assert.equal(await trouble(page).count(), 0);
    assert.equal(await kept(page), null);
    await page.evaluate(() => (globalThis.full = false));
    await name(page).fill("Dana");
    assert.match(await kept(page), /"name":"Dana"/);
    assert.match(await page.locator("footer").innerText(), /Saved on this device only/);
    assertSilent(watched);
  });
});

test("a refused storage is told once, and everything else works", () => {
  const prepare = () =>
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  return visit(browser, { prepare }, async (watched) => {
    const { page } = watched;
    assert.match(await trouble(page).innerText(), /can’t save this page’s data/);
    await begin(page);
    assert.match(await page.locator(".headline").innerText(), /Dana Okafor/);
    await trouble(page).getByRole("button", { name: say("ui.understood") }).click();
    assert.equal(await trouble(page).count(), 0);
    assertSilent(watched);
  });
});

test("what cannot be read is put aside and can be saved as a file", () =>
  visit(browser, { prepare: keeping("{oops") }, async (watched) => {
    const { page } = watched;
    assert.match(await trouble(page).innerText(), /can’t read what was saved/);
    await begin(page);
    assert.match(await kept(page), /"name":"Dana Okafor"/);
    assert.equal(await page.evaluate((key) => localStorage.getItem(`${key}.unreadable`), KEY), "{oops");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      trouble(page).getByRole("button", { name: "Save the original as a file" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "interview-connect-unreadable.txt");
    assertSilent(watched);
  }));

test("where part of it cannot be read, the rest is there and the whole is put aside", () => {
  const stored = JSON.stringify({
    version: 1,
    plans: [{ id: "1", situation: { stage: "after", companyNorm: 7, interviewers: [{ name: "Dana Okafor", role: "king" }] } }],
  });
  return visit(browser, { prepare: keeping(stored) }, async (watched) => {
    const { page } = watched;
    assert.match(await trouble(page).innerText(), /can’t read some of what was saved/);
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    assert.equal(await page.evaluate((key) => localStorage.getItem(`${key}.unreadable`), KEY), stored);
    assertSilent(watched);
  });
});

test("what a later version kept is left alone", () => {
  const stored = JSON.stringify({ version: 2, plans: "of another kind" });
  return visit(browser, { prepare: keeping(stored) }, async (watched) => {
    const { page } = watched;
    assert.match(await trouble(page).innerText(), /newer version/);
    await begin(page);
    assert.equal(await kept(page), stored);
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    assertSilent(watched);
  });
});

test("what one tab changes, the other shows", () =>
  visit(browser, {}, async (first, context) => {
    await begin(first.page);
    const second = await open(context);
    await name(second.page).fill("Dana O.");
    await eventually(async () => assert.equal(await name(first.page).inputValue(), "Dana O."));
    await first.page.getByRole("button", { name: "Add an interviewer" }).click();
    await eventually(async () => assert.equal(await second.page.getByLabel("Name of interviewer 2").count(), 1));
    assert.equal(await name(second.page).inputValue(), "Dana O.");
    assertSilent(first);
    assertSilent(second);
  }));

test("two tabs that show different plans come to rest, and each keeps to its own", () => {
  const prepare = () => {
    globalThis.told = 0;
    addEventListener("storage", () => (globalThis.told += 1));
  };
  return visit(browser, { prepare }, async (first, context) => {
    await begin(first.page);
    const second = await open(context);
    await openSettings(second.page);
    await second.page.locator("summary", { hasText: say("ui.plans") }).click();
    await second.page.getByRole("button", { name: say("ui.plansAdd") }).click();
    await eventually(async () => assert.match(await first.page.locator("div.done").innerText(), /Another tab changed/));
    // Each of the two hears of every change of the other, in this order.
    const told = () => Promise.all([first, second].map(({ page }) => page.evaluate(() => globalThis.told)));
    const before = await told();
    await first.page.evaluate(() => localStorage.setItem("other", "a"));
    await second.page.evaluate(() => localStorage.setItem("other", "b"));
    await eventually(async () => assert.deepEqual(await told(), before.map((count) => count + 1)));
    await name(first.page).fill("Dana O.");
    await eventually(async () => assert.match(await second.page.locator("div.done").innerText(), /Another tab changed/));
    assert.equal(await name(first.page).inputValue(), "Dana O.");
    assert.equal(await name(second.page).count(), 0);
    await second.page.getByRole("button", { name: "Dana O." }).or(second.page.locator(".plan-list button").first()).first().click();
    assert.equal(await name(second.page).inputValue(), "Dana O.");
    assertSilent(first);
    assertSilent(second);
  });
});

test("two checklists on one page share plans in silence, and of another tab both say so", () =>
  visit(browser, {}, async ({ page, said }, context) => {
    await page.evaluate(() => {
      const other = document.createElement("interview-connect");
      other.persist = true;
      document.querySelector("#checklist").after(other);
    });
    const second = await open(context);
    const ofBoth = (what) => page.evaluate(what);
    const names = () => ofBoth(() => [...document.querySelectorAll("interview-connect")].map(({ shadowRoot }) => shadowRoot.querySelector(".name-row input")?.value));
    const notes = () => ofBoth(() => [...document.querySelectorAll("interview-connect")].map(({ shadowRoot }) => shadowRoot.querySelector(".done, .trouble")?.innerText ?? ""));
    await page.getByRole("button", { name: say("questions.stage.after") }).first().click();
    await page.getByLabel("Name of interviewer 1").last().fill("Dana");
    assert.deepEqual(await names(), ["Dana", "Dana"]);
    assert.deepEqual(await notes(), ["", ""]);
    await eventually(async () => assert.equal(await name(second.page).inputValue(), "Dana"));
    await name(second.page).fill("Dana Okafor");
    await eventually(async () => assert.deepEqual(await names(), ["Dana Okafor", "Dana Okafor"]));
    for (const note of await notes()) assert.match(note, /Another tab changed your plans/);
    await page.getByLabel("Name of interviewer 1").first().fill("Dana O.");
    assert.deepEqual(await names(), ["Dana O.", "Dana O."]);
    await eventually(async () => assert.equal(await name(second.page).inputValue(), "Dana O."));
    assert.deepEqual(said, []);
    assertSilent(second);
  }));

test("two tabs that both changed something choose between the two", () => {
  const prepare = () => addEventListener("storage", (event) => event.stopImmediatePropagation(), { capture: true });
  return visit(browser, { prepare }, async (first, context) => {
    await begin(first.page);
    const second = await open(context);
    await name(second.page).fill("From the second tab");
    const written = await kept(second.page);
    await name(first.page).fill("From the first tab");
    assert.match(await trouble(first.page).innerText(), /Another tab has changed your plans/);
    assert.deepEqual(await faultsOf(first.page), []);
    assert.equal(await kept(first.page), written);
    assert.equal(await name(first.page).inputValue(), "From the first tab");
    await trouble(first.page).getByRole("button", { name: "Keep what is on the screen" }).click();
    assert.match(await kept(first.page), /From the first tab/);

    await name(second.page).fill("Once more");
    await trouble(second.page).getByRole("button", { name: say("ui.useStored") }).click();
    assert.equal(await name(second.page).inputValue(), "From the first tab");
    assertSilent(first);
    assertSilent(second);
  });
});

test("what one tab forgets, the other does not bring back by itself", () =>
  visit(browser, {}, async (first, context) => {
    await begin(first.page);
    const second = await open(context);
    await second.page.getByRole("button", { name: say("ui.forget") }).click();
    await second.page.getByRole("group", { name: /Delete all plans/ }).getByRole("button", { name: say("ui.forget") }).click();
    assert.equal(await kept(second.page), null);
    await eventually(async () => assert.match(await trouble(first.page).innerText(), /Another tab has deleted/));
    assert.equal(await name(first.page).inputValue(), "Dana Okafor");
    await name(first.page).fill("Dana O.");
    assert.equal(await kept(first.page), null);
    await trouble(first.page).getByRole("button", { name: say("ui.keepAgain") }).click();
    assert.match(await kept(first.page), /Dana O\./);
    assertSilent(first);
    assertSilent(second);
  }));

test("the user can keep nothing, and change that again", () =>
  visit(browser, {}, async (watched, context) => {
    const { page } = watched;
    await openSettings(page);
    assert.match(await page.locator("footer").innerText(), /other pages you open from disk/);
    await begin(page);
    await page.getByRole("button", { name: say("ui.keepOff") }).click();
    await page.getByRole("group", { name: /Save nothing\?/ }).getByRole("button", { name: say("ui.keepOff") }).click();
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    assert.doesNotMatch(await kept(page), /Dana/);
    await name(page).fill("Dana O.");
    assert.doesNotMatch(await kept(page), /Dana/);
    assertSilent(watched);

    const again = await open(context);
    await openSettings(again.page);
    assert.match(await again.page.locator("footer").innerText(), /Nothing is saved on this device/);
    assert.equal(await name(again.page).count(), 0);
    await again.page.close();

    await page.getByRole("button", { name: say("ui.keepOn") }).click();
    assert.match(await kept(page), /Dana O\./);
  }));

test("a tab that keeps nothing loses nothing to one that does, and asks before it overwrites that", () =>
  visit(browser, {}, async (first, context) => {
    await begin(first.page);
    await first.page.getByRole("button", { name: say("ui.keepOff") }).click();
    await first.page.getByRole("group", { name: /Save nothing\?/ }).getByRole("button", { name: say("ui.keepOff") }).click();
    const second = await open(context);
    await begin(second.page, "Someone else");
    await second.page.getByRole("button", { name: say("ui.keepOn") }).click();
    const written = await kept(second.page);
    assert.match(written, /Someone else/);
    assert.equal(await name(first.page).inputValue(), "Dana Okafor");
    await first.page.getByRole("button", { name: say("ui.keepOn") }).click();
    assert.match(await trouble(first.page).innerText(), /Another tab has changed your plans/);
    assert.equal(await kept(first.page), written);
  }));

test("starting over and forgetting ask first", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await begin(page);
    await page.locator("summary", { hasText: "Your plan" }).click();
    await page.getByRole("button", { name: "Start this plan over" }).click();
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    await page.getByRole("button", { name: say("ui.cancel") }).click();
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    await page.getByRole("button", { name: "Start this plan over" }).click();
    await page.getByRole("group", { name: /Start over\?/ }).getByRole("button", { name: "Start this plan over" }).click();
    assert.equal(await name(page).count(), 0);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await name(page).inputValue(), "Dana Okafor");
    assertSilent(watched);
  }));

test("a plan saved as a file comes back from it, beside what is there", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    await show(page, { stage: "after", company: "Fernhill Logistics", interviewers: [{ id: "1", name: "Dana Okafor", rapport: "good" }] });
    await page.locator("summary", { hasText: "Your plan" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save this plan as a file" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "interview-connect-Fernhill-Logistics.json");
    await name(page).fill("Someone else");
    await page.getByLabel("Add plans from a file").setInputFiles(await download.path());
    await eventually(async () => assert.equal(await name(page).inputValue(), "Dana Okafor"));
    // The list of plans was open when the file was made, and is again.
    assert.equal(await page.getByRole("list", { name: "Your plans" }).getByRole("button").count(), 2);
    await page.getByRole("list", { name: "Your plans" }).getByRole("button").first().click();
    assert.equal(await name(page).inputValue(), "Someone else");

    await page.getByLabel("Add plans from a file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
    await eventually(async () => assert.match(await page.locator("div.done").innerText(), /found no plan/));
    assert.equal(await name(page).inputValue(), "Someone else");
    assertSilent(watched);
  }));
