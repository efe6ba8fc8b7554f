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

/** Each page: its script, what stands in the body, and the event by which it says that it can be used. */
export const PAGES = {
  ours: { script: () => readFile(join(root, "dist/embed/interview-connect.js"), "utf8"), body: "<interview-connect></interview-connect>", ready: "interview-connect-ready" },
  twin: { script: () => bundle("peers/twin.jsx"), body: "<preact-twin></preact-twin>", ready: "twin-ready" },
  survey: { script: () => bundle("peers/survey.js", { words: ["questions", "headline", "people", "dates"] }), body: "<main></main>", ready: "survey-ready" },
};

/** A page with nothing in it: what every page costs, to be taken off. */
const BLANK = "blank";

const html = (name, { driven, recorded }) => {
  const { body, ready } = PAGES[name] ?? {};
  const wait = ready ? `document.addEventListener("${ready}",()=>{document.body.offsetHeight;resolve(performance.now()-began)},{once:true})` : "resolve(0)";
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body>`,
    driven ? '<script src="/driver.js"></script>' : "",
    recorded ? '<script src="/memory.js"></script>' : "",
    body ?? "",
    `<script>globalThis.usable=new Promise((resolve)=>{${wait}});globalThis.began=performance.now()</script>`,
    body ? `<script src="/${name}.js"></script>` : "",
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

const inChromium = async (origin, { rounds, steady, changes }, measured) => {
  const browser = await startBrowser();
  try {
    const names = Object.keys(PAGES);
    const open = async (context, address) => {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      await page.goto(origin + address);
      const usable = await page.evaluate(() => globalThis.usable);
      return { page, session, usable };
    };
    const metrics = async (session) => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
    const painted = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

    // A fresh context has empty caches: the first visit.
    for (let round = 0; round < rounds; round += 1) {
      for (const name of inTurn([...names, BLANK], round)) {
        const context = await browser.context({ offline: false });
        const { page, session, usable } = await open(context, `/${name}`);
        await painted(page);
        const { TaskDuration, ScriptDuration } = await metrics(session);
        await session.send("HeapProfiler.collectGarbage");
        const { JSHeapUsedSize } = await metrics(session);
        record(measured, "cold", name, usable);
        record(measured, "cpu", name, TaskDuration * 1000);
        record(measured, "script", name, ScriptDuration * 1000);
        record(measured, "heap", name, JSHeapUsedSize);
        await context.close();
      }
    }

    // A returning visitor: the script is in the cache, compiled as far as the engine keeps it.
    const contexts = new Map();
    for (const name of names) {
      const context = await browser.context({ offline: false });
      contexts.set(name, { context, page: await context.newPage() });
      for (let visit = 0; visit < 4; visit += 1) {
        await contexts.get(name).page.goto(`${origin}/${name}`);
        await contexts.get(name).page.evaluate(() => globalThis.usable);
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const name of inTurn(names, round)) {
        const { page } = contexts.get(name);
        await page.goto(`${origin}/${name}`);
        record(measured, "warm", name, await page.evaluate(() => globalThis.usable));
      }
    }

    for (let round = 0; round < rounds; round += 1) {
      for (const name of inTurn(names, round)) {
        const { page } = contexts.get(name);
        await page.goto(`${origin}/${name}?driven`);
        for (const [figure, value] of Object.entries(await page.evaluate(changeInPage, { name, steady }))) record(measured, figure, name, value);
      }
    }
    for (let round = 0; round < Math.ceil(rounds / 3); round += 1) {
      for (const people of [1, 5, 50]) {
        for (const name of inTurn(["ours", "twin"], round)) {
          const { page } = contexts.get(name);
          await page.goto(`${origin}/${name}?driven`);
          record(measured, `type ${people}`, name, median(await page.evaluate(typeInPage, { name, people })));
        }
      }
    }

    const { page } = contexts.get("ours");
    await page.goto(`${origin}/ours?driven&recorded`);
    measured.memory = await page.evaluate(memoryInPage, { name: "ours", changes });

    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.context();
      const page = await context.newPage();
      await page.addInitScript(() => {
        globalThis.ready = new Promise((resolve) => document.addEventListener("interview-connect-ready", () => resolve(performance.now()), { once: true }));
      });
      await page.goto(fromDisk("page/interview-connect.html"));
      record(measured, "disk", "ours", await page.evaluate(() => globalThis.ready));
      await context.close();
    }
    return await page.evaluate(() => navigator.userAgent.match(/Chrome\/([\d.]+)/)[1]);
  } finally {
    await browser.close();
  }
};

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

/** How many bytes the WebAssembly memory takes once a plan is shown, and after so many changes. */
const memoryInPage = async ({ name, changes }) => {
  await globalThis.usable;
  await driver.give(name);
  await driver.open(name);
  const bytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const start = bytes();
  await driver.change(name, changes);
  return { changes, start, end: bytes() };
};

const inFirefox = async (origin, { rounds, steady }, measured) => {
  const browser = await ENGINES.firefox({});
  try {
    const names = Object.keys(PAGES);
    for (let round = -1; round < rounds; round += 1) {
      for (const name of inTurn(names, Math.max(round, 0))) {
        await browser.open(`${origin}/${name}`);
        const warm = await browser.run(() => globalThis.usable);
        await browser.open(`${origin}/${name}?driven`);
        const figures = await browser.run(changeInPage, { name, steady });
        // The first round fills the caches.
        if (round >= 0) for (const [figure, value] of Object.entries({ warm, ...figures })) record(measured, figure, name, value);
      }
    }
    return browser.version;
  } finally {
    await browser.close();
  }
};

/** All figures of the pages in Chromium, and those that Firefox can give. */
export const measurePages = async (origin, plan) => {
  const chromium = {};
  const versions = { chromium: await inChromium(origin, plan, chromium) };
  const figures = { chromium };
  if (plan.firefox) {
    figures.firefox = {};
    versions.firefox = await inFirefox(origin, plan, figures.firefox);
  }
  return { figures, versions };
};
