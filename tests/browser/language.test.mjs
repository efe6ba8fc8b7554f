// A language that nobody speaks, made from English: every text stands «between marks», is longer by half, and is written from right
// to left. The widget that takes it up shows what it says without the words of src/content/, and what its layout
// cannot bear.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { languages as spokenHere, words as english } from "../../www/generated.mjs";
import { speaking as extensionSpeaking } from "../../www/hosts/extension/pack.mjs";
import { bringing } from "../../www/languages.mjs";
import { staticPlan } from "../../www/static-plan.mjs";
import { fromDisk, startBrowser, startWithExtension, watchedPage } from "./browser.mjs";
import { dist, root } from "./fixtures.mjs";
import { misplaced } from "./placed.mjs";
import { given, states, unfoldAll } from "./states.mjs";
import { assertSilent, eventually, openSettings, say, show } from "./user.mjs";
import { ENGINES, extensionBase } from "./webdriver.mjs";

const run = promisify(execFile);
const folder = join(root, "target", "language");
const copy = (...path) => join(folder, ...path);

/** The tag by which Unicode's own pseudo-language from right to left goes. */
const TAG = "ar-XB";

/** One more word for every two: as much as German or Greek may need more than English. A mere mark stays as it is. */
const longer = (text) => [text, ...Array.from({ length: /\p{L}/u.test(text) ? Math.ceil(text.split(" ").length / 2) : 0 }, () => "ïïïï")].join(" ");

/** A file of English words in the language. Messages keep their length, since LinkedIn's limits hold in any language. */
const translated = (name, text) => {
  // How what was typed is fitted, and how numbers count, is no text that anybody reads.
  if (["fit.toml", "numbers.toml"].includes(name)) return text;
  return text.replace(/^([\w.-]+) = "(.+)"$/gm, (line, key, words) => {
    // Joints change what others say, and say nothing themselves.
    if (words === "=") return line;
    if (name === "ui.toml" && key === "direction") return `${key} = "rtl"`;
    // Stores leave it no room for more than a mark.
    if (name === "hosts.toml") return `${key} = "«${key === "shortName" ? "Ïïï" : words}»"`;
    return `${key} = "«${/^(drafts|people|dates|fields)\./.test(name) ? words : longer(words)}»"`;
  });
};

/** The language's pack, as the build makes it of a folder: in a copy of what it reads, since here nobody speaks it. */
const pack = async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ["src", "tests/unit", "tests/tools", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "README.md", "www/docs"]) {
    await cp(join(root, part), copy(part), { recursive: true, preserveTimestamps: true });
  }
  const english = join(root, "src", "content", "en");
  await mkdir(copy("src", "content", TAG));
  for (const name of (await readdir(english)).filter((name) => name.endsWith(".toml"))) {
    await writeFile(copy("src", "content", TAG, name), translated(name, await readFile(join(english, name), "utf8")));
  }
  const asked = ["check", "--quiet", "--locked", "--lib", "--target-dir", join(root, "target", "language-build"), "--message-format", "json"];
  const { stdout } = await run("cargo", asked, { cwd: folder, maxBuffer: 1e9 });
  const messages = stdout.trim().split("\n").map((line) => JSON.parse(line));
  const ran = messages.find(({ reason, package_id }) => reason === "build-script-executed" && package_id.includes("interview-connect"));
  const { words, files } = JSON.parse(await readFile(join(ran.out_dir, "packs.json"), "utf8"))[TAG];
  const engine = await import("../../dist/npm/core.js");
  engine.addLanguage({ tag: TAG, words });
  said = files;
  return { tag: TAG, name: files.ui.languageName, words, plan: staticPlan(engine, files, TAG) };
};

let browser;
let language;
/** What the language says, by file, section and key. */
let said;
before(async () => {
  language = await pack();
  browser = await startBrowser();
});
after(() => browser?.close());

/** Spans of time and the world's places come from the browser, whose words for this language are as right as ours: they count as marked. */
const markSpans = () => {
  const relative = Intl.RelativeTimeFormat.prototype.format;
  Intl.RelativeTimeFormat.prototype.format = function (...asked) {
    return `«${relative.apply(this, asked)}»`;
  };
  Intl.supportedValuesOf = () => ["«Ï»/«ï»"];
};

