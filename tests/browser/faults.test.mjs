// What happens when something breaks: the engine half-way, WebAssembly at the start, the storage at any call. Each fault is
// really injected; whatever it is, what the user entered stays, the page says what happened, and nothing leaves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { eventually, faultsOf, open, openSettings, say, show, visit } from "./user.mjs";

let browser;
let injected = 0;
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  console.log(`faults injected: ${injected} (engine, start and storage)`);
});

const DANA = "Dana Okafor";
const WORDS = "My own words to Dana, which nobody else has.";
const PLAN = { stage: "after", interviewAt: "2026-03-10T14:00", company: "Fernhill Logistics", job: "Data Analyst", interviewers: [{ id: "1", name: DANA, rapport: "good" }] };

const element = (page) => page.locator("#checklist");
const name = (page) => page.getByLabel("Name of interviewer 1");
const alert = (page) => page.getByRole("alert");
const entries = (page) => page.getByLabel("What you entered").inputValue();
const failure = (page) => element(page).evaluate((widget) => widget.failure);
const exported = (page) => element(page).evaluate((widget) => widget.exportState());
const outside = ({ requested }) => requested.filter((url) => !/^(file|data|blob):/.test(url));

// --- the engine ---

/** Lets a test make any call from the engine to the page fail as a trap does: what is under way ends there, unwound by nobody. */
const hookEngine = () => {
  const Instance = WebAssembly.Instance;
  globalThis.engineCalls = new Map();
  globalThis.trap = null;
  WebAssembly.Instance = function (module, imports) {
    for (const functions of Object.values(imports ?? {})) {
      for (const [name, work] of Object.entries(functions).filter(([, work]) => typeof work === "function")) {
        functions[name] = (...args) => {
          // The bindings add a digest to each name, which changes with their version.
          const known = name.replace(/_[0-9a-f]{16}$/, "");
          const calls = (globalThis.engineCalls.get(known) ?? 0) + 1;
          globalThis.engineCalls.set(known, calls);
          if (globalThis.trap?.name === known && (globalThis.trap.call ?? calls) === calls) {
            if (globalThis.trap.call) globalThis.trap = { sprung: true };
            throw new WebAssembly.RuntimeError("unreachable");
          }
          return work(...args);
        };
      }
    }
    return new Instance(module, imports);
  };
};

/** A user at work: every kind of control, and time that passes. What a fault makes impossible is passed over. */
const work = async (page) => {
  const widget = element(page);
  await widget.evaluate((widget) => {
    const inside = (selector) => widget.shadowRoot.querySelector(`.ic ${selector}`);
    const type = (selector, text) => {
      const field = inside(selector);
      if (!field) return;
      field.focus();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    };
    type("textarea", "My own words to Dana, which nobody else has.");
    inside("input[value=cautious]")?.click();
    inside("input[type=checkbox]")?.click();
    type("input[type=date]", "2026-03-09");
    type(".name-row input", "Dana Okafor");
    inside(".name-row input")?.blur();
    inside("summary")?.click();
    document.dispatchEvent(new Event("visibilitychange"));
  });
};

/** The calls that the engine makes while somebody is at work, each with how many came before and how many come then. */
const callsAtWork = () => {
  let calls;
  return visit(browser, { prepare: hookEngine }, async ({ page }) => {
    const count = () => page.evaluate(() => [...globalThis.engineCalls]);
    const before = new Map(await count());
    await show(page, PLAN);
    const start = new Map(await count());
    await work(page);
    calls = (await count()).map(([name, total]) => ({ name, start: before.get(name) ?? 0, first: (start.get(name) ?? 0) + 1, last: total }));
  }).then(() => calls);
};

