// Time that does not just pass: clocks that jump or are wrong, zones and daylight saving that change, a tab asleep for a week.
// The user touches nothing; what the page says is right afterwards, and what they entered is untouched.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";
import { assertSilent, eventually, show, visit } from "./user.mjs";

const { advise } = await import("../../dist/npm/core.js");

let browser;
let injected = 0;
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  console.log(`faults injected: ${injected} (clock)`);
});

const PLAN = { stage: "after", interviewAt: "2026-03-10T14:00", decisionOn: "2026-03-24", company: "Fernhill Logistics", interviewers: [{ id: "1", name: "Dana Okafor", rapport: "good" }] };
const widget = (page) => page.locator("#checklist");

/** What the page says is what the engine says of this moment, told in the same words. */
const isRightAt = async (page, now) => {
  const [situation, advice, headline, chosen] = await widget(page).evaluate((widget) => [
    widget.situation,
    widget.advice,
    widget.shadowRoot.querySelector(".headline").textContent,
    widget.shadowRoot.querySelector(".name-row input").value,
  ]);
  assert.equal(situation.now, now);
  assert.deepEqual(advice, JSON.parse(JSON.stringify(advise({ ...situation, now }))));
  assert.equal(headline, advice.headline);
  assert.equal(chosen, "Dana Okafor");
};
const whens = (page) => page.locator(".ic").evaluate((ic) => ic.textContent.replace(/\s+/g, " "));

/** A minute of the page's own timers goes by; nobody touches anything. */
const aMinutePasses = (page) => page.clock.runFor(60_000);

/** Opens the page with timers that the test moves. */
const withTimers = (at, story, options = {}) => {
  return (async () => {
    const context = await browser.context(options);
    try {
      const watched = await watchedPage(context);
      // The clock runs from its beginning on, and cannot be stopped at what is past already on a busy machine.
      await watched.page.clock.install({ time: new Date(at).getTime() - 60_000 });
      await watched.page.clock.pauseAt(new Date(at));
      await watched.page.goto(fromDisk("page/interview-connect.html"));
      await show(watched.page, PLAN);
      await story(watched, context);
      assertSilent(watched);
    } finally {
      await context.close();
    }
  })();
};

const JUMPS = {
  "an hour ahead": ["2026-03-11T17:31", "2026-03-11T17:31:00+01:00"],
  "an hour back": ["2026-03-11T15:31", "2026-03-11T15:31:00+01:00"],
  "a year ahead": ["2027-03-11T16:31", "2027-03-11T16:31:00+01:00"],
  "a year back": ["2025-03-11T16:31", "2025-03-11T16:31:00+01:00"],
};

for (const [jump, [local, instant]] of Object.entries(JUMPS)) {
  test(`where the clock jumps ${jump}, the advice is that of the new time within a minute`, () =>
    withTimers("2026-03-11T16:30:00+01:00", async ({ page }) => {
      await isRightAt(page, "2026-03-11T16:30");
      await page.clock.setSystemTime(new Date(new Date(instant).getTime() - 60_000));
      await aMinutePasses(page);
      injected += 1;
      await isRightAt(page, local);
      // And back: nothing of the wrong time is left.
      await page.clock.setSystemTime(new Date("2026-03-11T16:31:00+01:00"));
      await aMinutePasses(page);
      await isRightAt(page, "2026-03-11T16:32");
    }));
}

