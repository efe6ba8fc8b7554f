// Writes the fingerprints of the guides' six-word runs: node fingerprint-guides.mjs GUIDE.txt… > ../cases/guides-six-word-runs.bin
// Needed only when a guide is added; the test no_sentence_is_taken_from_a_guide reads the result in the same way.
import { readFileSync } from "node:fs";

const RUN = 6;
const FINGERPRINT = 5;
// Naming a guide is not copying it.
const TITLES = [
  "Is it okay to connect with your interviewer on LinkedIn",
  "When Is It Appropriate to Add Your Interviewer on LinkedIn",
  "Should I Connect on LinkedIn Before an Interview",
  "Interview Etiquette and LinkedIn: To Connect or Not to Connect",
];

const words = (text) => text.toLowerCase().replaceAll("’", "'").match(/[a-z0-9']+/g) ?? [];
const runs = (text) => {
  const list = words(text);
  return list.slice(RUN - 1).map((_, index) => list.slice(index, index + RUN).join(" "));
};
const fingerprint = (run) => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(run)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0").slice(0, 2 * FINGERPRINT);
};

const titles = new Set(TITLES.flatMap(runs));
const all = process.argv.slice(2).flatMap((path) => runs(readFileSync(path, "utf8")));
const prints = new Set(all.filter((run) => !titles.has(run)).map(fingerprint));
process.stdout.write(Buffer.from([...prints].sort().join(""), "hex"));
