// Counts what three whole stories take on the product's page, each to a settled answer and a copied message without gaps: they are
// walked by tests/browser/stories.test.mjs, which prints what was pressed, scrolled and typed.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const TEST = fileURLToPath(new URL("../browser/stories.test.mjs", import.meta.url));
const COUNTED = /presses, (.+), (by \w+): (\d+); scrolls (\d+); typed (\d+)/g;

/** Each story by name, with the counts of each way to use the page. */
export const countStories = async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--test", "--test-name-pattern", ", by ", TEST]);
  const stories = {};
  for (const [, name, way, ...counts] of stdout.matchAll(COUNTED)) {
    const [presses, scrolls, typed] = counts.map(Number);
    (stories[name] ??= {})[way] = { presses, scrolls, typed };
  }
  if (Object.values(stories).filter((ways) => ways["by touch"] && ways["by keyboard"]).length < 3) throw new Error(`the stories were not told whole:\n${stdout}`);
  return stories;
};