/** Does something with a page in the language. */
const speaking = async ({ prepare, ...options }, story) => {
  const context = await browser.context(options);
  try {
    await context.addInitScript(markSpans);
    if (prepare) await context.addInitScript(prepare);
    const watched = await watchedPage(context);
    await watched.page.clock.setFixedTime(new Date("2026-03-11T16:30:00+01:00"));
    await watched.page.goto(fromDisk("page/interview-connect.html"));
    // As a script beside the element's would bring it, after that one.
    await watched.page.evaluate((pack) => customElements.get("interview-connect").addLanguage(pack), language);
    await widgetOf(watched.page).evaluate((widget, tag) => (widget.lang = tag), TAG);
    await story(watched);
  } finally {
    await context.close();
  }
};

/** In the page: what a reader sees or hears of the widget that does not stand between marks, but for what was typed. */
const unmarked = (widget, given) => {
  const typed = new Set(given);
  const state = widget.exportState();
  JSON.stringify(state && JSON.parse(state), (key, value) => {
    if (["name", "topic", "company", "job", "you", "text", "subject"].includes(key) && value) typed.add(value);
    return value;
  });
  // The longest first: one name may be a part of another.
  const own = [...typed].sort((a, b) => b.length - a.length);
  const outside = (text) => {
    let depth = 0;
    let left = "";
    for (const letter of text) {
      if (letter === "«") depth += 1;
      else if (letter === "»") depth -= 1;
      else if (depth === 0) left += letter;
    }
    for (const words of own) left = left.replaceAll(words, " ");
    // What sets a name apart that is written the other way is nothing to read.
    return left.replace(/[\p{N}\s\u2068\u2069]+/gu, " ").trim();
  };
  const frame = widget.shadowRoot.querySelector(".ic, .ic-static");
  const found = new Set();
  const add = (what, text) => {
    const left = outside(text);
    if (left) found.add(`${what}: ${left}`);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  /** Each language is called what its own speakers call it. */
  const isNameOfOther = (element) => element.localName === "option" && element.lang && element.lang !== frame.lang;
  const parts = [...widget.shadowRoot.querySelectorAll("*")].filter((element) => element.localName !== "style" && isSeen(element) && !isNameOfOther(element));
  for (const element of parts) {
    for (const name of ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "alt", "placeholder"]) {
      if (element.hasAttribute(name)) add(`${element.localName}[${name}]`, element.getAttribute(name));
    }
    if (element.localName === "textarea" || element.matches("input[type=text]")) add(`${element.localName}.value`, element.value);
    // A text may have an element within it, such as a name: read from where it begins.
    const begins = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const within = element.parentElement && [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (begins && !within && element.localName !== "textarea") add(element.localName, element.textContent);
  }
  return { found: [...found], dir: getComputedStyle(frame).direction, lang: frame.lang };
};

/** What the code puts between texts of its own: no letter is among it, and nothing is added without being seen here. */
const JOINED = [":"];

const widgetOf = (page) => page.locator("#checklist");

for (const width of [280, 360, 1200]) {
  test(`no word comes from elsewhere than src/content/, and all has its place, ${width} pixels wide`, (t) =>
    speaking({ viewport: { width, height: 800 } }, async (watched) => {
      const { page } = watched;
      for (const [name, bring] of Object.entries(states)) {
        await t.test(name, async () => {
          await widgetOf(page).evaluate((widget) => widget.reset());
          await bring(page);
          await unfoldAll(page);
          const { found, dir, lang } = await widgetOf(page).evaluate(unmarked, given);
          assert.deepEqual([dir, lang], ["rtl", TAG]);
          assert.deepEqual(found.filter((one) => !JOINED.some((sign) => one.endsWith(`: ${sign}`))), []);
          assert.deepEqual(await widgetOf(page).evaluate(misplaced), []);
        });
      }
      assertSilent(watched);
    }));
}

/** Opens a page that loads these scripts, in a language of its own. */
const loading = async (names, story, { attributes = "", lang = TAG, prepare } = {}) => {
  const scripts = names.map((name) => `<script src="${name}" defer></script>`).join("");
  const page = `<!doctype html><html lang="${lang}"><meta charset="utf-8">${scripts}<interview-connect id="checklist"${attributes}></interview-connect></html>`;
  await mkdir(copy("site"), { recursive: true });
  await writeFile(copy("site", "index.html"), page);
  await cp(join(root, "dist", "embed", "interview-connect.js"), copy("site", "interview-connect.js"));
  await writeFile(copy("site", "pack.js"), bringing(JSON.stringify(language)));
  const stale = { ...language, words: language.words.replace(/^./, (letter) => (letter === "a" ? "b" : "a")) };
  await writeFile(copy("site", "stale.js"), bringing(JSON.stringify(stale)));
  const context = await browser.context({});
  try {
    if (prepare) await context.addInitScript(prepare);
    const watched = await watchedPage(context);
    await watched.page.goto(pathToFileURL(copy("site", "index.html")).href);
    await story(watched, () => widgetOf(watched.page).evaluate((widget) => widget.shadowRoot.querySelector(".ic").lang));
  } finally {
    await context.close();
  }
};

for (const names of [["pack.js", "interview-connect.js"], ["interview-connect.js", "pack.js"]]) {
  test(`a language is spoken wherever its script stands: ${names.join(", then ")}`, () =>
    loading(names, async (watched, spoken) => {
      await eventually(async () => assert.equal(await spoken(), TAG));
      assertSilent(watched);
    }));
}

test("where the checklist cannot run, a language that comes later is spoken in its place, too", () =>
  loading(["interview-connect.js", "pack.js"], async ({ page }) => {
    const shown = () => widgetOf(page).evaluate((widget) => [widget.shadowRoot.querySelector(".ic-static").lang, widget.shadowRoot.querySelectorAll("[role=alert]").length]);
    await eventually(async () => assert.deepEqual(await shown(), [TAG, 1]));
  }, { prepare: () => delete globalThis.WebAssembly }));

test("a language that nothing brings is English, and the console says once which file would bring it", () =>
  loading(["interview-connect.js"], async ({ page, said }, spoken) => {
    await page.evaluate(() => document.body.append(document.createElement("interview-connect")));
    await eventually(async () => assert.equal(said.length, 1));
    assert.match(String(said[0]), /no words in "ar-XB": (add interview-connect\.ar\.js to the page|it is not spoken yet)/);
    assert.equal(await spoken(), "en");
  }));

for (const tag of Object.keys(spokenHere)) {
  test(`the file that the console names for ${tag} is there`, () =>
    loading(["interview-connect.js"], async ({ said }) => {
      await eventually(async () => assert.equal(said.length, 1));
      const [, name] = String(said[0]).match(/add (\S+) to the page/);
      assert.match(await readFile(dist(`embed/${name}`), "utf8"), new RegExp(`"tag":"${tag}"`));
    }, { lang: tag }));
}

test("words of another version are left alone, and what was entered stays when a language comes late", () =>
  loading(["interview-connect.js", "stale.js"], async ({ page, said }, spoken) => {
    await eventually(async () => assert.match(String(said), /belong to another version/));
    assert.equal(await spoken(), "en");
    await widgetOf(page).evaluate((widget) => (widget.situation = { stage: "offer", company: "Northwind" }));
    await page.evaluate((pack) => customElements.get("interview-connect").addLanguage({ ...pack, tag: "ar" }), language);
    await eventually(async () => assert.equal(await spoken(), TAG));
    assert.equal(await widgetOf(page).evaluate((widget) => widget.situation.company), "Northwind");
  }));

/** The switch between languages, in the settings. */
const choice = (page) => widgetOf(page).locator(".foot select");

test("one language is nothing to choose from", () =>
  loading(["interview-connect.js"], async ({ page }) => {
    await openSettings(page);
    assert.equal(await choice(page).count(), 0);
    await page.evaluate((pack) => customElements.get("interview-connect").addLanguage(pack), language);
    await eventually(async () => assert.equal(await choice(page).count(), 1));
  }, { lang: "en" }));

test("a language chosen in the settings is spoken in place of the page's, kept on the device, and given up for the page's again", () =>
  loading(["interview-connect.js", "pack.js"], async (watched, spoken) => {
    const { page } = watched;
    await eventually(async () => assert.equal(await spoken(), TAG));
    await openSettings(page);
    const options = () => choice(page).evaluate((select) => [...select.options].map(({ value, textContent, lang }) => [value, textContent, lang]));
    assert.deepEqual(await options(), [["", said.ui.languageAround, ""], ["en", "English", "en"], [TAG, said.ui.languageName, TAG]]);
    await choice(page).selectOption("en");
    assert.equal(await spoken(), "en");
    assert.equal(await widgetOf(page).evaluate((widget) => widget.shadowRoot.querySelector("[role=status]").lang), "en");
    assert.equal((await options())[0][1], say("ui.languageAround"));
    assertSilent(watched);
    await page.reload();
    await eventually(async () => assert.equal(await spoken(), "en"));
    // Removing the last plan, and undoing that, is nothing that changes the language.
    await widgetOf(page).evaluate((widget) => (widget.situation = { stage: "offer", company: "Northwind" }));
    assert.equal(await spoken(), "en");
    await openSettings(page);
    assert.equal(await choice(page).inputValue(), "en");
    await choice(page).selectOption("");
    assert.equal(await spoken(), TAG);
    assert.doesNotMatch(await page.evaluate(() => localStorage.getItem("interview-connect")), /"lang":/);
    assertSilent(watched);
  }, { attributes: " persist" }));

test("a language that was chosen and is not there any more leaves the page's, and nothing is lost", () =>
  loading(["interview-connect.js"], async ({ page, said }, spoken) => {
    const kept = { version: 1, open: "1", lang: "xx", plans: [{ id: "1", name: "Northwind", situation: { stage: "offer", interviewers: [{ id: "1" }] } }] };
    assert.ok(await widgetOf(page).evaluate((widget, text) => widget.importState(text), JSON.stringify(kept)));
    assert.equal(await spoken(), "en");
    assert.equal(await widgetOf(page).evaluate((widget) => JSON.parse(widget.exportState()).lang), "xx");
    assert.deepEqual(said, []);
  }, { lang: "en" }));

/** Lets the engine break off at the next change of the page. */
const hookEngine = () => {
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    for (const functions of Object.values(imports ?? {})) {
      for (const [name, work] of Object.entries(functions).filter(([name]) => name.startsWith("__wbg_patch"))) {
        functions[name] = (...args) => {
          if (globalThis.trap) throw new WebAssembly.RuntimeError("unreachable");
          return work(...args);
        };
      }
    }
    return new Instance(module, imports);
  };
};

