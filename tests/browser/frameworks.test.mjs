// Frameworks: a project of each, built from the packed npm package and the snippets of EMBEDDING.md, in three engines. The
// outcome is a table in www/docs/MATRIX.md, which INTERVIEW_CONNECT_WRITE=1 writes anew.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { execPath } from "node:process";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { buildAll, projectFolder, PROJECTS } from "../frameworks/projects.mjs";
import { first, second } from "../frameworks/told.js";
import { restClock, root, startServer } from "./fixtures.mjs";
import { TITLES, holdTable } from "./matrix.mjs";
import { ENGINES } from "./webdriver.mjs";

const { advise } = await import("../../dist/npm/core.js");

const cells = {};

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8" };

/** What a framework needs in a policy beside what the element needs. */
const NEEDS = {
  // Turbo draws its progress bar with a style element, and fetches pages.
  turbo: "style-src 'unsafe-inline'; connect-src 'self'",
};

/** Registers the element only when the page is told so: a script that arrives after the framework has drawn its page. */
const LATE = `const define = customElements.define.bind(customElements);
customElements.define = (name, ...given) => (name === "interview-connect" ? addEventListener("late", () => define(name, ...given)) : define(name, ...given));`;

/** What an answer changes must not turn with the hour and the weekday of the test. */
const CLOCK = `(${restClock})();`;

/**
 * What a driver says when the browser behind it has died. WebKitGTK 2.50 did so once, where 4,000 pages opened for the purpose
 * did not show why; the page then has another chance, and fails at the second death.
 */
const DIED = /page crash|Could not parse script result/;

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Serves what was built under the strictest policy that the framework knows, with a late registration where the address says so. */
const serve = (name, folder) =>
  startServer(async (address) => {
    const { pathname, search } = new URL(address, "http://localhost");
    if (pathname === "/late.js") return { type: TYPES[".js"], body: LATE };
    if (pathname === "/clock.js") return { type: TYPES[".js"], body: CLOCK };
    const file = join(folder, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    const body = await readFile(file).catch(() => undefined);
    if (body === undefined) return undefined;
    if (extname(file) !== ".html") return { type: TYPES[extname(file)] ?? "application/octet-stream", body };
    const page = String(body);
    // A server-rendered page carries its data in scripts of its own.
    const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => hash(script));
    const policy = [`default-src 'none'`, `script-src 'self' 'wasm-unsafe-eval' ${inline.join(" ")}`, NEEDS[name]].filter(Boolean).join("; ");
    const before = ["/clock.js", ...(search === "?late" ? ["/late.js"] : [])].map((src) => `<script src="${src}"></script>`);
    return { headers: { "content-security-policy": policy }, body: page.replace(/<html[^>]*>/, (tag) => tag + before.join("")) };
  });

let servers;
before(async () => {
  const built = await buildAll();
  servers = Object.fromEntries(await Promise.all(Object.keys(PROJECTS).map(async (name) => [name, await serve(name, built[name])])));
});
after(() => Object.values(servers ?? {}).forEach((server) => server.close()));

