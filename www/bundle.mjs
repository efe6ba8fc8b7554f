// Makes one file of a script and all that it imports.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where build.sh leaves WebAssembly and bindings. */
export const parts = join(root, "target", "parts");

/** The JavaScript tools are installed below tests/, where a plain import from here would not look. */
export const tool = createRequire(join(root, "tests", "package.json"));
const { build, transform } = tool("esbuild");

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

/** A script that imports one of these by its name gets what the function of that name gives, as data. */
const data = (modules) => ({
  name: "data",
  setup: (builder) => {
    builder.onResolve({ filter: new RegExp(`^(${Object.keys(modules).join("|")})$`) }, ({ path }) => ({ path, namespace: "data" }));
    builder.onLoad({ filter: /.*/, namespace: "data" }, async ({ path }) => ({ contents: JSON.stringify(await modules[path]()), loader: "json" }));
  },
});

/**
 * Makes one minified file with everything it imports inside, WebAssembly and style sheets too; with `nowasm`, the engine is plain
 * JavaScript instead.
 */
export const bundler = (modules) => async (entry, { nowasm = false, ...options } = {}) => {
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
    plugins: entry.endsWith(".css") ? [] : [sheets, wasm, data(modules)],
    alias: {
      "engine-bindings": join(parts, "engine.js"),
      plain: join(root, "www", "plain.js"),
      zones: join(root, "www", "zones.js"),
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
      invited: join(root, "www", "invited.js"),
      "widget-wasm": join(parts, "widget.wasm"),
    },
    ...options,
  });
  const text = outputFiles[0].text.trim();
  // One character that needs more than a byte, and the browser keeps two for each of all that the script carries.
  return entry.endsWith(".css") ? text : text.replace(/[^\0-\xff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
};
