// Says the engine's tables in words for the atlas: what each timing means, and what a condition asks.
import { tables } from "../generated.mjs";

/** Backticks mark names in the tables; the atlas shows the words without them. */
const plain = (text) => text.replaceAll("`", "");

/** What each timing of a window means. */
export const timings = Object.fromEntries(tables.timings.map(({ timing, means }) => [timing, plain(means)]));

/** The rows of the decision table, in order. */
export const rules = tables.rules;

const named = Object.fromEntries(tables.conditions.map(({ name, meaning }) => [name, plain(meaning)]));
const meaningOf = (field, answer) => plain(tables.choices.find((row) => row.field === field && row.answer === answer).meaning);

/** One part of a condition, with `not ` before it or nothing. */
const part = (node, not = "") => {
  if (node.not) return part(node.not, "not ");
  if (node.all || node.any) {
    if (not) throw new Error(`the atlas has no words for “not (” before ${JSON.stringify(node)}`);
    return node.any ? { any: node.any.map((inner) => part(inner)) } : { all: node.all.map((inner) => part(inner)) };
  }
  const code = node.field ? `${node.field} ${node.answers.join("/")}` : node.word;
  const meaning = node.field ? node.answers.map((answer) => meaningOf(node.field, answer).replace(/\.$/, "")).join(", or: ") : named[node.word];
  return { code: `${not}${code}`, meaning: not ? `not so: ${meaning}` : meaning };
};

/** A condition as a list of what all has to hold, and as a sentence. */
export const conditionOf = ({ tree: whole }) => {
  const tree = (whole.all ?? [whole]).map((inner) => part(inner));
  const said = (node) => {
    if (node.any) return `either ${node.any.map(said).join(", or ")}`;
    if (node.all) return node.all.map(said).join(" and ");
    return `${node.code} (${node.meaning})`;
  };
  return { tree, inWords: tree.map(said).join("; and ") };
};
