// The package's reader of invitations: what it gives and refuses, and thousands of calendar files beside another library's reading.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { test } from "node:test";
import { promisify } from "node:util";
import ICAL from "ical.js";
import { consumer, read, root } from "./built.mjs";

const run = promisify(execFile);
const { InvitationError, readInvitation } = await import("../../dist/npm/invitation.js");

const sample = (name) => readFile(join(root, "tests", "invitations", name));
const HERE = { now: "2026-03-02T09:00", zone: "Europe/Berlin" };

test("bytes, a view, a buffer and a text give the same", async () => {
  const bytes = new Uint8Array(await sample("01-google-meet.ics"));
  const whole = new Uint8Array([32, ...bytes, 32]);
  const said = readInvitation(bytes, HERE);
  assert.equal(said.events.length, 1);
  for (const content of [bytes.slice().buffer, whole.subarray(1, -1), new DataView(whole.buffer, 1, bytes.length), new TextDecoder().decode(bytes)]) {
    assert.deepEqual(readInvitation(content, HERE), said);
  }
});

test("without a zone that of the machine counts", async () => {
  const script = `
    import { readInvitation } from "interview-connect/invitation";
    const text = "BEGIN:VCALENDAR\\r\\nBEGIN:VEVENT\\r\\nSUMMARY:Interview\\r\\nDTSTART:20260312T120000Z\\r\\nEND:VEVENT\\r\\nEND:VCALENDAR";
    console.log(readInvitation(text, { now: "2026-03-02T09:00" }).events[0].start);`;
  const cwd = await consumer("invitation", "package.json");
  const { stdout } = await run(execPath, ["--input-type=module", "--eval", script], { cwd, env: { ...env, TZ: "Asia/Tokyo" } });
  assert.equal(stdout.trim(), "2026-03-12T21:00");
});

test("an answer is taken up when the invitation is read again", async () => {
  const text = await sample("27-ambiguous-date.txt");
  const { questions } = readInvitation(text, HERE);
  const asked = questions.find(({ offers }) => offers.length > 1);
  const { event, field, offers } = asked;
  const told = readInvitation(text, { ...HERE, answers: [{ event, field, value: offers[1] }] });
  assert.ok(!told.questions.some((question) => question.field === field && question.event === event));
  assert.notDeepEqual(told.events, readInvitation(text, { ...HERE, answers: [{ event, field, value: offers[0] }] }).events);
});

test("what cannot be used is named, and nothing of the invitation is in the message", () => {
  const faulty = [
    [[7, HERE], "invitation"],
    [["", undefined], "options"],
    [["", {}], "now"],
    [["", { ...HERE, now: "tomorrow" }], "now"],
    [["", { ...HERE, now: 3 }], "now"],
    [["", { ...HERE, zone: "Mars/Olympus" }], "zone"],
    [["", { ...HERE, you: {} }], "you"],
    [["", { ...HERE, answers: "none" }], "answers"],
    [["", { ...HERE, answers: [{ event: -1, field: "date", value: "2026-03-12" }] }], "answers[0]"],
    [["", { ...HERE, answers: [{ event: 0, field: "price", value: "2026-03-12" }] }], "answers[0].field"],
    [["", { ...HERE, answers: [{ event: 0, field: "date", value: "soon" }] }], "answers[0].value"],
  ];
  for (const [given, path] of faulty) {
    assert.throws(
      () => readInvitation(...given),
      (error) => {
        assert.ok(error instanceof InvitationError && error instanceof Error);
        assert.equal(error.name, "InvitationError");
        assert.equal(error.faults[0].path, path);
        for (const key of ["problem", "accepted"]) assert.ok(error.faults[0][key].length > 0, `${path} ${key}`);
        return true;
      },
    );
  }
  assert.deepEqual(readInvitation("nothing in it", HERE).events, []);
});

test("every reading fits its type", async () => {
  const names = Object.keys(JSON.parse(await read("tests/invitations/expected.json")));
  const readings = await Promise.all(names.map(async (name) => readInvitation(await sample(name), HERE)));
  const folder = await consumer("readings", "package.json", "tsconfig.json");
  const code = `import type { Invitation } from "interview-connect/invitation";\nexport const readings: Invitation[] = ${JSON.stringify(readings)};\n`;
  await writeFile(join(folder, "use.ts"), code);
  const compiler = join(root, "tests", "node_modules", "typescript", "bin", "tsc");
  await run(execPath, [compiler, "--project", folder]).catch(({ stdout }) => assert.fail(stdout.slice(0, 4000)));
});

// --- beside ical.js ---

/** The same numbers in every run. */
const seeded = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const BLOCKS = {
  "Europe/Berlin": ["+0100", "+0200", "-1SU", "3", "-1SU", "10", "T020000", "T030000"],
  "America/New_York": ["-0500", "-0400", "2SU", "3", "1SU", "11", "T020000", "T020000"],
  "Australia/Sydney": ["+1000", "+1100", "1SU", "10", "1SU", "4", "T020000", "T030000"],
};

