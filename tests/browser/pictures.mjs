// Makes the pictures of the documents and of the extension's stores from the built page, and the icons from their drawing:
// node tests/browser/pictures.mjs, or with the word "store" behind it those for the stores alone.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./browser.mjs";
import { say, show, visit } from "./user.mjs";

const folder = fileURLToPath(new URL("../../www/docs/pictures", import.meta.url));
const icons = fileURLToPath(new URL("../../www/hosts/extension", import.meta.url));
const store = join(icons, "store");
const sizes = [
  [360, 740],
  [768, 1024],
  [1200, 900],
];

/** The day after a panel of three: one thanked, one not yet, and a recruiter. */
const situation = {
  stage: "after",
  interviewAt: "2026-03-10T14:00",
  decisionOn: "2026-03-24",
  companyNorm: "neutral",
  comfort: "confident",
  company: "Fernhill Logistics",
  job: "Data Analyst",
  you: "Sam Ekström",
  interviewers: [
    {
      id: "1",
      name: "Dana Okafor",
      role: "hiringManager",
      relationship: "stranger",
      rapport: "good",
      contact: "substantial",
      topic: "moving the depot forecasts off spreadsheets",
      thankYouSentAt: "2026-03-11T09:15",
    },
    { id: "2", name: "Luis Prado", role: "teamMember", rapport: "good", contact: "substantial" },
    { id: "3", name: "Mira Voss", role: "recruiter", rapport: "mixed", contact: "brief" },
  ],
};

const [dana] = situation.interviewers;
const alone = { ...situation, interviewers: [dana] };
const passed = ["invitedYou", "agreed", "referredYou", "activeOnline", "request"].map((field) => ({ field, person: "1" }));
const settled = (page) => show(page, alone, { passed: [...passed, { field: "arrangedBy" }] });

/** Goes to a place, where they do not stand side by side. */
const go = async (page, place) => {
  const way = page.locator(".place:visible").filter({ hasText: say(`ui.place.${place}`) });
  if (await way.count()) await way.click();
};

/** What the pictures show, at each size. */
const scenes = {
  start: async () => {},
  asking: (page) => show(page, { stage: "after", interviewAt: "2026-03-10T14:00", interviewers: [{ id: "1", name: "Dana Okafor" }] }),
  settled,
  gaps: async (page) => {
    const { topic, thankYouSentAt, ...who } = dana;
    const { job, you, ...process } = alone;
    await show(page, { ...process, interviewers: [who] });
    await go(page, "message");
    await page.getByRole("button", { name: say("ui.kind.thankYouEmail"), exact: true }).first().click();
  },
  findings: async (page) => {
    await settled(page);
    await go(page, "message");
    await page.getByLabel(say("ui.draftText")).fill("Dear [Name], did I get the job? Please answer at once, I have waited for days!!!");
  },
  why: async (page) => {
    await settled(page);
    await go(page, "why");
  },
  "what-if": async (page) => {
    await settled(page);
    await go(page, "why");
    await page.getByRole("button", { name: /What if/ }).first().click();
  },
  panel: (page) => show(page, situation),
  "right-to-left": async (page) => {
    await settled(page);
    await page.locator(".ic").evaluate((frame) => (frame.dir = "rtl"));
  },
};

await mkdir(folder, { recursive: true });
const browser = await startBrowser();

/** What a scene is about, where that does not stand at the top of every page. */
const ABOUT = { gaps: ".panel.letter", findings: ".panel.letter", why: ".panel.reasoning", "what-if": ".panel.reasoning" };

/** Brings into sight what a scene is about. */
const aim = async (page, scene) => {
  // The settings are open where a plan was put in as a file.
  const open = page.locator(".foot > details[open] > summary");
  if (await open.count()) await open.click();
  await page.evaluate(() => scrollTo(0, 0));
  if (!ABOUT[scene]) return;
  await page.locator(ABOUT[scene]).evaluate((part) => {
    if (part.getBoundingClientRect().top > innerHeight / 2) part.scrollIntoView({ block: "start" });
  });
};

