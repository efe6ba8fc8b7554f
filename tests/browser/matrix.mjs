// The tables of www/docs/MATRIX.md: each is written by the test whose outcome it is, between two marks.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { root } from "./fixtures.mjs";

export const TITLES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKitGTK" };

/**
 * Holds the outcome of a run against the table of that name in the docs; INTERVIEW_CONNECT_WRITE=1 writes it anew.
 * @param {string} name the table's name, which is also that of the test's file
 * @param {string} head what the rows are
 * @param {Record<string, string>} titles of each row
 * @param {Record<string, Record<string, string>>} cells by row and engine
 */
export const holdTable = async (name, head, titles, cells) => {
  const engines = Object.keys(TITLES);
  for (const [key, title] of Object.entries(titles)) assert.deepEqual(engines.filter((engine) => !cells[key]?.[engine]), [], `${title}: nothing to write down`);
  const row = (list) => `| ${list.join(" | ")} |`;
  const rows = Object.entries(titles).map(([key, title]) => row([title, ...engines.map((engine) => cells[key][engine])]));
  const table = [row([head, ...engines.map((engine) => TITLES[engine])]), row(["---", ...engines.map(() => "---")]), ...rows, ""].join("\n");
  const path = join(root, "www", "docs", "MATRIX.md");
  const committed = await readFile(path, "utf8");
  const start = `<!-- ${name}: written by tests/browser/${name}.test.mjs -->\n`;
  const [before, rest] = committed.split(start);
  assert.ok(rest?.includes("<!-- end -->"), `www/docs/MATRIX.md has no place for the table of ${name}`);
  const text = before + start + table + rest.slice(rest.indexOf("<!-- end -->"));
  if (env.INTERVIEW_CONNECT_WRITE) return writeFile(path, text);
  const how = `INTERVIEW_CONNECT_WRITE=1 node --test tests/browser/${name}.test.mjs writes it anew`;
  assert.equal(committed, text, `www/docs/MATRIX.md is out of date: ${how}`);
};
