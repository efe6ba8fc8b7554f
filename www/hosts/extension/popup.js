// The popup: hands the plan, which all pages of the extension share, to one that stays open.
import "./start.js";

(() => {
  /** The small window's own mark in its address. */
  const SMALL = "?window";
  const SIZE = { width: 420, height: 720 };
  const LEAST = 200;
  const KEY = "interview-connect";

  const checklist = document.querySelector(KEY);

  /** Asks for no more room than there is, once there is any: a popup begins as a dot. */
  const fit = () => {
    const { style, scrollWidth, scrollHeight } = document.documentElement;
    if (Math.min(innerWidth, innerHeight) < LEAST) return;
    if (scrollWidth > innerWidth) style.setProperty("--wide", `${innerWidth}px`);
    if (scrollHeight > innerHeight) style.setProperty("--high", `${innerHeight}px`);
  };
  addEventListener("resize", fit);
  fit();

  /** Puts the small window in front, or opens it; `task` is what it is to do. */
  const toWindow = async (task = "") => {
    const open = chrome.extension.getViews({ type: "tab" }).find(({ location }) => location.search === SMALL);
    if (open) {
      open.location.hash = task;
      const { id } = await open.chrome.windows.getCurrent();
      await chrome.windows.update(id, { focused: true });
    } else {
      await chrome.windows.create({ url: `tab.html${SMALL}${task}`, type: "popup", ...SIZE });
    }
    close();
  };

  /** Shows a way that this browser has: phones have no windows, and only Firefox has sidebars that ask for no permission. */
  const offer = (id, action) => {
    const button = document.getElementById(id);
    button.hidden = false;
    button.addEventListener("click", action);
  };
  const hasWindows = Boolean(chrome.windows?.create);
  if (hasWindows) offer("window", () => toWindow());
  if (chrome.sidebarAction) {
    // At once in the press: the browser opens it at the user's own wish only.
    offer("sidebar", () => chrome.sidebarAction.open().then(close));
  }

  /** Whether another page of the extension will show all that this one does. */
  const isShared = () => {
    const state = checklist.exportState();
    return (localStorage.getItem(KEY) ?? state) === state && !checklist.shadowRoot.querySelector(".trouble");
  };

  // A dialog of the browser's takes the focus, some browsers close the popup with it, and what was chosen reaches nobody.
  const inWindow = (event) => {
    const controls = [...checklist.shadowRoot.querySelectorAll("[part~=dialog]")];
    const pressed = controls.find((control) => event.composedPath().includes(control));
    if (!pressed || !hasWindows || !isShared()) return;
    event.preventDefault();
    event.stopPropagation();
    // The panel for an invitation may be open here alone.
    const isInvitation = (control) => control.part.contains("invitation-file");
    toWindow(isInvitation(pressed) ? "#invitation" : `#${controls.filter((control) => !isInvitation(control)).indexOf(pressed)}`);
  };
  document.addEventListener("click", inWindow, true);
})();
