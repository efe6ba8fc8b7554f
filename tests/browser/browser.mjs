// Starts headless Chromium for the browser tests, always in the same state, and opens built pages from disk.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));

const executable = () => {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found = [
    ...names.flatMap((name) => (env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].find((path) => existsSync(path));
  if (!found) throw new Error(`no browser was found on PATH: install one of ${names.join(", ")}`);
  return found;
};

/** A browser of its own: no network, no profile, nothing left behind. Close it with its close(). */
export const startBrowser = async () => {
  // Chromium leaves folders in the temporary directory, so it gets one that goes with it.
  await mkdir(join(root, "target"), { recursive: true });
  const scratch = await mkdtemp(join(root, "target", "browser-"));
  env.TMPDIR = scratch;
  const browser = await chromium.launch({
    executablePath: executable(),
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
  });
  return {
    /** A fresh context: fixed locale, zone, size and motion, so that no machine's settings decide a test. */
    context: (options = {}) =>
      browser.newContext({
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
        viewport: { width: 1280, height: 900 },
        colorScheme: "light",
        reducedMotion: "reduce",
        offline: true,
        ...options,
      }),
    close: async () => {
      await browser.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
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
  return { page, said, requested };
};
