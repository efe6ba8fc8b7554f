// "Use your invitation": what is pasted, chosen or dropped is shown before anything changes, one undo takes all of it back, and
// whatever was not taken over is nowhere once the panel is closed.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { fromDisk, root } from "./fixtures.mjs";
import { TITLES } from "./matrix.mjs";
import { assertSilent, eventually, faultsOf, openSettings, say, show, visit } from "./user.mjs";
import { ENGINES } from "./webdriver.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const folder = join(root, "tests", "invitations");
const samples = (await readdir(folder)).filter((name) => name !== "expected.json");
const read = (name) => readFile(join(folder, name));

/** What an invitation may hold that is to be kept nowhere; the list of tests/it/invitations.rs. */
const NEVER = ["https:", "zoom.example", "teams.example", "meet.example", "video.example", "sched.example", "portal.example", "Passcode", "PIN:", "000000", "000 000", "555-010", "555 010", "+49", "imip.me.com", "AAAA", "0000#", "AbCdEf", "@"];

/** All that ever comes of an invitation. */
const FIELDS = ["stage", "interviewAt", "nextInterviewAt", "clockAhead", "company", "job", "you", "interviewers"];
const THEIRS = ["id", "name", "role", "metAt", "round"];

const element = (page) => page.locator("#checklist");
const panel = (page) => page.locator(".invitation");
const open = (page) => page.getByRole("button", { name: say("ui.invitation.use") }).first().click();
const take = (page) => page.getByRole("button", { name: say("ui.invitation.take") }).click();
const paste = (page, text) => page.getByLabel(say("ui.invitation.text")).fill(text);
const choose = (page, name, buffer) => page.locator(".invitation input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
const box = (page, words) => panel(page).getByRole("checkbox", { name: words });
const exported = (page) => element(page).evaluate((widget) => widget.exportState());
const situation = (page) => element(page).evaluate((widget) => widget.situation);
const plan = async (page) => JSON.parse(await exported(page)).plans[0];
const focused = (page) => element(page).evaluate(({ shadowRoot: { activeElement } }) => activeElement?.textContent || activeElement?.labels?.[0]?.textContent);

/** An invitation as a calendar file, with whatever a test is about. */
const entry = (lines, { start = "20260316T140000", people = [] } = {}) =>
  ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", `DTSTART;TZID=Europe/Berlin:${start}`, "SUMMARY:Interview", "ORGANIZER;CN=Dana Okafor:mailto:dana@fernhill.example", ...["Dana Okafor", ...people].map((name, at) => `ATTENDEE;CN=${name}:mailto:${at}@fernhill.example`), ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n");

test("nothing changes before it is taken over, and one undo takes all of it back", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    const before = await exported(page);
    await open(page);
    assert.equal(await focused(page), say("ui.invitation.text"));
    await choose(page, "invite.ics", Buffer.from(entry(["LOCATION:https://teams.example/AbCdEf"], { people: ["Luis Prado"] })));
    await panel(page).getByText(say("ui.invitation.found")).waitFor();
    assert.equal(await focused(page), say("ui.invitation.found"));
    assert.equal(await exported(page), before);
    assert.deepEqual(await faultsOf(page), []);
    await box(page, "Luis Prado").uncheck();
    await take(page);
    const { stage, interviewAt, interviewers } = await situation(page);
    assert.deepEqual([stage, interviewAt, interviewers.map(({ name }) => name)], ["before", "2026-03-16T14:00", ["Dana Okafor"]]);
    await eventually(async () => assert.match(await page.getByRole("status").innerText(), /Filled in from your invitation/));
    assert.equal(await focused(page), await page.locator(".ask > h2").innerText());
    await page.getByRole("button", { name: say("ui.undo") }).click();
    const after = await plan(page);
    assert.deepEqual([after.situation, after.zones ?? []], [JSON.parse(before).plans[0].situation, []]);
    assertSilent(watched);
  }));

test("closed without taking anything over, it leaves nothing, and the focus is where it was opened from", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    const before = await exported(page);
    await open(page);
    await paste(page, entry([]));
    await panel(page).getByText(say("ui.invitation.found")).waitFor();
    await page.getByRole("button", { name: say("ui.cancel") }).click();
    assert.equal(await focused(page), say("ui.invitation.use"));
    assert.equal(await exported(page), before);
    assert.equal(await panel(page).count(), 0);
    // The same from the settings, with a plan that has begun, on a page with places apart.
    await page.setViewportSize({ width: 360, height: 740 });
    await show(page, { stage: "after", interviewAt: "2026-03-10T14:00", interviewers: [{ id: "1", name: "Mira Voss" }] });
    await page.locator(".place:visible").filter({ hasText: say("ui.place.why") }).click();
    await page.locator(".foot").getByRole("button", { name: say("ui.invitation.use") }).click();
    await page.getByLabel(say("ui.invitation.text")).waitFor();
    await page.getByRole("button", { name: say("ui.cancel") }).click();
    assert.equal(await focused(page), say("ui.invitation.use"));
    assertSilent(watched);
  }));

