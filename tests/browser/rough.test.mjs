// Pages that are rough on what they embed, in every engine: styles that unset everything, scripts that overwrite what the
// browser brings, two versions at once. What can work works, what cannot says so, and nothing of ours spills into the page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { script, startServer } from "./fixtures.mjs";
import { ENGINES } from "./webdriver.mjs";

let injected = 0;
let server;
let page = "";
before(async () => {
  server = await startServer(async (url) => {
    switch (url.split("?")[0]) {
      case "/":
        return { body: '<!doctype html><title>Around</title><iframe src="/rough" width="900" height="900"></iframe>' };
      case "/rough":
        return { body: page };
      case "/interview-connect.js":
        return script("embed/interview-connect.js");
      case "/older.js": {
        // Another version: the same file with another text in it.
        const { type, body } = await script("embed/interview-connect.js");
        return { type, body: `${body}`.replace("interview-connect 0.", "interview-connect 9.") };
      }
      default:
        return undefined;
    }
  });
});
after(() => {
  server?.close();
  console.log(`faults injected: ${injected} (rough pages, in ${Object.keys(ENGINES).length} engines)`);
});

const SCRIPT = '<script src="/interview-connect.js"></script>';
const ELEMENT = "<interview-connect><p>The page's own words.</p></interview-connect>";
const html = (...parts) => `<!doctype html><title>Rough</title><link rel="icon" href="data:,"><body>${parts.join("\n")}`;
const inline = (text) => `<script>${text}</script>`;

/** What a page may do to what the browser brings. */
const BREAKS = {
  "Array.prototype.map throws": 'Array.prototype.map = () => { throw new Error("broken") };',
  "Array.prototype.map gives nothing": "Array.prototype.map = () => [];",
  "Array.prototype.includes lies": "Array.prototype.includes = () => true;",
  "arrays cannot be walked": 'Array.prototype[Symbol.iterator] = () => { throw new Error("broken") };',
  "JSON is gone": "globalThis.JSON = undefined;",
  "JSON says something else": 'JSON.stringify = () => "{}"; JSON.parse = () => ({ evil: true });',
  "Date is gone": "globalThis.Date = undefined;",
  "Date gives nonsense": "globalThis.Date = function () { return {}; };",
  "Promise is gone": "globalThis.Promise = undefined;",
  "Intl is gone": "globalThis.Intl = undefined;",
  "every object has a setter for our names": 'for (const name of ["stage", "plans", "module", "detail", "cause"]) Object.defineProperty(Object.prototype, name, { configurable: true, get() { return "evil"; }, set() { throw new Error("broken"); } });',
  "every object has more fields": 'Object.prototype.evil = "evil"; Array.prototype.evil = "evil";',
  "customElements is gone": "Object.defineProperty(globalThis, \"customElements\", { value: undefined });",
  "customElements.define throws": 'customElements.define = () => { throw new Error("broken") };',
  "attachShadow throws": 'Element.prototype.attachShadow = () => { throw new Error("broken") };',
  "append throws": 'for (const type of [Element, DocumentFragment, Document]) type.prototype.append = () => { throw new Error("broken") };',
  "replaceChildren throws": 'for (const type of [Element, DocumentFragment]) type.prototype.replaceChildren = () => { throw new Error("broken") };',
  "insertBefore throws": 'Node.prototype.insertBefore = () => { throw new Error("broken") };',
  "createElement throws": 'Document.prototype.createElement = () => { throw new Error("broken") };',
  "setAttribute throws": 'Element.prototype.setAttribute = () => { throw new Error("broken") };',
  "strings cannot be split or trimmed": 'for (const name of ["split", "trim", "toLowerCase", "replace"]) String.prototype[name] = () => { throw new Error("broken") };',
  "functions cannot be called by call": 'Function.prototype.call = Function.prototype.apply = () => { throw new Error("broken") };',
  "timers are gone": "globalThis.setTimeout = globalThis.clearTimeout = undefined;",
  "microtasks are gone": "globalThis.queueMicrotask = undefined;",
  "CustomEvent is gone": "globalThis.CustomEvent = undefined;",
  "style sheets cannot be made": "globalThis.CSSStyleSheet = undefined;",
  "text cannot be decoded": "globalThis.TextDecoder = undefined; globalThis.atob = undefined; Uint8Array.fromBase64 = undefined;",
  "text decodes to nonsense": 'globalThis.TextDecoder = class { decode() { return "evil"; } };',
  "maps and sets are gone": "globalThis.Map = globalThis.WeakMap = globalThis.Set = undefined;",
  "listeners are refused": 'EventTarget.prototype.addEventListener = () => { throw new Error("broken") };',
  "console.error throws": 'console.error = () => { throw new Error("broken") };',
  "the page has a module system": "globalThis.define = () => { globalThis.evil = true; }; define.amd = {}; globalThis.module = { exports: {} }; globalThis.exports = module.exports; globalThis.require = define;",
};

