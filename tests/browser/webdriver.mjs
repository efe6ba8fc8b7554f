// Drives three browser engines through the W3C's WebDriver: Chromium and WebKitGTK by commands, Firefox by its BiDi socket.
//
// Written by hand, because the browsers are those of the distribution, as people have them: Playwright drives neither such a
// Firefox nor WebKitGTK, and a client library for WebDriver would replace only the eighty lines that send commands. The rest
// starts programs, keeps their files together, catches every request that would leave the machine, and installs the extension.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { createServer as createTcpServer } from "node:net";
import { createServer, request as ask } from "node:http";
import { join } from "node:path";
import { env } from "node:process";
import WebSocket from "ws";
import { chromium, program, scratchFolder } from "./programs.mjs";

/** So long a browser may take for anything, in milliseconds: long for a loaded machine, short enough to end. */
const PATIENCE = 60_000;

/** The UUID under which Firefox is told to install the extension, so that its address is known. */
const FIREFOX_UUID = "6d1cb0f4-5c3e-4f6a-9b67-0f2a4c8e7d13";

const within = (promise, what) => {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`${what} took longer than ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createTcpServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The names of this machine, whose servers the tests are. */
const HERE = ["127.0.0.1", "localhost"];

/** Hands a request on to a server of this machine, and its answer back. */
const handOn = (request, response) => {
  const asked = ask(request.url, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  asked.on("error", () => response.destroy());
  request.pipe(asked);
};

/** A proxy that lets nothing leave the machine and remembers who asked. */
const startTrap = async ({ later }) => {
  const asked = [];
  const server = createServer((request, response) => {
    if (URL.canParse(request.url) && HERE.includes(new URL(request.url).hostname)) return handOn(request, response);
    asked.push(request.url);
    return response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url);
    socket.end("HTTP/1.1 502 No network in tests\r\n\r\n");
  });
  // A browser that ends drops its connections.
  server.on("connection", (socket) => socket.on("error", () => socket.destroy()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  later(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, address: `127.0.0.1:${server.address().port}` };
};

/**
 * Everything goes through the trap, what stays on this machine too: WebKitGTK (2.50 still) reads past the end of a list of
 * addresses to spare, and one start in five crashed on that.
 */
const proxyThrough = ({ address }) => ({ proxyType: "manual", httpProxy: address, sslProxy: address });

/** Starts a program in a folder of its own, which serves as its home too; the group ends with it. */
const startProgram = (command, args, scratch, options = {}) => {
  const home = { HOME: scratch, TMPDIR: scratch, XDG_CACHE_HOME: scratch, XDG_CONFIG_HOME: scratch, XDG_DATA_HOME: scratch };
  const child = spawn(command, args, { env: { ...env, ...home, ...options.env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const heard = [];
  const listen = (bytes) => {
    output += bytes;
    for (const [pattern, resolve] of heard) {
      const match = output.match(pattern);
      if (match) resolve(match);
    }
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const ended = new Promise((resolve) => child.once("close", resolve));
  return {
    output: () => output,
    says: (pattern) =>
      within(
        Promise.race([
          new Promise((resolve) => {
            heard.push([pattern, resolve]);
            listen("");
          }),
          ended.then((code) => Promise.reject(new Error(`${command} ended with ${code}: ${output}`))),
        ]),
        command,
      ),
    stop: async () => {
      const signal = (name) => {
        try {
          process.kill(-child.pid, name);
        } catch {
          // It has ended by itself.
        }
      };
      signal("SIGTERM");
      const timer = setTimeout(signal, 5_000, "SIGKILL");
      await ended;
      clearTimeout(timer);
      // What it had started may outlive it.
      signal("SIGKILL");
    },
  };
};

/**
 * Builds something step by step, each of which says how it is undone. What was built is undone as a whole by its close(),
 * and also where a later step fails: nothing may be left running.
 */
const stepwise = async (build) => {
  const undoing = [];
  const close = async () => {
    for (const undo of undoing.splice(0).reverse()) await undo();
  };
  const scratch = async () => {
    const { folder, remove } = await scratchFolder();
    undoing.push(remove);
    return folder;
  };
  const start = (...command) => {
    const running = startProgram(...command);
    undoing.push(running.stop);
    return running;
  };
  try {
    return { ...(await build({ scratch, start, later: (undo) => undoing.push(undo) })), close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** A screen that nobody sees, by the name that programs know it under. */
const startDisplay = async ({ start }, scratch) => {
  const args = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
  const [, number] = await start(program("A display for WebKitGTK", "Xvfb"), args, scratch).says(/^(\d+)$/m);
  return { DISPLAY: `:${number}` };
};

/** The body of a function as WebDriver's command wants it: the arguments come as a list, the result may be a promise. */
const body = (work) => `return (${work})(...arguments);`;

/** Commands of the classic protocol over HTTP. */
const classic = async ({ later }, port, capabilities) => {
  const call = async (method, path, content) => {
    const answer = await within(
      fetch(`http://127.0.0.1:${port}${path}`, { method, body: content && JSON.stringify(content), headers: { "content-type": "application/json" } }),
      path,
    );
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const opened = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
  const session = `/session/${opened.sessionId}`;
  // A browser that is in a bad way ends with its driver.
  later(() => call("DELETE", session).catch(() => {}));
  const post = (path, content = {}) => call("POST", session + path, content);
  return {
    capabilities: opened.capabilities,
    post,
    open: (url) => post("/url", { url }),
    run: (work, ...args) => post("/execute/sync", { script: body(work), args }),
    inFrame: async (selector, work, ...args) => {
      await post("/frame", { id: await post("/element", { using: "css selector", value: selector }) });
      try {
        return await post("/execute/sync", { script: body(work), args });
      } finally {
        await post("/frame", { id: null });
      }
    },
  };
};

