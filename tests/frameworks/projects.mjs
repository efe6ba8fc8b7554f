// A small project for each framework, built by the framework's own tool from the npm package as it is packed, and from the
// snippets of EMBEDDING.md as they stand there.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { dist, root, shown } from "../browser/fixtures.mjs";

const run = promisify(execFile);
const sources = fileURLToPath(new URL(".", import.meta.url));
const work = join(root, "target", "frameworks");
const tools = join(sources, "node_modules");

const vite = ["vite/bin/vite.js", "build", "--logLevel", "warn"];

/**
 * Each project: what it is called, which folders it is copied from, its files that EMBEDDING.md shows by kind and name, the
 * commands that build it, and the folder that these fill.
 */
export const PROJECTS = {
  react18: { title: "React 18", from: ["react", "react18"], shows: { "src/Checklist.jsx": ["jsx", "react"] }, commands: [vite] },
  react19: { title: "React 19", from: ["react", "react19"], shows: { "src/Checklist.jsx": ["jsx", "react"] }, commands: [vite] },
  next: {
    title: "Next, rendered by a server and hydrated",
    shows: { "app/Checklist.jsx": ["jsx", "react", '"use client";\n'] },
    commands: [["next/dist/bin/next", "build"]],
    built: "out",
  },
  vue: { title: "Vue 3", shows: { "src/Checklist.vue": ["vue", "vue"], "vite.config.js": ["js", "vue"] }, commands: [vite] },
  svelte: { title: "Svelte 5", shows: { "src/Checklist.svelte": ["svelte", "svelte"] }, commands: [vite] },
  angular: { title: "Angular", shows: { "src/checklist.ts": ["ts", "angular"] }, commands: [["@angular/compiler-cli/bundles/src/bin/ngc.js", "-p", "tsconfig.json"], vite] },
  lit: { title: "Lit", shows: { "checklist.js": ["js", "lit"] }, commands: [vite] },
  turbo: { title: "Turbo", shows: { "main.js": ["js", "turbo"] }, commands: [vite] },
};

/** Puts the package as npm would upload it where a project finds it, unpacked and not linked. */
const pack = async () => {
  await mkdir(work, { recursive: true });
  const { stdout } = await run("npm", ["pack", dist("npm"), "--pack-destination", work, "--silent", "--ignore-scripts"]);
  await run("tar", ["-xzf", join(work, stdout.trim()), "-C", work]);
  return join(work, "package");
};

const prepare = async (name, { from = [name], shows }, packed) => {
  const folder = join(work, name);
  const modules = join(folder, "node_modules");
  await mkdir(modules, { recursive: true });
  for (const source of from) {
    await cp(join(sources, source), folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
    // What only this project has in this version.
    const own = join(sources, source, "node_modules");
    for (const entry of existsSync(own) ? await readdir(own) : []) await symlink(join(own, entry), join(modules, entry), "junction");
  }
  await cp(packed, join(modules, "interview-connect"), { recursive: true });
  for (const [file, [kind, fixture, before = ""]] of Object.entries(shows)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), before + (await shown(kind, fixture)));
  }
  for (const file of (await readdir(folder)).filter((file) => file.endsWith(".html"))) {
    const page = await readFile(join(folder, file), "utf8");
    if (page.includes("{{snippet}}")) await writeFile(join(folder, file), page.replace("{{snippet}}", await shown("html", name)));
  }
  return folder;
};

const build = async (name, project, packed) => {
  const folder = await prepare(name, project, packed);
  for (const [program, ...args] of project.commands) {
    await run(execPath, [join(tools, program), ...args], { cwd: folder, env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } }).catch(({ stdout, stderr }) => {
      throw new Error(`${project.title}: ${program} failed\n${stdout}\n${stderr}`);
    });
  }
  return join(folder, project.built ?? "dist");
};

/** Builds all of them, two at a time; gives the folder with what was built, by name, and the folder of the project itself. */
export const buildAll = async () => {
  await rm(work, { recursive: true, force: true });
  const packed = await pack();
  await symlink(tools, join(work, "node_modules"), "junction");
  await cp(join(sources, "told.js"), join(work, "told.js"));
  const built = {};
  // The slowest first.
  const left = ["next", "angular", ...Object.keys(PROJECTS).filter((name) => !["next", "angular"].includes(name))];
  const worker = async () => {
    for (let name = left.shift(); name; name = left.shift()) built[name] = await build(name, PROJECTS[name], packed);
  };
  await Promise.all([worker(), worker()]);
  return built;
};

/** The folder that a project was built in. */
export const projectFolder = (name) => join(work, name);
