// Why the checklist could not start, in words for whoever put it on a page.

/**
 * Every cause, in words for the embedder's console; those for the reader come with the static plan.
 * @type {Record<string, string>}
 */
export const CAUSES = {
  "webassembly-missing": "this browser has no WebAssembly, or it is switched off; interview-connect.nowasm.js needs none",
  "webassembly-refused": "WebAssembly was refused; a content security policy needs 'wasm-unsafe-eval' in script-src, or take interview-connect.nowasm.js in its place",
  "browser-too-old":
    "this browser is too old (those since 2024 are not) or short of memory, a script of the page stands in the way, or the file is damaged",
  "situation-faulty": "the situation that was set has faults, so it was left out",
  stopped: "the checklist stopped unexpectedly; this is a fault of ours",
};
