// Writes every kind of draft, in every tone, as the built engine composes it: node www/docs/examples.mjs OUT.html
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { compose } from "../../dist/npm/core.js";

const tones = ["warm", "neutral", "formal"];

// --- the situations ---

const now = "2026-03-11T10:30"; // a Wednesday

const shared = { now, you: "Sam Ekström", company: "Fernhill", job: "Data Analyst", noteLimit: 200 };

const panel = [
  { id: "dana", name: "Dana", role: "hiringManager", contact: "substantial", topic: "moving the depot forecasts off spreadsheets" },
  { id: "amir", name: "Amir", role: "teamMember", contact: "substantial", topic: "how you plan releases" },
  { id: "yuki", name: "Yuki", role: "executive", contact: "substantial", topic: "the team’s move to a four-day week" },
];

/** The panel, each with these facts too. */
const all = (facts) => panel.map((person) => ({ ...person, ...facts }));

const without = (...fields) => (person) =>
  Object.fromEntries(Object.entries(person).filter(([field]) => !fields.includes(field)));

const unmet = panel.map(without("topic", "contact"));
const ahead = { ...shared, stage: "before", invitedOn: "2026-03-09", interviewAt: "2026-03-13T14:00" };
const eager = { ...ahead, posture: "proactive", comfort: "confident", companyNorm: "encourages" };
const held = { ...shared, stage: "after", interviewAt: "2026-03-10T14:00" };
const weeksAgo = { ...held, interviewAt: "2026-02-17T14:00" };
const refused = { ...shared, stage: "rejected", interviewAt: "2026-02-24T14:00", decisionOn: "2026-03-09" };

