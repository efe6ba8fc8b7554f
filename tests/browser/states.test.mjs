// Axe-core finds nothing in any state of the widget, light and dark, narrow and wide.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { inEachPlace, states } from "./states.mjs";
import { assertSilent, faultsOf, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const fits = async (page) => {
  const [needed, there] = await page.evaluate(({ scrollWidth, clientWidth } = document.documentElement) => [scrollWidth, clientWidth]);
  assert.ok(needed <= there, `something is ${needed} pixels wide where there are ${there}`);
};

const reset = (page) => page.locator("#checklist").evaluate((widget) => widget.reset());

test("nothing is wider than 320 pixels, also with letters, words and lines set apart", (t) =>
  visit(browser, { viewport: { width: 320, height: 640 } }, async ({ page }) => {
    // What WCAG 1.4.12 asks a text to bear.
    const apart = "line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em";
    await page.locator("#checklist").evaluate((widget, style) => (widget.style.cssText = style), apart);
    for (const [name, bring] of Object.entries(states)) {
      await t.test(name, async () => {
        await reset(page);
        await bring(page);
        await inEachPlace(page, () => fits(page));
      });
    }
  }));

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1200]) {
    test(`nothing is found, ${colorScheme}, ${width} pixels wide`, (t) =>
      visit(browser, { colorScheme, viewport: { width, height: 900 } }, async (watched) => {
        const { page } = watched;
        for (const [name, bring] of Object.entries(states)) {
          await t.test(name, async () => {
            await reset(page);
            await bring(page);
            await inEachPlace(page, async () => {
              assert.deepEqual(await faultsOf(page), []);
              await fits(page);
            });
          });
        }
        assertSilent(watched);
      }));
  }
}
