// How far the texts of a language have come: what is missing, and which English ones have changed since they were translated.
// The English that a text was made from is remembered in the language's folder.
import { readFile, writeFile } from "node:fs/promises";
import { languages, words } from "./generated.mjs";

/** CLDR's plural categories: the forms of a text that speaks of a number. */
const FORMS = ["zero", "one", "two", "few", "many", "other"];

/** Texts by their paths, such as `reasons.R1.inTouch`; the forms of one are one text, a line for each. */
const flat = (files, prefix = "") =>
  Object.entries(files).flatMap(([key, held]) => {
    const path = `${prefix}${key}`;
    if (typeof held === "string") return [[path, held]];
    const keys = Object.keys(held);
    return keys.every((form) => FORMS.includes(form)) ? [[path, keys.map((form) => `${form}: ${held[form]}`).join("\n")]] : flat(held, `${path}.`);
  });

export const english = new Map(flat(words));

/** FNV-1a with 32 bits, as the engine's key has it: it tells one text from another. */
const fingerprint = (text) =>
  new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193) >>> 0, 0x811c_9dc5).toString(16).padStart(8, "0");

const fileOf = (tag) => new URL(`../src/content/${tag}/made-from.txt`, import.meta.url);

/** Who translated and when, a line for each time, and by path the fingerprint of the English that a text was made from. */
const remembered = async (tag) => {
  const lines = (await readFile(fileOf(tag), "utf8").catch(() => "")).split("\n").filter(Boolean);
  const said = lines.filter((line) => line.startsWith("# ")).map((line) => line.slice(2));
  return { by: said.slice(1), from: new Map(lines.filter((line) => !line.startsWith("#")).map((line) => line.split(" "))) };
};

/** The texts of a language by path, those that are missing, those whose English has changed, and who translated. */
export const translation = async (tag) => {
  const { files, missing } = languages[tag];
  const texts = new Map(flat(files));
  const { by, from } = await remembered(tag);
  // Of the pages around the widget the engine knows nothing.
  const around = [...english.keys()].filter((path) => /^(fallback|hosts)\./.test(path) && !texts.has(path));
  const changed = [...from].filter(([path, made]) => texts.has(path) && english.has(path) && fingerprint(english.get(path)) !== made);
  return { texts, by, missing: [...missing, ...around], changed: changed.map(([path]) => path) };
};

/** Remembers that texts were made from the English of today: all of them, or those below one of these paths. */
export const accept = async (tag, name, day, below) => {
  const { texts } = await translation(tag);
  const { by, from } = await remembered(tag);
  const isMeant = (path) => below.length === 0 || below.some((start) => path === start || path.startsWith(`${start}.`));
  const meant = [...texts.keys()].filter((path) => english.has(path) && isMeant(path));
  for (const path of meant) from.set(path, fingerprint(english.get(path)));
  const head = [`The English that each text was made from; ./build.sh words ${tag} --accept NAME writes it.`, ...by, `${day} ${name}: ${meant.length}`];
  const lines = [...from].filter(([path]) => texts.has(path)).sort(([a], [b]) => (a < b ? -1 : 1)).map((entry) => entry.join(" "));
  await writeFile(fileOf(tag), `${[...head.map((line) => `# ${line}`), ...lines].join("\n")}\n`);
  return meant.length;
};

/** Says which languages have fallen behind; they are built all the same. */
export const tellChanges = async () => {
  for (const tag of Object.keys(languages)) {
    const { changed } = await translation(tag);
    if (changed.length > 0) console.warn(`src/content/${tag}: of its texts ${changed.length} were made from English ones that have changed since, the first is ${changed[0]}; ./build.sh words ${tag} lists them`);
  }
};
