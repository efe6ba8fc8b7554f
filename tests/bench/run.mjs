// The benchmark: node tests/bench/run.mjs after ./build.sh test, and README's section "Size and start" is written anew, and with it
// www/docs/BENCHMARK.md. It measures the product beside its peers in one go; with --quick only a few rounds in Chromium, and
// nothing is written.
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { bundle } from "./build.mjs";
import { measureEngines } from "./engines.mjs";
import { median, pairedRatio } from "./figures.mjs";
import { BEFORE, measurePages, PAGES, PHONE, serve } from "./pages.mjs";
import { measureReader } from "./reader.mjs";
import { countStories } from "./stories.mjs";
import { weigh, weighBuilt, weighSeparate } from "./weight.mjs";

const quick = argv.includes("--quick");
const README = fileURLToPath(new URL("../../README.md", import.meta.url));
const DETAILS = fileURLToPath(new URL("../../www/docs/BENCHMARK.md", import.meta.url));
const PLACE = /(<!-- size and start: written by tests\/bench\/run\.mjs -->\n)[\s\S]*?(<!-- end -->)/;

const table = (heads, rows) => [heads, heads.map((_, column) => (column ? "---:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const whole = (number) => Math.round(number).toLocaleString("en-GB");
const milliseconds = (time) => (time < 10 ? time.toFixed(1) : whole(time));
const short = (ratio) => (ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1));

/** What scripts weigh together, each compressed by itself. */
const weighAll = (scripts) => scripts.map(weigh).reduce((sum, one) => ({ raw: sum.raw + one.raw, gzip: sum.gzip + one.gzip, brotli: sum.brotli + one.brotli }));

/** All that was measured. */
const measure = async () => {
  const scripts = { engines: await bundle("peers/engines.js") };
  for (const [name, { script }] of Object.entries(PAGES)) scripts[name] = await script();
  for (const [name, script] of Object.entries(BEFORE)) scripts[name] = await script();
  const server = await serve(scripts);
  try {
    const pages = await measurePages(server.origin, quick ? { rounds: 1, steady: 10, changes: 100 } : { rounds: 15, steady: 100, changes: 1000, firefox: true });
    const engines = await measureEngines(server.origin, quick ? { rounds: 2, slice: 60, situations: 50 } : { rounds: 15, slice: 200, situations: 1000 });
    const weights = Object.fromEntries(Object.entries(PAGES).map(([name, { before = [] }]) => [name, weighAll([...before, name].map((script) => scripts[script]))]));
    const read = await measureReader(quick ? 5 : 31);
    return { ...pages, engines, read, weights, built: await weighBuilt(), separate: await weighSeparate(), stories: await countStories() };
  } finally {
    server.close();
  }
};

/** What each page costs above one with nothing in it. */
const net = (measured, figure, name) => measured[figure][name].map((value) => value - median(measured[figure].blank));

/** What the pack of a language adds to a warm start. */
const inGerman = ({ warm: { ours, german } }) => {
  const more = median(german.map((time, round) => time - ours[round]));
  const [least, best] = [3, 1.5];
  return { what: "warm start in German, against English", ours: `${milliseconds(median(german))} ms`, theirs: `${milliseconds(median(ours))} ms`, ratio: more, least: `${least} ms more`, best: `${best} ms more`, missed: more > least };
};

/** Each limit: what is compared, both sides, their ratio, and what to reach at least and at best. */
const limitsOf = ({ figures: { chromium }, engines: { rates }, read, weights, built, separate }) => {
  const compared = (what, ours, theirs, ratio, least, best) => ({ what, ours, theirs, ratio, least, best });
  const weighed = (what, ours, theirs, least, best) => compared(what, `${kilobytes(ours)} KB`, `${kilobytes(theirs)} KB`, ours / theirs, least, best);
  const timed = (what, ours, theirs, least, best) => compared(what, `${milliseconds(median(ours))} ms`, `${milliseconds(median(theirs))} ms`, pairedRatio(ours, theirs), least, best);
  const twin = (what, figure, least, best) => timed(`${what}, against the Preact twin`, chromium[figure].ours, chromium[figure].twin, least, best);
  const rated = (what, peer, least, best) =>
    compared(what, `${whole(median(rates["ours 1"]))} a second`, `${whole(median(rates[peer]))} a second`, pairedRatio(rates["ours 1"], rates[peer]), least, best);
  const { changes, start, end } = chromium.memory;
  return [
    weighed("brotli of the embed, against SurveyJS with the same questions", built.embed.brotli, weights.survey.brotli, 0.2, 0.12),
    weighed("brotli of the embed, against the Preact twin", built.embed.brotli, weights.twin.brotli, 1.8, 1.2),
    weighed("brotli of the embed in one file, against its WebAssembly apart", built.embed.brotli, separate, 1.2, 1.08),
    timed("main-thread CPU until usable, against the Preact twin", net(chromium, "cpu", "ours"), net(chromium, "cpu", "twin"), 1.3, 1),
    twin("warm start", "warm", 1.2, 0.95),
    inGerman(chromium),
    twin("each of the first ten changes", "first", 0.4, 0.15),
    twin("a change later on", "steady", 0.9, 0.5),
    weighed("brotli of the embed without WebAssembly, against that with it", weights.nowasm.brotli, built.embed.brotli, 1.5, 1.2),
    timed("each of its first ten changes, against those with WebAssembly", chromium.first.nowasm, chromium.first.ours, 2, 1.5),
    { ...rated("full advice, against the bare decision of json-rules-engine", "rulesBare 1", 6, 13), more: true },
    { ...rated("full advice, against the bare decision of zen-engine-wasm", "zenBare 1", 1.1, 2), more: true },
    compared(
      "time for 50 interviewers, against 1",
      `${(1000 / median(rates["ours 50"])).toFixed(1)} ms`,
      `${(1000 / median(rates["ours 1"])).toFixed(2)} ms`,
      pairedRatio(rates["ours 1"], rates["ours 50"]),
      50,
      30,
    ),
    { ...compared("an invitation of 300 KB, read", `${milliseconds(median(read))} ms`, "", median(read), "20 ms", "10 ms"), missed: median(read) > 20 },
    { ...compared(`WebAssembly memory after ${whole(changes)} changes, against a tenth of them`, megabytes(end), megabytes(start), end / start), least: "2 MB, flat", best: "1 MB", missed: end > 2e6 || end > start },
  ].map((limit) => ({ ...limit, missed: limit.missed ?? (limit.more ? limit.ratio < limit.least : limit.ratio > limit.least) }));
};

const limitTable = (limits) =>
  table(
    ["what", "ours", "peer", "ratio", "limit", "goal"],
    limits.map(({ what, ours, theirs, ratio, least, best, missed }) => [what, ours, theirs, missed ? `**${short(ratio)}**` : short(ratio), least, best]),
  );

const builtTable = ({ built }) =>
  table(
    ["KB", "raw", "gzip", "brotli"],
    [
      ["the embed, everything inside: engine, words, interface, glue", built.embed],
      ["the reader of invitations, a script beside the embed", built.invitation],
      ["the page from disk, one file", built.page],
      ["the library `core.js`", built.core],
      ["widget.wasm by itself", built.widget],
    ].map(([what, { raw, gzip, brotli }]) => [what, ...[raw, gzip, brotli].map(kilobytes)]),
  );

/** The pages, as the tables' heads name them. */
const COLUMNS = ["", "ours", "ours in German", "ours without WebAssembly", "Preact twin", "SurveyJS"];

const pageTable = ({ figures: { chromium, firefox }, weights }) => {
  const names = Object.keys(PAGES);
  const row = (what, measured, figure) => [what, ...names.map((name) => (measured[figure]?.[name] ? milliseconds(median(measured[figure][name])) : ""))];
  const typed = (people) => row(`one letter of a name with ${people} interviewer${people > 1 ? "s" : ""}, laid out, ms`, chromium, `type ${people}`);
  const rows = [
    ["brotli, KB", ...names.map((name) => kilobytes(weights[name].brotli))],
    ["gzip, KB", ...names.map((name) => kilobytes(weights[name].gzip))],
    ["main-thread CPU until usable, ms", ...names.map((name) => milliseconds(median(net(chromium, "cpu", name))))],
    ["of it script, ms", ...names.map((name) => milliseconds(median(net(chromium, "script", name))))],
    row("first start, ms", chromium, "cold"),
    row("warm start, ms", chromium, "warm"),
    row("a plan given until it is shown, ms", chromium, "plan"),
    row("each of the first ten changes, ms", chromium, "first"),
    row("a change later on, ms", chromium, "steady"),
    ...[1, 5, 50].map(typed),
    ["JavaScript heap, MB", ...names.map((name) => (median(net(chromium, "heap", name)) / 1e6).toFixed(1))],
  ];
  if (firefox) {
    rows.push(row("Firefox: warm start, ms", firefox, "warm"), row("Firefox: a plan given until it is shown, ms", firefox, "plan"));
    rows.push(row("Firefox: each of the first ten changes, ms", firefox, "first"), row("Firefox: a change later on, ms", firefox, "steady"));
  }
  return table(COLUMNS, rows);
};

const phoneTable = ({ figures: { phone } }) => {
  const row = (what, figure) => [what, ...Object.keys(PAGES).map((name) => milliseconds(median(phone[figure][name])))];
  return table(COLUMNS, [
    row("first start, ms", "cold"),
    row("warm start, ms", "warm"),
    row("a plan given until it is shown, ms", "plan"),
    row("each of the first ten changes, ms", "first"),
    row("a change later on, ms", "steady"),
  ]);
};

const engineTable = ({ engines: { rates } }) => {
  const rate = (name, people) => (rates[`${name} ${people}`] ? whole(median(rates[`${name} ${people}`])) : "");
  const row = (what, name) => [what, rate(name, 1), rate(name, 5), rate(name, 50)];
  return table(
    ["answers a second, by interviewers", "1", "5", "50"],
    [
      row("ours: full advice as an object", "ours"),
      row("the same advice by hand in JavaScript", "hand"),
      row("json-rules-engine: which rows of the decision, reasons, stances, checklist and cautions hold", "rulesAll"),
      row("json-rules-engine: the deciding row, from facts made ready", "rulesBare"),
      row("zen-engine-wasm: the same, as one expression", "zenBare"),
      row("by hand in JavaScript: the same", "handBare"),
    ],
  );
};

const storyTable = ({ stories }) =>
  table(
    ["to a settled answer and a copied message", "presses on a phone", "screens scrolled", "presses by keyboard", "characters typed"],
    Object.entries(stories).map(([name, { "by touch": touch, "by keyboard": keys }]) => [name, touch.presses, touch.scrolls, keys.presses, touch.typed]),
  );

const agreed = ({ engines: { agreement } }) => {
  const { ours, ...peers } = agreement;
  return Object.values(peers).every((same) => same === ours)
    ? `On ${whole(ours)} random situations every peer decides as ours does, and the one written by hand gives the same\nadvice, drafts and all, to the letter, but for the notices on what was resolved, which it lacks.`
    : `Of ${whole(ours)} random situations the peers agree with ours in: ${Object.entries(peers).map(([name, same]) => `${name} ${whole(same)}`).join(", ")}.`;
};

const circumstances = ({ figures, versions }) => {
  const rounds = figures.chromium.warm.ours.length;
  const engines = [`Chromium ${versions.chromium.split(".")[0]}`, versions.firefox && `Firefox ${versions.firefox.split(".")[0]}`].filter(Boolean).join(", ");
  return `all in one run, taking turns, medians of ${rounds} round${rounds > 1 ? "s" : ""},\nheadless ${engines}, a machine with ${cpus().length} cores. All words included.`;
};

/** What README shows. */
const section = (measured) => `Measured by \`node tests/bench/run.mjs\`: ${circumstances(measured)}

${builtTable(measured)}

The limits and goals we set ourselves, and where we are; a ratio in bold misses its limit.

${limitTable(limitsOf(measured))}

The page from disk can be used ${milliseconds(median(measured.figures.chromium.disk.ours))} ms after navigation begins. What the peers are, what else was measured, and more of the
figures: [BENCHMARK.md](www/docs/BENCHMARK.md).
`;

/** The rest. */
const details = (measured) => `<!-- Written by tests/bench/run.mjs; do not edit. -->
# Benchmark

Measured by \`node tests/bench/run.mjs\`: ${circumstances(measured)}
The limits and goals are in [README.md](../../README.md#size-and-start).

## The page

The Preact twin has the same words and style sheet, asks the same questions, and decides and draws the same advice. It saves
nothing, and lacks files, several plans, the calendar and the review of edited messages.
SurveyJS asks the same questions on one page and shows only the headline. The top of each file in \`tests/bench/peers/\` says
what it has and lacks.

${pageTable(measured)}

A change is an answer that turns the verdict, with every question on the page, until the new advice is shown. CPU and heap are
what the page costs above an empty one.

### On a phone

Chromium again, whose processor is made ${PHONE} times slower: what this machine takes for a middling phone.

${phoneTable(measured)}

## The way there

What three whole stories take on our page. On a phone of 360 by 740 the places stand apart, and going to one is a press; Tab is
not counted.

${storyTable(measured)}

## The engine

${engineTable(measured)}

${agreed(measured)}
`;

// Whatever hangs, a browser or a page, the benchmark ends: a quick run takes a minute or two.
setTimeout(() => {
  console.error("The benchmark took too long and was given up.");
  exit(1);
}, (quick ? 10 : 120) * 60_000).unref();

const measured = await measure();
const text = section(measured);
const more = details(measured);
console.log(`${text}\n${more}`);
if (!quick) {
  const readme = await readFile(README, "utf8");
  if (!PLACE.test(readme)) throw new Error("README.md has no place for the benchmark's figures");
  await writeFile(README, readme.replace(PLACE, (_, start, end) => `${start}${text}${end}`));
  await writeFile(DETAILS, more);
}
