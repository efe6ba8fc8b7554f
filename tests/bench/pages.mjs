// Measures the pages: the product's embed beside the Preact twin and SurveyJS, in turns, so that each round compares like with like.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromDisk, startBrowser } from "../browser/browser.mjs";
import { ENGINES } from "../browser/webdriver.mjs";
import { bundle } from "./build.mjs";
import { median } from "./figures.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Each page: its script, what stands in the body, and the event by which it says that it can be used; `before` are scripts ahead of it. */
export const PAGES = {
  ours: { script: () => readFile(join(root, "dist/embed/interview-connect.js"), "utf8"), body: "<interview-connect></interview-connect>", ready: "interview-connect-ready" },
  german: { script: () => readFile(join(root, "dist/embed/interview-connect.js"), "utf8"), before: ["pack"], body: '<interview-connect lang="de"></interview-connect>', ready: "interview-connect-ready" },
  nowasm: { script: () => readFile(join(root, "dist/embed/interview-connect.nowasm.js"), "utf8"), body: "<interview-connect></interview-connect>", ready: "interview-connect-ready" },
  twin: { script: () => bundle("peers/twin.jsx"), body: "<preact-twin></preact-twin>", ready: "twin-ready" },
  survey: { script: () => bundle("peers/survey.js", { words: ["questions", "headline", "people", "dates"] }), body: "<main></main>", ready: "survey-ready" },
};

/** What stands ahead of a page's script. */
export const BEFORE = { pack: () => readFile(join(root, "dist/embed/interview-connect.de.js"), "utf8") };

/** A page with nothing in it: what every page costs, to be taken off. */
const BLANK = "blank";

