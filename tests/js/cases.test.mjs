// The hand-written cases of tests/cases/, asked of the package as it ships: through the optimised WebAssembly and the bridge
// that turns its answers into objects. tests/it/cases.rs asks the engine itself, and says how an expectation is written.
import assert from "node:assert/strict";
import { basename } from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { filesBelow, read } from "./built.mjs";

const { SituationError, advise, compose, review } = await import("../../dist/npm/core.js");

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const inWords = (value) => JSON.stringify(value) ?? "nothing";

/** What differs between an answer and the part of it that is promised: one text for each difference. */
const differences = (expected, actual, path = "") => {
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([field, value]) => differences(value, actual[field], `${path}.${field}`));
  }
  if (isObject(expected)) {
    return Object.entries(expected).flatMap(([operator, wanted]) => {
      if (/^\d+$/.test(operator)) return differences(wanted, actual?.[operator], `${path}[${operator}]`);
      return holds(operator, wanted, actual) ? [] : [`${path}: expected ${operator} ${inWords(wanted)}, found ${inWords(actual)}`];
    });
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`));
  }
  // A field that is null in a case is one that the answer may lack.
  return isDeepStrictEqual(expected, actual ?? null) ? [] : [`${path}: expected ${inWords(expected)}, found ${inWords(actual)}`];
};

const fits = (expected, actual) => differences(expected, actual).length === 0;

const holds = (operator, wanted, actual) => {
  const isList = Array.isArray(actual);
  const isText = typeof actual === "string";
  const has = (part) => isList && actual.some((item) => fits(part, item));
  const size = isList || isText ? actual.length : actual;
  switch (operator) {
    case "contains":
      return wanted.every(has);
    case "lacks":
      return isList && !wanted.some(has);
    case "set":
      return isList && isSameInAnyOrder(wanted, actual);
    case "least":
      return typeof size === "number" && size >= wanted;
    case "most":
      return typeof size === "number" && size <= wanted;
    case "text":
      return isText && wanted.every((part) => actual.includes(part));
    case "without":
      return isText && !wanted.some((part) => actual.includes(part));
    case "anywhere":
      return wanted.every((text) => occurs(text, actual));
    default:
      // Not an operator, or a field of something that is not there.
      return false;
  }
};

const isSameInAnyOrder = (expected, actual) => {
  const left = [...actual];
  for (const part of expected) {
    const found = left.findIndex((item) => fits(part, item));
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return left.length === 0;
};

const occurs = (wanted, value) =>
  value !== null && typeof value === "object" ? Object.values(value).some((item) => occurs(wanted, item)) : value === wanted;

/** What the package answers to a case, or the faults that it throws. */
const answer = ({ situation, raw, compose: asked, review: message }) => {
  const input = situation ?? raw;
  try {
    if (message) return { answer: review(message.text, message.options) };
    return { answer: asked ? compose(input, ...asked) : advise(input) };
  } catch (thrown) {
    // Anything else than faults is a failure of the package.
    if (!(thrown instanceof SituationError)) throw thrown;
    return { faults: thrown.faults };
  }
};

const mismatches = (given) => {
  const { answer: found, faults } = answer(given);
  if (given.faults) {
    if (!faults) return ["the input was accepted"];
    const silent = faults.filter(({ problem, accepted }) => !problem || !accepted);
    return [...differences({ set: given.faults }, faults, "faults"), ...silent.map(({ path }) => `${path} does not say what is wrong or what is accepted`)];
  }
  return faults ? [`the input was refused: ${inWords(faults)}`] : differences(given.expect, found);
};

let cases = 0;

for (const path of (await filesBelow("tests/cases")).filter((path) => path.endsWith(".json")).sort()) {
  test(`the package answers every case of ${basename(path)}`, async () => {
    const list = JSON.parse(await read("tests/cases", basename(path)));
    assert.ok(list.length > 0);
    const failures = list.map((given) => [given.name, mismatches(given)]).filter(([, wrong]) => wrong.length > 0);
    assert.deepEqual(failures, []);
    cases += list.length;
  });
}

test("a promise that is not kept is seen", () => {
  const found = { verdict: "send", people: [{ name: "Dana" }, { name: "Luis" }], text: "Send it today" };
  for (const kept of [{ verdict: "send" }, { people: { contains: [{ name: "Luis" }] } }, { people: { set: [{ name: "Luis" }, { name: "Dana" }] } }, { people: { 1: { name: "Luis" } } }, { people: { least: 2, most: 2 } }, { window: null }, { text: { text: ["today"], without: ["now"] } }, { people: { anywhere: ["Dana"], lacks: [{ name: "Mira" }] } }]) {
    assert.deepEqual(differences(kept, found), [], inWords(kept));
  }
  for (const broken of [{ verdict: "wait" }, { people: { contains: [{ name: "Mira" }] } }, { people: { set: [{ name: "Dana" }, { name: "Dana" }] } }, { people: { 2: { name: "Luis" } } }, { people: { most: 1 } }, { window: { until: "time" } }, { text: { without: ["today"] } }, { people: { anywhere: ["Mira"] } }, { people: { lacks: [{ name: "Dana" }] } }, { people: [{}] }, { people: { contain: [] } }]) {
    assert.notDeepEqual(differences(broken, found), [], inWords(broken));
  }
  console.log(`cases asked of the package: ${cases}`);
});
