// How soon the page from disk is there and how long one keystroke takes: node tests/bench/page.mjs
// Medians of several runs in headless Chromium. The figures inform; no test depends on them.
import { advise } from "../../dist/npm/core.js";
import { fromDisk, startBrowser } from "../browser/browser.mjs";

const RUNS = 15;
const KEYSTROKES = 40;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const milliseconds = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** From the start of navigation until the widget says that it is ready. */
const start = async (browser) => {
  const context = await browser.context();
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.ready = new Promise((resolve) => {
      document.addEventListener("interview-connect-ready", () => resolve(performance.now()), { once: true });
    });
  });
  await page.goto(fromDisk("page/interview-connect.html"));
  const ready = await page.evaluate(() => globalThis.ready);
  await context.close();
  return ready;
};

/** One typed character in a name, until the page shows what follows from it, with so many interviewers. */
const keystroke = async (browser, people) => {
  const context = await browser.context();
  const page = await context.newPage();
  await page.goto(fromDisk("page/interview-connect.html"));
  const now = "2026-03-11T15:00";
  const interviewers = Array.from({ length: people }, (_, index) => ({ id: String(index + 1), name: `Person ${index + 1}`, rapport: "good" }));
  await page.evaluate((situation) => {
    document.querySelector("interview-connect").situation = situation;
  }, { now, stage: "after", interviewAt: "2026-03-10T14:00", interviewers });
  const input = page.getByLabel("Name of interviewer 1", { exact: true }).first();
  await input.waitFor();
  const times = await input.evaluate((field, count) => {
    const times = [];
    for (let index = 0; index < count; index += 1) {
      field.value += "a";
      const from = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      // Layout belongs to what a person waits for.
      field.getBoundingClientRect();
      times.push(performance.now() - from);
    }
    return times;
  }, KEYSTROKES);
  await context.close();
  return median(times);
};

/** Full advice as an object, evaluations a second. */
const evaluations = (people) => {
  const situation = { now: "2026-03-11T15:00", stage: "after", interviewAt: "2026-03-10T14:00", interviewers: Array.from({ length: people }, () => ({ rapport: "good" })) };
  for (let index = 0; index < 20; index += 1) advise(situation);
  const from = performance.now();
  let count = 0;
  for (; performance.now() - from < 500; count += 1) advise(situation);
  return Math.round((count * 1000) / (performance.now() - from));
};

const browser = await startBrowser();
try {
  const starts = [];
  for (let run = 0; run < RUNS; run += 1) starts.push(await start(browser));
  const rows = [["page from disk, navigation to ready", milliseconds(median(starts))]];
  for (const people of [1, 5, 50]) rows.push([`one keystroke, ${people} interviewer${people > 1 ? "s" : ""}`, milliseconds(await keystroke(browser, people))]);
  for (const people of [1, 5, 50]) rows.push([`full advice, ${people} interviewer${people > 1 ? "s" : ""}`, `${evaluations(people)} a second`]);
  console.log("| what | median |\n|---|---|");
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
} finally {
  await browser.close();
}
