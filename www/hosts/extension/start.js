// Starts the checklist in the language that was chosen in its settings, or else the browser's, of which nothing but that one is
// loaded, and says what stands around it in the same.
import languages from "./languages.js";

const checklist = document.querySelector("interview-connect");
const [primary, same] = [(tag) => tag.split(/[-_]/)[0].toLowerCase(), (one, other) => one.toLowerCase() === other.toLowerCase()];

/** What was chosen, if anything. */
const chosen = () => {
  try {
    return JSON.parse(localStorage.getItem("interview-connect")).lang;
  } catch {
    // Nothing was kept, or it cannot be read, which the checklist will say.
    return undefined;
  }
};

const browser = chrome.i18n.getUILanguage();
const near = languages.filter(({ tag }) => primary(tag) === primary(browser));
const around = near.find(({ tag }) => same(tag, browser)) ?? near[0];
if (around) Object.assign(document.documentElement, { lang: around.tag, dir: around.dir });
const kept = chosen();
const wanted = languages.find(({ tag }) => tag === kept) ?? (kept === "en" ? undefined : around);
const loaded = await wanted?.load();
globalThis.interviewConnectLanguages = languages.map((language) => (language === wanted ? loaded.default : language));
await import("./interview-connect.js");

const parts = ["keep", "window", "sidebar", "tab"].map((id) => document.getElementById(id)).filter(Boolean);
const english = Object.fromEntries([["name", document.title], ...parts.map(({ id, textContent }) => [id, textContent])]);

/** Says in the checklist's language what stands around it. */
const say = async () => {
  const { lang, dir } = checklist.shadowRoot.querySelector("[lang]");
  const module = await languages.find(({ tag }) => tag === lang)?.load();
  const texts = module?.texts ?? english;
  document.title = texts.name;
  for (const part of parts) Object.assign(part, { textContent: texts[part.id], lang, dir });
};
new MutationObserver(say).observe(checklist.shadowRoot, { subtree: true, attributeFilter: ["lang"] });
await say();
