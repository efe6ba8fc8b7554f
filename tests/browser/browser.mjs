// Starts headless Chromium for the browser tests, always in the same state, and opens built pages from disk.
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromium as installed, scratchFolder } from "./programs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What every start has in common, in a folder that goes with the browser: Chromium leaves others in the temporary directory. */
const prepared = async () => {
  const { folder: scratch, remove } = await scratchFolder();
  env.TMPDIR = scratch;
  return {
    scratch,
    options: {
      executablePath: installed(),
      // The language decides how date fields are typed.
      env: { ...env, TMPDIR: scratch, HOME: scratch, LANGUAGE: "en_US", LC_ALL: "C.UTF-8" },
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    remove,
  };
};

/** Fixed locale, zone, size and motion, so that no machine's settings decide a test. */
const settings = {
  locale: "en-GB",
  timezoneId: "Europe/Berlin",
  viewport: { width: 1280, height: 900 },
  colorScheme: "light",
  reducedMotion: "reduce",
  offline: true,
};

/** A browser of its own: no network, no profile, nothing left behind. Close it with its close(). */
export const startBrowser = async () => {
  const { options, remove } = await prepared();
  const browser = await chromium.launch(options);
  return {
    context: (more = {}) => browser.newContext({ ...settings, ...more }),
    close: async () => {
      await browser.close();
      await remove();
    },
  };
};

/** The same with an extension installed from its folder, as one context. */
export const startWithExtension = async (folder) => {
  const { scratch, options, remove } = await prepared();
  // Only the newer headless mode takes extensions, and Playwright knows it by this argument alone.
  const args = [...options.args, "--headless=new", `--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
  const context = await chromium.launchPersistentContext(join(scratch, "profile"), { ...settings, ...options, args, headless: false });
  return {
    context,
    close: async () => {
      await context.close();
      await remove();
    },
  };
};

/** The address of a file of dist/, opened from disk. */
export const fromDisk = (path) => pathToFileURL(join(root, "dist", path)).href;

/** Opens a new tab that keeps what the console said, what went uncaught and what was requested. */
export const watchedPage = async (context) => {
  const page = await context.newPage();
  const said = [];
  const requested = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`uncaught: ${error}`));
  page.on("request", (request) => requested.push(request.url()));
  for (const way of ["goto", "reload"]) {
    const go = page[way].bind(page);
    page[way] = async (...given) => {
      await go(...given);
      // The page from disk starts the widget only when it is drawn, and without scripts never.
      await page.waitForFunction(() => !document.querySelector(":not(:defined)") || matchMedia("(scripting: none)").matches);
    };
  }
  return { page, said, requested };
};
