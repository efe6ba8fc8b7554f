// The npm package's engine: the same functions that the widget calls, ready to use after a plain import.
import * as engine from "engine-bindings";
import wasm from "engine-wasm";
import { ownZone } from "zones";

/** What every function here throws when its input has faults: each names the field, its problem and what is accepted. */
export class SituationError extends Error {
  /**
   * @param {string} message
   * @param {{ path: string, problem: string, accepted: string }[]} faults
   */
  constructor(message, faults) {
    super(message);
    this.name = "SituationError";
    this.faults = faults;
  }
}

let started = false;

// The engine starts with the first call, not with the import: a page that may never ask for advice pays nothing for it.
const called = (run) => (...values) => {
  if (!started) {
    engine.initSync({ module: wasm() });
    started = true;
  }
  try {
    return run(...values);
  } catch (thrown) {
    // WebAssembly cannot throw a class of this module, so it throws a plain Error with the faults on it.
    throw Array.isArray(thrown?.faults) ? new SituationError(thrown.message, thrown.faults) : thrown;
  }
};

export const advise = called(engine.advise);
export const compose = called(engine.compose);
export const review = called(engine.review);
export const calendar = called(engine.calendar);
export const guidance = called(engine.guidance);
const readWith = called(engine.readInvitation);
export const readInvitation = (content, options) =>
  readWith(content instanceof ArrayBuffer ? new Uint8Array(content) : content, options && { ...options, zone: options.zone ?? ownZone() });