test("wherever the engine breaks off at work, what was entered is there to read, to save and to go on with", async () => {
  const calls = (await callsAtWork()).filter(({ first, last }) => last >= first);
  assert.ok(calls.length > 20, `${calls.length} calls`);
  let stopped = 0;
  await visit(browser, { prepare: hookEngine }, async (watched) => {
    const { page, said } = watched;
    for (const { name: call, first, last } of calls) {
      for (const at of new Set([first, Math.floor((first + last) / 2)])) {
        await page.evaluate(() => localStorage.clear());
        await page.reload();
        await show(page, PLAN);
        said.length = 0;
        await page.evaluate((trap) => {
          globalThis.trap = { name: trap.call, call: (globalThis.engineCalls.get(trap.call) ?? 0) + trap.ahead };
        }, { call, ahead: at - first + 1 });
        await work(page);
        const where = `${call}, call ${at}`;
        assert.ok(await page.evaluate(() => globalThis.trap.sprung), `${where} never came`);
        injected += 1;
        assert.match(await exported(page), new RegExp(DANA), where);
        assert.ok(said.some((line) => line.includes("interview-connect: ")), `${where}: nothing in the console names it`);
        if (await failure(page)) {
          stopped += 1;
          assert.equal(await failure(page), "stopped", where);
          assert.match(await alert(page).innerText(), /checklist has stopped/, where);
          assert.match(await entries(page), new RegExp(DANA), where);
          await page.getByRole("button", { name: say("fallback.ways.again") }).click();
        }
        assert.equal(await failure(page), null, where);
        assert.equal(await name(page).inputValue(), DANA, where);
        await page.reload();
        assert.equal(await name(page).inputValue(), DANA, `${where}, after a reload`);
      }
    }
    assert.deepEqual(outside(watched), []);
  });
  assert.ok(stopped > injected / 2, `it stopped ${stopped} times of ${injected}`);
});

test("a widget that stopped says what happened, shows what was entered, and saves it as a file that comes back", () =>
  visit(browser, { prepare: hookEngine }, async ({ page, said }) => {
    await show(page, PLAN);
    await page.locator(".ic textarea").fill(WORDS);
    await page.evaluate(() => (globalThis.trap = { name: "__wbg_patch" }));
    await name(page).fill("Dana Okafor-Lindqvist");
    injected += 1;
    assert.equal(await failure(page), "stopped");
    assert.deepEqual(await faultsOf(page), []);
    const text = await entries(page);
    for (const told of [/stage: after/, /company: Fernhill Logistics/, /interview at: 2026-03-10T14:00/, /name: Dana Okafor/, /text: My own words to Dana/, /typed last: Dana Okafor-Lindqvist/]) assert.match(text, told);
    assert.doesNotMatch(text, /[{}"]/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save what you entered as a file" }).click()]);
    assert.equal(download.suggestedFilename(), "interview-connect.json");
    assert.ok(said.every((line) => /RuntimeError: unreachable|RefCell already/.test(line)), said.join());

    await page.evaluate(() => (globalThis.trap = null));
    await page.getByRole("button", { name: say("fallback.ways.afresh") }).click();
    assert.equal(await failure(page), null);
    assert.equal(await name(page).count(), 0);
    await openSettings(page);
    await page.getByLabel("Add plans from a file").setInputFiles(await download.path());
    await eventually(async () => assert.equal(await name(page).inputValue(), DANA));
    assert.equal(await page.locator(".ic textarea").inputValue(), WORDS);
  }));

test("a widget that broke off where nobody was told is found out at the next touch", () =>
  visit(browser, { prepare: hookEngine }, async ({ page }) => {
    await show(page, PLAN);
    await page.locator(".ic textarea").fill(WORDS);
    // Some pages put their own in the place of timers, where errors end.
    await page.evaluate(() => {
      const { setTimeout } = globalThis;
      const quiet = (work) => () => {
        try {
          work();
        } catch {
          globalThis.swallowed = true;
        }
      };
      globalThis.setTimeout = (work, ...more) => setTimeout(quiet(work), ...more);
      globalThis.trap = { name: "__wbg_patch" };
    });
    await page.locator(".ic textarea").blur();
    injected += 1;
    await eventually(async () => assert.ok(await page.evaluate(() => globalThis.swallowed)));
    assert.equal(await failure(page), null);
    await name(page).fill("Dana Okafor-Lindqvist");
    assert.equal(await failure(page), "stopped");
    assert.match(await entries(page), /My own words to Dana/);
  }));

