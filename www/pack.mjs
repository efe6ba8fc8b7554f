// Assembles dist/ from the WebAssembly files and the folders here; run by build.sh once they are built.
import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundler, parts, tool } from "./bundle.mjs";
import { answers, languages, tables, words } from "./generated.mjs";
import { bringing } from "./languages.mjs";
import { asHtml, asMarkdown, asTexts, staticPlan } from "./static-plan.mjs";
import { tellChanges } from "./translations.mjs";
import { zip } from "./zip.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

const bytes = (path) => readFile(join(root, path));
const read = (path) => readFile(join(root, path), "utf8");

const out = async (path, content) => {
  const target = join(dist, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
};

const copy = async (from, to) => out(to, await bytes(from));

/** The library, which is packed first. */
const core = () => import(pathToFileURL(join(dist, "npm", "core.js")));

let plan;

/** The plan that needs no script, as the engine says it. */
const plain = async () => (plan ??= staticPlan(await core(), words, "en"));

/** Texts of a language, and English ones for what it lacks. */
const merged = (english, own) =>
  typeof english === "string" ? (own ?? english) : Object.fromEntries(Object.entries(english).map(([key, text]) => [key, merged(text, own?.[key])]));

const english = async () => ({ tag: "en", dir: words.ui.direction, words: words.hosts, plan: await plain() });

let packed;

/** Every language but English: its tag and direction, what its pages say, its plan, and its pack as an object in JavaScript. */
const spoken = async () =>
  (packed ??= (async () => {
    const engine = await core();
    return Object.entries(languages).map(([tag, language]) => {
      engine.addLanguage({ tag, words: language.words });
      const texts = merged(words, language.files);
      const plan = staticPlan(engine, texts, tag);
      // What parts the texts may stand in a script as it is; a "<" could begin what HTML reads as markup.
      // One without a name of its own would bear that of English.
      const name = language.files.ui?.languageName ?? tag;
      const pack = JSON.stringify({ tag, name, words: language.words, plan }).replaceAll("\\u001f", "\u001f").replaceAll("<", "\\u003c");
      return { tag, name, dir: texts.ui.direction, words: texts.hosts, own: language.files.hosts ?? {}, plan, pack };
    });
  })());

/** What the element takes over from the tables: the answers that its attributes allow, and the largest limit of a note. */
const model = {
  stages: answers("stage"),
  postures: answers("posture"),
  languages: Object.keys(languages),
  largestNoteLimit: tables.facts.find(({ fact }) => fact === "linkedin.noteLimit").figures.paid,
};

/** What the reader of invitations says of what it cannot use. */
const reading = () => {
  const { problem, accepted } = words.faults;
  const pick = (from, ...names) => Object.fromEntries(names.map((name) => [name, from[name]]));
  const years = { least: "1970", most: "2199" };
  const problems = pick(problem, "missing", "type", "unknown", "form", "impossible", "year");
  problems.year = problems.year.replace(/\{(\w+)\}/g, (_, name) => years[name]);
  return { problem: problems, accepted: { ...pick(accepted, "time"), ...words.reading.accepted } };
};

const bundle = bundler({ "static-plan": plain, model: async () => model, "invitation-words": reading });

/** A digest as policies and integrity attributes write it: of an inline script or style, or of a whole file. */
const hash = (text, kind = "sha256") => `${kind}-${createHash(kind).update(text).digest("base64")}`;

/** The policy of every host that is a page of ours: no connection, no frame, no form, only the scripts and styles named. */
const closed = (scripts, styles, { nowasm = false, others = [] } = {}) =>
  [
    "default-src 'none'",
    `script-src ${scripts}${nowasm ? "" : " 'wasm-unsafe-eval'"}`,
    `style-src ${styles}`,
    ...others,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** The project's own files: all but what building leaves behind. */
const sources = async () => {
  const made = new Set([".git", "dist", "node_modules", "target"]);
  const below = async (folder) => {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !made.has(name));
    const lists = await Promise.all(entries.map((entry) => (entry.isDirectory() ? below(join(folder, entry.name)) : [join(folder, entry.name)])));
    return lists.flat();
  };
  const name = (path) => relative(root, path).replaceAll("\\", "/");
  return Object.fromEntries(await Promise.all((await below(root)).map(async (path) => [name(path), await readFile(path)])));
};

/** Puts texts in the place of their {{names}}; a name without text, or a text without name, is an error. */
const fill = (template, values) => {
  const left = new Set(Object.keys(values));
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!left.delete(name)) throw new Error(`the template names {{${name}}}, which has no text or is named twice`);
    return values[name];
  });
  if (left.size > 0) throw new Error(`the template lacks {{${[...left].join("}}, {{")}}}`);
  // Inline, either would end the script early or swallow what follows it.
  if (/<\/script|<!--/i.test(values.script ?? "")) throw new Error("the script holds a sequence that HTML reads as markup");
  return filled;
};

