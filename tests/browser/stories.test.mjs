// Four whole stories, walked with the keyboard alone and by touch: what someone enters, reads, copies and records. What is
// pressed on the way to a settled answer and a copied message without gaps is counted, beyond what is typed, and so is how often
// a thumb has to scroll. The benchmark reads the counts from what is printed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { assertSilent, eventually, faultsOf, field, keyboard, say, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const verdict = (page) => page.locator(".verdict").innerText();
const headline = (page) => page.locator(".headline").innerText();
const question = (page) => page.locator(".ask > h2").innerText();
const reads = (page, text, pattern) => eventually(async () => assert.match(await text(page), pattern));
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const permissions = ["clipboard-read", "clipboard-write"];

/** By how many screens an element lies above what is in sight, or below it. */
const screensAway = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.ceil(Math.max(-top, bottom - innerHeight, 0) / innerHeight);
};

/** Someone with one thumb on a phone, who scrolls to what is not in sight. */
const touch = (page, scrolled) => {
  const tap = async (locator) => {
    scrolled(await locator.evaluate(screensAway));
    await locator.tap();
  };
  return {
    press: (name) => tap(page.getByRole("button", { name }).first()),
    type: async (label, text) => {
      await tap(field(page, label));
      await page.keyboard.type(text);
    },
    enter: () => page.keyboard.press("Enter"),
    tick: (name) => tap(page.getByRole("checkbox", { name })),
    // Held until the menu is there, and chosen from it.
    pasting: 2,
    paste: (text) => page.keyboard.insertText(text),
  };
};

const keys = (page) => ({
  ...keyboard(page),
  enter: () => page.keyboard.press("Enter"),
  pasting: 1,
  paste: async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.keyboard.press("Control+V");
  },
});

/** Each way to use the page: its window, who uses it, and whether the places are apart. */
const WAYS = {
  "by keyboard": { options: { permissions }, user: keys, apart: false },
  "by touch": { options: { permissions, viewport: { width: 360, height: 740 }, hasTouch: true }, user: touch, apart: true },
};

/** A story in each way: it is told what to do as a user, and counts what that user presses. */
const story = (name, { at, most }, tell) => {
  for (const [way, { options, user: start, apart }] of Object.entries(WAYS)) {
    test(`${name}, ${way}`, () =>
      visit(browser, { at, ...options }, async (watched) => {
        const { page } = watched;
        let [presses, scrolls, typed] = [0, 0, 0];
        const user = start(page, (screens) => (scrolls += screens));
        const count = (act, as = 1) => async (...given) => {
          presses += as;
          await act(...given);
        };
        const type = async (label, text) => {
          typed += text.length;
          await user.type(label, text);
        };
        const counted = { press: count(user.press), enter: count(user.enter), tick: count(user.tick), paste: count(user.paste, user.pasting), type };
        // Where the places stand apart, going to one is a press.
        const go = async (place) => apart && (await counted.press(place));
        await tell({ page, go, ...counted });
        console.log(`presses, ${name}, ${way}: ${presses}; scrolls ${scrolls}; typed ${typed}`);
        assert.ok(presses <= most, `${presses} presses, where ${most} are to be enough`);
        assert.deepEqual(await faultsOf(page), []);
        assertSilent(watched);
      }));
  }
};

