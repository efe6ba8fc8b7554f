// Colours: every pair that text and its ground form on the page, computed for the product's own theme and for three that a
// site might set with five properties, each where the reader wants it light and where dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { faultsOf, show, visit } from "./user.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** What a site sets to make the widget its own: ground, card, ink, accent, and the text on that. */
const THEMES = {
  "the product's own": {},
  "a paper": { ground: "light-dark(#fbf3e6, #1f1a14)", card: "light-dark(#fffdf8, #2a241c)", ink: "light-dark(#2b2118, #f4ead9)", accent: "light-dark(#8a2b1f, #f3a99b)", "on-accent": "light-dark(#ffffff, #3a0f08)" },
  "a bank": { ground: "light-dark(#ffffff, #0b1220)", card: "light-dark(#f3f6fb, #141d30)", ink: "light-dark(#0a1a33, #e8eefb)", accent: "light-dark(#00458a, #8cc2ff)", "on-accent": "light-dark(#ffffff, #04203f)" },
  "a start-up": { ground: "light-dark(#f5fff9, #07130d)", card: "light-dark(#ffffff, #10211a)", ink: "light-dark(#08251a, #e4fff2)", accent: "light-dark(#00664a, #54e0ad)", "on-accent": "light-dark(#ffffff, #00281b)" },
};

const VERDICTS = ["go", "hold", "act", "done", "rest"];
/** Text on what lies behind it. */
const TEXTS = [
  ...["ground", "card", "tint"].flatMap((behind) => ["ink", "accent"].map((text) => [text, behind])),
  ...["ground", "card"].flatMap((behind) => ["soft", "warn"].map((text) => [text, behind])),
  ["on-accent", "accent"],
  ["ink", "warn-bg"],
  ["warn", "warn-bg"],
  ...VERDICTS.flatMap((verdict) => [verdict, "ink", "soft"].map((text) => [text, `${verdict}-bg`])),
  // The sign of a verdict on its disc, and "so far".
  ...VERDICTS.map((verdict) => ["card", verdict]),
];
/** What has to be told from its ground without being text. */
const SIGNS = [["edge", "card"], ["focus", "ground"], ["focus", "card"], ["accent", "card"], ...VERDICTS.map((verdict) => [verdict, "ground"])];

/** In the page: the colours of the tokens as the browser mixes them, as red, green and blue. */
const colours = (widget, names) => {
  const frame = widget.shadowRoot.querySelector(".ic");
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const probe = frame.appendChild(document.createElement("i"));
  const mixed = names.map((name) => {
    probe.style.color = `var(--_${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    return [name, [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]];
  });
  probe.remove();
  return Object.fromEntries(mixed);
};

/** The relative luminance of WCAG 2.2. */
const luminance = (colour) => {
  const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

const dana = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial" };
const panel = [dana, { id: "2", name: "Luis Prado", role: "teamMember", rapport: "mixed" }, { id: "3", name: "Mira Voss", request: "accepted" }];

for (const [theme, tokens] of Object.entries(THEMES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${theme} theme, ${colorScheme}: text is 4.5 to 1 or better, signs 3 to 1`, () =>
      visit(browser, { colorScheme }, async ({ page }) => {
        const widget = page.locator("#checklist");
        await widget.evaluate((widget, tokens) => {
          for (const [name, colour] of Object.entries(tokens)) widget.style.setProperty(`--ic-${name}`, colour);
        }, tokens);
        await show(page, { stage: "after", interviewAt: "2026-03-10T14:00", interviewers: panel });
        const mixed = await widget.evaluate(colours, [...new Set([...TEXTS, ...SIGNS].flat())]);
        const low = (pairs, least) =>
          pairs.map(([one, other]) => [one, other, contrast(mixed[one], mixed[other])]).filter(([, , ratio]) => ratio < least).map(([one, other, ratio]) => `${one} on ${other}: ${ratio.toFixed(2)}`);
        assert.deepEqual([...low(TEXTS, 4.5), ...low(SIGNS, 3)], []);
        const lowest = Math.min(...TEXTS.map(([one, other]) => contrast(mixed[one], mixed[other])));
        console.log(`contrast, ${theme}, ${colorScheme}: ${TEXTS.length} pairs of text, the lowest ${lowest.toFixed(2)}`);
        assert.deepEqual(await faultsOf(page), []);
      }));
  }
}