const block = (zone) => {
  const [standard, daylight, springDay, springMonth, autumnDay, autumnMonth, spring, autumn] = BLOCKS[zone];
  const part = (kind, from, to, day, month, at) =>
    [`BEGIN:${kind}`, `DTSTART:1971${month.padStart(2, "0")}01${at}`, `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${day}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `END:${kind}`];
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...part("STANDARD", daylight, standard, autumnDay, autumnMonth, autumn), ...part("DAYLIGHT", standard, daylight, springDay, springMonth, spring), "END:VTIMEZONE"];
};

const WORDS = ["Interview", "Data", "Analyst", "Gespräch", "panel", "Größe", "second", "round,", "with; team", "面接", "call", "back\\slash"];

const folded = (line) => {
  const pieces = [];
  let piece = "";
  for (const letter of line) {
    if (Buffer.byteLength(piece + letter) > 74) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece].join("\r\n ");
};

const escaped = (text) => text.replace(/[\\,;]/g, "\\$&");

/** A calendar file of one event, and what kind of time it has. */
const made = (random) => {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const two = (number) => String(number).padStart(2, "0");
  const day = `2026${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
  const time = `T${two(Math.floor(random() * 24))}${pick(["00", "15", "30", "45"])}00`;
  const kind = pick(["utc", "zoned", "zoned", "floating", "day"]);
  const zone = pick(Object.keys(BLOCKS));
  const minutes = pick([15, 30, 45, 60, 90, 120]);
  const title = Array.from({ length: 1 + Math.floor(random() * 12) }, () => pick(WORDS)).join(" ");
  const start = { utc: `DTSTART:${day}${time}Z`, zoned: `DTSTART;TZID=${zone}:${day}${time}`, floating: `DTSTART:${day}${time}`, day: `DTSTART;VALUE=DATE:${day}` }[kind];
  const length = pick([`PT${minutes}M`, `PT${Math.floor(minutes / 60)}H${minutes % 60}M`]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fernhill//EN", ...(kind === "zoned" ? block(zone) : []), "BEGIN:VEVENT", "UID:1@fernhill.example", "DTSTAMP:20260301T090000Z", start];
  if (kind !== "day") lines.push(`DURATION:${length}`);
  lines.push(`SUMMARY:${escaped(title)}`, "END:VEVENT", "END:VCALENDAR", "");
  return { text: lines.map(folded).join("\r\n"), kind, zone, title, minutes };
};

const WALL = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
const inBerlin = new Intl.DateTimeFormat("sv-SE", { ...WALL, timeZone: "Europe/Berlin" });

/** What ical.js reads, in our terms. */
const theirs = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  const { startDate, summary } = event;
  const minutes = startDate.isDate ? null : event.duration.toSeconds() / 60;
  const wall = startDate.toString().slice(0, 16);
  const there = new Intl.DateTimeFormat("sv-SE", { ...WALL, timeZone: startDate.zone.tzid === "floating" ? "UTC" : startDate.zone.tzid });
  const start = startDate.isDate ? null : startDate.zone.tzid === "floating" ? wall : inBerlin.format(startDate.toJSDate()).replace(" ", "T");
  // A clock that is put forward never shows the hour that it leaves out.
  const skipped = !startDate.isDate && there.format(startDate.toJSDate()).replace(" ", "T") !== wall;
  return { start, date: startDate.isDate ? wall.slice(0, 10) : null, minutes, title: summary, skipped };
};

test("on three thousand calendar files ical.js reads the same", () => {
  const random = seeded(20260302);
  const kinds = {};
  let asked = 0;
  let skipped = 0;
  for (let index = 0; index < 3000; index += 1) {
    const { text, kind } = made(random);
    const { events, questions } = readInvitation(text, HERE);
    const [{ start, date, minutes, title, startThere }] = events;
    const their = theirs(text);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    // Two things ours does not take for granted, where ical.js does: whose clock a floating time is on, and what time it is where
    // a clock that is put back shows it twice. It asks, and has the same time on that clock.
    if (start === null && date === null) {
      assert.equal(questions[0].event, 0, text);
      assert.ok(["zone", "time", "which"].includes(questions[0].field), text);
      if (kind === "floating") assert.equal(startThere, their.start, text);
      asked += 1;
    } else if (their.skipped) {
      // RFC 5545 reads it by the clock before the change, as ours does; ical.js by that after it, an hour before.
      assert.equal(Date.parse(`${start}Z`) - Date.parse(`${their.start}Z`), 3_600_000, text);
      skipped += 1;
    } else assert.deepEqual({ start, date }, { start: their.start, date: their.date }, text);
    assert.deepEqual({ minutes, title }, { minutes: their.minutes, title: their.title.replace(/\s+/g, " ").trim() }, text);
  }
  assert.deepEqual(Object.keys(kinds).sort(), ["day", "floating", "utc", "zoned"]);
  assert.ok(asked < kinds.floating + 30 && skipped > 0 && skipped < 10, `${asked} asked, ${skipped} in an hour that is left out`);
});
