// A person's way through the page from disk: say where you are, name whom you met, read what to do, copy the message.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";
import { say } from "./user.mjs";

const address = fromDisk("page/interview-connect.html");
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** The page on a Wednesday afternoon, the day after the interview. */
const opened = async (story) => {
  const context = await browser.context({ permissions: ["clipboard-read", "clipboard-write"] });
  try {
    const watched = await watchedPage(context);
    await watched.page.clock.setFixedTime(new Date("2026-03-11T15:00:00+01:00"));
    await watched.page.goto(address);
    await story(watched.page);
    assert.deepEqual(watched.said, [], "the console is empty");
    assert.deepEqual(watched.requested.filter((url) => !/^(file|data|blob):/.test(url)), [], "nothing was asked of the network");
  } finally {
    await context.close();
  }
};

test("a person enters a situation and reads when to send what", () =>
  opened(async (page) => {
    await page.getByRole("button", { name: say("questions.stage.after"), exact: true }).click();
    await page.getByLabel("Day", { exact: true }).first().fill("2026-03-10");
    await page.getByLabel(say("ui.time"), { exact: true }).first().fill("14:00");
    await page.getByLabel("Name of interviewer 1", { exact: true }).fill("Dana");
    await page.getByRole("button", { name: say("ui.card.next") }).click();
    await page.getByRole("group", { name: say("questions.rapport.ask", { who: "Dana" }) }).getByText(say("questions.rapport.good"), { exact: true }).click();

    await page.getByText(/^Thank Dana by email today; send a connection request to Dana now\.$/).first().waitFor();
    await page.getByText(say("stances.s0.thankFirst")).first().waitFor();
    await page.getByText(say("stances.s4.open")).first().waitFor();

    const thanked = page.getByRole("checkbox", { name: "Thank Dana by email" });
    await thanked.check();
    await page.getByText(/^Send a connection request to Dana now\.$/).first().waitFor();
    await page.getByText(say("stances.s0.fresh")).first().waitFor();

    const message = page.getByRole("textbox", { name: /text/i }).last();
    assert.match(await message.inputValue(), /Dana.*yesterday/s);
    await page.getByRole("button", { name: "Copy the note" }).click();
    await page.getByText("Copied", { exact: false }).first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await message.inputValue());
  }));
