// Starts the engine as plain JavaScript, where a page's policy or its reader allows no WebAssembly; www/nowasm.mjs makes it.
import { Trap } from "widget-nowasm";

export { Widget } from "widget-glue";
export { start } from "widget-nowasm";

/** Whether an error says that the engine broke off. */
export const isTrap = (error) => error instanceof Trap;

/** Nothing that it needs can be refused. */
export const refused = () => null;