test("both clocks are shown, and their clock is taken over with its zone", () =>
  visit(browser, { at: "2026-02-01T09:00" }, async ({ page }) => {
    await open(page);
    await choose(page, "01.ics", await read("01-google-meet.ics"));
    await panel(page).getByText(say("ui.invitation.clocks", { there: "14:00", place: "New York", here: "19:00" })).waitFor();
    await take(page);
    // That week New York is an hour nearer.
    assert.equal((await situation(page)).clockAhead, -300);
    assert.deepEqual((await plan(page)).zones, [{ person: "", zone: "America/New_York" }]);
    await page.getByRole("button", { name: say("ui.undo") }).click();
    const { situation: entered, zones } = await plan(page);
    assert.deepEqual([entered.clockAhead, zones ?? []], [undefined, []]);
  }));

test("an answer that differs is shown, and replaced only where that is ticked", () =>
  visit(browser, {}, async ({ page }) => {
    await show(page, { stage: "before", interviewAt: "2026-03-13T10:00", company: "Valdor", interviewers: [{ id: "1", name: "Mira Voss" }] });
    await page.locator(".foot").getByRole("button", { name: say("ui.invitation.use") }).click();
    await paste(page, entry(["DESCRIPTION:Company: Fernhill"]));
    await panel(page).getByText(say("ui.invitation.instead", { answer: "Friday 13 March, 10:00" })).waitFor();
    assert.equal(await box(page, "Monday 16 March, 14:00").isChecked(), false);
    await take(page);
    let { interviewAt, company, interviewers } = await situation(page);
    assert.deepEqual([interviewAt, company, interviewers.map(({ name }) => name)], ["2026-03-13T10:00", "Valdor", ["Mira Voss", "Dana Okafor"]]);
    // Now that Dana is in the plan, a second invitation with her moves the date.
    await page.locator(".foot").getByRole("button", { name: say("ui.invitation.use") }).click();
    await paste(page, entry(["SEQUENCE:1"], { start: "20260317T090000" }));
    await panel(page).getByText(say("ui.invitation.instead", { answer: "Friday 13 March, 10:00" })).waitFor();
    await take(page);
    ({ interviewAt, interviewers } = await situation(page));
    assert.deepEqual([interviewAt, interviewers.length], ["2026-03-17T09:00", 2]);
  }));

test("of several events the past ones were held, those to come are ahead, and the user chooses", () =>
  visit(browser, { at: "2026-02-01T09:00" }, async ({ page }) => {
    await open(page);
    await choose(page, "39.ics", await read("39-two-events.ics"));
    await box(page, /^Onsite/).waitFor();
    await take(page);
    let { stage, interviewAt, nextInterviewAt, interviewers } = await situation(page);
    assert.deepEqual([stage, interviewAt, nextInterviewAt], ["between", "2026-01-20T14:00", "2026-02-20T14:00"]);
    assert.deepEqual(interviewers.map(({ name, round }) => [name, round]), [["Lena Moser", undefined], ["Max Brandt", "next"]]);
    await page.getByRole("button", { name: say("ui.undo") }).click();
    await page.locator(".foot > details[open], .foot > details > summary").first().waitFor();
    await open(page);
    await choose(page, "39.ics", await read("39-two-events.ics"));
    await box(page, /^Phone screen/).uncheck();
    await take(page);
    ({ stage, interviewAt, nextInterviewAt, interviewers } = await situation(page));
    assert.deepEqual([stage, interviewAt, nextInterviewAt, interviewers.length], ["before", "2026-02-20T14:00", undefined, 1]);
  }));

test("what is not clear is asked, and each answer is seen at once", () =>
  visit(browser, { at: "2026-02-01T09:00" }, async (watched) => {
    const { page } = watched;
    await open(page);
    await paste(page, (await read("27-ambiguous-date.txt")).toString());
    assert.ok(await page.getByRole("button", { name: say("ui.invitation.take") }).isDisabled());
    await page.getByRole("group", { name: say("ui.invitation.askDate") }).getByRole("button").nth(1).click();
    await page.getByRole("group", { name: say("ui.invitation.askTime") }).getByRole("button", { name: "14:00" }).click();
    await box(page, "Friday 3 April, 14:00").waitFor();
    // Whose clock it is: the user's own, or any place of the world.
    await page.getByRole("button", { name: say("ui.card.back") }).click();
    await paste(page, (await read("70-unknown-clock.txt")).toString());
    assert.deepEqual(await faultsOf(page), []);
    await page.getByLabel(say("ui.invitation.elsewhere")).selectOption("America/New_York");
    await box(page, /15:00/).waitFor();
    await page.getByRole("button", { name: say("ui.card.back") }).click();
    await choose(page, "17.ics", await read("17-all-day.ics"));
    await page.getByLabel(say("ui.invitation.askTime")).last().fill("09:30");
    await page.getByRole("button", { name: say("ui.understood") }).click();
    await box(page, "Thursday 3 September, 09:30").waitFor();
    assertSilent(watched);
  }));