/** The message on the page is copied, whole and without gaps. */
const copies = async ({ page, press }, button) => {
  await press(button);
  await reads(page, () => page.locator(".message").innerText(), /Copied\./);
  assert.equal(await copied(page), await page.getByLabel("Your text").inputValue());
  assert.doesNotMatch(await copied(page), /\[/);
};

story("the day before an interview, with someone known", { at: "2026-03-11T16:30", most: 11 }, async (user) => {
  const { page, press, type, enter, go } = user;
  await press("Interview ahead");
  await reads(page, question, /When is your interview/);
  await press("Tomorrow");
  await press("Evening");
  await type("Who will interview you?", "Dana Okafor");
  await enter();
  await press("We knew each other before");
  await reads(page, verdict, /Send a request/);
  await reads(page, headline, /Dana Okafor/);
  await press("That’s all");
  await go("Message");
  await reads(page, () => page.getByLabel("Your text").inputValue(), /Dana Okafor.*tomorrow/s);
  await copies(user, "Copy the note");
});

story("the day after a panel of three", { at: "2026-03-11T16:30", most: 20 }, async (user) => {
  const { page, press, type, enter, go } = user;
  await press(say("questions.stage.after"));
  await press("Yesterday");
  await press("Afternoon");
  await type("Who interviewed you?", "Dana Okafor, Luis Prado; Mira Voss");
  await enter();
  // Of one after the other: how it went, and what else has come to matter.
  const answers = [say("questions.rapport.good"), "A real conversation", say("questions.role.hiringManager"), "None of this", "Confident", say("questions.companyNorm.neutral"), "Does not matter", /^Skip$/];
  while ((await question(page)) !== "Any news?") {
    const same = page.getByRole("button", { name: /^(Same as for|Everyone the same as)/ });
    if (await same.count()) {
      await press(/^(Same as for|Everyone the same as)/);
      continue;
    }
    const names = await page.locator(".ask .button").allInnerTexts();
    const pressed = await page.locator(".ask .button[aria-pressed=true]").allInnerTexts();
    const next = answers.find((answer) => names.some((name) => (answer instanceof RegExp ? answer.test(name) : name === answer)) && !pressed.includes(answer));
    assert.ok(next, `no answer to ${await question(page)}: ${names}`);
    await press(next);
  }
  await reads(page, headline, /Dana Okafor, Luis Prado and Mira Voss/);
  await go("Message");
  await type(say("questions.topic.ask"), "moving the depot forecasts off spreadsheets");
  await type(say("questions.job.ask"), "Data Analyst");
  await reads(page, () => page.getByLabel("Your text").inputValue(), /depot forecasts/);
  await copies(user, /^Copy the (note|email)$/);
});

// A paste is a press by keyboard; by touch it is two, since the menu for it has to be held for.
story("from a Teams invitation with three people", { at: "2026-03-31T16:30", most: 6 }, async (user) => {
  const { page, press, paste, tick } = user;
  await press(say("ui.invitation.use"));
  await paste((await readFile(new URL("../invitations/03-exchange-teams-de.ics", import.meta.url))).toString());
  await reads(page, () => page.locator(".invitation > h2").innerText(), /What we found/);
  for (const who of ["Svenja Brandt", "Anneke van der Berg"]) await tick(who);
  await press(say("ui.invitation.take"));
  const people = await page.locator("#checklist").evaluate(({ advice }) => advice.people.map(({ verdict, window }) => [verdict, Boolean(window)]));
  assert.deepEqual(people, Array(3).fill(["wait", true]));
});

story("four weeks after a rejection", { at: "2026-04-17T10:05", most: 11 }, async (user) => {
  const { page, press, type, enter, go } = user;
  await press("Turned down");
  await reads(page, question, /When did they tell you/);
  await press("4 weeks ago");
  await type("Who interviewed you?", "Dana Okafor");
  await enter();
  await press(say("questions.rapport.good"));
  await reads(page, verdict, /Send a request/);
  while ((await question(page)) !== "Any news?") {
    const names = await page.locator(".ask .button").allInnerTexts();
    await press(["A real conversation", "None of this", "Skip"].find((name) => names.includes(name)));
  }
  await go("Message");
  await type(say("questions.topic.ask"), "moving the depot forecasts off spreadsheets");
  await type(say("questions.job.ask"), "Data Analyst");
  await copies(user, /^Copy the (note|email)$/);
});

test("what has happened is recorded with a press and taken back, and what would change it can be tried", () =>
  visit(browser, { at: "2026-03-11T16:30" }, async (watched) => {
    const { page } = watched;
    const user = keys(page);
    await user.press("Interview ahead");
    await user.press("Tomorrow");
    await user.press("Evening");
    await user.type("Who will interview you?", "Dana Okafor");
    await user.enter();
    await user.press("We knew each other before");
    await user.press("That’s all");
    await reads(page, verdict, /Send a request/);
    await user.press(/What if/);
    await reads(page, () => page.locator(".strip").innerText(), /Just trying it out/);
    assert.deepEqual(await faultsOf(page), []);
    await user.press(say("ui.supposeStop"));
    await reads(page, verdict, /Send a request/);
    await user.press("I sent Dana Okafor the request");
    await reads(page, verdict, /Wait/);
    await user.fold("After the interview");
    assert.ok(await page.getByRole("checkbox", { name: say("checklist.request.text", { who: "Dana Okafor" }) }).isChecked());
    await user.press("Undo");
    await reads(page, verdict, /Send a request/);
    await user.press("I sent Dana Okafor the request");
    await user.press("Dana Okafor and I are connected now");
    await reads(page, verdict, /Connected/);
    await user.press("Undo");
    await reads(page, verdict, /Wait/);
    assertSilent(watched);
  }));

test("a panel's order changes without losing what was told, and what is left is copied", () =>
  visit(browser, { permissions }, async (watched) => {
    const { page } = watched;
    const user = keys(page);
    await user.press(say("questions.stage.after"));
    await user.press("Yesterday");
    await user.press("Afternoon");
    await user.type("Who interviewed you?", "Dana Okafor, Luis Prado; Mira Voss");
    await user.enter();
    for (const [who, rapport] of [["Dana Okafor", say("questions.rapport.good")], ["Luis Prado", say("questions.rapport.good")], ["Mira Voss", say("questions.rapport.mixed")]]) {
      await user.choose(say("questions.rapport.ask", { who }), rapport);
      // What else has come to matter may stay open.
      while ((await question(page)).includes(who)) await user.press(/^Skip$/);
    }
    const verdicts = () => page.locator(".people .person .what").allTextContents();
    assert.deepEqual(await verdicts(), ["Send a request", "Send a request", "Wait"]);
    await user.press(/^Dana Okafor/);
    await user.tick("Thank Dana Okafor by email");
    await reads(page, () => page.locator("div.done").innerText(), /Recorded: I thanked Dana Okafor by email/);
    await user.press("Move Mira Voss up");
    assert.deepEqual(await verdicts(), ["Send a request", "Wait", "Send a request"]);
    await user.press("Copy what is left");
    await eventually(async () => assert.match(await copied(page), /^\[ \] .*\n\[ \] /));
    assert.doesNotMatch(await copied(page), /Thank Dana Okafor by email/);
    assertSilent(watched);
  }));
