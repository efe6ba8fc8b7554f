// Assembles dist/ from the WebAssembly files and the folders here; run by build.sh once they are built.
import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { answers, languages, tables, words } from "./generated.mjs";
import { bringing } from "./languages.mjs";
import { asHtml, asMarkdown, asTexts, staticPlan } from "./static-plan.mjs";
import { zip } from "./zip.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const parts = join(root, "target", "parts");

// The JavaScript tools are installed below tests/, where a plain import from here would not look.
const tool = createRequire(join(root, "tests", "package.json"));
const { build, transform } = tool("esbuild");

const bytes = (path) => readFile(join(root, path));
const read = (path) => readFile(join(root, path), "utf8");

const out = async (path, content) => {
  const target = join(dist, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
};

const copy = async (from, to) => out(to, await bytes(from));

const oldest = ["chrome119", "firefox121", "safari17.4", "node20"];

/** A style sheet that a script imports is its minified text. */
const sheets = {
  name: "sheets",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: oldest });
      return { contents: code.trim(), loader: "text" };
    }),
};

/**
 * A file of WebAssembly, or of mere bytes, that a script imports is a function that gives its bytes, carried as text: a character for a byte.
 * A template keeps such text as it stands but for what has a meaning there, and for what HTML would change.
 */
const wasm = {
  name: "wasm",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.(wasm|bytes)$/ }, async ({ path }) => {
      const text = (await readFile(path, "latin1"))
        .replace(/[\\`]|\$(?=\{)/g, "\\$&")
        .replaceAll("\r", "\\r")
        .replace(/\0(?=\d)/g, "\\x00")
        .replaceAll("\0", "\\0");
      const from = JSON.stringify(join(root, "www", "wasm-bytes.js"));
      return { contents: `import { bytes, carried } from ${from};\nconst text = carried\`${text}\`;\nexport default () => bytes(text);` };
    }),
};

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
      const pack = JSON.stringify({ tag, words: language.words, plan }).replaceAll("\\u001f", "\u001f").replaceAll("<", "\\u003c");
      return { tag, dir: texts.ui.direction, words: texts.hosts, plan, pack };
    });
  })());

/** What the element takes over from the tables: the answers that its attributes allow, and the largest limit of a note. */
const model = {
  stages: answers("stage"),
  postures: answers("posture"),
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

/** A script that imports "static-plan", "model" or "invitation-words" gets that plan, these lists, or these texts, as data. */
const data = {
  name: "data",
  setup: (builder) => {
    const modules = { "static-plan": plain, model: async () => model, "invitation-words": reading };
    builder.onResolve({ filter: /^(static-plan|model|invitation-words)$/ }, ({ path }) => ({ path, namespace: "data" }));
    builder.onLoad({ filter: /.*/, namespace: "data" }, async ({ path }) => ({ contents: JSON.stringify(await modules[path]()), loader: "json" }));
  },
};

/**
 * One minified file with everything it imports inside, WebAssembly and style sheets too; with `nowasm`, the engine is plain
 * JavaScript instead.
 */
const bundle = async (entry, { nowasm = false, ...options } = {}) => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    platform: "neutral",
    target: oldest,
    charset: "utf8",
    legalComments: "none",
    // The bindings can also load a WebAssembly file from beside themselves; nothing here calls that, so it is left out.
    logOverride: { "empty-import-meta": "silent" },
    plugins: entry.endsWith(".css") ? [] : [sheets, wasm, data],
    alias: {
      "engine-bindings": join(parts, "engine.js"),
      plain: join(root, "www", "plain.js"),
      zones: join(root, "www", "zones.js"),
      invited: join(root, "www", "invited.js"),
      "engine-wasm": join(parts, "engine.wasm"),
      "engine-start": join(root, "www", nowasm ? "start-nowasm.js" : "start.js"),
      "widget-bindings": join(parts, "widget.js"),
      "widget-glue": join(parts, "nowasm", "widget-glue.js"),
      "widget-nowasm": join(parts, "nowasm", "widget-nowasm.js"),
      "invitation-bindings": join(parts, "invitation.js"),
      "invitation-start": join(root, "www", nowasm ? "invitation-start-nowasm.js" : "invitation-start.js"),
      "invitation-wasm": join(parts, "invitation.wasm"),
      "invitation-glue": join(parts, "nowasm", "invitation-glue.js"),
      "invitation-nowasm": join(parts, "nowasm", "invitation-nowasm.js"),
      patch: join(root, "www", "patch.js"),
      zones: join(root, "www", "zones.js"),
      invited: join(root, "www", "invited.js"),
      "widget-wasm": join(parts, "widget.wasm"),
    },
    ...options,
  });
  const text = outputFiles[0].text.trim();
  // One character that needs more than a byte, and the browser keeps two for each of all that the script carries.
  return entry.endsWith(".css") ? text : text.replace(/[^\0-\xff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
};

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
await out("STATIC-PLAN.md", asMarkdown(await plain()));
const sizes = await table();
await out("SIZES.md", `<!-- Generated by www/pack.mjs: what a visitor downloads. -->\n# Sizes\n\n${sizes}\n`);
console.log(sizes);
