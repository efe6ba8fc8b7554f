// A storage that fails: at its first call, at its second, at every one, by throwing or by talking nonsense. What is on the
// screen stays, what was kept is not lost, and the page says what it could not do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, watchedPage } from "./browser.mjs";
import { address, openSettings, say, visit } from "./user.mjs";

let browser;
let injected = 0;
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  console.log(`faults injected: ${injected} (storage)`);
});

const KEY = "interview-connect";
const DANA = "Dana Okafor";
const name = (page) => page.getByLabel("Name of interviewer 1");
const trouble = (page) => page.getByRole("group", { name: say("ui.trouble") });
const footer = (page) => page.locator("footer").innerText();
const outside = ({ requested }) => requested.filter((url) => !/^(file|data|blob):/.test(url));

test("a page from disk does not ask for its storage before it is drawn: Chromium may hand out one that keeps nothing", async () => {
  const context = await browser.context();
  try {
    const { page } = await watchedPage(context);
    await page.addInitScript(() => {
      globalThis.order = [];
      requestAnimationFrame(() => globalThis.order.push("drawn"));
      const { getItem } = Storage.prototype;
      Storage.prototype.getItem = function (...given) {
        globalThis.order.push("asked");
        return getItem.apply(this, given);
      };
    });
    await page.goto(address);
    assert.deepEqual((await page.evaluate(() => globalThis.order)).slice(0, 2), ["drawn", "asked"]);
  } finally {
    await context.close();
  }
});

/** Lets a method of the storage fail at one of its calls, or at all from one on. */
const hookStorage = () => {
  globalThis.fault = null;
  globalThis.storageCalls = { getItem: 0, setItem: 0, removeItem: 0 };
  globalThis.rightly = {};
  for (const method of ["getItem", "setItem", "removeItem"]) {
    const real = Storage.prototype[method];
    globalThis.rightly[method] = (...args) => real.apply(localStorage, args);
    Storage.prototype[method] = function (...args) {
      const call = (globalThis.storageCalls[method] += 1);
      const { fault } = globalThis;
      if (fault?.method !== method || call < fault.call || (call > fault.call && !fault.always)) return real.apply(this, args);
      globalThis.sprung = (globalThis.sprung ?? 0) + 1;
      switch (fault.how) {
        case "throws":
          throw new DOMException("the disk is gone", "UnknownError");
        case "does nothing":
          return method === "getItem" ? null : undefined;
        default:
          return fault.how;
      }
    };
  }
};

const kept = (page) => page.evaluate((key) => globalThis.rightly.getItem(key), KEY);
const begin = async (page) => {
  await page.getByRole("button", { name: say("questions.stage.after") }).click();
  await name(page).fill(DANA);
  await name(page).press("End");
  await page.keyboard.type("!");
  // By the keyboard: what is said of the storage meanwhile may move the button from under a mouse.
  await page.getByRole("button", { name: "Add an interviewer" }).press("Enter");
  await openSettings(page);
};

/** Faults that one call after the other meets while somebody begins a plan, each with what the page must say of it. */
const FAULTS = [
  { method: "getItem", how: "throws" },
  { method: "getItem", how: "does nothing" },
  { method: "getItem", how: "no state at all" },
  { method: "getItem", how: 7 },
  { method: "getItem", how: {} },
  { method: "getItem", how: "[]" },
  { method: "getItem", how: '{"version":1,"plans":[{"situation":{"stage":9}}]}' },
  { method: "setItem", how: "throws" },
  { method: "setItem", how: "does nothing" },
];

