// The atlas in a browser: an example is saved from it as a file, and opens in the checklist, where its rule decides it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";
import { assertSilent, eventually, openSettings, open } from "./user.mjs";

const { rows } = JSON.parse(await readFile(new URL("../../dist/atlas/atlas.json", import.meta.url), "utf8"));

test("an example of every rule opens in the checklist, without the network, and is decided by that rule", async () => {
  const browser = await startBrowser();
  try {
    const context = await browser.context();
    const atlas = await watchedPage(context);
    await atlas.page.goto(fromDisk("atlas/index.html"));
    await atlas.page.locator("summary").first().waitFor();
    let opened = 0;
    for (const { id, rule, examples } of rows) {
      const [{ situation, headline }] = examples;
      const link = atlas.page.getByRole("link", { name: `Save ${id}-1 as a file`, includeHidden: true });
      const [download] = await Promise.all([atlas.page.waitForEvent("download"), link.evaluate((link) => link.click())]);
      assert.equal(download.suggestedFilename(), `${id}-1.json`);
      // The checklist on the day that the example is about.
      const checklist = await open(context, situation.now);
      await checklist.page.evaluate(() => document.querySelector("#checklist").reset());
      await openSettings(checklist.page);
      await checklist.page.getByLabel("Add plans from a file").setInputFiles(await download.path());
      const advice = () => checklist.page.evaluate(() => document.querySelector("#checklist").advice);
      await eventually(async () => assert.equal((await advice()).people[0].rule, rule, id));
      assert.equal((await advice()).headline, headline, id);
      assertSilent(checklist);
      await checklist.page.close();
      opened += 1;
    }
    assertSilent(atlas);
    assert.equal(opened, rows.length);
    console.log(`examples opened from the atlas: ${opened}`);
  } finally {
    await browser.close();
  }
});
