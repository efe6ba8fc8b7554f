// The source archive: from it alone, in another folder, all of dist/ is built again, bit for bit, the archive included.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { dist, filesBelow, read, root } from "./built.mjs";

const run = promisify(execFile);
const version = (await read("Cargo.toml")).match(/^version = "(.*)"$/m)[1];

test("the source archive builds the same dist/, bit for bit", async () => {
  const archive = `interview-connect-source-${version}.zip`;
  const folder = join(root, "target", "rebuilt");
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(unzipSync(await readFile(join(dist, archive))))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content, { mode: name.endsWith(".sh") ? 0o755 : 0o644 });
  }
  // The tools are the same for any source and need not be made twice.
  await symlink(join(root, "tests", "node_modules"), join(folder, "tests", "node_modules"), "junction");
  await cp(join(root, "target", "tools"), join(folder, "target", "tools"), { recursive: true, preserveTimestamps: true });
  await run(join(folder, "build.sh"), { cwd: folder, maxBuffer: 1 << 26 }).catch(({ stdout, stderr }) => assert.fail(`${stdout}\n${stderr}`.slice(-4000)));
  const files = (await filesBelow("dist")).map((path) => relative(dist, path)).sort();
  assert.ok(files.includes(`interview-connect-extension-${version}.zip`));
  assert.deepEqual((await filesBelow("target", "rebuilt", "dist")).map((path) => relative(join(folder, "dist"), path)).sort(), files);
  for (const file of files) {
    const [first, second] = await Promise.all([dist, join(folder, "dist")].map((place) => readFile(join(place, file))));
    assert.ok(first.equals(second), `${file} comes out differently`);
  }
  console.log(`files built twice, and the same: ${files.length}`);
  await rm(folder, { recursive: true });
});