/** A page of ours in a language, from its template: everything inside, under a policy that names its scripts and its style. */
const whole = (template, { texts, style, script, ...options }, { tag, dir, plan, pack }) => {
  const language = pack ? bringing(pack) : "";
  const policy = closed([language, script].filter(Boolean).map((text) => `'${hash(text)}'`).join(" "), `'${hash(style)}'`, options);
  const scripts = language && `<script>${language}</script>\n`;
  return fill(template, { ...asTexts(texts), lang: tag, dir, policy, style, script, plan: asHtml(plan), language: scripts });
};

/** Name, version and the like, from the one place that states them. */
const manifest = await read("Cargo.toml");
const stated = (key) => {
  const value = manifest.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];
  if (!value) throw new Error(`Cargo.toml states no ${key}`);
  return value;
};
const crate = {
  name: stated("name"),
  version: stated("version"),
  description: stated("description"),
  license: stated("license"),
};

const exists = (path) => access(path).then(() => true, () => false);

/** Every folder of www/ and www/hosts/ that has a pack.mjs is a part of dist/: a new host is a new folder. */
const packers = async () => {
  const found = [];
  for (const folder of [join(root, "www"), join(root, "www", "hosts")]) {
    for (const name of (await readdir(folder)).sort()) {
      const path = join(folder, name, "pack.mjs");
      if (await exists(path)) found.push(path);
    }
  }
  return found;
};

const files = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
};

const table = async () => {
  const measured = [
    ...(await files(parts)).filter((path) => path.endsWith(".wasm")),
    ...(await files(dist)).filter((path) => /\.(js|html|css|wasm)$/.test(path)),
  ];
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
  const rows = await Promise.all(
    measured.map(async (path) => {
      const bytes = await readFile(path);
      const gzip = gzipSync(bytes, { level: 9 });
      const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      const name = path.startsWith(dist) ? relative(root, path) : `${relative(parts, path)} (inside the others)`;
      return [name.replaceAll("\\", "/"), ...[bytes, gzip, brotli].map(({ length }) => kilobytes(length))];
    }),
  );
  const all = [["KB", "raw", "gzip", "brotli"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  return [line(all[0]), rule, ...rows.map(line)].join("\n");
};

/** What a part is made by. A host that breaks a rule of theirs (see CONTRIBUTING.md) is refused by its author's build. */
const packer = async (path) => {
  const file = relative(root, path).replaceAll("\\", "/");
  const host = file.match(/^www\/hosts\/(.+)\/pack\.mjs$/)?.[1];
  const { default: pack, about } = await import(pathToFileURL(path));
  if (typeof pack !== "function") throw new Error(`${file} has no function as its default export`);
  if (host && !about) throw new Error(`${file} exports no "about", which says in a release what the part is`);
  return async (tools) => {
    await pack(tools);
    if (host && !(await exists(join(dist, host)))) throw new Error(`${file} writes nothing to dist/${host}/, where a release looks for it`);
  };
};

const packs = await Promise.all((await packers()).map(packer));
await rm(dist, { recursive: true, force: true });
for (const pack of packs) await pack({ out, copy, read, bytes, words: words.hosts, bundle, hash, fill, whole, crate, plain, english, spoken, closed, zip, sources, tool });
await tellChanges();
await out("STATIC-PLAN.md", asMarkdown(await plain()));
const sizes = await table();
await out("SIZES.md", `<!-- Generated by www/pack.mjs: what a visitor downloads. -->\n# Sizes\n\n${sizes}\n`);
console.log(sizes);
