// Where the JavaScript tests find what build.sh built, and a project that uses the package as a stranger's would.
import { copyFile, mkdir, readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const dist = join(root, "dist");
export const read = (...path) => readFile(join(root, ...path), "utf8");

/** A script without the WebAssembly that it carries as text, words and all. */
export const code = (script) => script.replace(/`(?:[^`\\]|\\[^])*`/g, (text) => (text.length > 100_000 ? "``" : text));

/** Every file below a folder of the project. */
export const filesBelow = async (...path) => {
  const entries = await readdir(join(root, ...path), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
};

/** A project with the built package among its node_modules, and copies of these files from beside this one. */
export const consumer = async (name, ...files) => {
  const folder = join(root, "target", "consumers", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(join(dist, "npm"), join(folder, "node_modules", "interview-connect"), "junction");
  for (const file of files) await copyFile(join(root, "tests", "js", "consumer", file), join(folder, file));
  return folder;
};
