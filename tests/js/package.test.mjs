// The npm package as built: what it exports, that it stands alone, and that strangers' tools can use it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import { code, consumer, dist, filesBelow, read, root } from "./built.mjs";

const run = promisify(execFile);
const core = await import("../../dist/npm/core.js");
const example = JSON.parse(await read("www/docs/example-situation.json"));

test("the engine answers right after the import", () => {
  const advice = core.advise(example);
  assert.equal(typeof advice.headline, "string");
  assert.ok(advice.people.length > 0);
});

test("the engine exports its functions and its error", () => {
  for (const name of ["advise", "calendar", "compose", "guidance", "SituationError"]) assert.equal(typeof core[name], "function", name);
});

test("a faulty situation throws an error that names the field", () => {
  assert.throws(
    () => core.advise({}),
    (error) => {
      assert.ok(error instanceof Error);
      assert.ok(error instanceof core.SituationError);
      assert.equal(error.name, "SituationError");
      assert.match(error.message, /now/);
      assert.equal(error.faults[0].path, "now");
      for (const key of ["path", "problem", "accepted"]) assert.equal(typeof error.faults[0][key], "string", key);
      return true;
    },
  );
});

test("the engine keeps answering after a fault", () => {
  assert.throws(() => core.advise({}));
  assert.equal(typeof core.advise(example).headline, "string");
});

test("the engine loads nothing and evaluates nothing", async () => {
  const text = code(await read("dist/npm/core.js"));
  for (const trace of ["fetch(", "import.meta", "eval(", "new Function", "Buffer", "require(", "await ", "XMLHttpRequest"]) {
    assert.ok(!text.includes(trace), trace);
  }
  assert.doesNotMatch(text, /\bfrom\s*["']|import\s*\(/, "an import is left");
});

test("the manifest offers types first and leads only to files that are there", async () => {
  const manifest = JSON.parse(await read("dist/npm/package.json"));
  const version = (await read("Cargo.toml")).match(/^version = "(.*)"$/m)[1];
  assert.equal(manifest.name, "interview-connect");
  assert.equal(manifest.version, version);
  assert.equal(manifest.type, "module");
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  assert.deepEqual(manifest.sideEffects, ["./define.js", "./nowasm.js"]);
  assert.equal(manifest.customElements, "custom-elements.json");
  const files = new Set(await filesBelow("dist/npm"));
  for (const [path, target] of Object.entries(manifest.exports)) {
    if (typeof target === "object") assert.equal(Object.keys(target)[0], "types", path);
    for (const file of typeof target === "object" ? Object.values(target) : [target]) {
      assert.ok(files.has(join(dist, "npm", file)), `${path} leads to ${file}`);
    }
  }
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) assert.ok(files.has(join(dist, "npm", file)), file);
});

test("Node finds the engine by the package's name", async () => {
  const folder = await consumer("node", "package.json");
  await writeFile(join(folder, "situation.json"), JSON.stringify(example));
  const script = `
    import { readFileSync } from "node:fs";
    import { advise } from "interview-connect/core";
    console.log(typeof advise(JSON.parse(readFileSync("situation.json", "utf8"))).headline);`;
  const { stdout } = await run(execPath, ["--input-type=module", "--eval", script], { cwd: folder });
  assert.equal(stdout.trim(), "string");
});

test("TypeScript finds the types and they hold", async () => {
  const folder = await consumer("typescript", "package.json", "tsconfig.json", "use.ts", "use-element.ts");
  const compiler = join(root, "tests", "node_modules", "typescript", "bin", "tsc");
  await run(execPath, [compiler, "--project", folder]).catch(({ stdout }) => assert.fail(stdout));
});

const bundled = async (code) => {
  const folder = await consumer("bundler", "package.json");
  const { outputFiles, warnings } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
  });
  assert.deepEqual(warnings, []);
  return outputFiles[0].text;
};

test("a bundler takes the engine without settings", async () => {
  const text = await bundled(`import { advise } from "interview-connect/core"; globalThis.advise = advise;`);
  assert.ok(!text.includes("import.meta") && !text.includes("fetch("));
});

test("a bundler keeps the element's registration, which is imported for what it does", async () => {
  const text = await bundled(`import "interview-connect/define";`);
  assert.ok(text.length > 100_000 && !text.includes("import.meta") && !text.includes("fetch("));
});

test("a bundler leaves the class of the element out where nothing of it is used", async () => {
  const text = await bundled(`import { InterviewConnect } from "interview-connect/element"; globalThis.other = 1;`);
  assert.ok(text.length < 100, `${text.length} characters`);
});

test("on a server, which has no elements, the modules can be imported", async () => {
  const { InterviewConnect } = await import("../../dist/npm/element.js");
  assert.equal(InterviewConnect.tagName, "interview-connect");
  await import("../../dist/npm/define.js");
});

test("the release's tarball installs without the network in an empty project and holds what it promises", async () => {
  const folder = await consumer("packed", "package.json", "tsconfig.json", "use.ts", "use-element.ts");
  // Installed from the file that is published, not linked.
  await rm(join(folder, "node_modules"), { recursive: true });
  const { version } = JSON.parse(await read("dist/npm/package.json"));
  const file = join(dist, "release", `interview-connect-${version}.tgz`);
  await run("npm", ["install", "--offline", file, "--silent", "--no-audit", "--no-fund"], { cwd: folder });
  const installed = (await readdir(join(folder, "node_modules", "interview-connect"))).sort();
  assert.deepEqual(installed, (await readdir(join(dist, "npm"))).sort());
  const script = `import { advise } from "interview-connect/core"; console.log(advise({ now: "2026-03-11T15:00" }).stage);`;
  assert.equal((await run(execPath, ["--input-type=module", "--eval", script], { cwd: folder })).stdout.trim(), "before");
  const compiler = join(root, "tests", "node_modules", "typescript", "bin", "tsc");
  await run(execPath, [compiler, "--project", folder]).catch(({ stdout }) => assert.fail(stdout));
  const { outputFiles } = await build({ stdin: { contents: `import "interview-connect/define";`, resolveDir: folder }, bundle: true, write: false });
  assert.ok(outputFiles[0].text.includes("interview-connect-"));
});

test("a bundler leaves the engine out where nothing of it is used", async () => {
  const text = await bundled(`import { advise } from "interview-connect/core"; globalThis.other = 1;`);
  assert.ok(text.length < 100, `${text.length} characters`);
});
