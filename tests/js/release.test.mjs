// The release as gathered: every file is one that was built, and the checksums and the integrity are theirs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { dist, read } from "./built.mjs";

const { version } = JSON.parse(await read("dist/npm/package.json"));
const bytes = (...path) => readFile(join(dist, ...path));
const digest = (kind, content, form) => createHash(kind).update(content).digest(form);
const same = (one, other, name) => assert.ok(Buffer.from(one).equals(Buffer.from(other)), name);

test("it holds page, embed, frame, extension, package and source, named by the one version, with checksums and notes", async () => {
  const named = ["%.tgz", "embed-%.zip", "extension-%.zip", "frame-%.zip", "page-%.html", "source-%.zip"];
  const expected = [...named.map((name) => `interview-connect-${name.replace("%", version)}`), "NOTES.md", "SHA256SUMS"];
  assert.deepEqual((await readdir(join(dist, "release"))).sort(), expected.sort());
});

test("the checksums are those of all other files", async () => {
  const lines = (await read("dist/release/SHA256SUMS")).trim().split("\n").map((line) => line.split("  "));
  const others = (await readdir(join(dist, "release"))).filter((name) => name !== "SHA256SUMS");
  assert.deepEqual(lines.map(([, name]) => name).sort(), others.sort());
  for (const [sum, name] of lines) assert.equal(sum, digest("sha256", await bytes("release", name), "hex"), name);
});

test("every part is what was built", async () => {
  same(await bytes("release", `interview-connect-page-${version}.html`), await bytes("page", "interview-connect.html"), "page");
  for (const part of ["extension", "source"]) {
    const name = `interview-connect-${part}-${version}.zip`;
    same(await bytes("release", name), await bytes(name), part);
  }
  for (const part of ["embed", "frame"]) {
    const files = unzipSync(await bytes("release", `interview-connect-${part}-${version}.zip`));
    const built = await readdir(join(dist, part));
    assert.deepEqual(Object.keys(files).sort(), [...built, "LICENSE-APACHE", "LICENSE-MIT"].sort(), part);
    for (const name of built) same(files[name], await bytes(part, name), `${part}/${name}`);
  }
});

test("the notes show the embed with the integrity of its script, and what has changed", async () => {
  const notes = await read("dist/release/NOTES.md");
  assert.equal(notes.match(/integrity="([^"]*)"/)[1], `sha384-${digest("sha384", await bytes("embed", "interview-connect.js"), "base64")}`);
  assert.match(notes, /^# What has changed\n\n## Added\n\n- /m);
});

test("the tarball says nothing of when, where or by whom it was made", async () => {
  const packed = await bytes("release", `interview-connect-${version}.tgz`);
  // The header's time, which 0 leaves open.
  assert.equal(packed.readUInt32LE(4), 0);
  const tar = gunzipSync(packed);
  const field = (start, length) => tar.toString("latin1", start, start + length).replace(/\0.*$/s, "").trim();
  const seen = new Set();
  for (let at = 0; tar[at] !== 0; ) {
    assert.match(field(at, 100), /^package\/[\w.-]+$/);
    const [mode, uid, gid, size, time] = [[100, 8], [108, 8], [116, 8], [124, 12], [136, 12]].map(([from, length]) => parseInt(field(at + from, length) || "0", 8));
    seen.add([mode.toString(8), uid, gid, time, field(at + 265, 32)].join());
    at += 512 + 512 * Math.ceil(size / 512);
  }
  assert.equal(seen.size, 1, `${[...seen]}`);
});
