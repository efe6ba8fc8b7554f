// The hosts as built: what the extension asks for, what the embed's integrity is, what the zips hold.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { execPath } from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { languages, words } from "../../www/generated.mjs";
import { speaking } from "../../www/hosts/extension/pack.mjs";
import { asMarkdown, staticPlan } from "../../www/static-plan.mjs";
import { dist, filesBelow, read, root } from "./built.mjs";

const run = promisify(execFile);
const version = (await read("Cargo.toml")).match(/^version = "(.*)"$/m)[1];
const manifest = JSON.parse(await read("dist/extension/manifest.json"));
const policyOf = (html) => html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1] ?? "";

/** A text of the manifest; with several languages it stands in a file of its own. */
const named = async (text) => {
  const [, key] = text.match(/^__MSG_(\w+)__$/) ?? [];
  return key ? JSON.parse(await read("dist/extension/_locales", manifest.default_locale, "messages.json"))[key].message : text;
};

test("in every language the extension is called something that stores and menus take", async () => {
  const tags = Object.keys(languages);
  assert.equal(manifest.default_locale, tags.length > 0 ? "en" : undefined);
  for (const tag of tags) {
    const messages = JSON.parse(await read("dist/extension/_locales", tag.replaceAll("-", "_"), "messages.json"));
    assert.ok(messages.name.message.length <= 45 && messages.shortName.message.length <= 12 && messages.description.message.length <= 132, tag);
    assert.match(await read("dist/extension/lang", `${tag}.js`), /export const texts/);
    assert.match(await read("dist/extension/languages.js"), new RegExp(`"${tag}"`));
  }
  assert.ok((await named(manifest.short_name)).length <= 12 && (await named(manifest.name)).length <= 45);
  // A name that is too long stops the build, and says where it stands.
  const long = { tag: "xx", name: "X", dir: "ltr", pack: "{}", words: { extension: { ...words.hosts.extension, shortName: "Thirteen char" } } };
  assert.throws(() => speaking({ tag: "en", words: words.hosts }, [long]), /src\/content\/xx\/hosts\.toml: extension\.shortName has 13 characters/);
});

test("the extension asks for nothing", () => {
  for (const key of ["permissions", "optional_permissions", "host_permissions", "background", "content_scripts", "web_accessible_resources", "externally_connectable"]) {
    assert.ok(!(key in manifest), key);
  }
  assert.equal(manifest.manifest_version, 3);
  assert.equal(manifest.version, version);
  assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ["none"] });
  const policy = manifest.content_security_policy.extension_pages.split("; ");
  assert.equal(policy[0], "default-src 'none'");
  assert.ok(!policy.some((rule) => /^(connect|frame|worker|font|media|object)-src/.test(rule)));
});

test("every icon is a PNG of the size that it claims", async () => {
  assert.deepEqual(Object.keys(manifest.icons), ["16", "32", "48", "96", "128"]);
  for (const [size, file] of Object.entries(manifest.icons)) {
    const bytes = await readFile(join(dist, "extension", file));
    assert.equal(bytes.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [Number(size), Number(size)], file);
  }
});

test("what the stores ask for is there: texts of the right length, pictures of the right size", async () => {
  const summary = (await read("dist/store/summary.txt")).trim();
  assert.ok(summary.length > 60 && summary.length <= 132, `${summary.length} characters`);
  assert.equal(summary, await named(manifest.description));
  for (const file of ["summary.txt", "description.txt", "privacy.txt"]) assert.match(await read("dist/store", file), /Not affiliated with LinkedIn\./, file);
  const pictures = (await filesBelow("dist/store")).filter((path) => path.endsWith(".png"));
  const sizes = await Promise.all(pictures.map(async (path) => [16, 20].map(await readFile(path).then((bytes) => (at) => bytes.readUInt32BE(at))).join("x")));
  assert.deepEqual(sizes.sort(), [...Array(5).fill("1280x800"), "440x280"]);
});

test("the stores' linter finds nothing in the extension", async () => {
  // This is what `web-ext lint` runs.
  const linter = join(root, "tests", "node_modules", "addons-linter", "bin", "addons-linter");
  const { stdout } = await run(execPath, [linter, "--output", "json", join(dist, "extension")]).catch(({ stdout }) => ({ stdout }));
  const { errors, warnings, notices } = JSON.parse(stdout);
  assert.deepEqual([...errors, ...warnings, ...notices], []);
});

test("the extension's zip holds its folder, and nothing of the machine or the time that made it", async () => {
  const bytes = await readFile(join(dist, `interview-connect-extension-${version}.zip`));
  const zipped = unzipSync(bytes);
  const files = (await filesBelow("dist/extension")).map((file) => relative(join(dist, "extension"), file)).sort();
  assert.deepEqual(Object.keys(zipped), files);
  for (const file of files) assert.deepEqual(Buffer.from(zipped[file]), await readFile(join(dist, "extension", file)), file);
  // Midnight of 1 January 1980, as the format writes it, in the first entry's header.
  assert.equal(bytes.readUInt32LE(10), 0x00210000);
});

test("the embed's integrity value is that of its file", async () => {
  for (const name of ["interview-connect.js", "interview-connect.nowasm.js"]) {
    const digest = createHash("sha384").update(await readFile(join(dist, "embed", name))).digest("base64");
    assert.ok((await read("dist/embed/README.md")).includes(`src="${name}" integrity="sha384-${digest}"`), name);
  }
});

test("every script of the embed stands in its README with its integrity, the languages' too", async () => {
  const names = (await readdir(join(dist, "embed"))).filter((name) => name.endsWith(".js")).sort();
  const listed = [...(await read("dist/embed/README.md")).matchAll(/^\| (\S+\.js) \| sha384-(\S+) \|$/gm)].map(([, name, digest]) => [name, digest]);
  const digests = await Promise.all(names.map((name) => readFile(join(dist, "embed", name)).then((bytes) => createHash("sha384").update(bytes).digest("base64"))));
  assert.deepEqual(listed.sort(), names.map((name, index) => [name, digests[index]]));
  assert.ok(names.includes("interview-connect.de.js"));
});

test("the pages of ours carry a policy that allows no connection", async () => {
  for (const file of ["page/interview-connect.html", "frame/interview-connect.html"]) {
    const policy = policyOf(await read("dist", file)).split("; ");
    assert.equal(policy[0], "default-src 'none'", file);
    assert.ok(!policy.some((rule) => rule.startsWith("connect-src")), file);
  }
});

test("without scripts, page and frame show the plan of every stage, as the engine gives it", async () => {
  const plan = staticPlan(await import("../../dist/npm/core.js"), words, "en");
  assert.equal(plan.stages.length, 6);
  const unescaped = (html) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  for (const file of ["page/interview-connect.html", "frame/interview-connect.html"]) {
    const inside = unescaped((await read("dist", file)).match(/<noscript>([\s\S]*?)<\/noscript>/)[1]);
    for (const { title, cases, items } of plan.stages) {
      for (const text of [title, ...items, ...cases.flatMap(({ what, why }) => [what, why])]) assert.ok(inside.includes(text), text);
    }
  }
  assert.equal(await read("dist/STATIC-PLAN.md"), asMarkdown(plan));
});

test("no host writes styles or handlers into markup, and none parses markup", async () => {
  for (const file of await filesBelow("www")) {
    if (!/\.(js|html)$/.test(file)) continue;
    const text = await readFile(file, "utf8");
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setAttribute\("style"|\son\w+="|\sstyle="/, relative(root, file));
  }
});
