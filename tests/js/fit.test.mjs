// Facts as people type them, in tests/cases/fit.txt, and what stands in every kind of draft in their place, asked of the
// package as it ships. tests/it/fit.rs asks the engine itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./built.mjs";

const { compose } = await import("../../dist/npm/core.js");

const KINDS = ["note", "thankYouEmail", "thankYouVia", "thankYouMessage", "followUpEmail", "checkInEmail", "rejectionThanks", "acceptReply", "prepEmail", "introRequest", "update", "logistics"];
const TONES = ["warm", "neutral", "formal"];
/** Fits into any sentence as it is. */
const PLAIN = "Zebra";

const situation = (field, value) => {
  const facts = { job: "Archivist", company: "Northwind", you: "Sam", name: "Dana", topic: "maps", [field]: value };
  const { job, company, you, ...person } = facts;
  return {
    now: "2026-03-11T15:00", stage: "after", interviewAt: "2026-03-10T14:00", noteLimit: 300, job, company, you,
    interviewers: [{ id: "1", rapport: "good", ...person }],
  };
};

test("what people type fits into every draft of the package", async () => {
  const lines = (await read("tests/cases", "fit.txt")).split("\n").filter((line) => line && !line.startsWith("#"));
  assert.ok(lines.length >= 120);
  const failures = [];
  for (const line of lines) {
    const field = line.slice(0, line.indexOf(": "));
    const [typed, reads, role = reads] = line.slice(field.length + 2).split(" → ");
    const plain = field === "line" ? "Zebra." : PLAIN;
    const fitted = (text) => {
      const filled = text.replaceAll(`${PLAIN} role`, role).replaceAll(plain, reads);
      return /[.!?…]$/.test(reads) && field !== "line" ? filled.replaceAll(`${reads}.`, reads) : filled;
    };
    for (const kind of KINDS) {
      for (const tone of TONES) {
        const written = (value) => {
          const { subject, body } = compose(situation(field, value), "1", kind, tone);
          return [subject ?? "", body];
        };
        const wanted = reads === "unknown" ? written(null) : written(plain).map(fitted);
        // A longer fact may lead to a barer version of a note.
        if (kind === "note" && wanted[1].length > 260) continue;
        const found = written(typed);
        if (found.join() !== wanted.join()) failures.push([line, kind, tone, found, wanted]);
      }
    }
  }
  assert.deepEqual(failures, []);
});