test("where the widget stops, all that is said and all that was entered is in the language", () =>
  speaking({ prepare: hookEngine }, async ({ page }) => {
    const person = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", invitedYou: true, topic: "dbt" };
    await show(page, { stage: "after", interviewAt: "2026-03-10T14:00", company: "Fernhill", interviewers: [person] });
    await page.locator(".ic textarea").fill("«»");
    await page.evaluate(() => (globalThis.trap = true));
    await page.locator(".ic textarea").fill("«» «»");
    await unfoldAll(page);
    const { found, dir, lang } = await widgetOf(page).evaluate(unmarked);
    assert.deepEqual([dir, lang], ["rtl", TAG]);
    assert.deepEqual(found.filter((one) => !one.startsWith("textarea")), []);
    const entered = await widgetOf(page).locator("textarea").inputValue();
    for (const [field, answer] of [["stage", "after"], ["rapport", "good"], ["invitedYou", "yes"]]) {
      const line = said.fallback.ways.field.replace("{name}", said.questions[field].short).replace("{value}", said.questions[field][answer]);
      assert.ok(entered.includes(line), `${line} is not in ${entered}`);
    }
    assert.doesNotMatch(entered, /invited|rapport|true|after/);
  }));

// --- the extension, with this language inside ---

/** The extension of the build with one language more, as the build would pack it. */
const withLanguage = async () => {
  const folder = copy("extension");
  await cp(dist("extension"), folder, { recursive: true });
  const own = { tag: "en", words: english.hosts };
  const { files, said: named } = extensionSpeaking(own, [{ tag: TAG, name: language.name, dir: "rtl", words: said.hosts, pack: JSON.stringify(language) }]);
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  const { name, shortName: short_name, description, locale } = named;
  files["manifest.json"] = JSON.stringify({ ...manifest, ...locale, name, short_name, description });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
};