const startChromium = async (steps, { extension }) => {
  const scratch = await steps.scratch();
  const trap = await startTrap(steps);
  const driver = steps.start(program("ChromeDriver", "chromedriver"), ["--port=0"], scratch);
  const [, port] = await driver.says(/started successfully on port (\d+)/);
  const browser = await classic(steps, port, {
    browserName: "chrome",
    proxy: proxyThrough(trap),
    "goog:loggingPrefs": { browser: "ALL", performance: "ALL" },
    "goog:chromeOptions": {
      binary: chromium(),
      args: [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-GB",
        `--user-data-dir=${join(scratch, "profile")}`,
        ...(extension ? [`--load-extension=${extension}`] : []),
      ],
    },
  });
  return {
    ...browser,
    name: "chromium",
    version: browser.capabilities.browserVersion,
    // The browser's own requests end in the trap unasked; these are the pages'.
    requested: async () => {
      const entries = (await browser.post("/se/log", { type: "performance" })).map(({ message }) => JSON.parse(message).message);
      return entries.filter(({ method }) => method === "Network.requestWillBeSent").map(({ params }) => params.request.url);
    },
    said: async () => (await browser.post("/se/log", { type: "browser" })).map(({ level, message }) => `${level}: ${message}`),
  };
};

const startWebKit = async (steps) => {
  const scratch = await steps.scratch();
  const trap = await startTrap(steps);
  const display = await startDisplay(steps, scratch);
  const port = await freePort();
  steps.start(program("WebKitWebDriver", "WebKitWebDriver"), ["--host=127.0.0.1", `--port=${port}`], scratch, { env: display });
  const ready = async () => {
    for (;;) {
      try {
        return await fetch(`http://127.0.0.1:${port}/status`);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  await within(ready(), "WebKitWebDriver");
  const capabilities = {
    browserName: "MiniBrowser",
    proxy: proxyThrough(trap),
    "webkitgtk:browserOptions": { binary: await miniBrowser(), args: ["--automation"] },
  };
  const browser = await classic(steps, port, capabilities);
  return {
    ...browser,
    name: "webkit",
    version: browser.capabilities.browserVersion,
    // This browser asks nothing for itself; what goes to this machine's own servers they count themselves.
    requested: async () => trap.asked.splice(0),
    // Under automation this browser has no console: see webkitConsole.
    said: null,
  };
};

const miniBrowser = async () => {
  for (const base of ["/usr/lib", "/usr/libexec", "/usr/lib64"]) {
    if (!existsSync(base)) continue;
    const below = (await readdir(base)).flatMap((name) => [name, join(name, "webkit2gtk-4.1"), join(name, "webkitgtk-6.0"), join(name, "webkit2gtk-4.0")]);
    const path = below.map((name) => join(base, name, "MiniBrowser")).find(existsSync);
    if (path) return path;
  }
  throw new Error("WebKitGTK's MiniBrowser was not found: install webkit2gtk-driver");
};

/**
 * What WebKitGTK's console says of some pages, opened side by side. Under automation it says nothing, so this one runs
 * without. Each page says a known word when it has come to rest.
 */
export const webkitConsole = async (urls, word) => {
  const { said, close } = await stepwise(async (steps) => {
    const scratch = await steps.scratch();
    const display = await startDisplay(steps, scratch);
    const browser = steps.start(await miniBrowser(), ["--enable-write-console-messages-to-stdout=true", ...urls], scratch, { env: display });
    await browser.says(new RegExp(`(?:CONSOLE.*${word}[\\s\\S]*){${urls.length}}`));
    return { said: browser.output().split("\n").filter((line) => line.includes("CONSOLE") && !line.includes(word)) };
  });
  await close();
  return said;
};

/** What keeps Firefox from asking its makers for anything while it is tested. */
const FIREFOX_PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutConfig.showWarning": false,
  "browser.contentblocking.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "browser.search.update": false,
  "browser.startup.page": 0,
  "browser.topsites.contile.enabled": false,
  "captivedetect.canonicalURL": "",
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "extensions.webextensions.uuids": JSON.stringify({ "interview-connect@interview-connect.invalid": FIREFOX_UUID }),
  "intl.accept_languages": "en-GB",
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.prefetch-next": false,
  // WebDriver relaxes this, users' browsers do not.
  "security.fileuri.strict_origin_policy": true,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.server": "data:,",
};

const startFirefox = async (steps, { extension }) => {
  const scratch = await steps.scratch();
  const trap = await startTrap(steps);
  const [host, trapPort] = trap.address.split(":");
  const proxy = {
    "network.proxy.type": 1,
    "network.proxy.http": host,
    "network.proxy.http_port": Number(trapPort),
    "network.proxy.ssl": host,
    "network.proxy.ssl_port": Number(trapPort),
  };
  const preferences = Object.entries({ ...FIREFOX_PREFERENCES, ...proxy }).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`);
  await writeFile(join(scratch, "user.js"), preferences.join("\n"));
  // Pages of extensions count as the browser's own, so opening them needs leave.
  const args = ["--headless", "--no-remote", "--profile", scratch, "--remote-debugging-port=0", "--remote-allow-system-access"];
  const running = steps.start(program("Firefox", "firefox-esr", "firefox"), args, scratch, { env: { MOZ_HEADLESS: "1" } });
  const [, address] = await running.says(/WebDriver BiDi listening on (ws:\/\/\S+)/);
  const socket = new WebSocket(`${address}/session`, { perMessageDeflate: false });
  await within(new Promise((resolve, refuse) => socket.once("open", resolve).once("error", refuse)), "Firefox");
  steps.later(() => socket.terminate());
  const waiting = new Map();
  const said = [];
  const requested = [];
  let last = 0;
  socket.on("message", (text) => {
    const { id, type, result, message, error, method, params } = JSON.parse(text);
    if (id) waiting.get(id)?.[type === "success" ? 0 : 1](type === "success" ? result : new Error(`${error}: ${message}`));
    else if (method === "log.entryAdded") said.push(`${params.level}: ${params.text}`);
    else if (method === "network.beforeRequestSent") requested.push(params.request.url);
  });
  const send = (method, params = {}) => within(new Promise((...settle) => {
    waiting.set((last += 1), settle);
    socket.send(JSON.stringify({ id: last, method, params }));
  }), method);
  // The browser may be gone before it has answered.
  steps.later(() => send("browser.close").catch(() => {}));
  const { capabilities } = await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const top = async () => (await send("browsingContext.getTree")).contexts[0];
  const evaluate = async (context, work, args) => {
    const answer = await send("script.evaluate", {
      // One text in, one text out: both sides of JSON.
      expression: `Promise.resolve((${work})(...${JSON.stringify(args)})).then((value) => JSON.stringify(value ?? null))`,
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  };
  const browser = {
    name: "firefox",
    version: capabilities.browserVersion,
    requested: async () => requested.splice(0),
    open: async (url) => send("browsingContext.navigate", { context: (await top()).context, url, wait: "complete" }),
    run: async (work, ...args) => evaluate((await top()).context, work, args),
    inFrame: async (selector, work, ...args) => {
      const { context } = await top();
      const source = await evaluate(context, (found) => document.querySelector(found).src, [selector]);
      const { children } = (await send("browsingContext.getTree", { root: context })).contexts[0];
      return evaluate(children.find(({ url }) => url === source).context, work, args);
    },
    said: async () => said.splice(0),
    /** Presses an element as a user does, with a pointer: some things happen only then. */
    press: async (selector) => {
      const { context } = await top();
      const middle = (found) => {
        const { x, y, width, height } = document.querySelector(found).getBoundingClientRect();
        return [x + width / 2, y + height / 2].map(Math.round);
      };
      const [x, y] = await evaluate(context, middle, [selector]);
      const actions = [{ type: "pointerMove", x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
      await send("input.performActions", { context, actions: [{ type: "pointer", id: "pointer", actions }] });
    },
  };
  if (extension) await send("webExtension.install", { extensionData: { type: "path", path: extension } });
  return browser;
};

/** A page from disk starts the widget only when it is drawn; opened is what has begun. */
const begun = (browser) => ({
  ...browser,
  open: async (url) => {
    await browser.open(url);
    if (!url.startsWith("file:")) return;
    for (const end = Date.now() + 20_000; !(await browser.run(() => !document.querySelector(":not(:defined)"))); ) {
      if (Date.now() > end) throw new Error(`${url} does not start`);
    }
  },
});

/** Every engine by name, with what starts it: `extension` is a folder to install. */
export const ENGINES = Object.fromEntries(
  Object.entries({ chromium: startChromium, firefox: startFirefox, webkit: startWebKit }).map(([name, start]) => [name, (options) => stepwise(async (steps) => begun(await start(steps, options)))]),
);

/** Where the installed extension's pages are, in the engines that take one. */
export const extensionBase = {
  chromium: async (folder) => {
    // The id of an unpacked extension follows from its path.
    const { createHash } = await import("node:crypto");
    const digits = createHash("sha256").update(folder).digest("hex").slice(0, 32);
    const id = [...digits].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
    return `chrome-extension://${id}/`;
  },
  firefox: async () => `moz-extension://${FIREFOX_UUID}/`,
};