/** What the page shows, in order: a heading, the situation, the people, and the kinds that make sense there. */
const scenes = [
  ["Before, at a company that welcomes it", eager, unmet, ["note", "prepEmail", "logistics", "introRequest", "acceptReply"]],
  ["Before, to people they have dealt with", ahead, unmet.map((who) => ({ ...who, relationship: "known" })), ["note"]],
  ["Before, to people who suggested it", ahead, unmet.map((who) => ({ ...who, invitedYou: true })), ["note"]],
  ["Before, to people who said yes when asked", ahead, unmet.map((who) => ({ ...who, agreed: true })), ["note"]],
  ["Before, prepared for the day after", { ...ahead, interviewAt: "2026-03-19T14:00" }, panel, ["note", "thankYouEmail", "prepEmail", "introRequest"]],
  ["Between two rounds", { ...held, stage: "between", nextInterviewAt: "2026-03-18T09:00" }, all({ rapport: "good" }), ["note", "thankYouEmail", "logistics"]],
  ["The day after, where it went well", held, all({ rapport: "good" }), ["note", "thankYouEmail", "acceptReply", "introRequest", "logistics"]],
  ["The day after, undecided", held, all({ rapport: "mixed" }), ["note", "thankYouEmail"]],
  ["The day after, once they have been thanked", { ...held, thankYouSentAt: "2026-03-10T18:00" }, all({ rapport: "good" }), ["note"]],
  ["The evening of the interview", { ...held, now: "2026-03-10T20:30", interviewAt: "2026-03-10T18:00" }, all({ rapport: "good" }), ["thankYouEmail"]],
  ["The day after, to recruiters", held, all({ role: "recruiter" }), ["note", "thankYouEmail"]],
  ["The day after, to coordinators", held, all({ role: "coordinator" }), ["note", "thankYouEmail"]],
  ["The day after, to people who suggested it", held, all({ invitedYou: true }), ["note"]],
  ["The day after, to people who said yes when asked", held, all({ agreed: true }), ["note", "thankYouEmail"]],
  ["The day after, to people who pointed them on", held, all({ referredYou: true }), ["note"]],
  ["Thanks that the agency’s consultant passes on", { ...held, arrangedBy: "agency" }, all({ rapport: "good" }), ["thankYouVia"]],
  ["Through the agency’s consultant", { ...weeksAgo, arrangedBy: "agency" }, panel, ["checkInEmail"]],
  ["A second time through the agency’s consultant", { ...weeksAgo, arrangedBy: "agency", checkInsSentOn: ["2026-03-04"] }, panel, ["checkInEmail"]],
  ["A question to the agency’s consultant", { ...ahead, arrangedBy: "agency" }, unmet, ["prepEmail"]],
  ["Thanks that the recruiter passes on, no topic known", held, all({ reach: "recruiter" }).map(without("topic")), ["thankYouVia"]],
  ["Thanks to connections without an address", held, all({ request: "accepted", reach: "message" }), ["thankYouMessage"]],
  ["Thanks to connections, undecided", held, all({ request: "accepted", reach: "message", rapport: "mixed" }), ["thankYouMessage"]],
  ["With a sentence of one’s own", { ...held, noteLimit: 300 }, all({ rapport: "good", line: "It brought to mind how we moved our own planning off paper." }), ["note", "thankYouEmail", "thankYouVia", "thankYouMessage"]],
  ["Thanks that come weeks late", weeksAgo, all({ rapport: "good" }), ["thankYouEmail"]],
  ["A request that never arrived", held, all({ request: "lost" }), ["note"]],
  ["Three weeks without an answer to the request", weeksAgo, all({ request: "pending", requestSentOn: "2026-02-18" }), ["followUpEmail"]],
  ["Two weeks without news, no day promised", weeksAgo, panel, ["checkInEmail"]],
  ["The promised day has passed", { ...weeksAgo, decisionOn: "2026-03-03" }, panel, ["checkInEmail"]],
  ["Asking about timing a second and last time", { ...weeksAgo, checkInsSentOn: ["2026-03-04"] }, panel, ["checkInEmail"]],
  ["With an offer", { ...held, stage: "offer", decisionOn: "2026-03-10" }, all({ rapport: "good" }), ["note", "acceptReply", "update"]],
  ["After a refusal", refused, panel, ["rejectionThanks", "note", "acceptReply", "update"]],
  ["After a refusal, to recruiters", refused, all({ role: "recruiter", contact: "brief" }), ["rejectionThanks", "note"]],
  ["After a refusal, where it went poorly", refused, all({ rapport: "poor", contact: "brief" }), ["rejectionThanks"]],
  ["Months after a refusal", { ...refused, decisionOn: "2025-11-14", interviewAt: "2025-11-05T14:00" }, panel, ["note", "rejectionThanks"]],
  ["Withdrawn", { ...refused, stage: "closed", closedBecause: "withdrew" }, panel, ["note", "rejectionThanks"]],
  ["With the offer turned down", { ...refused, stage: "closed", closedBecause: "declinedOffer" }, panel, ["note", "rejectionThanks"]],
  ["With the job gone", { ...refused, stage: "closed", closedBecause: "cancelled" }, panel, ["note", "rejectionThanks"]],
  ["Never answered", { ...refused, stage: "closed", closedBecause: "silence" }, panel, ["note", "rejectionThanks"]],
  ["Ended otherwise", { ...refused, stage: "closed" }, panel, ["note", "update"]],
  ["No topic known", held, all({ rapport: "good" }).map(without("topic")), ["note", "thankYouEmail", "acceptReply"]],
  ["No topic known, weeks later", weeksAgo, all({ request: "pending", requestSentOn: "2026-02-18" }).map(without("topic")), ["followUpEmail", "checkInEmail"]],
  ["Nothing but the stage known", { now, stage: "after" }, [{ id: "1" }, { id: "2" }, { id: "3" }], ["note", "thankYouEmail", "thankYouVia", "thankYouMessage", "followUpEmail", "checkInEmail", "introRequest", "update", "logistics"]],
  ["Nothing known after a refusal", { now, stage: "rejected" }, [{ id: "1", contact: "substantial" }, { id: "2" }, { id: "3" }], ["note", "rejectionThanks"]],
  ["Nothing known before", { now, stage: "before" }, [{ id: "1" }, { id: "2" }, { id: "3" }], ["note", "prepEmail", "introRequest", "logistics", "acceptReply"]],
  ...[300, 120, 60, 20].flatMap((noteLimit) => [
    [`A note of ${noteLimit} characters, afterwards`, { ...held, noteLimit }, all({ rapport: "good" }), ["note"]],
    [`A note of ${noteLimit} characters, beforehand`, { ...eager, noteLimit }, unmet, ["note"]],
  ]),
  ["A note of 120 characters without a topic", { ...held, noteLimit: 120 }, all({ rapport: "good" }).map(without("topic")), ["note"]],
  ["Long names and topics", { ...held, job: "Senior Manager, Regulatory Affairs", company: "Österreichische Donauschifffahrt", you: "Maria José Fernández de la Vega" }, [
    { id: "1", name: "Aleksandra Wojciechowska", rapport: "good", topic: "whether small teams should keep their own release calendar or follow the company’s" },
    { id: "2", name: "Oluwaseun Adebayo-Williams", rapport: "good", topic: "rewriting the onboarding guide so that new people can start without a week of meetings" },
    { id: "3", name: "Nguyễn Thị Minh Khai", rapport: "good", topic: "the 2019 audit" },
  ], ["note", "thankYouEmail"]],
];

