// Starts the reader of invitations as WebAssembly; www/invitation-start-nowasm.js is its counterpart without.
import { initSync } from "invitation-bindings";
import wasm from "invitation-wasm";

export { answer, readInvitation } from "invitation-bindings";

export const start = () => initSync({ module: wasm() });
