// Fuzzing of stored state, in the built widget itself: states are bent value by value and read back. Whatever comes, the
// widget answers, keeps what it could read, and gives it back unchanged. A longer search, with another seed:
// INTERVIEW_CONNECT_FUZZ=100000 INTERVIEW_CONNECT_FUZZ_SEED=7 node --test tests/browser/states-fuzz.test.mjs
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { env } from "node:process";
import { startBrowser } from "./browser.mjs";
import { assertSilent, visit } from "./user.mjs";

const setting = (name, otherwise) => {
  const value = Number(env[name] ?? otherwise);
  assert.ok(Number.isSafeInteger(value), `${name} is not a number: ${env[name]}`);
  return value;
};
const EXECUTIONS = setting("INTERVIEW_CONNECT_FUZZ", 3_000);
const SEED = setting("INTERVIEW_CONNECT_FUZZ_SEED", 1);

const corpus = async (file) =>
  (await readFile(new URL(`../cases/fuzz/${file}.txt`, import.meta.url), "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));

/** In the page: bends states and has the widget read them; gives how many it took, or what went wrong. */
const fuzz = async ({ states, texts, executions, seed }) => {
  // Mulberry32: small, and the same in every engine.
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(random() * count);
  const pick = (list) => list[below(list.length)];
  const element = document.querySelector("#checklist");

  /** Every place in a value: what holds it, and its name there. */
  const places = (value, found = []) => {
    for (const name of Object.keys(value ?? {})) {
      found.push([value, name]);
      if (typeof value[name] === "object") places(value[name], found);
    }
    return found;
  };
  const anything = () => pick([null, true, false, 0, 1, -1, 1.5, 1e308, 300, 65536, [], {}, [[]], "", "1", "2", "T", " ", ...texts]);
  const bend = (text, other) => {
    const whole = { root: JSON.parse(text) };
    for (let left = 1 + below(4); left > 0; left -= 1) {
      const all = places(whole);
      if (all.length === 0) break;
      const [holder, name] = pick(all);
      switch (below(6)) {
        case 0:
          delete holder[name];
          break;
        case 1: {
          // A value of another state.
          const theirs = pick(places({ root: JSON.parse(other) }));
          holder[name] = structuredClone(theirs[0][theirs[1]]);
          break;
        }
        case 2: {
          const from = pick(all);
          holder[name] = structuredClone(from[0][from[1]]);
          break;
        }
        case 3:
          if (Array.isArray(holder[name])) holder[name].push(...structuredClone(holder[name]), anything());
          else holder[name] = anything();
          break;
        case 4:
          if (typeof holder === "object" && !Array.isArray(holder)) holder[pick(texts)] = holder[name];
          break;
        default:
          holder[name] = anything();
      }
      if (JSON.stringify(whole).length > 20_000) break;
    }
    const bent = JSON.stringify(whole.root) ?? "";
    // Now and then not even JSON: cut off, as a full disk leaves it.
    return below(20) === 0 ? bent.slice(0, below(bent.length + 1)) : bent;
  };

  const seen = new Set();
  const pool = [...states];
  let taken = 0;
  const total = pool.length + executions;
  for (let execution = 0; execution < total; execution += 1) {
    const text = execution < states.length ? states[execution] : bend(pick(pool), pick(pool));
    try {
      const before = element.exportState();
      const took = element.importState(text);
      const after = element.exportState();
      if (took) {
        taken += 1;
        // What it gives back is read as the same, and the engine takes it.
        if (!element.importState(after)) throw new Error("its own export cannot be read");
        if (element.exportState() !== after) throw new Error("its own export comes back changed");
        const { people } = element.advice;
        const { interviewers } = element.situation;
        if (people.length !== interviewers.length) throw new Error("advice for others");
        const shown = element.shadowRoot.querySelectorAll(".ic [id]");
        if (new Set([...shown].map(({ id }) => id)).size !== shown.length) throw new Error("two elements with one id");
        const kind = JSON.stringify([people.slice(0, 3).map(({ rule }) => rule), after.length >> 6]);
        if (!seen.has(kind)) {
          seen.add(kind);
          try {
            JSON.parse(text);
            if (text.length < 20_000) pool.push(text);
          } catch {
            // Not to be bent further.
          }
        }
      } else if (after !== before) throw new Error("refused, and yet something has changed");
      if (element.failure !== null) throw new Error(`it failed: ${element.failure}`);
    } catch (error) {
      return { error: `${error}\nexecution ${execution} with seed ${seed}: ${text}` };
    }
  }
  return { total, taken, kinds: seen.size };
};

test("whatever was stored, the widget reads what it can, loses nothing of it and never stops", async () => {
  const browser = await startBrowser();
  try {
    await visit(browser, {}, async (watched) => {
      const texts = (await corpus("texts")).map((line) => line.replace(/\\u\{([0-9a-f]+)\}|\\([nrt])/g, (_, code, letter) => (code ? String.fromCodePoint(parseInt(code, 16)) : { n: "\n", r: "\r", t: "\t" }[letter])));
      const { error, total, taken, kinds } = await watched.page.evaluate(fuzz, { states: await corpus("states"), texts, executions: EXECUTIONS, seed: SEED });
      assert.equal(error, undefined);
      assert.ok(taken > total / 4, `only ${taken} of ${total} were read at all`);
      console.log(`fuzz executions: ${total} (stored state; ${taken} read, ${kinds} kinds of answer)`);
      assertSilent(watched);
    });
  } finally {
    await browser.close();
  }
});
