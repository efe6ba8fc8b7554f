// The release as gathered: every file is one that was built, and the checksums and the integrity are theirs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { dist, filesBelow, read, root } from "./built.mjs";
import { languages } from "../../www/generated.mjs";

const { version } = JSON.parse(await read("dist/npm/package.json"));
const bytes = (...path) => readFile(join(dist, ...path));
const digest = (kind, content, form) => createHash(kind).update(content).digest(form);
const same = (one, other, name) => assert.ok(Buffer.from(one).equals(Buffer.from(other)), name);

/** Each folder with what was built into it: paths below, and the names of its files in the release. */
const folders = [...(await readdir(join(root, "www", "hosts"))).sort(), "store"];
const hosts = await Promise.all(
  folders.map(async (host) => {
    const built = (await filesBelow("dist", host)).map((path) => relative(join(dist, host), path).replaceAll("\\", "/")).sort();
    // Pages stay what they are; anything else is a zip.
    const isPages = built.every((path) => extname(path) === ".html");
    const pages = built.map((path) => path.replace("interview-connect", `interview-connect-${host}`).replace(/\.html$/, `-${version}.html`));
    return { host, built, isPages, names: isPages ? pages : [`interview-connect-${host}-${version}.zip`] };
  }),
);

test("it holds a part for each host, package and source, named by the one version, with checksums and notes", async () => {
  assert.ok(hosts.length >= 5, "a host is missing");
  assert.deepEqual(hosts.find(({ host }) => host === "page").names.toSorted(), ["page", "page.nowasm", ...Object.keys(languages).map((tag) => `page.${tag}`)].map((name) => `interview-connect-${name}-${version}.html`).sort());
  const others = [`interview-connect-${version}.tgz`, `interview-connect-source-${version}.zip`, "NOTES.md", "SHA256SUMS"];
  assert.deepEqual((await readdir(join(dist, "release"))).sort(), [...hosts.flatMap(({ names }) => names), ...others].sort());
});

test("the checksums are those of all other files", async () => {
  const lines = (await read("dist/release/SHA256SUMS")).trim().split("\n").map((line) => line.split("  "));
  const others = (await readdir(join(dist, "release"))).filter((name) => name !== "SHA256SUMS");
  assert.deepEqual(lines.map(([, name]) => name).sort(), others.sort());
  for (const [sum, name] of lines) assert.equal(sum, digest("sha256", await bytes("release", name), "hex"), name);
});

test("every part is what was built", async () => {
  for (const part of ["extension", "source"]) {
    const name = `interview-connect-${part}-${version}.zip`;
    same(await bytes("release", name), await bytes(name), part);
  }
  for (const { host, built, isPages, names: [name, ...others] } of hosts) {
    if (isPages) {
      for (const [place, page] of [name, ...others].entries()) same(await bytes("release", page), await bytes(host, built[place]), page);
      continue;
    }
    const files = unzipSync(await bytes("release", name));
    assert.deepEqual(Object.keys(files).sort(), [...new Set([...built, "LICENSE-APACHE", "LICENSE-MIT"])].sort(), host);
    for (const path of built) same(files[path], await bytes(host, path), `${host}/${path}`);
  }
});

test("the notes list every part, show the embed with the integrity of its script, and say what has changed", async () => {
  const notes = await read("dist/release/NOTES.md");
  for (const name of hosts.flatMap(({ names }) => names)) assert.match(notes, new RegExp(`^\\| ${name.replaceAll(".", "\\.")} \\| .+ \\|`, "m"));
  assert.equal(notes.match(/integrity="([^"]*)"/)[1], `sha384-${digest("sha384", await bytes("embed", "interview-connect.js"), "base64")}`);
  assert.match(notes, /^# What has changed\n[^#]*\n## .+\n\n- /m);
});

test("the tarball says nothing of when, where or by whom it was made", async () => {
  const packed = await bytes("release", `interview-connect-${version}.tgz`);
  // The header's time, which 0 leaves open.
  assert.equal(packed.readUInt32LE(4), 0);
  const tar = gunzipSync(packed);
  const field = (start, length) => tar.toString("latin1", start, start + length).replace(/\0.*$/s, "").trim();
  const seen = new Set();
  for (let at = 0; tar[at] !== 0; ) {
    assert.match(field(at, 100), /^package\/(lang\/)?[\w.-]+$/);
    const [mode, uid, gid, size, time] = [[100, 8], [108, 8], [116, 8], [124, 12], [136, 12]].map(([from, length]) => parseInt(field(at + from, length) || "0", 8));
    seen.add([mode.toString(8), uid, gid, time, field(at + 265, 32)].join());
    at += 512 + 512 * Math.ceil(size / 512);
  }
  assert.equal(seen.size, 1, `${[...seen]}`);
});
