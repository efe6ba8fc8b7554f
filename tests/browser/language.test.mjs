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
import { bringing } from "../../www/languages.mjs";
import { fromDisk, startBrowser, watchedPage } from "./browser.mjs";
import { root } from "./fixtures.mjs";
import { given, states, unfoldAll } from "./states.mjs";
import { assertSilent, eventually } from "./user.mjs";

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
  return text.replace(/^([\w.-]+) = "(.+)"$/gm, (_, key, words) => {
    if (name === "ui.toml" && key === "direction") return `${key} = "rtl"`;
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
  const { words } = JSON.parse(await readFile(join(ran.out_dir, "packs.json"), "utf8"))[TAG];
  return { tag: TAG, words, plan: {} };
};

let browser;
let language;
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
const speaking = async (options, story) => {
  const context = await browser.context(options);
  try {
    await context.addInitScript(markSpans);
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
  JSON.stringify(JSON.parse(widget.exportState()), (key, value) => {
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
    return left.replace(/[\p{N}\s]+/gu, " ").trim();
  };
  const frame = widget.shadowRoot.querySelector(".ic");
  const found = new Set();
  const add = (what, text) => {
    const left = outside(text);
    if (left) found.add(`${what}: ${left}`);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const parts = [...widget.shadowRoot.querySelectorAll("*")].filter((element) => element.localName !== "style" && isSeen(element));
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

/** In the page: what does not fit, lies beyond the edge, or lies over another. */
const misplaced = (widget) => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`${scrollWidth} pixels wide where there are ${clientWidth}`] : [];
  const name = (element) => `${element.localName}.${element.className?.baseVal ?? element.className}#${element.id.replace(/\bic\d+-/, "")} “${element.textContent.trim().slice(0, 40)}”`;
  /** Only read aloud: cut down to nothing, or within something that is. */
  const isUnseen = (element) => getComputedStyle(element).clipPath === "inset(50%)" || (element.parentElement !== null && isUnseen(element.parentElement));
  /** What stays in sight while the page moves below it. */
  const isSticky = (element) => getComputedStyle(element).position === "sticky" || (element.parentElement !== null && isSticky(element.parentElement));
  /** In a row that can be moved along, as chips are where the page is narrow: all of it can be brought into sight. */
  const isInRow = (element) => (getComputedStyle(element).overflowX === "auto" && element.scrollWidth > element.clientWidth) || (element.parentElement !== null && isInRow(element.parentElement));
  const isControl = (element) => element.matches("button, input, textarea, select, summary, a");
  /** What is left of a box in those around it that let nothing out. */
  const cut = ({ left, right, top, bottom }, element) => {
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const box = around.getBoundingClientRect();
      [left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom };
  };
  const boxes = [];
  for (const element of widget.shadowRoot.querySelectorAll("*")) {
    if (element.localName === "style" || isUnseen(element) || isInRow(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Of a control all of it counts, of other texts their lines.
    const parts = isControl(element) ? [element] : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const rects = parts.flatMap((part) => {
      if (part === element) return [...part.getClientRects()];
      const range = document.createRange();
      range.selectNode(part);
      return [...range.getClientRects()];
    });
    for (const rect of rects.filter(({ width, height }) => width > 2 && height > 2)) {
      const { left, right, top, bottom } = cut(rect, parts[0] === element ? element.parentElement : element);
      // Lines that are left out as a whole are meant to be; of a line that is begun, something can be read.
      if (bottom - top <= 4) continue;
      if (right - left < Math.min(24, rect.width)) found.push(`of ${name(element)} only ${Math.max(0, Math.round(right - left))} pixels are left`);
      if (left < -1 || right > clientWidth + 1) found.push(`${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)} of ${clientWidth}`);
      if (!isSticky(element)) boxes.push({ element, left, right, top, bottom });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (const [index, one] of boxes.entries()) {
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
      const other = boxes[next];
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 2 && down > 4) found.push(`${name(one.element)} and ${name(other.element)} share ${Math.round(across)} by ${Math.round(down)} pixels`);
    }
  }
  return found;
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
const loading = async (names, story) => {
  const scripts = names.map((name) => `<script src="${name}" defer></script>`).join("");
  const page = `<!doctype html><html lang="${TAG}"><meta charset="utf-8">${scripts}<interview-connect id="checklist"></interview-connect></html>`;
  await mkdir(copy("site"), { recursive: true });
  await writeFile(copy("site", "index.html"), page);
  await cp(join(root, "dist", "embed", "interview-connect.js"), copy("site", "interview-connect.js"));
  await writeFile(copy("site", "pack.js"), bringing(JSON.stringify(language)));
  const stale = { ...language, words: language.words.replace(/^./, (letter) => (letter === "a" ? "b" : "a")) };
  await writeFile(copy("site", "stale.js"), bringing(JSON.stringify(stale)));
  const context = await browser.context({});
  try {
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

test("a language that nothing brings is English, and the console says once which file would bring it", () =>
  loading(["interview-connect.js"], async ({ page, said }, spoken) => {
    await page.evaluate(() => document.body.append(document.createElement("interview-connect")));
    await eventually(async () => assert.equal(said.length, 1));
    assert.match(String(said[0]), /no words in "ar-XB": add interview-connect\.ar\.js to the page/);
    assert.equal(await spoken(), "en");
  }));

test("words of another version are left alone, and what was entered stays when a language comes late", () =>
  loading(["interview-connect.js", "stale.js"], async ({ page, said }, spoken) => {
    await eventually(async () => assert.match(String(said), /belong to another version/));
    assert.equal(await spoken(), "en");
    await widgetOf(page).evaluate((widget) => (widget.situation = { stage: "offer", company: "Northwind" }));
    await page.evaluate((pack) => customElements.get("interview-connect").addLanguage({ ...pack, tag: "ar" }), language);
    await eventually(async () => assert.equal(await spoken(), TAG));
    assert.equal(await widgetOf(page).evaluate((widget) => widget.situation.company), "Northwind");
  }));