/** What there is to see, once a user has chosen an answer and typed a name. */
const look = () => {
  // From the window around it, where nothing is broken: the driver's own scripts need what these pages break.
  const { document, getComputedStyle } = frames[0];
  const element = document.querySelector("interview-connect");
  const inside = (selector) => element.shadowRoot?.querySelector(selector);
  const shown = (node) => Boolean(node && node.getClientRects().length > 0);
  return {
    works: shown(inside(".ic")) && inside(".headline")?.textContent.includes("Dana Okafor") && inside(".name-row input")?.value === "Dana Okafor",
    says: inside("[role=alert]")?.textContent ?? (inside("*") ? "" : (element.shadowRoot?.textContent ?? "")),
    failure: element.failure ?? null,
    fallback: shown(element.querySelector("p")),
    entered: [inside("[role=alert]") && inside("textarea")?.value, inside(".name-row input")?.value, inside("*") ? "" : element.shadowRoot?.textContent].join(),
    spilt: [document.adoptedStyleSheets.length, document.querySelectorAll("style, [class^=ic], [id^=ic]").length],
  };
};

/** As a user: these are the browser's own events, whatever the page has done to its objects. */
const act = () => {
  const root = frames[0].document.querySelector("interview-connect").shadowRoot;
  root?.querySelector("[value=after]")?.click();
  const name = root?.querySelector(".name-row input");
  if (!name) return;
  name.value = "Dana Okafor";
  name.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
};
const answer = () => frames[0].document.querySelector("interview-connect").shadowRoot?.querySelector("input[value=cautious]")?.click();

