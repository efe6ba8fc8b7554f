// The decision atlas as built: every row is in it, and each example is decided by its row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tables } from "../../www/generated.mjs";
import { filesBelow, read } from "./built.mjs";

const { advise } = await import("../../dist/npm/core.js");
const atlas = JSON.parse(await read("dist/atlas/atlas.json"));
const page = await read("dist/atlas/index.html");

/** The decision table itself, cell by cell. */
const table = tables.rules.map(({ rule, when, then }) => [rule, when.text, then]);

test("every row of the decision table is in the atlas, in the table's order", () => {
  assert.deepEqual(atlas.rows.map(({ rule, condition, then }) => [rule, condition, then]), table);
  for (const { id } of atlas.rows) assert.ok(page.includes(`<section id="${id}"`), id);
  assert.equal(new Set(atlas.rows.map(({ id }) => id)).size, table.length);
});

test("each example is decided by its rule, as the atlas says", () => {
  let examples = 0;
  for (const row of atlas.rows) {
    const shown = new Set();
    for (const { situation, verdict, window, headline } of row.examples) {
      const advice = advise(situation);
      assert.equal(advice.people[0].rule, row.rule, JSON.stringify(situation));
      assert.deepEqual({ verdict: advice.people[0].verdict, window: advice.people[0].window, headline: advice.headline }, { verdict, window, headline });
      assert.deepEqual(advice.notices, [], "an example that contradicts itself");
      shown.add(verdict);
      examples += 1;
    }
    assert.deepEqual([...shown].sort(), Object.keys(row.verdicts).sort(), `${row.id} lacks an example of a verdict`);
    assert.ok(row.reasons.length > 0);
  }
  console.log(`examples in the atlas: ${examples}`);
});

test("the shares add up", () => {
  const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);
  assert.equal(sum(atlas.rows.map(({ count }) => count)), atlas.swept);
  for (const row of atlas.rows) {
    assert.equal(sum(row.verdicts), row.count);
    for (const guide of row.stances) assert.equal(sum(guide), row.count);
  }
});

test("conditions are in words", () => {
  for (const { condition, inWords } of atlas.rows) {
    assert.ok(inWords.length > condition.length, condition);
    assert.doesNotMatch(inWords, /undefined|`/);
  }
});

test("the page loads nothing, runs nothing and sends nothing", async () => {
  assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'">/);
  assert.doesNotMatch(page, /<script|<iframe|<img|<form|\bon\w+=|\bstyle=|https?:|\bsrc=/i);
  const addresses = [...page.matchAll(/href="([^"#][^"]*)"/g)].map(([, address]) => address);
  const inline = "data:application/json,";
  assert.deepEqual(addresses.filter((address) => !address.startsWith(inline)), ["atlas.json"]);
  const saved = addresses.filter((address) => address.startsWith(inline)).map((address) => JSON.parse(decodeURIComponent(address.slice(inline.length))));
  assert.deepEqual(saved, atlas.rows.flatMap(({ examples }) => examples.map(({ situation }) => situation)));
  assert.deepEqual((await filesBelow("dist", "atlas")).map((path) => path.split(/[\\/]/).at(-1)).sort(), ["atlas.json", "index.html"]);
});
