// Colours: every pair that text and its ground form on the page, computed for the product's own theme and for three that a
// site might set with five properties, each where the reader wants it light and where dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { contrast, mixed, SIGNS, TEXTS, TOKENS } from "../../www/hosts/site/contrast.js";
import { startBrowser } from "./browser.mjs";
import { faultsOf, show, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** What a site sets to make the widget its own, as the embed builder offers it: ground, card, ink, accent, and the text on that. */
const offered = JSON.parse(await readFile(new URL("../../www/hosts/site/themes.json", import.meta.url), "utf8"));
const THEMES = { own: {}, ...offered };

const dana = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial" };
const panel = [dana, { id: "2", name: "Luis Prado", role: "teamMember", rapport: "mixed" }, { id: "3", name: "Mira Voss", request: "accepted" }];

for (const [theme, tokens] of Object.entries(THEMES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${theme} theme, ${colorScheme}: text is 4.5 to 1 or better, signs 3 to 1`, () =>
      visit(browser, { colorScheme }, async ({ page }) => {
        const widget = page.locator("#checklist");
        await widget.evaluate((widget, tokens) => {
          for (const [name, colour] of Object.entries(tokens)) widget.style.setProperty(`--ic-${name}`, `light-dark(${colour})`);
        }, tokens);
        await show(page, { stage: "after", interviewAt: "2026-03-10T14:00", interviewers: panel });
        const colours = await widget.evaluate(mixed, { tokens: TOKENS });
        const low = (pairs, least) =>
          pairs.map(([one, other]) => [one, other, contrast(colours[one], colours[other])]).filter(([, , ratio]) => ratio < least).map(([one, other, ratio]) => `${one} on ${other}: ${ratio.toFixed(2)}`);
        assert.deepEqual([...low(TEXTS, 4.5), ...low(SIGNS, 3)], []);
        const lowest = Math.min(...TEXTS.map(([one, other]) => contrast(colours[one], colours[other])));
        console.log(`contrast, ${theme}, ${colorScheme}: ${TEXTS.length} pairs of text, the lowest ${lowest.toFixed(2)}`);
        assert.deepEqual(await faultsOf(page), []);
      }));
  }
}