// --- the page ---

const escape = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The body with each missing fact marked: offsets count as JavaScript does. */
const marked = ({ body, placeholders }) => {
  let html = "";
  let end = 0;
  for (const gap of placeholders) {
    html += `${escape(body.slice(end, gap.start))}<mark>${escape(body.slice(gap.start, gap.end))}</mark>`;
    end = gap.end;
  }
  return html + escape(body.slice(end));
};

const card = (draft, index) => {
  const subject = draft.subject ? `<p class="subject">${escape(draft.subject)}</p>` : "";
  const length = draft.limit === null ? `${draft.length}` : `${draft.length} of ${draft.limit}`;
  return `<td><p class="tone">${tones[index]}</p>${subject}<p class="body">${marked(draft)}</p><p class="length">${length}</p></td>`;
};

const table = (situation, people, kind) => {
  const rows = people.map(({ id, name }) => {
    const drafts = tones.map((tone) => compose({ ...situation, interviewers: people }, id, kind, tone));
    return `<tr><th scope="row">${escape(name ?? id)}</th>${drafts.map(card).join("")}</tr>`;
  });
  const head = tones.map((tone) => `<th scope="col">${tone}</th>`).join("");
  return `<table><caption>${kind}</caption><thead><tr><td></td>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table>`;
};

const section = ([title, situation, people, kinds], index) =>
  `<section id="s${index + 1}"><h2>${escape(title)}</h2>\n${kinds.map((kind) => table(situation, people, kind)).join("\n")}\n</section>`;

const style = `
:root { color-scheme: light dark; --ground: light-dark(#f6f4ee, #13151b); --card: light-dark(#fff, #1d2029); --ink: light-dark(#1c2024, #ecebe6); --quiet: light-dark(#555c63, #b3b7bd); --line: light-dark(#d0d5da, #3c414c); --mark: light-dark(#ffe9a8, #5b4700); --link: light-dark(#4338a0, #b9b1ff); }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); overflow-wrap: anywhere; }
a { color: var(--link); }
table { width: 100%; margin: 1rem 0 2rem; border-collapse: collapse; table-layout: fixed; }
caption { padding: .5rem 0; font-weight: 600; text-align: start; }
th, td { padding: .5rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
td { background: var(--card); }
thead td, th:first-child { width: 6rem; }
td p { margin: 0 0 .5rem; }
mark { color: inherit; background: var(--mark); }
.subject { font-weight: 600; }
.body { white-space: pre-line; }
.length, .tone { color: var(--quiet); font-size: .875rem; }
@media (min-width: 45rem) { .tone { display: none; } }
@media (max-width: 44.99rem) {
  thead { display: none; }
  table, tbody, tr, td, tbody th { display: block; }
  tbody th:first-child { width: auto; }
}
`;

const hash = createHash("sha256").update(style).digest("base64");
const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;

/** The page, as the engine that was built last writes it. */
export const examples = () => `<!doctype html>
<!-- Generated by www/docs/examples.mjs from the built engine; do not edit. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Examples of drafts</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Examples of drafts</h1>
<p>Each message as the engine composes it on ${escape(now.slice(0, 10))}, without a word changed. What the user still has to fill in is marked.</p>
<ol>
${scenes.map(([title], index) => `<li><a href="#s${index + 1}">${escape(title)}</a></li>`).join("\n")}
</ol>
${scenes.map(section).join("\n")}
</main>
</body>
</html>
`;

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(argv[2], examples());
