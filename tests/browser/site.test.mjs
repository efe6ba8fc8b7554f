// The site: every page from disk in three engines, without a fault that axe-core knows, at every width; the embed builder,
// whose texts are pasted into pages that then work under the policy that it states. The outcome is a table in
// www/docs/MATRIX.md, which INTERVIEW_CONNECT_WRITE=1 writes anew.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { contrast, mixed, SIGNS, TEXTS, TOKENS } from "../../www/hosts/site/contrast.js";
import { startBrowser, watchedPage } from "./browser.mjs";
import { dist, root, startServer } from "./fixtures.mjs";
import { TITLES, holdTable } from "./matrix.mjs";
import { eventually, faultsOf, say } from "./user.mjs";
import { ENGINES } from "./webdriver.mjs";

const { advise } = await import("../../dist/npm/core.js");

const site = dist("site");
const pages = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html") && !name.startsWith("files")).sort();
const text = Object.fromEntries(await Promise.all(pages.map(async (name) => [name, await readFile(join(site, name), "utf8")])));
const address = (name) => pathToFileURL(join(site, name)).href;
const themes = JSON.parse(await readFile(join(root, "www/hosts/site/themes.json"), "utf8"));

// --- the pages as files ---

test("it has its front door, the builder, the atlas, the messages and the documents that the README leads to", () => {
  for (const name of ["index.html", "embed.html", "atlas/index.html", "messages.html", "docs/index.html", "docs/readme.html", "docs/embedding.html", "docs/changelog.html"]) {
    assert.ok(pages.includes(name), name);
  }
  assert.ok(pages.length > 15, `${pages.length}`);
});

test("every page states a strict policy, and holds no script or style that it does not name", () => {
  for (const [name, page] of Object.entries(text)) {
    const policy = page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1].split("; ") ?? [];
    assert.equal(policy[0], "default-src 'none'", name);
    assert.deepEqual(policy.filter((rule) => /unsafe-inline|'unsafe-eval'|\*|https?:|^(connect|frame|worker|object|media|font)-src/.test(rule)), [], name);
    const inline = [...page.matchAll(/<(script|style)(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/\1>/g)];
    for (const [, , attributes, content] of inline) {
      const isData = attributes.includes('type="application/json"');
      const digest = createHash("sha256").update(content).digest("base64");
      assert.ok(isData || policy.some((rule) => rule.includes(`'sha256-${digest}'`)), `${name}: ${content.slice(0, 80)}`);
    }
    assert.doesNotMatch(page.replace(/<(pre|code|script)[\s\S]*?<\/\1>/g, ""), /\sstyle="|\son\w+="/, name);
  }
});

test("every link leads to a file of the site, and to a place in it that is there", async () => {
  const files = new Set((await readdir(site, { recursive: true })).map((name) => name.replaceAll("\\", "/")));
  let checked = 0;
  for (const [name, page] of Object.entries(text)) {
    const plain = page.replace(/<script type="application\/json"[\s\S]*?<\/script>/g, "");
    for (const [, href] of plain.matchAll(/<(?:a|link|img|source|script)\b[^>]*?\s(?:href|src|srcset)="([^"]*)"/g)) {
      if (/^(https?|data|mailto):/.test(href)) continue;
      const [path, id] = href.split("#");
      const target = path ? normalize(join(dirname(name), path)).replaceAll("\\", "/") : name;
      assert.ok(files.has(target), `${name} leads to ${href}`);
      if (id) assert.ok(text[target].includes(` id="${id}"`), `${name} leads to ${href}, which has no such place`);
      checked += 1;
    }
  }
  assert.ok(checked > 500, `${checked}`);
});

