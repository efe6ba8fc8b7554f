// The package's types against what the built engine really returns: answers written out as literals must compile.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import { consumer, read, root } from "./built.mjs";

const run = promisify(execFile);
const { advise, compose, guidance } = await import("../../dist/npm/core.js");

const kinds = ["note", "thankYouEmail", "thankYouVia", "thankYouMessage", "followUpEmail", "checkInEmail", "rejectionThanks", "acceptReply", "prepEmail", "introRequest", "update", "logistics"];

/** Situations that between them fill every field of the answer. */
const situations = [
  JSON.parse(await read("www/docs/example-situation.json")),
  { now: "2026-03-10T14:00" },
  { now: "2026-03-10T14:00", stage: "before", interviewAt: "2026-03-13T14:00", decisionOn: "2026-03-20", interviewers: [{ relationship: "known" }, { role: "recruiter" }] },
  { now: "2026-03-10T14:00", stage: "between", interviewAt: "2026-03-09T10:00", nextInterviewAt: "2026-03-20T10:00", interviewers: [{ round: "next" }, { request: "pending", requestSentOn: "2026-02-01" }, { request: "theirs" }] },
  {
    now: "2026-03-10T14:00", interviewAt: "2026-03-09T10:00", arrangedBy: "agency", clockAhead: -300, workingWeek: "sunThu", daysOff: ["2026-03-11"], timeForm: "monthDay12",
    interviewers: [{ name: "Dana", metAt: "2026-03-12T10:00", clockAhead: 60, agreed: true }, { reach: "recruiter", line: "It was a pleasure." }, { reach: "message", request: "accepted" }],
  },
  { now: "2026-03-10T14:00", stage: "closed", closedBecause: "withdrew", decisionOn: "2026-03-09", interviewers: [{ agreed: false }, { metAt: "2026-03-11T10:00" }] },
  { now: "2026-03-10T14:00", stage: "rejected", checkInsSentOn: ["2026-03-01"], unknown: 1, interviewers: [{ name: "Dana" }, { request: "accepted" }, { request: "declined" }, { contact: "none" }] },
];

test("every answer fits its type", async () => {
  const answers = situations.map(advise);
  const drafts = situations.flatMap((situation, index) =>
    answers[index].people.flatMap(({ id }) => kinds.map((kind) => compose(situation, id, kind, "formal"))),
  );
  const literal = (name, type, value) => `export const ${name}: ${type} = ${JSON.stringify(value)};\n`;
  const folder = await consumer("answers", "package.json", "tsconfig.json");
  const code = `import type { Advice, Draft, Guidance } from "interview-connect/core";\n`
    + literal("answers", "Advice[]", answers) + literal("drafts", "Draft[]", drafts) + literal("known", "Guidance", guidance());
  await writeFile(join(folder, "use.ts"), code);
  const compiler = join(root, "tests", "node_modules", "typescript", "bin", "tsc");
  await run(execPath, [compiler, "--project", folder]).catch(({ stdout }) => assert.fail(stdout.slice(0, 4000)));
});
