import { readFile } from "node:fs/promises";
import { startBrowser } from "./browser.mjs";
import { visit } from "./user.mjs";
const browser = await startBrowser();
const sample = (name) => readFile(new URL(`../invitations/${name}`, import.meta.url), "utf8");
const texts = {}; for (const n of ["03-exchange-teams-de.ics","39-two-events.ics","27-ambiguous-date.txt","70-unknown-clock.txt","29-google-mail-text.txt","17-all-day.ics","13-cancelled.ics","23-sentence-us.txt","19-names-with-faults.ics"]) texts[n]=await sample(n);
const only = process.argv[2];
const paste = async (page, text) => { await page.getByLabel("Text of the invitation").fill(text); };
const shots = [
 ["entry-360", {viewport:{width:360,height:740}}, null],
 ["start-360", {viewport:{width:360,height:740}}, "-"],
 ["teams-360", {viewport:{width:360,height:740}}, "03-exchange-teams-de.ics"],
 ["teams-280", {viewport:{width:280,height:740}}, "03-exchange-teams-de.ics"],
 ["teams-400x600", {viewport:{width:400,height:600}}, "03-exchange-teams-de.ics"],
 ["teams-1200", {viewport:{width:1200,height:800}}, "03-exchange-teams-de.ics"],
 ["teams-dark", {viewport:{width:360,height:740},colorScheme:"dark"}, "03-exchange-teams-de.ics"],
 ["two-360", {viewport:{width:360,height:740}}, "39-two-events.ics"],
 ["ambiguous-360", {viewport:{width:360,height:740}}, "27-ambiguous-date.txt"],
 ["zone-360", {viewport:{width:360,height:740}}, "70-unknown-clock.txt"],
 ["allday-360", {viewport:{width:360,height:740}}, "17-all-day.ics"],
 ["cancelled-360", {viewport:{width:360,height:740}}, "13-cancelled.ics"],
 ["sentence-768", {viewport:{width:768,height:700}}, "23-sentence-us.txt"],
 ["rtl-360", {viewport:{width:360,height:740}}, "03-exchange-teams-de.ics", "rtl"],
 ["rtl-1200", {viewport:{width:1200,height:740}}, "29-google-mail-text.txt", "rtl"],
];
for (const [name, options, text, dir] of shots.filter(([n]) => !only || n.includes(only))) {
  await visit(browser, { at: "2026-02-01T09:00", ...options }, async ({ page, said }) => {
    if (dir) await page.locator("#checklist").evaluate((w) => w.shadowRoot.querySelector(".ic").setAttribute("dir", "rtl"));
    if (text !== "-") {
      await page.getByRole("button", { name: "Use your invitation" }).first().click();
      if (text) await paste(page, texts[text]);
      await page.waitForTimeout(300);
    }
    await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
    if (said.length) console.log(name, said);
  });
}
await browser.close();
