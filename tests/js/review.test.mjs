// Review as the package offers it: findings on a message, faults that name the field, and types that hold.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import { consumer, root } from "./built.mjs";

const run = promisify(execFile);
const { compose, review, SituationError } = await import("../../dist/npm/core.js");

const situation = {
  now: "2026-03-11T15:00", stage: "after", interviewAt: "2026-03-10T14:00", job: "Data Engineer", company: "Northwind", you: "Sam Reyes",
  interviewers: [
    { id: "dana", name: "Dana Okafor", topic: "moving billing to events" },
    { id: "luis", name: "Luis", topic: "the parser" },
  ],
};

const words = (text, { start, end }) => text.slice(start, end);

test("what is wrong is found where it stands, counted as the page counts", () => {
  const text = "Hi Dana 👩🏽‍💻, thank you for your time today! Please let me know by Friday!!";
  const findings = review(text, { kind: "thankYouEmail", situation, personId: "dana" });
  assert.deepEqual(
    findings.filter(({ severity }) => severity !== "hint").map((finding) => [finding.id, words(text, finding)]),
    [["wrongDay", "today"], ["pressure", "let me know by Friday"], ["tone", "!!"]],
  );
  for (const { severity, message, cites } of findings) {
    assert.ok(["error", "warning", "hint"].includes(severity));
    assert.ok(message.length > 0 && cites.length > 0 && cites.every((cite) => typeof cite === "string"));
  }
});

test("a draft of ours has nothing to mend, and only its gaps where facts are missing", () => {
  const draft = compose(situation, "dana", "note", "warm");
  assert.deepEqual(review(draft.body, { kind: "note", situation, personId: "dana" }), []);
  const open = compose({ now: situation.now }, "1", "note", "warm");
  const findings = review(open.body, { kind: "note", situation: { now: situation.now } });
  assert.deepEqual(findings.map(({ id, start, end }) => [id, start, end]), open.placeholders.map(({ start, end }) => ["placeholder", start, end]));
});

test("the note's limit is the caller's, or else the situation's, or else the free account's", () => {
  const text = "Hi Dana, " + "thank you for telling me how events work. ".repeat(5);
  const over = (options) => review(text, { kind: "note", ...options }).filter(({ id }) => id === "tooLong").map(({ start, end }) => [start, end]);
  assert.deepEqual(over({ noteLimit: 100 }), [[100, text.length]]);
  assert.deepEqual(over({ situation: { ...situation, noteLimit: 150 }, personId: "dana" }), [[150, text.length]]);
  assert.deepEqual(over({}), [[200, text.length]]);
  assert.deepEqual(over({ noteLimit: 300 }), []);
});

test("the same words sent to another are noticed", () => {
  const text = "Hi Luis, I liked hearing how the team shares its night shifts.";
  const others = [{ personId: "dana", text: text.replace("Luis", "Dana") }];
  const [finding] = review(text, { kind: "note", situation, personId: "luis", others });
  assert.equal(finding.id, "copied");
  assert.match(finding.message, /Dana Okafor/);
  assert.deepEqual(review(text, { kind: "note", situation, personId: "luis", others: [{ personId: "luis", text }] }), []);
});

test("faults name every field", () => {
  const paths = (...values) => {
    try {
      review(...values);
    } catch (error) {
      assert.ok(error instanceof SituationError);
      for (const { problem, accepted } of error.faults) assert.ok(problem && accepted);
      return error.faults.map(({ path }) => path);
    }
    return [];
  };
  assert.deepEqual(paths("Hi", { kind: "note" }), []);
  assert.deepEqual(paths("Hi", { kind: "note", situation: null, personId: undefined, noteLimit: null, others: null }), []);
  assert.deepEqual(paths(7, { kind: "letter" }), ["text", "kind"]);
  assert.deepEqual(paths(), ["text", "options"]);
  assert.deepEqual(paths("Hi", {}), ["kind"]);
  assert.deepEqual(paths("Hi", { kind: "note", situation, personId: "nobody" }), ["personId"]);
  assert.deepEqual(paths("Hi", { kind: "note", noteLimit: 301 }), ["noteLimit"]);
  assert.deepEqual(
    paths("Hi", { kind: "note", noteLimit: "many", personId: 1, others: [{ text: "Hi" }, { personId: 2, text: null }, "Hi"] }),
    ["noteLimit", "personId", "others[1].personId", "others[1].text", "others[2]"],
  );
  assert.deepEqual(
    paths("Hi", { kind: "note", situation: { interviewers: [{ role: "boss" }] } }),
    ["situation.now", "situation.interviewers[0].role"],
  );
  assert.deepEqual(paths("Hi", { kind: "note", situation: "today" }), ["situation"]);
});

test("strings with halves of a pair keep their offsets", () => {
  const text = "\ud83d Hi Dana, wanna talk about events? \udc00";
  const [finding] = review(text, { kind: "thankYouEmail", situation, personId: "dana" });
  assert.equal(words(text, finding), "wanna");
});

test("findings fit their type", async () => {
  const findings = review("Hi [name], please please let me know by Friday!!!", { kind: "note", noteLimit: 20 });
  const folder = await consumer("findings", "package.json", "tsconfig.json");
  const code = `import { type Finding, review } from "interview-connect/core";
export const findings: Finding[] = ${JSON.stringify(findings)};
review("Hi", { kind: "note", others: [{ personId: "1", text: "Hi" }] }).map(({ id, start }): [string, number] => [id, start]);
// @ts-expect-error The kind is needed.
review("Hi", {});
// @ts-expect-error No such kind.
review("Hi", { kind: "letter" });
`;
  await writeFile(join(folder, "use.ts"), code);
  const compiler = join(root, "tests", "node_modules", "typescript", "bin", "tsc");
  await run(execPath, [compiler, "--project", folder]).catch(({ stdout }) => assert.fail(stdout.slice(0, 4000)));
});