for (const engine of Object.keys(ENGINES)) {
  describe(engine, () => {
    let browser;
    before(async () => {
      browser = await ENGINES[engine]({});
    });
    after(() => browser?.close());

    const open = async (...parts) => {
      page = html(...parts);
      await browser.open(`${server.origin}/?${injected}`);
    };

    for (const [what, text] of Object.entries(BREAKS)) {
      test(`before the script: ${what}`, async () => {
        await open(inline(text), ELEMENT, SCRIPT);
        injected += 1;
        await browser.run(act);
        const seen = await browser.run(look);
        assert.ok(seen.works || seen.says.length > 20 || seen.fallback, JSON.stringify(seen));
        assert.deepEqual(seen.spilt, [0, 0]);
      });

      test(`after the script: ${what}`, async () => {
        await open(ELEMENT, SCRIPT);
        await browser.run(act);
        assert.ok((await browser.run(look)).works);
        await browser.run((text) => void frames[0].eval(text), text);
        injected += 1;
        await browser.run(answer);
        const seen = await browser.run(look);
        assert.ok(seen.works || (seen.failure && seen.says.length > 20), JSON.stringify(seen));
        assert.match(seen.entered, /Dana Okafor/);
        assert.deepEqual(seen.spilt, [0, 0]);
      });
    }

    const STYLES = {
      "everything unset": "* { all: unset !important; display: none }",
      "letters without size": "body, body * { font-size: 0 !important; line-height: 0 !important; letter-spacing: 3em; word-spacing: -9em; text-indent: -999em; color: transparent; white-space: nowrap; text-transform: uppercase; direction: rtl; writing-mode: vertical-rl; cursor: none }",
      "a filter and a great z-index": "body * { filter: blur(0.1px) invert(1); z-index: 2147483647; position: relative; transform: scale(0.99); opacity: 0.99 }",
      "our own names set to nonsense": ":root, interview-connect { --ic-accent: url(x); --ic-ink: nonsense; --ic-ground: 12px; --ic-font-size: banana; --ic-font: 0; --ic-warn: ; --ic-radius: red }",
    };
    for (const [what, css] of Object.entries(STYLES)) {
      test(`styles: ${what}`, async () => {
        await open(`<style>${css}</style>`, ELEMENT, SCRIPT);
        injected += 1;
        await browser.run(act);
        const seen = await browser.run(look);
        assert.ok(seen.works, JSON.stringify(seen));
        const read = await browser.run(() => {
          const headline = frames[0].document.querySelector("interview-connect").shadowRoot.querySelector(".headline");
          const { fontSize, direction, writingMode, whiteSpace, textIndent, textTransform, letterSpacing, color } = frames[0].getComputedStyle(headline);
          return { fontSize: parseFloat(fontSize), direction, writingMode, whiteSpace, textIndent: parseFloat(textIndent), textTransform, letterSpacing, transparent: /^rgba\(.*, 0\)$/.test(color) };
        });
        const { fontSize, letterSpacing, ...rest } = read;
        assert.ok(fontSize >= 12, `letters of ${fontSize}px`);
        assert.match(letterSpacing, /^(normal|-?0(\.\d+)?px|-0\.\d+px)$/);
        assert.deepEqual(rest, { direction: "ltr", writingMode: "horizontal-tb", whiteSpace: "normal", textIndent: 0, textTransform: "none", transparent: false });
      });
    }

    test("the same script twice, and two versions of it, make one element that works", async () => {
      for (const scripts of [[SCRIPT, SCRIPT], [SCRIPT, '<script src="/older.js"></script>'], ['<script src="/older.js"></script>', SCRIPT]]) {
        await open(ELEMENT, ...scripts, ELEMENT);
        injected += 1;
        await browser.run(act);
        assert.ok((await browser.run(look)).works);
        assert.equal(await browser.run(() => [...frames[0].document.querySelectorAll("interview-connect")].every(({ failure, advice }) => failure === null && advice !== null)), true);
      }
    });

    test("a script that comes long after the element finds it, with what was set on it", async () => {
      await open(ELEMENT);
      assert.ok((await browser.run(look)).fallback);
      await browser.run(() => {
        const { document } = frames[0];
        document.querySelector("interview-connect").situation = { stage: "after", interviewers: [{ name: "Dana Okafor" }] };
        return new Promise((resolve) => {
          const late = document.createElement("script");
          late.src = "/interview-connect.js";
          late.onload = () => resolve();
          document.body.append(late);
        });
      });
      injected += 1;
      assert.ok((await browser.run(look)).works);
    });

    test("an element that is taken out while it starts, or as it says that it has, ends in peace and starts again", async () => {
      await open(inline('globalThis.errors = []; addEventListener("error", ({ message }) => errors.push(message)); addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason)));'), SCRIPT);
      injected += 1;
      const seen = await browser.run(async () => {
        const { document, Element, errors } = frames[0];
        const turn = () => new Promise((resolve) => setTimeout(resolve));
        const element = document.createElement("interview-connect");
        document.body.append(element);
        element.remove();
        await turn();
        const gone = element.shadowRoot.childElementCount;
        // In the middle of its own start.
        const { attachShadow } = Element.prototype;
        const other = document.createElement("interview-connect");
        Element.prototype.attachShadow = function (...how) {
          Element.prototype.attachShadow = attachShadow;
          const root = attachShadow.apply(this, how);
          this.remove();
          return root;
        };
        document.body.append(other);
        await turn();
        const half = other.shadowRoot.childElementCount;
        const third = document.createElement("interview-connect");
        third.addEventListener("interview-connect-ready", () => third.remove(), { once: true });
        document.body.append(third);
        await turn();
        const ready = third.shadowRoot.childElementCount;
        document.body.append(element, other, third);
        await turn();
        return [gone, half, ready, [element, other, third].map(({ failure, advice }) => [failure, advice.stage]), errors];
      });
      assert.deepEqual(seen, [0, 0, 0, [[null, "before"], [null, "before"], [null, "before"]], []]);
    });

    test("nothing of ours is left in the page's own room", async () => {
      await open(inline("globalThis.known = new Set(Object.getOwnPropertyNames(globalThis)); globalThis.keys = Object.getOwnPropertyNames(Object.prototype).length + Object.getOwnPropertyNames(Array.prototype).length;"), ELEMENT, SCRIPT);
      await browser.run(act);
      assert.deepEqual(await browser.run(() => {
        const page = frames[0];
        // The last is ChromeDriver's own.
        const others = ["known", "keys", "ret_nodes"];
        const added = page.Object.getOwnPropertyNames(page).filter((name) => !page.known.has(name) && !others.includes(name));
        return [added, page.Object.getOwnPropertyNames(page.Object.prototype).length + page.Object.getOwnPropertyNames(page.Array.prototype).length - page.keys];
      }), [[], 0]);
    });
  });
}
