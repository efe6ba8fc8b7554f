// Takes a screenshot of the page from disk: node screenshot.mjs OUT.png WIDTH light|dark [STORY.mjs]
// STORY.mjs, if given, exports a function that is handed Playwright's page and brings it into the state to show.
import { resolve } from "node:path";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";

const [out, width, scheme, story] = argv.slice(2);
if (!out || !(width > 0) || !["light", "dark"].includes(scheme)) {
  console.error("usage: node tests/browser/screenshot.mjs OUT.png WIDTH light|dark [STORY.mjs]");
  exit(2);
}
const browser = await startBrowser();
try {
  const context = await browser.context({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme });
  const { page, said } = await watchedPage(context);
  await page.goto(fromDisk("page/interview-connect.html"));
  if (story) await (await import(pathToFileURL(resolve(story)))).default(page);
  await page.screenshot({ path: out, fullPage: true });
  if (said.length > 0) console.error(`The console said:\n${said.join("\n")}`);
} finally {
  await browser.close();
}
