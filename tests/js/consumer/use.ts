// A stranger's TypeScript: compiles only if the package's types are found and say what they should.
import { advise, compose, guidance, SituationError } from "interview-connect/core";

try {
  const advice = advise({ now: "2026-03-11T17:00", stage: "after" });
  console.log(advice.headline, compose({ now: "2026-03-11T17:00" }, "1", "note", "neutral"), guidance({ lang: "en" }));
} catch (error) {
  if (error instanceof SituationError) {
    const paths: string[] = error.faults.map(({ path, problem, accepted }) => `${path} ${problem} ${accepted}`);
    console.log(error.name, paths);
  }
}

// @ts-expect-error A situation is an object.
advise("tomorrow");
// @ts-expect-error An answer is one of those that the model lists.
advise({ now: "2026-03-11T17:00", arrangedBy: "friend" });
