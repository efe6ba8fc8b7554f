// What a visitor downloads, part by part, against the limits in tests/budget.json: brotli at its best, in bytes. A limit is
// what was measured and a fiftieth more; INTERVIEW_CONNECT_WRITE=1 writes them anew from what was built.
//
// The script is taken apart into style, glue and WebAssembly, and that into words, tables and code. Code belongs to the
// engine, the interface or the library, by the linked file's names and sizes of functions: each has its share of what all of
// it weighs. Whatever is compressed together weighs less than its parts by themselves, so that the whole has its own limit.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { transform } from "esbuild";
import { code, dist, read, root } from "./built.mjs";
import { functions, sections } from "./wasm.mjs";

const BUDGET = join(root, "tests", "budget.json");
const HEADROOM = 1.02;
const LARGEST = 8;

const brotli = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** Whose code a function is; what the compiler has put into another function counts as that one's. */
const owner = ({ name }) => (/interview_connect(2ui|\.\.ui)|^widget_/.test(name) ? "interface" : /interview_connect/.test(name) ? "engine" : "library");

/** The words stand one behind the other, each pair parted by a character that nothing else uses. */
const wordsIn = (data) => {
  const runs = data.toString("latin1").match(/[\n\x1e\x1f -\x7e\x80-\xff]+/g);
  return Buffer.from(runs.reduce((most, run) => (run.split("\x1f").length > most.split("\x1f").length ? run : most)), "latin1");
};

const parts = async () => {
  const script = code(await read("dist/embed/interview-connect.js"));
  const sheets = await Promise.all(["widget.css", "element.css"].map(async (name) => transform(await read("www", name), { loader: "css", minify: true })));
  const { code: all, data } = sections(await readFile(join(root, "target/parts/widget.wasm")));
  // Once the bindings are made, the functions that describe them are gone.
  const linked = functions(await readFile(join(root, "target/widget/wasm32-unknown-unknown/wasm/interview_connect.wasm"))).filter(({ name }) => !name.includes("describe"));
  const style = brotli(sheets.map((sheet) => sheet.code).join(""));
  const words = brotli(wordsIn(data));
  const share = (part) => sum(linked.filter((one) => owner(one) === part).map(({ size }) => size)) / sum(linked.map(({ size }) => size));
  const largest = (part) => linked.filter((one) => owner(one) === part).toSorted((a, b) => b.size - a.size).slice(0, LARGEST);
  const shares = ["engine", "interface", "library"].map((part) => [part, Math.round(brotli(all) * share(part))]);
  return {
    weights: { words, tables: brotli(data) - words, ...Object.fromEntries(shares), glue: brotli(script) - style, style },
    largest,
  };
};

/** The files that people load, whole. */
const FILES = {
  embed: "embed/interview-connect.js",
  nowasm: "embed/interview-connect.nowasm.js",
  invitation: "embed/interview-connect.invitation.js",
  page: "page/interview-connect.html",
  core: "npm/core.js",
};
const wholes = async () => Object.fromEntries(await Promise.all(Object.entries(FILES).map(async ([name, path]) => [name, brotli(await readFile(join(dist, path)))])));

const { weights, largest } = await parts();
const measured = { ...(await wholes()), ...weights };

test("nothing weighs more than its limit", async () => {
  if (env.INTERVIEW_CONNECT_WRITE) {
    const limits = Object.entries(measured).map(([name, weight]) => [name, Math.ceil(weight * HEADROOM)]);
    await writeFile(BUDGET, `${JSON.stringify(Object.fromEntries(limits), null, 2)}\n`);
  }
  const limits = JSON.parse(await read("tests/budget.json"));
  assert.deepEqual(Object.keys(limits), Object.keys(measured), "tests/budget.json limits exactly these parts");
  const report = Object.entries(measured).map(([name, weight]) => {
    const more = weight - limits[name];
    const cause = more > 0 && ["engine", "interface", "library"].includes(name) ? largest(name).map((one) => `\n    ${one.size} ${one.name}`).join("") : "";
    return `  ${name}: ${weight} of ${limits[name]} bytes${more > 0 ? `, ${more} too many (${((more / limits[name]) * 100).toFixed(1)} %)` : ""}${cause}`;
  });
  const over = Object.keys(measured).filter((name) => measured[name] > limits[name]);
  assert.deepEqual(over, [], `too heavy: ${over.join(", ")}\n${report.join("\n")}`);
});

test("without WebAssembly the embed weighs at most half as much again", () => {
  assert.ok(measured.nowasm <= 1.5 * measured.embed, `${measured.nowasm} bytes, and ${measured.embed} with it`);
});

test("the parts are all that the embed consists of", () => {
  const difference = Math.abs(sum(Object.values(weights)) / measured.embed - 1);
  assert.ok(difference < 0.05, `the parts add up to ${sum(Object.values(weights))} bytes, the embed is ${measured.embed}`);
});
