// Time zones as the browser knows them: offsets on both sides of a change, and wall times that come twice or never.
import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf, offsetAt, ownZone, zones } from "../../www/zones.js";

const minutes = (text) => Date.parse(`${text}Z`) / 60_000;
const written = (instant) => new Date(instant * 60_000).toISOString().slice(0, 16);

test("an offset is that of the zone on that day", () => {
  const cases = [
    ["UTC", "2026-03-11T12:00", 0],
    ["Europe/Berlin", "2026-03-11T12:00", 60],
    ["Europe/Berlin", "2026-07-11T12:00", 120],
    ["America/New_York", "2026-03-08T06:59", -300],
    ["America/New_York", "2026-03-08T07:00", -240],
    ["America/St_Johns", "2026-01-11T12:00", -210],
    ["Asia/Kolkata", "2026-01-11T12:00", 330],
    ["Asia/Kathmandu", "2026-01-11T12:00", 345],
    ["Pacific/Kiritimati", "2026-01-11T12:00", 840],
    ["Pacific/Niue", "2026-01-11T12:00", -660],
  ];
  for (const [zone, at, offset] of cases) assert.equal(offsetAt(zone, minutes(at)), offset, `${zone} ${at}`);
});

test("a zone that nobody knows has no offset", () => {
  for (const zone of ["Europe/Atlantis", "W. Europe Standard Time", "", "\0", "Customized Time Zone"]) {
    assert.ok(Number.isNaN(offsetAt(zone, 0)), zone);
    assert.ok(Number.isNaN(instantOf(zone, 0)), zone);
  }
});

test("a wall time is the instant at which the zone's clock shows it", () => {
  const cases = [
    ["America/New_York", "2026-03-11T14:00", "2026-03-11T18:00"],
    ["Europe/London", "2026-07-01T09:00", "2026-07-01T08:00"],
    ["Asia/Tokyo", "2026-01-01T00:30", "2025-12-31T15:30"],
    // The hour that comes twice, and the hours around it.
    ["Europe/Berlin", "2026-10-25T01:59", "2026-10-24T23:59"],
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"],
    ["Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00"],
    // The hour that is skipped, and the hours around it.
    ["Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59"],
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30"],
    ["Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00"],
    ["America/Los_Angeles", "2026-03-08T03:00", "2026-03-08T10:00"],
    ["America/Los_Angeles", "2026-11-01T01:30", "2026-11-01T08:30"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"],
  ];
  for (const [zone, wall, instant] of cases) assert.equal(written(instantOf(zone, minutes(wall))), instant, `${zone} ${wall}`);
});

test("there and back, every hour of two years comes out as it went in", () => {
  for (const zone of ["America/New_York", "Europe/London", "Australia/Sydney", "America/Santiago"]) {
    let twice = 0;
    for (let instant = minutes("2026-01-01T00:30"); instant < minutes("2028-01-01T00:30"); instant += 60) {
      const back = instantOf(zone, instant + offsetAt(zone, instant));
      // Only the second of two equal hours gives another: the first.
      if (back !== instant) {
        assert.equal(back, instant - 60, `${zone} ${written(instant)}`);
        twice += 1;
      }
    }
    assert.equal(twice, 2, zone);
  }
});

test("the list of zones holds the one we are in, and each has an offset", () => {
  const all = zones();
  assert.ok(all.length > 300, `${all.length}`);
  assert.ok(all.every((zone) => !Number.isNaN(offsetAt(zone, minutes("2026-03-11T12:00")))));
  assert.ok(!Number.isNaN(offsetAt(ownZone(), 0)));
});
