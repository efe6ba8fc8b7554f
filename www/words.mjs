// Writes a page of all texts of a language beside the English ones, with what is left to do and what the engine makes of them:
// node www/words.mjs LANGUAGE, or with --accept NAME remembers that they were made from the English of today.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { argv, exit } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundler } from "./bundle.mjs";
import { languages } from "./generated.mjs";
import { accept, english, translation } from "./translations.mjs";

const [tag = "", ...rest] = argv.slice(2);
const [option, name, ...below] = rest;
const isAccepting = option === "--accept" && name;
const wrong = tag in languages
  ? rest.length > 0 && !isAccepting && "after the language only --accept may follow, with your name and, if not all texts are meant, the beginnings of their paths"
  : `src/content/ has no folder "${tag}" beside en; those that it has: ${Object.keys(languages).join(", ") || "none"}`;
if (wrong) {
  console.error(wrong);
  exit(1);
}

if (isAccepting) {
  const number = await accept(tag, name, new Date().toISOString().slice(0, 10), below);
  console.log(`src/content/${tag}/made-from.txt: ${number} texts were made from the English of today`);
}

// --- the engine, as it speaks this language ---

const scratch = fileURLToPath(new URL("../target/words/", import.meta.url));
await mkdir(scratch, { recursive: true });
await writeFile(`${scratch}core.mjs`, await bundler({})("www/npm/core.js", { format: "esm" }));
const engine = await import(pathToFileURL(`${scratch}core.mjs`));
engine.addLanguage({ tag, words: languages[tag].words });

// --- what is wrong with a text ---

/** Texts that nobody reads: how what was typed is fitted, how words are joined, and how numbers count. */
const isRead = (path) => !/^(fit|numbers)\.|\.joint(\.|$)/.test(path) && path !== "ui.direction";
/** A name has a gap of its own for each form that a language gives it. */
const gapsIn = (text) => new Set(text.match(/\{\w+\}/g)?.map((gap) => (/who/i.test(gap) ? "{who}" : gap)));
/** A message says with other facts what another language says with these, and a day is written with other parts of it. */
const isFree = (path) => /^(drafts|dates)\./.test(path);
/** A button or a label, whose place is as wide as the English one needs. */
const isLabel = (text) => text.length <= 40 && !/[.!?:]$/.test(text) && !text.includes("{");

const faultsOf = (path, from, text) => {
  if (!isRead(path)) return [];
  const [wanted, given] = [gapsIn(from), gapsIn(text)];
  const lines = text.replace(/^\w+: /gm, "");
  const lacks = [...wanted].filter((gap) => !given.has(gap));
  const more = [...given].filter((gap) => !wanted.has(gap));
  return [
    lacks.length > 0 && !isFree(path) && `without ${lacks.join(" ")}`,
    more.length > 0 && !isFree(path) && `${more.join(" ")} is not in the English`,
    / {2}/.test(text) && "two spaces",
    text.trim() !== text && from.trim() === from && "a space at an end",
    /["']/.test(lines) && "straight quotation marks",
    / [!?;:»]/.test(lines) && "a space before a mark, where a line may break",
    isLabel(from) && !isFree(path) && text.length > 1.6 * from.length + 2 && `${text.length} characters where English has ${from.length}`,
  ].filter(Boolean);
};

const { texts, by, missing, changed } = await translation(tag);
const faults = new Map([...texts].filter(([path]) => english.has(path)).map(([path, text]) => [path, faultsOf(path, english.get(path), text)]));
const faulty = [...faults].filter(([, found]) => found.length > 0).map(([path]) => path);
const same = [...texts].filter(([path, text]) => isRead(path) && text === english.get(path) && /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, ""))).map(([path]) => path);

// --- what comes of the texts in some situations ---

