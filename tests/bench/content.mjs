// The product's words and tables for the peers of the benchmark, so that they say and decide the same.
import { readFile } from "node:fs/promises";
import { answers, tables, words } from "../../www/generated.mjs";

/** All English words by file, section and key, as the files have them: `words.reasons.R1.inTouch`. */
export const readWords = async () => {
  // What an edited message is checked for is words, too; the product carries them, so the twin does.
  const phrases = (await readFile(new URL("../../src/content/en/review.phrases", import.meta.url), "utf8")).split("\n");
  return { ...words, review: { ...words.review, phrases: phrases.filter((line) => line !== "" && !line.startsWith("#")) } };
};

const named = new Map(tables.conditions.map(({ name, is }) => [name, is]));

/**
 * A condition as a tree of `{ all: […] }`, `{ any: […] }`, `{ not: … }` and leaves `{ fact, in: […] }`; a leaf without `in` is a
 * fact that is true or false. What stands for others is replaced by them.
 */
const condition = ({ tree }) => {
  if (tree.all) return { all: tree.all.map((part) => condition({ tree: part })) };
  if (tree.any) return { any: tree.any.map((part) => condition({ tree: part })) };
  if (tree.not) return { not: condition({ tree: tree.not }) };
  if (tree.field) return { fact: tree.field, in: tree.answers };
  return named.get(tree.word) ? condition(named.get(tree.word)) : { fact: tree.word };
};

/** A condition as a JavaScript expression over a case `c`. */
const asScript = (tree) => {
  if (tree.all) return tree.all.length === 0 ? "true" : `(${tree.all.map(asScript).join("&&")})`;
  if (tree.any) return `(${tree.any.map(asScript).join("||")})`;
  if (tree.not) return `!${asScript(tree.not)}`;
  return tree.in ? `(${tree.in.map((answer) => `c.${tree.fact}===${JSON.stringify(answer)}`).join("||")})` : `c.${tree.fact}`;
};

/** How likely each answer is, in percent, by field: of a choice as its answers have it, of yes and no as its field has it. */
const odds = () => {
  const all = {};
  for (const { field, answer, odds } of tables.choices) if (odds !== "-") (all[field] ??= {})[answer] = Number(odds);
  for (const { field, odds } of tables.fields) if (odds !== "-") all[field] = { true: Number(odds), false: 100 - odds };
  return all;
};

/** The tables as a script: `RULES`, `REASONS` and so on, lists of objects whose `when` is a function of a case. */
export const tablesAsScript = async () => {
  const value = (cell) => {
    if (cell === null) return "c=>false";
    return cell.tree ? `c=>${asScript(condition(cell))}` : JSON.stringify(cell);
  };
  const list = (name, rows, columns) => {
    const objects = rows.map((row) => `{${Object.entries(columns).map(([key, column]) => `${key}:${value(row[column])}`).join(",")}}`);
    return `export const ${name}=[${objects.join(",\n")}];\n`;
  };
  const same = (...names) => Object.fromEntries(names.map((name) => [name, name]));
  const facts = tables.facts.map((row) => ({ ...row, figures: Object.entries(row.figures).map(([name, number]) => `${name}=${number}`) }));
  const scripts = [
    list("RULES", tables.rules, same("rule", "when", "then")),
    list("REASONS", tables.reasons, same("rules", "key", "when", "cites")),
    list("STANCES", tables.stances, same("guide", "key", "when", "stance", "cites")),
    list("CAUTIONS", tables.cautions, { id: "caution", ...same("when", "cites") }),
    list("ITEMS", tables.checklist, { id: "item", ...same("words", "each", "phase", "when", "priority", "due", "done", "first", "cites") }),
    list("SECTIONS", tables.drafts, same("kind", "part", "section", "when", "cites")),
    list("SUGGESTIONS", tables.suggestions, same("kind", "when")),
    list("KINDS", tables.kinds, same("kind", "channel")),
    list("HEADLINE", tables.headline, same("clause", "step", "when", "names")),
    list("DISAGREEMENTS", tables.disagreements, same("id", "position", "cites")),
    list("FACTS", facts, { id: "fact", ...same("checked", "figures") }),
  ];
  const choices = Object.fromEntries(tables.choices.map(({ field }) => [field, answers(field)]));
  const lists = { CHOICES: choices, ODDS: odds(), FIELDS: tables.fields };
  return scripts.join("") + Object.entries(lists).map(([name, value]) => `export const ${name}=${JSON.stringify(value)};\n`).join("");
};

/** Whether a timing's window has passed leaves the decision to the rows below; a table of conditions needs that as a fact. */
const PASSED = { EVE: "evePassed", "SINCE-INVITED": "invitationPassed" };

/**
 * The tables for engines that take rules as data. `decision` holds the rows of the decision table, `advice` those of the tables
 * that say which reasons, stances, items and cautions hold once it is decided; `facts` are the names of all that they ask for.
 */
export const rowsAsData = async () => {
  const passing = new Set(tables.timings.filter(({ passes }) => passes).map(({ timing }) => timing));
  const decision = tables.rules.map(({ rule, when, then }) => {
    const asked = condition(when);
    return { rule, then, condition: passing.has(then) ? { all: [asked, { not: { fact: PASSED[then] } }] } : asked };
  });
  const advice = [
    ...tables.reasons.map(({ rules, key, when }) => ({ id: `reason ${rules.join(" ")} ${key}`, condition: { all: [{ fact: "rule", in: rules }, condition(when)] } })),
    ...tables.stances.map(({ guide, key, when }) => ({ id: `stances ${guide} ${key}`, condition: condition(when) })),
    ...tables.cautions.map(({ caution, when }) => ({ id: `cautions ${caution} ${caution}`, condition: condition(when) })),
    ...tables.checklist.map(({ item, when }) => ({ id: `checklist ${item} ${item}`, condition: condition(when) })),
  ];
  const facts = new Set();
  const collect = (tree) => (tree.fact ? facts.add(tree.fact) : [tree.all, tree.any, tree.not].flat().filter(Boolean).forEach(collect));
  [...decision, ...advice].forEach(({ condition }) => collect(condition));
  return { decision, advice, facts: [...facts] };
};
