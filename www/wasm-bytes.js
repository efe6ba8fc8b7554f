// Turns the base64 text that carries a WebAssembly file inside a script back into bytes, in browsers and Node alike.

/**
 * Node 20 and browsers before 2025 lack Uint8Array.fromBase64, so atob stays until none of them is supported.
 * @param {string} text
 * @returns {Uint8Array}
 */
export const bytesOf = (text) =>
  Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
