// Every host in every engine: the advice is right, the console is empty, no request leaves, styles apply, and what was
// entered is there again where it should be. The outcome is the table in www/docs/MATRIX.md, which
// INTERVIEW_CONNECT_WRITE=1 writes anew.
import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { bundle } from "../bench/build.mjs";
import { dist, fromDisk, fromDiskWithoutWasm, restClock, root, startSites, withEnd } from "./fixtures.mjs";
import { TITLES, holdTable } from "./matrix.mjs";
import { WITH_POPUP } from "./popup.mjs";
import { ENGINES, extensionBase, webkitConsole } from "./webdriver.mjs";

const { advise } = await import("../../dist/npm/core.js");

/**
 * The hosts that have stories of their own, here or, the site, in site.test.mjs; of any other folder in www/hosts/ every page is
 * opened from disk.
 */
const OWN_STORIES = ["embed", "extension", "frame", "page", "site"];
const others = (await readdir(join(root, "www", "hosts"))).filter((host) => !OWN_STORIES.includes(host)).sort();

const HOSTS = {
  disk: "page from disk",
  neighbour: "what that page keeps can be read by",
  embed: "embed, strict policy",
  "cross-origin": "embed from another origin, with integrity",
  frame: "sandboxed frame from another origin",
  extension: "extension, in a tab",
  popup: "extension, its popup in a window of the browser's usual size",
  window: "extension, kept open in a small window",
  sidebar: "extension, kept open in the sidebar",
  refused: "embed where the policy refuses WebAssembly",
  nowasm: "embed without WebAssembly, where the policy refuses it",
  "nowasm disk": "page without WebAssembly, from disk",
  unlisted: "embed whose script the policy does not allow",
  ...Object.fromEntries(others.map((host) => [host, `${host}, from disk`])),
};

/** Situations by the thousand, of which every variant has to make the same. */
const { situations } = await import(`data:text/javascript,${encodeURIComponent(await bundle("peers/situations.js", { format: "esm" }))}`);

/** What each cell of the table says: filled as the tests pass. */
const cells = {};
const passed = (host, engine, words) => {
  cells[host] ??= {};
  cells[host][engine] = words;
};

let sites;
before(async () => {
  sites = await startSites();
});
after(() => sites?.close());