test("no heading of a document is lost, and no mark of its Markdown is left", async () => {
  const of = { "docs/readme.html": "README.md", "docs/embedding.html": "www/docs/EMBEDDING.md", "docs/model.html": "www/docs/MODEL.md", "docs/design.html": "www/docs/DESIGN.md" };
  for (const [name, source] of Object.entries(of)) {
    const document = (await readFile(join(root, source), "utf8")).replace(/^```[\s\S]*?^```$/gm, "");
    const article = text[name].match(/<article>([\s\S]*)<\/article>/)[1];
    assert.equal([...article.matchAll(/<h[1-6]\b/g)].length, [...document.matchAll(/^#{1,6} /gm)].length, source);
    assert.equal([...article.matchAll(/<table>/g)].length, [...document.matchAll(/^\|[ :|-]*-[ :|-]*\|$/gm)].length, source);
    assert.doesNotMatch(article.replace(/<(pre|code)[\s\S]*?<\/\1>/g, ""), /\]\(|\*\*|^#+ |```|<!--/m, source);
  }
});

// --- in Chromium: axe, widths, the builder ---

let browser;
/** Pages made with the builder by each of the choices below, and the hosts that serve them. */
let host;
let elsewhere;
const made = {};
before(async () => {
  browser = await startBrowser();
  host = await startHost(made);
  elsewhere = await startHost();
  for (const [what, { choose }] of Object.entries(CHOICES)) await make(what, choose);
});
after(async () => {
  await browser?.close();
  [host, elsewhere].forEach((server) => server?.close());
});

/** Opens a page of the site; afterwards the console must have been silent and nothing but its own files asked for. */
const visit = async (name, options, story) => {
  const context = await browser.context(options);
  try {
    const { page, said, requested } = await watchedPage(context);
    await page.goto(address(name));
    await story(page);
    assert.deepEqual(said, [], name);
    assert.deepEqual(requested.filter((url) => !url.startsWith(pathToFileURL(`${site}/`).href) && !/^(data|blob):/.test(url)), [], name);
  } finally {
    await context.close();
  }
};

/** Pages that show every kind of thing that there is on the site. */
const KINDS = ["index.html", "embed.html", "docs/index.html", "docs/embedding.html", "docs/readme.html"];

for (const [width, colorScheme, names] of [[280, "dark", pages], [360, "light", KINDS], [1280, "light", pages], [1280, "dark", KINDS], [2560, "light", KINDS]]) {
  test(`${width} pixels wide, ${colorScheme}: nothing sticks out, and axe finds nothing`, async () => {
    for (const name of names) {
      await visit(name, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
        const [full, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(full <= seen, `${name} is ${full} pixels wide`);
        if (width === 1280 || KINDS.includes(name)) assert.deepEqual(await faultsOf(page), [], name);
      });
    }
  });
}

test("with the keyboard alone: past the bar, to the checklist, an answer", async () => {
  await visit("index.html", {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), say("hosts.site.skip"));
    await page.keyboard.press("Enter");
    const answered = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute("value"));
    for (let left = 20; (await answered()) !== "before" && left > 0; left -= 1) await page.keyboard.press("Tab");
    assert.equal(await answered(), "before");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await page.evaluate(() => document.querySelector("interview-connect").advice.stage), "before"));
  });
});

/** What the builder gives, as it stands in its fields. */
const given = (page) => page.evaluate(() => Object.fromEntries(["snippet", "css", "policy", "integrity"].map((id) => [id, document.querySelector(`#${id}`).value])));

const words = (name) => say(`hosts.site.builder.${name}`);

/** What somebody chooses in the builder, by labels, and what the page made of it must then show. */
const CHOICES = {
  "as it is": { choose: async () => {}, shows: { stage: "before" } },
  "with behaviour and colours": {
    choose: async (page) => {
      await page.getByLabel("stage", { exact: true }).selectOption("offer");
      await page.getByLabel("theme", { exact: true }).selectOption("dark");
      await page.getByLabel("note-limit", { exact: true }).fill("150");
      await page.getByLabel("persist", { exact: true }).check();
      await page.getByLabel(`persist: ${words("name")}`).fill("mine & \"yours\"");
      await page.getByLabel(words("theme")).selectOption(say("hosts.site.themes.bank"));
    },
    shows: { stage: "offer", theme: "dark", noteLimit: 150, persist: "mine & \"yours\"", ground: [11, 18, 32] },
  },
  "from another address, pinned": {
    choose: async (page, files) => {
      await page.getByLabel(words("other")).check();
      await page.getByLabel(words("address")).fill(`${files}/checklist/`);
      await page.getByLabel("posture", { exact: true }).selectOption("cautious");
    },
    shows: { stage: "before", posture: "cautious", isPinned: true },
  },
  "without WebAssembly": {
    choose: (page) => page.getByLabel(words("plain")).check(),
    shows: { stage: "before", isPlain: true },
  },
  "a frame from another address": {
    choose: async (page, files) => {
      await page.getByLabel(words("frame")).check();
      await page.getByLabel(words("other")).check();
      await page.getByLabel(words("address")).fill(`${files}/checklist`);
    },
    isFrame: true,
  },
  "a frame from the own site": { choose: (page) => page.getByLabel(words("frame")).check(), isFrame: true },
};

/** A server for the files that the builder names, and for the pages that were made with it. */
const startHost = (made = {}) =>
  startServer(async (url) => {
    if (made[url]) return made[url];
    const name = url.replace(/^\/(checklist\/)?/, "");
    const file = { "interview-connect.js": "files/interview-connect.js", "interview-connect.nowasm.js": "files/interview-connect.nowasm.js", "interview-connect.html": "files/frame/interview-connect.html", "fit.js": "files/frame/fit.js" }[name];
    const type = name.endsWith(".js") ? "text/javascript; charset=utf-8" : undefined;
    return file && { type, headers: { "access-control-allow-origin": "*" }, body: await readFile(join(site, file)) };
  });