/** What the page around the checklist says. */
const around = () => ({
  lang: document.documentElement.lang,
  dir: document.documentElement.dir,
  title: document.title,
  footer: document.querySelector("footer")?.innerText.replace(/\s+/g, " ").trim(),
});

test("the extension speaks the browser's language, loads no other, and another one when it is chosen", async () => {
  const folder = await withLanguage();
  const { context, close } = await startWithExtension(folder);
  try {
    await context.addInitScript(() => (chrome.i18n.getUILanguage = () => globalThis.name || "en-GB"));
    const watched = await watchedPage(context);
    const { page } = watched;
    const spoken = () => widgetOf(page).evaluate((widget) => widget.shadowRoot.querySelector(".ic").lang);
    const base = await extensionBase.chromium(folder);
    const widget = () => page.waitForFunction(() => document.querySelector("interview-connect").advice && document.title);
    /** Which languages were loaded since the page was opened. */
    const loaded = () => watched.requested.map((url) => url.match(/lang\/(.*)\.js$/)?.[1]).filter(Boolean);
    const open = async (file) => {
      watched.requested.length = 0;
      await page.goto(`${base}${file}`);
      await page.evaluate(() => (document.querySelector("interview-connect").id = "checklist"));
      await widget();
    };
    await open("popup.html");
    assert.equal(await page.evaluate(() => chrome.runtime.getManifest().name), english.hosts.extension.name);
    const { keep, window, tab, name } = english.hosts.extension;
    assert.deepEqual(await page.evaluate(around), { lang: "en", dir: "", title: name, footer: `${keep} ${window} ${tab}` });
    assert.deepEqual([await spoken(), loaded()], ["en", []]);

    // The window's name outlives a change of its page, and stands for the browser's language.
    await page.evaluate(() => (globalThis.name = "ar-EG"));
    await open("popup.html");
    const theirs = said.hosts.extension;
    assert.deepEqual(await page.evaluate(around), { lang: TAG, dir: "rtl", title: theirs.name, footer: `${theirs.keep} ${theirs.window} ${theirs.tab}` });
    assert.deepEqual([await spoken(), loaded()], [TAG, [TAG]]);

    await openSettings(page);
    await choice(page).selectOption("en");
    assert.equal(await spoken(), "en");
    await eventually(async () => assert.equal((await page.evaluate(around)).title, name));
    await open("tab.html");
    assert.deepEqual([await spoken(), loaded()], ["en", []]);
    await openSettings(page);
    await choice(page).selectOption("");
    await eventually(async () => assert.equal(await spoken(), TAG));

    await page.evaluate(() => (globalThis.name = "en-GB"));
    await open("tab.html");
    assert.deepEqual([await spoken(), loaded()], ["en", []]);
    await openSettings(page);
    await choice(page).selectOption(TAG);
    await eventually(async () => assert.equal(await spoken(), TAG));
    assertSilent({ ...watched, requested: watched.requested.filter((url) => !url.startsWith("chrome-extension:")) });
  } finally {
    await close();
  }
});

test("in Firefox the extension keeps a language that was chosen", async () => {
  const folder = await withLanguage();
  const firefox = await ENGINES.firefox({ extension: folder });
  try {
    const base = await extensionBase.firefox(folder);
    const spoken = () => firefox.run(() => document.querySelector("interview-connect").shadowRoot?.querySelector(".ic")?.lang);
    await firefox.open(`${base}tab.html`);
    await eventually(async () => assert.equal(await spoken(), "en"));
    await firefox.run((tag) => {
      const inside = document.querySelector("interview-connect").shadowRoot;
      inside.querySelector(".foot summary").click();
      const select = inside.querySelector(".foot select");
      select.value = tag;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, TAG);
    await eventually(async () => assert.equal(await spoken(), TAG));
    await firefox.open(`${base}popup.html`);
    await eventually(async () => assert.equal(await spoken(), TAG));
    assert.equal(await firefox.run(() => document.title), said.hosts.extension.name);
    assert.deepEqual(await firefox.said(), []);
  } finally {
    await firefox.close();
  }
});