test("of a cancelled interview it says so, and of nothing what to do instead", () =>
  visit(browser, {}, async ({ page }) => {
    await open(page);
    await choose(page, "13.ics", await read("13-cancelled.ics"));
    await panel(page).getByText(say("ui.invitation.cancelled")).waitFor();
    await paste(page, (await read("71-nothing.txt")).toString());
    await panel(page).getByText(say("ui.invitation.nothing")).waitFor();
    await eventually(async () => assert.equal(await page.getByRole("status").innerText(), say("ui.invitation.nothing")));
    assert.deepEqual(await faultsOf(page), []);
    await choose(page, "large.eml", Buffer.alloc(5_000_001, "a"));
    await panel(page).getByText(say("ui.invitation.unread")).waitFor();
  }));

test("a file that is dropped is copied, not moved, and read", () =>
  visit(browser, {}, async ({ page }) => {
    const drop = (type) =>
      panel(page).evaluate(
        (panel, [type, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "invite.ics", { type: "text/calendar" }));
          const event = new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
          panel.dispatchEvent(event);
          return [event.defaultPrevented, dataTransfer.dropEffect];
        },
        [type, entry([])],
      );
    await open(page);
    const [held, effect] = await drop("dragover");
    assert.ok(held && ["copy", "none"].includes(effect), `${held} ${effect}`);
    await drop("drop");
    await box(page, "Dana Okafor").waitFor();
  }));

test("without a reader nothing is offered, and one that comes late is", () =>
  visit(browser, {}, async ({ page }) => {
    const offers = () =>
      page.evaluate(async () => {
        const other = document.createElement("interview-connect");
        document.body.append(other);
        const count = () => other.shadowRoot.querySelectorAll("[id$=-invite]").length;
        const seen = [count()];
        customElements.get("interview-connect").addReader(() => ({ events: [], questions: [] }));
        await new Promise((resolve) => setTimeout(resolve));
        return [...seen, count()];
      });
    // The page from disk has a reader inside.
    assert.deepEqual(await offers(), [1, 1]);
    await page.goto(fromDisk.replace("page/interview-connect.html", "embed/README.md"));
    await page.setContent("<!doctype html><title>Embed</title>");
    await page.addScriptTag({ path: join(root, "dist/embed/interview-connect.js") });
    assert.deepEqual(await offers(), [0, 1]);
  }));

/** Everything of the widget that can be looked into: what is drawn, and what its fields hold. */
const drawn = (page) =>
  element(page).evaluate(({ shadowRoot }) => {
    const fields = [...shadowRoot.querySelectorAll("input, textarea, select")].map(({ value }) => value);
    return `${shadowRoot.innerHTML}\n${fields.join("\n")}`;
  });

