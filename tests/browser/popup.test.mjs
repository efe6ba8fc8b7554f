// The extension's popup: it fits whatever room it gets, is as it was when it opens again, and leaves to the window that stays
// open what a closing popup would lose.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startWithExtension, watchedPage } from "./browser.mjs";
import { dist } from "./fixtures.mjs";
import { startWithPopup, until } from "./popup.mjs";
import { faultsOf, say } from "./user.mjs";
import { extensionBase } from "./webdriver.mjs";

const EXTENSION = dist("extension");

/** The day after an interview, whenever the test runs. */
const dayAfter = () => {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  return { stage: "after", interviewAt: `${yesterday}T14:00`, interviewers: [{ id: "1", name: "Dana Okafor" }] };
};

/** Sizes that a browser may give, and how much of the next question is in sight there. */
const SIZES = [
  [300, 400, "none"],
  [320, 480, "title"],
  [380, 510, "answer"],
  [400, 600, "answers"],
  [800, 600, "answer"],
];

test("whatever its size, the popup scrolls in one place, and what counts is on its first screen", async () => {
  const { context, close } = await startWithExtension(EXTENSION);
  try {
    const { page, said } = await watchedPage(context);
    for (const [width, height, least] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.goto(`${await extensionBase.chromium(EXTENSION)}popup.html`);
      await page.evaluate((situation) => (document.querySelector("interview-connect").situation = situation), dayAfter());
      const seen = await page.evaluate(() => {
        const { documentElement: root } = document;
        const main = document.querySelector("main");
        const inside = document.querySelector("interview-connect").shadowRoot;
        const bottom = (one) => one.getBoundingClientRect().bottom;
        const shown = [...inside.querySelectorAll(".places")].filter((places) => getComputedStyle(places).position === "sticky");
        const end = Math.min(bottom(main), ...shown.map((places) => places.getBoundingClientRect().top));
        const fits = (one) => bottom(one) <= end;
        const answers = [...inside.querySelectorAll(".ask .answers")][0].children;
        const first = [fits(inside.querySelector(".ask h2, .ask legend")) && "title", fits(answers[0]) && "answer", [...answers].every(fits) && "answers"];
        return {
          page: [root.scrollWidth, root.scrollHeight],
          sideways: main.scrollWidth - main.clientWidth,
          footer: document.querySelector("footer").getBoundingClientRect().bottom,
          answer: fits(inside.querySelector(".verdict")) && fits(inside.querySelector("[part~=moment]")),
          question: first.filter(Boolean).at(-1) ?? "none",
        };
      });
      const where = `${width} by ${height}`;
      assert.deepEqual([seen.page, seen.sideways, seen.footer], [[width, height], 0, height], where);
      assert.ok(seen.answer, `${where}: verdict and moment are not in sight`);
      assert.equal(seen.question, least, where);
      assert.deepEqual(await faultsOf(page), [], where);
    }
    assert.deepEqual(said, []);
  } finally {
    await close();
  }
});

for (const [name, size, least] of [["small", [500, 450], 300], ["usual", [800, 600], 360], ["large", [1600, 1000], 360]]) {
  test(`a real popup in a ${name} browser's window has no second scroll bar`, async () => {
    const browser = await startWithPopup(EXTENSION, size);
    try {
      const popup = await browser.openPopup();
      const [wide, high, ...page] = await popup.run(() => [innerWidth, innerHeight, document.documentElement.clientWidth, document.documentElement.clientHeight]);
      assert.deepEqual(page, [wide, high]);
      assert.ok(wide >= least && wide <= 800 && high >= 400 && high <= 600, `${wide} by ${high}`);
      assert.deepEqual(browser.said(), []);
    } finally {
      await browser.close();
    }
  });
}

let browser;
before(async () => {
  browser = await startWithPopup(EXTENSION);
});
after(() => browser?.close());

const give = (situation) => void (document.querySelector("interview-connect").situation = situation);
const state = () => document.querySelector("interview-connect").exportState();

/** Presses a button by its words, or a section's title. */
const press = (words) => {
  const inside = document.querySelector("interview-connect").shadowRoot;
  const found = [...inside.querySelectorAll("button, summary, label")].find(({ textContent }) => textContent.trim().startsWith(words));
  if (!found) throw new Error(`nothing says ${words}`);
  found.click();
};

