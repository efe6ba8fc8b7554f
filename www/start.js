// Starts the engine as WebAssembly; www/start-nowasm.js is its counterpart without.
import { initSync } from "widget-bindings";
import wasm from "widget-wasm";

export { addLanguage, Widget } from "widget-bindings";

export const start = () => initSync({ module: wasm() });

/** Whether an error says that the engine broke off. */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError;

/** A WebAssembly module with nothing in it. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Why there is no WebAssembly here: one of the causes in causes.js, or null where there is. */
export const refused = () => {
  if (typeof WebAssembly === "undefined") return "webassembly-missing";
  try {
    // Where even this is refused, it is not our module's fault. Some engines refuse only the second step.
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
    return null;
  } catch {
    return "webassembly-refused";
  }
};
