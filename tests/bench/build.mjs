// Builds what the benchmark measures: the peers in peers/, bundled and minified as a site would ship them.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { readWords, rowsAsData, tablesAsScript } from "./content.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const path = (name) => join(root, name);

// The same browsers as the product's own scripts are made for.
const target = ["chrome119", "firefox121", "safari17.4"];

/** What a peer imports by name: the product's words, all or those of the files named, its tables and its style sheet. */
const content = (files) => ({
  name: "content",
  setup: ({ onResolve, onLoad }) => {
    const modules = {
      words: async () => {
        const words = Object.entries(await readWords()).filter(([file]) => !files || files.includes(file));
        return { contents: JSON.stringify(Object.fromEntries(words)), loader: "json" };
      },
      tables: async () => ({ contents: await tablesAsScript(), loader: "js" }),
      rows: async () => ({ contents: JSON.stringify(await rowsAsData()), loader: "json" }),
      styles: async () => {
        const { code } = await transform(await readFile(path("www/widget.css"), "utf8"), { loader: "css", minify: true, target });
        return { contents: code.trim(), loader: "text" };
      },
    };
    onResolve({ filter: new RegExp(`^(${Object.keys(modules).join("|")})$`) }, ({ path: name }) => ({ path: name, namespace: "content" }));
    onLoad({ filter: /.*/, namespace: "content" }, ({ path: name }) => modules[name]());
  },
});

/** One minified classic script, or a module for Node, with everything inside. */
export const bundle = async (entry, { words, ...options } = {}) => {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target,
    charset: "utf8",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".wasm": "binary", ".css": "text" },
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
    // The engine's own package is built apart; the peers take it as any site would.
    alias: { "interview-connect/core": path("dist/npm/core.js") },
    plugins: [content(words)],
    ...options,
  });
  return outputFiles[0].text;
};
