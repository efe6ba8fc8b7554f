// Turns the text that carries a WebAssembly file inside a script back into bytes, in browsers and Node alike.

/** Below here lies what the unpacker keeps while it works. */
const TEXT_AT = 8192;

/**
 * A template's tag: the text as it stands. Outside of any function it is read only once, when the script is.
 * @param {TemplateStringsArray} template
 * @returns {string}
 */
export const carried = ([text]) => text;

/**
 * wasm-pack.mjs has sorted the file, since that compresses much better. A small WebAssembly module, itself carried a character
 * for a byte, puts it together again: a script that runs only once would take longer than all else at the start.
 * @param {string} text
 * @param {number} pages how much memory that takes
 * @param {string} unpacker
 * @returns {Uint8Array}
 */
export const bytes = (text, pages, unpacker) => {
  const memory = new WebAssembly.Memory({ initial: pages });
  const module = new WebAssembly.Module(Uint8Array.from(unpacker, (letter) => letter.charCodeAt(0)));
  const { unpack } = new WebAssembly.Instance(module, { "": { "": memory } }).exports;
  const from = TEXT_AT + new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, TEXT_AT)).written;
  return new Uint8Array(memory.buffer, from, unpack(TEXT_AT, from) - from);
};
