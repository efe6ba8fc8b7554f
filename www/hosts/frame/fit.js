// For the page around the frame: gives every <iframe data-interview-connect> the height that its checklist needs.
(() => {
  const HIGHEST = 20_000;
  const frames = () => [...document.querySelectorAll("iframe[data-interview-connect]")];

  /** A sandboxed frame has no origin of its own, which is written "null". */
  const originOf = (frame) => {
    const isSandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return isSandboxed ? "null" : new URL(frame.src).origin;
  };

  /** Tells the frame where this page comes from. That is no secret, so a frame without an origin may hear it as well. */
  const greet = (frame) => {
    const origin = originOf(frame);
    frame.contentWindow?.postMessage({ type: "interview-connect-hello" }, origin === "null" ? "*" : origin);
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.type !== "interview-connect-height" || !Number.isFinite(data.height)) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    frame.style.height = `${Math.min(Math.max(data.height, 0), HIGHEST)}px`;
  });

  for (const frame of frames()) {
    // Whichever of the two is there first: the frame answers the greeting that it hears.
    frame.addEventListener("load", () => greet(frame));
    greet(frame);
  }
})();