for (const [clock, instant, says] of [["stands at 1970", 0, /says 1970-01-01, which can’t be/], ["has no valid time", Number.NaN, /says 1970-01-01, which can’t be/], ["is beyond every calendar", 8.64e15, /says 1970-01-01, which can’t be/], ["is a year behind the checklist", Date.UTC(2025, 5, 1, 10), /says 2025-06-01, which can’t be/]]) {
  test(`where the clock ${clock}, the page says so, keeps what is entered, and is right once the clock is`, async () => {
    const prepare = `{
      const { Date: Real } = globalThis;
      globalThis.wrong = ${instant};
      globalThis.Date = class extends Real {
        constructor(...given) {
          if (given.length > 0 || globalThis.wrong === null) super(...given);
          else super(globalThis.wrong);
        }
      };
    }`;
    const context = await browser.context();
    try {
      await context.addInitScript({ content: prepare });
      const watched = await watchedPage(context);
      const { page } = watched;
      await page.goto(fromDisk("page/interview-connect.html"));
      injected += 1;
      assert.match(await page.getByRole("alert").innerText(), says);
      await show(page, PLAN);
      assert.match(await page.getByRole("alert").innerText(), says);
      await page.evaluate(() => {
        globalThis.wrong = new Date("2026-03-11T16:30:00+01:00").getTime();
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await isRightAt(page, "2026-03-11T16:30");
      assert.equal(await page.getByRole("alert").count(), 0);
      assertSilent(watched);
    } finally {
      await context.close();
    }
  });
}

test("where the time zone changes while the page is open, moments stay those of the wall clock and the advice follows it", () =>
  // No zone is set by the context, since the session below sets its own.
  withTimers("2026-03-11T16:30:00+01:00", async ({ page }, context) => {
    const session = await context.newCDPSession(page);
    for (const [zone, local] of [["America/New_York", "2026-03-11T11:31"], ["Pacific/Kiritimati", "2026-03-12T05:32"], ["Asia/Kathmandu", "2026-03-11T21:18"]]) {
      await session.send("Emulation.setTimezoneOverride", { timezoneId: zone });
      await aMinutePasses(page);
      injected += 1;
      await isRightAt(page, local);
      assert.equal((await widget(page).evaluate((widget) => widget.situation)).interviewAt, PLAN.interviewAt);
    }
  }, { timezoneId: undefined }));

for (const [change, open, after, local] of [
  ["spring", "2026-03-29T01:59:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:00"],
  ["autumn", "2026-10-25T02:59:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:00"],
]) {
  test(`where daylight saving changes in ${change} while the page is open, the wall clock counts`, () =>
    withTimers(open, async ({ page }) => {
      await aMinutePasses(page);
      injected += 1;
      assert.equal(new Date(open).getTime() + 60_000, new Date(after).getTime());
      await isRightAt(page, local);
    }));
}

test("a tab that slept for a week is right as soon as it is in sight, by itself", () =>
  withTimers("2026-03-11T16:30:00+01:00", async ({ page }) => {
    const { advice: before } = await widget(page).evaluate(({ advice }) => ({ advice }));
    const setHidden = (hidden) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await setHidden(true);
    // Its timers are frozen: the clock goes on, and nothing runs.
    await page.clock.setSystemTime(new Date("2026-03-18T16:30:00+01:00"));
    injected += 1;
    await isRightAt(page, "2026-03-11T16:30").catch(() => {});
    await setHidden(false);
    await isRightAt(page, "2026-03-18T16:30");
    const after = await widget(page).evaluate(({ advice }) => advice);
    assert.notDeepEqual(after, before);
    assert.doesNotMatch(await whens(page), /in \d+ hours?, until/);
    // And from there on, time passes.
    await aMinutePasses(page);
    await isRightAt(page, "2026-03-18T16:31");
  }));

test("“in 5 hours” becomes “in 4 hours” without a touch", () =>
  withTimers("2026-03-11T09:00:00+01:00", async ({ page }) => {
    const closes = await widget(page).evaluate(({ advice }) => advice.people[0].window.closes);
    const left = Math.round((new Date(`${closes}Z`) - new Date("2026-03-11T09:00Z")) / 3_600_000);
    assert.ok(left < 36, `${left} hours`);
    assert.match(await whens(page), new RegExp(`in ${left} hours`));
    await page.clock.runFor(3_600_000);
    await eventually(async () => assert.match(await whens(page), new RegExp(`in ${left - 1} hours`)));
    assert.doesNotMatch(await whens(page), new RegExp(`in ${left} hours`));
  }));
