// What is generated from the element's comments, and what repeats them by hand, against the element as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CAUSES } from "../../www/causes.js";
import { words } from "../../www/generated.mjs";
import { generated, manifestOf } from "../../www/manifest.mjs";
import { filesBelow, read } from "./built.mjs";
import { readFile } from "node:fs/promises";

const source = await read("www/element.js");
const styles = await read("www/widget.css");
const { attributes, members, events, cssProperties, cssParts } = manifestOf(source, styles).modules[0].declarations[0];
const names = (list) => list.map(({ name }) => name).sort();

test("manifest and tables are those that the source gives now", async () => {
  for (const [file, content] of Object.entries(await generated())) {
    assert.equal(await read("www", file), content, `${file} is out of date: node www/manifest.mjs writes it anew`);
  }
});

test("the built package's manifest is that one", async () => {
  assert.equal(await read("dist/npm/custom-elements.json"), await read("www/npm/custom-elements.json"));
});

test("every attribute that the element observes, and none but the theme besides, is in the manifest", async () => {
  const observed = source.match(/observedAttributes = (\[.*?\])/)[1];
  assert.deepEqual(names(attributes), [...JSON.parse(observed), "theme"].sort());
});

test("the types name the same members and events", async () => {
  const types = await read("dist/npm/element.d.ts");
  for (const { name } of members) assert.match(types, new RegExp(`\\b${name}\\b[:(]`), name);
  for (const { name } of events) assert.ok(types.includes(`"${name}"`), name);
});

test("every event that the element raises is in the manifest", () => {
  const raised = [...source.matchAll(/#dispatch\("(\w+)"/g)].map(([, name]) => `interview-connect-${name}`);
  assert.deepEqual([...new Set(raised)].sort(), names(events));
});

test("the custom properties listed are those that the styles read", async () => {
  const used = [...`${styles.replace(/\/\*[\s\S]*?\*\//, "")}${await read("www/element.css")}`.matchAll(/var\((--ic-[\w-]+)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(used)].sort(), names(cssProperties));
});

test("every part listed is one that the widget makes", async () => {
  const files = await filesBelow("src/ui");
  const code = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n") + (await read("www/failure.js"));
  for (const { name } of cssParts) assert.ok(code.includes(`"${name}"`) || code.includes(`"${name} `) || code.includes(` ${name}"`), name);
});

test("where the checklist cannot run, every cause has words for the reader, and no text of that file is unused", async () => {
  const keys = (section) => Object.keys(words.fallback[section]);
  // That one stops nothing: the reader has no need to know.
  assert.deepEqual(keys("failures"), Object.keys(CAUSES).filter((cause) => cause !== "situation-faulty"));
  const [failure, plan] = [await read("www/failure.js"), await read("www/static-plan.mjs")];
  for (const key of keys("ways")) assert.ok(failure.includes(`ways.${key}`), key);
  for (const key of keys("plan")) assert.ok(plan.includes(`"${key}"`), key);
});
