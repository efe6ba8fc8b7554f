// Prints the built engine's advice on a situation as a person would read it: node show-advice.mjs SITUATION.json
import { readFile } from "node:fs/promises";
import { argv } from "node:process";
import { advise } from "../../dist/npm/core.js";

const situation = JSON.parse(await readFile(argv[2], "utf8"));
const advice = advise(situation);

const indent = (text, by) => text.replace(/^/gm, " ".repeat(by));

const spell = ({ opens, closes, suggested, until, late }) => {
  const words = [];
  if (opens) words.push(`from ${opens}`);
  if (closes) words.push(`to ${closes}`);
  if (suggested) words.push(`best ${suggested}`);
  if (until) words.push(`waiting for: ${until}`);
  if (late) words.push("the best window has passed");
  return words.join(", ").replaceAll("T", " ") || "no dates known";
};

console.log(advice.headline);
for (const { id, name, verdict, rule, window, reasons, drafts } of advice.people) {
  console.log(`\n${name ?? id}: ${verdict} (${rule})`);
  if (window) console.log(`  when  ${spell(window)}`);
  if (reasons?.length) console.log(`  why   ${reasons[0].text} [${reasons[0].cites.join(" ")}]`);
  const note = drafts?.find(({ kind }) => kind === "note");
  if (note) console.log(`  note  ${note.length} of ${note.limit} characters\n${indent(note.body, 8)}`);
}
for (const notice of advice.notices ?? []) console.log(`\nNotice: ${notice}`);