test("a widget that broke off goes on with what another of the page, or another tab, has changed since it was last touched", () =>
  visit(browser, { prepare: hookEngine }, async ({ page }, context) => {
    await show(page, PLAN);
    const add = () => {
      const other = document.createElement("interview-connect");
      other.persist = true;
      document.body.append(other);
    };
    await page.evaluate(add);
    const names = () => page.evaluate(() => [...document.querySelectorAll("interview-connect")].map(({ shadowRoot }) => shadowRoot.querySelector(".name-row input")?.value));
    const breakOff = async (who) => {
      await eventually(async () => assert.equal((await names())[0], who));
      // In one go, so that nothing else comes between.
      await page.evaluate(() => {
        globalThis.trap = { name: "__wbg_patch", call: globalThis.engineCalls.get("__wbg_patch") + 1 };
        const buttons = document.querySelector("#checklist").shadowRoot.querySelectorAll(".ic button");
        [...buttons].find(({ textContent }) => textContent === "Add an interviewer").click();
      });
      injected += 1;
      assert.equal(await failure(page), "stopped");
      assert.ok((await entries(page)).includes(`name: ${who}\n`), await entries(page));
    };
    const goOn = () => page.getByRole("button", { name: say("fallback.ways.again") }).click();
    await page.getByLabel("Name of interviewer 1").last().fill("Dana O.");
    await breakOff("Dana O.");
    assert.equal((await names())[1], "Dana O.");
    await page.getByLabel("Name of interviewer 1").last().fill("Dana Okafor-Lindqvist");
    await goOn();
    assert.deepEqual(await names(), ["Dana Okafor-Lindqvist", "Dana Okafor-Lindqvist"]);

    await page.evaluate(() => document.querySelector("interview-connect:not(#checklist)").remove());
    const second = await open(context);
    await name(second.page).fill("Dana Lindqvist");
    await breakOff("Dana Lindqvist");
    await goOn();
    assert.deepEqual(await names(), ["Dana Lindqvist"]);
  }));

test("where what was kept makes the engine stop at every start, it can be read, put aside and begun afresh", () =>
  visit(browser, { prepare: hookEngine }, async ({ page }) => {
    await show(page, PLAN);
    await name(page).fill(DANA);
    const kept = await page.evaluate(() => localStorage.getItem("interview-connect"));
    await page.addInitScript(() => (globalThis.trap = { name: "__wbg_parse" }));
    await page.reload();
    injected += 1;
    assert.equal(await failure(page), "stopped");
    assert.match(await entries(page), new RegExp(DANA));
    await page.getByRole("button", { name: say("fallback.ways.again") }).click();
    assert.equal(await failure(page), "stopped");
    assert.match(await entries(page), new RegExp(DANA));
    await page.getByRole("button", { name: say("fallback.ways.afresh") }).click();
    assert.equal(await failure(page), null);
    await page.getByRole("button", { name: say("questions.stage.after") }).click();
    assert.equal(await page.evaluate(() => localStorage.getItem("interview-connect.unreadable")), kept);
  }));

