// Measures the engines in Chromium: how often a second each answers, in turns.
import { startBrowser } from "../browser/browser.mjs";

/** Each measurement: the engine, and for how many interviewers. */
const RUNS = [
  ["ours", 1],
  ["ours", 5],
  ["ours", 50],
  ["hand", 1],
  ["hand", 5],
  ["hand", 50],
  ["handBare", 1],
  ["zenBare", 1],
  ["rulesBare", 1],
  ["rulesAll", 1],
];

/** The situation that all answer. */
const situationOf = (people) => ({
  now: "2026-03-11T15:00",
  stage: "after",
  interviewAt: "2026-03-10T14:00",
  companyNorm: "neutral",
  interviewers: Array.from({ length: people }, () => ({ role: "hiringManager", rapport: "good", contact: "substantial", request: "none" })),
});

/** `{ "ours 1": [rates, one a round], … }`, and in how many of so many situations each engine agrees with the product. */
export const measureEngines = async (origin, { rounds, slice, situations }) => {
  const browser = await startBrowser();
  try {
    const context = await browser.context({ offline: false });
    const page = await context.newPage();
    await page.goto(`${origin}/engines`);
    await page.evaluate(() => engines.start());
    const agreement = await page.evaluate((count) => engines.agreement(count), situations);
    const rates = {};
    for (let round = -1; round < rounds; round += 1) {
      for (const [name, people] of RUNS) {
        const rate = await page.evaluate(({ name, situation, slice }) => engines.rate(name, situation, slice), { name, situation: situationOf(people), slice });
        // The first round warms the engines up.
        if (round >= 0) (rates[`${name} ${people}`] ??= []).push(rate);
      }
    }
    return { rates, agreement };
  } finally {
    await browser.close();
  }
};
