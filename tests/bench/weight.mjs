// Weighs what a visitor downloads: raw, gzip and brotli, in bytes.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFile(join(root, path));

export const weigh = (content) => {
  const bytes = Buffer.from(content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
};

/** The built files that README names. */
export const weighBuilt = async () => ({
  embed: weigh(await read("dist/embed/interview-connect.js")),
  invitation: weigh(await read("dist/embed/interview-connect.invitation.js")),
  page: weigh(await read("dist/page/interview-connect.html")),
  core: weigh(await read("dist/npm/core.js")),
  widget: weigh(await read("target/parts/widget.wasm")),
});

/** The embed with its WebAssembly in a file of its own: brotli of both together. */
export const weighSeparate = async () => {
  const wasm = await read("target/parts/widget.wasm");
  const script = await readFile(join(root, "dist/embed/interview-connect.js"), "utf8");
  // It stands in by far the longest template.
  const inlined = (script.match(/`(?:[^`\\]|\\[\s\S])*`/g) ?? []).reduce((longest, one) => (one.length > longest.length ? one : longest), "");
  if (inlined.length < script.length / 2) throw new Error("the embed's WebAssembly was not found in its script: mend tests/bench/weight.mjs");
  return weigh(script.replace(inlined, () => "")).brotli + weigh(wasm).brotli;
};
