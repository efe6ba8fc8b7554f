// What both ways to drive a browser need: a program from the search path, and a folder that goes with what is started.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";

const target = fileURLToPath(new URL("../../target", import.meta.url));

/** The first of some programs that is on the search path, or at a place given in full. */
export const program = (what, ...names) => {
  const folders = (env.PATH ?? "").split(delimiter);
  const path = names.flatMap((name) => (name.startsWith("/") ? [name] : folders.map((folder) => join(folder, name)))).find((path) => existsSync(path));
  if (!path) throw new Error(`${what} was not found: install ${names.join(" or ")}`);
  return path;
};

/** Chromium, under whichever name a system has it. */
export const chromium = () =>
  program("Chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

/** A folder of its own for something that is started, and what removes it: browsers leave files wherever they may. */
export const scratchFolder = async () => {
  await mkdir(target, { recursive: true });
  const folder = await mkdtemp(join(target, "browser-"));
  // What has just ended may still be letting go of its files.
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) };
};