/** Chooses in the builder, and puts what it gives into a page of the host. */
const make = (what, choose) =>
  visit("embed.html", {}, async (page) => {
    await page.waitForFunction(() => document.querySelector("#preview").advice);
    await choose(page, elsewhere.origin);
    const { snippet, css, policy } = await given(page);
    const style = css ? '<link rel="stylesheet" href="own.css">' : "";
    made[`/${encodeURIComponent(what)}`] = {
      headers: { "content-security-policy": policy.replace("Content-Security-Policy: ", "") },
      body: `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Made</title>\n${style}\n${snippet}\n</html>`,
    };
    if (css) made["/own.css"] = { type: "text/css", body: css };
  });

test("the builder's preview shows what was chosen, and its contrasts are those of the preview", async () => {
  await visit("embed.html", {}, async (page) => {
    const shown = (scheme) => page.locator("#lowest > li", { hasText: words(scheme) });
    await page.waitForFunction(() => document.querySelector("#lowest > li"));
    await page.getByLabel(words("theme")).selectOption(say("hosts.site.themes.paper"));
    for (const scheme of ["light", "dark"]) {
      // Measured another way: with the theme that the element itself takes.
      await page.getByLabel("theme", { exact: true }).selectOption(scheme);
      const colours = await page.locator("#preview").evaluate(mixed, { tokens: TOKENS });
      const ink = themes.paper.ink[scheme === "light" ? 0 : 1];
      assert.deepEqual(colours.ink, [1, 3, 5].map((at) => parseInt(ink.slice(at, at + 2), 16)));
      const values = [...TEXTS.map(([one, other]) => contrast(colours[one], colours[other]) / 4.5), ...SIGNS.map(([one, other]) => contrast(colours[one], colours[other]) / 3)];
      const least = values.indexOf(Math.min(...values));
      const figure = `${(values[least] * (least < TEXTS.length ? 4.5 : 3)).toFixed(2)} : 1`;
      await eventually(async () => assert.equal(await shown(scheme).locator("output").textContent(), figure));
      assert.equal(await shown(scheme).getAttribute("class"), "enough");
    }
    await page.getByLabel(`ink, ${words("light")}`, { exact: true }).fill("#c0b8b0");
    await eventually(async () => assert.equal(await shown("light").getAttribute("class"), "low"));
    assert.ok((await page.locator("#pairs-light .low").count()) > 3);
    assert.equal(await shown("dark").getAttribute("class"), "enough");
    assert.deepEqual(await faultsOf(page), []);
  });
});

test("the builder copies, names an address that is none, and leaves the attributes of a frame alone", async () => {
  const context = await browser.context();
  try {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { page } = await watchedPage(context);
    await page.goto(address("embed.html"));
    await page.locator("#output-policy button").click();
    await eventually(async () => assert.equal(await page.locator("#said").textContent(), words("copied")));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await given(page)).policy);
    await page.getByLabel(words("other")).check();
    await page.getByLabel(words("address")).fill("ftp://files");
    assert.ok(await page.getByText(words("addressFault")).isVisible());
    assert.match((await given(page)).snippet, /https:\/\/files\.example\//);
    await page.getByLabel(words("frame")).check();
    assert.ok(await page.getByLabel("stage", { exact: true }).isDisabled());
    assert.deepEqual(await page.locator(".files a:visible").allTextContents(), ["interview-connect.html", "fit.js"]);
  } finally {
    await context.close();
  }
});

test("the builder offers what is there to be put on a page, with the integrity of that very file", async () => {
  const digest = async (file) => `sha384-${createHash("sha384").update(await readFile(join(site, "files", file))).digest("base64")}`;
  await visit("embed.html", {}, async (page) => {
    assert.equal((await given(page)).integrity, await digest("interview-connect.js"));
    await page.getByLabel(words("plain")).check();
    assert.equal((await given(page)).integrity, await digest("interview-connect.nowasm.js"));
    assert.doesNotMatch((await given(page)).policy, /wasm/);
  });
  for (const file of ["interview-connect.js", "interview-connect.nowasm.js"]) assert.ok((await readFile(join(site, "files", file))).equals(await readFile(dist(join("embed", file)))), file);
});