const until = async (look, what) => {
  for (const end = Date.now() + 10_000; ; ) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) assert.fail(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** In the page: finds an element, also in shadow roots, and counts how often the checklist has started. */
const install = () => {
  globalThis.find = (selector, below = document) => {
    const roots = [...below.querySelectorAll("*")].filter(({ localName, shadowRoot }) => shadowRoot && localName !== "interview-connect");
    return below.querySelector(selector) ?? roots.map(({ shadowRoot }) => globalThis.find(selector, shadowRoot)).find(Boolean) ?? null;
  };
  globalThis.checklist = () => globalThis.find("interview-connect:not(#other)");
  globalThis.started = 0;
  document.addEventListener("interview-connect-ready", () => (globalThis.started += 1));
  globalThis.heard = 0;
  document.addEventListener("interview-connect-advice", () => (globalThis.heard += 1));
};

const look = () => {
  const element = globalThis.checklist();
  if (!element) return null;
  const { situation, advice, failure } = element;
  return {
    situation, advice, failure,
    name: situation?.interviewers?.[0]?.name ?? null,
    attribute: element.getAttribute("stage"),
    hasFallback: [...element.children].some((child) => child.getClientRects().length > 0),
    output: globalThis.find("output")?.textContent ?? "",
    started: globalThis.started,
    heard: globalThis.heard,
  };
};

const press = (selector) => globalThis.find(selector).click();
/** Answers the first open question of the card in sight, as a user would, by pressing. */
const answer = () => {
  const answers = [...globalThis.checklist().shadowRoot.querySelectorAll("[part~=answer-button]")];
  answers.find(({ parentElement }) => !parentElement.querySelector("[aria-pressed=true]")).click();
};

/** What became of the React component's other properties; a name of its own keeps its state apart. */
const other = async () => {
  const element = document.querySelector("#other");
  localStorage.clear();
  element.shadowRoot.querySelector("[part~=answer-button]").click();
  while (localStorage.length === 0) await new Promise((resolve) => setTimeout(resolve));
  const [key] = Object.keys(localStorage);
  localStorage.clear();
  return [element.className, element.noteLimit, key, element.hidden];
};

/** Waits until the checklist shows this person at this stage, and answers as the engine does. */
const shows = async (browser, { interviewers: [{ name }] }, stage) => {
  const seen = await until(async () => {
    const now = await browser.run(look);
    return now?.advice?.stage === stage && now.name === name && now;
  }, `${name}, ${stage}`).catch(async (error) => {
    throw new Error(`${error.message}: ${JSON.stringify(await browser.run(look)).slice(0, 600)}`);
  });
  assert.equal(seen.failure, null);
  assert.equal(seen.hasFallback, false, "the fallback still shows");
  assert.deepEqual(seen.advice, JSON.parse(JSON.stringify(advise(seen.situation))));
  return seen;
};

/** The user answers until the advice is another, and the framework hears of it; gives what has been told by then. */
const answers = async (browser) => {
  const { heard } = await browser.run(look);
  for (let left = 8; left > 0; left -= 1) {
    const told = JSON.stringify((await browser.run(look)).situation);
    await browser.run(answer);
    await until(async () => JSON.stringify((await browser.run(look)).situation) !== told, "the answer is taken");
    if ((await browser.run(look)).heard > heard) {
      const shown = async () => {
        const { output, advice, situation } = await browser.run(look);
        return output === advice.people[0].verdict && situation;
      };
      return until(shown, "the framework shows the verdict");
    }
  }
  return assert.fail("no answer was heard by the framework");
};

/** All that holds for every framework whose page takes the element away and brings it back. */
const lives = async (browser, isLate) => {
  if (isLate) {
    const waiting = await until(() => browser.run(look), "the framework has drawn its page");
    assert.deepEqual([waiting.advice ?? null, waiting.hasFallback], [null, true]);
    await browser.run(() => void dispatchEvent(new Event("late")));
  }
  assert.equal((await shows(browser, first, "after")).attribute, "after");
  await answers(browser);
  await browser.run(press, "#change");
  assert.equal((await shows(browser, second, "rejected")).attribute, "rejected");
  const { started } = await browser.run(look);
  await browser.run(press, "#toggle");
  await until(async () => (await browser.run(look)) === null, "it is gone");
  await browser.run(press, "#toggle");
  assert.equal((await shows(browser, second, "rejected")).started, started + 1);
  await answers(browser);
};

/** What stands on several pages under one id goes on; over a page without it, it begins anew. */
const travels = async (browser, isLate) => {
  const to = async (link, title) => {
    await browser.run(press, link);
    await until(() => browser.run((title) => document.title === title, title), title);
  };
  if (isLate) {
    await until(() => browser.run(() => globalThis.Turbo?.session.started), "Turbo has started");
    await browser.run(() => void dispatchEvent(new Event("late")));
  }
  /** What has been told, but for the time. */
  const told = ({ now, ...situation }) => situation;
  const fresh = told((await shows(browser, first, "after")).situation);
  const answered = told(await answers(browser));
  assert.notDeepEqual(answered, fresh);
  const { stage } = (await browser.run(look)).advice;
  await to("#to-kept", "Turbo, the same element");
  assert.deepEqual(told((await shows(browser, first, stage)).situation), answered);
  await to("#to-without", "Turbo, without the element");
  assert.equal(await browser.run(look), null);
  await to("#to-index", "Turbo, start");
  assert.deepEqual(told((await shows(browser, first, "after")).situation), fresh);
  await answers(browser);
  // Back, from the copies that Turbo keeps.
  for (const title of ["Turbo, without the element", "Turbo, the same element"]) {
    await browser.run(() => history.back());
    await until(() => browser.run((title) => document.title === title, title), title);
  }
  assert.deepEqual(told((await shows(browser, first, "after")).situation), fresh);
};

test("types: the React component and the element in JSX, for React 18 and 19", async () => {
  const compiler = join(root, "tests", "node_modules", "typescript", "bin", "tsc");
  for (const name of ["react18", "react19"]) {
    await promisify(execFile)(execPath, [compiler, "--project", projectFolder(name)]).catch(({ stdout }) => assert.fail(`${name}: ${stdout}`));
  }
});

test("a server writes the attributes and what stands between the tags, also of a page that it draws alone", async () => {
  const page = async (path) => (await fetch(servers.next.origin + path)).text();
  const inside = "<p>This checklist needs JavaScript.</p></interview-connect>";
  assert.ok((await page("/")).includes(`<interview-connect stage="after">${inside}`));
  assert.ok((await page("/server.html")).includes(`<interview-connect id="other" class="wide" note-limit="200" persist="mine">${inside}`));
});

for (const engine of Object.keys(ENGINES)) {
  describe(TITLES[engine], () => {
    let browser;
    const start = async () => {
      await browser?.close();
      browser = await ENGINES[engine]({});
    };
    before(start);
    after(() => browser?.close());

    const story = async (name) => {
      for (const isLate of [false, true]) {
        const { origin } = servers[name];
        await browser.open(`${origin}/${isLate ? "?late" : ""}`);
        await browser.requested();
        await browser.run(install);
        await (name === "turbo" ? travels : lives)(browser, isLate);
        if (name.startsWith("react")) assert.deepEqual(await browser.run(other), ["wide", 200, "interview-connect:mine", false]);
        if (browser.said) assert.deepEqual((await browser.said()).filter((line) => !line.includes("/favicon.ico")), [], `the console, ${isLate ? "late" : "in time"}`);
        const outside = (await browser.requested()).filter((url) => !url.startsWith(origin) && !/^(data|blob|about):/.test(url));
        assert.deepEqual(outside, [], "requests");
      }
    };

    for (const [name, { title }] of Object.entries(PROJECTS)) {
      test(title, async () => {
        await story(name).catch(async (error) => {
          if (!DIED.test(error.message)) throw error;
          console.error(`${title}: ${TITLES[engine]} died (${error.message}), so another is started`);
          await start();
          await story(name);
        });
        cells[name] ??= {};
        cells[name][engine] = "✓";
      });
    }
  });
}

test("the table in the docs is the outcome of this run", () => holdTable("frameworks", "framework", Object.fromEntries(Object.entries(PROJECTS).map(([name, { title }]) => [name, title])), cells));
