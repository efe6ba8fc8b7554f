import { startBrowser } from "./tests/browser/browser.mjs";
import { show, open } from "./tests/browser/user.mjs";
const dana = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial", topic: "moving the depot forecasts off spreadsheets" };
const panel = [dana, { id: "2", name: "Luis Prado", role: "teamMember", rapport: "mixed" }, { id: "3", name: "Mira Voss", role: "recruiter", contact: "brief" }];
const held = { stage: "after", interviewAt: "2026-03-10T14:00", company: "Fernhill Logistics", job: "Data Analyst", you: "Sam Ekström" };
const b = await startBrowser();
const shots = {
  start: async () => {},
  stage: async (p) => { await p.getByRole("button", { name: "Waiting for word" }).click(); },
  talk: (p) => show(p, { ...held, interviewers: [{ id: "1", name: "Dana Okafor" }] }),
  ticks: (p) => show(p, { ...held, interviewers: [dana] }),
  panel: (p) => show(p, { ...held, interviewers: panel }),
  message: (p) => show(p, { ...held, interviewers: [dana] }, { folds: [{ fold: "at-message", open: true }] }),
  plan: (p) => show(p, { ...held, interviewers: panel }, { folds: [{ fold: "at-plan", open: true }] }),
  why: (p) => show(p, { ...held, interviewers: panel }, { folds: [{ fold: "at-why", open: true }] }),
  connected: (p) => show(p, { ...held, interviewers: [{ ...dana, request: "accepted" }] }),
};
const only = process.argv[2]?.split(","); const widths = (process.argv[3] ?? "360").split(",").map(Number); const scheme = process.argv[4] ?? "light";
for (const w of widths) for (const [name, f] of Object.entries(shots)) {
  if (only && only[0] !== "all" && !only.includes(name)) continue;
  const c = await b.context({ viewport: { width: w, height: w === 400 ? 600 : w === 360 ? 740 : 900 }, colorScheme: scheme });
  const { page } = await open(c); await f(page);
  const h = await page.evaluate(() => document.documentElement.scrollHeight);
  console.log(name, w, h);
  await page.screenshot({ path: `/tmp/shots/${name}-${w}-${scheme}.png`, fullPage: process.argv[5] === "full" });
  await c.close();
}
await b.close();
