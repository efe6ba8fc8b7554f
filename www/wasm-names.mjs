// Takes the digests out of the names that a WebAssembly file and its bindings have for each other: no compressor makes them
// smaller. Run by build.sh on a file and its bindings, which it rewrites.
import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { Reader } from "./wasm-reader.mjs";

const IMPORTS = 2;
const EXPORTS = 7;
/** What wasm-bindgen adds to a name to keep it apart from others. */
const DIGEST = /_h?[0-9a-f]{16}$/;

/** A number as WebAssembly writes it. */
const written = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...written(number >>> 7)]);
const asText = (text) => [...written(Buffer.byteLength(text)), ...Buffer.from(text)];

/** What an import is, by its kind: a function, a table, a memory, a global. */
const WHAT = [
  (reader) => reader.number(),
  (reader) => [(reader.at += 1), reader.limits()],
  (reader) => reader.limits(),
  (reader) => (reader.at += 2),
];

/** The file and the script that wasm-bindgen made for it, with names that stay apart by a count at most. */
const shortened = (wasm, bindings) => {
  const short = new Map();
  const taken = new Set();
  const name = (long) => {
    if (!DIGEST.test(long)) return long;
    if (!short.has(long)) {
      const bare = long.replace(DIGEST, "");
      let free = bare;
      for (let count = 2; taken.has(free); count += 1) free = `${bare}${count}`;
      taken.add(free);
      short.set(long, free);
    }
    return short.get(long);
  };
  const entries = {
    [IMPORTS]: (reader) => [...asText(reader.text()), ...asText(name(reader.text())), ...reader.bytesOf(() => WHAT[reader.bytes[reader.at++]](reader))],
    [EXPORTS]: (reader) => [...asText(name(reader.text())), ...reader.bytesOf(() => [(reader.at += 1), reader.number()])],
  };
  const renamed = (id, content) => {
    if (!(id in entries)) return content;
    const reader = new Reader(content);
    const count = reader.number();
    return Buffer.from([...written(count), ...Array.from({ length: count }, () => entries[id](reader)).flat()]);
  };
  const made = [wasm.subarray(0, 8)];
  for (const reader = new Reader(wasm, 8); reader.at < wasm.length; ) {
    const id = wasm[reader.at++];
    const content = renamed(id, reader.take(reader.number()));
    made.push(Buffer.from([id, ...written(content.length)]), content);
  }
  const known = new RegExp([...short.keys()].map((long) => `\\b${long}\\b`).join("|"), "g");
  return { wasm: Buffer.concat(made), bindings: bindings.replace(known, (long) => short.get(long)) };
};

const [, , wasmPath, bindingsPath] = argv;
const { wasm, bindings } = shortened(await readFile(wasmPath), await readFile(bindingsPath, "utf8"));
await writeFile(wasmPath, wasm);
await writeFile(bindingsPath, bindings);