test("closed in the middle of a word and opened again, the popup is as it was", async () => {
  const popup = await browser.openPopup();
  await popup.run(give, dayAfter());
  await popup.run(press, say("ui.place.message"));
  await popup.run(() => {
    const field = document.querySelector("interview-connect").shadowRoot.querySelector("textarea");
    field.focus();
    field.setSelectionRange(0, field.value.length);
  });
  await popup.type("Hello Da");
  const before = await popup.run(state);
  assert.match(before, /Hello Da"/);
  await popup.end();
  const again = await browser.openPopup();
  assert.equal(await again.run(state), before);
  const shown = await again.run(() => {
    const inside = document.querySelector("interview-connect").shadowRoot;
    return [inside.querySelector("textarea").value, inside.querySelector(".place[aria-pressed=true]").textContent];
  });
  assert.deepEqual(shown, ["Hello Da", say("ui.place.message")]);
  await again.end();
});

test("a popup and a window that change the same plan at once are told, and nothing is overwritten", async () => {
  const popup = await browser.openPopup();
  await popup.run(give, dayAfter());
  await popup.run(() => document.getElementById("window").click());
  const window = await browser.page("tab.html?window");
  const again = await browser.openPopup();
  assert.equal(await again.run(state), await window.run(state));
  const trouble = () => document.querySelector("interview-connect").shadowRoot.querySelector(".trouble")?.textContent ?? "";
  // In one go, before the word of the first change has come through.
  const kept = await again.run(() => {
    const [other] = chrome.extension.getViews({ type: "tab" }).map((view) => view.document.querySelector("interview-connect"));
    other.situation = { stage: "offer" };
    document.querySelector("interview-connect").situation = { stage: "rejected" };
    return other.exportState();
  });
  assert.match(await again.run(trouble), /Nothing was overwritten/);
  assert.equal(await again.run(() => localStorage.getItem("interview-connect")), kept);
  await again.run(press, say("ui.useStored"));
  assert.deepEqual([await again.run(state), await again.run(trouble)], [kept, ""]);
  await again.end();
  await window.end();
});

/** What the popup hands over: opened afresh with a plan that has all it takes. */
const handing = async (words, open = []) => {
  const popup = await browser.openPopup();
  await popup.run(give, dayAfter());
  for (const fold of open) await popup.run(press, fold);
  browser.downloads();
  await popup.run(press, words);
  const window = await browser.page("tab.html?window");
  await until(async () => !(await popup.isThere()), "the popup is gone");
  return window;
};

test("what opens a dialog happens in the window: the calendar and the plan are saved there", async () => {
  const window = await handing(say("ui.calendar"), [say("ui.place.plan")]);
  await until(() => browser.downloads().some((name) => name.endsWith(".ics")), "the calendar is saved");
  // The window is there already: it does what comes next as well, and once only.
  await handing(say("ui.exportAll"), [say("ui.place.kept")]);
  await until(() => browser.downloads().some((name) => name.endsWith(".json")), "the plans are saved");
  assert.equal(await window.run(() => location.hash), "");
  await window.here("Page.reload");
  // The page on its way out may answer nothing.
  const again = () => performance.getEntriesByType("navigation")[0].type === "reload" && Boolean(document.querySelector("interview-connect")?.advice);
  await until(() => window.run(again).catch(() => false), "the window is loaded again");
  assert.deepEqual(browser.downloads(), []);
  await window.end();
});

test("a file is brought in by the window, where the choice of it is one press away", async () => {
  const window = await handing(say("ui.import"), [say("ui.place.kept")]);
  const focused = await window.run(() => {
    const { activeElement } = document.querySelector("interview-connect").shadowRoot;
    const { top, bottom } = activeElement.getBoundingClientRect();
    return [activeElement.type, top >= 0 && bottom <= innerHeight];
  });
  assert.deepEqual(focused, ["file", true]);
  await window.end();
});

test("the file of an invitation is chosen in the window, where its panel is opened; a text is pasted in the popup", async () => {
  const window = await handing(say("ui.invitation.file"), [say("ui.place.kept"), say("ui.invitation.use")]);
  const focused = await window.run(() => {
    const { activeElement } = document.querySelector("interview-connect").shadowRoot;
    return [activeElement.type, activeElement.closest(".invitation") !== null];
  });
  assert.deepEqual(focused, ["file", true]);
  await window.end();
  const popup = await browser.openPopup();
  await popup.run(press, say("ui.invitation.use"));
  await popup.run(() => {
    const area = document.querySelector("interview-connect").shadowRoot.querySelector(".invitation textarea");
    area.value = "Your interview is on Mon, May 11, 2099 at 11:00 AM EDT, with Casey Lin.";
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await popup.run(press, say("ui.cancel"));
  await popup.end();
});

test("what is kept nowhere is saved by the popup itself", async () => {
  const popup = await browser.openPopup();
  await popup.run(give, dayAfter());
  for (const words of ["ui.place.kept", "ui.keepOff", "ui.keepOff"]) await popup.run(press, say(words));
  await popup.run(give, dayAfter());
  await popup.run(press, say("ui.place.plan"));
  await popup.run(press, say("ui.calendar"));
  await until(() => browser.downloads().some((name) => name.endsWith(".ics")), "the calendar is saved");
  assert.deepEqual([await popup.isThere(), await browser.count("tab.html?window")], [true, 0]);
  assert.deepEqual(browser.said(), []);
  await popup.end();
});
