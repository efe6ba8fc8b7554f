// Sorts a WebAssembly file's functions into streams that compress better: instructions by themselves, and operands with
// others of their kind. wasm-unpack.wat undoes it in the browser; what it does not need to know is decided here.

import { Reader } from "./wasm-reader.mjs";

/** How an operand is read. */
const KINDS = { number: 1, offset: 2, bytes: 3, numberByNext: 4, signedByNext: 5 };
/** What the unpacker reads as the beginning of a body; its operand are the types of the function's variables. */
const BODY = 0x27;
const CODE_SECTION = 10;
/** Below here lies what the unpacker keeps while it works. */
const TEXT_AT = 8192;
const PAGE = 65_536;

const LOCAL_GET = 0x20;
const I32_CONST = 0x41;
/** Blocks, branches, calls, variables, tables, memory.size and memory.grow, references to functions. */
const WITH_NUMBER = new Set([0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0xd0, 0xd2]);
/** How many numbers follow those instructions that begin with 0xfc: conversions have none, memory and tables one or two. */
const AFTER_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];
const unknown = (op) => new Error(`wasm-pack.mjs does not know the instruction 0x${op.toString(16)}`);
const afterPrefix = (reader) => {
  const op = reader.number();
  if (!(op in AFTER_PREFIX)) throw unknown(op);
  reader.numbers(AFTER_PREFIX[op]);
};
/** Rarer ones, whose operands are carried as they stand. */
const AS_BYTES = {
  [BODY]: (reader) => reader.numbers(2 * reader.number()),
  0x0e: (reader) => reader.numbers(reader.number() + 1),
  0x11: (reader) => reader.numbers(2),
  0x1c: (reader) => reader.numbers(reader.number()),
  0x42: (reader) => reader.number(),
  0x43: (reader) => (reader.at += 4),
  0x44: (reader) => (reader.at += 8),
  0xfc: afterPrefix,
};
const isBare = (op) => [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1].includes(op) || (op >= 0x45 && op <= 0xc4);

/** Of which kind an instruction's operand is, and the stream it goes into; undefined where there is none. */
const operandOf = (op) => {
  // Which constant it is, and which variable, depends on what is done with it. Streams by the next instruction's first byte.
  if (op === LOCAL_GET) return { kind: KINDS.numberByNext, stream: 256 };
  if (op === I32_CONST) return { kind: KINDS.signedByNext, stream: 512 };
  // Loads of any type share a stream, and so do stores.
  if (op >= 0x28 && op <= 0x3e) return { kind: KINDS.offset, stream: op < 0x36 ? 0x28 : 0x36 };
  if (WITH_NUMBER.has(op)) return { kind: KINDS.number, stream: op };
  if (op in AS_BYTES) return { kind: KINDS.bytes, stream: op };
  if (isBare(op)) return undefined;
  throw unknown(op);
};

/** Digits of 5 bits, the lowest first, each made larger by 96 but for the last, which has a range of that size to itself. */
const digits = (number) => {
  const made = [];
  for (let left = number >>> 0; ; left = (left - 96) >>> 5) {
    made.push(((left < 96 ? left : 96 + ((left - 96) & 31)) + 32) & 127);
    if (left < 96) return made;
  }
};

const lengthOf = (bytes) => Buffer.byteLength(Buffer.from(bytes).toString("latin1"), "utf8");

/** A number as WebAssembly writes it, in 3 bytes like the unpacker's sizes. */
const inThreeBytes = (number) => {
  if (number >= 2 ** 21) throw new Error("wasm-pack.mjs: the functions take more than 2 MB");
  return [(number & 127) | 128, ((number >> 7) & 127) | 128, number >> 14];
};

/** Where the section of the functions begins and ends, and a reader of what it holds. */
const findCode = (wasm) => {
  for (const reader = new Reader(wasm, 8); ; ) {
    const start = reader.at;
    const id = wasm[reader.at++];
    const length = reader.number();
    if (id === CODE_SECTION) return { start, reader, end: reader.at + length };
    reader.at += length;
  }
};

/** Instructions in the order of the file, and the streams of their operands by number. */
const sorted = (reader, count) => {
  const ops = [];
  const streams = new Map();
  const used = new Map();
  let size = 0;
  const take = (op) => {
    const operand = operandOf(op);
    ops.push(op);
    if (!operand) return;
    used.set(op, operand);
    const put = (stream, ...numbers) => {
      if (!streams.has(stream)) streams.set(stream, []);
      streams.get(stream).push(...numbers.flatMap(digits));
    };
    const next = () => operand.stream + Buffer.from(String.fromCharCode(reader.bytes[reader.at]), "utf8")[0];
    if (operand.kind === KINDS.bytes) {
      const bytes = reader.bytesOf(() => AS_BYTES[op](reader));
      put(operand.stream, bytes.length, ...bytes);
    } else if (operand.kind === KINDS.signedByNext) {
      const value = reader.signed();
      put(next(), value + 16);
    } else if (operand.kind === KINDS.numberByNext) {
      const value = reader.shortest();
      put(next(), value);
    } else {
      if (operand.kind === KINDS.offset && reader.number() !== 0) throw new Error("wasm-pack.mjs needs all alignments to be 0");
      put(operand.stream, reader.shortest());
    }
  };
  for (; count > 0; count -= 1) {
    const length = reader.number();
    const end = reader.at + length;
    size += 3 + length;
    take(BODY);
    while (reader.at < end) {
      const op = reader.bytes[reader.at++];
      if (op === BODY) throw unknown(op);
      take(op);
    }
  }
  return { ops, streams: [...streams].sort(([a], [b]) => a - b), used, size };
};

/**
 * A WebAssembly file as text that compresses well, each character below 256; `code` is that part of it which the functions
 * are, and `pages` is how much memory unpacking takes.
 * @param {Buffer} wasm
 * @returns {{ text: string, code: string, pages: number }}
 */
export const packed = (wasm) => {
  const { start, reader, end } = findCode(wasm);
  const count = reader.bytesOf(() => reader.number());
  const { ops, streams, used, size } = sorted(reader, new Reader(count).number());
  const before = Buffer.concat([wasm.subarray(0, start), Buffer.from([CODE_SECTION, ...inThreeBytes(count.length + size)]), count]);
  const behind = wasm.subarray(end);
  const directory = [
    ...[lengthOf(before), lengthOf(behind)],
    ...[...used].flatMap(([op, { kind, stream }]) => [op, stream * 8 + kind]),
    ...[0, lengthOf(ops)],
    ...streams.flatMap(([stream, bytes]) => [stream, bytes.length]),
    0,
  ].flatMap(digits);
  const code = Buffer.from([...ops, ...streams.flatMap(([, bytes]) => bytes)]).toString("latin1");
  const text = Buffer.from([...digits(directory.length), ...directory, ...before, ...behind]).toString("latin1") + code;
  const room = TEXT_AT + Buffer.byteLength(text, "utf8") + before.length + size + behind.length;
  return { text, code, pages: Math.ceil(room / PAGE) };
};
