// Starts the widget on the page from disk, or says in plain words why it cannot.
import { initSync, Widget } from "widget-bindings";
import wasm from "widget-wasm";
import styles from "../../widget.css";
import { bytesOf } from "../../wasm-bytes.js";

const host = document.getElementById("checklist");

const problem = (error) => {
  if (typeof WebAssembly === "undefined") {
    return "This browser has no WebAssembly, or it is switched off (some browsers do so in a lockdown or strict mode). Allow it for this page, or open the page in another browser.";
  }
  if (error instanceof WebAssembly.CompileError) {
    return "This browser refused to run the checklist's WebAssembly. A security setting or an extension may block it: allow it for this page, or open the page in another browser.";
  }
  return `The checklist could not start (${error}). Load the page again; if that does not help, open it in another browser.`;
};

try {
  // Before the shadow root is there, so that a refusal leaves the page able to say so.
  initSync({ module: bytesOf(wasm) });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  // The file is the user's own, so what they enter may stay with it.
  // Held by the element: a widget that nobody holds is freed.
  host.widget = new Widget(root, { persist: true });
} catch (error) {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = problem(error);
  host.replaceChildren(message);
  // What the widget had drawn before it failed would hide the message.
  host.shadowRoot?.replaceChildren(document.createElement("slot"));
  console.error(error);
}