test("of every sample, nothing that was not taken over is in the page, the storage, an export, an event or the console", { concurrency: 2 }, async (t) => {
  const expected = JSON.parse(await readFile(join(folder, "expected.json"), "utf8"));
  let taken = 0;
  const walk = (name) => {
    const { now = "2026-02-01T09:00" } = expected[name];
    return t.test(name, () =>
      visit(browser, { at: now }, async (watched) => {
        const { page } = watched;
        await page.evaluate(() => {
          globalThis.heard = [];
          for (const name of ["ready", "advice", "copied", "failed"]) document.addEventListener(`interview-connect-${name}`, ({ detail }) => globalThis.heard.push(JSON.stringify(detail)));
        });
        const before = (await plan(page)).situation;
        await open(page);
        const bytes = await read(name);
        if (name.endsWith(".txt")) await paste(page, bytes.toString());
        else await choose(page, name, bytes);
        // What is no longer than a line may still be being typed.
        const button = page.getByRole("button", { name: say("ui.invitation.read"), exact: true });
        if (name.endsWith(".txt") && (await button.count())) await button.click();
        await eventually(async () => assert.ok((await panel(page).locator(".fault, .items").count()) > 0));
        const unticked = new Set();
        if (await panel(page).locator(".items").count()) {
          // The preview itself shows no more of it than it asks about.
          const shown = await drawn(page);
          for (const never of NEVER) assert.ok(!shown.includes(never), `the preview shows ${never}`);
          for (let asked = panel(page).locator("fieldset .button"), left = 8; left && (await asked.count()); left -= 1) await asked.last().click();
          for (const label of await panel(page).locator(".item:has(input:not(:checked)) label").allInnerTexts()) unticked.add(label.split(" · ")[0].replace(/^[^:]*: /, ""));
          const use = page.getByRole("button", { name: say("ui.invitation.take") });
          if (await use.isEnabled()) {
            await use.click();
            taken += 1;
          } else await page.getByRole("button", { name: say("ui.cancel") }).click();
        } else await page.getByRole("button", { name: say("ui.cancel") }).click();
        assert.equal(await panel(page).count(), 0);
        const places = async () => ({
          page: await drawn(page),
          storage: await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
          export: await exported(page),
          advice: await element(page).evaluate((widget) => JSON.stringify(widget.advice)),
          events: await page.evaluate(() => globalThis.heard.join("\n")),
          console: watched.said.join("\n"),
        });
        const nowhere = async () => {
          const entered = (await plan(page)).situation;
          const names = [...unticked].filter((name) => !JSON.stringify(entered).includes(name));
          for (const [where, text] of Object.entries(await places())) {
            for (const never of [...NEVER, ...names]) assert.ok(!text.includes(never), `${where} holds ${never}`);
          }
          for (const field of Object.keys(entered)) assert.ok(FIELDS.includes(field), field);
          for (const person of entered.interviewers ?? []) for (const field of Object.keys(person)) assert.ok(THEIRS.includes(field), field);
        };
        await nowhere();
        const undo = page.getByRole("button", { name: say("ui.undo") });
        if (await undo.count()) {
          await undo.click();
          assert.deepEqual((await plan(page)).situation, before);
          await nowhere();
        }
        assertSilent(watched);
      }),
    );
  };
  await Promise.all(samples.map(walk));
  assert.ok(taken > 35, `${taken} were taken over`);
});

/** Lets the engine break off in the middle of reading an invitation. */
const breakOff = () => {
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    for (const functions of Object.values(imports ?? {})) {
      for (const name of Object.keys(functions).filter((name) => name.startsWith("__wbg_readInvitation"))) {
        functions[name] = () => {
          throw new WebAssembly.RuntimeError("unreachable");
        };
      }
    }
    return new Instance(module, imports);
  };
};

test("where the engine breaks off, the invitation is not among what was entered", () =>
  visit(browser, { prepare: breakOff }, async ({ page }) => {
    await show(page, { stage: "after", interviewAt: "2026-03-10T14:00", interviewers: [{ id: "1", name: "Mira Voss" }] });
    await page.locator(".foot").getByRole("button", { name: say("ui.invitation.use") }).click();
    await paste(page, entry(["LOCATION:https://teams.example/AbCdEf"]));
    const entered = page.getByLabel("What you entered");
    await entered.waitFor();
    assert.match(await entered.inputValue(), /Mira Voss/);
    assert.doesNotMatch(await entered.inputValue(), /BEGIN|AbCdEf|Dana/);
  }));

// --- the story, in every engine ---

/** A user who presses, in whichever engine; what is pasted comes as an input, as from the keyboard's own menu. */
const inside = (action, words) => {
  const root = document.querySelector("interview-connect").shadowRoot;
  if (action === "paste") {
    const area = root.querySelector(".invitation textarea");
    area.value = words;
    area.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertFromPaste" }));
    return true;
  }
  const found = [...root.querySelectorAll(action === "tick" ? ".invitation label" : "button")].find(({ textContent }) => textContent.trim().startsWith(words));
  found?.click();
  return Boolean(found);
};

for (const engine of Object.keys(ENGINES)) {
  describe(TITLES[engine], () => {
    let started;
    before(async () => {
      started = await ENGINES[engine]({});
    });
    after(() => started?.close());

    // Pressed is: the way to the panel, the paste, two ticks for those who are not taken unbidden, and the button that takes over.
    test("from a Teams invitation with three people to three verdicts with windows takes five presses, from disk", async () => {
      const text = (await read("03-exchange-teams-de.ics")).toString();
      await started.open(fromDisk);
      // Nobody knows in which year the test runs: the invitation is for the week after next.
      const day = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
      const steps = [["press", say("ui.invitation.use")], ["paste", text.replace(/20260330/g, day)], ["tick", "Svenja Brandt"], ["tick", "Anneke van der Berg"], ["press", say("ui.invitation.take")]];
      for (const [action, words] of steps) assert.ok(await started.run(inside, action, words), `${action} ${words.slice(0, 40)}`);
      assert.ok(steps.length <= 6);
      const people = await started.run(() => document.querySelector("interview-connect").advice.people.map(({ verdict, window }) => [verdict, Boolean(window)]));
      assert.deepEqual(people, Array(3).fill(["wait", true]));
      console.log(`presses, from a Teams invitation to three verdicts, ${engine}: ${steps.length}`);
      await started.run(() => localStorage.clear());
    });
  });
}
