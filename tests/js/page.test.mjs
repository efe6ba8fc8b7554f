// The page from disk as built: one file, and a policy under which nothing else can run or load.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { code, filesBelow, read, root } from "./built.mjs";

const page = await read("dist/page/interview-connect.html");
const policy = page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1] ?? "";
const inside = (tag) => [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(([, text]) => text);
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("the policy allows the page's own script and style and nothing else", () => {
  const [script, ...scripts] = inside("script");
  const [style, ...styles] = inside("style");
  assert.deepEqual([scripts, styles], [[], []]);
  assert.deepEqual(policy.split("; "), [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test("the policy comes before anything that it governs", () => {
  assert.ok(page.indexOf("Content-Security-Policy") < page.indexOf("<style"));
  assert.ok(page.indexOf("Content-Security-Policy") < page.indexOf("<script"));
});

test("the page refers to no other file or address", () => {
  const markup = page.replaceAll(/<(script|style)>.*?<\/\1>/gs, "");
  assert.doesNotMatch(markup, /\b(src|srcset|href|action|data|poster)\s*=/i);
  assert.doesNotMatch(inside("style").join(), /url\(|@import/i);
  for (const trace of ["import.meta", "fetch(", "eval(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource"]) {
    assert.ok(!code(inside("script").join()).includes(trace), trace);
  }
});

test("no built file turns text into code or into markup", async () => {
  // The site's documents speak of all this, and have no script.
  const isDocument = (path) => path.startsWith(join(root, "dist", "site", "docs"));
  const built = (await filesBelow("dist")).filter((path) => /\.(js|mjs|html)$/.test(path) && !isDocument(path));
  assert.ok(built.length >= 8, built.join());
  for (const file of built) {
    // Inside policies and words about them the token is no call.
    const text = (await readFile(file, "utf8")).replaceAll(/(?:'|&#39;)wasm-unsafe-eval(?:'|&#39;)/g, "");
    for (const step of [/\beval\b/, /\bFunction\s*\(/, /\bimportScripts\b/, /\bdocument\.write/, /\b(inner|outer)HTML\b/, /\binsertAdjacentHTML\b/, /\bsrcdoc\b/, /\bset(Timeout|Interval)\(["'`]/, /[\s"'](on[a-z]+|style)=["']/]) {
      assert.doesNotMatch(text, step, `${relative(root, file)}: ${step}`);
    }
  }
});

test("without scripts the page says what to do", () => {
  assert.match(inside("noscript").join(), /JavaScript/);
});

test("no path of the building machine is in what was built", async () => {
  for (const file of [...(await filesBelow("dist")), ...(await filesBelow("target/parts"))]) {
    const text = await readFile(file, "latin1");
    for (const path of [root.replace(/\/$/, ""), homedir()]) {
      assert.ok(!text.includes(path), `${relative(root, file)} holds ${path}`);
    }
  }
});
