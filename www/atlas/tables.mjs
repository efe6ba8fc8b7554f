// Reads the engine's tables for the atlas: the rules, and what the names in their conditions mean.

const lines = (table) => table.split("\n").filter((line) => line.trim() && !line.startsWith("#")).map((line) => line.replaceAll("`", "").split("|").map((cell) => cell.trim()));

/** What each plan for a window means. */
export const plansOf = (table) => Object.fromEntries(lines(table).map(([plan, , means]) => [plan, means]));

/** The rows of the decision table, in order. */
export const rulesOf = (table) => lines(table).map(([rule, condition, then]) => ({ rule, condition, then }));

/** What each named condition and each answer means. */
export const meanings = (conditions, choices) => {
  const answers = {};
  for (const [, field, answer, meaning] of lines(choices)) (answers[field] ??= {})[answer] = meaning;
  return { named: Object.fromEntries(lines(conditions).map(([name, , meaning]) => [name, meaning])), answers };
};

/**
 * A condition as a tree and as a sentence. The grammar is the one of src/build/tables/mod.rs, which has checked it:
 * parts that all hold, parentheses with alternatives, `not`, names, and a field with its answers.
 */
export const conditionOf = (condition, { named, answers }) => {
  const tokens = condition.replace(/[(),]/g, " $& ").split(/\s+/).filter(Boolean);
  const all = () => {
    const parts = [one("")];
    while (tokens[0] === ",") parts.push((tokens.shift(), one("")));
    return parts;
  };
  const grouped = (parts) => (parts.length === 1 ? parts[0] : { all: parts });
  const one = (not) => {
    const token = tokens.shift();
    if (token === "not") return one("not ");
    if (token === "(") {
      if (not) throw new Error(`the atlas has no words for “not (” in “${condition}”`);
      const any = [grouped(all())];
      while (tokens[0] === "or") any.push((tokens.shift(), grouped(all())));
      tokens.shift();
      return any.length === 1 ? any[0] : { any };
    }
    if (answers[token]) {
      const given = tokens.shift();
      const meaning = given.split("/").map((answer) => answers[token][answer].replace(/\.$/, "")).join(", or: ");
      return { code: `${not}${token} ${given}`, meaning: not ? `not so: ${meaning}` : meaning };
    }
    if (!named[token]) throw new Error(`the atlas does not know “${token}” in “${condition}”`);
    return { code: `${not}${token}`, meaning: not ? `not so: ${named[token]}` : named[token] };
  };
  const tree = all();
  const said = (node) => {
    if (node.any) return `either ${node.any.map(said).join(", or ")}`;
    if (node.all) return node.all.map(said).join(" and ");
    return `${node.code} (${node.meaning})`;
  };
  return { tree, inWords: tree.map(said).join("; and ") };
};
