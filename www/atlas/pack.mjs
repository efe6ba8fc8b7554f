// Packs the decision atlas: every row of the decision table with its share of all situations, the guides and examples.
import { tables } from "../generated.mjs";
import { conditionOf, timings, rules } from "./tables.mjs";

/** The verdicts that need no window. */
const verdicts = {
  connected: "connected already",
  accept: "accept their request",
  moveOn: "leave it",
  followUp: "write once, by email",
  skip: "do not send a request",
};

const stances = ["for", "against", "depends", "silent"];

/** The order in which a person would tell it; the file's own is alphabetical. */
const fields = tables.fields.filter(({ of }) => of === "situation").map(({ field }) => field);

const inOrder = (situation) => Object.fromEntries(fields.filter((field) => field in situation).map((field) => [field, situation[field]]));

/** The engine itself, so that the atlas says what the product says. */
const engine = async (bundle) => {
  const code = await bundle("www/npm/core.js", { format: "esm" });
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
};

const data = async ({ read, bundle }) => {
  const { advise, guidance } = await engine(bundle);
  const { swept, rows } = JSON.parse(await read("www/atlas/rows.json"));
  const leadsTo = { ...verdicts, ...timings };
  const stale = "www/atlas/rows.json does not fit the tables: run INTERVIEW_CONNECT_WRITE=1 cargo test --lib sweep";
  if (rows.length !== rules.length) throw new Error(stale);
  let left = swept;
  const told = rows.map((row, index) => {
    const { rule, when, then } = rules[index];
    const condition = when.text;
    if (row.rule !== rule || row.condition !== condition) throw new Error(stale);
    if (!leadsTo[then]) throw new Error(`www/atlas/pack.mjs has no words for ${then}`);
    const same = rules.filter((other) => other.rule === rule);
    const examples = row.examples.map(inOrder).map((situation) => {
      const { headline, people: [person] } = advise(situation);
      if (person.rule !== rule) throw new Error(`an example of ${rule} is decided by ${person.rule}: ${JSON.stringify(situation)}`);
      return { situation, verdict: person.verdict, window: person.window, headline, reasons: person.reasons };
    });
    const reasons = new Map(examples.flatMap((example) => example.reasons).map((reason) => [reason.text, reason]));
    const share = row.count / swept;
    const shareOfRest = row.count / left;
    left -= row.count;
    return {
      id: same.length > 1 ? `${rule}-${same.indexOf(rules[index]) + 1}` : rule,
      rule, condition, ...conditionOf(when), then, leadsTo: leadsTo[then],
      count: row.count, share, shareOfRest, verdicts: row.verdicts, late: row.late,
      stances: row.stances, reasons: [...reasons.values()],
      examples: examples.map(({ reasons: _, ...example }) => example),
    };
  });
  return { swept, guides: guidance().guides.map(({ id, short }) => ({ id, short })), rows: told };
};

const text = (value) => String(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Two telling figures, however small the share: 29%, 4.5%, 0.0034%. */
const percent = (share) => {
  if (share === 0) return "0%";
  const value = 100 * share;
  return `${value.toFixed(Math.max(0, 1 - Math.floor(Math.log10(value))))}%`;
};

const list = (tree) => {
  const item = (node) => {
    if (node.any) return `<li>one of these:${list(node.any)}</li>`;
    if (node.all) return `<li>all of these:${list(node.all)}</li>`;
    return `<li><code>${text(node.code)}</code> ${text(node.meaning)}</li>`;
  };
  return `<ul>${tree.map(item).join("")}</ul>`;
};

const cites = (ids) => `<span class="cites">${ids.map(text).join(" ")}</span>`;

const section = (row, guides) => {
  const among = Object.entries(row.verdicts).map(([verdict, count]) => `${text(verdict)} ${percent(count / row.count)}`);
  if (row.late > 0) among.push(`of these late ${percent(row.late / row.count)}`);
  const stance = (index) => stances.map((name) => `<td>${row.stances[index][name] ? percent(row.stances[index][name] / row.count) : "–"}</td>`).join("");
  const example = ({ situation, verdict, headline }, index) => `
<li><p><strong>${text(verdict)}</strong>: ${text(headline)}</p><pre>${text(JSON.stringify(situation, null, 1))}</pre>
<p><a download="${row.id}-${index + 1}.json" href="data:application/json,${encodeURIComponent(JSON.stringify(situation))}">Save ${row.id}-${index + 1} as a file</a></p></li>`;
  return `
<section id="${row.id}" aria-labelledby="${row.id}-title">
<h2 id="${row.id}-title">${row.id}: ${text(row.leadsTo)}</h2>
<p>Where no row above holds and ${row.tree.length > 1 ? "all of this is so" : "this is so"}:</p>
${list(row.tree)}
<p>${percent(row.share)} of all situations; ${percent(row.shareOfRest)} of what the rows above leave. Verdicts: ${among.join(", ")}.</p>
<h3>Why</h3>
<ul>${row.reasons.map((reason) => `<li>${text(reason.text)} ${cites(reason.cites)}</li>`).join("")}</ul>
<table>
<caption>What each guide says there on sending a request now</caption>
<thead><tr><th scope="col">guide</th>${stances.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>${guides.map(({ short }, index) => `<tr><th scope="row">${text(short)}</th>${stance(index)}</tr>`).join("")}</tbody>
</table>
<details>
<summary>${row.examples.length === 1 ? "An example" : `${row.examples.length} examples`}</summary>
<ul class="examples">${row.examples.map(example).join("")}
</ul>
</details>
</section>`;
};

export default async function pack({ out, read, bundle, hash, fill }) {
  const atlas = await data({ read, bundle });
  const style = await bundle("www/atlas/atlas.css");
  const policy = ["default-src 'none'", `style-src '${hash(style)}'`, "base-uri 'none'", "form-action 'none'"].join("; ");
  const contents = atlas.rows.map(({ id, leadsTo: words, share }) => `<li><a href="#${id}">${id}</a> <span>${text(words)}</span> <span class="share">${percent(share)}</span></li>`);
  const page = fill(await read("www/atlas/atlas.html"), {
    policy,
    style,
    swept: atlas.swept.toLocaleString("en"),
    contents: contents.join("\n"),
    rows: atlas.rows.map((row) => section(row, atlas.guides)).join("\n"),
  });
  await out("atlas/index.html", page);
  const plain = { ...atlas, rows: atlas.rows.map(({ tree, ...row }) => row) };
  await out("atlas/atlas.json", `${JSON.stringify(plain, null, 1)}\n`);
}