test("where memory runs out at work, what was entered before is there", () => {
  /** The engine's own limit on its memory, set to what the start needs and a little more. */
  const prepare = () => {
    const { Module } = WebAssembly;
    const MEMORY = 5;
    WebAssembly.Module = function (bytes) {
      const out = [...bytes.slice(0, 8)];
      const number = (at) => {
        for (let value = 0, shift = 0; ; shift += 7, at += 1) {
          value += (bytes[at] & 0x7f) * 2 ** shift;
          if (bytes[at] < 0x80) return [value, at + 1];
        }
      };
      const written = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...written(Math.floor(value / 0x80))]);
      for (let at = 8; at < bytes.length; ) {
        const [length, start] = number(at + 1);
        if (bytes[at] === MEMORY) {
          const [least] = number(start + 2);
          const limits = [1, 1, ...written(least), ...written(least + 16)];
          out.push(MEMORY, ...written(limits.length), ...limits);
        } else {
          for (let place = at; place < start + length; place += 1) out.push(bytes[place]);
        }
        at = start + length;
      }
      return new Module(Uint8Array.from(out));
    };
  };
  return visit(browser, { prepare }, async (watched) => {
    const { page, said } = watched;
    await show(page, PLAN);
    await name(page).fill(DANA);
    await page.locator(".ic textarea").evaluate((area) => {
      area.value = "word ".repeat(400_000);
      area.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    });
    injected += 1;
    assert.equal(await failure(page), "stopped");
    assert.match(await entries(page), new RegExp(DANA));
    assert.ok(said.some((line) => line.includes("interview-connect: stopped")));
    await page.reload();
    assert.equal(await name(page).inputValue(), DANA);
    assert.deepEqual(outside(watched), []);
  });
});

// --- the start ---

const STARTS = {
  "WebAssembly is absent": { cause: "webassembly-missing", words: /has no WebAssembly/, prepare: () => delete globalThis.WebAssembly },
  "WebAssembly is switched off": {
    cause: "webassembly-refused",
    words: /refused to run/,
    prepare: () => {
      WebAssembly.Module = () => {
        throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
      };
    },
  },
  "no memory is to be had": {
    cause: "browser-too-old",
    words: /short of memory/,
    prepare: () => {
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (module, imports) {
        if (imports) throw new RangeError("WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance");
        return new Instance(module);
      };
    },
  },
  ...Object.fromEntries(
    [[0, "first byte"], [0.3, "code"], [0.5, "later code"]].map(([where, what]) => [
      `the file's ${what} is damaged`,
      {
        cause: "browser-too-old",
        words: /the file is damaged/,
        prepare: `{
          const { Module } = WebAssembly;
          WebAssembly.Module = function (bytes) {
            const start = Math.floor(bytes.length * ${where});
            if (bytes.length > 8) bytes.fill(0xff, start, start + 16);
            return new Module(bytes);
          };
        }`,
      },
    ]),
  ),
  "the file is cut off": {
    cause: "browser-too-old",
    words: /the file is damaged/,
    prepare: () => {
      const { Module } = WebAssembly;
      WebAssembly.Module = function (bytes) {
        return new Module(bytes.length > 8 ? bytes.slice(0, bytes.length / 2) : bytes);
      };
    },
  },
};

for (const [fault, { cause, words, prepare }] of Object.entries(STARTS)) {
  test(`where ${fault}, the page says so, gives the plan in words, and leaves alone what was kept`, () =>
    visit(browser, { prepare: () => {} }, async (watched, context) => {
      const { page, said } = watched;
      await show(page, PLAN);
      await name(page).fill(DANA);
      const kept = await page.evaluate(() => localStorage.getItem("interview-connect"));
      await page.addInitScript(typeof prepare === "string" ? { content: prepare } : prepare);
      await page.reload();
      injected += 1;
      assert.equal(await failure(page), cause);
      assert.match(await alert(page).innerText(), words);
      assert.equal(await page.locator("[part=static-plan] details").count(), 6);
      assert.deepEqual(await faultsOf(page), []);
      assert.equal(said.length, 1, said.join());
      assert.ok(said[0].startsWith(`error: interview-connect: ${cause}:`), said[0]);
      assert.deepEqual(outside(watched), []);
      assert.equal(await page.evaluate(() => localStorage.getItem("interview-connect")), kept);
      const again = await context.newPage();
      await again.goto(page.url());
      assert.equal(await name(again).inputValue(), DANA);
    }));
}
