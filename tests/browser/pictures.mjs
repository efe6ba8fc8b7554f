// Makes the pictures of the documents from the built page, and the extension's icons from their drawing:
// node tests/browser/pictures.mjs
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./browser.mjs";
import { show, visit } from "./user.mjs";

const folder = fileURLToPath(new URL("../../www/docs/pictures", import.meta.url));
const icons = fileURLToPath(new URL("../../www/hosts/extension", import.meta.url));
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

await mkdir(folder, { recursive: true });
const browser = await startBrowser();
try {
  for (const [width, height] of sizes) {
    for (const colorScheme of ["light", "dark"]) {
      await visit(browser, { at: "2026-03-11T16:30", viewport: { width, height }, colorScheme }, async ({ page }, context) => {
        await show(page, situation);
        // WebP is a fifth of the PNG that Playwright itself would make.
        const devtools = await context.newCDPSession(page);
        const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 80 });
        await writeFile(join(folder, `page-${width}-${colorScheme}.webp`), Buffer.from(data, "base64"));
      });
    }
  }
  const drawing = await readFile(join(icons, "icon.svg"), "utf8");
  for (const size of [16, 32, 48, 96, 128]) {
    const context = await browser.context({ viewport: { width: size, height: size } });
    const page = await context.newPage();
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: join(icons, `icon-${size}.png`), omitBackground: true });
    await context.close();
  }
} finally {
  await browser.close();
}
