// The checklist inside a frame: decides where it may keep anything, and tells the page around how high it is.
import "../../define.js";
import "../../add-reader.js";

const element = document.querySelector("interview-connect");

/** True where the page around could read this one, and so what it keeps: a frame without its sandbox, from the same site. */
const isOpen = () => {
  try {
    return parent !== window && parent.document !== null;
  } catch {
    return false;
  }
};

const canKeep = () => {
  try {
    return localStorage !== null;
  } catch {
    // A sandbox gives no storage.
    return false;
  }
};

element.persist = canKeep() && !isOpen();

/** Where the page around says it comes from; until it has asked, it is told nothing. */
let embedder = null;

const tell = () => {
  if (embedder === null) return;
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  // A page without an origin of its own can be named only as "*". The message is one number, whoever hears it.
  parent.postMessage({ type: "interview-connect-height", height }, embedder === "null" ? "*" : embedder);
};

addEventListener("message", ({ source, origin, data }) => {
  if (parent === window || source !== parent || data?.type !== "interview-connect-hello") return;
  embedder = origin;
  tell();
});

new ResizeObserver(tell).observe(document.documentElement);
