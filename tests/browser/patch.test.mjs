// The page is changed piece by piece. Whatever stood there before, it has to come out as one that starts with what is wanted:
// the same elements, attributes, texts, values and ticks. And what is the user's own, focus and half-typed text, goes to
// nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { keyboard, lostFields, say, show, visit } from "./user.mjs";

const ROUNDS = 150;

/**
 * In the page: walks from state to state and compares each with a widget that has just begun. Gives what differs first, and
 * every state that was handed over with what the widget says it now holds.
 */
const walk = ({ rounds, seed }) => {
  let state = seed;
  const below = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const pick = (list) => list[below(list.length)];
  const maybe = (fields) => Object.fromEntries(Object.entries(fields).filter(() => below(3) > 0));

  const day = () => `2026-03-${String(1 + below(28)).padStart(2, "0")}`;
  const moment = () => `${day()}T${pick(["08:00", "14:00", "19:30"])}`;
  const person = (_, index) => ({
    id: String(index + 1),
    ...maybe({
      name: pick(["Dana", "Luis Prado", "Mira", "דנה"]),
      role: pick(["hiringManager", "teamMember", "recruiter"]),
      round: pick(["held", "next"]),
      relationship: pick(["stranger", "known"]),
      rapport: pick(["good", "mixed", "poor"]),
      contact: pick(["substantial", "brief", "none"]),
      topic: pick(["the depot", "four-day weeks"]),
      invitedYou: below(2) === 0,
      request: pick(["none", "pending", "accepted", "declined"]),
      requestSentOn: day(),
      thankYouSentAt: moment(),
    }),
  });
  const situation = () => ({
    ...maybe({
      stage: pick(["before", "between", "after", "offer", "rejected", "closed"]),
      interviewAt: moment(),
      nextInterviewAt: moment(),
      decisionOn: day(),
      companyNorm: pick(["encourages", "discourages"]),
      comfort: pick(["confident", "uneasy"]),
      posture: pick(["cautious", "proactive"]),
      company: "Northwind",
      job: "Data Analyst",
      you: "Sam",
      noteLimit: pick([200, 300]),
    }),
    interviewers: Array.from({ length: below(4) }, person),
  });
  const open = () => pick([["everything"], ["guides", "turning"], ["disagreements", "cautions", "other-drafts"], ["moments-of-all", "everyone"], []]);
  const plan = () => ({ id: "1", name: pick(["", "First"]), folds: open().map((fold) => ({ fold, open: true })), situation: situation() });

  /** All that can be seen of a widget, without what tells two of them apart. */
  const seen = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value.replaceAll(/\bic\d+-/g, "")}`);
    const own = [node.value, node.checked, node.disabled].filter((property) => property !== undefined).map(String);
    return [node.localName, attributes.toSorted(), own, [...node.childNodes].map(seen)];
  };
  const of = (element) => JSON.stringify(seen(element.shadowRoot.querySelector("[part=widget]")), null, 1);

  const widget = () => document.body.appendChild(document.createElement("interview-connect"));
  const old = widget();
  const states = [];
  for (let round = 0; round < rounds; round += 1) {
    // What leaves the page, or asks the browser for something, is for other tests.
    const all = [...old.shadowRoot.querySelectorAll("button, summary, input[type=radio], input[type=checkbox]")];
    const pressed = all.filter((control) => !/print|save|copy|calendar/i.test(control.textContent));
    for (let presses = below(4); presses > 0; presses -= 1) pick(pressed).click();
    old.shadowRoot.activeElement?.blur();
    const controls = () => [...old.shadowRoot.querySelectorAll("input, textarea")];
    for (const control of controls()) control.knownAs = control.id;

    const text = JSON.stringify({ version: 1, open: "1", plans: [plan()] });
    const fresh = widget();
    const taken = [old, fresh].map((element) => element.importState(text));
    const [changed, begun] = [old, fresh].map((element) => of(element).split("\n"));
    states.push([text, old.exportState()]);
    fresh.remove();
    if (!taken.every(Boolean)) return { fault: `not read: ${text}`, states };
    // A control may hold what was typed by half, which nobody else can see.
    const other = controls().find(({ id, knownAs }) => knownAs !== undefined && knownAs !== id);
    if (other) return { fault: `round ${round}: ${text}\nwhat was ${other.knownAs} has become ${other.id}`, states };
    const first = begun.findIndex((line, index) => line !== changed[index]);
    if (first >= 0 || changed.length !== begun.length) {
      const around = (lines) => lines.slice(Math.max(0, first - 12), first + 3).join("");
      return { fault: `round ${round}: ${text}\nbegun: ${around(begun)}\nchanged: ${around(changed)}`, states };
    }
  }
  return { fault: "", states };
};

test("a page that was changed is the page that would have been begun", async () => {
  const browser = await startBrowser();
  try {
    await visit(browser, {}, async ({ page }) => {
      for (const seed of [1, 2, 3]) {
        const { fault, states } = await page.evaluate(walk, { rounds: ROUNDS, seed });
        assert.equal(fault, "");
        // A field that the widget does not know would vary nothing, and nobody would notice.
        for (const [given, held] of states) assert.deepEqual(lostFields(JSON.parse(given), JSON.parse(held)), [], given);
      }
    });
  } finally {
    await browser.close();
  }
});

const dana = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial", relationship: "stranger" };
const held = { stage: "after", interviewAt: "2026-03-10T14:00", decisionOn: "2026-03-24" };

test("a button with the focus is made into no other: pressed again, it would do what nobody read", async () => {
  const browser = await startBrowser();
  try {
    await visit(browser, {}, async ({ page }) => {
      await show(page, { ...held, interviewers: [dana] });
      const points = page.getByRole("button", { name: /^What if/ });
      const before = await points.allTextContents();
      await points.first().focus();
      await page.locator("#checklist").evaluate((widget) => {
        for (const row of widget.shadowRoot.querySelectorAll(".turning > li")) row.known = true;
      });
      await show(page, { ...held, interviewers: [{ ...dana, rapport: "mixed" }] });
      const after = await points.allTextContents();
      assert.ok(!after.includes(before[0]), "the point that had the focus is still there");
      const kept = await page.locator("#checklist").evaluate((widget) => {
        const rows = [...widget.shadowRoot.querySelectorAll(".turning > li")];
        return { active: widget.shadowRoot.activeElement?.localName, known: rows.filter((row) => row.known).length, rows: rows.length };
      });
      // Those without the focus serve again.
      assert.deepEqual(kept, { active: "section", known: before.length - 1, rows: after.length });
    });
  } finally {
    await browser.close();
  }
});

test("the Tab key leads to the answers of a question that was made anew", async () => {
  const browser = await startBrowser();
  try {
    await visit(browser, {}, async ({ page }) => {
      await show(page, { ...held, decisionOn: undefined, interviewers: [{ id: "1", name: "Dana Okafor" }] });
      const { to } = keyboard(page);
      await to(page.getByRole("group", { name: say("questions.rapport.ask", { who: "Dana Okafor" }) }).getByRole("button").first());
      await page.getByRole("button", { name: "Add an interviewer" }).click();
      await to(page.getByRole("group", { name: say("questions.rapport.ask", { who: "Dana Okafor" }) }).getByRole("button").first());
    });
  } finally {
    await browser.close();
  }
});