const now = "2026-03-11T10:30"; // a Wednesday
const dana = { id: "dana", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial", topic: "dbt" };
const luis = { id: "luis", name: "Luis Prado", role: "recruiter", rapport: "mixed" };
const held = { now, stage: "after", you: "Sam Ekström", company: "Fernhill", job: "Data Analyst", interviewAt: "2026-03-10T14:00" };
const weeksAgo = { ...held, interviewAt: "2026-02-17T14:00" };
const refused = { ...held, stage: "rejected", interviewAt: "2026-02-24T14:00", decisionOn: "2026-03-09" };

const SITUATIONS = {
  "Nothing but the stage known": { now, stage: "before", interviewers: [{ id: "1" }] },
  "The day before the interview": { ...held, stage: "before", interviewAt: "2026-03-12T09:00", interviewers: [dana] },
  "Between two rounds": { ...held, stage: "between", nextInterviewAt: "2026-03-18T09:00", interviewers: [dana, luis] },
  "The day after, two people": { ...held, interviewers: [dana, luis] },
  "The day after, nobody named": { ...held, interviewers: [{ id: "1", rapport: "good" }, { id: "2", rapport: "poor" }] },
  "They have sent a request": { ...held, interviewers: [{ ...dana, request: "theirs" }] },
  "Three weeks without an answer to the request": { ...weeksAgo, interviewers: [{ ...dana, request: "pending", requestSentOn: "2026-02-18" }] },
  "Weeks without news": { ...weeksAgo, interviewers: [dana] },
  "With an offer": { ...held, stage: "offer", decisionOn: "2026-03-10", interviewers: [dana] },
  "After a refusal": { ...refused, interviewers: [dana, luis] },
  "Connected already": { ...held, interviewers: [{ ...dana, request: "accepted", reach: "message" }] },
};
const TONES = ["warm", "neutral", "formal"];

/** What the engine says of a situation, part by part; the messages are the first for each interviewer, in three tones. */
const outcome = (situation, lang, said) => {
  const asked = { ...situation, lang };
  const { headline, people, checklist, cautions } = engine.advise(asked);
  const messages = people.filter(({ drafts }) => drafts.length > 0).flatMap(({ id, name: who, drafts: [{ kind }] }) =>
    TONES.map((tone) => {
      const { subject, body } = engine.compose(asked, id, kind, tone);
      return [`${kind} ${tone} ${who ?? id}`, [subject, body].filter(Boolean).join("\n\n")];
    }),
  );
  const lines = (list) => list.filter(Boolean).join("\n");
  return [
    ["headline", headline],
    ["verdicts", lines(people.map(({ verdict }) => said.get(`ui.verdict.${verdict}`)))],
    ["reasons and stances", lines(people.flatMap(({ reasons, stances = [] }) => [...reasons, ...stances].map(({ text }) => text)))],
    ["checklist", lines(checklist.flatMap(({ text, why }) => [text, why]))],
    ["cautions", lines(cautions.map(({ text }) => text))],
    ...messages,
  ].filter(([, text]) => text);
};

// --- the page ---

const escape = (text) => `${text}`.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const theirs = `lang="${tag}" dir="${texts.get("ui.direction") ?? "ltr"}"`;
const anchor = (path) => `<a href="#${escape(path)}">${escape(path)}</a>`;
const listed = (title, paths, note = () => "") =>
  `<details${paths.length > 0 && paths.length < 60 ? " open" : ""}><summary>${title}: ${paths.length}</summary><ul>${paths.map((path) => `<li>${texts.has(path) || english.has(path) ? anchor(path) : escape(path)} ${escape(note(path))}</li>`).join("\n")}</ul></details>`;
const cell = (text, attributes) => `<td ${attributes}>${escape(text)}</td>`;

const row = ([path, from]) => {
  const text = texts.get(path);
  const notes = [missing.includes(path) && "missing", changed.includes(path) && "the English has changed", same.includes(path) && "the same as in English", ...(faults.get(path) ?? [])].filter(Boolean);
  return `<tr id="${escape(path)}"><th scope="row">${escape(path)}${notes.map((note) => `<br><mark>${escape(note)}</mark>`).join("")}</th>${cell(from, 'lang="en" dir="ltr"')}${cell(text ?? "", theirs)}</tr>`;
};
const byFile = new Map();
for (const entry of english) {
  const [file] = entry[0].split(".");
  byFile.set(file, [...(byFile.get(file) ?? []), entry]);
}
const head = `<thead><tr><td></td><th scope="col">en</th><th scope="col">${escape(tag)}</th></tr></thead>`;
const rendered = Object.entries(SITUATIONS).map(([title, situation]) => {
  const [from, made] = [outcome(situation, "en", english), new Map(outcome(situation, tag, texts))];
  const rows = from.map(([part, text]) => `<tr><th scope="row">${escape(part)}</th>${cell(text, 'lang="en" dir="ltr"')}${cell(made.get(part) ?? "", theirs)}</tr>`);
  return `<table><caption>${escape(title)}</caption>${head}<tbody>\n${rows.join("\n")}\n</tbody></table>`;
});

const style = `:root { color-scheme: light dark; }
body { margin: 1rem auto; max-inline-size: 90rem; padding-inline: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; margin-block: 1rem 2rem; }
caption { text-align: start; font-weight: 600; }
td, th { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td { white-space: pre-wrap; }
:is(th, td):first-child { inline-size: 18%; font-weight: 400; font-size: 0.8125rem; }
ul { columns: 22rem; font-size: 0.8125rem; }`;
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The texts in ${escape(tag)}</title>
<style>${style}</style>
</head>
<body>
<h1>The texts in ${escape(tag)}</h1>
<p>Translated by: ${escape(by.join("; ") || "nobody has said so yet")}</p>
<h2>Left to do</h2>
${listed("Missing", missing)}
${listed("The English has changed since", changed)}
${listed("Faults", faulty, (path) => faults.get(path).join("; "))}
${listed("The same as in English", same)}
<h2>In some situations</h2>
${rendered.join("\n")}
<h2>All texts</h2>
${[...byFile].map(([file, entries]) => `<table><caption>${escape(file)}.toml</caption>${head}<tbody>\n${entries.map(row).join("\n")}\n</tbody></table>`).join("\n")}
</body>
</html>
`;
const out = fileURLToPath(new URL(`../dist/words/${tag}.html`, import.meta.url));
await mkdir(dirname(out), { recursive: true });
await writeFile(out, page);
console.log(`dist/words/${tag}.html: of ${english.size} texts ${missing.length} are missing, ${changed.length} have changed in English since, ${same.length} are the same as in English, ${faulty.length} have faults`);
