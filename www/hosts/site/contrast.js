// Which colours of the widget stand on which, and how much they differ: for whoever chooses colours, and for the tests.
const VERDICTS = ["go", "hold", "act", "done", "rest"];

/** Text on what lies behind it, by the names of the tokens. */
export const TEXTS = [
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
export const SIGNS = [["edge", "card"], ["focus", "ground"], ["focus", "card"], ["accent", "card"], ...VERDICTS.map((verdict) => [verdict, "ground"])];

/** All tokens in these pairs. */
export const TOKENS = [...new Set([...TEXTS, ...SIGNS].flat())];

/** The colours of a widget's tokens as the browser mixes them, as red, green and blue; needs nothing from outside itself. */
export const mixed = (widget, { tokens, scheme }) => {
  const frame = widget.shadowRoot.querySelector(".ic");
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const probe = frame.appendChild(document.createElement("i"));
  if (scheme) probe.style.colorScheme = scheme;
  const colours = tokens.map((token) => {
    probe.style.color = `var(--_${token})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    return [token, [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]];
  });
  probe.remove();
  return Object.fromEntries(colours);
};

/** The relative luminance of WCAG 2.2. */
const luminance = (colour) => {
  const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours, from 1 to 21. */
export const contrast = (one, other) => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};
