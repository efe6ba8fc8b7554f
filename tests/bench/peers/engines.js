// The engines side by side on the same situations: each as a function that answers one of them.
//
// Full advice as an object: the product's own library, and the same by hand in JavaScript. The bare decision, that is which row
// of the decision table holds for one interviewer: the other engines, which are handed the facts ready made (stage, rounds and
// windows are worked out for them beforehand) and answer with the row alone. zen-engine-wasm takes expressions and no decision
// tables, so it gets the table as one expression; json-rules-engine stops at the first row that holds.
import initZen, { evaluateExpression } from "@gorules/zen-engine-wasm/dist/zen_engine_wasm.js";
import zenWasm from "@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm";
import * as core from "interview-connect/core";
import { Engine } from "json-rules-engine";
import rows from "rows";
import { RULES } from "tables";
import { advise, factsOf } from "./decision.js";
import { situations } from "./situations.js";

const asRules = (tree) => {
  if (tree.all) return { all: tree.all.map(asRules) };
  if (tree.any) return { any: tree.any.map(asRules) };
  if (tree.not) return { not: asRules(tree.not) };
  return tree.in ? { fact: tree.fact, operator: "in", value: tree.in } : { fact: tree.fact, operator: "equal", value: true };
};

/** The outermost condition has to be a list. */
const asRule = (condition, event, priority) => ({ conditions: { all: [asRules(condition)] }, event: { type: event }, priority });

const asExpression = (tree) => {
  if (tree.all) return tree.all.length === 0 ? "true" : `(${tree.all.map(asExpression).join(" and ")})`;
  if (tree.any) return `(${tree.any.map(asExpression).join(" or ")})`;
  if (tree.not) return `not (${asExpression(tree.not)})`;
  return tree.in ? `(${tree.in.map((answer) => `${tree.fact} == '${answer}'`).join(" or ")})` : tree.fact;
};

const firstRow = new Engine(rows.decision.map(({ condition, rule }, place) => asRule(condition, rule, rows.decision.length - place)));
firstRow.on("success", () => firstRow.stop());
const allRows = new Engine(rows.advice.map(({ condition, id }) => asRule(condition, id, 1)));

const expression = rows.decision.reduceRight((otherwise, { condition, rule }) => `${asExpression(condition)} ? '${rule}' : ${otherwise}`, "''");

const passed = (row, facts) => (row.then === "EVE" && facts.evePassed) || (row.then === "SINCE-INVITED" && facts.invitationPassed);

/** What each engine makes of a situation: `prepare` is done once and not measured. */
const engines = {
  ours: { prepare: (situation) => situation, run: core.advise, row: ({ people }) => people[0].rule },
  hand: { prepare: (situation) => situation, run: advise, row: ({ people }) => people[0].rule },
  handBare: {
    prepare: (situation) => factsOf(situation, rows.facts),
    run: (facts) => RULES.find((row) => row.when(facts) && !passed(row, facts)).rule,
    row: (rule) => rule,
  },
  zenBare: { prepare: (situation) => factsOf(situation, rows.facts), run: (facts) => evaluateExpression(expression, facts), row: (rule) => rule },
  rulesBare: {
    prepare: (situation) => factsOf(situation, rows.facts),
    run: async (facts) => (await firstRow.run(facts)).events[0].type,
    row: (rule) => rule,
  },
  rulesAll: {
    prepare: (situation) => factsOf(situation, rows.facts),
    run: async (facts) => {
      const decided = await firstRow.run(facts);
      const { events } = await allRows.run({ ...facts, rule: decided.events[0].type });
      return { rule: decided.events[0].type, holds: events.map(({ type }) => type) };
    },
    row: ({ rule }) => rule,
  },
};

/** How often a second an engine answers, over so many milliseconds. */
const rate = async (name, situation, duration) => {
  const { prepare, run } = engines[name];
  const prepared = prepare(situation);
  const isAsync = run(prepared) instanceof Promise;
  let count = 0;
  const from = performance.now();
  let until = from;
  // The clock is asked once for several answers, since asking takes as long as a bare decision.
  const batch = name === "handBare" ? 1000 : 1;
  while (until - from < duration) {
    for (let index = 0; index < batch; index += 1) {
      if (isAsync) await run(prepared);
      else run(prepared);
    }
    count += batch;
    until = performance.now();
  }
  return (count * 1000) / (until - from);
};

/** A value in a form that is the same for equal values, whatever the order of their fields. */
const canonical = (value) =>
  JSON.stringify(value, (_, inner) => (inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

/**
 * In how many of so many situations each peer answers as the product does: the whole advice, apart from the notices that the
 * one written by hand leaves out, and for the others the deciding row.
 */
const agreement = async (count, seed) => {
  const agreeing = Object.fromEntries(Object.keys(engines).map((name) => [name, 0]));
  for (const situation of situations(count, seed)) {
    const advice = core.advise(situation);
    const [{ rule }] = advice.people;
    for (const [name, { prepare, run, row }] of Object.entries(engines)) {
      const answer = await run(prepare(situation));
      const same = name === "hand" ? canonical(answer) === canonical({ ...advice, notices: [] }) : row(answer) === rule;
      if (same) agreeing[name] += 1;
    }
  }
  return agreeing;
};

globalThis.engines = { start: () => initZen({ module_or_path: zenWasm }), rate, agreement };
