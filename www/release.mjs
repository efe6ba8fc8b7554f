// Gathers what a release consists of in dist/release/, with checksums and notes; run by `./build.sh release` after the build.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { regzip, zip } from "./zip.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = (...path) => join(root, "dist", ...path);
const release = (...path) => dist("release", ...path);

const { name, version } = JSON.parse(await readFile(dist("npm", "package.json"), "utf8"));

const folders = async (...path) => (await readdir(join(root, ...path), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

/** A folder of dist/: its pages, where it holds nothing else, each by itself; else a zip of all its files and the licences. */
const partsOf = async (folder) => {
  const entries = (await readdir(dist(folder), { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(dist(folder), join(entry.parentPath ?? entry.path, entry.name))).sort();
  const files = {};
  for (const path of paths) files[path.replaceAll("\\", "/")] = await readFile(dist(folder, path));
  if (paths.every((path) => extname(path) === ".html")) {
    return Object.entries(files).map(([path, bytes]) => [`${path.replace(name, `${name}-${folder}`).replace(/\.html$/, "")}-${version}.html`, bytes]);
  }
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) files[licence] = await readFile(join(root, licence));
  return [[`${name}-${folder}-${version}.zip`, zip(files)]];
};

/** The package as npm itself would upload it. */
const tarball = async () => {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  try {
    const args = ["pack", dist("npm"), "--pack-destination", folder, "--silent", "--ignore-scripts"];
    const file = execFileSync("npm", args, { encoding: "utf8", shell: process.platform === "win32" }).trim();
    return regzip(await readFile(join(folder, file)));
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** What the changelog says of this version, or of what comes next while there is no such heading. */
const changes = async () => {
  const sections = (await readFile(join(root, "CHANGELOG.md"), "utf8")).split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`)) ?? sections[0];
  return section.slice(section.indexOf("\n")).trim().replace(/^###/gm, "##");
};

const contents = {};
const snippets = [];
for (const host of await folders("www", "hosts")) {
  const { about, more = {} } = await import(new URL(`hosts/${host}/pack.mjs`, import.meta.url));
  for (const [folder, what] of Object.entries({ [host]: about, ...more })) {
    for (const [file, bytes] of await partsOf(folder)) contents[file] = [what, bytes];
  }
  // What is loaded from elsewhere should be pinned: the tag with the integrity, ready to copy.
  const readme = await readFile(dist(host, "README.md"), "utf8").catch(() => "");
  snippets.push(...(readme.match(/```html\n[\s\S]*?integrity=[\s\S]*?\n```/g) ?? []));
}
contents[`${name}-${version}.tgz`] = ["the npm package: engine and element", await tarball()];
const source = `${name}-source-${version}.zip`;
contents[source] = ["the source, from which all others are built again bit for bit", await readFile(dist(source))];

const hex = (bytes) => createHash("sha256").update(bytes).digest("hex");
const sums = (files) => Object.entries(files).map(([file, bytes]) => `${hex(bytes)}  ${file}\n`).join("");

const notes = `# ${name} ${version}

| file | what it is | KB |
|---|---|---:|
${Object.entries(contents).map(([file, [what, bytes]]) => `| ${file} | ${what} | ${(bytes.length / 1000).toFixed(1)} |`).join("\n")}

\`sha256sum --check SHA256SUMS\` beside the files says whether they arrived whole. The tag with its integrity, ready to copy, with
WebAssembly and without:

${snippets.join("\n\n")}

Not affiliated with LinkedIn.

# What has changed

${await changes()}
`;

const files = Object.fromEntries(Object.entries(contents).map(([file, [, bytes]]) => [file, bytes]));
files["NOTES.md"] = Buffer.from(notes);
files["SHA256SUMS"] = Buffer.from(sums(files));

await rm(release(), { recursive: true, force: true });
await mkdir(release(), { recursive: true });
for (const [file, bytes] of Object.entries(files)) await writeFile(release(file), bytes);
process.stdout.write(await readFile(release("SHA256SUMS"), "utf8"));
