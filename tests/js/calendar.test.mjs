// The calendar file, read back by an independent parser.
import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";

const { advise, calendar } = await import("../../dist/npm/core.js");

const situation = {
  now: "2026-03-10T18:00", stage: "after", interviewAt: "2026-03-10T14:00", decisionOn: "2026-03-20", planId: "north, sea; 2", job: "Engineer",
  interviewers: [
    { id: "dana", name: "Dana, \\ Okafor; PhD", rapport: "good" },
    { id: "luis", name: "路易斯".repeat(40), rapport: "good" },
    { id: "pending", request: "pending", requestSentOn: "2026-03-01" },
  ],
};

const events = (file) => new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
const starts = (event) => event.startDate.toString();

test("every event of the plan can be read back", () => {
  const file = calendar(situation);
  const read = events(file);
  const advice = advise(situation);
  const expected = advice.timeline.filter(({ kind }) => kind !== "now" && kind !== "interview");
  assert.equal(read.length, expected.length);
  expected.forEach((entry, index) => {
    assert.equal(read[index].summary, `${entry.label} (${situation.company ?? situation.job})`);
    // A request begins when it is best sent.
    const suggested = entry.kind === "window" && advice.people.find(({ id }) => id === entry.person).window.suggested;
    assert.equal(starts(read[index]).slice(0, 16), (suggested || (entry.at ?? entry.from)).slice(0, 16));
    if (entry.to) assert.equal(read[index].endDate.toString().slice(0, 16), entry.to);
  });
});

test("times float: they name no zone and no offset", () => {
  for (const event of events(calendar(situation))) {
    assert.equal(event.startDate.zone, ICAL.Timezone.localTimezone, event.summary);
    assert.ok(!starts(event).endsWith("Z"));
  }
  assert.match(calendar(situation), /\r\nDTSTAMP:20260310T180000Z\r\n/);
});

test("the window's alarm rings at the suggested moment", () => {
  const [dana] = advise(situation).people;
  const window = events(calendar(situation)).find(({ uid }) => uid.startsWith("window/dana/"));
  const trigger = window.component.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger");
  const rings = window.startDate.clone();
  rings.addDuration(trigger);
  assert.equal(rings.toString().slice(0, 16), dana.window.suggested);
});

test("a second import updates the first, and two plans never collide", () => {
  const uids = (of) => events(calendar(of)).map(({ uid }) => uid);
  const first = uids(situation);
  assert.equal(new Set(first).size, first.length);
  assert.deepEqual(uids({ ...situation, now: "2026-03-11T09:00", job: "Other" }), first);
  const plans = ["plan", "plan 2", "plan%202", "plan/2", "Plan", "päln"].flatMap((planId) => uids({ ...situation, planId }));
  assert.equal(new Set(plans).size, plans.length);
});

test("every line is folded by octets and ends as the format says", () => {
  const file = calendar(situation);
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.ok(!/[^\r]\n/.test(file));
  for (const line of file.split("\r\n")) {
    assert.ok(new TextEncoder().encode(line).length <= 75, line);
    assert.ok(!line.includes("\ufffd"));
  }
});

test("nothing that a person types can add a line of its own", () => {
  const hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\u2028ATTACH:file";
  const file = calendar({ ...situation, planId: hostile, interviewers: [{ id: hostile, name: hostile, rapport: "good" }] });
  assert.ok(!/^(UID:evil|ATTACH)/m.test(file));
  assert.equal(events(file).length, events(calendar({ ...situation, interviewers: [{ rapport: "good" }] })).length);
});
