// Reads the product's words and tables, so that the peers of the benchmark say and decide the same: from src/, anew each time.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** All English words by file, section and key, as the files have them: `words.reasons.R1.inTouch`. */
export const readWords = async () => {
  const folder = join(src, "content", "en");
  const words = {};
  for (const file of (await readdir(folder)).sort().filter((name) => name.endsWith(".toml"))) {
    let section = (words[file.replace(".toml", "")] = {});
    const top = section;
    for (const line of (await readFile(join(folder, file), "utf8")).split("\n")) {
      const [, path] = line.match(/^\[(.+)\]$/) ?? [];
      const [, key, text] = line.match(/^([\w-]+) = (".*")$/) ?? [];
      if (path) section = path.split(".").reduce((inside, name) => (inside[name] ??= {}), top);
      else if (key) section[key] = JSON.parse(text);
      else if (line !== "" && !line.startsWith("#")) throw new Error(`${file} has a line that is neither a section nor a text: ${line}`);
    }
  }
  // What an edited message is checked for is words, too; the product carries them, so the twin does.
  const phrases = (await readFile(join(folder, "review.phrases"), "utf8")).split("\n");
  words.review.phrases = phrases.filter((line) => line !== "" && !line.startsWith("#"));
  return words;
};

/** The rows of a table, each a list of its cells. */
const rowsOf = async (table) => {
  const lines = (await readFile(join(src, "tables", `${table}.table`), "utf8")).split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("|").map((cell) => cell.trim()));
};

/**
 * Reads `when` cells as trees of `{ all: […] }`, `{ any: […] }`, `{ not: … }` and leaves `{ fact, in: […] }`; a leaf without `in`
 * is a fact that is true or false. Conditions that stand for others are put in their place.
 */
const parser = async () => {
  const named = new Map((await rowsOf("conditions")).map(([name, is]) => [name, is]));
  const fields = new Set((await rowsOf("choices")).map(([, field]) => field));
  const parse = (text) => {
    const tokens = text.match(/[(),]|[^\s(),]+/g);
    const chain = (kind, separator, next) => {
      const parts = [next()];
      while (tokens[0] === separator) {
        tokens.shift();
        parts.push(next());
      }
      return parts.length > 1 ? { [kind]: parts } : parts[0];
    };
    const any = () => chain("any", "or", all);
    const all = () => chain("all", ",", one);
    const one = () => {
      const token = tokens.shift();
      if (token === "(") {
        const inner = any();
        tokens.shift();
        return inner;
      }
      if (token === "not") return { not: one() };
      if (token === "any") return { all: [] };
      if (fields.has(token)) return { fact: token, in: tokens.shift().split("/") };
      if (!named.has(token)) throw new Error(`the condition "${text}" names ${token}, which conditions.table does not have`);
      return named.get(token) === "-" ? { fact: token } : parse(named.get(token));
    };
    const tree = any();
    if (tokens.length > 0) throw new Error(`the condition "${text}" goes on after its end`);
    return tree;
  };
  return parse;
};

/** A condition as a JavaScript expression over a case `c`. */
const asScript = (tree) => {
  if (tree.all) return tree.all.length === 0 ? "true" : `(${tree.all.map(asScript).join("&&")})`;
  if (tree.any) return `(${tree.any.map(asScript).join("||")})`;
  if (tree.not) return `!${asScript(tree.not)}`;
  return tree.in ? `(${tree.in.map((answer) => `c.${tree.fact}===${JSON.stringify(answer)}`).join("||")})` : `c.${tree.fact}`;
};

/** The tables as a script: `RULES`, `REASONS` and so on, lists of objects whose `when` is a function of a case. */
export const tablesAsScript = async () => {
  const parse = await parser();
  const list = async (name, table, columns) => {
    const rows = (await rowsOf(table)).map((cells) => {
      const parts = Object.entries(columns).map(([key, [column, kind]]) => {
        const cell = cells[column] ?? "";
        if (kind === "when") return `${key}:c=>${cell === "-" ? "false" : asScript(parse(cell))}`;
        if (kind === "list") return `${key}:${JSON.stringify(cell.split(" ").filter(Boolean))}`;
        if (kind === "flag") return `${key}:${cell === "yes"}`;
        return `${key}:${JSON.stringify(cell)}`;
      });
      return `{${parts.join(",")}}`;
    });
    return `export const ${name}=[${rows.join(",\n")}];\n`;
  };
  const scripts = await Promise.all([
    list("RULES", "rules", { rule: [0], when: [1, "when"], then: [2] }),
    list("REASONS", "reasons", { rules: [0, "list"], key: [1], when: [2, "when"], cites: [3, "list"] }),
    list("STANCES", "stances", { guide: [0], key: [1], when: [2, "when"], stance: [3], cites: [4, "list"] }),
    list("CAUTIONS", "cautions", { id: [0], when: [1, "when"], cites: [2, "list"] }),
    list("ITEMS", "checklist", { id: [0], each: [1], phase: [2], when: [3, "when"], priority: [4], due: [5], done: [6, "when"], first: [7, "flag"], cites: [8, "list"] }),
    list("SECTIONS", "drafts", { kind: [0], part: [1], section: [2], when: [3, "when"], cites: [4, "list"] }),
    list("FACTS", "facts", { id: [0], checked: [1], figures: [2, "list"] }),
  ]);
  const choices = {};
  for (const [, field, answer] of await rowsOf("choices")) (choices[field] ??= []).push(answer);
  return `${scripts.join("")}export const CHOICES=${JSON.stringify(choices)};\n`;
};

/** Plans that may have passed, which leaves the decision to the rows below; a table of conditions needs that as a fact. */
const PASSING = { EVE: "evePassed", "SINCE-INVITED": "invitationPassed" };

/**
 * The tables for engines that take rules as data. `decision` holds the rows of the decision table, `advice` those of the tables
 * that say which reasons, stances, items and cautions hold once it is decided; `facts` are the names of all that they ask for.
 */
export const rowsAsData = async () => {
  const parse = await parser();
  const decision = (await rowsOf("rules")).map(([rule, when, then]) => {
    const condition = parse(when);
    return { rule, then, condition: PASSING[then] ? { all: [condition, { not: { fact: PASSING[then] } }] } : condition };
  });
  const reasons = (await rowsOf("reasons")).map(([rules, key, when]) => ({ id: `reason ${rules} ${key}`, condition: { all: [{ fact: "rule", in: rules.split(" ") }, parse(when)] } }));
  const others = { stances: [1, 2], cautions: [0, 1], checklist: [0, 3] };
  const lists = await Promise.all(
    Object.entries(others).map(async ([table, [id, when]]) => (await rowsOf(table)).map((cells) => ({ id: `${table} ${cells[0]} ${cells[id]}`, condition: parse(cells[when]) }))),
  );
  const advice = [...reasons, ...lists.flat()];
  const facts = new Set();
  const collect = (tree) => (tree.fact ? facts.add(tree.fact) : [tree.all, tree.any, tree.not].flat().filter(Boolean).forEach(collect));
  [...decision, ...advice].forEach(({ condition }) => collect(condition));
  return { decision, advice, facts: [...facts] };
};
