// Makes plain JavaScript of a part's WebAssembly, between what wasm-bindgen and binaryen do; build.sh calls each step:
//
//     node www/nowasm.mjs lower IN OUT           names fewer features of WebAssembly, so that wasm-bindgen keeps to those that remain
//     node www/nowasm.mjs shape NAME IN FOLDER   makes the module that wasm2js wrote one of ours, beside wasm-bindgen's own script
//
// Both know what these tools write, and give up where that is not what they expect.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";

/** What JavaScript has no counterpart for. The compiler names them by habit, and no code of ours needs them. */
const WITHOUT = ["reference-types", "multivalue"];
const FEATURES = "target_features";

/** Reads a file of WebAssembly from its first section on. */
const reader = (bytes) => {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      more = byte > 127;
    }
    return value >>> 0;
  };
  const text = () => {
    const length = number();
    return bytes.toString("utf8", at, (at += length));
  };
  return { number, text, byte: () => bytes[at++], at: () => at, to: (place) => (at = place), more: () => at < bytes.length };
};

/** A number below 128, and a text of so many bytes. */
const short = (value) => {
  if (value > 127) throw unknownError(`${value} is too large`);
  return Buffer.of(value);
};
const named = (text) => Buffer.concat([short(text.length), Buffer.from(text)]);

const unknownError = (why) => new Error(`www/nowasm.mjs does not know this: ${why}`);

/** The same file, of which the section that names its features leaves some out. */
const lower = (bytes) => {
  const { number, text, byte, at, to, more } = reader(bytes);
  const parts = [bytes.subarray(0, 8)];
  let found = 0;
  while (more()) {
    const start = at();
    const kind = byte();
    const size = number();
    const end = at() + size;
    if (kind === 0 && text() === FEATURES) {
      const all = Array.from({ length: number() }, () => [byte(), text()]);
      const left = all.filter(([, name]) => !WITHOUT.includes(name));
      found += all.length - left.length;
      const section = Buffer.concat([named(FEATURES), short(left.length), ...left.flatMap(([sign, name]) => [Buffer.of(sign), named(name)])]);
      parts.push(Buffer.of(0), Buffer.of((section.length & 127) | 128, section.length >> 7), section);
    } else parts.push(bytes.subarray(start, end));
    to(end);
  }
  if (found !== WITHOUT.length) throw unknownError(`a file that names ${found} of ${WITHOUT.join(" and ")}`);
  return Buffer.concat(parts);
};

/** Puts something in the place of the only part of a text that has this form. */
const once = (text, form, put) => {
  const found = text.match(new RegExp(form, `g${form.flags}`))?.length ?? 0;
  if (found !== 1) throw unknownError(`${found} times ${form}`);
  return text.replace(form, put);
};

/** So much memory is set aside at once, in pages of 64 KiB, since to grow is to copy all of it. */
const RESERVED = 32;

/** Up to so many bytes are copied one by one. */
const FEW = 32;

/** So many values of JavaScript have a fixed number in wasm-bindgen's list: its empty places, then undefined, null and the booleans. */
const FIXED = 1028;

/** The module that wasm2js wrote, and the bytes that its memory begins with. */
const shape = (name, script) => {
  const pieces = [];
  let text = script.replace(/^ *base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\);\n/gm, (_, place, base64) => {
    pieces.push([Number(place), Buffer.from(base64, "base64")]);
    return "";
  });
  if (pieces.length === 0) throw unknownError("a module without data");
  // In one piece, whose bytes weigh a third less than in the letters of base64; what lies between is nought.
  const first = Math.min(...pieces.map(([place]) => place));
  const data = Buffer.alloc(Math.max(...pieces.map(([place, bytes]) => place + bytes.length)) - first);
  for (const [place, bytes] of pieces) bytes.copy(data, place - first);
  text = once(text, / {2}var base64ReverseLookup[\s\S]*?\nfunction initActiveSegments\(imports\) \{\n\}\n/, "");
  text = once(text, /^ bufferView = HEAPU8;\n initActiveSegments\(imports\);\n/m, "");
  // What it imports are names of the other script, which can be shortened together with its own.
  text = once(text, /^import \* as \$_\w+_bg_js from '.\/\w+_bg.js';\n/m, `import*as glue from"./${name}-glue.js";\nimport data from"./${name}.bytes";\n`);
  // A part that holds on to no value of JavaScript has no list of them.
  const lists = text.includes("__wbindgen_externref_xform__");
  if (lists) text = once(text, /^import \* as __wbindgen_externref_xform__ from .*\n/m, "");
  text = once(text, /^ var \$_\w+_bg_js = .*\n/m, "").replaceAll(`$_${name}_bg_js.`, "glue.");
  if (lists) text = once(text, /^ var __wbindgen_externref_xform__ = .*\n/m, "");
  if (lists) text = once(text, /__wbindgen_externref_xform__\.__wbindgen_externref_statics_end;/, `() => ${FIXED};`);
  // Functions inside of a function are read once more before they can run.
  text = once(text, /^function asmFunc\(imports\) \{\n/m, "");
  text = once(text, /throw new Error\('abort'\)/, `throw new Trap()`);
  // Nine of ten copies are of a few bytes, for which calling the browser takes longer than the copy.
  text = once(text, /^    bufferView\.copyWithin\(dest, source, source \+ size\);\n/m, `    if (size > ${FEW}) bufferView.copyWithin(dest, source, source + size);
    else if (dest < source) for (let at = 0; at < size; at++) HEAP8[dest + at] = HEAP8[source + at];
    else for (let at = size - 1; at >= 0; at--) HEAP8[dest + at] = HEAP8[source + at];
`);
  text = once(text, /var buffer = new ArrayBuffer\((\d+)\);/, (_, size) => `var pages = ${size} >> 16, buffer = new ArrayBuffer(${RESERVED} << 16);`);
  text = once(text, /return buffer\.byteLength >> 16;/, "return pages;");
  // Whoever looked at the memory before it grew is told by its view, as WebAssembly does it.
  text = once(text, /var newBuffer = new ArrayBuffer\(newPages << 16\);/, `pages = newPages;
   if (newPages << 16 <= buffer.byteLength) return oldPages;
   var newBuffer = new ArrayBuffer(newPages * 2 << 16);`);
  text = once(text, /newHEAP8\.set\(HEAP8\);/, "$&\n   structuredClone(buffer, { transfer: [buffer] });");
  text = once(text, /^ return (\{\n {2}"memory"[\s\S]*)\n\}\n\nvar retasmFunc = [\s\S]*$/m, (_, exported) => ` const exported = ${exported}
export class Trap extends Error {}
export const start = () => {
  bufferView = HEAPU8;
  bufferView.set(data(), ${first});
  glue.__wbg_set_wasm(exported);
};
`);
  const left = text.match(/\bimports\b|base64|externref_xform|_bg_js/);
  if (left) throw unknownError(`${left} in what is left`);
  return [text, data];
};

const [, , step, ...rest] = argv;
if (step === "lower") {
  const [from, to] = rest;
  await writeFile(to, lower(await readFile(from)));
} else if (step === "shape") {
  const [name, from, to] = rest;
  const [script, data] = shape(name, await readFile(from, "utf8"));
  await writeFile(join(to, `${name}-nowasm.js`), script);
  await writeFile(join(to, `${name}.bytes`), data);
} else throw new Error("www/nowasm.mjs lower IN OUT, or shape NAME IN FOLDER");