const html = (name, { driven, recorded }) => {
  const { body, ready, before = [] } = PAGES[name] ?? {};
  // A page that breaks says so, where it would else be waited for without an end.
  const wait = ready ? `addEventListener("error",reject);document.addEventListener("${ready}",()=>{document.body.offsetHeight;resolve(performance.now()-began)},{once:true})` : "resolve(0)";
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body>`,
    driven ? '<script src="/driver.js"></script>' : "",
    recorded ? '<script src="/memory.js"></script>' : "",
    body ?? "",
    `<script>globalThis.usable=new Promise((resolve,reject)=>{${wait}});globalThis.began=performance.now()</script>`,
    ...[...before, ...(body ? [name] : [])].map((script) => `<script src="/${script}.js"></script>`),
  ].join("\n");
};

/** Keeps hold of every WebAssembly memory, to ask for its size later. */
const MEMORY = `globalThis.memories=[];const keep=({exports})=>{for(const value of Object.values(exports))if(value instanceof WebAssembly.Memory)memories.push(value)};
WebAssembly.Instance=class extends WebAssembly.Instance{constructor(...given){super(...given);keep(this)}};
const instantiate=WebAssembly.instantiate;WebAssembly.instantiate=async(...given)=>{const made=await instantiate(...given);keep(made.instance??made);return made};`;

/** Serves the pages and scripts to this machine. */
export const serve = async (scripts) => {
  const served = new Map(Object.entries(scripts).map(([name, script]) => [`/${name}.js`, script]));
  served.set("/memory.js", MEMORY);
  served.set("/driver.js", await readFile(here("driver.js"), "utf8"));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const script = served.get(pathname);
    const name = pathname.slice(1);
    // A page of its own origin gets a finer clock.
    const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
    if (script !== undefined) response.writeHead(200, { ...headers, "content-type": "text/javascript; charset=utf-8", "cache-control": "max-age=3600" }).end(script);
    else if (PAGES[name] || name === BLANK || name === "engines") {
      const asked = { driven: searchParams.has("driven"), recorded: searchParams.has("recorded") };
      const page = name === "engines" ? '<!doctype html><meta charset="utf-8"><title>engines</title><script src="/engines.js"></script>' : html(name, asked);
      response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(page);
    } else response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** The names in an order that changes from round to round, so that none always comes first. */
const inTurn = (names, round) => names.map((_, index) => names[(index + round) % names.length]);

/** Everything that was measured, by name of the figure and of the page: one value a round. */
const record = (into, figure, name, value) => ((into[figure] ??= {})[name] ??= []).push(value);
const recordAll = (into, name, figures) => Object.entries(figures).forEach(([figure, value]) => record(into, figure, name, value));

const NAMES = Object.keys(PAGES);

/** Makes a tab's processor so many times slower. That keeps the machine's own busy all the while, so no more than one tab at a time may be. */
const slowDown = async (page, times) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  return () => session.detach();
};

/** A fresh context has empty caches: the first visit, with what it takes of the processor and the heap. */
const visitFirst = async (browser, origin, rounds, measured) => {
  const metrics = async (session) => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of inTurn([...NAMES, BLANK], round)) {
      const context = await browser.context({ offline: false });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      // Time that the thread ran, not time that it waited for a busy machine.
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      await page.goto(`${origin}/${name}`);
      record(measured, "cold", name, await page.evaluate(() => globalThis.usable));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const { TaskDuration, ScriptDuration } = await metrics(session);
      record(measured, "cpu", name, TaskDuration * 1000);
      record(measured, "script", name, ScriptDuration * 1000);
      await session.send("HeapProfiler.collectGarbage");
      record(measured, "heap", name, (await metrics(session)).JSHeapUsedSize);
      await context.close();
    }
  }
};

/** One tab for each page, whose script is in the cache, compiled as far as the browser keeps it. */
const returning = async (browser, origin) => {
  const tabs = {};
  for (const name of NAMES) {
    const context = await browser.context({ offline: false });
    tabs[name] = await context.newPage();
    for (let visit = 0; visit < 4; visit += 1) {
      await tabs[name].goto(`${origin}/${name}`);
      await tabs[name].evaluate(() => globalThis.usable);
    }
  }
  return tabs;
};

const visitAgain = async (tabs, origin, { rounds, steady, slower = 1 }, measured) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const name of inTurn(NAMES, round)) {
      const restore = await slowDown(tabs[name], slower);
      await tabs[name].goto(`${origin}/${name}`);
      record(measured, "warm", name, await tabs[name].evaluate(() => globalThis.usable));
      await tabs[name].goto(`${origin}/${name}?driven`);
      recordAll(measured, name, await tabs[name].evaluate(changeInPage, { name, steady }));
      await restore();
    }
  }
};

const type = async (tabs, origin, rounds, measured) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const people of [1, 5, 50]) {
      for (const name of inTurn(["ours", "twin"], round)) {
        await tabs[name].goto(`${origin}/${name}?driven`);
        record(measured, `type ${people}`, name, median(await tabs[name].evaluate(typeInPage, { name, people })));
      }
    }
  }
};

/** The page that a person opens from disk: from the start of navigation until it can be used. */
const openFromDisk = async (browser, rounds, measured) => {
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.context();
    const page = await context.newPage();
    await page.addInitScript((ready) => {
      globalThis.ready = new Promise((resolve) => document.addEventListener(ready, () => resolve(performance.now()), { once: true }));
    }, PAGES.ours.ready);
    await page.goto(fromDisk("page/interview-connect.html"));
    record(measured, "disk", "ours", await page.evaluate(() => globalThis.ready));
    await context.close();
  }
};

/** How much slower a phone's processor is taken to be. */
export const PHONE = 4;

/** The same visits on a processor as slow as a phone's. */
const onPhone = async (browser, origin, { rounds }, measured) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const name of inTurn(NAMES, round)) {
      const context = await browser.context({ offline: false });
      const page = await context.newPage();
      await slowDown(page, PHONE);
      await page.goto(`${origin}/${name}`);
      record(measured, "cold", name, await page.evaluate(() => globalThis.usable));
      await context.close();
    }
  }
  await visitAgain(await returning(browser, origin), origin, { rounds, steady: 20, slower: PHONE }, measured);
};

const inChromium = async (origin, plan, measured, phone) => {
  const browser = await startBrowser();
  try {
    await visitFirst(browser, origin, plan.rounds, measured);
    const tabs = await returning(browser, origin);
    await visitAgain(tabs, origin, plan, measured);
    await type(tabs, origin, Math.ceil(plan.rounds / 3), measured);
    await tabs.ours.goto(`${origin}/ours?driven&recorded`);
    measured.memory = await tabs.ours.evaluate(memoryInPage, { name: "ours", changes: plan.changes });
    await openFromDisk(browser, plan.rounds, measured);
    await onPhone(browser, origin, { rounds: Math.ceil(plan.rounds / 3) }, phone);
    return await tabs.ours.evaluate(() => navigator.userAgent.match(/Chrome\/([\d.]+)/)[1]);
  } finally {
    await browser.close();
  }
};

const inFirefox = async (origin, { rounds, steady }, measured) => {
  const browser = await ENGINES.firefox({});
  try {
    // The first round fills the caches.
    for (let round = -1; round < rounds; round += 1) {
      for (const name of inTurn(NAMES, Math.max(round, 0))) {
        await browser.open(`${origin}/${name}`);
        const warm = await browser.run(() => globalThis.usable);
        await browser.open(`${origin}/${name}?driven`);
        const figures = await browser.run(changeInPage, { name, steady });
        if (round >= 0) recordAll(measured, name, { warm, ...figures });
      }
    }
    return browser.version;
  } finally {
    await browser.close();
  }
};

// --- what runs in the pages ---

/** The first ten changes of a fresh page, and those once all is warm; in the page. */
const changeInPage = async ({ name, steady }) => {
  await globalThis.usable;
  const from = performance.now();
  await driver.give(name);
  document.body.offsetHeight;
  const plan = performance.now() - from;
  await driver.open(name);
  const mean = (times) => times.reduce((sum, time) => sum + time, 0) / times.length;
  const first = mean(await driver.change(name, 10));
  await driver.change(name, steady);
  const times = (await driver.change(name, steady)).sort((a, b) => a - b);
  return { plan, first, steady: times[Math.floor(times.length / 2)] };
};

const typeInPage = async ({ name, people }) => {
  await globalThis.usable;
  await driver.give(name, people);
  await driver.type(name, 5);
  return driver.type(name, 20);
};

/** How many bytes the WebAssembly memory takes after so many changes, and after the first tenth of them. */
const memoryInPage = async ({ name, changes }) => {
  await globalThis.usable;
  await driver.give(name);
  await driver.open(name);
  const bytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  await driver.change(name, changes / 10);
  const start = bytes();
  await driver.change(name, changes - changes / 10);
  return { changes, start, end: bytes() };
};

// --- all of it ---

/** All figures of the pages in Chromium, and those that Firefox can give. */
export const measurePages = async (origin, plan) => {
  const chromium = {};
  const phone = {};
  const versions = { chromium: await inChromium(origin, plan, chromium, phone) };
  const figures = { chromium, phone };
  if (plan.firefox) {
    figures.firefox = {};
    versions.firefox = await inFirefox(origin, plan, figures.firefox);
  }
  return { figures, versions };
};
