// What a whole story sounds like: a virtual screen reader reads the answer and the card of questions after each answer, and
// all of the page in the end.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startBrowser } from "./browser.mjs";
import { assertSilent, say, visit } from "./user.mjs";

const kept = fileURLToPath(new URL("../cases/transcript.txt", import.meta.url));
const resolveDir = fileURLToPath(new URL("..", import.meta.url));

let browser;
let reader;
before(async () => {
  browser = await startBrowser();
  const contents = 'export { virtual } from "@guidepup/virtual-screen-reader";';
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: "iife", globalName: "reader", write: false, minify: true });
  reader = `${outputFiles[0].text};globalThis.reader = reader;`;
});
after(() => browser?.close());

/** In the page: what is heard from the beginning of a part to its end, without the words on where a thing ends. */
const heard = async (widget, part) => {
  const container = widget.shadowRoot.querySelector(part);
  const { virtual } = globalThis.reader;
  await virtual.start({ container });
  for (let step = 0; step < 600; step += 1) {
    await virtual.next();
    const log = await virtual.spokenPhraseLog();
    // The reader begins again where it has come to the end.
    if (log.length > 2 && log.at(-1) === log[0]) break;
  }
  const log = await virtual.spokenPhraseLog();
  await virtual.stop();
  return log.slice(0, -1).filter((phrase) => !/^(end\b|paragraph$)/.test(phrase));
};

test("the day after an interview, heard from the first question to the settled answer", () =>
  visit(browser, {}, async (watched) => {
    const { page } = watched;
    const widget = page.locator("#checklist");
    await page.evaluate(reader);
    const lines = [];
    const hear = async (what, part) => lines.push(`== ${what}`, ...(await widget.evaluate(heard, part)), "");
    const press = async (name) => {
      await page.locator(".ask").getByRole("button", { name, exact: true }).first().click();
      await hear(`after “${name}”: the answer`, "section.answer");
      await hear(`after “${name}”: the question`, "section.ask");
    };
    await hear("the beginning", ".ic");
    await press(say("questions.stage.after"));
    await press("Yesterday");
    await press("Afternoon");
    await page.locator(".ask input").fill("Dana Okafor");
    await page.keyboard.press("Enter");
    await hear("after the name: the question", "section.ask");
    await press(say("questions.rapport.good"));
    await press("A real conversation");
    await press(say("questions.role.hiringManager"));
    while ((await page.locator(".ask > h2").innerText()) !== "Any news?") await page.locator(".ask").getByRole("button", { name: "Skip" }).click();
    await hear("in the end: all of the page", ".ic");
    // What is announced after a change comes after a pause.
    await page.waitForFunction(() => document.querySelector("#checklist").shadowRoot.querySelector("[aria-live]").textContent !== "");
    lines.push("== announced", await page.locator("[aria-live]").innerText(), "");
    assertSilent(watched);
    const transcript = `${lines.join("\n").trim()}\n`;
    if (process.env.INTERVIEW_CONNECT_WRITE) await writeFile(kept, transcript);
    assert.equal(transcript, await readFile(kept, "utf8"));
    console.log(`phrases of the transcript: ${transcript.split("\n").filter((line) => line && !line.startsWith("==")).length}`);
  }));
