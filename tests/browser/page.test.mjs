// The page from disk in a real browser: it starts, says nothing in the console and asks nothing of the network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";

const address = fromDisk("page/interview-connect.html");
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens the page in a context of its own and closes that afterwards. */
const opened = async (options, story) => {
  const context = await browser.context(options);
  try {
    const watched = await watchedPage(context);
    if (options.before) await context.addInitScript(options.before);
    await watched.page.goto(address);
    await story(watched);
  } finally {
    await context.close();
  }
};

test("the widget mounts from disk, in silence and without the network", () =>
  opened({}, async ({ page, said, requested }) => {
    const widget = await page.locator("#checklist").evaluate((host) => ({
      drawn: host.shadowRoot?.childElementCount ?? 0,
      styled: host.shadowRoot?.adoptedStyleSheets.length ?? 0,
    }));
    assert.ok(widget.drawn > 0, "nothing was drawn");
    assert.ok(widget.styled > 0, "no style sheet was adopted");
    assert.equal(await page.locator("#starting").isVisible(), false);
    assert.deepEqual(said, []);
    assert.deepEqual(requested.filter((url) => !/^(file|data|blob):/.test(url)), []);
  }));

test("the page's policy stops a request that something else would make", () =>
  opened({}, async ({ page }) => {
    const outcome = await page.evaluate(() => fetch("data:text/plain,x").then(() => "answered", () => "refused"));
    assert.equal(outcome, "refused");
  }));

test("without scripts the page says what to do", () =>
  opened({ javaScriptEnabled: false }, async ({ page }) => {
    // Searching by text passes over what is inside noscript, shown or not.
    assert.equal(await page.locator("noscript p").first().isVisible(), true);
    assert.equal(await page.locator("#starting").isVisible(), false);
  }));

test("a browser without WebAssembly is told so in plain words", () =>
  opened({ before: () => delete globalThis.WebAssembly }, async ({ page }) => {
    const words = await page.getByRole("alert").textContent();
    assert.match(words, /has no WebAssembly/);
  }));

test("a browser that refuses WebAssembly is told so in plain words", () => {
  const refuse = () => {
    WebAssembly.Module = function () {
      throw new WebAssembly.CompileError("refused");
    };
  };
  return opened({ before: refuse }, async ({ page }) => {
    const words = await page.getByRole("alert").textContent();
    assert.match(words, /refused to run/);
  });
});