test("the builder names the script of a language that is not inside, with the integrity of that", async () => {
  const context = await browser.context();
  try {
    const { page, said } = await watchedPage(context);
    // As the build writes it where there is one more language than there are.
    const body = text["embed.html"].replace('"languages":[', '"languages":["xx",').replace('"integrity":{', '"integrity":{"xx":"sha384-of-xx",').replace("<option>en</option>", "<option>en</option><option>xx</option>");
    await page.route("**/embed.html", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(address("embed.html"));
    await page.getByLabel("lang", { exact: true }).selectOption("en");
    assert.doesNotMatch((await given(page)).snippet, /xx/);
    await page.getByLabel("lang", { exact: true }).selectOption("xx");
    const { snippet } = await given(page);
    assert.match(snippet, /<script src="interview-connect\.js" defer><\/script>\n<script src="interview-connect\.xx\.js" defer><\/script>\n<interview-connect lang="xx">/);
    await page.getByLabel(words("plain")).check();
    assert.match((await given(page)).snippet, /"interview-connect\.nowasm\.js" defer><\/script>\n<script src="interview-connect\.xx\.js"/);
    await page.getByLabel(words("other")).check();
    assert.match((await given(page)).snippet, /example\/interview-connect\.xx\.js" integrity="sha384-of-xx" crossorigin/);
    // The preview says that nobody speaks it.
    assert.deepEqual(said.map((line) => line.includes('no words in "xx"')), [true]);
  } finally {
    await context.close();
  }
});

// --- in three engines ---

const cells = {};
const passed = (row, engine) => {
  cells[row] ??= {};
  cells[row][engine] = "✓";
};

const look = () => {
  const element = document.querySelector("interview-connect");
  const { advice, situation, failure, theme, posture, noteLimit } = element;
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = getComputedStyle(element.shadowRoot.querySelector(".ic")).backgroundColor;
  context.fillRect(0, 0, 1, 1);
  const script = document.querySelector("script");
  return {
    advice, situation, failure, theme, posture, noteLimit,
    persist: element.getAttribute("persist"),
    ground: [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)],
    isPinned: script.integrity !== "",
    isPlain: script.src.endsWith("nowasm.js"),
  };
};

for (const engine of Object.keys(ENGINES)) {
  describe(TITLES[engine], () => {
    let driven;
    before(async () => {
      driven = await ENGINES[engine]({});
    });
    after(() => driven?.close());

    const silent = async (url, expected) => {
      if (driven.said) assert.deepEqual((await driven.said()).filter((line) => !line.includes("/favicon.ico")), [], url);
      const outside = (await driven.requested()).filter((asked) => !/^(data|blob|about):/.test(asked) && !expected.some((start) => asked.startsWith(start)));
      assert.deepEqual(outside, [], url);
    };

    test("every page opens from disk in silence, styled, and asks for its own files alone", async () => {
      await driven.open("about:blank");
      await driven.requested();
      for (const name of pages) {
        await driven.open(address(name));
        const bar = await driven.run(() => getComputedStyle(document.querySelector(".bar")).display);
        assert.equal(bar, "flex", name);
        await silent(name, [pathToFileURL(`${site}/`).href]);
      }
      passed("disk", engine);
    });

    test("the checklist on the front door answers", async () => {
      await driven.open(address("index.html"));
      await driven.requested();
      await driven.run(() => document.querySelector("interview-connect").shadowRoot.querySelector("[value=rejected]").click());
      const { advice, situation, failure } = await driven.run(look);
      assert.deepEqual([advice.stage, failure], ["rejected", null]);
      assert.deepEqual(advice, JSON.parse(JSON.stringify(advise(situation))));
      passed("live", engine);
    });

    test("pages made with the builder's texts work under its policy", async () => {
      for (const [what, { shows, isFrame }] of Object.entries(CHOICES)) {
        const url = `${host.origin}/${encodeURIComponent(what)}`;
        await driven.open(url);
        if (isFrame) {
          await eventually(async () => assert.equal(await driven.inFrame("iframe", () => document.querySelector("interview-connect").advice.stage), "before", what));
          await eventually(async () => assert.ok(await driven.run(() => document.querySelector("iframe").style.height), what));
        } else {
          await eventually(async () => assert.equal(await driven.run(() => document.querySelector("interview-connect").advice?.stage), shows.stage, what));
          const { advice, failure, ...seen } = await driven.run(look);
          assert.equal(failure, null, what);
          for (const [name, value] of Object.entries(shows)) if (name !== "stage") assert.deepEqual(seen[name], value, `${what}: ${name}`);
        }
        await silent(what, [host.origin, elsewhere.origin]);
      }
      passed("built", engine);
    });
  });
}

const ROWS = { disk: "every page of the site, from disk", live: "the checklist on its front door", built: "pages made with the embed builder, under its policy" };
test("the table in the docs is the outcome of this run", () => holdTable("site", "the site", ROWS, cells));