for (const { method, how } of FAULTS) {
  const what = `${method} ${/throws|nothing/.test(how) ? how : `gives ${JSON.stringify(how)}`}`;
  test(`where ${what}, at any call or at all, the screen stays as it is`, async () => {
    for (const always of [false, true]) {
      for (let call = 1; call <= 4; call++) {
        await visit(browser, { prepare: hookStorage }, async (watched) => {
          const { page, said } = watched;
          await page.evaluate((fault) => {
            globalThis.storageCalls[fault.method] = 0;
            globalThis.fault = fault;
          }, { method, how, call, always });
          await begin(page);
          const where = `${what} at call ${call}${always ? " and later" : ""}`;
          assert.ok(await page.evaluate(() => globalThis.sprung > 0), `${where} never came`);
          injected += 1;
          assert.equal(await name(page).inputValue(), `${DANA}!`, where);
          assert.equal(await page.getByLabel("Name of interviewer 2").count(), 1, where);
          assert.equal(await page.locator("#checklist").evaluate((widget) => widget.failure), null, where);
          const isKept = (await kept(page)) === (await page.locator("#checklist").evaluate((widget) => widget.exportState()));
          if (!isKept) {
            assert.equal(await trouble(page).count(), 1, `${where}: it is not kept, and nobody says so`);
            assert.match(await footer(page), /not being saved right now/, where);
          }
          assert.deepEqual([...said, ...outside(watched)], [], where);
        });
      }
    }
  });
}

test("where the storage cannot be read at the start, what is in it is not overwritten, and comes back once it can", () =>
  visit(browser, { prepare: hookStorage }, async (watched) => {
    const { page } = watched;
    await begin(page);
    const before = await kept(page);
    await page.addInitScript(() => (globalThis.fault = { method: "getItem", how: "throws", call: 1, always: true }));
    await page.reload();
    injected += 1;
    assert.match(await trouble(page).innerText(), /can’t save this page’s data/);
    await page.getByRole("button", { name: say("questions.stage.after") }).click();
    await name(page).fill("Luis Prado");
    assert.equal(await kept(page), before);
    await page.evaluate(() => (globalThis.fault = null));
    await name(page).fill("Luis");
    assert.match(await trouble(page).innerText(), /Nothing was overwritten/);
    assert.equal(await kept(page), before);
    await trouble(page).getByRole("button", { name: say("ui.useStored") }).click();
    assert.equal(await name(page).inputValue(), `${DANA}!`);
    assert.deepEqual([...watched.said, ...outside(watched)], []);
  }));

for (const how of ["throws", "does nothing"]) {
  for (const [call, what] of [[1, "the plans"], [2, "what was put aside"]]) {
    for (const [button, question, wrong] of [[say("ui.forget"), /Delete all plans/, "Everything is deleted"], [say("ui.keepOff"), /Save nothing\?/, "Nothing is saved on this device any more"]]) {
      test(`where removing ${what} ${how}, “${button}” does not claim to have done it`, () =>
        visit(browser, { prepare: hookStorage }, async (watched) => {
          const { page } = watched;
          await page.evaluate((key) => localStorage.setItem(`${key}.unreadable`, "{oops"), KEY);
          await begin(page);
          await page.evaluate((fault) => (globalThis.fault = fault), { method: "removeItem", how, call });
          const press = async () => {
            await openSettings(page);
            await page.getByRole("button", { name: button }).click();
            await page.getByRole("group", { name: question }).getByRole("button", { name: button }).click();
          };
          await press();
          injected += 1;
          assert.match(await trouble(page).innerText(), /did not delete/);
          assert.ok(!(await page.locator("#checklist").evaluate((widget) => widget.shadowRoot.textContent)).includes(wrong));
          // The fault is over: the second time it works, and says so.
          await press();
          assert.equal(await trouble(page).count(), 0);
          assert.match(await page.locator("div.done").innerText(), new RegExp(wrong));
          assert.equal(await page.evaluate((key) => globalThis.rightly.getItem(`${key}.unreadable`), KEY), null);
          assert.doesNotMatch((await kept(page)) ?? "", /Dana/);
          assert.deepEqual([...watched.said, ...outside(watched)], []);
        }));
    }
  }
}