const picture = async ({ page }, context, name, scene) => {
  await aim(page, scene);
  // WebP is a fifth of the PNG that Playwright itself would make.
  const devtools = await context.newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  await writeFile(join(folder, `${name}.webp`), Buffer.from(data, "base64"));
};

const at = "2026-03-11T16:30";

/** A picture of something drawn for the purpose, such as several pictures side by side. */
const composed = async ([width, height], html, path) => {
  const context = await browser.context({ viewport: { width, height } });
  const page = await context.newPage();
  await page.setContent(`<style>body { margin: 0; block-size: 100vh; display: flex; gap: 20px; align-items: center; justify-content: center; background: #f6f4ee; font: 600 26px system-ui, sans-serif; color: #1e2230 } img { border-radius: 12px; box-shadow: 0 2px 16px rgb(0 0 0 / 25%) }</style>${html}`);
  await page.screenshot({ path });
  await context.close();
};

/** What stores want to see: five pictures of 1280 by 800 pixels, and a tile. */
const storePictures = async (drawing) => {
  await mkdir(store, { recursive: true });
  const shot = async (viewport, name, colorScheme = "light") => {
    let taken;
    await visit(browser, { at, viewport, colorScheme }, async ({ page }) => {
      await page.locator("h1").evaluate((title) => title.remove());
      await scenes[name](page);
      await aim(page, name);
      taken = await page.screenshot();
    });
    return taken;
  };
  const wide = { width: 1280, height: 800 };
  const popups = [];
  for (const scene of ["asking", "gaps", "why"]) popups.push(await shot({ width: 390, height: 590 }, scene));
  const images = popups.map((bytes) => `<img src="data:image/png;base64,${bytes.toString("base64")}">`);
  await composed([wide.width, wide.height], images.join(""), join(store, "1-popup.png"));
  for (const [name, scene, colorScheme] of [["2-answer", "panel"], ["3-message", "findings"], ["4-why", "what-if"], ["5-dark", "settled", "dark"]]) {
    await writeFile(join(store, `${name}.png`), await shot(wide, scene, colorScheme));
  }
  const icon = drawing.replace("<svg ", '<svg width="96" height="96" ');
  await composed([440, 280], `${icon}<span style="inline-size: 240px">${say("hosts.extension.name")}</span>`, join(store, "tile-440.png"));
};
const documentPictures = async (drawing) => {
  for (const [width, height] of sizes) {
    const viewport = { width, height };
    for (const colorScheme of ["light", "dark"]) {
      await visit(browser, { at, viewport, colorScheme }, async (watched, context) => {
        await show(watched.page, situation);
        await picture(watched, context, `page-${width}-${colorScheme}`);
      });
    }
    for (const [scene, bring] of Object.entries(scenes)) {
      await visit(browser, { at, viewport }, async (watched, context) => {
        await bring(watched.page);
        await picture(watched, context, `${scene}-${width}`, scene);
      });
    }
  }
  await visit(browser, { at, viewport: { width: 400, height: 600 } }, async (watched, context) => {
    await scenes.asking(watched.page);
    await picture(watched, context, "popup-400");
  });
  await visit(browser, { at, viewport: { width: 794, height: 1123 } }, async (watched, context) => {
    await show(watched.page, situation);
    await watched.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await watched.page.emulateMedia({ media: "print" });
    const devtools = await context.newCDPSession(watched.page);
    const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 80 });
    await writeFile(join(folder, "print.webp"), Buffer.from(data, "base64"));
  });
  for (const size of [16, 32, 48, 96, 128]) {
    const context = await browser.context({ viewport: { width: size, height: size } });
    const page = await context.newPage();
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: join(icons, `icon-${size}.png`), omitBackground: true });
    await context.close();
  }
};

try {
  const drawing = await readFile(join(icons, "icon.svg"), "utf8");
  await storePictures(drawing);
  if (argv[2] !== "store") await documentPictures(drawing);
} finally {
  await browser.close();
}