/** Waits until something is true in the page. Everything waited for here comes with an event loop's turn or two. */
const until = async (look, what) => {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) assert.fail(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** What can be seen of the widget, in whichever document it is. */
const look = () => {
  const element = document.querySelector("interview-connect");
  const inside = element.shadowRoot?.querySelector(".ic");
  return {
    failure: element.failure,
    situation: element.situation,
    advice: element.advice,
    styled: Boolean(inside) && getComputedStyle(inside).containerType === "inline-size" && getComputedStyle(element).display === "block",
    fallback: [...element.children].some((child) => child.getClientRects().length > 0),
  };
};

/** Answers a question as a user would, by pressing. */
const press = (answer) => document.querySelector("interview-connect").shadowRoot.querySelector(`[value=${answer}]`).click();

/** The engine's answer in the browser is the engine's answer here. */
const isRight = ({ failure, situation, advice, styled, fallback }, stage) => {
  assert.equal(failure, null);
  assert.equal(advice.stage, stage);
  assert.deepEqual(advice, JSON.parse(JSON.stringify(advise(situation))));
  assert.ok(styled, "the widget's styles do not apply");
  assert.ok(!fallback, "the fallback still shows");
};

/** Browsers look for a site's icon by themselves, and say so where its policy, which is the site's own, allows none. */
const isOurs = (line) => !line.includes("/favicon.ico");

const isSilent = async (browser) => {
  if (browser.said) assert.deepEqual((await browser.said()).filter(isOurs), [], "the console");
};

/** Nothing was asked for but the files that the page names, from this machine's own servers. */
const asksOnlyFor = async (browser, expected) => {
  const outside = (await browser.requested()).filter((url) => !/^(file|data|blob|about|chrome-extension|moz-extension):/.test(url));
  assert.deepEqual(outside.filter((url) => !url.startsWith(sites.site.origin) && !url.startsWith(sites.files.origin)), [], "requests");
  const asked = new Set([...sites.site.asked(), ...sites.files.asked()]);
  assert.deepEqual([...asked].sort(), [...expected].sort(), "requests to the test's own servers");
};

const EXTENSION = dist("extension");

for (const engine of Object.keys(ENGINES)) {
  describe(TITLES[engine], () => {
    let browser;
    before(async () => {
      browser = await ENGINES[engine]({ extension: EXTENSION });
      console.log(`${TITLES[engine]} ${browser.version}`);
    });
    after(() => browser?.close());

    const fresh = async (url) => {
      await browser.open(url);
      if (browser.said) await browser.said();
      await browser.requested();
      sites.site.asked();
      sites.files.asked();
      await browser.open(url);
    };

    test("a request that a page makes is noticed", async () => {
      await fresh(`${sites.site.origin}/bare`);
      await browser.run(() => fetch("http://outside.invalid/").catch(() => {}));
      await until(async () => (await browser.requested()).some((url) => url.includes("outside.invalid")), "the request is seen");
      if (browser.said) {
        await browser.run(() => console.error("heard"));
        await until(async () => (await browser.said()).some((line) => line.includes("heard")), "the console is heard");
      }
    });

    test("page from disk", async () => {
      await fresh(fromDisk);
      isRight(await browser.run(look), "before");
      await browser.run(press, "rejected");
      isRight(await browser.run(look), "rejected");
      await browser.open(fromDisk);
      isRight(await browser.run(look), "rejected");
      await isSilent(browser);
      await asksOnlyFor(browser, []);
      passed("disk", engine, "✓ kept");
    });

    test("what the page from disk keeps, and its neighbours", async () => {
      // Two more files: one beside the page, one elsewhere.
      const neighbours = [dist("page/neighbour.html"), join(root, "target", "neighbour.html")];
      const seen = [];
      await browser.open(fromDisk);
      await browser.run(() => document.querySelector("interview-connect").reset());
      await browser.run(press, "rejected");
      for (const file of neighbours) {
        await writeFile(file, "<!doctype html><title>Another file</title>");
        try {
          await browser.open(pathToFileURL(file).href);
          seen.push(await browser.run(() => localStorage.getItem("interview-connect") !== null));
        } finally {
          await rm(file);
        }
      }
      assert.equal(seen[0], seen[1], "it depends on the folder");
      passed("neighbour", engine, seen[0] ? "every local file" : "no other file");
    });

    test("embed under the strict policy", async () => {
      const url = `${sites.site.origin}/embed`;
      await fresh(url);
      isRight(await browser.run(look), "after");
      await browser.run(press, "cautious");
      isRight(await browser.run(look), "after");
      assert.equal((await browser.run(look)).situation.posture, "cautious");
      await browser.open(url);
      isRight(await browser.run(look), "after");
      assert.equal((await browser.run(look)).situation.posture ?? null, null);
      assert.equal(await browser.run(() => localStorage.length), 0, "something was kept though the page did not ask");
      await isSilent(browser);
      await asksOnlyFor(browser, ["/embed", "/interview-connect.js"]);
      passed("embed", engine, "✓ nothing kept unless the page asks");
    });

    test("embed in a page of an older encoding, from a server that names none", async () => {
      await fresh(`${sites.site.origin}/old`);
      assert.equal(await browser.run(() => document.characterSet), "windows-1252");
      isRight(await browser.run(look), "before");
      await isSilent(browser);
    });

    test("embed from another origin", async () => {
      const url = `${sites.site.origin}/cross-origin`;
      await fresh(url);
      isRight(await browser.run(look), "before");
      await browser.run(press, "rejected");
      isRight(await browser.run(look), "rejected");
      // Asked to keep it, the element does.
      await browser.run(() => (document.querySelector("interview-connect").persist = true));
      await until(() => browser.run(() => localStorage.length === 1), "the state is kept");
      await browser.open(url);
      await browser.run(() => (document.querySelector("interview-connect").persist = true));
      await until(async () => (await browser.run(look)).situation.stage === "rejected", "the state is back");
      await browser.run(() => localStorage.clear());
      await isSilent(browser);
      await asksOnlyFor(browser, ["/cross-origin", "/interview-connect.js"]);
      passed("cross-origin", engine, "✓ kept if the page asks");
    });

    test("sandboxed frame from another origin", async () => {
      const url = `${sites.site.origin}/frame`;
      await fresh(url);
      isRight(await browser.inFrame("iframe", look), "before");
      await browser.inFrame("iframe", press, "rejected");
      isRight(await browser.inFrame("iframe", look), "rejected");
      const inside = () => browser.inFrame("iframe", () => Math.ceil(document.documentElement.getBoundingClientRect().height));
      await until(async () => (await browser.run(() => parseFloat(document.querySelector("iframe").style.height))) === (await inside()), "the frame is as high as its content");
      const reach = await browser.run(() => {
        try {
          return String(document.querySelector("iframe").contentWindow.document.body);
        } catch ({ name }) {
          return name;
        }
      });
      assert.equal(reach, "SecurityError", "the page around can read the frame");
      // A sandbox that kept the mail program out would say so in the console.
      if (engine === "chromium") {
        await browser.inFrame("iframe", () => {
          const link = document.body.appendChild(document.createElement("a"));
          link.href = "mailto:?subject=Thank%20you";
          link.click();
          link.remove();
        });
        await browser.run(() => new Promise((resolve) => setTimeout(resolve, 200)));
      }
      // Others may say the same words: neither side listens to them.
      await browser.run(() => window.postMessage({ type: "interview-connect-height", height: 1 }, "*"));
      await browser.run(() => new Promise((resolve) => setTimeout(resolve)));
      assert.notEqual(await browser.run(() => document.querySelector("iframe").style.height), "1px");
      await browser.open(url);
      isRight(await browser.inFrame("iframe", look), "before");
      await isSilent(browser);
      await asksOnlyFor(browser, ["/fit.js", "/frame", "/interview-connect.html"]);
      passed("frame", engine, "✓ not kept: a sandbox has no storage");
    });

    test("where the policy refuses WebAssembly, the reader gets the static plan", async () => {
      await fresh(`${sites.site.origin}/refused`);
      const seen = await browser.run(() => {
        const element = document.querySelector("interview-connect");
        const plan = element.shadowRoot.querySelector("[part=static-plan]");
        return { failure: element.failure, stages: plan.querySelectorAll("details").length, alert: plan.querySelector("[role=alert]").textContent };
      });
      assert.equal(seen.failure, "webassembly-refused");
      assert.equal(seen.stages, 6);
      assert.match(seen.alert, /refused to run/);
      const told = await browser.run(
        () =>
          new Promise((resolve) => {
            document.addEventListener("interview-connect-failed", ({ detail }) => resolve(detail), { once: true });
            document.body.append(document.createElement("interview-connect"));
          }),
      );
      assert.deepEqual(told, { cause: "webassembly-refused" });
      if (browser.said) {
        const ours = (await browser.said()).filter((line) => line.includes("interview-connect: webassembly-refused"));
        assert.equal(ours.length, 1, "the cause stands in the console once");
        assert.match(ours[0], /interview-connect\.nowasm\.js/, "the embedder is told of the other script");
      }
      passed("refused", engine, "✓ static plan");
    });

    test("embed without WebAssembly, under a policy that refuses it", async () => {
      const url = `${sites.site.origin}/nowasm`;
      await fresh(url);
      isRight(await browser.run(look), "after");
      await browser.run(press, "cautious");
      assert.equal((await browser.run(look)).situation.posture, "cautious");
      // So large a plan that its memory has to grow.
      const [names, failure, again] = await browser.run(() => {
        const element = document.querySelector("interview-connect");
        element.situation = { stage: "after", interviewers: Array.from({ length: 40 }, (_, index) => ({ name: `Dana ${index}` })) };
        const names = element.situation.interviewers.map(({ name }) => name);
        element.situation = { stage: "offer" };
        return [names, element.failure, element.advice.stage];
      });
      assert.deepEqual([names.length, names.at(-1), failure, again], [40, "Dana 39", null, "offer"]);
      await isSilent(browser);
      await asksOnlyFor(browser, ["/interview-connect.nowasm.js", "/nowasm"]);
      passed("nowasm", engine, "✓");
    });

    test("without WebAssembly, a thousand situations get the same advice", async () => {
      await browser.open(`${sites.site.origin}/nowasm`);
      await browser.run(restClock);
      await browser.run(() => {
        document.querySelector("interview-connect").replaceWith(document.createElement("interview-connect"));
      });
      const all = situations(1000);
      const verdicts = new Set();
      for (let from = 0; from < all.length; from += 250) {
        const answers = await browser.run((some) => {
          const element = document.querySelector("interview-connect");
          return some.map((situation) => {
            element.situation = situation;
            return [element.situation, element.advice];
          });
        }, all.slice(from, from + 250));
        for (const [situation, advice] of answers) {
          assert.deepEqual(advice, JSON.parse(JSON.stringify(advise(situation))));
          for (const { verdict } of advice.people) verdicts.add(verdict);
        }
      }
      assert.ok(verdicts.size >= 6, [...verdicts].join());
    });

    test("page without WebAssembly, from disk", async () => {
      // Some browsers let all local pages share what they keep.
      await browser.open(fromDiskWithoutWasm);
      await browser.run(() => document.querySelector("interview-connect").reset());
      await fresh(fromDiskWithoutWasm);
      isRight(await browser.run(look), "before");
      await browser.run(press, "rejected");
      await browser.open(fromDiskWithoutWasm);
      isRight(await browser.run(look), "rejected");
      await browser.run(() => document.querySelector("interview-connect").reset());
      await isSilent(browser);
      await asksOnlyFor(browser, []);
      passed("nowasm disk", engine, "✓ kept");
    });

    test("where the policy does not allow the script, the page's own fallback shows", async () => {
      await fresh(`${sites.site.origin}/unlisted`);
      assert.equal(await browser.run(() => document.querySelector("interview-connect p").getClientRects().length > 0), true);
      passed("unlisted", engine, "✓ the page's fallback");
    });

    for (const host of others) {
      test(`${host}: every page of it, from disk`, async () => {
        const pages = (await readdir(dist(host), { recursive: true })).filter((name) => name.endsWith(".html"));
        assert.ok(pages.length > 0, "it has no page: say in this file how it is tested");
        for (const name of pages) {
          await fresh(pathToFileURL(dist(join(host, name))).href);
          await browser.run(press, "rejected");
          isRight(await browser.run(look), "rejected");
          await isSilent(browser);
          await asksOnlyFor(browser, []);
        }
        passed(host, engine, "✓");
      });
    }

    if (!extensionBase[engine]) {
      for (const host of ["extension", "popup", "window", "sidebar"]) passed(host, engine, "– takes no extensions");
      return;
    }

    test("extension, in a tab", async () => {
      const base = await extensionBase[engine](EXTENSION);
      // The language comes first, which a browser does not count among what a page loads.
      const started = () => until(() => browser.run(() => document.querySelector("interview-connect").failure === null), "the checklist in the tab");
      await fresh(`${base}tab.html`);
      await started();
      isRight(await browser.run(look), "before");
      await browser.run(press, "rejected");
      isRight(await browser.run(look), "rejected");
      await browser.open(`${base}tab.html`);
      await started();
      isRight(await browser.run(look), "rejected");
      await isSilent(browser);
      await asksOnlyFor(browser, []);
      passed("extension", engine, "✓ kept");
    });
  });

  if (WITH_POPUP[engine]) describe(`${TITLES[engine]}, the extension in use`, () => {
    let browser;
    before(async () => {
      browser = await WITH_POPUP[engine](EXTENSION);
    });
    after(() => browser?.close());

    const stage = (view) => view.document.querySelector("interview-connect").advice.stage;
    const answer = (view, value) => view.document.querySelector("interview-connect").shadowRoot.querySelector(`[value=${value}]`).click();
    const change = (view, stage) => void (view.document.querySelector("interview-connect").situation = { stage });
    const shows = (name, wanted) => until(async () => (await browser.run(name, stage)) === wanted, `the ${name} shows ${wanted}`);

    test("the popup is as large as the browser lets it be, and has one scroll bar", async () => {
      await browser.open();
      // A popup begins as a dot.
      await until(() => browser.run("popup", (view) => view.innerHeight > 200), "the popup has its size");
      const [wide, high, page, inside] = await browser.run("popup", (view) => {
        const { documentElement: root } = view.document;
        const main = view.document.querySelector("main");
        return [view.innerWidth, view.innerHeight, [root.clientWidth, root.clientHeight, root.scrollWidth, root.scrollHeight], main.scrollWidth - main.clientWidth];
      });
      assert.deepEqual(page, [wide, high, wide, high], "a scroll bar beside the popup's own");
      assert.equal(inside, 0, "it is wider than its room");
      assert.ok(wide >= 360 && wide <= 400 && high >= 500 && high <= 600, `${wide} by ${high}`);
      await browser.run("popup", answer, "rejected");
      assert.equal(await browser.run("popup", stage), "rejected");
      assert.deepEqual(await browser.said(), []);
      passed("popup", engine, `✓ ${wide} × ${high}, kept`);
    });

    test("the small window takes the popup's place, shows its plan, and is opened once", async () => {
      await browser.run("popup", (view) => view.document.getElementById("window").click());
      await shows("window", "rejected");
      await until(async () => (await browser.count("popup")) === 0, "the popup is gone");
      await browser.open();
      await browser.run("popup", (view) => view.document.getElementById("window").click());
      await until(async () => (await browser.count("popup")) === 0, "the popup is gone again");
      assert.equal(await browser.count("window"), 1);
      // Live, both ways.
      await browser.open();
      await browser.run("window", change, "between");
      await shows("popup", "between");
      await browser.run("popup", change, "offer");
      await shows("window", "offer");
      assert.deepEqual(await browser.said(), []);
      passed("window", engine, "✓ shared live");
    });

    if (engine !== "firefox") passed("sidebar", engine, "– only with a permission");
    else
      test("the sidebar shows the same plan, live", async () => {
        await browser.openSidebar();
        await shows("sidebar", "offer");
        await browser.run("sidebar", change, "rejected");
        await shows("window", "rejected");
        assert.deepEqual(await browser.said(), []);
        passed("sidebar", engine, "✓ shared live");
      });
  });
}

test("WebKitGTK's console is empty too", async () => {
  const word = "the-checklist-is-there";
  // Each page says so itself once its advice is there and the browser has had a turn since.
  const end = `;(function there() {
    const advice = document.querySelector("interview-connect")?.advice;
    setTimeout(advice ? () => console.log("${word}") : there);
  })();`;
  const sites = await startSites({ end });
  const file = join(root, "target", "console.html");
  try {
    await writeFile(file, withEnd(await readFile(dist("page/interview-connect.html"), "utf8"), end));
    const urls = [pathToFileURL(file).href, ...["/embed", "/cross-origin", "/frame"].map((url) => sites.site.origin + url)];
    const said = await webkitConsole(urls, word);
    assert.deepEqual(said.filter(isOurs), []);
  } finally {
    sites.close();
    await rm(file, { force: true });
  }
});

test("every host has a story here, or its pages are opened", async () => {
  const folders = await readdir(join(root, "www", "hosts"));
  assert.deepEqual(OWN_STORIES.filter((host) => !folders.includes(host)), [], "a story of a host that is gone");
});

test("the table in the docs is the outcome of this run", () => holdTable("hosts", "host", HOSTS, cells));
