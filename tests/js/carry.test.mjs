// How scripts carry WebAssembly: sorted into streams by www/wasm-pack.mjs, put together again by www/wasm-unpack.wat.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { bytes } from "../../www/wasm-bytes.js";
import { packed } from "../../www/wasm-pack.mjs";
import { root } from "./built.mjs";
import { bodies, sections } from "./wasm.mjs";

const part = (name) => readFile(join(root, "target", "parts", `${name}.wasm`));
const unpacker = (await part("unpack")).toString("latin1");
const thereAndBack = (wasm) => {
  const { text, pages } = packed(wasm);
  return Buffer.from(bytes(text, pages, unpacker));
};

/** A module with one function of these instructions, and behind it a section with every byte there is. */
const moduleOf = (...instructions) => {
  const body = [0, ...instructions, 0x0b];
  const any = Array.from({ length: 256 }, (_, index) => index);
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, body.length + 2, 1, body.length, ...body, 0, 0x82, 2, 1, 0x61, ...any]);
};

for (const name of ["widget", "engine"]) {
  test(`the ${name} comes back as it was, function by function`, async () => {
    const wasm = await part(name);
    const { code, ...others } = sections(wasm);
    const { code: codeBack, ...othersBack } = sections(thereAndBack(wasm));
    assert.deepEqual(othersBack, others);
    assert.deepEqual(bodies(codeBack), bodies(code));
  });

  test(`the text of the ${name} keeps a script's characters to a byte each`, async () => {
    assert.doesNotMatch(packed(await part(name)).text, /[^\0-\xff]/);
  });
}

test("every operand comes back, however large or rare", () => {
  const constants = [[0], [0x7f], [0x70], [0x6f], [0x3f], [0x40], [0xc0, 0], [0xff, 0xff, 3], [0x80, 0x80, 0x80, 0x80, 0x78], [0xff, 0xff, 0xff, 0xff, 7]];
  const wasm = moduleOf(
    ...constants.flatMap((constant) => [0x41, ...constant, 0x1a]),
    ...[0x02, 0x40, 0x0b],
    ...[0x42, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0x1a],
    ...[0x43, 0, 0, 0xc0, 0x7f, 0x1a],
    ...[0x44, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f, 0xac, 0x1a],
    ...[0x20, 0xac, 2, 0xad, 0x20, 0, 0xfc, 7, 0x20, 0xff, 0xff, 0xff, 0xff, 0xf],
    ...[0x28, 0, 0x80, 1, 0x36, 0, 0xff, 0xff, 0xff, 0xff, 0xf],
    ...[0x0e, 2, 0, 1, 0x80, 1, 0x11, 3, 0, 0x1c, 1, 0x7f, 0xfc, 10, 0, 0, 0xfc, 8, 1, 0],
  );
  const { code, ...others } = sections(wasm);
  const { code: codeBack, ...othersBack } = sections(thereAndBack(wasm));
  assert.deepEqual(bodies(codeBack), bodies(code));
  assert.deepEqual(othersBack, others);
});

test("what the packer does not know is refused, not guessed", () => {
  assert.throws(() => packed(moduleOf(0x27)), /0x27/);
  assert.throws(() => packed(moduleOf(0xfd, 0)), /0xfd/);
  assert.throws(() => packed(moduleOf(0xfc, 99)), /0x63/);
  assert.throws(() => packed(moduleOf(0x28, 2, 0)), /alignments/);
  assert.throws(() => packed(moduleOf(0x10, 0x80, 0)), /shortest/);
  assert.throws(() => packed(moduleOf(0x02, 0xc0, 0)), /shortest/);
});
