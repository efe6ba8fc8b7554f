// The extension as its users have it: a real popup, of the size that the browser gives it, that closes as popups do; beside it
// the small window and, in Firefox, the sidebar. Chromium is driven through a pipe, which alone may load an extension and press
// its button; Firefox opens all of them at the word of a page of the extension, which can reach into the others.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { env } from "node:process";
import { chromium, scratchFolder } from "./programs.mjs";
import { ENGINES, extensionBase } from "./webdriver.mjs";

const PATIENCE = 30_000;

/** Waits until something is true, and gives it. */
export const until = async (look, what) => {
  for (const end = Date.now() + PATIENCE; ; ) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) throw new Error(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** Commands and events over the pipe, each ended by a zero. */
const speak = ([, , , toBrowser, fromBrowser]) => {
  const waiting = new Map();
  const hearing = new Set();
  let last = 0;
  let rest = "";
  fromBrowser.setEncoding("utf8").on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    for (const { id, result, error, ...event } of messages.map((message) => JSON.parse(message))) {
      if (id) waiting.get(id)?.[error ? 1 : 0](error ? new Error(error.message) : result);
      else for (const hear of hearing) hear(event);
    }
  });
  return {
    hear: (hear) => hearing.add(hear),
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((...settle) => {
        const timer = setTimeout(() => settle[1](new Error(`${method} took too long`)), PATIENCE);
        waiting.set((last += 1), settle.map((end) => (value) => (clearTimeout(timer), end(value))));
        toBrowser.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      }),
  };
};

/** Starts the browser with an extension, in a window of this size. */
export const startWithPopup = async (folder, [width, height] = [800, 600]) => {
  const { folder: scratch, remove } = await scratchFolder();
  const args = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-GB",
    "--remote-debugging-pipe",
    "--enable-unsafe-extension-debugging",
    `--window-size=${width},${height}`,
    `--user-data-dir=${join(scratch, "profile")}`,
    "about:blank",
  ];
  const child = spawn(chromium(), args, { env: { ...env, HOME: scratch, TMPDIR: scratch }, detached: true, stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const { send, hear } = speak(child.stdio);
  const close = async () => {
    await send("Browser.close").catch(() => {});
    await ended;
    await remove();
  };

  const said = [];
  const downloads = [];
  hear(({ method, params }) => {
    if (method === "Runtime.consoleAPICalled") said.push(params.args.map(({ value, description }) => value ?? description).join(" "));
    if (method === "Runtime.exceptionThrown") said.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Log.entryAdded") said.push(params.entry.text);
    if (method === "Browser.downloadWillBegin") downloads.push(params.suggestedFilename);
  });

  const targets = async () => (await send("Target.getTargets", { filter: [{}] })).targetInfos;
  const showing = async (name) => (await targets()).filter(({ type, url }) => type !== "tab" && new RegExp(`^chrome-extension://\\w+/${name.replace("?", "\\?")}(#.*)?$`).test(url));

  /** A page that is there: what runs in it, how it looks, and how it ends. */
  const attach = async ({ targetId }) => {
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const here = (method, params) => send(method, params, sessionId);
    await here("Runtime.enable");
    await here("Log.enable");
    const run = async (work, ...given) => {
      const { result, exceptionDetails } = await here("Runtime.evaluate", {
        expression: `(${work})(...${JSON.stringify(given)})`,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    await until(() => run(() => document.readyState === "complete" && Boolean(document.querySelector("interview-connect")?.advice)), "the checklist is there");
    return {
      run,
      here,
      /** Types with the keyboard, into whatever has the focus. */
      type: (text) => here("Input.insertText", { text }),
      picture: async () => Buffer.from((await here("Page.captureScreenshot", { format: "png" })).data, "base64"),
      isThere: async () => (await targets()).some((target) => target.targetId === targetId),
      end: async () => {
        await send("Target.closeTarget", { targetId });
        await until(async () => !(await targets()).some((target) => target.targetId === targetId), "it is gone");
      },
    };
  };

  try {
    const { id } = await send("Extensions.loadUnpacked", { path: folder });
    const downloadPath = join(scratch, "downloads");
    await send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath, eventsEnabled: true });
    return {
      said: () => said.splice(0),
      downloads: () => downloads.splice(0),
      /** How many pages show this file of the extension. */
      count: async (name) => (await showing(name)).length,
      /** The page that shows this file, once there is one. */
      page: async (name) => attach((await until(async () => ((await showing(name)).length > 0 ? showing(name) : null), `${name} is shown`))[0]),
      /** Presses the extension's button. */
      openPopup: async () => {
        const tab = (await targets()).find(({ type, url }) => type === "tab" && url === "about:blank");
        await send("Extensions.triggerAction", { id, targetId: tab.targetId });
        return attach((await until(async () => ((await showing("popup.html")).length > 0 ? showing("popup.html") : null), "the popup is shown"))[0]);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Where each page of the extension is, by what it is opened as. */
const PAGES = { popup: "popup.html", window: "tab.html?window", sidebar: "tab.html" };

/**
 * Each engine that takes extensions, started with one: `open` opens the popup, `run` runs something in a page that is shown,
 * which gets that page's window, and `count` counts the pages shown.
 */
export const WITH_POPUP = {
  chromium: async (folder) => {
    const browser = await startWithPopup(folder);
    return {
      ...browser,
      open: async () => void (await browser.openPopup()),
      count: (name) => browser.count(PAGES[name]),
      run: async (name, work, ...given) => (await browser.page(PAGES[name])).run(`(...given) => (${work})(window, ...given)`, ...given),
    };
  },
  firefox: async (folder) => {
    const browser = await ENGINES.firefox({ extension: folder });
    const base = await extensionBase.firefox(folder);
    const views = (name) => `chrome.extension.getViews({ type: "${name === "window" ? "tab" : name}" }).filter(({ location }) => (location.pathname + location.search) === "/${PAGES[name]}")`;
    const count = (name) => browser.run(`() => ${views(name)}.filter((view) => view.document.querySelector("interview-connect")?.advice).length`);
    const shown = (name) => until(() => count(name), `the ${name} is shown`);
    await browser.open(`${base}tab.html`);
    return {
      close: browser.close,
      said: browser.said,
      count,
      open: async () => {
        // A popup belongs to the window that has the focus.
        await browser.run(async () => {
          await chrome.windows.update((await chrome.windows.getCurrent()).id, { focused: true });
          await chrome.action.openPopup();
        });
        await shown("popup");
      },
      /** Only a press that the browser believes in opens a sidebar, and WebDriver reaches no popup to press in. */
      openSidebar: async () => {
        await browser.open(`${base}popup.html`);
        // The tab that stands in for the popup is not to go as that does.
        await browser.run(() => void (globalThis.close = () => {}));
        await browser.press("#sidebar");
        await browser.open(`${base}tab.html`);
        await shown("sidebar");
      },
      run: async (name, work, ...given) => {
        await shown(name);
        return browser.run(`(...given) => (${work})(${views(name)}[0], ...given)`, ...given);
      },
    };
  },
};
